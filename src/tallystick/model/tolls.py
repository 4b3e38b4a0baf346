"""Toll: a cumulative claim laid beside the incidents that its period, place and group hold; what tolls imply of an incident."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tallystick.model.claims import Measure
from tallystick.model.groups import Group
from tallystick.model.times import Days


@dataclass(frozen=True, slots=True, kw_only=True)
class TollReading:
    """One way to make a toll and the incidents agree, in a sentence; all readings of a toll cost the same."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One cumulative figure (claims of the same words count once) and what incidents explain of it.

    `period` are its days, `as_of` the day up to which it counts. `explained` is the interval that the incidents inside give.
    """

    toll_id: str
    claim_ids: tuple[str, ...]
    group: str
    measure: Measure
    low: int | None
    high: int | None
    period: Days | None
    as_of: date | None
    place: str | None
    incident_ids: tuple[str, ...]
    explained_low: int | None
    explained_high: int | None
    status: str
    readings: tuple[TollReading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Implied:
    """The greatest figure that tolls and the other incidents leave for one incident, whatever is claimed of itself.

    It follows from `claim_ids`, those of the tolls and of other incidents' figures, if all of them hold; it is nobody's claim,
    and enters no value, no total and no export.
    """

    incident_id: str
    group: Group
    measure: Measure
    high: int
    toll_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
