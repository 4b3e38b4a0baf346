"""Time words are found with exact offsets and mean the right days; counts, ages and verbs are none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.times import TimeKind, TimeWords, Unit
from tallystick.reading.times import find_times

SAID = date(2020, 2, 27)
CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "times.yaml").read_text("utf8"))
FORMS = ("%d %B %Y", "%B %d, %Y", "%A, %d %B %Y", "%b. %d, %Y", "%Y-%m-%d", "%d %b %Y", "%A, %B %d, %Y")
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
PIECES = (
    "on Thursday",
    "3 March",
    "in 1990",
    "killed 40",
    "people",
    "May",
    "late last week",
    ",",
    "to",
    "since",
    "12",
    "(",
    "'90",
    "a year ago",
)


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_words_and_days(case: dict[str, Any]) -> None:
    found = []
    for words in find_times(case["text"]):
        days = words.resolve(SAID)
        assert days is not None
        found.append([words.words, days.first, days.last])
    expected = [[str(words), first, last] for words, first, last in case["found"]]
    assert found == expected


@given(DAYS, st.sampled_from(FORMS))
def test_a_written_date_is_read_back(day: date, form: str) -> None:
    written = day.strftime(form).replace("May.", "May")
    (words,) = find_times(f"Two guards were killed on {written} in the hills.")
    assert words.words == written
    days = words.resolve(None)
    assert days is not None and days.day == day


@given(DAYS, st.integers(0, 6))
def test_a_weekday_lies_within_the_week_before_it_was_said(said: date, weekday: int) -> None:
    name = (date(2020, 2, 24) + timedelta(days=weekday)).strftime("%A")
    (words,) = find_times(f"They died on {name}.")
    days = words.resolve(said)
    assert days is not None and days.day is not None
    assert days.day.weekday() == weekday
    assert timedelta(0) <= said - days.day < timedelta(days=7)


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_offsets_are_exact_and_never_overlap(pieces: list[str]) -> None:
    text = " ".join(pieces)
    end = 0
    for words in find_times(text):
        assert text[words.start : words.end] == words.words
        assert end <= words.start < words.end
        end = words.end


@given(st.text(max_size=80), DAYS)
def test_any_text_can_be_read(text: str, said: date) -> None:
    for words in find_times(text):
        words.resolve(said)


def test_words_wait_for_the_day_on_which_they_were_said() -> None:
    (words,) = find_times("They died on Thursday.")
    assert words.kind is TimeKind.WEEKDAY
    assert words.resolve(None) is None


def test_what_counts_from_another_day_is_no_day_of_the_publication() -> None:
    for text in ("the next day", "a week earlier", "that year", "earlier in the day", "the same day"):
        (words,) = find_times(text)
        assert words.anaphor
        assert words.resolve(SAID) is None


def test_a_period_keeps_its_words_symbolic() -> None:
    (words,) = find_times("in recent weeks")
    assert (words.kind, words.unit, words.count, words.soft) == (TimeKind.LAPSE, Unit.WEEK, None, True)


def test_hours_count_as_days_begun() -> None:
    assert [words.count for words in find_times("the past 48 hours, the last 36 hours, the past six hours")] == [2, 2, 1]


@pytest.mark.parametrize(
    ("text", "shift"),
    [("the day after the attack", 1), ("A day before the drone strike, shells fell.", -1), ("two days after the ambush", 2)],
)
def test_days_counted_from_a_deed_wait_for_it(text: str, shift: int) -> None:
    (words,) = find_times(text)
    assert words.anaphor
    assert words.shift == shift
    assert words.resolve(SAID) is None
    anchored = replace(words, anchor=TimeWords(start=0, end=8, words="Thursday", kind=TimeKind.WEEKDAY, weekday=3))
    days = anchored.resolve(date(2020, 2, 8))
    assert days is not None
    assert days.day == date(2020, 2, 6 + shift)
