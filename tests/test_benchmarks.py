"""The benchmarks' own arithmetic: marks, the scorer's lines, data that is not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import linking, tolls
from benchmarks.command import shared_folder
from benchmarks.seeds import read_scores
from benchmarks.table import Figure, as_json

PRINTED = """claims exported 12  gold 10
found 0.930  whole 0.880  precision 0.850
pairs of one incident put together 9/10  pairs of two incidents kept apart 20/20
findings met 3/4, exported 7: read the others, none may be false
  missed  001  killed    some words
"""


@pytest.mark.parametrize(
    ("value", "more_is_better", "mark"),
    [(0.5, True, "FAIL"), (0.8, True, "pass"), (0.9, True, "aim"), (1.6, False, "FAIL"), (0.8, False, "aim")],
)
def test_marks(value: float, more_is_better: bool, mark: str) -> None:
    floor, aim = (0.8, 0.9) if more_is_better else (1.5, 1.0)
    figure = Figure(benchmark="b", name="n", value=value, floor=floor, aim=aim, more_is_better=more_is_better)
    assert (figure.mark, figure.passed) == (mark, mark != "FAIL")


def test_what_has_no_floor_is_not_judged() -> None:
    assert Figure(benchmark="b", name="n", value=0).passed and Figure(benchmark="b", name="n", value=0).mark == ""


def test_the_scorer_is_read_line_by_line() -> None:
    figures = {figure.name: figure for figure in read_scores(PRINTED)}
    assert (figures["found"].value, figures["whole"].mark, figures["precision"].mark) == (0.93, "pass", "FAIL")
    assert (figures["pairs put together"].value, figures["pairs kept apart"].mark) == (0.9, "aim")
    assert (figures["findings met of 4"].value, figures["findings met of 4"].mark) == (3, "FAIL")


def test_a_missing_line_is_an_error() -> None:
    with pytest.raises(ValueError, match="no line like"):
        read_scores("found 0.900")


def test_figures_as_json() -> None:
    read = json.loads(as_json([Figure(benchmark="b", name="n", value=1, floor=2)], {"speed": "no data"}))
    assert read["figures"][0]["passed"] is False and read["skipped"] == {"speed": "no data"}


def test_the_shared_folder_is_found_from_one_inside_it(tmp_path: Path) -> None:
    inner = tmp_path / "benchmarks" / "gva"
    inner.mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    assert shared_folder(inner, "seeds") == shared_folder(tmp_path, "seeds") == tmp_path.resolve()
    with pytest.raises(FileNotFoundError):
        shared_folder(inner, "no-such-file-anywhere")


def test_missing_data_is_skipped_or_a_mistake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.argv", ["benchmarks", "seeds", "--data", str(tmp_path)])
    assert command.main() == 2
    monkeypatch.setattr(linking, "SIZES", (100,))  # those that need no data, and minutes for as much as they measure
    monkeypatch.setattr(tolls, "SIZES", (20,))
    monkeypatch.setattr(tolls, "HISTORIES", 6)
    monkeypatch.setattr(tolls, "FLOORS", {})
    monkeypatch.setattr("sys.argv", ["benchmarks", "all", "--data", str(tmp_path)])
    assert command.main() == 0
