"""Treebanks and entity files, read into plain sentences.

In: CoNLL-U, IOB2 and column files. Out: documents of sentences, gold words with the
spacing of the raw text. Always: a layer that a source does not annotate is None,
never filled with a guess; entities are only PER, ORG and LOC.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ENTITY_TYPES = {
    "PER": "PER", "ORG": "ORG", "LOC": "LOC",
    "Person": "PER", "Organisation": "ORG", "Location": "LOC",
    "person": "PER", "organization": "ORG", "place": "LOC",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...] | None = None
    pos: tuple[str, ...] | None = None
    morphs: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    deps: tuple[str, ...] | None = None
    ents: tuple[str, ...] | None = None
    opens_paragraph: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    name: str
    sentences: tuple[Sentence, ...]


def read_conllu(path: Path, *, gum_entities: bool = False) -> list[Document]:
    """Every document of a CoNLL-U file, in its order."""
    documents: list[Document] = []
    name, sentences = "", list[Sentence]()
    opens = True
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        comments = [line for line in block.split("\n") if line.startswith("#")]
        new = next((c for c in comments if c.startswith("# newdoc")), None)
        if new is not None:
            if sentences:
                documents.append(Document(name=name, sentences=tuple(sentences)))
            name, sentences = new.split("=")[-1].strip(), []
        opens = new is not None or any(c.split("=")[0].strip() in ("# newpar", "# newpar id") for c in comments)
        rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
        sentence = _sentence(rows, opens)
        if gum_entities:
            sentence = replace(sentence, ents=_gum_entities(rows, sentence))
        sentences.append(sentence)
    documents.append(Document(name=name, sentences=tuple(sentences)))
    return documents


def _sentence(rows: list[list[str]], opens: bool) -> Sentence:
    tokens: list[list[str]] = []
    spaces: list[bool] = []
    span_end, span_space = 0, True
    for row in rows:
        if "." in row[0]:
            continue
        space = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            span_end, span_space = int(row[0].split("-")[1]), space
            continue
        number = int(row[0])
        if number < span_end:
            space = False
        elif number == span_end:
            space = span_space
        tokens.append(row)
        spaces.append(space)
    return Sentence(
        words=tuple(_clean(t[1]) for t in tokens),
        spaces=tuple(spaces),
        tags=tuple(t[4] for t in tokens),
        pos=tuple(t[3] for t in tokens),
        morphs=tuple("" if t[5] == "_" else t[5] for t in tokens),
        lemmas=tuple(_clean(t[2]) if t[2] != "_" else t[1] for t in tokens),
        heads=tuple(int(t[6]) - 1 if t[6] != "0" else i for i, t in enumerate(tokens)),
        deps=tuple("ROOT" if t[7] == "root" else t[7] for t in tokens),
        opens_paragraph=opens,
    )


def _clean(text: str) -> str:
    return re.sub(r"\s+", "", text) or "_"


_MARK = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([a-z]+)[^()]*|(\d+)(?:\[\d+/\d+\])?\)|(\))")
_TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. dr dr. prof prof. professor president sir lady lord king queen prince princess pope"
    " senator sen. sen governor gov. gov minister chancellor general gen. colonel col. captain capt. judge justice"
    " saint st. reverend rev. rep. congressman mayor secretary ambassador chairman director sheriff officer".split()
)
_JOINERS = frozenset("of the for and & - – 's ’s de la del du al in on".split())


def _gum_entities(rows: list[list[str]], sentence: Sentence) -> tuple[str, ...]:
    """Named persons, organisations and places from GUM's mentions of every kind.

    A mention counts as a name where its head is a proper noun; the name is the run of proper
    nouns around that head, with the small words between them.
    """
    spans = sorted(_gum_mentions(rows), key=lambda s: (s[0] - s[1], s[0]))
    tags = ["O"] * len(sentence.words)
    for start, end, kind in spans:
        found = _name_inside(sentence, start, end, kind)
        if found is None or any(tags[i] != "O" for i in range(*found)):
            continue
        for i in range(*found):
            tags[i] = ("B-" if i == found[0] else "I-") + kind
    return tuple(tags)


def _gum_mentions(rows: list[list[str]]) -> Iterator[tuple[int, int, str]]:
    open_marks: list[tuple[str, int, str]] = []
    place = -1
    for row in rows:
        if "." in row[0] or "-" in row[0]:
            continue
        place += 1
        field = next((f for f in row[9].split("|") if f.startswith("Entity=")), None)
        if field is None:
            continue
        for mark in _MARK.finditer(field[len("Entity=") :]):
            number, kind, closed, bare = mark.groups()
            if number is not None:
                open_marks.append((number, place, kind))
                continue
            where = len(open_marks) - 1
            if closed is not None:
                while where >= 0 and open_marks[where][0] != closed:
                    where -= 1
            if where < 0:
                continue
            _, start, etype = open_marks.pop(where)
            if etype in ENTITY_TYPES:
                yield start, place + 1, ENTITY_TYPES[etype]


def _name_inside(s: Sentence, start: int, end: int, kind: str) -> tuple[int, int] | None:
    assert s.heads is not None and s.tags is not None and s.pos is not None
    proper = [s.tags[i].startswith("NNP") or s.pos[i] == "PROPN" for i in range(len(s.words))]
    head = next((i for i in range(start, end) if s.heads[i] == i or not start <= s.heads[i] < end), start)
    if not proper[head]:
        return None
    first, last = head, head
    while True:
        if first > start and proper[first - 1]:
            first -= 1
        elif first > start + 1 and s.words[first - 1].lower() in _JOINERS and proper[first - 2] and kind != "PER":
            first -= 2
        elif first > start + 1 and s.words[first - 1] in ("-", ".", "'", "’") and proper[first - 2]:
            first -= 2
        else:
            break
    while True:
        if last + 1 < end and proper[last + 1]:
            last += 1
            continue
        step = last + 1
        while step < end and step < last + 3 and s.words[step].lower() in _JOINERS:
            step += 1
        if last + 1 < step < end and proper[step] and (kind != "PER" or s.words[last + 1] == "-"):
            last = step
            continue
        break
    while kind == "PER" and first < last and s.words[first].lower() in _TITLES:
        first += 1
    if s.words[first].lower() in _TITLES | {"i", "god"} and first == last:
        return None
    return first, last + 1


def read_uner(path: Path) -> dict[str, tuple[str, ...]]:
    """Entity tags by sentence id of a Universal NER file."""
    found: dict[str, tuple[str, ...]] = {}
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        name = next(x.split("=")[1].strip() for x in lines if x.startswith("# sent_id"))
        found[name] = tuple(_entity(x.split("\t")[2]) for x in lines if not x.startswith("#"))
    return found


def with_uner(documents: Iterable[Document], path: Path) -> list[Document]:
    """The same documents with Universal NER's entities, matched sentence by sentence."""
    tags = iter(read_uner(path).values())
    return [
        replace(d, sentences=tuple(_with_ents(s, next(tags)) for s in d.sentences)) for d in documents
    ]


def _with_ents(sentence: Sentence, ents: tuple[str, ...]) -> Sentence:
    if len(ents) != len(sentence.words):
        return sentence
    return replace(sentence, ents=ents)


def _entity(tag: str) -> str:
    if "-" not in tag:
        return "O"
    iob, kind = tag.split("-", 1)
    return f"{iob}-{ENTITY_TYPES[kind]}" if kind in ENTITY_TYPES else "O"


def read_columns(path: Path, *, block: int = 12) -> list[Document]:
    """A two-column entity file; sentences where blank lines stand, else cut at full stops."""
    rows = [line.split() for line in path.read_text(encoding="utf-8").split("\n")]
    sentences: list[Sentence] = []
    current: list[tuple[str, str]] = []
    has_blanks = sum(not r for r in rows[:-2]) > 5

    def close() -> None:
        if current:
            words = tuple(w for w, _ in current)
            sentences.append(Sentence(words=words, spaces=_guess_spaces(words), ents=_iob2([t for _, t in current])))
            current.clear()

    for row in rows:
        if len(row) < 2:
            close()
            continue
        current.append((row[0], row[-1]))
        if not has_blanks and row[0] in (".", "!", "?"):
            close()
    close()
    return [
        Document(name=f"{path.stem}-{i}", sentences=tuple(sentences[i : i + block]))
        for i in range(0, len(sentences), block)
    ]


def _iob2(tags: list[str]) -> tuple[str, ...]:
    mapped = [_entity(t) for t in tags]
    for i, tag in enumerate(mapped):
        if tag.startswith("I-") and (i == 0 or mapped[i - 1][2:] != tag[2:]):
            mapped[i] = "B-" + tag[2:]
    return tuple(mapped)


_NO_SPACE_BEFORE = frozenset(". , ; : ! ? ) ] } % 's 'S n't 're 've 'll 'd 'm ’s ''".split())
_NO_SPACE_AFTER = frozenset("( [ { $ £ € # @ ``".split())


def _guess_spaces(words: tuple[str, ...]) -> tuple[bool, ...]:
    """Spacing for files that keep none; a straight quote opens and closes by turns."""
    spaces = []
    inside = False
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        if word == '"':
            inside = not inside
        tight = following in _NO_SPACE_BEFORE or word in _NO_SPACE_AFTER
        tight = tight or (word == '"' and inside) or (following == '"' and inside)
        spaces.append(not tight)
    return tuple(spaces)
