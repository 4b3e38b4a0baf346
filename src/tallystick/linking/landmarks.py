"""Landmarks: the words, names and streets by which one account's telling can be known among others.

Reports and readings enter; `Landmarks` leave for each account, each word with its rarity in bits. A main account's words are
those of its report, less page furniture; another account's are those around its claims. How rare a word is, the `census` of
the report's land tells; where that counts too few reports, no account has any words. In a ledger of American news every word of
a war is rare, and its strikes would look like one.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from sys import intern

from tallystick.linking.census import ABROAD, UNTOLD, Census, Rarity
from tallystick.linking.places import country
from tallystick.model.accounts import Account, Reading
from tallystick.model.passage import Passage
from tallystick.model.reports import MarkKind, Report
from tallystick.model.streets import KINDS, SIDE

MOST_WORDS = 100
"""Words kept for each account, the rarest. With 60 or all of them pairs of gva were told apart a little worse."""

MOST_HOLDERS = 25
"""Reports at most that hold a word rare enough to look for other accounts by it; of few reports, a share of them."""

HOLDING, FEWEST = 0.009, 3
"""That share, and the reports that may hold a rare word however few there are."""

FAR = 300
"""Characters around a claim that belong to an account told in passing, within the claim's paragraph."""

_ASIDE = (MarkKind.FURNITURE, MarkKind.REPEAT, MarkKind.PUBLISHED, MarkKind.BYLINE, MarkKind.CREDIT)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WORD = re.compile(r"\w\w+")
_CAPITAL = r"[A-Z][a-zA-Z'’\-]*[a-z][a-zA-Z'’\-]*"
_IN_ROW = re.compile(rf"\b{_CAPITAL}\.?(?: (?:[A-Z]\. )?{_CAPITAL}\b\.?)+")
_WITHIN = re.compile(rf"(?<=[a-z,;] ){_CAPITAL}")
_STREET = re.compile(rf"\b(\d+(?:st|nd|rd|th)|{_CAPITAL}) (?i:{KINDS})")
_BLOCK = re.compile(rf"\b(\d{{1,5}})(?:[- ]hundred)?[- ]block of {SIDE}(\d+(?:st|nd|rd|th)|{_CAPITAL})", re.IGNORECASE)

Rare = tuple[str, int]
"""A word, in lower case, with its rarity in bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmarks:
    """What tells one account from others. `words` are its rarest that another report holds too, rarest first, `length` is that
    of the vector of their rarities and of words that it alone holds; `names` are those written with a capital.

    `rare` are those of its words that few reports of its land hold, each with the land. `blocks` are numbers with their street
    ("1200 elm"), `streets` names of streets, in lower case. `abroad` where its land has too few reports of its own.
    """

    words: tuple[Rare, ...] = ()
    length: float = 0.0
    names: tuple[Rare, ...] = ()
    rare: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    abroad: bool = False


NONE = Landmarks()
"""Those of an account in a ledger too small to know what is rare."""


def landmarks(reports: Sequence[Report], readings: Iterable[Reading]) -> Mapping[str, Landmarks]:
    """The landmarks of every account, by its id; empty where there are too few reports."""
    by_id, told = {report.report_id: report for report in reports}, list(readings)
    census = Census(lambda report_id: words_of(by_id[report_id]))
    census.count({reading.report_id: land_of(reading) for reading in told}, {})
    known = [(reading, rarity) for reading in told if (rarity := census.rarity(land_of(reading)))]
    return {
        account.account_id: landmarks_of(wording_of(account, reading, report, words_of(report)), rarity)
        for reading, rarity in known
        for report in (by_id[reading.report_id],)
        for account in reading.accounts
    }


def land_of(reading: Reading) -> str:
    """The country that most of a report's accounts are put in, its main one first."""
    told = Counter(land for account in reading.accounts if (land := country(account.place)) is not None)
    main = next((country(account.place) for account in reading.accounts if account.main), None)
    return main or min(told, key=lambda land: (-told[land], land), default=UNTOLD)


def words_of(report: Report) -> Set[str]:
    """The words by which the report is counted, in lower case; each is one string, whatever number of reports hold it."""
    return frozenset(map(intern, _words(_whole(report))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What may tell an account's text from others, whatever is rare: its words, in lower case, names among them; places."""

    words: Set[str]
    names: Set[str]
    blocks: tuple[str, ...]
    streets: tuple[str, ...]


def wording_of(account: Account, reading: Reading, report: Report, counted: Set[str]) -> Wording:
    """The wording of one account of a report, of whose words no others are taken than those by which it is `counted`."""
    whole = account.main or len(reading.accounts) == 1
    text = _whole(report) if whole else _passing(account, reading, report)
    blocks = {(number, street.lower()) for number, street in _BLOCK.findall(text)}
    return Wording(
        words=counted if whole else counted & set(_words(text)),
        names=frozenset(_names(text)),
        blocks=tuple(sorted(f"{number} {street}" for number, street in blocks)),
        streets=tuple(sorted({street.lower() for street in _STREET.findall(text)} | {street for _, street in blocks})),
    )


def landmarks_of(wording: Wording, rarity: Rarity) -> Landmarks:
    """The landmarks of one account of a report that was counted."""
    held = rarity.of(wording.words)
    shared = _rarest({word: bits for word, bits in held.items() if bits < rarity.most})
    rarest, alone = shared[:MOST_WORDS], len(held) - len(shared)
    return Landmarks(
        words=rarest,
        length=math.sqrt(sum(bits**2 for _, bits in rarest) + alone * rarity.most**2),
        names=tuple(one for one in shared if one[0] in wording.names),
        rare=tuple(f"{rarity.pool} {word}".strip() for word, bits in rarest if bits >= _seldom(2**rarity.most)),
        blocks=wording.blocks,
        streets=wording.streets,
        abroad=rarity.pool == ABROAD,
    )


def _seldom(number: int) -> float:
    """The bits from which on a word is rare enough, among so many reports, to look for other accounts by it."""
    return math.log2(number / min(MOST_HOLDERS, max(FEWEST, HOLDING * number)))


def _rarest(held: Mapping[str, int]) -> tuple[Rare, ...]:
    return tuple(sorted(held.items(), key=lambda one: (-one[1], one[0])))


def _words(text: str) -> Sequence[str]:
    return _WORD.findall(text.lower())


def _names(text: str) -> Iterator[str]:
    """Words with a capital that stand in a row, or within a sentence."""
    for pattern in (_IN_ROW, _WITHIN):
        for match in pattern.finditer(text):
            yield from _words(match[0])


def _whole(report: Report) -> str:
    """The report's title and text without what is no telling."""
    return "\n".join((report.title or "", *(report.text[start:end] for start, end in _kept(report))))


def _kept(report: Report) -> Iterator[tuple[int, int]]:
    """The spans of a report's text, line by line, that are no page furniture, credit or repetition."""
    asides = sorted((mark.start, mark.end) for mark in report.marks if mark.kind in _ASIDE)
    at = 0
    for start, end in (*asides, (len(report.text), len(report.text))):
        yield from ((match.start(), match.end()) for match in _LINE.finditer(report.text, at, max(at, start)))
        at = max(at, end)


def _passing(account: Account, reading: Reading, report: Report) -> str:
    """What stands around the claims of an account that is told in passing."""
    wanted = frozenset(account.claim_ids)
    own = [claim.passage for claim in reading.claims if claim.claim_id in wanted]
    return "\n".join(report.text[start:end] for start, end in sorted({_around(report.text, one) for one in own}))


def _around(text: str, claim: Passage) -> tuple[int, int]:
    first, last = text.rfind("\n", 0, claim.start) + 1, text.find("\n", claim.end)
    return max(first, claim.start - FAR), min(last if last >= 0 else len(text), claim.end + FAR)
