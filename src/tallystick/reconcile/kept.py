"""Kept: what was found of each series last time, and is found again only where the series is another.

What enters: series, with what finds something of one within an effort. What leaves: what is found of each. Always: it is what
would be found anew; so what was kept is taken only where the effort that is left now would have led to the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from tallystick.reconcile.effort import Effort

Given = TypeVar("Given")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Once(Generic[Given, Found]):
    """What was found, of what, and the effort that it took."""

    given: Given
    effort: Effort
    found: Found


class Kept(Generic[Given, Found]):
    """Finds something of each series; what is no longer asked for is forgotten."""

    def __init__(self, find: Callable[[Given, Effort], Found]) -> None:
        self._find = find
        self._known: dict[str, _Once[Given, Found]] = {}

    def of(self, given: Mapping[str, Given], units: float, each: float) -> list[Found]:
        """What is found of each, in their order, within units for all and for each: what one leaves over the next may spend."""
        left, known = units, {}
        for key, one in given.items():
            known[key] = self._once(key, one, min(left, each))
            left -= known[key].effort.spent
        self._known = known
        return [one.found for one in known.values()]

    def _once(self, key: str, given: Given, units: float) -> _Once[Given, Found]:
        known = self._known.get(key)
        if known is not None and known.given == given and known.effort.as_with(units):
            return known
        effort = Effort(units)
        return _Once(given=given, effort=effort, found=self._find(given, effort))
