"""Versions: states of one page at different times.

In: reports, and the pairs of them that share passages. Out: which is the later state of which. Always: the same address and
shared words are both needed, for an address may be reused; without times that tell, nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise

from tallystick.lineage.addresses import canonical
from tallystick.model.copies import Version
from tallystick.model.reports import Report


def find_versions(reports: Sequence[Report], sharing: Container[tuple[str, str]]) -> tuple[Version, ...]:
    """Versions among the reports; `sharing` holds pairs of report ids, the lower first, that have words in common."""
    pages: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        address = canonical(report.address)
        if address is not None:
            pages[address].append(report)
    found = [version for states in pages.values() for version in _of_page(states, sharing)]
    return tuple(sorted(found, key=lambda version: (version.earlier, version.later)))


def _of_page(states: Sequence[Report], sharing: Container[tuple[str, str]]) -> Iterator[Version]:
    timed = sorted((time, report.report_id, report) for report in states if (time := _time(report)) is not None)
    for (time, _, report), (later, _, newer) in pairwise(timed):
        pair = (min(report.report_id, newer.report_id), max(report.report_id, newer.report_id))
        if time < later and pair in sharing:
            reason = f"same address; {_words(report)}, then {_words(newer)}"
            yield Version(earlier=report.report_id, later=newer.report_id, reason=reason)


def _time(report: Report) -> datetime | None:
    """When the state was made: its last change, else its publication; a time without a zone is taken as universal time."""
    for words in (report.modified, report.published.isoformat() if report.published else None):
        try:
            time = datetime.fromisoformat(words) if words else None
        except ValueError:
            continue
        if time is not None:
            return time if time.tzinfo else time.replace(tzinfo=UTC)
    return None


def _words(report: Report) -> str:
    return f"changed {report.modified}" if report.modified else f"published {report.published}"
