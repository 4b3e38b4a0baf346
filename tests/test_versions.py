"""Versions through the whole flow: a toll that rose within hours is three states of one page, and the last one's stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from tallystick import api, language
from tallystick.model.claims import Measure
from tallystick.model.findings import FindingKind
from tallystick.model.ledger import LedgerContents
from tallystick.pipeline import run

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bomb kills {toll} at market in Kirkuk</title>
<link rel="canonical" href="https://northern-star.example/world/market-bomb">
<meta property="og:site_name" content="The Northern Star">
<meta property="article:published_time" content="2031-05-12T09:10:00+00:00">
<meta property="article:modified_time" content="2031-05-12T{hour}:10:00+00:00"></head>
<body><article><h1>Bomb kills {toll} at market in Kirkuk</h1>
<p>KIRKUK, May 12, 2031 - A car bomb killed {toll} people at a fish market in Kirkuk on Monday morning, the Iraqi Interior
Ministry said.</p>
<p>Boats that lay at the quay behind the market burned down to the waterline, and glass covered the road as far as the old
bridge. Nobody has said who laid the bomb.{more}</p>
<p>The market had opened again only last week, after a flood that kept its traders away for most of the winter.</p>
</article></body></html>
"""
STATES = (
    ("first.html", {"toll": 22, "hour": "09", "more": ""}),
    ("second.html", {"toll": 29, "hour": "12", "more": " Hospitals asked for blood."}),
    ("third.html", {"toll": 33, "hour": "16", "more": " Hospitals asked for blood."}),
)


@pytest.fixture(scope="session")
def nlp() -> Language:
    return language.load()


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, words in STATES:
        (folder / name).write_text(PAGE.format(**words), encoding="utf8")
    return [folder / name for name, _ in STATES]


def ledger(paths: list[Path], location: Path, nlp: Language) -> LedgerContents:
    run([str(path) for path in paths], str(location), nlp=nlp)
    assert api.verify(str(location)) == ()
    return api.open_contents(str(location))


def test_three_states_are_a_chain_with_what_changed(pages: list[Path], tmp_path: Path, nlp: Language) -> None:
    found = ledger(pages, tmp_path / "a.ledger", nlp)
    names = {one.report_id: one.name for one in found.reports}
    steps = {(names[one.earlier], names[one.later]): one for one in found.lineage.versions}
    assert set(steps) == {("first.html", "second.html"), ("second.html", "third.html")}
    first = {(one.left, one.right) for one in steps["first.html", "second.html"].changes}
    assert first == {("22", "29"), ("", "Hospitals asked for blood")}
    assert {(one.left, one.right) for one in steps["second.html", "third.html"].changes} == {("29", "33")}


def test_the_figure_of_the_last_state_alone_stands(pages: list[Path], tmp_path: Path, nlp: Language) -> None:
    found = ledger(pages, tmp_path / "a.ledger", nlp)
    (incident,) = found.linked.incidents
    assert len(incident.report_ids) == 3
    killed = [one for one in found.reconciled.values if one.measure is Measure.KILLED]
    assert [(one.low, one.best, one.high) for one in killed] == [(33, 33, 33)]
    origins = [one for one in found.reconciled.origins if one.fact.startswith("killed")]
    assert [one.known for one in origins] == [True]
    kinds = {one.kind for one in found.reconciled.findings}
    assert FindingKind.REVISED in kinds and not kinds & {FindingKind.FIGURES_DIFFER, FindingKind.CONTRADICTION}


def test_the_order_in_which_the_states_come_in_does_not_matter(pages: list[Path], tmp_path: Path, nlp: Language) -> None:
    at_once = ledger(pages, tmp_path / "a.ledger", nlp)
    for page in reversed(pages):
        last = ledger([page], tmp_path / "b.ledger", nlp)
    assert last == at_once
