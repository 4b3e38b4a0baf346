"""Trace: the lineage of all reports, kept as reports come.

In: reports, some at a time. Out: near-copies, copies, versions and damages of all. Always: sorted, and the same whatever the
order of the reports, and whether they come at once or one by one: a report that is added touches the pairs that share runs
with it, those that share a run which has become a crowd's, its page, and the reports of which any of this is another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import TypeVar

from tallystick.lineage.addresses import canonical
from tallystick.lineage.alignment import align, equal_words
from tallystick.lineage.batches import read_runs
from tallystick.lineage.changes import find_changes
from tallystick.lineage.copies import make_copy, make_near_copy, within_sentences
from tallystick.lineage.damage import find_damages
from tallystick.lineage.evidence import LONG, promising, significant
from tallystick.lineage.near import Near
from tallystick.lineage.runs import Hashes
from tallystick.lineage.seeds import Numbers, Pairs, seeds_of
from tallystick.lineage.versions import find_versions
from tallystick.lineage.words import Vocabulary, Words, read_words
from tallystick.model.copies import Copy, Damage, EarlierBy, Exchange, NearCopy, Version
from tallystick.model.ledger import Lineage
from tallystick.model.reports import Report

Told = TypeVar("Told", Copy, NearCopy)
Pair = tuple[str, str]
"""The ids of two reports, the lower first."""

AT_HAND = 20_000
"""Reports whose words are kept for the next pair: some 11 KB each."""


def trace(reports: Sequence[Report]) -> Lineage:
    """Near-copies, passages that reports share, versions of one page, and places where texts lost words."""
    tracing = Tracing()
    tracing.add(reports)
    return tracing.lineage()


def near_copies(reports: Sequence[Report]) -> tuple[NearCopy, ...]:
    """The near-copies alone, which cost a fraction of the whole lineage."""
    ordered, near = _ordered(reports), Near()
    near.add([report.report_id for report in ordered], read_runs(ordered, Vocabulary()))
    return _near(near, ordered)


class Tracing:
    """The reports so far and what is known of them; a report's place is its number in the order in which they came."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()
        self._reports: dict[str, Report] = {}
        self._places: list[str] = []
        self._pages: defaultdict[str, list[Report]] = defaultdict(list)
        self._pairs, self._near = Pairs(), Near()
        self._copies: dict[Pair, tuple[Copy, ...]] = {}
        self._beside: defaultdict[str, set[Pair]] = defaultdict(set)
        self._versions: dict[str, tuple[Version, ...]] = {}
        self._damages: dict[str, tuple[Damage, ...]] = {}

    @classmethod
    def of(cls, reports: Sequence[Report], lineage: Lineage) -> Tracing:
        """The tracing of reports that have been traced before: what is known of them is not looked for again."""
        tracing = cls()
        tracing._enter(reports)
        copies: defaultdict[Pair, list[Copy]] = defaultdict(list)
        for copy in lineage.copies:
            copies[copy.left.report_id, copy.right.report_id].append(_without_direction(copy))
        for pair, found in copies.items():
            tracing._keep_copies(pair, tuple(found))
        for version in lineage.versions:
            if (page := tracing._page(version.earlier)) is not None:
                tracing._versions[page] = (*tracing._versions.get(page, ()), version)
        for damage in lineage.damages:
            broken = damage.passage.report_id
            tracing._damages[broken] = (*tracing._damages.get(broken, ()), damage)
        return tracing

    def add(self, reports: Sequence[Report]) -> None:
        """Take further reports."""
        numbers = self._enter(reports)
        touched = {report.report_id for report in reports}
        pages = {page for report_id in touched if (page := self._page(report_id)) is not None}
        for pair, copies in self._copied(numbers):
            if copies != self._copies.get(pair, ()):
                self._keep_copies(pair, copies)
                touched.update(pair)
                pages |= {page for one in pair if (page := self._page(one)) is not None}
        for page in sorted(pages):
            self._versions[page] = tuple(self._states(page))
        for report_id in touched:
            mine = sorted((copy for pair in self._beside[report_id] for copy in self._copies[pair]), key=_id)
            self._damages[report_id] = find_damages(self._reports[report_id], mine, self._reports)

    def lineage(self) -> Lineage:
        """The lineage of all reports."""
        copies = sorted((copy for found in self._copies.values() for copy in found), key=_id)
        versions = [version for found in self._versions.values() for version in found]
        first = {frozenset((one.earlier, one.later)): one.earlier for one in versions}
        return Lineage(
            copies=tuple(_with_direction(copy, (copy.left.report_id, copy.right.report_id), first) for copy in copies),
            versions=tuple(sorted(versions, key=lambda one: (one.earlier, one.later))),
            near_copies=tuple(
                _with_direction(near, (near.left, near.right), first) for near in _near(self._near, self._in_order())
            ),
            damages=tuple(damage for report_id in sorted(self._damages) for damage in self._damages[report_id]),
        )

    def _enter(self, reports: Sequence[Report]) -> Numbers:
        """Take the reports in; the pairs that share other seeds than before."""
        come = _ordered(reports)
        for report in come:
            self._reports[report.report_id] = report
            if (page := canonical(report.address)) is not None:
                self._pages[page].append(report)
        ids, sets = [report.report_id for report in come], read_runs(come, self._vocabulary)
        self._places += ids
        self._near.add(ids, sets)
        return self._pairs.add(ids, sets)

    def _in_order(self) -> list[Report]:
        return [self._reports[report_id] for report_id in self._places]

    def _page(self, report_id: str) -> str | None:
        return canonical(self._reports[report_id].address)

    def _states(self, page: str) -> Iterator[Version]:
        """The versions of a page, each with what changed."""
        known = {(one.earlier, one.later): one.changes for one in self._versions.get(page, ())}
        for version in find_versions(self._pages[page], self._copies.keys()):
            pair = version.earlier, version.later
            yield replace(version, changes=known[pair] if pair in known else self._changes(*pair))

    def _changes(self, earlier: str, later: str) -> tuple[Exchange, ...]:
        return find_changes(*(read_words(self._reports[one], self._vocabulary) for one in (earlier, later)))

    def _keep_copies(self, pair: Pair, copies: tuple[Copy, ...]) -> None:
        if copies:
            self._copies[pair] = copies
        else:
            del self._copies[pair]
        for report_id in pair:
            self._beside[report_id].add(pair) if copies else self._beside[report_id].remove(pair)

    def _copied(self, numbers: Numbers) -> Iterator[tuple[Pair, tuple[Copy, ...]]]:
        """The copies of each pair that could have any, or had some; words are read of those reports alone."""
        read = lru_cache(maxsize=AT_HAND)(lambda one: read_words(self._reports[one], self._vocabulary))
        for (left, right), (rare, common) in sorted(numbers.items()):
            pair = self._places[left], self._places[right]
            if promising(rare, common):
                found = _copies(read(pair[0]), read(pair[1]), self._pairs.crowded, self._vocabulary.small)
                yield pair, tuple(found)
            elif pair in self._copies:
                yield pair, ()


def _copies(one: Words, other: Words, crowded: Hashes, small: frozenset[int]) -> Iterator[Copy]:
    seeds = seeds_of(one, other, crowded)
    ended = partial(within_sentences, one, other)
    stretches = align(one.numbers, other.numbers, [*seeds.rare, *seeds.common], ended)
    proven = partial(significant, one, other, seeds=seeds, small=small)
    copied = any(equal_words(stretch) >= LONG and proven(stretch) for stretch in stretches)
    for stretch in stretches:
        if proven(stretch, copied=copied):
            yield make_copy(one, other, stretch)


def _near(near: Near, reports: Sequence[Report]) -> tuple[NearCopy, ...]:
    found = (make_near_copy(reports[left], reports[right], share) for (left, right), share in near.pairs.items())
    return tuple(sorted(found, key=_id))


def _ordered(reports: Iterable[Report]) -> list[Report]:
    return sorted(reports, key=lambda report: report.report_id)


def _id(of: Copy | NearCopy) -> str:
    return of.copy_id


def _with_direction(of: Told, pair: Pair, first: Mapping[frozenset[str], str]) -> Told:
    """Where nothing else tells, the earlier of two states that follow each other on one page had the words first."""
    earlier = first.get(frozenset(pair))
    return of if earlier is None or of.earlier is not None else replace(of, earlier=earlier, earlier_by=EarlierBy.STATES)


def _without_direction(copy: Copy) -> Copy:
    """The copy as it is told by itself, whatever page its reports are states of."""
    return replace(copy, earlier=None, earlier_by=None) if copy.earlier_by is EarlierBy.STATES else copy
