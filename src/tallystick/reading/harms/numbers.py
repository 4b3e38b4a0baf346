"""Numbers: the grammar of whole numbers in digits and words, and what stands beside a number that counts nothing.

Words enter; values leave. The patterns are pieces for `figures`, which puts them together with the words that bound a number.
They are for text in small letters; `FRACTION` is blind to case by itself.
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
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "dozen": 12,
    "score": 20,
    "lakh": 100_000,
    "lakhs": 100_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
}
SHORT = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion"}
"""Scales written as letters, which are read only before a word for people: "2.5m people", not "2.5m waves"."""
SMALL = {**ONES, **TEENS, **TENS}

_ONES = "|".join(ONES)
_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
_SCALE = "|".join(SCALES)
_MANY = r"people|persons|refugees|displaced|internally|idps|civilians|children|women|residents|inhabitants|migrants"
_MONTHS = "january february march april may june july august september october november december".split()
_NOT_A_DAY = "".join(rf"(?<!{month} )" for month in [*_MONTHS, *(month[:3] for month in _MONTHS)])
_GROUPED = rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d{{1,3}}, 000\b|{_NOT_A_DAY}\d{{1,3}}(?: \d{{3}})+(?![\d.,]*\d)"
_DOTTED = rf"[1-9]\d{{0,2}}(?:\.\d{{3}})+(?![\d.,]*\d)(?! ?(?:{_SCALE}))"
DIGITS = rf"{_GROUPED}|{_DOTTED}|\d+(?:\.\d+)?"
"""Thousands are grouped by commas, by spaces (as the UN writes) or, since nobody counts fractions of persons, by dots."""
COUNT = (
    rf"(?:{DIGITS}|(?:{_SMALL})(?:[- ](?:{_ONES}))?(?![a-z]))(?:[- ](?:{_SCALE})\b|(?:{'|'.join(SHORT)})(?= (?:{_MANY})\b))*"
    rf"(?:(?<!\d)(?: and)? (?:{_SMALL})\b(?:-(?:{_ONES}))?| and a half (?:{_SCALE})\b)?"
)
ARTICLE = rf"(?:an?|half an?|a quarter of an?|three[- ]quarters of an?) (?:{_SCALE})\b(?: (?:{_SCALE})\b)*"
NOT_BEFORE = r"(?<![\w$£€.,/:#–-])(?<!\bno\. )(?<!\bno )"
FRACTION = re.compile(
    r"\b(?:(?P<bound>nearly|almost|about|around|more than|over|some|at least|less than|under) )?"
    r"(?:(?P<part>half)|(?:an?|(?P<times>one|two|three|four)) ?-?(?P<part2>thirds?|quarters?|fifths?|tenths?))"
    r"(?= of (?:the|its|their|them|those)\b)",
    re.IGNORECASE,
)
"""A share in words, before what it is a share of."""
_SUFFIXES = r"°|a\.m|p\.m|am\b|pm\b|o'clock|km\b|kms\b|mm\b|cm\b|kg\b|mph\b|gmt\b"
NOT_AFTER = rf"(?![\w/]|:(?!\s)|[.,]\d|[-–](?!\s(?!(?:and|or|to) )|odd\b|plus\b)|(?:st|nd|rd|th)\b|'s\b|\s*(?:{_SUFFIXES}))"


def number(words: str) -> int | None:
    """The whole number that digits or words give ("2.5 million", "twenty-five", "a dozen"); None if it is no whole one."""
    total, current = 0.0, 0.0
    for word in re.split(r"[\s-]+", _halves(_ungrouped(words.lower()))):
        if word in SMALL:
            current += SMALL[word]
        elif word in SCALES:
            current = (current or 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + current, 0.0
        elif re.fullmatch(r"\d+(?:\.\d+)?", word):
            current += float(word)
        elif word not in ("a", "an", "and"):
            return None
    value = round(total + current, 6)
    return int(value) if value == int(value) else None


def _ungrouped(words: str) -> str:
    """The words with digits written together: "14 000", "61, 000" and "1.500" without what parts their thousands."""
    joined = re.sub(r"(?<=\d)(?:,|, | )(?=\d{3}(?!\d))", "", words)
    if re.fullmatch(_DOTTED, joined):
        joined = joined.replace(".", "")
    return re.sub(rf"(?<=\d)({'|'.join(SHORT)})\b", lambda match: f" {SHORT[match.group(1)]}", joined)


def _halves(words: str) -> str:
    """ "one and a half million", "half a million", "three quarters of a million", with their fractions in digits."""
    words = re.sub(r"\bthree[- ]quarters of an?\b", "0.75", words)
    words = re.sub(r"\ba quarter of an?\b", "0.25", words)
    return re.sub(r"\band a half\b|\bhalf an?\b", "0.5", words)


def scale_of(words: str) -> int:
    """The scale that words end in: a million for "three million", 1 where there is none."""
    value = 1
    for word in reversed(words.lower().split()):
        if word not in SCALES:
            break
        value *= SCALES[word]
    return value
