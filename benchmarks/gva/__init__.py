"""gva: US local news of shootings against the Gun Violence Archive: links, counts, days and places.

In: a folder with reports.jsonl.gz and incidents.jsonl, or the shared folder. Out: figures of incidents with one report, over
the quarter whose texts were not read while learning (`learned_from`) and over all, beside a short regular expression in the
same run; and the figures of linking over all and over that quarter, beside two peers (`cosine`, `learner`) in the same run;
and the sums of cities and months over the ledger (`months`).
Always: all reports are linked in one ledger, and the scoring is the shared scorer's own.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.command import shared_folder, tallystick
from benchmarks.gva import cosine, learner, months
from benchmarks.gva.pattern import incidents_of
from benchmarks.gva.texts import partition
from benchmarks.table import Figure

NAME = "gva"
FIELDS = ("id", "url", "published", "title", "text")
SINGLE = {"killed": (0.91, 0.97), "wounded": (0.83, 0.93), "date": (0.82, 0.91), "city": (0.72, 0.87), "state": (None, None)}
LINKED = {
    "B-cubed": (0.96, 0.985),
    "pairs": (0.89, 0.96),
    "killed exact": (0.91, 0.97),
    "wounded exact": (0.83, 0.93),
    "date exact": (0.83, 0.91),
    "city exact": (0.75, 0.89),
    "state exact": (0.75, 0.87),
}
MONTHS = (0.55, 0.75)
PEER, PEER_FIELDS = "regular expression", ("killed", "wounded", "date")
Row = dict[str, Any]


def run(data: Path) -> list[Figure]:
    """Read every report into one ledger and score what it exports. Raises FileNotFoundError where there are none."""
    gold = _gold(data)
    scorer = shared_folder(data if (data / "tools").exists() else Path("../shared"), "tools/score_incidents.py")
    reports, incidents = _reports(gold), _rows(gold / "incidents.jsonl")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, pattern = _exported(reports, folder), folder / "pattern.jsonl"
        _write(pattern, incidents_of(reports))
        unread = _part(folder / "unread", reports, [one for one in incidents if not learned_from(one["id"])])
        judge = scorer / "tools" / "score_incidents.py"
        return [
            *_single(_scored(judge, unread, ours, "--single"), "", judged=True),
            *_single(_scored(judge, unread, pattern, "--single"), f", {PEER}", judged=False, fields=PEER_FIELDS),
            *_single(_scored(judge, gold, ours, "--single"), ", all incidents", judged=False),
            *_single(_scored(judge, gold, pattern, "--single"), f", all incidents, {PEER}", judged=False, fields=PEER_FIELDS),
            *_linked(_scored(judge, gold, ours)),
            *_linked(_scored(judge, unread, ours), ", quarter not read", judged=False),
            *_peers(judge, gold, reports, folder),
            *_months(judge, reports, incidents, ours),
        ]


def learned_from(incident: str) -> bool:
    """Whether this incident's reports were learned from, or errors in them read, while the rules were written."""
    return _hash(incident) % 4 != 3


def _hash(incident: str) -> int:
    return int(hashlib.sha256(incident.encode()).hexdigest(), 16)


def _gold(data: Path) -> Path:
    """The folder with the gold files. Raises FileNotFoundError."""
    here = data.resolve()
    if (here / "reports.jsonl.gz").exists():
        return here
    return shared_folder(data, "benchmarks/gva/reports.jsonl.gz") / "benchmarks" / "gva"


def _reports(gold: Path) -> list[Row]:
    with gzip.open(gold / "reports.jsonl.gz", "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]


def _write(path: Path, rows: Iterable[Row]) -> None:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf8")


def _exported(reports: list[Row], folder: Path) -> Path:
    """What Tallystick exports of the reports; it sees neither their incidents nor the gold."""
    records, ledger, exported = (folder / name for name in ("reports.jsonl", "gva.ledger", "incidents-found.jsonl"))
    _write(records, ({field: report.get(field) for field in FIELDS} for report in reports))
    tallystick("run", records, "--ledger", ledger)
    tallystick("export", ledger, "incidents", "--format", "jsonl", "-o", exported)
    return exported


def _part(folder: Path, reports: list[Row], incidents: list[Row]) -> Path:
    """A gold folder with some of the incidents and their reports."""
    folder.mkdir()
    kept = {one["id"] for one in incidents}
    _write(folder / "incidents.jsonl", incidents)
    with gzip.open(folder / "reports.jsonl.gz", "wt", encoding="utf8") as stream:
        stream.writelines(f"{json.dumps(report)}\n" for report in reports if report["incident"] in kept)
    return folder


def _scored(judge: Path, gold: Path, exported: Path, *flags: str) -> str:
    command = [sys.executable, *map(str, (judge, gold, exported)), *flags]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _single(printed: str, which: str, *, judged: bool, fields: tuple[str, ...] = tuple(SINGLE)) -> list[Figure]:
    figures = []
    for field in fields:
        floor, aim = SINGLE[field]
        value = float(_find(rf"^{field} +exact ([\d.]+)", printed)[0])
        name = f"one report: {field} exact{which}"
        figures.append(
            Figure(benchmark=NAME, name=name, value=value, floor=floor if judged else None, aim=aim if judged else None)
        )
    return figures


def _peers(judge: Path, gold: Path, reports: list[Row], folder: Path) -> list[Figure]:
    """The peers of linking, over all reports."""
    incidents = [report["incident"] for report in reports]
    found = {
        "TF-IDF clustering": cosine.clusters(reports),
        "quick learner": learner.clusters(reports, incidents, [_hash(one) % 2 == 0 for one in incidents]),
    }
    figures = []
    for name, clusters in found.items():
        exported = folder / f"{name}.jsonl"
        _write(exported, partition(reports, clusters))
        figures += _linked(_scored(judge, gold, exported), f", {name}", judged=False, values=False)
    return figures


def _months(judge: Path, reports: list[Row], incidents: list[Row], ours: Path) -> list[Figure]:
    """Sums of cities and months, ours and the peer's."""
    names, clustered = months.names_of(judge), months.peer(reports, cosine.clusters(reports), incidents)
    peer = ", TF-IDF clustering and regular expression, true cities"
    shares = {"": months.shares(incidents, _rows(ours), names), peer: months.shares(incidents, clustered, names)}
    return [
        Figure(
            benchmark=NAME,
            name=f"cities and months of several incidents: {measure} exact{which}",
            value=share,
            floor=None if which else MONTHS[0],
            aim=None if which else MONTHS[1],
        )
        for which, by_measure in shares.items()
        for measure, share in by_measure.items()
    ]


def _linked(printed: str, which: str = "", *, judged: bool = True, values: bool = True) -> list[Figure]:
    figures = []
    for words in ("B-cubed", "pairs"):
        precision, recall, value = _find(rf"^{words} +P ([\d.]+) +R ([\d.]+) +F ([\d.]+)", printed)
        for name, share in ((f"{words} precision", precision), (f"{words} recall", recall), (words, value)):
            figures.append(_linked_figure(name, float(share), which, judged=judged))
    for field in SINGLE if values else ():
        share = _find(rf"^{field} +exact ([\d.]+)", printed)[0]
        figures.append(_linked_figure(f"{field} exact", float(share), which, judged=judged))
    return figures


def _linked_figure(name: str, value: float, which: str, *, judged: bool) -> Figure:
    floor, aim = LINKED.get(name, (None, None)) if judged else (None, None)
    return Figure(benchmark=NAME, name=f"all reports linked: {name}{which}", value=value, floor=floor, aim=aim)


def _find(pattern: str, printed: str) -> tuple[str, ...]:
    match = re.search(pattern, printed, re.MULTILINE)
    if match is None:
        raise ValueError(f"the scorer printed no line like {pattern!r}")
    return match.groups()
