"""Days: what stands around a report's words for days, as signs that the day is that of its main happening, or of another thing.

Sentences and time words enter; each day with its signs leaves. Nothing is weighed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tallystick.model.times import TimeKind, TimeWords, Unit
from tallystick.reading.lead.choice import Mention
from tallystick.reading.lead.news import news_mentions, overnight
from tallystick.reading.lead.words import (
    CLOCK,
    EVENT,
    HARM,
    LATER,
    OF_THAT_DAY,
    OPENING,
    RESPONSE,
    SAID_AFTER,
    SAYING,
)
from tallystick.reading.sentences import Sentence
from tallystick.reading.when import is_day, is_stamp

_WORD = re.compile(r"\S+\s*|^\s+")
NEAR = 10
"""Words around a day in which a clock time and the like belong to it; a longer word for the same thing brings none nearer."""

LATER_BEFORE, LATER_AFTER = 35, 25
"""Characters before and after a day in which a word of court, burial and the like says that something later lies on it."""

PAIRS = (
    ("0 days before", "later step"),
    ("0 days before", "today"),
    ("0 days before", "told beside the figure"),
    ("0 days before", "earliest"),
    ("2 days before", "harm told beside it"),
    ("a week before", "saying"),
    ("first sentence", "harm told beside it"),
    ("opening", "told beside the figure"),
    ("opening", "earliest"),
    ("opening", "latest"),
    ("later", "latest"),
    ("later", "hour beside it"),
    ("later", "sentence on the event"),
    ("named first", "saying"),
    ("date", "harm of that day"),
    ("later step", "told beside the figure"),
    ("later step", "later step is nearest"),
)
"""Signs that together tell more, or less, than each by itself; of sixty pairs tried those that weighed most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What is known of the report when its days are looked at: when it was published, where times of its claims start.

    `news` where a local outlet opens with harm: if it names no day, it tells of that on which it came out or of the day before.
    """

    text: str
    published: date | None
    news: bool
    claimed: frozenset[int]


def day_mentions(
    story: Story, sentences: Sequence[Sentence], times: Sequence[TimeWords]
) -> dict[object, tuple[Mention[TimeWords], ...]]:
    """The report's days, each by what it resolves to, or by its words where nothing is known of publication."""
    found = _by_day(story, _named(story, sentences, times))
    if not found and story.news:
        return {key: tuple(ones) for key, ones in _by_day(story, news_mentions(sentences)).items()}
    return {key: _together(key, mentions, found) for key, mentions in found.items()}


def _by_day(story: Story, mentions: Iterable[Mention[TimeWords]]) -> dict[object, list[Mention[TimeWords]]]:
    found: dict[object, list[Mention[TimeWords]]] = {}
    for one in mentions:
        found.setdefault(_key(one.one, story.published), []).append(one)
    return found


def _named(story: Story, sentences: Sequence[Sentence], times: Sequence[TimeWords]) -> Iterator[Mention[TimeWords]]:
    body = [one for one in sentences if not (one.title or one.caption)]
    rank = {one.ordinal: number for number, one in enumerate(body)}
    days = [day for day in map(_inner, times) if _is_candidate(story, day)]
    for sentence in (one for one in sentences if not one.of_file):
        for day in days:
            if sentence.start <= day.start and day.end <= sentence.end:
                signs = frozenset(_signs(story, sentence, rank.get(sentence.ordinal), day))
                if day.partial == "overnight" and story.news:
                    yield from (replace(one, signs=one.signs | signs) for one in overnight(day, sentence))
                else:
                    yield Mention(one=day, signs=signs)


def _inner(time: TimeWords) -> TimeWords:
    """ "Since the shooting on Monday": the day from which it counts."""
    return time.since if time.kind is TimeKind.SINCE and time.since is not None else time


def _is_candidate(story: Story, time: TimeWords) -> bool:
    """Whether the words name a day, and not the page's own ("Updated: Friday, July 10")."""
    return is_day(time) and not time.anaphor and not is_stamp(story.text, time)


def of_later_step(text: str, time: TimeWords) -> bool:
    """Whether words of court, burial and the like stand beside a day: then something that followed happened on it."""
    return _later_beside(text[max(0, time.start - LATER_BEFORE) : time.start], text[time.end : time.end + LATER_AFTER])


def _later_beside(before: str, after: str) -> bool:
    return LATER.search(before[-LATER_BEFORE:]) is not None or LATER.search(after[:LATER_AFTER]) is not None


def _key(time: TimeWords, published: date | None) -> object:
    days = time.resolve(published) if published is not None or time.year is not None else None
    if days is not None and days.first is not None:
        return days.first, days.last
    return time.kind, time.month, time.day, time.weekday, time.shift


def _together(
    key: object, mentions: Sequence[Mention[TimeWords]], found: dict[object, list[Mention[TimeWords]]]
) -> tuple[Mention[TimeWords], ...]:
    """The mentions of one day, with what follows from all days together."""
    signs = {"the only day"} if len(found) == 1 else set()
    spans = [other for other in found if isinstance(other, tuple) and isinstance(other[0], date)]
    if len(spans) > 1 and key in spans:
        lasting = [span for span in spans if (max(spans)[0] - span[0]).days <= 7]
        signs |= {"earliest"} if key == min(lasting) else set()
        signs |= {"latest"} if key == max(spans) else set()
    if len(found) > 1 and key == _named_first(found):
        signs.add("named first")
    return tuple(Mention(one=one.one, signs=_paired(one.signs | signs)) for one in mentions)


def _named_first(found: Mapping[object, Sequence[Mention[TimeWords]]]) -> object:
    return min(found, key=lambda key: min(one.one.start for one in found[key]))


def _paired(signs: frozenset[str]) -> frozenset[str]:
    return signs | {f"{one} & {other}" for one, other in PAIRS if one in signs and other in signs}


def _signs(story: Story, sentence: Sentence, rank: int | None, time: TimeWords) -> set[str]:
    signs = {"told beside the figure"} if time.start in story.claimed else set()
    signs |= _of_words(time, story.published)
    signs |= {"title"} if sentence.title else {"caption"} if sentence.caption else set()
    if rank is not None:
        signs.add("first sentence" if rank == 0 else "opening" if rank < OPENING else "later")
    text, start, end = sentence.text, time.start - sentence.start, time.end - sentence.start
    before, after = "".join(_WORD.findall(text[:start])[-NEAR:]), "".join(_WORD.findall(text[end:])[:NEAR])
    signs |= {"sentence on the event"} if EVENT.search(text) else set()
    signs |= (
        {"harm told beside it"}
        if HARM.search(before) or HARM.search(after)
        else {"harm in its sentence"}
        if HARM.search(text)
        else set()
    )
    signs |= {"hour beside it"} if CLOCK.search(before[-30:]) or CLOCK.search(after[:30]) else set()
    signs |= {"later step beside"} if _later_beside(before, after) else set()
    signs |= {"later step"} if LATER.search(text) else set()
    signs |= {"saying"} if SAYING.search(text[:start]) or SAID_AFTER.search(after) else set()
    signs |= {"harm of that day"} if OF_THAT_DAY.match(text[end:]) else set()
    signs |= _nearest(text, start, end)
    return signs


def _nearest(text: str, start: int, end: int) -> set[str]:
    """Which word stands nearest to the day: one of harm, of its report to the police, or of what came after it."""
    near = [
        (start - match.end() if match.end() <= start else match.start() - end, sign)
        for sign, pattern in (("harm is nearest", HARM), ("response is nearest", RESPONSE), ("later step is nearest", LATER))
        for match in pattern.finditer(text)
    ]
    return {min(near)[1]} if near else set()


def _of_words(time: TimeWords, published: date | None) -> set[str]:
    signs = {f"{time.partial} of the day"} if time.partial in ("early", "night", "morning", "afternoon", "evening") else set()
    signs |= {"ahead"} if time.ahead else set()
    signs |= {"today"} if time.kind is TimeKind.RELATIVE and time.unit is Unit.DAY and time.shift == 0 else set()
    signs |= {"date"} if time.kind is TimeKind.DATE else set()
    days = time.resolve(published)
    if published is None or days is None or days.first is None:
        return signs
    lag = (published - days.first).days
    return signs | {_lag(lag)} | ({"span"} if days.day is None else set())


def _lag(days: int) -> str:
    """Days from a day to publication, in steps."""
    if days < 0:
        return "after publication"
    if days < 3:
        return f"{days} days before"
    return "a week before" if days < 7 else "a month before" if days < 40 else "a year before" if days < 400 else "long before"
