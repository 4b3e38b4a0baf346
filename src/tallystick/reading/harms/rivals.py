"""Rivals: words of harm that claim the same persons or things, of which one counts.

Harms of a parsed sentence enter and leave, each quantity at most once. Always: whoever died is dead, whatever wounded him.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from tallystick.model.claims import Measure
from tallystick.reading.harms.record import Harm


def once(doc: Doc, harms: Iterable[Harm], used: set[int]) -> list[Harm]:
    """Each quantity goes to the trigger nearest to it; a number belongs to one measure. Those `used` are left out."""
    best: dict[int, Harm] = {}
    for harm in harms:
        held = best.get(harm.quantity.first)
        if harm.quantity.first not in used and (held is None or _rather(doc, harm, held)):
            best[harm.quantity.first] = harm
    return list(best.values())


def _rather(doc: Doc, harm: Harm, held: Harm) -> bool:
    """Whether a quantity goes to one word of harm rather than to another."""
    if _died_of_it(doc, harm, held):
        return True
    return _rank(doc, harm) < _rank(doc, held) and not _died_of_it(doc, held, harm)


def _rank(doc: Doc, harm: Harm) -> tuple[bool, bool, int]:
    """Whoever is shot and killed, or "who died", is killed; else the nearer word of harm counts."""
    object_of_another = harm.quantity.first == harm.trigger + 1
    trigger = doc[harm.trigger]
    told_of_them = harm.measure is Measure.KILLED and trigger.dep_ == "acl:relcl" and harm.quantity.holds(trigger.head.i)
    may_live = harm.leaves_open and harm.measure is not Measure.KILLED
    return not told_of_them, not object_of_another and may_live, _distance(harm)


def _died_of_it(doc: Doc, harm: Harm, other: Harm) -> bool:
    """ "Two soldiers who were wounded on Monday died": the wound only says which soldiers."""
    described = doc[other.trigger].dep_ in ("acl", "acl:relcl", "amod") and doc[other.trigger].head.i == other.quantity.head
    described |= other.quantity.part_of_them and other.trigger == other.quantity.last
    hurt_or_gone = other.measure in (Measure.WOUNDED, Measure.MISSING)
    fell_to_it = harm.measure is Measure.KILLED and hurt_or_gone and described
    return (fell_to_it and harm.trigger > other.trigger) or _happened_to_such(harm, other)


def _happened_to_such(harm: Harm, other: Harm) -> bool:
    """ "Two missing men were found dead", "killed eight displaced persons": the word before the noun says who they were."""
    such = other.quantity.holds(other.trigger) and not harm.quantity.holds(harm.trigger)
    died = other.measure in (Measure.MISSING, Measure.CAPTURED) and harm.measure is Measure.KILLED
    return such and (died or (other.measure is Measure.DISPLACED and harm.measure in OF_PERSONS))


OF_PERSONS = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.KILLED_OR_WOUNDED, Measure.MISSING, Measure.CAPTURED})


def _distance(harm: Harm) -> int:
    return min(abs(harm.trigger - harm.quantity.first), abs(harm.trigger - harm.quantity.last + 1))
