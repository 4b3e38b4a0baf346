"""Progress: the steps of a run, and who is told of them.

In: nothing. Out: the names. Always: the steps are told in their order.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Stage(StrEnum):
    """The steps of a run, in their order."""

    COLLECT = "collecting"
    CLEAN = "cleaning"
    READ = "reading"
    TRACE = "comparing texts"
    LINK = "linking"
    RECONCILE = "reconciling"
    STORE = "storing"


Progress = Callable[[Stage, int, int | None], None]
"""Told at each step how many reports are done, and of how many where that is known."""
