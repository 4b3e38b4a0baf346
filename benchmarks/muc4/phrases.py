"""Phrases: noun phrases around words of violence, found by the parse and, where it errs, by the order of words.

Tokens of a parsed sentence enter; heads and spans of those that an act befell leave, the listed ones among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from benchmarks.muc4.names import PARTS, described, is_named, is_title
from benchmarks.muc4.vocabulary import thing_kind
from tallystick.model.groups import Nature
from tallystick.reading.lexicon import default_lexicon

LONGEST = 7
"""Words of a description beyond which only its head and what stands before it are given."""
_VAGUE = frozenset(
    "one incident event events act action attack attacks crime crimes violence war responsibility number fact explosion "
    "explosions bomb bombs blast result case assassination murder killing death deaths while".split()
)


def heads_after(doc: Doc, first: int) -> list[Token]:
    """The last noun of the phrase that begins at a token."""
    heads = [index for index in range(first, run_end(doc, first)) if doc[index].pos_ in ("NOUN", "PROPN")]
    return [doc[heads[-1]]] if heads else []


_OF = frozenset(("of", "on", "against", "upon"))


def nouns_object(token: Token) -> list[Token]:
    """Whom a noun of violence names after "of", "on" or "against", or before it ("the Romero murder", "Romero's murder").

    By the order of words: the parser often hangs such a name on the noun as if it stood beside it.
    """
    doc, step = token.doc, token.i + 1
    while step < len(doc) and step < token.i + 4 and doc[step].tag_ in ("VBN", "VBD", "RB") and doc[step].lower_ != "of":
        step += 1
    if step < len(doc) and doc[step].lower_ in _OF:
        heads = [index for index in range(step + 1, run_end(doc, step + 1)) if doc[index].pos_ in ("NOUN", "PROPN", "ADJ")]
        if heads:
            return [doc[heads[-1]]]
    return [
        child for child in token.children if child.dep_ == "nmod:poss" or (child.dep_ == "compound" and child.pos_ == "PROPN")
    ]


_SITE = frozenset("at near outside inside against under on in opposite behind beside by of beneath".split())
REACH = 14
"""Tokens after a word of an act within which the place of a bomb is looked for."""


def sites(token: Token) -> list[Token]:
    """Where a bomb stood or went off, or what was fired on: the things that stand after words of place, by their order."""
    doc = token.doc
    found: list[Token] = []
    step = token.i + 1
    while step < min(len(doc), token.i + REACH):
        if doc[step].text in (";", ":") or (doc[step].tag_ in ("VBD", "VBZ") and doc[step].lower_ not in _PLACED and found):
            break
        if doc[step].lower_ in _SITE:
            end = run_end(doc, step + 1)
            heads = [index for index in range(step + 1, end) if doc[index].pos_ in ("NOUN", "PROPN")]
            if heads and thing_kind(doc[heads[-1]].lower_) and doc[step + 1].lower_ not in ("front", "charge"):
                found.append(doc[heads[-1]])
                break
            step = max(end, step + 1)
        else:
            step += 1
    return found


_PLACED = frozenset("exploded placed planted went was were detonated thrown hurled left hidden set".split())


def joined(token: Token) -> list[Token]:
    """A token and those joined to it."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "NUM", "ADJ"):
            found += joined(child)
    return found


def no_target(token: Token) -> bool:
    """Whether a word can name nobody and nothing that an act befalls."""
    return token.pos_ in ("PRON", "DET", "ADV", "VERB", "ADP", "AUX", "PUNCT", "SCONJ") or token.lower_ in _VAGUE


_JOINS = frozenset(
    (",", ":", "namely", "and", "as", "well", "along", "with", "plus", ";", "including", "also", "or", "both", "together")
)


def listed(doc: Doc, last: int, trigger: int) -> Iterator[tuple[Token, tuple[int, int]]]:
    """Those listed after a target: "X, a judge, Y, and two of her guards"; the list ends where a clause begins."""
    step = last
    while True:
        step = _after_apposition(doc, step)
        start = step
        while step < len(doc) and doc[step].lower_ in _JOINS:
            step += 1
        joined = {doc[index].lower_ for index in range(start, step)}
        if step == start or step >= len(doc) or joined == {"with"} or joined == {"as"}:
            return
        first, end = step, run_end(doc, step)
        if end < len(doc) and doc[end].lower_ == "of" and doc[end - 1].pos_ == "NUM":
            end = run_end(doc, end + 1)
        heads = [index for index in range(first, end) if doc[index].pos_ in ("NOUN", "PROPN")]
        if not heads or (first <= trigger < end):
            return
        head = doc[heads[-1]]
        following = doc[end] if end < len(doc) else None
        clause = following is not None and following.pos_ in ("VERB", "AUX") and following.tag_ not in ("VBN", "VBG")
        if no_target(head) or not _person(head) or (clause and trigger < first):
            return
        span = phrase(head) if phrase(head)[0] >= first else (first, end)
        yield head, (min(first, span[0]), max(end, span[1]))
        step = max(end, span[1])


def _after_apposition(doc: Doc, step: int) -> int:
    """After ", a judge," or ", 34," or a gloss in brackets between two listed persons."""
    if step < len(doc) and doc[step].text in ("[", "("):
        close = next((index for index in range(step, min(len(doc), step + 14)) if doc[index].text in ("]", ")")), None)
        return _after_apposition(doc, close + 1) if close is not None else step
    if (
        step + 1 < len(doc)
        and doc[step].text == ","
        and doc[step + 1].pos_ in ("NUM", "DET")
        and doc[step + 1].lower_ != "another"
    ):
        end = run_end(doc, step + 1)
        while end < len(doc) and doc[end].lower_ in ("of", "for", "in", "from", "at"):
            end = run_end(doc, end + 1)
        if (end < len(doc) and doc[end].text in (",", ";")) or (end < len(doc) and doc[end].lower_ == "and"):
            return end
    return step


def run_end(doc: Doc, first: int) -> int:
    """The end of the words of one noun phrase that begins at a token."""
    step = first
    while step < len(doc) and (
        doc[step].pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "DET") or doc[step].tag_ in ("PRP$", "POS", "HYPH", "VBN", "CD")
    ):
        step += 1
    return step


def _person(token: Token) -> bool:
    role = default_lexicon().role(token)
    return token.pos_ == "PROPN" or (role is not None and role[1] is Nature.PERSONS) or _WHO.search(token.lower_) is not None


_WHO = re.compile(r"(?:m[ae]n|ers?|ors?|ists?|ians?|ants?|ents?|priests?|jesuits?|maids?|cooks?|judges?|nuns?|police)$")


def apposed(doc: Doc, last: int) -> str | None:
    """What describes a named person after a comma: ", a judge of the labour court,"."""
    if last + 1 >= len(doc) or doc[last].text != "," or doc[last + 1].pos_ == "NUM":
        return None
    first, end = last + 1, run_end(doc, last + 1)
    heads = [index for index in range(first, end) if doc[index].pos_ == "NOUN"]
    if not heads or any(doc[index].pos_ == "PROPN" and index == end - 1 for index in range(first, end)):
        return None
    return described(doc, first, max(end, phrase(doc[heads[-1]])[1]))


def meant(token: Token) -> Token:
    """The person behind "the body of X", "a group of X", and behind "who"."""
    if token.lower_ in (
        "body",
        "bodies",
        "group",
        "number",
        "series",
        "life",
        "lives",
        "members",
        "member",
        "dozens",
        "hundreds",
    ):
        inner = next((child for child in token.children if child.dep_ == "nmod" and child.i > token.i), None)
        if inner is not None and token.lower_ not in ("members", "member"):
            return inner
    if token.lower_ in ("who", "whom", "which", "that") and token.head.dep_ == "acl:relcl":
        return token.head.head
    return token


def phrase(token: Token) -> tuple[int, int]:
    """The noun phrase of a token: what stands before it, its name, and a short "of" phrase after it."""
    before = ("det", "amod", "nummod", "compound", "nmod:poss", "nmod:unmarked", "nmod:desc", "advmod", "flat")
    doc = token.doc
    first = min([token.i, *(child.left_edge.i for child in token.lefts if child.dep_ in before)])
    while first and (
        (doc[first - 1].pos_ in ("PROPN", "ADJ", "NUM", "NOUN") and _same(doc, first))
        or (is_named(doc[first - 1]) and doc[first].text[:1].isupper())
        or (doc[first - 1].lower_ in PARTS and doc[first].text[:1].isupper() and doc[first - 1].tag_ != "IN")
        or (is_title(doc[first - 1]) and doc[first].text[:1].isupper())
    ):
        first -= 1
    while first and doc[first].text[:1].isupper() and doc[first - 1].pos_ in ("NOUN", "ADJ") and doc[first - 1].dep_ in _BEFORE:
        first -= 1
    last = max([token.i, *(child.right_edge.i for child in token.rights if child.dep_ in ("flat", "fixed"))]) + 1
    while last < len(doc) and doc[last].pos_ == "PROPN" and doc[last].text[:1].isupper() and doc[last].text[:1] != "[":
        last += 1
    for child in token.rights:
        if (
            child.dep_ == "nmod"
            and any(c.lower_ == "of" for c in child.children)
            and token.pos_ == "NOUN"
            and child.i > last - 1
        ):
            end = phrase(child)[1]
            last = max(last, end) if end - token.i <= LONGEST else last
    return first, last


_BEFORE = frozenset(("compound", "amod", "nmod:desc", "flat"))


def _same(doc: Doc, first: int) -> bool:
    """Whether the word before a phrase belongs to it by the parse or by its letters, and is no time or verb."""
    before = doc[first - 1]
    return before.head.i >= first and before.dep_ not in ("nsubj", "nsubj:pass", "obl", "obl:unmarked", "root", "ROOT", "appos")
