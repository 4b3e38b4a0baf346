"""Passage: exact words at exact offsets in one report's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Passage:
    """Words of a report; `start` and `end` count characters in its text, end exclusive, and `quote == text[start:end]`."""

    report_id: str
    start: int
    end: int
    quote: str

    def touches(self, start: int, end: int) -> bool:
        """Whether the passage shares at least one character with [start, end)."""
        return self.start < end and self.end > start
