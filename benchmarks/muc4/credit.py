"""Credit: what one filler of a response is worth beside one of the key."""

from __future__ import annotations

from enum import IntEnum


class Credit(IntEnum):
    """Half points, so that they add up as whole numbers."""

    NONE = 0
    PARTIAL = 1
    FULL = 2
