"""Harmless: words of harm that tell of no violence, accident or disaster make no claim; all others do."""

from datetime import date

import pytest

from tallystick.model.claims import Measure
from tallystick.model.reports import Report

HARM = (Measure.KILLED, Measure.WOUNDED, Measure.KILLED_OR_WOUNDED)
GAME = "The Otters won the championship game. Their coach praised the goalkeeper for a fine season. The league was glad. "
SHOW = "The actress and her director spoke of the film. The mishap happened on the set of the movie. "


def harmed(reader, text):
    """The words of every claim of persons killed or wounded."""
    report = Report(report_id="r1", names=("r1",), text=text, extractor="test", published=date(2021, 9, 14))
    return [claim.passage.quote for claim in reader.read(report).claims if claim.measure in HARM]


@pytest.mark.parametrize(
    "text",
    [
        "The singer was hit by claims of fraud on Monday.",
        "The poet said he was hurt and angered by her remarks.",
        "A mayor has been hit with allegations of bribery.",
        "Will the farmer get a booster shot before winter?",
        "The painter, who was loved by all, died at 84.",
        "The novelist died of lung cancer on Sunday.",
        "He was taken to hospital after a heart attack.",
        "The founder, Ann Reed, died in 1998, and her shop closed.",
        "The founder, Ann Reed, died in April 1998, and her shop closed.",
        "A 12-year-old gorilla was shot dead at the zoo.",
        "Her part in “Slay Harold” made her name, and in a scene she goes to slay Harold with a spoon.",
        "She starred in Kill Harold in the autumn of that year.",
        "And then we all died 4 him.",
        f"{GAME}Reed was hurt in the second half.",
        f"{GAME}Reed was unresponsive for a while.",
        f"{GAME}The pitcher, who died in his sleep, was remembered.",
        f"{SHOW}Reed suffered neck injuries in the accident.",
        "A batter was hit by a pitch and injured his knee.",
    ],
)
def test_words_that_tell_of_no_incident(reader, text):
    assert harmed(reader, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A man was hit by a car.",
        "A woman was hit by gunfire as claims of a truce spread.",
        "A driver died in a crash on Monday.",
        "A swimmer drowned in the bay.",
        "A man was found dead at home.",
        "A man was shot in the arm.",
        "A girl died at 14 on Sunday.",
        "A man died at 71 when a wall fell on him.",
        "A guest died in 1998 when gunmen attacked the inn.",
        "A 12-year-old boy was shot dead at the zoo.",
        f"{GAME}A fan was shot and wounded at the gate.",
        f"{GAME}Two fans were injured at the gate.",
        f"{GAME}A fan died after a car crash at the gate.",
        f"{SHOW}A guard was shot in the leg.",
        "The cook was taken to hospital with a stab wound.",
        "Two people died of cholera after the flood.",
        "A racing driver died during the race.",
        "On 3 May 2015 Ann Reed died of the injuries that she had suffered.",
    ],
)
def test_words_that_do(reader, text):
    assert harmed(reader, text)
