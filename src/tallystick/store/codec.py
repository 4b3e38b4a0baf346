"""Codec: records of the model as flat rows and as plain JSON values, and back.

In: any frozen record of the model, or a row. Out: the row, or an equal record. Always: what the record's type hints say is what
decides, so that a field that the model gains needs a column but no code; nothing is rounded, cut or filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
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
    hints: dict[str, Any] = _hints(kind)
    for name, hint in hints.items():
        key = prefix + name
        if name in given:
            continue
        if hint in INLINE:
            absent = row.get(f"{key}_{_witness(hint)}") is None
            given[name] = None if absent else unflatten(hint, row, f"{key}_")
        else:
            found = row[key] if key in row else row[name]
            given[name] = found if isinstance(found, date) else from_plain(hint, found)
    return kind(**given)


def to_plain(value: Any) -> Any:
    """The value as JSON can hold it; fields of records that have their default are left out."""
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
    if plain is None:
        return None
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        kinds = [inner[0]] * len(plain) if inner[-1] is Ellipsis else inner
        return tuple(from_plain(one, value) for one, value in zip(kinds, plain, strict=True))
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: from_plain(hints[name], value) for name, value in plain.items()})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    return date.fromisoformat(plain) if kind is date else plain


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
