"""Incidents: the drafts of a report that are wanted, put together where they tell of one happening.

Drafts enter; `Incident`s leave, with the probabilities of their targets and places. Logistic models decide that were learned
from the development texts alone (training/muc4.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.muc4.drafts import Draft, Moment
from benchmarks.muc4.features import of_draft, of_incident, of_moment, of_page, of_pair, of_spot, of_target
from benchmarks.muc4.locations import Spot
from benchmarks.muc4.logistic import Logistic
from benchmarks.muc4.mentions import Page, Target

WANTED, SAME, BEFALLEN, KEPT, PLACED, DATED = "wanted", "same", "befallen", "kept", "placed", "dated"
LEAST = 0.2
"""Probability of its surest draft under which nothing is looked at as an incident."""
JOINS = 0.3
"""Probability of a draft under which it adds nothing to one."""
TOGETHER = 0.75
"""Probability of being one incident from which drafts are put together."""
KEEP = 0.3
"""Probability of an incident from which it is answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Drafts that are one incident, with the probability of each that it is wanted."""

    drafts: tuple[Draft, ...]
    chances: tuple[float, ...]
    targets: tuple[tuple[Target, float], ...] = ()
    places: tuple[tuple[Spot, float], ...] = ()
    moments: tuple[tuple[Moment, float], ...] = ()

    @property
    def type(self) -> str:
        """The type that most of it speaks for; ATTACK gives way to any other."""
        votes: Counter[str] = Counter()
        for draft, chance in zip(self.drafts, self.chances, strict=True):
            votes[draft.type] += chance * (0.7 if draft.type == "ATTACK" else 1)  # type: ignore[assignment]
        return max(sorted(votes), key=lambda one: votes[one])

    @property
    def best(self) -> float:
        """The greatest probability of a draft."""
        return max(self.chances)


def chances(page: Page, drafts: Sequence[Draft], model: Logistic) -> list[float]:
    """How likely each draft is to be of a wanted incident."""
    whole = of_page(page)
    return [model.probability(of_draft(page, draft, number, drafts) | whole) for number, draft in enumerate(drafts)]


def candidates(drafts: Sequence[Draft], chance: Sequence[float], model: Logistic) -> list[Incident]:
    """What may be incidents, the strongest first: drafts put together by how likely each is one with those before it."""
    groups: list[list[int]] = []
    for number in (n for n in range(len(drafts)) if chance[n] >= JOINS):
        rated = [(_likeness(drafts, group, number, model), place) for place, group in enumerate(groups)]
        best = max(rated, default=(0.0, 0))
        if best[0] >= TOGETHER:
            groups[best[1]].append(number)
        else:
            groups.append([number])
    made = [Incident(drafts=tuple(drafts[n] for n in group), chances=tuple(chance[n] for n in group)) for group in groups]
    return sorted((one for one in made if one.best >= LEAST), key=lambda one: -one.best)


def described(found: Sequence[Incident], model: Logistic) -> list[set[str]]:
    """The features of each possible incident beside those before it."""
    rows = []
    for number, one in enumerate(found):
        likest = max((_likest(earlier, one, model) for earlier in found[:number]), default=None)
        rows.append(of_incident(one.drafts, one.chances, likest, [earlier.type for earlier in found[:number]]))
    return rows


def _likest(one: Incident, other: Incident, model: Logistic) -> float:
    pairs = (
        (left, right) if left.mention.start <= right.mention.start else (right, left)
        for left in one.drafts[:6]
        for right in other.drafts[:6]
    )
    return max(model.probability(of_pair(left, right)) for left, right in pairs)


def incidents(drafts: Sequence[Draft], chance: Sequence[float], models: Mapping[str, Logistic]) -> list[Incident]:
    """The wanted incidents."""
    found = candidates(drafts, chance, models[SAME])
    rows = described(found, models[SAME])
    return [one for one, row in zip(found, rows, strict=True) if models[KEPT].probability(row) >= KEEP]


def _likeness(drafts: Sequence[Draft], group: Sequence[int], number: int, model: Logistic) -> float:
    """The mean over the two likeliest of a group: one that surely is the same outweighs one that tells nothing."""
    rated = sorted((model.probability(of_pair(drafts[other], drafts[number])) for other in group), reverse=True)[:2]
    return sum(rated) / len(rated)


def rated(page: Page, incident: Incident, models: Mapping[str, Logistic]) -> Incident:
    """An incident with its targets, places and times, each with the probability that it is one."""
    targets = tuple(
        (target, models[BEFALLEN].probability(of_target(page, draft, target)))
        for draft in incident.drafts
        for target in draft.mention.targets
    )
    places = tuple((spot, models[PLACED].probability(row)) for spot, row in placed(page, incident)) if PLACED in models else ()
    times = tuple((one, models[DATED].probability(row)) for one, row in dated(page, incident)) if DATED in models else ()
    return replace(incident, targets=targets, places=places, moments=times)


def dated(page: Page, incident: Incident) -> list[tuple[Moment, set[str]]]:
    """The times that an incident's drafts name, with their features, the surest draft's first."""
    ranked = sorted(zip(incident.drafts, incident.chances, strict=True), key=lambda pair: -pair[1])
    return [
        (moment, of_moment(page, draft, moment, rank)) for rank, (draft, _) in enumerate(ranked) for moment in draft.moments
    ]


def placed(page: Page, incident: Incident) -> list[tuple[Spot, set[str]]]:
    """The places below the country that an incident's drafts name, with their features, the surest draft's first."""
    ranked = sorted(zip(incident.drafts, incident.chances, strict=True), key=lambda pair: -pair[1])
    return [
        (spot, of_spot(page, draft, spot, rank))
        for rank, (draft, _) in enumerate(ranked)
        for spot in draft.spots
        if spot.kind != "COUNTRY"
    ]
