"""Telling: how the words of a sentence put one harm: its voice, and whom or what they name as having done it.

A harm in its context enters; a `Telling` with exact passages leaves. The side that a text takes changes nothing but the words:
loaded words are parsed as sober ones, and every table holds the words of all sides.
"""

from __future__ import annotations

from tallystick.model.passage import Passage
from tallystick.model.tellings import AgentPlace, Telling, Voice
from tallystick.reading.context import Context
from tallystick.reading.harms.record import Harm
from tallystick.reading.surface import covered
from tallystick.reading.telling.act import Act
from tallystick.reading.telling.naming import name_doer
from tallystick.reading.telling.spans import Span
from tallystick.reading.telling.voice import act_of, voice_of


def telling_of(context: Context, harm: Harm, claim_id: str) -> Telling:
    """How the words tell of a harm, for the claim that was read from it."""
    lexicon = context.whole.lexicon
    token = act_of(context.doc, harm, lexicon)
    voice = voice_of(token, harm, lexicon)
    act = Act(token=token, voice=voice, harmed=harm.quantity, parties=context.whole.parties, taken=_times(context))
    named = name_doer(act)
    if voice is Voice.PASSIVE and named.place is AgentPlace.BY:
        voice = Voice.PASSIVE_WITH_AGENT
    return Telling(
        claim_id=claim_id,
        report_id=context.whole.report.report_id,
        voice=voice,
        harmed=context.passage(harm.quantity.first, harm.quantity.last),
        act=context.passage(*_words(act)),
        agent=_passage(context, named.agent),
        agent_place=named.place,
        cause=_passage(context, named.cause),
    )


def _times(context: Context) -> frozenset[int]:
    """Tokens of time words: "by Tuesday" names nobody."""
    start = context.sentence.start
    return covered(context.doc, [(one.start - start, one.end - start) for one in context.times])


def _words(act: Act) -> Span:
    """The tokens of the act: the word of harm with its auxiliaries before it and "dead" or "to death" after it."""
    doc, first, last = act.token.doc, int(act.token.i), int(act.token.i) + 1
    if act.token.pos_ in ("VERB", "AUX", "ADJ"):
        while (
            first and not act.harmed.holds(first - 1) and (doc[first - 1].pos_ == "AUX" or doc[first - 1].tag_ in ("RB", "MD"))
        ):
            first -= 1
    after = [one.lower_ for one in doc[last : last + 2]]
    if after[:1] == ["dead"] or after[:1] == ["down"]:
        last += 1
    elif after == ["to", "death"] or after == ["and", "killed"]:
        last += 2
    return first, last


def _passage(context: Context, span: Span | None) -> Passage | None:
    return context.passage(*span) if span is not None else None


__all__ = ["telling_of"]
