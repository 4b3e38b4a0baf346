"""Telling: how the words of one claim put the harm: in which voice, and whom or what they name as having done it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tallystick.model.passage import Passage


class Voice(StrEnum):
    """How harm is put. The terms are those of studies of news on killings (docs/decisions/0012 names them)."""

    ACTIVE = "active"
    PASSIVE_WITH_AGENT = "passive with agent"
    PASSIVE = "passive without agent"
    INTRANSITIVE = "intransitive"
    NOMINAL = "nominal"
    OTHER = "other"  # how the harmed fare, and no deed: "taken to hospital"


class AgentPlace(StrEnum):
    """Where the words that name an agent stand to those of the act."""

    SUBJECT = "subject"
    BY = "after by"
    OWNER = "as whose attack it was"
    ELSEWHERE = "in another clause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """The words of one claim of harm to persons or things, each where it stands in its report.

    `agent` names one who could be answerable: a person, a body, a state. What only names a thing or an event ("an air strike",
    "a bullet") is the `cause`, never an agent. Both are None where the words of the sentence name none. `agent_place` is None
    just where `agent` is.
    """

    claim_id: str
    report_id: str
    voice: Voice
    harmed: Passage
    act: Passage
    agent: Passage | None = None
    agent_place: AgentPlace | None = None
    cause: Passage | None = None
