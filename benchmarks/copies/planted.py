"""Planted copies: pairs of reports of which is known, to the character, what the one copied of the other and what it exchanged.

In: how many pairs, a source of chance. Out: reports, and the planted stretches with their offsets and exchanged words. Always:
each copying report has sentences of its own beside what it copied; a copied stretch begins and ends with a sentence; what
stands between two stretches is longer than what a copy may leave out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from benchmarks.copies.prose import NAMES, SPELLINGS, Sentence, Writer


class Kind(StrEnum):
    """How a text was copied."""

    WHOLE = "whole"
    TRIMMED = "trimmed"
    EXCHANGED = "words exchanged"
    INTERLEAVED = "interleaved"
    REORDERED = "re-ordered"
    RESPELLED = "other spellings"
    MIXED = "trimmed, exchanged, interleaved and re-ordered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """Words of the source, by place in its sentence, and the words that stand for them; either may be empty."""

    start: int
    end: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence of a copying report: copied from a sentence of the source with swaps, or its own (`source` None)."""

    words: Sentence
    source: int | None = None
    swaps: tuple[Swap, ...] = ()


Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A planted stretch: where it stands in the source and in the copy, and the exchanged words of each side, in order."""

    source: Span
    copy: Span
    exchanges: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A source, the text that copied it, how, and what."""

    kind: Kind
    source: str
    copy: str
    stretches: tuple[Stretch, ...]


def planted_pairs(count: int, chance: Random) -> Iterator[Planted]:
    """As many pairs, of each kind alike many."""
    writer = Writer(chance)
    for number in range(count):
        yield _pair(list(Kind)[number % len(Kind)], writer, chance)


def strangers(count: int, chance: Random) -> Iterator[str]:
    """Texts that copied nothing."""
    writer = Writer(chance)
    for _ in range(count):
        yield _laid_out([Line(words=writer.sentence()) for _ in range(chance.randint(6, 14))])[0]


def _pair(kind: Kind, writer: Writer, chance: Random) -> Planted:
    source = [writer.sentence() for _ in range(chance.randint(8, 14))]
    if kind is Kind.RESPELLED:
        source = [_with_spellings(sentence, chance) for sentence in source]
    lines = _copied(kind, source, writer, chance)
    text, starts = _laid_out([Line(words=sentence) for sentence in source])
    copy, places = _laid_out(lines)
    runs = _runs(lines)
    return Planted(
        kind=kind, source=text, copy=copy, stretches=tuple(_stretch(source, starts, lines, places, run) for run in runs)
    )


def _copied(kind: Kind, source: Sequence[Sentence], writer: Writer, chance: Random) -> list[Line]:
    lines = [Line(words=sentence, source=place) for place, sentence in enumerate(source)]
    own = [Line(words=writer.sentence()) for _ in range(chance.randint(2, 4))]
    if kind is Kind.TRIMMED:
        lines = lines[: round(len(lines) * chance.uniform(0.3, 0.7))]
    elif kind is Kind.EXCHANGED:
        lines = [_exchanged(line, writer, chance) for line in lines]
    elif kind is Kind.RESPELLED:
        lines = [_respelled(line) for line in lines]
    elif kind is Kind.INTERLEAVED:
        lines = [line for group in _groups(lines) for line in (*group, Line(words=writer.sentence()))]
    elif kind is Kind.REORDERED:
        lines = [line for group in _shuffled(lines, chance) for line in group]
    elif kind is Kind.MIXED:
        groups = _shuffled([_exchanged(line, writer, chance) for line in lines[: chance.randint(4, 8)]], chance)
        own_lines = ([Line(words=writer.sentence())] if chance.random() < 0.5 else [] for _ in groups)
        lines = [line for group, after in zip(groups, own_lines, strict=True) for line in (*group, *after)]
    return [*own[:1], *lines, *own[1:]]


def _groups(lines: Sequence[Line]) -> list[Sequence[Line]]:
    return [lines[at : at + 2] for at in range(0, len(lines), 2)]


def _shuffled(lines: Sequence[Line], chance: Random) -> list[Sequence[Line]]:
    groups = _groups(lines)
    return chance.sample(groups, len(groups))


def _exchanged(line: Line, writer: Writer, chance: Random) -> Line:
    """The line with up to three changes, each at least four words from the next: a word exchanged, left out or put in."""
    words = list(line.words)
    swaps: list[Swap] = []
    place = chance.randint(0, 6)
    while place < len(line.words) and len(swaps) < 3:
        swaps.append(_swap(line.words, place, writer, chance))
        place += chance.randint(5, 12)
    for swap in reversed(swaps):
        words[swap.start : swap.end] = swap.words
    return Line(words=tuple(words), source=line.source, swaps=tuple(swaps))


def _swap(words: Sentence, place: int, writer: Writer, chance: Random) -> Swap:
    old = words[place]
    comma = "," if old.endswith(",") else ""
    kind = chance.random()
    inside = 3 < place < len(words) - 4
    if inside and kind < 0.2 and not comma and old.lower() != words[place + 1].strip(",").lower():
        return Swap(start=place, end=place + 1, words=())
    if inside and kind < 0.4:
        return Swap(start=place, end=place, words=(writer.word(old), writer.word(old)))
    new = writer.word(old)
    return Swap(start=place, end=place + 1, words=((new.title() if place == 0 else new) + comma,))


def _with_spellings(sentence: Sentence, chance: Random) -> Sentence:
    """The sentence with a word that has two spellings and a name that has two, in the second half of it."""
    half = len(sentence) // 2
    return (*sentence[:half], chance.choice(SPELLINGS)[0], chance.choice(NAMES)[0], *sentence[half:])


def _respelled(line: Line) -> Line:
    american, other = dict(SPELLINGS), dict(NAMES)
    swaps = [Swap(start=place, end=place + 1, words=(other[word],)) for place, word in enumerate(line.words) if word in other]
    words = tuple(american.get(word, other.get(word, word)) for word in line.words)
    return Line(words=words, source=line.source, swaps=tuple(swaps))


def _laid_out(lines: Sequence[Line]) -> tuple[str, list[list[Span]]]:
    """A text of these lines in paragraphs of three, and for each line where its words stand."""
    text = ""
    places: list[list[Span]] = []
    for number, line in enumerate(lines):
        text += "" if not number else "\n\n" if number % 3 == 0 else " "
        places.append([])
        for place, word in enumerate(line.words):
            text += " " if place else ""
            places[-1].append((len(text), len(text) + len(word.strip(","))))
            text += word
        text += "."
    return text, places


def _runs(lines: Sequence[Line]) -> list[list[int]]:
    """Places of copied lines that follow one another in both texts."""
    runs: list[list[int]] = []
    for place, line in enumerate(lines):
        if line.source is None:
            continue
        before = lines[place - 1].source if place else None
        if runs and runs[-1][-1] == place - 1 and before is not None and before + 1 == line.source:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _stretch(
    source: Sequence[Sentence],
    starts: Sequence[Sequence[Span]],
    lines: Sequence[Line],
    places: Sequence[Sequence[Span]],
    run: list[int],
) -> Stretch:
    first, last = lines[run[0]].source or 0, lines[run[-1]].source or 0
    exchanges = [
        (_bare(source[line.source or 0][swap.start : swap.end]), _bare(swap.words))
        for line in (lines[place] for place in run)
        for swap in line.swaps
    ]
    return Stretch(
        source=(starts[first][0][0], starts[last][-1][1]),
        copy=(places[run[0]][0][0], places[run[-1]][-1][1]),
        exchanges=tuple(exchanges),
    )


def _bare(words: Sequence[str]) -> str:
    return " ".join(words).strip(",")
