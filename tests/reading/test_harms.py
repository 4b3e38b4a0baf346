"""Harms of single sentences: what headlines, misread verbs and kin tell, and what nobody suffered."""

import pytest

from tallystick.model.claims import Measure, Stance
from tallystick.model.reports import Mark, MarkKind, Report


def numbers(reader, text, *, title=False):
    """How many a sentence asserts of each measure, in text order."""
    marks = (Mark(kind=MarkKind.TITLE, start=0, end=len(text)),) if title else ()
    reading = reader.read(Report(report_id="r1", names=("r1",), text=text, marks=marks, extractor="test"))
    told = [claim for claim in reading.claims if claim.stance is Stance.ASSERTED]
    return {
        measure.value: [claim.figure.low for claim in told if claim.measure is measure]
        for measure in (Measure.KILLED, Measure.WOUNDED, Measure.KILLED_OR_WOUNDED)
        if any(claim.measure is measure for claim in told)
    }


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Boy hit by stray bullet", {"wounded": [1]}),
        ("Man shot, killed outside bar", {"killed": [1]}),
        ("3 people shot to death at home", {"killed": [3]}),
        ("Three shot, one dead", {"killed_or_wounded": [3], "killed": [1]}),
        ("Mother and son shot dead", {"killed": [1, 1]}),
        ("Police investigate shooting that killed teen", {"killed": [1]}),
        ("Man wounded in shootout with police dies", {"killed": [1]}),
        ("2-year-old shoots mom in arm", {"wounded": [1]}),
        ("Suspect dead, officer injured in shootout", {"killed": [1], "wounded": [1]}),
        ("One shot fired at police", {}),
        ("Father kills son, self", {"killed": [1, 1]}),
        ("Man shoots, kills wife, self", {"killed": [1, 1]}),
        ("Toddler accidentally shoots self in face, dies", {"killed": [1]}),
        ("Officer-involved shooting leaves suspect dead", {"killed": [1]}),
        ("Bullet grazes teen after dispute", {"wounded": [1]}),
        ("Man in hospital after shooting", {"wounded": [1]}),
        ("Man recovering after being shot", {"wounded": [1]}),
        ("Aunt: Boy shot sister at picnic", {"wounded": [1]}),
        ("Driver serious but stable after picnic shooting", {"wounded": [1]}),
        ("1 Killed, 3 Wounded In Harbor Street Shooting", {"killed": [1], "wounded": [3]}),
        ("Driver Sought After 1 Killed, 4 More Wounded In Mill District Shooting", {"killed": [1], "wounded": [4]}),
        ("Seven Injured In Strip Mall Shooting, Suspect Dead", {"wounded": [7], "killed": [1]}),
        ("Eastport Officers Kill Teen After Alleged Shoot-Out", {"killed": [1]}),
        ("4 found shot dead after break-in at farm", {"killed": [4]}),
        ("Family of five found shot dead in hillside home", {"killed": [5]}),
        ("Girl shot in the neck, killed", {"killed": [1]}),
        ("Ten shot, two dead outside of club", {"killed_or_wounded": [10], "killed": [2]}),
        ("2 officers slain in ambush", {"killed": [2]}),
        ("13 year old killed in quarry accident shooting", {"killed": [1]}),
        ("15-Year-Old Chess Star Dies in Drive-By Shooting in New Jersey", {"killed": [1]}),
        ("Friends remember slain Leeds teenager", {"killed": [1]}),
        ("Family of murdered teen lead march to park", {"killed": [1]}),
        ("Accidental shot sends man to trial", {}),
    ],
)
def test_what_headlines_tell(reader, title, told):
    assert numbers(reader, title, title=True) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Officers shot the man, who died at a hospital.", {"killed": [1]}),
        ("Police say 17-year-old Karim Goens died of his injuries.", {"killed": [1]}),
        ("A father found his 50-year-old wife, 20-year-old son, and 9-year-old daughter dead.", {"killed": [1, 1, 1]}),
        ("The two-year-old fatally shot in a van lived in Leeds.", {"killed": [1]}),
        ("Five people, including a boy of two, were found shot to death in the house.", {"killed": [5, 1]}),
        ("One man is in custody after a teen girl was shot and killed by the river.", {"killed": [1]}),
        ("The sheriff said a man shot and killed his wife at their farm.", {"killed": [1]}),
        ("Police believe that a man shot and killed 14-year-old pupil Dana Ruel.", {"killed": [1]}),
        ("Also killed in the fight was Peter Lund, 21.", {"killed": [1]}),
        ("The blast left a man and woman dead.", {"killed": [1, 1]}),
        ("According to a police statement, Dana Ruel, 16, was killed at the dam.", {"killed": [1]}),
        ("The four clerks killed Friday were remembered in church.", {"killed": [4]}),
        ("Ruel said the child, Anna Holm, shot herself at home.", {"wounded": [1]}),
        ("Nobody charged the guard who shot a teenager to death.", {"killed": [1]}),
        ("Carl Doe, 19, shot and fatally wounded four neighbours.", {"killed": [4]}),
        ("Officials say Mary Benton, John Daniel and Peter Lund were killed.", {"killed": [1, 1, 1]}),
        ("Rescuers found one miner dead and another wounded.", {"killed": [1], "wounded": [1]}),
        ("He killed his ex-wife on Monday.", {"killed": [1]}),
        ("The shooting claimed the life of John Meeks.", {"killed": [1]}),
        ("The examiner ruled his death a homicide.", {"killed": [1]}),
        ("A man shot his partner before setting the house on fire and killing himself.", {"killed": [1], "wounded": [1]}),
        ("The tenant's 23-year-old boyfriend was shot in the leg.", {"wounded": [1]}),
        ("Police say the mother, Talisa Powell, was taken to the hospital after the shooting.", {"wounded": [1]}),
        ("Carl Doe, the grandson of U.S. Rep. Dan Holt, was shot to death at home.", {"killed": [1]}),
        ("The suspect, later identified as Carl Doe, was killed.", {"killed": [1]}),
        ("John Harlan, a father of three from Elmwood, was shot in the leg.", {"wounded": [1]}),
        ("They mourned a girl who police say was shot and killed by a cousin.", {"killed": [1]}),
        ("A 12 year old girl is killed and a 16 year old is wounded.", {"killed": [1], "wounded": [1]}),
        ("In the van sat two women, a man and a baby, who were all shot.", {"wounded": [2, 1, 1]}),
        ("Police found a man and an infant who had been shot.", {"wounded": [1, 1]}),
        ("The suspect shot an officer before turning the gun on himself.", {"killed": [1], "wounded": [1]}),
        ("A man was treated and released from the hospital.", {"wounded": [1]}),
        ("The man underwent surgery on Monday.", {"wounded": [1]}),
        ("A stray bullet struck the back of his head.", {"wounded": [1]}),
        ("The bullet hit her in the upper part of the back.", {"wounded": [1]}),
        ("My son came in and he's bleeding to death.", {"wounded": [1]}),
        ("Two men were arrested after a 19-year-old student was shot and killed near the harbour.", {"killed": [1]}),
        ("All four guards were shot, Ruel and Ismael Harwood, 31, died.", {"killed_or_wounded": [4], "killed": [1]}),
        ("A jury convicted her of stabbing and killing Karim Goens at a wedding.", {"killed": [1]}),
        ("One of them, Carl Doe, did not survive.", {"killed": [1]}),
        ("The gunman then turned the rifle on himself.", {"killed": [1]}),
        ("The court heard how he fatally shot the three travelers.", {"killed": [3]}),
    ],
)
def test_who_suffered_what(reader, text, told):
    assert numbers(reader, text) == told


@pytest.mark.parametrize(
    "text",
    [
        "They are charged with the attempted murders of five teenagers.",
        "She is also hurting, the mother said.",
        "No other injuries were reported.",
        "The blast nearly killed three men.",
        "She was almost killed in the fire.",
        "He carried the nearly lifeless body of a boy to the car.",
        "The car was found near a dead end on Mill Road.",
        "They remember the slayings of 12- and 13-year-olds.",
        "The driver turned himself in at the station, where officers took the weapon.",
        "The doctors fear that she might not survive.",
        "There were no additional victims injured.",
        "Police suspect a robbery.",
        "The gunman shot from the roof of the mill.",
        "The officer treated the death as a homicide.",
    ],
)
def test_what_nobody_suffered(reader, text):
    assert numbers(reader, text) == {}


def test_whom_a_gunman_killed_are_not_like_him(reader):
    reading = reader.read(
        Report(report_id="r1", names=("r1",), text="A gunman killed three before killing himself.", marks=(), extractor="test")
    )
    assert {claim.group.name for claim in reading.claims if claim.figure.low == 3} == {"people"}
