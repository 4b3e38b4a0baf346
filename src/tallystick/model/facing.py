"""Facing: statements of two reports that stand in each other's place in a passage which the reports share.

In: statements or claims, copies, reports. Out: pairs of them, and for each claim the one that the fullest report makes with the
same words. Always: the order of neither claims nor reports decides; states of one page do not read each other, for there a
change is news.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from tallystick.model.claims import Attribution, Claim
from tallystick.model.copies import Copy
from tallystick.model.ledger import Lineage
from tallystick.model.reports import Report

Said = TypeVar("Said", bound=Claim | Attribution)


def facing(said: Iterable[Said], copies: Iterable[Copy]) -> Iterator[tuple[Said, Said]]:
    """Each pair that faces each other in a copy, that of the copy's left report first."""
    of_report: dict[str, list[Said]] = {}
    for one in sorted(said, key=lambda one: (one.passage.start, one.claim_id)):
        of_report.setdefault(one.report_id, []).append(one)
    for copy in copies:
        opposite = [
            one for one in of_report.get(copy.right.report_id, ()) if copy.right.touches(one.passage.start, one.passage.end)
        ]
        for one in of_report.get(copy.left.report_id, ()) if opposite else ():
            across = copy.across(one.report_id, one.passage.start, one.passage.end)
            if across is not None:
                yield from ((one, other) for other in opposite if other.passage.touches(*across))


def in_the_fullest(claims: Iterable[Claim], reports: Iterable[Report], lineage: Lineage) -> Mapping[str, Claim]:
    """For claims, by id, whose words a longer report also has: what the longest of these reports makes of the words."""
    fullness = {one.report_id: (len(one.text), one.report_id) for one in reports}
    fullest: dict[str, Claim] = {}
    for left, right in facing(claims, _between_pages(lineage)):
        if words(left) == words(right):
            less, more = sorted((left, right), key=lambda one: fullness[one.report_id])
            known = fullest.get(less.claim_id)
            if known is None or fullness[known.report_id] < fullness[more.report_id]:
                fullest[less.claim_id] = more
    return fullest


def _between_pages(lineage: Lineage) -> Sequence[Copy]:
    pages = {frozenset((one.earlier, one.later)) for one in lineage.versions}
    return [one for one in lineage.copies if frozenset((one.left.report_id, one.right.report_id)) not in pages]


def words(claim: Claim) -> tuple[str, str]:
    """A claim's passage and its figure, whatever the case and the spaces."""
    return " ".join(claim.passage.quote.casefold().split()), claim.figure.words.casefold()
