"""Places: plain text and the gazetteer enter; place mentions with exact offsets leave, in text order, never overlapping.

A mention says in what role the words name the place: where something is located, the dateline, what holds another place, or
merely mentioned. Coordinates are no finer than the words; a village that the gazetteer lacks keeps its name and the area that
holds it, a quarter the town.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import asin, atan2, cos, degrees, radians, sin

from tallystick.model.places import EARTH_RADIUS_KM, Place, PlacePrecision, distance_km
from tallystick.reading.home import Home
from tallystick.reading.places.choice import choose
from tallystick.reading.places.context import words_of
from tallystick.reading.places.gazetteer import Entry, EntryKind, Gazetteer
from tallystick.reading.places.gazetteer_keys import index_key
from tallystick.reading.places.names import Candidate, find_candidates
from tallystick.reading.places.roles import AWAY, BEFORE, NEAR, PlaceMention, PlaceRole, role_of
from tallystick.reading.places.unlisted import (
    before_states,
    called,
    held,
    names_of_villages,
    respelled,
    town_of_quarter,
    unlisted,
)
from tallystick.reading.places.words import FUNCTION

KM_PER_MILE = 1.609
SMALL = 100_000
ELSEWHERE = 3
"""Inhabitants of a town below which half of a longer name, or another name than its usual one, is not believed in a land that
nothing else speaks for; the latter where so many names of the text are of another land."""

QUARTER_KM = 25.0
"""How far a quarter may lie from the point of its town."""

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
_QUARTER = re.compile(
    r"\b(?:the\s+)?(?P<quarter>(?:north|south)-?(?:east|west)(?:ern)?|northern|southern|eastern|western|central)\s+$",
    re.IGNORECASE,
)
_QUARTER_AFTER = re.compile(r" (?:neighbou?rhood|quarter)\b")
_STREET_AFTER = re.compile(r" (?:road|street|avenue|square|mosque|school|hospital)\b", re.IGNORECASE)
_AREA_AFTER = re.compile(r" area\b")
_OF_TOWN = re.compile(
    r" (?:neighbou?rhood|quarter|district|suburb)(?:,? (?:in |of |(?:the )?\w+(?:ern)? (?:part )?of |\w+ern )+)"
)
_LISTED = re.compile(r"(?:,| and| or|, and)\s+(?:the\s+)?(?:(?:in|near|at)\s+)?$")
_NAME_GOES_ON = re.compile(
    r" (?:(?:bin|ibn|abu|al)[ -])?"
    r"(?!(?:Province|State|Region|District|County|City|Governorate|Oblast|Island|Airport)\b)[A-Z][a-z]+"
)
_COMPASS = (
    r"(?:(?:North|South)(?:-?(?:east|west))?|East|West|Upper|Lower|Central|Greater|Downtown|Old|Inner|Outer|Mid)(?:ern)?\b"
)
_NAME_BEGUN = re.compile(rf"(?<![.!?\n:;”\"] )(?<!^)\b(?!{_COMPASS})(?:al-)?[A-Z][a-z]+ $")
"""Capitalised words beside a name that may be the rest of it; not those that begin a sentence."""


def find_places(text: str, gazetteer: Gazetteer, home: Home | None = None) -> tuple[PlaceMention, ...]:
    """Return the places that a text names, each as the gazetteer knows it or, for a village that it lacks, by name only.

    `home` is the area of the outlet; it tells apart places of one name.
    """
    candidates = find_candidates(text, words_of(text), gazetteer)
    entries = choose(text, candidates, home)
    chosen = [(one, entry) for one, entry in zip(candidates, entries, strict=True) if entry is not None]
    placed = [one for one in chosen if not _misplaced(text, *one, chosen) and not _far_from_its_town(text, *one, chosen, home)]
    known = [_mention(text, one, entry) for one, entry in placed]
    calls = called(text)
    whole = names_of_villages(text, calls)
    known = [one for one in known if not any(_strictly_inside(one, span) for span in whole)]
    named = [*known, *unlisted(text, calls, known, gazetteer)]
    mentions = sorted([*named, *before_states(text, named)], key=lambda mention: mention.start)
    return tuple(respelled(one, gazetteer) for one in _with_neighbours(text, mentions))


def _strictly_inside(mention: PlaceMention, span: tuple[int, int]) -> bool:
    return span[0] <= mention.start and mention.end <= span[1] and (mention.start, mention.end) != span


def _misplaced(text: str, candidate: Candidate, entry: Entry, chosen: Sequence[tuple[Candidate, Entry]]) -> bool:
    """Whether the place lies in a land of its own and is known by its name badly: by half of it ("Daraja Oula"), or by another
    than the usual one of a small town ("Tawila" in Darfur is no Yemeni At Tawilah)."""
    great = entry.town and entry.population >= SMALL
    if entry.kind is EntryKind.COUNTRY or (great and not _half_of_unknown(text, candidate)):
        return False
    others = {(one.key, land.country_code) for one, land in chosen if one.key != candidate.key or not _half(text, one)}
    known = index_key(entry.name) == candidate.key
    if not known and _STREET_AFTER.match(text, candidate.end):
        return True
    if _half(text, candidate):
        if not known and not candidate.firm:
            return True  # "Hala Khalil" is not of Hebron
        return len(others) >= (ELSEWHERE if great else 1) and entry.country_code not in {land for _, land in others}
    lands = Counter(land for key, land in others if key != candidate.key)
    foreign = entry.country_code not in lands and max(lands.values(), default=0) >= ELSEWHERE
    return foreign and entry.town and not known


def _far_from_its_town(
    text: str, candidate: Candidate, entry: Entry, chosen: Sequence[tuple[Candidate, Entry]], home: Home | None
) -> bool:
    """Whether what the words call a quarter is no town of that name: one in a land that nothing else names, or one far from the
    town beside ("the Karama neighbourhood", in Gaza; "in the Nasr neighbourhood, west of Gaza City")."""
    lands = {land.country_code for one, land in chosen if one.key != candidate.key}
    quarter = _QUARTER_AFTER.match(text, candidate.end) or (lands and _AREA_AFTER.match(text, candidate.end))
    if not entry.town or not quarter:
        return False
    if entry.country_code not in lands and (home is None or entry.country_code != home.country_code):
        return True
    beside = next((land for one, land in chosen if _beside(text, candidate, one) and land.town), None)
    gap = distance_km(entry.place(entry.name), beside.place(beside.name)) if beside is not None else None
    return gap is not None and gap > QUARTER_KM


def _beside(text: str, quarter: Candidate, town: Candidate) -> bool:
    """Whether a town is named right behind a quarter, or right before it as its owner."""
    behind = quarter.end <= town.start and _OF_TOWN.fullmatch(text, quarter.end, town.start) is not None
    return behind or re.fullmatch(r"['’]s ", text[town.end : quarter.start]) is not None


def _half_of_unknown(text: str, candidate: Candidate) -> bool:
    """Whether the next word goes on with the name and is no day or month ("Ghazni Khel", not "Ghazni Tuesday")."""
    after = _NAME_GOES_ON.match(text, candidate.end)
    return after is not None and after.group().strip().lower() not in FUNCTION


def _half(text: str, candidate: Candidate) -> bool:
    """Whether a capitalised word stands right beside the name, so that it may be half of a longer one."""
    before, after = text[max(0, candidate.start - BEFORE) : candidate.start], text[candidate.end : candidate.end + BEFORE]
    return _NAME_GOES_ON.match(after) is not None or _NAME_BEGUN.search(before) is not None


def _mention(text: str, candidate: Candidate, entry: Entry) -> PlaceMention:
    words = text[candidate.start : candidate.end]
    before = text[max(0, candidate.start - BEFORE) : candidate.start]
    place = _as_near_as_said(entry.place(words), before, entry)
    return PlaceMention(
        start=candidate.start, end=candidate.end, words=words, place=place, role=role_of(text, candidate.start, candidate.end)
    )


def _as_near_as_said(place: Place, before: str, entry: Entry) -> Place:
    """The place as closely as the words put it: "14 kilometres southeast of", "near", "northern"."""
    away = AWAY.search(before)
    if away and entry.town:
        return _moved(place, away)
    if NEAR.search(before) and entry.town:
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
            mention = replace(mention, place=held(text, mention, mentions[number + 1 :], done))
        elif mention.place.precision is PlacePrecision.TOWN:
            mention = replace(mention, place=_as_quarter(text, mention, mentions[number + 1 :], done))
        done.append(mention)
    towns = {one.place.name: one.place.town for one in done if one.place.town is not None}
    return [replace(one, place=replace(one.place, town=towns.get(one.place.name))) for one in done]


def _as_quarter(text: str, mention: PlaceMention, after: Sequence[PlaceMention], before: Sequence[PlaceMention]) -> Place:
    """A place that the words call a quarter, with the town near it that it is one of."""
    town = town_of_quarter(text, mention, after[0].place if after else None, before)
    gap = distance_km(mention.place, town) if town is not None and town.name != mention.place.name else None
    return (
        replace(mention.place, town=town.name) if town is not None and gap is not None and gap < QUARTER_KM else mention.place
    )


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
