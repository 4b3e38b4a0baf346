"""Lead: the day and town of a report's main happening, from all that the report tells, with the signs that they rest on.

A report's sentences, time words, places and claims enter; at most one day and one town leave. Always: both are words of the
report; its address and its outlet's home only tell between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.model.claims import Scope
from tallystick.model.places import Place, PlacePrecision
from tallystick.model.reports import Report
from tallystick.model.times import TimeWords
from tallystick.reading.drafts import best_place
from tallystick.reading.home import home_of
from tallystick.reading.lead.choice import Mention, choose
from tallystick.reading.lead.days import Story, day_mentions
from tallystick.reading.lead.news import as_told
from tallystick.reading.lead.places import Scene, town_mentions
from tallystick.reading.lead.words import HARM, OPENING
from tallystick.reading.places import PlaceMention, PlaceRole
from tallystick.reading.sentences import Sentence
from tallystick.reading.told import Told
from tallystick.reading.where import located, of_a_house

__all__ = ["Lead", "days_of", "find_lead", "names_event", "towns_of"]

WORDS_TO_EVENT = 3
"""Words from a place in a title to the event that lay there: "the Elmwood tram crash"."""
_ATTACK = r"(?<!heart )(?<!panic )(?<!cyber )(?<!hack )(?<!asthma )attack"
EVENT_NAMED = re.compile(
    r"\b(?:shooting|shoot-?out|shots|gunfire|massacre|stabbing|rampage|siege|ambush|bombing|blast|explosion|"
    rf"{_ATTACK}|air ?strikes?|earthquake|quake|stampede|(?<!will )(?<!to )crash|derail\w*|collision|"
    r"shooter|attacker|bomber|gunm[ae]n|suspects?|injur\w+|wounded|casualties)\b",
    re.IGNORECASE,
)
"""Words by which a title says that the report is on one event of harm, whatever its opening tells; several are a history."""
OF_OPENING = frozenset({"title", "first sentence", "opening", "sentence on the event"})
"""Signs of a day that is told of the main happening, also where figures of a later account stand beside it."""
LONG_AGO = frozenset({"a year before", "long before"})
"""Signs of a day that a report from further away tells of something else, where no harm is told beside it."""
OF_HARM = frozenset({"told beside the figure", "harm told beside it", "sentence on the event"})
"""Signs of a day on which harm was done, rather than one of court or of burial."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The day and the town of the main happening, each with the signs that speak for it; None where nothing tells enough.

    `opened` where title or opening tell of harm; `titled` where the title names an event of harm and a place, `headline`;
    `scene` is where the opening says that something is, if it names one land.
    `of_opening` where the day stands in the opening, or in a sentence on the event itself; `of_harm` where harm is told beside
    it, `of_figure` a figure. `local` where the outlet's home is known.
    """

    time: TimeWords | None = None
    place: Place | None = None
    time_signs: tuple[str, ...] = ()
    place_signs: tuple[str, ...] = ()
    opened: bool = False
    titled: bool = False
    headline: Place | None = None
    scene: Place | None = None
    of_opening: bool = False
    of_harm: bool = False
    of_figure: bool = False
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
    headline = _place_of_title(sentences, places)
    local = home_of(report.address) is not None
    if day is not None and not local and not day.all_signs.isdisjoint(LONG_AGO) and day.all_signs.isdisjoint(OF_HARM):
        day = None
    return Lead(
        time=as_told(day) if day else None,
        place=town.one if town else None,
        time_signs=day.signs if day else (),
        place_signs=town.signs if town else (),
        opened=_opened(sentences),
        titled=headline is not None and names_event(sentences),
        headline=headline,
        scene=_scene(report, sentences, places),
        of_opening=day is not None and not day.all_signs.isdisjoint(OF_OPENING),
        of_harm=day is not None and not day.all_signs.isdisjoint(OF_HARM),
        of_figure=day is not None and "told beside the figure" in day.all_signs,
        local=local,
    )


def names_event(sentences: Sequence[Sentence]) -> bool:
    """Whether the title names an event of harm."""
    return any(EVENT_NAMED.search(one.text) for one in sentences if one.title)


def _place_of_title(sentences: Sequence[Sentence], places: Sequence[PlaceMention]) -> Place | None:
    """The place that the title names: one where something is said to be, or of the event ("the Elmwood blast"), before others;
    a town before a land; the first."""

    def order(one: PlaceMention, title: Sentence) -> tuple[bool, bool]:
        following = " ".join(title.text[one.end - title.start :].split()[:WORDS_TO_EVENT])
        said = one.role is PlaceRole.LOCATED or EVENT_NAMED.search(following) is not None
        return not said, one.place.precision in (PlacePrecision.COUNTRY, PlacePrecision.REGION)

    titles = [one for one in sentences if one.title]
    named = [
        (order(one, title), one.start, one.place)
        for one in places
        for title in titles
        if title.start <= one.start and one.end <= title.end
    ]
    return min(named, key=lambda found: found[:2])[2] if named else None


def _scene(report: Report, sentences: Sequence[Sentence], places: Sequence[PlaceMention]) -> Place | None:
    """The first of the finest places in which the opening says that something is; None where they lie in several lands."""
    body = [one for one in sentences if not (one.title or one.caption or one.of_file)][:OPENING]
    said = [
        one.place
        for one in places
        if located(one, report.text)
        and not of_a_house(one, report.text)
        and any(it.start <= one.start and one.end <= it.end for it in body)
    ]
    return best_place(said) if len({place.country for place in said}) == 1 else None


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
