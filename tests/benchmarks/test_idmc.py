"""The IDMC adapter on an invented workbook: which rows are left out and why, one answer a row, its figure and its place."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from benchmarks import idmc
from benchmarks.idmc import Reason
from benchmarks.sheet import read_rows
from tallystick import language
from tallystick.reading import Reader

HEAD = ["URL", *idmc.HEADINGS]
ROWS = [
    ["u1", "Floods in Mopti forced about 1,200 people from their homes.", "1200", "Displaced", "People", "Mopti, Segou"],
    ["u2", "The fire destroyed 40 houses.", "40", "Destroyed Housing", "Households", "Segou"],
    ["u3", "Unas 300 personas fueron evacuadas por las lluvias.", "300", "Evacuated", "People", ""],
    ["u4", "Some 20 families left Segou and 30 left Mopti.", "50", "Displaced", "Households", ""],
    ["u5", "", "7", "Displaced", "People", ""],
    ["u6", "2.14 lakh people were evacuated.", "214000", "Evacuated", "People", ""],
]


def workbook(folder: Path) -> Path:
    """A sheet whose headings stand in the second row; its strings are shared, its numbers are not."""
    shared: list[str] = []
    lines = []
    for number, row in enumerate([["", "a title"], HEAD, *ROWS], start=1):
        cells = ""
        for column, words in zip("ABCDEF", row, strict=False):
            if words.isdigit():
                cells += f'<c r="{column}{number}"><v>{words}</v></c>'
            elif words:
                cells += f'<c r="{column}{number}" t="s"><v>{len(shared)}</v></c>'
                shared.append(words)
        lines.append(f'<row r="{number}">{cells}</row>')
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    strings = "".join(f"<si><t>{escape(words)}</t></si>" for words in shared)
    path = folder / "any name.xlsx"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", f"<worksheet {space}><sheetData>{''.join(lines)}</sheetData></worksheet>")
        book.writestr("xl/sharedStrings.xml", f"<sst {space}>{strings}</sst>")
    return path


def test_rows_are_read_by_their_headings(tmp_path: Path) -> None:
    rows = read_rows(workbook(tmp_path), idmc.HEADINGS)
    assert [row["displacement figure"] for row in rows] == [row[2] for row in ROWS]
    assert rows[0]["specific location"] == "Mopti, Segou"
    assert rows[4]["excerpt"] == ""


def test_each_row_left_out_has_a_reason(tmp_path: Path) -> None:
    workbook(tmp_path)
    rows, out = idmc.read(tmp_path)
    assert [row.figure for row in rows] == [1200, 214000]
    assert [reason for _, reason in out] == [Reason.HOUSING, Reason.LANGUAGE, Reason.ABSENT, Reason.EMPTY]


def test_only_places_that_stand_in_the_excerpt_are_asked_for(tmp_path: Path) -> None:
    workbook(tmp_path)
    rows, _ = idmc.read(tmp_path)
    assert [row.places for row in rows] == [("mopti",), ()]


def test_the_figure_is_the_number_that_the_words_name(tmp_path: Path) -> None:
    workbook(tmp_path)
    rows, _ = idmc.read(tmp_path)
    found = idmc.answer(rows[0], Reader(language.load()))
    assert (found.figure, found.place, found.anywhere) == (True, True, True)


def test_one_answer_a_row_is_judged() -> None:
    text = "Some 900 people were evacuated from Segou. Another 40 people were evacuated on Friday."
    second = idmc.Row(excerpt=text, figure=40, unit="people", places=())
    found = idmc.answer(second, Reader(language.load()))
    assert (found.figure, found.anywhere) == (False, True)


@pytest.mark.parametrize(
    ("text", "number"),
    [("about 14 000 people", 14000), ("61, 000 people", 61000), ("1.2 million", 1_200_000), ("two dozen", 24)],
)
def test_numbers_are_found_however_they_are_written(text: str, number: int) -> None:
    assert number in idmc.numbers_in(text)


def test_a_folder_without_a_workbook_is_no_data(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        idmc.read(tmp_path)
