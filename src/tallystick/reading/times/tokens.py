"""Tokens of the time grammar: plain text enters; one letter for each token, which tells its class, leaves.

The grammar's rules are patterns over these letters, so that a rule reads as the order of its words and a text without time
words is passed over at the speed of a string search. Every token keeps its exact offsets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from tallystick.model.times import Unit

Value = int | str | Unit | None

TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?!\d)"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)"
    r"|(?:\d{4}|['’]\d\d)s\b"
    r"|\d+(?:,\d{3})+(?!\d)|\d+\.\d+|\d+(?:st|nd|rd|th|ST|ND|RD|TH)\b|\d+"
    r"|(?:[Jj]an|[Ff]eb|Mar|[Aa]pr|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|Dec|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun"
    r"|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|MON|TUES?|WED|THURS?|FRI|SAT|SUN)\."
    r"|[^\W\d_]+|[^\w\s]"
)

OTHER = "_"
STOP = ";"

_WORDS: dict[str, str] = {
    "B": "earlier previously",
    "L": "later",
    "l": "last",
    "t": "this current",
    "x": "next coming upcoming forthcoming",
    "p": "past",
    "v": "previous preceding following same very ensuing",
    "z": "that",
    "r": "recent latest",
    "E": "early",
    "F": "late",
    "G": "mid middle midway",
    "b": "beginning start outset",
    "e": "end close",
    "s": "since",
    "o": "of",
    "i": "in during within over throughout around about nearly",
    "f": "from",
    "g": "to",
    "u": "until till through",
    "h": "between",
    "&": "and",
    "j": "on",
    "k": "by before after",
    "X": "for into",
    "T": "the",
    "a": "a an",
    "A": "ago",
    "J": "year",
    "K": "weekend weekends",
    "y": "holiday long",
    "H": "half",
    "c": "fiscal financial",
    "P": "morning afternoon evening night noon midday midnight dawn dusk nightfall daybreak",
    "q": "spring summer autumn fall winter",
    "Z": "people persons civilians soldiers troops men women children families refugees houses homes fighters militants rebels "
    "policemen officers others dead deaths wounded injured casualties victims students protesters prisoners villagers workers "
    "migrants displaced residents tanks vehicles rounds dollars miles kilometers kilometres km meters metres feet pounds",
}

_CONTEXT = {",": ",", ".": STOP, "!": STOP, "?": STOP, ";": STOP, "-": "-", "–": "-", "—": "-", "‑": "-", "'": "'", "’": "'",
            "(": "(", ")": ")", "$": "$", "£": "$", "€": "$", "%": "%"}  # fmt: skip

_MONTHS = "january february march april may june july august september october november december"
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
MONTHS = tuple(_MONTHS.split())
WEEKDAYS = tuple(_WEEKDAYS.split())
ORDINALS = tuple(_ORDINALS.split())
_TEENS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
CARDINALS = {word: n for n, word in enumerate(_TEENS.split(), 1)} | _TENS
VAGUE_COUNTS = ("few", "several", "couple", "dozen", "many", "some")
DECADES = {"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
           "eighties": 1980, "nineties": 1990}  # fmt: skip
DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}
UNITS = {"day": Unit.DAY, "week": Unit.WEEK, "month": Unit.MONTH, "quarter": Unit.QUARTER, "decade": Unit.DECADE}

Lexicon = Mapping[str, tuple[str, Value]]


class Token(NamedTuple):
    """A token with its offsets and value; a tuple, for a text has hundreds of them."""

    start: int
    end: int
    words: str
    value: Value


def lexicon() -> dict[str, tuple[str, Value]]:
    """Return the class letter and value of every word in small letters that the grammar knows."""
    entries: dict[str, tuple[str, Value]] = {}
    for letter, words in _WORDS.items():
        entries |= {word: (letter, word) for word in words.split()}
    entries |= {mark: (letter, mark) for mark, letter in _CONTEXT.items()}
    for number, name in enumerate(MONTHS, 1):
        entries[name] = ("m" if name in ("march", "may") else "M", number)
        entries |= {short: ("m", number) for short in (name[:3], name[:3] + ".", name[:4] + ".") if short not in entries}
    entries |= {"sept": ("m", 9), "sept.": ("m", 9)}
    for number, name in enumerate(WEEKDAYS):
        entries[name] = ("W", number)
        entries[name + "s"] = (OTHER, None)
        entries |= {name[:length] + stop: ("w", number) for length in (3, 4, 5) for stop in ("", ".")}
    entries |= {word: ("O", n) for n, word in enumerate(ORDINALS, 1)}
    entries |= {word: ("n", n) for word, n in CARDINALS.items()} | dict.fromkeys(VAGUE_COUNTS, ("n", None))
    entries |= {word: ("d", year) for word, year in DECADES.items()} | {word: ("R", n) for word, n in DAY_WORDS.items()}
    entries |= {word: ("Q" if word == "quarter" else "U", unit) for word, unit in UNITS.items()} | {"year": ("J", Unit.YEAR)}
    entries |= {word + "s": ("V", unit) for word, unit in UNITS.items()} | {"years": ("V", Unit.YEAR), "hours": ("V", "hour")}
    return entries


def tokenize(text: str, words: Lexicon) -> tuple[list[Token], str]:
    """Return the tokens of a text and, one for each, their class letters in one string."""
    tokens: list[Token] = []
    letters: list[str] = []
    for match in TOKEN.finditer(text):
        raw = match.group()
        known = words.get(raw) or words.get(raw.lower())
        if known is None:
            known = _number(raw) if raw[0].isdecimal() or (raw[-1] == "s" and raw[0] in "'’") else (OTHER, None)
        elif known[0] in "mw" and not raw[0].isupper():
            known = (OTHER, None)  # "may", "march", "sat" and "sun" in small letters are words of other kinds
        letters.append(known[0])
        tokens.append(Token(match.start(), match.end(), raw, known[1]))
    return tokens, "".join(letters)


def _number(raw: str) -> tuple[str, Value]:
    """Years Y, days of a month D (also O with its ending), decades d, dates in figures I and S, other numbers N."""
    if raw.isdecimal():
        value = int(raw)
        if len(raw) == 4 and 1700 <= value <= 2099:
            return "Y", value
        return ("D", value) if 1 <= value <= 31 and len(raw) <= 2 else ("N", value)
    if raw[-1] == "s":
        return "d", int(raw[:-1]) if len(raw) == 5 else 1900 + int(raw[1:3])
    if raw[-2:].lower() in ("st", "nd", "rd", "th") and raw[:-2].isdecimal():
        return ("O", int(raw[:-2])) if 1 <= int(raw[:-2]) <= 31 else (OTHER, None)
    if len(raw) == 10 and raw[4] == "-":
        return "I", raw
    slashed = raw.count("/") == 2 or (raw.count(".") == 2)
    return ("S", raw) if slashed else ("N", None)
