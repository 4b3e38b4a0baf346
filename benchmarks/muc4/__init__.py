"""MUC-4: incidents in agency copy of the 1980s on terrorism in Latin America, scored as the conference scored them.

In: a folder of texts with key templates (*.jsonl.gz; `doc` and `official_tst3` may be missing). Out: F of five slots (number of
and effect on persons, date, place, type) on tst1 and tst2 together and on tst3, beside the median of the 17 systems and ten
points above the best; our place among these on tst3, under the one scorer; how far that scorer agrees with the official scores.
Other files of the kind are measured each by itself. The weights of `answers` were learned from dev, which is not measured.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.command import shared_folder
from benchmarks.muc4.answers import answer
from benchmarks.muc4.logistic import Logistic, load
from benchmarks.muc4.official import SLOTS, TEMPLATES, Peer, agreement, f_by_name, peers
from benchmarks.muc4.pages import Desk
from benchmarks.muc4.scoring import score
from benchmarks.muc4.templates import Template, read_messages
from benchmarks.table import Figure

WEIGHTS = Path(__file__).parent / "data/weights.json.gz"
LEARNED_FROM = "dev"
KNOWN = {"tst1+tst2": ("tst1", "tst2"), "tst3": ("tst3",)}
NAMES = {
    "hum-tgt-num": "number of persons",
    "hum-tgt-effect": "effect on persons",
    "inc-date": "date",
    "inc-loc": "place",
    "inc-type": "type",
}
BOUNDS = {
    "hum-tgt-num": (0.318, 0.706),
    "hum-tgt-effect": (0.312, 0.666),
    "inc-date": (0.403, 0.689),
    "inc-loc": (0.307, 0.709),
    "inc-type": (0.545, 0.857),
}
"""The median of the 17 systems on tst3, and ten points above the best of them."""


def run(data: Path) -> list[Figure]:
    """Measure on all sets of the folder but the one learned from. Raises FileNotFoundError where there is none."""
    folder = data if any(data.glob("*.jsonl.gz")) else shared_folder(data, "benchmarks/muc4") / "benchmarks/muc4"
    sets = _sets(folder)
    if not sets:
        raise FileNotFoundError(f"no texts with keys (*.jsonl.gz) in {folder}")
    desk, models = Desk(folder), load(WEIGHTS)
    figures: list[Figure] = []
    for name, files in sets.items():
        ours = _measured([folder / f"{file}.jsonl.gz" for file in files], desk, models)
        figures += _figures(name, ours)
        if name == "tst3" and any((folder / "official_tst3").glob("responses/*/response.tst3")):
            systems = peers(folder)
            figures += [*_ranks(ours, systems), *agreement(systems)]
    return figures


def _sets(folder: Path) -> dict[str, tuple[str, ...]]:
    """Files by the name of their set: the conference's tests as it joined them, every other file by itself."""
    there = sorted(path.name.removesuffix(".jsonl.gz") for path in folder.glob("*.jsonl.gz"))
    joined = {name: found for name, files in KNOWN.items() if (found := tuple(file for file in files if file in there))}
    taken = {LEARNED_FROM, *(file for files in joined.values() for file in files)}
    return {**joined, **{file: (file,) for file in there if file not in taken}}


def _measured(files: Sequence[Path], desk: Desk, models: Mapping[str, Logistic]) -> dict[str, float]:
    """F by the reports' names of the slots."""
    keys: list[Template] = []
    ours: list[Template] = []
    for message in (message for file in files for message in read_messages(file)):
        keys += message.templates
        ours += answer(desk.sheet(message.id, message.text), models)
    return f_by_name(score(keys, ours))


def _figures(name: str, ours: Mapping[str, float]) -> list[Figure]:
    return [
        *(
            Figure(benchmark="muc4", name=f"{name}: {words}", value=ours[slot], floor=BOUNDS[slot][0], aim=BOUNDS[slot][1])
            for slot, words in NAMES.items()
        ),
        Figure(benchmark="muc4", name=f"{name}: templates found", value=ours[TEMPLATES]),
    ]


def _ranks(ours: Mapping[str, float], systems: Sequence[Peer]) -> list[Figure]:
    """Our place among the systems and us, 1 the best, under the one scorer."""
    return [
        Figure(
            benchmark="muc4",
            name=f"tst3: our place among the 17, {NAMES[slot]}",
            value=1 + sum(system.ours[slot] > ours[slot] for system in systems),
            more_is_better=False,
        )
        for slot in SLOTS
    ]
