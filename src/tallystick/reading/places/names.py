"""Candidates for places: plain text and the gazetteer enter; words that may name a place, with all that bear the name, leave.

Always: the longest name wins; persons, newspapers and bodies, demonyms and ordinary words ("Mobile", "Reading", "Of") are left
out or marked as doubtful unless what stands around them says that a place is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.reading.demonyms import is_demonym
from tallystick.reading.places.context import Span, Surroundings, Word
from tallystick.reading.places.gazetteer import Entry, EntryKind, Gazetteer
from tallystick.reading.places.words import ARTICLES, COMMON_PAIRS, FUNCTION, GEOGRAPHIC, NEVER_ALONE, TIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words [first, last) that may name one of the entries.

    `firm` where a preposition of place or a country's name speaks for a place; `doubtful` where the words are as likely another
    thing, so that only a firm mention of the same name elsewhere in the text makes them a place.
    """

    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    first: int
    last: int
    firm: bool
    doubtful: bool
    street: bool = False


def find_candidates(text: str, words: Sequence[Word], gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidates in text order."""
    around = Surroundings(text, words, gazetteer)
    found: list[Candidate] = []
    index = 0
    while index < len(words):
        candidate = _candidate(around, index) if around.may_begin(index) else None
        if (candidate is None or candidate.last == index + 1) and _demonym_of_two(around, index):
            candidate, index = None, index + 1
        if candidate is not None:
            found.append(candidate)
        index = candidate.last if candidate is not None else index + 1
    return found


def _candidate(around: Surroundings, first: int) -> Candidate | None:
    for last in range(around.reach(first), first, -1):
        span = Span.of(around, first, last)
        entries = around.gazetteer.find_key(span.key) or _respelled(span)
        if entries and not _never(span, entries):
            great = entries[0].kind in (EntryKind.COUNTRY, EntryKind.REGION)
            told = span.located() or span.folk() or span.dateline()
            firm = great or told or (last - first > 1 and not span.person(entries))
            return Candidate(
                start=span.start,
                end=span.end,
                key=span.key,
                entries=entries,
                first=first,
                last=last,
                firm=firm,
                doubtful=not great and _doubtful(span, entries),
                street=entries[0].town and span.street(),
            )
    return None


def _respelled(span: Span) -> tuple[Entry, ...]:
    """The places that sound like a name with an article or a tie inside ("Maarret al-Numan", "Mazar-i-Sharif")."""
    tied = any(_ties(span.around, index) for index in range(span.first + 1, span.last - 1))
    return span.around.gazetteer.find_sound(span.written) if tied else ()


def _ties(around: Surroundings, index: int) -> bool:
    """Whether a word inside a name is an article or a tie: with a hyphen, or "al" by itself ("Deir al Balah")."""
    hyphen = around.words[index].text in ARTICLES | TIES and around.between(index + 1) == "-"
    return hyphen or around.word(index) in ("al", "el")


def _demonym_of_two(around: Surroundings, index: int) -> bool:
    """ "Sri Lankan", "South Korean"."""
    if not (around.capital(index) and around.joined(index + 1)):
        return False
    return is_demonym(around.text[around.words[index].start : around.words[index + 1].end])


def _never(span: Span, entries: tuple[Entry, ...]) -> bool:
    """Function words, demonyms, bodies that bear a place's name, and short forms that stand where none does."""
    great = entries[0].kind in (EntryKind.COUNTRY, EntryKind.REGION)
    if span.single and not span.shouted() and span.written.isupper() and entries[0].kind is EntryKind.COUNTRY:
        return span.body()
    if span.single and great and span.shouted() and span.around.gazetteer.is_common(span.key) and not span.located():
        return True
    if span.single and (_function(span) or (len(span.key) == 2 and not span.short_form(entries))):
        return True
    if span.single and span.key in NEVER_ALONE and not (span.touches_after() and span.around.word(span.last) in GEOGRAPHIC):
        return True
    if span.single and span.written.isalpha() and span.written.isupper() and len(span.written) < 5 and not span.shouted():
        return not (great or span.short_form(entries) or entries[0].kind is EntryKind.DIVISION)
    return (is_demonym(span.written) and not (great or span.located())) or span.body()


def _function(span: Span) -> bool:
    """Words of grammar, months and weekdays, and what is shortened from them ("I've")."""
    return span.key in FUNCTION or re.split("['’]", span.written.lower())[0] in FUNCTION


def _doubtful(span: Span, entries: tuple[Entry, ...]) -> bool:
    """Persons; ordinary words and first names that nothing says are a place."""
    if span.person(entries):
        return True
    if span.short_form(entries) or span.dateline():
        return False
    person = span.single and span.shouted() and span.around.gazetteer.is_surname(span.key)
    if person and not (span.located() or span.capital_of(entries)):
        return True
    if span.single and span.around.gazetteer.is_common(span.key) and span.touches_after() and span.around.capital(span.last):
        return True
    ordinary = (span.single and (span.common() or len(span.key) < 4)) or span.key in COMMON_PAIRS
    return ordinary and not span.said_to_be_place()
