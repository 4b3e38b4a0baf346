"""Plain numbers: incidents, tolls and sums of them, without the names of groups, places and days."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.reconcile.intervals import Interval
from tallystick.reconcile.sums import Known, Sums, Total

DAYS = 4


def known(key: str, low: int, high: int | None = -1, weight: int = 1) -> Known:
    return Known(key=key, interval=Interval(low=low, high=low if high == -1 else high), weight=weight)


def total(key: str, low: int, high: int | None = -1, *, inside: Sequence[int], upto: int, **more: object) -> Total:
    """A toll of the first incidents and days; without days nothing can be silent in it."""
    interval = Interval(low=low, high=low if high == -1 else high)
    held = sum(1 << at for at in inside)
    days = (1 << upto) - 1
    given = {"maybe": (), "bases": ("agency",), "silences": days, "days": days, **more}
    return Total(key=key, interval=interval, weight=1, inside=held, **given)  # type: ignore[arg-type]


def sums(
    incidents: list[Known],
    totals: list[Total],
    wounded: dict[str, int] | None = None,
    lingering: tuple[int, ...] = (0,) * DAYS,
) -> Sums:
    return Sums(
        known=tuple(incidents),
        totals=tuple(totals),
        silences=tuple(range(DAYS)),
        wounded={k.key: (wounded or {}).get(k.key, 0) for k in incidents},
        lingering=lingering,
    )
