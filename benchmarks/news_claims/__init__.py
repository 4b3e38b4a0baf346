"""News claims: every claim in 34 real reports of five attacks and accidents, and what a careful reader finds in each.

In: the shared folder with its `news_clusters`, from which the reports come, and its scorer. Out: figures of the claims and of
the pairs of claims, as for the seeds. Always: the gold was made by one who knew none of the code; it holds offsets, figures and
names, and no words of the reports. Tallystick is given each report's text and day of publication.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks import news_clusters
from benchmarks.command import shared_folder
from benchmarks.seeds import SCORER, read_scores, scored
from benchmarks.table import Figure

NAME = "news_claims"
BOUNDS = {"found": (0.84, 1.0), "whole": (0.57, 0.95), "precision": (0.93, 0.97)}
"""Floors below what was reached when the gold was made, and the aims of the seeds."""


def run(data: Path) -> list[Figure]:
    """Read the reports into a fresh ledger and score it. Raises FileNotFoundError where they or the scorer are not there."""
    scorer = shared_folder(data, str(SCORER)) / SCORER
    texts = _texts(shared_folder(data, news_clusters.FOLDER) / news_clusters.FOLDER)
    gold = json.loads((Path(__file__).parent / "gold.json").read_text("utf8"))
    missing = sorted(gold["published"].keys() - texts.keys())
    if missing:
        raise FileNotFoundError(f"no report {missing[0]} among the news clusters")
    with tempfile.TemporaryDirectory() as folder:
        given = _lay_out(gold, texts, Path(folder))
        return [_of(figure) for figure in read_scores(scored(Path(folder), scorer, [given]))]


def _texts(folder: Path) -> dict[str, str]:
    """The text of each report by the name that the gold knows it by, the first eight characters of its file's."""
    return {f"{path.name[:8]}.txt": json.loads(path.read_text("utf8"))["text"] for path in folder.glob("*.json")}


def _lay_out(gold: dict[str, Any], texts: dict[str, str], folder: Path) -> Path:
    """Write the texts and the gold with their words for the scorer; the file that Tallystick is given."""
    for name in gold["published"]:
        (folder / name).write_text(texts[name], "utf8")
    quoted = {part: [_quoted(item, texts) for item in gold[part]] for part in ("claims", "optional")}
    (folder / "gold.json").write_text(json.dumps(gold | quoted), "utf8")
    given = folder / "given.jsonl"
    records = ({"id": name, "published": day, "text": texts[name]} for name, day in sorted(gold["published"].items()))
    given.write_text("".join(json.dumps(record) + "\n" for record in records), "utf8")
    return given


def _quoted(item: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    start = item["start"]
    return item | {"quote": texts[item["report"]][start : start + item["length"]]}


def _of(figure: Figure) -> Figure:
    floor, aim = BOUNDS.get(figure.name, (None, None))
    return replace(figure, benchmark=NAME, floor=floor, aim=aim)
