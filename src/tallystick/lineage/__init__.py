"""Lineage: who copied what: reports that are one text, shared passages with exchanged words, versions of one page."""

from tallystick.lineage.trace import near_copies, trace

__all__ = ["near_copies", "trace"]
