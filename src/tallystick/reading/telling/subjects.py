"""Subjects: the noun that an active verb is said of.

A verb and those harmed enter; the noun leaves, None where the words give none. The parse comes first; where it hangs a verb
elsewhere, the noun right before it, or the subject of the verb that it is listed with.
"""

from __future__ import annotations

from spacy.tokens import Token

from tallystick.reading.harms.quantities import NOUNS, Quantity

RELATIVES = frozenset({"who", "which", "that", "whom"})
OF_A_NOUN = frozenset({"acl", "acl:relcl", "advcl", "amod", "dep"})
OF_A_VERB = frozenset({"conj", "advcl", "xcomp", "ccomp", "acl", "parataxis"})
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
            return antecedent(child)
    listed = _listed_with(verb)
    if listed is not None:
        return subject_of(listed, harmed, climbs - 1)
    return _of_head(verb, harmed, climbs) or _before(verb, harmed) or _of_participle(verb, harmed, climbs)


def antecedent(subject: Token) -> Token:
    """The noun that a relative pronoun stands for; any other noun stands for itself."""
    if subject.lower_ not in RELATIVES:
        return subject
    verb = subject.head
    if verb.dep_ == "acl:relcl" and verb.head.i < subject.i:
        return verb.head
    return next((one for one in reversed(subject.doc[: subject.i]) if one.pos_ in NOUNS), subject)


def _of_head(verb: Token, harmed: Quantity, climbs: int) -> Token | None:
    head = verb.head
    if head is verb or harmed.holds(head.i):
        return None
    if verb.dep_ in OF_A_NOUN and head.pos_ in (*NOUNS, "PRON"):
        return head if head.i < verb.i else None
    return subject_of(head, harmed, climbs - 1) if verb.dep_ in OF_A_VERB else None


def _before(verb: Token, harmed: Quantity) -> Token | None:
    """The noun right before a verb and its auxiliaries."""
    for one in reversed(verb.doc[: verb.i]):
        if one.pos_ in (*NOUNS, "PRON") and not harmed.holds(one.i):
            return antecedent(one)
        if one.pos_ not in ("AUX", "ADV", "PART") and one.tag_ != "RB":
            return None
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
    return any(one.lower_.endswith(("self", "selves")) for one in verb.doc[verb.i + 1 : verb.i + 3])
