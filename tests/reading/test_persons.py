"""Persons told of one by one: who is whom, who is among the counted, and who died."""

import pytest

from tallystick.model.claims import Measure, Scope
from tallystick.model.reports import Mark, MarkKind, Report


def read(reader, text, title="", published=None):
    whole = f"{title}\n\n{text}" if title else text
    marks = (Mark(kind=MarkKind.TITLE, start=0, end=len(title)),) if title else ()
    report = Report(report_id="r1", names=("r1",), text=whole, marks=marks, extractor="test", published=published)
    return reader.read(report)


def persons(reading, measure):
    """The keys of those of one measure whom no figure holds."""
    return {
        claim.person
        for claim in reading.claims
        if claim.measure is measure and claim.person is not None and claim.scope is Scope.INCIDENT
    }


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("A man was shot in a car. The man died at a hospital.", 1, 0),
        ("A 19-year-old woman was shot in a car. Dana Ruel died an hour later.", 1, 0),
        ("A man was killed outside a bar. Another man was wounded.", 1, 1),
        ("One man died and another was wounded.", 1, 1),
        ("A woman was shot in the leg. A 9-year-old boy was grazed by a bullet.", 0, 2),
        ("Anna Holm, 31, was killed. Peter Lund, 44, was killed as well.", 2, 0),
        ("The bullet struck the girl in the back. She is in critical condition.", 0, 1),
        ("A father shot and killed his own son.", 1, 0),
        ("A man shot his wife before killing himself.", 1, 1),
        ("A woman and her son were found dead.", 2, 0),
        ("A woman and a man were found dead. Police call it a murder-suicide.", 2, 0),
        ("A man shot his son dead. Police call it a murder-suicide.", 2, 0),
        ("A child shot himself at home. Officers found a four-year-old with a gunshot wound. The boy is stable.", 0, 1),
        ("Dana Ruel, 25, an aspiring artist, was killed.", 1, 0),
        ("Dana Ruel, a nurse from Leeds, was killed. Peter Lund, 44, was wounded.", 1, 1),
        ("A boy shot another boy in a park. The boy died.", 1, 0),
        ("Jose Rivas Montoyas died of a gunshot wound at a club. Police came. Montoyas was found dead in a car.", 1, 0),
        ("Officer Dana Ruel was killed. The family of Anna Ruel, who was killed, mourns.", 2, 0),
        ("Anna Holm was killed. Her son was hurt. The body of 31-year-old Anna Holm was found.", 1, 1),
        ("A man and a woman were shot. The boys fled. The town wept. The woman died. A 40-year-old man was also shot.", 1, 1),
        ("One teen is held in a shooting that left another teen wounded. The injured teen is 15.", 0, 1),
        ("Peter Lund, 44, was killed. Police shot Karl Berg as well.", 1, 1),
        ("The shooting that killed Anna Holm also left her son injured. A woman was killed.", 1, 1),
        ("Police blame the shooting of a 17-year-old girl. A 17-year-old girl was shot, and she died.", 1, 0),
        ("Officers found a man with a gunshot wound. He was pronounced dead at the scene.", 1, 0),
        ("A boy of 15 was killed. Police searched the park. Nobody was held. The killing of a child shook the town.", 1, 0),
        ("One teen was killed and another teen wounded. The driver was treated. The teen who was killed was 15.", 1, 1),
        ("The daughter was killed. The mother was wounded.", 1, 1),
        ("Anna Holm, 31, was killed. Police searched. Nobody was held. The town wept. Peter Lund, 44, was killed.", 2, 0),
    ],
)
def test_persons_are_told_apart(reader, text, dead, hurt):
    reading = read(reader, text)
    assert (len(persons(reading, Measure.KILLED)), len(persons(reading, Measure.WOUNDED))) == (dead, hurt)


def test_a_person_is_one_of_the_counted(reader):
    reading = read(
        reader, "Three people were killed in the attack. One of the victims, a 40-year-old man, was a teacher and died at home."
    )
    whole, *rest = reading.claims
    assert whole.figure.exact == 3 and whole.scope is Scope.INCIDENT
    assert rest and all(claim.scope is Scope.PART and claim.part_of == whole.claim_id for claim in rest)


@pytest.mark.parametrize(
    "text",
    [
        "A gunman killed nine people in a market on Monday. He was shot dead by soldiers.",
        "Nine people were killed by a gunman in a market on Monday. He was shot dead by soldiers.",
        "A suicide bomber killed nine people. The attacker died too.",
    ],
)
def test_who_killed_them_is_none_of_the_counted(reader, text):
    dead = [claim for claim in read(reader, text).claims if claim.measure is Measure.KILLED]
    assert [(claim.figure.exact, claim.scope) for claim in dead] == [(9, Scope.INCIDENT), (1, Scope.INCIDENT)]


def test_others_beside_a_person_add_to_them(reader):
    reading = read(reader, "Reports named Omar Denn as a victim. Omar Denn and four others were shot outside a bar.")
    keyed = {claim.person: claim.figure.exact for claim in reading.claims if claim.person is not None}
    assert sorted(keyed.values()) == [1, 4]


def test_those_beside_a_person_die_with_their_number(reader):
    reading = read(reader, "A man and two girls were shot dead in a flat. Officers found the man and two children wounded.")
    assert {(claim.measure, claim.person is None) for claim in reading.claims} == {
        (Measure.KILLED, False),
        (Measure.KILLED_OR_WOUNDED, False),
    }


def test_those_shot_hold_the_dead(reader):
    reading = read(reader, "Five people were shot, two of them fatally.")
    assert [(claim.measure, claim.figure.exact) for claim in reading.claims] == [
        (Measure.KILLED_OR_WOUNDED, 5),
        (Measure.KILLED, 2),
    ]


def test_who_two_victims_are_is_not_told_as_more_victims(reader):
    both, *each = read(reader, "The two victims, a man and a woman, were taken to a hospital.").claims
    assert (both.measure, both.figure.exact) == (Measure.WOUNDED, 2)
    assert {(one.group.name, one.part_of) for one in each} == {("men", both.claim_id), ("women", both.claim_id)}


@pytest.mark.parametrize(
    ("title", "measure", "count"),
    [
        ("Teen, man shot in car", Measure.WOUNDED, 2),
        ("Woman, 3 teenage daughters shot in Leeds", Measure.WOUNDED, 4),
        ("Girl, 15, is killed by two raiders", Measure.KILLED, 1),
        ("Mother and son killed in fire", Measure.KILLED, 2),
    ],
)
def test_headlines_name_persons_without_articles(reader, title, measure, count):
    keyed = {claim.person: claim.figure.exact for claim in read(reader, "It rained.", title).claims if claim.measure is measure}
    assert sum(number or 0 for number in keyed.values()) == count


@pytest.mark.parametrize(
    ("text", "measure", "low", "high"),
    [
        ("Police are investigating a double homicide.", Measure.KILLED, 2, 2),
        ("Four men were arrested in connection with a quadruple shooting.", Measure.WOUNDED, 4, 4),
        ("Officers look into a fatal shooting.", Measure.KILLED, 1, None),
        ("Officers look into a deadly officer-involved shooting.", Measure.KILLED, 1, None),
        ("A man is charged with second-degree murder.", Measure.KILLED, 1, None),
        ("The case is being investigated as a homicide.", Measure.KILLED, 1, None),
    ],
)
def test_deeds_that_count_by_themselves(reader, text, measure, low, high):
    (claim,) = read(reader, text).claims
    assert (claim.measure, claim.figure.low, claim.figure.high) == (measure, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "He was charged with attempted murder.",
        "The house stands on a dead-end street.",
        "Two men were arrested after the three others began to shoot.",
        "Two other guests came, but neither was injured.",
        "They found two other guests, but neither was injured, the owner said.",
        "The mother sits at the clinic with her child.",
    ],
)
def test_nobody_is_harmed_here(reader, text):
    assert not [claim for claim in read(reader, text).claims if claim.measure in (Measure.KILLED, Measure.WOUNDED)]
