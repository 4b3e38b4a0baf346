"""Subjects: the noun that an active verb is said of.

A verb and those harmed enter; the noun leaves, None where the words give none. The parse comes first; where it hangs a verb
elsewhere, the noun right before it, or the subject of the verb that it is listed with.
"""

from __future__ import annotations

from spacy.tokens import Token

from tallystick.reading.harms.nouns import NOUNS
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.lexicon import default_lexicon
from tallystick.reading.telling.doers import Kind, doers, is_event, kind_of
from tallystick.reading.telling.spans import phrase

RELATIVES = frozenset({"who", "which", "that", "whom"})
OF_A_NOUN = frozenset({"acl", "acl:relcl", "advcl", "amod", "dep"})
OF_A_VERB = frozenset({"conj", "advcl", "xcomp", "ccomp", "acl", "parataxis"})
PLACING = frozenset({"at", "in", "on", "near", "outside", "inside"})
CLIMBS = 5
"""Verbs that a subject may be handed down: "accused of having ordered men to go and kill"."""


def subject_of(verb: Token, harmed: Quantity, climbs: int = CLIMBS) -> Token | None:
    """The noun that the verb is said of: its own subject, else that of the verb or the noun that it hangs on."""
    if not climbs:
        return None
    if _reflexive(verb) and harmed.head is not None and harmed.first < verb.i:
        return verb.doc[harmed.head]
    for child in verb.children:
        if child.dep_.startswith(("nsubj", "csubj")) and child.i < verb.i and not harmed.holds(child.i):
            return antecedent(child) if ":" not in [one.text for one in verb.doc[child.i : verb.i]] else _before(verb, harmed)
    listed = _listed_with(verb)
    if listed is not None:
        return subject_of(listed, harmed, climbs - 1)
    deed = _of_deed(verb, harmed, climbs)
    return deed or _of_head(verb, harmed, climbs) or _before(verb, harmed) or _of_participle(verb, harmed, climbs)


def antecedent(subject: Token) -> Token:
    """The noun that a relative pronoun stands for; any other noun stands for itself."""
    if subject.lower_ not in RELATIVES:
        return subject
    verb = subject.head
    nearest = next((one for one in reversed(subject.doc[: subject.i]) if one.pos_ in NOUNS), subject)
    found = verb.head if verb.dep_ == "acl:relcl" and verb.head.i < subject.i else nearest
    event = next((one for one in reversed(subject.doc[: subject.i]) if is_event(one)), None)
    first, _ = phrase(found)
    placed = first > 0 and found.doc[first - 1].lower_ in PLACING
    # A park or a person is no "which" or "that" that harms where an event stands beside: "the shooting at the park that left".
    person = subject.lower_ == "which" and kind_of(found) is Kind.ACTOR
    return event if event is not None and (placed or person) else found


def _of_head(verb: Token, harmed: Quantity, climbs: int) -> Token | None:
    head = verb.head
    if head is verb or harmed.holds(head.i):
        return None
    if verb.dep_ in OF_A_NOUN and head.pos_ in (*NOUNS, "PRON"):
        return head if head.i < verb.i else None
    says = head.lemma_.lower() in default_lexicon().saying and head.lower_ != "accused"
    return subject_of(head, harmed, climbs - 1) if verb.dep_ in OF_A_VERB and not says else None


def _before(verb: Token, harmed: Quantity) -> Token | None:
    """The noun right before a verb and its auxiliaries."""
    for one in reversed(verb.doc[: verb.i]):
        if (one.pos_ in (*NOUNS, "PRON") or one.lower_ == "old") and not harmed.holds(one.i):
            return antecedent(one)
        if one.pos_ not in ("AUX", "ADV", "PART") and one.tag_ != "RB":
            return None
    return None


def _of_deed(verb: Token, harmed: Quantity, climbs: int) -> Token | None:
    """ "She rode in a car when men fired at it, hitting her": the violent verb before a participle that has a subject."""
    if verb.tag_ != "VBG" or verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    for one in reversed(verb.doc[: verb.i]):
        if any(child.dep_ == "nsubj" and child.i < one.i for child in one.children):
            violent = one.lower_ in doers().deeds and one is not verb.head
            return subject_of(one, harmed, climbs - 1) if violent else None
    return None


def _of_participle(verb: Token, harmed: Quantity, climbs: int) -> Token | None:
    """ "The army answered on Monday, striking and destroying": the last verb before it that has a subject."""
    if verb.tag_ != "VBG":
        return None
    for one in reversed(verb.doc[: verb.i]):
        if one.pos_ == "VERB" and any(child.dep_ == "nsubj" and child.i < one.i for child in one.children):
            return subject_of(one, harmed, climbs - 1)
    return None


def _listed_with(verb: Token) -> Token | None:
    """ "killed 50, destroyed five tanks": the verb before a comma that has the subject of both, whatever the parser joins."""
    if verb.i == 0 or verb.nbor(-1).text != "," or verb.tag_ not in ("VBD", "VBZ", "VBN"):
        return None
    for one in reversed(verb.doc[: verb.i - 1]):
        if any(child.dep_ == "nsubj" and child.i < one.i for child in one.children):
            return one if one.tag_ in ("VBD", "VBZ", "VBN", "VBP") else None
    return None


def _reflexive(verb: Token) -> bool:
    return any(one.lower_.endswith(("self", "selves")) for one in verb.doc[verb.i + 1 : verb.i + 3])  # "kills self" too
