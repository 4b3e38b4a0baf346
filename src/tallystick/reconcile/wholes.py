"""Wholes: how many an incident killed and wounded over all its groups, by what its reports give in all.

What enters: an incident's values, and what each of its reports says alone. What leaves: its wholes, and the values that agree
with them. Always: reports that carry the same words have one voice, that of the one that tells most; a report whose figures
lapsed, or whose page has a newer state, has none; a report that gives no number of the dead does not say that nobody died.
Where parties count nothing is put to the vote, nor where a project chose another best than what most give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tallystick.model.claims import Measure
from tallystick.model.groups import ATTACKERS
from tallystick.model.incidents import BestRule, Value
from tallystick.model.wholes import Whole, added, outermost
from tallystick.reconcile.alone import Alone
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.intervals import individual

MEASURES = (Measure.KILLED, Measure.WOUNDED)
VOTED = "what most of its reports give in all"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Voice:
    """What one hand gives in all; `counts` where it gives a number, rather than tell of persons one by one.

    `victims` is its best without the attackers, where it tells of their own harm.
    """

    low: int | None
    best: int | None
    counts: bool
    victims: int | None = None


def wholes_of(values: Sequence[Value], told: Sequence[Alone], evidence: Evidence, chosen: BestRule) -> list[Whole]:
    """The wholes of one incident; `told` are its reports whose figures hold."""

    def told_in(value: Value) -> frozenset[str]:
        return frozenset(evidence.claims[claim].report_id for claim in value.claim_ids)

    found, hands = [], _hands(told, evidence)
    for measure in MEASURES:
        whole = added(values, measure, told_in)
        if whole is None:
            continue
        by_hand = [[_voice(one, added(one.values, measure, told_in)) for one in hand] for hand in hands]
        voices = [max(given, key=_number) for hand in by_hand if (given := [one for one in hand if one is not None])]
        partisan = any(_of_a_party(value, evidence) for value in values if value.measure is measure)
        counts = chosen is BestRule.MOST and not partisan and len(voices) > 1
        found.append(_voted(whole, _with_attackers(voices)) if counts else whole)
    return found


def settled(values: Sequence[Value], wholes: Sequence[Whole]) -> list[Value]:
    """The values of an incident; where one group holds all who were harmed, its best is that of the whole."""
    found = list(values)
    for whole in (one for one in wholes if one.rule == VOTED):
        holding = outermost([value for value in values if value.measure is whole.measure])
        if len(holding) == 1:
            found[found.index(holding[0])] = _as_whole(holding[0], whole)
    return found


def _as_whole(value: Value, whole: Whole) -> Value:
    allowed = (value.low or 0) <= (whole.best or 0) and (value.high is None or (whole.best or 0) <= value.high)
    return replace(value, best=whole.best, rule=whole.rule) if allowed and value.best != whole.best else value


def _hands(told: Sequence[Alone], evidence: Evidence) -> list[list[Alone]]:
    """The reports, those that carry the same words on the harmed together."""
    hands: list[tuple[set[str], list[Alone]]] = []
    for one in told:
        words = {twin for claim in one.claims for twin in evidence.same_words(claim)}
        members = [one]
        for other in [hand for hand in hands if hand[0] & words]:
            hands.remove(other)
            words |= other[0]
            members += other[1]
        hands.append((words, members))
    return [members for _, members in hands]


def _voice(one: Alone, whole: Whole | None) -> _Voice | None:
    if whole is None:
        return None
    numbers = (c for c in one.claims if c.measure is whole.measure and c.person is None and not individual(c))
    attackers = next((v.best for v in one.values if v.measure is whole.measure and v.group.name == ATTACKERS), None)
    victims = whole.best - attackers if whole.best is not None and attackers else None
    return _Voice(low=whole.low, best=whole.best, counts=any(numbers), victims=victims)


def _with_attackers(voices: Sequence[_Voice]) -> list[_Voice]:
    """The voices; one that counts just the victims of another, which tells of dead attackers too, gives what that one gives."""
    fuller: dict[int | None, int | None] = {
        one.victims: one.best for one in sorted(voices, key=_number) if one.victims is not None
    }
    return [replace(one, best=fuller.get(one.best, one.best)) if one.counts and one.victims is None else one for one in voices]


def _number(voice: _Voice) -> tuple[bool, int, bool]:
    """What a copy tells of: never more than the whole report."""
    return voice.best is not None, voice.best or voice.low or 0, voice.counts


def _of_a_party(value: Value, evidence: Evidence) -> bool:
    speakers = (evidence.claims[claim].claimant for claim in (*value.claim_ids, *value.dissent_ids))
    return value.group.party is not None or any(one is not None and one.party is not None for one in speakers)


def _voted(whole: Whole, voices: Sequence[_Voice]) -> Whole:
    """The whole by what most voices give: of several one that somebody counts, then the lowest.

    Who tells of one person does not say that there was no other.
    """
    points = Counter(one.best for one in voices if one.best is not None)
    counted = {one.best for one in voices if one.counts}
    if not points:
        return whole
    best = min(points, key=lambda point: (-points[point], point not in counted, point))
    low = min((one.low for one in voices if one.low is not None), default=None)
    high = None if whole.high is None else max(whole.high, best)
    return replace(whole, low=low, best=best, high=high, rule=VOTED)
