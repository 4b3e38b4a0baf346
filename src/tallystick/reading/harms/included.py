"""Numbers inside other numbers: "including two women".

A parsed sentence and its quantities enter; those that are counted again leave. Which figure they are a part of is settled where
claims are made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from spacy.tokens import Doc

from tallystick.model.groups import Nature
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.lexicon import Lexicon

OWNED = ("'s", "’s")


def included(doc: Doc, free: Iterable[Quantity], lexicon: Lexicon) -> Iterator[Quantity]:
    """Persons counted right after "including"."""
    for quantity in free:
        owner = doc[quantity.last : quantity.last + 1].text in OWNED  # "including the woman's husband"
        before = doc[_owned_from(doc, quantity.first) - 1].lower_ if quantity.first else ""
        if before == "including" and _persons(doc, quantity, lexicon) and not owner:
            yield quantity


def _owned_from(doc: Doc, first: int) -> int:
    """Where the words for an owner begin: "the mayor's two sons"."""
    if first < 2 or doc[first - 1].text not in OWNED:
        return first
    return first - 3 if first > 2 and doc[first - 3].pos_ == "DET" else first - 2


def whole_before(doc: Doc, counted: Iterable[Quantity], part: Quantity, lexicon: Lexicon) -> Quantity | None:
    """ "Five people, among them two children, were hurt": those of whom the word of harm is said through their part."""
    words = [token.lower_ for token in doc[max(0, part.first - 3) : part.first]]
    comma = part.first - (3 if words[-2:] == ["among", "them"] else 2 if words[-1:] == ["including"] else 0)
    closed = doc[_end_of_list(doc, counted, part) :][:1].text in (",", ")", "–", "—")
    if comma in (part.first, -1) or doc[comma].text not in (",", "(", "–", "—") or not closed:
        return None
    return next((one for one in counted if one.last == comma and _alike(doc, one, part, lexicon)), None)


def _alike(doc: Doc, whole: Quantity, part: Quantity, lexicon: Lexicon) -> bool:
    """Whether both count persons, or both things."""
    roles = [lexicon.role(doc[one.head]) if one.head is not None else None for one in (whole, part)]
    things = all(role is not None and role[1] is Nature.MATERIEL for role in roles)
    return things or _persons(doc, whole, lexicon)


def _end_of_list(doc: Doc, counted: Iterable[Quantity], part: Quantity) -> int:
    """The token after "10 women and three infants", where "and" follows the part at once."""
    following = doc[part.last : part.last + 1].text == "and"
    return next((one.last for one in counted if following and one.first == part.last + 1), part.last)


def _persons(doc: Doc, quantity: Quantity, lexicon: Lexicon) -> bool:
    return quantity.head is not None and lexicon.is_person(doc[quantity.head])


def of_others(doc: Doc, quantity: Quantity, counted: Sequence[Quantity], harmed: Collection[int], lexicon: Lexicon) -> bool:
    """Whether "including" follows on persons of whom no harm is told: "five were inside, including two children".

    `harmed` are the first tokens of those of whom it is.
    """
    before = [one for one in counted if one.last <= quantity.first and not one.indefinite]
    last = before[-1] if before else None
    if last is not None and len(before) > 1 and doc[before[-2].last : last.first].text.lower() == "of":
        last = before[-2]  # "killed 14 members of one family, among them six children"
    return last is not None and last.first not in harmed and _persons(doc, last, lexicon)
