"""Telling: the reports that an invented conflict leaves behind, as reading and linking would hand them on.

In: a world. Out: reports, readings, lineage and incidents, with the claims that carry what was planted. Always: every claim
stands at its words; each incident that is not silent is told by one report to three; a wrong number is copied by others.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from benchmarks.tolls.world import START, Event, Since, Total, World
from tallystick.model.accounts import Account, Reading
from tallystick.model.claims import Claim, Claimant, ClaimantRole, Measure, Scope
from tallystick.model.copies import Copy
from tallystick.model.figures import Figure
from tallystick.model.groups import Group
from tallystick.model.incidents import Dating, Incident
from tallystick.model.ledger import Lineage, Linked, Reconciled
from tallystick.model.passage import Passage
from tallystick.model.reports import Report
from tallystick.model.times import Days, TimeKind, TimeWords, Unit
from tallystick.reconcile import reconcile

AGENCIES = ("Aster Wire", "Borea Press", "Caldera News")


@dataclass
class Told:
    """What came of a world: `of_total` and `of_event` lead from what was told to its claims."""

    world: World
    texts: dict[str, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    accounts: dict[str, list[Account]] = field(default_factory=dict)
    copies: list[Copy] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    of_total: dict[int, list[str]] = field(default_factory=dict)
    of_event: dict[int, list[str]] = field(default_factory=dict)

    def parts(self) -> tuple[list[Report], list[Reading], Lineage, Linked]:
        """What reconciling takes."""
        reports = [
            Report(report_id=n, names=(n,), text=t, extractor="generated", outlet=f"The {n} Post", published=self.days[n])
            for n, t in self.texts.items()
        ]
        readings = [
            Reading(report_id=n, claims=tuple(self.claims[n]), accounts=tuple(self.accounts.get(n, ()))) for n in self.texts
        ]
        datings = tuple(Dating(report_id=n, published=d, basis=None, reason="stated") for n, d in self.days.items())
        linked = Linked(datings=datings, candidates=(), incidents=tuple(self.incidents))
        return reports, readings, Lineage(copies=tuple(self.copies)), linked

    def reconciled(self) -> Reconciled:
        """What the ledger makes of it."""
        return reconcile(*self.parts())


def told(world: World, seed: int) -> Told:
    """All reports on a world."""
    desk = _Desk(Told(world), random.Random(f"telling {seed}"))
    for event in world.events:
        if not event.silent:
            desk.tell(event)
    for total in world.totals:
        desk.count(total)
    return desk.told


@dataclass
class _Desk:
    """Writes the reports."""

    told: Told
    chance: random.Random

    def tell(self, event: Event) -> None:
        """One report to three on an incident; a wrong figure has one source, and the others copy it."""
        number = self.chance.choice((1, 1, 2, 3))
        names = [self._report(f"event {event.number}-{n}", event.day + timedelta(days=n > 1)) for n in range(number)]
        for n, name in enumerate(names):
            self._account(event, name, n, copied=event.told is not None and n > 0)
        boasting = self.told.world.shape.boasts
        if self.chance.randrange(1000) < boasting:
            self._boast(event, names[0])
        self.told.incidents.append(_incident(event, names))

    def _account(self, event: Event, name: str, n: int, *, copied: bool) -> None:
        low = event.told if event.told is not None else event.killed
        low = max(1, low - self.chance.randint(0, low - 1)) if event.open else low
        fields: dict[str, Any] = {"group": event.group, "place": event.place}
        claimant = _office(event.group) if n == 0 or copied else _hospital(event)
        claims = [self._claim(name, low, None if event.open else low, claimant=claimant, **fields)]
        if event.wounded:
            wounded = event.wounded
            claims.append(self._claim(name, wounded, wounded, claimant=claimant, measure=Measure.WOUNDED, **fields))
        if copied:
            self._copied(f"event {event.number}-0", name, self.told.of_event[event.number][0], claims[0])
        account_id = f"account {event.number}-{n}"
        ids = tuple(c.claim_id for c in claims)
        self.told.accounts[name] = [Account(account_id=account_id, report_id=name, claim_ids=ids, main=True)]
        self.told.of_event.setdefault(event.number, []).append(claims[0].claim_id)

    def _boast(self, event: Event, name: str) -> None:
        """The other side counts more."""
        enemy = Claimant(name=f"enemy of {event.group.party}", words="the enemy", role=ClaimantRole.ENEMY_LOSSES, party="enemy")
        boast = self._claim(name, event.killed * 2 + 3, None, claimant=enemy, group=event.group, place=event.place)
        account = self.told.accounts[name][0]
        both = (*account.claim_ids, boast.claim_id)
        self.told.accounts[name] = [Account(account_id=account.account_id, report_id=name, claim_ids=both, main=True)]

    def count(self, total: Total) -> None:
        """A report with a total; a wrong one is carried by another report, and may be corrected later."""
        name = self._report(f"total {total.number}", total.day)
        claim = self._total(name, total, total.stated)
        self.told.of_total[total.number] = [claim.claim_id]
        if total.wrong and self.chance.random() < 0.5:
            echo = self._report(f"echo {total.number}", total.day)
            again = self._total(echo, total, total.stated)
            self._copied(name, echo, claim.claim_id, again)
            self.told.of_total[total.number].append(again.claim_id)
        if total.corrected is not None:
            self._correct(total)

    def _correct(self, total: Total) -> None:
        assert total.corrected is not None
        name = self._report(f"correction {total.number}", total.corrected)
        before = f"{AGENCIES[total.agency]} corrected an earlier toll of "
        self._total(name, total, total.stated, before=before)
        self._total(name, total, total.true + total.base)

    def _total(self, name: str, total: Total, low: int, before: str = "") -> Claim:
        claimant = Claimant(name=AGENCIES[total.agency], words="the agency", role=ClaimantRole.MONITOR)
        return self._claim(
            name, low, None if total.at_least else low, scope=Scope.TOLL, claimant=claimant, group=total.group,
            measure=total.measure, place=total.area, period=_period(total), before=before,
        )  # fmt: skip

    def _report(self, name: str, day: date) -> str:
        self.told.texts[name], self.told.claims[name], self.told.days[name] = "", [], day
        return name

    def _claim(self, name: str, low: int, high: int | None, *, group: Group, before: str = "", **fields: Any) -> Claim:
        words = f"{low}" if high is not None else f"at least {low}"
        line = f"{before}{words} {group.name} line {len(self.told.claims[name])}"
        start = len(self.told.texts[name])
        self.told.texts[name] += f"{line}. "
        passage = Passage(report_id=name, start=start, end=start + len(line), quote=line)
        claim = Claim(
            **{
                "claim_id": f"{name}#{len(self.told.claims[name])}",
                "report_id": name,
                "passage": passage,
                "measure": Measure.KILLED,
                "group": group,
                "figure": Figure(low=low, high=high, words=words, rule="digits"),
                **fields,
            }
        )
        self.told.claims[name].append(claim)
        return claim

    def _copied(self, one: str, other: str, claim_id: str, again: Claim) -> None:
        source = next(c for c in self.told.claims[one] if c.claim_id == claim_id)
        left, right = sorted((source.passage, again.passage), key=lambda p: p.report_id)
        self.told.copies.append(Copy(copy_id=f"{one}={other}", left=left, right=right, similarity=1.0, earlier=one))


def _office(group: Group) -> Claimant:
    name = f"{group.party} Defence Ministry"
    return Claimant(name=name, words="the ministry", role=ClaimantRole.OWN_LOSSES, party=group.party)


def _hospital(event: Event) -> Claimant:
    return Claimant(name=f"{event.place.name} General Hospital", words="the hospital", role=ClaimantRole.HOSPITAL)


def _incident(event: Event, names: list[str]) -> Incident:
    return Incident(
        incident_id=f"event {event.number}",
        account_ids=tuple(f"account {event.number}-{n}" for n in range(len(names))),
        report_ids=tuple(names),
        main_report_ids=tuple(names),
        days=Days.single(event.day),
        date_basis=None,
        place=event.place,
    )


def _period(total: Total) -> TimeWords:
    """The words that say since when."""
    common: dict[str, Any] = {"start": 0, "end": 1, "words": total.since.value}
    if total.since is Since.YEAR or total.corrected is not None:
        day = total.first
        return TimeWords(
            kind=TimeKind.SINCE, since=TimeWords(kind=TimeKind.DATE, year=day.year, month=day.month, day=day.day, **common),
            **common,
        )  # fmt: skip
    if total.since is Since.VAGUE:
        return TimeWords(kind=TimeKind.LAPSE, unit=Unit.WEEK, count=2, soft=True, **common)
    return TimeWords(kind=TimeKind.RELATIVE, unit=Unit.MONTH if total.since is Since.MONTH else Unit.WEEK, **common)


__all__ = ["AGENCIES", "START", "Told", "told"]
