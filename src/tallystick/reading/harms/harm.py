"""Harm: which quantity suffered which measure, by the words of one parsed sentence.

A parsed sentence and its quantities enter; `Harm`s leave, in text order. Each has a trigger (the word of harm) and a quantity;
the parse pairs them first, nearness within the clause only where the parse gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from tallystick.model.claims import Measure
from tallystick.model.groups import Nature
from tallystick.reading.harms.appositions import spelled_out, without_appositions
from tallystick.reading.harms.deeds import deeds
from tallystick.reading.harms.displacement import find_displaced, is_stock, other_unit
from tallystick.reading.harms.elsewhere import counted_elsewhere, died_there
from tallystick.reading.harms.idioms import find_idioms
from tallystick.reading.harms.included import included, of_others, whole_before
from tallystick.reading.harms.lists import ListWalker, accompanying
from tallystick.reading.harms.nearest import Nearness, a_noun, negated
from tallystick.reading.harms.oneself import harmed_themselves
from tallystick.reading.harms.order import shares_an_object
from tallystick.reading.harms.ordinals import ordinals
from tallystick.reading.harms.outcomes import not_survived, of_a_murder_suicide, outlived, survives, with_shared_fate
from tallystick.reading.harms.pairing import SHOTS, Pairing
from tallystick.reading.harms.patients import patients
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.harms.rivals import once
from tallystick.reading.harms.running_totals import running_totals
from tallystick.reading.harms.shares import share_told
from tallystick.reading.harms.sufferers import Sufferers
from tallystick.reading.harms.words import measure_of
from tallystick.reading.lexicon import Frame, Lexicon

LOST = frozenset({"lost", "loses", "losing", "losses", "loss", "elimination"})
TAKEN = frozenset({Measure.CAPTURED, Measure.SEIZED})
"""What befalls men and arms by one word."""
HITS = frozenset({"hit", "struck"})
"""Words for what persons and things suffer alike."""


class HarmReader:
    """Pairs words of harm with quantities in one sentence."""

    def __init__(
        self, doc: Doc, quantities: Sequence[Quantity], lexicon: Lexicon, taken: frozenset[int], *, title: bool
    ) -> None:
        self._doc, self._lexicon, self._taken, self._title = doc, lexicon, taken, title
        self._pairing = Pairing(doc, quantities, lexicon, taken, title=title)
        self._counted, self._shares = self._pairing.counted, self._pairing.shares
        self._sufferers = Sufferers(doc, lexicon, title=title)

    def read(self) -> tuple[Harm, ...]:
        """All harms of the sentence, each quantity at most once."""
        harms = [
            Harm(measure=measure, quantity=quantity, trigger=noun.i, cumulative=True)
            for quantity, noun, measure in (
                *running_totals(self._doc, self._counted, self._lexicon),
                *ordinals(self._doc, self._taken, self._lexicon),
            )
        ]
        harms += once(self._doc, self._not_survived(), _used(harms))
        direct = [harm for token in self._doc for harm in self._pairing.of(token) if self._sufferers.can_suffer(harm)]
        harms += once(self._doc, direct, _used(harms))
        harms += self._by_idiom(harms)
        harms += self._displaced_by_phrase(harms)
        harms += self._near(harms, {harm.trigger for harm in (*harms, *(one for one in direct if one.leaves_open))})
        harms += self._themselves(harms)
        harms += self._wholes(harms)
        harms += self._included(harms)
        harms += once(self._doc, self._accompanying(harms), _used(harms))
        harms += self._lists(harms)
        if beside := once(self._doc, self._accompanying(harms), _used(harms)):
            harms += beside
            harms += self._lists(harms)
        harms += self._wholes(harms)
        harms = [died_there(self._doc, harm) for harm in harms]
        harms += counted_elsewhere(self._doc, self._counted, harms)
        harms = with_shared_fate(self._doc, outlived(self._doc, self._counted, harms, self._lexicon))
        harms += self._deeds({harm.trigger for harm in (*harms, *direct)}, harms)
        harms = of_a_murder_suicide(harms)
        harms = [replace(harm, quantity=share_told(self._doc, self._shares, harm.quantity, harm.trigger)) for harm in harms]
        totals = [harm for harm in harms if harm.cumulative]
        suffered = [harm for harm in harms if self._sufferers.told(harm) and not any(_holds(total, harm) for total in totals)]
        fitting = without_appositions(
            self._doc, self._counted, [self._with_stock(harm) for harm in suffered], title=self._title
        )
        taken = _used(fitting)
        fitting += [one for one in spelled_out(self._doc, self._counted, fitting) if one.quantity.first not in taken]
        fitting = [self._persons_taken(harm) for harm in fitting]
        return _things_too(self._doc, sorted(fitting, key=lambda harm: (harm.quantity.first, harm.trigger)))

    def _themselves(self, harms: list[Harm]) -> list[Harm]:
        """Doers whom a headline tells to have harmed themselves too, and whoever "shot and killed himself"."""
        used = _used(harms)
        found = harmed_themselves(self._doc, self._counted, self._lexicon, title=self._title)
        return [
            Harm(measure=measure, quantity=quantity, trigger=token.i, leaves_open=token.lower_ in SHOTS, oneself=True)
            for quantity, token, measure in found
            if quantity.first not in used
        ]

    def _not_survived(self) -> list[Harm]:
        """Those of whom it is said that they did not survive, or that none of them did."""
        told = [
            (token, quantity)
            for token in self._doc
            if survives(token)
            for patient in patients(token, Frame.SUBJECT, self._taken)
            if (quantity := self._pairing.at(patient, token)) is not None
        ]
        denied = {token.i for token in not_survived(self._doc)}
        found = [(token, quantity if token.i in denied else self._all_of(quantity)) for token, quantity in told]
        return [Harm(measure=Measure.KILLED, quantity=one, trigger=token.i) for token, one in found if one is not None]

    def _all_of(self, none: Quantity) -> Quantity | None:
        """Those of whom none is told of: "none of the 31 soldiers"."""
        if none.figure.exact != 0 or not none.of_base:
            return None
        return next((one for one in self._counted if none.first < one.first and one.last == none.last), None)

    def _by_idiom(self, harms: list[Harm]) -> list[Harm]:
        """Those of whom a phrase tells: "lost their lives", "claimed 30 lives"."""
        found = find_idioms(self._doc, self._free(harms), self._lexicon)
        return [Harm(measure=measure, quantity=quantity, trigger=trigger) for measure, quantity, trigger in found]

    def _displaced_by_phrase(self, harms: list[Harm]) -> list[Harm]:
        """Those whom a phrase tells to be displaced, and the same in the other unit (persons, households)."""
        used = _used(harms)
        found = [
            Harm(measure=Measure.DISPLACED, quantity=one.quantity, trigger=one.trigger, stock=one.stock)
            for one in find_displaced(self._doc, self._free(harms), self._counted, self._lexicon)
        ]
        used |= _used(found)
        displaced = [harm for harm in [*harms, *found] if harm.measure is Measure.DISPLACED]
        for harm in displaced:
            other = other_unit(self._doc, harm.quantity, self._counted, self._lexicon)
            if other is not None and other.first not in used:
                used.add(other.first)
                found.append(replace(harm, quantity=other))
        return found

    def _free(self, harms: Iterable[Harm]) -> list[Quantity]:
        used = _used(harms)
        return [quantity for quantity in self._counted if quantity.first not in used]

    def _with_stock(self, harm: Harm) -> Harm:
        displaced = harm.measure is Measure.DISPLACED
        return replace(harm, stock=harm.stock or (displaced and is_stock(self._doc, harm.quantity, harm.trigger)))

    def _near(self, harms: list[Harm], paired: set[int]) -> list[Harm]:
        """Pair a trigger that found nothing with the nearest free quantity of its clause."""
        used = _used(harms)
        nearness = Nearness(self._doc, self._counted, self._lexicon, title=self._title)
        found: list[Harm] = []
        for token in self._doc:
            measure = measure_of(token, self._lexicon)
            if measure is None or token.i in paired or negated(token) or a_noun(token) or shares_an_object(token):
                continue
            quantity = nearness.find(token, used)
            if quantity is None:
                continue
            harm = Harm(measure=measure, quantity=quantity, trigger=token.i, leaves_open=token.lower_ in SHOTS)
            if self._sufferers.can_suffer(harm):
                used.add(quantity.first)
                found.append(harm)
        return found

    def _accompanying(self, harms: list[Harm]) -> list[Harm]:
        """Those who suffered it along with others."""
        used = _used(harms)
        found = (
            (harm, accompanying(self._doc, self._counted, harm.quantity, harm.trigger, self._lexicon))
            for harm in harms
            if not harm.cumulative
        )
        return [self._taken_too(harm, one) for harm, one in found if one is not None and one.first not in used]

    def _taken_too(self, harm: Harm, quantity: Quantity) -> Harm:
        """ "Captured two gunmen together with six rifles": men are captured, arms seized."""
        role = self._lexicon.role(self._doc[quantity.head]) if quantity.head is not None else None
        nature = role[1] if role is not None and harm.measure in TAKEN else None
        if role is not None and role[1] is Nature.MATERIEL and self._lost(harm):
            return replace(harm, quantity=quantity, measure=Measure.DESTROYED)
        taken = {Nature.MATERIEL: Measure.SEIZED, Nature.PERSONS: Measure.CAPTURED}
        return replace(harm, quantity=quantity, measure=taken.get(nature, harm.measure) if nature else harm.measure)

    def _persons_taken(self, harm: Harm) -> Harm:
        """ "Two others seized by the gunmen": persons, where the sentence counts no things."""
        if harm.measure is not Measure.SEIZED or harm.quantity.part_of_them or not self._of_others(harm.quantity):
            return harm
        roles = (self._lexicon.role(self._doc[one.head]) for one in self._counted if one.head is not None)
        return (
            harm
            if any(role is not None and role[1] is Nature.MATERIEL for role in roles)
            else replace(harm, measure=Measure.CAPTURED)
        )

    def _of_others(self, quantity: Quantity) -> bool:
        return quantity.head is not None and self._doc[quantity.head].lower_ == "others"

    def _lost(self, harm: Harm) -> bool:
        """ "Lost 390 men and two tanks", "losses amounted to 45 men and a howitzer": men and things by one word."""
        before = self._doc[harm.quantity.first - 1].lower_ if harm.quantity.first else ""
        return self._doc[harm.trigger].lower_ in LOST or before in LOST

    def _lists(self, harms: list[Harm]) -> list[Harm]:
        """Carry a measure along a list: "five tanks, two carriers and a howitzer"."""
        walker = ListWalker(self._doc, self._counted, self._lexicon, self._taken, title=self._title)
        used = _used(harms)
        found: list[Harm] = []
        for harm in harms:
            couple = self._doc[harm.quantity.last - 1].lower_ == "couple"
            if harm.cumulative or (harm.quantity.head is None and not couple):
                continue
            items = walker.along(harm.quantity, harm.trigger, used, mixed=harm.measure in TAKEN or self._lost(harm))
            for quantity in items:
                harm = self._taken_too(harm, quantity)  # what no table holds is of the kind of the item before it
                found.append(harm)
        return found

    def _deeds(self, told: set[int], harms: Sequence[Harm]) -> list[Harm]:
        """Deeds that count by themselves, where nobody is told of whom they harmed."""
        held = {index for harm in harms for index in range(harm.quantity.first, harm.quantity.last)}
        return [
            Harm(measure=measure, quantity=quantity, trigger=trigger, leaves_open=measure is Measure.WOUNDED)
            for quantity, trigger, measure in deeds(self._doc)
            if trigger not in told and quantity.last - 1 not in held
        ]

    def _wholes(self, harms: list[Harm]) -> list[Harm]:
        """Those of whom a word of harm is said that the parse gives only to a part of them."""
        used = _used(harms)
        found = [(harm, whole_before(self._doc, self._counted, harm.quantity, self._lexicon)) for harm in harms]
        return [replace(harm, quantity=whole) for harm, whole in found if whole is not None and whole.first not in used]

    def _included(self, harms: list[Harm]) -> list[Harm]:
        """Those of a figure whom the same sentence counts again: "including two women"."""
        used = _used(harms)
        found: list[Harm] = []
        for quantity in included(self._doc, self._free(harms), self._lexicon):
            before = [harm for harm in harms if harm.quantity.last < quantity.first and not harm.cumulative]
            if before and not of_others(self._doc, quantity, self._counted, used, self._lexicon):
                found.append(replace(max(before, key=lambda harm: harm.quantity.last), quantity=quantity))
        return found


def _used(harms: Iterable[Harm]) -> set[int]:
    """The first tokens of the quantities that harms have."""
    return {harm.quantity.first for harm in harms}


def _things_too(doc: Doc, harms: Sequence[Harm]) -> tuple[Harm, ...]:
    """ "Three jets were shot down and two were hit": two of the things told of right before, and no persons."""
    before = (None, *harms)
    return tuple(
        replace(harm, measure=Measure.DAMAGED)
        if last is not None and last.measure.of_things and harm.quantity.head is None and doc[harm.trigger].lower_ in HITS
        else harm
        for last, harm in zip(before, harms, strict=False)
    )


def _holds(total: Harm, harm: Harm) -> bool:
    """Whether words are those of a running total told again: "the third soldier killed"."""
    return harm is not total and harm.quantity.holds(total.quantity.first) and not harm.cumulative
