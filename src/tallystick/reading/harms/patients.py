"""Patients: the tokens that stand to a word of harm as those who suffered it, by the dependency parse alone.

A trigger and its frame enter; tokens leave, nearest relation first.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tallystick.reading.harms.quantities import NOUNS
from tallystick.reading.lexicon import Frame

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})


def patients(token: Token, frame: Frame, taken: frozenset[int]) -> list[Token]:
    """Tokens that stand to the trigger as its frame says, nearest relation first; `taken` are those of time words."""
    if frame is Frame.OBJECT:
        return _objects(token, taken)
    if frame is Frame.SUBJECT:
        return _subjects(token) or _controllers(token)
    if frame is Frame.MODIFIED:
        return _modified(token)
    return [token, *(child for child in token.children if child.dep_ == "nmod" and _preposition(child) == "of")]


def _objects(token: Token, taken: frozenset[int]) -> list[Token]:
    children = [child for child in token.children if child.i not in taken]
    passive = [_meant(child) for child in children if child.dep_ == "nsubj:pass"]
    if passive:
        return passive
    if token.tag_ in ("VBN", "VBD", "JJ") and token.dep_ in ("acl", "amod", "acl:relcl") and not _has_arguments(children):
        return [token.head]
    objects = [child for child in children if child.dep_ in ("obj", "dobj", "iobj")] or [
        child for child in children if child.dep_ == "obl:unmarked"
    ]
    if any(child.lower_.endswith(("self", "selves")) for child in objects):
        return _subjects(token)
    if objects:
        return objects
    if token.dep_ == "conj":
        return [token.head] if token.head.pos_ in NOUNS | {"NUM"} else _objects(token.head, taken)
    if token.tag_ in ("VBN", "VBD"):
        return [child for child in children if child.dep_ in SUBJECTS]
    return []


def _has_arguments(children: Sequence[Token]) -> bool:
    return any(child.dep_ in ("obj", "nsubj") for child in children)


def _meant(subject: Token) -> Token:
    """The noun that a relative pronoun stands for: "the man who was shot"."""
    verb = subject.head
    return verb.head if subject.lower_ in ("who", "whom", "which", "that") and verb.dep_ == "acl:relcl" else subject


def _subjects(token: Token) -> list[Token]:
    found = [_meant(child) for child in token.children if child.dep_ in SUBJECTS]
    if not found and token.dep_ == "conj":
        return _subjects(token.head)
    return found


def _controllers(token: Token) -> list[Token]:
    """Whom a participle without a subject speaks of: "the people trapped after fleeing"."""
    if token.dep_ in ("acl", "acl:relcl"):
        return [token.head]
    if token.dep_ in ("advcl", "xcomp"):
        return _subjects(token.head) or _controllers(token.head)
    return []


def _modified(token: Token) -> list[Token]:
    if _after_a_number(token):
        return [token.nbor(-1)]
    if token.dep_ in ("amod", "acl"):
        return [token.head]
    numbers = [child for child in token.children if child.dep_ in ("nummod", "det", "nmod") and child.i < token.i]
    subjects = [child for child in token.children if child.dep_ in SUBJECTS]
    if token.dep_ in ("xcomp", "obj", "conj", "nmod"):
        return [*numbers, *subjects, *(child for child in token.head.children if child.dep_ == "obj")]
    return [*numbers, *subjects]


def _after_a_number(token: Token) -> bool:
    """ "54 dead, 21 wounded": a number with a word of harm and no noun after it, however it is parsed."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return token.i > 0 and token.nbor(-1).tag_ == "CD" and (following is None or following.pos_ not in NOUNS)


def _preposition(token: Token) -> str:
    return next((child.lower_ for child in token.children if child.dep_ == "case"), "")
