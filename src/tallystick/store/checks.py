"""Check: whether a ledger still holds what always holds.

In: the contents and the bytes of a ledger. Out: a Problem for each thing that does not hold, none where all does. Always: a
check only looks; it mends nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tallystick.model.accounts import Reading
from tallystick.model.copies import Version
from tallystick.model.ids import bytes_id
from tallystick.model.ledger import LedgerContents
from tallystick.model.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that does not hold: of what kind, at which record, and a sentence."""

    kind: str
    where: str
    detail: str


def check_data(kept: Iterable[tuple[str, bytes]]) -> list[Problem]:
    """Bytes whose hash is not the id that they are kept under."""
    return [
        Problem(kind="hash", where=report_id, detail=f"The bytes have the hash {bytes_id(data)}: they were changed.")
        for report_id, data in kept
        if bytes_id(data) != report_id
    ]


def check_contents(contents: LedgerContents, kept: set[str]) -> list[Problem]:
    """Passages that are not the words of their text, ids that name nothing; `kept` are the reports whose bytes are there."""
    return [*_passage_problems(contents), *_reference_problems(contents, kept)]


def _passage_problems(contents: LedgerContents) -> Iterator[Problem]:
    texts = {report.report_id: report.text for report in contents.reports}
    for where, passage in _passages(contents):
        text = texts.get(passage.report_id)
        if text is None:
            yield Problem(kind="passage", where=where, detail=f"It quotes the report {passage.report_id}, which is not there.")
        elif text[passage.start : passage.end] != passage.quote or not 0 <= passage.start < passage.end <= len(text):
            detail = f'The words at {passage.start} to {passage.end} are not "{passage.quote}".'
            yield Problem(kind="passage", where=where, detail=detail)


def _passages(contents: LedgerContents) -> Iterator[tuple[str, Passage]]:
    for reading in contents.readings:
        yield from ((claim.claim_id, claim.passage) for claim in reading.claims)
        yield from ((one.claim_id, one.passage) for one in reading.attributions)
        yield from ((person.person_id, person.passage) for person in reading.persons)
        for one in reading.tellings:
            words = (one.harmed, one.act, one.agent, one.cause)
            yield from ((f"telling of {one.claim_id}", passage) for passage in words if passage is not None)
        for time in (*reading.times, *reading.caption_times):
            quoted = Passage(report_id=reading.report_id, start=time.start, end=time.end, quote=time.words)
            yield f"time words of {reading.report_id}", quoted
    for copy in contents.lineage.copies:
        yield from ((copy.copy_id, side) for side in (copy.left, copy.right))
    for damage in contents.lineage.damages:
        told = (damage.passage, damage.supplied)
        yield from ((f"damage of {damage.passage.report_id}", one) for one in told if one is not None)
    for version in contents.lineage.versions:
        yield from ((f"version of {version.earlier}", one) for one in _changed(version))
    for report in contents.reports:
        for mark in report.marks:
            quoted = Passage(
                report_id=report.report_id, start=mark.start, end=mark.end, quote=report.text[mark.start : mark.end]
            )
            yield f"mark of {report.report_id}", quoted


def _changed(version: Version) -> Iterator[Passage]:
    """The words of both states that a version says were changed."""
    for one in version.changes:
        sides = ((version.earlier, one.left_start, one.left), (version.later, one.right_start, one.right))
        for report_id, start, words in sides:
            if words:
                yield Passage(report_id=report_id, start=start, end=start + len(words), quote=words)


def _reference_problems(contents: LedgerContents, kept: set[str]) -> Iterator[Problem]:
    known = _known_ids(contents)
    for where, wanted in _references(contents):
        if wanted is not None and wanted not in known:
            yield Problem(kind="reference", where=where, detail=f"It refers to {wanted}, which is not there.")
    for report in contents.reports:
        if report.report_id not in kept:
            yield Problem(kind="reference", where=report.report_id, detail="The report's bytes are not kept.")


def _known_ids(contents: LedgerContents) -> set[str]:
    readings = contents.readings
    return {
        *(report.report_id for report in contents.reports),
        *(claim.claim_id for reading in readings for claim in reading.claims),
        *(one.claim_id for reading in readings for one in reading.attributions),
        *(account.account_id for reading in readings for account in reading.accounts),
        *(incident.incident_id for incident in contents.linked.incidents),
        *(copy.copy_id for copy in contents.lineage.copies),
        *(toll.toll_id for toll in contents.reconciled.tolls),
    }


def _references(contents: LedgerContents) -> Iterator[tuple[str, str | None]]:
    """Each id that a record refers to, beside the record's own; None where a record leaves a reference open."""
    for reading in contents.readings:
        yield from _reading_references(reading)
    for copy in contents.lineage.copies:
        yield copy.copy_id, copy.earlier
    for damage in contents.lineage.damages:
        yield f"damage of {damage.passage.report_id}", damage.copy_id
    for near in contents.lineage.near_copies:
        yield from ((near.copy_id, one) for one in (near.left, near.right, near.earlier))
    for version in contents.lineage.versions:
        yield from ((f"version of {version.earlier}", one) for one in (version.earlier, version.later))
    linked, reconciled = contents.linked, contents.reconciled
    yield from ((f"dating of {dating.report_id}", dating.report_id) for dating in linked.datings)
    for candidate in linked.candidates:
        yield from ((f"candidate {candidate.left} {candidate.right}", one) for one in (candidate.left, candidate.right))
    for incident in linked.incidents:
        ids = (*incident.account_ids, *incident.report_ids, *incident.main_report_ids, incident.answers)
        yield from ((incident.incident_id, one) for one in ids)
    for origin in reconciled.origins:
        ids = (origin.incident_id, *origin.claim_ids, *origin.report_ids, *origin.inferred)
        yield from ((f"origin {origin.name} of {origin.incident_id}", one) for one in ids)
    for value in reconciled.values:
        ids = (value.incident_id, *value.claim_ids, *value.dissent_ids)
        yield from ((f"value of {value.incident_id}", one) for one in ids)
    yield from ((f"grade of {one.incident_id}", one.incident_id) for one in reconciled.assessments)
    for toll in reconciled.tolls:
        yield from ((toll.toll_id, one) for one in (*toll.claim_ids, *toll.incident_ids))
    for one in reconciled.implied:
        yield from ((f"what is implied of {one.incident_id}", id_) for id_ in (one.incident_id, *one.toll_ids, *one.claim_ids))
    for finding in reconciled.findings:
        yield from ((finding.finding_id, one) for one in (*finding.claim_ids, *finding.incident_ids))


def _reading_references(reading: Reading) -> Iterator[tuple[str, str | None]]:
    for claim in reading.claims:
        yield from ((claim.claim_id, one) for one in (claim.report_id, claim.part_of))
    yield from ((one.claim_id, one.report_id) for one in reading.attributions)
    yield from ((f"telling of {one.claim_id}", one.claim_id) for one in reading.tellings)
    yield from ((person.person_id, one) for person in reading.persons for one in (person.report_id, person.claim_id))
    for account in reading.accounts:
        ids = (account.report_id, *account.claim_ids, *account.attribution_ids, account.answers)
        yield from ((account.account_id, one) for one in ids)
