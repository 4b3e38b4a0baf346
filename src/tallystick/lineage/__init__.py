"""Lineage: who copied what: reports that are one text, shared passages with exchanged words, versions of one page."""

from tallystick.lineage.trace import Tracing, near_copies, trace

__all__ = ["Tracing", "near_copies", "trace"]
