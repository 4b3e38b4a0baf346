"""Lead: the day and town of a report's main happening, from all that the report tells, with the signs that they rest on.

A report's sentences, time words, places and claims enter; at most one day and one town leave. Always: both are words of the
report; its address and its outlet's home only tell between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.model.claims import Scope
from tallystick.model.places import Place
from tallystick.model.reports import Report
from tallystick.model.times import TimeWords
from tallystick.reading.home import home_of
from tallystick.reading.lead.choice import Mention, choose
from tallystick.reading.lead.days import Story, day_mentions
from tallystick.reading.lead.news import as_told
from tallystick.reading.lead.places import Scene, town_mentions
from tallystick.reading.lead.words import HARM, OPENING
from tallystick.reading.places import PlaceMention
from tallystick.reading.sentences import Sentence
from tallystick.reading.told import Told

__all__ = ["Lead", "days_of", "find_lead", "towns_of"]


OF_OPENING = frozenset({"title", "first sentence", "opening", "sentence on the event"})
"""Signs of a day that is told of the main happening, also where figures of a later account stand beside it."""
OF_HARM = frozenset({"told beside the figure", "harm told beside it", "sentence on the event"})
"""Signs of a day on which harm was done, rather than one of court or of burial."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The day and the town of the main happening, each with the signs that speak for it; None where nothing tells enough.

    `opened` where title or opening tell of harm; `of_opening` where the day stands there, or in a sentence on
    the event itself, `of_harm` where harm is told beside it; `local` where the outlet's home is known.
    """

    time: TimeWords | None = None
    place: Place | None = None
    time_signs: tuple[str, ...] = ()
    place_signs: tuple[str, ...] = ()
    opened: bool = False
    of_opening: bool = False
    of_harm: bool = False
    local: bool = False


def find_lead(
    report: Report,
    sentences: Sequence[Sentence],
    times: Sequence[TimeWords],
    places: Sequence[PlaceMention],
    told: Sequence[Told],
) -> Lead:
    """Choose by the signs, see `choice`."""
    day = choose(days_of(report, sentences, times, told), "day")
    town = choose(towns_of(report, sentences, places, told), "place")
    return Lead(
        time=as_told(day) if day else None,
        place=town.one if town else None,
        time_signs=day.signs if day else (),
        place_signs=town.signs if town else (),
        opened=_opened(sentences),
        of_opening=day is not None and not day.all_signs.isdisjoint(OF_OPENING),
        of_harm=day is not None and not day.all_signs.isdisjoint(OF_HARM),
        local=home_of(report.address) is not None,
    )


def _opened(sentences: Sequence[Sentence]) -> bool:
    body = [one for one in sentences if not (one.title or one.caption)]
    return any(HARM.search(one.text) for one in [*(one for one in sentences if one.title), *body[:OPENING]])


def days_of(
    report: Report, sentences: Sequence[Sentence], times: Sequence[TimeWords], told: Sequence[Told]
) -> dict[object, tuple[Mention[TimeWords], ...]]:
    """The days that the report names, with their signs."""
    claimed = [one.claim.time for one in told if one.claim.scope is Scope.INCIDENT and one.claim.time is not None]
    firm = frozenset(time.start for time in claimed if not time.soft)
    news = report.published is not None and home_of(report.address) is not None and _opened(sentences)
    story = Story(text=report.text, published=report.published, news=news, claimed=firm)
    return day_mentions(story, sentences, times)


def towns_of(
    report: Report, sentences: Sequence[Sentence], places: Sequence[PlaceMention], told: Sequence[Told]
) -> dict[object, tuple[Mention[Place], ...]]:
    """The towns that the report names, with their signs."""
    claimed = [one.claim.place for one in told if one.claim.scope is Scope.INCIDENT and one.claim.place is not None]
    scene = Scene(
        text=report.text,
        address=report.address,
        home=home_of(report.address),
        claimed=frozenset(place.name for place in claimed),
    )
    return town_mentions(scene, sentences, places)
