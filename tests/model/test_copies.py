"""Copy: places on one side of a shared passage and what stands for them on the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.copies import Copy, Exchange
from tallystick.model.passage import Passage

LEFT = "Xx: Four guards were killed near Qarhat on Monday, it said."
RIGHT = "Four border guards were martyred on Monday, it said. Yy."


def passage(report_id: str, text: str, start: str, end: str) -> Passage:
    first, last = text.index(start), text.index(end) + len(end)
    return Passage(report_id=report_id, start=first, end=last, quote=text[first:last])


def exchange(left: str, right: str) -> Exchange:
    """An exchange at the words; for an empty side the place after the word before, as lineage gives it."""
    return Exchange(
        left=left,
        right=right,
        left_start=LEFT.index(left) if left else LEFT.index("Four") + 4,
        right_start=RIGHT.index(right) if right else RIGHT.index("martyred") + 8,
    )


COPY = Copy(
    copy_id="c",
    left=passage("a", LEFT, "Four", "said"),
    right=passage("b", RIGHT, "Four", "said"),
    similarity=0.8,
    exchanges=(exchange("", "border"), exchange("killed", "martyred"), exchange("near Qarhat", "")),
)


@pytest.mark.parametrize(("left", "right"), [("guards", "guards"), ("killed", "martyred"), ("on Monday", "on Monday")])
def test_words_stand_across_from_their_counterparts(left: str, right: str) -> None:
    there = COPY.across("a", LEFT.index(left), LEFT.index(left) + len(left))
    back = COPY.across("b", RIGHT.index(right), RIGHT.index(right) + len(right))
    assert there is not None and back is not None
    assert Passage(report_id="b", start=there[0], end=there[1], quote="").touches(RIGHT.index(right), RIGHT.index(right) + 3)
    assert Passage(report_id="a", start=back[0], end=back[1], quote="").touches(LEFT.index(left), LEFT.index(left) + 3)


def test_what_lies_outside_stands_across_from_nothing() -> None:
    assert COPY.across("a", 0, 3) is None
    assert COPY.across("b", RIGHT.index("Yy"), len(RIGHT)) is None


@pytest.mark.parametrize(
    ("words", "unchanged"), [("on Monday", True), ("guards", True), ("killed", False), ("were killed", False), ("Xx", False)]
)
def test_unchanged_words_were_not_exchanged(words: str, unchanged: bool) -> None:
    assert COPY.unchanged("a", LEFT.index(words), LEFT.index(words) + len(words)) is unchanged


def test_the_sides() -> None:
    assert (COPY.side("a"), COPY.other("a")) == (COPY.left, COPY.right)
    assert (COPY.side("b"), COPY.other("b")) == (COPY.right, COPY.left)


@given(st.integers(4, len(LEFT) - 2), st.integers(1, 20))
def test_what_stands_across_lies_in_the_passage_and_keeps_its_order(start: int, length: int) -> None:
    first, later = COPY.across("a", start, start + length), COPY.across("a", start + 1, start + 1 + length)
    assert first is not None
    assert COPY.right.start <= first[0] < first[1] <= COPY.right.end + 1
    assert later is None or first[0] <= later[0]
