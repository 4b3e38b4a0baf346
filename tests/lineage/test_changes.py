"""What changed between two states of one page is told in the words of both, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.copies.prose import Writer
from tallystick.lineage import trace
from tallystick.model.copies import Exchange, Version
from tallystick.model.reports import Report
from tests.builders import report

FIRST = (
    "Blast at Qarhat market kills 22\n\n"
    "A bomb killed 22 people at the fish market of Qarhat on Monday morning, the town's hospital said. "
    "Boats that lay at the quay were burned down to the waterline.\n\n"
    "Nobody has said who laid the bomb. The market had opened again only last week after the flood."
)


def state(text: str, hour: int) -> Report:
    return report(text, address="https://n.example/market", modified=f"2021-03-08T{hour:02}:00:00+00:00")


def version(before: str, after: str) -> Version:
    (found,) = trace([state(before, 9), state(after, 12)]).versions
    return found


def words(before: str, after: str) -> list[tuple[str, str]]:
    return [(one.left, one.right) for one in version(before, after).changes]


def test_a_toll_that_rose_is_the_only_change() -> None:
    assert words(FIRST, FIRST.replace("22", "29")) == [("22", "29"), ("22", "29")]


def test_a_short_first_state_whose_figures_all_changed_is_one() -> None:
    flash = (
        "Bomb kills {} people at the Qarhat fish market, {} of them children, while {} boats burn at the quay, hospital says."
    )
    assert words(flash.format(22, 40, 3), flash.format(29, 61, 5)) == [("22", "29"), ("40", "61"), ("3", "5")]


def test_what_was_added_and_left_out_is_told() -> None:
    after = FIRST.replace(" Boats that lay at the quay were burned down to the waterline.", "") + " Schools stay closed."
    assert words(FIRST, after) == [
        ("Boats that lay at the quay were burned down to the waterline", ""),
        ("", "Schools stay closed"),
    ]


def test_a_paragraph_that_only_moved_did_not_change() -> None:
    title, middle, end = FIRST.split("\n\n")
    assert words(FIRST, "\n\n".join((title, end, middle))) == []


def test_a_state_that_only_looks_otherwise_has_no_changes() -> None:
    assert words(FIRST, FIRST.replace("burned", "Burned") + "\n") == []


def test_a_first_line_put_in_stands_before_all() -> None:
    found = version(FIRST, f"UPDATED. {FIRST}").changes
    assert found == (Exchange(left="", right="UPDATED", left_start=0, right_start=0),)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_the_changes_are_all_that_tells_the_states_apart(seed: int) -> None:
    """Without the changed words both states hold the same ones, though perhaps in another order."""
    chance = Random(seed)
    writer = Writer(chance)
    lines = [" ".join(writer.sentence()) for _ in range(8)]
    after = [writer.sentence() if chance.random() < 0.2 else line.split() for line in lines if chance.random() < 0.9]
    before, later = ". ".join(lines) + ".", ". ".join(" ".join(line) for line in after) + "."
    if before == later:
        return
    found = trace([state(before, 9), state(later, 12)]).versions
    for one in (each for version in found for each in version.changes):
        assert before[one.left_start : one.left_start + len(one.left)] == one.left
        assert later[one.right_start : one.right_start + len(one.right)] == one.right
    if found:
        assert sorted(bare(before, found[0], left=True)) == sorted(bare(later, found[0], left=False))


def bare(text: str, version: Version, *, left: bool) -> list[str]:
    """The words of a state without those that changed."""
    spans = [(one.left_start, one.left) if left else (one.right_start, one.right) for one in version.changes]
    for start, gone in sorted(spans, reverse=True):
        text = text[:start] + " " * len(gone) + text[start + len(gone) :]
    return text.lower().replace(",", " ").replace(".", " ").split()


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_three_states_are_a_chain_whatever_their_order(order: tuple[int, ...]) -> None:
    states = [state(FIRST.replace("22", toll), 9 + number) for number, toll in enumerate(("22", "29", "33"))]
    found = trace([replace(states[place]) for place in order]).versions
    steps = {(one.earlier, one.later): [(each.left, each.right) for each in one.changes] for one in found}
    assert steps == {
        (states[0].report_id, states[1].report_id): [("22", "29"), ("22", "29")],
        (states[1].report_id, states[2].report_id): [("29", "33"), ("29", "33")],
    }
