"""Words: a parsed text laid out in plain lists, with its sentences, paragraphs and quotations.

A parsed `Doc` of any length enters; `Words` leave. Reading a token's attributes is slow and is done once for each; a quotation
that no mark ends stops at the end of its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from spacy.attrs import DEP, HEAD, LEMMA, LOWER, ORTH, POS, TAG
from spacy.tokens import Doc

OPENING, CLOSING, STRAIGHT = frozenset({"“", "«", "„", "``"}), frozenset("”»"), frozenset({'"', "''"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
EDGES = frozenset({",", ".", ";", ":", "-", "–", "—", "--", "!", "?", ")", "(", "…", "..."})
"""Punctuation that belongs to no span when it stands at its edge."""

Span = tuple[int, int]
"""Tokens [first, last)."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """One list for each property of a token. `left` and `right` bound its subtree, `right` exclusive.

    `begin` and `end` bound its sentence; `quote` is the index of the quotation that holds it, or -1.
    """

    text: Sequence[str]
    lower: Sequence[str]
    lemma: Sequence[str]
    pos: Sequence[str]
    tag: Sequence[str]
    dep: Sequence[str]
    head: Sequence[int]
    begin: Sequence[int]
    end: Sequence[int]
    paragraph: Sequence[int]
    quotes: Sequence[Span]
    quote: Sequence[int]

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of each token in text order."""
        found: list[list[int]] = [[] for _ in self.text]
        for index, head in enumerate(self.head):
            if head != index:
                found[head].append(index)
        return found

    @cached_property
    def edges(self) -> tuple[list[int], list[int]]:
        """The left and right bounds of each token's subtree."""
        left, right = list(range(len(self.text))), list(range(1, len(self.text) + 1))
        for index in range(len(self.text)):
            low, high, node = index, index + 1, index
            while self.head[node] != node:
                node = self.head[node]
                if left[node] <= low and right[node] >= high:
                    break
                left[node], right[node] = min(left[node], low), max(right[node], high)
        return left, right

    def subtree(self, index: int) -> Span:
        """The bounds of a token's subtree."""
        return self.edges[0][index], self.edges[1][index]

    def word(self, index: int) -> str:
        """The word by which a token is known as a cue: its lemma, or the mark itself."""
        return self.text[index] if self.pos[index] in ("PUNCT", "SYM") else self.lemma[index]

    def is_quote(self, index: int) -> bool:
        """Whether a token is a quotation mark."""
        return 0 <= index < len(self.text) and self.text[index] in _MARKS

    @cached_property
    def _verbs(self) -> list[int]:
        """How many verbs stand before each token."""
        return [0, *accumulate(pos in ("VERB", "AUX") for pos in self.pos)]

    def verbs(self, first: int, last: int) -> int:
        """How many verbs stand in [first, last)."""
        return self._verbs[last] - self._verbs[first]

    @cached_property
    def _next_quotes(self) -> list[int]:
        """The first quotation that ends after each token."""
        found, at = [], 0
        for index in range(len(self.text)):
            while at < len(self.quotes) and self.quotes[at][1] <= index:
                at += 1
            found.append(at)
        return found

    def quotes_in(self, first: int, last: int) -> list[Span]:
        """The quotations that reach into [first, last)."""
        at, found = self._next_quotes[first], []
        while at < len(self.quotes) and self.quotes[at][0] < last:
            found.append(self.quotes[at])
            at += 1
        return found

    def trimmed(self, first: int, last: int) -> Span | None:
        """The span without blanks and punctuation at its edges; None where nothing is left."""
        while first < last and (self.text[first] in EDGES or self.text[first].isspace()):
            first += 1
        while first < last and (self.text[last - 1] in EDGES or self.text[last - 1].isspace()):
            last -= 1
        return (first, last) if first < last else None


_MARKS = OPENING | CLOSING | STRAIGHT


def lay_out(doc: Doc) -> Words:
    """Lay out a parsed text; whole columns are read at once, since token by token is slow."""
    columns = doc.to_array([ORTH, LOWER, LEMMA, POS, TAG, DEP, HEAD])
    names = {number: doc.vocab.strings[number] for number in {int(number) for number in columns[:, :6].flat}}
    texts, lower, lemma, pos, tag, dep = ([names[number] for number in columns[:, at].tolist()] for at in range(6))
    begin, end = [0] * len(texts), [0] * len(texts)
    for sentence in doc.sents:
        for index in range(sentence.start, sentence.end):
            begin[index], end[index] = sentence.start, sentence.end
    paragraphs = list(_paragraphs(texts))
    quotes = list(find_quotes(texts, paragraphs))
    inside = [-1] * len(texts)
    for at, (first, last) in enumerate(quotes):
        inside[first:last] = [at] * (last - first)
    return Words(
        text=texts,
        lower=lower,
        lemma=[word.lower() for word in lemma],
        pos=pos,
        tag=tag,
        dep=dep,
        head=[index + way for index, way in enumerate(columns[:, 6].astype("int64").tolist())],
        begin=begin,
        end=end,
        paragraph=paragraphs,
        quotes=quotes,
        quote=inside,
    )


def _paragraphs(texts: Sequence[str]) -> Iterator[int]:
    number = 0
    for text in texts:
        yield number
        number += "\n" in text


def find_quotes(texts: Sequence[str], paragraphs: Sequence[int]) -> Iterator[Span]:
    """The quotations of a text with their marks, in order and apart from one another."""
    opened: int | None = None
    for index, text in enumerate(texts):
        if opened is not None and paragraphs[opened] != paragraphs[index]:
            yield opened, index
            opened = None
        if text in OPENING or (text in STRAIGHT and opened is None):
            if opened is None:
                opened = index
        elif (text in CLOSING or text in STRAIGHT) and opened is not None:
            yield opened, index + 1
            opened = None
    if opened is not None:
        yield opened, len(texts)
