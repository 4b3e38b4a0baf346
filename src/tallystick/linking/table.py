"""Table: the rows of accounts as DuckDB and Splink compare them.

`Features` enter; a connection with the functions of the weights' conditions leaves, and batch by batch the table `accounts`:
one row for each account that blocking pairs with another, one column for each thing that is compared, and the numbers of the
account's pairs.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa

from tallystick.linking import blocking, methods, places
from tallystick.linking.features import Features
from tallystick.linking.functions import DEFINITIONS
from tallystick.linking.harm import Item, Total
from tallystick.linking.landmarks import Rare
from tallystick.model.places import Place

_TEXTS = pa.list_(pa.string())
_CODES = pa.list_(pa.int64())
_DAY = pa.int32()
_TIME = [
    ("first", _DAY),
    ("last", _DAY),
    ("weekday", pa.int8()),
    ("told", _DAY),
    ("said", pa.bool_()),
    ("besides", pa.list_(_DAY)),
]
_PLACE = [("name", pa.string()), ("town", pa.string()), ("division", pa.string()), ("country", pa.string())]
_TOTAL = [("party", pa.string()), ("low", pa.int64()), ("high", pa.int64()), ("told", _DAY)]

_ACCOUNTS = pa.schema(
    [
        ("unique_id", pa.int32()),
        ("days", pa.struct(_TIME)),
        ("place", pa.struct([*_PLACE, ("lat", pa.float64()), ("lon", pa.float64()), ("words", _CODES)])),
        ("harmed", pa.struct([("names", _TEXTS), ("holders", _TEXTS), ("parties", _TEXTS)])),
        ("killed", pa.list_(pa.struct(_TOTAL))),
        ("wounded", pa.list_(pa.struct(_TOTAL))),
        ("items", pa.list_(pa.struct([("kind", pa.string()), ("low", pa.int64()), ("high", pa.int64())]))),
        ("method", pa.struct([("name", pa.string()), ("family", pa.string()), ("reach", pa.string())])),
        ("claimants", _TEXTS),
        ("actors", _TEXTS),
        ("persons", _TEXTS),
        ("ages", pa.list_(pa.int32())),
        ("shared", _TEXTS),
        ("echo", pa.struct([("own", pa.int32()), ("of", pa.int32())])),
        ("words", _CODES),
        ("length", pa.float64()),
        ("names", _CODES),
        ("blocks", _TEXTS),
        ("streets", _TEXTS),
        ("page", pa.struct([("name", pa.string()), ("main", pa.bool_())])),
        ("answers", pa.bool_()),
        ("undated", pa.bool_()),
        ("timeless", pa.bool_()),
        ("placeless", pa.bool_()),
    ]
)

BATCH = 5000

_KEYS = pa.schema([("unique_id", pa.int32()), ("kind", pa.string()), ("key", pa.string())])


@contextmanager
def loaded(rows: Sequence[Features]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory that holds the rows, the pairs to compare and the functions, while the context lasts.

    What does not fit into memory goes to a folder of its own: left to itself DuckDB would use the folder that one stands in.
    A row's `unique_id` is its place among the rows: numbers take a tenth of the room of ids in millions of pairs.
    """
    with (
        TemporaryDirectory(prefix="tallystick-") as folder,
        duckdb.connect(":memory:", config={"temp_directory": folder}) as connection,
    ):
        _fill(connection, rows)
        yield connection


def _fill(connection: duckdb.DuckDBPyConnection, rows: Sequence[Features]) -> None:
    for definition in DEFINITIONS:
        connection.execute(f"CREATE MACRO {definition}")
    numbers = {row.account_id: number for number, row in enumerate(rows)}
    keys = (
        {"unique_id": number, "kind": kind, "key": key} for number, row in enumerate(rows) for kind, key in blocking.keys(row)
    )
    codes = _codes(rows)
    of_word: dict[str, list[int]] = defaultdict(list)
    for (word, _), code in codes.items():
        of_word[word].append(code)
    _create(connection, "rows", (_row(row, numbers, codes, of_word) for row in rows), _ACCOUNTS)
    _create(connection, "keys", keys, _KEYS)
    for step in blocking.STEPS:
        connection.execute(step)


def batches(connection: duckdb.DuckDBPyConnection, size: int) -> Iterator[int]:
    """Put up to `size` pairs after one another into the table `accounts`; the number of each batch."""
    (pairs,) = connection.execute("SELECT count(*) FROM numbered").fetchone() or (0,)
    for number in range(math.ceil(pairs / size)):
        for step in blocking.BATCH:
            connection.execute(step, {"size": size, "number": number} if "$" in step else None)
        yield number


def _create(connection: duckdb.DuckDBPyConnection, name: str, lines: Iterable[dict[str, Any]], schema: pa.Schema) -> None:
    """A table of the lines, put in some thousands at a time: as Python's objects they take ten times their room."""
    rest = iter(lines)
    batch = list(islice(rest, BATCH))
    connection.register("incoming", pa.Table.from_pylist(batch, schema=schema))
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")
    while batch := list(islice(rest, BATCH)):
        connection.register("incoming", pa.Table.from_pylist(batch, schema=schema))
        connection.execute(f"INSERT INTO {name} SELECT * FROM incoming")
    connection.unregister("incoming")


def _codes(rows: Sequence[Features]) -> Mapping[Rare, int]:
    """A number for each word, which ends in its rarity in hundredths of a bit: numbers compare faster than words."""
    known = {word for row in rows for word in (*row.landmarks.words, *row.landmarks.names)}
    return {(word, bits): place * 10_000 + round(bits * 100) for place, (word, bits) in enumerate(sorted(known))}


def _row(
    row: Features, numbers: Mapping[str, int], codes: Mapping[Rare, int], of_word: Mapping[str, Sequence[int]]
) -> dict[str, Any]:
    return {
        "unique_id": numbers[row.account_id],
        "days": _days(row),
        "place": _place(row.account.place, of_word),
        "harmed": {"names": row.names, "holders": row.holders, "parties": row.parties},
        "killed": [_total(total, row) for total in row.killed],
        "wounded": [_total(total, row) for total in row.wounded],
        "items": [_item(item) for item in row.items],
        "method": _method(row.account.method),
        "claimants": row.claimants,
        "actors": row.actors,
        "persons": row.persons,
        "ages": row.ages,
        "shared": row.shared,
        "echo": {"own": numbers[row.account_id], "of": numbers.get(row.echoes or "")},
        "words": [codes[word] for word in row.landmarks.words],
        "length": row.landmarks.length,
        "names": [codes[word] for word in row.landmarks.names],
        "blocks": row.landmarks.blocks,
        "streets": row.landmarks.streets,
        "page": {"name": row.page, "main": row.account.main},
        "answers": row.account.answers is not None,
        "undated": blocking.undated(row),
        "timeless": blocking.timeless(row),
        "placeless": places.country(row.account.place) is None,
    }


def _days(row: Features) -> dict[str, Any]:
    first, last = (row.days.first, row.days.last) if row.days else (None, None)
    return {
        "first": first.toordinal() if first else None,
        "last": last.toordinal() if last else None,
        "weekday": row.weekday,
        "told": row.told.toordinal() if row.told else None,
        "besides": [day.toordinal() for day in row.besides],
        "said": row.account.time is not None and row.account.time.soft,
    }


def _place(place: Place | None, codes: Mapping[str, Sequence[int]]) -> dict[str, Any] | None:
    if place is None:
        return None
    town = places.town(place)
    return {
        "name": places.fold(place.name),
        "town": town,
        "division": places.division(place),
        "country": places.country(place),
        "lat": place.lat,
        "lon": place.lon,
        "words": _words(town.split(), codes) if town else [],
    }


def _words(names: Sequence[str], codes: Mapping[str, Sequence[int]]) -> Sequence[int]:
    """The codes of all the names; none where one of them has no code, or several in several lands."""
    found = [codes.get(name, ()) for name in names]
    return [one[0] for one in found] if all(len(one) == 1 for one in found) else []


def _method(method: str | None) -> dict[str, Any] | None:
    if methods.told(method) is None:
        return None
    return {"name": method, "family": methods.family(method), "reach": methods.reach(method)}


def _total(total: Total, row: Features) -> dict[str, Any]:
    told = row.told.toordinal() if row.told else None
    return {"party": total.party, "low": total.low, "high": total.high, "told": told}


def _item(item: Item) -> dict[str, Any]:
    return {"kind": item.kind, "low": item.low, "high": item.high}
