"""Neutral: loaded words are parsed as their sober counterparts, so that no parse turns on the side that a text takes.

Texts enter; parsed sentences leave that hold the text's own words with the parse of the sober ones. Words that the table maps
to the same sober word are parsed the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from spacy.language import Language
from spacy.tokens import Doc, Token


def parse(nlp: Language, texts: Iterable[str], neutral: Mapping[str, str], unused: Iterable[str]) -> Iterator[Doc]:
    """The texts parsed; `neutral` maps a loaded word in small letters to its sober one, `unused` are components left out."""
    docs = [nlp.make_doc(text) for text in texts]
    sober = [_with(doc, neutral) for doc in docs]
    for doc, given, parsed in zip(docs, sober, nlp.pipe(sober, disable=list(unused)), strict=True):
        yield parsed if given is doc else _restored(doc, parsed)


def _with(doc: Doc, neutral: Mapping[str, str]) -> Doc:
    """The same tokens with sober words; the document itself where it holds no loaded one."""
    if not any(token.lower_ in neutral for token in doc):
        return doc
    words = [_in_case(token.text, None if _verb(token) else neutral.get(token.lower_)) for token in doc]
    return Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])


def _verb(token: Token) -> bool:
    """ "police suspect", "who suspects": no noun to put another in place of."""
    return token.lower_ in SUSPECTS and token.i > 0 and token.nbor(-1).lower_ in SUSPECTING


SUSPECTS = frozenset({"suspect", "suspects"})
SUSPECTING = frozenset(
    "police they we i you who to investigators detectives officials authorities officers he she also not".split()
)


def _in_case(word: str, sober: str | None) -> str:
    if sober is None:
        return word
    if word.isupper():
        return sober.upper()
    return sober.capitalize() if word[:1].isupper() else sober


def _restored(doc: Doc, parsed: Doc) -> Doc:
    """The text's own words with the parse of the sober ones."""
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in parsed],
        pos=[token.pos_ for token in parsed],
        lemmas=["suspect" if own.lower_ in SUSPECTS else token.lemma_ for own, token in zip(doc, parsed, strict=True)],
        heads=[token.head.i for token in parsed],
        deps=[token.dep_ for token in parsed],
    )
