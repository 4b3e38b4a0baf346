"""Folding of names: a name as written enters; a form leaves in which its spellings agree.

`fold_name` drops case, diacritics and hyphens; `sound_key` also the ways in which names from other scripts are spelled, so that
Nairab is Nayrab and Maarret al-Numan is Maarrat an Nu'man. Neither ever joins names by likeness alone.
"""

from __future__ import annotations

import re
import unicodedata

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
        (r"(?<=..)[ai]t?$", "a"),
    )
)


def fold_name(name: str) -> str:
    """Return a name without case, diacritics, hyphens and apostrophes, so that "Maarrat al-Nu'mān" is "maarrat al numan"."""
    plain = name.translate(_LETTERS)
    if plain.isascii():
        return " ".join(plain.lower().split())
    decomposed = unicodedata.normalize("NFKD", plain)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


_LETTERS = str.maketrans({
    "-": " ", "\u2010": " ", "\u2011": " ", "\u2013": " ", "_": " ",
    "'": None, "\u2019": None, "\u2018": None, "\u02bb": None, "\u02bc": None, "`": None, ".": None, ",": " ",
    "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae",
})  # fmt: skip


def sound_key(name: str) -> str:
    """Return the name by its sound, without articles; words of one or two letters keep their folded form."""
    words = [word for word in fold_name(name).split() if word not in _ARTICLES]
    return " ".join(_sound(word) for word in words) or fold_name(name)


def _sound(word: str) -> str:
    if len(word) < 3 or not word.isascii():
        return word
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word
