"""Scoring: Fellegi-Sunter weights of candidate pairs, computed by Splink over DuckDB in memory.

Rows with their days enter, `Scored` pairs leave, sorted by ids, each with the level that every comparison came to. No network,
no sampling, no estimation: the bits are those of the `Weighing` that is given. A pair's weight is the prior plus the bits of
its levels.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tallystick.linking import blocking, table
from tallystick.linking.features import Features
from tallystick.linking.levels import Comparison, Weighing
from tallystick.linking.weights import JUDGED, PRIOR_BITS
from tallystick.model.incidents import Reason

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

KEEP_BITS = -8.0
"""Pairs below this weight are dropped as soon as they are scored: no cluster and no reader would ever ask for them."""

BATCH = 250_000
"""Pairs that are compared at once: Splink keeps all columns of both accounts of each pair, some ten kilobytes."""

USUAL_CROWD = round(2**-PRIOR_BITS)
"""Accounts that another one is compared with in an ordinary block; the prior is one in so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A pair of accounts, `left < right`, with the index of each comparison's level; -1 where it could not be compared.

    `crowd` is the number of accounts that an account without any day was compared with, 0 where both have a day: the more it
    could be, the less likely each of them is. The prior holds for up to `USUAL_CROWD`.
    """

    left: str
    right: str
    levels: tuple[int, ...]
    crowd: int = 0
    weighing: Weighing = JUDGED

    @property
    def weight(self) -> float:
        """The whole weight in bits: prior and all comparisons."""
        return self.weighing.prior + sum(reason.weight for reason in self.reasons())

    def reasons(self) -> tuple[Reason, ...]:
        """One reason for each comparison that could be made, in the table's order."""
        found = tuple(of[level] for of, level in zip(self.weighing.reasons, self.levels, strict=True) if level >= 0)
        if self.crowd <= USUAL_CROWD:
            return found
        words = "without a day of its own one of the two could be any of many accounts"
        return (*found, Reason(name="crowd", weight=round(math.log2(USUAL_CROWD / self.crowd), 3), words=words))

    def with_level(self, comparison: Comparison, level: int) -> Scored:
        """The pair with another outcome of one comparison."""
        place = self.weighing.index(comparison.name)
        return replace(self, levels=(*self.levels[:place], level, *self.levels[place + 1 :]))


def score(rows: Sequence[Features], weighing: Weighing = JUDGED, keep: float = KEEP_BITS) -> tuple[Scored, ...]:
    """The pairs that blocking brings together, weighed; those below `keep` bits are left out."""
    if len(rows) < 2:
        return ()
    with table.loaded(rows) as connection:
        found = [
            _scored(rows, line, weighing)
            for _ in table.batches(connection, BATCH)
            for line in _compared(connection, weighing, keep)
        ]
    pairs = sorted(found, key=lambda pair: (pair.left, pair.right))
    return _crowded(pairs, {row.account_id for row in rows if blocking.undated(row)})


def _compared(connection: DuckDBPyConnection, weighing: Weighing, keep: float) -> list[tuple[int, ...]]:
    """The pairs of the table `accounts`: both rows' places and, for each comparison, Splink's number of its level."""
    # Splink takes most of a second to import, which a command that links nothing should not pay.
    from splink import DuckDBAPI, Linker

    linker = Linker("accounts", _settings(weighing), DuckDBAPI(connection), set_up_basic_logging=False, validate_settings=False)
    predicted = linker.inference.predict(threshold_match_weight=max(keep, -1000.0)).as_duckdbpyrelation()
    columns = ", ".join(f"gamma_{comparison.name}" for comparison in weighing.comparisons)
    found: list[tuple[int, ...]] = predicted.select(f"unique_id_l, unique_id_r, {columns}").fetchall()
    linker.table_management.delete_tables_created_by_splink_from_db()
    return found


def _crowded(pairs: Sequence[Scored], undated: Collection[str]) -> tuple[Scored, ...]:
    crowds = Counter(account for pair in pairs for account in (pair.left, pair.right) if account in undated)
    return tuple(replace(pair, crowd=max(crowds[pair.left], crowds[pair.right])) for pair in pairs)


def _scored(rows: Sequence[Features], line: tuple[int, ...], weighing: Weighing) -> Scored:
    left, right, *gammas = line
    ids = sorted((rows[left].account_id, rows[right].account_id))
    levels = tuple(
        -1 if gamma < 0 else len(comparison.levels) - 1 - gamma
        for gamma, comparison in zip(gammas, weighing.comparisons, strict=True)
    )
    return Scored(left=ids[0], right=ids[1], levels=levels, weighing=weighing)


# Blocking is done by then: `pairs` holds the numbers of the pairs that each account stands in. One rule instead of eight also
# halves Splink's fixed costs, which are in the hundreds of milliseconds.
_BLOCKS = {"blocking_rule": "l.pairs = r.pairs", "sql_dialect": "duckdb", "arrays_to_explode": ["pairs"]}


def _settings(weighing: Weighing) -> Mapping[str, Any]:
    return {
        "link_type": "dedupe_only",
        "probability_two_random_records_match": 1 / (1 + 2**-weighing.prior),
        "blocking_rules_to_generate_predictions": [_BLOCKS],
        "comparisons": [_comparison(comparison) for comparison in weighing.comparisons],
        "retain_intermediate_calculation_columns": True,
        "retain_matching_columns": True,
    }


def _comparison(comparison: Comparison) -> Mapping[str, Any]:
    return {"output_column_name": comparison.name, "comparison_levels": list(_levels(comparison))}


def _levels(comparison: Comparison) -> Iterator[Mapping[str, Any]]:
    yield {"sql_condition": comparison.unknown, "label_for_charts": "unknown", "is_null_level": True}
    for level in comparison.levels:
        yield {
            "sql_condition": level.sql,
            "label_for_charts": level.words,
            "m_probability": level.u * 2**level.bits,
            "u_probability": level.u,
        }


def prior(weighing: Weighing) -> Reason:
    """What speaks against a pair before anything is compared."""
    return Reason(name="prior", weight=weighing.prior, words="most pairs that are compared tell of two incidents")
