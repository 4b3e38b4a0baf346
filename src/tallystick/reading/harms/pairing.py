"""Pairing: words of harm with the quantities that the parse gives them.

A parsed sentence, its quantities and one of its words enter; the `Harm`s that the word tells of leave, and the quantity that
counts whom the parse says to be harmed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from tallystick.model.claims import Measure
from tallystick.reading.harms.beside import counted_before, object_beside
from tallystick.reading.harms.commas import before_commas
from tallystick.reading.harms.nearest import counts_itself, passive
from tallystick.reading.harms.nouns import NOUNS
from tallystick.reading.harms.patients import patients
from tallystick.reading.harms.phrases import CENTRES, phrase_harms
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.harms.states import how_badly, in_a_state
from tallystick.reading.harms.words import measure_in, told_fatal
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
OF_ITS_WHOLE = 4
"""Tokens from a share to the figure that it is a share of: "half of the town's 120 houses"."""


class Pairing:
    """Finds whom the words of one sentence harm; `taken` are the tokens of its time words."""

    def __init__(
        self, doc: Doc, quantities: Sequence[Quantity], lexicon: Lexicon, taken: frozenset[int], *, title: bool
    ) -> None:
        self._doc, self._lexicon, self._taken, self._title = doc, lexicon, taken, title
        self.counted = [quantity for quantity in quantities if not quantity.percent]
        self.shares = [quantity for quantity in quantities if quantity.percent]

    def of(self, token: Token) -> Iterator[Harm]:
        """The harms that a word tells of, whomever the parse or the words beside it give."""
        told = token.lower_ in self._lexicon.first_words
        for frame in Frame if told else ():
            measure = measure_in(token, frame, self._lexicon)
            for patient in patients(token, frame, self._taken) if measure is not None else ():
                beside = object_beside(token, self.counted) if frame is Frame.OBJECT else None
                beside = beside or (counted_before(token, self.counted) if self._title else None)
                quantity = (
                    beside or self.at(patient, token) or (self._joined(patient, token) if frame is Frame.OBJECT else None)
                )
                if measure is None or quantity is None:
                    continue
                itself = frame is Frame.COUNTED and quantity.holds(token.i)
                if not (itself and (quantity.indefinite or measure.of_things)):
                    yield Harm(measure=measure, quantity=quantity, trigger=token.i, leaves_open=token.lower_ in SHOTS)
        yield from self._left(token)
        if token.pos_ == "VERB":
            yield from self._moved(token, token.lemma_.lower())
        if token.pos_ in NOUNS and (token.lower_ in self._lexicon.phrase_nouns or token.lower_ in CENTRES):
            yield from self._told_by_phrase(token)
        yield from how_badly(token, self.counted)
        if self._title:
            yield from in_a_state(token, self.counted)

    def _left(self, token: Token) -> Iterator[Harm]:
        """ "The war has left 15,000 civilians dead and 24,000 injured": those counted right before, however it is parsed."""
        if token.dep_ != "xcomp" or token.pos_ != "ADJ" or token.head.lemma_.lower() != "leave":
            return
        measure = measure_in(token, Frame.MODIFIED, self._lexicon)
        quantity = next((one for one in self.counted if one.last == token.i and token.head.i < one.first), None)
        if measure is not None and quantity is not None:
            yield Harm(measure=measure, quantity=quantity, trigger=token.i)

    def _joined(self, patient: Token, trigger: Token) -> Quantity | None:
        """ "Abducted the village head, his wife and four children": the first counted one of a list."""
        joined = (child for child in patient.children if child.dep_ == "conj" and child.i > patient.i > trigger.i)
        return next((found for child in joined if (found := self.at(child, trigger)) is not None), None)

    def at(self, patient: Token, trigger: Token) -> Quantity | None:
        """The quantity that counts a patient of a word of harm, the smallest where several do."""
        holding = [one for one in self.counted if one.holds(patient.i) and not counts_itself(one, trigger)]
        if holding:
            return min(holding, key=lambda one: one.last - one.first)  # "one of the five people killed": five were
        if any(share.holds(patient.i) and share.of_base for share in self.shares):
            following = (one for one in self.counted if 0 < one.first - patient.i <= OF_ITS_WHOLE and one.head is not None)
            return next(following, None)
        named = [child for child in patient.children if child.dep_ == "appos"]
        for name in self.counted if named else ():
            if name.single and name.first == patient.i + 1 and name.holds(named[0].i):
                return name  # "banker Carlos Mena was shot"
        if patient.lower_ in ("all", "both") and any(child.lower_ == "whom" for child in patient.children):
            return self.at(trigger.head, trigger) if trigger.dep_ == "acl:relcl" else None
        more = [child for child in patient.children if child.dep_ == "nummod" and patient.lower_ == "more"]
        if more:
            return self.at(more[0], trigger)  # "three more, including an infant, were killed"
        inner = [child for child in patient.children if child.dep_ in ("nmod", "nummod") and child.i > patient.i]
        if patient.lemma_.lower() in ("number", "total", "body", "group", "crew", "family", "team", "patrol", "squad"):
            for child in inner:
                return self.at(child, trigger)
        return None

    def _moved(self, token: Token, lemma: str) -> Iterator[Harm]:
        """Displaced persons who move, and those whom a land hosts (a stock, not a flow)."""
        if lemma not in MOVING and lemma not in HOSTING:
            return
        wanted = ("obj", "acl", "dobj", "dep") if lemma in HOSTING else ("nsubj",)
        for child in token.children:
            quantity = self.at(child, token) if child.dep_ in wanted else None
            if quantity is not None and quantity.head is not None and self._displaced(quantity.head):
                yield Harm(measure=Measure.DISPLACED, quantity=quantity, trigger=token.i, stock=lemma in HOSTING)

    def _told_by_phrase(self, token: Token) -> Iterator[Harm]:
        for phrase, trigger, harmed in phrase_harms(token, self._lexicon, self._taken):
            found = [self.at(patient, trigger) for patient in harmed]
            if trigger.lower_ in ("have", "has", "had"):  # of one person the wound itself tells more
                found = [one for one in found if one is not None and not (one.single or one.indefinite)]
            if not any(found) and phrase.verbs and (phrase.frame is Frame.SUBJECT or passive(trigger)):
                found = [before_commas(trigger, self.counted)]
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
