"""Weights of the MUC-4 answers: `weights.json.gz` in benchmarks/muc4/data, the same each time.

    python -m training.muc4 --data ../shared/benchmarks/muc4

In: the development texts with their keys, never a test set. Out: six logistic models: whether a mention of violence is of an
incident that the keys want, whether two mentions are one incident, whether what a mention names is a target of it, whether
mentions put together are an incident of their own, beside those that are surer, and whether a place
or a day is the incident's.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks.muc4.alignment import align, alignable
from benchmarks.muc4.answers import template_of
from benchmarks.muc4.credit import Credit
from benchmarks.muc4.dates import date_credit
from benchmarks.muc4.drafts import Draft, Moment, written_date
from benchmarks.muc4.features import of_draft, of_page, of_pair, of_target
from benchmarks.muc4.incidents import (
    BEFALLEN,
    DATED,
    KEPT,
    PLACED,
    SAME,
    WANTED,
    Incident,
    candidates,
    chances,
    dated,
    described,
    placed,
    rated,
)
from benchmarks.muc4.logistic import Logistic, fit, save
from benchmarks.muc4.mentions import Page, Target
from benchmarks.muc4.pages import Desk, Sheet
from benchmarks.muc4.strings import name_credit, words_credit
from benchmarks.muc4.templates import Slot, Template, read_messages

TARGET = Path(__file__).parents[1] / "benchmarks/muc4/data/weights.json.gz"
DEVELOPMENT = "dev.jsonl.gz"
NEAR = 12
"""Mentions apart beyond which no pair is learned from: long reports would outweigh all others."""
FEWEST = 3
FOLDS = 4

Example = tuple[set[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A report with its keys, and for each draft the number of the key that it tells of, None where of none."""

    sheet: Sheet
    keys: tuple[Template, ...]
    told: tuple[int | None, ...]


def main() -> None:
    """Learn the six models from the development texts and write them into the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    folder = parser.parse_args().data
    desk = Desk(folder)
    marked = [mark(desk.sheet(message.id, message.text), message.templates) for message in read_messages(folder / DEVELOPMENT)]
    save(learn(marked), TARGET)


def mark(sheet: Sheet, keys: Sequence[Template]) -> Marked:
    """Set the drafts of a report beside its keys."""
    return Marked(sheet=sheet, keys=tuple(keys), told=tuple(_key_of(draft, keys) for draft in sheet.drafts))


def learn(marked: Sequence[Marked]) -> dict[str, Logistic]:
    """The six models; the last three learn from what the others say of texts that they have not learned from."""
    kept: list[Example] = []
    places: list[Example] = []
    times: list[Example] = []
    for fold in range(FOLDS):
        models = _of_mentions([report for number, report in enumerate(marked) if _fold(number) != fold])
        for report in (report for number, report in enumerate(marked) if _fold(number) == fold):
            told = of_answers(report, models)
            kept += told.kept
            places += told.placed
            times += told.dated
    return {
        **_of_mentions(marked),
        KEPT: fit(kept, penalty=10.0, fewest=FEWEST),
        PLACED: fit(places, penalty=3.0, fewest=FEWEST),
        DATED: fit(times, penalty=3.0, fewest=FEWEST),
    }


def _fold(number: int) -> int:
    """Texts that stand together tell of the same days: they stay in one fold."""
    return number // 25 % FOLDS


def _of_mentions(marked: Sequence[Marked]) -> dict[str, Logistic]:
    """The penalties were chosen by folds of the development texts."""
    return {
        WANTED: fit([one for report in marked for one in _wanted(report)], penalty=20.0, fewest=FEWEST),
        SAME: fit([one for report in marked for one in _pairs(report)], penalty=1.0, fewest=FEWEST),
        BEFALLEN: fit([one for report in marked for one in _befallen(report)], penalty=3.0, fewest=FEWEST),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Examples from a report's possible incidents: is each the one beside a key; its places and times, are they the key's."""

    kept: list[Example]
    placed: list[Example]
    dated: list[Example]


def of_answers(report: Marked, models: Mapping[str, Logistic]) -> Told:
    """The examples of a report; of two incidents that tell the same, one is set beside no key."""
    sheet = report.sheet
    chance = chances(sheet.page, sheet.drafts, models[WANTED])
    found = [rated(sheet.page, one, models) for one in candidates(sheet.drafts, chance, models[SAME])]
    answers = [template_of(sheet.page, one, number, sheet.country) for number, one in enumerate(found, start=1)]
    taken = {response: report.keys[key] for key, response in align(report.keys, answers)}
    rows = described(found, models[SAME])
    places = [
        (row, spot.name in _names(key)) for number, key in taken.items() for spot, row in placed(sheet.page, found[number])
    ]
    times = [
        (row, _is_day_of(moment, key, sheet.page))
        for number, key in taken.items()
        for moment, row in dated(sheet.page, found[number])
    ]
    return Told(kept=[(row, number in taken) for number, row in enumerate(rows)], placed=places, dated=times)


def _is_day_of(moment: Moment, key: Template, page: Page) -> bool:
    given = written_date(moment.when, page.published)
    values = (value for fill in key.fills(Slot.DATE) for value in fill.values)
    return given is not None and any(date_credit(value, given) is Credit.FULL for value in values)


def _names(key: Template) -> set[str]:
    values = (value for fill in key.fills(Slot.LOCATION) for value in fill.values)
    return {part.split(" (")[0].strip() for value in values for part in re.split(r": | - ", value)}


def _wanted(report: Marked) -> list[Example]:
    page, drafts = report.sheet.page, report.sheet.drafts
    whole = of_page(page)
    return [
        (of_draft(page, draft, number, drafts) | whole, _is_wanted(report, draft, report.told[number]))
        for number, draft in enumerate(drafts)
    ]


def _is_wanted(report: Marked, draft: Draft, told: int | None) -> bool:
    """Whether a template of this draft alone could be set beside a key; one that names nobody, by its type."""
    if told is not None:
        return True
    if not draft.mention.targets:
        return any(draft.type in _types(key) for key in report.keys)
    targets = tuple((target, 1.0) for target in draft.mention.targets)
    alone = template_of(report.sheet.page, Incident(drafts=(draft,), chances=(1.0,), targets=targets), 1, report.sheet.country)
    return any(alignable(key, alone) for key in report.keys)


def _pairs(report: Marked) -> list[Example]:
    known = [number for number, key in enumerate(report.told) if key is not None]
    return [
        (of_pair(report.sheet.drafts[one], report.sheet.drafts[other]), report.told[one] == report.told[other])
        for one, other in combinations(known, 2)
        if other - one <= NEAR
    ]


def _befallen(report: Marked) -> list[Example]:
    """Only reports that have keys: where nothing is wanted nobody is a target, whatever the words."""
    if not report.keys:
        return []
    return [
        (of_target(report.sheet.page, draft, target), any(_fits(target, key) for key in report.keys))
        for draft in report.sheet.drafts
        for target in draft.mention.targets
    ]


def _key_of(draft: Draft, keys: Sequence[Template]) -> int | None:
    """The key that the draft's targets fit best, the first among equals."""
    rated = [(_fit(draft, key), -number) for number, key in enumerate(keys)]
    best = max(rated, default=(0.0, 0))
    return -best[1] if best[0] >= 1 else None


def _fit(draft: Draft, key: Template) -> float:
    types = _types(key)
    if draft.type not in types and draft.type != "ATTACK":
        return 0.0
    found = float(sum(_worth(target, key) for target in draft.mention.targets))
    return found + 0.5 if found and draft.type in types else found


def _types(key: Template) -> tuple[str, ...]:
    return tuple(value for fill in key.fills(Slot.TYPE) for value in fill.values)


def _worth(target: Target, key: Template) -> int:
    words = (target.description or target.words).upper()
    if not target.human:
        return max((words_credit(value, words) for fill in key.fills(Slot.THING) for value in fill.values), default=0)
    name = max((name_credit(v, target.name) for f in key.fills(Slot.PERSON) for v in f.values), default=0) if target.name else 0
    described = max((words_credit(v, words) for f in key.fills(Slot.DESCRIPTION) for v in f.values), default=0)
    return name + (described if target.description else 0)


def _fits(target: Target, key: Template) -> bool:
    """Whether the target is one of the key's: its name, or where it has none its description."""
    words = (target.description or target.words).upper()
    if not target.human:
        return any(words_credit(value, words) for fill in key.fills(Slot.THING) for value in fill.values)
    if target.name is not None:
        return any(name_credit(value, target.name) for fill in key.fills(Slot.PERSON) for value in fill.values)
    least = {True: Credit.FULL, False: Credit.PARTIAL}
    return target.description is not None and any(
        words_credit(value, words) >= least[bool(fill.tags)] for fill in key.fills(Slot.DESCRIPTION) for value in fill.values
    )


if __name__ == "__main__":
    main()
