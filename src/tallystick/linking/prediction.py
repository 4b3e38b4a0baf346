"""Prediction: the SQL in which Splink weighs pairs of accounts by a table of weights.

A `Weighing` enters, a query over the tables `batch` and `accounts` leaves: the numbers of both rows and, for each comparison,
Splink's number of its level; pairs of too few bits left out. Always: no network, no sampling, no estimation.

Splink is asked for it once. To write and parse it takes Splink a second, which a report that is added alone should not pay;
the query itself runs in some milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from tallystick.linking.levels import Comparison, Weighing
from tallystick.linking.table import Table

_INPUTS = {"__splink__blocked_id_pairs": "batch", "__splink__df_concat_with_tf": "accounts"}

_LEAST = -1000.0
"""Bits that no pair is below: Splink wants a number."""


@cache
def prediction(weighing: Weighing, keep: float) -> str:
    """The query for a table of weights; pairs below `keep` bits are left out."""
    # Splink takes most of a second to import, which a command that links nothing should not pay.
    from splink import DuckDBAPI, Linker

    with Table() as table:
        linker = Linker(
            "accounts", _settings(weighing), DuckDBAPI(table.connection), set_up_basic_logging=False, validate_settings=False
        )
        query = linker.inference.predict(threshold_match_weight=max(keep, _LEAST)).sql_used_to_create
    for name, ours in _INPUTS.items():
        query = re.sub(rf"{name}_\w+", ours, query)
    columns = ", ".join(f"gamma_{comparison.name}" for comparison in weighing.comparisons)
    return f"SELECT unique_id_l, unique_id_r, {columns} FROM ({query})"


def _settings(weighing: Weighing) -> Mapping[str, Any]:
    return {
        "link_type": "dedupe_only",
        "probability_two_random_records_match": 1 / (1 + 2**-weighing.prior),
        # Blocking is done by then: this rule is never asked for pairs.
        "blocking_rules_to_generate_predictions": ["l.unique_id = r.unique_id"],
        "comparisons": [_comparison(comparison) for comparison in weighing.comparisons],
        "retain_intermediate_calculation_columns": False,
        "retain_matching_columns": True,  # the numbers of the levels are among them
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
