"""Demonyms: a word such as "Turkish" or "Syrians" enters; the name of the state or land it belongs to leaves.

The table `data/demonyms.tsv` also lists peoples and faiths that are no states ("Kurdish"): these name a people, never a party.
Demonyms are written with a capital letter; "polish", "turkey" and "us" are no demonyms.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PEOPLE = "*"
"""The code column of a people that is no state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonyms:
    """Words in small letters beside the land (its name, and its ISO 3166 code or "-") or the people that they name."""

    lands: dict[str, str]
    codes: dict[str, str]
    peoples: dict[str, str]
    adjectives: dict[str, str]


def demonym_party(word: str) -> str | None:
    """Return the land of a demonym ("Turkish" gives "Turkey") or of its own name ("Syria troops"), else None.

    Word is one or two words as written; a word that begins with a small letter is none.
    """
    return demonyms().lands.get(word.lower()) if _written_as_name(word) else None


def demonym_people(word: str) -> str | None:
    """Return the people or faith that a word names where it is no state ("Kurdish" gives "Kurds"), else None."""
    return demonyms().peoples.get(word.lower()) if _written_as_name(word) else None


def is_demonym(word: str) -> bool:
    """Whether the word is an adjective or noun of a land or people, and so names no place by itself."""
    return demonym_people(word) is not None or (_written_as_name(word) and word.lower() in demonyms().codes)


def adjective(land: str) -> str | None:
    """Return the adjective of a land ("Turkey" gives "Turkish"), the first word of its entry; None where it has none."""
    return demonyms().adjectives.get(land)


def seat_of(name: str) -> str | None:
    """Return the land whose government a capital or seat stands for ("Ankara says" gives "Turkey"), else None."""
    return _seats().get(name.title() if name.isupper() else name)


@cache
def _seats() -> dict[str, str]:
    lines = files("tallystick.reading").joinpath("data/capitals.tsv").read_text("utf8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


@cache
def demonyms() -> Demonyms:
    """Return the table, read once from the package."""
    lands: dict[str, str] = {}
    codes: dict[str, str] = {}
    peoples: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for line in files("tallystick.reading").joinpath("data/demonyms.tsv").read_text("utf8").splitlines():
        if line.startswith("#"):
            continue
        code, name, words = line.split("\t")
        for form in _forms(words):
            if code == PEOPLE:
                peoples[form] = name
            else:
                lands[form] = name
                codes[form] = code
        if code != PEOPLE:
            lands[name.lower()] = name
            adjectives.setdefault(name, words.split(",")[0].removeprefix("="))
    return Demonyms(lands=lands, codes=codes, peoples=peoples, adjectives=adjectives)


def _forms(words: str) -> list[str]:
    forms: list[str] = []
    for word in words.lower().split(","):
        forms += [word[1:]] if word.startswith("=") else [word, word + "s"]
    return forms


def _written_as_name(word: str) -> bool:
    """Capital first letter; short forms such as "US" in capitals throughout, for "us" and "Us" are the pronoun."""
    return word[:1].isupper() and (len(word) != 2 or word.isupper())
