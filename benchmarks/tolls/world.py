"""World: an invented conflict of which everything is known, and the running totals that agencies give of it.

In: a shape and a seed. Out: what happened (some of it silent, told by no report) and totals, each with what is wrong with it.
Always: the same shape and seed give the same world; an agency's totals are true sums over all that happened, silent or not,
but for what was planted. Nothing here knows how tolls are checked.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from tallystick.model.claims import Measure
from tallystick.model.groups import Group, Nature
from tallystick.model.places import Place, PlacePrecision

START = date(2031, 1, 1)


class Since(StrEnum):
    """Since when a total counts, as its words say."""

    YEAR = "since the first of January"
    MONTH = "this month"
    WEEK = "this week"
    VAGUE = "in the past two weeks"


class Wrong(StrEnum):
    """What may be wrong with a total or an incident's figure."""

    TOTAL = "an agency gives a wrong total"
    FIGURE = "a report gives a wrong figure of an incident"


@dataclass(frozen=True)
class Shape:
    """How large a conflict, and how often (of a thousand) something is planted at a place where it may stand.

    `based` are how many agencies count from a base of their own since January.
    """

    lands: int = 1
    days: int = 90
    incidents: int = 16
    totals: int = 24
    agencies: int = 2
    silent: int = 0
    wrong_totals: int = 0
    wrong_figures: int = 0
    based: int = 0
    corrected: int = 0
    boasts: int = 0
    open_figures: int = 60
    vague: int = 80


@dataclass(frozen=True)
class Event:
    """An incident as it was; `told` is the figure of the killed as reports give it where that is wrong."""

    number: int
    day: date
    place: Place
    group: Group
    killed: int
    wounded: int
    silent: bool = False
    open: bool = False
    told: int | None = None


@dataclass(frozen=True)
class Total:
    """A running total as an agency gives it. `true` is what it would be without what was planted.

    `corrected` is the day on which the agency takes the number back and gives the true one.
    """

    number: int
    agency: int
    day: date
    since: Since
    group: Group
    area: Place
    measure: Measure
    stated: int
    true: int
    base: int = 0
    at_least: bool = False
    corrected: date | None = None

    @property
    def wrong(self) -> bool:
        """Whether its number is a mistake; another base is none, and neither is an "at least"."""
        return not self.at_least and self.stated != self.true + self.base

    @property
    def first(self) -> date:
        """The day from which it counts."""
        starts = {
            Since.YEAR: START,
            Since.MONTH: self.day.replace(day=1),
            Since.WEEK: self.day - timedelta(days=self.day.weekday()),
            Since.VAGUE: self.day - timedelta(days=14),
        }
        return starts[self.since]


@dataclass(frozen=True)
class World:
    """All that happened and all totals; `bases` are what each agency's totals since January add."""

    shape: Shape
    events: tuple[Event, ...]
    totals: tuple[Total, ...]
    bases: tuple[int, ...]


def drawn(shape: Shape, seed: int) -> World:
    """One conflict."""
    chance = random.Random(f"{shape} {seed}")
    events = _events(shape, chance)
    bases = [0] * shape.agencies
    for agency in chance.sample(range(shape.agencies), shape.based):
        bases[agency] = chance.randint(1, 4)
    totals = _totals(shape, events, bases, chance)
    return World(shape=shape, events=events, totals=totals, bases=tuple(bases))


def _events(shape: Shape, chance: random.Random) -> tuple[Event, ...]:
    towns = [town for land in range(shape.lands) for town in _towns(land)]
    days = sorted(chance.randrange(shape.days) for _ in range(shape.incidents))
    found = []
    for number, day in enumerate(days):
        place = towns[int(len(towns) * chance.random() ** 1.5)]
        killed = min(40, int(chance.paretovariate(1.1)))
        one = Event(
            number=number,
            day=START + timedelta(days=day),
            place=place,
            group=chance.choices(_groups(place), (5, 2, 3))[0],
            killed=killed,
            wounded=int(chance.paretovariate(0.9)) - 1,
            silent=number > 0 and _falls(shape.silent, chance),
            open=killed > 1 and _falls(shape.open_figures, chance),
        )
        found.append(_mistaken(one, shape, chance))
    return tuple(found)


def _mistaken(one: Event, shape: Shape, chance: random.Random) -> Event:
    """With a wrong figure, now and then: a digit more, digits turned, or some too many or too few."""
    if one.silent or one.open or not _falls(shape.wrong_figures, chance):
        return one
    return replace(one, told=_slip(one.killed, chance))


def _slip(number: int, chance: random.Random) -> int:
    """Another number, as it comes of a slip of the pen or the ear."""
    turned = int(str(number)[::-1])
    slips = {number + 10, turned, number + chance.randint(1, 5), max(1, number - chance.randint(1, 5))} - {number}
    return chance.choice(sorted(slips))


def _towns(land: int) -> list[Place]:
    code = f"{chr(65 + land // 26)}{chr(65 + land % 26)}"
    return [
        Place(
            name=f"Town {land}-{division}-{town}", words="", precision=PlacePrecision.TOWN,
            admin1=f"Division {land}-{division}", country=f"Land {land}", country_code=code,
        )
        for division in range(6) for town in range(4)
    ]  # fmt: skip


def _groups(place: Place) -> list[Group]:
    """Those who may be harmed there: soldiers and police of one side, fighters of the other."""
    land = place.country
    forces = (f"{land} forces", "state forces")
    return [
        Group(name=f"{land} soldiers", nature=Nature.PERSONS, party=land, within=forces),
        Group(name=f"{land} police", nature=Nature.PERSONS, party=land, within=forces),
        Group(name=f"{land} rebels", nature=Nature.PERSONS, party=f"{land} rebels"),
    ]


def _totals(shape: Shape, events: Sequence[Event], bases: Sequence[int], chance: random.Random) -> tuple[Total, ...]:
    """Totals on days on which something happened, or soon after, of frames in which it did."""
    found: list[Total] = []
    of_land: dict[str | None, list[Event]] = {}
    for event in events:
        of_land.setdefault(event.place.country, []).append(event)
    while len(found) < shape.totals:
        about = chance.choice(events)
        agency = chance.randrange(shape.agencies)
        day = about.day + timedelta(days=chance.choice((0, 0, 1, 2)))
        since = chance.choices((Since.YEAR, Since.MONTH, Since.WEEK), (6, 3, 2))[0]
        since = Since.VAGUE if _falls(shape.vague, chance) else since
        measure = chance.choices((Measure.KILLED, Measure.WOUNDED), (4, 1))[0]
        one = Total(
            number=len(found),
            agency=agency,
            day=day,
            since=since,
            group=_frame_group(about.group, chance),
            area=_frame_area(about.place, chance),
            measure=measure,
            stated=0,
            true=0,
            base=bases[agency] if since is Since.YEAR and measure is Measure.KILLED else 0,
        )
        one = _counted(one, shape, of_land[about.place.country], chance)
        if one.true:
            found.append(one)
    return tuple(sorted(found, key=lambda t: (t.day, t.number)))


def _counted(one: Total, shape: Shape, events: Sequence[Event], chance: random.Random) -> Total:
    true = sum(figure_of(e, one.measure) for e in events if inside(e, one))
    loose = one.since is Since.VAGUE or _falls(shape.open_figures, chance)
    if loose:
        return replace(one, true=true, base=0, stated=max(1, true - chance.randint(0, 1)), at_least=True)
    if true > 1 and _falls(shape.wrong_totals, chance):
        later = one.day + timedelta(days=chance.randint(1, 6))
        corrected = later if _falls(shape.corrected, chance) else None
        return replace(one, true=true, stated=_slip(true, chance) + one.base, corrected=corrected)
    return replace(one, true=true, stated=true + one.base)


def inside(event: Event, total: Total) -> bool:
    """Whether what happened belongs to a total."""
    here = total.area.precision is PlacePrecision.COUNTRY or event.place.admin1 == total.area.name
    same_land = event.place.country == total.area.country
    theirs = total.group.name in (event.group.name, *event.group.within)
    return same_land and here and theirs and total.first <= event.day <= total.day


def figure_of(event: Event, measure: Measure) -> int:
    """How many suffered it."""
    return event.killed if measure is Measure.KILLED else event.wounded


def _frame_group(group: Group, chance: random.Random) -> Group:
    """The group itself, or now and then the wider one that holds it."""
    if group.within and chance.random() < 0.3:
        return Group(name=group.within[0], nature=Nature.PERSONS, party=group.party, within=group.within[1:])
    return group


def _frame_area(place: Place, chance: random.Random) -> Place:
    """The country, or now and then the division."""
    if chance.random() < 0.7:
        assert place.country is not None
        return replace(place, name=place.country, precision=PlacePrecision.COUNTRY, admin1=None)
    assert place.admin1 is not None
    return replace(place, name=place.admin1, precision=PlacePrecision.DIVISION)


def _falls(of_a_thousand: int, chance: random.Random) -> bool:
    return chance.randrange(1000) < of_a_thousand
