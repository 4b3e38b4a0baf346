"""Withhold: a ledger's contents with the names of persons harmed taken out, before anything is drawn from them.

Enters: the contents of a ledger. Leaves: the same contents, every name replaced by "[name withheld]" in texts, quotes, titles,
speakers and findings, and every offset moved so that a passage still points at its words.
What always holds: each passage's quote is what stands at its offsets in the new text; ids do not change.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from tallystick.model.claims import Person
from tallystick.model.copies import Copy, Damage, Exchange, Version
from tallystick.model.findings import Finding
from tallystick.model.incidents import Incident, Origin, Value
from tallystick.model.ledger import LedgerContents
from tallystick.model.passage import Passage
from tallystick.model.places import Place
from tallystick.model.reports import Mark, Report
from tallystick.model.times import TimeWords
from tallystick.model.tolls import Toll
from tallystick.outputs.lookup import statements_in
from tallystick.outputs.names import Names

WITHHELD = "[name withheld]"


def withhold(contents: LedgerContents) -> LedgerContents:
    """The contents without names; the very same contents where no person is named."""
    writer = _Writer(contents)
    if not any(writer.names.spans(report) for report in contents.reports):
        return contents
    rewritten: LedgerContents = writer.rewrite(contents, ())
    return rewritten


class _Shift:
    """Where the characters of one text went."""

    def __init__(self, text: str, spans: list[tuple[int, int]]) -> None:
        self._starts, self._spans = [start for start, _ in spans], spans
        self.text = _replaced(text, spans)

    def moved(self, position: int, end: bool) -> int:
        """The new position; inside a name, its first character, or for an end its last."""
        number = bisect_right(self._starts, position if not end else position - 1)
        gone = sum(len(WITHHELD) - (stop - start) for start, stop in self._spans[:number])
        if number and position < self._spans[number - 1][1]:
            start, stop = self._spans[number - 1]
            before = gone - (len(WITHHELD) - (stop - start))
            return start + before + (len(WITHHELD) if end else 0)
        return position + gone


class _Writer:
    """Rewrites records, knowing for each which reports its words come from."""

    def __init__(self, contents: LedgerContents) -> None:
        self.names = Names(contents)
        self._shifts = {one.report_id: _Shift(one.text, self.names.spans(one)) for one in contents.reports}
        self._report_of = _reports_of(contents)

    def rewrite(self, item: Any, reports: tuple[str, ...]) -> Any:
        """The item with names withheld; `reports` are those that its words come from."""
        if isinstance(item, Enum):
            return item
        if isinstance(item, str):
            return self._words(item, reports)
        if isinstance(item, tuple):
            return tuple(self.rewrite(one, reports) for one in item)
        if is_dataclass(item) and not isinstance(item, type):
            return self._record(item, self._sources(item) or reports)
        return item

    def _record(self, item: Any, reports: tuple[str, ...]) -> Any:
        if isinstance(item, Copy):
            return self._copy(item)
        if isinstance(item, Version):
            return replace(item, changes=tuple(self._exchange(one, item.earlier, item.later) for one in item.changes))
        if isinstance(item, Passage):
            return self._passage(item)
        if isinstance(item, Place):
            return item  # from the gazetteer: that somebody harmed is called York takes nothing from New York
        if isinstance(item, Person):
            item = replace(item, name=WITHHELD)
        changed = {one.name: self.rewrite(getattr(item, one.name), reports) for one in fields(item)}
        if isinstance(item, Mark | TimeWords):
            changed.update(self._moved(item.start, item.end, reports))
        if isinstance(item, Damage):
            changed["at"] = self._shifts[item.passage.report_id].moved(item.at, end=False)
        if isinstance(item, Report):
            changed["text"] = self._shifts[item.report_id].text
            changed.update(self._envelope(item))
        return replace(item, **changed)

    def _envelope(self, item: Report) -> dict[str, Any]:
        """File names and addresses, where names stand in small letters; an address that holds one would lead to it."""

        def clean(words: str) -> str:
            return _replaced(words, self.names.find(words, (item.report_id,), small=True))

        address = item.address if item.address is None or clean(item.address) == item.address else None
        return {"address": address, "names": tuple(clean(one) for one in item.names)}

    def _words(self, words: str, reports: tuple[str, ...]) -> str:
        return _replaced(words, self.names.find(words, reports))

    def _moved(self, start: int, end: int, reports: tuple[str, ...]) -> dict[str, int]:
        shift = self._shifts[reports[0]]
        return {"start": shift.moved(start, end=False), "end": shift.moved(end, end=True)}

    def _passage(self, item: Passage) -> Passage:
        shift = self._shifts[item.report_id]
        start, end = shift.moved(item.start, end=False), shift.moved(item.end, end=True)
        return replace(item, start=start, end=end, quote=shift.text[start:end])

    def _copy(self, item: Copy) -> Copy:
        left, right = item.left.report_id, item.right.report_id
        exchanges = tuple(self._exchange(one, left, right) for one in item.exchanges)
        return replace(item, left=self._passage(item.left), right=self._passage(item.right), exchanges=exchanges)

    def _exchange(self, item: Exchange, left: str, right: str) -> Exchange:
        return replace(
            item,
            left=self._words(item.left, (left,)),
            right=self._words(item.right, (right,)),
            left_start=self._shifts[left].moved(item.left_start, end=False),
            right_start=self._shifts[right].moved(item.right_start, end=False),
        )

    def _sources(self, item: Any) -> tuple[str, ...]:
        if isinstance(item, Incident | Origin):
            return item.report_ids
        if isinstance(item, Finding | Toll | Value):
            return tuple(sorted({self._report_of[one] for one in item.claim_ids if one in self._report_of}))
        report_id = getattr(item, "report_id", None)
        return (report_id,) if report_id in self._shifts else ()


def _reports_of(contents: LedgerContents) -> dict[str, str]:
    return {one.claim_id: one.report_id for reading in contents.readings for one in statements_in(reading)}


def _replaced(text: str, spans: list[tuple[int, int]]) -> str:
    parts, last = [], 0
    for start, end in spans:
        parts += [text[last:start], WITHHELD]
        last = end
    return "".join([*parts, text[last:]])
