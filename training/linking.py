"""Linking: bits of the levels by which linking weighs pairs of accounts.

In: a ledger of all reports of benchmarks/gva, and that folder. Out: the text of `linking/data/weights.toml`, with the counts
behind each level. Always: only pairs of three quarters of the incidents, by a hash of their ids, are learned from, so that the
fourth can measure; the same ledger gives the same file.

    tallystick run reports.jsonl --ledger gva.ledger      # reports.jsonl: the reports without their incidents
    python -m training.linking gva.ledger ../shared/benchmarks/gva > src/tallystick/linking/data/weights.toml

The model is a logistic regression over levels: unlike m and u counted one by one, it does not count twice what two comparisons
say together. Each weight is drawn towards the bits that were judged by hand, so that what shootings in one country cannot
teach stays as it was.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tallystick.linking import almanac, features
from tallystick.linking.echoes import deciding, echoes_of
from tallystick.linking.landmarks import landmarks
from tallystick.linking.learned import LANDMARKED
from tallystick.linking.levels import Comparison, weighing
from tallystick.linking.pairs import score
from tallystick.model.ledger import LedgerContents
from tallystick.store import Ledger
from training.outlets import learned_from

PENALTY = 1.0
"""Of half the square of each weight's distance (in nats) from the judged one."""

TAUGHT = frozenset({"day", "told", "place", "killed", "wounded", "persons", "ages", "words", "names", "street"})
"""What shootings in one country can teach. All else keeps the bits that were judged: that all are shot, in towns at peace, says
nothing of methods, sides, materiel, ministries and retaliation."""

STEPS = 100
"""Newton steps, more than are ever needed."""

CLOSE = 1e-6
"""Nats by which no weight moves any more once they are found."""

HEAD = """\
# Bits of the levels of linking, fitted together; see linking/learned.py. Made by training/linking.py from {same:,} pairs of
# main accounts of one incident and {other:,} of two that blocking brings together; beside each level how often it held among
# those of both that could be compared."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The level of every comparison (columns; -1 not comparable) for each pair, and whether it tells of one incident."""

    levels: NDArray[np.int64]
    same: NDArray[np.bool_]


def main() -> None:
    """Print the table."""
    with Ledger.open(sys.argv[1]) as ledger:
        pairs = pairs_of(ledger.contents(), dict(_incidents(Path(sys.argv[2]))))
    prior, bits = fit(pairs, LANDMARKED)
    print("\n".join(table(pairs, LANDMARKED, prior, bits)))


def pairs_of(contents: LedgerContents, incidents: Mapping[str, str]) -> Pairs:
    """The compared pairs of main accounts of reports whose incidents are learned from, by the names of reports."""
    echoed = echoes_of(contents.reports, contents.readings, contents.lineage)
    known = landmarks(contents.reports, deciding(contents.readings, echoed))
    told = [row for row in features.build(contents.readings, contents.lineage, known, echoed) if row.echoes is None]
    rows = almanac.with_days(told, almanac.stated(contents.reports))
    names = {report.report_id: report.name for report in contents.reports}
    home = {row.account_id: incidents[names[row.report_id]] for row in rows if row.account.main}
    learned = {account for account, incident in home.items() if learned_from(incident)}
    found = score(rows, weighing(LANDMARKED, prior=0.0, link=0.0), keep=-math.inf)
    kept = [pair for pair in found if pair.left in learned and pair.right in learned]
    return Pairs(
        levels=np.array([pair.levels for pair in kept]), same=np.array([home[pair.left] == home[pair.right] for pair in kept])
    )


def fit(pairs: Pairs, comparisons: Sequence[Comparison]) -> tuple[float, list[list[float]]]:
    """The prior and the bits of each comparison's levels that make the pairs likeliest."""
    shown = _shown(pairs.levels, comparisons)
    judged = np.array([0.0, *(level.bits * math.log(2) for one in comparisons for level in one.levels)])
    free = np.array([True, *(one.name in TAUGHT for one in comparisons for _ in one.levels)])
    weights, penalty = judged.copy(), np.full(len(judged), PENALTY)
    penalty[0] = 0.0  # the prior depends on how many pairs blocking brings together

    def cost(values: NDArray[np.float64]) -> float:
        scores = shown @ values
        return float((np.logaddexp(0, scores) - pairs.same * scores).sum() + (penalty * (values - judged) ** 2).sum() / 2)

    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(shown @ weights, -60, 60)))
        slope = shown.T @ (chance - pairs.same) + penalty * (weights - judged)
        bend = (shown * (chance * (1 - chance))[:, None]).T @ shown + np.diag(penalty)
        step = np.zeros_like(weights)
        step[free] = np.linalg.solve(bend[np.ix_(free, free)], slope[free])
        while cost(weights - step) > cost(weights) and np.abs(step).max() > CLOSE:
            step = step / 2
        weights = weights - step
        if np.abs(step).max() < CLOSE:
            break
    flat = iter(weights[1:] / math.log(2))
    return float(weights[0]) / math.log(2), [[float(next(flat)) for _ in one.levels] for one in comparisons]


def _shown(levels: NDArray[np.int64], comparisons: Sequence[Comparison]) -> NDArray[np.float64]:
    """One column for the prior and one for each level: 1 where it holds."""
    columns = [np.ones(len(levels))]
    for place, comparison in enumerate(comparisons):
        columns += [(levels[:, place] == number).astype(float) for number in range(len(comparison.levels))]
    return np.stack(columns, axis=1)


def table(pairs: Pairs, comparisons: Sequence[Comparison], prior: float, bits: Sequence[Sequence[float]]) -> Iterator[str]:
    """The lines of the file."""
    same, other = pairs.levels[pairs.same], pairs.levels[~pairs.same]
    yield HEAD.format(same=len(same), other=len(other))
    yield f"prior = {prior:.2f}"
    for place, (comparison, values) in enumerate(zip(comparisons, bits, strict=True)):
        of_same, of_other = ((part[:, place] >= 0).sum() for part in (same, other))
        if comparison.name not in TAUGHT:
            continue
        yield ""
        yield f"[{comparison.name}]  # {of_same:,} of one incident, {of_other:,} of two"
        for number, (level, value) in enumerate(zip(comparison.levels, values, strict=True)):
            m, u = ((part[:, place] == number).sum() for part in (same, other))
            yield f"{json.dumps(level.words)} = {value:.2f}  # {m:,}, {u:,}"


def _incidents(folder: Path) -> Iterator[tuple[str, str]]:
    """Each report's name with its incident."""
    with gzip.open(folder / "reports.jsonl.gz", "rt", encoding="utf8") as lines:
        yield from ((row["id"], row["incident"]) for row in map(json.loads, lines))


if __name__ == "__main__":
    main()
