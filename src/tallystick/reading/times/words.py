"""Time words: plain text enters; `TimeWords` with exact offsets leave, in text order, never overlapping, the longest first.

Nothing is resolved here: the words wait for the day on which they were said. The grammar is ours (`grammar`, `dates`, `units`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from tallystick.model.times import TimeKind, TimeWords
from tallystick.reading.times.grammar import Rule, rules
from tallystick.reading.times.holidays import find_holidays
from tallystick.reading.times.match import Fields, Found
from tallystick.reading.times.tokens import STOP, Lexicon, Token, lexicon, tokenize

_AHEAD = (
    "will shall ll scheduled due expected planned plans planning expects slated vowed intends upcoming deadline payable "
    "effective expire expires can could should must extended would takes set"
)
_SAID = (
    "said told announced added warned pledged wrote tweeted posted reported was were had killed wounded died since has been "
    "from"
)
AHEAD_WORDS = frozenset(_AHEAD.split())
AHEAD_BESIDE = frozenset({"by", "until", "till"})
"""Words that put a date in the future only where they stand right before it."""
SAID_WORDS = frozenset(_SAID.split())
AHEAD_REACH = 9
"""Tokens looked back over for a word that puts a date in the future; a word of saying or of the past ends the look."""


BEGAN = frozenset(
    """
    began begun started erupted broke escalated resumed intensified launched invaded collapsed seized took declared flared ended
    """.split()
)
"""What a war and the like did on the day from which is counted."""
CLAUSE = 12
"""Tokens of a clause between "since" and its day."""
_STOPS = re.compile(r"[.,;:!?()\n]")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled grammar."""

    rules: tuple[Rule, ...]
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule's match over tokens [first, last), and its fields."""

    first: int
    last: int
    order: int
    fields: Fields


@cache
def grammar() -> Grammar:
    """Return the grammar, compiled once."""
    return Grammar(rules(), lexicon())


def find_times(text: str) -> tuple[TimeWords, ...]:
    """Return the time words of a text; offsets count in it. Counts, ages and "may" as a verb are none."""
    compiled = grammar()
    tokens, letters = tokenize(text, compiled.lexicon)
    hits = _longest(_hits(compiled.rules, tokens, letters, text))
    words = _joined(text, tokens, letters, hits, [_time_words(text, tokens, hit) for hit in hits])
    return tuple(sorted([*words, *find_holidays(text, words)], key=lambda one: one.start))


def _hits(grammar_rules: Sequence[Rule], tokens: Sequence[Token], letters: str, text: str) -> list[Hit]:
    hits: list[Hit] = []
    for order, rule in enumerate(grammar_rules):
        for match in rule.pattern.finditer(letters):
            fields = rule.build(Found(match, tokens, letters))
            if fields is not None:
                hits.append(Hit(match.start(), match.end(), order, _ahead(fields, match.start(), tokens, letters, text)))
    return hits


def _longest(hits: list[Hit]) -> list[Hit]:
    """Keep the longest of what overlaps, the earlier rule where they are equally long; in text order."""
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda hit: (hit.first - hit.last, hit.order, hit.first)):
        if taken.isdisjoint(range(hit.first, hit.last)):
            kept.append(hit)
            taken.update(range(hit.first, hit.last))
    return sorted(kept, key=lambda hit: hit.first)


def _ahead(fields: Fields, first: int, tokens: Sequence[Token], letters: str, text: str) -> Fields:
    """Mark a date or weekday that a word before it puts into the future ("will meet on Friday")."""
    if fields["kind"] not in (TimeKind.DATE, TimeKind.WEEKDAY) or fields.get("year") is not None or fields.get("shift"):
        return fields
    for index in range(first - 1, max(-1, first - 1 - AHEAD_REACH), -1):
        word = tokens[index].words.lower()
        if letters[index] == STOP or word in SAID_WORDS or "\n\n" in text[tokens[index].end : tokens[index + 1].start]:
            break
        if word in AHEAD_WORDS or (word in AHEAD_BESIDE and index == first - 1):
            return fields | {"ahead": True}
    return fields


def _time_words(text: str, tokens: Sequence[Token], hit: Hit) -> TimeWords:
    start, end = tokens[hit.first].start, tokens[hit.last - 1].end
    fields: dict[str, Any] = dict(hit.fields)
    if "last" in fields:
        fields["last"] = TimeWords(start=start, end=end, words=text[start:end], **fields["last"])
    return TimeWords(start=start, end=end, words=text[start:end], **fields)


def _joined(
    text: str, tokens: Sequence[Token], letters: str, hits: Sequence[Hit], words: Sequence[TimeWords]
) -> list[TimeWords]:
    """Join spans ("from Monday to Wednesday") and wrap what stands after "since"."""
    joined: list[TimeWords] = []
    skip = False
    for index, (hit, time) in enumerate(zip(hits, words, strict=True)):
        if skip:
            skip = False
            continue
        start = _since_before(tokens, letters, hit.first)
        if start is None:
            start = _since_it_began(text, tokens, letters, hit.first)
        if start is not None:
            joined.append(_since(text, start, time))
        elif index + 1 < len(hits) and _span(letters, hit, hits[index + 1], time, words[index + 1]):
            joined.append(_until(text, time, words[index + 1]))
            skip = True
        else:
            joined.append(time)
    return joined


def _since_before(tokens: Sequence[Token], letters: str, first: int) -> int | None:
    """Where a "since" before these words begins; "at least" or "the" may stand between."""
    for back in range(1, 4):
        index = first - back
        if index < 0 or tokens[index].words.lower() not in ("since", "the", "at", "least", "on"):
            return None
        if letters[index] == "s":
            return tokens[index].start
    return None


def _since_it_began(text: str, tokens: Sequence[Token], letters: str, first: int) -> int | None:
    """Where a "since" begins whose clause tells what began then: "since fighting escalated on 10 May"."""
    reach = range(first - 1, max(-1, first - 1 - CLAUSE), -1)
    since = next((index for index in reach if letters[index] == "s"), None)
    if since is None or not any(tokens[index].words.lower() in BEGAN for index in range(since + 1, first)):
        return None
    start = tokens[since].start
    return None if _STOPS.search(text[start : tokens[first].start]) else start


def _since(text: str, start: int, time: TimeWords) -> TimeWords:
    return TimeWords(
        start=start, end=time.end, words=text[start : time.end], kind=TimeKind.SINCE, since=time, soft=time.soft,
        anaphor=time.anaphor,
    )  # fmt: skip


def _span(letters: str, hit: Hit, following: Hit, time: TimeWords, other: TimeWords) -> bool:
    """Whether two neighbouring times are the ends of a span: of one kind, or told as such by "between"."""
    between = letters[hit.last : following.first]
    lead = letters[max(0, hit.first - 1) : hit.first]
    joins = between in ("-", "u") or (between == "g" and lead == "f") or (between == "&" and lead == "h")
    alike = time.kind is other.kind or between == "&"
    return joins and alike and time.last is None and other.last is None and not time.anaphor


def _until(text: str, time: TimeWords, other: TimeWords) -> TimeWords:
    """One time from the first to the second; the first takes the second's year where it has none of its own."""
    year = time.year if time.year is not None or time.kind is not TimeKind.DATE else other.year
    return replace(time, end=other.end, words=text[time.start : other.end], year=year, last=other)
