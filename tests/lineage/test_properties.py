"""What holds of any reports: order does not matter, and taking one away changes nothing among the others.

Exactly: as long as no run of words stands in more than CROWD reports, copies and near-copies among the others are the same with
it and without it. Where a crowd holds the same words, only pairs with its first are told; without one of them more may be told,
but none is lost. Versions of a page do hang together: without a middle state the states beside it follow one another.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.copies.planted import planted_pairs, strangers
from benchmarks.copies.prose import Writer
from tallystick.lineage import Tracing, trace
from tallystick.lineage.seeds import CROWD
from tallystick.model.ledger import Lineage
from tallystick.model.reports import Report
from tests.builders import report

seeds = st.integers(0, 100_000)


def families(seed: int) -> list[Report]:
    """Texts, what was copied of them, copies of the copies, and texts that copied nothing; no crowd."""
    chance = Random(seed)
    texts = [text for one in planted_pairs(7, chance) for text in (one.source, one.copy)]
    halves = [text[: len(text) // 2] + chance.choice(texts)[-200:] for text in chance.sample(texts, 4)]
    return [report(text) for text in dict.fromkeys((*texts, *halves, *strangers(4, chance)))]


def crowd(seed: int) -> list[Report]:
    """More reports than CROWD with one story, each with a sentence of its own, some of which another has too."""
    chance = Random(seed)
    writer = Writer(chance)
    story = ". ".join(" ".join(writer.sentence()) for _ in range(4))
    own = [" ".join(writer.sentence()) for _ in range(CROWD)]
    texts = [f"{' '.join(writer.sentence())}.\n\n{story}.\n\n{chance.choice(own)}." for _ in range(CROWD + 3)]
    return [report(text) for text in dict.fromkeys(texts)]


def states(seed: int) -> list[Report]:
    """States of two pages, in some of which a sentence lost a word, and what others copied of them."""
    chance = Random(seed)
    lines = [f"{' '.join(Writer(chance).sentence()).capitalize()} in Vardo, where jets hit the harbour." for _ in range(6)]
    found = []
    for number in range(9):
        told = [line.replace("in Vardo,", "in ,") if chance.random() < 0.2 else line for line in lines if chance.random() < 0.8]
        page = chance.choice((None, "https://n.example/one", "https://n.example/two"))
        hour = f"2031-05-12T{10 + number}:00:00+00:00"
        found.append(report("\n\n".join([*told, f"State {number}."]), address=page, modified=hour))
    return found


def without(lineage: Lineage, gone: str) -> Lineage:
    """What of a lineage does not concern a report; a damage may be told by what another report supplies."""
    return Lineage(
        copies=tuple(one for one in lineage.copies if gone not in (one.left.report_id, one.right.report_id)),
        near_copies=tuple(one for one in lineage.near_copies if gone not in (one.left, one.right)),
    )


@settings(max_examples=15, deadline=None)
@given(seeds, st.integers(0, 20))
def test_taking_a_report_away_changes_nothing_among_the_others(seed: int, place: int) -> None:
    reports = families(seed)
    gone = reports[place % len(reports)]
    rest = trace([one for one in reports if one != gone])
    assert replace(rest, damages=()) == without(trace(reports), gone.report_id)


@settings(max_examples=15, deadline=None)
@given(seeds, st.integers(0, CROWD))
def test_in_a_crowd_it_loses_nothing_among_the_others(seed: int, place: int) -> None:
    reports = crowd(seed)
    gone = reports[place % len(reports)]
    rest, before = trace([one for one in reports if one != gone]), without(trace(reports), gone.report_id)
    assert set(before.copies) <= set(rest.copies)
    assert set(before.near_copies) <= set(rest.near_copies)


@settings(max_examples=15, deadline=None)
@given(seeds)
def test_the_order_of_reports_does_not_matter(seed: int) -> None:
    for reports in (families(seed), crowd(seed)):
        assert trace(Random(seed).sample(reports, len(reports))) == trace(reports)


@settings(max_examples=6, deadline=None)
@given(seeds, st.integers(0, CROWD), st.integers(1, 4))
def test_reports_that_come_later_are_traced_as_if_all_had_come_at_once(seed: int, first: int, few: int) -> None:
    for reports in (families(seed), crowd(seed), states(seed)):
        come = Random(seed).sample(reports, len(reports))
        tracing = Tracing.of(come[:first], trace(come[:first]))
        for start in range(first, len(come), few):
            tracing.add(come[start : start + few])
            assert tracing.lineage() == trace(come[: start + few])


@settings(max_examples=5, deadline=None)
@given(seeds)
def test_the_names_that_reports_came_under_do_not_matter(seed: int) -> None:
    reports = families(seed)
    assert trace([replace(one, names=(f"{place}.txt", "again.txt")) for place, one in enumerate(reports)]) == trace(reports)
