"""Tallystick: many news reports of violence, one ledger of incidents that can be trusted."""

__version__ = "0.1.0"
