"""Idioms: harm told by a phrase ("lost their lives", "claimed 30 lives", "taken hostage") and not by one word of the tables.

A parsed sentence and its free quantities enter; each that suffered leaves with its measure and its word of harm.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from spacy.tokens import Doc

from tallystick.model.claims import Measure
from tallystick.model.groups import Nature
from tallystick.reading.harms.displacement import FILL, MODIFIED, compiled
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.lexicon import Lexicon
from tallystick.reading.surface import text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Idioms:
    """The patterns of one measure in data/idioms.toml."""

    measure: Measure
    after: tuple[re.Pattern[str], ...]
    before: tuple[re.Pattern[str], ...]
    around: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    counted: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


@cache
def _table() -> tuple[_Idioms, ...]:
    raw = tomllib.loads(resources.files("tallystick.reading").joinpath("data/idioms.toml").read_text(encoding="utf8"))
    return tuple(
        _Idioms(
            measure=Measure(measure),
            after=tuple(compiled(f"{FILL}{words}") for words in entry["after"]),
            before=tuple(compiled(f"{words}{MODIFIED}") for words in entry["before"]),
            around=tuple(
                (compiled(f"{left}{MODIFIED}"), compiled(rf"(?:\s[\w'’-]+){{0,3}}?\s{right}"))
                for left, right in entry["around"]
            ),
            counted=tuple((compiled(f"{left}{MODIFIED}"), compiled(nouns)) for left, nouns in entry.get("counted", ())),
        )
        for measure, entry in raw.items()
        if measure != "first_look"
    )


def find_idioms(doc: Doc, free: Iterable[Quantity], lexicon: Lexicon) -> Iterator[tuple[Measure, Quantity, int]]:
    """Each quantity of several that an idiom speaks of, with its measure and its word of harm."""
    for quantity in free:
        told = (_told(doc, quantity, idioms) for idioms in _table() if _may_suffer(doc, quantity, idioms.measure, lexicon))
        found = next((one for one in told if one is not None), None)
        if found is not None:
            yield found[0], quantity, found[1]


def _may_suffer(doc: Doc, quantity: Quantity, measure: Measure, lexicon: Lexicon) -> bool:
    """Whether those counted are of the kind that suffers it: several persons, or things, one or more."""
    if quantity.single or (quantity.indefinite and not measure.of_things):
        return False
    if quantity.head is None or doc[quantity.head].lower_ in ("lives", "life"):
        return not measure.of_things
    role = lexicon.role(doc[quantity.head])
    return role is not None and role[1] is (Nature.MATERIEL if measure.of_things else Nature.PERSONS)


def _told(doc: Doc, quantity: Quantity, idioms: _Idioms) -> tuple[Measure, int] | None:
    text, start = text_of(doc), doc[quantity.first].idx
    last = doc[quantity.last - 1]
    number_end, end = start + len(quantity.figure.words), last.idx + len(last)
    for pattern in idioms.after:
        for begin in {end, number_end}:
            match = pattern.match(text, begin)
            if match is not None:
                return idioms.measure, _token(doc, match.start("word"))
    for pattern in idioms.before:
        match = pattern.search(text[:start])
        if match is not None:
            return idioms.measure, _token(doc, match.start("word"))
    for left, right in idioms.around:
        match = left.search(text[:start])
        if match is not None and any(right.match(text, begin) for begin in (end, number_end)):
            return idioms.measure, _token(doc, match.start("word"))
    for left, nouns in idioms.counted:
        match = left.search(text[:start])
        if match is not None and nouns.fullmatch(last.text):
            return idioms.measure, _token(doc, match.start("word"))
    return None


def _token(doc: Doc, offset: int) -> int:
    return next(int(token.i) for token in doc if token.idx <= offset < token.idx + max(1, len(token)))
