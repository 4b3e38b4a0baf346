"""What cleaning marked, as words: builders and readers for the tests of this room."""

from __future__ import annotations

from tallystick.clean import clean
from tallystick.model.reports import MarkKind, Rejection, Report
from tests.builders import item


def cleaned(text: str, **fields: object) -> Report:
    """The report of a plain text; fails where it is rejected."""
    outcome = clean(item(text, **fields))
    assert isinstance(outcome, Report), outcome
    return outcome


def refused(data: bytes, **fields: object) -> Rejection:
    """The rejection of bytes; fails where they are read."""
    outcome = clean(item(data=data, **fields))
    assert isinstance(outcome, Rejection), outcome
    return outcome


def words(report: Report, kind: MarkKind) -> list[str]:
    """The words under the marks of one kind, in order."""
    return [report.text[mark.start : mark.end] for mark in report.marks if mark.kind is kind]
