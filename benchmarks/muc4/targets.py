"""Targets: those of an incident that are likely, each once and under the full name that the report has.

Targets with their probabilities enter; targets leave. Always: who is named twice is one, and "the senator" beside a name is no
other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.muc4.mentions import Page, Target
from tallystick.reading.places import Gazetteer

HUMANS = 0.4
"""Probability of a target under which it fills no slot, where a likelier one does."""
ALONE = 0.15
"""The same where no target is likelier."""


def befallen(targets: Sequence[tuple[Target, float]]) -> list[Target]:
    """The likely targets, each once; the likeliest where none is likely."""
    likely = [target for target, chance in targets if chance >= HUMANS]
    if not likely:
        best = max(targets, key=lambda pair: pair[1], default=None)
        likely = [best[0]] if best is not None and best[1] >= ALONE else []
    found = merged(likely)
    named = any(target.name for target in found)
    return [target for target in found if not (named and target.human and _anaphoric(target))]


def merged(targets: Sequence[Target]) -> list[Target]:
    """Each target once: one name, or one description, in its longest form, with the worst that befell it."""
    kept: list[Target] = []
    for target in targets:
        same = next((place for place, one in enumerate(kept) if _same(one, target)), None)
        if same is None:
            kept.append(target)
        else:
            kept[same] = _joined(kept[same], target)
    return kept


def _same(one: Target, other: Target) -> bool:
    if one.human != other.human:
        return False
    if one.name and other.name:
        mine, theirs = one.name.lower().split(), other.name.lower().split()
        return set(mine) <= set(theirs) or set(theirs) <= set(mine) or mine[-1] == theirs[-1]
    if one.name or other.name:
        return False
    counted = one.number != other.number and one.effect != other.effect and _counts(one) and _counts(other)
    return not counted and (_head(one) == _head(other) or (one.number != "1" and other.number != "1" and _within(one, other)))


def _within(one: Target, other: Target) -> bool:
    """ "Jesuits" and "Jesuit priests": the head of the one is a word of the other."""
    mine, theirs = ({word.rstrip("s") for word in (each.description or each.words).lower().split()} for each in (one, other))
    return _head(one) in theirs or _head(other) in mine


def _counts(target: Target) -> bool:
    return target.number is not None and target.number != "PLURAL"


def _anaphoric(target: Target) -> bool:
    """ "the senator": one person spoken of again."""
    return (
        target.name is None and target.number == "1" and re.match(r"(?:the|his|her|this|that) ", target.words, re.I) is not None
    )


def _head(target: Target) -> str:
    words_of = re.split(r" (?:of|in|from|for|who|at|on) ", (target.description or target.words).lower())[0].split()
    return words_of[-1].rstrip("s") if words_of else ""


_WORST = {"DEATH": 3, "INJURY": 2, None: 0}


def _joined(one: Target, other: Target) -> Target:
    name = max((one.name or "", other.name or ""), key=len) or None
    description = one.description or other.description
    counted = other.number if one.number in (None, "PLURAL", "1") and other.number not in (None, "PLURAL", "1") else one.number
    effect = max((one.effect, other.effect), key=lambda value: _WORST.get(value, 1))
    return replace(one, name=name, description=description, number="1" if name else counted, effect=effect)


_RUN = re.compile(r"[A-Z][a-z]+(?:[ \n](?:de |del |la |y )*[A-Z][a-z]+)+")


def in_full(page: Page, target: Target) -> Target:
    """A person by the longest form of the name that the report has."""
    if target.name is None:
        return target
    parts = set(target.name.split())
    runs = [match.group().split() for match in _RUN.finditer(page.text)]
    longer = [run for run in runs if parts < set(run) and first_name(run[0])]
    return replace(target, name=max(map(" ".join, longer), key=len)) if longer else target


def first_name(word: str) -> bool:
    """Whether a word is a usual first name."""
    return Gazetteer.load().is_first_name(word.lower())
