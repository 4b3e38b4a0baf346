"""Corpus: annotated texts beside their parses, with each attribution at the token that heads its cue.

A folder of PolNeAR's form enters; `Example`s leave. Of several annotators the first is learned from.
"""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.polnear import Said, Text, read
from tallystick.reading.speech.cue_table import CLASSES, CueTable
from tallystick.reading.speech.sources import Candidate
from tallystick.reading.speech.words import Words, lay_out

ENOUGH, CLOSE = 0.5, 0.15
"""Overlap (Dice) that makes a candidate right, and how far behind the best one it may lie."""
Key = tuple[str, str]
SELDOM_SEEN = 8
"""Occurrences below which a word enters the line of those that are not listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One text: its words with the bounds of their characters, and what the annotator marked, by the head of the cue."""

    words: Words
    bounds: Sequence[tuple[int, int]]
    said: tuple[Said, ...]
    heads: dict[int, Said]
    carried: Counter[Key]
    seen: Counter[Key]

    def meets(self, candidate: Candidate, wanted: frozenset[int]) -> bool:
        """Whether a candidate overlaps enough with characters that were marked."""
        return self.overlap(candidate, wanted) >= ENOUGH

    def overlap(self, candidate: Candidate, wanted: frozenset[int]) -> float:
        """The Dice of a candidate and of characters that were marked."""
        spans = [(self.bounds[first][0], self.bounds[last - 1][1]) for first, last in candidate.spans]
        shared = sum(at in wanted for first, last in spans for at in range(first, last))
        return 2 * shared / (sum(last - first for first, last in spans) + len(wanted))

    def best(self, candidates: Sequence[Candidate], wanted: frozenset[int]) -> list[bool]:
        """Which candidates overlap enough and nearly as well as the best of them."""
        found = [self.overlap(candidate, wanted) for candidate in candidates]
        least = max(ENOUGH, max(found, default=0.0) - CLOSE)
        return [one >= least for one in found]


def examples(folder: Path, nlp: Language) -> Iterator[Example]:
    """The texts of a folder, parsed."""
    for text in read(folder):
        yield example(text, nlp(text.text))


def example(text: Text, doc: Doc) -> Example:
    """One text beside its parse."""
    words = lay_out(doc)
    bounds = [(token.idx, token.idx + len(token)) for token in doc]
    heads: dict[int, Said] = {}
    for said in text.marked[0]:
        head = _head(words, bounds, said.cue)
        if head is not None:
            heads.setdefault(head, said)
    keys = [_key(words, index) for index in range(len(words))]
    return Example(
        words=words,
        bounds=bounds,
        said=text.marked[0],
        heads=heads,
        carried=Counter(key for head in heads if (key := keys[head]) is not None),
        seen=Counter(key for key in keys if key is not None),
    )


def _head(words: Words, bounds: Sequence[tuple[int, int]], cue: frozenset[int]) -> int | None:
    """The token that heads a cue: the first whose own head stands outside it, a mark only where the cue is no more."""
    tokens = [
        at for at, (first, last) in enumerate(bounds) if cue & frozenset(range(first, last)) and not words.text[at].isspace()
    ]
    inside = frozenset(tokens)
    for token in tokens:
        if (words.head[token] not in inside or words.head[token] == token) and (
            words.pos[token] != "PUNCT" or len(tokens) == 1
        ):
            return token
    return tokens[0] if tokens else None


def _key(words: Words, index: int) -> Key | None:
    kind = CLASSES.get(words.pos[index])
    return (words.word(index), kind) if kind is not None else None


def count(read: Sequence[Example]) -> CueTable:
    """The table of cues over some texts."""
    carried: Counter[Key] = Counter()
    seen: Counter[Key] = Counter()
    for one in read:
        carried.update(one.carried)
        seen.update(one.seen)
    counts = {key: (carried[key], number) for key, number in seen.items()}
    for kind in frozenset(CLASSES.values()):
        rest = [counts[key] for key in counts if key[1] == kind and seen[key] < SELDOM_SEEN]
        counts["*", kind] = (sum(one[0] for one in rest), sum(one[1] for one in rest))
    return CueTable(counts=counts)


def leave_out(table: CueTable, example: Example) -> CueTable:
    """The table as it would be without one of its texts: nothing of a text is known when it is learned from."""
    own = {
        key: (table.counts[key][0] - example.carried[key], table.counts[key][1] - number)
        for key, number in example.seen.items()
    }
    return CueTable(counts=ChainMap(own, cast(dict[Key, tuple[int, int]], table.counts)))
