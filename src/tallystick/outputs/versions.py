"""Versions: the states of one page in their order, with what changed from each to the next.

Enters: a lookup. Leaves: chains of states, and their words. What always holds: a change is told in the words of both states; a
list shortens long ones visibly; the last state of a chain is the one in force.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console

from tallystick.model.copies import Exchange, Version
from tallystick.outputs import wording
from tallystick.outputs.lines import print_words
from tallystick.outputs.lookup import Lookup
from tallystick.outputs.printable import one_line, shortened
from tallystick.outputs.record import Data

_LIMIT = 90
"""Characters of each side of a change in a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The steps of one page from its first known state to the last."""

    steps: tuple[Version, ...]

    @property
    def report_ids(self) -> tuple[str, ...]:
        """The states, the earliest first."""
        return (self.steps[0].earlier, *(step.later for step in self.steps))


def chains(look: Lookup) -> list[Chain]:
    """All pages of which more than one state is known, in the order of the names of their first states."""
    steps = {one.earlier: one for one in look.contents.lineage.versions if {one.earlier, one.later} <= look.reports.keys()}
    later = {one.later for one in steps.values()}
    found = []
    for first in sorted(steps.keys() - later, key=lambda one: (look.reports[one].name, one)):
        chain = [steps[first]]
        while chain[-1].later in steps:
            chain.append(steps[chain[-1].later])
        found.append(Chain(steps=tuple(chain)))
    return found


def chains_of(look: Lookup, report_ids: Iterable[str]) -> list[Chain]:
    """The chains that one of these reports stands in."""
    wanted = set(report_ids)
    return [chain for chain in chains(look) if wanted & set(chain.report_ids)]


def state(look: Lookup, chain: Chain, place: int) -> str:
    """One state as a line: which of how many, its report, whether it is in force."""
    of = len(chain.report_ids)
    force = ", in force" if place == of - 1 else ""
    return one_line(f"version {place + 1} of {of}{force}: {look.reports[chain.report_ids[place]].name}")


def change(of: Exchange, limit: int | None = None) -> str:
    """A change as words: exchanged, added or left out."""

    def said(words: str) -> str:
        return f"“{one_line(words) if limit is None else shortened(words, limit)}”"

    if not of.left:
        return f"added: {said(of.right)}"
    return f"left out: {said(of.left)}" if not of.right else f"{said(of.left)} became {said(of.right)}"


def print_chains(look: Lookup, found: Iterable[Chain], console: Console, limit: int | None = _LIMIT) -> None:
    """Print chains: each state, and beneath it what changed from the one before."""
    for number, chain in enumerate(found):
        console.print()
        if number == 0:
            print_words(console, "Pages that changed", "bold")
        for place in range(len(chain.report_ids)):
            print_words(console, state(look, chain, place), indent=2)
            for one in chain.steps[place - 1].changes if place else ():
                print_words(console, change(one, limit), indent=6)


def chain_data(look: Lookup, chain: Chain) -> Data:
    """A chain as plain data, with the whole words of each change."""
    steps: dict[str, Version] = {one.later: one for one in chain.steps}
    return {
        "versions": [
            {
                "report_id": look.reports[report_id].name,
                "in_force": report_id == chain.report_ids[-1],
                "reason": steps[report_id].reason if report_id in steps else None,
                "changes": [
                    {"before": one.left, "after": one.right, "before_start": one.left_start, "after_start": one.right_start}
                    for one in (steps[report_id].changes if report_id in steps else ())
                ],
            }
            for report_id in chain.report_ids
        ]
    }


def counted(chain: Chain) -> str:
    """How many states, in words."""
    return wording.plural(len(chain.report_ids), "version")
