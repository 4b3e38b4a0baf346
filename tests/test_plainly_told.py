"""Plainly told reports of our own, from text to values and findings: what a reader would say of them, the ledger says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from tallystick import language
from tallystick.clean import clean
from tallystick.joining import Joining
from tallystick.means import Means
from tallystick.model.accounts import Reading
from tallystick.model.incidents import Value
from tallystick.model.ledger import LedgerContents
from tallystick.model.reports import Item, Report
from tallystick.perusal import read_all

CASES = yaml.safe_load(Path(__file__).with_name("plainly_told.yaml").read_text(encoding="utf8"))


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load()


def ledger_of(reports: list[dict[str, str]], nlp: Language) -> LedgerContents:
    texts = [f"{one['title']}\n\n{one['day']}\n\n{one['text']}\n" for one in reports]
    items = [Item(name=f"{n}.txt", data=text.encode(), media_type="text/plain") for n, text in enumerate(texts)]
    cleaned = [report for item in items if isinstance(report := clean(item), Report)]
    read = [(report, reading) for report, reading in read_all(cleaned, Means(nlp=nlp)) if isinstance(reading, Reading)]
    assert len(read) == len(reports)
    with Joining(None) as joining:
        return joining.add([report for report, _ in read], [reading for _, reading in read])


def figures(incident_id: str, values: tuple[Value, ...]) -> dict[str, list[int | None]]:
    mine = [value for value in values if value.incident_id == incident_id]
    return {f"{value.measure.value} {value.group.name}": [value.low, value.best, value.high] for value in mine}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_ledger_says_what_a_reader_would(case: dict[str, Any], nlp: Language) -> None:
    contents = ledger_of(case["reports"], nlp)
    incidents = sorted(contents.linked.incidents, key=lambda one: str(one.days and one.days.first))
    assert [figures(one.incident_id, contents.reconciled.values) for one in incidents] == case["incidents"]
    assert [finding.kind.value for finding in contents.reconciled.findings] == case["findings"]
