"""Framings of an incident: its words report by report, what others of the date carry, and when nobody asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.framing import Framer
from tallystick.lineage import trace
from tallystick.model.claims import ClaimantRole, Measure, Stance
from tallystick.model.copies import Exchange
from tallystick.model.framings import FactKind, Framing, Unasked
from tallystick.model.incidents import Incident
from tallystick.model.ledger import LedgerContents, Lineage, Linked
from tallystick.model.places import PlacePrecision
from tallystick.model.reports import Report
from tests import builders as build
from tests.outputs.test_lookup import shuffled

DAY = date(2031, 5, 12)
LONG = (
    "Three Norland soldiers killed near Qarhat\n\n"
    "Three Norland soldiers were killed and seven wounded in an air strike near Qarhat on Monday, the Norland Defence Ministry "
    "said. It blamed Sudmark for the attack, which came at dawn while the post was being relieved, and said that rescuers had "
    "needed hours to reach the place by the only road over the pass.\n\n"
    "Snow had closed that road twice this week, and a convoy had been waiting at the foot of the hill since the night before.\n"
)
BRIEF = (
    "Soldiers die at a post in the hills\n\n"
    "Three men were killed at a post in the hills at dawn. The road there had been closed by snow, and a convoy with bread and "
    "blankets had waited below for a night and half a day before it could go up. People of the valley said that they had "
    "heard nothing but the wind, and that the lamp on the ridge, which burns every night, had not been lit again by evening.\n"
)


def of_incident(contents: LedgerContents) -> Incident:
    (incident,) = contents.linked.incidents
    return incident


def ledger(
    first: str = LONG, second: str = BRIEF, apart: int = 0, title: bool = True, main: bool = True, published: bool = True
) -> LedgerContents:
    """Two reports of one air strike: the first says all, the second little; they came out `apart` days from each other."""
    one = build.report(first, "full.txt", title="Three Norland soldiers killed near Qarhat", outlet="The Full Record")
    two = build.report(second, "brief.txt", title="Soldiers die at a post in the hills" if title else None, outlet="The Brief")
    said = build.claimant()
    where = build.place(precision=PlacePrecision.TOWN)
    killed = build.claim(one, "Three Norland soldiers were killed", Measure.KILLED, build.figure(3), claimant=said, place=where)
    wounded = build.claim(one, "seven wounded", Measure.WOUNDED, build.figure(7), claimant=said, place=where)
    blamed = build.attribution(one, "It blamed Sudmark", claimant=said)
    full = build.account(one, killed, wounded, main=True, place=where, attribution_ids=(blamed.claim_id,))
    men = build.claim(two, "Three men were killed", Measure.KILLED, build.figure(3), group=build.people())
    short = build.account(two, men, main=True)
    incident = build.incident(full, short)
    if not main:
        incident = replace(incident, main_report_ids=(one.report_id,))
    told = (
        build.telling(one, killed, "Three Norland soldiers", "were killed", cause="an air strike"),
        build.telling(one, wounded, "seven", "wounded", cause="an air strike"),
    )
    readings = (
        build.reading(one, killed, wounded, accounts=(full,), attributions=(blamed,), tellings=told),
        build.reading(two, men, accounts=(short,), tellings=(build.telling(two, men, "Three men", "were killed"),)),
    )
    datings = (
        build.dating(one, DAY),
        build.dating(two, DAY + timedelta(days=apart) if published else None),
    )
    return build.empty(
        reports=(one, two),
        readings=readings,
        lineage=Lineage(damages=trace((one, two)).damages),
        linked=Linked(datings=datings, candidates=(), incidents=(incident,)),
    )


def framings(contents: LedgerContents) -> dict[str, Framing]:
    names = {one.report_id: one.name for one in contents.reports}
    return {names[one.report_id]: one for one in Framer(contents).of(of_incident(contents))}


def test_the_words_are_those_of_the_dead() -> None:
    found = framings(ledger())
    assert [one.harmed.quote for one in found["full.txt"].tellings] == ["Three Norland soldiers"]
    assert [one.act.quote for one in found["brief.txt"].tellings] == ["were killed"]


def test_what_the_other_report_of_the_date_carries_is_listed_as_facts() -> None:
    left = framings(ledger())["brief.txt"]
    assert left.unasked is None
    assert [(one.kind, one.words) for one in left.left_out] == [
        (FactKind.FIGURE, "Norland soldiers wounded"),
        (FactKind.ACTOR, "Sudmark"),
        (FactKind.CLAIMANT, "Norland Defence Ministry"),
        (FactKind.PLACE, "Qarhat"),
    ]
    assert framings(ledger())["full.txt"].left_out == ()


def test_the_claims_that_carry_a_fact_are_those_of_the_other_reports() -> None:
    contents = ledger()
    full = next(one for one in contents.reports if one.name == "full.txt")
    ids = {one.claim_id for one in contents.readings[0].claims} | {one.claim_id for one in contents.readings[0].attributions}
    for one in framings(contents)["brief.txt"].left_out:
        assert one.report_ids == (full.report_id,)
        assert set(one.claim_ids) <= ids


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"main": False}, Unasked.NOT_MAIN),
        ({"title": False}, Unasked.UNTITLED),
        ({"published": False}, Unasked.UNDATED),
        ({"apart": 2}, Unasked.ALONE),
        ({"second": BRIEF[:120] + "\n"}, Unasked.SHORT),
        ({"second": BRIEF.rstrip() + " The guards …"}, Unasked.DAMAGED),
        ({"second": BRIEF + "\nsaid on Monday that it would look into the matter.\n"}, Unasked.DAMAGED),
        ({"second": BRIEF + "\nThe statement of 's ministry came late.\n"}, Unasked.DAMAGED),
    ],
    ids=lambda value: value.value if isinstance(value, Unasked) else "",
)
def test_a_report_that_could_not_carry_it_is_not_asked(fields: dict[str, object], reason: Unasked) -> None:
    found = framings(ledger(**fields))["brief.txt"]  # type: ignore[arg-type]
    assert (found.unasked, found.left_out) == (reason, ())


def test_a_day_before_is_the_same_date() -> None:
    assert framings(ledger(apart=1))["brief.txt"].unasked is None


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Seven more men were wounded.", FactKind.FIGURE),
        ("The ministry said so.", FactKind.CLAIMANT),
        ("It is an hour from Qarhat.", FactKind.PLACE),
    ],
)
def test_what_the_text_may_hold_though_reading_missed_it_is_not_said_to_be_left_out(words: str, kept: FactKind) -> None:
    left = framings(ledger(second=f"{BRIEF}\n{words}\n"))["brief.txt"].left_out
    assert kept not in {one.kind for one in left}
    assert left


def test_an_actor_named_beside_the_harm_is_not_said_to_be_left_out() -> None:
    named = BRIEF.replace("at dawn.", "at dawn by jets that came from Sudmark.")
    assert FactKind.ACTOR not in {one.kind for one in framings(ledger(second=named))["brief.txt"].left_out}


def test_a_denied_figure_is_no_fact_to_be_carried() -> None:
    contents = ledger()
    reading = contents.readings[0]
    claims = tuple(replace(one, stance=Stance.DENIED) for one in reading.claims)
    contents = replace(contents, readings=(replace(reading, claims=claims), contents.readings[1]))
    assert FactKind.FIGURE not in {one.kind for one in framings(contents)["brief.txt"].left_out}


def test_another_office_of_the_same_party_says_the_same() -> None:
    contents = ledger()
    office = build.claimant("Norland Army", "an officer", role=ClaimantRole.OWN_LOSSES)
    two = contents.readings[1]
    claims = tuple(replace(one, claimant=office) for one in two.claims)
    contents = replace(contents, readings=(contents.readings[0], replace(two, claims=claims)))
    assert FactKind.CLAIMANT not in {one.kind for one in framings(contents)["brief.txt"].left_out}


def shared(one: Report, two: Report, **exchange: object) -> Lineage:
    left, right = build.passage(one, "Three Norland soldiers were killed"), build.passage(two, "Three men were killed")
    swapped = Exchange(**{"left": "Norland soldiers", "right": "men", "left_start": 0, "right_start": 0, **exchange})
    starts = {"left_start": one.text.index("Norland soldiers were"), "right_start": two.text.index("men were")}
    copy = build.copy(left, right)
    if copy.left.report_id != one.report_id:
        swapped = Exchange(left="men", right="Norland soldiers", left_start=0, right_start=0)
        starts = {"left_start": starts["right_start"], "right_start": starts["left_start"]}
    return Lineage(copies=(replace(copy, exchanges=(replace(swapped, **starts),)),))


def test_words_exchanged_in_a_shared_passage_are_seen_from_both_sides() -> None:
    contents = ledger()
    contents = replace(contents, lineage=shared(*contents.reports))
    found = framings(contents)
    assert [(one.own, one.other) for one in found["full.txt"].swaps] == [("Norland soldiers", "men")]
    assert [(one.own, one.other) for one in found["brief.txt"].swaps] == [("men", "Norland soldiers")]
    text = next(one.text for one in contents.reports if one.name == "brief.txt")
    swap = found["brief.txt"].swaps[0]
    assert text[swap.start : swap.start + len(swap.own)] == swap.own


def test_words_exchanged_elsewhere_are_not_the_framing_s() -> None:
    contents = ledger()
    lineage = shared(*contents.reports)
    away = tuple(
        replace(copy, exchanges=tuple(replace(one, left_start=0, right_start=0) for one in copy.exchanges))
        for copy in lineage.copies
    )
    contents = replace(contents, lineage=Lineage(copies=away))
    assert [one.swaps for one in framings(contents).values()] == [(), ()]


@given(st.data())
def test_order_changes_nothing(order: st.DataObject) -> None:
    contents = replace(ledger(), lineage=shared(*ledger().reports))
    mixed = shuffled(contents, order)
    assert framings(mixed) == framings(contents)
