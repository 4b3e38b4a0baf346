"""Contents: the spans of words that may be what is said at a cue.

Laid-out words and a cue enter; `Candidate`s leave: clauses and objects after the cue, what stands before it up to the comma,
quotations on either side and over the ends of sentences, and nouns of which the cue is told. Choosing is not done here.
"""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.reading.speech.sources import DAYS, Candidate, case_of, name_and_office, noun_after, noun_before, phrases
from tallystick.reading.speech.words import NOMINAL, Span, Words

BOUNDS = frozenset({",", ";", ":", "–", "—", "-", "--", "(", ")"})
NEAR, FAR = 12, 30
"""Tokens after a cue within which a comma or colon, or "that", may open what is said."""
MODIFIERS = frozenset(
    {"obl", "advmod", "iobj", "obj", "obl:tmod", "obl:npmod", "obl:unmarked", "nsubj", "compound:prt", "advcl"}
)
PARTS = frozenset("morning afternoon evening night noon midnight early late later".split())
NO_CONTENT = frozenset({"punct", "aux", "aux:pass", "cop", "cc", "compound:prt", "nmod:poss", "det", "advmod"})
CITING = frozenset({"cite", "quote"})
"""Verbs that name on whose word it is said ("the ministry added, citing a doctor"), not what is said."""
UNDER = frozenset({"obj", "xcomp", "obl", "ccomp", "nmod", "acl", "advcl"})


def contents(words: Words, cue: int) -> list[Candidate]:
    """All candidates for the content of a cue; of several ways to the same words the first is kept."""
    found: dict[tuple[Span, ...], Candidate] = {}
    for kind, head, spans in _spans(words, cue):
        kept = tuple(span for one in spans if (span := words.trimmed(*one)) is not None)
        if kept and kept not in found and not any(first <= cue < last or _is_time(words, first, last) for first, last in kept):
            found[kept] = Candidate(kind=kind, spans=kept, head=head)
    return list(found.values())


def _is_time(words: Words, first: int, last: int) -> bool:
    """Whether words name a day or a part of it and nothing else ("on Wednesday afternoon")."""
    named = [index for index in range(first, last) if words.lower[index] in DAYS]
    rest = (
        words.pos[index] in ("ADP", "DET", "NUM", "PUNCT", "SPACE") or words.lower[index] in PARTS
        for index in range(first, last)
    )
    return bool(named) and last - first <= len(named) + 4 and all(one or at in named for at, one in enumerate(rest, first))


Found = Iterator[tuple[str, int, tuple[Span, ...]]]


def _spans(words: Words, cue: int) -> Found:
    yield from _clauses(words, cue)
    yield from _upwards(words, cue)
    begin, stop = first_of_saying(words, cue), words.end[cue]
    rests = [(kind, start) for kind, start in _after(words, cue) if not _cites(words, start, stop)]
    for kind, start in rests:
        yield f"rest{kind}", cue, ((start, stop),)
        comma = next((index for index in range(start + 1, stop) if words.text[index] in BOUNDS), stop)
        if comma != stop:
            yield f"rest{kind},", cue, ((start, comma),)
        yield from _quoted_on(words, cue, kind, start)
    if begin > words.begin[cue]:
        yield from _lefts(words, cue, begin, rests)
    before = _quote_before(words, begin)
    if before is not None:
        yield "quote-before", cue, (before,)
        yield from _and_on(words, cue, "quote-before", before, rests)
    yield from _paragraphs_on(words, cue)


def _cites(words: Words, start: int, stop: int) -> bool:
    """Whether words begin with a verb that names on whose word it is said."""
    kept = words.trimmed(start, stop)
    return kept is not None and words.lemma[kept[0]] in CITING and words.pos[kept[0]] == "VERB"


def _quote_before(words: Words, begin: int) -> Span | None:
    """The quotation that ends right before these words, in the sentence before them."""
    at = begin - 1
    while at >= 0 and words.text[at] == " ":
        at -= 1
    if at < 0 or begin != words.begin[begin] or words.quote[at] < 0 or words.paragraph[at] != words.paragraph[begin]:
        return None
    first, last = words.quotes[words.quote[at]]
    return (first, last) if last <= begin else None


def _paragraphs_on(words: Words, cue: int) -> Found:
    """The paragraphs that follow a sentence that ends its own with a colon: the first, and all that are quotations."""
    last = words.end[cue]
    at = last - 1
    while at > cue and words.text[at].isspace():
        at -= 1
    if words.text[at] != ":" or last >= len(words) or words.paragraph[last] == words.paragraph[cue]:
        return
    stop = _end_of_paragraph(words, last)
    yield "paragraph", cue, ((last, stop),)
    on = stop
    while on < len(words) and words.is_quote(on):
        on = _end_of_paragraph(words, on)
    if on > stop:
        yield "paragraphs", cue, ((last, on),)


def _end_of_paragraph(words: Words, first: int) -> int:
    stop = first
    while stop < len(words) and words.paragraph[stop] == words.paragraph[first]:
        stop += 1
    return stop


def _clauses(words: Words, cue: int) -> Found:
    """What hangs on the cue and follows it."""
    stop = words.end[cue]
    for child in words.children[cue]:
        relation = words.dep[child]
        if relation in NO_CONTENT or words.lemma[child] in CITING:
            continue
        label = f"{relation}:{_lead(words, child)}"
        first, last = words.subtree(child)
        if child < cue:
            yield f"l-{label}", child, ((first, last),)
            continue
        yield f"r-{label}", child, ((first, last),)
        if words.pos[child] in NOMINAL:
            yield from _cores(words, child, relation)
        if last < stop:
            yield f"r-{label}-end", child, ((first, stop),)
        if relation in UNDER:
            for below in words.children[child]:
                if below > child and words.dep[below] in UNDER:
                    yield f"rr-{relation}>{words.dep[below]}:{_lead(words, below)}", below, (words.subtree(below),)
    head = words.head[cue]
    if words.dep[cue] in ("conj", "xcomp") and head != cue:
        for child in words.children[head]:
            if child > cue and words.dep[child] in UNDER and words.dep[child] != "xcomp":
                yield f"h-{words.dep[cue]}>{words.dep[child]}", child, (words.subtree(child),)


def _cores(words: Words, noun: int, relation: str) -> Found:
    """A noun without its preposition: with all that follows, without what is added to it, and up to the noun itself."""
    for form, span in phrases(words, noun):
        yield f"n-{relation}{form}", noun, (span,)
        yield f"n-{relation}-", noun, ((span[0], noun + 1),)


def _lead(words: Words, index: int) -> str:
    """The word that opens a clause or phrase: that, to, of."""
    mark = next((words.lower[child] for child in words.children[index] if words.dep[child] == "mark" and child < index), "")
    return mark or case_of(words, index)


def _upwards(words: Words, cue: int) -> Found:
    """Words above the cue: the noun of a relative clause, the clause that it is put into, what its subject is said to be."""
    head, relation = words.head[cue], words.dep[cue]
    first, last = words.subtree(cue)
    if head != cue:
        if relation in ("acl", "acl:relcl", "amod"):
            for form, span in phrases(words, head):
                if not span[0] <= cue < span[1]:
                    yield f"up-{relation}{form}", head, (span,)
        above = words.subtree(head)
        pieces = tuple(piece for piece in ((above[0], first), (last, above[1])) if piece[0] < piece[1])
        if relation in ("parataxis", "ccomp", "advcl", "acl", "acl:relcl", "conj", "dep", "case", "obl", "obl:unmarked"):
            yield f"around-{relation}", head, pieces
        if relation.startswith("nsubj"):
            for child in (head, *words.children[head]):
                if child > cue and (child == head or words.dep[child] in UNDER):
                    below = words.subtree(child)
                    yield f"of-{words.dep[child]}:{_lead(words, child)}", child, ((max(last, below[0]), below[1]),)
        if relation in ("obj", "obl", "nmod"):
            for child in words.children[head]:
                if child > cue and words.dep[child] in UNDER:
                    yield f"beside-{relation}>{words.dep[child]}", child, (words.subtree(child),)
    if relation == "case":  # "according to X": the sentence without these words
        first, last = words.subtree(head)
        yield "without", head, tuple(one for one in ((words.begin[cue], first), (last, words.end[cue])) if one[0] < one[1])
        yield "without-left", head, ((words.begin[cue], first),)
        yield "without-right", head, ((last, words.end[cue]),)


def first_of_saying(words: Words, cue: int) -> int:
    """Where the words of saying begin: the source that stands right before the cue, else the cue."""
    named = name_and_office(words, cue)
    if named is not None:
        return named[1][0]
    noun = noun_before(words, cue)
    if noun is None:
        return cue
    first = min(words.subtree(noun)[0], noun)
    for index in range(cue - 1, first - 1, -1):
        if words.text[index] in BOUNDS or words.is_quote(index):
            return index + 1
    return first


def _after(words: Words, cue: int) -> Iterator[tuple[str, int]]:
    """Where what is said may begin after a cue: at once, after the source, after whom it is told and when."""
    yield "", cue + 1
    noun = noun_after(words, cue)
    if noun is not None:
        yield "-noun", words.subtree(noun)[1]
    last = cue + 1
    for child in words.children[cue]:
        if child > cue and words.dep[child] in MODIFIERS and words.subtree(child)[0] <= last + 1:
            last = words.subtree(child)[1]
    if last > cue + 1:
        yield "-told", last
    mark = next((index for index in range(cue + 1, min(cue + NEAR, words.end[cue])) if words.text[index] in (",", ":")), None)
    if mark is not None:
        yield f"-{words.text[mark]}", mark + 1
    that = next((index for index in range(cue + 1, min(cue + FAR, words.end[cue])) if words.lower[index] == "that"), None)
    if that is not None:
        yield "-that", that


def _quoted_on(words: Words, cue: int, kind: str, start: int) -> Found:
    """The quotation that begins after the cue, over the ends of sentences."""
    for index in range(start, words.end[cue]):
        quote = words.quote[index]
        if quote < 0 or quote == words.quote[cue]:
            continue
        first, last = words.quotes[quote]
        yield "quote", cue, ((first, last),)
        if last > words.end[cue] or start < first:
            yield f"rest{kind}-quote", cue, ((start, last),)
        on = _next_quote(words, last)
        if on is not None:
            yield "quote+next", cue, ((first, last), on)
            yield f"rest{kind}+next", cue, ((start, last), on)
        return
    following = _next_quote(words, words.end[cue])
    if following is not None and kind == "":
        yield "next", cue, (following,)


def _lefts(words: Words, cue: int, begin: int, rests: list[tuple[str, int]]) -> Found:
    """What stands before the cue: its sentence up to here, or the quotation that ends here."""
    start = words.begin[cue]
    at = begin - 1
    while at > start and words.text[at] in BOUNDS:
        at -= 1
    quote = words.quote[at]
    ends_here = quote >= 0 and quote != words.quote[cue] and words.quotes[quote][1] <= begin
    if ends_here:
        first = words.quotes[quote][0]
        yield "quote-left", cue, ((first, begin),)
        yield from _and_on(words, cue, "quote-left", (first, begin), rests)
        start = min(start, first)
    yield "left", cue, ((start, begin),)
    comma = next((index for index in range(at - 1, start, -1) if words.text[index] in (",", ";", "–", "—", ":")), None)
    if comma is not None:
        yield "left,", cue, ((comma + 1, begin),)
    yield from _and_on(words, cue, "left", (start, begin), rests)


def _and_on(words: Words, cue: int, kind: str, left: Span, rests: list[tuple[str, int]]) -> Found:
    """What goes on after "..., he said": in the same sentence, and in a quotation that follows."""
    stop = words.end[cue]
    following = _next_quote(words, stop)
    if following is not None:
        yield f"{kind}+next", cue, (left, following)
    for where, start in rests:
        if start < stop:
            on = next((words.quotes[words.quote[index]] for index in range(start, stop) if words.quote[index] >= 0), None)
            if on is not None and on[0] >= start:
                yield f"{kind}+quote", cue, (left, on)
            yield f"{kind}+rest{where}", cue, (left, (start, stop))


def _next_quote(words: Words, index: int) -> Span | None:
    """The quotation that begins here, blanks and the end of a sentence left out, in the same paragraph."""
    at = index
    while at < len(words) and (words.text[at].isspace() or words.text[at] in ".!?"):
        if "\n" in words.text[at]:
            return None
        at += 1
    if at >= len(words) or words.quote[at] < 0 or words.quotes[words.quote[at]][0] != at:
        return None
    return words.quotes[words.quote[at]]
