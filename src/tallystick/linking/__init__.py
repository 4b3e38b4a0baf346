"""Linking: which accounts, of which reports, tell of the same incident; and why, where that is asked."""

from tallystick.linking.decisions import Decisions
from tallystick.linking.flow import Linking, link

__all__ = ["Decisions", "Linking", "link"]
