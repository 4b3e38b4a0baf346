"""Schema: the tables of a ledger, in the plural nouns of docs/vocabulary.md.

A column's key is the flattened field of the model's record (`passage_start`), its name is what a person queries by
(`start_offset`). `position` is a row's place among those of its owner (`OWNERS`); where rows have none, their keys are in the
order of the records. So a ledger read back equals the one written, and one report more moves no row of another.
The migrations create these tables; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Float, ForeignKey, Integer, LargeBinary, MetaData, String, Table
from sqlalchemy.sql.elements import quoted_name
from sqlalchemy.types import TypeEngine

HEAD = "0015"
"""The last migration that makes these tables."""

metadata = MetaData()

TEXT, WHOLE, FLAG, DAY, BLOB = String(), Integer(), Boolean(), Date(), LargeBinary()
REAL = Float(53)
PLAIN = JSON(none_as_null=True)


def _columns(
    kind: TypeEngine[Any], *names: str, of: str | None = None, key: bool = False, required: bool = False
) -> Iterator[Column[Any]]:
    """Columns of one kind, each "name" or "name=key"; `of` is what they refer to, `key` makes them part of the primary key."""
    for given in names:
        name, _, field = given.partition("=")
        references = [ForeignKey(of)] if of else []
        empty = not (key or required)
        yield Column(name, kind, *references, key=field or name, primary_key=key, nullable=empty, autoincrement=False)


def _passage(key: str = "passage", name: str = "", *, required: bool = True) -> Iterator[Column[Any]]:
    yield from _columns(WHOLE, f"{name}start_offset={key}_start", f"{name}end_offset={key}_end", required=required)
    yield from _columns(TEXT, f"{name}quote={key}_quote", required=required)


def _group() -> Iterator[Column[Any]]:
    yield from _columns(TEXT, "group_name", "group_nature", "group_party")
    yield from _columns(PLAIN, "group_within")


def _claimant() -> Iterator[Column[Any]]:
    yield from _columns(TEXT, "claimant=claimant_name", "claimant_words", "claimant_role")
    yield from _columns(FLAG, "claimant_named")
    yield from _columns(TEXT, "claimant_party")
    yield from _columns(PLAIN, "claimant_via")


def _place() -> Iterator[Column[Any]]:
    yield from _columns(TEXT, "place=place_name", "place_words", "place_precision")
    yield from _columns(TEXT, "place_town", "place_admin1", "place_country", "place_country_code")
    yield from _columns(REAL, "latitude=place_lat", "longitude=place_lon")


def _days(name: str, key: str) -> Iterator[Column[Any]]:
    yield from _columns(DAY, f"{name}_from={key}_first", f"{name}_to={key}_last")
    yield from _columns(TEXT, f"{name}_precision={key}_precision")
    yield from _columns(FLAG, f"{name}_soft={key}_soft")


runs = Table(
    "runs",
    metadata,
    *_columns(TEXT, "run_id", key=True),
    *_columns(TEXT, "code_version", "model_version", "settings", required=True),
)
report_bytes = Table("report_bytes", metadata, *_columns(TEXT, "report_id", key=True), *_columns(BLOB, "data", required=True))
report_names = Table(
    "report_names",
    metadata,
    *_columns(TEXT, "item_id", key=True),
    *_columns(TEXT, "report_id", of="report_bytes.report_id", required=True),
    *_columns(TEXT, "name", "media_type", required=True),
    *_columns(TEXT, "address", "outlet", "title"),
    *_columns(DAY, "published"),
)
reports = Table(
    "reports",
    metadata,
    *_columns(TEXT, "report_id", of="report_bytes.report_id", key=True),
    *_columns(PLAIN, "names"),
    *_columns(TEXT, "title", "outlet", "address", "language"),
    *_columns(DAY, "published"),
    *_columns(TEXT, "published_basis", "modified"),
    *_columns(PLAIN, "credits"),
    *_columns(TEXT, "carrier"),
    *_columns(TEXT, "extractor", "text", required=True),
)
marks = Table(
    "marks",
    metadata,
    *_columns(TEXT, "report_id", of="reports.report_id", key=True),
    *_columns(WHOLE, "position", key=True),
    *_columns(TEXT, "kind", required=True),
    *_columns(WHOLE, "start_offset=start", "end_offset=end", required=True),
)
rejections = Table(
    "rejections",
    metadata,
    *_columns(WHOLE, "position", key=True),
    *_columns(TEXT, "name", "reason", "detail", required=True),
    *_columns(TEXT, "report_id"),
)
readings = Table(
    "readings",
    metadata,
    *_columns(TEXT, "report_id", of="reports.report_id", key=True),
)
claims = Table(
    "claims",
    metadata,
    *_columns(TEXT, "claim_id", key=True),
    *_columns(TEXT, "report_id", of="readings.report_id", required=True),
    *_columns(WHOLE, "position", required=True),
    *_passage(),
    *_columns(TEXT, "measure", required=True),
    *_group(),
    *_columns(WHOLE, "low=figure_low", "high=figure_high"),
    *_columns(TEXT, "figure_words", "figure_rule"),
    *_columns(FLAG, "estimated=figure_estimated"),
    *_columns(TEXT, "scope", required=True),
    *_columns(TEXT, "part_of"),
    *_columns(REAL, "share"),
    *_columns(TEXT, "person"),
    *_columns(WHOLE, "age"),
    *_columns(TEXT, "called"),
    *_claimant(),
    *_columns(TEXT, "stance", "basis", required=True),
    *_columns(PLAIN, "time", "period"),
    *_place(),
    *_columns(TEXT, "method", "actor", "transfer_from=transfer_moved_from", "transfer_to=transfer_moved_to"),
)
attributions = Table(
    "attributions",
    metadata,
    *_columns(TEXT, "claim_id", key=True),
    *_columns(TEXT, "report_id", of="readings.report_id", required=True),
    *_columns(WHOLE, "position", required=True),
    *_passage(),
    *_columns(TEXT, "actor", "stance", required=True),
    *_claimant(),
    *_columns(TEXT, "method"),
    *_columns(PLAIN, "time"),
)
accounts = Table(
    "accounts",
    metadata,
    *_columns(TEXT, "account_id", key=True),
    *_columns(TEXT, "report_id", of="readings.report_id", required=True),
    *_columns(WHOLE, "position", required=True),
    *_columns(PLAIN, "attribution_ids"),
    *_columns(FLAG, "main"),
    *_columns(PLAIN, "time"),
    *_place(),
    *_columns(TEXT, "method", "actor", "answers"),
    *_columns(PLAIN, "time_signs", "place_signs"),
)
account_claims = Table(
    "account_claims",
    metadata,
    *_columns(TEXT, "account_id", of="accounts.account_id", key=True),
    *_columns(WHOLE, "position", key=True),
    *_columns(TEXT, "claim_id", of="claims.claim_id", required=True),
)
persons = Table(
    "persons",
    metadata,
    *_columns(TEXT, "person_id", key=True),
    *_columns(TEXT, "report_id", of="readings.report_id", required=True),
    *_columns(WHOLE, "position", required=True),
    *_passage(),
    *_columns(TEXT, "name", required=True),
    *_columns(WHOLE, "age"),
    *_columns(TEXT, "measure", required=True),
    *_columns(TEXT, "claim_id"),
)
tellings = Table(
    "tellings",
    metadata,
    *_columns(TEXT, "claim_id", of="claims.claim_id", key=True),
    *_columns(TEXT, "report_id", of="readings.report_id", required=True),
    *_columns(WHOLE, "position", required=True),
    *_columns(TEXT, "voice", required=True),
    *_passage("harmed", "harmed_"),
    *_passage("act", "act_"),
    *_passage("agent", "agent_", required=False),
    *_columns(TEXT, "agent_place"),
    *_passage("cause", "cause_", required=False),
)
time_words = Table(
    "time_words",
    metadata,
    *_columns(TEXT, "report_id", of="readings.report_id", key=True),
    *_columns(FLAG, "caption", key=True),
    *_columns(WHOLE, "position", key=True),
    *_columns(PLAIN, "time"),
)
copies = Table(
    "copies",
    metadata,
    *_columns(TEXT, "copy_id", key=True),
    *_columns(TEXT, "left_report_id", of="reports.report_id", required=True),
    *_passage("left", "left_"),
    *_columns(TEXT, "right_report_id", of="reports.report_id", required=True),
    *_passage("right", "right_"),
    *_columns(REAL, "similarity", required=True),
    *_columns(PLAIN, "exchanges"),
    *_columns(TEXT, "earlier", "earlier_by"),
)
damages = Table(
    "damages",
    metadata,
    *_columns(TEXT, "report_id=passage_report_id", of="reports.report_id", key=True),
    *_columns(WHOLE, "at_offset=at", key=True),
    *_passage(),
    *_columns(TEXT, "sign", required=True),
    *_columns(TEXT, "supplied_report_id", of="reports.report_id"),
    *_columns(WHOLE, "supplied_start_offset=supplied_start", "supplied_end_offset=supplied_end"),
    *_columns(TEXT, "supplied_quote"),
    *_columns(TEXT, "copy_id", of="copies.copy_id"),
)
near_copies = Table(
    "near_copies",
    metadata,
    *_columns(TEXT, "copy_id", key=True),
    *_columns(TEXT, "left_report_id=left", "right_report_id=right", of="reports.report_id", required=True),
    *_columns(REAL, "similarity", required=True),
    *_columns(TEXT, "earlier", "earlier_by"),
)
versions = Table(
    "versions",
    metadata,
    *_columns(TEXT, "earlier", "later", of="reports.report_id", key=True),
    *_columns(TEXT, "reason", required=True),
    *_columns(PLAIN, "changes"),
)
datings = Table(
    "datings",
    metadata,
    *_columns(TEXT, "report_id", of="reports.report_id", key=True),
    *_columns(DAY, "published"),
    *_columns(TEXT, "basis"),
    *_columns(TEXT, "reason", required=True),
)
candidates = Table(
    "candidates",
    metadata,
    *_columns(TEXT, "left_account_id=left", "right_account_id=right", of="accounts.account_id", key=True),
    *_columns(REAL, "weight", required=True),
    *_columns(FLAG, "same"),
    *_columns(PLAIN, "reasons", "refused"),
)
incidents = Table(
    "incidents",
    metadata,
    *_columns(TEXT, "incident_id", key=True),
    *_days("date", "days"),
    *_columns(TEXT, "date_basis"),
    *_place(),
    *_columns(TEXT, "method", "answers"),
    *_columns(PLAIN, "report_ids", "main_report_ids"),
)
incident_accounts = Table(
    "incident_accounts",
    metadata,
    *_columns(TEXT, "incident_id", of="incidents.incident_id", key=True),
    *_columns(WHOLE, "position", key=True),
    *_columns(TEXT, "account_id", of="accounts.account_id", required=True),
)
origins = Table(
    "origins",
    metadata,
    *_columns(TEXT, "incident_id", of="incidents.incident_id", key=True),
    *_columns(WHOLE, "position", key=True),
    *_columns(TEXT, "fact", "name", required=True),
    *_columns(FLAG, "known"),
    *_columns(PLAIN, "claim_ids", "report_ids", "inferred"),
    *_columns(TEXT, "source"),
)
# The word is reserved in SQL, and not every dialect of SQLAlchemy knows that.
values = Table(
    quoted_name("values", quote=True),
    metadata,
    *_columns(TEXT, "incident_id", of="incidents.incident_id", key=True),
    *_columns(WHOLE, "position", key=True),
    *_group(),
    *_columns(TEXT, "measure", required=True),
    *_columns(WHOLE, "low", "best", "high"),
    *_columns(TEXT, "rule", required=True),
    *_columns(PLAIN, "claim_ids", "dissent_ids"),
    *_columns(TEXT, "one_party"),
)
wholes = Table(
    "wholes",
    metadata,
    *_columns(TEXT, "incident_id", of="incidents.incident_id", key=True),
    *_columns(TEXT, "measure", key=True),
    *_columns(WHOLE, "low", "best", "high"),
    *_columns(TEXT, "rule", required=True),
)
assessments = Table(
    "assessments",
    metadata,
    *_columns(TEXT, "incident_id", of="incidents.incident_id", key=True),
    *_columns(TEXT, "grade", "grade_rule", required=True),
    *_columns(TEXT, "perpetrator"),
)
tolls = Table(
    "tolls",
    metadata,
    *_columns(TEXT, "toll_id", key=True),
    *_columns(TEXT, "group_name=group", "measure", required=True),
    *_columns(WHOLE, "low", "high"),
    *_days("period", "period"),
    *_columns(DAY, "as_of"),
    *_columns(TEXT, "place"),
    *_columns(WHOLE, "explained_low", "explained_high"),
    *_columns(TEXT, "status", required=True),
    *_columns(PLAIN, "claim_ids", "incident_ids", "readings"),
)
implied = Table(
    "implied",
    metadata,
    *_columns(TEXT, "incident_id", of="incidents.incident_id", key=True),
    *_columns(WHOLE, "position", key=True),
    *_group(),
    *_columns(TEXT, "measure", required=True),
    *_columns(WHOLE, "high"),
    *_columns(PLAIN, "toll_ids", "claim_ids"),
)
findings = Table(
    "findings",
    metadata,
    *_columns(TEXT, "finding_id", key=True),
    *_columns(WHOLE, "position", required=True),
    *_columns(TEXT, "kind", "text", required=True),
    *_columns(PLAIN, "incident_ids", "claim_ids", "values"),
)


FACTS = (report_bytes, report_names)
DERIVED = tuple(table for table in metadata.sorted_tables if table not in FACTS)
"""The derived tables, each after those it refers to."""

OWNERS = {
    **{table: tuple(column.key for column in table.primary_key if column.key != "position") for table in DERIVED},
    **dict.fromkeys((claims, attributions, accounts, persons, tellings, time_words), ("report_id",)),
    **dict.fromkeys((runs, rejections, findings), ()),
    damages: ("passage_report_id",),
}
"""By which columns the rows of a table belong together: they are put in and taken out as one."""
