"""TimeBank: TIMEX3 of type DATE, fields of creation time left out; spans by overlap, values against the document's day.

In: a folder of .tml files. Out: F of spans, and F of those whose value is right too, over the files that the grammar was not
learned from (every file whose name's hash is odd). References to the present, past and future, which are no dates, are told
apart.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks.command import shared_folder
from benchmarks.table import Figure
from tallystick.model.times import Days, Precision, TimeKind, TimeWords, Unit
from tallystick.reading.times import find_times

TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
TAG = re.compile(r"<[^>]+>")
ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night", "noon", "midday", "midnight", "dawn", "dusk", "nightfall"})
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One TIMEX3 of type DATE with offsets in the text without tags."""

    start: int
    end: int
    value: str

    @property
    def reference(self) -> bool:
        """Whether it refers to the present, past or future without a date."""
        return self.value.endswith("_REF")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text with its day of creation and its dates."""

    name: str
    text: str
    created: date | None
    gold: tuple[Gold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """What was found of one document: pairs of gold and found, found without gold, gold without found."""

    pairs: tuple[tuple[Gold, TimeWords], ...]
    wrong: tuple[TimeWords, ...]
    missed: tuple[Gold, ...]


def run(data: Path) -> list[Figure]:
    """Measure over the files of a folder that were not learned from."""
    documents = [read(path) for path in _files(data)]
    return _figures([one for one in documents if not learned_from(one.name)], "") + _figures(documents, ", all files")


def _files(data: Path) -> list[Path]:
    """The .tml files of a folder, or of the shared folder that it is or lies in. Raises FileNotFoundError."""
    here = sorted(data.glob("[!.]*.tml"))
    return here or sorted((shared_folder(data, "benchmarks/timebank") / "benchmarks/timebank").glob("[!.]*.tml"))


def learned_from(name: str) -> bool:
    """Whether the grammar was made with a look at this file."""
    return int(hashlib.sha256(name.encode()).hexdigest()[0], 16) % 2 == 0


def _figures(documents: Sequence[Document], which: str) -> list[Figure]:
    pairings = [pair(one) for one in documents]
    paired = sum(len(one.pairs) for one in pairings)
    right = sum(
        right_value(gold, words, doc) for doc, one in zip(documents, pairings, strict=True) for gold, words in one.pairs
    )
    found = paired + sum(len(one.wrong) for one in pairings)
    wanted = paired + sum(len(one.missed) for one in pairings)
    references = sum(gold.reference for one in documents for gold in one.gold)
    judged = which == ""
    return [
        Figure(benchmark="timebank", name=f"spans, relaxed F{which}", value=_f(paired, found, wanted),
               floor=0.82 if judged else None, aim=0.92 if judged else None),
        Figure(benchmark="timebank", name=f"right values, F{which}", value=_f(right, found, wanted),
               floor=0.60 if judged else None, aim=0.80 if judged else None),
        Figure(benchmark="timebank", name=f"references (PRESENT_REF and the like) left out{which}", value=references),
    ]  # fmt: skip


def _f(hits: int, found: int, wanted: int) -> float:
    return 2 * hits / (found + wanted) if found + wanted else 0.0


def read(path: Path) -> Document:
    """Read one .tml file; what stands outside TEXT is left out."""
    source = path.read_text("utf8")
    created = re.search(r"<DCT>.*?</DCT>", source, re.DOTALL)
    day = re.search(r'value="(\d{4})-(\d\d)-(\d\d)', created.group() if created else "")
    text, gold = _strip(source[source.index("<TEXT>") + 6 : source.index("</TEXT>")])
    said = date(*(int(part) for part in day.groups())) if day else None
    return Document(name=path.stem, text=text, created=said, gold=tuple(gold))


def _strip(marked: str) -> tuple[str, list[Gold]]:
    text, gold, position = "", [], 0
    for match in TIMEX.finditer(marked):
        text += _plain(marked[position : match.start()])
        attributes = dict(ATTRIBUTE.findall(match.group(1)))
        start, position = len(text), match.end()
        text += _plain(match.group(2))
        if attributes["type"] == "DATE":
            gold.append(Gold(start=start, end=len(text), value=attributes["value"]))
    return text + _plain(marked[position:]), gold


def _plain(marked: str) -> str:
    text = TAG.sub("", marked)
    for entity, letter in ENTITIES:
        text = text.replace(entity, letter)
    return text


def pair(document: Document) -> Pairing:
    """Pair what is found with what overlaps it in the gold; each is used once, references are no gold and no mistake."""
    found = [words for words in flatten(find_times(document.text)) if is_date(words)]
    left = list(found)
    pairs: list[tuple[Gold, TimeWords]] = []
    missed: list[Gold] = []
    for gold in document.gold:
        match = next((words for words in left if words.start < gold.end and gold.start < words.end), None)
        if match is not None:
            left.remove(match)
            pairs += [] if gold.reference else [(gold, match)]
        elif not gold.reference:
            missed.append(gold)
    return Pairing(pairs=tuple(pairs), wrong=tuple(left), missed=tuple(missed))


def flatten(times: Iterable[TimeWords]) -> list[TimeWords]:
    """TimeML marks the date within "since" and both ends of a span."""
    flat: list[TimeWords] = []
    for words in times:
        inner = words.since if words.kind is TimeKind.SINCE and words.since else words
        if inner.last is not None and inner.last.start > inner.start:
            flat += [replace(inner, end=inner.last.start, last=None), inner.last]
        else:
            flat.append(inner)
    return flat


def is_date(words: TimeWords) -> bool:
    """Lapses are durations and parts of a day are times in TimeML."""
    return words.kind is not TimeKind.LAPSE and words.partial not in DAY_PARTS


def right_value(gold: Gold, words: TimeWords, document: Document) -> bool:
    """Whether the words, said on the day of the document, give the gold's value."""
    return timex_value(words, document) == gold.value


def timex_value(words: TimeWords, document: Document) -> str | None:
    """The value as TimeML writes it; what counts from another time of the text counts from the last one named before it."""
    whole = replace(words, partial=None, earlier=False, last=None)
    if words.partial in SEASONS:
        return _season(words, document.created)
    days = whole.resolve(document.created)
    before = _before(words, document) if words.anaphor or _compares(words) else None
    if before is not None and (words.anaphor or before[0].months):
        days = whole.resolve_from(before[1])
        words = before[0] if words.count is not None else words
    return _value(words, days, days.first) if days is not None and days.first is not None else None


def _compares(words: TimeWords) -> bool:
    """ "A year ago" beside a quarter compares with the same quarter of that year."""
    return words.kind is TimeKind.RELATIVE and words.unit is Unit.YEAR and words.count is not None


def _before(words: TimeWords, document: Document) -> tuple[TimeWords, Days] | None:
    """The last time named before these words, a quarter where they speak of one."""
    named = [one for one in flatten(find_times(document.text)) if one.end <= words.start and is_date(one) and not one.anaphor]
    if words.unit is Unit.QUARTER or _compares(words):
        named = [one for one in named if one.months] or named
    for one in reversed(named):
        days = replace(one, partial=None).resolve(document.created)
        if days is not None and one.count is None:
            return one, days
    return None


def _season(words: TimeWords, created: date | None) -> str | None:
    """Seasons of the north, where these texts were written: the latest that had begun."""
    if words.year is not None:
        return f"{words.year}-{SEASONS[str(words.partial)]}"
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[SEASONS[str(words.partial)]]
    if created is None:
        return None
    ahead = begins > created.month or (words.shift < 0 and created.month < begins + 3)
    return f"{created.year - ahead}-{SEASONS[str(words.partial)]}"


def _value(words: TimeWords, days: Days, first: date) -> str:
    if words.unit is Unit.DECADE:
        return f"{first.year // 10}"
    if words.unit is Unit.QUARTER or (words.months and words.months[1] - words.months[0] == 2):
        return f"{first.year}-Q{(first.month + 2) // 3}"
    if words.months and words.months[1] - words.months[0] == 5:
        return f"{first.year}-H{1 if first.month == 1 else 2}"
    week = f"{first.isocalendar().year}-W{first.isocalendar().week:02}"
    if words.unit is Unit.WEEKEND:
        return f"{week}-WE"
    values = {Precision.WEEK: week, Precision.MONTH: f"{first:%Y-%m}", Precision.YEAR: f"{first.year}"}
    return values.get(days.precision, f"{first:%Y-%m-%d}")
