"""Happenings: harm that a report tells in passing, long ago or untied to what it is on stands in an account of its own."""

from datetime import date

import pytest

from tallystick.model.claims import Measure, Scope
from tallystick.model.reports import Report
from tests.reading.test_persons import read

OPENING = "Gunmen wounded five guests of a bar in Elmwood on Monday. "


def accounts_of_the_killed(reading):
    """For each account that tells of the dead, whether it is the main one."""
    killed = {claim.claim_id for claim in reading.claims if claim.measure is Measure.KILLED}
    return [account.main for account in reading.accounts if killed & set(account.claim_ids)]


@pytest.mark.parametrize(
    "more",
    [
        "Officers think that the attack is linked to the killing of a girl on the coast.",
        "The guests had come to mourn a boy killed there in an earlier shooting.",
        "In a separate incident, a man was shot dead in Port Ilva.",
        "The owner's brother died in a car crash after the party.",
    ],
)
def test_deaths_told_in_passing_are_another_happening(reader, more):
    assert accounts_of_the_killed(read(reader, OPENING + more)) == [False]


def test_a_death_of_a_month_long_ago_is_another_happening(reader):
    text = f"{OPENING}A cousin, Ann Reed, was shot and killed in April."
    report = Report(report_id="r1", names=("r1",), text=text, extractor="test", published=date(2021, 9, 14))
    assert accounts_of_the_killed(reader.read(report)) == [False]


@pytest.mark.parametrize(
    "more",
    [
        "Two men were charged in connection with the killing of a guest.",
        "A guest was shot and killed, the owner said.",
    ],
)
def test_deaths_of_the_report_s_own_happening_are_not(reader, more):
    assert accounts_of_the_killed(read(reader, OPENING + more)) == [True]


@pytest.mark.parametrize(
    "opening",
    [
        "A boy, 9, was shot dead at home on Sunday.",
        "A man held for the murder of another man was charged on Sunday.",
    ],
)
def test_a_death_that_no_words_tie_to_the_first_is_another_happening(reader, opening):
    text = f"{opening} Police came at noon. Neighbours wept. Later a woman, 50, was killed."
    assert sorted(accounts_of_the_killed(read(reader, text))) == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "A boy, 9, was shot dead at home on Sunday. Police came at noon. A woman was also killed.",
        "A boy, 9, and a woman, 50, were killed on Sunday. Police came at noon. The woman was shot dead in the hall.",
        "A boy, 9, was shot dead at home on Sunday. Police came at noon. His mother, Ann Reed, 50, killed herself.",
    ],
)
def test_words_tie_two_deaths(reader, text):
    assert accounts_of_the_killed(read(reader, text)) == [True]


QUIET = "Police came at noon. Neighbours wept. The street was closed. Nobody was held. The mayor spoke. "


@pytest.mark.parametrize(
    "late",
    [
        "Mia Holt, 12, was shot in the head and killed while riding a scooter.",
        "The block was also the scene of a fatal shooting.",
    ],
)
def test_a_death_that_comes_up_late_where_only_the_hurt_were_told_of_is_another_happening(reader, late):
    assert accounts_of_the_killed(read(reader, f"A boy, 9, was shot and wounded at home on Sunday. {QUIET}{late}")) == [False]


@pytest.mark.parametrize(
    "late",
    [
        "The boy died on Monday.",
        "He died on Monday.",
        "A woman was also killed.",
        "The gunman was found dead.",
        "The boy saw a woman killed and was hit by a second shot.",
    ],
)
def test_words_tie_a_late_death_to_the_hurt(reader, late):
    assert accounts_of_the_killed(read(reader, f"A boy, 9, was shot and wounded at home on Sunday. {QUIET}{late}")) == [True]


def test_one_shooting_in_a_period_is_an_incident_with_all_that_it_did(reader):
    reading = read(
        reader, "Police hold two men over a shooting last September that killed one guest and injured three waiters."
    )
    assert [claim.scope for claim in reading.claims if claim.figure.exact in (1, 3)] == [Scope.INCIDENT] * 2


def test_sentences_without_a_blank_between_them_are_two(reader):
    reading = read(reader, "One man was killed on Sunday evening.The police found him at home. No car was damaged.")
    assert [claim.passage.quote for claim in reading.claims if claim.measure is Measure.KILLED] == ["One man was killed"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The death toll from Monday's blast in Port Ilva rose to 31.", Scope.INCIDENT),
        ("The Port Ilva bridge collapse death toll rises to 31.", Scope.INCIDENT),
        ("The death toll from Monday's blast in Port Ilva, which had stood at 29, rose to 31.", Scope.INCIDENT),
        ("In October 2019, a gunman opened fire in a market, killing 31 people.", Scope.INCIDENT),
        ("In March, a suicide bomber killed 31 people.", Scope.INCIDENT),
        ("In March, a militia killed 31 people in the hills.", Scope.TOLL),
        ("In March, gunmen killed 31 people in the hills.", Scope.TOLL),
        ("The death toll rose to 31.", Scope.TOLL),
        ("The death toll from the attacks of this year rose to 31.", Scope.TOLL),
    ],
)
def test_the_figure_of_one_event_is_no_toll(reader, text, scope):
    assert [claim.scope for claim in read(reader, text).claims if claim.figure.exact == 31] == [scope]


def test_others_hurt_in_the_attack_told_before_are_of_it_however_many(reader):
    text = "On Sunday night a gunman killed 59 people at a concert. More than 500 others were injured."
    assert [claim.scope for claim in read(reader, text).claims if claim.measure is Measure.WOUNDED] == [Scope.INCIDENT]


def test_hundreds_harmed_in_one_attack_are_of_it(reader):
    text = "Hundreds were killed in the shelling of the city. Thousands have been killed in the bombing of the north."
    assert [claim.scope for claim in read(reader, text).claims] == [Scope.INCIDENT, Scope.TOLL]
