"""Lineage: who copied what: passages that reports share, with the words that were exchanged, and versions of one page."""

from tallystick.lineage.trace import trace

__all__ = ["trace"]
