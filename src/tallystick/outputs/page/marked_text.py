"""MarkedText: a report's text cut into pieces, each knowing which statements and which marks of cleaning cover it.

Enters: a report, and its statements with their numbers on the page. Leaves: pieces that together are the text.
What always holds: joined, the pieces give back the text, character for character; the first piece of a statement carries its
number, so that the page can link there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tallystick.model.claims import Attribution
from tallystick.model.copies import Damage
from tallystick.model.reports import MarkKind, Report
from tallystick.outputs.lookup import Statement
from tallystick.outputs.printable import printable

_ASIDE = (MarkKind.CAPTION, MarkKind.FURNITURE, MarkKind.REPEAT, MarkKind.CREDIT, MarkKind.BYLINE, MarkKind.PUBLISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text: `statement` is the shortest over it, a figure before an attribution; `begins`, `ends`: edges here.

    `lost` where words are missing right before it.
    """

    words: str
    statement: Statement | None = None
    begins: tuple[Statement, ...] = ()
    ends: tuple[Statement, ...] = ()
    aside: MarkKind | None = None
    aside_begins: bool = False
    title: bool = False
    lost: Damage | None = None


def pieces(report: Report, statements: Mapping[str, Statement], damages: Sequence[Damage] = ()) -> list[Piece]:
    """The text of a report in pieces, cut at every edge of a statement or a mark, and where words are missing."""
    text, own = printable(report.text), sorted(statements.values(), key=lambda one: (one.passage.start, one.claim_id))
    edges = {0, len(text)}
    edges.update(edge for one in own for edge in (one.passage.start, one.passage.end))
    edges.update(min(edge, len(text)) for one in report.marks for edge in (one.start, one.end))
    lost = {min(one.at, len(text)): one for one in damages}
    edges.update(lost)
    found = [_piece(report, text, own, start, end) for start, end in pairwise(sorted(edges))]
    starts = sorted(edges)
    return [replace(piece, lost=lost[at]) if at in lost else piece for at, piece in zip(starts, found, strict=False)]


def _size(of: Statement) -> tuple[int, bool, str]:
    return (of.passage.end - of.passage.start, isinstance(of, Attribution), of.claim_id)


def _piece(report: Report, text: str, own: list[Statement], start: int, end: int) -> Piece:
    over = [one for one in own if one.passage.touches(start, end)]
    aside = next((one for one in report.marks if one.kind in _ASIDE and one.start < end and one.end > start), None)
    return Piece(
        words=text[start:end],
        statement=min(over, key=_size, default=None),
        begins=tuple(one for one in over if one.passage.start == start),
        ends=tuple(one for one in over if one.passage.end == end),
        aside=aside.kind if aside else None,
        aside_begins=aside is not None and aside.start == start,
        title=report.marked(start, end, MarkKind.TITLE),
    )
