"""Linking: which accounts, of which reports, tell of the same incident; and why, where that is asked."""

from tallystick.linking.decisions import Decisions
from tallystick.linking.flow import Linking, link
from tallystick.linking.tables import tables

__all__ = ["Decisions", "Linking", "link", "tables"]
