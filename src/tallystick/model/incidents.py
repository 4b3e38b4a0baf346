"""Incident and what is reconciled for it: candidates, dates, origins, values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tallystick.model.claims import Measure
from tallystick.model.groups import Group
from tallystick.model.places import Place
from tallystick.model.times import DateBasis, Days

ATTRIBUTION = "attribution"
"""The name of the fact that is who is said to have done it."""


class Status(StrEnum):
    """What the harmed are said to have been; the value is the name of the fact."""

    COMBATANTS = "status of combatants"
    CIVILIANS = "status of civilians"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason of a weight, in bits (log2 of a likelihood ratio): positive speaks for the same incident, negative against."""

    name: str
    weight: float
    words: str


class Refusal(StrEnum):
    """What may not stand in one incident, however alike it reads."""

    REPORT = "one report tells them apart"
    DAYS = "their days contradict each other"
    PLACES = "their places contradict each other"
    FIGURES = "their figures contradict each other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A scored pair of accounts; `left < right` by id. `same` is what the clustering decided for the pair.

    `refused` is what speaks against the pair outright.
    """

    left: str
    right: str
    weight: float
    reasons: tuple[Reason, ...]
    same: bool
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When a report was published: stated, or inferred with the reason. `published` None: it stays unknown."""

    report_id: str
    published: date | None
    basis: DateBasis | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Linked accounts of one attack or action in one place. `days` None: unknown.

    `main_report_ids` are the reports whose title and opening tell of it. `answers` is the incident that it retaliates for.
    """

    incident_id: str
    account_ids: tuple[str, ...]
    report_ids: tuple[str, ...]
    main_report_ids: tuple[str, ...]
    days: Days | None
    date_basis: DateBasis | None
    place: Place | None
    method: str | None = None
    answers: str | None = None


class Grade(StrEnum):
    """How far the record is corroborated (after Every Casualty Counts and IBC; see docs/vocabulary.md)."""

    PROVISIONAL = "provisional"
    CORROBORATED = "corroborated"
    CONTESTED = "contested"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent source of one fact of an incident, after copies and common claimants are collapsed.

    `fact` names the fact ("killed Turkish soldiers", "attribution"). `known` is False for a figure without a speaker that
    could not be joined to a named origin; such an origin never raises a grade. `inferred` are those of its claims that belong
    to it only by words that another report supplies for a damaged text. `source` is equal for origins of one incident that are
    one source under several names ("the ministry" of one fact, "the president" of another); None for an unknown one.
    """

    incident_id: str
    fact: str
    name: str
    claim_ids: tuple[str, ...]
    report_ids: tuple[str, ...]
    known: bool = True
    inferred: tuple[str, ...] = ()
    source: str | None = None


class BestRule(StrEnum):
    """How a best figure is chosen where origins differ. Low and high are the same by every rule.

    MOST: what most origins give, of several the lowest; none where any of them speaks for a party. LOWEST: the lowest, until
    two known origins give the same higher figure (after ACLED). AGREED: none but what all of them allow.
    """

    MOST = "most"
    LOWEST = "lowest"
    AGREED = "agreed"


SHARE = "a share of a figure on record, which holds it"
"""The rule of a value of which only parts of other figures tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A reconciled figure of an incident, group and measure; None is open or unknown, never zero.

    `rule` names the rule that made it; `one_party` where all of it is one party's claim about its enemy.
    """

    incident_id: str
    group: Group
    measure: Measure
    low: int | None
    best: int | None
    high: int | None
    rule: str
    claim_ids: tuple[str, ...]
    dissent_ids: tuple[str, ...] = ()
    one_party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """An incident's grade with the rule that fired, and its perpetrator where one may be named (see design, point 6)."""

    incident_id: str
    grade: Grade
    grade_rule: str
    perpetrator: str | None = None
