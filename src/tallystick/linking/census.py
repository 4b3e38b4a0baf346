"""Census: how rare each word is among the reports of each land.

Reports with their lands enter, some at a time; rarities in whole bits leave, and which reports hold a word whose rarity is now
another. What is counted is rounded down to powers of two: so one report more makes few words commoner, and who holds none of
them is not touched by it. The census of the same reports is the same in whatever order they came.

A word is rare or common only beside many reports of the same land, or, for lands of few reports each, of all those lands
together: where there are fewer than `ENOUGH`, nothing is known to be rare.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

ENOUGH = 100
"""Reports from which on it can be counted how rare a word is: in fewer, what two of them share is rare by necessity."""

COMMON = 4
"""Bits below which a word counts as none. Without a bound pairs of gva have F 0.893, with 2, 3, 4 bits 0.892, 0.896, 0.901; and
a word that a quarter of all reports hold would, once it is commoner by a step, have all these compared anew."""

HARDLY_ANY = 1000
"""A land that fewer reports than one in so many tell of is mostly a misread name: Vienna, Berlin, Lebanon in American news."""

ABROAD = "abroad"
"""All lands together of which none has enough reports of its own."""

UNTOLD = ""
"""The land of a report that names none: it is counted with those of the land that most reports tell of."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare words are in one pool of reports. `most` are the bits of a word that one report alone holds."""

    pool: str
    most: int
    holders: Mapping[str, Collection[str]]

    def of(self, words: Iterable[str]) -> dict[str, int]:
        """The steps between all reports of the pool and those that hold a word; common words are left out."""
        known = {word: _rarity(self.most, len(self.holders[word])) for word in words}
        return {word: bits for word, bits in known.items() if bits}


class Census:
    """The reports that are counted. `words` gives those of a report by its id: the same ones whenever it is asked."""

    def __init__(self, words: Callable[[str], Collection[str]]) -> None:
        self._words = words
        self._lands: defaultdict[str, set[str]] = defaultdict(set)
        self._pools: Mapping[str, str] = {}
        self._sizes: defaultdict[str, int] = defaultdict(int)
        self._holders: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))

    def count(self, entering: Mapping[str, str], leaving: Mapping[str, str]) -> set[str]:
        """Count some reports that were not counted, by their lands, and others no more; all whose words have another rarity."""
        moved = self._moved(entering, leaving)
        most = {pool: self._most(pool) for pool in self._sizes}
        counted: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for report, (before, after) in moved.items():
            self._move(report, before, after, counted)
        touched = set(moved)
        for pool, words in counted.items():
            if self._most(pool) != most.get(pool, 0):
                touched.update(*(reports for land, reports in self._lands.items() if self._pools.get(land) == pool))
            else:
                touched.update(*(self._holders[pool][word] for word, count in words.items() if self._rarer(pool, word, count)))
        return touched

    def rarity(self, land: str) -> Rarity | None:
        """How rare words are beside reports of that land; None where there are too few."""
        pool = self._pools[land]
        most = self._most(pool)
        return Rarity(pool, most, self._holders[pool]) if most else None

    def any_enough(self) -> bool:
        """Whether it is known of any land what is rare there."""
        return any(self._most(pool) for pool in self._sizes)

    def _moved(self, entering: Mapping[str, str], leaving: Mapping[str, str]) -> dict[str, tuple[str | None, str | None]]:
        """The reports whose pool is another than before, with both; a land's pool may change with the size of all lands."""
        old = self._pools
        moved: dict[str, tuple[str | None, str | None]] = {}
        for report, land in leaving.items():
            self._lands[land].remove(report)
            moved[report] = (old[land], None)
        self._pools = pools({land: len(reports) for land, reports in self._lands.items()} | _grown(self._lands, entering))
        for land, pool in self._pools.items():
            if old.get(land, pool) != pool:
                moved.update(dict.fromkeys(self._lands[land], (old[land], pool)))
        for report, land in entering.items():
            self._lands[land].add(report)
            moved[report] = (None, self._pools[land])
        return moved

    def _move(self, report: str, before: str | None, after: str | None, counted: Mapping[str, dict[str, int]]) -> None:
        """Count the report's words elsewhere; `counted` keeps of how many reports each was before any moved."""
        for pool, step in ((before, -1), (after, 1)):
            if pool is not None:
                self._sizes[pool] += step
                holders, known = self._holders[pool], counted[pool]
                for word in self._words(report):
                    held = holders[word]
                    known.setdefault(word, len(held))
                    held.append(report) if step > 0 else held.remove(report)

    def _most(self, pool: str) -> int:
        return _steps(self._sizes[pool]) if self._sizes[pool] >= ENOUGH else 0

    def _rarer(self, pool: str, word: str, count: int) -> bool:
        """Whether the word is rarer, or less rare, than when so many reports held it."""
        most = self._most(pool)
        return _rarity(most, count) != _rarity(most, len(self._holders[pool][word]))


def pools(shares: Mapping[str, int]) -> dict[str, str]:
    """With which reports those of each land are counted, by the number of reports of each.

    A land that enough reports tell of is counted by itself; the commonest of these also takes reports of no land, or of one
    that hardly any other tells of. All further lands are one: news of the world.
    """
    great = [land for land, count in shares.items() if land != UNTOLD and count >= ENOUGH]
    commonest = min(great, key=lambda land: (-shares[land], land), default=ABROAD)
    least = sum(shares.values()) / HARDLY_ANY
    lost = {land for land, count in shares.items() if land == UNTOLD or count < least}
    return {land: land if land in great else commonest if land in lost else ABROAD for land in shares}


def _grown(lands: Mapping[str, Collection[str]], entering: Mapping[str, str]) -> dict[str, int]:
    """The sizes of the lands that reports enter."""
    sizes = {land: len(lands.get(land, ())) for land in set(entering.values())}
    for land in entering.values():
        sizes[land] += 1
    return sizes


def _steps(count: int) -> int:
    """The power of two that a number is rounded down to; -1 for none."""
    return count.bit_length() - 1


def _rarity(most: int, count: int) -> int:
    """The bits of a word that so many reports hold; 0 where it is common."""
    bits = most + 1 - count.bit_length()
    return bits if bits >= COMMON else 0
