"""Which file serves what.

In: the treebanks' folder. Out: the documents to train on and to measure on. Always: no sentence that is measured on
is trained on; GUM's dev and test parts never train.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from training import augment
from training.corpus import Document, Sentence, read_conllu
from training.names import read_columns, read_gum, with_uner

HELD_OUT_SHARE = 0.2

# The parts of the Broad Twitter Corpus that hold news.
NEWS_TWEETS = ("e", "g")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a training run reads."""

    parsed: tuple[Document, ...]
    named: tuple[Document, ...]
    ewt_dev: tuple[Document, ...]
    gum_dev: tuple[Document, ...]


def read_sources(folder: Path, *, unseen: int, silver: Path | None) -> Sources:
    """Everything to train on; ``unseen`` documents of EWT dev are kept out, or with 0 none."""
    train = read_conllu(folder / "ewt/train.conllu")
    train = train if silver is None else list(_with_silver(train, silver))
    gum = read_gum(folder / "gum/train.conllu")
    news = [d for d in gum if d.name.startswith("GUM_news")]  # read twice in each pass: nearest to what we shall read
    dev = with_uner(read_conllu(folder / "ewt/dev.conllu"), folder / "ner/en_ewt-ud-dev.iob2")
    named = [d for kept, _ in entity_files(folder).values() for d in kept]
    return Sources(
        parsed=tuple(train + gum + news + ([] if unseen else dev)),
        named=tuple(named + [_entities_alone(d) for d in (dev[unseen:] if unseen else [])]),
        ewt_dev=tuple(dev),
        gum_dev=tuple(read_gum(folder / "gum/dev.conllu")),
    )


def test_sets(folder: Path) -> dict[str, list[Document]]:
    """What ``training.evaluate`` measures on."""
    gum, gum_dev = read_gum(folder / "gum/test.conllu"), read_gum(folder / "gum/dev.conllu")
    news = [d for d in gum if d.name.startswith("GUM_news")]
    files = entity_files(folder)
    return {
        "ewt test": with_uner(read_conllu(folder / "ewt/test.conllu"), folder / "ner/en_ewt-ud-test.iob2"),
        "gum test": gum,
        "gum test news": news,
        "gum test news, capitals": [_each(d, augment.upper) for d in news],
        "gum dev news": [d for d in gum_dev if d.name.startswith("GUM_news")],
        "wikigold held out": files["wikigold"][1],
        "re3d held out": files["re3d"][1],
    }


def entity_files(folder: Path) -> dict[str, tuple[list[Document], list[Document]]]:
    """Training and held-out part of each entity corpus; held out is every file's end."""
    re3d = [_split(read_columns(f, names_only=True)) for f in sorted((folder / "ner/re3d").glob("*.conll"))]
    tweets = [d for part in NEWS_TWEETS for d in read_columns(folder / f"ner/btc/{part}.conll")]
    return {
        "wikigold": _split(read_columns(folder / "ner/wikigold.conll.txt")),
        "re3d": ([d for kept, _ in re3d for d in kept], [d for _, out in re3d for d in out]),
        "btc": (tweets, []),
    }


def _split(documents: list[Document]) -> tuple[list[Document], list[Document]]:
    cut = len(documents) - max(1, round(len(documents) * HELD_OUT_SHARE))
    return documents[:cut], documents[cut:]


def _with_silver(documents: Iterable[Document], path: Path) -> Iterable[Document]:
    rows = json.loads(path.read_text(encoding="utf-8"))
    return (_each(d, lambda s: replace(s, ents=tuple(rows[s.sent_id]))) for d in documents)


def _entities_alone(document: Document) -> Document:
    return _each(document, lambda s: Sentence(words=s.words, spaces=s.spaces, ents=s.ents, sent_id=s.sent_id))


def _each(document: Document, change: Callable[[Sentence], Sentence]) -> Document:
    return replace(document, sentences=tuple(change(s) for s in document.sentences))
