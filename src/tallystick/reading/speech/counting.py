"""Counting: who is said to have counted the harmed: "medics recorded 22 deaths", "a prosecutor spoke of some 60 dead".

The words of a parsed sentence enter; the tokens of source, what is counted and the verb leave. Corpora of speech mark no such
verbs, since they report an act; in reports of harm they say on whose word a figure stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from tallystick.reading.lexicon import Lexicon
from tallystick.reading.speech.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The tokens of a source, those of what it counts, and its verb."""

    source: frozenset[int]
    content: frozenset[int]
    cue: int


_SPEAKING = frozenset({"spoke", "spoken", "speak", "speaks", "speaking", "boasted", "boasts", "boasting", "talked", "talks"})
"""Verbs that tell of a figure with "of"."""
_AT_LARGE = frozenset(
    "country city state region province district county town village capital year month week day war conflict camera".split()
)
"""Nouns of what holds the counted, and counts nobody: "the city recorded 500 murders"."""
_PRONOUNS = frozenset({"it", "he", "she", "they"})
_TURNS = frozenset({"while", "but", "although", "though", "whereas"})
"""Words after a comma that turn to another speaker."""
_GIVEN = frozenset({"put", "given", "estimated"})
"""Verbs that tell of a figure with "by": "was put at 31 by the clinic"."""
_VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands"})
_NEAR = 12
"""Tokens after the verb in which a number stands."""


def counting_verbs(doc: Doc, lexicon: Lexicon) -> Iterator[int]:
    """The verbs of a sentence that may tell who counts; asked of the parse itself, since most sentences hold none."""
    for token in doc:
        spoken = token.lower_ in _SPEAKING and token.i + 1 < len(doc) and token.nbor().lower_ == "of"
        given = token.lower_ in _GIVEN and any(child.dep_ == "obl:agent" for child in token.children)
        if token.pos_ == "VERB" and (spoken or given or token.lemma_ in lexicon.counting):
            yield token.i


def at_large(words: Words, cue: int) -> bool:
    """Whether the subject of a verb is what holds the counted: its words say on nobody's word a figure stands."""
    subject = _subject(words, cue)
    return subject is not None and words.pos[subject] == "NOUN" and words.lemma[subject].lower() in _AT_LARGE


def counted(words: Words, verbs: Iterable[int]) -> Iterator[Counted]:
    """What the verbs tell as counted, where a number follows and their subject can count."""
    for cue in verbs:
        if (agent := _agent(words, cue)) is not None:
            first, last = words.subtree(agent)
            by = next((index for index in range(first, agent) if words.lower[index] == "by"), first - 1)
            if any(words.pos[index] == "NUM" for index in range(words.begin[cue], by)):
                told = frozenset(range(words.begin[cue], by)) - {cue}
                yield Counted(source=frozenset(range(by + 1, last)), content=told, cue=cue)
            continue
        subject = _subject(words, cue)
        if subject is None or at_large(words, cue) or not _counts(words, subject):
            continue
        content = range(cue + 1, _end(words, cue))
        if any(words.pos[index] == "NUM" or words.lower[index] in _VAGUE for index in content[:_NEAR]):
            source = frozenset(range(words.subtree(subject)[0], min(words.subtree(subject)[1], cue)))
            yield Counted(source=source, content=frozenset(content), cue=cue)


def _agent(words: Words, cue: int) -> int | None:
    """By whom something was counted: "the toll was put at 31 by civil society"."""
    children = words.children[cue]
    passive = any(words.dep[child] == "aux:pass" for child in children)
    return next((child for child in children if passive and words.dep[child] == "obl:agent" and child > cue), None)


def _subject(words: Words, cue: int) -> int | None:
    """The subject of a verb, or of the one that it is joined to."""
    verbs = [cue, *(child for child in words.children[cue] if words.dep[child] == "aux")]
    verbs += [words.head[cue]] if words.dep[cue] == "conj" else []
    subjects = (child for verb in verbs for child in words.children[verb] if words.dep[child] == "nsubj" and child < cue)
    return next(subjects, _told_more_of(words, cue))


def _told_more_of(words: Words, cue: int) -> int | None:
    """The "monitors" of "monitors, who work there, recorded": the parser hangs the verb on the relative clause."""
    above = words.head[cue]
    return words.head[above] if words.text[cue - 1] == "," and words.dep[above] == "acl:relcl" else None


def _counts(words: Words, subject: int) -> bool:
    """Whether a subject is somebody who can count: one named, a noun of persons or of a body, or a pronoun for one."""
    if words.pos[subject] == "PRON":
        return words.lower[subject] in _PRONOUNS
    if words.pos[subject] == "NOUN":
        return True
    first, last = words.subtree(subject)
    named = words.text[subject]
    return words.pos[subject] == "PROPN" and (last - first > 1 or (named.isupper() and len(named) > 1))


def _end(words: Words, cue: int) -> int:
    """Where what is counted ends: at a semicolon, at a word that turns to another, or with the sentence."""
    for index in range(cue + 1, words.end[cue]):
        turns = words.text[index] == "," and words.lower[index + 1 : index + 2] and words.lower[index + 1] in _TURNS
        if words.text[index] == ";" or turns:
            return index
    return words.end[cue]
