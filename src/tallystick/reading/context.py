"""Context: one parsed sentence with all that was found in it, and the words of a report that hold for all its sentences.

A `Sentence` and its parse enter; what leaves is laid out once, so that claims and accounts read the same findings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Doc, Token

from tallystick.model.passage import Passage
from tallystick.model.places import Place, PlacePrecision
from tallystick.model.reports import Report
from tallystick.model.times import TimeKind, TimeWords, Unit
from tallystick.reading.demonyms import seat_of
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.lexicon import Lexicon
from tallystick.reading.parties import Parties
from tallystick.reading.places import PlaceMention, PlaceRole
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
THEN = re.compile(
    r"\b(?:then|in turn) (?:opened|struck|hit|shelled|fired|killed|martyred|destroyed)\b|\bhad then\b", re.IGNORECASE
)
"""Words that make an answer of a harm only where the one who did it is named and is not the harmed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What holds for a whole report; `surnames` are the last words of what may be full names in it."""

    report: Report
    parties: Parties
    names: Names
    lexicon: Lexicon
    finder: Finder
    surnames: frozenset[str]


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
        return find_speech(self.doc, self.whole.lexicon, self.whole.finder, title=self.sentence.title)

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

    def time_of(self, trigger: int, *, periods: bool = False) -> TimeWords | None:
        """The time words that belong to a word of harm rather than to a verb of saying; those of saying only as a soft day.

        With `periods`, those that name a day are left out: a running total counts no single day.
        """
        return _time(self, trigger, [time for time in self.times if not (periods and is_day(time))])

    def place_of(self, trigger: int, *, left_by: int | None = None) -> Place | None:
        """The place that stands nearest to a word of harm within its clause, those after it first.

        `left_by` is the token after the words for those who left it, where the harm is displacement: "2,000 people of X", and
        a land that hosts them is no actor.
        """
        return _place(self, trigger, left_by)

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
        elif not (_of_what_followed(context, token, trigger) or _in_clause_of_its_own(context.doc, token, trigger)):
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


def _of_what_followed(context: Context, token: Token, trigger: int) -> bool:
    """Whether a time hangs on a word of arrest, court, burial or recovery, and not on the harm that this speaks of, which lies
    before it, nobody knows how long. Of a raid that killed two and arrested three both may be meant."""
    governor = next((one for one in token.ancestors if one.i == trigger or one.pos_ == "VERB" or one.dep_ in CLAUSES), None)
    if governor is None or governor.lemma_.lower() not in context.whole.lexicon.following:
        return False
    if any(governor.i < harm.trigger < token.i and context.doc[harm.trigger].pos_ == "VERB" for harm in context.harms):
        return False  # "was in a critical condition after being shot on Tuesday", whatever the parser hangs it on
    above = [context.doc[trigger], *context.doc[trigger].ancestors]
    return governor in above and (governor.i == trigger or above[above.index(governor) - 1].dep_ != "conj")


CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "acl:relcl", "parataxis", "conj"})
"""Relations to its head of a word that a clause is built on, whatever its part of speech."""


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


def _place(context: Context, trigger: int, left_by: int | None) -> Place | None:
    """A place where something is said to be, before one that is only named; a land that is only named is an actor."""
    ranked = []
    for mention in context.places:
        token = context.token_at(mention.start)
        if token is None:
            continue
        rank = _rank(mention, context.whole.report.text)
        if left_by is not None:
            rank = _rank_left(mention, rank, token, left_by)
        where = _of_where(context.doc, token, trigger)
        if rank is not None and (where or not _in_clause_of_its_own(context.doc, token, trigger)):
            reach = 0 if where else _reach(context.doc, token, trigger) + (0 if token.i > trigger else 6)
            ranked.append((rank, reach, mention.start, mention.place))
    if ranked:
        return min(ranked, key=lambda item: item[:3])[3]
    return _name_only(context, trigger) if left_by is not None else None


def _name_only(context: Context, trigger: int) -> Place | None:
    """A capitalised name after "in" or "from" that no table knows, nearest to the word of harm: a place with a name only."""
    start = context.sentence.start
    spans = [(one.start - start, one.end - start) for one in context.times]
    spans += [(one.start - start, one.end - start) for one in context.places]
    at = context.doc[trigger].idx
    found = [
        match
        for match in _IN_NAME.finditer(context.sentence.text)
        if not any(first < match.end() and match.start(match.lastgroup or 0) < last for first, last in spans)
    ]
    if not found or context.sentence.text.isupper():
        return None
    nearest_name = min(found, key=lambda match: abs(match.start() - at))
    name = nearest_name["name"] or nearest_name["kind"]
    return Place(name=name, words=name, precision=PlacePrecision.NAME_ONLY)


_IN_NAME = re.compile(
    r"\b(?i:in|near|around|across|from|outside|at)\s(?:the\s)?(?:\w+(?:ern|al)\s)?(?:\w+\s(?:of|in)\s)?"
    r"(?P<name>(?!(?:The|January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})"
    r"|\b(?P<kind>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})\s(?i:provinces?|districts?|county|counties|regions?|states?|islands?|towns?|"
    r"villages?|city|area|departments?|municipality|townships?|prefectures?|communes?)\b"
)
"""A name in a phrase of place: "in the eastern Kabare", "from the village of Old Fangak"."""


def _of_where(doc: Doc, token: Token, trigger: int) -> bool:
    """Whether "where" right after a place, or after what holds it, begins the clause of the harm: "in X, where 30 died"."""
    if token.i > trigger:
        return False
    between = doc[token.i + 1 : trigger]
    where = next((one for one in between if one.lower_ == "where"), None)
    return where is not None and all(one.pos_ in ("PROPN", "ADP", "PUNCT", "NOUN", "DET") for one in doc[token.i + 1 : where.i])


def _rank_left(mention: PlaceMention, rank: int | None, token: Token, left_by: int) -> int | None:
    """How well words say what place people left, those beside them first; a whole land only where nothing finer is named."""
    link = token.doc[left_by : token.i]
    if 0 < len(link) < 4 and link[0].lower_ in ("of", "from", "in") and all(one.pos_ in ("ADP", "DET", "ADJ") for one in link):
        return -1
    if mention.role is PlaceRole.FROM:
        return 0
    hosts = token.dep_ in ("nsubj", "nsubj:pass") and token.head.lemma_.lower() in HOSTS
    if rank is None:
        return 3 if hosts or mention.role in (PlaceRole.TOWARD, PlaceRole.HOLDER) else None
    return 2 if mention.place.precision is PlacePrecision.COUNTRY else rank


HOSTS = frozenset({"host", "have", "see", "shelter", "house", "record", "count", "accommodate", "take", "receive", "home"})


def _rank(mention: PlaceMention, text: str) -> int | None:
    """How well words of a place say where something happened; None where they name one who acts, or a holder."""
    if mention.role is PlaceRole.LOCATED:
        return 0 if located(mention, text) else None
    return 1 if mention.role is PlaceRole.MENTIONED and not is_actor(mention) else None


def is_actor(mention: PlaceMention) -> bool:
    """Whether a name stands for a state or its government rather than for where something is."""
    return mention.place.precision in (PlacePrecision.COUNTRY, PlacePrecision.REGION) or seat_of(mention.words) is not None


def _method(context: Context, first: int, last: int) -> str | None:
    text = context.sentence.text
    start, end = context.doc[first].idx, context.doc[last - 1].idx + len(context.doc[last - 1])
    several = len({harm.trigger for harm in context.harms}) > 1
    found: list[tuple[int, int, str]] = []
    for begins, ends, rank, name in context.methods:
        between = text[end:begins] if begins >= end else text[ends:start]
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
