"""Which place a name means: candidates of one text enter; one entry for each, or None, leaves.

A name is read by what holds it in the same text ("Paris, Texas", "Syria's Idlib", a state named elsewhere), by how near its
bearers lie to places that are certain, then by the number of inhabitants. One name means one place throughout a text unless its
words differ. The weights were set on half of LGL and GeoVirus (benchmarks/geoparsing.py); halving or doubling any one of them
moves the share found there by less than a hundredth.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, dist, exp, log2, log10, radians, sin, sqrt

from tallystick.model.places import EARTH_RADIUS_KM, fold_name
from tallystick.reading.home import Home
from tallystick.reading.places.gazetteer import Entry, EntryKind
from tallystick.reading.places.gazetteer_keys import index_key
from tallystick.reading.places.names import Candidate
from tallystick.reading.places.words import USUAL

Point = tuple[float, float, float]
PRIOR = {
    EntryKind.COUNTRY: 2.5,
    EntryKind.REGION: 8.0,
    EntryKind.DIVISION: 1.2,
    EntryKind.DISTRICT: 2.0,
    EntryKind.CAPITAL: 2.5,
    EntryKind.TOWN: 0.0,
}
"""Beside the logarithm of inhabitants (six for a million)."""
OWN_CAPITAL = 2.4
"""Taken from a division that holds a town of its own name: "in Aleppo" means the town, if nothing says otherwise."""
OTHER_NAME = 2.0
"""Taken from a town that bears the name beside its usual one."""
OLD_NAME = 4.0
"""The same where another town bears it as its usual one."""
IN_USUAL_COUNTRY = 3.0
"""Added to the places of the country in which reports mean a name (see `USUAL`)."""
OVERSHADOWED = 2.0
"""Taken from a town that bears the name of a division or country a hundred times as populous: Oregon in Ohio."""
BY_VOTES = 1.5
BY_WORDS = 12.0
BY_KIND = 5.0
BY_AREA = 2.0
BY_DIVISION = 3.0
BY_COUNTRY = 2.0
BY_NEARNESS = 3.0
NEAR_KM = 250.0
SMALL_TOWN = 15_000
"""Inhabitants under which a bare name is believed only where its division, country or a preposition speaks for it."""
BELIEVED = 4.2
"""Score under which a bare name is left alone: a town of 15,000 that nothing in the text speaks for."""

_HOME = "\0home"
"""In place of a name's key: the outlet's home."""

DIVISION_AFTER = re.compile(
    r"^[\s-](?:\w+ )?(?i:provinces?|states?|governorates?|regions?|oblasts?|departments?|emirate|prefecture|republic"
    r"|autonomous)\b"
)
DISTRICT_AFTER = re.compile(r"^ (?i:county|counties|district|districts|parish|municipality|borough)\b")
DIVISION_BEFORE = re.compile(r"(?i:\b(?:provinces?|states?|governorates?|region|department) of )$")
AREA_BEFORE = re.compile(r"(?i:\b(?:(?:north|south)-?(?:east|west)(?:ern)?|northern|southern|eastern|western|central|rural) )$")
TOWN_BEFORE = re.compile(
    r"(?i:\b(?:(?:city|town|village|suburb|port|capital|capital city|borough|downtown)(?: of|,)?|near|outside"
    r"|(?:north|south|east|west)(?:east|west)? of) )$"
)
TOWN_AFTER = re.compile(r"^ (?i:city|town)\b")
HOLDS_BEFORE = re.compile(r"^['’]s? (?:\w+(?:ern|ral) )?(?:province of |city of |town of )?$")
HELD_AFTER = re.compile(r"^(?:, (?:in |the )?| in (?:the )?(?:\w+(?:ern|ral) )?| \()(?:(?:province|state|governorate) of )?$")


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate's entries with what its own words say for each."""

    candidate: Candidate
    scores: tuple[float, ...]

    def best(self) -> int:
        """The number of the best entry."""
        return max(range(len(self.scores)), key=lambda number: (self.scores[number], -number))

    def certain(self) -> bool:
        """Whether the best leads the next one clearly."""
        if len(self.scores) == 1:
            return self.scores[0] >= BELIEVED
        first, second = sorted(self.scores, reverse=True)[:2]
        return first - second >= BY_DIVISION and first >= BELIEVED


def choose(text: str, candidates: Sequence[Candidate], home: Home | None = None) -> list[Entry | None]:
    """Return the entry that each candidate means, None where nothing speaks for a place.

    The home of the outlet speaks as a name of that division in the text would.
    """
    held = _holders(text, candidates)
    kinds = [_kinds(text, one) for one in candidates]
    scored = [
        Scored(one, _own(one, prior, holders, told))
        for one, prior, holders, told in zip(candidates, _priors(candidates), held, kinds, strict=True)
    ]
    scored = _by_areas(scored, home)
    anchors = {(one.candidate.key, one.candidate.entries[one.best()]) for one in scored if one.certain() and _is_point(one)}
    scored = _by_nearness(scored, anchors)
    own = [bool(holders) or BY_KIND in told.values() for holders, told in zip(held, kinds, strict=True)]
    return _one_sense(scored, own)


def _own(
    candidate: Candidate, prior: Sequence[float], holders: Sequence[Entry], kinds: Mapping[EntryKind, float]
) -> tuple[float, ...]:
    """For each entry the prior, what the words say holds it, and what the words beside the name say of its kind."""
    return tuple(
        score + BY_WORDS * any(_inside(entry, holder) for holder in holders) + kinds.get(entry.kind, 0.0)
        for entry, score in zip(candidate.entries, prior, strict=True)
    )


def _priors(candidates: Sequence[Candidate]) -> list[list[float]]:
    """What speaks for each entry before its words are asked; found once for each name, since texts name a town many times."""
    known: dict[tuple[str, tuple[Entry, ...]], list[float]] = {}
    for one in candidates:
        if (one.key, one.entries) not in known:
            known[one.key, one.entries] = [_prior(one, entry) for entry in one.entries]
    return [known[one.key, one.entries] for one in candidates]


def _prior(candidate: Candidate, entry: Entry) -> float:
    score = PRIOR[entry.kind] + log10(entry.population + 1)
    score += IN_USUAL_COUNTRY * (entry.country_code is not None and USUAL.get(candidate.key) == entry.country_code)
    if entry.town:
        score -= _by_other_name(candidate, entry)
        score -= OVERSHADOWED * any(not other.town and other.population > 100 * entry.population for other in candidate.entries)
    elif entry.kind is EntryKind.DIVISION and any(_inside(other, entry) for other in candidate.entries):
        score -= OWN_CAPITAL
    return score


def _by_other_name(candidate: Candidate, entry: Entry) -> float:
    """Less for a town known by another name, least where a town usually bears this one (Amman was once a Philadelphia)."""
    if index_key(entry.name) == candidate.key:
        return 0.0
    usual = any(
        other.town and other.population > SMALL_TOWN and index_key(other.name) == candidate.key for other in candidate.entries
    )
    return OLD_NAME if usual else OTHER_NAME


def _kinds(text: str, candidate: Candidate) -> Mapping[EntryKind, float]:
    """What the words beside the name say for each kind of entry ("the city of", "province")."""
    before, after = text[max(0, candidate.start - 24) : candidate.start], text[candidate.end : candidate.end + 24]
    if DISTRICT_AFTER.match(after):
        return {EntryKind.DISTRICT: BY_KIND, EntryKind.TOWN: 1.0}
    if DIVISION_AFTER.match(after) or DIVISION_BEFORE.search(before):
        return {EntryKind.DIVISION: BY_KIND, EntryKind.DISTRICT: 1.0}
    if AREA_BEFORE.search(before):
        return {EntryKind.DIVISION: BY_AREA, EntryKind.COUNTRY: BY_AREA}
    if TOWN_BEFORE.search(before) or TOWN_AFTER.match(after):
        return {EntryKind.TOWN: BY_KIND, EntryKind.CAPITAL: BY_KIND}
    return {}


def _holders(text: str, candidates: Sequence[Candidate]) -> list[tuple[Entry, ...]]:
    """What the words say holds each candidate: "Paris, Texas", "Syria's Idlib", "Nairab in Idlib province"."""
    holders: list[list[Entry]] = [[] for _ in candidates]
    for number, (left, right) in enumerate(pairwise(candidates)):
        between = text[left.end : right.start]
        if HELD_AFTER.match(between):
            holders[number] += [entry for entry in right.entries if not entry.town]
        elif HOLDS_BEFORE.match(between):
            holders[number + 1] += [entry for entry in left.entries if not entry.town]
    return [tuple(entries) for entries in holders]


def _inside(entry: Entry, holder: Entry) -> bool:
    if entry.kind is EntryKind.COUNTRY or entry is holder or entry.country_code != holder.country_code:
        return False
    if holder.kind is EntryKind.COUNTRY:
        return True
    if holder.kind is EntryKind.DIVISION:
        return entry.kind is not EntryKind.DIVISION and _same(entry.admin1, holder.admin1)
    return holder.kind is EntryKind.DISTRICT and entry.town and _same(entry.admin1, holder.admin1) and _km(entry, holder) < 80


def _same(left: str | None, right: str | None) -> bool:
    return left is not None and right is not None and fold_name(left) == fold_name(right)


def _by_areas(scored: Sequence[Scored], home: Home | None) -> list[Scored]:
    """Add to entries that lie in a country or division that other names of the text name or lie in."""
    votes: dict[tuple[str | None, str | None], dict[str, float]] = defaultdict(dict)
    for one in scored:
        top = max(one.scores)
        for entry, score in _pairs(one):
            weight = 10 ** min(0.0, (score - top) / 2) * (not one.candidate.doubtful)
            for area in {(entry.country_code, None), (entry.country_code, entry.admin1)}:
                votes[area][one.candidate.key] = max(weight, votes[area].get(one.candidate.key, 0.0))
    named = _named_areas(scored)
    if home is not None:
        named[home.country_code, home.admin1].add(_HOME)
        named[home.country_code, None].add(_HOME)
    return [
        Scored(one.candidate, tuple(score + _area(one.candidate.key, entry, named, votes) for entry, score in _pairs(one)))
        for one in scored
    ]


def _named_areas(scored: Sequence[Scored]) -> dict[tuple[str | None, str | None], set[str]]:
    """Countries and divisions that the text names, with the keys that name them."""
    named: dict[tuple[str | None, str | None], set[str]] = defaultdict(set)
    for one in scored:
        entry = one.candidate.entries[one.best()]
        if (entry.kind in (EntryKind.COUNTRY, EntryKind.DIVISION) or _only_district(one)) and not one.candidate.doubtful:
            named[entry.country_code, entry.admin1].add(one.candidate.key)
            named[entry.country_code, None].add(one.candidate.key)
    return named


def _only_district(one: Scored) -> bool:
    """Whether all that bear the name are districts of one division: "Edgar County" tells of Illinois as its own name does."""
    entries = one.candidate.entries
    return all(entry.kind is EntryKind.DISTRICT for entry in entries) and len({entry.admin1 for entry in entries}) == 1


def _area(
    key: str,
    entry: Entry,
    named: dict[tuple[str | None, str | None], set[str]],
    votes: dict[tuple[str | None, str | None], dict[str, float]],
) -> float:
    country, division = (entry.country_code, None), (entry.country_code, entry.admin1)
    score = BY_COUNTRY * bool(named[country] - {key}) if entry.kind is not EntryKind.COUNTRY else 0.0
    if entry.admin1 is not None:
        score += BY_DIVISION * bool(named[division] - {key}) * (entry.kind is not EntryKind.DIVISION)
        score += BY_VOTES * log2(1 + sum(weight for other, weight in sorted(votes[division].items()) if other != key))
    return score


def _pairs(one: Scored) -> list[tuple[Entry, float]]:
    return list(zip(one.candidate.entries, one.scores, strict=True))


def _is_point(one: Scored) -> bool:
    return one.candidate.entries[one.best()].kind not in (EntryKind.COUNTRY, EntryKind.REGION)


def _by_nearness(scored: Sequence[Scored], anchors: Collection[tuple[str, Entry]]) -> list[Scored]:
    """Add to entries that lie near a place which another name of the text certainly means."""
    points = [(key, _point(entry)) for key, entry in anchors]
    known: dict[str, tuple[Sequence[Entry], Sequence[float]]] = {}
    return [_near(one, points, known) for one in scored]


def _near(
    one: Scored, points: Sequence[tuple[str, Point]], known: dict[str, tuple[Sequence[Entry], Sequence[float]]]
) -> Scored:
    """One candidate; `known` is what was found for each name before: a text names a town many times."""
    key = one.candidate.key
    others = [point for other, point in points if other != key]
    if not others or (len(one.scores) == 1 and one.scores[0] >= BELIEVED):
        return one
    entries, nearness = known.get(key, ((), ()))
    if entries is not one.candidate.entries:
        nearness = tuple(_nearness(entry, others) for entry in one.candidate.entries)
        known[key] = one.candidate.entries, nearness
    return Scored(one.candidate, tuple(score + more for score, more in zip(one.scores, nearness, strict=True)))


def _nearness(entry: Entry, others: Sequence[Point]) -> float:
    if entry.kind is EntryKind.COUNTRY:
        return 0.0
    x, y, z = _point(entry)
    chord = sqrt(min((x - a) ** 2 + (y - b) ** 2 + (z - c) ** 2 for a, b, c in others))
    return BY_NEARNESS * exp(-_km_of(chord) / NEAR_KM)


def _point(entry: Entry) -> Point:
    """The place on a globe of radius one, from whose middle its coordinates count."""
    lat, lon = radians(entry.lat), radians(entry.lon)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def _km_of(chord: float) -> float:
    """The way along the ground of a straight line through that globe."""
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, chord / 2))


def _km(left: Entry, right: Entry) -> float:
    return _km_of(dist(_point(left), _point(right)))


def _one_sense(scored: Sequence[Scored], own: Sequence[bool]) -> list[Entry | None]:
    """A name without words beside it that tell takes the sense that has most support in the text."""
    support: dict[str, list[float]] = {}
    firm: set[str] = set()
    for one in scored:
        if not one.candidate.doubtful:
            known = support.get(one.candidate.key) or [0.0] * len(one.scores)
            support[one.candidate.key] = [max(pair) for pair in zip(known, one.scores, strict=True)]
        if one.candidate.firm and not (one.candidate.doubtful or one.candidate.street):
            firm.add(one.candidate.key)
    return [_sense(one, support.get(one.candidate.key), own[number], firm) for number, one in enumerate(scored)]


def _sense(one: Scored, support: list[float] | None, own: bool, firm: set[str]) -> Entry | None:
    """The entry meant; doubtful words and small towns need a firm mention of the same name somewhere in the text."""
    if support is None or one.candidate.street or (one.candidate.doubtful and one.candidate.key not in firm):
        return None
    shared = one if own and one.certain() else Scored(one.candidate, tuple(support))
    number = shared.best()
    entry = one.candidate.entries[number]
    small = entry.kind is EntryKind.DISTRICT or (entry.town and entry.population < SMALL_TOWN)
    return None if small and one.candidate.key not in firm and support[number] < BELIEVED + 1.0 else entry
