"""Planted truth: small histories of a conflict of which everything is known, and what reports make of them.

A history has incidents on known days; some stay silent (no report tells of them). Two agencies give running totals; one may
count from a base of its own, and one total may be wrong. Adversaries boast. All of it is drawn by hypothesis.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate

from hypothesis import strategies as st

from tallystick.model.claims import Claimant, ClaimantRole, Measure
from tests.reconcile.scene import HOSPITAL, NORLAND_MINISTRY, SUDMARK_ON_ENEMY, Scene, may

FIRST_WIRE = Claimant(name="Aster Wire", words="the wire", role=ClaimantRole.OTHER)
SECOND_WIRE = Claimant(name="Borea Press", words="the press", role=ClaimantRole.OTHER)


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
