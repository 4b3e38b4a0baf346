"""Unlisted: places that the gazetteer lacks, as far as the words of a text say that they are places, and what holds them.

A text and the mentions of known places enter; mentions of `NAME_ONLY` places leave, and what holds each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tallystick.model.places import Place, PlacePrecision
from tallystick.reading.demonyms import is_demonym
from tallystick.reading.places.gazetteer import Gazetteer
from tallystick.reading.places.gazetteer_keys import index_key
from tallystick.reading.places.roles import BEFORE, PlaceMention, PlaceRole, role_of
from tallystick.reading.places.words import FUNCTION

_NAME = (
    r"(?!(?:The|An?|This|That|In|At|On|Near|From|Another|No) )"
    r"(?:al-|el-|as-|ash-)?[A-Z][\w'’]+(?:[ -](?:al-|el-)?[A-Z][\w'’]+){0,2}"
)
_VILLAGES = r"village|town|hamlet|settlement"
_QUARTERS = r"neighbou?rhood|district|suburb|quarter|area"
_KINDS = re.compile(
    rf"\b(?:{_VILLAGES}|{_QUARTERS}|camp|hill)s?\s+of\s+(?P<after>{_NAME})"
    rf"|(?P<before>{_NAME})\s+(?:village|hamlet|(?:refugee )?camp|neighbou?rhood|area|quarter|suburb|district(?= (?:of|in) ))\b"
    rf"|\bgeneral area (?:of )?(?P<area>{_NAME})"
    rf"|(?P<told>{_NAME}),\s+an?\s+(?:[\w-]+\s+){{0,2}}(?:{_VILLAGES}|{_QUARTERS}|camp)\b"
)
"""Names that the words beside them call a village, a camp or a quarter."""
_KIND = re.compile(rf"\b(?:{_VILLAGES}|{_QUARTERS}|camp|hill|general area)")
_DISTRICTS = re.compile(
    rf"(?P<name>{_NAME})(?:['’]s)?\s+(?:district|tehsil|county|municipality|governorate|oblast|raion|woreda|township|locality)\b"
)
"""Names that the words beside them call a part of a land; "the central district" is none."""
_LOCATED = re.compile(
    r"\b(?P<word>in|near|outside|around|(?:vicinity|outskirts|edge|residents|people|inhabitants|villagers) of) "
    rf"(?P<name>{_NAME})"
    r"(?! [A-Z]|['’]s|[\w-])"
)
"""Names after a word of place: one that stands so twice is believed to be a place."""
_IN = frozenset({"in", "near", "outside"})
_BEFORE_STATE = re.compile(
    r"(?:\b(?:in|at|near|outside|of|from)\s+|(?:\A|\n)(?=[A-Z]{3}))(?P<name>[A-Z][\w'’.]+(?: [A-Z][\w'’]+){0,2}), $"
)
_QUARTER_OF = re.compile(rf"\b(?:{_QUARTERS}) of $", re.IGNORECASE)
_QUARTER = re.compile(rf",? (?:an? (?:\w+ ){{0,2}})?(?:{_QUARTERS})\b", re.IGNORECASE)
_OF = re.compile(
    rf",? (?:an? (?:\w+ ){{0,2}})?(?:{_QUARTERS}),? (?:(?:in )?(?:the )?[a-z]+ (?:part )?)?(?:of|in)\b", re.IGNORECASE
)
_PART_OF = re.compile(
    r",? (?:in )?(?:(?:north|south)(?:-?(?:east|west))?|east|west|central|inner|downtown)(?:ern)? (?=[A-Z])", re.IGNORECASE
)
""" "Croydon, south London"."""
_BESIDE = 30
"""Characters before and after a name in which its kind stands."""
_POINTS = frozenset({PlacePrecision.TOWN, PlacePrecision.NEAR})


def called(text: str) -> list[re.Match[str]]:
    """Where the words beside a name call it a village, a camp or a quarter."""
    return list(_KINDS.finditer(text)) if _KIND.search(text) else []


def unlisted(
    text: str, calls: Iterable[re.Match[str]], known: Sequence[PlaceMention], gazetteer: Gazetteer
) -> list[PlaceMention]:
    """Villages and quarters that the words call so and the gazetteer lacks, and names that stand twice where places do.

    Of each all occurrences, for what is said of the village on the first line holds on the last.
    """
    found: list[PlaceMention] = []
    for spans in (_called(calls), _districts(text, gazetteer), _located_twice(text, gazetteer)):
        found += _free(text, spans, [*known, *found])
    names = sorted({one.words for one in found})
    again = (match.span() for name in names for match in re.finditer(rf"\b{re.escape(name)}\b", text))
    return [*found, *_free(text, again, [*known, *found])]


def names_of_villages(text: str, calls: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    """The whole names of what the words call a village or a quarter, and all its other mentions, lest half of one be a town."""
    names = {match["after"] for match in calls if match["after"] and " " in match["after"]}
    return [match.span() for name in names for match in re.finditer(rf"\b{re.escape(name)}\b", text)]


def _called(calls: Iterable[re.Match[str]]) -> Iterator[tuple[int, int]]:
    for match in calls:
        kind = match.lastgroup or 0
        *_, name = re.split("['’]s ", match[kind])  # "Chicago's Austin neighborhood"
        yield match.end(kind) - len(name), match.end(kind)


def _districts(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    for match in _DISTRICTS.finditer(text):
        *holder, name = re.split("['’]s ", match["name"])  # "Bajaur's Mamond tehsil"
        if _may_be_place(name, gazetteer):
            yield match.end("name") - len(name), match.end("name")
            if holder and _may_be_place(holder[0], gazetteer):
                yield match.start("name"), match.start("name") + len(holder[0])


def _located_twice(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    matches = [match for match in _LOCATED.finditer(text) if _may_be_place(match["name"], gazetteer)]
    often = Counter(match["name"] for match in matches)
    inside = {match["name"] for match in matches if match["word"].lower() in _IN}
    for match in matches:
        if often[match["name"]] > 1 and match["name"] in inside:
            yield match.span("name")


def _may_be_place(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is no ordinary word, month or language; one in capitals throughout is an office's."""
    words = [index_key(word) for word in name.split()]
    ordinary = any(word in FUNCTION or gazetteer.is_common(word) or gazetteer.is_first_name(word) for word in words)
    return not (ordinary or name.isupper() or is_demonym(name))


def _free(text: str, spans: Iterable[tuple[int, int]], taken: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Mentions of the names at these offsets, but for those that touch a mention before them."""
    found: list[PlaceMention] = []
    for start, end in spans:
        words = text[start:end].removesuffix("'s").removesuffix("’s")
        if any(one.start < end and start < one.end for one in (*taken, *found)):
            continue
        place = Place(name=words, words=words, precision=PlacePrecision.NAME_ONLY)
        found.append(
            PlaceMention(start=start, end=start + len(words), words=words, place=place, role=role_of(text, start, end))
        )
    return found


def before_states(text: str, known: Sequence[PlaceMention]) -> list[PlaceMention]:
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
        found.append(PlaceMention(start=start, end=end, words=match["name"], place=place, role=role_of(text, start, end)))
    return found


def respelled(mention: PlaceMention, gazetteer: Gazetteer) -> PlaceMention:
    """A name that the gazetteer lacks but for its spelling, if just one place of the area that holds it sounds so."""
    area = mention.place
    if area.precision is not PlacePrecision.NAME_ONLY or area.country_code is None or area.lat is not None:
        return mention
    alike = [entry for entry in gazetteer.find_sound(area.name) if entry.country_code == area.country_code]
    inside = [entry for entry in alike if area.admin1 is None or entry.admin1 == area.admin1]
    return replace(mention, place=inside[0].place(mention.words)) if len(inside) == 1 else mention


def held(text: str, mention: PlaceMention, after: Sequence[PlaceMention], before: Sequence[PlaceMention]) -> Place:
    """What holds a place that has a name only: what held it before, else the next place of its sentence, else the last before
    it where something is said to be.

    A place that only acts ("Moscow told of an assault on Nairab") holds nothing. The point is given where it is computed.
    """
    same = next((one.place for one in before if one.words == mention.words and one.place.country is not None), None)
    if same is not None:
        return same
    sentence_end = min(
        (text.find(stop, mention.end) for stop in (". ", "\n") if text.find(stop, mention.end) >= 0), default=len(text)
    )
    behind = [one.place for one in after if one.start < sentence_end]
    following = next((place for place in behind if place.country is not None), next(iter(behind), None))
    earlier = (one.place for one in reversed(before) if one.role in (PlaceRole.LOCATED, PlaceRole.HOLDER))
    beside = following or next(earlier, None)
    town = town_of_quarter(text, mention, following, before)
    beside = beside or town
    if beside is None:
        return mention.place
    area = replace(mention.place, admin1=beside.admin1, country=beside.country, country_code=beside.country_code)
    if town is not None:
        # No map can show it closer than its town.
        named = replace(area, admin1=town.admin1, country=town.country, country_code=town.country_code, town=town.name)
        return replace(named, lat=town.lat, lon=town.lon)
    between = text[mention.end : after[0].start] if after else ""
    if beside.precision is PlacePrecision.NEAR and re.search(r"\d", between) and "." not in between:
        return replace(area, lat=beside.lat, lon=beside.lon)
    return area


def town_of_quarter(text: str, mention: PlaceMention, following: Place | None, before: Sequence[PlaceMention]) -> Place | None:
    """The town of a quarter: that which its words name ("the Saltivka district of Kharkiv"), else the last one told of.

    None where the words call it no quarter.
    """
    around = text[max(0, mention.start - _BESIDE) : mention.start], text[mention.end : mention.end + _BESIDE]
    if following is not None and _PART_OF.match(around[1]):
        return following if following.precision in _POINTS else None
    if not (_QUARTER_OF.search(around[0]) or _QUARTER.match(around[1])):
        return None
    if before and re.fullmatch(r"['’]s ", text[before[-1].end : mention.start]) and before[-1].place.precision in _POINTS:
        return before[-1].place
    if following is not None and _OF.match(around[1]):
        return following if following.precision in _POINTS else None
    towns = (one.place for one in reversed(before) if one.role is not PlaceRole.DATELINE)
    return next((place for place in towns if place.precision in _POINTS and place.town is None), None)
