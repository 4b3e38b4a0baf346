"""Days: what stands around a report's words for days, as signs that the day is that of its main happening, or of another thing.

Sentences and time words enter; each day with its signs leaves. Nothing is weighed here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.model.times import TimeKind, TimeWords, Unit
from tallystick.reading.context import is_day
from tallystick.reading.lead.choice import Mention
from tallystick.reading.sentences import Sentence

OPENING = 3
"""Sentences of the story that open it."""
EVENT = re.compile(
    r"\b(?:the|this|it|that) (?:[\w-]+ ){0,3}?(?:shooting|attack|incident|blast|explosion|stabbing|bombing|strike|raid|"
    r"ambush|killing|"
    r"clash|crime|accident|slaying|homicide|murder|tragedy|shots?)s?\b.{0,40}\b(?:happened|occurred|took place|reported|"
    r"came|unfolded|"
    r"began|started)\b|\b(?:it|this|that) (?:all )?(?:happened|occurred|took place|started|began|was reported)\b",
    re.IGNORECASE,
)
HARM = re.compile(
    r"\b(?:shot|shoot\w*|kill\w*|martyr\w*|slaughter\w*|butcher\w*|massacr\w*|wound\w*|injur\w*|gunfire|gunned|gunshot\w*|gunman|stabb\w+|slain|murder\w*|dead|"
    r"opened fire|fired|suicide|bullets?|"
    r"attack\w*|struck|blast|explo\w+|bomb\w*|hit)\b",
    re.IGNORECASE,
)
RESPONSE = re.compile(
    r"\b(?:respond\w*|(?:were|was|got) (?:called|dispatched|sent|summoned|alerted)|received (?:a|the|several|multiple)|"
    r"call(?:s|ed)? (?:came|"
    r"911|police)|911 calls?|arrived|rushed|found (?:a|the|him|her|them)|discovered)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}(?::\d\d)? ?(?:[ap]\.? ?m\b|o'clock)|\bat \d{1,2}:\d\d\b|\b(?:noon|midnight|dawn|dusk|sunrise|sunset)\b",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\b(?P<hour>\d{1,2})(?::\d\d)? ?(?P<half>[ap])\.? ?m\b\.?", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:charg\w+|arrest\w*|court|arraign\w*|sentenc\w+|plead\w*|pled|convict\w*|indict\w*|trial|jury|judge|hearing|bail|"
    r"bond|vigil|"
    r"funeral|memorial|buried|autops\w+|identif\w+|released|surrender\w*|extradit\w*|custody|booked|jail\w*|news conference|"
    r"press conference|statement|announc\w+|interview\w*|prosecut\w+|testif\w+|lawsuit|anniversary|scheduled|expected|"
    r"updated?|posted|"
    r"published|remained|recover\w+|critical|stable|visitation|services?)\b",
    re.IGNORECASE,
)
_DIED = re.compile(r"\b(?:died|dies|pronounced (?:him |her )?dead|succumbed|passed away|life support|death)\b", re.IGNORECASE)
_SAYING = re.compile(
    r"\b(?:said|says|told|announced|confirmed|released|identified|arrested|charged|sentenced|appeared|updated|posted|met|"
    r"according|"
    r"wrote|tweeted|added)\b[^.,;]{0,24}$",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(r"^[^.;]{0,12}?\b(?:said|told|announced|confirmed|news conference)\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:earlier|previous\w*|another|separate|unrelated|last (?:year|month)|in (?:19|20)\d\d|ago|history|similar|"
    r"other (?:shooting|"
    r"incident|attack)s?|last seen|meanwhile|in \w+, police)\b",
    re.IGNORECASE,
)
_POSTED = re.compile(r"\b(?:posted|updated?|published|modified|created|last edited|date)\b[^.;]{0,20}$", re.IGNORECASE)
_STAMP = re.compile(r"\b(?:posted|updated?|published|modified|created|edited)(?: (?:on|at))?:? ?$", re.IGNORECASE)
"""Words before a day that the page states of itself: no happening of the story lies on it."""
_ALSO = re.compile(
    r"\b(?:also|third|second|fourth|fifth|two|three|several|string of) [^.;]{0,40}(?:shootings?|homicides?|attacks?|"
    r"incidents?|investigating)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\S+\s*|^\s+")
NEAR = 10
"""Words around a day in which a clock time and the like belong to it; a longer word for the same thing brings none nearer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What is known of the report when its days are looked at: the day it was published, and times of its claims by offset."""

    text: str
    published: date | None
    claimed: frozenset[int]
    said: frozenset[int]


def day_mentions(
    story: Story, sentences: Sequence[Sentence], times: Sequence[TimeWords]
) -> dict[object, tuple[Mention[TimeWords], ...]]:
    """The report's days, each by what it resolves to, or by its words where nothing is known of publication."""
    body = [one for one in sentences if not (one.title or one.caption)]
    rank = {one.ordinal: number for number, one in enumerate(body)}
    found: dict[object, list[Mention[TimeWords]]] = {}
    for sentence in (one for one in sentences if not one.of_file):
        for time in times:
            if sentence.start <= time.start and time.end <= sentence.end and _is_candidate(story, time):
                key = _key(time, story.published)
                signs = _signs(story, sentence, rank.get(sentence.ordinal), time)
                found.setdefault(key, []).append(Mention(one=time, signs=frozenset(signs)))
    if not found and story.published is not None:
        return _of_hours(story, body)
    return {key: _together(key, mentions, found) for key, mentions in found.items()}


def _is_candidate(story: Story, time: TimeWords) -> bool:
    """Whether the words name a day, and not the page's own ("Updated: Friday, July 10")."""
    return is_day(time) and not time.anaphor and not is_stamp(story.text, time)


def is_stamp(text: str, time: TimeWords) -> bool:
    """Whether the words are a day that the page states of itself."""
    return _STAMP.search(text[max(0, time.start - 24) : time.start]) is not None


def of_later_step(text: str, time: TimeWords) -> bool:
    """Whether words of court, burial and the like stand beside a day: then something that followed happened on it."""
    return _LATER.search(text[max(0, time.start - 35) : time.start]) is not None or (
        _LATER.search(text[time.end : time.end + 25]) is not None
    )


def _of_hours(story: Story, body: Sequence[Sentence]) -> dict[object, tuple[Mention[TimeWords], ...]]:
    """Where a report names no day at all: an hour beside harm means the day on which it was published, as news is written.

    The words are the hour's; they mean nothing where the day of publication is unknown.
    """
    found: list[Mention[TimeWords]] = []
    for sentence in body:
        match = _HOUR.search(sentence.text)
        if match is not None and (HARM.search(sentence.text) or RESPONSE.search(sentence.text) or EVENT.search(sentence.text)):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            time = TimeWords(
                start=start, end=end, words=story.text[start:end], kind=TimeKind.RELATIVE, unit=Unit.DAY, shift=0, partial=None
            )
            late = match["half"] in "pP" and 7 <= int(match["hour"]) <= 11
            found.append(Mention(one=time, signs=frozenset({"an hour without a day", *(["a late hour"] if late else [])})))
    return {(story.published, story.published): tuple(found)} if found else {}


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
    signs |= {"twice"} if len(mentions) > 1 else set()
    spans = [other for other in found if isinstance(other, tuple) and isinstance(other[0], date)]
    if len(spans) > 1 and key in spans:
        lasting = [span for span in spans if (max(spans)[0] - span[0]).days <= 7]
        signs |= {"earliest"} if key == min(lasting) else set()
        signs |= {"latest"} if key == max(spans) else set()
    return tuple(Mention(one=one.one, signs=one.signs | signs) for one in mentions)


def _signs(story: Story, sentence: Sentence, rank: int | None, time: TimeWords) -> set[str]:
    signs = (
        {"told beside the figure"} if time.start in story.claimed else {"said of claim"} if time.start in story.said else set()
    )
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
    signs |= {"response told"} if RESPONSE.search(text) else set()
    signs |= {"hour beside it"} if _CLOCK.search(before[-30:]) or _CLOCK.search(after[:30]) else set()
    signs |= {"later step beside"} if _LATER.search(before[-35:]) or _LATER.search(after[:25]) else set()
    signs |= {"later step"} if _LATER.search(text) else set()
    signs |= {"death beside"} if _DIED.search(before[-40:]) or _DIED.search(after[:20]) else set()
    signs |= {"saying"} if _SAYING.search(text[:start]) or _SAID_AFTER.search(after) else set()
    signs |= {"another"} if _ANOTHER.search(text) else set()
    signs |= {"one of several"} if _ALSO.search(text) else set()
    signs |= {"posted"} if _POSTED.search(before) else set()
    return signs


def _of_words(time: TimeWords, published: date | None) -> set[str]:
    signs = (
        {f"{time.partial} of the day"}
        if time.partial in ("early", "late", "overnight", "night", "morning", "afternoon", "evening")
        else set()
    )
    signs |= {"ahead"} if time.ahead else set()
    signs |= {"soft"} if time.soft else set()
    signs |= {"shifted"} if time.kind is TimeKind.WEEKDAY and time.shift else set()
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
