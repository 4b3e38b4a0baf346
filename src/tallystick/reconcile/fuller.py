"""Fuller: claims of a copy, read as in the fullest of the reports that share their words.

In: claims, reports, lineage. Out: the claims, in which those whose very words a longer report has got its group, measure,
scope and person. Always: words, figure and speaker stay the claim's own. A copy that was cut lost what the whole text tells of
the same words (that the dead was a child, that a figure sums up several attacks), and must not count as another opinion.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tallystick.model.claims import Claim
from tallystick.model.facing import in_the_fullest
from tallystick.model.ledger import Lineage
from tallystick.model.reports import Report


def as_in_the_fuller(claims: Iterable[Claim], reports: Iterable[Report], lineage: Lineage) -> Mapping[str, Claim]:
    """The claims by id, those of cut copies as the fullest report that shares their words reads them."""
    by_id = {one.claim_id: one for one in claims}
    fuller = in_the_fullest(by_id.values(), reports, lineage)
    persons = {mine: other.person for key, other in sorted(fuller.items()) if (mine := by_id[key].person) and other.person}
    return {key: _read_as(one, fuller.get(key), persons) for key, one in by_id.items()}


def _read_as(one: Claim, other: Claim | None, persons: Mapping[str, str]) -> Claim:
    """The claim with the other's reading; all that a report tells of a person stays told of one."""
    if other is None:
        return one if one.person is None else replace(one, person=persons.get(one.person, one.person))
    return replace(
        one,
        group=other.group,
        measure=other.measure,
        scope=other.scope,
        part_of=other.part_of and (one.part_of or other.part_of),
        period=other.period,
        person=other.person,
    )
