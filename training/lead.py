"""Lead: weights of the signs by which the day and town of a report's main happening are chosen.

In: a folder with reports.jsonl.gz and incidents.jsonl (benchmarks/gva). Out: the text of `reading/data/lead.toml`. Always: a
quarter of the incidents, by their id's hash, is never learned from, so that it can measure; the same data give the same file.

    python -m training.lead ../shared/benchmarks/gva > src/tallystick/reading/data/lead.toml

The model is a conditional logit: of a report's candidates, each with the odds of all its mentions, and of none of them, the
right one is to be the likeliest.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tallystick import language
from tallystick.clean import clean
from tallystick.model.names import fold_name
from tallystick.model.places import Place
from tallystick.model.reports import Item, Report
from tallystick.reading import Reader
from tallystick.reading.lead import days_of, towns_of
from tallystick.reading.lead.choice import Mention, alternatives
from training.outlets import learned_from

PENALTY = 3.0
"""Of the squares of the weights, against signs that are seldom seen."""
STEPS = 400
HEAD = """\
# Weights of the signs by which the day and town of a main happening are chosen: logarithms of odds, see reading/lead/choice.py.
# Made by training/lead.py; "any" stands against none of the candidates.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One report: the signs of each mention, and whether its candidate is right (for one at most)."""

    signs: tuple[frozenset[str], ...]
    right: tuple[bool, ...]


def main() -> None:
    """Print the table."""
    days, towns = cases(Path(sys.argv[1]))
    print(HEAD)
    for name, learned in (("day", days), ("place", towns)):
        print(f"[{name}]")
        for sign, weight in sorted(fit(learned).items()):
            print(f'"{sign}" = {weight:.2f}')
        print()


def cases(folder: Path) -> tuple[list[Case], list[Case]]:
    """The cases for days and for towns of what is learned from."""
    incidents = {one["id"]: one for one in _lines(folder / "incidents.jsonl")}
    rows = [one for one in _lines(folder / "reports.jsonl.gz") if learned_from(one["incident"])]
    reader = Reader(language.load())
    days: list[Case] = []
    towns: list[Case] = []
    for row in rows:
        report = clean(_item(row))
        if isinstance(report, Report):
            gold = incidents[row["incident"]]
            found = reader.lay_out(*reader.parse([report]))
            days.append(day_case(days_of(report, found.sentences, found.times, found.told), gold))
            towns.append(town_case(towns_of(report, found.sentences, found.places, found.told), gold))
    return days, towns


def day_case(candidates: Mapping[object, tuple[Mention[Any], ...]], gold: Mapping[str, Any]) -> Case:
    """The right one resolves to the incident's day."""
    day = datetime.strptime(gold["date"], "%B %d, %Y").date()
    return _case(candidates, [key == (day, day) for key in candidates], "day")


def town_case(candidates: Mapping[object, tuple[Mention[Any], ...]], gold: Mapping[str, Any]) -> Case:
    """The right one bears one of the names of the incident's town and lies in its division."""
    return _case(candidates, [_is_town(mentions[0].one, gold) for mentions in candidates.values()], "place")


def _is_town(place: Place, gold: Mapping[str, Any]) -> bool:
    outer, _, inner = gold["city"].partition("(")
    names = {_bare(outer), _bare(inner)} - {"", "county"}
    return _bare(place.name) in names and place.admin1 in (None, gold["state"])


def _bare(name: str) -> str:
    return fold_name(name.strip(" )")).removesuffix(" county")


def _case(candidates: Mapping[object, tuple[Mention[Any], ...]], right: Sequence[bool], of: str) -> Case:
    first = right.index(True) if True in right else None
    told = [(signs, number == first) for number, found in enumerate(candidates.values()) for signs in alternatives(found, of)]
    return Case(signs=tuple(signs for signs, _ in told), right=tuple(is_right for _, is_right in told))


def fit(learned: Sequence[Case]) -> dict[str, float]:
    """Weights that make the right candidates likeliest, by gradient steps of shrinking length (Adam)."""
    names = ["any", *sorted({sign for case in learned for signs in case.signs for sign in signs})]
    column = {name: number for number, name in enumerate(names)}
    matrices = [_matrix(case, column) for case in learned if case.signs]
    rights = [np.array(case.right) for case in learned if case.signs]
    weight = np.zeros(len(names))
    mean, square = np.zeros_like(weight), np.zeros_like(weight)
    for step in range(1, STEPS + 1):
        slope = PENALTY * weight
        for matrix, right in zip(matrices, rights, strict=True):
            odds = np.exp(matrix @ weight)
            slope += matrix.T @ (odds / (1 + odds.sum()))
            if right.any():
                slope -= matrix[right].T @ (odds[right] / odds[right].sum())
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        rate = 0.1 * (1 - step / (STEPS + 1))
        weight -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weight[column[name]]), 2) for name in names}


def _matrix(case: Case, column: Mapping[str, int]) -> NDArray[np.float64]:
    matrix = np.zeros((len(case.signs), len(column)))
    for row, signs in enumerate(case.signs):
        matrix[row, 0] = 1.0
        for sign in signs:
            matrix[row, column[sign]] = 1.0
    return matrix


def _item(row: Mapping[str, Any]) -> Item:
    return Item(
        name=row["id"],
        data=json.dumps(row, sort_keys=True).encode(),
        media_type="application/x-jsonl-record",
        address=row.get("url"),
        title=row.get("title"),
        published=date.fromisoformat(row["published"]) if row.get("published") else None,
    )


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())
    else:
        yield from (json.loads(line) for line in path.read_text("utf8").splitlines() if line.strip())


if __name__ == "__main__":
    main()
