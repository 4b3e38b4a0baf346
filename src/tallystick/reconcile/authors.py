"""Author: who wrote the words of a report, after agency credits and copies are collapsed.

In: reports, copies, versions; a claimant. Out: a key for each, equal where one hand wrote the words. Always: a report that one
agency alone is credited with is that agency's; one that is mostly another's text is that other's; credits to several agencies,
or to one for a part, tell of nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tallystick.model.agencies import named_agency
from tallystick.model.claims import Claimant, ClaimantRole
from tallystick.model.copies import Copy, Version
from tallystick.model.reports import MarkKind, Report
from tallystick.reconcile.claimants import name_words

Author = tuple[str, str]
"""The kind of the key (agency, outlet, report) and its name."""

MOSTLY = 0.5
"""Share of a report's prose from which it is another's text: what is left is then too little to tell two hands apart."""

NO_PROSE = (MarkKind.FURNITURE, MarkKind.REPEAT, MarkKind.CREDIT, MarkKind.BYLINE, MarkKind.PUBLISHED)


def authors_of(reports: Sequence[Report], copies: Iterable[Copy], versions: Iterable[Version]) -> dict[str, Author]:
    """The author of each report, by its id."""
    by_id = {report.report_id: report for report in reports}
    own = {report_id: _own(report) for report_id, report in by_id.items()}
    together: dict[Author, set[Author]] = {author: {author} for author in own.values()}
    for one, other in (*_contained(by_id, copies), *((version.earlier, version.later) for version in versions)):
        if one in own and other in own:
            joined = together[own[one]] | together[own[other]]
            for author in joined:
                together[author] = joined
    return {report_id: min(together[author]) for report_id, author in own.items()}


def relayed_by(claimant: Claimant | None) -> Author | None:
    """The agency or outlet that a sentence names as the one that reports: "according to the Anadolu Agency"."""
    if claimant is None:
        return None
    names = (*claimant.via, claimant.name) if claimant.role is ClaimantRole.OUTLET else claimant.via
    agency = next((found for name in names if (found := named_agency(name)) is not None), None)
    if agency is not None:
        return ("agency", agency)
    return _outlet(claimant.name) if claimant.role is ClaimantRole.OUTLET and claimant.named else None


def named(author: Author) -> str | None:
    """The agency's name, where the author is one."""
    return author[1] if author[0] == "agency" else None


def _own(report: Report) -> Author:
    if report.carrier is not None:
        return ("agency", named_agency(report.carrier) or report.carrier)
    if report.outlet is not None:
        return _outlet(report.outlet)
    site = (report.address or "").rpartition("://")[2].partition("/")[0].removeprefix("www.").casefold()
    return ("outlet", site) if site else ("report", report.report_id)


def _outlet(name: str) -> Author:
    agency = named_agency(name)
    return ("agency", agency) if agency is not None else ("outlet", " ".join(name_words(name)))


def _contained(reports: Mapping[str, Report], copies: Iterable[Copy]) -> list[tuple[str, str]]:
    """Pairs of reports of which one is mostly the other's text."""
    shared: dict[tuple[str, str], tuple[int, int]] = {}
    for copy in copies:
        pair = (copy.left.report_id, copy.right.report_id)
        left, right = shared.get(pair, (0, 0))
        shared[pair] = (left + copy.left.end - copy.left.start, right + copy.right.end - copy.right.start)
    length = {report_id: _prose(reports[report_id]) for pair in shared for report_id in pair if report_id in reports}
    return sorted(
        pair
        for pair, sides in shared.items()
        if any(size >= MOSTLY * length.get(report_id, size / MOSTLY + 1) for report_id, size in zip(pair, sides, strict=True))
    )


def _prose(report: Report) -> int:
    """Characters of a report without its furniture; at least one."""
    left_out = sum(mark.end - mark.start for mark in report.marks if mark.kind in NO_PROSE)
    return max(1, len(report.text) - left_out)
