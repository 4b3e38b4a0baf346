"""Published line: a line that gives the day on which a report was published or changed.

In: the words of a line. Out: the days that it states, told apart by their labels. Always: the line holds nothing else but
times, weekdays and an outlet's or section's name set off by a sign; the day of an incident is never taken for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tallystick.clean.dates import DAY_WORDS, WEEKDAY, parse_day

LONGEST = 120
"""Characters: "Published" and "Updated", each with weekday, day, time and zone, take about 100."""

DAY = re.compile(DAY_WORDS, re.IGNORECASE)
CHANGED = re.compile(r"(?:updated?|modified|revised|changed)\W*(?:on|at)?\W*(?:\w+\W+){0,4}$", re.IGNORECASE)
LABEL = re.compile(
    r"\b(?:(?:first|last|originally)\s+)?"
    r"(?:published|posted|updated?|modified|revised|created|issued|released|uploaded|date|on|at|"
    r"(?:situation )?as (?:of|at))\b:?",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\bT?\d{1,2}[:.h]\d\d(?::\d\d(?:\.\d+)?Z?)?\s*(?:[ap]\.?\s?m\b\.?|hrs?|hours)?|\b\d{1,2}\s*[ap]\.?m\b\.?", re.IGNORECASE
)
ZONE = re.compile(r"\(?\b(?:GMT|UTC|[A-Z]{1,4}T|BST|IST|local time)\b\)?|[+-]\d\d:?\d\d\b|(?<=\d)Z\b|\s[+-]\d{1,2}\b")
READING_TIME = re.compile(r"\b\d{1,2}[ -]?min(?:ute)?s?(?: read)?\b|\breading time\b:?", re.IGNORECASE)
NUMBERED = re.compile(
    r"^(?:[\w’'-]+ ){0,3}(?:update|report|sitrep|bulletin|brief),? (?:no\.? ?|number |#)?\d+\W+(?:as of\b)?", re.IGNORECASE
)
"""The number of an update before the day as of which it tells: "Flash Update No. 7 (as of"."""
PLACES = re.compile(r"[A-Z][A-Z /,’'-]{2,40}\s*")
"""Places in capitals after the time: "EL FASHER / NYALA"."""
WEEKDAYS = re.compile(rf"\b{WEEKDAY}(?=\W|$)", re.IGNORECASE)
NAME_BEFORE = re.compile(r"[^|–—•/-]{1,50}(?:\s[|–—•/-]+|\s*[|–—•])\s*")
PLACE_BEFORE = re.compile(r"[A-Z][\w'’.-]+(?:[ /][A-Z][\w'’.-]+){0,3}(?:, [A-Z][\w'’.-]+){0,2} ")
OTHER_EVENT = re.compile(
    r"\b(?:incident|event|attack|strike|died|dead|killed|death|born|birth|happened|occurred)\b", re.IGNORECASE
)
EVENT_LABEL = re.compile(rf"(?=.{{0,40}}$)(?=.*\b(?:date|day)\b).*{OTHER_EVENT.pattern}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedLine:
    """What the line states; None for what it does not."""

    published: date | None
    modified: date | None


def read_published(words: str, *, above: bool = False) -> PublishedLine | None:
    """The days of the line, None where it is no such line; two days side by side are a span ("3 May 1950 - 2 June 2016").

    `above` the story a place may stand before the day ("Sana'a, 26 September 2018"); below it that is a picture's.
    """
    words = NUMBERED.sub("", words)
    days = list(DAY.finditer(words)) if len(words) <= LONGEST else []
    if not days or OTHER_EVENT.search(words) or not _nothing_else(words, days[0], above=above):
        return None
    read = [(parse_day(match.group()), CHANGED.search(words[: match.start()]) is not None) for match in days]
    published = sorted({day for day, changed in read if day is not None and not changed})
    modified = sorted({day for day, changed in read if day is not None and changed})
    if len(published) > 1 or not (published or modified):
        return None
    return PublishedLine(published=next(iter(published), None), modified=next(reversed(modified), None))


def labels_event(words: str) -> bool:
    """Whether a line is a label above the day of an event ("Incident date"), which is then no day of publication."""
    return EVENT_LABEL.match(words) is not None


def _nothing_else(words: str, day: re.Match[str], *, above: bool) -> bool:
    """Whether a name set off by a sign stands before the day at most, and no word after it, labels and times aside."""
    before, after = _rest(words[: day.start()]), _rest(words[day.end() :])
    bare = not re.search(r"\w", after) or PLACES.fullmatch(after) is not None
    named = NAME_BEFORE.fullmatch(before) or (above and PLACE_BEFORE.fullmatch(before))
    return bare and (not re.search(r"\w", before) or bool(named))


def _rest(words: str) -> str:
    for pattern in (DAY, TIME, ZONE, READING_TIME, WEEKDAYS, LABEL):
        words = pattern.sub(" ", words)
    return words.strip(" \t\n,;:.()[]") + " "
