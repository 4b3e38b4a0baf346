"""Cue table: how often each word carries an attribution, as counted over the training part of PolNeAR.

A table (word, part of speech, attributions, occurrences) enters; a word's rate leaves, in steps of a natural logarithm of its
odds. Words that carry none are no cues, but for verbs seen too seldom to tell, which share one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import log

CLASSES = {
    "VERB": "v",
    "AUX": "v",
    "NOUN": "n",
    "PROPN": "n",
    "ADJ": "a",
    "ADP": "p",
    "ADV": "r",
    "SCONJ": "p",
    "PUNCT": ".",
    "SYM": ".",
}
"""Parts of speech that can carry an attribution, with the letter of their class: the tagger takes some for others."""
SELDOM = 8
"""Occurrences below which a word's own rate is drawn towards that of its class."""

Counts = Mapping[tuple[str, str], tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueTable:
    """`counts` maps a word and its class to (attributions, occurrences); the word "*" stands for all that are not listed."""

    counts: Counts

    def rate(self, word: str, pos: str) -> float | None:
        """The logarithm of the odds that a word carries an attribution; None where it never did."""
        kind = CLASSES.get(pos)
        if kind is None:
            return None
        carried, seen = self.counts.get((word, kind), (0, 0))
        rest, of = self.counts.get(("*", kind), (0, 0))
        if seen == 0 and kind != "v":
            return None
        if carried == 0 and seen >= SELDOM:
            return None
        share = (carried + SELDOM * (rest + 0.5) / (of + 50)) / (seen + SELDOM)
        return log(share / (1 - share)) if share < 1 else 9.0

    def is_known(self, word: str, pos: str) -> bool:
        """Whether the word is listed with an attribution of its own."""
        return self.counts.get((word, CLASSES.get(pos, "")), (0, 0))[0] > 0


def read_table(lines: Iterable[str]) -> CueTable:
    """A table from lines of word, class, attributions, occurrences."""
    rows = (line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return CueTable(counts={(word, kind): (int(carried), int(seen)) for word, kind, carried, seen in rows})


@cache
def default_cues() -> CueTable:
    """The table shipped with Tallystick."""
    table = resources.files("tallystick.reading").joinpath("data/cues.tsv")
    return read_table(table.read_text(encoding="utf8").splitlines())
