"""Otherwise: accounts and pairs as they would be if one thing of the happening were told otherwise.

In: rows and scored pairs. Out: the same with one comparison exchanged, on the one side's rows too, since what contradicts is
refused besides. Always: what reports tell of the happening may be told otherwise; their words, pages and days of publication
are as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from tallystick.linking.features import Features
from tallystick.linking.levels import Comparison, Weighing
from tallystick.linking.scoring import Scored
from tallystick.model.places import Place, PlacePrecision
from tallystick.model.times import Days

AGREEING = {
    "day": "the same day",
    "place": "the same town",
    "harmed": "the same group of the same side harmed",
    "killed": "the same number killed, one or two",
    "wounded": "the same number wounded, one or two",
    "items": "the same count of things, two to nine",
    "method": "the same method",
    "persons": "a person named in both",
    "ages": "a person of the same age",
}
"""What reports may tell of the happening, with the level at which two of them agree; of numbers that which says least."""

CONTRADICTING = {
    "day": "days that contradict each other",
    "place": "different towns",
    "harmed": "different sides harmed",
    "killed": "numbers killed that contradict each other",
    "wounded": "numbers wounded that contradict each other",
    "items": "counts of things that contradict each other",
    "method": "different methods",
    "persons": "no person named in both",
    "ages": "persons of other ages",
}

_ELSEWHERE = Place(name="elsewhere", words="", precision=PlacePrecision.COUNTRY, country="elsewhere", country_code="??")
_LONG = timedelta(days=1000)


def level_of(comparison: Comparison, words: str) -> int:
    """The place of the level with these words, -1 where there is none."""
    return next((place for place, level in enumerate(comparison.levels) if level.words == words), -1)


def weighed_otherwise(pair: Scored, table: Weighing, name: str, words: str) -> Scored:
    """The pair with another level of the comparison of that name."""
    comparison = table.comparisons[table.index(name)]
    return pair.with_level(comparison, level_of(comparison, words))


def told_otherwise(
    rows: Mapping[str, Features], mine: Iterable[str], other: Features, name: str, *, agreeing: bool
) -> dict[str, Features]:
    """The rows, with the one thing told otherwise on one side: as the other side tells it, or in contradiction to it."""
    return {**rows, **{one: (_agreeing if agreeing else _contradicting)(rows[one], other, name) for one in mine}}


def _agreeing(row: Features, other: Features, name: str) -> Features:
    if name == "day":
        return replace(row, days=other.days, weekday=other.weekday)
    if name == "place":
        return replace(row, account=replace(row.account, place=other.account.place))
    if name == "killed":
        return replace(row, killed=other.killed)
    return replace(row, wounded=other.wounded) if name == "wounded" else row


def _contradicting(row: Features, other: Features, name: str) -> Features:
    if name == "day":
        day = (other.days.first if other.days is not None else None) or other.told
        return replace(row, days=Days.single(day - _LONG), weekday=None) if day is not None else row
    return replace(row, account=replace(row.account, place=_ELSEWHERE)) if name == "place" else row
