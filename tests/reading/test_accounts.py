"""Accounts: which claims tell of one happening, and which happening is the report's main one."""

from datetime import date

import pytest

from tallystick.model.claims import ClaimantRole, Measure, Scope, Stance
from tests.reading.test_persons import read


def main_quotes(reading):
    """The passages of the main account."""
    main = next(account for account in reading.accounts if account.main)
    return [claim.passage.quote for claim in reading.claims if claim.claim_id in main.claim_ids]


@pytest.mark.parametrize(
    "text",
    [
        "Officers responded to a shooting that sent four people to the hospital. Mr. Wendt said three were badly hurt.",
        "Deputies responded to a report of shots and found four people shot. Sheriff Lund said three were badly hurt.",
        "Two people were shot at a bar. Paramedics responding to the hospital said both were stable.",
    ],
)
def test_who_responds_to_a_call_answers_no_attack(reader, text):
    reading = read(reader, text)
    assert len(reading.accounts) == 1 and reading.accounts[0].main


@pytest.mark.parametrize(
    "words", ["responded with a strike", "answered the attack with a strike", "responded to the raid with fire"]
)
def test_who_responds_with_arms_answers_an_attack(reader, words):
    reading = read(
        reader, f"Norland strikes killed six Sudmark soldiers on Monday. Sudmark {words} and killed nine Norland soldiers."
    )
    assert [account.answers is not None for account in reading.accounts] == [False, True]


def incident_figures(reading, measure):
    """The figures of one measure that no other figure holds."""
    return [
        (claim.group.name, claim.figure.exact)
        for claim in reading.claims
        if claim.measure is measure and claim.scope is Scope.INCIDENT
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("An officer was shot. The suspect was also shot. Both men are recovering in hospital.", [("people", 2)]),
        ("Three students were wounded. All three men were taken to hospital.", [("students", 3), ("students", 3)]),
        ("A student was wounded by a bullet. No other injuries were reported.", [("students", 1)]),
        ("A blast wounded five people. Two were critically wounded, police said.", [("people", 5)]),
    ],
)
def test_counts_that_count_nobody_anew(reader, text, figures):
    assert incident_figures(read(reader, text), Measure.WOUNDED) == figures


def test_a_town_named_for_its_hospital_alone_is_not_where_it_happened(reader):
    reading = read(reader, "A blast killed nine people in Pakistan. A hospital in Kohat received nine bodies, a doctor said.")
    places = [claim.place for claim in reading.claims if claim.place is not None]
    assert [place.name for place in places] == ["Pakistan", "Khyber Pakhtunkhwa"]


def test_another_version_is_of_what_was_told_last(reader):
    reading = read(
        reader,
        "Six soldiers were killed in an ambush on Monday.\n\nOn Friday troops killed nine rebels in a camp, the army said.\n\n"
        "The rebels told a different story. In a message their leader said four fighters had died.",
    )
    assert [len(account.claim_ids) for account in reading.accounts] == [1, 2]


def test_the_missing_count_from_the_day_of_the_attack(reader):
    reading = read(
        reader,
        "An ambush on Wednesday killed six soldiers. Two soldiers have been missing since Wednesday.\n\n"
        "In a raid on Friday, nine rebels were killed.",
        published=date(2022, 11, 12),
    )
    assert [len(account.claim_ids) for account in reading.accounts] == [2, 1]


def test_those_hit_hold_who_of_them_died(reader):
    reading = read(reader, "A man fired into a room, hitting two students. One of the students died.")
    assert incident_figures(reading, Measure.KILLED_OR_WOUNDED) == [("students", 2)]


def test_a_person_belongs_to_the_happening_told_last(reader):
    reading = read(
        reader,
        "A man was shot in Leeds on Monday. Two other men were shot in Hull on Sunday. A 27-year-old man was shot in the leg.",
    )
    assert [len(account.claim_ids) for account in reading.accounts] == [1, 2]


def test_all_the_shot_are_dead_and_hold_nobody_else(reader):
    reading = read(reader, "A man killed four people and wounded two others. Police said four people were shot in a hall.")
    assert incident_figures(reading, Measure.WOUNDED) == [("people", 2)]


def test_whoever_denies_that_any_were_hurt_contradicts_another_speaker(reader):
    text = "Norland officials said five people were wounded. The Sudmark army said nobody was wounded in the strike."
    assert ("people", 0) in incident_figures(read(reader, text), Measure.WOUNDED)


def test_daughters_told_beside_a_husband_hold_no_mother(reader):
    text = (
        "Police say a woman fatally shot her husband and two small daughters before killing herself. "
        "A 42-year-old woman was found dead."
    )
    reading = read(reader, text, "Police say woman killed her husband, 2 daughters, then herself")
    assert not [claim for claim in reading.claims if claim.measure is Measure.KILLED and claim.scope is Scope.PART]


def test_a_place_in_a_title_does_not_tell_its_figure_from_the_texts(reader):
    title = "4 Wounded at Market, Perhaps With Army Rifle, Mayor Says"
    reading = read(reader, "Four people were wounded in Chicago on Monday, officials said.", title)
    assert len(reading.accounts) == 1


def test_a_bare_denial_is_no_happening(reader):
    reading = read(reader, "Kenyan state media denied that any government soldiers had been killed.")
    (denial,) = reading.claims
    assert (denial.stance, denial.group.name, denial.figure.low, denial.figure.high) == (
        Stance.DENIED,
        "Kenyan soldiers",
        1,
        None,
    )
    assert denial.claimant.role is not ClaimantRole.OUTLET and denial.claimant.party == "Kenya"
    assert reading.accounts == ()


def test_a_denial_of_the_same_harm_is_in_its_account(reader):
    reading = read(
        reader,
        "Rebels said that 13 Kenyan soldiers were killed near Garissa. The Kenyan army denied that any soldier was killed.",
    )
    (account,) = reading.accounts
    assert {claim.stance for claim in reading.claims if claim.claim_id in account.claim_ids} == {Stance.ASSERTED, Stance.DENIED}


def test_nobody_hurt_elsewhere_is_another_happening(reader):
    reading = read(reader, "Two teens were shot near a fair on Saturday. In a fight at the fair itself no one was shot.")
    assert len(reading.accounts) == 2 and main_quotes(reading) == ["Two teens were shot"]


def test_whoever_is_named_as_killed_a_week_before_is_not_the_one_killed_today(reader):
    text = (
        "A teen was shot and killed in Dayton on Tuesday. He is the second pupil of Elm High to be killed within days. "
        "{name}, 17, was shot and killed {day}."
    )
    main = main_quotes(read(reader, text.format(name="Milo Hart", day="Jan. 31"), published=date(2031, 2, 11)))
    assert not any("Milo Hart" in quote for quote in main)
    main = main_quotes(read(reader, text.format(name="Milo Hart", day="Tuesday"), published=date(2031, 2, 11)))
    assert any("Milo Hart" in quote for quote in main)


def told_together(reading):
    """The figures of each account, as written."""
    words = {claim.claim_id: claim.figure.words for claim in reading.claims}
    return [[words[claim] for claim in account.claim_ids] for account in reading.accounts]


@pytest.mark.parametrize(
    ("text", "accounts"),
    [
        # a scene that the paragraph sets goes on
        (
            "A bomb killed 12 people in Qarhat on Thursday.\n\n"
            "In Belmor, shells fell on a market on Wednesday. Smoke hung over the stalls for hours. Eight traders were killed.",
            [["12"], ["Eight"]],
        ),
        # another side's count of the same
        (
            "A bomb killed 12 people in Qarhat on Thursday.\n\n"
            "The rebels said they had killed nine soldiers near Belmor on Monday. The army admitted to two dead.",
            [["12"], ["nine", "two"]],
        ),
        # others of those just told of
        (
            "A bomb killed 12 people in Qarhat on Monday.\n\n"
            "A jet hit a school near Belmor on Thursday. A nurse said 14 people died there.\n\n"
            "The nurse, Ana Vell, said 24 others were wounded.",
            [["12"], ["14", "24"]],
        ),
        # words that say that another happening follows
        (
            "Three people were killed when shells hit the town of Qarhat on Friday.\n\n"
            "In a separate attack, a drone hit a car near the village of Belmor. A man was wounded, the rescue office said.",
            [["Three"], ["a car", "A man"]],
        ),
        # a day on which something was only said is no other day
        (
            "A drone killed 17 people at a school in Qarhat, medics said on Saturday.\n\n"
            "Seven children were among the dead in Thursday evening's attack, a doctor said.",
            [["17", "Seven"]],
        ),
    ],
)
def test_claims_of_one_happening_stand_together(reader, text, accounts):
    assert told_together(read(reader, text)) == accounts


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("A day before the strike, gunmen killed three farmers in Belmor.", date(2031, 5, 14)),
        ("A day earlier, gunmen killed three farmers in Belmor.", date(2031, 5, 14)),
        ("The following day, gunmen killed three farmers in Belmor.", date(2031, 5, 16)),
        ("Two days after the strike, gunmen killed three farmers in Belmor.", date(2031, 5, 17)),
    ],
)
def test_days_that_count_from_another_are_of_an_account_of_their_own(reader, words, day):
    reading = read(reader, f"An air strike killed 17 people in Qarhat on Thursday.\n\n{words}")
    _, other = reading.accounts
    days = other.time.resolve(date(2031, 5, 18))
    assert days is not None and days.day == day


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Rebels killed 20 people in a raid on Monday. Three of the attackers were also killed in an exchange of fire.",
            [("people", 20), ("attackers", 3)],
        ),
        (
            "A strike on a house killed 13 people on Monday. Hours later a second raid hit a clinic, killing two medics.",
            [("people", 13), ("medical workers", 2)],
        ),
        (
            "A strike on a house killed 13 people on Monday. Elsewhere in the state, gunmen shot dead a police inspector.",
            [("people", 13), ("people", 1)],
        ),
        ("A strike on a house killed 13 people on Monday. A nurse was killed, her sister said.", [("people", 13)]),
        (
            "Two volunteers were killed on Monday. Haseeb, ten, and his brother had come to the fair. "
            "Both boys died on the spot.",
            [("volunteers", 2), ("children", 2)],
        ),
    ],
)
def test_who_is_none_of_those_counted_before(reader, text, figures):
    assert incident_figures(read(reader, text), Measure.KILLED) == figures
