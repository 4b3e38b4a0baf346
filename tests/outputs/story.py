"""An invented ledger with everything that a page must show: four reports, four incidents, a toll series with a gap.

Two outlets carry one wire story with words exchanged; the third revises a figure and denies another; the fourth is undated and
hostile to whoever prints it. Marenland, the Oskar Front and Vashar exist nowhere.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tallystick.model.accounts import Reading
from tallystick.model.claims import AttributionStance, Claim, ClaimantRole, Measure, Scope, Stance
from tallystick.model.copies import Exchange
from tallystick.model.findings import Finding, FindingKind
from tallystick.model.groups import Group, Nature
from tallystick.model.incidents import Grade, Incident, Reason
from tallystick.model.ledger import LedgerContents, Lineage, Linked, Reconciled
from tallystick.model.passage import Passage
from tallystick.model.places import PlacePrecision
from tallystick.model.reports import MarkKind
from tallystick.model.times import DateBasis, Days, Precision, TimeKind, Unit
from tallystick.model.tolls import TollReading
from tests import builders as build

POST = build.report(
    "Two Marenland soldiers killed in shelling at Dorvath\n\n"
    "Two Marenland soldiers were killed and three people wounded when shells hit a post near Dorvath on Monday, the Marenland "
    "Defence Ministry said.\n\n"
    "The ministry said the Oskar Front had fired the shells. The Front denied it.\n\n"
    "In response, Marenland artillery killed at least 20 Front fighters, the ministry said.\n\n"
    "The deaths bring to 9 the number of Marenland soldiers killed in Vashar province this month. Seven were killed on May 5 "
    "at Selm.\n\n"
    "Among the wounded was Ilya Vessen, 9, said her father, Hadrin Vessen. Ilya is in hospital.\n\n"
    "A soldier stands near Dorvath on May 12, 2031.\nA soldier stands near Dorvath on May 12, 2031.",
    "harbour-post.html",
    title="Two Marenland soldiers killed in shelling at Dorvath",
    outlet="The Harbour Post",
    address="https://harbour-post.example/world/dorvath",
    published=date(2031, 5, 12),
    published_basis="stated by the page",
    credits=("Northern Wire",),
)
POST = replace(
    POST,
    marks=(
        build.mark(POST, "Two Marenland soldiers killed in shelling at Dorvath"),
        build.mark(POST, "A soldier stands near Dorvath on May 12, 2031.", MarkKind.CAPTION),
    ),
)
COURIER = build.report(
    "Two Marenland troops were martyred and three people injured when shells hit a post near Dorvath on Monday, the Marenland "
    "Defence Ministry said.\n\n"
    "In response, Marenland guns neutralised at least 20 militants.",
    "vashar-courier.txt",
    "mirror/vashar-courier.txt",
    outlet="Vashar Courier & Sons",
)
DISPATCH = build.report(
    "Death toll of Dorvath shelling rises\n\n"
    "Three soldiers died in Monday's shelling at Dorvath, the Marenland Defence Ministry said on Tuesday, after one of the "
    "wounded died in hospital.\n\n"
    "As many as 24 Front fighters were killed in the answer to it, the ministry said. A spokesman of the Oskar Front denied "
    "that any of its fighters had been killed.\n\n"
    "Marenland has lost 12 soldiers in Vashar since May 1, according to the monitor Open Tally.",
    "dispatch.jsonl#14",
    title="Death toll of Dorvath shelling rises",
    outlet="Evening Dispatch",
    address="javascript:alert(1)",
)
LETTER = build.report(
    "A mine killed four <script>alert('people')</script> near the old mill\n\n"
    'A local official named "O\'Dell & <b>Sons</b>" said four people were killed by a mine near the old mill. '
    "It is not clear who laid it.",
    "letters/<img src=x onerror=alert(1)>.txt",
    title="A mine killed four <script>alert('people')</script> near the old mill",
    outlet="<script>alert('outlet')</script>",
)

MINISTRY = build.claimant("Marenland Defence Ministry", "the Marenland Defence Ministry", party="Marenland")
THE_MINISTRY = build.claimant("Marenland Defence Ministry", "the ministry", party="Marenland")
ON_THE_ENEMY = replace(THE_MINISTRY, role=ClaimantRole.ENEMY_LOSSES)
FRONT = build.claimant("Oskar Front", "A spokesman of the Oskar Front", party="Oskar Front")
MONITOR = build.claimant("Open Tally", "the monitor Open Tally", role=ClaimantRole.MONITOR, party=None)
HOSTILE = build.claimant(
    "O'Dell & <b>Sons</b>\"><script>alert(2)</script>", "A local official", role=ClaimantRole.OFFICIAL, party=None, named=False
)

SOLDIERS = build.soldiers("Marenland")
PEOPLE = build.people()
FIGHTERS = Group(name="Oskar Front fighters", nature=Nature.PERSONS, party="Oskar Front")

MONDAY = build.time_words(POST, "on Monday", weekday=0)
MONTH = build.time_words(POST, "this month", TimeKind.RELATIVE, unit=Unit.MONTH)
DORVATH = build.place("Dorvath", admin1="Vashar", country="Marenland", precision=PlacePrecision.TOWN)
SELM = build.place("Selm", admin1="Vashar", country="Marenland", precision=PlacePrecision.NEAR)

KILLED = build.claim(
    POST,
    "Two Marenland soldiers were killed",
    Measure.KILLED,
    build.figure(2, 2, "Two"),
    group=SOLDIERS,
    claimant=MINISTRY,
    time=MONDAY,
    place=DORVATH,
    method="shelling",
)
WOUNDED = build.claim(
    POST, "three people wounded", Measure.WOUNDED, build.figure(3, 3, "three"), group=PEOPLE, claimant=MINISTRY, time=MONDAY
)
ANSWERED = build.claim(
    POST,
    "killed at least 20 Front fighters",
    Measure.KILLED,
    build.figure(20, None, "at least 20", rule="at least"),
    group=FIGHTERS,
    claimant=ON_THE_ENEMY,
)
NINE = build.claim(
    POST,
    "9 the number of Marenland soldiers killed",
    Measure.KILLED,
    build.figure(9),
    group=SOLDIERS,
    scope=Scope.TOLL,
    period=MONTH,
)
SEVEN = build.claim(POST, "Seven were killed on May 5", Measure.KILLED, build.figure(7, 7, "Seven"), group=SOLDIERS, place=SELM)
BLAMED = build.attribution(POST, "The ministry said the Oskar Front had fired the shells", "Oskar Front", claimant=THE_MINISTRY)
REFUSED = build.attribution(
    POST, "The Front denied it", "Oskar Front", claimant=replace(FRONT, words="The Front"), stance=AttributionStance.DENIED
)
GIRL = build.person(POST, "Ilya Vessen", age=9, measure=Measure.WOUNDED, claim_id=WOUNDED.claim_id)

COPIED = build.claim(
    COURIER,
    "Two Marenland troops were martyred",
    Measure.KILLED,
    build.figure(2, 2, "Two"),
    group=SOLDIERS,
    claimant=MINISTRY,
)
NEUTRALISED = build.claim(
    COURIER,
    "neutralised at least 20 militants",
    Measure.NEUTRALISED,
    build.figure(20, None, "at least 20", rule="at least"),
    group=FIGHTERS,
)

REVISED = build.claim(
    DISPATCH,
    "Three soldiers died",
    Measure.KILLED,
    build.figure(3, 3, "Three"),
    group=SOLDIERS,
    claimant=MINISTRY,
    time=build.time_words(DISPATCH, "Monday", weekday=0),
)
AS_MANY = build.claim(
    DISPATCH,
    "As many as 24 Front fighters were killed",
    Measure.KILLED,
    build.figure(None, 24, "As many as 24", rule="as many as"),
    group=FIGHTERS,
    claimant=ON_THE_ENEMY,
)
DENIED = build.claim(
    DISPATCH,
    "any of its fighters had been killed",
    Measure.KILLED,
    build.figure(1, None, "any", rule="any"),
    group=FIGHTERS,
    claimant=FRONT,
    stance=Stance.DENIED,
)
TWELVE = build.claim(
    DISPATCH,
    "lost 12 soldiers in Vashar since May 1",
    Measure.KILLED,
    build.figure(12),
    group=SOLDIERS,
    scope=Scope.TOLL,
    claimant=MONITOR,
    period=build.time_words(
        DISPATCH,
        "since May 1",
        TimeKind.SINCE,
        since=build.time_words(DISPATCH, "May 1", TimeKind.DATE, month=5, day=1),
    ),
)
MINE = build.claim(
    LETTER,
    "four people were killed by a mine",
    Measure.KILLED,
    build.figure(4, 4, "four"),
    group=PEOPLE,
    claimant=HOSTILE,
    method="mine",
)
UNCLEAR = build.attribution(LETTER, "It is not clear who laid it", "not named", stance=AttributionStance.UNCLEAR)

ANSWER = "In response, Marenland"
ACCOUNTS = {
    "post strike": build.account(
        POST,
        KILLED,
        WOUNDED,
        main=True,
        time=MONDAY,
        place=DORVATH,
        method="shelling",
        attribution_ids=(BLAMED.claim_id, REFUSED.claim_id),
    ),
    "post answer": build.account(POST, ANSWERED),
    "post selm": build.account(POST, SEVEN),
    "courier strike": build.account(COURIER, COPIED, main=True),
    "courier answer": build.account(COURIER, NEUTRALISED),
    "dispatch strike": build.account(DISPATCH, REVISED, main=True),
    "dispatch answer": build.account(DISPATCH, AS_MANY, DENIED),
    "letter": build.account(LETTER, MINE, main=True, attribution_ids=(UNCLEAR.claim_id,)),
}


def _told(kind: str, **fields: object) -> Incident:
    return build.incident(*(one for name, one in ACCOUNTS.items() if name.endswith(kind)), **fields)


STRIKE = _told(
    "strike",
    days=Days.single(date(2031, 5, 12)),
    date_basis=DateBasis.PUBLICATION,
    place=DORVATH,
    method="shelling",
)
RETALIATION = _told(
    "answer",
    main_report_ids=(),
    days=Days(first=date(2031, 5, 12), last=date(2031, 5, 13), precision=Precision.SPAN),
    date_basis=DateBasis.INFERRED,
    answers=STRIKE.incident_id,
    method="artillery fire",
)
EARLIER = _told(
    "selm", main_report_ids=(), days=Days.single(date(2031, 5, 5)), date_basis=DateBasis.STATED, place=SELM, method="attack"
)
UNDATED = _told("letter", method="mine")

MAY = Days(first=date(2031, 5, 1), last=date(2031, 5, 12), precision=Precision.MONTH)
AGREES = build.toll(
    NINE,
    period=MAY,
    as_of=date(2031, 5, 12),
    place="Vashar",
    incident_ids=(EARLIER.incident_id, STRIKE.incident_id),
    explained_low=9,
    explained_high=10,
    status="agrees",
)
GAP = build.toll(
    TWELVE,
    period=replace(MAY, last=date(2031, 5, 13)),
    as_of=date(2031, 5, 13),
    place="Vashar",
    incident_ids=(EARLIER.incident_id, STRIKE.incident_id),
    explained_low=9,
    explained_high=10,
    status="gap",
    readings=(
        TollReading(kind="unreported incident", text="Two or three deaths by 13 May 2031 have no incident in these reports."),
        TollReading(kind="another base", text="Open Tally counts from a base two or three higher than the ministry."),
    ),
)

SHARED = (
    "Two Marenland {} were {} and three people {} when shells hit a post near Dorvath on Monday, the Marenland "
    "Defence Ministry said."
)


def _shared() -> tuple[Passage, Passage, tuple[Exchange, ...]]:
    ours = build.passage(POST, SHARED.format("soldiers", "killed", "wounded"))
    theirs = build.passage(COURIER, SHARED.format("troops", "martyred", "injured"))
    pairs = (("soldiers", "troops"), ("killed", "martyred"), ("wounded", "injured"))
    left, right = sorted((ours, theirs))
    if left is not ours:
        pairs = tuple((second, first) for first, second in pairs)
    exchanged = tuple(
        Exchange(
            left=one,
            right=other,
            left_start=left.start + left.quote.index(one),
            right_start=right.start + right.quote.index(other),
        )
        for one, other in pairs
    )
    return left, right, exchanged


def _reading(claims: tuple[Claim, ...], name: str, **fields: object) -> Reading:
    own = tuple(one for key, one in ACCOUNTS.items() if key.startswith(name))
    return Reading(report_id=own[0].report_id, claims=claims, accounts=own, **fields)  # type: ignore[arg-type]


def _findings() -> tuple[Finding, ...]:
    return (
        build.finding(
            FindingKind.TOLL_GAP,
            "Open Tally counts 12 Marenland soldiers killed in Vashar from 1 to 13 May 2031; the incidents give 9 to 10.",
            TWELVE,
            KILLED,
            SEVEN,
            values=(("stated low", 12), ("stated high", 12), ("sum", 10), ("missing", 2)),
            incident_ids=(EARLIER.incident_id, STRIKE.incident_id),
        ),
        build.finding(
            FindingKind.CONTESTED,
            "Oskar Front fighters killed: 20 to 24, according to the Marenland Defence Ministry; the Oskar Front denies any.",
            ANSWERED,
            AS_MANY,
            DENIED,
            values=(("low", 20), ("high", 24)),
            incident_ids=(RETALIATION.incident_id,),
        ),
        build.finding(
            FindingKind.SINGLE_ORIGIN,
            "The shelling at Dorvath is told by 3 reports, all from the Marenland Defence Ministry.",
            KILLED,
            COPIED,
            REVISED,
            incident_ids=(STRIKE.incident_id,),
        ),
    )


def _reconciled() -> Reconciled:
    killed = "killed Marenland soldiers"
    values = (
        build.value(STRIKE, 2, 3, 3, KILLED, COPIED, REVISED, group=SOLDIERS, rule="latest of one origin"),
        build.value(STRIKE, 3, 3, 3, WOUNDED, group=PEOPLE, measure=Measure.WOUNDED),
        build.value(
            RETALIATION,
            20,
            None,
            24,
            ANSWERED,
            AS_MANY,
            group=FIGHTERS,
            one_party="Marenland Defence Ministry",
            dissent_ids=(DENIED.claim_id,),
        ),
        build.value(RETALIATION, 20, None, None, NEUTRALISED, group=FIGHTERS, measure=Measure.NEUTRALISED),
        build.value(EARLIER, 7, 7, 7, SEVEN, group=SOLDIERS),
        build.value(UNDATED, 4, 4, 4, MINE, group=PEOPLE),
    )
    origins = (
        build.origin(STRIKE, "Marenland Defence Ministry", KILLED, COPIED, REVISED, fact=killed),
        build.origin(RETALIATION, "Marenland Defence Ministry", ANSWERED, AS_MANY, fact="killed Oskar Front fighters"),
        build.origin(EARLIER, "not known", SEVEN, fact=killed, known=False),
        build.origin(UNDATED, HOSTILE.name, MINE, fact="killed people"),
    )
    grades = (
        build.assessment(STRIKE, Grade.PROVISIONAL, "one independent origin"),
        build.assessment(RETALIATION, Grade.CONTESTED, "denied by the party harmed"),
        build.assessment(EARLIER, Grade.PROVISIONAL, "no named origin"),
        build.assessment(UNDATED, Grade.PROVISIONAL, "one independent origin"),
    )
    return Reconciled(
        origins=origins,
        values=values,
        wholes=build.wholes(values),
        assessments=grades,
        tolls=(AGREES, GAP),
        implied=(build.implied(values[0], 1, GAP), build.implied(values[2], 22, GAP), build.implied(values[4], 9, GAP)),
        findings=_findings(),
    )


def contents() -> LedgerContents:
    """The whole invented ledger."""
    left, right, exchanged = _shared()
    pair = build.candidate(ACCOUNTS["post strike"], ACCOUNTS["courier strike"], 9.25, same=True)
    pair = replace(
        pair,
        reasons=(
            Reason(name="shared passage", weight=7.5, words="a sentence of 20 words stands in both"),
            Reason(name="place", weight=3.0, words="both near Dorvath"),
            Reason(name="day", weight=-1.25, words="one of the two is undated"),
        ),
    )
    apart = build.candidate(ACCOUNTS["post strike"], ACCOUNTS["letter"], -4.0, same=False)
    return build.empty(
        reports=tuple(sorted((POST, COURIER, DISPATCH, LETTER), key=lambda one: one.report_id)),
        rejections=(build.rejection("noise<b>.bin"),),
        readings=(
            _reading(
                (KILLED, WOUNDED, ANSWERED, NINE, SEVEN),
                "post",
                attributions=(BLAMED, REFUSED),
                persons=(GIRL,),
                tellings=(
                    build.telling(POST, KILLED, "Two Marenland soldiers", "were killed", cause="shells"),
                    build.telling(POST, WOUNDED, "three people", "wounded", cause="shells"),
                    build.telling(POST, ANSWERED, "at least 20 Front fighters", "killed", "Marenland", cause="artillery"),
                ),
                times=(MONDAY, MONTH),
            ),
            _reading(
                (COPIED, NEUTRALISED),
                "courier",
                tellings=(build.telling(COURIER, COPIED, "Two Marenland troops", "were martyred", cause="shells"),),
            ),
            _reading((REVISED, AS_MANY, DENIED, TWELVE), "dispatch"),
            _reading((MINE,), "letter", attributions=(UNCLEAR,)),
        ),
        lineage=Lineage(copies=(build.copy(left, right, similarity=0.86, exchanges=exchanged),)),
        linked=Linked(
            datings=(
                build.dating(POST, date(2031, 5, 12), DateBasis.STATED, "stated by the page"),
                build.dating(COURIER, date(2031, 5, 12), DateBasis.INFERRED, "it shares a passage with harbour-post.html"),
                build.dating(DISPATCH, date(2031, 5, 13), DateBasis.INFERRED, "it tells of Monday's shelling on Tuesday"),
                build.dating(LETTER),
            ),
            candidates=(pair, apart),
            incidents=(STRIKE, RETALIATION, EARLIER, UNDATED),
        ),
        reconciled=_reconciled(),
    )
