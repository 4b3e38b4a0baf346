"""Smallest: of parts that cannot all hold, some that cannot hold either and of which none can be left out.

What enters: parts, and whether some of them hold. What leaves: the parts needed. Always: what stands first is left out first;
more parts never hold where fewer do not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Part = TypeVar("Part")


def needed(given: Sequence[Part], holds: Callable[[Sequence[Part]], bool], sure: Sequence[Part] = ()) -> list[Part]:
    """What of the given does not hold beside what is sure, and does without any one of it; half is left out at a time.

    Only what is given and sure together does not hold is asked (QuickXplain: few questions where few parts are needed).
    """
    if len(given) < 2:
        return list(given)
    half = len(given) // 2
    first, last = given[:half], given[half:]
    early = needed(first, holds, (*sure, *last)) if holds((*sure, *last)) else []
    late = needed(last, holds, (*sure, *early)) if not early or holds((*sure, *early)) else []
    return [*early, *late]
