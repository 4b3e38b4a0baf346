"""The documents are true: what the README shows is printed, what they name exists, what exists is named."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from rich.console import Console
from typer.main import get_command

from tallystick import api
from tallystick.cli import app
from tallystick.model.claims import Measure
from tallystick.model.findings import FindingKind
from tallystick.outputs import show

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "docs/tutorial.md")


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf8")


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The ledger that `make demo` makes."""
    location = str(tmp_path_factory.mktemp("demo") / "demo.ledger")
    reports = sorted(str(path) for pattern in ("*.html", "*.txt") for path in (ROOT / "examples").glob(pattern))
    api.run(reports, location)
    return location


@pytest.fixture(scope="session")
def demo(ledger: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What `make demo` shows, at the width of a page of text."""
    console = Console(width=80, record=True, quiet=False, file=(tmp_path_factory.mktemp("out") / "out").open("w"))
    show.incident_list(api.open_contents(ledger), console)
    return console.export_text()


def test_the_finding_of_the_readme_is_what_the_demo_prints(demo: str) -> None:
    shown = re.search(r"<!-- finding -->\n```\n(.*?)\n```\n<!-- /finding -->", page("README.md"), re.DOTALL)
    assert shown is not None
    assert "toll gap" in shown[1]
    assert shown[1] in demo


@pytest.mark.parametrize("name", PAGES)
def test_every_command_that_a_page_names_exists(name: str) -> None:
    known = set(get_command(app).commands)
    named = set(re.findall(r"^    tallystick (\w+)", page(name), re.MULTILINE))
    assert named
    assert named <= known


def test_the_tutorial_names_every_command() -> None:
    assert set(get_command(app).commands) <= set(re.findall(r"tallystick (\w+)", page("docs/tutorial.md")))


def test_the_question_of_the_tutorial_is_answered_by_the_ledger(ledger: str) -> None:
    asked = re.search(r"```sql\n(.*?)```", page("docs/tutorial.md"), re.DOTALL)
    assert asked is not None
    with sqlite3.connect(ledger) as connection:
        found = connection.execute(asked[1]).fetchall()
    contents = api.open_contents(ledger)
    months = {one.incident_id for one in contents.linked.incidents if one.main_report_ids and one.days}
    assert 0 < sum(incidents for _, _, _, incidents, *_ in found) <= len(months)


def test_the_vocabulary_names_every_measure_and_kind_of_finding() -> None:
    text = " ".join(page("docs/vocabulary.md").split())
    missing = [word.value for word in (*Measure, *FindingKind) if word.value not in text]
    assert missing == []


@pytest.mark.slow
def test_the_examples_give_one_ledger_in_any_order_and_in_any_portions(tmp_path: Path) -> None:
    reports = sorted(str(path) for pattern in ("*.html", "*.txt") for path in (ROOT / "examples").glob(pattern))
    api.run(reports, str(tmp_path / "once"))
    api.run(list(reversed(reports)), str(tmp_path / "reversed"))
    for report in reports[3:] + reports[:3]:
        api.run([report], str(tmp_path / "singly"))
    once, *others = (api.open_contents(str(tmp_path / name)) for name in ("once", "reversed", "singly"))
    assert all(other == once for other in others)
