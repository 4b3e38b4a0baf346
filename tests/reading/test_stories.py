"""Stories: a round-up's shootings stand in accounts of their own, and what sums them up is a toll."""

import pytest

from tallystick.model.claims import Measure, Scope
from tallystick.reading.scenes import Scene, scene_of
from tests.reading.test_persons import read

ROUND_UP = """\
Four people were shot, one of them fatally, in separate shootings in Elmwood on Sunday, police said.

A 31-year-old man was hit around 10:20 p.m. in the 1400 block of Juniper Street. He died at a hospital.

A boy, 16, was shot about 8:40 p.m. in the 200 block of Tanner Avenue. He was treated at a hospital.

Just after midnight, two women were wounded outside a bar near Quarry and Mill streets.
"""
MAIN_STORY = """\
A clerk was shot dead in a shop in the 600 block of Juniper Street on Friday, police said.

He was found about 10 p.m. behind the counter. A vigil for him is planned at 7 p.m. on Monday in the 100 block of Palm Road.

The clerk, 54, lived in the 300 block of Tanner Avenue. He was pronounced dead at 11:40 p.m.
"""


def told(reading):
    """For each account the measures and least numbers of its asserted claims on persons, told once."""
    claims = {claim.claim_id: claim for claim in reading.claims}
    return [
        sorted({(claims[one].measure, claims[one].figure.low) for one in account.claim_ids}) for account in reading.accounts
    ]


def test_each_shooting_of_a_round_up_is_an_account(reader):
    first, second, third = told(read(reader, ROUND_UP))
    assert (Measure.KILLED, 1) in first
    assert second == [(Measure.WOUNDED, 1)]
    assert third == [(Measure.WOUNDED, 2)]


def test_what_sums_up_a_round_up_is_a_toll(reader):
    reading = read(reader, ROUND_UP)
    sums = [claim for claim in reading.claims if claim.passage.end <= ROUND_UP.index("\n")]
    assert {claim.figure.low for claim in sums} == {1, 4}
    assert all(claim.scope in (Scope.TOLL, Scope.PART) for claim in sums)
    assert all(claim.scope is Scope.INCIDENT for claim in reading.claims if claim not in sums)


def test_a_report_on_one_attack_stays_one_account(reader):
    (account,) = told(read(reader, MAIN_STORY))
    assert account == [(Measure.KILLED, 1)]


@pytest.mark.parametrize(
    "more",
    [
        "A second shooting was reported on Tanner Avenue. A girl, 9, was hit in the arm.",
        "In an unrelated shooting, a man was wounded in the foot.",
        "About 2 a.m. Saturday, a 70-year-old man was shot in the hand in the 900 block of Mill Road.",
    ],
)
def test_another_shooting_told_after_the_main_one_is_its_own(reader, more):
    first, second = told(read(reader, f"{MAIN_STORY}\n{more}"))
    assert first == [(Measure.KILLED, 1)]
    assert second == [(Measure.WOUNDED, 1)]


@pytest.mark.parametrize(
    "more",
    [
        "Officers came about 10:40 p.m. and found a 54-year-old man dead.",
        "Another shooting victim was never found.",
        "Around 3 a.m. Saturday, the suspect was arrested at his home in the 900 block of Mill Road.",
    ],
)
def test_the_same_shooting_told_again_is_not(reader, more):
    assert len(read(reader, f"{MAIN_STORY}\n{more}").accounts) == 1


def test_a_person_named_again_belongs_to_the_story_that_named_him(reader):
    named = ROUND_UP.replace("He was treated at a hospital.", "Ned Quill was treated at a hospital.")
    again = told(read(reader, f"{named}\nNed Quill was hit twice, his mother said.\n"))
    assert again == told(read(reader, named))


@pytest.mark.parametrize(
    ("text", "scene"),
    [
        ("shot in the 1400 block of N. Juniper Street at 9:30 p.m.", Scene(frozenset({"juniper"}), frozenset({1290}))),
        ("shot near Quarry and Mill streets at midnight", Scene(frozenset({"mill"}), frozenset({0}))),
        ("Ned Quill, 16, of the 300 block of Tanner Avenue, was shot", Scene()),
        ("He was pronounced dead at 11:40 p.m.", Scene()),
        ("Posted at 10:02 AM EST", Scene()),
        ("At 12:15 a.m. a man was shot", Scene(frozenset(), frozenset({15}))),
    ],
)
def test_scenes(text, scene):
    assert scene_of(text) == scene


def test_scenes_part_by_street_else_by_the_clock():
    late, early = Scene(minutes=frozenset({23 * 60 + 50})), Scene(minutes=frozenset({10}))
    assert not late.parts_from(early)
    assert late.parts_from(Scene(minutes=frozenset({60})))
    assert Scene(frozenset({"mill"}), frozenset({60})).parts_from(Scene(frozenset({"oak"}), frozenset({60})))
    assert not Scene(frozenset({"mill"})).parts_from(early)


HISTORY = """\
A 19-year-old clerk was shot dead on Friday on a block of Juniper Street where three other shootings have taken place this year.

A second teenager was grazed in the leg in the shooting, which happened about 9 p.m. at 27 Juniper Street.

A woman was wounded there on January 6, and in May a man was killed on Quarry Road, around the corner.
"""


def test_the_past_of_a_place_makes_no_round_up(reader):
    reading = read(reader, HISTORY)
    main = next(account for account in reading.accounts if account.main)
    claims = {claim.claim_id: claim for claim in reading.claims}
    assert {(claims[one].measure, claims[one].scope) for one in main.claim_ids} == {
        (Measure.KILLED, Scope.INCIDENT),
        (Measure.WOUNDED, Scope.INCIDENT),
    }


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Two men were killed and eight wounded in overnight shootings in Elmwood.", Scope.TOLL),
        ("Two men were killed and eight wounded in separate shootings.", Scope.TOLL),
        ("Two men were killed and eight wounded in shootings across Elmwood.", Scope.TOLL),
        ("One man was killed and eight wounded in shootings citywide.", Scope.TOLL),
        ("Two men were killed and eight wounded in an overnight shooting in Elmwood.", Scope.INCIDENT),
        ("Two men were killed and eight wounded in two shootings on one block.", Scope.INCIDENT),
        ("A man was killed after two separate shootings.", Scope.INCIDENT),
    ],
)
def test_figures_of_several_happenings_are_tolls_where_nothing_more_is_told_of_them(reader, text, scope):
    assert {claim.scope for claim in read(reader, text).claims} == {scope}


def test_a_separate_attack_is_its_own_wherever_it_is_set(reader):
    text = (
        "Shelling kills three in Kisumu\n\n"
        "Three people were killed and 11 wounded when the town of Kisumu was shelled on Monday.\n\n"
        "In a separate attack, a drone fell on a road. Two men were wounded, an official said.\n"
    )
    claims = {claim.figure.exact: claim for claim in read(reader, text).claims if claim.measure == "wounded"}
    homes = {key: account.account_id for account in read(reader, text).accounts for key in account.claim_ids}
    assert claims[2].scope == "incident"
    assert homes[claims[2].claim_id] != homes[claims[11].claim_id]
