"""Naming: whom or what the words of a sentence name as having done one harm.

An act enters; a `Named` leaves. Nothing is named that the words do not tie to this harm: as its subject, after "by", as the
owner of the attack, or as who does a violent deed in another clause of the sentence.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from tallystick.model.tellings import AgentPlace, Voice
from tallystick.reading.lexicon import Frame, default_lexicon
from tallystick.reading.telling.act import Act, Named, named_by, noun_after
from tallystick.reading.telling.doers import Kind, doers, is_event, kind_of
from tallystick.reading.telling.events import deed_elsewhere, event_of
from tallystick.reading.telling.spans import phrase
from tallystick.reading.telling.subjects import subject_of

NEW_CLAUSE = frozenset({";", "when", "while", "after", "who", "which", "that", "whose", "said", "but"})
CAUSING_REACH = 12
"""Tokens between a verb of causing and what it caused."""


def name_doer(act: Act) -> Named:
    """The agent and the cause: what stands nearest to the act in its grammar comes first."""
    found = _beside(act)
    if found == Named():
        found = event_of(act)
    if found.agent is not None or act.voice is Voice.ACTIVE:
        return found
    elsewhere = deed_elsewhere(act)
    place = AgentPlace.ELSEWHERE if elsewhere.agent is not None else None
    return replace(found, agent=elsewhere.agent, place=place, cause=found.cause or elsewhere.cause)


def _beside(act: Act) -> Named:
    if act.voice is Voice.ACTIVE:
        return named_by(act, subject_of(act.token, act.harmed), AgentPlace.SUBJECT)
    if act.voice is Voice.OTHER:
        return Named()
    found = _after_by(act)
    return _brought_about(act) if act.voice is Voice.NOMINAL and found == Named() else found


def _after_by(act: Act) -> Named:
    """What stands after the "by" that belongs to the act, or after "at the hands of"."""
    for one in act.token.doc[act.token.i + 1 :]:
        if (one.lower_ == "by" and _belongs(act, one)) or (one.lower_ == "of" and one.nbor(-1).lower_ == "hands"):
            noun = noun_after(act, one)
        else:
            continue
        if noun is not None and kind_of(noun) is not Kind.NEITHER and noun.i not in act.taken:
            return named_by(act, noun, AgentPlace.BY)
    return Named()


def _belongs(act: Act, by: Token) -> bool:
    """Whether a "by" is the act's: no other verb, event or writing stands nearer to it, and no clause begins in between."""
    before = by.nbor(-1)
    if before.lower_ in doers().authored or (is_event(before) and before is not act.token):
        return False
    for one in reversed(by.doc[act.token.i + 1 : by.i]):
        verb = one.tag_ in ("VBN", "VBD", "VBZ", "VBP", "VBG") and one.pos_ in ("VERB", "ADJ")
        if one.lower_ in NEW_CLAUSE or (verb and not _joined(act.token, one)):
            return False
    return True


def _joined(act: Token, other: Token) -> bool:
    """ "killed and eight wounded by": one "by" for both; "and two were killed" has a verb of its own."""
    between = [one.lower_ for one in act.doc[act.i + 1 : other.i]]
    told = other.lower_.endswith("ed") or other.lower_ in ("dead", "hurt", "shot")
    finite = any(one in ("was", "were", "been", "had", "has", "have") for one in between)
    return told and not finite and any(one in ("and", "or", ",") for one in between)


def _brought_about(act: Act) -> Named:
    """Who or what left, caused or brought about what a noun or "dead" tells of; the possessor of a deed."""
    for one in act.token.children:
        owns = one.dep_ == "nmod:poss" and not act.harmed.holds(one.i) and is_event(act.token)
        if owns and kind_of(one) is Kind.ACTOR:
            first, last = phrase(one)
            return Named(agent=(first, last + (one.doc[last].tag_ == "POS")), place=AgentPlace.OWNER)
    verb = _causing(act)
    noun = _nearest_event(verb, subject_of(verb, act.harmed)) if verb is not None else None
    counted = noun is not None and (noun.lower_, Frame.COUNTED) in default_lexicon().harm and not is_event(noun)
    return Named() if counted else named_by(act, noun, AgentPlace.SUBJECT)  # "the deaths bring the toll to nine"


def _nearest_event(verb: Token, noun: Token | None) -> Token | None:
    """ "Man charged after shooting leaves two dead": an event right before the verb, and not who is told of before it."""
    start = noun.i + 1 if noun is not None else 0
    between = [one for one in verb.doc[start : verb.i] if is_event(one)]
    return between[-1] if between and noun is not None and noun.i < verb.i else noun


def _causing(act: Act) -> Token | None:
    """The verb of causing before those harmed, or before the noun of harm."""
    start = min(act.harmed.first, int(act.token.i))
    for one in reversed(act.token.doc[max(0, start - CAUSING_REACH) : start]):
        if one.lower_ in doers().causing and one.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
            return one
        if one.lower_ in (";", ".", "said", "after", "when"):
            return None
    return None
