"""Writers: rows as the bytes of a file.

In: fields and rows. Out: bytes. Always: text is UTF-8; null stays null, and is blank in CSV.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from tallystick.outputs.export.source import Row
from tallystick.outputs.export.tables import Fields, Kind

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = b"\xef\xbb\xbf"


def jsonl(rows: Iterable[Row]) -> bytes:
    """One JSON object a line."""
    return "".join(f"{_json(row)}\n" for row in rows).encode("utf8")


def csv_table(fields: Fields, rows: Iterable[Row]) -> bytes:
    """A table that spreadsheets open: with a byte-order mark, nested values as JSON, no cell that would run as a formula."""
    cells = ({name: _cell(row[name]) for name in fields} for row in rows)
    return _BOM + _csv(list(fields), cells)


def codebook_csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A table with a codebook's columns, as its loaders read it: without a byte-order mark."""
    return _csv(columns, ({name: _cell(row.get(name)) for name in columns} for row in rows))


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode("utf8")


def _cell(value: Any) -> str | int | float:
    """A cell; words of a report that begin like a formula get an apostrophe, so that a spreadsheet does not run them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else _json(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def parquet(fields: Fields, rows: Sequence[Row]) -> bytes:
    """A Parquet table; nested values whose fields differ from row to row are JSON texts."""
    import pyarrow as pa  # slow to import, and needed for this alone
    import pyarrow.parquet as pq

    kinds = {
        Kind.TEXT: pa.string(),
        Kind.WHOLE: pa.int64(),
        Kind.REAL: pa.float64(),
        Kind.FLAG: pa.bool_(),
        Kind.LIST: pa.list_(pa.string()),
        Kind.NESTED: pa.string(),
    }
    schema = pa.schema([(name, kinds[kind]) for name, kind in fields.items()])
    cells = [{name: _nested(kind, row[name]) for name, kind in fields.items()} for row in rows]
    written = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(cells, schema=schema), written)
    return written.getvalue()


def _nested(kind: Kind, value: Any) -> Any:
    return _json(value) if kind is Kind.NESTED and value is not None else value


def geojson(rows: Iterable[Row]) -> bytes:
    """The incidents whose coordinates are known, as points; it says how many are left out."""
    listed = list(rows)
    features = [_feature(row) for row in listed if row["place"] and row["place"]["lat"] is not None]
    whole = {
        "type": "FeatureCollection",
        "incidents_without_coordinates": len(listed) - len(features),
        "features": features,
    }
    return f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode()


def _feature(row: Row) -> Row:
    point = {"type": "Point", "coordinates": [row["place"]["lon"], row["place"]["lat"]]}
    return {"type": "Feature", "id": row["incident_id"], "geometry": point, "properties": row}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
