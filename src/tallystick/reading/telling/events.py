"""Events: the attack in which somebody was harmed, and the violent deed that another clause of the sentence tells of.

An act enters; a `Named` leaves. Nothing is taken from another sentence or statement, and nothing at all where the words say
that the harm was done in answer: the attack told of beside it is then another one.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tallystick.model.tellings import AgentPlace
from tallystick.reading.harms.nouns import NOUNS
from tallystick.reading.telling.act import Act, Named, named_by
from tallystick.reading.telling.doers import doers, is_event
from tallystick.reading.telling.spans import Span, phrase
from tallystick.reading.telling.subjects import antecedent
from tallystick.reading.telling.voice import is_passive

INTO = frozenset({"in", "during", "after", "from", "following", "of", "under", "into", "by"})
"""What stands before the event in which somebody was harmed; "since" and "amid" say when, not how."""
WALLS = frozenset({";", ".", "!", "?", "while", "but", "said", "says", "whereas", "that", "adding", "then", "where"})
"""Words between an event and an act that part them."""
STATEMENTS = frozenset({";", ".", "that", "said", "says", "adding", "since"})
ANSWERS = frozenset({"retaliation", "response", "reply", "return", "revenge"})
WITH = {"open": "fire", "go": "off", "blow": "up"}
"""Verbs that tell of a deed with this word beside them alone."""


def event_of(act: Act) -> Named:
    """The event in which somebody was harmed, the first one named after the act, else the last before it."""
    doc = act.token.doc
    after = [one for one in doc[act.token.i + 1 :] if _happens(act, one)]
    before = [one for one in doc[: min(act.token.i, act.harmed.first)] if _happens(act, one)]
    for event in (*after, *reversed(before)):
        if not _parted(act, event, WALLS):
            return named_by(act, event, AgentPlace.OWNER)
    return Named()


def deed_elsewhere(act: Act) -> Named:
    """Who or what does a violent deed in another clause of the sentence ("died when soldiers opened fire")."""
    cause: Span | None = None
    deeds = doers().deeds
    for verb in act.token.doc:
        if verb.lower_ not in deeds or verb is act.token or not _violent(verb) or _parted(act, verb, STATEMENTS):
            continue
        if verb.dep_ == "acl" and not act.harmed.holds(verb.head.i):
            continue  # "including a nurse hit by a rocket": it says who another one is
        for noun in _doing(act, verb):
            found = named_by(act, noun, AgentPlace.ELSEWHERE)
            if found.agent is not None:
                return found
            cause = cause or found.cause
    return Named(cause=cause)


def _happens(act: Act, noun: Token) -> bool:
    """Whether a noun is an event that a preposition puts the harm into."""
    if noun is act.token or act.harmed.holds(noun.i) or not is_event(noun):
        return False
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    if following is not None and following.pos_ in NOUNS and noun.tag_.startswith("NN") and following.dep_ != "obl:unmarked":
        return False  # "fire brigade"
    first, _ = phrase(noun)
    preposition = noun.doc[first - 1].lower_ if first else ""
    return preposition in INTO and not (preposition == "of" and noun.i < act.token.i)


def _parted(act: Act, other: Token, walls: frozenset[str]) -> bool:
    """Whether another sentence or statement stands between the act and another word, or the act is an answer."""
    low, high = sorted((int(act.token.i), int(other.i)))
    between = any(one.lower_ in walls for one in act.token.doc[low + 1 : high])
    return between or any(one.lower_ in ANSWERS for one in act.token.doc[act.token.i + 1 : act.token.i + 4])


def _violent(verb: Token) -> bool:
    if verb.pos_ not in ("VERB", "ADJ"):
        return False
    needed = WITH.get(verb.lemma_.lower())
    return needed is None or any(one.lower_ == needed for one in verb.doc[verb.i + 1 : verb.i + 4])


def _doing(act: Act, verb: Token) -> Iterator[Token]:
    """The subject of an active verb, and what stands after the "by" of a passive one; pronouns name nobody anew."""
    for child in verb.children:
        agent = child.dep_ == "obl:agent" or (child.dep_ == "obl" and any(one.lower_ == "by" for one in child.lefts))
        does = child.dep_ == "nsubj" and not is_passive(verb)
        if not (does or agent) or act.harmed.holds(child.i) or child.i in act.taken:
            continue
        noun = antecedent(child)
        if not act.harmed.holds(noun.i) and noun.lower_ not in ("he", "she", "they", "it"):
            yield noun
