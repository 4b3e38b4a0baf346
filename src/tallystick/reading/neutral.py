"""Neutral: loaded words are parsed as their sober counterparts, so that no parse turns on the side that a text takes.

Texts enter; parsed sentences leave that hold the text's own words with the parse of the sober ones. Words that the table maps
to the same sober word are parsed the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from spacy.attrs import DEP, HEAD, LEMMA, LOWER, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Token

from tallystick.reading.capitals import ordinary_title
from tallystick.reading.lexicon import Lexicon
from tallystick.reading.surface import with_text


def parse(nlp: Language, texts: Iterable[tuple[str, bool]], lexicon: Lexicon, unused: Iterable[str]) -> Iterator[Doc]:
    """The texts parsed, each with whether it is a title; `unused` are components left out.

    In titles any noun for one person is parsed as the plainest: headlines leave out its article, and parsers that seldom saw it
    without one take it for a name or a verb ("Cashier shot in Leeds").
    """
    given = list(texts)
    docs = [nlp.make_doc(text) for text, _ in given]
    sober = [
        _with(doc, text, {**lexicon.neutral, **_plain(doc, lexicon)}, ordinary_title(text))
        if title or _shouted(text)
        else _with(doc, text, lexicon.neutral, text)
        for doc, (text, title) in zip(docs, given, strict=True)
    ]
    parsed = nlp.pipe(sober, disable=list(unused))
    for doc, changed, one, (text, _) in zip(docs, sober, parsed, given, strict=True):
        yield with_text(one if changed is doc else _restored(doc, one), text)


def _shouted(text: str) -> bool:
    """Whether a line is a heading in capitals of a text in small letters."""
    return text.isupper() and text.count(" ") >= A_HEADING


def _with(doc: Doc, text: str, neutral: Mapping[str, str], written: str) -> Doc:
    """The same tokens with sober words, in the letters that are `written`; the document itself where nothing is another."""
    words = {doc.vocab.strings[lower] for lower in doc.to_array(LOWER).tolist()}
    if written == text and words.isdisjoint(neutral) and SHOT not in words:
        return doc
    own = [written[token.idx : token.idx + len(token)] for token in doc]
    sober = [_in_case(word, _sober(token, neutral)) for word, token in zip(own, doc, strict=True)]
    return Doc(doc.vocab, words=sober, spaces=[bool(token.whitespace_) for token in doc])


def _sober(token: Token, neutral: Mapping[str, str]) -> str | None:
    """The word as which a token is parsed, None for its own."""
    if token.lower_ == SHOT:
        return PLAIN_SHOT if _told_of_somebody(token) else None
    return None if _verb(token) or _noun(token) else neutral.get(token.lower_)


def _plain(doc: Doc, lexicon: Lexicon) -> dict[str, str]:
    """The nouns for one person in a headline, each with the word as which it is parsed."""
    found = {}
    for token in doc:
        following = token.nbor().lower_ if token.i + 1 < len(doc) else ""
        before = token.nbor(-1).text if token.i else ""
        if token.lower_ == "old" and before == "-" and following in lexicon.first_words | AFTER_AN_AGE:
            found["old"] = PLAINEST
        if lexicon.one_person(token.lower_) and "-" not in (following, before) and not lexicon.one_person(following):
            found[str(token.lower_)] = PLAINEST
    return found


def _told_of_somebody(shot: Token) -> bool:
    """Whether "shot" is the verb: not "a shot", and not in a row of counts, which need no verb ("7 shot, 3 dead")."""
    before, after = shot.doc[max(0, shot.i - 1) : shot.i], shot.doc[shot.i + 1 : shot.i + 3]
    counts = len(before) == 1 and before[0].like_num and len(after) == 2 and after[0].text == "," and after[1].like_num
    return before.text.lower() not in BEFORE_A_SHOT and after[:1].text.lower() != "fired" and not counts


A_HEADING = 3
"""Blanks in a heading at least: fewer words are an abbreviation or a name."""
SHOT, PLAIN_SHOT = "shot", "stabbed"
"""As what "shot" is parsed: parsers that hardly know it as a verb take it for a noun ("the five people shot and killed")."""
BEFORE_A_SHOT = frozenset(
    """
    a an the this that each every any another no gun one first second third last final single fatal warning mug head kill long
    big cheap parting accidental shot screen
    """.split()
)
PLAINEST = "man"
AFTER_AN_AGE = frozenset(
    {"", ",", "in", "after", "with", "from", "was", "is", "at", "and", "found", "fatally", "accidentally", "critical"}
)
"""What follows an age that stands for a person in a headline: "15-year-old killed"."""


def _verb(token: Token) -> bool:
    """ "police suspect", "who suspects": no noun to put another in place of."""
    return token.lower_ in SUSPECTS and token.i > 0 and token.nbor(-1).lower_ in SUSPECTING


SUSPECTS = frozenset({"suspect", "suspects"})
SUSPECTING = frozenset(
    "police they we i you who to investigators detectives officials authorities officers he she also not".split()
)


def _noun(token: Token) -> bool:
    """ "the number of martyrs": no verb to put another in place of."""
    before = token.nbor(-1) if token.i else None
    return token.lower_ in DEEDS_TOO and before is not None and (before.lower_ in BEFORE_A_NOUN or bool(before.like_num))


DEEDS_TOO = frozenset({"martyrs", "murders", "massacres", "slaughters"})
BEFORE_A_NOUN = frozenset("of the these those a an their our his her its more other new further mass many several".split())


def _in_case(word: str, sober: str | None) -> str:
    if sober is None:
        return word
    if word.isupper():
        return sober.upper()
    return sober.capitalize() if word[:1].isupper() else sober


def _restored(doc: Doc, parsed: Doc) -> Doc:
    """The text's own words with the parse of the sober ones."""
    doc.from_array(PARSE, parsed.to_array(PARSE))
    for own, token in zip(doc, parsed, strict=True):
        if _made_plain(own, token):
            own.tag_, own.pos_, own.lemma_ = "NN", "NOUN", own.lower_
        if own.lower_ in SUSPECTS:
            own.lemma_ = "suspect"
        elif own.lower_ == SHOT and token.lower_ == PLAIN_SHOT:
            own.lemma_ = "shoot"
    return doc


PARSE = [TAG, POS, LEMMA, HEAD, DEP]
"""What a parse says of each token."""


def _made_plain(own: Token, parsed: Token) -> bool:
    return bool(parsed.lower_ == PLAINEST and own.lower_ != PLAINEST)
