"""One pass over the training documents, as batches in a fresh dress.

In: documents, a random source. Out: batches of examples. Always: every parsed sentence once, neighbours together in
groups of changing length; the same seed gives the same batches.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.training import Example

from training import augment
from training.corpus import Document, Sentence
from training.documents import example
from training.settings import Course
from training.sources import Sources

GROUP_SIZES = (1, 1, 4, 8, 12)
BREAKS = ("\n\n", "\n\n", "\n", "")

# Stands in place of a word that is made unknown; one of five thousand, so that none is learnt.
STRANGER = "⁂"
STRANGERS = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Passes:
    """What every pass draws on."""

    nlp: Language
    sources: Sources
    course: Course
    rarity: Counter[int]
    random: random.Random

    def batches(self, progress: float) -> Iterator[list[Example]]:
        """The batches of one pass, larger as training goes on."""
        groups = groups_of(self.sources.parsed, self.random)
        named = groups_of(self.sources.named, self.random)
        self.random.shuffle(named)
        groups += named[: int(len(named) * self.course.names)]
        self.random.shuffle(groups)
        words = self.course.first_batch + (self.course.last_batch - self.course.first_batch) * progress
        return batched((self._varied(group) for group in groups), words)

    def _varied(self, group: tuple[Sentence, ...]) -> Example:
        """One example in a dress of its own, some of its rarer words made unknown (Kiperwasser and Goldberg 2016)."""
        rng, unknown = self.random, self.course.unknown
        group = tuple(augment.vary_punctuation(s, rng) for s in group)
        eg = example(self.nlp, augment.vary_case(group, rng), rng.choice(BREAKS))
        for token in eg.predicted:
            if rng.random() * (unknown + self.rarity[token.norm]) < unknown:
                token.norm_ = f"{STRANGER}{rng.randrange(STRANGERS)}"
        return eg


def groups_of(documents: Iterable[Document], rng: random.Random) -> list[tuple[Sentence, ...]]:
    """Documents cut into runs of sentences, of another length each time."""
    groups: list[tuple[Sentence, ...]] = []
    for document in documents:
        at = 0
        while at < len(document.sentences):
            size = rng.choice(GROUP_SIZES)
            groups.append(document.sentences[at : at + size])
            at += size
    return groups


def batched(examples: Iterable[Example], words: float) -> Iterator[list[Example]]:
    """Examples gathered until they hold about so many words."""
    batch: list[Example] = []
    size = 0
    for eg in examples:
        batch.append(eg)
        size += len(eg.predicted)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def rarity_of(nlp: Language, sources: Sources) -> Counter[int]:
    """How often each NORM stands in the training sentences."""
    counts: Counter[int] = Counter()
    for document in (*sources.parsed, *sources.named):
        counts.update(nlp.vocab[word].norm for sentence in document.sentences for word in sentence.words)
    return counts
