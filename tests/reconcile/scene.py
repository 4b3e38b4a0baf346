"""A scene: an invented conflict told by invented reports, built up line by line and then reconciled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from dataclasses import fields as dataclass_fields
from datetime import date
from typing import Any

from tallystick.model.accounts import Account, Reading
from tallystick.model.claims import (
    Attribution,
    AttributionStance,
    Claim,
    Claimant,
    ClaimantRole,
    Measure,
    Scope,
)
from tallystick.model.copies import Copy, Damage, Exchange, Sign, Version
from tallystick.model.figures import Figure
from tallystick.model.groups import Group, Nature
from tallystick.model.incidents import BestRule, Dating, Incident, Value
from tallystick.model.ledger import Lineage, Linked, Reconciled
from tallystick.model.passage import Passage
from tallystick.model.places import Place, PlacePrecision
from tallystick.model.reports import Report
from tallystick.model.times import Days, TimeKind, TimeWords, Unit
from tallystick.reconcile import reconcile
from tests.builders import people, soldiers

NORLAND = soldiers("Norland")
SUDMARK = soldiers("Sudmark")
PEOPLE = people()
CHILDREN = Group(name="children", nature=Nature.PERSONS, within=("civilians", "people"))

NORLAND_MINISTRY = Claimant(
    name="Norland Defence Ministry", words="the ministry", role=ClaimantRole.OWN_LOSSES, party="Norland"
)
NORLAND_PRESIDENT = Claimant(name="Ulla Brandis", words="the president", role=ClaimantRole.OFFICIAL, party="Norland")
NORLAND_ON_ENEMY = replace(NORLAND_MINISTRY, role=ClaimantRole.ENEMY_LOSSES)
SUDMARK_STAFF = Claimant(name="Sudmark General Staff", words="the staff", role=ClaimantRole.OWN_LOSSES, party="Sudmark")
SUDMARK_ON_ENEMY = replace(SUDMARK_STAFF, role=ClaimantRole.ENEMY_LOSSES)
HOSPITAL = Claimant(name="Qarhat General Hospital", words="the hospital", role=ClaimantRole.HOSPITAL)
UN = Claimant(name="United Nations", words="the UN", role=ClaimantRole.UN_BODY)
ANADOLU = Claimant(name="Anadolu Agency", words="the Anadolu Agency", role=ClaimantRole.OUTLET)
COMMANDER = Claimant(name="commander", words="a commander", role=ClaimantRole.OTHER, named=False)

QARHAT = Place(
    name="Qarhat", words="Qarhat", precision=PlacePrecision.DIVISION, admin1="Qarhat", country="Oststan", country_code="QO"
)
NORTH = Place(
    name="northern Oststan", words="northern Oststan", precision=PlacePrecision.REGION, country="Oststan", country_code="QO"
)
ABROAD = Place(name="Meridia", words="Meridia", precision=PlacePrecision.COUNTRY, country="Meridia", country_code="QM")
ABROAD_TOWN = replace(ABROAD, name="Port Aster", precision=PlacePrecision.TOWN, admin1="Aster")


OWN_FIELDS = frozenset(("claim_id", "report_id", "passage"))
"""What a claim that is copied has of its own."""


def words(kind: TimeKind, **fields: Any) -> TimeWords:
    """Time words without a place in a text: their days are what counts here."""
    return TimeWords(start=0, end=1, words="then", kind=kind, **fields)


THIS_MONTH = words(TimeKind.RELATIVE, unit=Unit.MONTH)
EARLIER_THIS_MONTH = words(TimeKind.RELATIVE, unit=Unit.MONTH, earlier=True)
PAST_TWO_WEEKS = words(TimeKind.LAPSE, unit=Unit.WEEK, count=2, soft=True)
RECENT_WEEKS = words(TimeKind.LAPSE, unit=Unit.WEEK, soft=True)


def since(year: int) -> TimeWords:
    """Since a year."""
    return words(TimeKind.SINCE, since=words(TimeKind.DATE, year=year))


def may(day: int) -> date:
    """A day of May 2031."""
    return date(2031, 5, day)


@dataclass
class Scene:
    """Reports with their lines, and the incidents that the lines tell of."""

    published: dict[str, date | None] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    attributions: dict[str, list[Attribution]] = field(default_factory=dict)
    told: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    blamed: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    incidents: dict[str, tuple[Days | None, Place | None]] = field(default_factory=dict)
    main: dict[str, set[str]] = field(default_factory=dict)
    copies: list[Copy] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    damages: list[Damage] = field(default_factory=list)
    bylines: dict[str, dict[str, str | None]] = field(default_factory=dict)

    def report(self, name: str, published: date | None = None, **byline: str | None) -> str:
        """A report by its name; `byline` are fields of the report: its outlet, unless it has one of its own, its carrier."""
        self.published[name] = published
        self.bylines[name] = {"outlet": f"The {name} Post", **byline}
        self.texts[name], self.claims[name], self.attributions[name] = "", [], []
        return name

    def incident(self, name: str, day: date | None, place: Place | None = QARHAT, main: tuple[str, ...] = ()) -> str:
        """An incident, and the reports that mainly tell of it."""
        self.incidents[name] = (Days.single(day) if day else None, place)
        self.main[name] = set(main)
        return name

    def says(self, report: str, incident: str | None, low: int | None, high: int | str | None = "same", **fields: Any) -> Claim:
        """A claim; `high` is the same as `low` unless given. It stands in an account of the incident, where one is named."""
        top = low if high == "same" else high
        assert not isinstance(top, str)
        line = fields.pop("line", None) or f"Line {len(self.claims[report])}: {low} to {top} harmed"
        start = len(self.texts[report])
        self.texts[report] += f"{line}. "
        figure = fields.pop("figure", None) or Figure(
            low=low, high=top, words=fields.pop("figure_words", f"{low}"), rule="test"
        )
        default = {
            "claim_id": f"{report}#{len(self.claims[report])}",
            "report_id": report,
            "passage": Passage(report_id=report, start=start, end=start + len(line), quote=line),
            "measure": Measure.KILLED,
            "group": NORLAND,
            "figure": figure,
        }
        claim = Claim(**{**default, **fields})
        self.claims[report].append(claim)
        if incident is not None:
            self.told.setdefault(incident, {}).setdefault(report, []).append(claim.claim_id)
        return claim

    def toll(self, report: str, low: int | None, high: int | str | None = "same", **fields: Any) -> Claim:
        """A cumulative claim."""
        return self.says(report, None, low, high, scope=Scope.TOLL, **{"period": THIS_MONTH, "place": QARHAT, **fields})

    def blames(
        self, report: str, incident: str, actor: str, stance: AttributionStance, claimant: Claimant | None
    ) -> Attribution:
        """An attribution in the report's account of the incident."""
        line = f"Line: {actor} {stance.value}"
        start = len(self.texts[report])
        self.texts[report] += f"{line}. "
        passage = Passage(report_id=report, start=start, end=start + len(line), quote=line)
        claim_id = f"{report}!{len(self.attributions[report])}"
        said = Attribution(claim_id=claim_id, report_id=report, passage=passage, actor=actor, stance=stance, claimant=claimant)
        self.attributions[report].append(said)
        self.blamed.setdefault(incident, {}).setdefault(report, []).append(said.claim_id)
        self.told.setdefault(incident, {}).setdefault(report, [])
        return said

    def copied(self, one: Claim, other: Claim) -> None:
        """The passages of two claims are one shared passage."""
        left, right = sorted((one.passage, other.passage), key=lambda p: p.report_id)
        self.copies.append(Copy(copy_id=f"{one.claim_id}={other.claim_id}", left=left, right=right, similarity=1.0))

    def copied_report(
        self,
        name: str,
        published: date | None,
        of: str,
        exchanged: Mapping[str, str] | None = None,
        lines: slice = slice(None),
        **byline: str | None,
    ) -> str:
        """A report that carries the claims of another, or some in a row, as one shared passage, with words exchanged."""
        self.report(name, published, **byline)
        copied = self.claims[of][lines]
        for claim in copied:
            incident = next((i for i, by in self.told.items() if claim.claim_id in by.get(of, ())), None)
            line = claim.passage.quote
            for words, others in (exchanged or {}).items():
                line = line.replace(words, others)
            fields = {f.name: getattr(claim, f.name) for f in dataclass_fields(claim) if f.name not in OWN_FIELDS}
            again = self.says(name, incident, claim.figure.low, claim.figure.high, line=line, **fields)
            speaker = (exchanged or {}).get(again.claimant.name) if again.claimant is not None else None
            if speaker is not None and again.claimant is not None:
                self.claims[name][-1] = replace(again, claimant=replace(again.claimant, name=speaker, party=None))
        if copied:
            self._share(copied, self.claims[name])
        return name

    def shared(self, one: str, other: str) -> None:
        """All that two reports say is one shared passage, its claims in the same order."""
        self._share(self.claims[one], self.claims[other])

    def _share(self, one: Sequence[Claim], other: Sequence[Claim]) -> None:
        """The lines of the claims are one shared passage."""
        both = sorted((one, other), key=lambda claims: claims[0].report_id)
        left, right = (self._passage(claims) for claims in both)
        exchanges = [
            Exchange(left=a.passage.quote, right=b.passage.quote, left_start=a.passage.start, right_start=b.passage.start)
            for a, b in zip(*both, strict=True)
            if a.passage.quote != b.passage.quote
        ]
        copy_id = f"{one[0].claim_id}={other[0].claim_id}"
        self.copies.append(Copy(copy_id=copy_id, left=left, right=right, similarity=0.9, exchanges=tuple(exchanges)))

    def _passage(self, claims: Sequence[Claim]) -> Passage:
        name, start, end = claims[0].report_id, claims[0].passage.start, claims[-1].passage.end
        return Passage(report_id=name, start=start, end=end, quote=self.texts[name][start:end])

    def lost(self, claim: Claim, words: str, supplied: Claim, there: str) -> None:
        """Before `words` in one claim's line some are missing; those `there` in another's stand in their place."""
        places = [(c, c.passage.start + c.passage.quote.index(w), w) for c, w in ((claim, words), (supplied, there))]
        (here, at, broken), (whole, start, kept) = places
        self.damages.append(
            Damage(
                passage=Passage(report_id=here.report_id, start=at, end=at + len(broken), quote=broken),
                at=at,
                sign=Sign.OWNER,
                supplied=Passage(report_id=whole.report_id, start=start, end=start + len(kept), quote=kept),
                copy_id=None,
            )
        )

    def revised(self, earlier: str, later: str) -> None:
        """`later` is a newer state of the page."""
        self.versions.append(Version(earlier=earlier, later=later, reason="same address"))

    def parts(self) -> tuple[list[Report], list[Reading], Lineage, Linked]:
        """What the rooms before would hand on."""
        reports = [
            Report(report_id=n, names=(n,), text=t, extractor="test", published=self.published[n], **self.bylines[n])  # type: ignore[arg-type]
            for n, t in self.texts.items()
        ]
        readings = [
            Reading(
                report_id=n,
                claims=tuple(self.claims[n]),
                attributions=tuple(self.attributions[n]),
                accounts=tuple(self._account(i, n) for i, by in self.told.items() if n in by),
            )
            for n in self.texts
        ]
        datings = tuple(Dating(report_id=n, published=day, basis=None, reason="stated") for n, day in self.published.items())
        incidents = tuple(self._incident(i) for i in self.incidents)
        linked = Linked(datings=datings, candidates=(), incidents=incidents)
        lineage = Lineage(copies=tuple(self.copies), versions=tuple(self.versions), damages=tuple(self.damages))
        return reports, readings, lineage, linked

    def _account(self, incident: str, report: str) -> Account:
        blamed = tuple(self.blamed.get(incident, {}).get(report, []))
        claims = tuple(self.told[incident][report])
        return Account(account_id=f"{incident}@{report}", report_id=report, claim_ids=claims, attribution_ids=blamed)

    def _incident(self, incident: str) -> Incident:
        days, place = self.incidents[incident]
        reports = sorted(self.told.get(incident, {}))
        return Incident(
            incident_id=incident,
            account_ids=tuple(f"{incident}@{r}" for r in reports),
            report_ids=tuple(reports),
            main_report_ids=tuple(sorted(self.main[incident] & set(reports))),
            days=days,
            date_basis=None,
            place=place,
        )

    def reconciled(self, best: BestRule = BestRule.MOST) -> Reconciled:
        """The scene, reconciled."""
        return reconcile(*self.parts(), best)


def value(found: Reconciled, incident: str, measure: Measure = Measure.KILLED, group: str = NORLAND.name) -> Value:
    """The only value of an incident, measure and group."""
    (one,) = [v for v in found.values if (v.incident_id, v.measure, v.group.name) == (incident, measure, group)]
    return one


def bounds(one: Value) -> tuple[int | None, int | None, int | None]:
    """Low, best, high."""
    return one.low, one.best, one.high


def kinds(found: Reconciled) -> list[str]:
    """The kinds of the findings, in order."""
    return [f.kind.value for f in found.findings]
