"""Finder: every attribution of words in a parsed text: its cue, who is said to speak, and what is said.

A parsed `Doc` of any length enters; `Speech`es leave. A table says which words may be cues; for each, candidates of source and
content are weighed, and then the whole of them. Always: the same text gives the same finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from tallystick.reading.speech.contents import contents
from tallystick.reading.speech.cue_table import CueTable, default_cues
from tallystick.reading.speech.features import CueView
from tallystick.reading.speech.sources import Candidate, sources
from tallystick.reading.speech.weights import Model, Weights, chance, chances, default_weights, score
from tallystick.reading.speech.words import Words, lay_out

LEAST_RATE = -5.0
"""Logarithm of the odds below which a word is no cue: it carries an attribution less than once in 150 times."""
LEAST_CHANCE = 0.35
"""Chance from which an attribution is taken: best F on a fifth of the training texts, kept back for this."""
SAME = 0.5
"""Share of two contents (Dice) from which they are one attribution found twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One reading of a cue: its source and content, the chance of each among its rivals, and of the whole."""

    cue: int
    source: Candidate
    content: Candidate
    chances: tuple[float, float]
    chance: float


class Finder:
    """Finds attributions with one table of cues and one set of weights."""

    def __init__(self, cues: CueTable, weights: Weights) -> None:
        self._cues = cues
        self._weights = weights

    @classmethod
    def load(cls) -> Finder:
        """The finder shipped with Tallystick."""
        return cls(default_cues(), default_weights())

    def find(self, doc: Doc) -> tuple[Option, ...]:
        """All attributions of a text that are likely enough, in the order of their cues."""
        words = lay_out(doc)
        read = [option for cue in self.cues(words) if (option := self.read(words, cue)) is not None]
        return tuple(sorted(apart(one for one in read if one.chance >= LEAST_CHANCE), key=lambda one: one.cue))

    def cues(self, words: Words) -> Iterator[int]:
        """The tokens that may be cues."""
        for index in range(len(words)):
            rate = self.rate(words, index)
            if rate is not None and rate > LEAST_RATE:
                yield index

    def rate(self, words: Words, cue: int) -> float | None:
        """How often a cue carries an attribution; see `CueTable.rate`."""
        return self._cues.rate(words.word(cue), words.pos[cue])

    def read(self, words: Words, cue: int, fits: Callable[[Candidate], bool] | None = None) -> Option | None:
        """The likeliest reading of a cue, of contents that fit; None where nothing can be its source or content."""
        view = CueView(words, cue, self._cues)
        source = _likeliest(sources(words, cue), self._weights.source, view.source)
        if source is None:
            return None
        told = [one for one in contents(words, cue) if one.spans != source[0].spans and (fits is None or fits(one))]
        content = _likeliest(told, self._weights.content, lambda one: view.content(one, source[0]))
        if content is None:
            return None
        found = (source[1], content[1])
        features = view.decision(source[0], content[0], found, self.rate(words, cue) or 0.0)
        whole = chance(score(self._weights.decision, features))
        return Option(cue=cue, source=source[0], content=content[0], chances=found, chance=whole)


def _likeliest(
    candidates: Sequence[Candidate], model: Model, features: Callable[[Candidate], Iterable[str]]
) -> tuple[Candidate, float] | None:
    """The likeliest candidate and its share of the chances."""
    if not candidates:
        return None
    found = chances([score(model, features(candidate)) for candidate in candidates])
    best = max(range(len(found)), key=found.__getitem__)
    return candidates[best], found[best]


def apart(options: Iterable[Option]) -> list[Option]:
    """The likeliest of those that tell of the same content."""
    kept: list[tuple[Option, frozenset[int]]] = []
    for option in sorted(options, key=lambda one: (-one.chance, one.cue)):
        tokens = covered(option.content)
        if all(2 * len(tokens & other) < SAME * (len(tokens) + len(other)) for _, other in kept):
            kept.append((option, tokens))
    return [option for option, _ in kept]


def covered(candidate: Candidate) -> frozenset[int]:
    """The tokens of a candidate."""
    return frozenset(index for first, last in candidate.spans for index in range(first, last))
