"""Singles: persons spoken of one by one, by a definite noun, a pronoun, an age or a name.

A parsed sentence enters; the tokens of each person's words leave, in text order.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from tallystick.model.groups import Nature
from tallystick.reading.demonyms import demonym_party
from tallystick.reading.lexicon import Frame, Lexicon, default_lexicon
from tallystick.reading.surface import text_of

MANY = frozenset(
    {
        "police",
        "crew",
        "family",
        "household",
        "number",
        "personnel",
        "people",
        "military",
        "army",
        "minor",
        "general",
        "private",
    }
)
OFFICES = frozenset(
    """
    county street avenue road police city hospital department court school center university office state township parish
    borough drive lane boulevard highway park apartment church club mall hotel plaza square beach bridge island creek lake
    mission organization organisation ministry front army union council committee agency authority government observatory
    network
    """.split()
)


def single_persons(
    doc: Doc, used: frozenset[int], lexicon: Lexicon, surnames: frozenset[str], *, title: bool
) -> list[tuple[int, int]]:
    """Persons spoken of one by one: "the victim", "Mary Smith", "a 17-year-old", in a headline "Man" alone.

    Tokens [first, last) of each, in text order; `used` are tokens that count somebody already.
    """
    found: list[tuple[int, int]] = []
    for token in doc:
        if token.i in used or (found and token.i < found[-1][1]):
            continue
        first = _single_from(doc, token, lexicon, title=title)
        if first is None and not title and _is_surname(doc, token, surnames):
            first = int(token.i)
        if first is not None and not any(index in used for index in range(first, token.i)):
            found.append((first, int(token.i) + 1))
    return found


def _single_from(doc: Doc, token: Token, lexicon: Lexicon, *, title: bool) -> int | None:
    """The first token of the phrase whose last token speaks of one person; None where it speaks of none."""
    before = doc[token.i - 1] if token.i else None
    if token.lower_ in ("he", "she") and token.dep_ in ("nsubj", "nsubj:pass"):
        return int(token.i)
    if token.lower_ in ("him", "her") and token.tag_ == "PRP" and token.dep_ == "obj":
        return int(token.i)
    if token.tag_ == "PRP$" and tells_of_owner(token, token.head):
        return int(token.i)
    if token.lower_ == "old" and (aged := _age_from(doc, token)) is not None:
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        goes_on = following is not None and (_in_a_name(following) or _noun_after_age(following, lexicon))
        return None if goes_on else aged
    if (
        token.lower_ == "other"
        and token.i
        and doc[token.i - 1].lower_ == "the"
        and token.dep_ in ("nsubj", "nsubj:pass", "obj")
    ):
        return int(token.i - 1)
    opening = title and token.i == 0 and token.tag_ == "UH"  # "Boy, 9, shot dead"
    if (_singular(token, title=title) or opening) and _one_of_the_table(token, lexicon):
        left = _phrase_start(doc, token)
        if title or (doc[left].lower_ in ("the", "this", "that", "its") and left < token.i):
            return _with_age(doc, int(left))
        aged = before is not None and before.lower_ == "old"
        return _age_from(doc, before) if before is not None and aged else None  # "his son, and 10-year-old daughter"
    if title and token.dep_ == "nsubj" and token.head.lower_ == "dies" and token.tag_ == "NN" and token.lower_ not in MANY:
        return _with_age(doc, _phrase_start(doc, token))  # "Basketball star dies"
    headline = title and sum(one.text[:1].isupper() for one in doc) * 2 > len(doc)
    if _of_a_name(token) and before is not None and _first_of_name(doc, token.i) < token.i and not headline:
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        return _name_from(doc, token) if following is None or not following.tag_.startswith("NNP") else None
    return None


def _of_a_name(token: Token) -> bool:
    """A name, also one in which the tagger sees a plural or a verb ("Jenkins", "Goens")."""
    if token.tag_ == "NNP":
        return bool(token.pos_ == "PROPN")
    seen = token.tag_ in ("VBZ", "NN", "NNS") or (token.tag_ == "NNPS" and token.pos_ == "PROPN")
    return bool(seen and token.text[:1].isupper() and not token.text.isupper())


def _in_a_name(token: Token) -> bool:
    """ "Demarian Jones", whatever the tagger sees in a word that seldom is a name; a capital may open a sentence."""
    return token.tag_ == "NNP" or bool(token.i and token.tag_ in ("NN", "NNS", "NNPS") and token.text.istitle())


QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "(", ")"})
_FULL_NAME = re.compile(
    r"\b[A-Z][a-z’'-]+ (?:[A-Z]\.? |[A-Z][a-z’'-]+ |[\"“‘'(][\w. ]{1,16}[\"”’')] )?([A-Z][a-z’'-]{2,}(?:-[A-Z][a-z]+)?)\b"
)


def surnames_in(text: str) -> frozenset[str]:
    """The last words of what may be full names in a text."""
    return frozenset(match.group(1) for match in _FULL_NAME.finditer(text))


def _is_surname(doc: Doc, token: Token, surnames: frozenset[str]) -> bool:
    """Whether a lone name in the place of one who suffers or owns is the surname of somebody named in full."""
    if token.tag_ != "NNP" or token.dep_ not in SUFFERING or not (token.text in surnames or _with_kin(doc, token)):
        return False
    alone = all(doc[i].tag_ != "NNP" for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc))
    other = demonym_party(token.text) or token.lower_.rstrip("s") in OFFICES
    return alone and not other


def _with_kin(doc: Doc, token: Token) -> bool:
    """ "Ahmed and his two sons": a lone name whose kin are told of beside it is a person's."""
    following = doc[token.i + 1 : token.i + 3]
    return len(following) == 2 and following[0].lower_ == "and" and following[1].lower_ in ("his", "her")


def tells_of_owner(token: Token, noun: Token) -> bool:
    """ "his death", "grazed his arm": who is meant is the owner."""
    return token.tag_ == "PRP$" and token.lower_ in ("his", "her") and noun.lemma_.lower() in DEATHS | PARTS


DEATHS = frozenset({"death", "murder", "killing", "slaying", "shooting"})
PARTS = frozenset(
    "arm leg head chest back foot face neck shoulder thigh stomach abdomen hand torso hip buttock knee ankle".split()
)
SUFFERING = frozenset({"nsubj", "nsubj:pass", "obj", "nmod:poss", "conj", "nmod"})


def _singular(token: Token, *, title: bool) -> bool:
    """A noun in the singular; headlines make taggers see a plural in it ("killed teen")."""
    plural = token.lower_.endswith(("s", "men", "people", "children"))
    return token.tag_ in ("NN", "NNP") or (title and token.tag_ == "NNS" and not plural)


def _phrase_start(doc: Doc, token: Token) -> int:
    """Where a noun's phrase begins, without what the parser hangs on it: prepositions, commas, verbs of headlines."""
    first = int(token.i)
    for one in reversed(doc[token.left_edge.i : token.i]):
        outside = one.dep_ in ("case", "mark", "cc") and one.tag_ != "POS"
        if outside or one.text in (",", ";", ":") or _finite(one):
            break
        first = int(one.i)
    return first


def _finite(token: Token) -> bool:
    """A verb that takes an object, though the parser may see a noun in it: "Father kills son"."""
    harming = token.lower_.endswith("s") and (token.lower_, Frame.OBJECT) in default_lexicon().harm
    return harming or token.tag_ in ("VBZ", "VBD", "VBP")


def _with_age(doc: Doc, first: int) -> int:
    """The first token of a phrase, with the age of which the parser left the number outside ("17-month-old child")."""
    return first - 1 if first and doc[first].text == "-" and doc[first - 1].is_digit else first


def _noun_after_age(token: Token, lexicon: Lexicon) -> bool:
    return _singular(token, title=False) and _one_of_the_table(token, lexicon)


def _age_from(doc: Doc, old: Token) -> int | None:
    """The first token of an age that ends in "old": "17-year-old", "two-year-old", "13 year old"; None where it is none."""
    words = [token.lower_ for token in doc[max(0, old.i - 4) : old.i] if token.text != "-"]
    if len(words) < 2 or words[-1] not in UNITS_OF_AGE or not (words[-2].isdigit() or words[-2] in AGES):
        return None
    return next(i for i in range(old.i - 1, -1, -1) if doc[i].lower_ == words[-2])


UNITS_OF_AGE = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days"})
AGES = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    """.split()
)


def _one_of_the_table(token: Token, lexicon: Lexicon) -> bool:
    role = lexicon.role(token)
    return role is not None and role[1] is Nature.PERSONS and role[0] not in ("forces", "refugees") and token.lower_ not in MANY


def _of_a_place(doc: Doc, first: int, last: int) -> bool:
    """ "in the South Loop", "near Cedar Flats": names of places, which no gazetteer need hold."""
    before = doc[first - 1].lower_ if first else ""
    owner = doc[last + 1 : last + 2].text in ("'s", "’s")
    return (before == "the" and doc[first].lower_ not in ("rev.", "rev", "reverend")) or (before in PLACING and not owner)


PLACING = frozenset({"in", "near", "at", "outside", "inside"})


def _first_of_name(doc: Doc, last: int) -> int:
    """The first of up to four capitalised words that end at a token, a nickname in quotes among them: Ivan "Jay" Cole.

    Parts of one name may be more.
    """
    first = last
    while first and (step := _further_name(doc, first)) and (last - first < 3 or doc[first].dep_ == "flat"):
        first -= step
    if first == last and first > 3 and doc[first - 1].text in QUOTES:
        opening = next((index for index in range(first - 3, max(0, first - 5), -1) if doc[index].text in QUOTES), 0)
        if opening and doc[opening - 1].tag_ == "NNP":
            return _first_of_name(doc, opening - 1)
    return first


def _further_name(doc: Doc, first: int) -> int:
    """Tokens to the name before a token: 1, 2 over a small word ("Ahmad bin Khalid"), 0 where none stands there."""
    if _in_a_name(doc[first - 1]) and not doc[first - 1].is_lower:
        return 1  # "patrolman Omar Hassan": his office is none of his names
    small = doc[first - 1].lower_ in IN_NAMES and first > 1
    return 2 if small and doc[first - 2].tag_ == "NNP" else 0


IN_NAMES = frozenset({"bin", "ibn", "bint", "al", "el", "abu", "abd", "de", "da", "del", "dos", "van", "von"})


def _name_from(doc: Doc, token: Token) -> int | None:
    """The first token of a personal name of two to four words; None where it names an office, a land or a day."""
    first = _first_of_name(doc, token.i)
    words = [doc[index].text for index in range(first, token.i + 1) if doc[index].text not in QUOTES]
    named = all(word[:1].isupper() for word in words) and not text_of(doc).isupper()
    other = any(demonym_party(word) or word.lower().rstrip("s") in OFFICES for word in words)
    if not named or other or _of_a_place(doc, first, token.i):
        return None
    aged = _age_from(doc, doc[first - 1]) if first and doc[first - 1].lower_ == "old" else None
    return int(first if aged is None else aged)
