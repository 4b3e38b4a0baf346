"""The command line: results on stdout, trouble as one line on stderr, the exit status that scripts rely on."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick import __version__, api, cli
from tallystick.model.errors import InputError
from tallystick.pipeline import RunSummary
from tallystick.store import Ledger
from tests import builders

Call = Callable[..., tuple[int, str, str]]
COMMANDS = ("run", "show", "explain", "report", "export", "verify", "gazetteer")


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Call:
    """Types a command; gives its exit status, stdout and stderr."""

    def typed(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["tallystick", *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
        out, err = capsysbinary.readouterr()
        return int(left.value.code or 0), out.decode(), err.decode()

    return typed


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    location, contents = str(tmp_path / "test.ledger"), builders.contents()
    with Ledger.open(location, create=True) as opened:
        opened.write(contents, [builders.item(report.text, name) for report in contents.reports for name in report.names])
    return location


def summary(*rejections: object) -> RunSummary:
    return RunSummary(received=4, rejections=rejections, reports=3, new_reports=2, incidents=1, findings=1_200)  # type: ignore[arg-type]


def test_version(call: Call) -> None:
    assert call("--version") == (0, f"tallystick {__version__}\n", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_teaches_by_an_example(call: Call, command: str) -> None:
    status, out, _ = call(command, *(["add"] if command == "gazetteer" else []), "--help")
    assert status == 0 and "Example" in out and f"tallystick {command}" in " ".join(out.split())


def test_help_lists_every_command(call: Call) -> None:
    status, out, _ = call("--help")
    assert status == 0 and all(command in out for command in COMMANDS)


def village(name: str) -> str:
    """A line of a GeoNames dump."""
    return f"7\t{name}\t{name}\t\t35.9\t36.6\tP\tPPL\tSY\t\t12\t\t\t\t0\t\t0\tAsia/Damascus\t2024-01-01\n"


def test_places_are_added_and_every_line_is_accounted_for(call: Call, tmp_path: Path) -> None:
    dump, own = tmp_path / "SY.txt", str(tmp_path / "own.sqlite")
    dump.write_text(village("Qarhat") + "half a line\n", encoding="utf8")
    added = f"{own}: 1 place added.\nLeft out: 1 line: not 19 columns\n"
    assert call("gazetteer", "add", str(dump), "--gazetteer", own) == (cli.FOUND, added, "")
    assert call("gazetteer", "add", str(dump), "--gazetteer", own)[:2] == (
        0,
        "SY.txt was added before; nothing has changed.\n",
    )


def test_what_is_no_dump_is_refused_in_one_line(call: Call, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html>", encoding="utf8")
    status, out, err = call("gazetteer", "add", str(tmp_path / "page.html"), "--gazetteer", str(tmp_path / "own.sqlite"))
    assert (status, out) == (cli.UNUSABLE, "")
    assert "is no GeoNames dump" in err and "https://download.geonames.org" in err and err.count("\n") == 1


def test_own_places_lie_in_the_folder_of_the_platform_or_where_the_environment_says(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dump = tmp_path / "SY.txt"
    dump.write_text(village("Qarhat"), encoding="utf8")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert call("gazetteer", "add", str(dump))[0] == 0
    assert api.own_gazetteer() == tmp_path / "data" / "tallystick" / "gazetteer.sqlite"
    assert api.own_gazetteer().is_file()
    monkeypatch.setenv("TALLYSTICK_GAZETTEER", str(tmp_path / "mine.sqlite"))
    assert call("gazetteer", "add", str(dump))[0] == 0
    assert (tmp_path / "mine.sqlite").is_file()


def test_run_says_what_it_did(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "run", lambda *_, **__: summary())
    assert call("run", "a.txt", "--ledger", "my.ledger") == (
        0,
        "my.ledger: 3 reports (2 new), 1 incident, 1,200 findings.\n",
        "",
    )


def test_run_ends_with_status_1_where_something_was_rejected(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "run", lambda *_, **__: summary(builders.rejection()))
    status, out, _ = call("run", "a.txt", "--ledger", "my.ledger")
    assert status == 1 and out.endswith("Rejected: 1 input. Each with its reason: tallystick show my.ledger --rejections\n")


def test_run_without_a_ledger_is_a_mistake_of_set_up(call: Call) -> None:
    status, out, err = call("run", "a.txt")
    assert status == 2 and out == "" and "--ledger" in err


def test_an_input_that_leads_nowhere_is_one_line(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise InputError("nowhere/ does not exist.", "Check the path.")

    monkeypatch.setattr(api, "run", fail)
    assert call("run", "nowhere/", "--ledger", "x") == (2, "", "tallystick: nowhere/ does not exist. Check the path.\n")


def test_a_missing_ledger_is_one_line_with_its_remedy(call: Call, tmp_path: Path) -> None:
    status, out, err = call("show", str(tmp_path / "none.ledger"))
    assert status == 2 and out == "" and err.count("\n") == 1 and "tallystick run INPUT" in err


def test_show_lists_incidents_with_quoted_evidence(call: Call, ledger: str) -> None:
    status, out, err = call("show", ledger)
    assert status == 0 and err == "" and "Qarhat" in out and "Three Norland soldiers were killed" in " ".join(out.split())
    assert "\x1b" not in out


def test_show_one_incident_by_the_beginning_of_its_id(call: Call, ledger: str) -> None:
    known = builders.contents().linked.incidents[0].incident_id
    status, out, _ = call("show", ledger, known[:8])
    assert status == 0 and known in out


def test_show_an_unknown_incident_is_a_mistake(call: Call, ledger: str) -> None:
    status, out, err = call("show", ledger, "inc-zzzz")
    assert status == 2 and out == "" and "inc-zzzz" in err


def test_show_rejections(call: Call, ledger: str) -> None:
    status, out, _ = call("show", ledger, "--rejections")
    assert status == 0 and "noise.bin" in out and "binary" in out


@pytest.mark.parametrize("more", [(), ("--rejections",), (builders.contents().linked.incidents[0].incident_id,)])
def test_show_as_json(call: Call, ledger: str, more: tuple[str, ...]) -> None:
    status, out, _ = call("show", ledger, *more, "--json")
    assert status == 0 and isinstance(json.loads(out), dict)


def test_show_as_of_a_day_says_what_it_leaves_out(call: Call, ledger: str) -> None:
    status, out, err = call("show", ledger, "--as-of", "1990-01-01", "--json")
    assert status == 0 and json.loads(out)["incidents"] == []
    assert err.startswith("As of 1990-01-01: 0 reports; left out: ")
    status, _, err = call("show", ledger, "--as-of", "yesterday")
    assert status == 2 and "--as-of" in err


def test_explain(call: Call, ledger: str) -> None:
    known = builders.contents().linked.incidents[0].incident_id
    status, out, _ = call("explain", ledger, known)
    assert status == 0 and known in out
    assert json.loads(call("explain", ledger, known, "--json")[1])


def test_report_writes_one_page(call: Call, ledger: str, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    status, out, err = call("report", ledger, "-o", str(page))
    assert (status, out, err) == (0, "", f"Written: {page}\n")
    assert "Qarhat" in page.read_text(encoding="utf8")


def test_a_page_that_cannot_be_written_is_a_mistake(call: Call, ledger: str, tmp_path: Path) -> None:
    status, _, err = call("report", ledger, "-o", str(tmp_path / "missing" / "report.html"))
    assert status == 2 and "cannot be written" in err


def test_export_prints_what_a_pipe_takes(call: Call, ledger: str) -> None:
    status, out, err = call("export", ledger, "claims", "--format", "jsonl")
    assert status == 0 and err == "" and len(out.splitlines()) == 6
    assert all(json.loads(line)["quote"] for line in out.splitlines())


def test_export_into_a_file(call: Call, ledger: str, tmp_path: Path) -> None:
    table = tmp_path / "incidents.parquet"
    status, out, _ = call("export", ledger, "incidents", "--format", "parquet", "-o", str(table))
    assert status == 0 and out == "" and table.read_bytes().startswith(b"PAR1")


@pytest.mark.parametrize("words", [("claims", "ged"), ("findings", "xlsx"), ("claimants", "csv")])
def test_export_names_what_is_allowed(call: Call, ledger: str, words: tuple[str, str]) -> None:
    status, out, err = call("export", ledger, words[0], "--format", words[1])
    assert status == 2 and out == "" and ("jsonl" in err or "claims" in err)


def test_verify_a_sound_ledger_of_the_store(call: Call, ledger: str) -> None:
    """The texts were not made by cleaning, which says so; a changed quote is found beside it."""
    _, before, _ = call("verify", ledger)
    connection = sqlite3.connect(ledger)
    with connection:
        connection.execute("UPDATE claims SET quote = 'Nobody was killed' WHERE position = 0")
    connection.close()
    status, after, _ = call("verify", ledger)
    assert status == 1 and "passage: " in after and "passage: " not in before


def test_a_pipe_that_closes_early_is_no_trouble(ledger: str) -> None:
    script = f"{sys.executable} -c 'from tallystick.cli import main; main()' export {ledger} claims --format jsonl"
    done = subprocess.run(["bash", "-c", f"{script} | head -c 1"], capture_output=True, check=False)
    assert done.stdout == b"{" and done.stderr == b""


def test_help_waits_for_nothing_heavy() -> None:
    heavy = ("spacy", "splink", "ortools", "sqlalchemy", "pyarrow")
    code = f"import sys, tallystick.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
