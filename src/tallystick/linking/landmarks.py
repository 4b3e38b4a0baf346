"""Landmarks: the words, names and streets by which one account's telling can be known among others.

Reports and readings enter; `Landmarks` leave for each account, each word with its rarity in bits. A main account's words are
those of its report, less page furniture; another account's are those around its claims. A word is rare or common only beside
many reports of the same land, or, for lands of few reports each, of all those lands together: where there are fewer than
`ENOUGH`, no account has any words. In a ledger of American news every word of a war is rare, and its strikes would look like
one.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tallystick.linking.places import country
from tallystick.model.accounts import Account, Reading
from tallystick.model.passage import Passage
from tallystick.model.reports import MarkKind, Report
from tallystick.model.streets import KINDS, SIDE

ENOUGH = 100
"""Reports from which on it can be counted how rare a word is: in fewer, what two of them share is rare by necessity."""

MOST_WORDS = 100
"""Words kept for each account, the rarest. With 60 or all of them pairs of gva were told apart a little worse."""

MOST_HOLDERS = 25
"""Reports at most that hold a word rare enough to look for other accounts by it; of few reports, a share of them."""

HOLDING, FEWEST = 0.009, 3
"""That share, and the reports that may hold a rare word however few there are."""

HARDLY_ANY = 1000
"""A land that fewer reports than one in so many tell of is mostly a misread name: Vienna, Berlin, Lebanon in American news."""

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

ABROAD = "abroad"
"""All lands together of which none has enough reports of its own."""

UNTOLD = ""
"""The land of a report that names none: it is counted with those of the land that most reports tell of."""

Rare = tuple[str, float]
"""A word, in lower case, with its rarity: log2 of the reports for each one that holds it."""


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
    by_id = {report.report_id: report for report in reports}
    found: dict[str, Landmarks] = {}
    for land, told in by_land(readings):
        if len(told) >= ENOUGH:
            found |= _of_land(land, told, by_id)
    return found


def by_land(readings: Iterable[Reading]) -> Iterator[tuple[str, Sequence[Reading]]]:
    """Each land that enough reports tell of, with its readings; the commonest also takes those of none, or of one that hardly
    any other tells of. All further lands are one: news of the world."""
    lands: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        lands[_land(reading)].append(reading)
    great = [land for land in lands if land != UNTOLD and len(lands[land]) >= ENOUGH]
    commonest = min(great, key=lambda land: (-len(lands[land]), land), default=ABROAD)
    least = sum(map(len, lands.values())) / HARDLY_ANY
    found: dict[str, list[Reading]] = defaultdict(list)
    for land in sorted(lands):
        lost = land == UNTOLD or len(lands[land]) < least
        found[land if land in great else commonest if lost else ABROAD] += lands[land]
    yield from found.items()


def _land(reading: Reading) -> str:
    """The country that most of a report's accounts are put in, its main one first."""
    told = Counter(land for account in reading.accounts if (land := country(account.place)) is not None)
    main = next((country(account.place) for account in reading.accounts if account.main), None)
    return main or min(told, key=lambda land: (-told[land], land), default=UNTOLD)


def _of_land(land: str, readings: Sequence[Reading], reports: Mapping[str, Report]) -> dict[str, Landmarks]:
    number = len(readings)
    shares = Counter(word for one in readings for word in set(_words(_whole(reports[one.report_id]))))
    rarity = {word: math.log2(number / count) for word, count in shares.items() if count < number}
    return {
        account.account_id: _landmarks(land, _telling(account, reading, reports[reading.report_id]), rarity, number)
        for reading in readings
        for account in reading.accounts
    }


def _landmarks(land: str, text: str, rarity: Mapping[str, float], number: int) -> Landmarks:
    own = math.log2(number)
    held = {word for word in _words(text) if word in rarity}
    words = _rarest({word for word in held if rarity[word] < own}, rarity)[:MOST_WORDS]
    names = {word for word in _names(text) if rarity.get(word, own) < own}
    blocks = {(number, street.lower()) for number, street in _BLOCK.findall(text)}
    return Landmarks(
        words=words,
        length=math.sqrt(sum(bits**2 for _, bits in words) + own**2 * sum(rarity[word] == own for word in held)),
        names=_rarest(names, rarity),
        rare=tuple(f"{land} {word}".strip() for word, bits in words if bits >= math.log2(number / _most_holders(number))),
        blocks=tuple(sorted(f"{number} {street}" for number, street in blocks)),
        streets=tuple(sorted({street.lower() for street in _STREET.findall(text)} | {street for _, street in blocks})),
        abroad=land == ABROAD,
    )


def _most_holders(number: int) -> float:
    return min(MOST_HOLDERS, max(FEWEST, HOLDING * number))


def _rarest(words: Iterable[str], rarity: Mapping[str, float]) -> tuple[Rare, ...]:
    return tuple((word, rarity[word]) for word in sorted(words, key=lambda word: (-rarity[word], word)))


def _words(text: str) -> Iterator[str]:
    return (match[0].lower() for match in _WORD.finditer(text))


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


def _telling(account: Account, reading: Reading, report: Report) -> str:
    if account.main or len(reading.accounts) == 1:
        return _whole(report)
    wanted = frozenset(account.claim_ids)
    own = [claim.passage for claim in reading.claims if claim.claim_id in wanted]
    return "\n".join(report.text[start:end] for start, end in sorted({_around(report.text, one) for one in own}))


def _around(text: str, claim: Passage) -> tuple[int, int]:
    first, last = text.rfind("\n", 0, claim.start) + 1, text.find("\n", claim.end)
    return max(first, claim.start - FAR), min(last if last >= 0 else len(text), claim.end + FAR)
