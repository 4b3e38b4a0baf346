"""Tables: the fields of each exported table, and its rows.

In: a Source. Out: fields with their kinds, and rows that have exactly these fields. Always: rows are in an order that
depends on the records alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from tallystick.model.copies import EarlierBy, Exchange
from tallystick.model.ids import content_id
from tallystick.outputs.export import framing, incidents, statements
from tallystick.outputs.export.source import Row, Source, iso, place_row
from tallystick.outputs.record import damage_data, damage_offsets


class Kind(StrEnum):
    """What a field holds; nested values are JSON in formats that have no nesting."""

    TEXT = "text"
    WHOLE = "whole number"
    REAL = "number"
    FLAG = "yes or no"
    LIST = "list of texts"
    NESTED = "nested"


Fields = dict[str, Kind]

_SPECIAL: Fields = {
    **dict.fromkeys(
        ("start", "end", "low", "high", "age", "characters", "left_start", "left_end", "right_start", "right_end"), Kind.WHOLE
    ),
    **dict.fromkeys(("share", "similarity"), Kind.REAL),
    **dict.fromkeys(("estimated", "claimant_named", "main", "agent_named"), Kind.FLAG),
    **dict.fromkeys(("harmed", "acts", "voices", "agents", "causes"), Kind.LIST),
    **dict.fromkeys(("names", "credits", "group_within", "via", "claim_ids", "attribution_ids", "incident_ids"), Kind.LIST),
    **dict.fromkeys(("report_ids", "main_report_ids", "contains", "period", "time"), Kind.LIST),
    **dict.fromkeys(("transfer", "place", "values", "exchanges", "damages"), Kind.NESTED),
    **dict.fromkeys(("tellings", "not_found", "exchanged"), Kind.NESTED),
    **dict.fromkeys(("groups", "killed", "wounded", "attributions", "origins"), Kind.NESTED),
}
"""The kinds of fields that are not texts; a name means the same in every table."""

_NAMES = {
    "reports": (
        "report_id names sha256 title outlet address language published published_basis dated dated_basis modified "
        "credits carrier damages extractor characters"
    ),
    "claims": (
        "claim_id report_id report_sha256 start end quote measure group group_party group_within low high words rule "
        "estimated basis scope part_of share age incident_id period as_of time claimant claimant_words claimant_role "
        "claimant_named claimant_party via stance transfer place method actor"
    ),
    "accounts": (
        "account_id report_id report_sha256 incident_id main claim_ids attribution_ids time place method actor answers"
    ),
    "incidents": (
        "incident_id report_ids main_report_ids date_from date_to date_precision date_basis place groups killed wounded "
        "perpetrator attributions method grade grade_rule origins origins_words answers contains"
    ),
    "findings": ("finding_id kind text incident_ids claim_ids values"),
    "copies": (
        "copy_id kind left_report_id left_start left_end left_quote right_report_id right_start right_end right_quote "
        "similarity earlier earlier_by exchanges"
    ),
    "framing": (
        "incident_id report_id report_sha256 outlet published harmed acts voices agents causes agent_named tellings "
        "attribution_ids not_asked not_found exchanged"
    ),
}


def table(source: Source, what: str) -> tuple[Fields, list[Row]]:
    """The fields and rows of one table."""
    makers: dict[str, Callable[[Source], Iterable[Row]]] = {
        "reports": _reports,
        "claims": statements.rows,
        "accounts": _accounts,
        "incidents": incidents.rows,
        "findings": _findings,
        "copies": lambda source: (*_copies(source), *_near_copies(source), *_versions(source)),
        "framing": framing.rows,
    }
    fields = {name: _SPECIAL.get(name, Kind.TEXT) for name in _NAMES[what].split()}
    return fields, [{name: row[name] for name in fields} for row in makers[what](source)]


def _reports(source: Source) -> Iterable[Row]:
    for report in source.look.reports_in_order():
        dating = source.look.datings.get(report.report_id)
        yield {
            "report_id": report.name,
            "names": list(report.names),
            "sha256": report.report_id,
            "title": report.title,
            "outlet": report.outlet,
            "address": report.address,
            "language": report.language,
            "published": iso(report.published),
            "published_basis": report.published_basis,
            "dated": iso(dating.published) if dating else None,
            "dated_basis": dating.basis.value if dating and dating.basis else None,
            "modified": report.modified,
            "credits": list(report.credits),
            "carrier": report.carrier,
            "damages": _damages(source, report.report_id),
            "extractor": report.extractor,
            "characters": len(source.exact.reports[report.report_id].text),
        }


def _accounts(source: Source) -> Iterable[Row]:
    look = source.look
    for account in sorted(look.accounts.values(), key=lambda one: (source.name(one.report_id), one.account_id)):
        yield {
            "account_id": account.account_id,
            "report_id": source.name(account.report_id),
            "report_sha256": account.report_id,
            "incident_id": look.incident_of.get(account.account_id),
            "main": account.main,
            "claim_ids": list(account.claim_ids),
            "attribution_ids": list(account.attribution_ids),
            "time": source.days(account.time, account.report_id),
            "time_signs": list(account.time_signs),
            "place": place_row(account.place),
            "place_signs": list(account.place_signs),
            "method": account.method,
            "actor": account.actor,
            "answers": account.answers,
        }


def _findings(source: Source) -> Iterable[Row]:
    for finding in source.look.ranked():
        yield {
            "finding_id": finding.finding_id,
            "kind": finding.kind.value,
            "text": finding.text,
            "incident_ids": list(finding.incident_ids),
            "claim_ids": list(finding.claim_ids),
            "values": [{"name": name, "value": value} for name, value in finding.values],
        }


def _copies(source: Source) -> Iterable[Row]:
    exact = {copy.copy_id: copy for copy in source.exact.contents.lineage.copies}
    for copy in sorted(source.look.contents.lineage.copies, key=lambda one: one.copy_id):
        left, right = exact[copy.copy_id].left, exact[copy.copy_id].right
        yield {
            "copy_id": copy.copy_id,
            "kind": "passage",
            "left_report_id": source.name(left.report_id),
            "left_start": left.start,
            "left_end": left.end,
            "left_quote": copy.left.quote,
            "right_report_id": source.name(right.report_id),
            "right_start": right.start,
            "right_end": right.end,
            "right_quote": copy.right.quote,
            "similarity": copy.similarity,
            "earlier": source.name(copy.earlier) if copy.earlier else None,
            "earlier_by": copy.earlier_by.value if copy.earlier_by else None,
            "exchanges": _exchanges(copy.exchanges, exact[copy.copy_id].exchanges),
        }


def _near_copies(source: Source) -> Iterable[Row]:
    """Reports that are one text as wholes."""
    for near in sorted(source.look.contents.lineage.near_copies, key=lambda one: one.copy_id):
        earlier = source.name(near.earlier) if near.earlier else None
        yield {
            **_whole(source, near.left, near.right),
            "copy_id": near.copy_id,
            "kind": "report",
            "similarity": near.similarity,
            "earlier": earlier,
            "earlier_by": near.earlier_by.value if near.earlier_by else None,
        }


def _versions(source: Source) -> Iterable[Row]:
    """States of one page, the earlier on the left, with all that changed."""
    exact = {(one.earlier, one.later): one for one in source.exact.contents.lineage.versions}
    for version in source.look.contents.lineage.versions:
        yield {
            **_whole(source, version.earlier, version.later),
            "copy_id": content_id("version", version.earlier, version.later),
            "kind": "version",
            "earlier": source.name(version.earlier),
            "earlier_by": EarlierBy.STATES.value,
            "exchanges": _exchanges(version.changes, exact[version.earlier, version.later].changes),
        }


def _whole(source: Source, left: str, right: str) -> Row:
    """Two reports as wholes: without offsets, since no single passage is meant."""
    untold = ("left_start", "left_end", "left_quote", "right_start", "right_end", "right_quote", "similarity", "earlier_by")
    names = {"left_report_id": source.name(left), "right_report_id": source.name(right)}
    return {**dict.fromkeys(untold), **names, "exchanges": []}


def _exchanges(shown: Sequence[Exchange], exact: Sequence[Exchange]) -> list[Row]:
    """Exchanged words with where they stand in the two texts, end exclusive; start and end are one where words are missing."""
    return [
        {
            "left": one.left,
            "right": one.right,
            "left_start": there.left_start,
            "left_end": there.left_start + len(there.left),
            "right_start": there.right_start,
            "right_end": there.right_start + len(there.right),
        }
        for one, there in zip(shown, exact, strict=True)
    ]


def _damages(source: Source, report_id: str) -> list[Row]:
    """Where a report lost words, at its own offsets, and what another report supplies: inferred, never the report's own."""
    both = zip(source.look.damages_of(report_id), source.exact.damages_of(report_id), strict=True)
    return [{**damage_data(source.look, shown), **damage_offsets(exact)} for shown, exact in both]
