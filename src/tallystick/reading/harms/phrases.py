"""Phrases of harm: a verb with its noun ("suffered a wound"), or a noun beside the harmed ("a man with a gunshot wound").

A token of a parsed sentence enters; each phrase whose noun it is leaves, with the tokens that stand for the harmed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from tallystick.reading.harms.nearest import negated
from tallystick.reading.harms.nouns import NOUNS
from tallystick.reading.harms.patients import patients, preposition
from tallystick.reading.lexicon import Frame, Lexicon, Phrase

CENTRES = frozenset({"center", "centre", "centers", "centres"})
_MEDICAL = re.compile(r"\b(?:medical|trauma|health|hospital|regional|memorial|children's|surgical)\b", re.IGNORECASE)
CLIMB = 3
"""Steps from a noun up to the verb that it goes with ("taken to an area hospital for treatment")."""


def phrase_harms(noun: Token, lexicon: Lexicon, taken: frozenset[int]) -> Iterator[tuple[Phrase, Token, list[Token]]]:
    """The phrases that a noun completes: the phrase, the token that triggers it, and the harmed.

    In "life-threatening" stands no life.
    """
    if noun.i + 1 < len(noun.doc) and noun.nbor().text == "-":
        return
    for phrase in lexicon.phrases:
        if noun.lower_ not in phrase.nouns and not (noun.lower_ in CENTRES and phrase.nouns >= {"hospital"} and _medical(noun)):
            continue
        if not phrase.verbs:
            yield from _beside(noun, phrase)
            continue
        verb = _verb(noun, phrase)
        if verb is not None and not negated(verb):
            yield phrase, verb, _harmed(verb, noun, phrase, taken)


def _verb(noun: Token, phrase: Phrase) -> Token | None:
    """The verb of the phrase that governs the noun, at most a few steps up, through the phrase's prepositions."""
    case = preposition(noun)
    states = any(child.dep_ == "cop" for child in noun.children)
    if states and any(child.dep_.startswith("nsubj") for child in noun.children):
        fits = "be" in phrase.verbs and case in phrase.prepositions  # "seven are missing, and 14 are in hospital"
        return noun if fits else None
    climbing = noun
    for _ in range(CLIMB):
        if climbing.head.i == climbing.i:
            break
        climbing = climbing.head
        striking = noun.dep_ == "nsubj" and phrase.frame is Frame.OBJECT and climbing.i == noun.head.i
        if climbing.lower_ in phrase.verbs and climbing.tag_.startswith("V") and (case in phrase.prepositions or striking):
            return climbing
        case = preposition(climbing) or case
    if "be" in phrase.verbs and noun.head is not None and states:
        return noun if case in phrase.prepositions else None
    return None


def _harmed(verb: Token, noun: Token, phrase: Phrase, taken: frozenset[int]) -> list[Token]:
    part = _of_the_body(verb, noun)
    if phrase.frame is Frame.OBJECT and phrase.nouns >= {"arm", "leg"} and (part or not preposition(noun)):
        return [child for child in noun.children if part and child.dep_ == "nmod:poss"]
    if phrase.nouns >= {"life", "lives"} and phrase.frame is Frame.OBJECT:
        if any(child.lower_ == "own" for child in noun.children):
            return patients(verb, Frame.SUBJECT, taken)
        return [child for child in noun.children if child.dep_ in ("nmod", "nmod:poss")]
    if phrase.reflexive:
        own = any(child.lower_.endswith(("self", "selves")) and child.i > noun.i for child in verb.subtree)
        return patients(verb, Frame.SUBJECT, taken) if own else []
    if phrase.frame is Frame.SUBJECT and verb.dep_ == "advcl" and verb.tag_ == "VBG":
        found = [child for child in verb.head.children if child.dep_ == "obj" and child.i < verb.i]
        if found:
            return found
    found = patients(verb, phrase.frame, taken)
    return [token for token in found if token.i != noun.i and token.lower_ not in phrase.nouns]


def _of_the_body(verb: Token, noun: Token) -> bool:
    """ "a bullet grazed his arm", "struck the back of his head": the object is a part of whoever was harmed."""
    held = noun.head if noun.dep_ == "nmod" else noun
    return bool(held.dep_ == "obj" and held.head.i == verb.i)


def _beside(noun: Token, phrase: Phrase) -> Iterator[tuple[Phrase, Token, list[Token]]]:
    """The person with whom a wound or a condition stands."""
    if preposition(noun) not in phrase.prepositions or not _described(noun, phrase):
        return
    head = noun.head
    if head.lower_ == "suffering" and head.i:
        yield phrase, noun, [head.nbor(-1)]
    elif noun.dep_ == "nmod" and (head.pos_ in NOUNS or head.tag_ == "CD"):
        yield phrase, noun, [head]
    elif noun.dep_ == "obl" and head.tag_.startswith("V"):
        objects = [child for child in head.children if child.dep_ in ("obj", "nsubj:pass")]
        yield phrase, noun, objects or patients(head, Frame.SUBJECT, frozenset())


def _medical(noun: Token) -> bool:
    return _MEDICAL.search(noun.doc[max(0, noun.i - 4) : noun.i].text) is not None


BESIDE_THE_DEAD = frozenset({"other", "others", "people", "victims"})
""" "two others in the hospital": they are patients, as "a nurse in the hospital" is not."""


def _described(noun: Token, phrase: Phrase) -> bool:
    if phrase.bare and any(child.dep_ in ("det", "nmod:poss") for child in noun.children):
        return bool(noun.head.lower_ in BESIDE_THE_DEAD)
    return not phrase.adjectives or any(child.lower_ in phrase.adjectives for child in noun.children)
