"""Speech: who says what within one parsed sentence, and how: said, told, according to, a headline's dash, claims by somebody.

A parsed sentence enters; `Speech`es leave: the source's tokens, the cue and the tokens of what is said. A clause that the
reporter adds to somebody's words ("..., where a million have fled") is not the speaker's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tallystick.reading.lexicon import Lexicon

SUBJECTS = frozenset({"nsubj", "nsubj:outer", "nsubj:pass"})
COMPLEMENTS = frozenset({"ccomp", "xcomp", "parataxis", "obj", "advcl", "conj", "dep"})
SAID_NOUNS = frozenset({"claim", "statement", "report", "announcement", "allegation", "assertion", "tally", "count", "estimate"})
SOURCE_WORDS = re.compile(
    r"\b(?:ministr|minister|police|officials?|army|military|monitors?|observatory|sources?|witness|reports?|agency|media|government|UN\b|president|"
    r"spokes|sheriff|coroner|prosecutor|hospital|doctors?|medics?|rescuers|authorities|NGO|group)",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s[-–—]\s(?P<source>[^-–—]{3,60})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """`source` and `content` are token indices of the sentence; `cue` the verb or noun of saying, None for a dash.

    `denied` where the cue denies what is said.
    """

    source: frozenset[int]
    content: frozenset[int]
    cue: int | None
    denied: bool = False

    @property
    def first(self) -> int:
        """First token of the source."""
        return min(self.source)

    @property
    def last(self) -> int:
        """Token after the source's last."""
        return max(self.source) + 1


def find_speech(doc: Doc, lexicon: Lexicon, *, title: bool) -> tuple[Speech, ...]:
    """All attributions of words in the sentence, widest content first."""
    found = [*_verbs(doc, lexicon), *_according(doc), *_nouns(doc)]
    if title:
        found += _dash(doc)
    return tuple(sorted(found, key=lambda speech: (-len(speech.content), speech.first)))


def _verbs(doc: Doc, lexicon: Lexicon) -> Iterator[Speech]:
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ not in ("VERB", "AUX") or lemma not in lexicon.saying | lexicon.denying:
            continue
        subject = _subject(token)
        if subject is None or subject.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            continue
        source = _noun_phrase(subject)
        content = _content(token) - source
        if content:
            yield Speech(source=source, content=frozenset(content), cue=token.i, denied=lemma in lexicon.denying)


def _subject(token: Token) -> Token | None:
    """The one who speaks: the verb's subject, its passive agent, or that of the verb that it is joined to."""
    for child in token.children:
        if child.dep_ in ("nsubj", "nsubj:outer") or (child.dep_ == "obl:agent"):
            return child
    if token.dep_ in ("conj", "advcl", "xcomp") and token.head.pos_ == "VERB":
        return _subject(token.head)
    return None


def _content(cue: Token) -> set[int]:
    """What is said: the clause that the cue governs, or, where the cue follows the words, the rest of the sentence."""
    clauses = [child for child in cue.children if child.dep_ in COMPLEMENTS and (child.dep_ not in ("conj", "advcl", "obj") or _that(child))]
    content = {token.i for clause in clauses for token in clause.subtree}
    if not content and cue.dep_ in ("parataxis", "ccomp", "advcl", "acl", "acl:relcl", "conj", "dep") and cue.head.i < cue.i:
        own = {token.i for token in cue.subtree}
        content = {token.i for token in cue.head.subtree} - own
    return content - {cue.i}


def _that(child: Token) -> bool:
    return any(mark.dep_ == "mark" and mark.lower_ in ("that", "whether") for mark in child.children)


def _noun_phrase(head: Token) -> frozenset[int]:
    """The tokens of a source: its phrase without relative clauses and what stands in apposition after a comma."""
    dropped = {
        token.i for child in head.children if child.dep_ in ("acl:relcl", "acl", "advcl", "ccomp", "parataxis", "conj", "cc", "punct") for token in child.subtree
    }
    tokens = {token.i for token in head.subtree} - dropped
    return frozenset(tokens) or frozenset({head.i})


def _according(doc: Doc) -> Iterator[Speech]:
    for token in doc[:-1]:
        if token.lower_ != "according" or doc[token.i + 1].lower_ != "to" or token.i + 2 >= len(doc):
            continue
        head = token.head if token.head.i > token.i + 1 else doc[token.i + 2]
        source = frozenset(index for index in _noun_phrase(head) if index > token.i + 1)
        if source:
            inside = range(token.i, max(source) + 1)
            yield Speech(source=source, content=frozenset(t.i for t in token.sent if t.i not in inside), cue=token.i)


def _nouns(doc: Doc) -> Iterator[Speech]:
    """ "claims by X that ...", "a statement from X that ..."."""
    for token in doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in SAID_NOUNS:
            continue
        by = token.i + 1
        clause = next((index for index in range(token.i + 1, len(doc)) if doc[index].lower_ == "that"), None)
        if clause is None or by >= len(doc) or doc[by].lower_ not in ("by", "from", "of"):
            continue
        source = _name_from(doc, by + 1, clause)
        if source:
            yield Speech(source=source, content=frozenset(t.i for t in doc[clause:] if t.sent == token.sent), cue=token.i)


def _name_from(doc: Doc, first: int, last: int) -> frozenset[int]:
    """The tokens of the name that begins here, up to the first comma."""
    tokens = []
    for token in doc[first:last]:
        if token.text in (",", "("):
            break
        tokens.append(token.i)
    return frozenset(tokens)


def _dash(doc: Doc) -> list[Speech]:
    """A headline's source after a dash: "Two killed in raid - ministry"."""
    match = _DASH.search(doc.text)
    if match is None or not SOURCE_WORDS.search(match["source"]):
        return []
    source = doc.char_span(match.start("source"), match.end("source"), alignment_mode="expand")
    content = frozenset(token.i for token in doc if token.idx < match.start())
    return [Speech(source=frozenset(range(source.start, source.end)), content=content, cue=None)] if content else []


def reporters_own(doc: Doc, index: int, cue: int | None) -> bool:
    """Whether a token stands in a clause that the reporter adds to quoted or reported words, after a comma: "..., where ..."."""
    token = doc[index]
    while token.head.i != token.i and token.i != cue:
        if token.dep_ == "acl:relcl" or any(child.lower_ in ("where", "which") and child.i < token.i for child in token.children):
            left = token.left_edge.i
            return left > 0 and doc[left - 1].text == "," or doc[left].text == ","
        token = token.head
    return False
