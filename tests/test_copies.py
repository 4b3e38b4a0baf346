"""Copies through the whole flow: cleaned, read, traced, linked and reconciled, they change neither values nor origins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tallystick import language
from tallystick.clean import clean
from tallystick.lineage import trace
from tallystick.linking import link
from tallystick.model.accounts import Reading
from tallystick.model.incidents import Grade
from tallystick.model.ledger import Lineage, Linked, Reconciled
from tallystick.model.reports import Item, Report
from tallystick.reading import Reader
from tallystick.reconcile import reconcile
from tests.copying import Copying, copied, copyings, original, stories

RANK = (Grade.PROVISIONAL, Grade.CONTESTED, Grade.CORROBORATED, Grade.CONFIRMED)


@dataclass(frozen=True)
class Told:
    """What the flow makes of some reports."""

    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    lineage: Lineage
    linked: Linked
    found: Reconciled

    def incidents(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """What each incident holds of the originals: an id may change where a copy is of the same day."""
        names = {report.report_id: report.name for report in self.reports}
        places = {a.account_id: (names[r.report_id], n) for r in self.readings for n, a in enumerate(r.accounts)}
        return {
            one.incident_id: tuple(sorted(places[a] for a in one.account_ids if places[a][0].startswith("original")))
            for one in self.linked.incidents
        }

    def values(self) -> dict[Any, Any]:
        """The figures, by incident, group and measure, and those over all groups."""
        of = self.incidents()
        groups = {(of[v.incident_id], v.group.name, v.measure): (v.low, v.best, v.high) for v in self.found.values}
        return groups | {(of[one.incident_id], None, one.measure): (one.low, one.best, one.high) for one in self.found.wholes}

    def origins(self) -> Counter[Any]:
        """How many origins each fact has, known and unknown."""
        of = self.incidents()
        return Counter((of[o.incident_id], o.fact, o.known) for o in self.found.origins)

    def grades(self) -> dict[Any, int]:
        """The rank of each incident's grade."""
        of = self.incidents()
        return {of[a.incident_id]: RANK.index(a.grade) for a in self.found.assessments}


Flow = Callable[[Sequence[Item]], Told]


@pytest.fixture(scope="session")
def nlp() -> Language:
    return language.load()


@pytest.fixture(scope="session")
def flow(nlp: Language) -> Flow:
    """The flow, which reads no report twice and tells of the same reports only once."""
    reader = Reader(nlp)
    read: dict[bytes, tuple[Report, Reading]] = {}
    told: dict[tuple[tuple[str, bytes], ...], Told] = {}

    def run(items: Sequence[Item]) -> Told:
        for one in items:
            if one.data not in read:
                report = clean(one)
                assert isinstance(report, Report)
                read[one.data] = (report, reader.read(report))
        key = tuple((one.name, one.data) for one in items)
        if key not in told:
            reports, readings = (tuple(both) for both in zip(*(read[one.data] for one in items), strict=True))
            lineage = trace(reports)
            linked = link(reports, readings, lineage)
            found = reconcile(reports, readings, lineage, linked)
            told[key] = Told(reports=reports, readings=readings, lineage=lineage, linked=linked, found=found)
        return told[key]

    return run


def check(flow: Flow, story: Sequence[int], copy: Copying) -> None:
    """With the copy the same values, the same numbers of origins, no higher grade, and no incident of its own."""
    originals = [original(number) for number in story]
    without, beside = flow(originals), flow([*originals, copied(0, copy)])
    assert len(beside.lineage.copies) > len(without.lineage.copies)
    assert len(beside.linked.incidents) == len(without.linked.incidents)
    assert beside.values() == without.values()
    assert beside.origins() == without.origins()
    assert all(beside.grades()[incident] <= rank for incident, rank in without.grades().items())


@pytest.mark.parametrize(
    ("story", "copy"),
    [
        ((0, 1), Copying(of=0, kept=4, exchange=1, later=20)),
        ((0, 1), Copying(of=1, kept=2, exchange=0, later=None)),
        ((0, 1), Copying(of=0, kept=1, exchange=2, later=0)),
        ((0, 2, 3), Copying(of=2, kept=3, exchange=3, later=3)),
        ((0, 2, 3), Copying(of=3, kept=3, exchange=2, later=None)),
        ((2, 3), Copying(of=3, kept=3, exchange=1, later=20)),
    ],
)
def test_a_copy_changes_nothing(flow: Flow, story: tuple[int, ...], copy: Copying) -> None:
    check(flow, story, copy)


def test_the_order_of_copies_and_originals_changes_nothing(flow: Flow) -> None:
    items = [original(0), original(2), copied(0, Copying(of=0, kept=3, exchange=1, later=3))]
    first, turned = flow(items), flow(items[::-1])
    assert (turned.lineage, turned.linked, turned.found) == (first.lineage, first.linked, first.found)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data())
def test_copies_of_every_kind_change_nothing(flow: Flow, data: st.DataObject) -> None:
    story = data.draw(stories())
    check(flow, story, data.draw(copyings(story)))
