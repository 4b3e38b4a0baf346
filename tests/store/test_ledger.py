"""The ledger: what is written is read back, facts are only added, and a location that is no ledger is refused in one line."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tallystick.model.errors import LedgerError
from tallystick.model.ids import bytes_id
from tallystick.model.ledger import LedgerContents
from tallystick.model.reports import Item, Rejection
from tallystick.store import Ledger
from tests import builders


def items(contents: LedgerContents) -> list[Item]:
    return [builders.item(report.text, name) for report in contents.reports for name in report.names]


@pytest.fixture
def location(tmp_path: Path) -> str:
    return str(tmp_path / "test.ledger")


@pytest.fixture
def filled(location: str) -> str:
    contents = builders.contents()
    with Ledger.open(location, create=True) as ledger:
        ledger.write(contents, items(contents))
    return location


def test_contents_read_back_are_those_written(filled: str) -> None:
    with Ledger.open(filled) as ledger:
        assert ledger.contents() == builders.contents()


def test_a_new_ledger_is_empty(location: str) -> None:
    with Ledger.open(location, create=True) as ledger:
        assert ledger.contents() == builders.empty(run=None)
        assert list(ledger.items()) == []
        assert ledger.verify() == ()


def test_items_come_back_whole_and_sorted(filled: str) -> None:
    wanted = sorted(items(builders.contents()), key=lambda item: (bytes_id(item.data), item.name))
    with Ledger.open(filled) as ledger:
        assert list(ledger.items()) == wanted


def test_the_envelope_of_an_item_is_kept(location: str) -> None:
    given = builders.item(media_type="text/html", address="https://morning.example/a", outlet="Morning", title="A title")
    text = builders.report()
    with Ledger.open(location, create=True) as ledger:
        ledger.write(builders.empty(reports=(text,)), [given, given])
        assert list(ledger.items()) == [given]
        assert ledger.data(text.report_id) == given.data


def test_derived_rows_are_replaced_and_facts_stay(filled: str) -> None:
    bare = replace(builders.empty(), reports=builders.contents().reports)
    with Ledger.open(filled) as ledger:
        ledger.write(bare, [])
        assert ledger.contents() == bare
        assert len(list(ledger.items())) == 3


def test_what_is_written_over_a_known_state_is_all_that_is_there_and_other_rows_stay(filled: str) -> None:
    whole, further = builders.contents(), builders.report("A later report of the strike.", "later.txt")
    grown = replace(whole, reports=tuple(sorted((*whole.reports, further), key=lambda one: one.report_id)))
    shrunk = replace(grown, linked=replace(whole.linked, candidates=()), reconciled=builders.empty().reconciled)
    bare = replace(builders.empty(), reports=grown.reports, rejections=grown.rejections)
    with Ledger.open(filled) as ledger:
        state, places = ledger.state(), _places(filled)
        for contents in (grown, shrunk, grown, bare, grown):
            state = ledger.write(contents, items(contents), state)
            assert ledger.state() == state and ledger.contents() == contents
            assert ledger.verify() == ()
    assert places["reports"] < _places(filled)["reports"]
    assert places["marks"] == _places(filled)["marks"]


@pytest.mark.parametrize("by", [builders.item("What another run has read.", "other.txt"), builders.rejection("other.bin")])
def test_a_write_over_what_another_run_has_written_meanwhile_is_refused(filled: str, by: Item | Rejection) -> None:
    whole = builders.contents()
    refused = by if isinstance(by, Rejection) else builders.rejection(report_id=bytes_id(by.data))
    other = replace(whole, rejections=(*whole.rejections, refused))
    with Ledger.open(filled) as ledger:
        state = ledger.state()
        ledger.write(other, [by] if isinstance(by, Item) else [])
        with pytest.raises(LedgerError, match="Run the same command again"):
            ledger.write(whole, [], state)
        assert ledger.contents() == other


def test_items_of_some_reports_and_those_that_are_not_kept(filled: str) -> None:
    kept, fresh = items(builders.contents()), builders.item("Another report.", "another.txt")
    with Ledger.open(filled) as ledger:
        assert ledger.unknown([*kept, fresh, replace(kept[0], name="another name")]) == [
            fresh,
            replace(kept[0], name="another name"),
        ]
        report_id = builders.contents().reports[0].report_id
        assert list(ledger.items([report_id])) == [item for item in ledger.items() if bytes_id(item.data) == report_id]


def test_a_write_that_leaves_out_a_kept_report_is_refused(filled: str) -> None:
    with Ledger.open(filled) as ledger, pytest.raises(LedgerError, match="Run the same command again"):
        ledger.write(builders.empty(), [])
    with Ledger.open(filled) as ledger:
        assert ledger.contents() == builders.contents()


def test_a_write_that_fails_leaves_all_as_it_was(filled: str) -> None:
    contents = builders.contents()
    orphan = replace(contents.linked.incidents[0], incident_id="inc-x", account_ids=("acc-missing",))
    broken = replace(contents, linked=replace(contents.linked, incidents=(*contents.linked.incidents, orphan)))
    fresh = builders.item("Another report altogether.", "another.txt")
    with Ledger.open(filled) as ledger, pytest.raises(LedgerError):
        ledger.write(replace(broken, rejections=(builders.rejection(report_id=bytes_id(fresh.data)),)), [fresh])
    with Ledger.open(filled) as ledger:
        assert ledger.contents() == contents
        assert len(list(ledger.items())) == 3


def test_unknown_data_is_an_error(filled: str) -> None:
    with Ledger.open(filled) as ledger, pytest.raises(LedgerError, match="keeps no report"):
        ledger.data("0" * 64)


def test_a_missing_ledger_names_the_remedy(location: str) -> None:
    with pytest.raises(LedgerError, match="tallystick run INPUT --ledger"):
        Ledger.open(location)
    assert not Path(location).exists()


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger.open(str(tmp_path), create=True)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="There is no folder"):
        Ledger.open(str(tmp_path / "missing" / "a.ledger"), create=True)


def test_a_text_file_is_no_ledger_and_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Notes of a recorder.")
    with pytest.raises(LedgerError, match="is no ledger"):
        Ledger.open(str(path), create=True)
    assert path.read_text() == "Notes of a recorder."


def test_another_database_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(LedgerError, match="but no ledger"):
        Ledger.open(str(path), create=True)


def test_an_address_is_refused() -> None:
    with pytest.raises(LedgerError, match="is an address"):
        Ledger.open("postgresql://host/ledger")


def test_a_place_that_cannot_be_written_is_refused() -> None:
    if not Path("/proc/self").is_dir():
        pytest.skip("no /proc, where nobody can make a file")
    with pytest.raises(LedgerError):
        Ledger.open("/proc/self/a.ledger", create=True)


def test_an_empty_file_is_a_ledger_that_a_run_may_fill(location: str) -> None:
    Path(location).touch()
    with pytest.raises(LedgerError, match="holds nothing yet"):
        Ledger.open(location)
    with Ledger.open(location, create=True) as ledger:
        assert ledger.contents().reports == ()


def test_a_ledger_of_a_newer_version_is_refused(filled: str) -> None:
    _execute(filled, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerError, match=r"newer version.*Update"):
        Ledger.open(filled)


def test_a_row_that_makes_no_record_is_told(filled: str) -> None:
    _execute(filled, "UPDATE claims SET measure = 'bruised'")
    with Ledger.open(filled) as ledger, pytest.raises(LedgerError, match="bruised"):
        ledger.contents()


def test_reading_does_not_wait_for_a_writer(filled: str) -> None:
    connection = sqlite3.connect(filled, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    with Ledger.open(filled) as ledger:
        assert ledger.contents() == builders.contents()
    connection.close()


def test_the_journal_is_written_ahead(filled: str) -> None:
    connection = sqlite3.connect(filled)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE report_bytes SET data = x'00'", "hash"),
        ("UPDATE claims SET quote = 'Nobody was killed'", "passage"),
        ("UPDATE claims SET start_offset = start_offset + 1", "passage"),
        ("UPDATE reports SET text = 'Nothing.'", "passage"),
        ("UPDATE copies SET left_end_offset = left_end_offset + 1", "passage"),
        ("UPDATE versions SET changes = replace(changes, 'At least', 'Nearly')", "passage"),
        ("UPDATE near_copies SET earlier = 'gone'", "reference"),
        ("UPDATE tellings SET act_quote = 'died'", "passage"),
        ("UPDATE tellings SET cause_end_offset = cause_end_offset + 1", "passage"),
        ("UPDATE persons SET claim_id = 'clm-gone'", "reference"),
        ("UPDATE findings SET claim_ids = '[\"clm-gone\"]'", "reference"),
        ("UPDATE incidents SET answers = 'inc-gone' WHERE answers IS NOT NULL", "reference"),
        ("DELETE FROM incidents", "database"),
    ],
)
def test_verify_finds_what_was_changed(filled: str, statement: str, kind: str) -> None:
    with Ledger.open(filled) as ledger:
        assert ledger.verify() == ()
    _execute(filled, statement)
    with Ledger.open(filled) as ledger:
        assert kind in {problem.kind for problem in ledger.verify()}


def _places(location: str) -> dict[str, set[tuple[object, ...]]]:
    """The rows of some tables with where the database keeps them."""
    connection = sqlite3.connect(location)
    found = {name: set(connection.execute(f"SELECT rowid, report_id FROM {name}")) for name in ("reports", "marks")}
    connection.close()
    return found


def _execute(location: str, statement: str) -> None:
    connection = sqlite3.connect(location)
    with connection:
        connection.execute(statement)
    connection.close()
