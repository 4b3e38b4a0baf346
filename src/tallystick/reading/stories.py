"""Stories: where a report leaves one happening and begins to tell of the next, as round-ups of a night or a weekend do.

The sentences of a report and its `Told` claims enter; the claims leave, each with the number of its story. Always: a report
whose scenes do not part is one story. A figure that sums up several happenings is a toll that contains them, and so is a
title's that the text gives as one.

A sentence that brings in somebody harmed at another scene than the story's begins the next one; so do words that say it ("the
second shooting", "in other incidents").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tallystick.model import groups
from tallystick.model.claims import Claim, Measure, Scope, Stance
from tallystick.reading.scenes import Scene, scene_of
from tallystick.reading.scope import A_FEW
from tallystick.reading.sentences import Sentence
from tallystick.reading.told import Told

_DEED = r"(?:shooting|incident|attack|stabbing|homicide|killing|murder|slaying|crime|blast|explosion|strike|raid)"
_OWN = r"(?!(?:other|previous|earlier|prior|past|recent|similar|such|more)\b)[\w-]+"
"""A word before counted deeds that are the report's own: "three other homicides" are the past of a place."""
_NEXT = re.compile(
    r"^\W*(?:(?:also|and|but|then|meanwhile|elsewhere|police said|several|two|three|four|five),? )*"
    r"(?:(?:in|at|during) )?(?:(?:the|an?) )?"
    r"(?:second|third|fourth|fifth|sixth|seventh|next|last|final|other|another|separate|unrelated) "
    rf"(?:[\w-]+ ){{0,2}}?{_DEED}s?\b(?! (?:victims?|suspects?|deaths?|scenes?|spree|survivors?))",
    re.IGNORECASE,
)
"""Words at the head of a sentence that turn to another happening."""
_AFTER = re.compile(
    r"^\W*(?:(?:about|around|less than|more than|roughly|just|nearly|almost|at|not|shortly|hours|minutes|earlier|later)\b ?)*"
    r"(?:(?:an?|one|two|three|four|five|\d+|a few|several|half an) (?:hours?|minutes) )?"
    r"(?:the same time|later|earlier|before|after|long after)\b",
    re.IGNORECASE,
)
"""Words at the head of a sentence that put it after or before what was just told."""
_SEVERAL = re.compile(
    rf"(?i:\b(?:separate|unrelated|different|multiple|several|two|three|four|five|six|seven|eight|nine|ten|\d+)"
    rf" (?:{_OWN} ){{0,2}}{_DEED}s\b|\b(?:overnight|weekend) {_DEED}s\b|\b{_DEED}s (?:across|around)\b|"
    rf"\b(?:spate|string|series|wave|rash|night) of (?:[\w-]+ ){{0,2}}(?:{_DEED}s|violence)\b|"
    r"\b(?:violent|bloody|deadly) (?:night|weekend|day)\b|\b(?:hour|day|night|weekend) (?:span|period|stretch)\b|"
    rf"\bcity-?wide\b|\bacross the city\b|\bcity {_DEED}s\b)|\b[A-Z][a-z]+ (?i:{_DEED}s)\b"
)
"""Words of an opening that tells of several happenings together."""
_SUMMED = re.compile(
    rf"\bin (?:[\w-]+ ){{0,2}}{_DEED}s (?:across|around|over|since|from|between|on|this|last|\w+day|in [A-Z]|\w+wide)\b|"
    rf"\bin (?:[a-z]+ )?{_DEED}s[.,]"
)
"""Words beside a figure that sums up, wherever it stands: "23 others were wounded in shootings across the city"."""
_APART = re.compile(
    rf"\b(?:separate|unrelated|different) (?:{_OWN} ){{0,2}}{_DEED}s\b|\b(?:overnight|weekend) {_DEED}s\b|"
    r"\b(?:shooting|stabbing|homicide|killing|murder|slaying)s (?:across|around|city-?wide)\b",
    re.IGNORECASE,
)
"""Words of happenings that are none together: several persons in their sentence are those of several."""
_DEEDS = re.compile(rf"\b{_DEED}s?\b|\bshot\b", re.IGNORECASE)
OPENING = 3
"""Sentences of the body in which a round-up says that it tells of several happenings."""
STRETCH = 3
"""Sentences, the first among them, in which those harmed at a new scene are brought in."""


@dataclass(slots=True)
class _Story:
    """A stretch of sentences on one happening, from the first one and its paragraph on."""

    first: int
    paragraph: int = -1
    scene: Scene = field(default_factory=Scene)


def in_stories(sentences: Sequence[Sentence], told: Sequence[Told]) -> list[Told]:
    """The claims with their stories, where the report tells several; figures over several of them as tolls."""
    told = [_with_the_total(one, told) if one.title and _counts(one) else one for one in told]
    several = _of_several(sentences)
    stories = _stories(sentences, told, several=several)
    if len(stories) < 2:
        return _without_sums(told, sentences)
    placed = _placed(told, [story.first for story in stories])
    opened = next((one.ordinal for one in sentences if scene_of(one.text) and not one.title), stories[1].first)
    first = min(opened, stories[1].first)
    if not several and any(story.first in _turned_to(sentences) for story in stories):
        return placed
    if not several and any(_counts_all(one.claim, placed, first) for one in placed if one.ordinal < first and _counts(one)):
        return list(told)  # one happening with several scenes: its opening counts all whom they tell of
    sums = _sums(placed, sentences, first)
    return [_as_toll(one) if one.ordinal in sums and _counts(one) else one for one in placed]


def _turned_to(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Sentences whose words say themselves that another happening follows: what opens the report counts none of its harmed."""
    return frozenset(one.ordinal for one in sentences if not one.title and _NEXT.match(one.text))


def _without_sums(told: Sequence[Told], sentences: Sequence[Sentence]) -> list[Told]:
    """The claims of a report of one story; where a sentence on several happenings tells of more than one person, tolls."""
    apart = {one.ordinal for one in sentences if _APART.search(one.text)}
    persons: Counter[int] = Counter()
    for one in told:
        if one.ordinal in apart and _counts(one):
            persons[one.ordinal] += one.claim.figure.low or 0
    return [_as_toll(one) if _counts(one) and persons[one.ordinal] > 1 else one for one in told]


def _of_several(sentences: Sequence[Sentence]) -> bool:
    """Whether the title or the opening says that the report tells of several happenings."""
    body = [one for one in sentences if not (one.title or one.caption)]
    return any(_SEVERAL.search(one.text) for one in (*(one for one in sentences if one.title), *body[:OPENING]))


def _stories(sentences: Sequence[Sentence], told: Sequence[Told], *, several: bool) -> list[_Story]:
    body = [one for one in sentences if not (one.title or one.caption)]
    scenes = [scene_of(one.text) for one in body]
    turning = [bool(scene) or _NEXT.match(one.text) is not None for one, scene in zip(body, scenes, strict=True)]
    telling = {one.ordinal for one in told}
    stories = [_Story(first=0)]
    for index, (sentence, scene) in enumerate(zip(body, scenes, strict=True)):
        if not (turning[index] or several):
            continue
        end = min(index + STRETCH, len(body))
        last = next((later for later in range(index + 1, end) if turning[later]), end)
        reach = {one.ordinal for one in body[index:last]}
        bringing = [one for one in told if one.ordinal in reach and _brings_in(one)]
        known = [one for one in told if stories[-1].first <= one.ordinal < sentence.ordinal]
        if _begins(sentence, stories[-1], scene, bringing, known, several=several):
            stories.append(_Story(first=sentence.ordinal, paragraph=sentence.paragraph, scene=scene))
        elif sentence.ordinal in telling or _DEEDS.search(sentence.text):
            stories[-1].scene = stories[-1].scene.with_more(scene)
    return stories


def _begins(
    sentence: Sentence, before: _Story, scene: Scene, bringing: Sequence[Told], known: Sequence[Told], *, several: bool
) -> bool:
    """Whether a sentence begins another story than the one before it, by the claims of its stretch and those known.

    Where the opening says that there are several, each paragraph that sets a scene for somebody new is one; elsewhere the
    sentence itself has to bring in somebody new at a scene that is another.
    """
    if _NEXT.match(sentence.text) is not None:
        return True
    if not before.scene:
        return False
    if any(_told_before(one, other, several=several) for one in bringing for other in known):
        return False
    if several:
        turned = bool(scene) or _AFTER.match(sentence.text) is not None
        return bool(bringing) and turned and (sentence.paragraph != before.paragraph or scene.parts_from(before.scene))
    return scene.parts_from(before.scene) and any(
        one.ordinal == sentence.ordinal and _is_another(one, known) for one in bringing
    )


def _told_before(one: Told, other: Told, *, several: bool) -> bool:
    """Whether a claim gives again a count or an age of the other; a round-up has many that are alike by chance."""
    if one.mention is not None and other.mention is not None:
        return one.mention.age is not None and one.mention.age == other.mention.age and one.mention.may_be(other.mention)
    number = one.claim.figure.exact or 0
    return number == other.claim.figure.exact and number > (2 if several else 1)


def _is_another(one: Told, known: Sequence[Told]) -> bool:
    """Whether a claim's words can be on none of those known who are spoken of with the same age, or like him without."""
    if one.mention is None or one.mention.new:
        return True
    alike = [other.mention for other in known if other.mention is not None and other.mention.age == one.mention.age]
    return not any(one.mention.may_be(mention) for mention in alike)


def _brings_in(one: Told) -> bool:
    """Whether a claim brings in somebody harmed: a person spoken of as not yet known, or a count."""
    claim = one.claim
    if not claim.measure.bodily or claim.stance is not Stance.ASSERTED or claim.scope is Scope.TOLL or one.passing:
        return False
    if one.mention is None:
        return not one.single and (claim.figure.low or 0) > 0
    return one.mention.indefinite and not one.mention.pronoun


def _placed(told: Sequence[Told], firsts: Sequence[int]) -> list[Told]:
    """Each claim with the number of its story; a person named before belongs where he was named first."""
    named: dict[str, int] = {}
    placed = []
    for one in told:
        story = sum(first <= one.ordinal for first in firsts) - 1
        if one.mention is not None and one.mention.name:
            story = named.setdefault(one.mention.name[-1], story)
        placed.append(replace(one, story=story))
    return placed


def _sums(told: Sequence[Told], sentences: Sequence[Sentence], opened: int) -> frozenset[int]:
    """Sentences whose figures count those of several stories; `opened` is the first that sets a scene."""
    sums = {one.ordinal for one in sentences if one.ordinal < opened and _SEVERAL.search(one.text)}
    sums |= {one.ordinal for one in sentences if _SUMMED.search(one.text)}
    head = [one for one in told if one.ordinal < opened and _counts(one)]
    sums |= {one.ordinal for one in head if _counts_all(one.claim, told, opened)}
    figures = {_figure(one.claim) for one in told if one.ordinal in sums}
    return frozenset(sums | {one.ordinal for one in head if _figure(one.claim) in figures})


def _figure(claim: Claim) -> tuple[Measure, int | None]:
    return claim.measure, claim.figure.exact


def _counts_all(claim: Claim, told: Sequence[Told], opened: int) -> bool:
    """Whether a count of several is more than the first story tells one by one, and no more than all of them do."""
    brought = [one for one in told if one.ordinal >= opened and _brings_in(one)]
    own = sum(one.claim.figure.low or 0 for one in brought if one.story == 0)
    everywhere = sum(one.claim.figure.low or 0 for one in brought)
    number = claim.figure.exact or 0
    return number > 1 and own < number <= everywhere


def _counts(one: Told) -> bool:
    """Whether a claim counts those of an incident, or speaks of one of them without a name."""
    claim = one.claim
    counted = not one.single or (one.mention is not None and not (one.mention.pronoun or one.mention.name))
    return claim.scope is Scope.INCIDENT and claim.measure.bodily and counted


def _with_the_total(one: Told, told: Sequence[Told]) -> Told:
    """A title's count that the text gives as a total, and of no incident, counts what that total does."""
    alike = [other.claim for other in told if not other.title and _figure(other.claim) == _figure(one.claim)]
    totals = [claim for claim in alike if claim.scope is Scope.TOLL and groups.akin(one.claim.group, claim.group)]
    if one.claim.time is not None or not totals or len(totals) < len(alike) or (one.claim.figure.exact or 0) < A_FEW:
        return one
    total, own = totals[0], one.claim
    group = total.group if groups.holds(own.group, total.group) else own.group
    return replace(one, claim=replace(own, scope=Scope.TOLL, period=total.period, group=group, place=own.place or total.place))


def _as_toll(one: Told) -> Told:
    return replace(one, claim=replace(one.claim, scope=Scope.TOLL, period=one.claim.time, time=None))
