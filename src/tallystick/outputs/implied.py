"""Implied: what tolls leave for an incident's figure, in words and as data; never part of a value or an export.

Enters: a lookup and a value. Leaves: a line, the tolls that it follows from, or plain data.
What always holds: it is said to be nobody's claim, and to hold only if the tolls do.
"""

from __future__ import annotations

from typing import Any

from tallystick.model.incidents import Value
from tallystick.model.tolls import Implied, Toll
from tallystick.outputs import wording
from tallystick.outputs.lookup import Lookup


def words(of: Implied) -> str:
    """What is implied, in a line."""
    given = (
        "a running toll leaves it, if that holds" if len(of.toll_ids) == 1 else "running tolls leave it, if all of them hold"
    )
    return f"{wording.interval(of.low, of.high)} (nobody’s claim; {given})"


def tolls(look: Lookup, of: Implied) -> list[Toll]:
    """The tolls that it follows from, by the day up to which they count."""
    found = (look.tolls[one] for one in of.toll_ids if one in look.tolls)
    return sorted(found, key=lambda one: (str(one.as_of), one.toll_id))


def data(look: Lookup, of: Value) -> dict[str, Any] | None:
    """What is implied of a value, kept apart from what is claimed; None where it is no narrower."""
    found = look.implied_of(of)
    return {"low": found.low, "high": found.high, "toll_ids": list(found.toll_ids)} if found is not None else None
