"""Quantities: counted noun phrases of a parsed sentence ("more than 50 pro-government fighters", "a howitzer", "five others").

A parsed sentence and its figures enter; `Quantity`s leave, in text order. A quantity's words hold its figure, or the noun that
means one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tallystick.model.figures import Figure
from tallystick.model.groups import Nature
from tallystick.reading.demonyms import demonym_party
from tallystick.reading.harms.figures import FigureMention
from tallystick.reading.lexicon import KILLED, Frame, Lexicon, default_lexicon

NOUNS = frozenset({"NOUN", "PROPN"})
INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "PART", "NUM"})
MANY = frozenset(
    {"police", "family", "household", "number", "personnel", "people", "military", "army", "minor", "general", "private"}
)
AMOUNTS = frozenset(
    """
    number group team crowd couple pair handful series total majority minority lot range crew unit convoy family
    household people police personnel military army
    """.split()
)
"""Singular nouns of several: "an unspecified number of civilians" is not one civilian."""
OFFICES = frozenset(
    "county street avenue road police city hospital department court school center university office state".split()
)
AFTER_A_PERSON = KILLED | frozenset("shot stabbed dead wounded injured hurt suffering hit struck".split())
"""Words that tell of a person before them, whatever the tagger sees in them."""
STATES = frozenset({"displaced", "uprooted", "evacuated", "wounded", "injured", "homeless", "armed", "unarmed", "registered"})
"""Participles that stand before the counted noun and belong to it."""
JOINS = frozenset({",", "and", "or", "as", "well", "plus", "also", "&", "then"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """Tokens [first, last) of a sentence with their figure. `head` is the counted noun's token, None where it is left out.

    `single` marks one person spoken of by name or with "the"; `part_of_them` marks "of them"; `of_base` a share or number of a
    named whole ("60 percent of the 900,000").
    """

    first: int
    last: int
    figure: Figure
    head: int | None
    percent: bool = False
    share: float = 0.0
    indefinite: bool = False
    single: bool = False
    part_of_them: bool = False
    of_base: bool = False

    def holds(self, token: int) -> bool:
        """Whether the token is one of the quantity's."""
        return self.first <= token < self.last


def quantities(
    doc: Doc,
    figures: Iterable[FigureMention],
    taken: frozenset[int],
    placed: frozenset[int],
    lexicon: Lexicon,
    surnames: frozenset[str] = frozenset(),
    *,
    title: bool,
) -> tuple[Quantity, ...]:
    """The counted phrases of a sentence.

    `taken` are tokens of time words, which belong to no phrase; `placed` those of places, which name no person; `surnames` are
    those by which the report may speak of a person whom it named in full.
    """
    found = [quantity for mention in figures if (quantity := _counted(doc, mention, taken)) is not None]
    used = {token for quantity in found for token in range(quantity.first, quantity.last)}
    found += [quantity for token in doc if token.i not in used and (quantity := _one(doc, token, taken, used))]
    used = {token for quantity in found for token in range(quantity.first, quantity.last)} | taken
    found += [
        one
        for one in single_persons(doc, frozenset(used), lexicon, surnames, title=title)
        if not placed.issuperset(range(one.first, one.last))
    ]
    return tuple(sorted(found, key=lambda quantity: quantity.first))


def _counted(doc: Doc, mention: FigureMention, taken: frozenset[int]) -> Quantity | None:
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or any(token.i in taken for token in span if token.pos_ == "NUM"):
        return None
    after, of_them, of_base = _skip_of(doc, span.end)
    last = _possessor_end(doc, after, _phrase_end(doc, after, taken))
    head = None if of_them else _head(doc, after, last)
    if head is None:
        last = span.end if not of_them else after
    return Quantity(
        first=span.start,
        last=last,
        figure=mention.figure,
        head=head,
        percent=mention.percent,
        share=mention.share,
        part_of_them=of_them,
        of_base=of_base,
    )


def _skip_of(doc: Doc, index: int) -> tuple[int, bool, bool]:
    """Step over "of the", "of its", "of those"; "of them" and "of whom" end the phrase."""
    if index < len(doc) and doc[index].lower_ == "of":
        following = doc[index + 1] if index + 1 < len(doc) else None
        if following is not None and following.lower_ in ("them", "whom", "these", "those", "which"):
            return index + 2, True, False
        step = index + 1
        while step < len(doc) and doc[step].pos_ in ("DET", "PRON") and doc[step].lower_ not in ("who", "which"):
            step += 1
        return step, False, True
    return index, False, False


def _phrase_end(doc: Doc, index: int, taken: frozenset[int]) -> int:
    """The end of the noun phrase that begins at the token, before verbs, prepositions, commas and time words."""
    last = index
    while last < len(doc) and last not in taken and _inside(doc[last], last > index):
        if _verb_after(doc, index, last) or _counts_again(doc, last):
            break
        last += 1
    while last > index and not _nounlike(doc[last - 1]):
        last -= 1
    return last


def _verb_after(doc: Doc, first: int, index: int) -> bool:
    """ "a woman shot dead", "three shot": after a person "shot" is a verb, though taggers see a noun."""
    if index == first:
        return doc[index].lower_ == "shot" and _ends_there(doc, index)
    return doc[index].lower_ in AFTER_A_PERSON and _is_person(doc[index - 1])


def _ends_there(doc: Doc, index: int) -> bool:
    """Whether no noun follows a word: "three shot, one dead"."""
    return index + 1 == len(doc) or doc[index + 1].pos_ not in NOUNS


def _counts_again(doc: Doc, index: int) -> bool:
    """Whether another count begins: "1,200 families (about 6,500 people)", "seven people 14 kilometres from Leeds"."""
    if doc[index].tag_ == "CD" and index and doc[index - 1].pos_ == "NOUN" and doc[index - 1].tag_ == "NNS":
        return True
    return doc[index].text == "(" and any(token.like_num for token in doc[index + 1 : index + 3])


def _nounlike(token: Token) -> bool:
    """A noun, the "old" of "a 17-year-old", or a thing of the tables that the tagger took for an adjective."""
    age = token.lower_ == "old" and token.i > 1 and token.nbor(-1).lower_ in ("-", "year", "years", "month", "months")
    return token.pos_ in NOUNS or age or (token.pos_ == "ADJ" and _is_thing(token))


def _is_thing(token: Token) -> bool:
    role = default_lexicon().role(token)
    return role is not None and role[1] is Nature.MATERIEL


def _is_person(token: Token) -> bool:
    role = default_lexicon().role(token)
    return role is not None and role[1] is Nature.PERSONS


def _inside(token: Token, begun: bool) -> bool:
    if token.text in ("-", "–", "'s", "’s", "(", ")", "'", "’", '"', "“", "”"):
        dash = token.text in ("-", "–") and token.whitespace_
        return not dash and (token.text not in ("(", ")") or begun)
        return token.text not in ("(", ")") or begun
    if token.lower_ == "mm":
        return begun  # a calibre: "a 122mm rocket"
    if token.lower_ == "to":
        return False  # "sentenced two men to death"
    if token.pos_ in INSIDE and token.dep_ not in ("cop", "root"):
        return token.lower_ not in ("dead", "missing") or token.dep_ == "amod"
    if token.lower_ in STATES and token.i + 1 < len(token.doc) and token.nbor().tag_ in ("NNS", "NN"):
        return True  # "ten displaced people", wherever the parser puts the participle
    participle = token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound") and token.head.i > token.i
    return bool(participle or (token.pos_ == "ADV" and token.head.pos_ == "ADJ"))


def _head(doc: Doc, first: int, last: int) -> int | None:
    nouns = [index for index in range(first, last) if _nounlike(doc[index]) and doc[index].tag_ != "POS"]
    return nouns[-1] if nouns else None


def _one(doc: Doc, token: Token, taken: frozenset[int], used: set[int]) -> Quantity | None:
    """An indefinite or possessed singular noun of the tables, which means one: "a soldier", "his wife"."""
    if (
        token.i in taken
        or token.tag_ not in ("DT", "PRP$")
        or token.lower_ not in ("a", "an", "his", "her", "their", "another")
    ):
        return None
    last = _possessor_end(doc, token.i + 1, _phrase_end(doc, token.i + 1, taken))
    head = _head(doc, token.i + 1, last)
    if head is None and token.lower_ == "another" and _stands_alone(token):
        figure = Figure(low=1, high=1, words=token.text, rule="a noun that means one")
        return Quantity(first=token.i, last=token.i + 1, figure=figure, head=None, indefinite=True)
    if (
        head is None
        or _tells_of_owner(token, doc[head])
        or doc[head].tag_ in ("NNS", "NNPS")
        or doc[head].lower_ in MANY | AMOUNTS
        or any(index in used for index in range(token.i, last))
    ):
        return None
    words = doc[token.i : last].text
    figure = Figure(low=1, high=1, words=words, rule="a noun that means one")
    return Quantity(first=token.i, last=last, figure=figure, head=head, indefinite=True)


def _stands_alone(token: Token) -> bool:
    """ "another was hurt", and "another wounded" where the parser sees a noun in the participle."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    harmed = following is not None and following.lower_ in AFTER_A_PERSON
    return harmed or token.dep_ not in ("det", "nummod")


def _possessor_end(doc: Doc, first: int, last: int) -> int:
    """ "a man's death": the phrase of the person ends before the possessive where what is possessed is no person."""
    if last <= first or _is_person(doc[last - 1]):
        return last
    return next((i for i in range(first + 1, last) if doc[i].tag_ == "POS" and _is_person(doc[i - 1])), last)


def single_persons(
    doc: Doc, used: frozenset[int], lexicon: Lexicon, surnames: frozenset[str], *, title: bool
) -> list[Quantity]:
    """Persons spoken of one by one: "the victim", "Mary Smith", "a 17-year-old", in a headline "Man" alone."""
    found: list[Quantity] = []
    for token in doc:
        if token.i in used or any(quantity.holds(token.i) for quantity in found):
            continue
        first = _single_from(doc, token, lexicon, title=title)
        if first is None and not title and _is_surname(doc, token, surnames):
            first = int(token.i)
        if first is not None and not any(index in used for index in range(first, token.i)):
            words = doc[first : token.i + 1].text
            figure = Figure(low=1, high=1, words=words, rule="one person")
            found.append(Quantity(first=first, last=token.i + 1, figure=figure, head=token.i, indefinite=True, single=True))
    return found


def _single_from(doc: Doc, token: Token, lexicon: Lexicon, *, title: bool) -> int | None:
    """The first token of the phrase whose last token speaks of one person; None where it speaks of none."""
    before = doc[token.i - 1] if token.i else None
    if token.lower_ in ("he", "she") and token.dep_ in ("nsubj", "nsubj:pass"):
        return int(token.i)
    if token.lower_ in ("him", "her") and token.tag_ == "PRP" and token.dep_ == "obj":
        return int(token.i)
    if _tells_of_owner(token, token.head):
        return int(token.i)
    if token.lower_ == "old" and _AGE.search(doc[: token.i + 1].text):
        named = token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "NNP"
        return int(token.i - 4) if token.i >= 4 and not named else None
    if token.lower_ == "other" and token.i and doc[token.i - 1].lower_ == "the" and token.dep_ in ("nsubj", "nsubj:pass"):
        return int(token.i - 1)
    opening = title and token.i == 0 and token.tag_ == "UH"  # "Boy, 9, shot dead"
    if (_singular(token, title=title) or opening) and _one_of_the_table(token, lexicon):
        left = _phrase_start(doc, token)
        definite = doc[left].lower_ in ("the", "this", "that", "its") and left < token.i
        return _with_age(doc, int(left)) if definite or title else None
    headline = title and sum(one.text[:1].isupper() for one in doc) * 2 > len(doc)
    named = token.tag_ == "NNP" or (token.tag_ == "NNPS" and token.dep_ == "flat")  # "Jenkins" looks like a plural
    if named and token.pos_ == "PROPN" and before is not None and before.tag_ == "NNP" and not headline:
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        return _name_from(doc, token) if following is None or not following.tag_.startswith("NNP") else None
    return None


_FULL_NAME = re.compile(r"\b[A-Z][a-z’'-]+ (?:[A-Z]\.? |[A-Z][a-z’'-]+ )?([A-Z][a-z’'-]{2,}(?:-[A-Z][a-z]+)?)\b")


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


def _tells_of_owner(token: Token, noun: Token) -> bool:
    """ "his death": who is meant is the owner."""
    return token.tag_ == "PRP$" and token.lower_ in ("his", "her") and noun.lemma_.lower() in DEATHS


DEATHS = frozenset({"death", "murder", "killing", "slaying", "shooting"})
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


_AGE = re.compile(r"\b\d{1,3}\s?-\s?(?:year|month|week|day)\s?-\s?old$")


def _one_of_the_table(token: Token, lexicon: Lexicon) -> bool:
    role = lexicon.role(token)
    return role is not None and role[1] is Nature.PERSONS and role[0] not in ("forces", "refugees") and token.lower_ not in MANY


def _name_from(doc: Doc, token: Token) -> int | None:
    """The first token of a personal name of two to four words; None where it names an office, a land or a day."""
    first = token.i
    while first and doc[first - 1].tag_ == "NNP" and token.i - first < 3:
        first -= 1
    words = [doc[index].text for index in range(first, token.i + 1)]
    named = all(word[:1].isupper() for word in words) and not doc.text.isupper()
    other = any(demonym_party(word) or word.lower().rstrip("s") in OFFICES for word in words)
    if not named or other:
        return None
    aged = first >= 5 and doc[first - 1].lower_ == "old" and _AGE.search(doc[:first].text) is not None
    return int(first - 5 if aged else first)


def bare_one(doc: Doc, index: int, taken: frozenset[int]) -> Quantity | None:
    """A second singular noun under one article ("an outpost and command post"), which means one too."""
    last = _phrase_end(doc, index, taken)
    head = _head(doc, index, last)
    if head is None or doc[head].tag_ != "NN":
        return None
    figure = Figure(low=1, high=1, words=doc[index:last].text, rule="a noun that means one")
    return Quantity(first=index, last=last, figure=figure, head=head, indefinite=True)


def next_in_list(doc: Doc, index: int) -> int | None:
    """The token after the commas and conjunctions that begin at `index`; None where no list goes on."""
    step = index
    while step < len(doc) and doc[step].lower_ in JOINS:
        step += 1
    return step if step > index and step < len(doc) else None
