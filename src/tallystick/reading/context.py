"""Context: one parsed sentence with all that was found in it, and the words of a report that hold for all its sentences.

A `Sentence` and its parse enter; what leaves is laid out once, so that claims and accounts read the same findings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from tallystick.model.claims import Claimant
from tallystick.model.passage import Passage
from tallystick.model.places import Place
from tallystick.model.reports import Report
from tallystick.model.times import TimeWords
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.lexicon import Lexicon
from tallystick.reading.parties import Parties
from tallystick.reading.places import PlaceMention
from tallystick.reading.sentences import Sentence
from tallystick.reading.speech.cues import Speech, find_speech
from tallystick.reading.speech.finder import Finder
from tallystick.reading.speech.names import Names
from tallystick.reading.surface import small

RETALIATION = re.compile(
    r"\b(?:retaliat\w+|reprisals?|in response|in reply|in return|hit back|struck back|in revenge|avenge\w*|"
    r"(?:answered|repl(?:ied|ying)|respond(?:ed|ing)?) (?:by|with|(?:to )?(?:(?!calls?|reports?)[\w-]+ ){0,4}?"
    r"(?:attacks?|strikes?|raids?|fire|shelling|rockets?|assaults?|aggressions?|provocations?|killings?)))\b",
    re.IGNORECASE,
)
"""Words of an answer to a deed of arms; police "responded to a call" answer nobody."""
_HOURS = re.compile(r"^\W{0,3}(?:[01]?\d|2[0-3])[:.h][0-5]\d\b(?!\s*$)", re.MULTILINE)
ENTRIES = 3
"""Lines that begin with an hour from which a report is a page that goes on."""
THEN = re.compile(
    r"\b(?:then|in turn) (?:opened|struck|hit|shelled|fired|killed|martyred|destroyed)\b|\bhad then\b", re.IGNORECASE
)
"""Words that make an answer of a harm only where the one who did it is named and is not the harmed."""


@dataclass(frozen=True, kw_only=True)
class Whole:
    """What holds for a whole report; `surnames` are the last words of what may be full names in it.

    `issuer` is the body in whose name all of it is said, where it is a communiqué or the like.
    """

    report: Report
    parties: Parties
    names: Names
    lexicon: Lexicon
    finder: Finder
    surnames: frozenset[str]
    issuer: Claimant | None

    @cached_property
    def live(self) -> bool:
        """Whether the report is a page that goes on, entry by entry, each with its hour: its counts replace each other."""
        return len(_HOURS.findall(self.report.text)) >= ENTRIES


@dataclass(frozen=True, kw_only=True)
class Context:
    """One parsed sentence and what was found in it. Times and places carry offsets in the report's text.

    `named_before` is the last place named earlier in the paragraph.
    `carried_time` and `carried_place` stand in the sentence before it in its paragraph: "On 3 May shells hit it. Two died."
    """

    whole: Whole
    sentence: Sentence
    doc: Doc
    quantities: tuple[Quantity, ...]
    harms: tuple[Harm, ...]
    times: tuple[TimeWords, ...]
    places: tuple[PlaceMention, ...]
    previous_time: TimeWords | None
    carried_time: TimeWords | None
    carried_place: Place | None
    named_before: Place | None

    @cached_property
    def speeches(self) -> tuple[Speech, ...]:
        """Who says what in the sentence; found when somebody asks, since half of the sentences hold no claim."""
        return find_speech(self.doc, self.whole.lexicon, self.whole.finder, headed=self.sentence.headed)

    @cached_property
    def methods(self) -> tuple[tuple[int, int, int, str], ...]:
        """Start, end, rank and name of each way of killing or destroying that the sentence names."""
        text = small(self.sentence.text)
        return tuple(
            (match.start(), match.end(), rank, name)
            for rank, (name, pattern) in enumerate(self.whole.lexicon.methods)
            for match in pattern.finditer(text)
        )

    def passage(self, first: int, last: int) -> Passage:
        """The report's exact words over tokens [first, last)."""
        start = self.sentence.start + self.doc[first].idx
        end = self.sentence.start + self.doc[last - 1].idx + len(self.doc[last - 1])
        return Passage(report_id=self.whole.report.report_id, start=start, end=end, quote=self.whole.report.text[start:end])

    def words(self, tokens: frozenset[int]) -> str:
        """The words from the first to the last of some tokens, as the sentence has them."""
        return str(self.doc[min(tokens) : max(tokens) + 1].text)

    def token_at(self, offset: int) -> Token | None:
        """The token that holds a character of the report's text."""
        inside = offset - self.sentence.start
        return next((token for token in self.doc if token.idx <= inside < token.idx + max(1, len(token))), None)

    @property
    def retaliation(self) -> bool:
        """Whether the sentence tells of an answer to an attack."""
        return RETALIATION.search(self.sentence.text) is not None

    def method_of(self, first: int, last: int) -> str | None:
        """The way of killing or destroying that the sentence names nearest to tokens [first, last).

        Where the sentence tells of several harms, one beyond a comma is another's.
        """
        text = self.sentence.text
        start, end = self.doc[first].idx, self.doc[last - 1].idx + len(self.doc[last - 1])
        several = len({harm.trigger for harm in self.harms}) > 1
        found: list[tuple[int, int, str]] = []
        for begins, ends, rank, name in self.methods:
            between = text[end:begins] if begins >= end else text[ends:start]
            if not (several and "," in between):
                found.append((len(between) // 60, rank, name))
        return min(found)[2] if found else None
