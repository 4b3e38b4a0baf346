"""Who wrote the words of a report: credits to one agency and copies collapse, credits to several tell of nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tallystick.model.claims import Claimant, ClaimantRole
from tallystick.model.copies import Copy, Version
from tallystick.model.passage import Passage
from tallystick.model.reports import MarkKind
from tallystick.reconcile.authors import authors_of, relayed_by
from tests.builders import mark, report

ANADOLU = Claimant(name="Anadolu Agency", words="the Anadolu Agency", role=ClaimantRole.OUTLET)
DOCTOR = Claimant(name="doctor", words="a doctor", role=ClaimantRole.HOSPITAL, named=False)

FIRST, SECOND = report("One two three four five six.", "a.txt"), report("One two three four and more of its own.", "b.txt")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"carrier": "AFP"}, {"carrier": "AFP"}, True),
        ({"carrier": "AFP", "outlet": "The Post"}, {"outlet": "Agence France-Presse"}, True),
        ({"carrier": "AFP"}, {"carrier": "Reuters"}, False),
        ({"outlet": "The Post"}, {"outlet": "the post"}, True),
        ({"outlet": "The Post"}, {"outlet": "The Courier"}, False),
        ({"address": "https://www.post.example/a"}, {"address": "http://post.example/b"}, True),
        ({"address": "https://post.example/a"}, {"address": "https://courier.example/a"}, False),
        (
            {"address": "https://post.example/a"},
            {"address": "https://web.archive.org/web/2031/http://post.example/a"},
            True,
        ),
        ({"credits": ("AFP", "Reuters")}, {"credits": ("AFP",)}, False),
        ({}, {}, False),
    ],
)
def test_the_author_by_credit_outlet_or_site(one: dict[str, object], other: dict[str, object], same: bool) -> None:
    reports = [replace(FIRST, **one), replace(SECOND, **other)]  # type: ignore[arg-type]
    found = authors_of(reports, (), ())
    assert (len(set(found.values())) == 1) == same
    assert authors_of(reports[::-1], (), ()) == found


@pytest.mark.parametrize(("end", "same"), [(18, True), (8, False)])
def test_a_report_that_is_mostly_another_s_text_has_its_author(end: int, same: bool) -> None:
    left, right = sorted((FIRST, SECOND), key=lambda one: one.report_id)
    sides = [Passage(report_id=one.report_id, start=0, end=end, quote=one.text[:end]) for one in (left, right)]
    copy = Copy(copy_id="c", left=sides[0], right=sides[1], similarity=1.0)
    assert (len(set(authors_of([left, right], [copy], ()).values())) == 1) == same


def test_furniture_counts_for_nothing_in_what_is_mostly_copied() -> None:
    text = "One two three four.\n\nShare this with your friends and follow us on every network there is, please do."
    page = report(text)
    page = replace(page, marks=(mark(page, text.partition("\n\n")[2], MarkKind.FURNITURE),))
    left, right = sorted((FIRST, page), key=lambda one: one.report_id)
    sides = [Passage(report_id=one.report_id, start=0, end=12, quote=one.text[:12]) for one in (left, right)]
    copy = Copy(copy_id="c", left=sides[0], right=sides[1], similarity=1.0)
    assert len(set(authors_of([left, right], [copy], ()).values())) == 1


def test_states_of_one_page_have_one_author() -> None:
    version = Version(earlier=FIRST.report_id, later=SECOND.report_id, reason="same address")
    assert len(set(authors_of([FIRST, SECOND], (), [version]).values())) == 1


@pytest.mark.parametrize(
    ("claimant", "author"),
    [
        (None, None),
        (ANADOLU, ("agency", "Anadolu Agency")),
        (replace(ANADOLU, name="Reuters"), ("agency", "Reuters")),
        (replace(ANADOLU, name="The Norland Post"), ("outlet", "norland post")),
        (replace(ANADOLU, name="media reports", named=False), None),
        (DOCTOR, None),
        (replace(DOCTOR, via=("AFP",)), ("agency", "AFP")),
        (replace(DOCTOR, via=("Norland Defence Ministry",)), None),
    ],
)
def test_who_relays_it_by_the_words_of_the_sentence(claimant: Claimant | None, author: tuple[str, str] | None) -> None:
    assert relayed_by(claimant) == author
