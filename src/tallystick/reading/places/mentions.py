"""Places: plain text and the gazetteer enter; place mentions with exact offsets leave, in text order, never overlapping.

A mention says in what role the words name the place: where something is located, the dateline, what holds another place, or
merely mentioned. Coordinates are no finer than the words; a village that the gazetteer lacks keeps its name and the area that
holds it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import asin, atan2, cos, degrees, radians, sin

from tallystick.model.places import EARTH_RADIUS_KM, Place, PlacePrecision
from tallystick.reading.home import Home
from tallystick.reading.places.choice import choose
from tallystick.reading.places.context import words_of
from tallystick.reading.places.gazetteer import Entry, EntryKind, Gazetteer
from tallystick.reading.places.names import Candidate, find_candidates

KM_PER_MILE = 1.609


class PlaceRole(StrEnum):
    """In what role words name a place."""

    LOCATED = "located"  # after "in", "at", "near" and the like: where something is
    FROM = "from"  # after "from"
    TOWARD = "toward"  # after "to", "toward", "into"
    HOLDER = "holder"  # what holds the place beside it: "Nairab, Idlib province", "Syria's Idlib"
    DATELINE = "dateline"  # where the report was written
    MENTIONED = "mentioned"  # named without a word of place: "Ankara said", "the Idlib offensive"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """Words that name a place; `start` and `end` count characters in the text, end exclusive."""

    start: int
    end: int
    words: str
    place: Place
    role: PlaceRole


_POINTS = {
    "north": 0,
    "northeast": 45,
    "east": 90,
    "southeast": 135,
    "south": 180,
    "southwest": 225,
    "west": 270,
    "northwest": 315,
}
_POINT = r"(?P<point>north-?\s?east|south-?\s?east|north-?\s?west|south-?\s?west|north|south|east|west)"
_KIND_OF = (
    r"(?:the\s+)?(?:(?:provincial\s+|regional\s+|border\s+)?(?:capital\s+)?"
    r"(?:city|town|village|capital|port|suburb|area|region)\s+(?:of\s+)?)?"
)
_AWAY = re.compile(
    r"(?:(?P<count>\d+(?:[.,]\d+)?)\s*-?\s*(?P<unit>kilomet(?:er|re)s?|kms?|miles?|mi)\b\.?\s*(?:\([^)]{1,30}\)\s*)?)?"
    r"(?:to\s+the\s+|away\s+)?" + _POINT + r"\s+(?:of|from)\s+" + _KIND_OF + r"$",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:near|outside|close\s+to|around|(?:on\s+|in\s+)?the\s+(?:outskirts|edge|vicinity)\s+of|off|beyond)\s+"
    + _KIND_OF
    + r"$",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"\b(?:the\s+)?(?P<quarter>(?:north|south)-?(?:east|west)(?:ern)?|northern|southern|eastern|western|central)\s+$",
    re.IGNORECASE,
)
_FILL = re.compile(
    r"(?:\b(?:the|a|nearby|neighbou?ring|besieged|rebel-held|government-held|restive|volatile|war-torn|disputed|occupied|downtown|greater"
    r"|both|parts\s+of|much\s+of|rest\s+of|all\s+of|most\s+of|southern|northern|eastern|western|central|upper|lower|rural"
    r"|(?:north|south)-?(?:east|west)(?:ern)?|city|town|village|villages|towns|cities|province|state|region|district|governorate"
    r"|suburb|suburbs|area|county|capital|port|of|border|neighbou?rhood)\s+)+$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(in|at|near|outside|inside|around|across|throughout|within|on|off|over|from|to|toward|towards|into)\s+$", re.IGNORECASE
)
_ROLES = {
    "from": PlaceRole.FROM,
    "to": PlaceRole.TOWARD,
    "toward": PlaceRole.TOWARD,
    "towards": PlaceRole.TOWARD,
    "into": PlaceRole.TOWARD,
}
_DATELINE = re.compile(r"(?: ?\([^)\n]{2,40}\))?(?:, [^\n—–]{1,40}?)?\s*(?:\([^)\n]{2,40}\)\s*)?(?:—|–|--| - )")
_LISTED = re.compile(r"(?:,| and| or|, and)\s+(?:the\s+)?(?:(?:in|near|at)\s+)?$")
_NAME = r"(?:al-|el-|as-|ash-)?[A-Z][\w'’]+(?:[ -](?:al-|el-)?[A-Z][\w'’]+){0,2}"
_VILLAGE = re.compile(
    rf"\b(?:village|town|hamlet|settlement|neighbou?rhood|district|suburb|camp|hill|area)s?\s+of\s+(?P<after>{_NAME})"
    rf"|(?P<before>{_NAME})\s+(?:village|hamlet|neighbou?rhood|(?:refugee )?camp|area|quarter|suburb)\b"
)
_BEFORE_STATE = re.compile(
    r"(?:\b(?:in|at|near|outside|of|from)\s+|(?:\A|\n)(?=[A-Z]{3}))(?P<name>[A-Z][\w'’.]+(?: [A-Z][\w'’]+){0,2}), $"
)
_NAME_GOES_ON = re.compile(
    r" (?!(?:Province|State|Region|District|County|City|Governorate|Oblast|Island|Airport)\b)[A-Z][a-z]+"
)
_COMPASS = (
    r"(?:(?:North|South)(?:-?(?:east|west))?|East|West|Upper|Lower|Central|Greater|Downtown|Old|Inner|Outer|Mid)(?:ern)?\b"
)
_NAME_BEGUN = re.compile(rf"(?<![.!?\n:;”\"] )(?<!^)\b(?!{_COMPASS})(?:al-)?[A-Z][a-z]+ $")
"""Capitalised words beside a name that may be the rest of it; not those that begin a sentence."""
BEFORE = 90
"""Characters before a name in which words of place are looked for."""


def find_places(text: str, gazetteer: Gazetteer, home: Home | None = None) -> tuple[PlaceMention, ...]:
    """Return the places that a text names, each as the gazetteer knows it or, for a village that it lacks, by name only.

    `home` is the area of the outlet; it tells apart places of one name.
    """
    candidates = find_candidates(text, words_of(text), gazetteer)
    entries = choose(text, candidates, home)
    chosen = [(one, entry) for one, entry in zip(candidates, entries, strict=True) if entry is not None]
    known = [_mention(text, one, entry) for one, entry in chosen if not _half_a_name(text, one, entry, chosen)]
    named = [*known, *_unknown(text, known)]
    mentions = sorted([*named, *_before_states(text, named)], key=lambda mention: mention.start)
    return tuple(_respelled(one, gazetteer) for one in _with_neighbours(text, mentions))


def _half_a_name(text: str, candidate: Candidate, entry: Entry, chosen: Sequence[tuple[Candidate, Entry]]) -> bool:
    """Whether the words are half of a longer name in a land that none of the text's other places lies in: "Daraja Oula"."""
    lands = {other.country_code for one, other in chosen if one.start != candidate.start}
    if entry.kind is EntryKind.COUNTRY or not lands or entry.country_code in lands:
        return False
    before, after = text[max(0, candidate.start - BEFORE) : candidate.start], text[candidate.end : candidate.end + BEFORE]
    return _NAME_GOES_ON.match(after) is not None or _NAME_BEGUN.search(before) is not None


def _mention(text: str, candidate: Candidate, entry: Entry) -> PlaceMention:
    words = text[candidate.start : candidate.end]
    before = text[max(0, candidate.start - BEFORE) : candidate.start]
    place = _as_near_as_said(entry.place(words), before, entry)
    return PlaceMention(
        start=candidate.start, end=candidate.end, words=words, place=place, role=_role(text, candidate.start, candidate.end)
    )


def _role(text: str, start: int, end: int) -> PlaceRole:
    line = text.rfind("\n", 0, start) + 1
    if not text[line:start].strip() and _DATELINE.match(text, end):
        return PlaceRole.DATELINE
    before = text[max(0, start - BEFORE) : start]
    if _AWAY.search(before) or _NEAR.search(before):
        return PlaceRole.LOCATED
    found = _PREPOSITION.search(_FILL.sub("", before))
    return _ROLES.get(found.group(1).lower(), PlaceRole.LOCATED) if found else PlaceRole.MENTIONED


def _as_near_as_said(place: Place, before: str, entry: Entry) -> Place:
    """The place as closely as the words put it: "14 kilometres southeast of", "near", "northern"."""
    away = _AWAY.search(before)
    if away and entry.town:
        return _moved(place, away)
    if _NEAR.search(before) and entry.town:
        return replace(place, precision=PlacePrecision.NEAR)
    quarter = _QUARTER.search(before)
    if quarter and entry.kind is EntryKind.COUNTRY:
        return replace(place, name=f"{quarter['quarter'].lower()} {place.name}", precision=PlacePrecision.REGION)
    return replace(place, precision=PlacePrecision.REGION) if away and entry.kind is EntryKind.COUNTRY else place


def _moved(place: Place, away: re.Match[str]) -> Place:
    """The point so far away in that direction; a direction without a distance is near."""
    if away["count"] is None or place.lat is None or place.lon is None:
        return replace(place, precision=PlacePrecision.NEAR)
    distance = float(away["count"].replace(",", ".")) * (KM_PER_MILE if away["unit"].lower().startswith("mi") else 1.0)
    bearing = radians(_POINTS[re.sub(r"[\s-]", "", away["point"].lower())])
    lat, lon, arc = radians(place.lat), radians(place.lon), distance / EARTH_RADIUS_KM
    north = asin(sin(lat) * cos(arc) + cos(lat) * sin(arc) * cos(bearing))
    east = lon + atan2(sin(bearing) * sin(arc) * cos(lat), cos(arc) - sin(lat) * sin(north))
    return replace(place, precision=PlacePrecision.NEAR, lat=round(degrees(north), 2), lon=round(degrees(east), 2))


def _unknown(text: str, known: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Villages and quarters that the words call so and the gazetteer lacks."""
    found: list[PlaceMention] = []
    for match in _VILLAGE.finditer(text):
        group = "after" if match["after"] else "before"
        start, end = match.span(group)
        words = match[group].removesuffix("'s").removesuffix("’s")
        if any(one.start < end and start < one.end for one in known) or words.split()[0] in (
            "The",
            "A",
            "This",
            "In",
            "Another",
        ):
            continue
        place = Place(name=words, words=words, precision=PlacePrecision.NAME_ONLY)
        found.append(PlaceMention(start=start, end=start + len(words), words=words, place=place, role=_role(text, start, end)))
    return found


def _before_states(text: str, known: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Towns that the gazetteer lacks and that a division's name follows: "at a home in Quarrowby, Missouri"."""
    found: list[PlaceMention] = []
    for one in known:
        if one.place.precision is not PlacePrecision.DIVISION or one.place.name != one.place.admin1:
            continue
        match = _BEFORE_STATE.search(text, max(0, one.start - BEFORE), one.start)
        if match is None or any(other.start < match.end("name") and match.start("name") < other.end for other in known):
            continue
        start, end = match.span("name")
        place = Place(
            name=match["name"].title() if match["name"].isupper() else match["name"],
            words=match["name"],
            precision=PlacePrecision.NAME_ONLY,
            admin1=one.place.admin1,
            country=one.place.country,
            country_code=one.place.country_code,
        )
        found.append(PlaceMention(start=start, end=end, words=match["name"], place=place, role=_role(text, start, end)))
    return found


def _respelled(mention: PlaceMention, gazetteer: Gazetteer) -> PlaceMention:
    """A name that the gazetteer lacks but for its spelling, if just one place of the area that holds it sounds so."""
    area = mention.place
    if area.precision is not PlacePrecision.NAME_ONLY or area.country_code is None or area.lat is not None:
        return mention
    alike = [entry for entry in gazetteer.find_sound(area.name) if entry.country_code == area.country_code]
    inside = [entry for entry in alike if area.admin1 is None or entry.admin1 == area.admin1]
    return replace(mention, place=inside[0].place(mention.words)) if len(inside) == 1 else mention


def _with_neighbours(text: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Roles that come from the place beside: lists, holders; and what holds a village that has a name only."""
    done: list[PlaceMention] = []
    for number, mention in enumerate(mentions):
        between = text[done[-1].end : mention.start] if done else ""
        if done and mention.role is PlaceRole.MENTIONED:
            mention = replace(mention, role=_role_beside(done[-1], mention, between))
        if done and re.fullmatch(r"['’]s?\s+(?:[a-z-]+\s+){0,2}", between) and mention.role is not PlaceRole.HOLDER:
            mention = replace(mention, role=done[-1].role)
            done[-1] = replace(done[-1], role=PlaceRole.HOLDER)
        if mention.place.precision is PlacePrecision.NAME_ONLY:
            mention = replace(mention, place=_held(text, mention, mentions[number + 1 :], done))
        done.append(mention)
    return done


def _role_beside(left: PlaceMention, mention: PlaceMention, between: str) -> PlaceRole:
    """After a comma a larger place holds the smaller one; in a list both have one role."""
    order = list(PlacePrecision)
    larger = (
        order.index(mention.place.precision) > order.index(left.place.precision)
        or left.place.precision is PlacePrecision.NAME_ONLY
    )
    if re.fullmatch(r", (?:the )?(?:\w+ern )?", between) and larger:
        return PlaceRole.HOLDER
    return left.role if _LISTED.fullmatch(between) and left.role is not PlaceRole.DATELINE else PlaceRole.MENTIONED


def _held(text: str, mention: PlaceMention, after: Sequence[PlaceMention], before: Sequence[PlaceMention]) -> Place:
    """The area of a village by the next place of its sentence, else by the last before it where something is said to be.

    A place that only acts ("Moscow told of an assault on Nairab") holds nothing. The point is given where it is computed.
    """
    sentence_end = min(
        (text.find(stop, mention.end) for stop in (". ", "\n") if text.find(stop, mention.end) >= 0), default=len(text)
    )
    earlier = (one.place for one in reversed(before) if one.role in (PlaceRole.LOCATED, PlaceRole.HOLDER))
    beside = next((one.place for one in after if one.start < sentence_end), None) or next(earlier, None)
    if beside is None:
        return mention.place
    area = replace(mention.place, admin1=beside.admin1, country=beside.country, country_code=beside.country_code)
    between = text[mention.end : after[0].start] if after else ""
    if beside.precision is PlacePrecision.NEAR and re.search(r"\d", between) and "." not in between:
        return replace(area, lat=beside.lat, lon=beside.lon)
    return area
