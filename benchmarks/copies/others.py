"""Copies among other sets of reports: those on which no rule of evidence was made, and how many of the pairs found were copied.

In: the shared folder; the judged pairs beside this module. Out: figures; what is absent is left out. Always: each set is
traced for itself; pairs whose ids' hash is even were read before evidence was mended and learned from, the odd ones once, after
that, and nothing was mended for what they showed: their precision is a blind one.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.command import shared_folder
from benchmarks.copies.judged import Pair, Record, find_pairs, read_judged, share
from benchmarks.table import Figure

NAME = "copies"
JUDGED = Path(__file__).with_name("other_pairs.tsv")
FLOOR, AIM = 0.95, 0.95

SHORT = 40
"""Words of the longest shared passage below which a pair is hard to judge for a program: longer ones are never chance."""


def figures(data: Path, folder: Path) -> list[Figure]:
    """Trace the reports of each set that is there; `folder` is for a file of them."""
    found: dict[Pair, int] = {}
    for records in SETS.values():
        try:
            found |= find_pairs(records(data), folder)
        except FileNotFoundError:
            continue
    judged = {pair: row["judged"] == "copied" for pair, row in read_judged(JUDGED).items() if pair in found}
    blind = {pair: copied for pair, copied in judged.items() if not learned_from(pair)}
    if not blind:
        return []
    short = [copied for pair, copied in blind.items() if found[pair] < SHORT]
    told = {
        "pairs read, blind part": len(blind),
        f"precision of pairs read, blind part, fewer than {SHORT} words": share(short),
        f"pairs read, blind part, fewer than {SHORT} words": len(short),
        "precision of pairs read, part learned from": share(copied for pair, copied in judged.items() if learned_from(pair)),
        "pairs that nobody read": len(found.keys() - judged.keys()),
    }
    precision = share(blind.values())
    return [
        Figure(benchmark=NAME, name="other sets: precision of pairs read, blind part", value=precision, floor=FLOOR, aim=AIM),
        *(Figure(benchmark=NAME, name=f"other sets: {name}", value=value) for name, value in told.items()),
    ]


def learned_from(pair: Pair) -> bool:
    """Whether evidence was mended with a look at this pair, the lower id first."""
    return int(hashlib.sha256("|".join(pair).encode()).hexdigest(), 16) % 2 == 0


def _news_clusters(data: Path) -> Iterator[Record]:
    for path in sorted(_folder(data, "news_clusters").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf8"))
        published = (row["date_publish"] or "")[:10] or None
        yield {"id": row["dId"], "url": row["url"], "published": published, "title": row["title"], "text": row["text"]}


def _lgl(data: Path) -> Iterator[Record]:
    for row in ElementTree.parse(_folder(data, "geoparsing/lgl.xml")).getroot():
        fields = {"url": "url", "outlet": "domain", "title": "title", "text": "text"}
        yield {"id": f"lgl-{row.get('docid')}", **{field: row.findtext(tag) for field, tag in fields.items()}}


def _muc4(data: Path) -> Iterator[Record]:
    for part in ("dev", "tst1", "tst2", "tst3"):
        with gzip.open(_folder(data, f"muc4/{part}.jsonl.gz"), "rt", encoding="utf8") as lines:
            for row in map(json.loads, lines):
                yield {"id": row["id"], "text": row["text"]}


def _polnear(data: Path) -> Iterator[Record]:
    for part in ("train", "dev"):
        for path in sorted(_folder(data, f"polnear/{part}/text").glob("*.txt")):
            outlet, day, _ = path.stem.split("_", 2)
            yield {"id": path.stem, "outlet": outlet, "published": day, "text": path.read_text(encoding="utf8")}


def _folder(data: Path, name: str) -> Path:
    return shared_folder(data, f"benchmarks/{name}") / "benchmarks" / name


SETS: dict[str, Callable[[Path], Iterator[Record]]] = {
    "news_clusters": _news_clusters,
    "lgl": _lgl,
    "muc4": _muc4,
    "polnear": _polnear,
}
"""Sets in which reports of two outlets share words; GeoVirus and TimeBank hold no such pair."""
