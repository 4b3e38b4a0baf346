"""Measure a pipeline on raw text, as spaCy's scorer counts.

In: a pipeline's folder and the treebanks' folder. Out: one row for each set. Always: the pipeline sees raw text, with
blank lines between paragraphs, and finds tokens, sentences and all else itself; punctuation does not count in LAS and UAS.

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python -m training.evaluate --treebanks ../shared/treebanks
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.training import Example

from tallystick.language import MODEL_FOLDER, load
from training.corpus import Document
from training.documents import gold_doc
from training.sources import test_sets


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The figures of one set in per cent; None where the set does not annotate the layer."""

    name: str
    las: float | None
    uas: float | None
    tag: float | None
    pos: float | None
    lemma: float | None
    sents: float | None
    ents: float | None
    ents_p: float | None
    ents_r: float | None
    words_a_second: int


_SCORES = {"las": "dep_las", "uas": "dep_uas", "tag": "tag_acc", "pos": "pos_acc", "lemma": "lemma_acc",
           "sents": "sents_f", "ents": "ents_f", "ents_p": "ents_p", "ents_r": "ents_r"}  # fmt: skip


def score(nlp: Language, documents: Sequence[Document], name: str, breaks: str = "\n\n") -> Row:
    """One row; the time is that of a second reading, when every word has been met.

    The breaks stand in the text only: spaCy's scorer would count a break among the gold tokens as one that was missed.
    """
    golds = [gold_doc(nlp, d.sentences, "") for d in documents]
    texts = [gold_doc(nlp, d.sentences, breaks).text for d in documents]
    found = list(nlp.pipe(texts, batch_size=64))
    begun = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
    seconds = time.process_time() - begun
    result = Scorer(nlp).score([Example(p, g) for p, g in zip(found, golds, strict=True)])
    parsed = documents[0].sentences[0].heads is not None
    figures = {
        field: round(100 * result[key], 2) if (parsed or field.startswith("ents")) and result.get(key) is not None else None
        for field, key in _SCORES.items()
    }
    return Row(name=name, words_a_second=round(words / seconds), **figures)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--running-on", action="store_true", help="no line break between paragraphs")
    args = parser.parse_args()
    nlp = load(args.model)
    print(f"{'set':>26}" + "".join(f"{field.name.replace('words_a_second', 'words/s'):>9}" for field in fields(Row)[1:]))
    for name, documents in test_sets(args.treebanks).items():
        row = score(nlp, documents, name, "" if args.running_on else "\n\n")
        first, *rest = astuple(row)
        print(f"{first:>26}" + "".join(f"{'-' if cell is None else cell:>9}" for cell in rest), flush=True)


if __name__ == "__main__":
    main()
