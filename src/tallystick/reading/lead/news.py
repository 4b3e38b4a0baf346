"""News: the day of what is told as news, where the words name no day: that of publication, or the day before it.

Sentences and time words enter; mentions of both days leave, with what tells between them: an hour ("around 11 p.m."), a title
on what came after ("Police identify ..."). Always: the words are those of the hour, of the night or of the harm, and their kind
is NEWS, so that nobody takes the day for one that the report names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tallystick.model.times import TimeKind, TimeWords
from tallystick.reading.lead.choice import Chosen, Mention
from tallystick.reading.lead.words import AFTERMATH, EVENT, HARM, RESPONSE
from tallystick.reading.sentences import Sentence

SHIFTS = {0: "of the day", -1: "of the day before"}
_HOUR = re.compile(r"\b(?P<hour>\d{1,2})(?::\d\d)? ?(?P<half>[ap])\.? ?m\b\.?|\bmidnight\b", re.IGNORECASE)
EVEN = 0.5
"""From here on the likelier day is taken alone: 38 of 51 were right, below it 17 of 41, and 32 lay on one of the two days."""

LATE, EARLY = 7, 6
"""Hours of the evening from which a report may come out on the next day, and of the morning up to which it is of the night."""


def as_told(day: Chosen[TimeWords]) -> TimeWords:
    """The words of the day that was chosen; of news that names none both days where neither is likelier than not."""
    doubtful = day.one.kind is TimeKind.NEWS and day.probability < EVEN
    return replace(day.one, soft=True) if doubtful else day.one


def overnight(time: TimeWords, sentence: Sentence) -> Iterator[Mention[TimeWords]]:
    """ "Overnight" as the evening before and as the morning; an hour in its sentence may tell which."""
    hour = _HOUR.search(sentence.text)
    return _both(time, ["overnight", *([_part(hour)] if hour else [])])


def news_mentions(sentences: Sequence[Sentence]) -> Iterator[Mention[TimeWords]]:
    """Both days for the first hour beside harm, or, where there is none, for the first words of harm."""
    titles = [one for one in sentences if one.title]
    body = [one for one in sentences if not (one.title or one.caption)]
    signs = ["news"]
    signs += ["told in the story"] if any(HARM.search(one.text) for one in body) else []
    signs += ["aftermath in the title"] if any(AFTERMATH.search(one.text) for one in titles) else []
    hour = next(((one, match) for one in body if _of_harm(one.text) and (match := _HOUR.search(one.text))), None)
    if hour is not None:
        return _both(_words(*hour), [*signs, _part(hour[1])])
    harm = next(((one, match) for one in (*titles, *body) if (match := HARM.search(one.text))), None)
    return _both(_words(*harm), signs) if harm is not None else iter(())


def _both(words: TimeWords, signs: Iterable[str]) -> Iterator[Mention[TimeWords]]:
    for shift, of in SHIFTS.items():
        yield Mention(one=replace(words, kind=TimeKind.NEWS, shift=shift), signs=frozenset(f"{sign} {of}" for sign in signs))


def _words(sentence: Sentence, match: re.Match[str]) -> TimeWords:
    start, end = sentence.start + match.start(), sentence.start + match.end()
    return TimeWords(start=start, end=end, words=match.group(), kind=TimeKind.NEWS)


def _of_harm(text: str) -> bool:
    return any(pattern.search(text) for pattern in (HARM, RESPONSE, EVENT))


def _part(hour: re.Match[str]) -> str:
    """The part of the day that an hour lies in."""
    number = int(hour["hour"]) % 12 if hour["hour"] else 0
    if hour["half"] in ("p", "P"):
        return "a late hour" if number >= LATE else "an hour"
    return "an early hour" if number <= EARLY else "an hour"
