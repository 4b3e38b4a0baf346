"""Drafts: accounts while the claims of a report are gathered into them.

`Told` claims and attributions are put in; the sharpest day and the finest place of the claims can be asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tallystick.model.claims import Attribution
from tallystick.model.places import Place
from tallystick.model.times import TimeWords
from tallystick.reading.apart import MAIN_SENTENCES
from tallystick.reading.told import Told
from tallystick.reading.when import is_day


@dataclass(slots=True)
class Draft:
    """An account while its claims are gathered."""

    told: list[Told] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The number of the last sentence that tells of it."""
        return max(one.ordinal for one in self.told)

    @property
    def opening(self) -> bool:
        """Whether the report begins with it."""
        return self.told[0].ordinal < MAIN_SENTENCES

    @property
    def retaliation(self) -> bool:
        """Whether it answers an attack."""
        return any(one.retaliation for one in self.told)


def best_time(times: list[TimeWords | None]) -> TimeWords | None:
    """The sharpest: a day rather than a period, a day of the event rather than one of saying."""
    known = [time for time in times if time is not None]
    return min(known, key=lambda time: (not is_day(time), time.soft), default=None)


def best_place(places: Sequence[Place | None]) -> Place | None:
    """The finest."""
    order = ("exact", "town", "near", "division", "name only", "region", "country")
    known = [place for place in places if place is not None]
    return min(known, key=lambda place: order.index(place.precision.value), default=None)
