"""Months: killed and wounded of each city and month, summed over a ledger's incidents, against the archive's sums.

In: the archive's incidents and exported ones, with the shared scorer's way of comparing names. Out: the shares of the
city-months that hold two of the archive's incidents or more whose sums are exact, killed and wounded separately. Always:

- an exported incident belongs to a month where all its days lie in it, open as the day may be, and to a city under any name
  that the archive has for it, in its state; a quarter in brackets ("Chicago (Englewood)") is a name of its city;
- only incidents that some report tells as its main news are added: those told in passing are true incidents of their cities,
  but the archive's handed-out half need not hold them. Tolls are no incidents, and no incident holds another;
- a figure that is not known adds nothing, as in the scorer.
"""

from __future__ import annotations

import runpy
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.gva.pattern import incidents_of

MEASURES = ("killed", "wounded")
LEAST = 2
"""Incidents of the archive from which on a city-month counts."""

Key = tuple[str, str, str]
"""City, state, month."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Names:
    """How the shared scorer folds a name, and under which names it takes a city."""

    fold: Callable[[str | None], str]
    of_city: Callable[[str], set[str]]


@dataclass(slots=True)
class Month:
    """What the archive has of a city and month."""

    names: set[str] = field(default_factory=set)
    harmed: Counter[str] = field(default_factory=Counter)
    incidents: int = 0


def names_of(judge: Path) -> Names:
    """The scorer's own way of comparing names."""
    scorer = runpy.run_path(str(judge))
    return Names(scorer["fold"], scorer["city_names"])


def shares(incidents: Iterable[Row], exported: Iterable[Row], names: Names) -> dict[str, float]:
    """The share of city-months whose sum is exact, for each measure."""
    truth = {key: month for key, month in _truth(incidents, names).items() if month.incidents >= LEAST}
    found = _found(exported, names)
    right: Counter[str] = Counter()
    for (_, state, when), month in truth.items():
        mine = [found[name, state, when] for name in month.names]
        right.update(measure for measure in MEASURES if sum(one[measure] for one in mine) == month.harmed[measure])
    return {measure: right[measure] / len(truth) for measure in MEASURES}


def _truth(incidents: Iterable[Row], names: Names) -> Mapping[Key, Month]:
    months: dict[Key, Month] = defaultdict(Month)
    for one in incidents:
        when = datetime.strptime(one["date"], "%B %d, %Y").strftime("%Y-%m")
        month = months[names.fold(one["city"].partition("(")[0]), names.fold(one["state"]), when]
        month.names |= names.of_city(one["city"])
        month.harmed.update({measure: one[measure] for measure in MEASURES})
        month.incidents += 1
    return months


def _found(exported: Iterable[Row], names: Names) -> Mapping[Key, Counter[str]]:
    sums: dict[Key, Counter[str]] = defaultdict(Counter)
    for one in exported:
        place, first, last = one["place"], one["date_from"] or "", one["date_to"] or ""
        if place is None or not first or first[:7] != last[:7] or not one["main_report_ids"]:
            continue
        city = names.fold(place["name"]).removesuffix(" county")
        harmed = {measure: (one[measure] or {}).get("best") or 0 for measure in MEASURES}
        sums[city, names.fold(place["admin1"]), first[:7]].update(harmed)
    return sums


def peer(reports: Sequence[Row], clusters: Sequence[int], incidents: Iterable[Row]) -> list[Row]:
    """Incidents by clusters of texts, with what the regular expression reads in most of their reports, of several the least.

    It knows no places: each report's true city and state are given to it.
    """
    true = {one["id"]: {"name": one["city"].partition("(")[0], "admin1": one["state"]} for one in incidents}
    members: dict[int, list[tuple[Row, Row]]] = defaultdict(list)
    for report, read, cluster in zip(reports, incidents_of(reports), clusters, strict=True):
        members[int(cluster)].append((report, read))
    return [_clustered(told, true) for told in members.values()]


def _clustered(told: Sequence[tuple[Row, Row]], true: Mapping[str, Row]) -> Row:
    day = _most([read["date_from"] or "" for _, read in told]) or None
    return {
        "main_report_ids": [report["id"] for report, _ in told],
        "date_from": day,
        "date_to": day,
        "place": true[_most([report["incident"] for report, _ in told])],
        **{measure: {"best": _most([read[measure]["best"] for _, read in told])} for measure in MEASURES},
    }


def _most(given: Sequence[Any]) -> Any:
    counts = Counter(given)
    return min(counts, key=lambda one: (-counts[one], one))
