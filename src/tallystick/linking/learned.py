"""Learned: the table of weights for a ledger large enough to know which words are rare.

The shipped bits enter (`data/weights.toml`, made by training/linking.py); a `Weighing` leaves. It holds the comparisons of
`weights`, and those of words, names and streets; in place of `TELLING` the days between two publications. The bits of all were
fitted together, so that what says the same twice (a town, and the names in it) is not counted twice; a level that the data
show seldom keeps nearly the bits that were judged.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from tallystick.linking.blocking import LEAST_ALIKE
from tallystick.linking.levels import Comparison, Weighing, weighing
from tallystick.linking.levels import level as _level
from tallystick.linking.weights import COMPARISONS, TELLING

LINK_BITS = -0.5
"""Clusters are joined from here on. From -1 to 0 precision of pairs is exchanged for recall one for one (gva)."""

ASIDE_BITS = 2.0
"""Accounts told in passing are joined from here on: their words are few, and were not learned from. With -0.5 the killed and
wounded of gva lose three in a thousand."""

OUTWEIGHS_BITS = 0.0
"""As likely one incident as two, with the contradiction counted: then it is a figure, day or place that was misread."""

ABROAD_BITS = 2.0
"""More than that where words were counted over several lands together: there the words of a war are rare in all its reports.
On news_clusters 0 gives 0.896 and takes three attacks of the seeds for one, 2 gives 0.878 and 4 gives 0.838."""

STRANGER_BITS = -4.0
"""Of a pair that blocking never brought together, when clusters are joined: it shares next to nothing."""

WORDS = Comparison(
    name="words",
    unknown="NOT (worded_l AND worded_r)",
    levels=(
        _level(f"alike(alike_l, alike_r) < {LEAST_ALIKE}", 0.03, 0.50, "next to no words in common"),
        _level("alike(alike_l, alike_r) < 0.06", 0.05, 0.30, "common words in common"),
        _level("alike(alike_l, alike_r) < 0.09", 0.07, 0.11, "hardly any rare word in common"),
        _level("alike(alike_l, alike_r) < 0.12", 0.09, 0.05, "a few rare words in common"),
        _level("alike(alike_l, alike_r) < 0.15", 0.10, 0.02, "some rare words in common"),
        _level("alike(alike_l, alike_r) < 0.20", 0.17, 0.012, "many rare words in common"),
        _level("alike(alike_l, alike_r) < 0.30", 0.25, 0.006, "very many rare words in common"),
        _level("ELSE", 0.24, 0.002, "most of the rare words in common"),
    ),
    rests_on="The cosine of the rarest words, each weighing its rarity. Two tellings of one event share what only it has: its "
    "streets, its people, its circumstances.",
)

NAMES = Comparison(
    name="names",
    unknown="len(names_l) = 0 OR len(names_r) = 0",
    levels=(
        _level("rarity(names_l, names_r) < 5", 0.05, 0.56, "next to no names in common"),
        _level("rarity(names_l, names_r) < 10", 0.04, 0.17, "a common name in common"),
        _level("rarity(names_l, names_r) < 20", 0.10, 0.16, "a name in common, or common ones"),
        _level("rarity(names_l, names_r) < 30", 0.12, 0.06, "a rare name or two in common"),
        _level("rarity(names_l, names_r) < 50", 0.20, 0.035, "several rare names in common"),
        _level("rarity(names_l, names_r) < 80", 0.22, 0.011, "many rare names in common"),
        _level("ELSE", 0.27, 0.004, "very many rare names in common"),
    ),
    rests_on="The rarity in bits of all words with a capital in common: names of persons of any part in it, of streets, "
    "schools, bars.",
)

STREET = Comparison(
    name="street",
    unknown="len(streets_l) = 0 OR len(streets_r) = 0",
    levels=(
        _level("list_has_any(blocks_l, blocks_r)", 0.20, 0.001, "the same block of a street"),
        _level("list_has_any(streets_l, streets_r)", 0.50, 0.02, "a street of the same name"),
        _level("len(blocks_l) > 0 AND len(blocks_r) > 0", 0.08, 0.26, "different blocks of different streets"),
        _level("ELSE", 0.22, 0.719, "no street in common"),
    ),
    rests_on="Where a street is named, it is mostly that of the event; further ones are of arrests, homes and hospitals.",
)

TOLD = Comparison(
    name="told",
    unknown="NOT told_known(days_l, days_r)",
    levels=(
        _level("told_before(days_l, days_r)", 0.005, 0.15, "one report came out before the other's day"),
        _level("days_between(days_l, days_r) = 0", 0.25, 0.04, "told on the same day"),
        _level("days_between(days_l, days_r) = 1", 0.20, 0.06, "told within a day of each other"),
        _level("days_between(days_l, days_r) <= 3", 0.16, 0.08, "told within three days of each other"),
        _level("days_between(days_l, days_r) <= 7", 0.09, 0.08, "told within a week of each other"),
        _level("days_between(days_l, days_r) <= 14", 0.05, 0.05, "told within two weeks of each other"),
        _level("days_between(days_l, days_r) <= 30", 0.05, 0.06, "told within a month of each other"),
        _level("days_between(days_l, days_r) <= 90", 0.055, 0.08, "told within three months of each other"),
        _level("ELSE", 0.14, 0.40, "told more than three months apart"),
    ),
    rests_on="Most reports of an event come out within days of each other, a tenth two weeks or more later.",
)

LANDMARKED: tuple[Comparison, ...] = (*(TOLD if one is TELLING else one for one in COMPARISONS), WORDS, NAMES, STREET)
"""What is compared where rare words are known; its bits are still judged."""


@cache
def learned() -> Weighing:
    """The shipped table."""
    return read(files("tallystick.linking").joinpath("data/weights.toml").read_text("utf8"))


def read(text: str) -> Weighing:
    """A table from TOML: a number `prior`, and for each comparison the bits of levels, by their words.

    What the text leaves out keeps its judged bits. Raises ValueError where it is malformed or names what is not compared.
    """
    table = tomllib.loads(text)
    prior = float(table.pop("prior"))
    unknown = table.keys() - {one.name for one in LANDMARKED}
    if unknown:
        raise ValueError(f"nothing is compared by the name of {', '.join(sorted(unknown))}")
    comparisons = tuple(with_bits(one, table.get(one.name, {})) for one in LANDMARKED)
    return weighing(
        comparisons,
        prior=prior,
        link=LINK_BITS,
        aside=ASIDE_BITS,
        outweighs=OUTWEIGHS_BITS,
        abroad=ABROAD_BITS,
        stranger=STRANGER_BITS,
    )


def with_bits(comparison: Comparison, bits: Mapping[str, float]) -> Comparison:
    """The comparison with the bits of some of its levels, by their words. Raises ValueError where it has no such level."""
    unknown = bits.keys() - {level.words for level in comparison.levels}
    if unknown:
        raise ValueError(f"{comparison.name} has no level {min(unknown)!r}")
    levels = tuple(
        replace(level, learned=float(bits[level.words])) if level.words in bits else level for level in comparison.levels
    )
    return replace(comparison, levels=levels)
