"""The words in which figures, days, places and speakers are put, the same in the terminal and on the page.

Enters: nouns of the model. Leaves: short British English phrases.
What always holds: unknown is said to be unknown and never becomes 0; no phrase carries a decimal or a degree of confidence;
a figure without a speaker says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from tallystick.model.claims import AttributionStance, Basis, Claim, Claimant, ClaimantRole, Measure, Scope, Stance
from tallystick.model.copies import Damage
from tallystick.model.days import DateBasis, Days, Precision
from tallystick.model.incidents import Grade, Incident, Origin, Value
from tallystick.model.places import Place, PlacePrecision
from tallystick.model.wholes import Whole

NO_SPEAKER = "no speaker named (the report’s own words)"

MEASURES = tuple(Measure)
"""Measures in the order in which records list them."""

_MEASURE = {
    Measure.KILLED_OR_WOUNDED: "killed or wounded, not told apart",
    Measure.NEUTRALISED: "“neutralised” (the claimant’s word)",
}
_DATE_BASIS = {
    DateBasis.STATED: "stated in full by the words or the page",
    DateBasis.PUBLICATION: "the time words, counted from the report’s stated day of publication",
    DateBasis.INFERRED: "the time words, counted from a day of publication that was inferred, not stated",
    DateBasis.LINKED: "taken over from another report’s account of the same incident",
    DateBasis.NEWS: "no day is named; taken as news of the stated day of publication or of the day before",
    DateBasis.CAPTION: "the day of a picture, which is evidence but not the incident’s day by itself",
}
_PRECISION = {
    PlacePrecision.EXACT: "the exact spot is given",
    PlacePrecision.TOWN: "known to the town or village",
    PlacePrecision.NEAR: "near the place named",
    PlacePrecision.DIVISION: "known to the province or district",
    PlacePrecision.COUNTRY: "known to the country only",
    PlacePrecision.REGION: "a region without fixed bounds",
    PlacePrecision.NAME_ONLY: "a name that the gazetteer does not hold",
}
_STANCE = {Stance.ASSERTED: "", Stance.DENIED: "denied", Stance.UNCERTAIN: "said to be uncertain"}
_ATTRIBUTED = {
    AttributionStance.ACCEPTED: "responsibility accepted",
    AttributionStance.ALLEGED: "alleged",
    AttributionStance.DENIED: "denied",
    AttributionStance.UNCLEAR: "said to be unclear",
}
_BASIS = {Basis.REPORTED: "", Basis.STOCK: "a count at one time", Basis.FLOW: "a count of movements"}
_OWN_SIDE = {ClaimantRole.OWN_LOSSES: "of {} own losses", ClaimantRole.ENEMY_LOSSES: "of {} enemy’s losses"}
_SEVERAL = re.compile(
    r"\b(?:authorities|forces|troops|police|rebels|fighters|militants|insurgents|militias|groups|\w*(?:official|officer|leader|"
    r"commander|soldier|guard|source|separatist|spokes\w+)s)$",
    re.IGNORECASE,
)
_SCOPE = {
    Scope.INCIDENT: "of one incident",
    Scope.TOLL: "a toll over a period",
    Scope.PART: "a part of another figure",
}
_GRADE = {
    Grade.PROVISIONAL: "Provisional: not yet borne out by a second independent origin",
    Grade.CORROBORATED: "Corroborated by independent origins",
    Grade.CONTESTED: "Contested: accounts exclude one another",
    Grade.CONFIRMED: "Confirmed",
}


def interval(low: int | None, high: int | None) -> str:
    """Bounds in words: "2", "51 to 53", "at least 20", "at most 53", or "not known" where both are open."""
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if low is not None:
        return f"at least {low:,}"
    return f"at most {high:,}" if high is not None else "not known"


def value_words(value: Value | Whole) -> str:
    """A reconciled figure; the best point is said only where the bounds do not say it already."""
    words = interval(value.low, value.high)
    if value.best is None or value.low == value.high:
        return words
    return f"{words}, best {value.best:,}"


def claimed(claim: Claim) -> str:
    """The figure of a claim, with how the words qualify it."""
    notes = [claim.figure.estimated and "estimated", stance(claim.stance), basis(claim.basis)]
    return ", ".join([interval(claim.figure.low, claim.figure.high), *(note for note in notes if note)])


def measure(of: Measure) -> str:
    """What was suffered."""
    return _MEASURE.get(of, of.value.replace("_", " "))


def measure_label(of: Measure) -> str:
    """What was suffered, short enough for a column; a claimant's word stays in quotation marks."""
    return f"“{of.value}”" if of is Measure.NEUTRALISED else of.value.replace("_", " ")


def basis(of: Basis) -> str:
    """How a figure was arrived at; empty for a plain report."""
    return _BASIS.get(of, of.value)


def stance(of: Stance) -> str:
    """How the figure is put; empty where it is asserted."""
    return _STANCE[of]


def attribution_stance(of: AttributionStance) -> str:
    """How responsibility is put."""
    return _ATTRIBUTED[of]


def scope(of: Scope) -> str:
    """What a figure counts."""
    return _SCOPE[of]


def grade(of: Grade) -> str:
    """A grade with what it means."""
    return _GRADE[of]


def rule(name: str) -> str:
    """The name of a rule as words."""
    return one_space(name.replace("_", " "))


def one_space(words: str) -> str:
    """The words, single-spaced."""
    return re.sub(r"\s+", " ", words).strip()


def day(of: date) -> str:
    """A day in full: "20 February 2020"."""
    return f"{of.day} {of:%B} {of.year}"


def days(of: Days | None) -> str:
    """An interval of days in words; None is "day not known"."""
    if of is None or (of.first is None and of.last is None):
        return "day not known"
    if of.first is None or of.last is None:
        words = f"until {day(of.last)}" if of.last else f"from {day(of.first)}, end not known" if of.first else ""
    elif of.first == of.last:
        words = day(of.first)
    else:
        words = _span(of, of.first, of.last)
    return f"{words} (edges not sharp)" if of.soft else words


def _span(of: Days, first: date, last: date) -> str:
    if of.precision is Precision.MONTH and of == Days(
        first=Days.month(first.year, first.month).first,
        last=Days.month(first.year, first.month).last,
        precision=Precision.MONTH,
        soft=of.soft,
    ):
        return f"{first:%B} {first.year}"
    if of.precision is Precision.YEAR and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def date_basis(of: DateBasis | None) -> str:
    """What a date rests on."""
    return "nothing in the reports gives it" if of is None else _DATE_BASIS[of]


def place(of: Place | None) -> str:
    """A place with what holds it; None is "place not known"."""
    if of is None:
        return "place not known"
    parts = (of.name, of.admin1, of.country)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def place_precision(of: Place) -> str:
    """How closely the place is known."""
    return _PRECISION[of.precision]


def title(of: Incident) -> str:
    """An incident in one line: day, place, method."""
    return " · ".join(part for part in (days(of.days), place(of.place), of.method) if part)


def speaker(of: Claimant | None) -> str:
    """The claimant's name, or that none is named."""
    if of is None:
        return NO_SPEAKER
    return of.name if of.named else f"{of.name} (unnamed)"


def said_as(of: Claimant) -> str | None:
    """The words used of a claimant, where they are not just the name."""
    words = one_space(of.words)
    bare = re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
    return None if of.name.casefold() in (words.casefold(), bare.casefold()) else words


def plural(count: int, noun: str) -> str:
    """A count with its noun: "1 report", "4 reports", "2 copies"."""
    if count == 1:
        return f"1 {noun}"
    return f"{count:,} {noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{count:,} {noun}s"


def origins(of: tuple[Origin, ...], *, enemy_alone: bool = False) -> str:
    """The origins of a fact, or of several: "4 reports, 1 origin: Turkish Defence Ministry".

    One source under several names is one origin; an unknown origin is said, never counted. `enemy_alone` marks a status that
    only those give who count them as their enemy's losses.
    """
    reports = plural(len({report for one in of for report in one.report_ids}), "report")
    known = source_names([one for one in of if one.known])
    unknown = sorted({one.name for one in of if not one.known})
    more = f"; and {plural(len(unknown) - _MOST_UNKNOWN, 'other')}" if len(unknown) > _MOST_UNKNOWN else ""
    nobody = "; ".join(unknown[:_MOST_UNKNOWN]) + more
    words = f"{reports}, {plural(len(known), 'origin')}: {'; '.join(known)}" if known else f"{reports}, origin not known"
    if unknown:
        words += f": {nobody}" if not known else f"; and figures whose origin is not known: {nobody}"
    if any(one.inferred for one in of):
        words += f" (in part inferred: {_INFERRED})"
    return f"{words}; said by their enemy alone: context, not what they were" if enemy_alone else words


def source_names(known: Sequence[Origin]) -> list[str]:
    """Each source once, by the name under which it gives the most claims."""
    claims: dict[str, Counter[str]] = {}
    for one in known:
        claims.setdefault(one.source or one.name, Counter())[one.name] += len(one.claim_ids)
    return sorted(min(names, key=lambda name: (-names[name], name)) for names in claims.values())


_MOST_UNKNOWN = 3
"""Reports without a speaker that a line names before it counts the rest."""

_INFERRED = "a damaged text names the source only with words that another report supplies"


def own_side(of: Claimant) -> str | None:
    """What marks a party to the conflict that speaks of its own or its enemy's losses; None for everybody else."""
    phrase = _OWN_SIDE.get(of.role)
    return phrase.format("their" if _SEVERAL.search(of.name) else "its") if phrase is not None else None


def damage(of: Damage) -> str:
    """A place where a text lost words: its words with a gap, and the words that another report supplies, as inferred."""
    lost = of.at - of.passage.start
    before, after = of.passage.quote[:lost].rstrip(), of.passage.quote[lost:].lstrip()
    shown = one_space(f"{before} […] {after}")
    if of.supplied is None:
        return f"“{shown}”: {of.sign.value}; no other report supplies it"
    return f"“{shown}”: {of.sign.value}; “{one_space(of.supplied.quote)}”, inferred from another report"
