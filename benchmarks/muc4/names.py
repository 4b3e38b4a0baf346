"""Names: which words of a noun phrase are a person's name, which describe the person, and how many are meant.

Tokens of a parsed sentence in ordinary letters enter; words leave. Always: titles, lands, trades and ordinary words are no
names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Token

from benchmarks.muc4.vocabulary import thing_kind
from tallystick.reading.capitals import Caser
from tallystick.reading.demonyms import is_demonym
from tallystick.reading.harms.figures import FigureMention
from tallystick.reading.lexicon import default_lexicon

_PLURAL = frozenset({"NNS", "NNPS"})

_LEADING = frozenset("the a an his her their its this that these those another other more some several".split())


def name_of(doc: Doc, token: Token, first: int, last: int) -> tuple[str | None, str | None]:
    """A person's name in a noun phrase, and what describes the person: the words before the name, or those of the phrase."""
    end = token.i + 1
    while end < last and is_named(doc[end]):
        end += 1
    run = end
    while run > first and (is_named(doc[run - 1]) or (doc[run - 1].lower_ in PARTS and run < end and run - 1 > first)):
        run -= 1
    spelled = all(doc[index].is_alpha or "-" in doc[index].text for index in range(run, end))
    if run == end or not spelled or doc[end - 1].lower_ in _NO_NAME:
        return None, described(doc, first, last)
    return doc[run:end].text, described(doc, first, run)


_TRADES = frozenset(
    "bodyguard businessman cattleman comrade comrades cameraman baker watchman newsman impresario rector clergyman "
    "spokesman councilman congressman".split()
)
_NO_NAME = frozenset(
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday indistinct self un watchman spanish".split()
)
PARTS = frozenset("de del la y e los las van von".split())


@cache
def _caser() -> Caser:
    return Caser()


def is_named(token: Token) -> bool:
    """Whether a word is part of a person's name: a capital, and no title, land, office or ordinary word."""
    word = token.text
    if (
        token.lower_ in _TRADES
        or not word[:1].isupper()
        or len(word) < 2
        or is_title(token)
        or is_demonym(word)
        or word.isupper()
        or is_common(token)
    ):
        return False
    return not _caser().ordinary(word.lower()) or (token.i > 0 and token.nbor(-1).text[:1].isupper() and token.pos_ == "PROPN")


def described(doc: Doc, first: int, last: int) -> str | None:
    """The words of a phrase without articles and numbers before them; None where nothing is left."""
    while first < last and (doc[first].lower_ in _LEADING or doc[first].pos_ in ("NUM", "DET", "ADP", "PUNCT")):
        first += 1
    return doc[first:last].text if first < last else None


_TITLES = frozenset(
    "president colonel general msgr monsignor dr mr mrs minister captain major lieutenant father archbishop bishop col gen maj "
    "capt lt "
    "senator judge governor mayor ambassador engineer attorney secretary commander sergeant priest reverend deputy".split()
)


def is_title(token: Token) -> bool:
    """Whether a word is a form of address or an office before a name."""
    return token.lower_.rstrip(".") in _TITLES


def is_common(token: Token) -> bool:
    """Whether a word names a kind of persons or things, whatever its first letter."""
    return (
        default_lexicon().role(token) is not None
        or thing_kind(token.lower_) is not None
        or token.lower_ in ("jesuits", "jesuit")
    )


def number_of(doc: Doc, token: Token, first: int, last: int, figures: Sequence[FigureMention], name: str | None) -> str | None:
    """How many a phrase counts, in MUC-4's form."""
    if name is not None:
        return "1"
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    for mention in figures:
        if start - 12 <= mention.start and start <= mention.end and mention.end <= end and not mention.percent:
            low, high = mention.figure.low, mention.figure.high
            if mention.figure.words.lower().split()[0] in ("about", "approximately", "some", "around", "nearly", "almost"):
                digits = re.sub(r"\D", "", mention.figure.words)
                return f"~{digits}" if digits else "PLURAL"
            if low is not None and low == high:
                return str(low)
            if mention.figure.words.lower() in ("several", "a few", "a number of", "dozens", "scores", "hundreds", "thousands"):
                return "PLURAL"
            if low is not None and high is not None:
                return f"{low} - {high}"
            return f"{low} -" if low is not None else f"- {high}"
    plural = token.tag_ in _PLURAL or token.lower_ in ("people", "police", "personnel", "men", "women", "children")
    return "PLURAL" if plural else "1"
