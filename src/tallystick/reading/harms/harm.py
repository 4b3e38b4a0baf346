"""Harm: which quantity suffered which measure, by the words of one parsed sentence.

A parsed sentence and its quantities enter; `Harm`s leave, in text order. Each has a trigger (the word of harm) and a quantity;
the parse pairs them first, nearness within the clause only where the parse gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tallystick.model.claims import Measure
from tallystick.model.groups import Nature
from tallystick.reading.demonyms import demonym_party, demonym_people
from tallystick.reading.harms.included import among, included, ordinals
from tallystick.reading.harms.lists import ListWalker
from tallystick.reading.harms.patients import patients
from tallystick.reading.harms.quantities import NOUNS, Quantity
from tallystick.reading.harms.running_totals import running_totals
from tallystick.reading.harms.words import measure_in, measure_of, while_doing
from tallystick.reading.lexicon import Frame, Lexicon

WALLS = frozenset({",", ";", ":", "(", ")", "–", "—", "who", "which", "that", "by", "in", "after"})
MOVING = frozenset({"move", "head", "stream", "pour", "escape", "leave"})
DISPLACED_NOUNS = frozenset({"refugee", "displaced", "evacuee"})
HOSTING = frozenset({"host", "shelter", "house"})
DEEDS = frozenset("strike attack raid ambush bombing shelling blast explosion bomb fire assault airstrike bombardment".split())
"""What destroys and is not destroyed: "a drone strike destroyed two houses"."""
ACTIVE = frozenset({"kill", "kills", "wounds", "injures", "destroys"})
"""Active whatever the tagger says: it takes the verbs of headlines for nouns."""
FALLBACK_REACH = 9
"""Tokens between a trigger and the nearest quantity where the parse pairs neither; longer reaches paired strangers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """A quantity and the word of harm. `cumulative` marks a running total; `first` and `last` are the tokens of its words."""

    measure: Measure
    quantity: Quantity
    trigger: int
    cumulative: bool = False
    stock: bool = False

    @property
    def first(self) -> int:
        """First token of the words."""
        return min(self.quantity.first, self.trigger)

    @property
    def last(self) -> int:
        """Token after the words, those of whom a running total counts among them."""
        return max(self.quantity.last, self.trigger + 1)


class HarmReader:
    """Pairs words of harm with quantities in one sentence."""

    def __init__(self, doc: Doc, quantities: Sequence[Quantity], lexicon: Lexicon, taken: frozenset[int]) -> None:
        self._doc, self._lexicon, self._taken = doc, lexicon, taken
        self._counted = [quantity for quantity in quantities if not quantity.percent]

    def read(self) -> tuple[Harm, ...]:
        """All harms of the sentence, each quantity at most once."""
        harms = [
            Harm(measure=measure, quantity=quantity, trigger=noun.i, cumulative=True)
            for quantity, noun, measure in running_totals(self._doc, self._counted, self._lexicon)
        ]
        harms += [
            Harm(measure=measure, quantity=quantity, trigger=trigger, cumulative=True)
            for quantity, trigger, measure in ordinals(self._doc, self._lexicon)
        ]
        direct = [harm for token in self._doc for harm in self._of(token)]
        harms += self._once(direct, {harm.quantity.first for harm in harms})
        harms += self._near([harm for harm in harms if self._suffers(harm)])
        harms += self._included(harms)
        harms += self._lists(harms)
        fitting = [harm for harm in harms if self._suffers(harm)]
        return tuple(sorted(fitting, key=lambda harm: (harm.quantity.first, harm.trigger)))

    def _suffers(self, harm: Harm) -> bool:
        """Persons are killed, things destroyed; towns that are captured, and the like, are neither."""
        nature = self._nature(harm.quantity)
        if harm.quantity.head is None or harm.cumulative:
            return True
        if harm.measure.of_things:
            return nature is not Nature.PERSONS and self._doc[harm.quantity.head].lemma_.lower() not in DEEDS
        named = harm.quantity.single or self._names_persons(self._doc[harm.quantity.head])
        return nature is Nature.PERSONS or named or harm.quantity.holds(harm.trigger)

    def _names_persons(self, head: Token) -> bool:
        return demonym_party(head.text) is not None or demonym_people(head.text) is not None

    def _once(self, harms: list[Harm], used: set[int]) -> list[Harm]:
        """Each quantity goes to the trigger nearest to it; a number belongs to one measure."""
        best: dict[int, Harm] = {}
        for harm in harms:
            held = best.get(harm.quantity.first)
            if harm.quantity.first not in used and (held is None or _rank(harm) < _rank(held)):
                best[harm.quantity.first] = harm
        return list(best.values())

    def _of(self, token: Token) -> Iterator[Harm]:
        for frame in Frame:
            measure = measure_in(token, frame, self._lexicon)
            for patient in patients(token, frame, self._taken) if measure is not None else ():
                quantity = self._quantity_at(patient, token)
                itself = quantity is not None and frame is Frame.COUNTED and quantity.indefinite and quantity.holds(token.i)
                if measure is not None and quantity is not None and not itself:
                    yield Harm(measure=measure, quantity=quantity, trigger=token.i)
        yield from self._moved(token, token.lemma_.lower())

    def _moved(self, token: Token, lemma: str) -> Iterator[Harm]:
        """Displaced persons who move, and those whom a land hosts (a stock, not a flow)."""
        if lemma not in MOVING | HOSTING or token.pos_ != "VERB":
            return
        wanted = ("obj", "acl", "dobj", "dep") if lemma in HOSTING else ("nsubj",)
        for child in token.children:
            quantity = self._quantity_at(child, token) if child.dep_ in wanted else None
            if quantity is not None and quantity.head is not None and self._displaced(quantity.head):
                yield Harm(measure=Measure.DISPLACED, quantity=quantity, trigger=token.i, stock=lemma in HOSTING)

    def _displaced(self, head: int) -> bool:
        return self._doc[head].lemma_.lower() in DISPLACED_NOUNS

    def _quantity_at(self, patient: Token, trigger: Token) -> Quantity | None:
        for quantity in self._counted:
            if quantity.holds(patient.i) and not self._counts_itself(quantity, trigger):
                return quantity
        inner = [child for child in patient.children if child.dep_ in ("nmod", "nummod") and child.i > patient.i]
        if patient.lemma_.lower() in ("number", "total", "body", "group"):
            for child in inner:
                return self._quantity_at(child, trigger)
        return None

    def _counts_itself(self, quantity: Quantity, trigger: Token) -> bool:
        """ "one of the wounded": the word of harm is what was counted before, not a new harm."""
        if quantity.of_base and quantity.head is None:
            return bool(quantity.first < trigger.i <= quantity.last + 3)
        return quantity.holds(trigger.i) and (quantity.head is None or quantity.of_base)

    def _near(self, harms: list[Harm]) -> list[Harm]:
        """Pair a trigger that found nothing with the nearest free quantity of its clause."""
        used = {harm.quantity.first for harm in harms}
        paired = {harm.trigger for harm in harms}
        found: list[Harm] = []
        for token in self._doc:
            measure = measure_of(token, self._lexicon)
            if measure is None or token.i in paired or _negated_noun(token) or _a_noun(token):
                continue
            quantity = self._nearest(token, used)
            if quantity is not None:
                used.add(quantity.first)
                found.append(Harm(measure=measure, quantity=quantity, trigger=token.i))
        return found

    def _nearest(self, token: Token, used: set[int]) -> Quantity | None:
        active = token.tag_ in ("VBZ", "VBP", "VB", "VBG") or (token.tag_ == "VBD" and not _passive(token))
        active = active or token.lower_ in ACTIVE or (token.tag_ == "VBN" and _had(token))
        free = [q for q in self._counted if q.first not in used and self._may_be_near(q, token)]
        free = [q for q in free if not self._counts_itself(q, token)]
        right = [q for q in free if 0 < q.first - token.i <= FALLBACK_REACH - 3 and not self._walled(token.i + 1, q.first)]
        through = while_doing(token)
        left = [
            q
            for q in free
            if 0 < token.i - q.last + 1 <= FALLBACK_REACH and (through or not self._walled(self._after_age(q), token.i))
        ]
        if active and right:
            return right[0]
        return left[-1] if left else None

    def _may_be_near(self, quantity: Quantity, token: Token) -> bool:
        """Counted persons or things; one only right beside the word of harm ("a boy accidentally shot", "hit a post")."""
        if quantity.indefinite:
            if quantity.first == token.i + 1 and not _passive(token):
                return self._nature(quantity) is not None and not quantity.single
            person = quantity.head is not None and self._nature(quantity) is Nature.PERSONS
            return person and 0 <= token.i - self._after_age(quantity) <= 2
        return self._is_harmed(quantity)

    def _after_age(self, quantity: Quantity) -> int:
        """The token after one person, and after the age that stands between commas there: "Boy, 9, shot dead"."""
        aged = [token.text for token in self._doc[quantity.last : quantity.last + 3]]
        age = len(aged) == 3 and quantity.indefinite and aged[0] == aged[2] == "," and aged[1].isdigit()
        return quantity.last + 3 if age else quantity.last

    def _walled(self, first: int, last: int) -> bool:
        """Whether another word of harm, a comma or a new clause stands between."""
        between = self._doc[first:last]
        if any(token.pos_ in NOUNS for token in between) and any(token.lower_ in ("and", "but") for token in between):
            return True
        return any(token.lower_ in WALLS or measure_of(token, self._lexicon) is not None for token in between)

    def _is_harmed(self, quantity: Quantity) -> bool:
        if quantity.head is None:
            return True
        return self._lexicon.role(self._doc[quantity.head]) is not None

    def _lists(self, harms: list[Harm]) -> list[Harm]:
        """Carry a measure along a list: "five tanks, two carriers and a howitzer"."""
        walker = ListWalker(self._doc, self._counted, self._lexicon, self._taken)
        used = {harm.quantity.first for harm in harms}
        found: list[Harm] = []
        for harm in harms:
            if harm.cumulative or harm.quantity.head is None or harm.quantity.single:
                continue
            found += [replace(harm, quantity=quantity) for quantity in walker.along(harm.quantity, harm.trigger, used)]
        return found

    def _included(self, harms: list[Harm]) -> list[Harm]:
        """Those of a figure whom the same sentence counts again: "including two women", "among the dead were two women"."""
        used = {harm.quantity.first for harm in harms}
        free = [quantity for quantity in self._counted if quantity.first not in used]
        found = [
            Harm(measure=measure, quantity=quantity, trigger=trigger)
            for quantity, trigger, measure in among(self._doc, free, self._lexicon)
        ]
        for quantity in included(self._doc, free, self._lexicon):
            before = [harm for harm in harms if harm.quantity.last < quantity.first and not harm.cumulative]
            if before:
                found.append(replace(max(before, key=lambda harm: harm.quantity.last), quantity=quantity))
        return found

    def _nature(self, quantity: Quantity) -> Nature | None:
        role = self._lexicon.role(self._doc[quantity.head]) if quantity.head is not None else None
        return role[1] if role else None


def _passive(token: Token) -> bool:
    return any(child.dep_ in ("nsubj:pass", "aux:pass") for child in token.children)


def _a_noun(token: Token) -> bool:
    """ "wished the injured well": those told of before, and no word of harm of its own."""
    return (
        token.i > 0 and token.nbor(-1).lower_ == "the" and not any(child.dep_.startswith("nsubj") for child in token.children)
    )


def _had(token: Token) -> bool:
    """ "had destroyed": active, though the tag is that of a passive."""
    return not _passive(token) and any(child.lower_ in ("had", "has", "have") for child in token.children)


def _negated_noun(token: Token) -> bool:
    return any(child.dep_ == "advmod" and child.lower_ in ("not", "n't", "never") for child in token.children)


def _rank(harm: Harm) -> tuple[bool, int]:
    """Whoever is shot and killed is killed; else the nearer word of harm counts."""
    return harm.measure is not Measure.KILLED, _distance(harm)


def _distance(harm: Harm) -> int:
    return min(abs(harm.trigger - harm.quantity.first), abs(harm.trigger - harm.quantity.last + 1))
