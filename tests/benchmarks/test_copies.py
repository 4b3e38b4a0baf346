"""Judged pairs: the tables are whole and hold ids alone, and pairs are those of two outlets that share words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.copies import gva, others
from benchmarks.copies.judged import find_pairs, read_judged, share

STORY = (
    "Orsa Linden of the Qarhat harbour board wept as she read the captain's letter aloud to the crew of the ferry, which had "
    "come back without him."
)
LEFT = "Farmers around the lake complained this spring that nobody had cleared their fields of the mines which a war had left."
RIGHT = "Prices for bread doubled again last week in the capital, where queues form long before the bakeries open their doors."


@pytest.mark.parametrize("table", [gva.JUDGED, others.JUDGED])
def test_each_pair_stands_once_in_order_with_a_judgement(table: Path) -> None:
    judged = read_judged(table)
    assert len(judged) == len(table.read_text(encoding="utf8").splitlines()) - 1
    for (left, right), row in judged.items():
        assert left < right
        assert row["judged"] in ("copied", "not")
        assert all(re.fullmatch(r"[\w’'.-]+( \d)?", word) for word in row.values())


def test_at_least_sixty_pairs_were_read_blind() -> None:
    assert sum(not others.learned_from(pair) for pair in read_judged(others.JUDGED)) >= 60


def test_pairs_are_of_two_outlets(tmp_path: Path) -> None:
    records = [
        {"id": "one", "outlet": "Lantern", "text": f"{LEFT} {STORY}"},
        {"id": "two", "outlet": "Lantern", "text": f"{STORY} {STORY} {LEFT}"},
        {"id": "three", "url": "https://review.example/a", "text": f"{RIGHT} {STORY}"},
        {"id": "four", "text": RIGHT.replace("bread", "flour").replace("week", "month")},
    ]
    found = find_pairs(records, tmp_path)
    assert set(found) == {("one", "three"), ("three", "two"), ("four", "three")}
    assert found["one", "three"] == len(STORY.split())


def test_a_share_of_nothing_is_none() -> None:
    assert (share([]), share([True, False])) == (0.0, 0.5)


def test_sets_that_are_not_there_are_left_out(tmp_path: Path) -> None:
    assert others.figures(tmp_path, tmp_path) == []
