"""Partial entity rows for EWT's training part, whose own entity file is not to be had.

In: a first model and EWT train with its gold tags. Out: a JSON file, entity tags by sentence id. Always: what gold tags
exclude from names is O; a proper noun that the model does not name stays unknown (null), so that nothing is taught of it.

    python -m training.silver --treebanks ../shared/treebanks --model /tmp/lm/first --out /tmp/lm/silver.json
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from tallystick.language import load
from training.corpus import Sentence, read_conllu
from training.documents import gold_doc

PROPER = frozenset(("NNP", "NNPS"))


def silver(nlp: Language, sentences: list[Sentence]) -> list[tuple[str | None, ...]]:
    """Entity rows of one document's sentences."""
    doc = gold_doc(nlp, sentences, "")
    plain = Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    for _, pipe in nlp.pipeline:
        plain = pipe(plain)
    rows, at = [], 0
    for sentence in sentences:
        end = at + len(sentence.words)
        found = [(e.start - at, e.end - at, e.label_) for e in plain.ents if e.start >= at and e.end <= end]
        rows.append(reconcile(sentence, found))
        at = end
    return rows


def reconcile(sentence: Sentence, found: list[tuple[int, int, str]]) -> tuple[str | None, ...]:
    """The model's spans, cut and stretched to the gold proper nouns."""
    assert sentence.tags is not None
    proper = [tag in PROPER for tag in sentence.tags]
    row: list[str | None] = [None if p else "O" for p in proper]
    for start, end, label in found:
        inside = [i for i in range(start, end) if proper[i]]
        if not inside:
            continue
        first, last = inside[0], inside[-1]
        while last + 1 < len(proper) and proper[last + 1]:
            last += 1
        if any(row[i] is not None and row[i] != "O" for i in range(first, last + 1)):
            continue
        for i in range(first, last + 1):
            row[i] = ("B-" if i == first else "I-") + label
    return tuple(row)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    nlp = load(args.model)
    rows = {
        sentence.sent_id: row
        for document in read_conllu(args.treebanks / "ewt/train.conllu")
        for sentence, row in zip(document.sentences, silver(nlp, list(document.sentences)), strict=True)
    }
    args.out.write_text(json.dumps(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
