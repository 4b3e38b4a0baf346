"""Connected: what can be reached.

Things and what each has beside it enter; all that hangs together with them leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable


def connected(these: Iterable[str], beside: Callable[[str], Iterable[str]]) -> set[str]:
    """These, all beside them, all beside those, and so on."""
    rest, found = list(these), set(these)
    while rest:
        further = set(beside(rest.pop())) - found
        found |= further
        rest += further
    return found
