"""Generated accounts: invented incidents over three years in forty lands, each told by one to eight reports.

In: how many accounts. Out: reports, readings, and for each report its incident. Always: the same number gives the same reports.
A tenth come weeks late, a tenth name no day, a tenth a division and no town; figures rise for days; a third tell ages; words
are drawn by Zipf's law.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tallystick.model.accounts import Account, Reading
from tallystick.model.claims import Claim, Measure
from tallystick.model.figures import Figure
from tallystick.model.groups import Group, Nature
from tallystick.model.passage import Passage
from tallystick.model.places import Place, PlacePrecision
from tallystick.model.reports import Report
from tallystick.model.times import TimeKind, TimeWords

SEED = 11
START, DAYS = date(2030, 1, 1), 1095
LANDS, DIVISIONS, TOWNS = 40, 8, 12
TELLINGS = (1, 1, 2, 2, 3, 4, 5, 8)
METHODS = ("shooting", "air strike", "shelling", "bombing", "clash")
WORDS = 60_000
"""Words of the generated language, each as common as its rank is low."""

PEOPLE = Group(name="people", nature=Nature.PERSONS)


@dataclass(frozen=True)
class Event:
    """What happened."""

    number: int
    day: date
    place: Place
    killed: int
    wounded: int
    age: int | None
    method: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Generated:
    """Reports with one account each, and the incident that each tells of."""

    reports: Sequence[Report]
    readings: Sequence[Reading]
    incidents: Sequence[int]


def generated(count: int) -> Generated:
    """So many accounts."""
    chance = random.Random(SEED)
    towns = list(_towns(chance))
    told: list[tuple[Report, Reading, int]] = []
    while len(told) < count:
        event = _event(len(told), towns, chance)
        told += [_telling(event, place, chance) for place in range(chance.choice(TELLINGS))]
    reports, readings, incidents = zip(*told[:count], strict=True)
    return Generated(reports, readings, incidents)


def _towns(chance: random.Random) -> Iterator[Place]:
    for land in range(LANDS):
        for division in range(DIVISIONS):
            for town in range(TOWNS):
                name = f"Town{land:02}{division}{chr(97 + town)}"
                yield Place(
                    name=name, words=name, precision=PlacePrecision.TOWN, admin1=f"Division{land:02}{division}",
                    country=f"Land{land:02}", country_code=f"{chr(65 + land // 26)}{chr(65 + land % 26)}",
                    lat=chance.uniform(-2, 2) + land, lon=chance.uniform(-2, 2) + 3 * land,
                )  # fmt: skip


def _event(number: int, towns: Sequence[Place], chance: random.Random) -> Event:
    return Event(
        number=number,
        day=START + timedelta(days=chance.randrange(DAYS)),
        place=towns[int(len(towns) * chance.random() ** 2)],
        killed=min(90, int(chance.paretovariate(1.2)) - 1),
        wounded=int(chance.paretovariate(0.9)),
        age=chance.randint(2, 80) if chance.random() < 0.33 else None,
        method=chance.choice(METHODS),
        words=tuple(_word(chance) for _ in range(25)),
    )


def _word(chance: random.Random) -> str:
    return f"word{int(WORDS ** chance.random())}"


def _telling(event: Event, number: int, chance: random.Random) -> tuple[Report, Reading, int]:
    late = chance.randint(14, 200) if chance.random() < 0.1 else chance.randint(0, 3)
    said = event.day + timedelta(days=late)
    report_id = f"report-{event.number}-{number}"
    common = [_word(chance) for _ in range(40)]
    own = chance.sample(event.words, 15)
    risen = event.wounded + chance.choice((0, 0, 0, 1)) * number
    text = f"{event.killed} killed and {risen} wounded in {event.place.name} {event.day} {' '.join(own + common)}"
    report = Report(report_id=report_id, names=(f"{report_id}.txt",), text=text, extractor="generated", published=said)
    claims = [
        _claim(report, name, figure, measure, event.age if figure == 1 else None)
        for name, figure, measure in (("k", event.killed, Measure.KILLED), ("w", risen, Measure.WOUNDED))
        if figure
    ]
    account = Account(
        account_id=f"account-{event.number}-{number}",
        report_id=report_id,
        claim_ids=tuple(claim.claim_id for claim in claims),
        main=True,
        time=None if chance.random() < 0.1 else _time(event.day),
        place=_vague(event.place) if chance.random() < 0.1 else event.place,
        method=event.method if chance.random() < 0.7 else None,
    )
    return report, Reading(report_id=report_id, claims=tuple(claims), accounts=(account,)), event.number


def _claim(report: Report, name: str, figure: int, measure: Measure, age: int | None) -> Claim:
    words = str(figure)
    start = report.text.index(words)
    return Claim(
        claim_id=f"{report.report_id}-{name}",
        report_id=report.report_id,
        passage=Passage(report_id=report.report_id, start=start, end=start + len(words), quote=words),
        measure=measure,
        group=PEOPLE,
        figure=Figure(low=figure, high=figure, words=words, rule="digits"),
        age=age,
    )


def _time(day: date) -> TimeWords:
    return TimeWords(start=0, end=1, words=day.isoformat(), kind=TimeKind.DATE, year=day.year, month=day.month, day=day.day)


def _vague(place: Place) -> Place:
    return Place(
        name=place.admin1 or "", words=place.admin1 or "", precision=PlacePrecision.DIVISION, admin1=place.admin1,
        country=place.country, country_code=place.country_code,
    )  # fmt: skip
