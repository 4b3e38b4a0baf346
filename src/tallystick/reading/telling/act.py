"""Act: one harm in its sentence, and what a noun beside it names: who did it, or what, and whose that was.

Tokens enter; a `Named` leaves: the agent's words and where they stand to the act, the words of a thing or event.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tallystick.model.tellings import AgentPlace, Voice
from tallystick.reading.harms.nouns import NOUNS
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.lexicon import default_lexicon
from tallystick.reading.parties import Parties
from tallystick.reading.telling.doers import Kind, is_event, kind_of, names_owner
from tallystick.reading.telling.spans import Span, phrase

OWNER_REACH = 6
"""Tokens after an event in which its owner stands: "an attack carried out on Monday by the rebels"."""
BY_WHOM = frozenset(
    "carried launched claimed conducted mounted committed staged fired blamed perpetrated belonging out".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Tokens of the agent and of the cause, each [first, last); None where the words name none."""

    agent: Span | None = None
    place: AgentPlace | None = None
    cause: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act in its sentence: its token, its voice, those harmed, what the report calls its parties, tokens of time words."""

    token: Token
    voice: Voice
    harmed: Quantity
    parties: Parties
    taken: frozenset[int]


def named_by(act: Act, noun: Token | None, place: AgentPlace) -> Named:
    """What a noun that stands in a place for the doer names: an actor, or a thing or event with its owner."""
    if noun is None:
        return Named()
    kind = kind_of(noun)
    if kind is Kind.ACTOR or (noun.lower_ == "it" and _stands_for_actor(noun)):
        return Named(agent=phrase(noun), place=place)
    if kind is Kind.NEITHER:
        inside = [one for one in noun.doc[slice(*phrase(noun))] if one is not noun and is_event(one)]
        return named_by(act, inside[-1], place) if inside else Named()  # "a blast tore through", taken for a noun
    owner = _owner_after(act, noun) or _owner_before(act, noun)
    where = AgentPlace.OWNER if place is AgentPlace.SUBJECT else place
    return Named(agent=owner, place=where if owner else None, cause=_cause(noun, owner))


def noun_after(act: Act, preposition: Token) -> Token | None:
    """The noun that a preposition belongs to, by the parse, else the last of the next nouns; never one of those harmed."""
    head = preposition.head
    if preposition.dep_ == "case" and head.i > preposition.i and head.pos_ in (*NOUNS, "PRON", "NUM"):
        return head
    following = preposition.doc[preposition.i + 1 :]
    if len(following) and following[0].lower_ == "what":  # "by what he called bandits"
        return next((one for one in reversed(following) if one.pos_ in NOUNS), None)
    last: Token | None = None
    for one in following:
        if one.pos_ in (*NOUNS, "PRON", "NUM"):
            last = one
        elif one.pos_ not in ("DET", "ADJ", "ADV") and one.tag_ not in ("POS", "HYPH", "VBN", "VBG", "CD"):
            break
    return last if last is not None and not act.harmed.holds(last.i) else None


def _stands_for_actor(pronoun: Token) -> bool:
    """ "The ministry said that it had killed": the last subject before "it" is a body that speaks; "it" may be a gun too."""
    before = (one for one in reversed(pronoun.doc[: pronoun.i]) if one.dep_.startswith("nsubj"))
    subject = next(before, None)
    speaks = subject is not None and subject.head.lemma_.lower() in default_lexicon().saying
    return subject is not None and speaks and kind_of(subject) is Kind.ACTOR


def _cause(noun: Token, owner: Span | None) -> Span:
    """The words of a thing or event, without a possessor before it ("the army's | shells"), who is named beside it."""
    first, last = phrase(noun)
    if owner is None or owner[0] > last:
        return first, last
    return (owner[1] if noun.doc[owner[1] - 1].tag_ == "POS" else min(owner[0], first)), last


def _owner_after(act: Act, event: Token) -> Span | None:
    """ "an attack by gunmen", "an attack carried out by the regime", "jets belonging to the coalition"."""
    following = event.doc[event.i + 1 : event.i + 1 + OWNER_REACH]
    for number, one in enumerate(following):
        if one.lower_ == "by" or (one.lower_ == "to" and number and following[number - 1].lower_ == "belonging"):
            noun = noun_after(act, one)
            actor = noun is not None and noun.i not in act.taken and kind_of(noun) is Kind.ACTOR
            return phrase(noun) if noun is not None and actor else None
        if one.lower_ not in BY_WHOM and one.tag_ not in ("RP", "RB") and one.lower_ not in ("being", "was"):
            return None
    return None


def _owner_before(act: Act, event: Token) -> Span | None:
    """ "the army's shells", "Syrian regime shelling", "its guns"; "officer-involved" and "car bomb" name nobody."""
    first, _ = phrase(event)
    words = event.doc[first : event.i]
    possessive = next((one for one in words if one.tag_ == "POS"), None)
    if possessive is not None and possessive.i > first and kind_of(possessive.nbor(-1)) is Kind.ACTOR:
        return first, int(possessive.i) + 1
    whole = [one for one in words if one.nbor().tag_ != "HYPH"]
    named = [one for one in whole if names_owner(one) or act.parties.of(one.text) is not None or _their_own(one)]
    return (_start(named[0]), _end(named)) if named else None


def _their_own(word: Token) -> bool:
    return word.tag_ == "PRP$" and word.lower_ in ("its", "their", "our")


def _start(named: Token) -> int:
    """Where the words of an owner begin: "Russian or Syrian aircraft" names two."""
    if named.i > 1 and named.nbor(-1).lower_ in ("or", "and") and names_owner(named.nbor(-2)):
        return int(named.i) - 2
    return int(named.i)


def _end(named: list[Token]) -> int:
    """The end of a run of words that name a side."""
    end = int(named[0].i) + 1
    for one in named[1:]:
        if one.i == end:
            end += 1
    return end
