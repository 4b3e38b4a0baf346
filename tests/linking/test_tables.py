"""A project's own bits, laid over the shipped tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tallystick.linking.learned import learned
from tallystick.linking.levels import Weighing
from tallystick.linking.tables import tables
from tallystick.linking.weights import JUDGED

OWN = 'link = 1.5\n[place]\n"the same town" = 9.0\n[words]\n"next to no words in common" = -7.0\n'


def bits(table: Weighing, comparison: str, words: str) -> float:
    levels = table.comparisons[table.index(comparison)].levels
    return next(level.bits for level in levels if level.words == words)


def test_without_own_bits_the_tables_are_the_shipped_ones():
    assert (tables().judged, tables().learned) == (JUDGED, learned())


def test_own_bits_go_before_the_shipped_ones_and_all_else_stays():
    both = tables(OWN)
    for table, shipped in ((both.judged, JUDGED), (both.learned, learned())):
        assert bits(table, "place", "the same town") == 9.0
        assert bits(table, "place", "different towns") == bits(shipped, "place", "different towns")
        assert (table.prior, table.link) == (shipped.prior, 1.5)
        assert table.aside - table.link == pytest.approx(shipped.aside - shipped.link)
        assert table.outweighs == shipped.outweighs
    assert bits(both.learned, "words", "next to no words in common") == -7.0


def test_reasons_tell_of_the_bits_that_are_used():
    table = tables(OWN).judged
    told = {reason.words: reason.weight for reason in table.reasons[table.index("place")]}
    assert told["the same town"] == 9.0


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[weather]\n"rain" = 1.0\n', "weather"),
        ('[place]\n"the same twon" = 1.0\n', "the same twon"),
        ('[place]\n"the same town" = "much"\n', "the same town must be a number"),
        ("prior = true\n", "prior must be a number"),
        ("link = nan\n", "link must be a number"),
        ("place = 3.0\n", "place must be a table"),
        ("link = \n", "Invalid value"),
    ],
)
def test_what_cannot_be_used_is_named(text: str, reason: str):
    with pytest.raises(ValueError, match=reason):
        tables(text)


def test_the_page_on_weights_has_every_level_with_its_bits():
    page = Path(__file__).parents[2].joinpath("docs/weights.md").read_text("utf8")
    rows = re.findall(r"^\| (.+?) \| ([-+.0-9]*) \| ([-+.0-9]*) \|$", page, re.MULTILINE)
    for column, table in ((1, JUDGED), (2, learned())):
        told = [(row[0], row[column]) for row in rows if row[column]]
        assert sorted(told) == sorted((level.words, f"{level.bits:+.2f}") for one in table.comparisons for level in one.levels)
