"""Small builders for every noun: each takes only what a test is about and fills in the rest with plain, invented values.

A builder never hides a rule: `passage` finds its quote in the report's text and fails where it does not stand there, so that
every built claim points at real words. `contents()` is a small whole ledger in which every reference resolves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
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
    Person,
    Scope,
)
from tallystick.model.copies import Copy, Damage, EarlierBy, Exchange, NearCopy, Sign, Version
from tallystick.model.figures import Figure
from tallystick.model.findings import Finding, FindingKind
from tallystick.model.groups import Group, Nature
from tallystick.model.ids import bytes_id, content_id
from tallystick.model.incidents import Assessment, Candidate, Dating, Grade, Incident, Origin, Reason, Value
from tallystick.model.ledger import LedgerContents, Lineage, Linked, Reconciled, Run
from tallystick.model.passage import Passage
from tallystick.model.places import Place, PlacePrecision
from tallystick.model.reports import Item, Mark, MarkKind, Rejection, RejectionReason, Report
from tallystick.model.tellings import AgentPlace, Telling, Voice
from tallystick.model.times import DateBasis, Days, TimeKind, TimeWords, Unit
from tallystick.model.tolls import Implied, Toll, TollReading
from tallystick.model.wholes import Whole, added

MORNING = (
    "Three Norland soldiers killed near Qarhat\n\n"
    "Three Norland soldiers were killed and four wounded in an air strike near Qarhat on Monday, the Norland Defence Ministry "
    "said. It blamed Sudmark. Corporal Ilo Vantern, 24, was among the wounded.\n\n"
    "The deaths bring to 9 the number of Norland soldiers killed this month. Two Sudmark tanks were destroyed in retaliation."
)
EVENING = (
    "Air strike kills soldiers at Qarhat\n\n"
    "At least three soldiers were killed when jets bombed a post near Qarhat, a hospital doctor said.\n\n"
    "The deaths bring to 9 the number of Norland soldiers killed this month."
)


def item(text: str = MORNING, name: str = "morning.txt", **fields: Any) -> Item:
    """A plain text as ingest would hand it on."""
    return Item(**{"name": name, "data": text.encode("utf8"), "media_type": "text/plain", **fields})


def report(text: str = MORNING, *names: str, **fields: Any) -> Report:
    """A report whose bytes are the text in UTF-8."""
    default = {
        "report_id": bytes_id(text.encode("utf8")),
        "names": names or ("morning.txt",),
        "text": text,
        "extractor": "text-1",
    }
    return Report(**{**default, **fields})


def mark(of: Report, words: str, kind: MarkKind = MarkKind.TITLE) -> Mark:
    """A mark over the first place where the words stand."""
    start = of.text.index(words)
    return Mark(start=start, end=start + len(words), kind=kind)


def passage(of: Report, quote: str, after: int = 0) -> Passage:
    """The first place, from character `after` on, where the quote stands; ValueError where it stands nowhere."""
    start = of.text.index(quote, after)
    return Passage(report_id=of.report_id, start=start, end=start + len(quote), quote=quote)


def figure(low: int | None, high: int | None = None, words: str | None = None, **fields: Any) -> Figure:
    """`figure(3)` is exactly three; `figure(3, None, "at least three")` is open above."""
    if words is None:
        high = low
    default = {"low": low, "high": high, "words": words or str(low), "rule": "number"}
    return Figure(**{**default, **fields})


def soldiers(party: str = "Norland") -> Group:
    """Soldiers of a state, within its forces."""
    return Group(name=f"{party} soldiers", nature=Nature.PERSONS, party=party, within=(f"{party} forces", "state forces"))


def people() -> Group:
    """Persons of whom nothing more is said."""
    return Group(name="people", nature=Nature.PERSONS)


def things(name: str = "tank", party: str | None = "Sudmark") -> Group:
    """Materiel or buildings."""
    return Group(name=name, nature=Nature.MATERIEL, party=party)


def claimant(name: str = "Norland Defence Ministry", words: str | None = None, **fields: Any) -> Claimant:
    """A ministry on its own losses, unless told otherwise."""
    default = {"name": name, "words": words or f"the {name}", "role": ClaimantRole.OWN_LOSSES, "party": "Norland"}
    return Claimant(**{**default, **fields})


def time_words(of: Report, words: str, kind: TimeKind = TimeKind.WEEKDAY, **fields: Any) -> TimeWords:
    """Time words at the first place where they stand."""
    start = of.text.index(words)
    return TimeWords(start=start, end=start + len(words), words=words, kind=kind, **fields)


def place(name: str = "Qarhat", **fields: Any) -> Place:
    """A place known by its name alone."""
    return Place(**{"name": name, "words": f"near {name}", "precision": PlacePrecision.NAME_ONLY, **fields})


def claim(of: Report, quote: str, measure: Measure, counted: Figure, **fields: Any) -> Claim:
    """A claim whose id is made of what it says."""
    where = fields.pop("passage", None) or passage(of, quote)
    default = {
        "claim_id": content_id("clm", of.report_id, where.start, where.end, measure, counted.low, counted.high),
        "report_id": of.report_id,
        "passage": where,
        "measure": measure,
        "group": soldiers(),
        "figure": counted,
    }
    return Claim(**{**default, **fields})


def attribution(of: Report, quote: str, actor: str = "Sudmark", **fields: Any) -> Attribution:
    """An allegation, unless told otherwise."""
    where = passage(of, quote)
    default = {
        "claim_id": content_id("att", of.report_id, where.start, actor),
        "report_id": of.report_id,
        "passage": where,
        "actor": actor,
        "stance": AttributionStance.ALLEGED,
    }
    return Attribution(**{**default, **fields})


def person(of: Report, name: str, **fields: Any) -> Person:
    """One named among the harmed."""
    default = {
        "person_id": content_id("psn", of.report_id, name),
        "report_id": of.report_id,
        "passage": passage(of, name),
        "name": name,
        "age": None,
        "measure": Measure.KILLED,
    }
    return Person(**{**default, **fields})


def telling(of: Report, claim: Claim, harmed: str, act: str, agent: str | None = None, **fields: Any) -> Telling:
    """How the words put a claim: passive without agent, or active where an agent is named, unless told otherwise."""

    def near(words: str | None) -> Passage | None:
        line = of.text.rfind("\n", 0, claim.passage.start) + 1
        return passage(of, words, line) if words else None

    default = {
        "claim_id": claim.claim_id,
        "report_id": of.report_id,
        "voice": Voice.ACTIVE if agent else Voice.PASSIVE,
        "harmed": near(harmed),
        "act": near(act),
        "agent": near(agent),
        "agent_place": AgentPlace.SUBJECT if agent else None,
        "cause": near(fields.pop("cause", None)),
    }
    return Telling(**{**default, **fields})


def account(of: Report, *claims: Claim, **fields: Any) -> Account:
    """One report's telling, made of these claims."""
    ids = tuple(one.claim_id for one in claims)
    return Account(
        **{"account_id": content_id("acc", of.report_id, *ids), "report_id": of.report_id, "claim_ids": ids, **fields}
    )


def reading(of: Report, *claims: Claim, **fields: Any) -> Reading:
    """What one report says: these claims, and one account of those that are no toll, unless told otherwise."""
    told = [one for one in claims if one.scope is not Scope.TOLL]
    accounts = (account(of, *told),) if told else ()
    return Reading(**{"report_id": of.report_id, "claims": claims, "accounts": accounts, **fields})


def version(earlier: Report, later: Report, before: str, after: str) -> Version:
    """Two states of one page; the first of the words `before` became the words `after`."""
    word = before.split()[0]
    change = Exchange(left=word, right=after, left_start=earlier.text.index(before), right_start=later.text.index(after))
    return Version(earlier=earlier.report_id, later=later.report_id, reason="same address", changes=(change,))


def near_copy(left: Report, right: Report, similarity: float = 0.75, **fields: Any) -> NearCopy:
    """Two reports that are one text as wholes, in the order in which records hold them."""
    lower, higher = sorted((left.report_id, right.report_id))
    near_id = content_id("near", lower, higher)
    return NearCopy(copy_id=near_id, left=lower, right=higher, similarity=similarity, **fields)


def copy(left: Passage, right: Passage, **fields: Any) -> Copy:
    """A shared passage, turned so that the lower report id is on the left."""
    left, right = sorted((left, right))
    default = {"copy_id": content_id("cpy", left, right), "left": left, "right": right, "similarity": 1.0}
    return Copy(**{**default, **fields})


def dating(of: Report, published: date | None = None, basis: DateBasis | None = None, reason: str = "not stated") -> Dating:
    """When a report was published; unknown, unless told otherwise."""
    return Dating(report_id=of.report_id, published=published, basis=basis, reason=reason)


def candidate(left: Account, right: Account, weight: float = 6.5, **fields: Any) -> Candidate:
    """A scored pair."""
    low, high = sorted((left.account_id, right.account_id))
    reasons = (Reason(name="place", weight=weight, words="both name Qarhat"),)
    return Candidate(**{"left": low, "right": high, "weight": weight, "reasons": reasons, "same": weight > 0, **fields})


def incident(*accounts: Account, **fields: Any) -> Incident:
    """An incident of these accounts, told of by their reports."""
    reports = tuple(sorted({one.report_id for one in accounts}))
    default = {
        "incident_id": content_id("inc", min(one.account_id for one in accounts)),
        "account_ids": tuple(sorted(one.account_id for one in accounts)),
        "report_ids": reports,
        "main_report_ids": reports,
        "days": None,
        "date_basis": None,
        "place": None,
    }
    return Incident(**{**default, **fields})


def origin(of: Incident, name: str, *claims: Claim, fact: str = "killed Norland soldiers", **fields: Any) -> Origin:
    """An independent source of one fact."""
    default = {
        "incident_id": of.incident_id,
        "fact": fact,
        "name": name,
        "claim_ids": tuple(sorted(one.claim_id for one in claims)),
        "report_ids": tuple(sorted({one.report_id for one in claims})),
    }
    return Origin(**{**default, **fields})


def value(of: Incident, low: int | None, best: int | None, high: int | None, *claims: Claim, **fields: Any) -> Value:
    """A reconciled figure of killed Norland soldiers, unless told otherwise."""
    default = {
        "incident_id": of.incident_id,
        "group": soldiers(),
        "measure": Measure.KILLED,
        "low": low,
        "best": best,
        "high": high,
        "rule": "one origin",
        "claim_ids": tuple(sorted(one.claim_id for one in claims)),
    }
    return Value(**{**default, **fields})


def whole(of: Incident, low: int | None, best: int | None, high: int | None, **fields: Any) -> Whole:
    """The killed of an incident over all groups, unless told otherwise."""
    default = {"incident_id": of.incident_id, "measure": Measure.KILLED, "low": low, "best": best, "high": high}
    return Whole(**{**default, **fields})


def wholes(values: Iterable[Value]) -> tuple[Whole, ...]:
    """The killed and wounded of incidents as one report gives all of these values."""
    by_incident = sorted({one.incident_id for one in values})
    made = [
        added([one for one in values if one.incident_id == incident], measure, lambda _: ("report",))
        for incident in by_incident
        for measure in (Measure.KILLED, Measure.WOUNDED)
    ]
    return tuple(one for one in made if one is not None)


def assessment(of: Incident, grade: Grade = Grade.PROVISIONAL, rule: str = "one origin", **fields: Any) -> Assessment:
    """An incident's grade."""
    return Assessment(incident_id=of.incident_id, grade=grade, grade_rule=rule, **fields)


def toll(*claims: Claim, **fields: Any) -> Toll:
    """A cumulative figure with the bounds of its first claim."""
    default = {
        "toll_id": content_id("tol", *sorted(one.claim_id for one in claims)),
        "claim_ids": tuple(sorted(one.claim_id for one in claims)),
        "group": claims[0].group.name,
        "measure": claims[0].measure,
        "low": claims[0].figure.low,
        "high": claims[0].figure.high,
        "period": None,
        "as_of": None,
        "place": None,
        "incident_ids": (),
        "explained_low": None,
        "explained_high": None,
        "status": "unknown",
    }
    return Toll(**{**default, **fields})


def finding(kind: FindingKind, text: str, *claims: Claim, **fields: Any) -> Finding:
    """A finding with its evidence."""
    ids = tuple(one.claim_id for one in claims)
    default = {
        "finding_id": content_id("fnd", kind, text),
        "kind": kind,
        "text": text,
        "incident_ids": (),
        "claim_ids": ids,
        "values": (),
    }
    return Finding(**{**default, **fields})


def rejection(name: str = "noise.bin", reason: RejectionReason = RejectionReason.BINARY, **fields: Any) -> Rejection:
    """Something unusable, of which no bytes were kept unless told otherwise."""
    return Rejection(**{"name": name, "reason": reason, "detail": "The file holds no text.", **fields})


def run_record(**fields: Any) -> Run:
    """The settings and versions of a run."""
    return Run(**{"run_id": "run-0000", "code_version": "0.1.0", "model_version": "en-1", "settings": "{}", **fields})


def empty(**fields: Any) -> LedgerContents:
    """A ledger of nothing."""
    default = {
        "run": run_record(),
        "reports": (),
        "rejections": (),
        "readings": (),
        "lineage": Lineage(),
        "linked": Linked(datings=(), candidates=(), incidents=()),
        "reconciled": Reconciled(origins=(), values=(), wholes=(), assessments=(), tolls=(), findings=()),
    }
    return LedgerContents(**{**default, **fields})


def contents() -> LedgerContents:
    """A small whole ledger: two reports of one air strike, its answer, a toll with a gap, a shared passage, a rejection."""
    one = report(MORNING, "morning.txt", title="Three Norland soldiers killed near Qarhat", outlet="The Norland Morning")
    one = replace(
        one, published=date(2031, 5, 12), published_basis="stated in the page", marks=(mark(one, MORNING.split("\n")[0]),)
    )
    two = report(EVENING, "evening.txt", "mirror/evening.txt", credits=("Northern News Agency",))
    first, second = _first(one), _second(two)
    struck, answer = first.accounts
    strike = incident(
        struck,
        *second.accounts,
        days=Days.single(date(2031, 5, 12)),
        date_basis=DateBasis.PUBLICATION,
        place=place(admin1="Upper Vale", country="Norland", lat=12.5, lon=41.25, precision=PlacePrecision.TOWN),
        method="air strike",
    )
    retaliation = incident(answer, main_report_ids=(), answers=strike.incident_id)
    sentence = "The deaths bring to 9 the number of Norland soldiers killed this month."
    shared = copy(
        passage(one, sentence),
        passage(two, sentence),
        similarity=0.95,
        exchanges=(Exchange(left="air strike", right="bombing", left_start=0, right_start=4),),
        earlier=one.report_id,
        earlier_by=EarlierBy.DAYS,
    )
    lost = Damage(
        passage=passage(two, "near Qarhat, a"),
        at=passage(two, "near Qarhat, a").start,
        sign=Sign.OBJECT,
        supplied=passage(one, "Norland"),
        copy_id=shared.copy_id,
    )
    return empty(
        reports=tuple(sorted((one, two), key=lambda item: item.report_id)),
        rejections=(rejection(),),
        readings=tuple(sorted((first, second), key=lambda item: item.report_id)),
        lineage=Lineage(
            copies=(shared,),
            versions=(version(one, two, "Three Norland", "At least three"),),
            near_copies=(near_copy(one, two, earlier=one.report_id, earlier_by=EarlierBy.DAYS),),
            damages=(lost,),
        ),
        linked=Linked(
            datings=tuple(
                sorted(
                    (dating(one, date(2031, 5, 12), DateBasis.STATED, "stated in the page"), dating(two)),
                    key=lambda item: item.report_id,
                )
            ),
            candidates=(candidate(struck, second.accounts[0]),),
            incidents=tuple(sorted((strike, retaliation), key=lambda item: item.incident_id)),
        ),
        reconciled=_reconciled(strike, retaliation, first, second),
    )


def _first(one: Report) -> Reading:
    said, monday, where = claimant(), time_words(one, "on Monday", weekday=0), place()
    killed = claim(
        one, "Three Norland soldiers were killed", Measure.KILLED, figure(3), claimant=said, time=monday, place=where
    )
    wounded = claim(one, "four wounded", Measure.WOUNDED, figure(4), claimant=said, time=monday, place=where)
    tanks = claim(
        one,
        "Two Sudmark tanks were destroyed",
        Measure.DESTROYED,
        figure(2),
        group=things(),
        scope=Scope.INCIDENT,
        method="strike",
    )
    month = time_words(one, "this month", TimeKind.RELATIVE, unit=Unit.MONTH)
    nine = claim(one, "9 the number of Norland soldiers killed", Measure.KILLED, figure(9), scope=Scope.TOLL, period=month)
    blamed = attribution(one, "It blamed Sudmark", claimant=said)
    strike = account(one, killed, wounded, main=True, time=monday, place=where, attribution_ids=(blamed.claim_id,))
    return Reading(
        report_id=one.report_id,
        claims=tuple(sorted((killed, wounded, tanks, nine), key=lambda item: item.passage)),
        attributions=(blamed,),
        accounts=(strike, account(one, tanks, answers=strike.account_id, actor="Norland")),
        persons=(person(one, "Ilo Vantern", age=24, measure=Measure.WOUNDED, claim_id=wounded.claim_id),),
        tellings=(
            telling(one, killed, "Three Norland soldiers", "were killed", cause="an air strike"),
            telling(one, wounded, "four", "wounded", cause="an air strike"),
            telling(one, tanks, "Two Sudmark tanks", "were destroyed"),
        ),
        times=(monday, month),
    )


def _second(two: Report) -> Reading:
    doctor = claimant(
        "hospital doctor", "a hospital doctor", role=ClaimantRole.HOSPITAL, named=False, party=None, via=("Evening",)
    )
    killed = claim(
        two,
        "At least three soldiers were killed",
        Measure.KILLED,
        figure(3, None, "At least three", rule="at least"),
        group=Group(name="soldiers", nature=Nature.PERSONS),
        claimant=doctor,
    )
    return reading(two, killed, tellings=(telling(two, killed, "At least three soldiers", "were killed", cause="jets"),))


def _reconciled(strike: Incident, retaliation: Incident, first: Reading, second: Reading) -> Reconciled:
    killed, wounded, nine, tanks = first.claims
    doctor = second.claims[0]
    gap = toll(
        nine, incident_ids=(strike.incident_id,), explained_low=3, explained_high=3, status="gap", as_of=date(2031, 5, 12)
    )
    gap = replace(
        gap,
        period=Days.month(2031, 5),
        readings=(TollReading(kind="missing incidents", text="Six deaths have no incident in these reports."),),
    )
    values = (
        value(strike, 3, 3, 3, killed, doctor, rule="origins agree"),
        value(strike, 4, 4, 4, wounded, measure=Measure.WOUNDED),
        value(retaliation, 2, 2, 2, tanks, measure=Measure.DESTROYED, group=things(), one_party="Norland"),
    )
    return Reconciled(
        origins=(
            origin(strike, "Norland Defence Ministry", killed),
            origin(strike, "hospital doctor", doctor, known=False),
        ),
        values=values,
        wholes=wholes(values),
        assessments=tuple(
            sorted((assessment(strike), assessment(retaliation, Grade.CONTESTED, "denied")), key=lambda item: item.incident_id)
        ),
        tolls=(gap,),
        implied=(implied(values[0], 3, gap),),
        findings=(
            finding(
                FindingKind.TOLL_GAP,
                "9 Norland soldiers killed in the month are told of; the incidents on record give 3, so 6 are unaccounted for.",
                nine,
                killed,
                incident_ids=(strike.incident_id,),
                values=(("toll", 9), ("explained", 3), ("gap", 6), ("open", None), ("measure", "killed")),
            ),
        ),
    )


def implied(of: Value, high: int, *tolls: Toll) -> Implied:
    """What tolls leave for a value."""
    return Implied(
        incident_id=of.incident_id,
        group=of.group,
        measure=of.measure,
        high=high,
        toll_ids=tuple(one.toll_id for one in tolls),
        claim_ids=tuple(sorted(claim_id for one in tolls for claim_id in one.claim_ids)),
    )


def data(of: LedgerContents) -> dict[str, bytes]:
    """The bytes of the reports, by report id: their texts in UTF-8."""
    return {one.report_id: one.text.encode("utf8") for one in of.reports}
