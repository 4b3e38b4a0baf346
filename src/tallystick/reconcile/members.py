"""Members: which incidents' figures belong to which toll.

What enters: counts, statements. What leaves: for each statement the counts inside it, surely or perhaps. Always: what a toll
counts, of whom and where, is compared with an incident once for all tolls that count the same; only the days are left to each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tallystick.model import groups
from tallystick.model.claims import Measure
from tallystick.model.groups import Group
from tallystick.model.places import Place
from tallystick.model.times import Days
from tallystick.reconcile.areas import Inside, lies_in, overlap
from tallystick.reconcile.counts import Count, in_period, located, outermost, same_people, told_wider
from tallystick.reconcile.statements import Statement, margin

Counted = tuple[Measure, Group, Place | None]
"""What a toll counts, beside its days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """The counts that belong to what a toll counts, those told by a wider name only, and the day of the first akin to them."""

    inside: tuple[tuple[Count, Inside], ...]
    wider: tuple[Count, ...]
    earliest: date | None


class Members:
    """Answers which counts lie in a statement."""

    def __init__(self, counts: Iterable[Count]) -> None:
        self._told: dict[Measure, dict[Group, list[Count]]] = {}
        for count in sorted(counts, key=_in_time):
            self._told.setdefault(count.value.measure, {}).setdefault(count.group, []).append(count)
        self._kin: dict[Counted, Kin] = {}
        self._found: dict[str, tuple[tuple[Count, Inside], ...]] = {}

    def of(self, statement: Statement) -> tuple[tuple[Count, Inside], ...]:
        """The counts that lie in a toll, or may; the less certain of what is counted and when."""
        if statement.toll_id not in self._found:
            near = self._near(statement, self._kin_of(statement).inside)
            self._found[statement.toll_id] = tuple(
                (c, Inside.MAYBE if Inside.MAYBE in (where, when) else Inside.YES) for (c, where), when in near
            )
        return self._found[statement.toll_id]

    def surely(self, statement: Statement) -> list[Count]:
        """The counts that lie in a toll for certain; of nested groups of one incident the outermost."""
        return outermost([c for c, answer in self.of(statement) if answer is Inside.YES])

    def hides_some(self, statement: Statement) -> bool:
        """Whether an incident inside tells of its dead by a wider name only."""
        wider = [(c, Inside.YES) for c in self._kin_of(statement).wider]
        return any(when is Inside.YES for _, when in self._near(statement, wider))

    def earliest(self, statement: Statement) -> date | None:
        """The day of the first incident on record whose figures are akin to a toll's."""
        return self._kin_of(statement).earliest

    def _near(self, statement: Statement, among: Sequence[tuple[Count, Inside]]) -> list[tuple[tuple[Count, Inside], Inside]]:
        first, last, slack = _edges(statement)
        found = [(one, in_period(first, last, slack, one[0])) for one in among]
        return [(one, when) for one, when in found if when is not Inside.NO]

    def _kin_of(self, statement: Statement) -> Kin:
        key = (statement.measure, statement.group, statement.area)
        if key not in self._kin:
            self._kin[key] = self._akin(*key)
        return self._kin[key]

    def _akin(self, measure: Measure, group: Group, area: Place | None) -> Kin:
        """Groups are compared once each, and places only where groups agree: of many incidents few names are told."""
        told = self._told.get(measure, {})
        same = [c for other, counts in told.items() if same_people(group, other) for c in counts]
        wider = [c for other, counts in told.items() if told_wider(group, other) for c in counts]
        akin = [counts for other, counts in told.items() if groups.akin(group, other)]
        first = (next((c.first for c in counts if overlap(c.place, area)), None) for counts in akin)
        answers = ((c, located(group, area, c)) for c in sorted(same, key=_in_time))
        return Kin(
            inside=tuple((c, answer) for c, answer in answers if answer is not Inside.NO),
            wider=tuple(c for c in wider if lies_in(c.place, area) is Inside.YES),
            earliest=min((day for day in first if day is not None), default=None),
        )


def _in_time(count: Count) -> tuple[date, str]:
    return count.first, count.key


def _edges(statement: Statement) -> tuple[date | None, date | None, timedelta]:
    period, last = statement.period, statement.as_of
    if period is None or period.first is None or last is None:
        return None, None, timedelta(0)
    slack = margin(Days(first=period.first, last=last, precision=period.precision, soft=period.soft))
    return period.first, last, slack
