"""Quantities: counted noun phrases of a parsed sentence ("more than 50 pro-government fighters", "a howitzer", "five others").

A parsed sentence and its figures enter; `Quantity`s leave, in text order. A quantity's words hold its figure, or the noun that
means one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tallystick.model.figures import Figure
from tallystick.model.groups import Nature
from tallystick.reading.harms.figures import FigureMention
from tallystick.reading.harms.nouns import AFTER_A_PERSON, INSIDE, head_of, is_person, phrase_end, possessor_end
from tallystick.reading.harms.singles import MANY, single_persons, tells_of_owner
from tallystick.reading.lexicon import Lexicon

AMOUNTS = frozenset(
    """
    number group team crowd couple pair handful series total majority minority lot range crew unit convoy family
    household people police personnel military army amount quantity sum volume bulk share variety array stock stockpile cache
    """.split()
)
"""Singular nouns of several: "an unspecified number of civilians" is not one civilian."""
VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "millions", "number", "handful"})
"""Nouns that count with "of" what they are of."""
RUINED = frozenset(
    """
    destroyed destroying destroys damaged damaging demolished demolishing razed razing torched torching burned burnt burning
    gutted flattened flattening levelled leveled leveling levelling wrecked bulldozed blown blew set knocked
    """.split()
)
"""Verbs of which one thing named with "the" is counted, whatever was told of it before."""
PAIRS = frozenset({"parents", "grandparents", "twins"})
"""Nouns of one's own that mean two."""
MORE = frozenset({"second", "third", "fourth", "fifth", "sixth"})
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
    found = [quantity for quantity in found if not _of_a_name(doc, quantity, found)]
    used = {token for quantity in found for token in range(quantity.first, quantity.last)}
    found += [quantity for token in doc if token.i not in used and (quantity := _one(doc, token, taken, used))]
    found += [quantity for token in doc if token.i not in used and (quantity := _the_one(doc, token, taken, lexicon))]
    used = {token for quantity in found for token in range(quantity.first, quantity.last)} | taken
    found += [
        _person(doc, first, last)
        for first, last in single_persons(doc, frozenset(used), lexicon, surnames, title=title)
        if not placed.issuperset(range(first, last))
    ]
    return tuple(sorted(found, key=lambda quantity: quantity.first))


def _of_a_name(doc: Doc, quantity: Quantity, others: Iterable[Quantity]) -> bool:
    """ "Two Rescue 1122 volunteers": a number within the words of another count, which belongs to the name before it."""
    named = quantity.first > 0 and doc[quantity.first - 1].is_title and doc[quantity.first].text.isdigit()
    return named and any(one.first < quantity.first and one.last == quantity.last and one is not quantity for one in others)


def _person(doc: Doc, first: int, last: int) -> Quantity:
    if doc[last - 1].lower_ == "couple":  # "Couple shot in Leeds"
        return Quantity(first=first, last=last, figure=_two(doc, first, last), head=last - 1, indefinite=True)
    figure = Figure(low=1, high=1, words=doc[first:last].text, rule="one person")
    return Quantity(first=first, last=last, figure=figure, head=last - 1, indefinite=True, single=True)


def _two(doc: Doc, first: int, last: int) -> Figure:
    return Figure(low=2, high=2, words=doc[first:last].text, rule="a noun that means two")


def _counted(doc: Doc, mention: FigureMention, taken: frozenset[int]) -> Quantity | None:
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or any(token.i in taken for token in span if token.pos_ == "NUM"):
        return None
    after, of_them, of_base = _skip_of(doc, span.end)
    last = possessor_end(doc, after, phrase_end(doc, after, taken))
    head = None if of_them else head_of(doc, after, last)
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
        return step, False, step > index + 1 or not _many_of_some(doc, index)
    return index, False, False


def _many_of_some(doc: Doc, of: int) -> bool:
    """ "Dozens of wounded", "hundreds of casualties": a vague count and what it counts, and no part of a named whole."""
    following = doc[of + 1 : of + 4]
    bare = len(following) > 0 and following[0].pos_ not in ("NUM", "PROPN") and all(one.tag_ != "POS" for one in following)
    return bare and of > 0 and doc[of - 1].lower_ in VAGUE


def _one(doc: Doc, token: Token, taken: frozenset[int], used: set[int]) -> Quantity | None:
    """An indefinite or possessed singular noun of the tables, which means one: "a soldier", "his wife"."""
    if (
        token.i in taken
        or token.tag_ not in ("DT", "PRP$")
        or token.lower_ not in ("a", "an", "his", "her", "their", "my", "our", "another")
    ):
        return None
    last = possessor_end(doc, token.i + 1, phrase_end(doc, token.i + 1, taken))
    head = head_of(doc, token.i + 1, last)
    alone = token if token.lower_ == "another" else _one_more(token)
    if alone is not None and (head is None or alone.i == head) and _stands_alone(alone, taken):
        figure = Figure(low=1, high=1, words=doc[token.i : alone.i + 1].text, rule="a noun that means one")
        return Quantity(first=token.i, last=alone.i + 1, figure=figure, head=None, indefinite=True)
    if head is not None and doc[head].lower_ == "couple" and _of_things(doc, last):
        return None
    head = _before_a_name(doc, token.i + 1, head)
    two = head is not None and (doc[head].lower_ == "couple" or (token.lower_ in ("his", "her") and doc[head].lower_ in PAIRS))
    if two and not any(index in used for index in range(token.i, last)):
        return Quantity(first=token.i, last=last, figure=_two(doc, token.i, last), head=head)
    if (
        head is None
        or tells_of_owner(token, doc[head])
        or doc[head].tag_ in ("NNS", "NNPS")
        or doc[head].lower_ in MANY | AMOUNTS
        or any(index in used for index in range(token.i, last))
    ):
        return None
    last = _second_role(doc, token.i, last)
    words = doc[token.i : last].text
    figure = Figure(low=1, high=1, words=words, rule="a noun that means one")
    known = token.lower_ in ("my", "our")  # whoever says so speaks of somebody whom the report may have told of
    if known and not is_person(doc[head]):
        return None  # "it hit our community"
    return Quantity(first=token.i, last=last, figure=figure, head=head, indefinite=True, single=known)


def _the_one(doc: Doc, the: Token, taken: frozenset[int], lexicon: Lexicon) -> Quantity | None:
    """ "The bridge was destroyed", "burned down the church": one thing that suffers, as the noun after "the" says."""
    if the.lower_ != "the" or the.i in taken:
        return None
    last = phrase_end(doc, the.i + 1, taken)
    head = head_of(doc, the.i + 1, last)
    role = lexicon.role(doc[head]) if head is not None and doc[head].tag_ == "NN" else None
    if head is None or role is None or role[1] is not Nature.MATERIEL or doc[head].lower_ in MANY | AMOUNTS:
        return None
    suffers = doc[head].dep_ in ("obj", "nsubj:pass") and doc[head].head.lower_ in RUINED
    figure = Figure(low=1, high=1, words=doc[the.i : last].text, rule="a noun that means one")
    return Quantity(first=the.i, last=last, figure=figure, head=head, indefinite=True) if suffers else None


def _before_a_name(doc: Doc, first: int, head: int | None) -> int | None:
    """ "her brother Daveon": the noun for a person that a name follows is what was counted."""
    if head is None or doc[head].tag_ != "NNP" or is_person(doc[head]):
        return head
    return next((i for i in range(head - 1, first - 1, -1) if is_person(doc[i])), head)


def _second_role(doc: Doc, first: int, last: int) -> int:
    """The end of two words between commas for one person: "Bell, a father and coach, was killed"."""
    if not first or doc[first - 1].text != "," or last >= len(doc) or doc[last].lower_ != "and" or not is_person(doc[last - 1]):
        return last
    end = phrase_end(doc, last + 1, frozenset())
    head = head_of(doc, last + 1, end)
    closed = end < len(doc) and doc[end].text in (",", ".")
    return end if closed and head is not None and doc[head].tag_ == "NN" and doc[last + 1].tag_ not in ("DT", "PRP$") else last


def _of_things(doc: Doc, index: int) -> bool:
    """ "a couple of hours": of no persons."""
    return doc[index : index + 1].text == "of" and not any(is_person(token) for token in doc[index + 1 : index + 4])


def _one_more(token: Token) -> Token | None:
    """ "a second", "a third" without a noun: "killed one and wounded a second", "a second is in critical condition"."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    verb = next((one for one in token.doc[token.i + 2 :] if one.pos_ != "ADV"), None)
    if verb is not None and verb.lower_ in ("were", "are", "have"):
        return None  # "the army believed that a third were dead"
    harmed = token.i > 0 and token.nbor(-1).lower_ in AFTER_A_PERSON and (verb is None or verb.pos_ not in INSIDE)
    alone = harmed or (verb is not None and (verb.pos_ == "AUX" or verb.tag_ in ("VBD", "VBZ", "VBN")))
    return following if token.lower_ == "a" and following is not None and following.lower_ in MORE and alone else None


def _stands_alone(token: Token, taken: frozenset[int]) -> bool:
    """ "another was hurt", "another badly wounded" where the parser sees a noun in the participle, "wounded another Friday"."""
    following = next((one for one in token.doc[token.i + 1 :] if one.pos_ != "ADV"), None)
    harmed = following is not None and following.lower_ in AFTER_A_PERSON
    return harmed or token.dep_ not in ("det", "nummod") or token.head.i in taken


def bare_one(doc: Doc, index: int, taken: frozenset[int]) -> Quantity | None:
    """A second singular noun under one article ("an outpost and command post"), which means one too."""
    last = phrase_end(doc, index, taken)
    head = head_of(doc, index, last)
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
