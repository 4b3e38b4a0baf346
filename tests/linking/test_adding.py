"""Reports added one by one, in any order, are linked as if all had come at once; and what they do not touch stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.linking import Linking, census, link
from tallystick.model.copies import Copy, Version
from tallystick.model.ledger import Lineage, Linked
from tests.linking.cases import (
    ABROAD,
    BELMOR,
    NORLAND,
    PEOPLE,
    QARHAT,
    SUDMARK,
    VALE,
    Event,
    Told,
    Toll,
    at_least,
    shared,
    told,
    town,
)

HERE = town("Elmsford", lat=40.0, lon=-80.0, admin1="Ohio", country="Westland")
WORDS = ("at the Marlowe bar.", "near Quillon Bridge.", "on the 1200 block of Elm Street.", "by the Harbour mill.", "")

EVENTS = st.builds(
    Event,
    killed=st.sampled_from([None, 1, 2, at_least(2)]),
    wounded=st.sampled_from([2, 5]),
    group=st.sampled_from([NORLAND, SUDMARK, PEOPLE]),
    when=st.sampled_from([None, "on Thursday", "on Wednesday", "on 12 May", "on 12 May 2031"]),
    place=st.sampled_from([None, VALE, QARHAT, BELMOR, ABROAD, HERE]),
    method=st.sampled_from([None, "air strike"]),
    main=st.booleans(),
)
ANSWERS = st.lists(st.builds(Event, tanks=st.just(5), group=st.just(SUDMARK), answers=st.just(0)), max_size=1)
TOLLS = st.lists(st.builds(Toll, killed=st.sampled_from([13, 15])), max_size=1)


@dataclass(frozen=True)
class Corpus:
    """Reports, the passages that they share and the pages that they are states of, and an order in which they come."""

    reports: Sequence[Told]
    copies: Sequence[Copy]
    versions: Sequence[Version]
    order: Sequence[int]

    def lineage(self, known: Sequence[Told]) -> Lineage:
        """The lineage of these reports alone."""
        ids = {one.report.report_id for one in known}
        return Lineage(
            copies=tuple(one for one in self.copies if {one.left.report_id, one.right.report_id} <= ids),
            versions=tuple(one for one in self.versions if {one.earlier, one.later} <= ids),
        )

    def at_once(self, known: Sequence[Told]) -> Linked:
        """These reports linked together."""
        return link([one.report for one in known], [one.reading for one in known], self.lineage(known))


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """Reports that share words, lines and pages; some without a day, some that are copies of others."""
    pool = draw(st.lists(EVENTS, min_size=1, max_size=3))
    reports = [
        told(
            f"{number}.txt",
            *draw(st.lists(st.sampled_from(pool), min_size=1, max_size=2)),
            *draw(ANSWERS),
            *draw(TOLLS),
            published=draw(st.sampled_from([None, "2031-05-15", "2031-05-16", "2031-05-22"])),
            picture=draw(st.sampled_from([None, None, "the road on 15 May 2031"])),
            aside=" ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))),
        )
        for number in range(draw(st.integers(2, 8)))
    ]
    pairs = [(one, other) for one, other in combinations(reports, 2) if draw(st.integers(0, 3)) == 0]
    return Corpus(
        reports=reports,
        copies=[shared(*sorted(pair, key=lambda one: one.report.report_id)) for pair in pairs if draw(st.booleans())],
        versions=[
            Version(earlier=one.report.report_id, later=other.report.report_id, reason="the same address")
            for one, other in pairs
            if draw(st.integers(0, 3)) == 0
        ],
        order=draw(st.permutations(range(len(reports)))),
    )


@contextmanager
def few_are_enough(number: int) -> Iterator[None]:
    """So many reports of a land tell what is rare there, and one in three is hardly any."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(census, "ENOUGH", number)
        patch.setattr(census, "COMMON", 1)
        patch.setattr(census, "HARDLY_ANY", 3)
        yield


def holds(corpus: Corpus, enough: int) -> None:
    """Added one by one the reports are linked, after each of them, as all that have come would be at once."""
    with few_are_enough(enough), Linking() as linking:
        come: list[Told] = []
        for number in corpus.order:
            come.append(corpus.reports[number])
            linking.add([come[-1].report], [come[-1].reading], corpus.lineage(come))
            if number % 3 == 0:
                assert linking.linked() == corpus.at_once(come)
        assert linking.linked() == corpus.at_once(corpus.reports)


@settings(max_examples=8, deadline=None)
@given(corpora(), st.sampled_from([2, 4, 100]))
def test_one_by_one_is_as_all_at_once(corpus: Corpus, enough: int) -> None:
    holds(corpus, enough)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(corpora(), st.sampled_from([2, 3, 4, 6, 100]))
def test_one_by_one_is_as_all_at_once_in_many_orders(corpus: Corpus, enough: int) -> None:
    holds(corpus, enough)
