"""Report: one item as received, and its text; Item is what ingest hands on before the text is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Bytes as received, under the name that they came with (file name, record id or address).

    The remaining fields are what the envelope says (a JSONL record's fields, a file's ending), None where it says nothing.
    """

    name: str
    data: bytes
    media_type: str
    address: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: date | None = None


class MarkKind(StrEnum):
    """What cleaning marks in a text; the text itself is never rewritten."""

    TITLE = "title"
    DATELINE = "dateline"
    BYLINE = "byline"
    CREDIT = "credit"
    CAPTION = "caption"
    REPEAT = "repeat"  # words that the same report already gave
    FURNITURE = "furniture"  # navigation, contact lines, teasers
    PUBLISHED = "published"  # a line that gives the day of publication


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mark:
    """A marked span of a report's text, end exclusive."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One item with its text. `report_id` is the SHA-256 of its bytes; offsets everywhere count in `text`.

    `published` is the day of publication where the page or its envelope states it, else None; linking may infer it.
    `modified` is the time of the last change as the page states it; `credits` are agencies and writers named as sources.
    `carrier` is the one agency that it is credited to, None where it is credited to several or to one for a part only.
    """

    report_id: str
    names: tuple[str, ...]
    text: str
    extractor: str
    title: str | None = None
    outlet: str | None = None
    address: str | None = None
    language: str | None = None
    published: date | None = None
    published_basis: str | None = None
    modified: str | None = None
    credits: tuple[str, ...] = ()
    carrier: str | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def name(self) -> str:
        """The first of the names that it came under, in alphabetical order."""
        return self.names[0]

    def marked(self, start: int, end: int, *kinds: MarkKind) -> bool:
        """Whether [start, end) shares a character with a mark of one of these kinds."""
        return any(mark.kind in kinds and mark.start < end and mark.end > start for mark in self.marks)


class RejectionReason(StrEnum):
    """Why something could not be used."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too large"
    ENCODING = "broken encoding"
    LANGUAGE = "language not read"
    NO_TEXT = "no text found"
    MALFORMED = "malformed record"
    UNREADABLE = "unreadable"
    READING_FAILED = "reading failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """Something unusable: the name it came under, the reason, and a sentence for the person who must mend it.

    `report_id` is the SHA-256 of the bytes where there were any; the bytes are kept like those of a report. `data` are these
    bytes on their way from ingest to the store, None everywhere else; it does not count in comparisons.
    """

    name: str
    reason: RejectionReason
    detail: str
    report_id: str | None = None
    data: bytes | None = field(default=None, repr=False, compare=False)
