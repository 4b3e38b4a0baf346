"""Sources: who gives the tolls of a series, so that each one's totals can be joined by a line.

Enters: a lookup and tolls. Leaves: the tolls of each source that gives several, most first, and words for the lines.
What always holds: a toll that several give belongs to the one that gives most of the series; a count name by name is joined to
no other, for it is another basis.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tallystick.model.claims import Claim
from tallystick.model.tolls import Toll
from tallystick.outputs import wording
from tallystick.outputs.lookup import Lookup

LINES = ("unbroken", "dashed", "dotted")
"""How the lines of the first sources are drawn; those of others are left out."""


def joined(look: Lookup, tolls: Sequence[Toll]) -> list[tuple[str, tuple[Toll, ...]]]:
    """The sources that give several tolls by their commonest names, each with these in order of day."""
    sources = {toll.toll_id: _sources(look, toll) for toll in tolls if not by_name(look, toll)}
    given = Counter(source for named in sources.values() for source in {source for source, _ in named})
    names = Counter(one for named in sources.values() for one in named)
    found: dict[str, list[Toll]] = {}
    for toll in tolls:
        if sources.get(toll.toll_id):
            first = min({source for source, _ in sources[toll.toll_id]}, key=lambda one: (-given[one], one))
            found.setdefault(first, []).append(toll)
    several = [(source, sorted(some, key=_day)) for source, some in found.items() if len(some) > 1]
    ordered = sorted(several, key=lambda one: (-len(one[1]), one[0]))[: len(LINES)]
    commonest = {source: name for (source, name), _ in sorted(names.items(), key=lambda one: (one[1], one[0]))}
    return [(commonest[source], tuple(some)) for source, some in ordered]


def line_words(look: Lookup, tolls: Sequence[Toll]) -> str:
    """Whose totals which line joins; empty where there is none."""
    told = [f"{line}, {name}" for line, (name, _) in zip(LINES, joined(look, tolls), strict=False)]
    return f"Blue lines join the totals of one source: {'; '.join(told)}." if told else ""


def by_name(look: Lookup, toll: Toll) -> bool:
    """Whether it counts persons name by name."""
    return any(isinstance(one, Claim) and one.basis.by_name for one in look.statements_of(toll.claim_ids))


def _sources(look: Lookup, toll: Toll) -> set[tuple[str, str]]:
    """Who is said to give it, a party's offices as one, with the name; the outlets where nobody is."""
    said = look.statements_of(toll.claim_ids)
    spoken = {
        (one.claimant.party or one.claimant.name, wording.speaker(one.claimant)) for one in said if one.claimant is not None
    }
    return spoken or {(outlet, outlet) for one in said if (outlet := look.reports[one.report_id].outlet)}


def _day(toll: Toll) -> tuple[str, str]:
    return str(toll.as_of), toll.toll_id
