"""Numbers: the grammar of whole numbers in digits and words, and what stands beside a number that counts nothing.

Words enter; values leave. The patterns are pieces for `figures`, which puts them together with the words that bound a number.
"""

from __future__ import annotations

import re

ONES = dict(zip("one two three four five six seven eight nine".split(), range(1, 10), strict=True))
TEENS = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(10, 20),
        strict=True,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
SMALL = {**ONES, **TEENS, **TENS}

_ONES = "|".join(ONES)
_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
_SCALE = "|".join(SCALES)
DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?"
COUNT = (
    rf"(?:{DIGITS}|(?:{_SMALL})(?:[- ](?:{_ONES}))?(?![a-z]))(?:[- ](?:{_SCALE})\b)*"
    rf"(?:(?: and)? (?:{_SMALL})\b(?:-(?:{_ONES}))?)?"
)
ARTICLE = rf"(?:an?|half a) (?:{_SCALE})\b(?: (?:{_SCALE})\b)*"
NOT_BEFORE = r"(?<![\w$£€.,/:#–-])(?<!\bNo\. )(?<!\bno\. )(?<!\bno )(?<!\bNo )(?<!\bNO )"
_SUFFIXES = r"%|°|a\.m|p\.m|am\b|pm\b|o'clock|km\b|kms\b|mm\b|cm\b|kg\b|mph\b|GMT\b"
NOT_AFTER = rf"(?![\w/:]|[.,]\d|[-–](?!\s)|(?:st|nd|rd|th)\b|'s\b|\s*(?:{_SUFFIXES}))"


def number(words: str) -> int | None:
    """The whole number that digits or words give ("2.5 million", "twenty-five", "a dozen"); None if it is no whole one."""
    total, current = 0.0, 0.0
    for word in re.split(r"[\s-]+", words.lower().replace(",", "")):
        if word in SMALL:
            current += SMALL[word]
        elif word in SCALES:
            current = (current or 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + current, 0.0
        elif word == "half":
            current = 0.5
        elif re.fullmatch(r"\d+(?:\.\d+)?", word):
            current += float(word)
        elif word not in ("a", "an", "and"):
            return None
    value = round(total + current, 6)
    return int(value) if value == int(value) else None
