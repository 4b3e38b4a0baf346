"""Lead: the day and place that a report's opening, or a sentence on the event itself, gives to its main happening.

A report's sentences, time words and places enter; at most one day and one place leave. Days on which something was said do not
count: "police said Thursday" dates the saying.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.model.places import Place
from tallystick.model.times import TimeWords
from tallystick.reading.context import is_day, located
from tallystick.reading.places import PlaceMention
from tallystick.reading.sentences import Sentence

OPENING = 3
"""Sentences after the title in which a day is taken for that of the main happening."""
_EVENT = re.compile(
    r"\bthe (?:\w+ ){0,2}(?:shooting|attack|incident|blast|explosion|stabbing|bombing|strike|raid|ambush|killing|clash)s?\b"
    r".{0,40}\b(?:happened|occurred|took place|was reported|were reported|came|unfolded|began)\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:said|says|told|announced|confirmed|reported|released|identified|arrested|charged|sentenced|appeared|updated|posted|"
    r"met|according)\b[^.,;]{0,24}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The day and the place of the main happening, where its own claims give none."""

    time: TimeWords | None = None
    place: Place | None = None


def find_lead(text: str, sentences: Sequence[Sentence], times: Sequence[TimeWords], places: Sequence[PlaceMention]) -> Lead:
    """A sentence that says when the event happened comes first, then the opening, then the title's place."""
    body = [sentence for sentence in sentences if not sentence.title and not sentence.caption]
    telling = [sentence for sentence in body if _EVENT.search(sentence.text)] + body[:OPENING]
    days = (day for sentence in telling for day in times if _within(day, sentence) and _happened(text, day, sentence))
    title = [sentence for sentence in sentences if sentence.title]
    where = (one.place for sentence in [*telling, *title] for one in places if _within(one, sentence) and located(one, text))
    return Lead(time=next(days, None), place=next(where, None))


def _within(one: TimeWords | PlaceMention, sentence: Sentence) -> bool:
    return sentence.start <= one.start and one.end <= sentence.end


def _happened(text: str, day: TimeWords, sentence: Sentence) -> bool:
    """Whether the words name a day, and not one on which something was said or done about it later."""
    return is_day(day) and _SAYING.search(text[sentence.start : day.start]) is None
