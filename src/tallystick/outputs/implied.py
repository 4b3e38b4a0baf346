"""Implied: what tolls leave for an incident's figure, in words and as data; never part of a value or an export.

Enters: a lookup and a value. Leaves: a line, the tolls that it follows from, or plain data.
What always holds: it is said to be nobody's claim, and to hold only if the tolls do; what leaves more than is claimed says
little of the figure, and is told where somebody asks why.
"""

from __future__ import annotations

from typing import Any

from tallystick.model.incidents import Value
from tallystick.model.tolls import Implied, Toll
from tallystick.outputs import wording
from tallystick.outputs.lookup import Lookup


def beside(look: Lookup, of: Value) -> Implied | None:
    """What is implied of a value, where tolls leave no more than is claimed: to be shown beside the figure."""
    found = look.implied_of(of)
    return found if found is not None and (of.high is None or found.high <= of.high) else None


def words(of: Implied, value: Value) -> str:
    """What is implied, in a line."""
    fewer = ", fewer than claimed" if of.high < (value.low or 0) else ""
    given = (
        "a running toll leaves it, if that holds" if len(of.toll_ids) == 1 else "running tolls leave it, if all of them hold"
    )
    return f"{wording.interval(None, of.high)}{fewer} (nobody’s claim; {given})"


def tolls(look: Lookup, of: Implied) -> list[Toll]:
    """The tolls that it follows from, by the day up to which they count."""
    found = (look.tolls[one] for one in of.toll_ids if one in look.tolls)
    return sorted(found, key=lambda one: (str(one.as_of), one.toll_id))


def data(look: Lookup, of: Value) -> dict[str, Any] | None:
    """What is implied of a value, kept apart from what is claimed; None where no toll limits it."""
    found = look.implied_of(of)
    return {"high": found.high, "toll_ids": list(found.toll_ids)} if found is not None else None
