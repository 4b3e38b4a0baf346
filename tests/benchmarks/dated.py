"""What toll arithmetic takes of a generated world."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.tolls.task import known
from benchmarks.tolls.telling import told
from benchmarks.tolls.world import World
from tallystick.reconcile.counts import Count, counts_of
from tallystick.reconcile.evidence import gather
from tallystick.reconcile.statements import Statement, statements_of


def laid_beside(world: World) -> tuple[Sequence[Statement], Sequence[Count]]:
    """Its tolls and its incidents' figures."""
    evidence = gather(*told(world, 1).parts())
    values, origins = known(evidence)
    return statements_of(evidence), counts_of(evidence.incidents, values, origins)
