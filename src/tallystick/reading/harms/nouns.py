"""Nouns: where the phrase of a counted noun ends, and which of its nouns is counted.

A parsed sentence and the token at which a phrase begins enter; the end of the phrase and the token of its head leave. Verbs,
prepositions, commas and time words end it, whatever the tagger takes a verb of harm for.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from tallystick.model.groups import Nature
from tallystick.reading.lexicon import KILLED, default_lexicon

NOUNS = frozenset({"NOUN", "PROPN"})
INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "PART", "NUM", "SYM"})
AFTER_A_PERSON = KILLED | frozenset("shot stabbed dead wounded injured hurt suffering hit struck".split())
"""Words that tell of a person before them, whatever the tagger sees in them."""
STATES = frozenset({"displaced", "uprooted", "evacuated", "wounded", "injured", "homeless", "armed", "unarmed", "registered"})
"""Participles that stand before the counted noun and belong to it."""
PERSONS_TOO = frozenset({"civilian", "militant", "insurgent"})
"""Adjectives that stand for a person where no noun follows: "one civilian died"."""
YEARS = frozenset({"-", "year", "years", "yr", "yrs", "yr.", "yrs.", "month", "months"})
"""What stands before the "old" of an age."""
_AGE_IN_SHORT = re.compile(r"(?:\d{1,3})?y/?o", re.IGNORECASE)


def phrase_end(doc: Doc, index: int, taken: frozenset[int]) -> int:
    """The end of the noun phrase that begins at the token, before verbs, prepositions, commas and time words."""
    last = index + 3 if doc[index : index + 3].text.lower() in ("would-be", "off-duty") else index
    while last < len(doc) and last not in taken and _inside(doc[last], last > index):
        if _verb_after(doc, index, last) or _counts_again(doc, last) or _made_one(doc, index, last):
            break
        last += 1
    while last > index and not _nounlike(doc[last - 1]):
        last -= 1
    return last


def _made_one(doc: Doc, first: int, index: int) -> bool:
    """ "Took 14 soldiers prisoner": what they were made, and no noun of theirs."""
    made = index > first and doc[index].lower_ in ("prisoner", "hostage", "captive")
    taken = any(token.lower_ in ("took", "taken", "taking", "held", "holding") for token in doc[max(0, first - 3) : first])
    return made and (doc[index - 1].tag_ == "NNS" or (taken and is_person(doc[index - 1])))


def possessor_end(doc: Doc, first: int, last: int) -> int:
    """ "a man's death": the phrase of the person ends before the possessive where what is possessed is no person."""
    if last <= first or is_person(doc[last - 1]):
        return last
    owners = (i for i in range(first + 1, last) if doc[i].tag_ == "POS" and is_person(doc[i - 1]))
    return next((i for i in owners if doc[i + 1 : i + 2].text != "Day"), last)  # not "a Father's Day shooting"


def head_of(doc: Doc, first: int, last: int) -> int | None:
    """The token of the last noun among tokens [first, last)."""
    nouns = [index for index in range(first, last) if _nounlike(doc[index]) and doc[index].tag_ != "POS"]
    return nouns[-1] if nouns else None


def is_person(token: Token) -> bool:
    """Whether the tables know a noun for a person."""
    return default_lexicon().is_person(token)


def _verb_after(doc: Doc, first: int, index: int) -> bool:
    """ "a woman shot dead", "three shot": after a person "shot" is a verb, though taggers see a noun."""
    if index == first:
        return doc[index].lower_ == "shot" and _ends_there(doc, index)
    return doc[index].lower_ in AFTER_A_PERSON and is_person(doc[index - 1])


def _ends_there(doc: Doc, index: int) -> bool:
    """Whether no noun follows a word: "three shot, one dead"."""
    return index + 1 == len(doc) or doc[index + 1].pos_ not in NOUNS


def _counts_again(doc: Doc, index: int) -> bool:
    """Whether another count begins: "1,200 families (about 6,500 people)", "seven people 14 kilometres from Leeds"."""
    if doc[index].tag_ == "CD" and index and doc[index - 1].pos_ == "NOUN" and doc[index - 1].tag_ == "NNS":
        return True
    return doc[index].text == "(" and any(token.like_num for token in doc[index + 1 : index + 3])


def _nounlike(token: Token) -> bool:
    """A noun, the "old" of "a 17-year-old", "16yo", or a thing of the tables that the tagger took for an adjective."""
    if token.pos_ in NOUNS:
        return True
    age = token.lower_ == "old" and token.i > 1 and token.nbor(-1).lower_ in YEARS
    if _taken_for_a_verb(token):
        return True
    counted = token.pos_ == "ADJ" and (_is_thing(token) or token.lemma_.lower() in PERSONS_TOO)
    return age or counted or _AGE_IN_SHORT.fullmatch(token.text) is not None


def _taken_for_a_verb(token: Token) -> bool:
    """ "18 Shahed drones": things of the tables that the tagger takes for a verb, with which the phrase ends."""
    before = token.i > 0 and token.nbor(-1).tag_ in ("NNP", "NN", "CD")
    closed = token.i + 1 >= len(token.doc) or token.nbor().pos_ in ("PUNCT", "ADP", "CCONJ")
    return token.tag_ == "VBZ" and before and closed and _is_thing(token)


def _is_thing(token: Token) -> bool:
    role = default_lexicon().role(token)
    return role is not None and role[1] is Nature.MATERIEL


def _inside(token: Token, begun: bool) -> bool:
    if token.text in ("-", "–", "'s", "’s", "(", ")", "'", "’", '"', "“", "”"):
        dash = token.text in ("-", "–") and token.whitespace_
        return not dash and (token.text not in ("(", ")") or begun)
    if begun and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        return True  # "two pick-up trucks"
    if begun and _taken_for_a_verb(token):
        return True
    if token.lower_ == "mm":
        return begun  # a calibre: "a 122mm rocket"
    if token.lower_ == "to":
        return False  # "sentenced two men to death"
    if token.pos_ in INSIDE and token.dep_ not in ("cop", "root"):
        return token.lower_ not in ("dead", "missing") or token.dep_ == "amod"
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    fully = token.tag_ == "RB" and token.lower_.endswith("ly") and following.tag_ == "VBN"
    if fully and following.dep_ == "amod" and following.head.tag_ == "NNS":
        return True  # "36 fully equipped vehicles"
    if token.lower_ in STATES and token.i + 1 < len(token.doc) and token.nbor().tag_ in ("NNS", "NN"):
        return True  # "ten displaced people", wherever the parser puts the participle
    participle = token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound") and token.head.i > token.i
    return bool(participle or (token.pos_ == "ADV" and token.head.pos_ == "ADJ"))
