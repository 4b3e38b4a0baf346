"""Trace: the lineage of all reports.

In: reports. Out: copies, versions and damages. Always: sorted, and the same whatever the order of the reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallystick.lineage.alignment import align
from tallystick.lineage.copies import make_copy
from tallystick.lineage.damage import find_damages
from tallystick.lineage.evidence import promising, significant
from tallystick.lineage.seeds import find_seeds
from tallystick.lineage.versions import find_versions
from tallystick.lineage.words import Vocabulary, Words, read_words
from tallystick.model.copies import Copy
from tallystick.model.ledger import Lineage
from tallystick.model.reports import Report


def trace(reports: Sequence[Report]) -> Lineage:
    """Passages that reports share, versions of one page, and places where texts lost words."""
    ordered = sorted(reports, key=lambda report: report.report_id)
    vocabulary = Vocabulary()
    texts = [read_words(report, vocabulary) for report in ordered]
    copies = tuple(sorted(_copies(texts, vocabulary), key=lambda copy: copy.copy_id))
    sharing = frozenset((copy.left.report_id, copy.right.report_id) for copy in copies)
    return Lineage(copies=copies, versions=find_versions(ordered, sharing), damages=find_damages(ordered, copies))


def _copies(texts: Sequence[Words], vocabulary: Vocabulary) -> Iterator[Copy]:
    for (left, right), seeds in find_seeds(texts).items():
        if not promising(seeds):
            continue
        one, other = texts[left], texts[right]
        for stretch in align(one.numbers, other.numbers, [*seeds.rare, *seeds.common]):
            if significant(one, other, stretch, seeds, vocabulary.small):
                yield make_copy(one, other, stretch)
