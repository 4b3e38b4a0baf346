"""The systems of the conference: their responses scored here, beside the scores that they were given there.

In: the folder of MUC-4 with the keys of tst3 and official_tst3 (responses/NAME/response.tst3, scores/NAME/*). Out: of each
system the F of the five slots and of templates found, official and ours, and how far the two agree. The official F is that of
the counts in the report's total, over all templates. Raises FileNotFoundError where the folder has no responses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from benchmarks.muc4.scoring import Count, SlotScores, score
from benchmarks.muc4.templates import Slot, read_messages, read_responses
from benchmarks.table import Figure

SLOTS: dict[str, Slot] = {
    "hum-tgt-num": Slot.NUMBER,
    "hum-tgt-effect": Slot.EFFECT,
    "inc-date": Slot.DATE,
    "inc-loc": Slot.LOCATION,
    "inc-type": Slot.TYPE,
}
"""The slots measured, under the names that they bear in the reports."""

TEMPLATES = "template-id"
TOTAL = "TOTAL SLOT SCORES"
ROW = re.compile(r"^(?P<name>[a-z-]+)\s+(?P<possible>\d+)\s+(?P<actual>\d+)\|\s*(?P<correct>\d+)\s+(?P<partial>\d+)\s", re.M)


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One system. Both mappings have F by the report's names of the five slots and of templates found."""

    name: str
    official: Mapping[str, float]
    ours: Mapping[str, float]


def peers(folder: Path) -> list[Peer]:
    """All systems of the folder, by name."""
    official = folder / "official_tst3"
    responses = sorted(official.glob("responses/*/response.tst3"))
    if not responses:
        raise FileNotFoundError(f"{official}/responses holds no responses of systems")
    keys = [key for message in read_messages(folder / "tst3.jsonl.gz") for key in message.templates]
    return [
        Peer(
            name=path.parent.name,
            official=_official(official / "scores" / path.parent.name),
            ours=f_by_name(score(keys, read_responses(path))),
        )
        for path in responses
    ]


def f_by_name(scores: SlotScores) -> dict[str, float]:
    """F of the five slots and of templates found, under the names of the reports."""
    return {**{name: scores.slots[slot].f for name, slot in SLOTS.items()}, TEMPLATES: scores.templates.f}


def _official(folder: Path) -> dict[str, float]:
    reports = sorted(folder.glob("scores.*"))
    if not reports:
        raise FileNotFoundError(f"{folder} holds no report of scores")
    return official_f(reports[0].read_text("latin-1"))


def official_f(report: str) -> dict[str, float]:
    """F of the five slots and of templates found, from the counts of a report's total."""
    rows = {row["name"]: _count(row) for row in ROW.finditer(report.partition(TOTAL)[2])}
    return {name: rows[name].f for name in (*SLOTS, TEMPLATES)}


def _count(row: re.Match[str]) -> Count:
    return Count(
        possible=int(row["possible"]),
        actual=int(row["actual"]),
        correct=int(row["correct"]),
        partial=int(row["partial"]),
    )


def agreement(systems: Sequence[Peer]) -> list[Figure]:
    """How far the scorer agrees with the official scores: over systems and slots together, and in the slot that is worst."""
    apart = [difference for name in SLOTS for difference in differences(systems, name)]
    return [
        Figure(benchmark="muc4", name="muc4 scorer: mean difference from official", value=fmean(apart),
               floor=3.0, more_is_better=False),
        Figure(benchmark="muc4", name="muc4 scorer: rank correlation, least of the slots",
               value=min(order(systems, name) for name in SLOTS), floor=0.95),
    ]  # fmt: skip


def differences(systems: Sequence[Peer], name: str) -> list[float]:
    """How far our F of a slot is from the official one, in points, of each system that had any there: nought is no test."""
    return [abs(one.ours[name] - one.official[name]) * 100 for one in systems if one.official[name]]


def order(systems: Sequence[Peer], name: str) -> float:
    """Whether both order the systems alike in a slot, again of those that had any there."""
    had = [one for one in systems if one.official[name]]
    return rank_correlation([one.official[name] for one in had], [one.ours[name] for one in had])


def rank_correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Spearman's: the correlation of ranks, where equals share the mean of theirs. 0 where all of one side are equal."""
    first, second = _ranks(one), _ranks(other)
    middle = (len(first) - 1) / 2
    spread = sum((rank - middle) ** 2 for rank in first) * sum((rank - middle) ** 2 for rank in second)
    together = sum((rank - middle) * (against - middle) for rank, against in zip(first, second, strict=True))
    return together / spread**0.5 if spread else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    return [sum(other < one for other in values) + (sum(other == one for other in values) - 1) / 2 for one in values]
