"""Scores of responses beside keys: possible, actual, correct and half correct fillers of each slot, over all templates.

In: templates of any number of messages. Out: counts of each slot and of the templates themselves, from which recall, precision
and F follow as in the row ALL TEMPLATES of the official reports. Always: an optional key counts as
possible only where it was found, an optional filler where something was given for it, right or wrong; what stands in a template
without a partner is missed or spurious.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.muc4.alignment import align, credits_of
from benchmarks.muc4.credit import Credit
from benchmarks.muc4.templates import Slot, Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What was to be found, what was given, what of it is right or half right."""

    possible: int = 0
    actual: int = 0
    correct: int = 0
    partial: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            possible=self.possible + other.possible,
            actual=self.actual + other.actual,
            correct=self.correct + other.correct,
            partial=self.partial + other.partial,
        )

    @property
    def recall(self) -> float:
        """Credit by what was to be found."""
        return self._credit / self.possible if self.possible else 0.0

    @property
    def precision(self) -> float:
        """Credit by what was given."""
        return self._credit / self.actual if self.actual else 0.0

    @property
    def f(self) -> float:
        """The harmonic mean of both."""
        return 2 * self._credit / (self.possible + self.actual) if self.possible + self.actual else 0.0

    @property
    def _credit(self) -> float:
        return self.correct + self.partial / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotScores:
    """Counts of each slot, and of templates found."""

    slots: Mapping[Slot, Count]
    templates: Count

    def __add__(self, other: SlotScores) -> SlotScores:
        added = {slot: self.slots[slot] + other.slots[slot] for slot in Slot}
        return SlotScores(slots=added, templates=self.templates + other.templates)


NOTHING_SCORED = SlotScores(slots={slot: Count() for slot in Slot}, templates=Count())


def score(keys: Iterable[Template], responses: Iterable[Template]) -> SlotScores:
    """Score all messages; what a message has on one side only is missing or spurious."""
    wanted, given = _by_message(keys), _by_message(responses)
    scored = (score_message(wanted[message], given[message]) for message in sorted({*wanted, *given}))
    return sum(scored, NOTHING_SCORED)


def _by_message(templates: Iterable[Template]) -> defaultdict[str, list[Template]]:
    grouped: defaultdict[str, list[Template]] = defaultdict(list)
    for one in templates:
        grouped[one.message].append(one)
    return grouped


def score_message(keys: Sequence[Template], responses: Sequence[Template]) -> SlotScores:
    """Align the templates of one message and count."""
    pairs = align(keys, responses)
    paired_keys, paired_responses = {key for key, _ in pairs}, {response for _, response in pairs}
    alone = [
        *((key, None) for at, key in enumerate(keys) if at not in paired_keys and not key.optional),
        *((None, response) for at, response in enumerate(responses) if at not in paired_responses),
    ]
    together = [(keys[key], responses[response]) for key, response in pairs]
    return sum((score_pair(key, response) for key, response in [*together, *alone]), NOTHING_SCORED)


def score_pair(key: Template | None, response: Template | None) -> SlotScores:
    """Count two templates that belong together, or one without a partner."""
    found = key is not None and response is not None
    templates = Count(possible=key is not None, actual=response is not None, correct=found)
    return SlotScores(slots={slot: score_slot(slot, key, response) for slot in Slot}, templates=templates)


def score_slot(slot: Slot, key: Template | None, response: Template | None) -> Count:
    """Count one slot of a pair."""
    wanted = key.fills(slot) if key else ()
    given = response.fills(slot) if response else ()
    found = credits_of(slot, key, response) if key and response else {}
    required = sum(not fill.optional or at in found for at, fill in enumerate(wanted))
    return Count(
        possible=max(required, min(len(wanted), len(given))),
        actual=len(given),
        correct=sum(credit is Credit.FULL for credit in found.values()),
        partial=sum(credit is Credit.PARTIAL for credit in found.values()),
    )
