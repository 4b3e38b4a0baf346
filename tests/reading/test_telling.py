"""How words put harm: the labelled sentences of voices.yaml with their floors, and what must hold of every telling."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.voice import Marked, mark_all, read_cases, surface_voice
from tallystick.model.reports import Mark, MarkKind, Report
from tallystick.model.tellings import AgentPlace, Telling, Voice
from tallystick.reading import Reader

FLOORS = {True: (0.95, 0.94, 0.93), False: (0.95, 0.92, 0.94)}
"""Shares of voice, agent and cause, for the sentences that the rules were made with and for those held back."""


@pytest.fixture(scope="module")
def marked(reader: Reader) -> list[Marked]:
    return mark_all(reader, read_cases())


def read(reader: Reader, text: str) -> tuple[Telling, ...]:
    return reader.read(Report(report_id="r1", names=("r1",), text=text, extractor="test")).tellings


def test_there_are_enough_sentences_of_every_voice() -> None:
    cases = read_cases()
    assert len(cases) >= 120
    voices = [label.voice for case in cases for label in case.labels]
    assert min(voices.count(voice) for voice in Voice) >= 4
    assert min(voices.count(voice) for voice in set(Voice) - {Voice.OTHER}) >= 15
    assert 0.4 < sum(case.learned_from for case in cases) / len(cases) < 0.6


@pytest.mark.parametrize("learned_from", [True, False], ids=["looked at", "held back"])
def test_voices_are_told_right(marked: list[Marked], learned_from: bool) -> None:
    half = [one for one in marked if one.case.learned_from is learned_from]
    shares = [sum(getattr(one, name) for one in half) / len(half) for name in ("voice", "agent", "cause")]
    wrong = [one.case.text for one in half if not one.voice]
    assert all(share >= floor for share, floor in zip(shares, FLOORS[learned_from], strict=True)), (shares, wrong)


def test_the_surface_rule_is_worse(marked: list[Marked]) -> None:
    held = [one for one in marked if not one.case.learned_from]
    assert sum(surface_voice(one) is one.label.voice for one in held) + 10 < sum(one.voice for one in held)


def test_a_wrong_voice_is_marked_wrong(reader: Reader) -> None:
    case = next(one for one in read_cases() if one.labels[0].agent and one.labels[0].voice is Voice.ACTIVE)
    turned = replace(case, labels=(replace(case.labels[0], voice=Voice.PASSIVE, agent=None, cause=None),))
    (found,) = mark_all(reader, [turned])
    assert (found.voice, found.agent) == (False, False)


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.text[:40])
def test_what_holds_of_every_telling(reader: Reader, case) -> None:
    reading = reader.read(case.report)
    claims = {one.claim_id for one in reading.claims}
    for one in reading.tellings:
        assert one.claim_id in claims
        for words in (one.harmed, one.act, one.agent, one.cause):
            assert words is None or case.text[words.start : words.end] == words.quote
        assert (one.agent is None) == (one.agent_place is None)
        assert one.voice is not Voice.PASSIVE_WITH_AGENT or one.agent_place is AgentPlace.BY
        assert one.agent is None or one.voice is Voice.ACTIVE or not one.agent.touches(one.harmed.start, one.harmed.end)


@pytest.mark.parametrize(
    ("plain", "loaded"),
    [
        ("Government forces killed two soldiers.", "Regime forces killed two soldiers."),
        ("Two soldiers were killed by fighters.", "Two soldiers were martyred by terrorists."),
        ("Militants killed nine people.", "Terrorists slaughtered nine people."),
        ("Four men were killed in rebel shelling.", "Four men were murdered in insurgent shelling."),
    ],
)
def test_the_side_of_the_words_changes_no_voice(reader: Reader, plain: str, loaded: str) -> None:
    sober, taking_sides = read(reader, plain), read(reader, loaded)
    assert sober
    for one, other in zip(sober, taking_sides, strict=True):
        assert (one.voice, one.agent_place) == (other.voice, other.agent_place)
        assert (one.agent is None, one.cause is None) == (other.agent is None, other.cause is None)


def test_an_answer_does_not_take_over_the_attack_that_it_answers(reader: Reader) -> None:
    text = "Two soldiers were killed in Syrian air strikes, adding that more than 50 fighters had been killed in retaliation."
    struck, answered = read(reader, text)
    assert struck.agent is not None
    assert struck.agent.quote == "Syrian"
    assert (answered.agent, answered.cause) == (None, None)


def test_copy_in_capitals_keeps_its_letters(reader: Reader) -> None:
    (one,) = read(reader, "GUNMEN KILLED FOUR POLICEMEN IN A RAID ON A CHECKPOINT NEAR THE TOWN.")
    assert one.agent is not None
    assert (one.agent.quote, one.act.quote, one.voice) == ("GUNMEN", "KILLED", Voice.ACTIVE)


@pytest.mark.parametrize(
    ("text", "title", "agent", "cause"),
    [
        ("Investigators say Rudd then shot one man near the depot.", False, "Rudd", None),
        ("Larkin police make arrest in fatal shooting of two men", True, None, None),
        ("The shooting at Larkin Park that left nine people wounded is unsolved.", False, None, "The shooting"),
        ("Clerk charged after shooting leaves two women dead", True, None, "shooting"),
        ("Market Shooting Kills 2, Wounds 5", True, None, "Market Shooting"),
        ("Two boys and a 12-year-old girl were shot on Monday.", False, None, None),
        ("The army said that it had killed nine rebels.", False, "it", None),
        ("A gun fell and it went off, killing one man.", False, None, None),
        ("Ana rode in a car when men fired at it, wounding two women.", False, "men", None),
        ("Three men were wounded, by the account of the mayor.", False, None, None),
    ],
)
def test_who_speaks_or_is_charged_or_harmed_did_not_do_it(
    reader: Reader, text: str, title: bool, agent: str | None, cause: str | None
) -> None:
    marks = (Mark(start=0, end=len(text), kind=MarkKind.TITLE),) if title else ()
    found = reader.read(Report(report_id="r1", names=("r1",), text=text, extractor="test", marks=marks)).tellings
    assert found
    assert {one.agent.quote if one.agent else None for one in found} == {agent}
    assert cause is None or (found[0].cause is not None and found[0].cause.quote == cause)
