"""Table: the rows of accounts as DuckDB and Splink compare them.

`Features` enter, some at a time, each under a number, and rows that are others by then are taken out; batch by batch the pairs
that blocking makes of what came leave, in the tables `batch` and `accounts`: the numbers of each pair, and one row for each
account in it, one column for each thing that is compared.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa

from tallystick.linking import blocking, methods, places
from tallystick.linking.features import Features
from tallystick.linking.functions import DEFINITIONS
from tallystick.linking.harm import Item, Total
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
_PLACE = [
    ("name", pa.string()),
    ("town", pa.string()),
    ("bare", pa.string()),
    ("spot", pa.string()),
    ("division", pa.string()),
    ("country", pa.string()),
]
_TOTAL = [("party", pa.string()), ("low", pa.int64()), ("high", pa.int64()), ("told", _DAY), ("by_enemy", pa.bool_())]

_ROWS = pa.schema(
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
    ]
)

BATCH = 5000

_KEYS = pa.schema(
    [("unique_id", pa.int32()), ("stages", pa.int8()), ("kind", pa.string()), ("key", pa.string()), ("seeks", pa.bool_())]
)
_GONE = pa.schema([("unique_id", pa.int32())])

SHAPE: tuple[str, ...] = (
    "CREATE TABLE keys AS SELECT * FROM new_keys",
    "CREATE TABLE rows AS SELECT * EXCLUDE (words, length), len(words) > 0 AS worded FROM new_rows",
    "CREATE TABLE spelled AS SELECT unique_id, length, unnest(words) AS word FROM new_rows",
)
"""The tables of all rows, empty: `keys` to block by, `rows` to compare, and `spelled`, the words of each."""

EXCHANGE: tuple[str, ...] = (
    *(f"DELETE FROM {name} WHERE unique_id IN (SELECT unique_id FROM gone)" for name in ("keys", "rows", "spelled")),
    "INSERT INTO rows SELECT * EXCLUDE (words, length), len(words) > 0 FROM new_rows",
    "INSERT INTO spelled SELECT unique_id, length, unnest(words) FROM new_rows",
)
"""From the tables `gone` and `new_rows` to `rows` and `spelled`; blocking takes up the `new_keys`."""


class Table:
    """Rows by number, their keys and their words; a context that holds them in a database in memory.

    A row's number is higher than those of all rows before it. A row stands in one stage or in several (bits of `stages`), and
    is paired only with rows of a stage in common. What does not fit into memory goes to a folder of its own: left to itself
    DuckDB would use the folder that one stands in."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="tallystick-")
        self.connection = duckdb.connect(":memory:", config={"temp_directory": self._folder.name})
        self._words: dict[str, int] = {}
        self._accounts: dict[str, int] = {}
        for definition in DEFINITIONS:
            self.connection.execute(f"CREATE MACRO {definition}")
        self._arrive("new_rows", (), _ROWS)
        self._arrive("new_keys", (), _KEYS)
        for step in (*SHAPE, *blocking.STEPS, *self._batch(1, 0)):
            self.connection.execute(step)

    def __enter__(self) -> Table:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()
        self._folder.cleanup()

    def put(self, gone: Iterable[int], come: Sequence[tuple[int, int, Features]]) -> int:
        """Take rows out and others in, each with its number and its stages; how many pairs there are to compare of these."""
        self._arrive("gone", ({"unique_id": number} for number in gone), _GONE)
        self._arrive("new_rows", (self._row(number, row) for number, _, row in come), _ROWS)
        self._arrive("new_keys", self._keys(come), _KEYS)
        for step in (*EXCHANGE, *blocking.STEPS):
            self.connection.execute(step)
        ((pairs,),) = self.connection.execute("SELECT count(*) FROM pairs").fetchall()
        return int(pairs)

    def batches(self, pairs: int, size: int) -> Iterator[int]:
        """Put up to `size` pairs after one another into the table `batch`; the number of each batch."""
        for number in range(math.ceil(pairs / size)):
            for step in self._batch(size, number):
                self.connection.execute(step)
            yield number

    @staticmethod
    def _batch(size: int, number: int) -> Iterator[str]:
        yield from (step.replace("$size", str(size)).replace("$number", str(number)) for step in blocking.BATCH)

    @staticmethod
    def _keys(come: Iterable[tuple[int, int, Features]]) -> Iterator[dict[str, Any]]:
        for number, stages, row in come:
            for kind, key, seeks in blocking.keys(row):
                yield {"unique_id": number, "stages": stages, "kind": kind, "key": key, "seeks": seeks}

    def _arrive(self, name: str, lines: Iterable[dict[str, Any]], schema: pa.Schema) -> None:
        """A table of the lines, put in some thousands at a time: as Python's objects they take ten times their room."""
        rest = iter(lines)
        self.connection.register("incoming", schema.empty_table())
        self.connection.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM incoming")
        while batch := list(islice(rest, BATCH)):
            self.connection.register("incoming", pa.Table.from_pylist(batch, schema=schema))
            self.connection.execute(f"INSERT INTO {name} SELECT * FROM incoming")
        self.connection.unregister("incoming")

    def _row(self, number: int, row: Features) -> dict[str, Any]:
        return {
            "unique_id": number,
            "days": _days(row),
            "place": self._place(row.account.place),
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
            "echo": {"own": self._account(row.account_id), "of": self._account(row.echoes) if row.echoes else None},
            "words": [self._code(*word) for word in row.landmarks.words],
            "length": row.landmarks.length,
            "names": [self._code(*word) for word in row.landmarks.names],
            "blocks": row.landmarks.blocks,
            "streets": row.landmarks.streets,
            "page": {"name": row.page, "main": row.account.main},
            "answers": row.account.answers is not None,
        }

    def _place(self, place: Place | None) -> dict[str, Any] | None:
        if place is None:
            return None
        town = places.town(place)
        return {
            "name": places.fold(place.name),
            "town": town,
            "bare": places.bare(place),
            "spot": places.spot(place),
            "division": places.division(place),
            "country": places.country(place),
            "lat": place.lat,
            "lon": place.lon,
            "words": [self._word(word) for word in town.split()] if town else [],
        }

    def _code(self, word: str, bits: int) -> int:
        """A number for a word, which ends in its rarity: numbers compare faster than words."""
        return self._word(word) * 100 + bits

    def _word(self, word: str) -> int:
        return self._words.setdefault(word, len(self._words))

    def _account(self, account: str) -> int:
        return self._accounts.setdefault(account, len(self._accounts))


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


def _method(method: str | None) -> dict[str, Any] | None:
    if methods.told(method) is None:
        return None
    return {"name": method, "family": methods.family(method), "reach": methods.reach(method)}


def _total(total: Total, row: Features) -> dict[str, Any]:
    told = row.told.toordinal() if row.told else None
    return {"party": total.party, "low": total.low, "high": total.high, "told": told, "by_enemy": total.by_enemy}


def _item(item: Item) -> dict[str, Any]:
    return {"kind": item.kind, "low": item.low, "high": item.high}
