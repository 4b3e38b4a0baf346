"""Copy: a passage that two reports share, with the words that were exchanged.

NearCopy: two reports that are one text as wholes. Version: a later state of the same page.
"""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Words of the left passage that stand for other words in the right one; either may be empty (an insertion)."""

    left: str
    right: str
    left_start: int
    right_start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A shared passage; `left.report_id <= right.report_id`. `earlier` is a report id where dates or credits tell, else None.

    `similarity` is the share of words that stand in both, in order: 1.0 is word for word.
    """

    copy_id: str
    left: Passage
    right: Passage
    similarity: float
    exchanges: tuple[Exchange, ...] = ()
    earlier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NearCopy:
    """Two reports, by id, the lower first, that are the same text but for a part; which part, their copies tell.

    `similarity` is the share of runs of five words that stand in both, of all that stand in either; it is exact. `earlier` as
    in a Copy.
    """

    copy_id: str
    left: str
    right: str
    similarity: float
    earlier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """`later` is a newer state of the page that `earlier` is an older state of; the newer one is in force.

    `changes` are what stands in one of the two only, the earlier's words on the left, in the order of the later's text.
    """

    earlier: str
    later: str
    reason: str
    changes: tuple[Exchange, ...] = ()
