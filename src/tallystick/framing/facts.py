"""Facts: what a report's accounts of an incident carry, and whether another report's text holds any sign of it.

Accounts with their claims enter; `Fact`s leave. A fact counts as found in a report where its reading has it, and also where the
text only holds the words that it would be told with: reading errs, and what is said to be left out must not stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.model.accounts import Account, Reading
from tallystick.model.claims import Attribution, AttributionStance, Claim, ClaimantRole, Measure, Scope, Stance
from tallystick.model.framings import FactKind
from tallystick.model.groups import Group, Nature
from tallystick.model.names import fold_name
from tallystick.model.places import PlacePrecision
from tallystick.model.reports import Report

NAMED_PLACES = (PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.NEAR, PlacePrecision.NAME_ONLY)
STEMS = {
    Measure.KILLED: "kill|dead|death|die|dying|slain|slay|martyr|murder|fatal|toll|lives|massacr|slaughter|bod(?:y|ies)|perish",
    Measure.WOUNDED: "wound|injur|hurt|maim|shot|stab|hospital",
    Measure.KILLED_OR_WOUNDED: "casualt|shot|stab|hit|struck|loss",
    Measure.MISSING: "missing|disappear|vanish|unaccounted",
    Measure.CAPTURED: "captur|captive|hostage|kidnap|abduct|detain|prisoner|seiz",
    Measure.DISPLACED: "displac|fle[ed]|uproot|evacuat|homes|refugee",
    Measure.NEUTRALISED: "neutrali|kill|dead|death",
    Measure.DESTROYED: "destr|demolish|wreck|hit|struck|flatten|ruin|burn|damag",
    Measure.DAMAGED: "damag|hit|struck|flood|ruin|destr",
    Measure.SEIZED: "seiz|captur|took|taken",
}
"""Beginnings of words without which a text tells of no such measure."""
_TOKEN = re.compile(r"[^\W\d_]{3,}")
_HARD = (AttributionStance.ACCEPTED, AttributionStance.ALLEGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report with what was read in it, its accounts of one incident, and its day of publication, None where unknown."""

    report: Report
    reading: Reading
    accounts: tuple[Account, ...]
    published: date | None
    title: bool

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of its accounts of the incident, in text order."""
        ids = {claim_id for account in self.accounts for claim_id in account.claim_ids}
        return tuple(one for one in self.reading.claims if one.claim_id in ids)

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """The attributions of its accounts of the incident, in text order."""
        ids = {claim_id for account in self.accounts for claim_id in account.attribution_ids}
        return tuple(one for one in self.reading.attributions if one.claim_id in ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that a report carries of an incident: neutral words for it, the claims that say it, and what to look for."""

    kind: FactKind
    words: str
    claim_ids: tuple[str, ...] = ()
    measure: Measure | None = None
    group: Group | None = None
    party: str | None = None
    signs: tuple[str, ...] = ()


def facts_of(source: Source) -> Iterator[Fact]:
    """All that a report's accounts carry of the incident and assert."""
    for claim in source.claims:
        if claim.stance is Stance.ASSERTED and claim.scope is Scope.INCIDENT and claim.figure.low != 0:
            yield _figure(source, claim)
        if claim.claimant is not None and claim.claimant.named and claim.claimant.role is not ClaimantRole.OUTLET:
            yield Fact(
                kind=FactKind.CLAIMANT, words=claim.claimant.name, claim_ids=(claim.claim_id,), party=claim.claimant.party
            )
    for one in source.attributions:
        if one.stance in _HARD:
            yield Fact(kind=FactKind.ACTOR, words=one.actor, claim_ids=(one.claim_id,))
    for account in source.accounts:
        place = account.place
        if place is not None and place.precision in NAMED_PLACES:
            yield Fact(kind=FactKind.PLACE, words=place.name, signs=(place.name, place.words))
        if account.time is not None and source.published is not None and account.time.resolve(source.published) is not None:
            yield Fact(kind=FactKind.DAY, words="the day")


def carries(source: Source, fact: Fact) -> bool:
    """Whether a report has the fact, or at least words that it may be told with."""
    if fact.kind is FactKind.FIGURE and fact.measure is not None and fact.group is not None:
        return _counts(source, fact.measure, fact.group) or _may_count(source.report.text, fact.measure, fact.signs)
    if fact.kind is FactKind.ACTOR:
        return any(one.actor == fact.words for one in source.attributions) or _near_the_harm(source, fact.words)
    if fact.kind is FactKind.DAY:
        return bool(source.reading.times)
    if fact.party is not None and any(one.claimant is not None and one.claimant.party == fact.party for one in source.claims):
        return True  # two offices of one government say the same
    return any(_named_in(words, source.report.text) for words in (fact.words, *fact.signs))


def _figure(source: Source, claim: Claim) -> Fact:
    told = next((one.harmed.quote for one in source.reading.tellings if one.claim_id == claim.claim_id), "")
    nouns = [word for word in _TOKEN.findall(told) if word.islower()]
    counted = f"{claim.group.name} {claim.measure.value.replace('_', ' ')}"
    return Fact(
        kind=FactKind.FIGURE,
        words=counted,
        claim_ids=(claim.claim_id,),
        measure=claim.measure,
        group=claim.group,
        signs=tuple(nouns[-1:]),
    )


def _counts(source: Source, measure: Measure, group: Group) -> bool:
    """Whether any claim of the report, of whatever incident, has this measure of a group that may be the same."""
    return any(one.measure is measure and _may_be_one(one.group, group) for one in source.reading.claims)


def _may_be_one(left: Group, right: Group) -> bool:
    if left.nature is not right.nature:
        return False
    kin = left.name == right.name or left.name in right.within or right.name in left.within
    if left.nature is not Nature.PERSONS:
        return kin
    return kin or left.party is None or right.party is None or left.party == right.party


def _may_count(text: str, measure: Measure, nouns: Sequence[str]) -> bool:
    """Whether the text has a word of the measure and, where the noun of those counted is known, that noun too."""
    told = re.search(rf"\b(?:{STEMS[measure]})", text, re.IGNORECASE) is not None
    named = not nouns or any(re.search(rf"\b{re.escape(_stem(noun))}", text, re.IGNORECASE) for noun in nouns)
    return told and named


def _stem(noun: str) -> str:
    """The noun without its ending, long enough to be itself: "soldiers" and "soldier", "bodies" and "body"."""
    return noun.removesuffix("ies").removesuffix("s") if len(noun) > 4 else noun


def _near_the_harm(source: Source, actor: str) -> bool:
    """Whether a capitalised word of the actor's name, or a government, stands in a paragraph that tells of the incident."""
    stems = [word[:4] for word in re.findall(r"[A-Z][\w’'-]+", actor)]
    text = source.report.text
    for start, end in _spans(source):
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        words = text[first : last if last >= 0 else len(text)]
        loose = re.search(r"\b(?:regime|government|army|forces)\b", words, re.IGNORECASE)
        if loose or any(re.search(rf"\b{re.escape(stem)}", words) for stem in stems):
            return True
    return False


def _spans(source: Source) -> Iterable[tuple[int, int]]:
    passages = [*(one.passage for one in source.claims), *(one.passage for one in source.attributions)]
    return [(one.start, one.end) for one in passages]


def _named_in(name: str, text: str) -> bool:
    """Whether the last word of a name that is long enough to be one stands in the text, in any spelling that sounds alike."""
    words = _TOKEN.findall(name)
    folded = {fold_name(word) for word in _TOKEN.findall(text)}
    wanted = fold_name(words[-1]) if words else ""
    return not wanted or any(word[:4] == wanted[:4] for word in folded)
