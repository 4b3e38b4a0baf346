"""Treebanks, read into plain sentences.

In: CoNLL-U files. Out: documents of sentences, gold words with the spacing of the raw text. Always: a layer that a
source does not annotate is None, never filled with a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

# One line of CoNLL-U, cut at its tabs.
Row = list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words and what is known of them; heads are indices, a root its own head; a None among the entities is unknown."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...] | None = None
    pos: tuple[str, ...] | None = None
    morphs: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    deps: tuple[str, ...] | None = None
    ents: tuple[str | None, ...] | None = None
    sent_id: str = ""
    opens_paragraph: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Sentences that stand one after the other."""

    name: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One sentence of a file: its comments and its rows."""

    comments: dict[str, str]
    rows: tuple[Row, ...]


def read_conllu(path: Path) -> list[Document]:
    """Every document of a CoNLL-U file, in its order."""
    return [Document(name=name, sentences=tuple(sentence_of(block) for block in blocks)) for name, blocks in read_blocks(path)]


def read_blocks(path: Path) -> list[tuple[str, list[Block]]]:
    """Name and blocks of every document."""
    documents: list[tuple[str, list[Block]]] = []
    for text in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = text.split("\n")
        pairs = (line[1:].partition("=") for line in lines if line.startswith("#"))
        comments = {key.strip(): value.strip() for key, _, value in pairs}
        if "newdoc id" in comments:
            documents.append((comments["newdoc id"], []))
        rows = tuple(line.split("\t") for line in lines if not line.startswith("#"))
        documents[-1][1].append(Block(comments=comments, rows=rows))
    return documents


def sentence_of(block: Block) -> Sentence:
    """The sentence of a block; the words of a contraction stand together without a space."""
    tokens: list[Row] = []
    spaces: list[bool] = []
    span_end, span_space = 0, True
    for row in block.rows:
        number, _, end = row[0].partition("-")
        space = "SpaceAfter=No" not in row[9]
        if end:
            span_end, span_space = int(end), space
        elif number.isdigit():
            within = int(number) < span_end
            tokens.append(row)
            spaces.append(not within and (span_space if int(number) == span_end else space))
    opens = any(key in block.comments for key in ("newdoc id", "newpar", "newpar id"))
    return replace(_annotated(tokens, tuple(spaces)), sent_id=block.comments["sent_id"], opens_paragraph=opens)


def _annotated(tokens: list[Row], spaces: tuple[bool, ...]) -> Sentence:
    return Sentence(
        words=tuple(_solid(t[1]) for t in tokens),
        spaces=spaces,
        tags=tuple(t[4] for t in tokens),
        pos=tuple(t[3] for t in tokens),
        morphs=tuple("" if t[5] == "_" else t[5] for t in tokens),
        lemmas=tuple(_solid(t[1] if t[2] == "_" else t[2]) for t in tokens),
        heads=tuple(i if t[6] == "0" else int(t[6]) - 1 for i, t in enumerate(tokens)),
        deps=tuple("ROOT" if t[7] == "root" else t[7] for t in tokens),
    )


def _solid(text: str) -> str:
    return re.sub(r"\s+", "", text)
