"""Features: what may speak for or against a source, a content, and a cue with both of them.

Laid-out words and candidates enter; names of features leave. What they weigh was learned (`training/speech`) and is no
concern here. Words themselves are named only for cues and heads of sources, so that nothing of a text is learned by heart.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log2

from tallystick.reading.speech.cue_table import CueTable
from tallystick.reading.speech.sources import Candidate
from tallystick.reading.speech.words import NOMINAL, Words

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
RELATIVES = frozenset({"who", "which", "that", "what", "whom", "whose"})


def size(length: int) -> int:
    """A length in steps that double."""
    return int(log2(length)) if length > 0 else -1


class CueView:
    """What is the same for all candidates of one cue, found once."""

    def __init__(self, words: Words, cue: int, table: CueTable) -> None:
        self.words, self.cue = words, cue
        self.lemma = words.word(cue)
        self.known = self.lemma if table.is_known(self.lemma, words.pos[cue]) else f"*{words.pos[cue]}"
        self.form = f"{words.pos[cue]}:{words.tag[cue]}"
        self.place = words.dep[cue]
        self.passive = any(words.dep[child] in ("aux:pass", "nsubj:pass") for child in words.children[cue])
        self.quoted = words.quote[cue] >= 0
        self.next = words.lower[cue + 1] if cue + 1 < len(words) else ""
        self.next_kind = self._kind_of(cue + 1)
        self.clause = self._clause()
        self.rest = size(sum(pos != "PUNCT" for pos in words.pos[cue + 1 : words.end[cue]]))

    def _kind_of(self, index: int) -> str:
        words = self.words
        if not 0 <= index < len(words) or words.text[index].isspace():
            return "end"
        if words.is_quote(index):
            return "quote"
        return words.text[index] if words.pos[index] == "PUNCT" else words.pos[index]

    def _clause(self) -> str:
        """Which kind of clause hangs on the cue."""
        words = self.words
        kinds = [words.dep[child] for child in words.children[self.cue]]
        return next((kind for kind in ("ccomp", "xcomp", "obj", "parataxis", "obl", "acl", "nmod") if kind in kinds), "none")

    def source(self, candidate: Candidate) -> Iterator[str]:
        """Features of a source."""
        words, cue = self.words, self.cue
        first, last, head = candidate.first, candidate.last, candidate.head
        kind, pos = candidate.kind, words.pos[head]
        side = "<" if last <= cue else ">"
        gap = cue - last if last <= cue else first - cue - 1
        yield f"kind={kind}"
        yield f"kind={kind}|{self.known}"
        yield f"kind={kind}|{words.pos[cue]}|{self.passive}"
        yield f"kind={kind}|{self.place}"
        yield f"side={side}|{size(gap)}"
        yield f"side={side}|{self.form}|{gap == 0}"
        yield f"pos={pos}|{side}"
        yield f"length={size(last - first)}"
        yield f"head={words.lemma[head] if pos not in ('PROPN', 'NUM') else pos}"
        yield f"dep={words.dep[head]}|{words.dep[words.head[head]]}"
        yield f"starts={words.pos[first]}"
        yield f"before={self._kind_of(first - 1)}|{side}"
        yield f"after={self._kind_of(last)}|{side}"
        yield f"quoted={words.quote[head] >= 0}|{self.quoted}|{words.quote[head] == words.quote[cue]}"
        low, high = (last, cue) if last <= cue else (cue + 1, first)
        yield f"verbs between={min(3, words.verbs(low, high))}|{side}"
        yield f"commas between={min(3, sum(words.text[index] == ',' for index in range(low, high)))}|{side}"
        yield f"verbal={words.verbs(first, last) > 0}"
        if words.lower[head] in RELATIVES:
            yield f"relative|{self.place}"
        if words.lower[first] in FIRST_PERSON:
            yield f"first person|{self.quoted}"

    def content(self, candidate: Candidate, source: Candidate | None) -> Iterator[str]:
        """Features of a content beside the source that was chosen."""
        words, cue = self.words, self.cue
        kind, first, last = candidate.kind, candidate.first, candidate.last
        length = sum(stop - start for start, stop in candidate.spans)
        side = "<" if last <= cue else ">" if first > cue else "<>"
        yield f"kind={kind}"
        yield f"kind={kind}|{self.known}"
        yield f"kind={kind}|{self.form}"
        yield f"kind={kind}|{self.clause}"
        yield f"kind={kind}|{self.place}"
        yield f"kind={kind}|{self.next_kind}"
        yield f"side={side}|{self.known}"
        yield f"side={side}|{self.next_kind}"
        yield f"side={side}|{self.clause}"
        yield f"side={side}|next={self.next}"
        yield f"length={size(length)}|{side}"
        yield f"length={size(length)}|{self.known}"
        clausal = any(words.verbs(*span) > 0 for span in candidate.spans)
        yield f"clausal={clausal}|{self.known}"
        yield f"clausal={clausal}|{side}|{size(length)}"
        opens = words.lower[first] if words.pos[first] in ("SCONJ", "PART", "ADP", "PRON", "DET", "ADV") else words.pos[first]
        yield f"opens={'quote' if words.is_quote(first) else opens}"
        yield f"opens={'quote' if words.is_quote(first) else opens}|{self.known}"
        yield f"before={self._kind_of(first - 1)}|{side}"
        yield f"after={self._kind_of(last)}|{side}"
        marks = self._marks(candidate)
        yield f"marks={marks}"
        yield f"marks={marks}|{side}|{words.pos[cue]}"
        stop = words.end[cue]
        yield f"to the end={last >= stop - 1}|{side}"
        yield f"sentences={'more' if last > stop or first < words.begin[cue] else 'one'}|{marks}"
        gap = first - cue - 1 if side == ">" else cue - candidate.spans[0][1]
        yield f"gap={size(gap)}|{side}"
        if candidate.last > stop:
            yield f"beyond={kind}|{self.rest}|{self.next_kind}"
        yield f"pieces={len(candidate.spans)}"
        yield f"quoted={self.quoted}|{words.quote[first] == words.quote[cue]}"
        if source is not None:
            yield from self._beside(candidate, source, side)

    def _beside(self, candidate: Candidate, source: Candidate, side: str) -> Iterator[str]:
        overlaps = any(start < source.last and source.first < stop for start, stop in candidate.spans)
        yield f"overlap={overlaps}"
        where = "<" if source.last <= self.cue else ">"
        yield f"source={where}|{side}"
        yield f"source={where}|{side}|{self.clause}"
        if candidate.last <= source.first:
            yield f"before source={size(source.first - candidate.last)}"
        elif candidate.first >= source.last:
            yield f"after source={size(candidate.first - source.last)}|{side}"

    def _marks(self, candidate: Candidate) -> str:
        """Whether a content is a quotation, holds one, breaks one, or has none."""
        words = self.words
        broken, inside = False, 0
        for start, stop in candidate.spans:
            for first, last in words.quotes_in(start, stop):
                fits = start <= first and last <= stop + 1
                broken = broken or not (fits or first <= self.cue < last)
                inside += min(stop, last) - max(start, first)
        length = sum(stop - start for start, stop in candidate.spans)
        share = "all" if inside >= length - 1 else "part" if inside else "none"
        return f"{share}{'!' if broken else ''}"

    def decision(self, source: Candidate, content: Candidate, chances: tuple[float, float], rate: float) -> Iterator[str]:
        """Features of the whole: whether somebody is said to have said this here."""
        yield from self._of_cue(source, rate)
        yield from self._of_source(source)
        yield from self._of_content(content, chances, rate)
        yield from self._of_surroundings()

    def _of_cue(self, source: Candidate, rate: float) -> Iterator[str]:
        words, cue = self.words, self.cue
        pos = words.pos[cue]
        yield ""
        yield f"lemma={self.known}"
        yield f"lemma={self.known}|{self.form}"
        yield f"rate={round(rate)}"
        yield f"rate={round(rate)}|{pos}|{self.clause}"
        yield f"rate={round(rate)}|{words.pos[source.head]}"
        yield f"form={self.form}|{self.place}"
        yield f"place={self.place}|{words.dep[words.head[cue]]}"
        yield f"clause={self.clause}|{self.form}"
        yield f"lemma={self.known}|{self.clause}"
        yield f"next={self.next_kind}|{pos}"
        yield f"next={self.next}|{pos}"
        yield f"lemma={self.known}|next={self.next}"
        yield f"quoted={self.quoted}"
        yield f"quoted={self.quoted}|{words.lower[source.first] in FIRST_PERSON}|{words.quote[source.head] >= 0}"
        yield f"passive={self.passive}|{round(rate)}"
        for child in words.children[cue]:
            if words.dep[child] in ("aux", "aux:pass", "advmod", "mark", "cop", "cc"):
                yield f"{words.dep[child]}={words.lemma[child]}"

    def _of_source(self, source: Candidate) -> Iterator[str]:
        words = self.words
        yield f"source={source.kind}"
        yield f"source={source.kind}|{self.known}"
        head = source.head
        yield f"source head={words.lemma[head] if words.pos[head] not in ('PROPN', 'NUM') else words.pos[head]}"
        yield f"source pos={words.pos[head]}|{self.known}"
        yield f"source tag={words.tag[head]}"

    def _of_content(self, content: Candidate, chances: tuple[float, float], rate: float) -> Iterator[str]:
        words = self.words
        pos = words.pos[self.cue]
        yield f"content={content.kind}"
        yield f"content={content.kind}|{round(rate)}"
        yield f"content={content.kind}|{self.known}"
        length = size(sum(stop - start for start, stop in content.spans))
        yield f"length={length}|{pos}"
        yield f"length={length}|{round(rate)}"
        yield f"marks={self._marks(content)}|{round(rate)}"
        yield f"marks={self._marks(content)}|{pos}"
        opens = (
            words.lower[content.first]
            if words.pos[content.first] not in ("PROPN", "NOUN", "NUM", "VERB")
            else words.pos[content.first]
        )
        yield f"opens={opens}|{pos}"
        yield f"content head={words.pos[content.head]}|{self.clause}"
        yield f"chance={round(10 * chances[0])}"
        yield f"chance={round(10 * chances[0])}|{round(10 * chances[1])}"
        yield f"content chance={round(10 * chances[1])}"
        yield f"nominal={words.pos[content.head] in NOMINAL}|{round(rate)}"

    def _of_surroundings(self) -> Iterator[str]:
        words, cue = self.words, self.cue
        above = words.head[cue]
        yield f"above={words.lemma[above] if words.pos[above] in ('VERB', 'AUX') else words.pos[above]}|{self.place}"
        yield f"ends a paragraph={words.paragraph[cue] != words.paragraph[min(len(words) - 1, words.end[cue])]}"
        yield f"first paragraph={words.paragraph[cue] == 0}|{words.pos[cue]}"
