"""Entity annotation of several kinds, brought to PER, ORG and LOC.

In: GUM's mentions, Universal NER's rows, column files. Out: IOB2 tags on sentences. Always: names only; a description
("the airfield", "our partners") is no entity, whatever its source calls it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from training.corpus import Document, Row, Sentence, read_blocks, sentence_of

# Start, end and type.
Span = tuple[int, int, str]

TYPES = {
    "PER": "PER", "ORG": "ORG", "LOC": "LOC",
    "Person": "PER", "Organisation": "ORG", "Location": "LOC",
    "person": "PER", "organization": "ORG", "place": "LOC",
}  # fmt: skip

TITLES = frozenset((
    "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "prof", "prof.", "professor", "president", "sir", "lady",
    "lord", "king", "queen", "prince", "princess", "pope", "senator", "sen.", "sen", "governor", "gov.", "gov",
    "minister", "chancellor", "general", "gen.", "colonel", "col.", "captain", "capt.", "judge", "justice", "saint",
    "st.", "reverend", "rev.", "rep.", "congressman", "mayor", "secretary", "ambassador", "chairman", "director",
    "sheriff", "officer",
))  # fmt: skip
_JOINERS = frozenset((
    "of", "the", "for", "and", "&", "-", "–", "'s", "’s", "de", "la", "del", "du", "al", "in", "on",
))  # fmt: skip
_INNER_MARKS = ("-", ".", "'", "’")
_PRONOUNS = frozenset((
    "i", "we", "our", "us", "he", "she", "his", "her", "they", "their", "them", "it", "its", "you", "your", "my",
    "me", "this", "that", "these", "those",
))  # fmt: skip
_MENTION = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([a-z]+)[^()]*|(\d+)(?:\[\d+/\d+\])?\)|(\))")


def read_gum(path: Path) -> list[Document]:
    """GUM with the names among its mentions."""
    documents = []
    for name, blocks in read_blocks(path):
        bare = [(sentence_of(block), block.rows) for block in blocks]
        sentences = tuple(replace(s, ents=iob2(len(s.words), _gum_names(s, rows))) for s, rows in bare)
        documents.append(Document(name=name, sentences=sentences))
    return documents


def with_uner(documents: Iterable[Document], path: Path) -> list[Document]:
    """The same documents with Universal NER's entities; a sentence that it cuts into other words stays without."""
    rows = {block.comments["sent_id"]: block.rows for _, blocks in read_blocks(path) for block in blocks}

    def known(s: Sentence) -> Sentence:
        found = rows.get(s.sent_id, ())
        return replace(s, ents=tuple(_mapped(row[2]) for row in found)) if len(found) == len(s.words) else s

    return [replace(d, sentences=tuple(known(s) for s in d.sentences)) for d in documents]


def read_columns(path: Path, *, names_only: bool = False, block: int = 12) -> list[Document]:
    """A two-column entity file, a blank line between two sentences.

    With ``names_only`` (re3d, which also marks pronouns and descriptions) a span is cut down to its name.
    """
    sentences: list[Sentence] = []
    for part in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        cells = [line.split() for line in part.split("\n")]
        rows = [row for row in cells if len(row) >= 2 and row[0] != "-DOCSTART-"]
        if rows:
            words = tuple(row[0] for row in rows)
            spans = spans_of([_mapped(row[-1]) for row in rows])
            spans = list(_cut_to_names(words, spans)) if names_only else spans
            sentences.append(Sentence(words=words, spaces=_likely_spaces(words), ents=iob2(len(words), spans)))
    starts = range(0, len(sentences), block)
    return [Document(name=f"{path.stem}-{i}", sentences=tuple(sentences[i : i + block])) for i in starts]


def spans_of(tags: Sequence[str | None]) -> list[Span]:
    """The entities of an IOB1 or IOB2 row."""
    spans: list[Span] = []
    for i, tag in enumerate(tags):
        iob, _, kind = (tag or "O").partition("-")
        if iob == "I" and spans and spans[-1][1:] == (i, kind):
            spans[-1] = (spans[-1][0], i + 1, kind)
        elif iob != "O":
            spans.append((i, i + 1, kind))
    return spans


def iob2(size: int, spans: Iterable[Span]) -> tuple[str, ...]:
    """A row of tags; where spans overlap the first keeps its words."""
    tags = ["O"] * size
    for start, end, kind in spans:
        if all(tag == "O" for tag in tags[start:end]):
            tags[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return tuple(tags)


def _mapped(tag: str) -> str:
    iob, _, kind = tag.partition("-")
    return f"{iob}-{TYPES[kind]}" if kind in TYPES else "O"


def _gum_names(s: Sentence, rows: Sequence[Row]) -> Iterator[Span]:
    """Names, the longest mentions first.

    A mention counts as a name where its head is a proper noun; the name is the run of proper nouns around that head,
    with the small words between them.
    """
    for start, end, kind in sorted(_mentions(rows), key=lambda m: (m[0] - m[1], m[0])):
        found = _name_inside(s, start, end, kind)
        if found is not None:
            yield (*found, kind)


def _mentions(rows: Sequence[Row]) -> Iterator[Span]:
    open_marks: list[tuple[str, int, str]] = []
    for place, row in enumerate(row for row in rows if row[0].isdigit()):
        field = next((f for f in row[9].split("|") if f.startswith("Entity=")), "")
        for mark in _MENTION.finditer(field.removeprefix("Entity=")):
            number, kind, closed, _ = mark.groups()
            if number is not None:
                open_marks.append((number, place, kind))
                continue
            where = max((i for i, m in enumerate(open_marks) if closed in (None, m[0])), default=-1)
            if where < 0:
                continue
            _, start, opened_kind = open_marks.pop(where)
            if opened_kind in TYPES:
                yield start, place + 1, TYPES[opened_kind]


def _name_inside(s: Sentence, start: int, end: int, kind: str) -> tuple[int, int] | None:
    assert s.heads is not None and s.tags is not None and s.pos is not None
    proper = [tag.startswith("NNP") or pos == "PROPN" for tag, pos in zip(s.tags, s.pos, strict=True)]
    head = next((i for i in range(start, end) if s.heads[i] == i or not start <= s.heads[i] < end), start)
    if not proper[head]:
        return None
    first, last = _first_of_name(s, proper, (start, head), kind), _last_of_name(s, proper, (head, end), kind)
    while kind == "PER" and first < last and s.words[first].lower() in TITLES:
        first += 1
    if first == last and s.words[first].lower() in TITLES | {"i", "god"}:
        return None
    return first, last + 1


def _first_of_name(s: Sentence, proper: list[bool], within: tuple[int, int], kind: str) -> int:
    start, first = within
    while first > start:
        before = s.words[first - 1]
        joins = (before.lower() in _JOINERS and kind != "PER") or before in _INNER_MARKS
        if proper[first - 1]:
            first -= 1
        elif first > start + 1 and joins and proper[first - 2]:
            first -= 2
        else:
            break
    return first


def _last_of_name(s: Sentence, proper: list[bool], within: tuple[int, int], kind: str) -> int:
    last, end = within
    while last + 1 < end:
        step = last + 1
        while step < min(end, last + 3) and not proper[step] and s.words[step].lower() in _JOINERS:
            step += 1
        joins = step == last + 1 or kind != "PER" or s.words[last + 1] == "-"
        if step >= end or not proper[step] or not joins:
            break
        last = step
    return last


def _cut_to_names(words: Sequence[str], spans: Iterable[Span]) -> Iterator[Span]:
    """Each span without what stands before its first and after its last capitalised word."""
    for start, end, kind in spans:
        named = [i for i in range(start, end) if words[i][:1].isupper() and words[i].lower() not in _PRONOUNS]
        if named and words[named[0]].lower() in ("the", "a", "an"):
            named = named[1:]
        while kind == "PER" and len(named) > 1 and words[named[0]].lower() in TITLES:
            named = named[1:]
        if named:
            yield named[0], named[-1] + 1, kind


_TIGHT_BEFORE = frozenset((
    ".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "'S", "n't", "'re", "'ve", "'ll", "'d", "'m", "’s", "''",
))  # fmt: skip
_TIGHT_AFTER = frozenset((
    "(", "[", "{", "$", "£", "€", "#", "@", "``",
))  # fmt: skip


def _likely_spaces(words: Sequence[str]) -> tuple[bool, ...]:
    """Spacing for files that keep none; a straight quote opens and closes by turns."""
    spaces: list[bool] = []
    quoted = False
    for word, following in zip(words, [*words[1:], ""], strict=True):
        quoted ^= word == '"'
        tight = following in _TIGHT_BEFORE or word in _TIGHT_AFTER or (quoted and '"' in (word, following))
        spaces.append(not tight)
    return tuple(spaces)
