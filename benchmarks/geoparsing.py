"""Geoparsing: of the toponyms of LGL and GeoVirus that have coordinates, the share found and within 161 km of them.

In: a folder with lgl.xml and GeoVirus.xml. Out: that share for each, over the texts that were not learned from (every text
whose number's hash is odd) and over all; and the places found per text that overlap no annotated toponym, so that recall is not
bought with noise. LGL annotates demonyms as toponyms ("Russian"); a demonym that reading knows counts as found at the point of
its land.
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.command import shared_folder
from benchmarks.table import Figure
from tallystick.model.places import Place, PlacePrecision, distance_km
from tallystick.reading.demonyms import demonyms
from tallystick.reading.places import find_places
from tallystick.reading.places.gazetteer import Gazetteer

WITHIN_KM = 161.0
SETS = {"lgl.xml": ("LGL", 0.50, 0.70), "GeoVirus.xml": ("GeoVirus", 0.62, 0.88)}
CAPITALISED = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][\w'’]+(?: [A-Z][\w'’]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """An annotated toponym; coordinates None where the annotators gave none."""

    start: int
    end: int
    words: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with its toponyms."""

    number: str
    text: str
    toponyms: tuple[Toponym, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Toponyms with coordinates by what became of them, and places found beside every toponym."""

    right: tuple[tuple[Toponym, Place], ...]
    far: tuple[tuple[Toponym, Place], ...]
    missed: tuple[Toponym, ...]
    false: tuple[tuple[int, int, Place], ...]


def run(data: Path) -> list[Figure]:
    """Measure on both sets. Raises FileNotFoundError where neither is there."""
    folder = data if (data / "lgl.xml").exists() or (data / "GeoVirus.xml").exists() else _shared(data)
    gazetteer = Gazetteer.load()
    figures: list[Figure] = []
    for file, (name, floor, aim) in SETS.items():
        if (folder / file).exists():
            articles = list(read(folder / file))
            unseen = [one for one in articles if not learned_from(one.number)]
            figures += _figures(name, unseen, gazetteer, (floor, aim)) + _figures(f"{name}, all", articles, gazetteer, None)
    return figures


def _shared(data: Path) -> Path:
    return shared_folder(data, "benchmarks/geoparsing") / "benchmarks/geoparsing"


def learned_from(number: str) -> bool:
    """Whether the rules were made with a look at this text."""
    return int(hashlib.sha256(number.encode()).hexdigest()[0], 16) % 2 == 0


def _figures(name: str, articles: Sequence[Article], gazetteer: Gazetteer, bounds: tuple[float, float] | None) -> list[Figure]:
    outcomes = [judge(article, gazetteer) for article in articles]
    right, far, missed = (sum(len(getattr(one, field)) for one in outcomes) for field in ("right", "far", "missed"))
    false = sum(len(one.false) for one in outcomes)
    floor, aim = bounds or (None, None)
    wanted = max(1, right + far + missed)
    return [
        Figure(benchmark="geoparsing", name=f"{name}: found and within 161 km", value=right / wanted, floor=floor, aim=aim),
        Figure(benchmark="geoparsing", name=f"{name}: found at all", value=(right + far) / wanted),
        Figure(benchmark="geoparsing", name=f"{name}: places found that are annotated",
               value=(right + far) / max(1, right + far + false)),
        Figure(benchmark="geoparsing", name=f"{name}: false places per text", value=false / max(1, len(articles)),
               more_is_better=False),
    ]  # fmt: skip


def read(path: Path) -> Iterator[Article]:
    """Read a set; LGL numbers its texts, those of GeoVirus are numbered by their order."""
    for order, article in enumerate(ElementTree.parse(path).getroot()):
        text = article.findtext("text") or ""
        toponyms = [_toponym(one) for tag in ("toponym", "location") for one in article.iter(tag)]
        yield Article(number=article.get("docid") or f"{path.stem}{order}", text=text, toponyms=tuple(_placed(text, toponyms)))


def _toponym(node: ElementTree.Element) -> Toponym:
    lat, lon = node.findtext(".//lat"), node.findtext(".//lon")
    return Toponym(
        start=int(node.findtext("start") or 0),
        end=int(node.findtext("end") or 0),
        words=node.findtext("phrase") or node.findtext("name") or "",
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
    )


def _placed(text: str, toponyms: Sequence[Toponym]) -> Iterator[Toponym]:
    """GeoVirus counts from one: a toponym is moved to where its words stand, at most two characters away."""
    for one in toponyms:
        shift = next((shift for shift in (0, -1, 1, -2, 2) if text.startswith(one.words, max(0, one.start + shift))), 0)
        start = max(0, one.start + shift)
        yield Toponym(start=start, end=start + len(one.words), words=one.words, lat=one.lat, lon=one.lon)


def judge(article: Article, gazetteer: Gazetteer) -> Outcome:
    """Lay the places found beside the toponyms: one counts as found where the two overlap."""
    found = [(one.start, one.end, one.place) for one in find_places(article.text, gazetteer)]
    found += [
        one for one in _demonyms(article.text, gazetteer) if not any(one[0] < end and start < one[1] for start, end, _ in found)
    ]
    right: list[tuple[Toponym, Place]] = []
    far: list[tuple[Toponym, Place]] = []
    missed: list[Toponym] = []
    for toponym in article.toponyms:
        places = [place for start, end, place in found if start < toponym.end and toponym.start < end]
        if toponym.lat is None:
            continue
        if not places:
            missed.append(toponym)
        else:
            (right if _within(toponym, places[0]) else far).append((toponym, places[0]))
    false = [one for one in found if not any(one[0] < gold.end and gold.start < one[1] for gold in article.toponyms)]
    adjectives = {one[0] for one in _demonyms(article.text, gazetteer)}
    return Outcome(
        right=tuple(right), far=tuple(far), missed=tuple(missed), false=tuple(one for one in false if one[0] not in adjectives)
    )


def _demonyms(text: str, gazetteer: Gazetteer) -> list[tuple[int, int, Place]]:
    codes = demonyms().codes
    found: list[tuple[int, int, Place]] = []
    for match in CAPITALISED.finditer(text):
        for words in (match.group(), match.group().split()[0]):
            country = gazetteer.find(gazetteer.country_name(codes.get(words.lower(), "")) or "")
            if country:
                found.append((match.start(), match.start() + len(words), country[0].place(words)))
                break
    return found


def _within(toponym: Toponym, place: Place) -> bool:
    gold = Place(name="", words="", precision=PlacePrecision.EXACT, lat=toponym.lat, lon=toponym.lon)
    distance = distance_km(gold, place)
    return distance is not None and distance <= WITHIN_KM
