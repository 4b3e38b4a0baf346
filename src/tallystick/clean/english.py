"""English: whether a text is in English.

In: a text. Out: yes or no. Always: script decides first, then the small words that every text of a language is full of; a text
too short to tell is let through, for a headline may have none of them.
"""

from __future__ import annotations

import re

SAMPLE = 20_000
"""Characters that are looked at: enough for any article, and a bound on the time for a book."""

LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
WORD = re.compile(r"[^\W\d_]+")

_ENGLISH = """
the of and to in a that was for on were by with said is at from as it he an be has have had who been after but not are this they
which their she more than when its also his her about one two would will could into over there other all police killed people
"""
_FOREIGN = """
el la los las una que del por con para se su como más pero fue lo le les est et dans des du une qui sur au aux ne pas par pour
avec sont der das und ist den dem ein eine nicht mit von zu auf für im sich auch nach bei il di che della per non gli nel alla
sono da anche os em não uma dos na mais foi ao de het een van op dat zijn met voor niet aan bij ook ve bir bu için ile çok
olarak że nie jest oraz się dan yang dari untuk pada och att det som på av inte är til og af ikke si cu nu pe din este
ei että oli hogy az és je sa za koji iz
"""
ENGLISH = frozenset(_ENGLISH.split())
FOREIGN = frozenset(_FOREIGN.split()) - ENGLISH
"""The commonest small words of the European languages, Turkish, Malay and Indonesian, without those that English shares."""

SCRIPT_SHARE = 0.5
"""Latin letters among all letters. English reports that quote Arabic names in brackets keep above 0.9."""

FOREIGN_LEAST = 2
"""A single foreign small word proves nothing: "South LA", "Al Hayat", "van"."""

ENOUGH = 40
"""Words from which the share is asked for; a page's headlines alone can have 30 words with a single function word."""

SHARE = 0.12
"""Least share of English function words. Measured on 2,809 local news texts, 1,300 agency texts in capitals and 383 articles:
the median is 0.37, of prose the lowest 0.18, of pages that hold nothing but lists of links 0.13. Of 35 other languages in Latin
script Finnish has most (0.11: its "on" and "he"), then Norwegian (0.09) and Danish (0.08), all others stay below 0.06."""


def is_english(text: str) -> bool:
    """Whether the text may be read as English."""
    sample = text[:SAMPLE]
    written = WORD.findall(sample)
    if sum(map(len, LATIN.findall(sample))) < SCRIPT_SHARE * sum(map(len, written)):
        return False
    words = [word.lower() for word in written]
    english = sum(word in ENGLISH for word in words)
    if sum(word in FOREIGN for word in words) >= max(FOREIGN_LEAST, english + 1):
        return False
    return len(words) < ENOUGH or english >= SHARE * len(words)
