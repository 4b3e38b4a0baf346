"""Export: the tables of a ledger for other programs.

In: the contents of a ledger, what to export and in which format. Out: the bytes of one file. Always: unknown is null or blank,
never 0 but where ACLED's own rule asks for it; names of persons harmed are left out unless asked for, and offsets count in the
report's text all the same; the same ledger gives the same bytes.
"""

from __future__ import annotations

from enum import StrEnum

from tallystick.model.errors import InputError
from tallystick.model.ledger import LedgerContents
from tallystick.outputs.export.source import Source


class What(StrEnum):
    """The tables that can be exported."""

    REPORTS = "reports"
    CLAIMS = "claims"
    ACCOUNTS = "accounts"
    INCIDENTS = "incidents"
    FINDINGS = "findings"
    COPIES = "copies"
    FRAMING = "framing"


class Format(StrEnum):
    """The formats; the last three are of incidents alone."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    GED = "ged"
    ACLED = "acled"
    GEOJSON = "geojson"


PLAIN = (Format.JSONL, Format.CSV, Format.PARQUET)


def export(contents: LedgerContents, what: What, form: Format, *, with_names: bool = False) -> bytes:
    """One table as a file. Raises InputError for a format that this table does not have."""
    if form not in PLAIN and what is not What.INCIDENTS:
        remedy = f"For {what} choose one of: {', '.join(PLAIN)}."
        raise InputError(f"The format {form} is for incidents alone.", remedy)
    source = Source(contents, with_names=with_names)
    if form is Format.GED:
        from tallystick.outputs.export import ged, writers

        return writers.codebook_csv(ged.COLUMNS, ged.rows(source))
    if form is Format.ACLED:
        from tallystick.outputs.export import acled, writers

        return writers.codebook_csv(acled.COLUMNS, acled.rows(source))
    return _plain(source, what, form)


def _plain(source: Source, what: What, form: Format) -> bytes:
    from tallystick.outputs.export import tables, writers

    fields, rows = tables.table(source, what.value)
    if form is Format.JSONL:
        return writers.jsonl(rows)
    if form is Format.GEOJSON:
        return writers.geojson(rows)
    return writers.csv_table(fields, rows) if form is Format.CSV else writers.parquet(fields, rows)


__all__ = ["Format", "What", "export"]
