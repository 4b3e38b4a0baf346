"""Framing: how one report tells of one incident: its words, and what others of the same date carry that was not found in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tallystick.model.tellings import Telling


class FactKind(StrEnum):
    """What a report may carry of an incident."""

    FIGURE = "figure"
    ACTOR = "who is said to have done it"
    CLAIMANT = "who says so"
    PLACE = "place"
    DAY = "day"


class Unasked(StrEnum):
    """Why a report is not asked what it leaves out."""

    NOT_MAIN = "the incident is not its main news"
    UNTITLED = "its title is not known"
    SHORT = "its text is short"
    DAMAGED = "its text is cut or has lost words"
    UNDATED = "its day of publication is not known"
    ALONE = "no other report of that date tells of the incident"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A fact of the incident that other reports carry and that was not found in this one; `claim_ids` say it there.

    `words` name the fact in neutral terms ("wounded Norland soldiers", "Norland Defence Ministry"); a fact of place or day may
    have no claim of its own.
    """

    kind: FactKind
    words: str
    claim_ids: tuple[str, ...]
    report_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """Words of this report in a passage that it shares with another, which has `other` in their place; either may be empty."""

    copy_id: str
    start: int
    own: str
    other: str
    other_report_id: str
    other_start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """One report's words for one incident, in text order. `left_out` is empty wherever `unasked` says why nobody asked."""

    incident_id: str
    report_id: str
    tellings: tuple[Telling, ...]
    attribution_ids: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()
    unasked: Unasked | None = None
    swaps: tuple[Swap, ...] = ()
