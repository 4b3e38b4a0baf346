"""Speakers: the claimant of each word of a sentence, and the one who is the "it" or "he" of the next.

Sentences in context enter in text order; for each, a map from tokens to claimants leaves.
"""

from __future__ import annotations

from dataclasses import replace

from tallystick.model.claims import Claimant, ClaimantRole
from tallystick.reading.context import Context
from tallystick.reading.harms.record import Harm
from tallystick.reading.speech.cited import cited, told_to
from tallystick.reading.speech.claimants import can_speak, resolve
from tallystick.reading.speech.cues import Speech, reporters_own

Speakers = dict[int, Claimant]


class SpeakerReader:
    """Follows who speaks through one report; a pronoun reaches back one sentence, no further."""

    def __init__(self) -> None:
        self._speaker: Claimant | None = None
        self._spoke_at = -9

    def read(self, context: Context) -> Speakers:
        """The claimant of each token: the innermost speech that holds it, by way of those around it."""
        found: Speakers = {}
        previous = self._speaker if context.sentence.ordinal - self._spoke_at <= 1 else None
        for speech in context.speeches:
            claimant = resolve(context.words(speech.source), context.whole.names, previous)
            if claimant is None:
                continue
            self._speaker, self._spoke_at = claimant, context.sentence.ordinal
            claimant = _first_hand(claimant, context, speech)
            for token in speech.content:
                outer = found.get(token)
                via = (*outer.via, outer.name) if outer is not None and outer.name != claimant.name else ()
                found[token] = replace(claimant, via=(*via, *claimant.via))
        if not context.speeches:
            self._remember_subject(context)
        return found

    def _remember_subject(self, context: Context) -> None:
        """An office or person who is the subject of a sentence is the "it" that speaks in the next."""
        subject = next(
            (token for token in context.doc if token.dep_ in ("nsubj", "nsubj:pass") and token.head.dep_ == "ROOT"), None
        )
        if subject is None:
            return
        words = context.doc[subject.left_edge.i : subject.i + 1].text
        claimant = resolve(words, context.whole.names, None) if can_speak(words) else None
        if claimant is not None and claimant.named:
            self._speaker, self._spoke_at = claimant, context.sentence.ordinal


def _first_hand(speaker: Claimant, context: Context, speech: Speech) -> Claimant:
    """On whose word the speaker says it, by way of the speaker or of the agency that was told; else the speaker's own.

    Reasons are cited too ("citing security concerns"): only what can speak is a source.
    """
    words, agency = cited(context.doc, speech), told_to(context.doc, speech)
    source = resolve(words, context.whole.names, None) if words is not None else None
    if source is not None and source.name != speaker.name and source.role not in (ClaimantRole.OTHER, ClaimantRole.OUTLET):
        return replace(source, via=(speaker.name,))
    return replace(speaker, via=(agency,)) if agency is not None else speaker


def speaker_of(context: Context, harm: Harm, speakers: Speakers) -> Claimant | None:
    """The speaker of the figure, unless the reporter adds the clause to somebody's words."""
    anchor = harm.trigger if harm.trigger in speakers else harm.quantity.first
    claimant = speakers.get(anchor)
    if claimant is None:
        return None
    cue = next((speech.cue for speech in context.speeches if anchor in speech.content and speech.cue is not None), None)
    return None if reporters_own(context.doc, anchor, cue) else claimant
