"""One filler of a response beside one of the key: its credit, by the slot's own rules (scoring guidelines, section 3.2).

In: a slot and two fillers. Out: full, partial or no credit. Always: of a key's alternatives the best counts; a right value with
a wrong cross-reference is half right, and a value that is half right is so under any cross-reference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.muc4.credit import Credit
from benchmarks.muc4.dates import date_credit
from benchmarks.muc4.numbers import number_credit
from benchmarks.muc4.strings import name_credit, words_credit
from benchmarks.muc4.templates import Fill, Slot

Judge = Callable[[str, str], Credit]

BY_AUTHORITIES = "SUSPECTED OR ACCUSED BY AUTHORITIES"
HALF_RIGHT: dict[Slot, frozenset[tuple[str, str]]] = {
    Slot.CONFIDENCE: frozenset({(BY_AUTHORITIES, "SUSPECTED OR ACCUSED")}),
    Slot.THING_TYPE: frozenset({("GOVERNMENT OFFICE OR RESIDENCE", "POLITICAL FIGURE OFFICE OR RESIDENCE")}),
    Slot.THING_EFFECT: frozenset({("SOME DAMAGE", "DESTROYED")}),
    Slot.PERSON_TYPE: frozenset(
        {
            ("FORMER GOVERNMENT OFFICIAL", "GOVERNMENT OFFICIAL"),
            ("FORMER ACTIVE MILITARY", "ACTIVE MILITARY"),
            ("GOVERNMENT OFFICIAL", "POLITICAL FIGURE"),
        }
    ),
    Slot.EFFECT: frozenset({("NO INJURY OR DEATH", "NO INJURY"), ("NO INJURY OR DEATH", "NO DEATH")}),
}
"""Key and response of set fills that are half right."""

BROADER = {
    "MACHINE GUN": "GUN",
    "MORTAR": "GUN",
    "HANDGUN": "GUN",
    "RIFLE": "GUN",
    "BOMB": "EXPLOSIVE",
    "GRENADE": "EXPLOSIVE",
    "MOLOTOV COCKTAIL": "EXPLOSIVE",
    "VEHICLE BOMB": "BOMB",
    "DYNAMITE": "BOMB",
    "MINE": "BOMB",
    "AERIAL BOMB": "BOMB",
    "MISSILE": "PROJECTILE",
    "ROCKET": "PROJECTILE",
}
"""The hierarchy of instruments (task documentation, section 7.8)."""


def credit(slot: Slot, key: Fill, response: Fill, names: frozenset[str] = frozenset()) -> Credit:
    """What the response's filler is worth beside the key's. `names`: those of the key's persons, which references may be."""
    judge = _judge(slot)
    value = max((judge(one, other) for one in key.values for other in response.values), default=Credit.NONE)
    return value if value is not Credit.FULL or same_reference(key.tags, response.tags, names) else Credit.PARTIAL


def same_reference(key: tuple[str, ...], response: tuple[str, ...], names: frozenset[str]) -> bool:
    """Whether a cross-reference points at what the key's points at: by the rule of names, or by that of other words."""
    if not key or not response:
        return key == response
    return any(
        one == other or (name_credit if one in names else words_credit)(one, other) is Credit.FULL
        for one in key
        for other in response
    )


def _judge(slot: Slot) -> Judge:
    if slot is Slot.PERSON:
        return name_credit
    if slot.quoted:
        return words_credit
    if slot in (Slot.NUMBER, Slot.TOTAL, Slot.THING_NUMBER, Slot.THING_TOTAL):
        return number_credit
    others: dict[Slot, Judge] = {
        Slot.DATE: date_credit,
        Slot.LOCATION: place_credit,
        Slot.TYPE: type_credit,
        Slot.INSTRUMENT_TYPE: instrument_credit,
    }
    return others.get(slot) or (lambda key, response: set_credit(slot, key, response))


def place_credit(key: str, response: str) -> Credit:
    """Full for the same place in the same words, half for another one in the same country, or for the country alone."""
    wanted, given = ([" ".join(part.split()) for part in place.split(":")] for place in (key, response))
    if wanted == given:
        return Credit.FULL
    return Credit.PARTIAL if wanted[0] == given[0] else Credit.NONE


def type_credit(key: str, response: str) -> Credit:
    """ATTACK holds all other types and is half right for each."""
    if key == response:
        return Credit.FULL
    return Credit.PARTIAL if response == "ATTACK" else Credit.NONE


def instrument_credit(key: str, response: str) -> Credit:
    """Half for what holds the key in the hierarchy of instruments."""
    if key == response:
        return Credit.FULL
    return Credit.PARTIAL if response in _broader(key) else Credit.NONE


def _broader(instrument: str) -> Iterator[str]:
    while instrument in BROADER:
        instrument = BROADER[instrument]
        yield instrument


def set_credit(slot: Slot, key: str, response: str) -> Credit:
    """Items of a list: the same, or one of the pairs that are half right."""
    if key == response:
        return Credit.FULL
    return Credit.PARTIAL if (key, response) in HALF_RIGHT.get(slot, frozenset()) else Credit.NONE
