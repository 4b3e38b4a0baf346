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
LEADS = frozenset({"advmod", "mark", "cc", "case"})
"""Relations of words before a source that are none of its name: "Shortly after Turkey's director said"."""
KEPT = frozenset({"of", "for", "'s", "’s", "on", "from"})
"""Prepositions that tell who a source is ("an office on the government's side"); others tell where or how it was said."""
ASIDES = frozenset({"acl:relcl", "acl", "advcl", "ccomp", "parataxis", "conj", "cc", "punct"})
RELATIVES = frozenset({"where", "which", "who", "whose", "whom", "when"})
SAID_NOUNS = frozenset(
    {"claim", "statement", "report", "announcement", "allegation", "assertion", "tally", "count", "estimate"}
)
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
        if any(child.dep_ == "obj" and child.lower_ == "lives" for child in token.children):
            continue  # a blast that "claimed 14 lives" says nothing
        subject = _beside(token) or _subject(token)
        if subject is None or subject.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            continue
        source = _noun_phrase(subject) if subject.head.i == token.i or subject.i > token.i else _back_to_comma(token)
        if not source:
            continue
        content = (_said_before(token, subject) or _content(token)) - source
        if content:
            content = _whole_quotes(doc, content) - source
            yield Speech(source=source, content=frozenset(content), cue=token.i, denied=lemma in lexicon.denying)


def _whole_quotes(doc: Doc, content: set[int]) -> set[int]:
    """Words between the same quotation marks have the same speaker, over the ends of sentences too."""
    marks = [token.i for token in doc if token.text in ('"', "“", "”")]
    for first, last in zip(marks[::2], marks[1::2], strict=False):
        inside = set(range(first, last))
        if inside & content:
            content = content | inside
    return content


def _beside(cue: Token) -> Token | None:
    """The speaker between a comma and the cue that ends a sentence (", the ministry said"), however it was parsed."""
    if cue.i == 0 or cue.doc[cue.i - 1].pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    for index in range(cue.i - 1, max(cue.sent.start, cue.i - 9), -1):
        token = cue.doc[index]
        if token.text in (",", '"', "”", ",”"):
            return cue.doc[cue.i - 1]
        if token.pos_ in ("VERB", "AUX", "SCONJ"):
            return None
    return None


def _subject(token: Token) -> Token | None:
    """The one who speaks: the verb's subject, its passive agent, or that of the verb that it is joined to."""
    for child in token.children:
        if child.dep_ in ("nsubj", "nsubj:outer") or (child.dep_ == "obl:agent"):
            return child
    if token.dep_ in ("conj", "advcl", "xcomp") and token.head.pos_ == "VERB":
        return _subject(token.head)
    return None


def _said_before(cue: Token, subject: Token) -> set[int]:
    """What stands before "..., the ministry said" or "..., said the ministry": all of the sentence up to the comma."""
    first = min(cue.i, *_noun_phrase(subject)) if subject.i > cue.i or subject.head.i == cue.i else min(_back_to_comma(cue))
    if (
        first == cue.sent.start
        or cue.doc[first - 1].text not in (",", '"', "”", ",”")
        or any(child.dep_ == "ccomp" and child.i > cue.i for child in cue.children)
    ):
        return set()
    if subject.i > cue.i + 4 or abs(subject.i - cue.i) > 8 or _that_follows(cue):
        return set()
    told = [
        token
        for token in cue.doc[cue.sent.start : first]
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound")
    ]
    return set(range(cue.sent.start, first)) if told else set()


def _that_follows(cue: Token) -> bool:
    after = [token.lower_ for token in cue.doc[cue.i + 1 : cue.i + 6]]
    return "that" in after


def _content(cue: Token) -> set[int]:
    """What is said: the clause that the cue governs, or, where the cue follows the words, the rest of the sentence."""
    clauses = [
        child
        for child in cue.children
        if child.dep_ in COMPLEMENTS and (child.dep_ not in ("conj", "advcl", "obj") or _that(child))
    ]
    clauses += _misplaced(cue)
    content = {token.i for clause in clauses for token in clause.subtree}
    if not any(clause.dep_ == "ccomp" for clause in clauses) and any(
        child.dep_ == "obj" and child.i > cue.i for child in cue.children
    ):
        content |= {
            token.i for token in cue.sent if token.i > cue.i
        }  # a list of what was lost is parsed as the object of "said"
    if not content and cue.dep_ in ("parataxis", "ccomp", "advcl", "acl", "acl:relcl", "conj", "dep") and cue.head.i < cue.i:
        own = {token.i for token in cue.subtree}
        content = {token.i for token in cue.head.subtree} - own
    return content - {cue.i}


def _misplaced(cue: Token) -> Iterator[Token]:
    """ "told reporters that two died", "said on Monday that two died": clauses that parsers hang on the reporters, the day."""
    for child in cue.children:
        if child.i > cue.i and child.dep_ in ("obj", "iobj", "obl", "obl:unmarked"):
            for clause in child.children:
                first = clause.left_edge
                if clause.dep_.startswith("acl") and first.lower_ == "that" and first.nbor().pos_ not in ("VERB", "AUX"):
                    yield clause


def _that(child: Token) -> bool:
    return any(mark.dep_ == "mark" and mark.lower_ in ("that", "whether") for mark in child.children)


def _noun_phrase(head: Token) -> frozenset[int]:
    """The tokens of a source: its phrase without relative clauses and what stands in apposition after a comma."""
    dropped = {token.i for child in head.children if child.dep_ in ASIDES or _aside(child) for token in child.subtree}
    dropped |= {child.i for child in head.children if child.dep_ in LEADS and child.i < head.i}
    tokens = {token.i for token in head.subtree} - dropped
    return frozenset(tokens) or frozenset({head.i})


def _back_to_comma(cue: Token) -> frozenset[int]:
    """The tokens before a cue, back to the comma or quotation mark, or to the subject's left edge where there is none."""
    subject = _beside(cue)
    if subject is None:
        return _noun_phrase(found) if (found := _subject(cue)) is not None else frozenset()
    first = cue.i - 1
    while cue.doc[first - 1].text not in (",", '"', "”", ",”"):
        first -= 1
    return frozenset(range(first, cue.i))


def _aside(child: Token) -> bool:
    """Whether a prepositional phrase tells where or how it was said ("in a statement") rather than who said it."""
    return child.dep_ in ("nmod", "obl") and any(case.dep_ == "case" and case.lower_ not in KEPT for case in child.children)


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
    """Whether a token stands in a clause that the reporter adds to reported words, after a comma: "..., where ..."."""
    token = doc[index]
    while token.head.i != token.i and token.i != cue:
        left = token.left_edge.i
        if doc[left].text == ",":
            left += 1
        if doc[left].lower_ in RELATIVES and left > 0 and doc[left - 1].text == ",":
            return True
        token = token.head
    return False
