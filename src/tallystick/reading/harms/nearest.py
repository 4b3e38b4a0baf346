"""Nearest: the quantity that a word of harm speaks of by nearness, where the parse gives none.

A word of harm and the quantities of its sentence enter; the nearest one that nothing parts from it leaves.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from tallystick.model.groups import Nature
from tallystick.reading.harms.commas import before_commas
from tallystick.reading.harms.nouns import NOUNS
from tallystick.reading.harms.patients import is_active
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.words import PASSIVE_ONLY, measure_in, measure_of, of_a_bullet, while_doing
from tallystick.reading.lexicon import Frame, Lexicon

WALLS = frozenset(
    {
        ",",
        ";",
        ":",
        "(",
        ")",
        "–",
        "—",
        "who",
        "which",
        "that",
        "by",
        "in",
        "after",
        "but",
        "neither",
        "none",
        "no",
        "when",
        "while",
    }
)
OTHERS = frozenset({"other", "others", "lives"})
"""Words that do not tell whether those counted are persons or things; "lives" are persons by their word of harm."""
ACTIVE = frozenset({"kill", "kills", "wounds", "injures", "shoots", "stabs", "destroys"})
"""Active whatever the tagger says: it takes the verbs of headlines for nouns."""
BEFORE_ITS_NOUN = frozenset({"slain", "murdered"})
"""What stands before whom it was done to, wherever the parser hangs it ("family of murdered teen lead peace walk")."""
KILLS = frozenset({"killed", "killing", "kills"})
FALLBACK_REACH = 9
"""Tokens between a trigger and the nearest quantity where the parse pairs neither; longer reaches paired strangers."""


class Nearness:
    """Finds the nearest quantities of one sentence."""

    def __init__(self, doc: Doc, counted: Sequence[Quantity], lexicon: Lexicon, *, title: bool) -> None:
        self._doc, self._counted, self._lexicon, self._title = doc, counted, lexicon, title

    def find(self, token: Token, used: set[int]) -> Quantity | None:
        """The nearest free quantity, else persons before words on them; `used` are the first tokens of those that are taken."""
        return self._nearest(token, used) or self._before_commas(token, used)

    def _nearest(self, token: Token, used: set[int]) -> Quantity | None:
        present = (token.tag_ in ("VB", "VBG", "VBZ", "VBP") and token.lower_ != "shot") or token.lower_ in ACTIVE
        present = present or of_a_bullet(token)
        active = present or (token.tag_ == "VBD" and not passive(token))
        active = active or (token.tag_ == "VBN" and (_had(token) or _does(token)))
        free = [q for q in self._counted if q.first not in used and self._may_be_near(q, token)]
        free = [q for q in free if not counts_itself(q, token)]
        right = [q for q in free if 0 < q.first - token.i <= FALLBACK_REACH - 3 and not self._walled(token.i + 1, q.first)]
        through = while_doing(token)
        left = [
            q
            for q in free
            if 0 < token.i - q.last + 1 <= FALLBACK_REACH and (through or not self._walled(self._after_age(q), token.i))
        ]
        if active and right:
            return right[0]
        if token.lower_ in BEFORE_ITS_NOUN and right and right[0].first == token.i + 1:
            return right[0]
        doing = (present or is_active(token)) and not through and self._by_others(token)
        return left[-1] if left and not doing else None

    def _before_commas(self, token: Token, used: set[int]) -> Quantity | None:
        """ "Smith, a father of three, was shot": persons before words on them, of a verb that is no active one."""
        suffers = passive(token) or measure_in(token, Frame.OBJECT, self._lexicon) is None
        found = before_commas(token, self._counted) if suffers else None
        return found if found is not None and found.first not in used and not found.percent else None

    def _by_others(self, token: Token) -> bool:
        """Whether the word is a verb whose object is harmed: who does it is not."""
        return measure_in(token, Frame.OBJECT, self._lexicon) is not None

    def _may_be_near(self, quantity: Quantity, token: Token) -> bool:
        """Counted persons or things; one only right beside the word of harm ("a boy accidentally shot", "hit a post")."""
        if quantity.indefinite:
            if quantity.first == token.i + 1 and not passive(token):
                known = nature_of(self._doc, quantity, self._lexicon) is not None and (self._title or not quantity.single)
                return known or (quantity.single and token.lower_ in KILLS)
            person = quantity.head is not None and nature_of(self._doc, quantity, self._lexicon) is Nature.PERSONS
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
        told = (token for token in between if token.lower_ not in PASSIVE_ONLY)
        return any(token.lower_ in WALLS or measure_of(token, self._lexicon) is not None for token in told)

    def _is_harmed(self, quantity: Quantity) -> bool:
        if quantity.head is None:
            return True
        return self._lexicon.role(self._doc[quantity.head]) is not None


def counts_itself(quantity: Quantity, trigger: Token) -> bool:
    """ "one of the wounded": the word of harm is what was counted before, not a new harm."""
    if quantity.of_base and quantity.head is None:
        between = trigger.doc[quantity.last : trigger.i]
        return quantity.first < trigger.i and all(one.pos_ in ("ADP", "DET", "PRON", "NUM", "ADV") for one in between)
    return quantity.holds(trigger.i) and (quantity.head is None or quantity.of_base)


def nature_of(doc: Doc, quantity: Quantity, lexicon: Lexicon) -> Nature | None:
    """Whether a quantity counts persons or things; None where its noun does not tell."""
    head = doc[quantity.head] if quantity.head is not None else None
    role = lexicon.role(head) if head is not None and head.lower_ not in OTHERS else None
    return role[1] if role else None


def passive(token: Token) -> bool:
    """Whether a word of harm is a passive verb by its own parse."""
    return any(child.dep_ in ("nsubj:pass", "aux:pass") for child in token.children)


def a_noun(token: Token) -> bool:
    """ "wished the injured well": those told of before, and no word of harm of its own."""
    return (
        token.i > 0 and token.nbor(-1).lower_ == "the" and not any(child.dep_.startswith("nsubj") for child in token.children)
    )


def _had(token: Token) -> bool:
    """ "had destroyed": active, though the tag is that of a passive."""
    return not passive(token) and any(child.lower_ in ("had", "has", "have") for child in token.children)


def _does(token: Token) -> bool:
    """ "Air defences shot down 32": active by its own subject, though the tag is that of a passive."""
    return not passive(token) and any(child.dep_ == "nsubj" and child.i < token.i for child in token.children)


def negated(token: Token) -> bool:
    """Whether a word of harm is denied beside it."""
    return any(child.dep_ == "advmod" and child.lower_ in ("not", "n't", "never") for child in token.children)
