"""Claim: one assertion with its passage; beside it Attribution (who is said to have done it) and Person (one who is named)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tallystick.model.figures import Figure
from tallystick.model.groups import Group
from tallystick.model.passage import Passage
from tallystick.model.places import Place
from tallystick.model.times import TimeWords


class Measure(StrEnum):
    """What a group suffered. The last two of persons never enter the killed."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    KILLED_OR_WOUNDED = "killed_or_wounded"
    NEUTRALISED = "neutralised"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    SEIZED = "seized"

    @property
    def of_things(self) -> bool:
        """Whether it is materiel and buildings that suffer it, and not persons."""
        return self in (Measure.DESTROYED, Measure.DAMAGED, Measure.SEIZED)

    @property
    def bodily(self) -> bool:
        """Whether it is harm to bodies: killed, wounded, or either of them."""
        return self in (Measure.KILLED, Measure.WOUNDED, Measure.KILLED_OR_WOUNDED)


class Scope(StrEnum):
    """What a figure counts: one incident, a period, or a share of another claim's figure."""

    INCIDENT = "incident"
    TOLL = "toll"
    PART = "part"


class Stance(StrEnum):
    """How the proposition in question is put."""

    ASSERTED = "asserted"
    DENIED = "denied"
    UNCERTAIN = "uncertain"


class Basis(StrEnum):
    """How a figure was arrived at; for displacement, whether it is a stock or a flow."""

    REPORTED = "reported"
    IDENTIFIED = "identified"
    REGISTERED = "registered"
    ESTIMATED = "estimated"
    STOCK = "stock"
    FLOW = "flow"

    @property
    def by_name(self) -> bool:
        """Whether persons were counted name by name: then they are at most as many as there are."""
        return self in (Basis.IDENTIFIED, Basis.REGISTERED)


class ClaimantRole(StrEnum):
    """In what role a claimant speaks of this figure."""

    OWN_LOSSES = "party on its own losses"
    ENEMY_LOSSES = "party on its enemy's losses"
    OFFICIAL = "official"
    HOSPITAL = "hospital"
    WITNESS = "witness"
    MONITOR = "monitor"
    UN_BODY = "UN body"
    OUTLET = "outlet"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """Who is said to have said it: the resolved name beside the words used, and by way of whom it came.

    `named` is False for a source without a name of its own ("a rebel commander"), which is never joined to a name.
    `party` is the state or armed body for which the claimant speaks, where known.
    """

    name: str
    words: str
    role: ClaimantRole
    named: bool = True
    party: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """A person or persons who move between measures; a transfer never adds."""

    moved_from: Measure
    moved_to: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claimant says that a figure of a group suffered a measure, in a scope, at a time, in a place, with a method.

    `claimant` is None where the words name none: the figure then stands in the outlet's own text.
    `period` and `as_of` are the time words of a toll; `time` those of an incident. `share` is the fraction of a part.
    `person` is a key for persons told of one by one: within a report, claims of one key tell of the same, and keys add up.
    `age` is that of the one person told of, in whole years as the report gives it; 0 under a year.
    `called` is what the words call the harmed where that says more than the group by which they are added up: tourists are
    people, a fishing boat a ship.
    """

    claim_id: str
    report_id: str
    passage: Passage
    measure: Measure
    group: Group
    figure: Figure
    scope: Scope = Scope.INCIDENT
    part_of: str | None = None
    share: float | None = None
    person: str | None = None
    age: int | None = None
    called: str | None = None
    claimant: Claimant | None = None
    stance: Stance = Stance.ASSERTED
    basis: Basis = Basis.REPORTED
    time: TimeWords | None = None
    period: TimeWords | None = None
    place: Place | None = None
    method: str | None = None
    actor: str | None = None
    transfer: Transfer | None = None

    @property
    def harmed(self) -> str:
        """What those harmed are called: by the words where they say more, else by the group."""
        return self.called or self.group.name

    @property
    def holders(self) -> tuple[str, ...]:
        """The groups that hold those harmed, nearest first."""
        return (self.group.name, *self.group.within) if self.called else self.group.within


class AttributionStance(StrEnum):
    """How an attribution of responsibility is put."""

    ACCEPTED = "accepted"
    ALLEGED = "alleged"
    DENIED = "denied"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody's statement of who did it; `claimant` None where the outlet's own text says so."""

    claim_id: str
    report_id: str
    passage: Passage
    actor: str
    stance: AttributionStance
    claimant: Claimant | None = None
    method: str | None = None
    time: TimeWords | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One named among the harmed; matched to the counted, never added to them."""

    person_id: str
    report_id: str
    passage: Passage
    name: str
    age: int | None
    measure: Measure
    claim_id: str | None = None
