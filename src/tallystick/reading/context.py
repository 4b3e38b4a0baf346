"""Context: one parsed sentence with all that was found in it, and the words of a report that hold for all its sentences.

A `Sentence` and its parse enter; what leaves is laid out once, so that claims and accounts read the same findings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tallystick.model.passage import Passage
from tallystick.model.places import Place, PlacePrecision
from tallystick.model.reports import Report
from tallystick.model.times import TimeKind, TimeWords, Unit
from tallystick.reading.demonyms import seat_of
from tallystick.reading.harms.harm import Harm
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.lexicon import Lexicon
from tallystick.reading.parties import Parties
from tallystick.reading.places import PlaceMention, PlaceRole
from tallystick.reading.sentences import Sentence
from tallystick.reading.speech.claimants import Names
from tallystick.reading.speech.cues import Speech

RETALIATION = re.compile(
    r"\b(?:retaliat\w+|reprisals?|in response|in reply|in return|answered|replied|respond(?:ed|ing)? (?:to|by|with)|hit back|"
    r"struck back|in revenge|avenge\w*)\b",
    re.IGNORECASE,
)
THEN = re.compile(r"\b(?:then|in turn) (?:opened|struck|hit|shelled|fired|killed|destroyed)\b|\bhad then\b", re.IGNORECASE)
"""Words that make an answer of a harm only where the one who did it is named and is not the harmed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What holds for a whole report; `surnames` are the last words of what may be full names in it."""

    report: Report
    parties: Parties
    names: Names
    lexicon: Lexicon
    surnames: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One parsed sentence and what was found in it. Times and places carry offsets in the report's text.

    `carried_time` and `carried_place` stand in the sentence before it in its paragraph: "On 3 May shells hit it. Two died."
    """

    whole: Whole
    sentence: Sentence
    doc: Doc
    quantities: tuple[Quantity, ...]
    harms: tuple[Harm, ...]
    speeches: tuple[Speech, ...]
    times: tuple[TimeWords, ...]
    places: tuple[PlaceMention, ...]
    previous_time: TimeWords | None
    carried_time: TimeWords | None
    carried_place: Place | None

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

    def time_of(self, trigger: int, *, periods: bool = False) -> TimeWords | None:
        """The time words that belong to a word of harm rather than to a verb of saying; those of saying only as a soft day.

        With `periods`, those that name a day are left out: a running total counts no single day.
        """
        return _time(self, trigger, [time for time in self.times if not (periods and is_day(time))])

    def place_of(self, trigger: int) -> Place | None:
        """The place that stands nearest to a word of harm within its clause, those after it first."""
        return _place(self, trigger)

    def method_of(self, first: int, last: int) -> str | None:
        """The way of killing or destroying that the sentence names nearest to tokens [first, last).

        Where the sentence tells of several harms, one beyond a comma is another's.
        """
        return _method(self, first, last)


def is_day(time: TimeWords) -> bool:
    """Whether time words name a day rather than a period."""
    if time.kind is TimeKind.WEEKDAY:
        return True
    if time.kind is TimeKind.DATE:
        return time.day is not None
    return time.kind is TimeKind.RELATIVE and time.unit is Unit.DAY


def _time(context: Context, trigger: int, times: Sequence[TimeWords]) -> TimeWords | None:
    said: list[TimeWords] = []
    happened: list[tuple[int, TimeWords]] = []
    for time in times:
        token = context.token_at(time.start)
        if token is None:
            continue
        if _of_saying(context, token, trigger):
            said.append(time)
        elif not _in_clause_of_its_own(context.doc, token, trigger):
            happened.append((_reach(context.doc, token, trigger), time))
    if happened:
        return min(happened, key=lambda item: item[0])[1]
    return _softened(said[0]) if said else None


def _of_saying(context: Context, token: Token, trigger: int) -> bool:
    """Whether a time hangs on a cue of speech whose words hold the harm, and stands outside those words."""
    for speech in context.speeches:
        if speech.cue is None or trigger not in speech.content or token.i in speech.content:
            continue
        climbing = token
        for _ in range(4):
            if climbing.i == speech.cue:
                return True
            climbing = climbing.head
    return False


def _in_clause_of_its_own(doc: Doc, token: Token, trigger: int) -> bool:
    """Whether a relative clause after a comma stands between a harm and a time ("..., where many fled since May")."""
    low, high = sorted((token.i, trigger))
    return any(doc[index].lower_ in ("where", "which", "who") and doc[index - 1].text == "," for index in range(low + 1, high))


def _reach(doc: Doc, token: Token, trigger: int) -> int:
    """Tokens between a time and a harm; another clause between them counts as far."""
    low, high = sorted((token.i, trigger))
    walls = sum(
        1
        for between in doc[low:high]
        if between.text in (";", ":") or between.lower_ in ("after", "before", "since", "where", "which", "who")
    )
    return int(high - low + 12 * walls)


def _softened(time: TimeWords) -> TimeWords:
    """The day on which it was said: the harm lies on it or shortly before."""
    return replace(time, soft=True)


def _place(context: Context, trigger: int) -> Place | None:
    """A place where something is said to be, before one that is only named; a land that is only named is an actor."""
    ranked = []
    for mention in context.places:
        token = context.token_at(mention.start)
        rank = _rank(mention, context.whole.report.text)
        if token is not None and rank is not None and not _in_clause_of_its_own(context.doc, token, trigger):
            reach = _reach(context.doc, token, trigger) + (0 if token.i > trigger else 6)
            ranked.append((rank, reach, mention.start, mention.place))
    return min(ranked, key=lambda item: item[:3])[3] if ranked else None


def _rank(mention: PlaceMention, text: str) -> int | None:
    """How well words of a place say where something happened; None where they name one who acts, or a holder."""
    if mention.role is PlaceRole.LOCATED:
        return 0 if located(mention, text) else None
    acts = mention.place.precision in (PlacePrecision.COUNTRY, PlacePrecision.REGION) or seat_of(mention.words) is not None
    if mention.role is PlaceRole.MENTIONED and not acts:
        return 1
    return None


def _method(context: Context, first: int, last: int) -> str | None:
    text = context.sentence.text
    start, end = context.doc[first].idx, context.doc[last - 1].idx + len(context.doc[last - 1])
    several = len({harm.trigger for harm in context.harms}) > 1
    found: list[tuple[int, int, str]] = []
    for rank, (name, pattern) in enumerate(context.whole.lexicon.methods):
        for match in pattern.finditer(text):
            between = text[end : match.start()] if match.start() >= end else text[match.end() : start]
            if not (several and "," in between):
                found.append((len(between) // 60, rank, name))
    return min(found)[2] if found else None


_SEAT = re.compile(
    r"\b(?:ministry|government|officials?|offices?|authorities|embassy|court|army|command|bureau|based) (?:in|of) $",
    re.IGNORECASE,
)


def located(mention: PlaceMention, text: str) -> bool:
    """Whether a mention says where something is, rather than where an office has its seat ("the ministry in Ankara")."""
    return mention.role is PlaceRole.LOCATED and _SEAT.search(text[max(0, mention.start - 24) : mention.start]) is None


def nearest(mentions: Sequence[TimeWords], start: int) -> TimeWords | None:
    """The last of some time words that begin before an offset."""
    before = [mention for mention in mentions if mention.start < start]
    return before[-1] if before else None
