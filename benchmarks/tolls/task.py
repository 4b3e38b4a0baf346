"""Tolls task: `python -m benchmarks.tolls.task INCIDENTS`, one measurement in a process of its own.

In: how many incidents of a generated year. Out: CPU seconds and wall seconds of all that tolls take (statements, arithmetic,
contests, findings), peak memory, and the share of comparable tolls that were solved within the effort; as one line of JSON.
Always: the reports stand in memory and the incidents' values are known when the clock starts.
"""

from __future__ import annotations

import json
import sys
import time

from benchmarks.memory import peak_megabytes
from benchmarks.tolls.telling import told
from benchmarks.tolls.world import Shape, drawn
from tallystick.model.incidents import Incident, Origin, Value
from tallystick.reconcile.cases import case_of, values_of
from tallystick.reconcile.contests import contests
from tallystick.reconcile.counts import FactKey, counts_of
from tallystick.reconcile.evidence import Evidence, gather
from tallystick.reconcile.statements import statements_of
from tallystick.reconcile.toll_findings import toll_findings
from tallystick.reconcile.tolls import NOT_COMPARABLE, NOT_SOLVED, check
from tallystick.reconcile.values import sides

LANDS = 8
SEED = 1


def year(incidents: int) -> Shape:
    """A year in several lands, with three tolls to two incidents; a hundredth of what is said is wrong."""
    return Shape(
        lands=min(LANDS, max(1, incidents // 100)), days=365, incidents=incidents, totals=incidents * 3 // 2, agencies=3,
        silent=20, wrong_totals=10, wrong_figures=10, based=1, corrected=500, boasts=50,
    )  # fmt: skip


def main(incidents: int) -> None:
    """Lay the tolls of a year beside its incidents, and print what it took."""
    evidence = gather(*told(drawn(year(incidents), SEED), SEED).parts())
    values, origins = known(evidence)
    wall, cpu = time.perf_counter(), time.process_time()
    statements = statements_of(evidence)
    counts = counts_of(evidence.incidents, values, origins)
    checked = check(statements, counts)
    contests(statements, values, counts, evidence)
    toll_findings(checked, evidence)
    measured = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "megabytes": peak_megabytes()}
    states = [c.toll.status for c in checked if c.toll.status != NOT_COMPARABLE]
    solved = 1 - states.count(NOT_SOLVED) / len(states)
    print(json.dumps({**measured, "tolls": len(statements), "solved": solved}))


def known(evidence: Evidence) -> tuple[list[Value], dict[FactKey, tuple[Origin, ...]]]:
    """The values of all incidents, and who gave them."""
    values: list[Value] = []
    origins: dict[FactKey, tuple[Origin, ...]] = {}
    for incident in evidence.incidents:
        values += _weighed(incident, evidence, origins)
    return values, origins


def _weighed(incident: Incident, evidence: Evidence, origins: dict[FactKey, tuple[Origin, ...]]) -> list[Value]:
    case = case_of(incident, evidence)
    for fact, positions in zip(case.facts, case.positions, strict=True):
        origins[fact.incident_id, fact.group, fact.measure] = tuple(p.origin for p in sides(positions)[0])
    return values_of(case)


if __name__ == "__main__":
    main(int(sys.argv[1]))
