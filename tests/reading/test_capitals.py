"""Copy in capitals: read in ordinary letters, quoted as it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tallystick.model.claims import Measure
from tallystick.model.reports import Report
from tallystick.reading import Reader
from tallystick.reading.capitals import in_capitals, ordinary_case, ordinary_title

COPY = (
    "LIMA, 4 MAY 87 (ANDINA) -- [TEXT] THE POLICE REPORTED THAT THREE FARMERS WERE KILLED YESTERDAY NEAR HUANTA BY MEMBERS OF "
    "THE XRTV [RURAL WATCH] GROUP. MAYOR PEDRO SALAS WAS WOUNDED. A TEACHER, WHO WORKED IN AYACUCHO DEPARTMENT, IS MISSING."
)


def report(text: str) -> Report:
    return Report(report_id="r", names=("r.txt",), text=text, extractor="plain text")


def test_only_the_case_of_letters_changes() -> None:
    plain = ordinary_case(COPY)
    assert len(plain) == len(COPY) and plain.upper() == COPY and plain != COPY


@pytest.mark.parametrize(
    "words",
    [
        "three farmers were killed yesterday near Huanta",
        "Mayor Pedro Salas was wounded",
        "XRTV [",
        "in Ayacucho Department",
        "A teacher",
    ],
)
def test_names_keep_their_capitals_and_other_words_lose_them(words: str) -> None:
    assert words in ordinary_case(COPY)


@pytest.mark.parametrize("text", ["Two guards died in Quito on Monday, the mayor of the city said.", "BOMB KILLS TWO", ""])
def test_ordinary_letters_and_lines_too_short_to_tell_stay(text: str) -> None:
    assert not in_capitals(text) and ordinary_case(text) == text


def test_letters_that_grow_when_made_small_move_no_offset() -> None:
    text = COPY + " İSTANBUL STRAßE 'QUOTED' O'NEILL'S MEN."
    assert len(ordinary_case(text)) == len(text)


def test_claims_quote_the_report_itself(reader: Reader) -> None:
    reading = reader.read(report(COPY))
    assert [(claim.measure, claim.figure.low) for claim in reading.claims][:2] == [(Measure.KILLED, 3), (Measure.WOUNDED, 1)]
    passages = [one.passage for one in (*reading.claims, *reading.attributions, *reading.persons)]
    assert all(passage.quote == COPY[passage.start : passage.end] for passage in passages)
    assert all(claim.figure.words in claim.passage.quote for claim in reading.claims)
    assert all(time.words == COPY[time.start : time.end] for time in reading.times)
    assert all(claim.place is None or claim.place.words in COPY for claim in reading.claims)
    assert [person.name for person in reading.persons] == ["Mayor Pedro Salas"]


def test_capitals_and_ordinary_letters_read_alike(reader: Reader) -> None:
    plain = ordinary_case(COPY)
    shouted, spoken = reader.read(report(COPY)), reader.read(replace(report(plain), report_id="r"))
    told = [[(one.passage.start, one.measure, one.figure.low, one.place and one.place.name) for one in reading.claims]
            for reading in (shouted, spoken)]  # fmt: skip
    assert told[0] == told[1] != []


@pytest.mark.parametrize(
    ("title", "ordinary"),
    [
        ("Four Wounded In Harbor Street Shooting, Police Say", "Four wounded in Harbor Street shooting, police say"),
        ("NYPD Officers Kill Teen After Alleged Shoot-Out", "NYPD officers kill teen after alleged shoot-out"),
        ("Four wounded in Harbor Street shooting", "Four wounded in Harbor Street shooting"),
        ("Man Shot", "Man Shot"),
    ],
)
def test_headlines_keep_the_capitals_of_a_sentence(title: str, ordinary: str) -> None:
    assert ordinary_title(title) == ordinary
