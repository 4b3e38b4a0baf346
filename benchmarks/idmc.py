"""IDMC: excerpts on displacement with the figure, the unit and the place that coders took from them.

In: a folder with a workbook of such rows, of whatever name. Out: the share of rows whose figure is met by the one displacement
claim that is the main one of the excerpt; the same with its place, over the rows whose place stands in the excerpt; and beside
them what a short regular expression finds. Rules were made with a look at the rows whose excerpt's hash is even; what is judged
are the others.

A figure is met where the number that the claim's words name is the gold one ("nearly 500" names 500), or one end of a range.
Rows left out, each for one reason: see `Reason`. `python -m benchmarks.idmc --data PATH` lists them, and the rows that were
missed among those learned from.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from benchmarks.command import shared_folder
from benchmarks.sheet import read_rows
from benchmarks.table import Figure
from tallystick import language
from tallystick.clean.english import is_english
from tallystick.model.claims import Claim, Measure, Scope, Stance
from tallystick.model.names import fold_name
from tallystick.model.places import Place
from tallystick.model.reports import Report
from tallystick.reading import Reader
from tallystick.reading.harms.figures import FigureReader, FigureTable, default_table
from tallystick.reading.harms.numbers import SCALES, number

HEADINGS = ("Excerpt", "Displacement figure", "Reporting term", "Reporting unit", "Specific location")
FOREIGN = re.compile(
    r"\b(?:d[ée]plac|desplaz|desloc|individu\b|personnes?\b|personas?\b|familles?\b|familias?\b)", re.IGNORECASE
)
"""Words of displacement in languages whose short notes hold no small word that would tell them."""
_DIGITS = re.compile(r"\d+(?:(?:[.,]|, | )\d{3})*(?!\d)(?:[.,]\d+)?")
_WORDS = re.compile(r"[a-z]+(?:[ -][a-z]+){0,4}", re.IGNORECASE)


class Reason(StrEnum):
    """Why a row is left out."""

    EMPTY = "no excerpt or no figure"
    LANGUAGE = "not in English"
    HOUSING = "counts housing, not persons or households"
    ABSENT = "the figure does not stand in the excerpt (a sum, or a conversion)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the excerpt on one line, the gold figure, and the names of its place that stand in the excerpt."""

    excerpt: str
    figure: int
    unit: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was read of one row: whether its figure and its place are met by the main claim, and its figure by any."""

    row: Row
    figure: bool
    place: bool
    anywhere: bool
    peer: bool


def run(data: Path) -> list[Figure]:
    """Measure over the rows that were not learned from, and over all."""
    rows, out = read(data)
    reader = Reader(language.load())
    answers = [answer(row, reader) for row in rows]
    blind = [one for one in answers if not learned_from(one.row)]
    seen = [one for one in answers if learned_from(one.row)]
    counts = Counter(reason for _, reason in out)
    return [
        *_figures(blind, "", judged=True),
        *_figures(seen, ", rows learned from", judged=False),
        *_figures(answers, ", all rows", judged=False),
        *(_told(f"left out: {reason.value}", counts[reason]) for reason in Reason),
    ]


def read(data: Path) -> tuple[list[Row], list[tuple[str, Reason]]]:
    """The rows of a folder's workbooks, and the excerpts left out with the reason."""
    rows: list[Row] = []
    out: list[tuple[str, Reason]] = []
    for path in _files(data):
        for cells in read_rows(path, HEADINGS):
            excerpt = " ".join(cells["excerpt"].split())
            reason = _reason(cells, excerpt)
            if reason is None:
                rows.append(_row(cells, excerpt))
            else:
                out.append((excerpt, reason))
    return rows, out


def _files(data: Path) -> list[Path]:
    """The workbooks of a folder, or of the shared folder that it is or lies in. Raises FileNotFoundError."""
    here = sorted(data.glob("[!.~]*.xlsx"))
    return here or sorted((shared_folder(data, "benchmarks/idmc") / "benchmarks/idmc").glob("[!.~]*.xlsx"))


def _row(cells: dict[str, str], excerpt: str) -> Row:
    named = re.split(r"[,;/\n]| and ", cells["specific location"])
    names = tuple(name for words in named if (name := fold_name(words).strip(" .")))
    text = f" {fold_name(excerpt)} "
    standing = tuple(name for name in names if re.search(rf"\b{re.escape(name)}\b", text))
    return Row(
        excerpt=excerpt,
        figure=int(float(cells["displacement figure"])),
        unit=cells["reporting unit"].strip().lower(),
        places=standing,
    )


def _reason(cells: dict[str, str], excerpt: str) -> Reason | None:
    """Why a row is left out, by its own words alone; None where it is measured."""
    if not excerpt or not re.fullmatch(r"\s*\d+(?:\.0+)?\s*", cells["displacement figure"]):
        return Reason.EMPTY
    if not is_english(excerpt) or FOREIGN.search(excerpt):
        return Reason.LANGUAGE
    if "housing" in cells["reporting term"].lower():
        return Reason.HOUSING
    return None if int(float(cells["displacement figure"])) in numbers_in(excerpt) else Reason.ABSENT


def numbers_in(text: str) -> set[int]:
    """Every number that a text writes in digits, however grouped and scaled, or in words."""
    found: set[int] = set()
    for match in _DIGITS.finditer(text):
        plain = re.sub(r"[., ]", "", match.group())
        found |= {int(plain), *(int(part) for part in re.findall(r"\d+", match.group()))}
        scale = SCALES.get((re.match(r"[- ]?([a-z]+)", text[match.end() :].lower()) or ["", ""])[1])
        if scale is not None:
            found.add(round(float(match.group().replace(",", "").replace(" ", "")) * scale))
    for match in _WORDS.finditer(text):
        words = match.group().split()
        spans = (" ".join(words[first:last]) for first in range(len(words)) for last in range(first + 1, len(words) + 1))
        found |= {value for span in spans if (value := number(span)) is not None}
    return found


def learned_from(row: Row) -> bool:
    """Whether the rules were made with a look at this row; rows of one excerpt go together."""
    return int(hashlib.sha256(row.excerpt.encode()).hexdigest()[0], 16) % 2 == 0


def answer(row: Row, reader: Reader) -> Answer:
    """What is read of a row's excerpt, as a report of its own."""
    report = Report(report_id="excerpt", names=("excerpt",), text=row.excerpt, extractor="none")
    claims = [one for one in reader.read(report).claims if one.measure is Measure.DISPLACED]
    main = main_claim(claims)
    return Answer(
        row=row,
        figure=main is not None and _meets(main, row.figure),
        place=main is not None and main.place is not None and _names(main.place, row.places),
        anywhere=any(_meets(one, row.figure) for one in claims),
        peer=peer(row.excerpt) == row.figure,
    )


def main_claim(claims: Sequence[Claim]) -> Claim | None:
    """The main displacement claim: the first that is asserted and no part of another, else the first there is."""
    order = sorted(claims, key=lambda one: (one.scope is Scope.PART, one.stance is not Stance.ASSERTED, one.passage.start))
    return order[0] if order else None


def _meets(claim: Claim, figure: int) -> bool:
    return any(figure in (one.figure.low, one.figure.high) for one in BARE.find(claim.figure.words))


BARE = FigureReader(FigureTable(modifiers={}, suffixes={}, words=default_table().words))
"""Reads the number that words name, without the words that bound it."""


def _names(place: Place, names: Sequence[str]) -> bool:
    """Whether the place is one of the names, or its name stands in one ("Northfield" in "the town of Northfield")."""
    said = {fold_name(place.name), fold_name(place.words)}
    return any(re.search(rf"\b{re.escape(one)}\b", name) for one in said for name in names)


def peer(text: str) -> int | None:
    """Fifteen lines: the number nearest before a word of displacement, else the first after one."""
    digits = r"(\d[\d, ]*\d|\d)(?:\.(\d+))?(?: (thousand|million|lakh))?"
    word = r"(?:displac|evacuat|homeless|relocat|fle[ed]|shelter|refug|IDP|homes)"
    before = re.search(rf"{digits}\b(?:(?!\d)[^.;]){{0,80}}?{word}", text, re.IGNORECASE)
    match = before or re.search(rf"{word}[^.;\d]{{0,80}}?{digits}", text, re.IGNORECASE)
    if match is None:
        return None
    whole, part, scale = match.groups()
    value = float(re.sub(r"[, ]", "", whole) + (f".{part}" if part else ""))
    return round(value * SCALES.get((scale or "").lower(), 1))


def _figures(answers: Sequence[Answer], which: str, *, judged: bool) -> list[Figure]:
    placed = [one for one in answers if one.row.places]
    return [
        Figure(benchmark="idmc", name=f"figure exact{which}", value=_share([one.figure for one in answers]),
               floor=0.80 if judged else None, aim=0.93 if judged else None),
        Figure(benchmark="idmc", name=f"figure exact, with its place{which}",
               value=_share([one.figure and one.place for one in placed]),
               floor=0.65 if judged else None, aim=0.88 if judged else None),
        _told(f"figure of any claim{which}", _share([one.anywhere for one in answers])),
        _told(f"peer, a regular expression: figure{which}", _share([one.peer for one in answers])),
        _told(f"rows{which}", len(answers)),
        _told(f"rows whose place stands in the excerpt{which}", len(placed)),
    ]  # fmt: skip


def _told(name: str, value: float) -> Figure:
    return Figure(benchmark="idmc", name=name, value=value)


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right) if right else 0.0


def main() -> None:
    """List the rows left out, and those missed among the rows learned from."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.idmc", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    rows, out = read(parser.parse_args().data)
    for excerpt, reason in out:
        print(f"left out: {reason.value}: {excerpt}")
    reader = Reader(language.load())
    for row in rows:
        found = answer(row, reader) if learned_from(row) else None
        if found is not None and not (found.figure and (found.place or not row.places)):
            print(f"missed: {'place' if found.figure else 'figure'}: {row.figure} {row.unit} {row.places}: {row.excerpt}")


if __name__ == "__main__":
    main()
