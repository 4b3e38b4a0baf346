"""Sheet: the rows of an .xlsx workbook's first sheet with the wanted headings, by the standard library and lxml.

In: a path and headings. Out: one mapping from heading to words for each row below the line of headings. Always: a cell that is
empty gives "".
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_COLUMN = re.compile(r"[A-Z]+")


def read_rows(path: Path, headings: Sequence[str]) -> list[dict[str, str]]:
    """The rows of the first sheet that has all the headings, in any order and case; no rows where none has."""
    with zipfile.ZipFile(path) as book:
        shared = _shared(book)
        for name in sorted(name for name in book.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)):
            rows = [_cells(row, shared) for row in etree.fromstring(book.read(name)).iter(f"{MAIN}row")]
            found = list(_below(rows, [heading.lower() for heading in headings]))
            if found:
                return found
    return []


def _below(rows: Sequence[Mapping[str, str]], headings: Sequence[str]) -> Iterator[dict[str, str]]:
    columns: dict[str, str] = {}
    for row in rows:
        if columns:
            yield {heading: row.get(column, "") for heading, column in columns.items()}
            continue
        named = {words.strip().lower(): column for column, words in row.items()}
        if all(heading in named for heading in headings):
            columns = {heading: named[heading] for heading in headings}


def _shared(book: zipfile.ZipFile) -> list[str]:
    """The strings that cells point to by number."""
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    return [_words(item) for item in etree.fromstring(book.read("xl/sharedStrings.xml")).iter(f"{MAIN}si")]


def _words(item: etree._Element) -> str:
    return "".join(text.text or "" for text in item.iter(f"{MAIN}t"))


def _cells(row: etree._Element, shared: Sequence[str]) -> dict[str, str]:
    cells = {}
    for cell in row.iter(f"{MAIN}c"):
        column = _COLUMN.match(str(cell.get("r")))
        value = cell.findtext(f"{MAIN}v")
        words = shared[int(value)] if cell.get("t") == "s" and value is not None else value or _words(cell)
        if column is not None:
            cells[column.group()] = words
    return cells
