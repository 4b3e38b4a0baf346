from __future__ import annotations

import random
import re
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.claims import Claim, Measure
from tallystick.model.passage import Passage
from tallystick.model.reports import Mark, MarkKind
from tallystick.outputs.lookup import Statement
from tallystick.outputs.page.exchanged import sides
from tallystick.outputs.page.marked_text import pieces
from tallystick.outputs.page.pairs import pairs
from tests import builders as build
from tests.outputs import story

TEXT = "Two were killed and three wounded. It was Monday."
SPAN = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda one: one[0] < one[1])


def claim_at(number: int, span: tuple[int, int]) -> Claim:
    """A claim with these offsets in TEXT."""
    report = build.report(TEXT)
    passage = Passage(report_id=report.report_id, start=span[0], end=span[1], quote=TEXT[span[0] : span[1]])
    claim = build.claim(report, "", Measure.KILLED, build.figure(2), passage=passage)
    return replace(claim, claim_id=f"clm-{number}")


@given(st.lists(SPAN, max_size=6), st.lists(SPAN, max_size=4), st.sampled_from(list(MarkKind)))
def test_pieces_give_back_the_text_and_each_claim_begins_and_ends_once(
    claims: list[tuple[int, int]], marks: list[tuple[int, int]], kind: MarkKind
) -> None:
    report = replace(build.report(TEXT), marks=tuple(Mark(start=start, end=end, kind=kind) for start, end in marks))
    statements: dict[str, Statement] = {f"clm-{number}": claim_at(number, one) for number, one in enumerate(claims)}
    found = pieces(report, statements)
    assert "".join(one.words for one in found) == TEXT
    begun = [one.claim_id for piece in found for one in piece.begins]
    ended = [one.claim_id for piece in found for one in piece.ends]
    assert sorted(begun) == sorted(ended) == sorted(statements)
    assert all(piece.statement is not None for piece in found if piece.begins or piece.ends)


def test_the_shortest_statement_over_a_piece_gives_it_its_colour() -> None:
    whole, part = claim_at(1, (0, 34)), claim_at(2, (20, 33))
    found = pieces(build.report(TEXT), {one.claim_id: one for one in (whole, part)})
    assert [(one.words, one.statement and one.statement.claim_id) for one in found] == [
        ("Two were killed and ", "clm-1"),
        ("three wounded", "clm-2"),
        (".", "clm-1"),
        (" It was Monday.", None),
    ]


def test_exchanged_words_are_told_from_shared_ones_on_both_sides() -> None:
    (copy,) = story.contents().lineage.copies
    left, right = sides(copy)
    assert "".join(words for words, _ in left) == copy.left.quote
    assert "".join(words for words, _ in right) == copy.right.quote
    swapped = [{words for words, number in side if number} for side in (left, right)]
    assert set.union(*swapped) == {"soldiers", "killed", "wounded", "troops", "martyred", "injured"}
    assert [number for _, number in left if number] == [number for _, number in right if number] == [1, 2, 3]


@given(st.integers(-5, 400))
def test_an_exchange_that_does_not_stand_at_its_offset_is_not_marked_elsewhere(start: int) -> None:
    (copy,) = story.contents().lineage.copies
    moved = replace(copy, exchanges=(replace(copy.exchanges[0], left="zzz", left_start=start),))
    assert sides(moved)[0] == [(copy.left.quote, 0)]


def test_pairs_gather_copies_in_the_order_of_the_text() -> None:
    lineage = story.contents().lineage
    (copy,) = lineage.copies
    second = replace(copy, copy_id="cpy-2", left=replace(copy.left, start=copy.left.start + 1), earlier=copy.right.report_id)
    copies = [copy, second]
    random.Random(1).shuffle(copies)
    (pair,) = pairs(replace(lineage, copies=tuple(copies)))
    assert pair.copies == (copy, second)
    assert pair.earlier is None


def luminance(colour: str) -> float:
    """The relative luminance of #rrggbb, as WCAG defines it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ink", ["ink", "soft", "link", "warn"])
def test_words_stand_out_from_every_background(ink: str) -> None:
    style = files("tallystick.outputs.page").joinpath("templates/report.css").read_text(encoding="utf8")
    colour = re.search(rf"--{ink}: (#[0-9a-f]{{6}})", style)
    assert colour
    backgrounds = [*re.findall(r"background: (#[0-9a-f]{6})", style), "#ffffff", "#f5f6f7"]
    for one in backgrounds if ink in ("ink", "soft") else ["#ffffff", "#f5f6f7", "#fff8e0"]:
        light, dark = luminance(one), luminance(colour[1])
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (one, colour[1])
