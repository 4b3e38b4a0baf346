"""Lists of the harmed: "five tanks, two carriers and a howitzer", followed on the surface from one item to its neighbours.

One item with its word of harm enters; the others leave. The parser attaches the items of a list wrongly about every third time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from tallystick.model.groups import Nature
from tallystick.reading.harms.order import SUBJECTS
from tallystick.reading.harms.quantities import JOINS, Quantity, bare_one, next_in_list
from tallystick.reading.harms.telling import says_it
from tallystick.reading.harms.words import measure_of
from tallystick.reading.lexicon import Lexicon

BESIDE = ("along with", "together with", "alongside")
KIN = frozenset("family families tribe clan brigade battalion regiment division corps army front unit".split())
OWNER = 7
"""Tokens from "of" to the word for a family or a unit: "of the Abu al-Hassan family", "of the 92nd Brigade"."""
BOTH = frozenset({"killed and wounded", "killed or wounded", "dead and wounded", "killed and injured"})
"""What may stand after the first of a list: "lost 390 men killed and wounded, two tanks ..."."""
_OF_ONESELF = re.compile(r"(?:him|her|them)sel(?:f|ves) and", re.IGNORECASE)
THEIRS = frozenset({"his", "her", "their"})
PLURAL = frozenset({"were", "have", "are"})
REACH = 6
"""Tokens from a word of harm, or from who is told of last, to those who suffered it along with them."""


def accompanying(doc: Doc, counted: Sequence[Quantity], quantity: Quantity, trigger: int, lexicon: Lexicon) -> Quantity | None:
    """Who suffered it along with the one told of: "was gunned down along with his daughter", "killing two men and a girl
    alongside five others", "a woman with her two sons were killed"."""
    if doc[trigger].dep_ == "amod":
        return None  # "with the dead man was his son"
    by_first = {one.first: one for one in counted}
    if _OF_ONESELF.fullmatch(doc[trigger + 1 : trigger + 3].text) is not None:
        return by_first.get(trigger + 3)  # "killing himself and three soldiers"
    after = max(quantity.last, trigger + 1)
    if quantity.last <= trigger and (found := _with_them(doc, by_first, quantity.last, lexicon)) is not None:
        return (
            found if any(child.dep_.startswith("aux") and child.lower_ in PLURAL for child in doc[trigger].children) else None
        )
    for index in range(after, min(after + REACH, len(doc) - 1)):
        if doc[index].text in (",", ";") or doc[index].tag_.startswith("V"):
            return None
        if (found := _beside_them(doc, by_first, index)) is not None:
            return found
        if index == after and quantity.last <= trigger and (found := _with_them(doc, by_first, index, lexicon)) is not None:
            return found
    return None


def _beside_them(doc: Doc, by_first: Mapping[int, Quantity], index: int) -> Quantity | None:
    """Who stands after words such as "along with"."""
    words = next((one for one in BESIDE if doc[index : index + len(one.split())].text.lower() == one), None)
    start = index + len(words.split()) if words is not None else len(doc)
    return by_first.get(start) or by_first.get(start + 1) if start < len(doc) else None


def _with_them(doc: Doc, by_first: Mapping[int, Quantity], index: int, lexicon: Lexicon) -> Quantity | None:
    """ "With his wife and three children": persons of theirs; "with a knife" and "with his own gun" are no persons."""
    if doc[index : index + 1].text.lower() != "with" or doc[index + 1 : index + 2].text.lower() not in THEIRS:
        return None
    found = by_first.get(index + 1) or by_first.get(index + 2)
    role = lexicon.role(doc[found.head]) if found is not None and found.head is not None else None
    owned = found is not None and doc[found.last : found.last + 1].text in ("'s", "’s")  # "with his father's gun"
    return found if role is not None and role[1] is Nature.PERSONS and not owned else None


class ListWalker:
    """Walks the lists of one sentence; `used` are the first tokens of quantities that already suffered something."""

    def __init__(self, doc: Doc, counted: Sequence[Quantity], lexicon: Lexicon, taken: frozenset[int], *, title: bool) -> None:
        self._doc, self._lexicon, self._taken, self._title = doc, lexicon, taken, title
        self._by_first = {quantity.first: quantity for quantity in counted}
        self._counted = counted

    def along(self, start: Quantity, trigger: int, used: set[int], *, mixed: bool = False) -> Iterator[Quantity]:
        """The other items of a list, those after `start` first; each is marked as used.

        Men and things stand in one list only where it is `mixed`: "captured two gunmen and six rifles". In "Smith and the man
        who died" the words of harm are said of the one alone.
        """
        relative, one = self._doc[trigger], self._doc[start.first].lower_ == "the"
        if one and relative.dep_ == "acl:relcl" and relative.head.i == start.head and relative.i > start.last:
            return
        for step in (self._following, self._preceding):
            current: Quantity | None = step(start)
            while current is not None and self._joins(current, start, used, trigger, mixed=mixed):
                used.add(current.first)
                yield current
                current = step(current)

    def _following(self, current: Quantity) -> Quantity | None:
        step = next_in_list(self._doc, self._after_age(current.last))
        if step is None:
            return None
        found = self._by_first.get(step) or self._owned(step)
        if found is None and current.indefinite and self._bare(step):
            return bare_one(self._doc, step, self._taken)
        return found

    def _bare(self, step: int) -> bool:
        """Whether a noun without an article may go on a list: after "and", or between a comma and another joint."""
        doc = self._doc
        listed = step + 1 < len(doc) and doc[step + 1].lower_ in ("and", ",")
        return doc[step - 1].lower_ == "and" or (listed and doc[step].tag_ == "NN")

    def _owned(self, step: int) -> Quantity | None:
        """ "his wife and her two sons": the number after a possessive."""
        return self._by_first.get(step + 1) if self._doc[step].tag_ == "PRP$" else None

    def _preceding(self, current: Quantity) -> Quantity | None:
        owned = self._doc[current.first - 1].tag_ == "PRP$" if current.first else False  # "the chief and his two sons"
        starts = (current.first, current.first - 1) if owned else (current.first,)
        before = (one for one in self._counted if next_in_list(self._doc, self._after_age(one.last)) in starts)
        return next(before, None)

    def _after_age(self, index: int) -> int:
        """The token after an age, a home town or a family that follows: "John Doe, 22, and ...", "a man from Leeds and ...",
        "six members of the Doe family and ..."."""
        doc = self._doc
        if doc[index : index + 2].text.lower() == "of the":
            index = next((i + 1 for i in range(index, min(index + OWNER, len(doc))) if doc[i].lower_ in KIN), index)
        if index < len(doc) and doc[index].lower_ == "from":
            index += 1
            while index < len(doc) and doc[index].tag_ == "NNP":
                index += 1
        if index and doc[index : index + 3].text.lower() in BOTH:
            index += 3
        if index + 1 < len(doc) and doc[index].lower_ == "of" and doc[index + 1].like_num and doc[index - 1].tag_ == "NN":
            index += 2  # "a girl of nine and a man of 40"
        aged = index + 2 < len(doc) and doc[index].text == "," and doc[index + 1].is_digit
        if aged and doc[index + 2].lower_ == "and" and index + 3 < len(doc) and doc[index + 3].is_digit:
            index += 2  # "two men, 20 and 22, and a woman"
        return index + 2 if aged and index + 2 < len(doc) and doc[index + 2].lower_ in JOINS else index

    def _joins(self, quantity: Quantity, start: Quantity, used: set[int], trigger: int, *, mixed: bool) -> bool:
        if quantity.first in used or quantity.head is None or quantity.holds(trigger):
            return False
        if quantity.single and not self._enumerated(quantity, start):
            return False
        if self._one_of_them(quantity, start) or self._of_nothing(quantity, start):
            return False
        natures = {self._nature(quantity), self._nature(start)} - {None}
        return (
            not self._has_own_word(quantity, trigger)
            and not self._begins_a_clause(quantity, start, trigger)
            and (mixed or len(natures) <= 1)
        )

    def _of_nothing(self, quantity: Quantity, start: Quantity) -> bool:
        """ "After a fierce exchange, two houses were destroyed": a noun before the list that names no person and no thing."""
        before = quantity.indefinite and not quantity.single and quantity.last <= start.first
        return before and self._nature(quantity) is None

    def _one_of_them(self, quantity: Quantity, start: Quantity) -> bool:
        """ "Four victims, one with fatal injuries": one of those before the comma."""
        before, after = sorted((quantity, start), key=lambda one: one.first)
        several = before.figure.low is not None and before.figure.low > 1 and before.head is not None
        one = self._doc[after.first].lower_ == "one" and self._doc[after.first - 1].text == ","
        return several and one

    def _enumerated(self, quantity: Quantity, start: Quantity) -> bool:
        """Whether one follows another by "and", one name another, or in a headline; else a comma may say who it is."""
        before, after = sorted((quantity, start), key=lambda one: one.first)
        between = [token.lower_ for token in self._doc[before.last : after.first]]
        names = [self._lexicon.role(self._doc[one.head]) is None for one in (before, after) if one.head is not None]
        others = all(names) and self._doc[after.last : after.last + 1].text not in ("'s", "’s", "'", "’")
        aged = any(words.isdigit() for words in between)
        return "and" in between or "&" in between or aged or others or (self._title and not any(names))

    def _has_own_word(self, quantity: Quantity, trigger: int) -> bool:
        """Whether a verb of harm or of saying follows: "killed two people, a doctor said"."""
        if says_it(self._doc, quantity, self._lexicon):
            return True
        following = self._doc[quantity.last] if quantity.last < len(self._doc) else None
        if following is None or following.i == trigger:
            return False
        return measure_of(following, self._lexicon) is not None

    def _begins_a_clause(self, quantity: Quantity, start: Quantity, trigger: int) -> bool:
        """Whether a later item is the subject of another verb: "killed two soldiers and five civilians fled"."""
        head = self._doc[quantity.head or 0]
        subject = head.dep_ in SUBJECTS and head.head.i > quantity.last and start.last <= quantity.first
        return bool(subject and head.head.i != trigger)

    def _nature(self, quantity: Quantity) -> Nature | None:
        role = self._lexicon.role(self._doc[quantity.head]) if quantity.head is not None else None
        return role[1] if role else None
