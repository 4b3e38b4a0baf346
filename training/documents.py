"""Sentences joined to spaCy examples: raw text on one side, gold words on the other.

In: sentences and the pipeline whose tokenizer reads the text. Out: an Example. Always: the text is the
gold words with their own spacing, a paragraph break being one whitespace token.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from training.corpus import Sentence


def example(nlp: Language, group: Sequence[Sentence], breaks: str = "\n\n") -> Example:
    """What the pipeline reads (raw text) beside what it ought to find (gold)."""
    gold = gold_doc(nlp, group, breaks)
    return Example(nlp.make_doc(gold.text), gold)


def gold_doc(nlp: Language, group: Sequence[Sentence], breaks: str) -> Doc:
    """The gold words with all that is known of them."""
    columns: dict[str, list[object]] = {
        name: [] for name in ("words", "spaces", "tags", "pos", "morphs", "lemmas", "heads", "deps", "ents")
    }
    for number, sentence in enumerate(group):
        if number and sentence.opens_paragraph and breaks:
            _add_break(columns, breaks)
        _add_sentence(columns, sentence)
    first = group[0]
    layers: dict[str, object] = {}
    if first.tags is not None:
        layers = {name: columns[name] for name in ("tags", "pos", "morphs", "lemmas", "heads", "deps")}
    if any(s.ents is not None for s in group):
        layers["ents"] = columns["ents"]
    return Doc(nlp.vocab, words=columns["words"], spaces=columns["spaces"], **layers)


def _add_break(columns: dict[str, list[object]], breaks: str) -> None:
    previous = len(columns["words"]) - 1
    columns["spaces"][previous] = False
    row = {"words": breaks, "spaces": False, "tags": "_SP", "pos": "SPACE", "morphs": "", "lemmas": breaks,
           "heads": previous, "deps": "dep", "ents": "O"}  # fmt: skip
    for name, value in row.items():
        columns[name].append(value)


def _add_sentence(columns: dict[str, list[object]], s: Sentence) -> None:
    base, size = len(columns["words"]), len(s.words)
    columns["words"].extend(s.words)
    columns["spaces"].extend(s.spaces)
    if s.tags is not None and s.heads is not None:
        for name in ("tags", "pos", "morphs", "lemmas", "deps"):
            columns[name].extend(getattr(s, name))
        columns["heads"].extend(base + h for h in s.heads)
    columns["ents"].extend(s.ents if s.ents is not None else [None] * size)
