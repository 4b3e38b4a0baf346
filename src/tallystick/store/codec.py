"""Codec: records of the model as flat rows and as plain JSON values, and back.

In: any frozen record of the model, or a row. Out: the row, or an equal record. Always: what the record's type hints say is what
decides, so that a field that the model gains needs a column but no code; nothing is rounded, cut or filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from tallystick.model.claims import Claimant, Transfer
from tallystick.model.figures import Figure
from tallystick.model.groups import Group
from tallystick.model.passage import Passage
from tallystick.model.places import Place
from tallystick.model.times import Days

T = TypeVar("T")

INLINE = (Claimant, Days, Figure, Group, Passage, Place, Transfer)
"""Records that become columns of the row that holds them; all other nested things become one JSON column."""

PLAIN = (str, int, float, bool, NoneType)
"""What JSON holds as it is; asked first, since most of what a ledger writes is ids."""


def flatten(record: Any, prefix: str = "") -> dict[str, Any]:
    """The record's fields as columns, those of inline records under `<field>_`; an absent inline record gives no columns."""
    row: dict[str, Any] = {}
    for name, kind in _hints(record.__class__).items():
        value = getattr(record, name)
        if kind in INLINE:
            row |= flatten(value, f"{prefix}{name}_") if value is not None else {}
        else:
            row[prefix + name] = value if isinstance(value, date) else to_plain(value)
    return row


def unflatten(kind: Callable[..., T], row: Mapping[str, Any], prefix: str = "", **given: Any) -> T:
    """The record that `flatten` made the row of, with the fields that stand in other tables as `given`.

    A part without a column of its own is the outer record's (`report_id`).
    """
    for name, key, witness, read in _plan(kind, prefix):
        if name in given:
            continue
        if witness is not None:
            given[name] = None if row.get(witness) is None else unflatten(read, row, f"{key}_")
        else:
            found = row[key] if key in row else row[name]
            given[name] = found if found is None or isinstance(found, date) else read(found)
    return kind(**given)


def to_plain(value: Any) -> Any:
    """The value as JSON can hold it; fields of records that have their default are left out."""
    if value.__class__ in PLAIN:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    if is_dataclass(value):
        named = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: to_plain(one) for field, one in named if not _is_default(field, one)}
    return value


def from_plain(kind: Any, plain: Any) -> Any:
    """The value of type `kind` that `to_plain` made `plain` of. Raises ValueError, KeyError or TypeError where it made none."""
    return None if plain is None else _reader(kind)(plain)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of that type of a plain one; made once for each type, since a ledger holds a million values."""
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        if inner[-1] is Ellipsis:
            return partial(_tuple_of, _reader(inner[0]))
        return partial(_tuple, [_reader(one) for one in inner])
    if is_dataclass(kind) and isinstance(kind, type):
        return partial(_record, kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return date.fromisoformat if kind is date else _same


def _tuple_of(read: Callable[[Any], Any], plain: Sequence[Any]) -> tuple[Any, ...]:
    return tuple([None if value is None else read(value) for value in plain])


def _tuple(readers: Sequence[Callable[[Any], Any]], plain: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(None if value is None else read(value) for read, value in zip(readers, plain, strict=True))


def _record(kind: Callable[..., T], plain: Mapping[str, Any]) -> T:
    readers = _readers(kind)
    return kind(**{name: None if value is None else readers[name](value) for name, value in plain.items()})


@cache
def _readers(kind: Any) -> Mapping[str, Callable[[Any], Any]]:
    """By field; asked for when there is a record to read, since some kinds hold records of their own kind."""
    return {name: _reader(hint) for name, hint in _hints(kind).items()}


def _same(plain: Any) -> Any:
    return plain


@cache
def _plan(kind: Any, prefix: str) -> tuple[tuple[str, str, str | None, Any], ...]:
    """For each field its name, its column, and what makes its value; for an inline record its type, and a column that shows
    whether it is there."""
    return tuple(
        (name, prefix + name, f"{prefix}{name}_{_witness(hint)}", hint)
        if hint in INLINE
        else (name, prefix + name, None, _reader(hint))
        for name, hint in _hints(kind).items()
    )


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """Field names and their types, without "or None"; a union of several plain types stays as it is."""
    return {name: _required(hint) for name, hint in get_type_hints(kind).items() if name in kind.__dataclass_fields__}


def _required(hint: Any) -> Any:
    if get_origin(hint) not in (Union, UnionType):
        return hint
    kinds = [one for one in get_args(hint) if one is not NoneType]
    return kinds[0] if len(kinds) == 1 else hint


@cache
def _witness(kind: Any) -> str:
    """A field that is never None in a record of this kind: where its column is empty, there is no record."""
    hints = get_type_hints(kind)
    return next(name for name, hint in hints.items() if NoneType not in get_args(hint) and name != "report_id")


def _is_default(field: Field[Any], value: Any) -> bool:
    return field.default is not MISSING and field.default == value
