"""Report: an item as a text with its title, days, credits and marks.

In: an Item. Out: a Report, or a Rejection with its reason. Always: nothing enters that the item does not hold; a day of
publication is there only where envelope, page or text state it; `report_id` is the SHA-256 of the item's bytes.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta

from tallystick.clean.carrier import carrier
from tallystick.clean.content import Content
from tallystick.clean.dates import DAY_WORDS, parse_day
from tallystick.clean.decode import BrokenEncodingError, decode
from tallystick.clean.english import is_english
from tallystick.clean.marking import Marking, mark_text
from tallystick.clean.page import read_page
from tallystick.model.ids import bytes_id
from tallystick.model.reports import Item, Rejection, RejectionReason, Report

RECORD = "application/x-jsonl-record"
HTML = "text/html"
PLAIN = "plain text"
DAY = re.compile(DAY_WORDS, re.IGNORECASE)
REVISIT = timedelta(days=30)
"""Between the day that a page states of itself and a later one in its envelope: reports are seldom changed a month after."""
NAME_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_/]?(\d\d)[-_/]?(\d\d)(?!\d)")


def clean(item: Item) -> Report | Rejection:
    """The item's report; a Rejection where its bytes break, hold no text, or are not in English."""
    report_id = bytes_id(item.data)
    try:
        envelope = _open(item)
    except BrokenEncodingError as error:
        return Rejection(name=item.name, reason=RejectionReason.ENCODING, detail=str(error), report_id=report_id)
    if not re.search(r"\w", envelope.text):
        detail = "No text was found in it."
        return Rejection(name=item.name, reason=RejectionReason.NO_TEXT, detail=detail, report_id=report_id)
    if not is_english(envelope.text):
        detail = "The text is not in English, the one language that is read."
        return Rejection(name=item.name, reason=RejectionReason.LANGUAGE, detail=detail, report_id=report_id)
    marking = mark_text(envelope.text, envelope.title, envelope.captions)
    return _report(item, report_id, envelope, marking)


def _open(item: Item) -> Content:
    if item.media_type == RECORD:
        return _record(item)
    if item.media_type == HTML:
        return _page(item, read_page(item.data, item.address))
    return Content(
        text=decode(item.data),
        extractor=PLAIN,
        outlet=item.outlet,
        address=item.address,
        published=item.published,
        published_basis="envelope" if item.published else None,
    )


def _record(item: Item) -> Content:
    record = json.loads(item.data)
    title, stated = item.title, record.get("published")
    published = item.published or (parse_day(stated) if stated and DAY.search(stated) else None)
    return Content(
        text="\n\n".join(part for part in (title, record.get("text")) if part),
        extractor="JSONL record",
        title=title,
        outlet=item.outlet,
        address=item.address,
        published=published,
        published_basis="record" if published else None,
    )


def _page(item: Item, page: Content) -> Content:
    """The page, where the item's envelope says nothing else."""
    return replace(
        page,
        outlet=item.outlet or page.outlet,
        address=item.address or page.address,
        published=item.published or page.published,
        published_basis="envelope" if item.published else page.published_basis,
    )


def _report(item: Item, report_id: str, envelope: Content, marking: Marking) -> Report:
    published, basis = _published(envelope, marking)
    if published is None and marking.day_words is not None:
        published = _named_day(marking.day_words, envelope.address or item.name)
        basis = "dateline, with the year of the name that it came under" if published else None
    changed = marking.modified.isoformat() if marking.modified else None
    return Report(
        report_id=report_id,
        names=(item.name,),
        text=envelope.text,
        extractor=envelope.extractor,
        title=envelope.title or marking.title,
        outlet=envelope.outlet,
        address=envelope.address,
        language="en",
        published=published,
        published_basis=basis,
        modified=envelope.modified or changed,
        credits=_unique((*envelope.credits, *marking.credits)),
        carrier=carrier((*envelope.credit_lines, *marking.credit_lines)),
        marks=marking.marks,
    )


def _published(envelope: Content, marking: Marking) -> tuple[date | None, str | None]:
    """What the envelope says, else the page; the page where its own day is much older: then the other is of a visit."""
    own, basis = marking.published, marking.published_basis
    if envelope.published is None:
        return own, basis
    if own is None and marking.modified is not None:
        own, basis = marking.modified, "line of a change"
    visited = own is not None and envelope.published - own > REVISIT
    return (own, basis) if visited else (envelope.published, envelope.published_basis)


def _named_day(day_words: str, name: str) -> date | None:
    """A dateline's month and day with the year of a date in the name or address, if that date is the same day."""
    for match in NAME_DAY.finditer(name):
        day = parse_day(day_words, year=int(match[1]))
        if day is not None and (day.month, day.day) == (int(match[2]), int(match[3])):
            return day
    return None


def _unique(names: tuple[str, ...]) -> tuple[str, ...]:
    """Each name once, whatever its case, in the order in which they came."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return tuple(first.values())
