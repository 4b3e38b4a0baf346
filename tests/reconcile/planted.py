"""Planted truth: small histories of a conflict of which everything is known, and what reports make of them.

A history has incidents on known days; some stay silent (no report tells of them). Two agencies give running totals; one may
count from a base of its own, and one total may be wrong. Adversaries boast. All of it is drawn by hypothesis.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate

from hypothesis import strategies as st

from tallystick.model.claims import Claimant, ClaimantRole, Measure
from tests.reconcile.scene import (
    ANADOLU,
    COMMANDER,
    HOSPITAL,
    NORLAND_MINISTRY,
    NORLAND_PRESIDENT,
    SUDMARK_ON_ENEMY,
    UN,
    Scene,
    may,
)

FIRST_WIRE = Claimant(name="Aster Wire", words="the wire", role=ClaimantRole.OTHER)
SECOND_WIRE = Claimant(name="Borea Press", words="the press", role=ClaimantRole.OTHER)
THIRD_WIRE = Claimant(name="Corvo Post", words="the post", role=ClaimantRole.OTHER)


@dataclass(frozen=True)
class Happened:
    """An incident as it was."""

    day: int
    killed: int
    wounded: int
    silent: bool = False


@dataclass(frozen=True)
class History:
    """What happened, and how the agencies count: `base` is what the second one's totals add."""

    incidents: tuple[Happened, ...]
    base: int = 0
    wrong: int | None = None

    @property
    def running(self) -> list[int]:
        """The true total after each incident."""
        return list(accumulate(i.killed for i in self.incidents))


@st.composite
def histories(draw: st.DrawFn, *, silent: bool = False, base: bool = False, wrong: bool = False) -> History:
    """A history; with a silent incident that is neither the first nor large, another base, or a total that falls."""
    days = sorted(draw(st.sets(st.integers(2, 27), min_size=4, max_size=6)))
    incidents = [Happened(day=d, killed=draw(st.integers(1, 9)), wounded=draw(st.integers(0, 6))) for d in days]
    if silent:
        at = draw(st.integers(1, len(days) - 1))
        incidents[at] = replace(incidents[at], silent=True, killed=1)
    return History(
        incidents=tuple(incidents),
        base=draw(st.integers(1, 3)) if base else 0,
        wrong=draw(st.integers(1, len(days) - 1)) if wrong else None,
    )


def told(history: History, *, boast: int | None = None) -> Scene:
    """The reports on a history: a ministry and a hospital on each incident that is not silent, two agencies on the total."""
    scene = Scene()
    for at, (happened, total) in enumerate(zip(history.incidents, history.running, strict=True)):
        name, day = f"incident-{at}", may(happened.day)
        reports = [f"{agency}-{at}" for agency in ("aster", "borea")]
        scene.incident(name, day, main=tuple(reports))
        for report in reports:
            scene.report(report, day)
        if not happened.silent:
            scene.says(reports[0], name, happened.killed, claimant=NORLAND_MINISTRY)
            scene.says(reports[0], name, happened.wounded, claimant=NORLAND_MINISTRY, measure=Measure.WOUNDED)
            scene.says(reports[1], name, happened.killed, claimant=HOSPITAL)
            if boast is not None:
                scene.says(reports[1], name, happened.killed + boast, None, claimant=SUDMARK_ON_ENEMY)
        stated = history.incidents[0].killed - 1 if at == history.wrong else total
        scene.toll(reports[0], stated, claimant=FIRST_WIRE)
        scene.toll(reports[1], total + history.base, claimant=SECOND_WIRE)
    return scene


SPEAKERS = (None, NORLAND_MINISTRY, NORLAND_PRESIDENT, HOSPITAL, UN, COMMANDER, ANADOLU, replace(HOSPITAL, via=("AFP",)))
CARRIERS = (None, None, "AFP", "Reuters")
EXCHANGED = (
    {},
    {"harmed": "martyred"},
    {"Qarhat General Hospital": "commander", "Line": "Report"},
    {"Norland Defence Ministry": "Norland officials", "harmed": "killed or worse, as all agree"},
)
"""Words that an outlet puts in the place of others; the names of speakers change in the claims too."""


@dataclass(frozen=True)
class Telling:
    """One line of a report: what it says of which incident, and who says it."""

    report: int
    incident: int
    low: int
    measure: Measure
    speaker: Claimant | None


@dataclass(frozen=True)
class Copied:
    """A copy of a report: how many of its lines, from which on, how many days later, credited as it is, with which words."""

    of: int
    first: int
    lines: int
    after: int | None
    credited: bool
    exchanged: int


@st.composite
def tellings(draw: st.DrawFn) -> tuple[Telling, ...]:
    """What three or four reports say of two incidents."""
    line = st.builds(
        Telling,
        report=st.integers(0, 3),
        incident=st.integers(0, 1),
        low=st.integers(2, 5),
        measure=st.sampled_from((Measure.KILLED, Measure.KILLED, Measure.WOUNDED)),
        speaker=st.sampled_from(SPEAKERS),
    )
    return tuple(draw(st.lists(line, min_size=2, max_size=9)))


def copies(of: tuple[Telling, ...]) -> st.SearchStrategy[Copied]:
    """A copy of one of the reports that say something: the whole or a part of it, of a later day or undated."""
    return st.builds(
        Copied,
        of=st.sampled_from(sorted({one.report for one in of})),
        first=st.integers(0, 2),
        lines=st.integers(1, 9),
        after=st.one_of(st.none(), st.integers(0, 12)),
        credited=st.booleans(),
        exchanged=st.integers(0, len(EXCHANGED) - 1),
    )


def scene_of(said: tuple[Telling, ...], carriers: tuple[str | None, ...], copied: tuple[Copied, ...] = ()) -> Scene:
    """The reports, published on four days in a row, and copies of them."""
    scene = Scene()
    for number in range(2):
        scene.incident(f"raid-{number}", may(3))
    for number in sorted({one.report for one in said}):
        scene.report(f"report-{number}", may(4 + number), carrier=carriers[number])
    for one in said:
        scene.says(f"report-{one.report}", f"raid-{one.incident}", one.low, claimant=one.speaker, measure=one.measure)
    for number, copy in enumerate(copied):
        day = may(4 + copy.of + copy.after) if copy.after is not None else None
        name, lines = f"copy-{number}", slice(copy.first, copy.first + copy.lines)
        carrier = carriers[copy.of] if copy.credited else None
        scene.copied_report(name, day, f"report-{copy.of}", EXCHANGED[copy.exchanged], lines, carrier=carrier)
    return scene
