"""Appositions: words that only say who another one is ("one of the victims, a 19-year-old man, died").

The harms of a parsed sentence enter; those that count somebody leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from tallystick.reading.demonyms import demonym_party
from tallystick.reading.harms.commas import closed_by_a_comma
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.lexicon import default_lexicon

OF_ALL_CALLINGS = frozenset({"people", "civilians", "forces", "men", "women", "children", "attackers", "fighters"})
"""Roles of whom one may have any other too: "four civilians, a teacher and three nurses"."""
GROWN = frozenset({"adult", "man", "woman", "parent"})
DESCRIPTION = 9
"""Tokens after a name within which a word for the same person may stand: ", a 45-year-old civilian and resident"."""
LISTING = frozenset({",", ";", "-", "–", "—", ":", "and", "&"})
OFFICE = frozenset({"NOUN", "PROPN", "ADJ"})
TO_AN_ITEM = 4
"""Tokens from one item of a list to the next."""
TO_A_COLON = 28
"""Tokens from the words of a harm to the colon of its list: "four people died in the blast: ..."."""


def without_appositions(doc: Doc, counted: Sequence[Quantity], harms: Sequence[Harm], *, title: bool) -> list[Harm]:
    """Without those who only say who another one is: "one of the victims, a 19-year-old man, died".

    Headlines list them so: "Man kills wife, daughter, then himself".
    """
    return [
        harm
        for harm in harms
        if not any(
            (_names_again(doc, counted, harm, other) and not (title and _bare(doc, harm) and _bare(doc, other)))
            or _describes(doc, counted, harm, other)
            for other in harms
        )
    ]


def _bare(doc: Doc, harm: Harm) -> bool:
    """Whether one person is spoken of by a noun of the tables without an article: "wife"."""
    head = harm.quantity.head
    known = head is not None and default_lexicon().role(doc[head]) is not None
    return known and harm.quantity.single and doc[harm.quantity.first].pos_ != "DET"


def _names_again(doc: Doc, counted: Sequence[Quantity], harm: Harm, other: Harm) -> bool:
    """Whether a harm's words follow another's between commas, or list them ("two victims, a man and a woman")."""
    first, last = other.quantity.last, harm.quantity.first
    if (
        harm is other
        or not _one_deed(doc, other.trigger, harm.trigger)
        or first > last
        or harm.cumulative
        or harm.measure.of_things
        or doc[first:last].text == ", and"
    ):
        return False
    number = other.quantity.figure.exact
    if number is not None and number > 1:
        return doc[first : first + 1].text in (",", "-", "–", "—", ":") and _listed(doc, counted, other.quantity, harm, number)
    follows = [token.lower_ for token in doc[harm.quantity.last : harm.quantity.last + 2]]
    closed = follows[:1] == [","] and follows[1:] not in (["and"], ["or"])
    closed = closed or closed_by_a_comma(doc, harm.quantity.last, doc[harm.trigger])
    one = other.quantity.figure.low == 1 and number in (None, 1)  # also "at least one civilian, a woman,"
    return one and doc[first:last].text == "," and closed and harm.quantity.figure.exact == 1


def _describes(doc: Doc, counted: Sequence[Quantity], harm: Harm, named: Harm) -> bool:
    """ "Killed Omar Hassan, a 45-year-old civilian and father of two": what follows a name, with no list going on behind it."""
    start, first, last = named.quantity.last, harm.quantity.first, harm.quantity.last
    if harm.trigger != named.trigger or not _is_name(doc, named.quantity) or not start < first <= start + DESCRIPTION:
        return False
    begins = doc[start].text == "," and doc[start + 1].lower_ in ("a", "an")
    bare = first == start + 1 or (doc[first - 1].lower_ == "and" and doc[first].pos_ == "NOUN")
    between = doc[start + 1 : first]
    if not begins or not bare or any(token.text in (",", ";") or token.pos_ == "VERB" for token in between):
        return False
    going_on = last + 1 < len(doc) and doc[last].lower_ in ("and", ",")
    return not going_on or not any(one.first == last + 1 and doc[one.first].pos_ != "NOUN" for one in counted)


def _is_name(doc: Doc, quantity: Quantity) -> bool:
    """Whether one person is told of by name alone."""
    if quantity.head is None or not quantity.single:
        return False
    return doc[quantity.first].pos_ == "PROPN" and default_lexicon().role(doc[quantity.head]) is None


def _one_deed(doc: Doc, one: int, other: int) -> bool:
    """Whether two words of harm are one or joined: "was shot and killed"."""
    joined = (a for a, b in ((one, other), (other, one)) if doc[a].dep_ == "conj" and doc[a].head.i == b)
    return one == other or any(joined)


def _listed(doc: Doc, counted: Sequence[Quantity], whole: Quantity, harm: Harm, number: int) -> bool:
    """Whether a harm's words stand in a list that follows a number and counts as many."""
    return harm.quantity in _items(doc, counted, whole, whole.last, number)


def spelled_out(doc: Doc, counted: Sequence[Quantity], harms: Sequence[Harm]) -> list[Harm]:
    """Those whom a list names one by one beside the number of all: "two people, an old man and a girl, have not been found",
    "Four people died: a policeman, two vendors and a boy"."""
    found: list[Harm] = []
    for harm in harms:
        number = harm.quantity.figure.exact or 0
        if number < 2 or harm.measure.of_things:
            continue
        colon = next((token.i for token in doc[harm.last : harm.last + TO_A_COLON] if token.text in (":", "—", "–")), harm.last)
        starts = (harm.quantity.last, colon)
        items = next((items for start in starts if (items := _items(doc, counted, harm.quantity, start, number))), [])
        if all(one.single for one in items):
            continue  # names only say who they are
        found += [replace(harm, quantity=one, whole=harm.quantity.first, cumulative=False) for one in items]
    return found


def _items(doc: Doc, counted: Sequence[Quantity], whole: Quantity, start: int, number: int) -> list[Quantity]:
    """The items of a list that begins at a token and counts as many as the number before it; none where it does not."""
    items: list[Quantity] = []
    index = start
    while (found := next((one for one in counted if index < one.first <= index + TO_AN_ITEM), None)) is not None:
        if not _go_on(doc[index : found.first]):
            break
        items.append(found)
        index = _after_age(doc, found.last)
    alike = all(not _apart(doc, whole, one) for one in items)
    return items if alike and len(items) > 1 and sum(one.figure.exact or 0 for one in items) == number else []


def _go_on(between: Span) -> bool:
    """Whether only what joins a list, and an office before a name, stand between two items."""
    joints = [token for token in between if token.lower_ in LISTING]
    return len(joints) > 0 and between[0].lower_ in LISTING and all(one in joints or one.pos_ in OFFICE for one in between)


def _after_age(doc: Doc, index: int) -> int:
    """The token after an age: "Omar Hassan, 24, and"."""
    aged = index + 2 < len(doc) and doc[index].text == "," and doc[index + 1].is_digit and doc[index + 2].lower_ in LISTING
    return index + 2 if aged else index


def _apart(doc: Doc, whole: Quantity, one: Quantity) -> bool:
    """Whether somebody is none of the counted: "two women, a man", "two adults, two teens"."""
    roles = [default_lexicon().role(doc[quantity.head]) for quantity in (whole, one) if quantity.head is not None]
    names = [role[0] for role in roles if role is not None]
    adults = whole.head is not None and doc[whole.head].lemma_.lower() in GROWN
    if len(names) < 2:
        return False
    callings = names[0] != names[1] and OF_ALL_CALLINGS.isdisjoint(names)
    return {"men", "women"} == set(names) or (adults and names[1] == "children") or callings or _of_other_lands(doc, whole, one)


def _of_other_lands(doc: Doc, *quantities: Quantity) -> bool:
    """ "Three Algerians, two Malians"."""
    lands = {demonym_party(doc[one.head].text) for one in quantities if one.head is not None}
    return len(lands) > 1 and None not in lands
