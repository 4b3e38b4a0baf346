"""Tables: the two tables of weights that a Run links with, the shipped ones with a project's own bits laid over them.

TOML in the form of `data/weights.toml` enters; `Tables` leave. What the text leaves out stays as shipped.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tallystick.linking.learned import learned, with_bits
from tallystick.linking.levels import Weighing, laid_over
from tallystick.linking.weights import JUDGED

NUMBERS = frozenset({"prior", "link"})
"""Keys that are no comparisons: the bits before anything is compared, and those from which main accounts are joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """`judged` for a ledger too small to know which words are rare, `learned` for others."""

    judged: Weighing
    learned: Weighing


@cache
def tables(own: str = "") -> Tables:
    """The shipped tables, a project's own bits laid over both where they have the comparison.

    Raises ValueError where the text is malformed, or names a comparison or level that neither has.
    """
    if not own:
        return Tables(judged=JUDGED, learned=learned())
    bits = tomllib.loads(own)
    names = {one.name for table in (JUDGED, learned()) for one in table.comparisons}
    unknown = bits.keys() - names - NUMBERS
    if unknown:
        raise ValueError(f"nothing is compared by the name of {', '.join(sorted(unknown))}")
    return Tables(judged=_over(JUDGED, bits), learned=_over(learned(), bits))


def _over(table: Weighing, bits: Mapping[str, Any]) -> Weighing:
    numbers = {key: _number(key, bits[key]) for key in NUMBERS & bits.keys()}
    comparisons = tuple(with_bits(one, _bits(one.name, bits.get(one.name, {}))) for one in table.comparisons)
    return laid_over(table, comparisons, prior=numbers.get("prior", table.prior), link=numbers.get("link", table.link))


def _bits(name: str, levels: object) -> dict[str, float]:
    if not isinstance(levels, dict):
        raise ValueError(f"{name} must be a table of levels")
    return {words: _number(f"{name}: {words}", value) for words, value in levels.items()}


def _number(what: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ValueError(f"{what} must be a number of bits")
    return float(value)
