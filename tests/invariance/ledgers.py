"""Ledgers compared: whole contents enter; plain records leave in which only what the wording may not change is left.

Offsets and ids follow the words, so that offsets are left out and every id is replaced by what it names: a report by its name,
a claim by its place in its report, an account or incident by what it holds. Exchanged words themselves are made one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from tallystick.model.accounts import Reading
from tallystick.model.incidents import Dating
from tallystick.model.ledger import LedgerContents
from tests.invariance.exchange import Pair

OFFSETS = frozenset({"start", "end", "left_start", "right_start"})
OWN_IDS = frozenset({"claim_id", "account_id", "person_id", "incident_id", "toll_id", "finding_id", "copy_id", "run_id"})
"""Ids that a record bears itself; what refers to it elsewhere is resolved."""
Names = Mapping[str, str]


def reading_record(reading: Reading, pair: Pair) -> dict[str, Any]:
    """What one report was read as."""
    return _reading(reading, {**_claims((reading,), {})}, pair)


def ledger_record(contents: LedgerContents, pair: Pair) -> dict[str, Any]:
    """What a ledger says of all its reports: readings, links, incidents, values, tolls, findings."""
    names: dict[str, str] = {report.report_id: report.name for report in contents.reports}
    names |= _claims(contents.readings, names)
    names |= {one.incident_id: f"incident of {_list(one.account_ids, names)}" for one in contents.linked.incidents}
    linked, settled = contents.linked, contents.reconciled
    return {
        "readings": {names[one.report_id]: _reading(one, names, pair) for one in contents.readings},
        "datings": [(one.published, one.basis, _clauses(one.reason, pair)) for one in _by_name(linked.datings, names)],
        "links": sorted(sorted((names[one.left], names[one.right])) for one in linked.candidates if one.same),
        "incidents": _all(linked.incidents, names, pair),
        "values": _all(settled.values, names, pair),
        "origins": _all(settled.origins, names, pair),
        "grades": _all(settled.assessments, names, pair),
        "tolls": _all(settled.tolls, names, pair),
        "findings": _all(settled.findings, names, pair),
        "versions": _all(contents.lineage.versions, names, pair),
    }


def figures_record(contents: LedgerContents, _: Pair) -> dict[str, Any]:
    """What even another group may not change: figures, links, and the kinds and incidents of findings."""
    names: dict[str, str] = {report.report_id: report.name for report in contents.reports}
    names |= _claims(contents.readings, names)
    names |= {one.incident_id: f"incident of {_list(one.account_ids, names)}" for one in contents.linked.incidents}
    return {
        "claims": {names[one.report_id]: figures(one) for one in contents.readings},
        "links": sorted(_list(one.account_ids, names) for one in contents.linked.incidents),
        "findings": sorted((one.kind.value, _list(one.incident_ids, names)) for one in contents.reconciled.findings),
    }


def figures(reading: Reading) -> list[tuple[Any, ...]]:
    """The measures and figures of one report, in text order."""
    return [(one.measure, one.figure.low, one.figure.high, one.scope, one.stance) for one in reading.claims]


def _claims(readings: Iterable[Reading], names: Names) -> dict[str, str]:
    """A name for each claim, attribution, person and account, by its report and its place there."""
    found: dict[str, str] = {}
    for reading in readings:
        report = names.get(reading.report_id, "report")
        for kind, ids in (
            ("claim", [one.claim_id for one in reading.claims]),
            ("attribution", [one.claim_id for one in reading.attributions]),
            ("person", [one.person_id for one in reading.persons]),
            ("account", [one.account_id for one in reading.accounts]),
        ):
            found |= {one: f"{kind} {number} of {report}" for number, one in enumerate(ids)}
    return found


def _reading(reading: Reading, names: Names, pair: Pair) -> dict[str, Any]:
    parts = ("claims", "attributions", "accounts", "persons", "tellings", "times")
    return {part: [_plain(one, names, pair) for one in getattr(reading, part)] for part in parts}


def _all(records: Iterable[Any], names: Names, pair: Pair) -> list[Any]:
    """Records without order: it follows the ids, and those follow the words."""
    return sorted((_plain(one, names, pair) for one in records), key=repr)


def _by_name(datings: Iterable[Dating], names: Names) -> list[Dating]:
    return sorted(datings, key=lambda one: names[one.report_id])


def _clauses(reason: str, pair: Pair) -> list[str]:
    """The clauses of a reason without their order, which follows the ids of reports."""
    return sorted(clause.strip(" .") for clause in re.split(r"[:;] ", _words(reason, pair)))


def _list(ids: Iterable[str], names: Names) -> str:
    return "; ".join(sorted(names.get(one, one) for one in ids))


def _plain(value: Any, names: Names, pair: Pair) -> Any:
    if is_dataclass(value):
        kept = [field.name for field in fields(value) if field.name not in OFFSETS]
        return {
            name: _plain(getattr(value, name), names, pair)
            for name in kept
            if not (name in OWN_IDS and getattr(value, name) not in names) and name != "report_id"
        }
    if isinstance(value, tuple):
        plain = [_plain(one, names, pair) for one in value]
        return sorted(plain, key=repr) if all(isinstance(one, str) for one in plain) else plain
    if isinstance(value, Enum):
        return value.value
    return _words(names.get(value, value), pair) if isinstance(value, str) else value


def _words(text: str, pair: Pair) -> str:
    """The words with the pair made one, and with the blanks of broken lines."""
    return re.sub(r"\s+", " ", pair.changed(text, sober=True)).lower()
