"""Clean: an item becomes a report, its text with title, days, credits and marks, or a rejection with its reason."""

from tallystick.clean.report import clean

__all__ = ["clean"]
