"""Word: the unit in which texts are compared.

In: a report. Out: its words in order, each with its offsets and a number that stands for its folded form. Always: equal numbers
are words that differ in nothing but case, accents, quotation marks, hyphens or British and American spelling; words of page
furniture, credits and repeats are left out.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from tallystick.lineage.runs import Hashes, runs_of
from tallystick.model.lines import hard_wrapped
from tallystick.model.reports import MarkKind, Report

WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
NUMBER = np.dtype("<u8")
SKIPPED = frozenset(
    (MarkKind.FURNITURE, MarkKind.REPEAT, MarkKind.CREDIT, MarkKind.BYLINE, MarkKind.DATELINE, MarkKind.PUBLISHED)
)
SPELLINGS = (
    (re.compile(r"(?<=..)our(?=.|$)"), "or"),
    (re.compile(r"ence$"), "ense"),
    (re.compile(r"(?<=...)is(?=e[ds]?$|ing$|ations?$)"), "iz"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=[aeiou])ll(?=ed$|ing$|er$)"), "l"),
)
"""British to American. A rule may fold a word that has one spelling only ("course"): it does so in every text alike."""

SPELLED = re.compile("our|ence$|is(?:e|ing|ation)|tre|ll(?:ed|ing|er)$")
"""What a word that any of them would change holds: looked for first, since most words hold none."""

FUNCTION_WORDS = """
a an and are as at be been but by for from had has have he her his in into is it its of on or said she than that the their them
they this to was were which who will with not no also after before when while would could there where more other one two
"""


class Vocabulary(dict[str, bytes]):
    """The numbers of the words in a stretch without spaces ("killed,", "(AFP)", "—"), eight bytes each.

    It only remembers: a word's number is a hash of its folded form (equal for unequal forms once in 2^64), the same everywhere.
    `small` are those of function words.
    """

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}
        self.small = frozenset(_plain(self[word])[0] for word in FUNCTION_WORDS.split())

    def __missing__(self, stretch: str) -> bytes:
        """What is met for the first time; all later ones are looked up without a call, which makes this quick."""
        self[stretch] = numbers = b"".join(map(self._number, WORD.findall(stretch)))
        return numbers

    def _number(self, word: str) -> bytes:
        small = word.casefold()
        number = self._known.get(small)
        if number is None:
            number = self._known[small] = blake2b(fold(small).encode("utf8"), digest_size=NUMBER.itemsize).digest()
        return number


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One report's words: number, start and end of each, in text order; offsets count characters, end exclusive.

    `runs` are the different runs of words in order of size, `places` where each stands first. `wrapped`: a fixed width broke
    the text's lines.
    """

    report: Report
    numbers: array[int]
    starts: array[int]
    ends: array[int]
    runs: Hashes
    places: NDArray[np.uint32]
    wrapped: bool


def read_words(report: Report, vocabulary: Vocabulary) -> Words:
    """The words of a report that are compared with those of others."""
    kept = [match for start, end in compared(report) for match in WORD.finditer(report.text, start, end)]
    numbers = b"".join(vocabulary[match.group()] for match in kept)
    runs, places = np.unique(runs_of(np.frombuffer(numbers, dtype=NUMBER)), return_index=True)
    return Words(
        report=report,
        numbers=array("Q", _plain(numbers)),
        starts=array("I", (match.start() for match in kept)),
        ends=array("I", (match.end() for match in kept)),
        runs=runs,
        places=places.astype(np.uint32),
        wrapped=hard_wrapped(report.text),
    )


def compared(report: Report) -> Iterator[tuple[int, int]]:
    """The spans of the text without what is skipped."""
    start = 0
    for mark in sorted(mark for mark in report.marks if mark.kind in SKIPPED):
        if start < mark.start:
            yield start, mark.start
        start = max(start, mark.end)
    yield start, len(report.text)


def _plain(numbers: bytes) -> list[int]:
    plain: list[int] = np.frombuffer(numbers, dtype=NUMBER).tolist()
    return plain


def fold(word: str) -> str:
    """The form in which words are compared: "Defence" and "defense", "cease-fire" and "ceasefire", "Erdoğan" and "Erdogan"."""
    if word.isascii():
        letters = word.lower().replace("-", "")
    else:
        plain = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i").replace("’", "'"))
        letters = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter != "-")
    for pattern, spelling in SPELLINGS if len(letters) >= 6 and SPELLED.search(letters) else ():
        letters = pattern.sub(spelling, letters)
    return letters
