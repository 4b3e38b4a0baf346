"""Sufferers: whether those whom a word of harm was paired with can have suffered it.

A sentence and a `Harm` found in it enter; yes or no leaves. Persons are killed, things destroyed, and whom the words count as
none is none.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from tallystick.model.claims import Measure
from tallystick.model.groups import Nature
from tallystick.reading.demonyms import demonym_party, demonym_people
from tallystick.reading.harms.displacement import DWELLINGS, got_away, is_people
from tallystick.reading.harms.nearest import OTHERS, nature_of
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.harms.telling import closes, in_one_of_them
from tallystick.reading.lexicon import KILLED, Lexicon

BESIDES = frozenset({"other", "others", "additional", "further", "more", "else"})
ATTACKS = frozenset(
    "strike attack raid ambush bombing shelling blast explosion bomb fire assault airstrike bombardment".split()
)
"""What destroys and is not destroyed: "a drone strike destroyed two houses"."""
DEAD_BODIES = frozenset({"body", "corpse", "remains"})
INTERRED = frozenset({"bury", "buries", "buried", "burying"})
DYING = frozenset({"died", "perished"})
HARMED = frozenset({"wounded", "injured", "dead", "bodies", "casualties"})
ABOUT = frozenset({"of", "on", "about", "for", "from"})
FIGURES = frozenset({"toll", "tolls", "figure", "figures", "number", "numbers", "count"})
SOON = 3
"""Tokens from a noun to the passive verb that is said of it."""
NEITHER = 3
"""Tokens before a word of harm in which "neither" is its subject."""
_AGED = re.compile(r"-year-old\b|\by(?:ea)?rs?\.? old\b|\d ?y/?o\b", re.IGNORECASE)

_TO_HOSPITAL = re.compile(r"evacuated (?:by \w+ )?to (?:an? |the )?(?:[\w-]+ ){0,2}(?:hospital|clinic)", re.IGNORECASE)
""" "Four have been evacuated to a military hospital": they are wounded."""


class Sufferers:
    """Judges the harms of one sentence."""

    def __init__(self, doc: Doc, lexicon: Lexicon, *, title: bool) -> None:
        self._doc, self._lexicon, self._title = doc, lexicon, title

    def told(self, harm: Harm) -> bool:
        """Whether they can have suffered it, and neither "no other" nor the number of the verb says that they did not."""
        return self.can_suffer(harm) and not (self._no_others(harm) or self._disagrees(harm) or self._nothing_of_them(harm))

    def can_suffer(self, harm: Harm) -> bool:
        """Persons are killed, things destroyed; towns that are captured, the unborn, and the like, are neither."""
        if harm.trigger < harm.quantity.first and (
            in_one_of_them(self._doc, harm.quantity) or closes(self._doc, harm.quantity, self._lexicon)
        ):
            return False
        if any(token.lower_ == "unborn" for token in self._doc[harm.quantity.first : harm.quantity.last]):
            return False
        if harm.measure is Measure.DISPLACED and got_away(self._doc, harm.quantity, harm.trigger, self._lexicon):
            return False
        if harm.measure is Measure.DISPLACED and self._wounded(harm):
            return False  # "medics evacuated 15 wounded"
        nature = nature_of(self._doc, harm.quantity, self._lexicon)
        if harm.measure is Measure.DISPLACED and harm.quantity.head is None and harm.quantity.figure.exact == 0:
            return False  # "none had crossed the border" may be said of anything
        if harm.quantity.head is None and self._doc[harm.trigger].lower_ in INTERRED and harm.measure.of_things:
            return False  # "by Friday 2,000 had been buried": of persons
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
        named = (
            harm.quantity.single
            or self._of_a_force(harm.quantity, head)
            or self._names_persons(head)
            or self._aged(harm.quantity)
        )
        mortal = nature is None and self._of_mortals(harm, head)
        return nature is Nature.PERSONS or named or mortal or harm.quantity.holds(harm.trigger)

    def _of_mortals(self, harm: Harm, head: Token) -> bool:
        """ "Six Kachins died", in a headline "Star dies": only persons and beasts do."""
        word = self._doc[harm.trigger]
        if word.lower_ == "dies" and self._title:
            return True
        several = head.tag_ in ("NNS", "NNPS") and (harm.quantity.figure.low or 0) > 1 and word.i > head.i
        passive = word.lower_ in KILLED and any(child.dep_ == "aux:pass" for child in word.children)
        dead = word.lower_ == "dead" and word.i > head.i
        passive_too = any(child.dep_ == "aux:pass" for child in word.children) and 0 < word.i - head.i <= SOON
        none = harm.quantity.figure.exact == 0 and head.tag_ == "NNS" and harm.measure is Measure.WOUNDED
        if none and passive_too:
            return True  # "no British subjects were hurt"
        return bool(several and (passive or dead or word.lower_ in DYING))

    def _disagrees(self, harm: Harm) -> bool:
        """ "charged with killing two men was shot": who was shot is one, whatever stands beside the verb."""
        if harm.quantity.figure.exact in (0, 1):
            return False  # "one of the soldiers was shot", "none of its fighters was killed"
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

    def _nothing_of_them(self, harm: Harm) -> bool:
        """ "No names of those injured were given": none of the names, of the injured some; "no death toll" counts nobody."""
        if harm.quantity.figure.exact != 0 or harm.quantity.first > harm.trigger:
            return False
        before = [token.lower_ for token in self._doc[harm.quantity.first : harm.trigger]]
        told = self._doc[harm.trigger : harm.trigger + 2]
        if any(token.lower_ in FIGURES for token in told):
            return True
        return before[-1:] == ["those"] or (before[-1:] == ["the"] and before[-2:-1] != [] and before[-2] in ABOUT)

    def _wounded(self, harm: Harm) -> bool:
        """Whether those counted are the wounded or dead of something."""
        last = max(harm.quantity.last + 1, harm.trigger)
        if _TO_HOSPITAL.match(self._doc[harm.trigger : harm.trigger + 7].text) is not None:
            return True
        return any(token.lower_ in HARMED for token in self._doc[harm.quantity.first : last])

    def _of_a_force(self, quantity: Quantity, head: Token) -> bool:
        """ "Killed four ADF": a number of an armed group's short name."""
        short = (
            head.text.isupper() and len(head.text) > 1 and head.pos_ in ("PROPN", "NOUN") and not self._doc[0].text.isupper()
        )
        return short and (quantity.figure.exact or 0) > 1 and self._lexicon.role(head) is None

    def _aged(self, quantity: Quantity) -> bool:
        """Whether an age says that the words speak of a person ("a 15-year-old basketball star")."""
        return _AGED.search(self._doc[quantity.first : quantity.last].text) is not None

    def _names_persons(self, head: Token) -> bool:
        two = f"{head.nbor(-1).text} {head.text}" if head.i else head.text
        return any(demonym_party(one) is not None or demonym_people(one) is not None for one in (head.text, two))
