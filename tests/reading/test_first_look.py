"""The first look loses nothing: with every sentence parsed, the same claims are read as with those that it lets through."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from benchmarks import idmc
from tallystick import language
from tallystick.ingest import collect
from tallystick.intake import clean_all
from tallystick.model.reports import Item, Report
from tallystick.reading import Reader
from tallystick.reading.harms.running_totals import TOLL_NOUNS
from tallystick.reading.lexicon import default_lexicon
from tallystick.reading.sentences import Sentence

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SETS = (("benchmarks/gva/reports.jsonl.gz", 300), ("benchmarks/muc4/dev.jsonl.gz", 100), ("seeds/*.txt", 5))

NOBODY_WRITES = re.compile(
    r"bod|corpsing|destroie|diee|diei|diing|fleing|gune|guning|slaie|lifeless.|bleeding.|burye|burys|buryy|hite|hitin|hitte|"
    r"floodd|floode(?!d$)|gut(?:e|ing|s$|$)|passs|unconscious.|fallen.|unresponsiv.{2}|unresponsiving"
)
"""Forms that the rules of inflection make and English does not."""


class Thorough(Reader):
    """Parses every sentence."""

    def _telling(self, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return sentences


@pytest.fixture(scope="module")
def readers() -> tuple[Reader, Reader]:
    nlp = language.load()
    return Reader(nlp), Thorough(nlp)


def told(reader: Reader, report: Report) -> set[tuple[object, ...]]:
    return {
        (one.passage.start, one.passage.quote, one.measure.value, one.figure.low, one.figure.high)
        for one in reader.read(report).claims
    }


def lost(readers: tuple[Reader, Reader], reports: list[Report]) -> dict[str, set[tuple[object, ...]]]:
    quick, thorough = readers
    missing = {report.name: told(thorough, report) - told(quick, report) for report in reports}
    return {name: claims for name, claims in missing.items() if claims}


def sample(path: Path, number: int) -> Iterator[Item | object]:
    """Records of a set, the same ones each time: those whose hashes are lowest."""
    if path.suffix != ".gz":
        return collect([str(path)])
    with gzip.open(path, "rt", encoding="utf8") as lines:
        records = [json.loads(line) for line in lines]
    records.sort(key=lambda record: hashlib.sha256(record["text"].encode()).hexdigest())
    return (
        Item(name=str(number), data=one["text"].encode(), media_type="text/plain")
        for number, one in enumerate(records[:number])
    )


def cleaned(items: Iterator[Item | object]) -> list[Report]:
    return [one for one in clean_all(one for one in items if isinstance(one, Item)) if isinstance(one, Report)]


def test_every_word_of_harm_is_in_the_first_look() -> None:
    lexicon = default_lexicon()
    words = {form for form, _ in lexicon.harm} | TOLL_NOUNS.keys()
    missed = [word for word in sorted(words) if not lexicon.first_look.search(f"They {word} it.")]
    assert [word for word in missed if not NOBODY_WRITES.match(word)] == []


def test_every_phrase_of_harm_passes_the_first_look() -> None:
    """By its noun, or where that says nothing by its verb, which then has a form of its own in the list."""
    look = default_lexicon().first_look
    tables = tomllib.loads(resources.files("tallystick.reading").joinpath("data/phrases.toml").read_text(encoding="utf8"))
    for phrase in (*tables["phrase"], *tables["beside"]):
        silent = [noun for noun in phrase["nouns"] if not look.search(f"a {noun} on")]
        assert not silent or all(look.search(f"was {STRUCK[verb]} the") for verb in phrase["verbs"]), silent


STRUCK = {
    "lose": "lost a leg in",
    "suffer": "suffered",
    "sustain": "sustained",
    "recover": "recovered",
    "undergo": "underwent",
    "strike": "struck",
    "hit": "hit",
    "graze": "grazed",
    "pierce": "pierced",
    "shoot": "shot",
}


@pytest.mark.parametrize(
    "text",
    [
        "The shooting happened outside a bakery on Elm Row.",
        "Detectives are looking for the shooter.",
        "Neighbors heard several shots and called the police.",
        "Nobody knows what led to the shooting.",
        "Gunshots rang out near the old mill, a baker said.",
    ],
)
def test_what_only_points_at_a_deed_is_not_parsed(text: str) -> None:
    assert not default_lexicon().may_tell(text)


@pytest.mark.parametrize(
    "text",
    [
        "A shooting at the fair left Ann Rowe in tears, her arm bandaged.",
        "The shooting of two bakers shook the town.",
        "THE SHOOTING HAPPENED AFTER A DOUBLE MURDER.",
        "Mary Cole was the victim of the shooting, her sister said.",
        "The shooting victim is nineteen.",
        "The rebels denied any involvement in the shooting.",
    ],
)
def test_what_tells_more_of_it_is_parsed(text: str) -> None:
    assert default_lexicon().may_tell(text)


def test_a_first_look_that_lets_less_through_is_found_out(readers: tuple[Reader, Reader]) -> None:
    blind = Reader(language.load())
    blind._lexicon = replace(blind._lexicon, first_look=re.compile("wound"))
    text = "Two men were wounded on Monday. Three women were killed on Tuesday."
    (missing,) = lost((blind, readers[1]), [Report(report_id="r1", names=("r1",), text=text, extractor="test")]).values()
    assert [quote for _, quote, *_ in missing] == ["Three women were killed"]


def test_no_claim_of_the_examples_is_lost(readers: tuple[Reader, Reader]) -> None:
    paths = [str(path) for path in sorted((ROOT / "examples").iterdir()) if path.suffix in (".html", ".txt")]
    reports = cleaned(collect(paths))
    assert len(reports) == len(paths)
    assert lost(readers, reports) == {}


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not there")
@pytest.mark.parametrize(("name", "number"), SETS, ids=[name for name, _ in SETS])
def test_no_claim_of_the_handed_out_sets_is_lost(readers: tuple[Reader, Reader], name: str, number: int) -> None:
    path = SHARED / name
    if not list(path.parent.glob(path.name)):
        pytest.skip(f"../shared/{name} is not there")
    reports = cleaned(sample(path, number))
    assert len(reports) > number * 0.9
    assert lost(readers, reports) == {}


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "benchmarks/idmc").is_dir(), reason="../shared is not there")
def test_no_claim_of_the_excerpts_on_displacement_is_lost(readers: tuple[Reader, Reader]) -> None:
    rows, _ = idmc.read(SHARED)
    reports = [Report(report_id=str(n), names=(str(n),), text=row.excerpt, extractor="test") for n, row in enumerate(rows)]
    assert len(reports) > 50
    assert lost(readers, reports) == {}
