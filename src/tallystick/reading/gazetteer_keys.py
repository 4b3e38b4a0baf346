"""Keys of place names: a name as written enters; the key under which the gazetteer holds it leaves.

The sound key folds the ways in which names from other scripts are spelled: Nairab and Nayrab, Maarret and Maarrat al-Numan.
"""

from __future__ import annotations

import re

from tallystick.model.places import fold_name

_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_ARTICLES = frozenset({"al", "el", "an", "ar", "as", "ash", "at", "ad", "az", "ez", "es", "ed", "er", "en", "ul", "ol", "the"})
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(.)\1+", r"\1"),
        (r"a[iy]|e[iy]|ee|y(?=[^aeiou]|$)", "i"),
        (r"a[uw]|o[uw]|oo|ow|w(?=[^aeiou]|$)", "u"),
        (r"e", "i"),
        (r"o", "u"),
        (r"q|ck|c(?=[^h])", "k"),
        (r"dj", "j"),
        (r"gh", "g"),
        (r"[dt]h", lambda match: match.group()[0]),
        (r"h$|(?<=[aiu])h(?=[^aiu])", ""),
        (r"(.)\1+", r"\1"),
    )
)

INITIALS = re.compile(r"[a-z](?: [a-z])+")
"""What remains of "D. C."."""


def index_key(name: str) -> str:
    """Return the folded name with "St." and the like written out."""
    folded = fold_name(name)
    if INITIALS.fullmatch(folded):
        return folded.replace(" ", "")
    if folded[:3].rstrip() in _SHORT or folded[:4].rstrip() in _SHORT:
        first, _, rest = folded.partition(" ")
        return f"{_SHORT[first]} {rest}" if rest and first in _SHORT else folded
    return folded


def sound_key(name: str) -> str:
    """Return the name by its sound, without articles; names of fewer than four letters keep their folded form."""
    words = [word for word in fold_name(name).split() if word not in _ARTICLES]
    return " ".join(_sound(word) for word in words) or fold_name(name)


def _sound(word: str) -> str:
    if len(word) < 4 or not word.isascii():
        return word
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word
