"""Ids as a person types them: whole, or as many of their first characters as tell one record from all others.

Enters: what was typed, and the ids that there are. Leaves: one id.
What always holds: an id that fits nothing, or more than one record, is never guessed at.
"""

from __future__ import annotations

from collections.abc import Iterable

from tallystick.model.errors import UnknownIdError
from tallystick.outputs.printable import shortened

_SHOWN = 5


def find_id(typed: str, known: Iterable[str], what: str) -> str:
    """The one id that is `typed` or begins with it; `what` names the kind of record sought.

    Raises UnknownIdError where none does, or several do.
    """
    ids = set(known)
    if typed in ids:
        return typed
    found = sorted(one for one in ids if typed and one.startswith(typed))
    if len(found) == 1:
        return found[0]
    if not found:
        message = f"The ledger holds no {what} “{shortened(typed, 60)}”."
        raise UnknownIdError(message, "Run `tallystick show LEDGER` to see the ids that it holds.")
    fitting = ", ".join(found[:_SHOWN]) + (", …" if len(found) > _SHOWN else "")
    raise UnknownIdError(f"“{shortened(typed, 60)}” fits {len(found)} ids: {fitting}.", "Give more of its characters.")
