"""Cited: on whose word a speaker says something, and to whom a source said it.

A parsed sentence and one of its speeches enter; the words of the source that the speaker cites leave, or the agency that was
told. "The United Nations said, citing the ministry" is the ministry's word by way of the United Nations; "a doctor told
Reuters" is a doctor's by way of Reuters.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from tallystick.model.agencies import named_agency
from tallystick.reading.speech.cues import Speech
from tallystick.reading.surface import text_of

CITING = frozenset({"citing", "quoting"})
OBJECTS = frozenset({"obj", "dobj", "obl", "nmod"})
ASIDE = frozenset({"acl:relcl", "acl", "advcl", "appos", "parataxis", "conj", "cc", "punct"})
"""What hangs on the name of a source and is none of it."""

TOLD = re.compile(r"\b(?:told|tells|telling)\s+(?:the\s+)?(?P<agency>[A-Z][\w-]*(?:[ -][A-Z][\w-]*){0,2})")
_QUOTED = re.compile(
    r"\b(?:quoted|quotes|cited) (?P<who>[^,;\"“]{3,90}?) as (?:having )?(?:said|saying|telling|stating|adding|confirming)\b"
)
""" "The agency quoted the governor as saying"."""
REACH = 25
"""Tokens between a cue and the word of citing: one clause."""


def cited(doc: Doc, speech: Speech) -> str | None:
    """The words of the source that the speaker of a speech cites; None where it speaks for itself."""
    if speech.cue is None:
        return None
    quoted = _QUOTED.search(text_of(doc), doc[speech.first].idx)
    if quoted is not None and speech.last <= speech.cue:
        return quoted["who"]
    for token in doc:
        if token.lower_ not in CITING or not _belongs(token, doc[speech.cue]):
            continue
        if token.i in speech.content and doc[max(0, token.i - 1)].text != ",":
            continue
        source = next((child for child in token.children if child.i > token.i and child.dep_ in OBJECTS), None)
        return _words(source) if source is not None else None
    return None


def told_to(doc: Doc, speech: Speech) -> str | None:
    """The agency to which the source of a speech said it; None where it told nobody in particular, or another hearer."""
    if speech.cue is None or doc[speech.cue].lower_ not in ("told", "tells", "telling"):
        return None
    match = TOLD.match(text_of(doc), doc[speech.cue].idx)
    if match is None:
        return None
    words = match["agency"].split(" ")
    return next((name for count in range(len(words), 0, -1) if (name := named_agency(" ".join(words[:count])))), None)


def _belongs(citing: Token, cue: Token) -> bool:
    """Whether the word of citing stands in the clause of the cue."""
    above = [citing.head, *citing.head.ancestors]
    return abs(citing.i - cue.i) <= REACH and (cue in above or citing.head in (cue, cue.head) or citing in cue.children)


def _words(source: Token) -> str:
    left = source.left_edge.i
    kept = [token for token in source.subtree if token.i >= left and not _aside(token, source)]
    last = kept[-1].i + 1
    return str(source.doc[kept[0].i : last].text)


def _aside(token: Token, source: Token) -> bool:
    while token != source:
        if token.dep_ in ASIDE and token.head == source:
            return True
        token = token.head
    return False
