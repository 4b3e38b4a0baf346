"""Reconciling: from linked accounts to origins, values, wholes, grades, tolls and findings."""

from tallystick.reconcile.flow import reconcile

__all__ = ["reconcile"]
