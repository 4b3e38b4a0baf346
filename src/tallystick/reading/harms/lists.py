"""Lists of the harmed: "five tanks, two carriers and a howitzer", followed on the surface from one item to its neighbours.

One item with its word of harm enters; the others leave. The parser attaches the items of a list wrongly about every third time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from tallystick.model.groups import Nature
from tallystick.reading.harms.patients import SUBJECTS
from tallystick.reading.harms.quantities import Quantity, bare_one, next_in_list
from tallystick.reading.harms.words import measure_of
from tallystick.reading.lexicon import Lexicon


class ListWalker:
    """Walks the lists of one sentence; `used` are the first tokens of quantities that already suffered something."""

    def __init__(self, doc: Doc, counted: Sequence[Quantity], lexicon: Lexicon, taken: frozenset[int]) -> None:
        self._doc, self._lexicon, self._taken = doc, lexicon, taken
        self._by_first = {quantity.first: quantity for quantity in counted}
        self._counted = counted

    def along(self, start: Quantity, trigger: int, used: set[int]) -> Iterator[Quantity]:
        """The other items of a list, those after `start` first; each is marked as used."""
        for step in (self._following, self._preceding):
            current: Quantity | None = step(start)
            while current is not None and self._joins(current, start, used, trigger):
                used.add(current.first)
                yield current
                current = step(current)

    def _following(self, current: Quantity) -> Quantity | None:
        step = next_in_list(self._doc, current.last)
        if step is None:
            return None
        found = self._by_first.get(step)
        if found is None and current.indefinite and self._doc[step - 1].lower_ == "and":
            return bare_one(self._doc, step, self._taken)
        return found

    def _preceding(self, current: Quantity) -> Quantity | None:
        return next((one for one in self._counted if next_in_list(self._doc, one.last) == current.first), None)

    def _joins(self, quantity: Quantity, start: Quantity, used: set[int], trigger: int) -> bool:
        if quantity.first in used or quantity.head is None or quantity.holds(trigger) or quantity.single:
            return False
        natures = {self._nature(quantity), self._nature(start)} - {None}
        return (
            not self._has_own_word(quantity, trigger)
            and not self._begins_a_clause(quantity, start, trigger)
            and len(natures) <= 1
        )

    def _has_own_word(self, quantity: Quantity, trigger: int) -> bool:
        """Whether a verb of harm or of saying follows: "killed two people, a doctor said"."""
        following = self._doc[quantity.last] if quantity.last < len(self._doc) else None
        if following is None or following.i == trigger:
            return False
        says = following.lemma_.lower() in self._lexicon.saying and following.tag_ in ("VBD", "VBZ", "VBP")
        return says or measure_of(following, self._lexicon) is not None

    def _begins_a_clause(self, quantity: Quantity, start: Quantity, trigger: int) -> bool:
        """Whether a later item is the subject of another verb: "killed two soldiers and five civilians fled"."""
        head = self._doc[quantity.head or 0]
        subject = head.dep_ in SUBJECTS and head.head.i > quantity.last and start.last <= quantity.first
        return bool(subject and head.head.i != trigger)

    def _nature(self, quantity: Quantity) -> Nature | None:
        role = self._lexicon.role(self._doc[quantity.head]) if quantity.head is not None else None
        return role[1] if role else None
