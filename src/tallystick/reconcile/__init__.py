"""Reconciling: from linked accounts to origins, values, grades, tolls and findings."""

from tallystick.reconcile.flow import reconcile

__all__ = ["reconcile"]
