"""Copy: a passage that two reports share, with the words that were exchanged.

NearCopy: two reports that are one text as wholes. Version: a later state of the same page. Damage: a place where a text visibly
lost words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from tallystick.model.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Words of the left passage that stand for other words in the right one; either may be empty (an insertion)."""

    left: str
    right: str
    left_start: int
    right_start: int


class EarlierBy(StrEnum):
    """By which rule it is told which of two reports came first."""

    DAYS = "stated days of publication"
    CREDIT = "a credit to the other's outlet"
    STATES = "the times of two states of one page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A shared passage; `left.report_id <= right.report_id`. `earlier` is a report id where dates or credits tell, else None.

    `similarity` is the share of words that stand in both, in order: 1.0 is word for word. `earlier_by` is the rule by which
    `earlier` is told, None where it is not.
    """

    copy_id: str
    left: Passage
    right: Passage
    similarity: float
    exchanges: tuple[Exchange, ...] = ()
    earlier: str | None = None
    earlier_by: EarlierBy | None = None

    def side(self, report_id: str) -> Passage:
        """The passage on the side of one of the two reports."""
        return self.left if self.left.report_id == report_id else self.right

    def other(self, report_id: str) -> Passage:
        """The passage on the other side than that of one of the two reports."""
        return self.right if self.left.report_id == report_id else self.left

    def unchanged(self, report_id: str, start: int, end: int) -> bool:
        """Whether the words of one report at [start, end) lie in the passage and none of them was exchanged."""
        here, left = self.side(report_id), self.left.report_id == report_id
        spans = ((one.left_start, len(one.left)) if left else (one.right_start, len(one.right)) for one in self.exchanges)
        return here.start <= start < end <= here.end and not any(at < end and start < at + size for at, size in spans)

    def across(self, report_id: str, start: int, end: int) -> tuple[int, int] | None:
        """Where words of one report, at [start, end) in its text, stand in the other; None where they lie outside the copy.

        Between the exchanged words both texts run alike but for spelling and spaces, so that the place is found by counting
        from the exchange before it: good to a word, not to a character.
        """
        here = self.side(report_id)
        if not here.touches(start, end):
            return None
        anchors = self._anchors(report_id)
        first, last = _crossed(max(start, here.start), anchors), _crossed(min(end, here.end), anchors)
        return (first, max(first + 1, last))

    def _anchors(self, report_id: str) -> list[tuple[int, int]]:
        """Places in the one report with those in the other that stand for them, in order."""
        left = self.left.report_id == report_id
        places = [(self.left.start, self.right.start)]
        for one in self.exchanges:
            places.append((one.left_start, one.right_start))
            places.append((one.left_start + len(one.left), one.right_start + len(one.right)))
        places.append((self.left.end, self.right.end))
        return sorted(place if left else (place[1], place[0]) for place in places)


def _crossed(place: int, anchors: Sequence[tuple[int, int]]) -> int:
    """The place on the other side, between the anchors around it in the same proportion."""
    for (here, there), (beyond, opposite) in pairwise(anchors):
        if here <= place <= beyond:
            return there if beyond == here else there + (place - here) * (opposite - there) // (beyond - here)
    return anchors[-1][1]


@dataclass(frozen=True, slots=True, kw_only=True)
class NearCopy:
    """Two reports, by id, the lower first, that are the same text but for a part; which part, their copies tell.

    `similarity` is the share of runs of five words that stand in both, of all that stand in either; it is exact. `earlier` and
    `earlier_by` as in a Copy.
    """

    copy_id: str
    left: str
    right: str
    similarity: float
    earlier: str | None = None
    earlier_by: EarlierBy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """`later` is a newer state of the page that `earlier` is an older state of; the newer one is in force.

    `changes` are what stands in one of the two only, the earlier's words on the left, in the order of the later's text.
    """

    earlier: str
    later: str
    reason: str
    changes: tuple[Exchange, ...] = ()


class Sign(StrEnum):
    """By what a text shows that words are missing in it."""

    OWNER = "an owner's ending without an owner"
    SUBJECT = "a sentence without its subject"
    ARTICLE = "an article without its noun"
    OBJECT = "a preposition without its noun"
    SPACE = "an empty space within a sentence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Words are missing at `at` in a report: `passage` are the words around the place, which no writer leaves so.

    `supplied` are the words that stand there in another report, by the shared passage `copy_id`: they are inferred, and never
    become words of the damaged report. Both are None where no other report supplies them.
    """

    passage: Passage
    at: int
    sign: Sign
    supplied: Passage | None = None
    copy_id: str | None = None
