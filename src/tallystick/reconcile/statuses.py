"""Status: who calls the harmed of an incident combatants, and who civilians.

What enters: the claims of an incident. What leaves: those that say it, by status. Always: a status is somebody's claim like
any other. A hospital that counts twelve dead bears out the army's twelve, not that they were fighters, though both stand in one
fact.
"""

from __future__ import annotations

from collections.abc import Iterable

from tallystick.model import groups
from tallystick.model.claims import Claim, Stance
from tallystick.model.groups import ARMED, Group, Nature
from tallystick.model.incidents import Status

CIVILIANS = "civilians"


def called(claims: Iterable[Claim]) -> dict[Status, list[Claim]]:
    """The asserted claims whose own words give a status, by status, in the order given."""
    found: dict[Status, list[Claim]] = {}
    for claim in claims:
        status = _status(claim.group)
        if status is not None and claim.stance is Stance.ASSERTED:
            found.setdefault(status, []).append(claim)
    return found


def _status(group: Group) -> Status | None:
    """What a group's name says; "people", "men" and the police are said to be neither."""
    if group.nature is not Nature.PERSONS:
        return None
    last = groups.folded(group.name).rpartition(" ")[2]
    if last in ARMED:
        return Status.COMBATANTS
    return Status.CIVILIANS if last == CIVILIANS or CIVILIANS in group.within else None
