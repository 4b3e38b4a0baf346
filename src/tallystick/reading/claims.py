"""Claims: the harms of a report's sentences with their claimants, groups, times, places and scopes.

Sentences in context enter, in text order; `Told` claims leave. A claim that cannot point at its words is not made.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tallystick.model.claims import (
    Attribution,
    AttributionStance,
    Basis,
    Claim,
    Claimant,
    ClaimantRole,
    Measure,
    Scope,
    Stance,
    Transfer,
)
from tallystick.model.figures import Figure
from tallystick.model.groups import Group, armed
from tallystick.model.ids import content_id
from tallystick.model.passage import Passage
from tallystick.model.places import Place
from tallystick.model.times import TimeKind, TimeWords
from tallystick.reading.agents import agent_of_harm, is_own, is_speaker
from tallystick.reading.antecedents import GroupReader
from tallystick.reading.attributions import agent_of, read_attributions
from tallystick.reading.context import Context
from tallystick.reading.harmless import harmless
from tallystick.reading.harms.record import Harm
from tallystick.reading.parties import state_adjective
from tallystick.reading.parts import read_parts, whole_of
from tallystick.reading.scope import A_FEW, scope_of
from tallystick.reading.speech.speakers import Speakers, Voices, speaker_of
from tallystick.reading.stance import stance_of
from tallystick.reading.told import Told, answering, tell

_OF_WOUNDS = re.compile(
    r"\b(?:died|succumbed)\b[^.;]*\b(?<!gunshot )(?<!shotgun )(?<!bullet )(?<!stab )(?<!multiple )(?:wounds|injuries)\b",
    re.IGNORECASE,
)
"""Later, of the wounds that were told of; "died of multiple gunshot wounds" only gives the cause."""
_OF_THE_WOUNDED = re.compile(r"\bof (?:the|those) (?:\w+ )?(?:wounded|injured)\b[^.;]*\b(?:died|succumbed)\b", re.IGNORECASE)
_COUNTED = (
    (
        Basis.IDENTIFIED,
        re.compile(
            r"\b(?:have|has|had|been|was|were) (?:\w+ )?identified\b(?! as\b)|\bverified\b|\bby name\b|"
            r"\bidentified (?:by name )?(?:more than|at least|some|about|over|nearly|the (?:names|remains|bodies) of|\d)",
            re.IGNORECASE,
        ),
    ),
    (
        Basis.REGISTERED,
        re.compile(
            r"\bregist(?:ered|ry)\b|\b(?:has|have|had|been|was|were) (?:\w+ )?(?:recorded|logged)\b(?! (?:on|by a)\b)|"
            r"\b(?:recorded|logged) (?:more than|at least|some|about|over|nearly|the deaths?|\d)",
            re.IGNORECASE,
        ),
    ),
)
"""Words of lists kept name by name. "Identified as" names one person and says nothing of how many there are; of a few, the
police name all whom they count ("identified the three men killed")."""
_NAMED = re.compile(r"\bidentified (?:the |all )?$", re.IGNORECASE)
_ESTIMATED = re.compile(r"\bestimat\w+\b|\bextrapolat\w+\b", re.IGNORECASE)
BESIDE = 32
"""Characters on either side of a harm in which words say how it was counted."""
_FOUND_DEAD = re.compile(r"\bmissing\b[^.;]*\bfound (?:dead|alive)\b", re.IGNORECASE)
_SINCE_THEN = re.compile(r"^\W*since then\b", re.IGNORECASE)
WIDE = 14
"""Tokens between a figure and its word of harm beyond which the passage holds the figure's own words only (items of a list)."""
AFTER_A_TOTAL = 5
"""Tokens of a passage from the noun of a running total that follows its number: "15 the number of soldiers killed"."""


class ClaimReader:
    """Reads the claims of one report; it remembers who spoke last and which groups were named."""

    def __init__(self) -> None:
        self._voices: Voices | None = None
        self._groups = GroupReader()

    def read(self, context: Context) -> tuple[list[Told], list[Attribution]]:
        """The claims and attributions of one sentence."""
        voices = self._voices = Voices(context, self._voices)
        told: list[Told] = []
        for harm in context.harms:
            if harmless(context, harm) is not None:
                continue
            stance = stance_of(context.doc, harm, context.speeches)
            if stance is not None:
                claim = self._claim(context, harm, stance, voices.speakers, told)
                told.append(tell(context, harm.quantity, claim, harm=harm))
        told = [replace(one, retaliation=answering(context, one, told)) for one in told]
        told += read_parts(context, told)
        causes = [*read_attributions(context, voices), *(cause for one in told if (cause := agent_of(one.claim)))]
        return told, _once(causes)

    def _claim(self, context: Context, harm: Harm, stance: Stance, speakers: Speakers, told: list[Told]) -> Claim:
        part_of = whole_of(context, harm, told)
        group = self._groups.read(context, harm, speakers, part=part_of is not None, denied=stance is Stance.DENIED)
        figure, passage = harm.quantity.figure, _passage(context, harm)
        time = _since_then(context) or context.time_of(harm.trigger, periods=harm.cumulative)
        scope = scope_of(context, harm, figure, time)
        incident = scope is Scope.INCIDENT
        return Claim(
            claim_id=content_id("claim", passage.report_id, passage.start, passage.end, harm.measure, figure.words),
            report_id=passage.report_id,
            passage=passage,
            measure=harm.measure,
            group=group,
            figure=figure,
            scope=Scope.PART if part_of else scope,
            part_of=part_of,
            claimant=_claimant(context, harm, speakers, group),
            stance=stance,
            basis=_basis(context, harm, figure),
            time=(time or context.carried_time) if incident else None,
            period=None if incident else time,
            place=_place(context, harm, incident=incident),
            method=context.method_of(harm.first, harm.last),
            actor=_actor(context, harm, speakers),
            transfer=_transfer(context, harm),
        )


def _once(causes: list[Attribution]) -> list[Attribution]:
    """Each actor and stance once; where a sentence leaves open who did it, its own words allege nothing of the same actor."""
    open_ = {cause.actor for cause in causes if cause.stance is AttributionStance.UNCLEAR}
    said = [cause for cause in causes if cause.stance is not AttributionStance.ALLEGED or cause.actor not in open_]
    return list({(cause.actor, cause.stance): cause for cause in reversed(said)}.values())


def _place(context: Context, harm: Harm, *, incident: bool) -> Place | None:
    """The place of the sentence, else that of the sentence before it; a toll spans more places than that."""
    displaced = harm.measure is Measure.DISPLACED
    carried = context.named_before if displaced else context.carried_place if incident else None
    return context.place_of(harm.trigger, left_by=harm.quantity.last if displaced else None) or carried


def _actor(context: Context, harm: Harm, speakers: Speakers) -> str | None:
    """Who did it: the agent that the words name, or the speaker's own forces ("its guns had killed at least 50")."""
    speaker = speakers.get(harm.trigger)
    if speaker is not None and speaker.party is not None and is_own(context, harm):
        return f"{state_adjective(speaker.party)} forces"
    return agent_of_harm(context, harm)


def _claimant(context: Context, harm: Harm, speakers: Speakers, group: Group) -> Claimant | None:
    """Who says it; who tells of armed men whom it killed itself counts its enemy's losses, whatever its own side is called.

    An office does only where the words tell whose men they were: police may shoot gunmen.
    """
    speaker = speaker_of(context, harm, speakers)
    if speaker is None or not armed(group) or (group.party is not None and group.party == speaker.party):
        return speaker
    may = speaker.role is ClaimantRole.OTHER or (speaker.role is ClaimantRole.OFFICIAL and group.party is not None)
    own = may and any(is_speaker(context, harm, one) for one in context.speeches if harm.trigger in one.content)
    return replace(speaker, role=ClaimantRole.ENEMY_LOSSES) if own else speaker


def _passage(context: Context, harm: Harm) -> Passage:
    quantity = harm.quantity
    far = abs(harm.trigger - quantity.first) > WIDE
    listed = any(
        quantity is not other.quantity and other.trigger == harm.trigger and _between(other, harm) for other in context.harms
    )
    if harm.cumulative:
        if harm.trigger > quantity.first:
            return context.passage(harm.first, min(len(context.doc), harm.trigger + AFTER_A_TOTAL))
        return context.passage(min(context.doc[harm.trigger].left_edge.i, harm.first), harm.last)
    if far or listed:
        return context.passage(quantity.first, quantity.last)
    return context.passage(harm.first, harm.last)


def _between(other: Harm, harm: Harm) -> bool:
    """Whether another item of the same list stands between a figure and its word of harm."""
    low, high = sorted((harm.quantity.first, harm.trigger))
    return low < other.quantity.first < high


def _since_then(context: Context) -> TimeWords | None:
    """ "Since then" at the head of a sentence reaches back to the last time named before it."""
    match = _SINCE_THEN.match(context.sentence.text)
    if match is None or context.previous_time is None:
        return None
    start = context.sentence.start + len(match.group()) - len(match.group().lstrip())
    words = match.group().strip()
    return TimeWords(start=start, end=start + len(words), words=words, kind=TimeKind.SINCE, since=context.previous_time)


def _basis(context: Context, harm: Harm, figure: Figure) -> Basis:
    """How the figure was arrived at, by the words around it; those who are registered by name are told apart first."""
    start, end = context.doc[harm.first].idx, context.doc[harm.last - 1].idx + len(context.doc[harm.last - 1])
    around = context.sentence.text[max(0, start - BESIDE) : end + BESIDE]
    counted = next((basis for basis, words in _COUNTED if words.search(around)), None)
    few = (figure.exact or A_FEW) < A_FEW and not harm.quantity.of_base
    named = few and _NAMED.search(context.sentence.text[: context.doc[harm.quantity.first].idx]) is not None
    if counted is not None and not (harm.quantity.indefinite or named):
        return counted
    if harm.stock:
        return Basis.STOCK
    if harm.measure is Measure.DISPLACED:
        return Basis.FLOW
    estimated = figure.estimated or _ESTIMATED.search(around) is not None
    return Basis.ESTIMATED if estimated else Basis.REPORTED


def _transfer(context: Context, harm: Harm) -> Transfer | None:
    text = context.sentence.text
    if harm.measure is Measure.KILLED and (_OF_WOUNDS.search(text) or _OF_THE_WOUNDED.search(text)):
        return Transfer(moved_from=Measure.WOUNDED, moved_to=Measure.KILLED)
    if harm.measure is Measure.KILLED and _FOUND_DEAD.search(context.sentence.text):
        return Transfer(moved_from=Measure.MISSING, moved_to=Measure.KILLED)
    return None
