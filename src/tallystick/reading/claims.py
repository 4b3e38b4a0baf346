"""Claims: the harms of a report's sentences with their claimants, groups, times, places and scopes.

Sentences in context enter, in text order; `Told` claims leave. A claim that cannot point at its words is not made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tallystick.model.claims import Attribution, AttributionStance, Claim, Claimant, ClaimantRole, Measure, Scope, Stance
from tallystick.model.groups import Group, armed
from tallystick.model.ids import content_id
from tallystick.model.passage import Passage
from tallystick.model.places import Place
from tallystick.model.times import TimeKind, TimeWords
from tallystick.reading.again import told_again
from tallystick.reading.agents import agent_of_harm, is_own, is_speaker
from tallystick.reading.antecedents import THINGS, GroupReader, noun_for, said_to_be
from tallystick.reading.attributions import agent_of, read_attributions
from tallystick.reading.basis import basis_of
from tallystick.reading.context import Context
from tallystick.reading.falsehood import called_false, denied_next
from tallystick.reading.groups import called
from tallystick.reading.harmless import harmless
from tallystick.reading.harms.record import Harm
from tallystick.reading.made_up import read_made_up
from tallystick.reading.of_one import of_the_one_told
from tallystick.reading.parties import state_adjective
from tallystick.reading.parts import parts_before, read_parts, some_of_those_before, whole_of
from tallystick.reading.passing import in_passing
from tallystick.reading.scope import day_of_event, perfect, scope_of
from tallystick.reading.speech.speakers import Speakers, Voices, speaker_of
from tallystick.reading.stance import stance_of
from tallystick.reading.told import Told, answering, tell
from tallystick.reading.transfers import transfer_of
from tallystick.reading.when import is_day, time_of
from tallystick.reading.where import place_of

NEXT = 120
"""Characters of the next sentence in which a story is called false."""
_SINCE_THEN = re.compile(r"^\W*since then\b", re.IGNORECASE)
WIDE = 14
"""Tokens between a figure and its word of harm beyond which the passage holds the figure's own words only (items of a list)."""
OPENS = 6
"""Characters from the head of a sentence to the words that open it: "But since May"."""
AFTER_A_TOTAL = 5
"""Tokens of a passage from the noun of a running total that follows its number: "15 the number of soldiers killed"."""


class ClaimReader:
    """Reads the claims of one report; it remembers who spoke last and which groups were named."""

    def __init__(self) -> None:
        self._voices: Voices | None = None
        self._groups = GroupReader()
        self._before: list[Told] = []
        self._last: list[Told] = []
        self._told: list[Claim] = []

    def read(self, context: Context) -> tuple[list[Told], list[Attribution]]:
        """The claims and attributions of one sentence."""
        if again := told_again(context, self._last):
            context = replace(context, harms=tuple(sorted((*context.harms, *again), key=lambda harm: harm.quantity.first)))
        voices = self._voices = Voices(context, self._voices)
        told: list[Told] = []
        for harm in context.harms:
            if harmless(context, harm) is not None or (harm.whole is not None and _whole(harm, told) is None):
                continue
            stance = stance_of(context.doc, harm, context.speeches)
            if stance is Stance.ASSERTED and _passed_on(context, harm):
                stance = Stance.DENIED
            if stance is not None:
                claim = self._claim(context, harm, stance, voices.speakers, told)
                if claim.group is THINGS and harm.quantity.part_of_them:
                    continue  # "twelve bodies were found. Three of them were burned": no things are told of
                told.append(tell(context, harm.quantity, claim, harm=harm))
        told = [replace(one, retaliation=answering(context, one, told)) for one in told]
        told = parts_before(context, told)
        told += read_parts(context, told, [one for one in self._before if one.ordinal == context.sentence.ordinal - 1])
        told += read_made_up(context, told, self._last, voices)
        # Two ways of reading may lead to the same words, figure and measure: that is one claim.
        told = list({one.claim.claim_id: one for one in reversed(told)}.values())[::-1]
        self._before, self._last = told, told or self._last
        self._told += [one.claim for one in told if one.claim.scope is not Scope.PART]
        causes = [*read_attributions(context, voices), *(cause for one in told if (cause := agent_of(one.claim)))]
        return told, _once(causes)

    def _claim(self, context: Context, harm: Harm, stance: Stance, speakers: Speakers, told: list[Told]) -> Claim:
        part_of = whole_of(context, harm, told)
        if harm.whole is not None:
            part_of = _whole(harm, told)
        if part_of is None and not told:
            part_of = some_of_those_before(context, harm, said_to_be(context, harm), self._told)
        group = self._groups.read(context, harm, speakers, part=part_of is not None, denied=stance is Stance.DENIED)
        figure, passage = harm.quantity.figure, _passage(context, harm)
        time = _since_then(context) or _since(context, harm) or time_of(context, _anchor(harm), periods=harm.cumulative)
        scope = scope_of(context, harm, figure, time)
        if scope is Scope.TOLL and time is None and of_the_one_told(context, harm, [*self._told, *(one.claim for one in told)]):
            scope = Scope.INCIDENT
        if scope is Scope.INCIDENT and time is None and (total := self._total_before(context, harm)) is not None:
            scope, time = Scope.TOLL, total.period
        incident = scope is Scope.INCIDENT
        if incident and harm.cumulative and time is None:
            time = day_of_event(context)
        return Claim(
            claim_id=content_id("claim", passage.report_id, passage.start, passage.end, harm.measure, figure.words),
            report_id=passage.report_id,
            passage=passage,
            measure=harm.measure,
            group=group,
            called=called(context.doc[harm.quantity.first], noun_for(context, harm), group, context.whole.lexicon),
            figure=figure,
            scope=Scope.PART if part_of else scope,
            part_of=part_of,
            claimant=_claimant(context, harm, speakers, group, stance),
            stance=stance,
            basis=basis_of(context, harm, figure),
            time=(time or (None if in_passing(context, harm) else self._carried_time(context))) if incident else None,
            period=None if incident else time,
            place=_place(context, harm, incident=incident),
            method=context.method_of(harm.first, harm.last),
            actor=_actor(context, harm, speakers),
            transfer=transfer_of(context, harm),
        )

    def _total_before(self, context: Context, harm: Harm) -> Claim | None:
        """The total of a period in the sentence before, with which one in its tense goes on: "Some 850 have been wounded"."""
        here = [one.claim for one in self._before if one.ordinal == context.sentence.ordinal - 1]
        if not here or perfect(context, harm) != "present" or harm.quantity.indefinite or harm.quantity.single:
            return None
        totals = [claim for claim in here if claim.scope is Scope.TOLL and claim.period is not None]
        return totals[-1] if len(totals) == len(here) else None

    def _carried_time(self, context: Context) -> TimeWords | None:
        """The day of the harm told in the sentence before, else the last that it names.

        The day of an arrest or of a burial is no day of harm, and that on which one of the wounded died is nobody else's.
        """
        carried = context.carried_time
        here = [one.claim for one in self._before if carried is not None and one.ordinal == context.sentence.ordinal - 1]
        dated = [claim for claim in here if claim.time is not None and is_day(claim.time)]
        later = [claim.time for claim in dated if claim.transfer is not None]
        days = [claim.time for claim in dated if claim.transfer is None] or [time for time in later if time != carried]
        return days[-1] if days else None if later else carried


def _whole(harm: Harm, told: Sequence[Told]) -> str | None:
    """The claim of the count that a list spells out, of which a harm is one item; None where that count is no claim."""
    return next((one.claim.claim_id for one in told if one.words.start == harm.whole), None)


def _once(causes: list[Attribution]) -> list[Attribution]:
    """Each actor and stance once; where a sentence leaves open who did it, its own words allege nothing of the same actor."""
    open_ = {cause.actor for cause in causes if cause.stance is AttributionStance.UNCLEAR}
    said = [cause for cause in causes if cause.stance is not AttributionStance.ALLEGED or cause.actor not in open_]
    return list({(cause.actor, cause.stance): cause for cause in reversed(said)}.values())


def _place(context: Context, harm: Harm, *, incident: bool) -> Place | None:
    """The place of the sentence, else that of the sentence before it; a toll spans more places than that."""
    displaced = harm.measure is Measure.DISPLACED
    carried = context.named_before if displaced else context.carried_place if incident else None
    return place_of(context, _anchor(harm), left_by=harm.quantity.last if displaced else None) or carried


def _anchor(harm: Harm) -> int:
    """The token beside which place and day of a harm stand: "six were killed in Kyiv, three in Odesa"."""
    return harm.quantity.last - 1 if harm.elsewhere else harm.trigger


def _actor(context: Context, harm: Harm, speakers: Speakers) -> str | None:
    """Who did it: the agent that the words name, or the speaker's own forces ("its guns had killed at least 50")."""
    speaker = speakers.get(harm.trigger)
    if speaker is not None and speaker.party is not None and is_own(context, harm):
        return f"{state_adjective(speaker.party)} forces"
    return agent_of_harm(context, harm)


def _claimant(context: Context, harm: Harm, speakers: Speakers, group: Group, stance: Stance) -> Claimant | None:
    """Who says it; who tells of armed men whom it killed itself counts its enemy's losses, whatever its own side is called.

    An office does only where the words tell whose men they were: police may shoot gunmen.
    """
    speaker = speaker_of(context, harm, speakers) or context.whole.issuer
    if stance is Stance.DENIED and context.whole.issuer is not None:
        speaker = context.whole.issuer  # who calls another's story false, and not whose story it is
    if speaker is None or not armed(group) or (group.party is not None and group.party == speaker.party):
        return speaker
    may = speaker.role is ClaimantRole.OTHER or (speaker.role is ClaimantRole.OFFICIAL and group.party is not None)
    own = may and any(is_speaker(context, harm, one) for one in context.speeches if harm.trigger in one.content)
    return replace(speaker, role=ClaimantRole.ENEMY_LOSSES) if own else speaker


def _passed_on(context: Context, harm: Harm) -> bool:
    """Whether the words around a harm, or the sentence after them, call false what somebody else tells."""
    start, text = context.doc[harm.trigger].idx, context.sentence.text
    after = context.whole.report.text[context.sentence.end : context.sentence.end + NEXT]
    return called_false(text, start) is Stance.DENIED or denied_next(text, start, after)


def _passage(context: Context, harm: Harm) -> Passage:
    quantity = harm.quantity
    far = abs(harm.trigger - quantity.first) > WIDE
    listed = any(
        quantity is not other.quantity and other.trigger == harm.trigger and _between(other, harm) for other in context.harms
    )
    if harm.cumulative:
        if harm.trigger > quantity.first:
            return context.passage(harm.first, min(len(context.doc), harm.trigger + AFTER_A_TOTAL))
        first = min(context.doc[harm.trigger].left_edge.i, harm.first)
        while context.doc[first].is_punct:
            first += 1
        return context.passage(first, harm.last)
    if far or listed or harm.elsewhere:
        return context.passage(quantity.first, quantity.last)
    return context.passage(harm.first, harm.last)


def _between(other: Harm, harm: Harm) -> bool:
    """Whether another item of the same list stands between a figure and its word of harm."""
    low, high = sorted((harm.quantity.first, harm.trigger))
    return low < other.quantity.first < high


def _since(context: Context, harm: Harm) -> TimeWords | None:
    """ "Since 1 January, 112 have been killed, some of them on Monday": the period that the sentence opens with."""
    opening = next((time for time in context.times if time.start <= context.sentence.start + OPENS), None)
    of_a_period = opening is not None and opening.kind is TimeKind.SINCE and perfect(context, harm) == "present"
    return opening if of_a_period else None


def _since_then(context: Context) -> TimeWords | None:
    """ "Since then" at the head of a sentence reaches back to the last time named before it."""
    match = _SINCE_THEN.match(context.sentence.text)
    if match is None or context.previous_time is None:
        return None
    start = context.sentence.start + len(match.group()) - len(match.group().lstrip())
    words = match.group().strip()
    return TimeWords(start=start, end=start + len(words), words=words, kind=TimeKind.SINCE, since=context.previous_time)
