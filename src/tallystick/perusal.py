"""Perusal: reports read, some together; one whose words break the reading costs no other.

In: reports, and the means to read them. Out: a Reading or a Rejection for each. Always: what a report says does not depend on
what is read beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tallystick.means import Means
from tallystick.model.accounts import Reading
from tallystick.model.reports import Rejection, RejectionReason, Report
from tallystick.reading import Parsed, Reader

TOGETHER = 16
"""Reports that are parsed together: more are no faster, and hold more memory."""
UNREADABLE = (ValueError, LookupError, ArithmeticError, RecursionError)
"""What unforeseen words can provoke (a day that no calendar has, a number beyond all tables, brackets without end).

One such report must not cost the reader all others; every other exception is a fault of the code or the machine, concerns all
reports, and stops the run.
"""


def read_all(
    reports: Sequence[Report], means: Means, each: Callable[[int], None] = lambda _: None
) -> Iterator[tuple[Report, Reading | Rejection]]:
    """What each report says, in their order. `each` is told how many are done. Raises SetupError as `Means.reader` does."""
    reader, longest = means.reader(), means.nlp.max_length
    for first in range(0, len(reports), TOGETHER):
        batch = reports[first : first + TOGETHER]
        parsed = _parsed(reader, [one for one in batch if len(one.text) <= longest])
        for done, report in enumerate(batch, start=first + 1):
            yield report, _read(reader, report, parsed.get(report.report_id), longest)
            each(done)


def _parsed(reader: Reader, reports: Sequence[Report]) -> dict[str, Parsed]:
    """The reports parsed together; nothing where one of them breaks the parse: each is then parsed when it is read."""
    try:
        return {one.report.report_id: one for one in reader.parse(reports)}
    except UNREADABLE:
        return {}


def _read(reader: Reader, report: Report, parsed: Parsed | None, longest: int) -> Reading | Rejection:
    """What the report says; a Rejection where the parser would refuse its length, or where its words break the reading."""
    if len(report.text) > longest:
        detail = f"The text has {len(report.text):,} characters; up to {longest:,} are read. Split it."
        return _rejection(report, RejectionReason.TOO_LARGE, detail)
    try:
        return reader.understand(parsed) if parsed is not None else reader.read(report)
    except UNREADABLE as error:
        detail = f"Reading stopped at {type(error).__name__}: {error}. Please report this as a fault of Tallystick."
        return _rejection(report, RejectionReason.READING_FAILED, detail)


def _rejection(report: Report, reason: RejectionReason, detail: str) -> Rejection:
    return Rejection(name=report.name, reason=reason, detail=detail, report_id=report.report_id)
