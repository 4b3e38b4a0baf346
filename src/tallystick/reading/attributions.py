"""Attributions: who is said to have done it, by whom, and how it is put.

A sentence in its context enters; `Attribution`s leave. What a report's own words take for granted ("in an air strike by X") is
its own allegation; a doubt about the cause leaves the deaths asserted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tallystick.model.claims import Attribution, AttributionStance, Claim, Claimant, Measure, Scope, Stance
from tallystick.model.ids import content_id
from tallystick.reading.context import Context
from tallystick.reading.demonyms import demonym_party
from tallystick.reading.parties import GOVERNMENT, Parties, state_adjective
from tallystick.reading.speech.cues import reporters_own
from tallystick.reading.speech.speakers import Voices
from tallystick.reading.stance import is_unclear
from tallystick.reading.when import time_of

_NO_VERB = r"(?!(?:said|says|say|told|that|who|which|whether|claimed|added|announced|stated)\b)"
_ACTOR = rf"\b(?P<actor>(?:{_NO_VERB}[\w().’'-]+ ){{0,6}}?{_NO_VERB}[\w().’'-]+)"
_KILLED = "killed|martyred|murdered|slain|slaughtered|massacred|butchered"
_HAVE = "(?:has |have |had )?"
_ACTS = "attack|strike|raid|shelling|bombing|massacre|killing|assault|bombardment|blast|fire|air ?strike"
_STOP = r"(?=[,.;\"”]|$| (?:in|on|at|near|and|that|which|while)\b)"
_FORMS: tuple[tuple[AttributionStance, str, str], ...] = (
    (
        AttributionStance.UNCLEAR,
        "whether|if",
        rf"(?:clear|known|certain) (?:whether|if) (?:it was )?{_ACTOR} (?:that |who |which )?{_HAVE}"
        rf"(?:{_KILLED}|caused|carried out|struck|hit|fired|were|was)\b",
    ),
    (AttributionStance.ACCEPTED, "responsibility", rf"{_ACTOR} {_HAVE}(?:claimed|accepted|admitted|took) responsibility"),
    (
        AttributionStance.ACCEPTED,
        "claimed",
        rf"{_ACTOR} {_HAVE}claimed (?:the|\w+day['’]s) (?:\w+ )?(?:{_ACTS})s?\b",
    ),
    (AttributionStance.ACCEPTED, "claimed by", rf"\b(?:{_ACTS})s? (?:was |were )?claimed by {_ACTOR}{_STOP}"),
    (
        AttributionStance.ACCEPTED,
        "behind|members|fighters|men",
        rf"{_ACTOR} said (?:in an? \w+ )?(?:that )?(?:it (?:was|were|had been) behind the (?:\w+ )?(?:{_ACTS})|"
        r"its (?:members|fighters|men) (?:had )?(?:planted|carried out|detonated|placed|attacked|ambushed))",
    ),
    (
        AttributionStance.DENIED,
        "denie[ds]|rejected",
        rf"{_ACTOR} {_HAVE}(?:denied|denies|rejected) (?:any )?"
        r"(?:responsibility|involvement|carrying out|having (?:carried|launched|struck|fired|done)|being behind)",
    ),
    (
        AttributionStance.ALLEGED,
        "by",
        rf"(?:{_ACTS})s? (?:was |were )?(?:carried out|conducted|launched|mounted|committed) by {_ACTOR}{_STOP}",
    ),
    (
        AttributionStance.ALLEGED,
        "carried out|conducted|mounted|committed",
        rf"{_ACTOR} {_HAVE}(?:carried out|conducted|mounted|committed) the (?:\w+ )?(?:{_ACTS})s?\b",
    ),
    (
        AttributionStance.ALLEGED,
        "behind|responsible",
        rf"{_ACTOR} (?:was|were|is|are) (?:behind|responsible for) the (?:\w+ )?(?:{_ACTS})",
    ),
    (AttributionStance.ALLEGED, "blame[ds]|accuse[ds]", rf"\b(?:blamed|accused|blames|accuses) {_ACTOR} (?:for|of)\b"),
    (AttributionStance.ALLEGED, "blame[ds]", rf"\bblame[ds] (?!(?:each|one|the (?:other|attack)))\b{_ACTOR}{_STOP}"),
    (AttributionStance.ALLEGED, "by", rf"\b(?:{_KILLED}|wounded|injured) by {_ACTOR}{_STOP}"),
    (AttributionStance.ALLEGED, "by", rf"\b(?:{_ACTS})s? by {_ACTOR}{_STOP}"),
)
"""Each with a word without which it cannot be found: to look for the actor first takes long."""
_PATTERNS = tuple(
    (stance, re.compile(rf"\b(?:{word})\b", re.IGNORECASE), re.compile(form, re.IGNORECASE)) for stance, word, form in _FORMS
)
_FORCE = re.compile(rf"\b(?:{_ACTS}|forces|troops|aircraft|jets|planes|warplanes|army|military|artillery)s?\b", re.IGNORECASE)
_ACT = re.compile(r"\b(?:[Aa]ir ?strikes?|[Aa]ttacks?|[Ss]helling|[Ss]trikes?|fire|artillery|forces|troops)\b")


_NOBODY = re.compile(r"(?:no|none|nobody|neither|not)\b", re.IGNORECASE)
""" "No group had claimed responsibility": an actor of whom there is none."""


def read_attributions(context: Context, voices: Voices) -> tuple[Attribution, ...]:
    """The attributions of a sentence, in the voices of those who speak in it."""
    found: dict[tuple[str, AttributionStance], Attribution] = {}
    for attribution in _read(context, voices):
        found.setdefault((attribution.actor, attribution.stance), attribution)
    return tuple(found.values())


def _read(context: Context, voices: Voices) -> Iterator[Attribution]:
    text, base = context.sentence.text, context.sentence.start
    for stance, word, pattern in _PATTERNS:
        for match in pattern.finditer(text) if word.search(text) else ():
            actor = name_actor(match["actor"], context.whole.parties)
            unclear = stance is AttributionStance.UNCLEAR
            if actor is None or _NOBODY.match(match["actor"]) or unclear != is_unclear(context.doc):
                continue
            token = context.token_at(base + match.start("actor"))
            own = token is None or reporters_own(context.doc, token.i, None)
            claimant = voices.speakers.get(token.i) if token is not None and not own else None
            yield _attribution(context, match, actor, stance, claimant)


def _attribution(
    context: Context, match: re.Match[str], actor: str, stance: AttributionStance, claimant: Claimant | None
) -> Attribution:
    first, last = (
        context.token_at(context.sentence.start + match.start()),
        context.token_at(context.sentence.start + match.end() - 1),
    )
    assert first is not None and last is not None
    passage = context.passage(first.i, last.i + 1)
    return Attribution(
        claim_id=content_id("attribution", passage.report_id, passage.start, passage.end, actor, stance.value),
        report_id=passage.report_id,
        passage=passage,
        actor=actor,
        stance=stance,
        claimant=claimant,
        method=context.method_of(first.i, last.i + 1),
        time=time_of(context, first.i),
    )


_OF_THE_EVENT = re.compile(
    r"\bthe (?:\w+ ){0,2}(?:attack|strike|air ?strike|raid|shelling|bombing|blast|shooting|killing|ambush|deaths?|soldiers|"
    r"troops|victims|dead|killed)s?\b",
    re.IGNORECASE,
)


def of_the_event(text: str, attribution: Attribution) -> bool:
    """Whether a sentence without a figure speaks of the event that the report tells of, not of others at large."""
    return attribution.stance is not AttributionStance.ALLEGED or _OF_THE_EVENT.search(text) is not None


def agent_of(claim: Claim) -> Attribution | None:
    """The attribution that a claim's own words make by naming who did it ("X killed two", "killed in strikes by X")."""
    if claim.actor is None or claim.measure is not Measure.KILLED or claim.scope is not Scope.INCIDENT:
        return None
    return Attribution(
        claim_id=content_id("attribution", claim.passage.report_id, claim.passage.start, claim.passage.end, claim.actor),
        report_id=claim.report_id,
        passage=claim.passage,
        actor=claim.actor,
        stance=AttributionStance.ALLEGED if claim.stance is Stance.ASSERTED else AttributionStance.UNCLEAR,
        claimant=claim.claimant,
        method=claim.method,
        time=claim.time,
    )


_LEADING = re.compile(
    r"^(?:(?:by|the|a|an|that|it|was|were|said|which|suspected|alleged|unidentified|unknown|masked|armed(?! forces\b))\s+)+",
    re.IGNORECASE,
)
"""What stands before a name and is none of it: "Suspected ADF rebels", "Armed men"."""


_SECURITY = re.compile(r"security forces\b", re.IGNORECASE)
"""Forces of whichever state, where no word names it."""


def name_actor(words: str, parties: Parties) -> str | None:
    """The neutral name of an actor: a state's government or forces, an armed body by its name; None where no actor is named."""
    plain = _LEADING.sub("", words.strip(" ()"))
    party = parties.of(words)
    if party is not None:
        if re.search(rf"\b{GOVERNMENT}\b", words):
            return f"{state_adjective(party)} government"
        if _FORCE.search(words) or not _own_name(plain):
            return f"{state_adjective(party)} forces"
    backed = re.search(r"\b[A-Z]\w+-(?:backed|led|aligned|supported) \w+", words)
    if backed:
        return backed.group()
    if _SECURITY.match(plain):
        return "security forces"
    plain = _ACT.sub("", plain)
    names = re.findall(r"[A-ZÀ-Ž][\w’'-]*(?: (?:of |the )?[A-ZÀ-Ž][\w’'-]*)*", plain)
    return names[-1] if names else None


def _own_name(words: str) -> bool:
    """Whether a capitalised word is left that is no state's: "Turkish guns" are Turkish forces, "Syrian Jabhat" is itself."""
    return any(demonym_party(word) is None for word in re.findall(r"[A-ZÀ-Ž][\w’-]+", words))
