"""The whole flow: order, repetition and crashes do not matter, and nothing that was received is lost."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from tallystick import api, language, means, pipeline
from tallystick.linking.weights import JUDGED
from tallystick.model.errors import SetupError
from tallystick.model.incidents import BestRule
from tallystick.model.ledger import LedgerContents
from tallystick.model.reports import RejectionReason, Report
from tallystick.outputs.lookup import Lookup
from tallystick.pipeline import run
from tallystick.progress import Stage
from tallystick.reading import Parsed, Reader
from tallystick.store import Ledger
from tests import builders

FIRST = """Three Norwegian soldiers killed near Tromso

TROMSO, May 12, 2031 - Three Norwegian soldiers were killed and four wounded in an air strike near Tromso on Monday, the
Norwegian Defence Ministry said.

The deaths bring to nine the number of Norwegian soldiers killed this month.
"""
SECOND = """Air strike at Tromso

Published May 13, 2031

At least three Norwegian soldiers were killed on Monday when jets bombed their post near Tromso, a doctor at the hospital said.
"""
THIRD = """Six Norwegian soldiers die in shelling

Published May 6, 2031

Shelling killed six Norwegian soldiers near Bodo on Monday, the Norwegian Defence Ministry said. Eleven were wounded.
"""


@pytest.fixture(scope="session")
def nlp() -> Language:
    return language.load()


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """Three reports, the bytes of one under two names, and two files that cannot be used."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND), ("third.txt", THIRD), ("copy-of-first.txt", FIRST)):
        (folder / name).write_text(text, encoding="utf8")
    (folder / "norwegian.txt").write_text("Tre soldater ble drept i et luftangrep, sier departementet. " * 9, encoding="utf8")
    (folder / "noise.txt").write_bytes(b"\x00\x01\x02" * 30)
    return folder


def contents(location: Path) -> LedgerContents:
    return api.open_contents(str(location))


def rows(location: Path) -> list[tuple[object, ...]]:
    """Everything that the database holds, so that equal ledgers are equal to the last column."""
    with Ledger.open(str(location)) as ledger, ledger.engine.connect() as connection:
        names = [
            row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ]
        return [(name, *sorted(map(repr, connection.exec_driver_sql(f'SELECT * FROM "{name}"')))) for name in names]


def test_a_run_reads_links_and_rejects(inputs: Path, tmp_path: Path, nlp: Language) -> None:
    summary = run([str(inputs)], str(tmp_path / "a.ledger"), nlp=nlp)
    assert (summary.received, summary.reports, summary.new_reports) == (6, 3, 3)
    assert {one.name for one in summary.rejections} == {"norwegian.txt", "noise.txt"}
    found = contents(tmp_path / "a.ledger")
    assert {report.names for report in found.reports} == {("copy-of-first.txt", "first.txt"), ("second.txt",), ("third.txt",)}
    assert {claim.figure.low for reading in found.readings for claim in reading.claims} >= {3, 6, 9}
    assert summary.incidents == len(found.linked.incidents) > 0
    assert api.verify(str(tmp_path / "a.ledger")) == ()


def test_the_same_reports_give_the_same_ledger_in_any_order(inputs: Path, tmp_path: Path, nlp: Language) -> None:
    files = [str(inputs / name) for name in ("first.txt", "copy-of-first.txt", "noise.txt", "second.txt")]
    run(files, str(tmp_path / "at-once.ledger"), nlp=nlp)
    for name, order in (("one-by-one.ledger", files), ("backwards.ledger", files[::-1])):
        for file in order:
            run([file], str(tmp_path / name), nlp=nlp)
        assert contents(tmp_path / name) == contents(tmp_path / "at-once.ledger")
        assert rows(tmp_path / name) == rows(tmp_path / "at-once.ledger")


def test_running_twice_changes_nothing(inputs: Path, tmp_path: Path, nlp: Language) -> None:
    first = run([str(inputs)], str(tmp_path / "a.ledger"), nlp=nlp)
    before = rows(tmp_path / "a.ledger")
    second = run([str(inputs)], str(tmp_path / "a.ledger"), nlp=nlp)
    assert rows(tmp_path / "a.ledger") == before
    assert (first.new_reports, second.new_reports) == (3, 0)
    assert second.rejections == first.rejections


def test_a_report_already_read_by_the_same_run_is_not_read_again(
    inputs: Path, tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    run([str(inputs)], str(tmp_path / "a.ledger"), nlp=nlp)
    read: list[str] = []
    monkeypatch.setattr(Reader, "understand", lambda _, parsed: read.append(parsed.report.name))
    run([str(inputs)], str(tmp_path / "a.ledger"), nlp=nlp)
    assert read == []


def test_another_run_record_reads_all_again(
    inputs: Path, tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    run([str(inputs / "first.txt")], str(tmp_path / "a.ledger"), nlp=nlp)
    monkeypatch.setattr(means, "_code_digest", lambda: "changed")
    read = Reader.understand
    seen: list[str] = []

    def watched(self: Reader, parsed: Parsed) -> object:
        seen.append(parsed.report.name)
        return read(self, parsed)

    monkeypatch.setattr(Reader, "understand", watched)
    run([str(inputs / "second.txt")], str(tmp_path / "a.ledger"), nlp=nlp)
    assert sorted(seen) == ["first.txt", "second.txt"]


def test_the_bytes_of_what_was_rejected_are_kept(inputs: Path, tmp_path: Path, nlp: Language) -> None:
    summary = run([str(inputs)], str(tmp_path / "a.ledger"), nlp=nlp)
    for rejection in summary.rejections:
        assert rejection.report_id is not None
        assert api.report_data(str(tmp_path / "a.ledger"), rejection.report_id) == (inputs / rejection.name).read_bytes()


@pytest.mark.parametrize("step", ["_cut", "_read"])
def test_a_report_whose_words_break_the_reading_costs_no_other(
    step: str, inputs: Path, tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = getattr(Reader, step)

    def fragile(self: Reader, given: Report | Parsed) -> object:
        report = given.report if isinstance(given, Parsed) else given
        if "Bodo" in report.text:
            raise OverflowError("a day that no calendar has")
        return taken(self, given)

    monkeypatch.setattr(Reader, step, fragile)
    summary = run([str(inputs)], str(tmp_path / "a.ledger"), nlp=nlp)
    failed = [one for one in summary.rejections if one.reason is RejectionReason.READING_FAILED]
    assert [one.name for one in failed] == ["third.txt"] and "no calendar" in failed[0].detail
    assert summary.reports == 2
    monkeypatch.undo()
    assert run([str(inputs / "first.txt")], str(tmp_path / "a.ledger"), nlp=nlp).reports == 3


def test_a_text_longer_than_the_parser_takes_is_rejected(
    tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "long.txt").write_text(FIRST, encoding="utf8")
    monkeypatch.setattr(nlp, "max_length", 100)
    summary = run([str(tmp_path / "long.txt")], str(tmp_path / "a.ledger"), nlp=nlp)
    assert [one.reason for one in summary.rejections] == [RejectionReason.TOO_LARGE]


def test_added_places_are_found_and_the_run_says_so(tmp_path: Path, nlp: Language) -> None:
    (tmp_path / "a.txt").write_text("Six villagers were killed in Qarhat on Monday, police said. " * 3, encoding="utf8")
    dump = "7\tQarhat\tQarhat\t\t35.9\t36.6\tP\tPPL\tSY\t\t12\t\t\t\t0\t\t0\tAsia/Damascus\t2024-01-01\n"
    (tmp_path / "SY.txt").write_text(dump, encoding="utf8")
    own, location = tmp_path / "own.sqlite", str(tmp_path / "a.ledger")
    run([str(tmp_path / "a.txt")], location, nlp=nlp, gazetteer=own)
    before = api.open_contents(location)
    api.add_places(tmp_path / "SY.txt", own)
    run([str(tmp_path / "a.txt")], location, nlp=nlp, gazetteer=own)
    after = api.open_contents(location)
    assert before.run is not None and after.run is not None
    assert (before.run.settings, list(json.loads(after.run.settings))) == ("{}", ["gazetteer"])
    assert [one.place and one.place.country for one in (before.linked.incidents[0], after.linked.incidents[0])] == [
        None,
        "Syria",
    ]


def test_stages_are_told_in_their_order(inputs: Path, tmp_path: Path, nlp: Language) -> None:
    told: list[Stage] = []
    run([str(inputs)], str(tmp_path / "a.ledger"), nlp=nlp, progress=lambda stage, _done, _of: told.append(stage))
    assert list(dict.fromkeys(told)) == list(Stage)


def test_verify_finds_a_text_that_its_bytes_do_not_give(inputs: Path, tmp_path: Path, nlp: Language) -> None:
    location = str(tmp_path / "a.ledger")
    run([str(inputs / "first.txt")], location, nlp=nlp)
    with Ledger.open(location) as ledger, ledger.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE reports SET text = text || ' Nobody was hurt.'")
    assert [problem.kind for problem in api.verify(location)] == ["text"]
    run([], location, nlp=nlp, anew=True)
    assert api.verify(location) == ()


KILLED = """
import os, signal, sys
from sqlalchemy import Engine, event
from tallystick import language, pipeline

inputs, location, *moments = sys.argv[1:]
nlp = language.load()

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def run_until(moment):
    left = [int(moment)] if moment.isdigit() else []
    def statement(*_):
        left[0] -= 1
        left[0] or die()
    if left:
        event.listen(Engine, "before_cursor_execute", statement)
    pipeline.run([inputs], location + moment, nlp=nlp, progress=lambda told, *_: told == moment and die())

for moment in moments:
    if (child := os.fork()) == 0:
        run_until(moment)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
STATEMENTS = ("5", "60")
"""Numbers of SQL statements after which a run is killed: while it makes the tables, and while it writes."""


def test_a_run_killed_at_any_moment_leaves_a_ledger_that_the_next_run_completes(
    inputs: Path, tmp_path: Path, nlp: Language
) -> None:
    moments = [*(stage.value for stage in Stage), *STATEMENTS]
    report = str(inputs / "first.txt")
    command = [sys.executable, "-c", KILLED, report, str(tmp_path / "killed "), *moments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(-signal.SIGKILL)] * len(moments)
    run([report], str(tmp_path / "whole.ledger"), nlp=nlp)
    for moment in moments:
        with Ledger.open(str(tmp_path / f"killed {moment}"), create=True) as ledger:
            assert ledger.contents() == builders.empty(run=None)
    for moment in (Stage.STORE.value, *STATEMENTS):
        run([report], str(tmp_path / f"killed {moment}"), nlp=nlp)
        assert rows(tmp_path / f"killed {moment}") == rows(tmp_path / "whole.ledger")


def test_a_projects_own_table_of_figures_is_used_and_kept_with_the_run(tmp_path: Path, nlp: Language) -> None:
    report = tmp_path / "dozens.txt"
    report.write_text("Dozens of people were killed in Nairobi on Monday.\n", "utf8")
    own = '[word]\n"dozens" = { low = 36 }\n'
    shipped = _lows(tmp_path / "a.ledger", report, nlp, "")
    assert (shipped, _lows(tmp_path / "a.ledger", report, nlp, own)) == ([24], [36])
    assert contents(tmp_path / "a.ledger").run.settings != "{}"
    assert _lows(tmp_path / "a.ledger", report, nlp, "") == [24]


def _lows(location: Path, report: Path, nlp: Language, figures: str) -> list[int | None]:
    run([str(report)], str(location), nlp=nlp, figures=figures)
    return [claim.figure.low for reading in contents(location).readings for claim in reading.claims]


@pytest.mark.parametrize(
    "figures", ["[wrd]\n", '[word]\n"dozens" = { low = "many" }\n', '[modifier."about"]\nlow = 3\n', "= no"]
)
def test_a_malformed_table_of_figures_stops_the_run_before_it_begins(tmp_path: Path, nlp: Language, figures: str) -> None:
    with pytest.raises(SetupError):
        run([str(tmp_path)], str(tmp_path / "a.ledger"), nlp=nlp, figures=figures)
    assert not (tmp_path / "a.ledger").exists()


def test_a_projects_own_weights_are_used_kept_and_explained(tmp_path: Path, nlp: Language) -> None:
    for name, town in (("a", "The market was closed."), ("b", "Schools stayed shut.")):
        text = f"Shelling near Bodo\n\nPublished May 6, 2031\n\nShelling killed 12 people near Bodo on Monday. {town}"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf8")
    found = {}
    for own in ("", "link = 99\n"):
        run([str(tmp_path / "*.txt")], str(tmp_path / "a.ledger"), nlp=nlp, weights=own)
        whole = contents(tmp_path / "a.ledger")
        found[own] = len(whole.linked.incidents)
        first, second = (reading.accounts[0].account_id for reading in whole.readings)
        assert Lookup(whole).decisions.of(first, second).needed == pytest.approx(99 if own else JUDGED.link)
        assert pipeline.as_of(whole, date(2031, 5, 7)).contents == whole
    assert found == {"": 1, "link = 99\n": 2}


def test_malformed_weights_stop_the_run_before_it_begins(tmp_path: Path, nlp: Language) -> None:
    with pytest.raises(SetupError, match="rain") as raised:
        run([str(tmp_path)], str(tmp_path / "a.ledger"), nlp=nlp, weights='[place]\n"rain" = 1.0\n')
    assert "docs/weights.md" in raised.value.remedy
    assert not (tmp_path / "a.ledger").exists()


def test_the_rule_of_best_figures_is_kept_with_the_run(tmp_path: Path, nlp: Language) -> None:
    for name, number in (("a", 2), ("b", 3), ("c", 3)):
        text = f"Shelling near Bodo\n\nPublished May 6, 2031\n\nShelling killed {number} people near Bodo on Monday."
        (tmp_path / f"{name}.txt").write_text(f"{text} The {name} road was closed.\n", encoding="utf8")
    found = {}
    for rule in BestRule:
        run([str(tmp_path / "*.txt")], str(tmp_path / f"{rule}.ledger"), nlp=nlp, best=rule)
        whole = contents(tmp_path / f"{rule}.ledger")
        found[rule] = [(one.low, one.best, one.high) for one in whole.reconciled.values]
        assert pipeline.as_of(whole, date(2031, 5, 7)).contents == whole
    assert found[BestRule.LOWEST] == [(2, 2, 3)] and found[BestRule.AGREED] == [(2, None, 3)]


UNDATED = """Soldiers killed in Vardo

Two Norwegian soldiers were killed near Vardo, a monitor said.
"""


@pytest.mark.parametrize("day", ["2031-05-05", "2031-05-06", "2031-05-12", "2031-05-13"])
def test_the_ledger_as_of_a_day_is_that_of_the_reports_published_by_then(tmp_path: Path, nlp: Language, day: str) -> None:
    out = {"third.txt": (THIRD, "2031-05-06"), "first.txt": (FIRST, "2031-05-12"), "second.txt": (SECOND, "2031-05-13")}
    for name, (text, _) in {**out, "undated.txt": (UNDATED, "")}.items():
        (tmp_path / name).write_text(text, encoding="utf8")
    run([str(tmp_path / "*.txt")], str(tmp_path / "all.ledger"), nlp=nlp)
    earlier = pipeline.as_of(contents(tmp_path / "all.ledger"), date.fromisoformat(day))
    known = [str(tmp_path / name) for name, (_, published) in out.items() if published <= day]
    assert (len(earlier.contents.reports), earlier.later, earlier.undated) == (len(known), 3 - len(known), 1)
    if known:
        run(known, str(tmp_path / "then.ledger"), nlp=nlp)
        assert earlier.contents == contents(tmp_path / "then.ledger")
