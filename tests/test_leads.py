"""Leads: how many were killed and wounded, as a careful reader takes it from the title and opening of local crime news.

The openings in leads.tsv are our own. What is marked "not read" there is known to be read wrongly: a mend that reads it has to
take the mark away.
"""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tallystick import api
from tallystick.outputs.export import Format, What, export

LEADS = Path(__file__).with_name("leads.tsv")
FIRST_DAY = date(1994, 3, 4)
APART = timedelta(days=60)
"""Days between two openings: none of them tells of another's incident."""
TOGETHER = 80
"""Openings in one ledger: too few to know an incident by its words (decision 0015), for many are worded alike."""


def rows() -> list[dict[str, str]]:
    with LEADS.open(encoding="utf8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, int]]:
    """By number of the report, the killed and wounded of the incident that it tells of."""
    folder = tmp_path_factory.mktemp("leads")
    found: dict[str, tuple[int, int]] = {}
    for first in range(0, len(rows()), TOGETHER):
        found |= told_by(folder / str(first), first, rows()[first : first + TOGETHER])
    return found


def told_by(folder: Path, first: int, leads: list[dict[str, str]]) -> dict[str, tuple[int, int]]:
    folder.mkdir()
    with (folder / "leads.jsonl").open("w", encoding="utf8") as written:
        for number, row in enumerate(leads, first):
            day = FIRST_DAY + (number - first) * APART
            report = {
                "id": str(number),
                "title": row["title"],
                "text": row["text"] or row["title"],
                "published": day.isoformat(),
            }
            written.write(json.dumps(report) + "\n")
    api.run([str(folder / "leads.jsonl")], str(folder / "leads.ledger"))
    exported = export(api.open_contents(str(folder / "leads.ledger")), What.INCIDENTS, Format.JSONL).decode()
    found: dict[str, tuple[int, int]] = {}
    for incident in map(json.loads, exported.splitlines()):
        killed, wounded = ((incident[measure] or {}).get("best") or 0 for measure in ("killed", "wounded"))
        for report in incident["main_report_ids"]:
            found.setdefault(report, (killed, wounded))
    return found


@pytest.mark.parametrize(
    ("number", "row"),
    [
        pytest.param(number, row, id=row["title"], marks=[pytest.mark.xfail(strict=True)] if row["known"] else [])
        for number, row in enumerate(rows())
    ],
)
def test_who_was_killed_and_wounded(told: dict[str, tuple[int, int]], number: int, row: dict[str, str]) -> None:
    assert told.get(str(number), (0, 0)) == (int(row["killed"]), int(row["wounded"]))
