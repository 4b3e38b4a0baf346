"""Signs: whether a report's text holds any sign of a fact that another report carries.

A `Source` and a `Fact` enter; yes or no leaves. A fact counts as found where the reading has it, and also where the text only
holds words that it would be told with: reading errs, and what is said to be left out must not stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tallystick.framing.facts import TOKEN, Fact, Source
from tallystick.model.claims import Measure
from tallystick.model.framings import FactKind
from tallystick.model.groups import Group, Nature
from tallystick.model.names import fold_name

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
_OF_A_STATE = re.compile(r" (?:forces|government)$")
_LOOSELY = re.compile(r"\b(?:regime|government|army|forces)\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:police|sheriff|deput|coroner|medical examiner|ministry|minister|army|military|hospital|mayor|fire|bureau|attorney|"
    r"prosecutor|court|commission|president|parliament|agency|spokes|united nations)",
    re.IGNORECASE,
)
"""Words of an office: a text that has one of them may speak of the same speaker by another name."""
_TIME = re.compile(
    r"\b(?:\w+day|yesterday|today|tonight|overnight|January|February|March|April|May|June|July|August|September|October|November|"
    r"December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|\d+/\d+)\b"
)


def carries(source: Source, fact: Fact) -> bool:
    """Whether a report has the fact, or at least words that it may be told with."""
    if fact.kind is FactKind.FIGURE and fact.measure is not None and fact.group is not None:
        return _counts(source, fact.measure, fact.group) or _may_count(source.report.text, fact.measure, fact.signs)
    if fact.kind is FactKind.ACTOR:
        return any(one.actor == fact.words for one in source.attributions) or _near_the_harm(source, fact.words)
    if fact.kind is FactKind.DAY:
        return bool(source.reading.times) or _TIME.search(source.report.text) is not None
    if fact.party is not None and any(one.claimant is not None and one.claimant.party == fact.party for one in source.claims):
        return True  # two offices of one government say the same
    offices = {match.group().lower() for match in _OFFICE.finditer(fact.words)} if fact.kind is FactKind.CLAIMANT else set()
    if any(office in source.report.text.lower() for office in offices):
        return True
    return any(_named_in(words, source.report.text) for words in (fact.words, *fact.signs))


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
    """Whether a word of the actor's name, or a government, stands in a paragraph that tells of the incident.

    What is not a state's may be named anywhere in the text: then it is found.
    """
    stems = [re.escape(word[:4]) for word in re.findall(r"[A-Z][\w’'-]+", actor)]
    named = re.compile(rf"\b(?:{'|'.join(stems)})", re.IGNORECASE) if stems else None
    text = source.report.text
    if not _OF_A_STATE.search(actor):
        return named is not None and named.search(text) is not None
    for start, end in _spans(source):
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        words = text[first : last if last >= 0 else len(text)]
        if _LOOSELY.search(words) or (named is not None and named.search(words)):
            return True
    return False


def _spans(source: Source) -> Iterable[tuple[int, int]]:
    passages = [*(one.passage for one in source.claims), *(one.passage for one in source.attributions)]
    return [(one.start, one.end) for one in passages]


def _named_in(name: str, text: str) -> bool:
    """Whether the initials of a name, or a word that begins as its last one does, stand in the text: spellings differ."""
    words = TOKEN.findall(name)
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(initials) > 2 and re.search(rf"\b{initials}\b", text.replace(".", "")):
        return True
    folded = {fold_name(word) for word in TOKEN.findall(text)}
    wanted = fold_name(words[-1]) if words else ""
    return not wanted or any(word[:4] == wanted[:4] for word in folded)
