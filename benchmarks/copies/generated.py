"""Generated reports: as many as asked for, some of them copies of one another, to measure time and memory on.

In: how many. Out: their texts, about 400 words each, beside the family that each belongs to. Always: the same number gives the
same reports. Words follow Zipf's law over an invented vocabulary, outlets have a notice of their own under every report, set
phrases recur, and each fourth report has copies: trimmed at the end, with words exchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.intp]

SEED = 20261121
LENGTH = 400
"""Words of a report before it is trimmed."""

EXPONENT = 1.05
"""Of Zipf's law; with it the commonest word is one in fourteen, as "the" is in news."""

OUTLETS, NOTICE = 400, 25
"""Outlets, and the words of the notice under each one's reports."""

PHRASES, PHRASE, PHRASES_EACH = 3000, 7, 4
"""Set phrases, their words, and how many stand in a report."""

COPIED = 0.25
LARGEST = 12
TRIMMED, EXCHANGED = 0.35, 0.05
"""The most that a copy loses at its end, and the share of words that are exchanged in the most changed copy."""

SYLLABLES = [f"{onset}{vowel}" for onset, vowel in product("b d f g k l m n p r s t v z".split(), "a e i o u".split())]
SENTENCE = 21


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """A text, and the number of the family of copies that it belongs to; a report without copies is a family of one."""

    text: str
    family: int


def generated_reports(count: int) -> Iterator[Generated]:
    """`count` reports; families stand scattered, as copies do when they come in."""
    chance = np.random.default_rng(SEED)
    stock = _Stock(chance)
    families = _families(count, chance)
    kept: dict[int, Places] = {}
    left = np.bincount(families)
    for family in families.tolist():
        original = kept.get(family)
        if original is None:
            original = kept[family] = stock.story()
        words = original if left[family] == 1 and family not in kept else stock.changed(original)
        left[family] -= 1
        if left[family] == 0:
            del kept[family]
        yield Generated(text=stock.text(words), family=family)


class _Stock:
    """What reports are made of: words by their rank, phrases, notices."""

    def __init__(self, chance: np.random.Generator) -> None:
        words = ["".join(parts) for size in (1, 2, 3) for parts in product(SYLLABLES, repeat=size)][:60_000]
        self._chance = chance
        self._words: list[str] = words
        weights = np.arange(1, len(words) + 1, dtype=float) ** -EXPONENT
        self._reach = np.cumsum(weights / weights.sum())
        self._phrases = self._draw(PHRASES * PHRASE).reshape(PHRASES, PHRASE)
        self._notices = self._draw(OUTLETS * NOTICE).reshape(OUTLETS, NOTICE)

    def _draw(self, count: int) -> Places:
        drawn: Places = np.searchsorted(self._reach[:-1], self._chance.random(count))
        return drawn

    def story(self) -> Places:
        """Words of a new report."""
        words = self._draw(LENGTH)
        for start in self._chance.integers(0, LENGTH - PHRASE, PHRASES_EACH).tolist():
            words[start : start + PHRASE] = self._phrases[int(self._chance.integers(PHRASES))]
        return words

    def changed(self, words: Places) -> Places:
        """A copy: trimmed at the end, some words exchanged."""
        kept = words[: round(len(words) * (1 - TRIMMED * self._chance.random()))].copy()
        places = np.flatnonzero(self._chance.random(len(kept)) < EXCHANGED * self._chance.random())
        kept[places] = self._draw(len(places))
        return kept

    def text(self, words: Places) -> str:
        """Sentences of these words, and an outlet's notice."""
        notice = self._notices[int(self._chance.integers(OUTLETS))]
        return f"{self._prose(words)}\n\n{self._prose(notice)}"

    def _prose(self, words: Places) -> str:
        spelled = [self._words[place] for place in words.tolist()]
        sentences = (" ".join(spelled[start : start + SENTENCE]) for start in range(0, len(spelled), SENTENCE))
        return " ".join(f"{sentence[0].upper()}{sentence[1:]}." for sentence in sentences)


def _families(count: int, chance: np.random.Generator) -> Places:
    """The family of each report: three in four stand alone, the others have two to LARGEST members."""
    sizes: list[int] = []
    while sum(sizes) < count * COPIED:
        sizes.append(int(chance.integers(2, LARGEST + 1)))
    copied = np.repeat(np.arange(len(sizes)), sizes)[: round(count * COPIED)]
    alone = np.arange(len(sizes), len(sizes) + count - len(copied))
    return chance.permutation(np.concatenate([copied, alone]))


def family_pairs(reports: Sequence[Generated]) -> set[tuple[int, int]]:
    """Places of all pairs of one family, the lower first."""
    members: dict[int, list[int]] = {}
    for place, report in enumerate(reports):
        members.setdefault(report.family, []).append(place)
    return {(left, right) for places in members.values() for left in places for right in places if left < right}
