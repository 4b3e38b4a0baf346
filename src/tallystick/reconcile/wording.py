"""Wording: numbers, days, names and lists as findings say them.

What enters: values. What leaves: plain English without decimals or percentages of confidence. Always: words come from values
alone; loaded wording of reports is quoted at most as a figure's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tallystick.model.claims import Claim, Measure
from tallystick.model.incidents import Incident, Origin
from tallystick.model.places import Place
from tallystick.model.times import Days
from tallystick.reconcile.claimants import speaks
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.intervals import Interval, stated
from tallystick.reconcile.origins import label

MEASURES = {
    Measure.KILLED_OR_WOUNDED: "killed or wounded",
    Measure.NEUTRALISED: 'put out of action ("neutralised")',
}
"""Measures whose name is not yet a participle."""

NAMED = 4
"""Voices that a sentence names before it only counts the rest."""


def number(value: int) -> str:
    """A whole number with thousands set apart."""
    return f"{value:,}"


def bounds(interval: Interval) -> str:
    """An interval in words."""
    if interval.low is None and interval.high is None:
        return "an unknown number of"
    if interval.low is None:
        return f"at most {number(interval.high or 0)}"
    if interval.high is None:
        return f"at least {number(interval.low)}"
    return number(interval.low) if interval.low == interval.high else f"{number(interval.low)} to {number(interval.high)}"


def day(when: date, *, year: bool = False) -> str:
    """A day, with its year where asked for."""
    return f"{when.day} {when:%B}" + (f" {when.year}" if year else "")


def days(first: date | None, last: date | None, *, year: bool = False) -> str:
    """The days from one to another."""
    if first is None or last is None:
        known = first or last
        return "on an unknown day" if known is None else f"{'from' if first else 'until'} {day(known, year=year)}"
    if first == last:
        return f"on {day(first, year=year)}"
    same_month = (first.year, first.month) == (last.year, last.month)
    start = str(first.day) if same_month else day(first, year=year and first.year != last.year)
    return f"from {start} to {day(last, year=year)}"


def span(first: date, last: date) -> str:
    """The days from one to another, without the year."""
    start = str(first.day) if first.month == last.month else day(first)
    return day(first) if first == last else f"{start} to {day(last)}"


def when(found: Days | None) -> str:
    """The days of an incident, with the year."""
    return days(found.first, found.last, year=True) if found is not None else "on an unknown day"


def frame(period: Days | None, as_of: date | None, area: Place | None) -> str:
    """Since when and up to when a total counts, and where, each as far as it is told."""
    first = period.first if period is not None else None
    counted = f" {days(first, as_of, year=True)}" if first or as_of else ""
    return f"{counted} in {area.name}" if area is not None and area.words else counted


def listed(words: Iterable[str], last: str = "and") -> str:
    """A list as English writes it."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def carried_on(what: str, now: Sequence[Claim], again: Sequence[Claim], evidence: Evidence) -> str:
    """That something was given up for other figures, and that later reports give it again."""
    reports = len({claim.report_id for claim in again})
    return (
        f"{what} was given up for {listed(quoted(now))}, according to {according_to(now, evidence)}, and "
        f"{'a later report gives it' if reports == 1 else f'{reports} later reports give it'} again."
    )


def measured(measure: Measure) -> str:
    """A measure as a participle."""
    return MEASURES.get(measure, measure.value)


def voice(claim: Claim, evidence: Evidence) -> str:
    """Who says it: the claimant where the words name one, else the report itself."""
    if claim.claimant is None or not speaks(claim.claimant):
        return label(claim.report_id, evidence)
    name = definite(claim.claimant.name)
    return name if claim.claimant.named else f"an unnamed source ({claim.claimant.name})"


def origin(found: Origin, evidence: Evidence) -> str:
    """An origin as a sentence names it: its claimant, or the reports that name none."""
    claims = [evidence.claims[c] for c in found.claim_ids]
    if not found.known:
        return according_to(claims, evidence)
    unnamed = sorted({voice(c, evidence) for c in claims if c.claimant is not None and not c.claimant.named})
    return unnamed[0] if unnamed else definite(found.name)


def definite(name: str) -> str:
    """A claimant's name as a sentence uses it: offices take the article, persons and their men do not."""
    office = any(w in OFFICES for w in name.lower().split()) and "'s " not in name
    return f"the {name}" if office and not name.lower().startswith("the ") else name


OFFICES = frozenset(
    (
        *("ministry", "directorate", "presidency", "government", "army", "military", "forces", "police", "office", "agency"),
        *("department", "command", "commission", "council", "authority", "authorities", "nations", "organisation"),
        *("organization", "observatory", "union", "committee", "service", "hospital", "embassy", "staff"),
    )
)
"""Words by which a name is that of a body."""


def according_to(claims: Sequence[Claim], evidence: Evidence) -> str:
    """All who say it, each once."""
    return named(sorted({voice(c, evidence) for c in claims}, key=lambda v: (v.removeprefix("the "), v)))


def named(names: Sequence[str]) -> str:
    """Names in a sentence; beyond a few the rest is counted."""
    more = len(names) - NAMED
    return listed(names) if more <= 1 else listed([*names[:NAMED], f"{more} others"])


def happened(incident: Incident) -> str:
    """An incident by day and place."""
    place = f" in {incident.place.name}" if incident.place is not None else ""
    return f"the incident {when(incident.days)}{place}"


def quoted(claims: Iterable[Claim]) -> list[str]:
    """The words of figures, each once, in order of their numbers."""
    ordered = sorted(claims, key=lambda c: (stated(c).number or 0, c.figure.words))
    words = {" ".join(c.figure.words.split()).casefold(): " ".join(c.figure.words.split()) for c in reversed(ordered)}
    return [f'"{shown}"' for shown in reversed(words.values())]
