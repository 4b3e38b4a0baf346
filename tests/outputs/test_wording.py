from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.claims import ClaimantRole, Measure, Stance
from tallystick.model.days import Days, Precision
from tallystick.model.incidents import Grade
from tallystick.outputs import wording
from tests import builders as build
from tests.outputs import story

BOUND = st.none() | st.integers(min_value=0, max_value=10**9)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (2, 2, "2"),
        (0, 0, "0"),
        (51, 53, "51 to 53"),
        (20, None, "at least 20"),
        (None, 53, "at most 53"),
        (None, None, "not known"),
        (400_000, None, "at least 400,000"),
    ],
)
def test_intervals_are_put_in_words(low: int | None, high: int | None, words: str) -> None:
    assert wording.interval(low, high) == words


@given(BOUND, BOUND)
def test_no_interval_ever_shows_a_decimal_or_turns_unknown_into_zero(low: int | None, high: int | None) -> None:
    words = wording.interval(low, high)
    assert "." not in words
    assert ("0" in words) == any("0" in str(one) for one in (low, high) if one is not None)


@pytest.mark.parametrize(
    ("bounds", "words"), [((2, 3, 3), "2 to 3, best 3"), ((7, 7, 7), "7"), ((20, None, None), "at least 20")]
)
def test_best_is_said_only_where_the_bounds_leave_it_open(bounds: tuple[int | None, ...], words: str) -> None:
    assert wording.value_words(build.value(story.STRIKE, *bounds)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, "day not known"),
        (Days.single(date(2031, 5, 12)), "12 May 2031"),
        (Days.month(2031, 5), "May 2031"),
        (Days.year(2031), "2031"),
        (Days(first=date(2031, 5, 1), last=date(2031, 5, 12), precision=Precision.MONTH), "1 to 12 May 2031"),
        (Days(first=date(2031, 4, 30), last=date(2031, 5, 2), precision=Precision.SPAN), "30 April to 2 May 2031"),
        (Days(first=date(2030, 12, 31), last=date(2031, 1, 1), precision=Precision.SPAN), "31 December 2030 to 1 January 2031"),
        (Days(first=None, last=date(2031, 5, 2), precision=Precision.VAGUE, soft=True), "until 2 May 2031 (edges not sharp)"),
        (Days(first=date(2031, 5, 2), last=None, precision=Precision.VAGUE), "from 2 May 2031, end not known"),
        (Days(first=None, last=None, precision=Precision.VAGUE), "day not known"),
    ],
)
def test_days_are_put_in_words(days: Days | None, words: str) -> None:
    assert wording.days(days) == words


def test_places_name_what_holds_them_once() -> None:
    assert wording.place(None) == "place not known"
    assert wording.place(story.DORVATH) == "Dorvath, Vashar, Marenland"
    assert wording.place(replace(story.DORVATH, name="Vashar")) == "Vashar, Marenland"


def test_a_claim_says_how_its_figure_is_put() -> None:
    assert wording.claimed(story.KILLED) == "2"
    assert wording.claimed(story.DENIED) == "at least 1, denied"
    estimate = replace(story.KILLED, figure=replace(story.KILLED.figure, estimated=True), stance=Stance.UNCERTAIN)
    assert wording.claimed(estimate) == "2, estimated, said to be uncertain"


def test_a_source_without_a_name_is_said_to_be_unnamed() -> None:
    assert wording.speaker(None) == "no speaker named (the report’s own words)"
    assert wording.speaker(story.MINISTRY) == "Marenland Defence Ministry"
    assert wording.speaker(build.claimant("rebel commander", named=False)) == "rebel commander (unnamed)"


def test_the_words_used_of_a_speaker_are_told_only_where_they_differ_from_the_name() -> None:
    assert wording.said_as(story.MINISTRY) is None
    assert wording.said_as(story.THE_MINISTRY) == "the ministry"


def test_origins_count_reports_apart_from_origins_and_never_count_an_unknown_one() -> None:
    one = build.origin(story.STRIKE, "Ministry", story.KILLED, story.COPIED)
    assert wording.origins((one,)) == "2 reports, 1 origin: Ministry"
    nobody = build.origin(story.STRIKE, "no speaker named (AFP)", story.REVISED, known=False)
    words = "3 reports, 1 origin: Ministry; and figures whose origin is not known: no speaker named (AFP)"
    assert wording.origins((one, nobody)) == words
    assert wording.origins((nobody,)) == "1 report, origin not known: no speaker named (AFP)"
    more = tuple(replace(nobody, name=f"no speaker named ({number})") for number in range(5))
    assert wording.origins(more).endswith("(0); no speaker named (1); no speaker named (2); and 2 others")


def test_one_source_under_two_names_is_one_origin_and_what_is_inferred_is_said() -> None:
    one = build.origin(story.STRIKE, "Ministry", story.KILLED, story.COPIED, source="party x")
    other = build.origin(story.STRIKE, "President", story.REVISED, source="party x", fact="wounded")
    assert wording.origins((one, other)) == "3 reports, 1 origin: Ministry"
    assert wording.origins((one, replace(other, source="name y"))) == "3 reports, 2 origins: Ministry; President"
    assert wording.origins((replace(one, inferred=(story.KILLED.claim_id,)),)).startswith(
        "2 reports, 1 origin: Ministry (in part"
    )


def test_lost_words_are_shown_by_their_place_and_what_is_supplied_is_inferred() -> None:
    (lost,) = build.contents().lineage.damages
    assert wording.damage(lost) == (
        "“[…] near Qarhat, a”: a preposition without its noun; “Norland”, inferred from another report"
    )
    assert wording.damage(replace(lost, supplied=None)).endswith("; no other report supplies it")


@pytest.mark.parametrize(("count", "noun", "words"), [(1, "report", "1 report"), (0, "copy", "0 copies"), (2, "day", "2 days")])
def test_plurals(count: int, noun: str, words: str) -> None:
    assert wording.plural(count, noun) == words


def test_every_member_of_an_enum_has_words() -> None:
    assert all(wording.measure(one) and wording.measure_label(one) for one in Measure)
    assert all(wording.grade(one) for one in Grade)
    assert all(wording.stance(one) is not None for one in Stance)


@pytest.mark.parametrize(
    ("name", "role", "words"),
    [
        ("Norland Defence Ministry", ClaimantRole.OWN_LOSSES, "of its own losses"),
        ("Norland authorities", ClaimantRole.OWN_LOSSES, "of their own losses"),
        ("Sudmark army commanders", ClaimantRole.ENEMY_LOSSES, "of their enemy’s losses"),
        ("United Provinces", ClaimantRole.ENEMY_LOSSES, "of its enemy’s losses"),
        ("hospital officials", ClaimantRole.HOSPITAL, None),
    ],
)
def test_a_party_that_speaks_of_its_own_side_is_marked(name: str, role: ClaimantRole, words: str | None) -> None:
    assert wording.own_side(build.claimant(name, role=role)) == words
