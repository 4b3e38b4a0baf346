"""Claims are read from sentences: the cases in claims.yaml, and what must hold of every one."""

from pathlib import Path

import pytest
import yaml

from tallystick.model.reports import Report

CASES = yaml.safe_load(Path(__file__).with_name("claims.yaml").read_text(encoding="utf8"))


def read(reader, text):
    report = Report(report_id="r1", names=("r1",), text=text, extractor="test")
    return reader.read(report)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_cases(reader, case):
    before = f"{case['before']} " if "before" in case else ""
    found = read(reader, before + case["text"]).claims
    claims = [claim for claim in found if claim.passage.start >= len(before)]
    assert len(claims) == len(case["claims"]), [claim.passage.quote for claim in claims]
    for want, claim in zip(case["claims"], claims, strict=True):
        assert (claim.measure, claim.figure.low, claim.figure.high) == (want["measure"], want["low"], want["high"])
        assert want.get("group", "") in claim.group.name
        assert want.get("called", claim.called) == claim.called
        assert claim.scope == want.get("scope", claim.scope)
        assert claim.stance == want.get("stance", "asserted")
        if "claimant" in want:
            assert claim.claimant is not None
            assert want["claimant"] in claim.claimant.name
        assert claim.claimant is None or not want.get("nobody")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_a_passage_holds_the_exact_words_of_its_figure(reader, case):
    for claim in read(reader, case["text"]).claims:
        assert case["text"][claim.passage.start : claim.passage.end] == claim.passage.quote
        assert claim.figure.words in claim.passage.quote


def test_two_attacks_of_one_report_are_two_accounts(reader):
    text = (
        "Bomb kills four in Nairobi\n\nA bomb killed four people in Nairobi on Tuesday, police said.\n"
        "Last week was quieter. Nine people were killed in a raid near Mombasa on 3 March 2019.\n"
    )
    accounts = read(reader, text).accounts
    assert [account.main for account in accounts] == [True, False]
    assert len(accounts) == 2


def test_a_retaliation_answers_the_attack(reader):
    text = (
        "Air strike kills three Kenyan soldiers\n\n"
        "An air strike killed three Kenyan soldiers on Monday, the defence ministry said.\n"
        "In response, the Kenyan army killed at least 20 Somali fighters and destroyed two tanks.\n"
    )
    attack, answer = read(reader, text).accounts
    assert answer.answers == attack.account_id
    assert len(answer.claim_ids) == 2


def test_who_did_it_is_unclear_but_the_deaths_are_asserted(reader):
    text = "It was not clear whether it was Russian airstrikes that killed the two Kenyan soldiers."
    reading = read(reader, text)
    assert [claim.stance for claim in reading.claims] == ["asserted"]
    assert [(cause.actor, cause.stance) for cause in reading.attributions] == [("Russian forces", "unclear")]


def test_what_is_left_open_is_not_alleged_too(reader):
    text = "On Monday night it was not clear whether Kenyan aircraft had killed the two soldiers."
    assert [(cause.actor, cause.stance) for cause in read(reader, text).attributions] == [("Kenyan forces", "unclear")]


def test_who_is_said_to_have_carried_it_out_is_blamed_by_the_speaker(reader):
    text = "Two soldiers were killed on Monday. The presidency stated that the Kenyan government had carried out the strike."
    (cause,) = read(reader, text).attributions
    assert (cause.actor, cause.stance) == ("Kenyan government", "alleged")
    assert cause.claimant is not None


def test_loaded_words_change_nothing_but_the_words(reader):
    plain = "Two Kenyan soldiers were killed on Monday and the government destroyed five tanks."
    loaded = "Two Kenyan soldiers were martyred on Monday and the regime destroyed five tanks."
    fields = [
        [(claim.measure, claim.figure.low, claim.figure.high, claim.group, claim.scope) for claim in read(reader, text).claims]
        for text in (plain, loaded)
    ]
    assert fields[0] == fields[1]
    assert len(fields[0]) == 2


def test_a_later_it_said_is_the_speaker_before(reader):
    text = "The Kenyan military described the raid. Four rebels were wounded in the shelling, it said."
    (claim,) = read(reader, text).claims
    assert claim.claimant is not None
    assert claim.claimant.name == "Kenyan military"


def test_an_unnamed_source_is_never_joined_to_a_name(reader):
    (claim,) = read(reader, "At least 20 soldiers were killed on Friday, a rebel commander told reporters.").claims
    assert claim.claimant is not None
    assert not claim.claimant.named


def test_a_named_person_is_matched_to_the_count_and_not_added(reader):
    text = "Two people were killed in Nairobi on Monday, police said.\nOne of them, Amina Odhiambo, 34, died in the street.\n"
    reading = read(reader, text + "Amina Odhiambo, 34, was killed at home.\n")
    counts = [claim.figure.exact for claim in reading.claims if claim.scope == "incident"]
    assert counts == [2]
    assert {(person.name, person.age) for person in reading.persons} == {("Amina Odhiambo", 34)}


def test_whoever_is_shot_and_told_dead_is_not_among_the_wounded(reader):
    text = "Man shot in Nairobi dies\n\nA man was shot in Nairobi on Monday. The victim died in hospital, police said.\n"
    assert {claim.measure for claim in read(reader, text).claims} == {"killed", "killed_or_wounded"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A man was arrested Thursday in connection with a fatal shooting outside a club in Nairobi.", None),
        ("A man was sentenced on Monday to life in prison for the murder of a boy.", None),
        ("A court sentenced three men on Monday for the killing of a teacher in 2011.", "2011"),
        ("Police arrested a man Friday for an attack that left a nurse dead.", None),
        ("As of Friday he remained in critical condition after being shot in the head Thursday night.", "Thursday night"),
        ("Troops arrested 14 men on Monday and killed two.", "Monday"),
        ("Two men were killed and three were arrested on Monday.", "Monday"),
        ("Three soldiers were killed on Monday and buried on Tuesday.", "Monday"),
    ],
)
def test_the_day_of_an_arrest_or_of_a_burial_is_not_that_of_the_harm(reader, text, day):
    days = {claim.time.words if claim.time is not None else None for claim in read(reader, text).claims}
    assert days == {day}


def test_a_day_and_a_place_carry_over_to_the_next_sentence(reader):
    (claim,) = read(reader, "On 3 May 2019 shells fell on a camp near Nairobi. Eight soldiers were killed.").claims
    assert claim.time is not None
    assert claim.time.words.endswith("2019")
    assert claim.place is not None
    assert claim.place.name == "Nairobi"


ACTORS = (
    ("Al Shabaab said it was behind the attack, which killed 17 people.", {("Al Shabaab", "accepted")}),
    ("Nine policemen were killed on Sunday in an attack claimed by Islamic State.", {("Islamic State", "accepted")}),
    ("Nine people were killed. Islamic State claimed the attack on its Telegram channel.", {("Islamic State", "accepted")}),
    ("Seventeen people were killed. The army blamed the ADF and said soldiers were in pursuit.", {("ADF", "alleged")}),
    ("The suspected ADF rebels killed at least 17 people in the village.", {("ADF", "alleged")}),
    ("Armed men on motorcycles stormed the village and killed at least 40 people, residents said.", set()),
    ("Ninety air strikes on the province on Saturday killed three people, state media said.", set()),
)


@pytest.mark.parametrize(("text", "actors"), ACTORS, ids=[text[:50] for text, _ in ACTORS])
def test_actors(reader, text, actors):
    """An actor has a name of its own; who says it did it, or claims the attack, accepts it."""
    assert {(one.actor, one.stance.value) for one in read(reader, text).attributions} == actors


def test_an_attack_that_came_days_after_another_is_not_of_it(reader):
    text = "A bomb killed four people on Sunday. The blast came two days after the army killed 11 militants in the province."
    reading = read(reader, text)
    assert len(reading.accounts) == 2
    assert reading.claims[1].time is None


def test_some_of_the_dead_are_of_their_account(reader):
    text = (
        "The strike killed 14 people.\n\nEight of the dead have been identified, prosecutors said.\n\n"
        "Two of the dead were students."
    )
    reading = read(reader, text)
    assert len(reading.accounts) == 1
    assert [claim.part_of for claim in reading.claims[1:]] == [reading.claims[0].claim_id] * 2


def test_the_day_of_a_death_is_not_that_of_the_wound(reader):
    (claim,) = read(reader, "A man wounded on Monday died of his wounds on Wednesday.").claims
    assert claim.time is not None
    assert claim.time.words == "Wednesday"
    assert claim.transfer is not None
