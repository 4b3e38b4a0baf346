"""Told: how reports tell of an incident, in the words that the terminal, the page and the explanations share.

Enters: a lookup and the framings of an incident. Leaves: short phrases, each word of a report in quotation marks.
What always holds: nothing is weighed or ranked; what a report does not hold is told as not found in it, and where nobody asked,
why.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.model.claims import AttributionStance, Claim, Stance
from tallystick.model.framings import FactKind, Framing, LeftOut
from tallystick.model.incidents import Incident
from tallystick.model.tellings import AgentPlace, Telling
from tallystick.outputs import wording
from tallystick.outputs.lookup import Lookup
from tallystick.outputs.printable import one_line

NOT_NAMED = "not named"
HEADING = "How it is told"
NOTE = (
    "The reports’ own words. “Beside it” is the sentence that tells of the harm. A strike, a bullet or a blast is what did it "
    "and names no one. A program found the words; what it did not find may still stand in a text."
)
"""What every showing says beside the words."""
_PLACES = {
    AgentPlace.SUBJECT: "as the subject",
    AgentPlace.BY: "after “by”",
    AgentPlace.OWNER: "as whose attack it was",
    AgentPlace.ELSEWHERE: "in another clause",
}
_FACTS = {
    FactKind.FIGURE: "figure",
    FactKind.ACTOR: "who is said to have done it",
    FactKind.CLAIMANT: "who says so",
    FactKind.PLACE: "place",
    FactKind.DAY: "day",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words of a report, and the first claim that has them."""

    words: str
    claim_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One report's words for one incident, each phrase once, in text order; `named` says where an agent is named, if one is."""

    report_id: str
    outlet: str
    dead: tuple[Phrase, ...]
    acts: tuple[str, ...]
    actors: tuple[str, ...]
    named: str
    framing: Framing


def rows(look: Lookup, incident: Incident) -> list[Row]:
    """A row for each report that tells of the incident in words of harm, those first whose main news it is."""
    return [_row(look, one) for one in look.framings_of(incident) if one.tellings]


def _row(look: Lookup, framing: Framing) -> Row:
    told = framing.tellings
    return Row(
        report_id=framing.report_id,
        outlet=_label(look, framing.report_id),
        dead=tuple(Phrase(words=words, claim_id=claim_id) for words, claim_id in _first_claims(told).items()),
        acts=_each(act(look, one) for one in told),
        actors=_each(words for one in told for words in _doers(one)) or (NOT_NAMED,),
        named=_named(look, framing),
        framing=framing,
    )


def _first_claims(told: Iterable[Telling]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in told:
        found.setdefault(_quoted(one.harmed.quote), one.claim_id)
    return found


def act(look: Lookup, of: Telling) -> str:
    """The words of the act with their voice, and whether the claim is denied or doubted."""
    claim = look.statements.get(of.claim_id)
    doubt = f"; {wording.stance(claim.stance)}" if isinstance(claim, Claim) and claim.stance is not Stance.ASSERTED else ""
    return f"{_quoted(of.act.quote)} ({of.voice.value}{doubt})"


def doer(look: Lookup, of: Telling) -> str:
    """Who or what one telling names: "“Syrian forces” as the subject", "only what did it: “an air strike”", "not named"."""
    if of.agent is not None and of.agent_place is not None:
        beside = f", of {_quoted(of.cause.quote)}" if of.cause is not None else ""
        return f"{_quoted(of.agent.quote)} {_place(look, of)}{beside}"
    return f"only what did it: {_quoted(of.cause.quote)}" if of.cause is not None else NOT_NAMED


def missing(look: Lookup, of: LeftOut) -> str:
    """A fact that was not found in a report, with the reports of that date that carry it."""
    names = ", ".join(_label(look, one) for one in of.report_ids)
    words = f": {one_line(of.words)}" if of.kind is not FactKind.DAY else ""
    return f"{_FACTS[of.kind]}{words} (carried by {names})"


def swapped(look: Lookup, framings: Iterable[Framing]) -> tuple[str, ...]:
    """Words of the tellings for which another report has others in a shared passage, each exchange once, seen from one side."""
    told: dict[frozenset[tuple[str, str]], str] = {}
    for framing in framings:
        for one in framing.swaps:
            sides = ((framing.report_id, one.own), (one.other_report_id, one.other))
            names = [f"{_label(look, report_id)} has {_or_nothing(words)}" for report_id, words in sides]
            told.setdefault(frozenset(sides), " where ".join(names))
    return tuple(told.values())


def _doers(of: Telling) -> list[str]:
    found = [_quoted(of.agent.quote)] if of.agent is not None else []
    return [*found, f"what: {_quoted(of.cause.quote)}"] if of.cause is not None else found


def _named(look: Lookup, framing: Framing) -> str:
    places = _each(_place(look, one) for one in framing.tellings if one.agent is not None)
    if places:
        return f"yes, {'; '.join(places)}"
    blamed = look.statements_of(framing.attribution_ids)
    return f"no; elsewhere: {_quoted(blamed[0].passage.quote)}" if blamed else "no"


def _place(look: Lookup, of: Telling) -> str:
    """Where the agent is named, and whether the words leave open or deny that it was so."""
    where = _PLACES[of.agent_place] if of.agent_place is not None else ""
    return f"{where}, which is said to be unclear or denied" if _doubted(look, of) else where


def _doubted(look: Lookup, of: Telling) -> bool:
    """Whether an attribution in doubt or denied stands over the same words."""
    doubted = (AttributionStance.UNCLEAR, AttributionStance.DENIED)
    words = [one for one in (of.agent, of.act) if one is not None]
    return any(
        one.stance in doubted and all(one.passage.touches(word.start, word.end) for word in words)
        for one in look.readings[of.report_id].attributions
    )


def _label(look: Lookup, report_id: str) -> str:
    """The outlet, with the report's name where the ledger has several of it; the name where no outlet is known."""
    report = look.reports[report_id]
    if report.outlet is None:
        return one_line(report.name)
    several = sum(one.outlet == report.outlet for one in look.reports.values()) > 1
    return one_line(f"{report.outlet}, {report.name}" if several else report.outlet)


def _quoted(words: str) -> str:
    return f"“{one_line(words)}”"


def _or_nothing(words: str) -> str:
    return _quoted(words) if words else "nothing"


def _each(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrases))
