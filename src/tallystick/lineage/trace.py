"""Trace: the lineage of all reports.

In: reports. Out: near-copies, copies, versions and damages. Always: sorted, and the same whatever the order of the reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import TypeVar

from tallystick.lineage.alignment import align, equal_words
from tallystick.lineage.batches import read_runs
from tallystick.lineage.changes import find_changes
from tallystick.lineage.copies import make_copy, make_near_copy, within_sentences
from tallystick.lineage.damage import find_damages
from tallystick.lineage.evidence import LONG, promising, significant
from tallystick.lineage.near import find_near
from tallystick.lineage.runs import Hashes
from tallystick.lineage.seeds import find_pairs, seeds_of
from tallystick.lineage.versions import find_versions
from tallystick.lineage.words import Vocabulary, read_words
from tallystick.model.copies import Copy, EarlierBy, NearCopy, Version
from tallystick.model.ledger import Lineage
from tallystick.model.reports import Report

Told = TypeVar("Told", Copy, NearCopy)

AT_HAND = 20_000
"""Reports whose words are kept for the next pair: some 11 KB each."""


def trace(reports: Sequence[Report]) -> Lineage:
    """Near-copies, passages that reports share, versions of one page, and places where texts lost words."""
    ordered, vocabulary = _ordered(reports), Vocabulary()
    sets = read_runs(ordered, vocabulary)
    copies = tuple(sorted(_copies(ordered, sets, vocabulary), key=lambda copy: copy.copy_id))
    sharing = frozenset((copy.left.report_id, copy.right.report_id) for copy in copies)
    by_id = {report.report_id: report for report in ordered}
    versions = tuple(_with_changes(version, by_id, vocabulary) for version in find_versions(ordered, sharing))
    return Lineage(
        copies=tuple(_with_direction(copy, (copy.left.report_id, copy.right.report_id), versions) for copy in copies),
        versions=versions,
        near_copies=tuple(_with_direction(near, (near.left, near.right), versions) for near in _near(ordered, sets)),
        damages=find_damages(ordered, copies),
    )


def near_copies(reports: Sequence[Report]) -> tuple[NearCopy, ...]:
    """The near-copies alone, which cost a fraction of the whole lineage."""
    ordered = _ordered(reports)
    return _near(ordered, read_runs(ordered, Vocabulary()))


def _ordered(reports: Sequence[Report]) -> list[Report]:
    return sorted(reports, key=lambda report: report.report_id)


def _with_changes(version: Version, reports: Mapping[str, Report], vocabulary: Vocabulary) -> Version:
    earlier, later = (read_words(reports[report_id], vocabulary) for report_id in (version.earlier, version.later))
    return replace(version, changes=find_changes(earlier, later))


def _with_direction(of: Told, pair: tuple[str, str], versions: Sequence[Version]) -> Told:
    """Where nothing else tells, the earlier of two states that follow each other on one page had the words first."""
    first = next((one.earlier for one in versions if {one.earlier, one.later} == set(pair)), None)
    return of if first is None or of.earlier is not None else replace(of, earlier=first, earlier_by=EarlierBy.STATES)


def _near(ordered: Sequence[Report], sets: Sequence[Hashes]) -> tuple[NearCopy, ...]:
    found = (make_near_copy(ordered[left], ordered[right], share) for left, right, share in find_near(sets))
    return tuple(sorted(found, key=lambda near: near.copy_id))


def _copies(ordered: Sequence[Report], sets: Sequence[Hashes], vocabulary: Vocabulary) -> Iterator[Copy]:
    """The copies of each pair that could have any; words are read of those reports alone."""
    pairs = find_pairs(sets)
    read = lru_cache(maxsize=AT_HAND)(lambda place: read_words(ordered[place], vocabulary))
    for (left, right), (rare, common) in sorted(pairs.counts.items()):
        if not promising(rare, common):
            continue
        one, other = read(left), read(right)
        seeds = seeds_of(one, other, pairs.crowded)
        ended = partial(within_sentences, one, other)
        stretches = align(one.numbers, other.numbers, [*seeds.rare, *seeds.common], ended)
        proven = partial(significant, one, other, seeds=seeds, small=vocabulary.small)
        copied = any(equal_words(stretch) >= LONG and proven(stretch) for stretch in stretches)
        for stretch in stretches:
            if proven(stretch, copied=copied):
                yield make_copy(one, other, stretch)
