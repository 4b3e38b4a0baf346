"""Drafts: the mentions of one report as acts of one of MUC-4's types, each with its days, its country and its places.

A page and its spots enter; `Draft`s leave, one for each mention, in text order. Nothing is decided here about what is wanted
and what belongs together (see `answers`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.muc4.locations import Spot
from benchmarks.muc4.mentions import Mention, Page
from tallystick.model.days import Days
from tallystick.model.times import TimeKind, TimeWords
from tallystick.reading.when import is_day

TYPES = {"bomb": "BOMBING", "kidnap": "KIDNAPPING", "arson": "ARSON", "rob": "ROBBERY", "hijack": "HIJACKING"}
_BOMB = re.compile(
    r"\b(?:bombs?|bombing|bombings|bombed|explosions?|explod\w+|dynamit\w+|blew up|blown up|detonat\w+|explosives?|"
    r"car-bomb\w*|grenades?|mines?)\b",
    re.I,
)
_AERIAL = re.compile(
    r"\b(?:aircraft|planes?|air force|helicopters?|aerial|air raids?|rockets?|bombardments?|bombing raids?)\b", re.I
)
_KIDNAP = re.compile(r"\b(?:kidnap\w*|abduct\w*|hostages?)\b", re.I)
_FIRE = re.compile(
    r"\b(?:set (?:\w+ ){0,4}(?:on fire|afire|ablaze)|set fire|burned|burnt|burning|arson|torched|incendiary)\b", re.I
)
_SAYING = (
    r"(?:said|says|reported|announced|told|stated|declared|confirmed|condemned|charged|accused|denied|revealed|added|reports|"
    r"arrested|released|met|asserted|issued|expressed|disclosed|captured|learned|promised|called|ordered|demanded|rejected|"
    r"published|claimed|admitted|voiced|indicated|warned|urged|blamed|sent|held|resigned|buried|arrived)"
)
_SAID = re.compile(rf"\b{_SAYING}\b[^,;]{{0,25}}$", re.IGNORECASE)
_TO_SAY = re.compile(rf"^\W*(?:\w+ly )?(?:officially )?{_SAYING}\b", re.IGNORECASE)
LONGEST = timedelta(days=45)
"""A longer time dates no act: "thus far this year" counts several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Days of an act: `exact` where the words give one day and not a weekday."""

    days: Days
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Time words of an act's sentence with the days that they name; `saying`: on which something was said or done about it."""

    time: TimeWords
    when: When
    saying: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One mention with its type, its time and its places; `moments` are all times of its sentence."""

    mention: Mention
    type: str
    when: When | None
    spots: tuple[Spot, ...]
    moments: tuple[Moment, ...] = ()


def drafts(page: Page, spots: Sequence[Spot]) -> tuple[Draft, ...]:
    """All mentions of a page as drafts."""
    return tuple(
        Draft(
            mention=one,
            type=type_of(one),
            when=_when(page, one),
            spots=tuple(spot for spot in spots if one.sentence.start <= spot.start < one.sentence.end),
            moments=_moments(page, one),
        )
        for one in page.mentions
    )


def type_of(mention: Mention) -> str:
    """The type of an act by its word, and for harm of any cause by the words of its sentence."""
    text = mention.sentence.text
    if mention.act == "bomb":
        return "ATTACK" if mention.word.startswith("bomb") and _AERIAL.search(text) else "BOMBING"
    if mention.act == "arson":
        return "ARSON" if _FIRE.search(text) else "ATTACK"
    if mention.act in TYPES:
        return TYPES[mention.act]
    if mention.act == "threat":
        return "ATTACK"
    if _BOMB.search(text) and not _AERIAL.search(text):
        return "BOMBING"
    if mention.act == "damage" and _FIRE.search(text):
        return "ARSON"
    return "ATTACK"


def _when(page: Page, mention: Mention) -> When | None:
    """The day that stands nearest to the act in its sentence; not one on which something was said or done about it."""
    times = [time for time in mention.times if not _of_saying(page, mention, time)]
    for time in sorted(times, key=lambda one: (not is_day(one), abs(one.start - mention.start))):
        found = _resolved(time, page.published)
        if found is not None:
            return found
    return None


def _moments(page: Page, mention: Mention) -> tuple[Moment, ...]:
    known = ((time, _resolved(time, page.published)) for time in mention.times)
    return tuple(
        Moment(time=time, when=when, saying=_of_saying(page, mention, time)) for time, when in known if when is not None
    )


def _resolved(time: TimeWords, published: date | None) -> When | None:
    days = time.resolve(published)
    if days is None or days.last is None or days.first is None or time.ahead or days.last - days.first > LONGEST:
        return None
    if published is not None and days.first > published:
        return None
    return When(days=days, exact=days.day is not None and time.kind is not TimeKind.WEEKDAY)


def _of_saying(page: Page, mention: Mention, time: TimeWords) -> bool:
    before, after = page.text[mention.sentence.start : time.start], page.text[time.end : mention.sentence.end]
    return _SAID.search(before) is not None or _TO_SAY.match(after) is not None


def written_date(when: When | None, published: date | None) -> str | None:
    """A date in the form: a day, a range, or on or before the day of publication."""
    if when is not None and when.days.day is not None:
        return _day(when.days.day) if when.exact else f"- {_day(published or when.days.day)}"
    if when is not None and when.days.first is not None and when.days.last is not None:
        return f"{_day(when.days.first)} - {_day(when.days.last)}"
    return f"- {_day(published)}" if published is not None else None


def _day(day: date) -> str:
    return day.strftime("%d %b %y").upper()
