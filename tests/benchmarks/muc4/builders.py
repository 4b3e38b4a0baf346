"""Templates of invented incidents, from lines as they stand in the files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.muc4.templates import Slot, Template, template

MESSAGE = "TST9-0001"


def incident(
    slots: Mapping[Slot, str | Sequence[str]], *, message: str = MESSAGE, number: int = 1, optional: bool = False
) -> Template:
    """A template with these lines; each slot has one line or several."""
    lines = {slot.value: [fills] if isinstance(fills, str) else list(fills) for slot, fills in slots.items()}
    made = template(message, f"{number} (OPTIONAL)" if optional else str(number), lines)
    assert made is not None
    return made


def attack(*victims: str, day: str = "03 MAR 91", kind: str = "ATTACK", number: int = 1, optional: bool = False) -> Template:
    """An attack that killed these persons."""
    return incident(
        {
            Slot.DATE: day,
            Slot.LOCATION: "PERU: TARMA (CITY)",
            Slot.TYPE: kind,
            Slot.DESCRIPTION: [f'"{one}"' for one in victims],
            Slot.NUMBER: [f'1: "{one}"' for one in victims],
            Slot.EFFECT: [f'DEATH: "{one}"' for one in victims],
        },
        number=number,
        optional=optional,
    )
