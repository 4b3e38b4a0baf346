"""Facts: what a report's accounts of an incident carry.

A `Source` enters: a report with its accounts of one incident. `Fact`s leave: figures, who is said to have done it, who says so,
place and day. Only what is asserted is a fact, and nobody who is accused by name is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tallystick.model.accounts import Account, Reading
from tallystick.model.claims import Attribution, AttributionStance, Claim, ClaimantRole, Measure, Scope, Stance
from tallystick.model.framings import FactKind
from tallystick.model.groups import Group
from tallystick.model.places import PlacePrecision
from tallystick.model.reports import Report

NAMED_PLACES = (PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.NEAR, PlacePrecision.NAME_ONLY)
TOKEN = re.compile(r"[^\W\d_]{3,}")
_HARD = (AttributionStance.ACCEPTED, AttributionStance.ALLEGED)
_PRIVATE = (ClaimantRole.WITNESS, ClaimantRole.OTHER, ClaimantRole.OUTLET)
"""Roles of those whom another outlet has no need to have heard."""
_BODY = re.compile(
    r"\b(?:forces|government|army|militia|police|front|brigades?|movement|party|state|group|coalition|council|command)\b|\bal-",
    re.IGNORECASE,
)
_ANYBODY = frozenset(
    """
    man woman men women boy girl teen father mother husband wife son daughter brother sister boyfriend girlfriend neighbor
    neighbour suspect suspects gunman gunmen shooter attacker driver officer officers cops police soldier soldiers
    """.split()
)
"""Words that headlines write with a capital and that name nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report with what was read in it, its accounts of one incident, and its day of publication, None where unknown.

    `damaged` where lineage found that the text lost words.
    """

    report: Report
    reading: Reading
    accounts: tuple[Account, ...]
    published: date | None
    title: bool
    damaged: bool = False

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of its accounts of the incident, in text order."""
        ids = {claim_id for account in self.accounts for claim_id in account.claim_ids}
        return tuple(one for one in self.reading.claims if one.claim_id in ids)

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """The attributions of its accounts of the incident, in text order."""
        ids = {claim_id for account in self.accounts for claim_id in account.attribution_ids}
        return tuple(one for one in self.reading.attributions if one.claim_id in ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that a report carries of an incident: neutral words for it, the claims that say it, and what to look for."""

    kind: FactKind
    words: str
    claim_ids: tuple[str, ...] = ()
    measure: Measure | None = None
    group: Group | None = None
    party: str | None = None
    signs: tuple[str, ...] = ()


def facts_of(source: Source) -> Iterator[Fact]:
    """All that a report's accounts carry of the incident and assert."""
    for claim in source.claims:
        if claim.stance is Stance.ASSERTED and claim.scope is Scope.INCIDENT and _counted(claim):
            yield _figure(source, claim)
        if claim.claimant is not None and claim.claimant.named and claim.claimant.role not in _PRIVATE:
            yield Fact(
                kind=FactKind.CLAIMANT, words=claim.claimant.name, claim_ids=(claim.claim_id,), party=claim.claimant.party
            )
    for one in source.attributions:
        if one.stance in _HARD and _is_body(source, one.actor):
            yield Fact(kind=FactKind.ACTOR, words=one.actor, claim_ids=(one.claim_id,))
    for account in source.accounts:
        place = account.place
        if place is not None and place.precision in NAMED_PLACES:
            yield Fact(kind=FactKind.PLACE, words=place.name, signs=(place.name, place.words))
        if account.time is not None and source.published is not None and account.time.resolve(source.published) is not None:
            yield Fact(kind=FactKind.DAY, words="the day")


def _counted(claim: Claim) -> bool:
    """Whether a figure counts: one person told of by himself is not a number that another report would have to give."""
    several = claim.figure.low is None or claim.figure.low > 1
    dead = claim.measure is Measure.KILLED and claim.figure.low == 1
    return claim.measure is not Measure.KILLED_OR_WOUNDED and (several or dead)


def _is_body(source: Source, actor: str) -> bool:
    """Whether an actor is a state or a body: a person who is accused is named nowhere as what another report leaves out."""
    if _BODY.search(actor):
        return True
    places = {account.place.name for account in source.accounts if account.place is not None}
    return " " not in actor and actor not in places and actor.lower() not in _ANYBODY


def _figure(source: Source, claim: Claim) -> Fact:
    told = next((one.harmed.quote for one in source.reading.tellings if one.claim_id == claim.claim_id), "")
    nouns = [word for word in TOKEN.findall(told) if word.islower()]
    counted = f"{claim.group.name} {claim.measure.value.replace('_', ' ')}"
    return Fact(
        kind=FactKind.FIGURE,
        words=counted,
        claim_ids=(claim.claim_id,),
        measure=claim.measure,
        group=claim.group,
        signs=tuple(nouns[-1:]),
    )
