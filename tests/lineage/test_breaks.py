"""Breaks and pauses: sentences end where they end, in lines of any width."""

from __future__ import annotations

import textwrap

from tallystick.lineage.breaks import is_break, is_pause, last_break, next_break, sentence_around
from tallystick.lineage.words import Vocabulary, Words, read_words
from tests.builders import report

TEXT = (
    'The ferry stayed in port, said the harbour master. "Nobody knows" when the ice of this long winter will break up at last.'
)
LONG = f"{TEXT} The bakers of the island had flour for a week. Two tugs were sent for. They came on Thursday at noon. {TEXT}"


def words(text: str) -> Words:
    return read_words(report(text), Vocabulary())


def standing(found: Words) -> list[str]:
    return [found.report.text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]


def test_a_sentence_begins_after_a_stop_and_at_either_end() -> None:
    found = words(TEXT)
    assert [place for place in range(len(found.starts) + 1) if is_break(found, place)] == [0, 9, len(found.starts)]


def test_a_comma_or_a_quotation_mark_is_a_pause_and_a_space_is_none() -> None:
    found = words(TEXT)
    pauses = [standing(found)[place] for place in range(1, len(found.starts)) if is_pause(found, place)]
    assert pauses == ["said", "Nobody", "when"]


def test_the_end_of_a_wrapped_line_is_neither_and_an_empty_line_is_both() -> None:
    wrapped = words(f"{textwrap.fill(LONG, 60)}\n\nOther words follow")
    plain = words(f"{LONG}\nOther words follow")
    assert (wrapped.wrapped, plain.wrapped) == (True, False)
    assert standing(wrapped) == standing(plain)
    for rule in (is_break, is_pause):
        places = range(len(plain.starts) + 1)
        assert [rule(wrapped, place) for place in places] == [rule(plain, place) for place in places]


def test_a_break_is_looked_for_some_words_away() -> None:
    found = words(TEXT)
    assert [next_break(found, place) for place in (5, 6, 9, 10)] == [None, 9, 9, None]
    assert [last_break(found, place) for place in (8, 9, 12, 13)] == [None, 9, 9, None]


def test_the_sentences_around_words_are_found_within_reach() -> None:
    found = words(LONG)
    place = standing(found).index("flour")
    start, end = sentence_around(found, place, place + 1, 200)
    assert LONG[start:end].strip(". ") == "The bakers of the island had flour for a week"
    near, close = sentence_around(found, place, place + 1, 4)
    assert start < near < LONG.index("flour") < close < end
