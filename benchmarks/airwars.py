"""Airwars: saved pages of assessments of civilian harm, each on one attack, beside what its assessors concluded.

In: a folder of such pages, or the shared folder. Out: over the pages not learned from, each in a ledger of its own, how often
the incident that Tallystick makes of an assessment's prose has the killed, the wounded, the day and the place that stand beside
it, and how often a regular expression has the killed and wounded; then, all pages in one ledger, whether each remains an
incident of its own. Always: only the paragraphs of the assessment are read; of the summary, the list of names and the
coordinates Tallystick sees nothing.

A figure is met where the best that Tallystick gives, or else the lowest, lies within the assessors' range. Where they say
"unknown" a page is not judged in that figure, nor in the wounded where they write 2, their sign for a plural without a number
("people were injured"). Rules were made with a look at the pages whose code's hash is even; what is judged are the others.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lxml import html
from spacy.language import Language

from benchmarks.command import shared_folder
from benchmarks.news_clusters import bcubed, homes
from benchmarks.table import Figure
from tallystick import api, language, pipeline
from tallystick.model.places import Place, PlacePrecision, distance_km
from tallystick.outputs.export import Format, What, export
from tallystick.reading.harms.numbers import number

NAME = "airwars"
FOLDER = f"benchmarks/{NAME}"
NEAR_KM = 5.0
"""Towns of the Gaza Strip, of which most pages tell, lie some five kilometres apart."""
FLOORS = {"killed": 0.65, "wounded": 0.78, "day": 0.85, "place": 0.70}
"""Ours, below what was reached on the pages not read."""
PLURAL = (2, 2)
Range = tuple[int, int]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its code, the paragraphs of its assessment, and what stands beside them; None where it says nothing."""

    code: str
    text: str
    killed: Range | None
    wounded: Range | None
    days: tuple[date, date] | None
    point: tuple[float, float] | None


def run(data: Path) -> list[Figure]:
    """Read every assessment into one ledger and compare. Raises FileNotFoundError where there are no pages."""
    pages, nlp = read(data), language.load()
    found = {page.code: main_of(page, incidents([page], nlp)) for page in pages}
    return [
        *_figures([page for page in pages if not learned_from(page)], found, ""),
        *_figures([page for page in pages if learned_from(page)], found, ", pages learned from"),
        _parted(pages, incidents(pages, nlp)),
    ]


def read(data: Path) -> list[Page]:
    """The pages of a folder, or of the shared folder that it is or lies in. Raises FileNotFoundError."""
    paths = sorted(data.glob("*.html")) or sorted((shared_folder(data, FOLDER) / FOLDER).glob("*.html"))
    if not paths:
        raise FileNotFoundError(f"no pages in {data} or its {FOLDER}")
    return [page(path.stem, path.read_text("utf8")) for path in paths]


def page(code: str, source: str) -> Page:
    """What one page says."""
    tree = html.fromstring(source)
    assessment = tree.xpath(
        '//h2[normalize-space()="Airwars assessment"]/following-sibling::div[contains(@class, "summary")]//p'
    )
    # Lines of italics and one that begins "The incident occured" are the form's own, the same on every page.
    told = [_words(one) for one in assessment if not one.xpath("./em[string-length() > 100]")]
    beside = {
        _words(one.xpath("./div")[0]): "".join(one.xpath("./div[2]/text()"))
        for one in tree.xpath('//div[contains(@class, "info-main-block summary")]//li[count(./div) > 1]')
    }
    blocks = {_words(one.xpath("./h4")[0]): _words(one) for one in tree.xpath('//div[contains(@class, "meta-block")][./h4]')}
    return Page(
        code=code,
        text="\n\n".join(one for one in told if one and not one.startswith("The incident occured")),
        killed=range_of(beside.get("Civilians reported killed", "")),
        wounded=_but_a_plural(range_of(beside.get("Civilians reported injured", ""))),
        days=days_of(blocks.get("Incident date", "")),
        point=_point(tree),
    )


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def range_of(words: str) -> Range | None:
    """The two ends of "2 – 4", or twice the one of "7"; None of "Unknown".

    >>> range_of("1,200 – 1,500"), range_of("7"), range_of("Unknown")
    ((1200, 1500), (7, 7), None)
    """
    ends = [int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", words)]
    return (ends[0], ends[-1]) if ends else None


def _but_a_plural(wounded: Range | None) -> Range | None:
    return None if wounded == PLURAL else wounded


def days_of(words: str) -> tuple[date, date] | None:
    """First and last day of "October 9–10, 2023", "October 9, 2023" or "October 31–November 1, 2023"; else None."""
    match = re.search(r"([A-Z]\w+) (\d+)(?:\s*[–-]\s*([A-Z]\w+)?\s*(\d+))?, (\d{4})", words)
    if match is None:
        return None
    month, first, later, last, year = match.groups()
    ends = [f"{month} {first} {year}", f"{later or month} {last or first} {year}"]
    start, end = (datetime.strptime(one, "%B %d %Y").date() for one in ends)
    return start, end


def _point(tree: html.HtmlElement) -> tuple[float, float] | None:
    """The first pair of coordinates that the page gives."""
    match = re.search(r"(-?\d+\.\d+), (-?\d+\.\d+)", " ".join(map(_words, tree.xpath('//span[@class="lat-lng"]'))))
    return (float(match[1]), float(match[2])) if match else None


def learned_from(page: Page) -> bool:
    """Whether the rules were made with a look at this page."""
    return int(hashlib.sha256(page.code.encode()).hexdigest(), 16) % 2 == 0


def incidents(pages: Sequence[Page], nlp: Language) -> list[Row]:
    """The incidents that are exported of a ledger of these pages."""
    with tempfile.TemporaryDirectory() as name:
        records, ledger = Path(name, "pages.jsonl"), str(Path(name, "airwars.ledger"))
        records.write_text("".join(f"{json.dumps({'id': one.code, 'text': one.text})}\n" for one in pages), "utf8")
        pipeline.run([str(records)], ledger, nlp=nlp)
        exported = export(api.open_contents(ledger), What.INCIDENTS, Format.JSONL)
        return [json.loads(line) for line in exported.decode("utf8").splitlines()]


def main_of(page: Page, found: Sequence[Row]) -> Row:
    """The incident that a page mainly tells of; empty where there is none."""
    home = homes(found, {page.code: None})[page.code]
    return next((one for one in found if one["incident_id"] == home), {})


def _figures(pages: Sequence[Page], found: Mapping[str, Row], which: str) -> list[Figure]:
    checks: dict[str, Callable[[Page], bool | None]] = {
        "killed": lambda page: met(page.killed, best_of(found[page.code], "killed")),
        "wounded": lambda page: met(page.wounded, best_of(found[page.code], "wounded")),
        "day": lambda page: same_days(page, found[page.code]),
        "place": lambda page: near(page, found[page.code]),
        "killed, regular expression": lambda page: met(page.killed, peer(page.text, r"kill|dea[dt]|die")),
        "wounded, regular expression": lambda page: met(page.wounded, peer(page.text, r"injur|wound")),
    }
    shares = {name: _share([check(one) for one in pages]) for name, check in checks.items()}
    floors = {} if which else FLOORS
    figures = [
        Figure(benchmark=NAME, name=f"{name}{which}", value=share, floor=floors.get(name)) for name, share in shares.items()
    ]
    return [*figures, Figure(benchmark=NAME, name=f"pages{which}", value=len(pages))]


def best_of(incident: Row, measure: str) -> int | None:
    """The best figure of a measure over all groups, where there is none the lowest."""
    value: dict[str, int | None] = incident.get(measure) or {}
    best = value.get("best")
    return value.get("low") if best is None else best


def met(truth: Range | None, said: int | None) -> bool | None:
    """Whether a number lies within a range; None where there is no range."""
    return None if truth is None else said is not None and truth[0] <= said <= truth[1]


def same_days(page: Page, incident: Row) -> bool | None:
    """Whether an incident has a page's first and last day."""
    if page.days is None:
        return None
    return (incident.get("date_from"), incident.get("date_to")) == tuple(one.isoformat() for one in page.days)


def near(page: Page, incident: Row) -> bool | None:
    """Whether an incident lies within NEAR_KM of a page's point."""
    if page.point is None:
        return None
    where = incident.get("place") or {}
    distance = distance_km(_place(*page.point), _place(where.get("lat"), where.get("lon")))
    return distance is not None and distance <= NEAR_KM


def _place(lat: float | None, lon: float | None) -> Place:
    return Place(name="", words="", precision=PlacePrecision.TOWN, lat=lat, lon=lon)


def _share(answers: Sequence[bool | None]) -> float:
    judged = [one for one in answers if one is not None]
    return sum(judged) / len(judged) if judged else 0.0


def _parted(pages: Sequence[Page], found: Sequence[Row]) -> Figure:
    """Whether pages, each on an attack of its own, are kept apart, over all of them."""
    codes = {one.code: one.code for one in pages}
    precision, _ = bcubed(codes, homes(found, codes))
    return Figure(benchmark=NAME, name="kept apart, B-cubed precision, all pages", value=precision)


def peer(text: str, word: str) -> int | None:
    """The first number of up to two digits, or in a word, that stands before the word of harm in a sentence, else None."""
    for match in re.finditer(rf"\b(\d{{1,3}}|[a-z]+)\b(?=[^.;]{{0,60}}\b(?:{word}))", text, re.IGNORECASE):
        value = int(match[1]) if match[1].isdigit() else number(match[1].lower())
        if value:
            return value
    return None
