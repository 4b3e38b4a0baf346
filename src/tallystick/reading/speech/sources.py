"""Sources: the spans of words that may name the one who speaks at a cue, each with the way from the cue to it.

Laid-out words and a cue enter; `Candidate`s leave, nearest relation first. Choosing among them is not done here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.reading.speech.words import NOMINAL, Span, Words

LEADS = frozenset({"advmod", "mark", "cc", "case"})
"""Relations of words before a source that are none of its name: "Shortly after Turkey's director said"."""
ASIDES = frozenset({"acl:relcl", "acl", "advcl", "ccomp", "parataxis", "conj", "cc", "appos"})
BOUNDS = frozenset({",", ";", ":", "–", "—", "--", "(", ")"})
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())
"""What says when somebody spoke and never who."""
MEANS = frozenset("statement telephone phone telegram facebook twitter x post message letter email interview video".split())
"""By what somebody speaks."""
LONGEST = 12
"""Words of an office before the name of who holds it."""
CLAUSE = 18
"""Words of the clause that tells of a speaker."""
NAMES = 5
"""Words of a person's name at most."""
OPENING = 3
"""Tokens before a name that open a sentence: "However,", "For its part,"."""
REACH = 5
"""Verbs above a cue whose subject may be its own ("refused to say", "went on, saying")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Spans that may be a source or a content; `kind` is the way from the cue, `head` the token that it leads to."""

    kind: str
    spans: tuple[Span, ...]
    head: int

    @property
    def first(self) -> int:
        """Its first token."""
        return self.spans[0][0]

    @property
    def last(self) -> int:
        """The token after its last."""
        return self.spans[-1][1]


def sources(words: Words, cue: int) -> list[Candidate]:
    """All candidates for the source of a cue; of several ways to the same words the first is kept."""
    found: dict[Span, Candidate] = {}
    if (named := name_and_office(words, cue)) is not None:
        found[named[1]] = Candidate(kind="nsubj+", spans=(named[1],), head=named[0])
    for kind, head in _heads(words, cue):
        if words.lower[head] in DAYS or _means(words, head):
            continue
        for form, span in phrases(words, head):
            if span not in found and not span[0] <= cue < span[1]:
                found[span] = Candidate(kind=f"{kind}{form}", spans=(span,), head=head)
    for kind, head, span in _runs(words, cue):
        if span not in found and not span[0] <= cue < span[1] and words.lower[head] not in DAYS:
            found[span] = Candidate(kind=kind, spans=(span,), head=head)
    return list(found.values())


def _means(words: Words, head: int) -> bool:
    """ "Said in a statement", "by telephone", "on Telegram": by what means, and not who."""
    others = (at for at in range(*words.subtree(head)) if at != head)
    meant = words.lower[head] in MEANS and case_of(words, head) in ("in", "by", "on", "over", "via", "through")
    return meant and all(words.pos[at] != "PROPN" for at in others)


def _heads(words: Words, cue: int) -> Iterator[tuple[str, int]]:
    yield from _above(words, cue)
    yield from _below(words, cue)
    before = noun_before(words, cue)
    if before is not None:
        yield "before", before
    after = noun_after(words, cue)
    if after is not None:
        yield "after", after
    if words.pos[cue] == "PUNCT":
        yield from _around_a_mark(words, cue)
    for index in range(words.begin[cue], words.end[cue]):
        if words.dep[index].startswith("nsubj") and words.pos[index] in NOMINAL:
            yield f"any-{words.dep[index]}{'<' if index < cue else '>'}", index


def name_and_office(words: Words, cue: int) -> tuple[int, Span] | None:
    """The head and the span of a source that the parser loses: a name and an office between commas before the cue, in either
    order, or somebody of whom a clause tells."""
    if cue - 2 <= words.begin[cue]:
        return None
    return _with_a_name(words, cue) or _with_an_office(words, cue) or _with_a_clause(words, cue)


def _with_a_name(words: Words, cue: int) -> tuple[int, Span] | None:
    """The office in "..., the governor, Oleh Syniehubov, said", by its commas: the parser takes it for another clause, or for
    one more of those told of before it."""
    name = cue - 2
    while name > words.begin[cue] and words.text[name][:1].isupper():
        name -= 1
    first = name
    while first > words.begin[cue] and words.text[first - 1] not in BOUNDS and not words.is_quote(first - 1):
        first -= 1
    if words.text[cue - 1] != "," or name == cue - 2 or words.text[name] != "," or not 0 < name - first <= LONGEST:
        return None
    begins = first == words.begin[cue] or words.text[first] in ("the", "its", "their", "his", "her")
    office = next((at for at in range(first, name) if words.pos[at] == "NOUN" and words.pos[at + 1] != "NOUN"), None)
    return (office, (first, cue - 1)) if begins and office is not None and words.verbs(first, name) == 0 else None


def _with_an_office(words: Words, cue: int) -> tuple[int, Span] | None:
    """The name in "..., Ana Ruiz, a spokeswoman for the hospital, said", by its commas, which the parser takes for a clause.

    Without the last comma only what says of whom the office is tells it from a place ("in Homs, Syria, officials said").
    """
    closed = words.text[cue - 1] == ","
    last = cue - 1 if closed else cue
    first = last
    while first > words.begin[cue] and words.text[first - 1] not in BOUNDS and not words.is_quote(first - 1):
        first -= 1
    name = first - 1
    while name > words.begin[cue] and words.text[name - 1][:1].isupper() and words.text[name - 1].replace(".", "").isalpha():
        name -= 1
    office = next((at for at in range(first, last) if words.tag[at] == "NN" and words.pos[at + 1] != "NOUN"), None)
    opens = closed or words.pos[first] == "NOUN"
    called = closed and words.lower[first] in ("a", "an", "the") and words.pos[cue + 1 : cue + 2] != ["PROPN"]
    whose = called or not {"of", "for", "at"}.isdisjoint(words.lower[first:last])
    if words.text[first - 1] != "," or not 2 <= first - 1 - name <= NAMES or office is None or not whose or not opens:
        return None
    begin = words.begin[cue]
    before = name > begin and (words.text[name - 1] == "," or words.is_quote(name - 1))
    opening = closed and name - begin <= OPENING  # "However, Dr Ana Ruiz, the head of the clinic, said"
    if not before or words.verbs(first, last) or (words.verbs(begin, name) == 0 and not opening):
        return None
    return first - 2, (name, last)


def _with_a_clause(words: Words, cue: int) -> tuple[int, Span] | None:
    """Whoever speaks in "..., a resident of the village, who gave his name as Ali, said" and "a man who saw it said"."""
    closed = words.text[cue - 1] == ","
    nearest = range(cue - 2, max(words.begin[cue], cue - CLAUSE), -1)
    who = next((at for at in nearest if words.lower[at] == "who"), None)
    if who is None or words.verbs(who, cue) == 0 or closed != (words.text[who - 1] == ",") or words.pos[cue - 1] == "CCONJ":
        return None
    last = who - 1 if closed else who
    first = last
    while first > words.begin[cue] and words.text[first - 1] not in BOUNDS and not words.is_quote(first - 1):
        first -= 1
    begins = words.lower[first] in ("a", "an", "the", "one", "another") or words.pos[first] == "PROPN"
    head = next((at for at in range(first, last) if words.pos[at] in ("NOUN", "PROPN") and not _goes_on(words, at)), None)
    before = first > words.begin[cue] and words.verbs(words.begin[cue], first) > 0
    if not begins or not before or head is None or words.verbs(first, last):
        return None
    return head, (first, last)


def _goes_on(words: Words, index: int) -> bool:
    return words.pos[index + 1] in ("NOUN", "PROPN")


def _above(words: Words, cue: int) -> Iterator[tuple[str, int]]:
    """Subjects of the cue and of the verbs above it, and nouns that it modifies."""
    node, way = cue, ""
    for _ in range(REACH):
        for child in words.children[node]:
            relation = words.dep[child]
            if child != cue and words.pos[child] in NOMINAL | {"ADJ", "DET"}:
                if relation.startswith("nsubj") or relation == "obl:agent":
                    yield f"{way}{relation}", child
                elif node == cue and relation == "nmod:poss":
                    yield "nmod:poss", child
        relation, head = words.dep[node], words.head[node]
        if head == node:
            return
        if words.pos[head] in NOMINAL and relation in ("acl", "acl:relcl", "amod", "case", "compound", "nmod", "appos", "mark"):
            yield f"{way}{relation}^", head
        way, node = f"{_short(way)}{relation}>", head


def _short(way: str) -> str:
    """The last step of a way, so that ways stay few."""
    return way.split(">")[-2] + ">" if way.count(">") else way


def _below(words: Words, cue: int) -> Iterator[tuple[str, int]]:
    """Nouns that hang on the cue: "a claim by the army", "heard from witnesses"."""
    for child in words.children[cue]:
        if words.pos[child] in NOMINAL and words.dep[child] in (
            "obl",
            "nmod",
            "obj",
            "iobj",
            "compound",
            "dep",
            "appos",
            "conj",
        ):
            yield f"{words.dep[child]}:{case_of(words, child)}", child


def _runs(words: Words, cue: int) -> Iterator[tuple[str, int, Span]]:
    """Words next to the cue up to a bound, however they were parsed; the head is the last nominal before a comma."""
    stop = cue
    while stop > words.begin[cue] and words.pos[stop - 1] in ("AUX", "ADV", "PART"):
        stop -= 1
    for kind, first in (
        ("run", _run_start(words, cue, stop, commas=True)),
        ("long-run", _run_start(words, cue, stop, commas=False)),
    ):
        span = words.trimmed(first, stop)
        if span is not None:
            yield kind, _name_in(words, span), span
    last = cue + 1
    while last < words.end[cue] and words.text[last] not in BOUNDS and not words.is_quote(last):
        last += 1
    span = words.trimmed(cue + 1, last)
    if span is not None and words.pos[span[0]] in NOMINAL | {"DET", "ADJ"} and words.verbs(*span) == 0:
        yield "run-after", _name_in(words, span), span


def _run_start(words: Words, cue: int, stop: int, *, commas: bool) -> int:
    first = stop
    while first > words.begin[cue] and not words.is_quote(first - 1):
        before = first - 1
        if commas and (words.text[before] in BOUNDS or words.pos[before] in ("VERB", "AUX", "SCONJ")):
            break
        first = before
    while first < stop and words.pos[first] in ("CCONJ", "SCONJ", "ADV", "PUNCT", "SPACE"):
        first += 1
    return first


def _name_in(words: Words, span: Span) -> int:
    """The last nominal of the first run of words without a comma."""
    best = span[0]
    for index in range(*span):
        if words.text[index] == ",":
            break
        if words.pos[index] in NOMINAL:
            best = index
    return best


def _around_a_mark(words: Words, cue: int) -> Iterator[tuple[str, int]]:
    """Subjects and names on either side of a colon or dash."""
    for index in range(cue - 1, words.begin[cue] - 1, -1):
        if words.dep[index].startswith("nsubj") or (words.pos[index] == "PROPN" and words.dep[index] != "flat"):
            yield "mark:" + words.dep[index], index
    for index in range(cue + 1, min(cue + 6, words.end[cue])):
        if words.pos[index] in NOMINAL:
            yield "after-mark", index
            return


def case_of(words: Words, index: int) -> str:
    """The preposition of a noun, empty where it has none."""
    return next((words.lower[child] for child in words.children[index] if words.dep[child] == "case" and child < index), "")


def noun_before(words: Words, cue: int) -> int | None:
    """The head of the noun phrase that ends right before a cue and its auxiliaries and adverbs."""
    index = cue - 1
    while index > words.begin[cue] and words.pos[index] in ("AUX", "ADV", "PART"):
        index -= 1
    if index < words.begin[cue] or words.pos[index] not in NOMINAL:
        return None
    node, last = index, index + 1
    while words.pos[words.head[node]] in NOMINAL and words.head[node] != node and words.subtree(words.head[node])[1] <= last:
        node = words.head[node]
    return node


def noun_after(words: Words, cue: int) -> int | None:
    """The head of the noun phrase that begins right after a cue."""
    if cue + 1 >= words.end[cue]:
        return None
    best = None
    for index in range(cue + 1, min(cue + 9, words.end[cue])):
        if words.pos[index] in ("VERB", "AUX", "PUNCT"):
            break
        if words.pos[index] in NOMINAL and words.subtree(index)[0] == cue + 1:
            best = index
    if best is None and words.pos[cue + 1] in NOMINAL:
        best = cue + 1
    return best


def phrases(words: Words, head: int) -> Iterator[tuple[str, Span]]:
    """The phrase of a noun without what is added to it, and the whole of it where that is more."""
    first, last = words.subtree(head)
    while first < head and (_leads(words, first, head) or words.pos[first] in ("PUNCT", "SPACE")):
        first += 1
    short = last
    for child in words.children[head]:
        if child > head and (words.dep[child] in ASIDES or words.lower[child] in (",", "(", "-", "–", "—")):
            short = max(head + 1, min(short, words.subtree(child)[0]))
    for form, end in (("", short), ("+", last)):
        span = words.trimmed(first, end)
        if span is not None and (form == "" or end != short):
            yield form, span


def _leads(words: Words, index: int, head: int) -> bool:
    top = index
    while words.head[top] != head and words.head[top] != top:
        top = words.head[top]
    return words.dep[top] in LEADS and words.head[top] == head and top < head
