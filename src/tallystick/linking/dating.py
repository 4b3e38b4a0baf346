"""Dating: the days on which undated reports were published, as far as the evidence singles them out.

The almanac of stated days, and the ties and clues of undated reports enter; the days inferred for them leave. It is a small
explicit search: every undated report has candidate days, each day a cost in bits from named clues and ties, and a report's
neighbours are moved along when it is. The best day counts only if it beats every other by `MARGIN` bits and rests on more than
one kind of evidence; several days that fit nearly as well are kept as such. Reports dated in one round are evidence in the
next, until nothing changes. Every round looks at all reports as they stood before it, so that their order cannot matter.
"""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tallystick.linking.almanac import Almanac, Dated
from tallystick.linking.clues import Clues, own_cost
from tallystick.linking.connected import connected
from tallystick.linking.grounds import Assignment, grounds
from tallystick.linking.ties import Tie
from tallystick.model.times import DateBasis

MARGIN = 1.5
"""Bits by which a day must beat another to rule it out: nearly three to one."""

ROUNDS = 6
"""More rounds than chains of undated reports, each dated by the last, have been seen to need."""

_BEFORE, _AFTER = 3, 7  # candidate days around each known day: reports of one story seldom lie further apart
_MOST_DAYS = 60
_MOST_CANDIDATES = 8
_MOST_PLAUSIBLE = 7  # more days than a week tell nothing: the report stays undated
_MOST_FREE = 5  # undated neighbours that are moved along
_SWEEPS = 4


def infer(
    ties: Mapping[str, Sequence[Tie]], clues: Mapping[str, Clues], names: Mapping[str, str], almanac: Almanac
) -> dict[str, Dated]:
    """The days of the undated reports whose ties these are, where the evidence allows; `names` are those of reports.

    Ties lead to dated reports, or to others of these.
    """
    found: dict[str, Dated] = {}
    known = ChainMap(found, dict(almanac))
    for _ in range(ROUNDS):
        search = _Search(ties=ties, clues=clues, names=names, almanac=known)
        open_reports = [one for one in sorted(ties) if ties[one] and known[one].published is None]
        fits = {one: fitted for one in open_reports if (fitted := search.fit(one)) is not None}
        if all(known[one] == fitted for one, fitted in fits.items()):
            break
        found |= fits
    return found


def together(ties: Mapping[str, Sequence[Tie]], reports: Iterable[str]) -> set[str]:
    """These undated reports and all others that they are tied to, directly or not; `ties` are those of all undated ones."""
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for one, found in ties.items():
        for other in (tie.other.report_id for tie in found if tie.other.report_id in ties):
            beside[one].add(other)
            beside[other].add(one)
    return connected(reports, beside.__getitem__)


@dataclass(frozen=True, slots=True)
class _Search:
    """One round: what is known of all reports at its beginning."""

    ties: Mapping[str, Sequence[Tie]]
    clues: Mapping[str, Clues]
    names: Mapping[str, str]
    almanac: Almanac

    def fit(self, report_id: str) -> Dated | None:
        """The days that fit the report best, with the reason; None where nothing is learned."""
        free = self._free(report_id)
        days = self._days(free)
        if not days:
            return None
        unary = {one: {day: self._unary(one, day) for day in days} for one in free}
        edges = _Edges(self, free)
        fits = [edges.settle(report_id, day, unary) for day in self._promising(report_id, unary, edges)]
        best = min(fits, key=lambda fit: (fit.cost, fit.days[report_id]))
        plausible = sorted({fit.days[report_id] for fit in fits if fit.cost - best.cost < MARGIN})
        if len(plausible) > _MOST_PLAUSIBLE:
            return None
        reason = grounds(plausible, self._assignment(best), self.ties[report_id], self.names)
        if reason is None:
            return None
        return Dated(report_id=report_id, days=tuple(plausible), basis=DateBasis.INFERRED, reason=reason)

    def _free(self, report_id: str) -> tuple[str, ...]:
        """The report and the undated ones among its strongest ties."""
        others = [tie.other.report_id for tie in self.ties[report_id] if tie.links]
        return (report_id, *[one for one in others if self._fixed(one) is None][:_MOST_FREE])

    def _fixed(self, report_id: str) -> date | None:
        return self.almanac[report_id].published

    def _days(self, free: Sequence[str]) -> list[date]:
        """Candidate days: around every day that is known of these reports or of dated ones tied to them."""
        anchors: set[date] = set()
        for one in free:
            anchors.update((*self.clues[one].pictures[-1:], *self.clues[one].dates[-1:], *self.almanac[one].days))
            anchors.update(day for tie in self.ties.get(one, ()) for day in self._known_days(tie))
        days = {anchor + timedelta(days=shift) for anchor in anchors for shift in range(-_BEFORE, _AFTER + 1)}
        return sorted(sorted(days, key=lambda day: (self._unary(free[0], day), day))[:_MOST_DAYS])

    def _known_days(self, tie: Tie) -> list[date]:
        day = self._fixed(tie.other.report_id)
        if day is None or not tie.links:
            return []
        told = [link.other.account.time.resolve(day) for link in tie.links if link.other.account.time is not None]
        return [day, *(days.day for days in told if days is not None and days.day is not None)]

    def _unary(self, report_id: str, day: date) -> float:
        """The report's own clues, and its ties to dated reports. Those follow one event and not each other, so that their
        distances are averaged."""
        fixed = self._dated_ties(report_id)
        gaps = [gap for tie, other in fixed if (gap := tie.gap(day, other)) is not None]
        ties = sum(tie.cost(day, other) for tie, other in fixed) + sum(gaps) / max(1, len(gaps))
        return own_cost(self.clues[report_id], day) + ties + self._story(report_id, day)

    def _dated_ties(self, report_id: str) -> list[tuple[Tie, date]]:
        ties = self.ties.get(report_id, ())
        return [(tie, day) for tie in ties if (day := self._fixed(tie.other.report_id)) is not None]

    def share(self, report_id: str) -> float:
        """How much each undated report of the same story weighs: nothing beside a dated one, else all together as one."""
        stories = [tie for tie in self.ties.get(report_id, ()) if tie.one_story]
        dated = any(self._fixed(tie.other.report_id) is not None for tie in stories)
        return 0.0 if dated or not stories else 1 / len(stories)

    def _story(self, report_id: str, day: date) -> float:
        """The strongest dated tie that names the day of the main story decides alone."""
        costs = (tie.story(day, other) for tie, other in self._dated_ties(report_id))
        return next((cost for cost in costs if cost is not None), 0.0)

    def _promising(self, report_id: str, unary: Mapping[str, Mapping[date, float]], edges: _Edges) -> list[date]:
        """The report's best candidates by a bound: each neighbour on the day that suits it best."""

        def bound(day: date) -> float:
            return unary[report_id][day] + sum(
                min(cost + edges.cost(report_id, day, one, other) for other, cost in unary[one].items())
                for one in edges.free
                if one != report_id
            )

        return sorted(unary[report_id], key=lambda day: (bound(day), day))[:_MOST_CANDIDATES]

    def _assignment(self, fit: _Fit) -> Assignment:
        return Assignment(free=fit.days, almanac=self.almanac)


@dataclass(frozen=True, slots=True)
class _Fit:
    """Days for a report and its free neighbours, and what they cost together in bits."""

    cost: float
    days: Mapping[str, date]


class _Edges:
    """Ties among the reports that are moved together."""

    def __init__(self, search: _Search, free: Sequence[str]) -> None:
        self.free = tuple(free)
        self._shares = {one: search.share(one) for one in free}
        self._ties = {
            (one, tie.other.report_id): tie
            for one in free
            for tie in search.ties.get(one, ())
            if tie.other.report_id in self.free
        }
        self._costs: dict[tuple[str, date, str, date], float] = {}

    def cost(self, one: str, day: date, other: str, other_day: date) -> float:
        """What speaks against the two days together, the same seen from both sides."""
        if one > other:
            one, day, other, other_day = other, other_day, one, day
        key = (one, day, other, other_day)
        if key not in self._costs:
            self._costs[key] = self._cost(*key)
        return self._costs[key]

    def _cost(self, one: str, day: date, other: str, other_day: date) -> float:
        there, back = self._ties.get((one, other)), self._ties.get((other, one))
        tie = there or back
        if tie is None:
            return 0.0
        if there is None:
            one, day, other, other_day = other, other_day, one, day
        mine, theirs = self._shares[one], self._shares[other]
        story = mine * (tie.story(day, other_day) or 0.0)
        if there is not None and back is not None:
            story += theirs * (back.story(other_day, day) or 0.0)
        return tie.cost(day, other_day) + (mine + theirs) / 2 * (tie.gap(day, other_day) or 0.0) + story

    def settle(self, held: str, day: date, unary: Mapping[str, Mapping[date, float]]) -> _Fit:
        """The cheapest days for the neighbours while one report is held on a day: each in turn, until none moves.

        Begun twice, with every neighbour on its own best day and with all on the held one, lest a story be torn apart where it
        moves as a whole.
        """
        alone = {one: min(unary[one], key=lambda other: (unary[one][other], other)) for one in self.free}
        together = dict.fromkeys(self.free, day)
        fits = [self._descend({**start, held: day}, held, unary) for start in (alone, together)]
        return min(fits, key=lambda fit: (round(fit.cost, 9), sorted(fit.days.items())))

    def _descend(self, days: dict[str, date], held: str, unary: Mapping[str, Mapping[date, float]]) -> _Fit:
        for _ in range(_SWEEPS):
            before = dict(days)
            for one in sorted(set(self.free) - {held}):
                costs = {day: self._around(one, day, days, unary) for day in unary[one]}
                days[one] = min(costs, key=lambda day: (round(costs[day], 9), day))
            if days == before:
                break
        own = sum(unary[one][day] for one, day in days.items())
        between = sum(
            self.cost(one, days[one], other, days[other])
            for place, one in enumerate(self.free)
            for other in self.free[place + 1 :]
        )
        return _Fit(cost=round(own + between, 9), days=dict(days))

    def _around(self, one: str, day: date, days: Mapping[str, date], unary: Mapping[str, Mapping[date, float]]) -> float:
        return unary[one][day] + sum(self.cost(one, day, other, days[other]) for other in self.free if other != one)
