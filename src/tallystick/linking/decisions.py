"""Decisions: why two accounts stand in one incident or in two, and what would have to be told otherwise for that to change.

In: a ledger's readings, lineage and what linking found of them. Out: a `Decision` for a pair of accounts. A view that is asked
for: nothing of it is stored. Always: a change is named only where joining the same accounts again, with the weights of that one
comparison exchanged, does change the decision; only accounts that could reach each other's incident by pairs worth joining are
joined again, for no other could matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tallystick.linking import almanac, features
from tallystick.linking.census import ABROAD, pools
from tallystick.linking.clusters import clusters
from tallystick.linking.constraints import refusals
from tallystick.linking.echoes import deciding, echoes_of
from tallystick.linking.features import Features
from tallystick.linking.landmarks import Landmarks, land_of
from tallystick.linking.levels import Weighing
from tallystick.linking.otherwise import AGREEING, CONTRADICTING, level_of, told_otherwise, weighed_otherwise
from tallystick.linking.scoring import USUAL_CROWD, Scored, prior
from tallystick.linking.tables import Tables, tables
from tallystick.model.decisions import Change, Decision
from tallystick.model.incidents import Candidate, Reason, Refusal
from tallystick.model.ledger import LedgerContents

STRANGERS = "never compared, or too unlike to be kept: next to nothing in common"


class Decisions:
    """The decisions of one ledger; built once, asked for any pair. Without `trying` no changes are looked for.

    `own` are the bits that the ledger was linked with in place of shipped ones.
    """

    def __init__(self, contents: LedgerContents, *, trying: bool = True, own: str = "") -> None:
        self._trying = trying
        self._contents = contents
        self._members = {one.incident_id: one.account_ids for one in contents.linked.incidents}
        self._incident = {account: one.incident_id for one in contents.linked.incidents for account in one.account_ids}
        self._pairs: dict[str, list[Candidate]] = defaultdict(list)
        for pair in contents.linked.candidates:
            self._pairs[pair.left].append(pair)
            self._pairs[pair.right].append(pair)
        self._table = _table_of(contents.linked.candidates, tables(own))
        self._known: dict[frozenset[str], _Around] = {}

    def of(self, left: str, right: str) -> Decision:
        """Why the two accounts stand in one incident or in two. Raises KeyError where one is in no incident."""
        if self._incident[left] == self._incident[right]:
            return min(self.held(left), self.held(right), key=lambda one: (one.average, one.mine))
        around = self._around(left, right)
        return self._decision(self._apart(left, right, around), (left, right), around)

    def held(self, account: str) -> Decision:
        """What holds the account to the other accounts of its incident. Raises KeyError where it is in none, or alone."""
        around = self._around(account)
        others = [one for one in self._deciding(account, around.rows) if one != account] or [
            one for one in self._members[self._incident[account]] if one != account
        ]
        if not others:
            raise KeyError(account)
        main = all(around.rows[one].account.main for one in (account, *others))
        sides = self._side([account], others, self._table.link if main else self._table.aside, around.weights)
        return self._decision(sides, (account, others[0]), around)

    def _decision(self, sides: _Sides, asked: tuple[str, str], around: _Around) -> Decision:
        return Decision(
            same=self._incident[asked[0]] == self._incident[asked[1]],
            mine=sides.mine,
            others=sides.others,
            average=sides.average,
            reasons=_averaged(sides.between, around.pairs, self._table),
            needed=sides.needed,
            refused=self._refused(*asked, around.rows),
            changes=tuple(self._changes(sides, asked, around)) if around.as_stored else (),
            told=around.as_stored,
        )

    def _around(self, *accounts: str) -> _Around:
        near = frozenset(self._near(*accounts))
        if near not in self._known:
            rows, pairs = self._rows(near), tuple(self._scored(near))
            self._known[near] = _Around(
                rows=rows,
                pairs=pairs,
                weights={(pair.left, pair.right): pair.weight for pair in pairs},
                as_stored=self._trying and self._as_stored(rows, pairs),
            )
        return self._known[near]

    def _near(self, *accounts: str) -> set[str]:
        """The accounts that pairs worth joining connect with these, and those of their incidents."""
        found: set[str] = set()
        rest = list(accounts)
        least = min(self._table.link, self._table.aside)
        while rest:
            one = rest.pop()
            if one in found or one not in self._incident:
                continue
            found.add(one)
            rest += self._members[self._incident[one]]
            rest += [pair.right if pair.left == one else pair.left for pair in self._pairs[one] if pair.weight >= least]
        return found

    def _rows(self, near: Collection[str]) -> dict[str, Features]:
        reports = {
            reading.report_id for reading in self._contents.readings for one in reading.accounts if one.account_id in near
        }
        readings = [reading for reading in self._contents.readings if reading.report_id in reports]
        built = features.build(readings, self._contents.lineage, self._worded, self._echoed)
        return {row.account_id: row for row in almanac.with_days(built, self._almanac) if row.account_id in near}

    @cached_property
    def _almanac(self) -> almanac.Almanac:
        return {
            one.report_id: almanac.Dated(
                report_id=one.report_id,
                days=(one.published,) if one.published is not None else (),
                basis=one.basis,
                reason=one.reason,
            )
            for one in self._contents.linked.datings
        }

    @cached_property
    def _echoed(self) -> Mapping[str, str]:
        return echoes_of(self._contents.reports, self._contents.readings, self._contents.lineage)

    @cached_property
    def _worded(self) -> Mapping[str, Landmarks]:
        """Landmarks of the accounts whose words were compared: here it matters only that there are any, and of which lands."""
        compared = {one for pair in self._contents.linked.candidates if _by_words(pair) for one in (pair.left, pair.right)}
        told = deciding(self._contents.readings, self._echoed) if compared else ()
        pool = pools(Counter(map(land_of, told)))
        abroad = {one.account_id for reading in told if pool[land_of(reading)] == ABROAD for one in reading.accounts}
        return {one: Landmarks(words=(("", 0),), abroad=one in abroad) for one in compared}

    def _scored(self, near: Collection[str]) -> Iterator[Scored]:
        for account in sorted(near):
            for pair in self._pairs[account]:
                if pair.left == account and pair.right in near:
                    yield _scored(pair, self._table)

    def _as_stored(self, rows: Mapping[str, Features], pairs: Sequence[Scored]) -> bool:
        stored = {tuple(sorted(self._members[self._incident[one]])) for one in rows}
        return set(clusters(list(rows.values()), pairs)) == stored

    def _apart(self, left: str, right: str, around: _Around) -> _Sides:
        """Two incidents: their main accounts where these are too far apart to be joined, else all."""
        one, other = (self._deciding(account, around.rows) for account in (left, right))
        whole = self._side(one, other, self._table.aside, around.weights)
        mine, others = ([account for account in side if around.rows[account].account.main] for side in (one, other))
        first = self._side(mine, others, self._table.link, around.weights) if mine and others else whole
        return first if first.average < first.needed else whole

    def _side(
        self, mine: Sequence[str], others: Sequence[str], needed: float, weights: Mapping[tuple[str, str], float]
    ) -> _Sides:
        between = [(min(one, other), max(one, other)) for one in mine for other in others]
        average = sum(weights.get(pair, self._table.stranger) for pair in between) / len(between)
        return _Sides(mine=tuple(mine), others=tuple(others), between=tuple(between), average=average, needed=needed)

    def _refused(self, left: str, right: str, rows: Mapping[str, Features]) -> tuple[Refusal, ...]:
        """What stands against any pair of accounts of the two incidents, or of the one."""
        mine, others = (self._members[self._incident[one]] for one in (left, right))
        return tuple(
            sorted({why for one in mine for other in others if one != other for why in refusals(rows[one], rows[other])})
        )

    def _deciding(self, account: str, rows: Mapping[str, Features]) -> list[str]:
        """The accounts of its incident that are no echoes."""
        members = self._members[self._incident[account]]
        return [one for one in members if rows[one].echoes is None] or list(members)

    def _changes(self, sides: _Sides, asked: tuple[str, str], around: _Around) -> Iterator[Change]:
        same = self._incident[asked[0]] == self._incident[asked[1]]
        between = set(sides.between)
        for name, words in (CONTRADICTING if same else AGREEING).items():
            changed = told_otherwise(around.rows, sides.mine, around.rows[sides.others[0]], name, agreeing=not same)
            weighed = [
                weighed_otherwise(pair, self._table, name, words) if (pair.left, pair.right) in between else pair
                for pair in around.pairs
            ]
            found = clusters(list(changed.values()), weighed)
            home = {one: number for number, cluster in enumerate(found) for one in cluster}
            if (home[asked[0]] == home[asked[1]]) != same:
                yield Change(comparison=name, words=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """All that matters to a decision, and whether joining it anew gives the incidents that the ledger holds."""

    rows: Mapping[str, Features]
    pairs: tuple[Scored, ...]
    weights: Mapping[tuple[str, str], float]
    as_stored: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    """Two sets of accounts, all pairs between them with their average weight, and the bits from which they are joined."""

    mine: tuple[str, ...]
    others: tuple[str, ...]
    between: tuple[tuple[str, str], ...]
    average: float
    needed: float


def _table_of(pairs: Sequence[Candidate], known: Tables) -> Weighing:
    """The table that the pairs were weighed with: only where rare words are known are words compared."""
    return known.learned if any(_by_words(pair) for pair in pairs) else known.judged


def _by_words(pair: Candidate) -> bool:
    return any(reason.name == "words" for reason in pair.reasons)


def _scored(pair: Candidate, table: Weighing) -> Scored:
    told = {reason.name: reason for reason in pair.reasons}
    levels = tuple(level_of(one, told[one.name].words) if one.name in told else -1 for one in table.comparisons)
    crowd = round(USUAL_CROWD / 2 ** told["crowd"].weight) if "crowd" in told else 0
    return Scored(left=pair.left, right=pair.right, levels=levels, crowd=crowd, weighing=table)


def _averaged(between: Sequence[tuple[str, str]], pairs: Iterable[Scored], table: Weighing) -> tuple[Reason, ...]:
    """The reasons of all these pairs, each with its share in the average and the words that are commonest."""
    wanted = set(between)
    told = [reason for pair in pairs if (pair.left, pair.right) in wanted for reason in (*pair.reasons(), prior(table))]
    compared = sum((pair.left, pair.right) in wanted for pair in pairs)
    if compared < len(wanted):
        told += [Reason(name="not compared", weight=table.stranger, words=STRANGERS)] * (len(wanted) - compared)
    words = {
        name: Counter(one.words for one in told if one.name == name).most_common(1)[0][0] for name in {one.name for one in told}
    }
    return tuple(
        Reason(name=name, weight=sum(one.weight for one in told if one.name == name) / len(wanted), words=words[name])
        for name in sorted(words)
    )
