"""Harm: which quantity suffered which measure, by the words of one parsed sentence.

A parsed sentence and its quantities enter; `Harm`s leave, in text order. Each has a trigger (the word of harm) and a quantity;
the parse pairs them first, nearness within the clause only where the parse gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from tallystick.model.claims import Measure
from tallystick.model.groups import Nature
from tallystick.reading.demonyms import demonym_party, demonym_people
from tallystick.reading.harms.appositions import without_appositions
from tallystick.reading.harms.beside import counted_before, object_beside
from tallystick.reading.harms.commas import before_commas
from tallystick.reading.harms.deeds import deeds
from tallystick.reading.harms.displacement import DWELLINGS, find_displaced, got_away, is_people, is_stock, other_unit
from tallystick.reading.harms.idioms import find_idioms
from tallystick.reading.harms.included import included, of_others, whole_before
from tallystick.reading.harms.lists import ListWalker, accompanying
from tallystick.reading.harms.nearest import (
    OTHERS,
    Nearness,
    a_noun,
    counts_itself,
    nature_of,
    negated_noun,
    passive,
)
from tallystick.reading.harms.oneself import harmed_themselves
from tallystick.reading.harms.order import shares_an_object
from tallystick.reading.harms.ordinals import ordinals
from tallystick.reading.harms.outcomes import not_survived, of_a_murder_suicide, outlived, with_shared_fate
from tallystick.reading.harms.patients import patients
from tallystick.reading.harms.phrases import CENTRES, phrase_harms
from tallystick.reading.harms.quantities import NOUNS, Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.harms.rivals import once
from tallystick.reading.harms.running_totals import running_totals
from tallystick.reading.harms.shares import share_told
from tallystick.reading.harms.states import how_badly, in_a_state
from tallystick.reading.harms.words import measure_in, measure_of, told_fatal
from tallystick.reading.lexicon import Frame, Lexicon

MOVING = frozenset({"move", "head", "stream", "pour", "escape", "leave", "cross", "arrive", "enter", "reach"})
DISPLACED_NOUNS = frozenset({"refugee", "displaced", "evacuee", "idp"})
HOSTING = frozenset({"host", "shelter", "house"})
SHOTS = frozenset(
    """
    shot shoots shooting stabbed stabs stabbing hit hits hitting struck strikes striking unresponsive unconscious bleeding
    treated
    """.split()
)
"""Words that tell of a wound and leave open whether it killed."""
BESIDES = frozenset({"other", "others", "additional", "further", "more", "else"})
ATTACKS = frozenset(
    "strike attack raid ambush bombing shelling blast explosion bomb fire assault airstrike bombardment".split()
)
"""What destroys and is not destroyed: "a drone strike destroyed two houses"."""
DEAD_BODIES = frozenset({"body", "corpse", "remains"})
NEITHER = 3
"""Tokens before a word of harm in which "neither" is its subject."""
OF_ITS_WHOLE = 4
"""Tokens from a share to the figure that it is a share of: "half of the town's 120 houses"."""


_AGED = re.compile(r"-year-old\b|\by(?:ea)?rs?\.? old\b|\d ?y/?o\b", re.IGNORECASE)


class HarmReader:
    """Pairs words of harm with quantities in one sentence."""

    def __init__(
        self, doc: Doc, quantities: Sequence[Quantity], lexicon: Lexicon, taken: frozenset[int], *, title: bool
    ) -> None:
        self._doc, self._lexicon, self._taken, self._title = doc, lexicon, taken, title
        self._counted = [quantity for quantity in quantities if not quantity.percent]
        self._shares = [quantity for quantity in quantities if quantity.percent]

    def read(self) -> tuple[Harm, ...]:
        """All harms of the sentence, each quantity at most once."""
        harms = [
            Harm(measure=measure, quantity=quantity, trigger=noun.i, cumulative=True)
            for quantity, noun, measure in (
                *running_totals(self._doc, self._counted, self._lexicon),
                *ordinals(self._doc, self._taken, self._lexicon),
            )
        ]
        harms += once(self._doc, self._not_survived(), {harm.quantity.first for harm in harms})
        direct = [harm for token in self._doc for harm in self._of(token) if self._suffers(harm)]
        harms += once(self._doc, direct, {harm.quantity.first for harm in harms})
        harms += self._by_idiom(harms)
        harms += self._displaced_by_phrase(harms)
        harms += self._near(harms, {harm.trigger for harm in (*harms, *(one for one in direct if one.leaves_open))})
        harms += self._themselves(harms)
        harms += self._wholes(harms)
        harms += self._included(harms)
        harms += self._accompanying(harms)
        harms += self._lists(harms)
        harms += self._wholes(harms)
        harms = with_shared_fate(self._doc, outlived(self._doc, self._counted, harms, self._lexicon))
        harms += self._deeds({harm.trigger for harm in (*harms, *direct)}, harms)
        harms = of_a_murder_suicide(harms)
        harms = [replace(harm, quantity=share_told(self._doc, self._shares, harm.quantity, harm.trigger)) for harm in harms]
        totals = [harm for harm in harms if harm.cumulative]
        suffered = [
            harm
            for harm in harms
            if self._suffers(harm)
            and not (self._no_others(harm) or self._disagrees(harm))
            and not any(_holds(total, harm) for total in totals)
        ]
        fitting = without_appositions(
            self._doc, self._counted, [self._with_stock(harm) for harm in suffered], title=self._title
        )
        return tuple(sorted(fitting, key=lambda harm: (harm.quantity.first, harm.trigger)))

    def _themselves(self, harms: list[Harm]) -> list[Harm]:
        """Doers whom a headline tells to have harmed themselves too, and whoever "shot and killed himself"."""
        used = {harm.quantity.first for harm in harms}
        found = harmed_themselves(self._doc, self._counted, self._lexicon, title=self._title)
        return [
            Harm(measure=measure, quantity=quantity, trigger=token.i, leaves_open=token.lower_ in SHOTS, oneself=True)
            for quantity, token, measure in found
            if quantity.first not in used
        ]

    def _not_survived(self) -> list[Harm]:
        """Those of whom it is said that they did not survive."""
        return [
            Harm(measure=Measure.KILLED, quantity=quantity, trigger=token.i)
            for token in not_survived(self._doc)
            for patient in patients(token, Frame.SUBJECT, self._taken)
            if (quantity := self._quantity_at(patient, token)) is not None
        ]

    def _by_idiom(self, harms: list[Harm]) -> list[Harm]:
        """Those of whom a phrase tells: "lost their lives", "claimed 30 lives"."""
        used = {harm.quantity.first for harm in harms}
        free = [quantity for quantity in self._counted if quantity.first not in used]
        found = find_idioms(self._doc, free, self._lexicon)
        return [Harm(measure=measure, quantity=quantity, trigger=trigger) for measure, quantity, trigger in found]

    def _displaced_by_phrase(self, harms: list[Harm]) -> list[Harm]:
        """Those whom a phrase tells to be displaced, and the same in the other unit (persons, households)."""
        used = {harm.quantity.first for harm in harms}
        free = [quantity for quantity in self._counted if quantity.first not in used]
        found = [
            Harm(measure=Measure.DISPLACED, quantity=one.quantity, trigger=one.trigger, stock=one.stock)
            for one in find_displaced(self._doc, free, self._counted, self._lexicon)
        ]
        used |= {harm.quantity.first for harm in found}
        displaced = [harm for harm in [*harms, *found] if harm.measure is Measure.DISPLACED]
        for harm in displaced:
            other = other_unit(self._doc, harm.quantity, self._counted, self._lexicon)
            if other is not None and other.first not in used:
                used.add(other.first)
                found.append(replace(harm, quantity=other))
        return found

    def _suffers(self, harm: Harm) -> bool:
        """Persons are killed, things destroyed; towns that are captured, the unborn, and the like, are neither."""
        if any(token.lower_ == "unborn" for token in self._doc[harm.quantity.first : harm.quantity.last]):
            return False
        if harm.measure is Measure.DISPLACED and got_away(self._doc, harm.quantity, harm.trigger, self._lexicon):
            return False
        nature = nature_of(self._doc, harm.quantity, self._lexicon)
        if harm.measure is Measure.DISPLACED and harm.quantity.head is None and harm.quantity.figure.exact == 0:
            return False  # "none had crossed the border" may be said of anything
        if harm.quantity.head is None or harm.cumulative or self._doc[harm.quantity.head].lower_ in OTHERS:
            return True
        if harm.measure.of_things:
            doer = self._doc[harm.quantity.head].lemma_.lower() in ATTACKS
            return nature is not Nature.PERSONS and not harm.quantity.single and not doer
        head = self._doc[harm.quantity.head]
        if harm.measure is Measure.WOUNDED and head.lemma_.lower() in DEAD_BODIES:
            return False  # "the body of a driver with a bullet wound"
        if harm.measure is Measure.DISPLACED and (is_people(head) or head.lemma_.lower() in DWELLINGS):
            return True
        named = harm.quantity.single or self._names_persons(head) or self._aged(harm.quantity)
        mortal = self._title and nature is None and self._doc[harm.trigger].lower_ == "dies"
        return nature is Nature.PERSONS or named or mortal or harm.quantity.holds(harm.trigger)

    def _disagrees(self, harm: Harm) -> bool:
        """ "charged with killing two men was shot": who was shot is one, whatever stands beside the verb."""
        head = self._doc[harm.quantity.head] if harm.quantity.head is not None else None
        many = head is not None and head.tag_ == "NNS" and head.i == harm.quantity.last - 1 and head.i < harm.trigger
        verb = self._doc[harm.trigger].nbor(-1).lower_ if harm.trigger else ""
        return many and verb == "was" and head is not None and head.i == harm.trigger - 2

    def _no_others(self, harm: Harm) -> bool:
        """ "No other injuries were reported", "neither was hurt": others may be, and nobody is counted."""
        if any(token.lower_ == "neither" for token in self._doc[max(0, harm.trigger - NEITHER) : harm.trigger]):
            return True
        others = self._doc[harm.quantity.first + 1 : harm.quantity.last]
        return harm.quantity.figure.exact == 0 and any(token.lower_ in BESIDES for token in others)

    def _aged(self, quantity: Quantity) -> bool:
        """Whether an age says that the words speak of a person ("a 15-year-old basketball star")."""
        return _AGED.search(self._doc[quantity.first : quantity.last].text) is not None

    def _with_stock(self, harm: Harm) -> Harm:
        displaced = harm.measure is Measure.DISPLACED
        return replace(harm, stock=harm.stock or (displaced and is_stock(self._doc, harm.quantity, harm.trigger)))

    def _names_persons(self, head: Token) -> bool:
        two = f"{head.nbor(-1).text} {head.text}" if head.i else head.text
        return any(demonym_party(one) is not None or demonym_people(one) is not None for one in (head.text, two))

    def _of(self, token: Token) -> Iterator[Harm]:
        told = token.lower_ in self._lexicon.first_words
        for frame in Frame if told else ():
            measure = measure_in(token, frame, self._lexicon)
            for patient in patients(token, frame, self._taken) if measure is not None else ():
                beside = object_beside(token, self._counted) if frame is Frame.OBJECT else None
                beside = beside or (counted_before(token, self._counted) if self._title else None)
                quantity = beside or self._quantity_at(patient, token)
                if measure is None or quantity is None:
                    continue
                itself = frame is Frame.COUNTED and quantity.holds(token.i)
                if not (itself and (quantity.indefinite or measure.of_things)):
                    yield Harm(measure=measure, quantity=quantity, trigger=token.i, leaves_open=token.lower_ in SHOTS)
        if token.pos_ == "VERB":
            yield from self._moved(token, token.lemma_.lower())
        if token.pos_ in NOUNS and (token.lower_ in self._lexicon.phrase_nouns or token.lower_ in CENTRES):
            yield from self._told_by_phrase(token)
        yield from how_badly(token, self._counted)
        if self._title:
            yield from in_a_state(token, self._counted)

    def _moved(self, token: Token, lemma: str) -> Iterator[Harm]:
        """Displaced persons who move, and those whom a land hosts (a stock, not a flow)."""
        if lemma not in MOVING and lemma not in HOSTING:
            return
        wanted = ("obj", "acl", "dobj", "dep") if lemma in HOSTING else ("nsubj",)
        for child in token.children:
            quantity = self._quantity_at(child, token) if child.dep_ in wanted else None
            if quantity is not None and quantity.head is not None and self._displaced(quantity.head):
                yield Harm(measure=Measure.DISPLACED, quantity=quantity, trigger=token.i, stock=lemma in HOSTING)

    def _told_by_phrase(self, token: Token) -> Iterator[Harm]:
        for phrase, trigger, harmed in phrase_harms(token, self._lexicon, self._taken):
            found = [self._quantity_at(patient, trigger) for patient in harmed]
            if not any(found) and phrase.verbs and (phrase.frame is Frame.SUBJECT or passive(trigger)):
                found = [before_commas(trigger, self._counted)]
            fatal = phrase.measure is Measure.WOUNDED and told_fatal(token)
            measure = Measure.KILLED if fatal else phrase.measure
            for quantity in found:
                if quantity is not None and not quantity.holds(token.i):
                    yield Harm(
                        measure=measure,
                        quantity=quantity,
                        trigger=trigger.i,
                        leaves_open=phrase.leaves_open,
                        faring=measure is Measure.WOUNDED,
                    )

    def _displaced(self, head: int) -> bool:
        return self._doc[head].lemma_.lower() in DISPLACED_NOUNS

    def _quantity_at(self, patient: Token, trigger: Token) -> Quantity | None:
        holding = [one for one in self._counted if one.holds(patient.i) and not counts_itself(one, trigger)]
        if holding:
            return min(holding, key=lambda one: one.last - one.first)  # "one of the five people killed": five were
        if any(share.holds(patient.i) and share.of_base for share in self._shares):
            following = (one for one in self._counted if 0 < one.first - patient.i <= OF_ITS_WHOLE and one.head is not None)
            return next(following, None)
        inner = [child for child in patient.children if child.dep_ in ("nmod", "nummod") and child.i > patient.i]
        if patient.lemma_.lower() in ("number", "total", "body", "group"):
            for child in inner:
                return self._quantity_at(child, trigger)
        return None

    def _near(self, harms: list[Harm], paired: set[int]) -> list[Harm]:
        """Pair a trigger that found nothing with the nearest free quantity of its clause."""
        used = {harm.quantity.first for harm in harms}
        nearness = Nearness(self._doc, self._counted, self._lexicon, title=self._title)
        found: list[Harm] = []
        for token in self._doc:
            measure = measure_of(token, self._lexicon)
            if measure is None or token.i in paired or negated_noun(token) or a_noun(token) or shares_an_object(token):
                continue
            quantity = nearness.find(token, used)
            if quantity is None:
                continue
            harm = Harm(measure=measure, quantity=quantity, trigger=token.i, leaves_open=token.lower_ in SHOTS)
            if self._suffers(harm):
                used.add(quantity.first)
                found.append(harm)
        return found

    def _accompanying(self, harms: list[Harm]) -> list[Harm]:
        """Those who suffered it along with others."""
        used = {harm.quantity.first for harm in harms}
        found = (
            (harm, accompanying(self._doc, self._counted, harm.quantity, harm.trigger)) for harm in harms if not harm.cumulative
        )
        return [replace(harm, quantity=one) for harm, one in found if one is not None and one.first not in used]

    def _lists(self, harms: list[Harm]) -> list[Harm]:
        """Carry a measure along a list: "five tanks, two carriers and a howitzer"."""
        walker = ListWalker(self._doc, self._counted, self._lexicon, self._taken, title=self._title)
        used = {harm.quantity.first for harm in harms}
        found: list[Harm] = []
        for harm in harms:
            if harm.cumulative or harm.quantity.head is None:
                continue
            found += [replace(harm, quantity=quantity) for quantity in walker.along(harm.quantity, harm.trigger, used)]
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
        used = {harm.quantity.first for harm in harms}
        found = [(harm, whole_before(self._doc, self._counted, harm.quantity, self._lexicon)) for harm in harms]
        return [replace(harm, quantity=whole) for harm, whole in found if whole is not None and whole.first not in used]

    def _included(self, harms: list[Harm]) -> list[Harm]:
        """Those of a figure whom the same sentence counts again: "including two women"."""
        used = {harm.quantity.first for harm in harms}
        free = [quantity for quantity in self._counted if quantity.first not in used]
        found: list[Harm] = []
        for quantity in included(self._doc, free, self._lexicon):
            before = [harm for harm in harms if harm.quantity.last < quantity.first and not harm.cumulative]
            if before and not of_others(self._doc, quantity, self._counted, used, self._lexicon):
                found.append(replace(max(before, key=lambda harm: harm.quantity.last), quantity=quantity))
        return found


def _holds(total: Harm, harm: Harm) -> bool:
    """Whether words are those of a running total told again: "the third soldier killed"."""
    return harm is not total and harm.quantity.holds(total.quantity.first) and not harm.cumulative
