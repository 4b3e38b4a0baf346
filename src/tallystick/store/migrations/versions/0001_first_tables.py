"""The first tables of a ledger."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

text, whole, flag, day, real = sa.String(), sa.Integer(), sa.Boolean(), sa.Date(), sa.Float(53)
json, blob = sa.JSON(none_as_null=True), sa.LargeBinary()


def columns(
    kind: TypeEngine[Any], *names: str, of: str | None = None, key: bool = False, required: bool = False
) -> Iterator[sa.Column[Any]]:
    """Columns of one kind; `of` is what they refer to, `key` makes them part of the primary key."""
    for name in names:
        references = [sa.ForeignKey(of)] if of else []
        yield sa.Column(name, kind, *references, primary_key=key, nullable=not (key or required), autoincrement=False)


def upgrade() -> None:
    """Make every table, each after those it refers to."""
    _facts()
    _read()
    _linked()
    _reconciled()


def _facts() -> None:
    op.create_table("report_bytes", *columns(text, "report_id", key=True), *columns(blob, "data", required=True))
    op.create_table(
        "report_names",
        *columns(text, "item_id", key=True),
        *columns(text, "report_id", of="report_bytes.report_id", required=True),
        *columns(text, "name", "media_type", required=True),
        *columns(text, "address", "outlet", "title"),
        *columns(day, "published"),
    )
    op.create_table(
        "runs", *columns(text, "run_id", key=True), *columns(text, "code_version", "model_version", "settings", required=True)
    )
    op.create_table(
        "rejections",
        *columns(whole, "position", key=True),
        *columns(text, "name", "reason", "detail", required=True),
        *columns(text, "report_id"),
    )
    op.create_table(
        "reports",
        *columns(text, "report_id", of="report_bytes.report_id", key=True),
        *columns(whole, "position", required=True),
        *columns(json, "names"),
        *columns(text, "title", "outlet", "address", "language"),
        *columns(day, "published"),
        *columns(text, "published_basis", "modified"),
        *columns(json, "credits"),
        *columns(text, "extractor", "text", required=True),
    )
    op.create_table(
        "marks",
        *columns(text, "report_id", of="reports.report_id", key=True),
        *columns(whole, "position", key=True),
        *columns(text, "kind", required=True),
        *columns(whole, "start_offset", "end_offset", required=True),
    )


def _read() -> None:
    op.create_table(
        "readings", *columns(text, "report_id", of="reports.report_id", key=True), *columns(whole, "position", required=True)
    )
    op.create_table(
        "claims",
        *columns(text, "claim_id", key=True),
        *columns(text, "report_id", of="readings.report_id", required=True),
        *columns(whole, "position", "start_offset", "end_offset", required=True),
        *columns(text, "quote", "measure", required=True),
        *columns(text, "group_name", "group_nature", "group_party"),
        *columns(json, "group_within"),
        *columns(whole, "low", "high"),
        *columns(text, "figure_words", "figure_rule"),
        *columns(flag, "estimated"),
        *columns(text, "scope", required=True),
        *columns(text, "part_of"),
        *columns(real, "share"),
        *columns(text, "claimant", "claimant_words", "claimant_role"),
        *columns(flag, "claimant_named"),
        *columns(text, "claimant_party"),
        *columns(json, "claimant_via"),
        *columns(text, "stance", "basis", required=True),
        *columns(json, "time", "period"),
        *columns(text, "place", "place_words", "place_precision", "place_admin1", "place_country", "place_country_code"),
        *columns(real, "latitude", "longitude"),
        *columns(text, "method", "actor", "transfer_from", "transfer_to"),
    )
    op.create_table(
        "attributions",
        *columns(text, "claim_id", key=True),
        *columns(text, "report_id", of="readings.report_id", required=True),
        *columns(whole, "position", "start_offset", "end_offset", required=True),
        *columns(text, "quote", "actor", "stance", required=True),
        *columns(text, "claimant", "claimant_words", "claimant_role"),
        *columns(flag, "claimant_named"),
        *columns(text, "claimant_party"),
        *columns(json, "claimant_via"),
        *columns(text, "method"),
        *columns(json, "time"),
    )
    op.create_table(
        "accounts",
        *columns(text, "account_id", key=True),
        *columns(text, "report_id", of="readings.report_id", required=True),
        *columns(whole, "position", required=True),
        *columns(json, "attribution_ids"),
        *columns(flag, "main"),
        *columns(json, "time"),
        *columns(text, "place", "place_words", "place_precision", "place_admin1", "place_country", "place_country_code"),
        *columns(real, "latitude", "longitude"),
        *columns(text, "method", "actor", "answers"),
    )
    op.create_table(
        "account_claims",
        *columns(text, "account_id", of="accounts.account_id", key=True),
        *columns(whole, "position", key=True),
        *columns(text, "claim_id", of="claims.claim_id", required=True),
    )
    op.create_table(
        "persons",
        *columns(text, "person_id", key=True),
        *columns(text, "report_id", of="readings.report_id", required=True),
        *columns(whole, "position", "start_offset", "end_offset", required=True),
        *columns(text, "quote", "name", required=True),
        *columns(whole, "age"),
        *columns(text, "measure", required=True),
        *columns(text, "claim_id"),
    )
    op.create_table(
        "time_words",
        *columns(text, "report_id", of="readings.report_id", key=True),
        *columns(flag, "caption", key=True),
        *columns(whole, "position", key=True),
        *columns(json, "time"),
    )


def _linked() -> None:
    op.create_table(
        "copies",
        *columns(text, "copy_id", key=True),
        *columns(whole, "position", required=True),
        *columns(text, "left_report_id", of="reports.report_id", required=True),
        *columns(whole, "left_start_offset", "left_end_offset", required=True),
        *columns(text, "left_quote", required=True),
        *columns(text, "right_report_id", of="reports.report_id", required=True),
        *columns(whole, "right_start_offset", "right_end_offset", required=True),
        *columns(text, "right_quote", required=True),
        *columns(real, "similarity", required=True),
        *columns(json, "exchanges"),
        *columns(text, "earlier"),
    )
    op.create_table(
        "versions",
        *columns(text, "earlier", "later", of="reports.report_id", key=True),
        *columns(whole, "position", required=True),
        *columns(text, "reason", required=True),
    )
    op.create_table(
        "datings",
        *columns(text, "report_id", of="reports.report_id", key=True),
        *columns(whole, "position", required=True),
        *columns(day, "published"),
        *columns(text, "basis"),
        *columns(text, "reason", required=True),
    )
    op.create_table(
        "candidates",
        *columns(text, "left_account_id", "right_account_id", of="accounts.account_id", key=True),
        *columns(whole, "position", required=True),
        *columns(real, "weight", required=True),
        *columns(flag, "same"),
        *columns(json, "reasons"),
    )
    op.create_table(
        "incidents",
        *columns(text, "incident_id", key=True),
        *columns(whole, "position", required=True),
        *columns(day, "date_from", "date_to"),
        *columns(text, "date_precision"),
        *columns(flag, "date_soft"),
        *columns(
            text, "date_basis", "place", "place_words", "place_precision", "place_admin1", "place_country", "place_country_code"
        ),
        *columns(real, "latitude", "longitude"),
        *columns(text, "method", "answers"),
        *columns(json, "report_ids", "main_report_ids"),
    )
    op.create_table(
        "incident_accounts",
        *columns(text, "incident_id", of="incidents.incident_id", key=True),
        *columns(whole, "position", key=True),
        *columns(text, "account_id", of="accounts.account_id", required=True),
    )


def _reconciled() -> None:
    op.create_table(
        "origins",
        *columns(whole, "position", key=True),
        *columns(text, "incident_id", of="incidents.incident_id", required=True),
        *columns(text, "fact", "name", required=True),
        *columns(flag, "known"),
        *columns(json, "claim_ids", "report_ids"),
    )
    op.create_table(
        "values",
        *columns(whole, "position", key=True),
        *columns(text, "incident_id", of="incidents.incident_id", required=True),
        *columns(text, "group_name", "group_nature", "group_party"),
        *columns(json, "group_within"),
        *columns(text, "measure", required=True),
        *columns(whole, "low", "best", "high"),
        *columns(text, "rule", required=True),
        *columns(json, "claim_ids", "dissent_ids"),
        *columns(text, "one_party"),
    )
    op.create_table(
        "assessments",
        *columns(text, "incident_id", of="incidents.incident_id", key=True),
        *columns(whole, "position", required=True),
        *columns(text, "grade", "grade_rule", required=True),
        *columns(text, "perpetrator"),
    )
    op.create_table(
        "tolls",
        *columns(text, "toll_id", key=True),
        *columns(whole, "position", required=True),
        *columns(text, "group_name", "measure", required=True),
        *columns(whole, "low", "high"),
        *columns(day, "period_from", "period_to"),
        *columns(text, "period_precision"),
        *columns(flag, "period_soft"),
        *columns(day, "as_of"),
        *columns(text, "place"),
        *columns(whole, "explained_low", "explained_high"),
        *columns(text, "status", required=True),
        *columns(json, "claim_ids", "incident_ids", "readings"),
    )
    op.create_table(
        "findings",
        *columns(text, "finding_id", key=True),
        *columns(whole, "position", required=True),
        *columns(text, "kind", "text", required=True),
        *columns(json, "incident_ids", "claim_ids", "values"),
    )
