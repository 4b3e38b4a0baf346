"""Reconciling: from linked accounts to origins, values, wholes, grades, tolls and findings."""

from tallystick.reconcile.flow import Reconciling, reconcile

__all__ = ["Reconciling", "reconcile"]
