"""Word: the unit in which texts are compared.

In: a report. Out: its words in order, each with its offsets and a number that stands for its folded form. Always: equal numbers
are words that differ in nothing but case, accents, quotation marks, hyphens or British and American spelling; words of page
furniture, credits and repeats are left out.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass, field

from tallystick.model.reports import MarkKind, Report

WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
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

FUNCTION_WORDS = """
a an and are as at be been but by for from had has have he her his in into is it its of on or said she than that the their them
they this to was were which who will with not no also after before when while would could there where more other one two
"""


@dataclass(slots=True, kw_only=True)
class Vocabulary:
    """Numbers of folded forms, given out as they come; `small` are those of function words."""

    numbers: dict[str, int] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)
    small: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        self.small = frozenset(self.number(word) for word in FUNCTION_WORDS.split())

    def number(self, word: str) -> int:
        """The number of the word's folded form."""
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = self.numbers.setdefault(fold(word), len(self.numbers))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One report's words: number, start and end of each, in text order; offsets count characters, end exclusive."""

    report: Report
    numbers: tuple[int, ...]
    starts: array[int]
    ends: array[int]


def read_words(report: Report, vocabulary: Vocabulary) -> Words:
    """The words of a report that are compared with those of others."""
    skipped = sorted((mark.start, mark.end) for mark in report.marks if mark.kind in SKIPPED)
    numbers: list[int] = []
    starts, ends = array("l"), array("l")
    for match in WORD.finditer(report.text):
        start, end = match.span()
        while skipped and skipped[0][1] <= start:
            del skipped[0]
        if skipped and skipped[0][0] < end:
            continue
        numbers.append(vocabulary.number(match.group()))
        starts.append(start)
        ends.append(end)
    return Words(report=report, numbers=tuple(numbers), starts=starts, ends=ends)


def fold(word: str) -> str:
    """The form in which words are compared: "Defence" and "defense", "cease-fire" and "ceasefire", "Erdoğan" and "Erdogan"."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i").replace("’", "'"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter != "-")
    for pattern, spelling in SPELLINGS if len(letters) >= 6 else ():
        letters = pattern.sub(spelling, letters)
    return letters
