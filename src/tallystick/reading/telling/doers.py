"""Doers: whether words name one who could be answerable, or only a thing, an event, a time or a place.

A noun in its sentence enters; its `Kind` leaves. Loaded and sober words are alike: what is looked up is what a noun names, and
a word of any side names a body or a person.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from spacy.tokens import Token

from tallystick.model.groups import Nature
from tallystick.reading.demonyms import demonym_party, demonym_people
from tallystick.reading.harms.nouns import NOUNS
from tallystick.reading.lexicon import default_lexicon, inflections


class Kind(StrEnum):
    """What a noun names, seen from the harm."""

    ACTOR = "actor"
    THING = "thing"
    NEITHER = "neither"  # a time, a place, a manner, a writing, or a noun that no table knows


@dataclass(frozen=True, slots=True, kw_only=True)
class Doers:
    """The words of data/doers.toml in all their forms."""

    events: frozenset[str]
    things: frozenset[str]
    bodies: frozenset[str]
    neither: frozenset[str]
    authored: frozenset[str]
    deeds: frozenset[str]
    causing: frozenset[str]

    @property
    def common(self) -> frozenset[str]:
        """Common nouns of all kinds that may do harm."""
        return self.events | self.things | self.bodies


@cache
def doers() -> Doers:
    """The shipped table."""
    table = tomllib.loads(resources.files("tallystick.reading").joinpath("data/doers.toml").read_text(encoding="utf8"))
    forms = {name: frozenset(form for lemma in words for form in inflections(lemma)) for name, words in table.items()}
    return Doers(
        events=forms["events"],
        things=forms["things"],
        bodies=forms["bodies"],
        neither=forms["times"] | forms["places"] | forms["manners"] | forms["authored"],
        authored=forms["authored"],
        deeds=forms["deeds"] | IRREGULAR,
        causing=forms["causing"] | {"left", "led", "cost"},
    )


IRREGULAR = frozenset(
    {"shot", "struck", "hit", "blew", "blown", "threw", "thrown", "went", "beat", "beaten", "overran", "fell"}
)
_PERSONAL = re.compile(r"(?:er|or|ist|ian|ant|man|men|lord)s?$")
"""Endings of nouns for one who does something; things that end so stand in the table."""
ARMED = frozenset({"soldiers", "forces", "fighters", "police", "attackers", "peacekeepers"})
"""Roles whose nouns, right before an event, say whose it was ("rebel shelling"); "a civilian attack" says nothing."""


def kind_of(noun: Token) -> Kind:
    """What the noun names; a common noun that no table and no ending knows names neither."""
    word = str(noun.lower_)
    if word in doers().bodies:
        return Kind.ACTOR
    if is_event(noun) or word in doers().things:
        return Kind.THING
    if noun.tag_ == "CD" or word in doers().neither:
        return Kind.NEITHER
    role = default_lexicon().role(noun)
    if role is not None:
        return Kind.ACTOR if role[1] is Nature.PERSONS else Kind.NEITHER
    return Kind.ACTOR if _personal(noun) else Kind.NEITHER


def _personal(noun: Token) -> bool:
    if noun.tag_ in ("PRP", "WP") or noun.pos_ == "PROPN" or noun.lower_ == "old":  # "an eight-year-old"
        return str(noun.lower_) not in ("it", "which")
    return noun.pos_ in NOUNS and _PERSONAL.search(noun.lower_) is not None


def is_event(noun: Token) -> bool:
    """Whether the noun names a deed or a happening."""
    verb = noun.tag_.startswith("V") and (noun.tag_ != "VBG" or noun.dep_ == "amod")
    return (str(noun.lower_) in doers().events and not verb) or _hidden_event(noun)


def _hidden_event(noun: Token) -> bool:
    """ "Clashes between two clans": taggers see a verb at the head of a sentence."""
    return noun.i == 0 and noun.lower_ in doers().events


def names_owner(word: Token) -> bool:
    """Whether a word before an event says whose it was: a state, a people, a body, armed persons."""
    if demonym_party(word.text) is not None or demonym_people(word.text) is not None:
        return True
    if re.search(r"^pro-|-(?:backed|led|aligned|allied)$", word.lower_):
        return True
    if word.lower_ in doers().bodies:
        return word.lower_ not in ("unit", "party", "state", "side", "mob", "crowd")
    role = default_lexicon().role(word)
    return role is not None and role[0] in ARMED
