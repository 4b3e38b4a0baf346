"""Intake: everything that a ledger received, cleaned; the same bytes under several names are one report.

In: items, kept and new, in any order. Out: a Report or Rejections for each content, sorted by report id. Always: what comes out
depends on the set of items alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from tallystick.clean import clean
from tallystick.model.ids import bytes_id
from tallystick.model.reports import Item, Rejection, Report

REFUSED = "application/octet-stream"
"""The media type of bytes that ingest refused: they are kept with its rejection, and not cleaned."""


def refused_items(rejections: Iterable[Rejection]) -> list[Item]:
    """What is kept of the rejections that came with their bytes."""
    return [Item(name=one.name, data=one.data, media_type=REFUSED) for one in rejections if one.data is not None]


def clean_all(items: Iterable[Item], each: Callable[[int], None] = lambda _: None) -> Iterator[Report | Rejection]:
    """Reports and rejections sorted by report id; a rejection for each name. `each` is told how many contents are done."""
    by_content: dict[str, set[Item]] = defaultdict(set)
    for item in items:
        if item.media_type != REFUSED:
            by_content[bytes_id(item.data)].add(item)
    for done, report_id in enumerate(sorted(by_content), start=1):
        same = sorted(by_content[report_id], key=_order)
        names = tuple(sorted({item.name for item in same}))
        outcome = clean(_merged(same))
        if isinstance(outcome, Report):
            yield replace(outcome, names=names)
        else:
            yield from (replace(outcome, name=name) for name in names)
        each(done)


def _order(item: Item) -> tuple[str, ...]:
    return item.name, item.media_type, *(str(one or "") for one in (item.address, item.outlet, item.title, item.published))


def _merged(same: list[Item]) -> Item:
    """The first item, and what the envelopes of the others say where its own says nothing."""

    def first(field: str) -> str | None:
        return next((found for item in same if (found := getattr(item, field)) is not None), None)

    published: date | None = next((item.published for item in same if item.published is not None), None)
    return replace(same[0], address=first("address"), outlet=first("outlet"), title=first("title"), published=published)
