"""Content: what is known of a report besides its marks, whatever it came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Text and what is stated beside it; `captions` are folded, `text` is empty where nothing was found.

    `credit_lines` are the words that the credits stand in.
    """

    text: str
    extractor: str
    title: str | None = None
    outlet: str | None = None
    address: str | None = None
    published: date | None = None
    published_basis: str | None = None
    modified: str | None = None
    credits: tuple[str, ...] = ()
    credit_lines: tuple[str, ...] = ()
    captions: frozenset[str] = frozenset()
