"""Wording changes nothing: exchanging loaded words for sober ones, both ways, leaves every field as it was but the words."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, seed, settings
from hypothesis import strategies as st

from tallystick import api, language
from tallystick.ingest import collect
from tallystick.intake import clean_all
from tallystick.model.claims import Measure
from tallystick.model.ledger import LedgerContents
from tallystick.model.reports import Item, Report
from tallystick.pipeline import run
from tallystick.reading import Reader
from tests.invariance.exchange import Pair, pairs
from tests.invariance.ledgers import figures, figures_record, ledger_record, reading_record
from tests.reading.generated.grammar import PATTERNS, Drawn, drawn
from tests.reading.generated.pools import Filling

EXAMPLES = Path(__file__).parents[2] / "examples"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
GROUPS = {"fighters", "rebels", "militants", "terrorists", "insurgents", "jihadists", "mercenaries"}
QUICK = {"martyred/killed", "regime/government", "terrorists/militants", "militants/soldiers", "liberated/captured"}
"""Pairs of the quick run; the slow one has all."""
STATELESS = {
    ("examples", "militants/soldiers", False),
    ("examples", "rebels/troops", False),
    ("seeds", "militants/soldiers", False),
}
WAYS = pytest.mark.parametrize("sober", [True, False], ids=["sober", "loaded"])
TABLE = pytest.mark.parametrize(
    "pair",
    [pytest.param(pair, id=pair.name, marks=() if pair.name in QUICK else pytest.mark.slow) for pair in pairs()],
)


@pytest.fixture(scope="session")
def nlp():
    return language.load()


@pytest.fixture(scope="session")
def reader(nlp):
    return Reader(nlp)


def folders() -> list[Path]:
    return [
        pytest.param(EXAMPLES, id="examples"),
        pytest.param(SEEDS, id="seeds", marks=pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared is not there")),
    ]


def items(folder: Path) -> list[Item]:
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".html"))
    return [one for one in collect([str(path) for path in paths]) if isinstance(one, Item)]


def exchanged(item: Item, pair: Pair, sober: bool) -> Item:
    return replace(item, data=pair.changed(item.data.decode("utf8"), sober=sober).encode("utf8"))


def read_all(reader: Reader, found: list[Item]) -> dict[str, object]:
    return {one.name: reader.read(one) for one in clean_all(found) if isinstance(one, Report)}


@TABLE
@WAYS
@pytest.mark.parametrize("folder", folders())
def test_reports_are_read_alike(reader, folder, pair, sober):
    before = items(folder)
    after = [exchanged(one, pair, sober) for one in before]
    touched = {old.name for old, new in zip(before, after, strict=True) if old.data != new.data}
    if not touched:
        pytest.skip("no report there has the word")
    old = read_all(reader, [one for one in before if one.name in touched])
    new = read_all(reader, [one for one in after if one.name in touched])
    assert old.keys() == new.keys()
    for name in old:
        if pair.of_groups:
            assert figures(new[name]) == figures(old[name]), name
        else:
            assert reading_record(new[name], pair) == reading_record(old[name], pair), name


def ledger(folder: Path, place: Path, nlp, pair: Pair | None = None, sober: bool = True) -> LedgerContents:
    """The whole pipeline over a folder's reports, exchanged or as they are."""
    place.mkdir()
    for item in items(folder):
        data = item.data if pair is None else exchanged(item, pair, sober).data
        (place / Path(item.name).name).write_bytes(data)
    run([str(place)], str(place.with_suffix(".ledger")), nlp=nlp)
    return api.open_contents(str(place.with_suffix(".ledger")))


def same_ledger(folder, tmp_path, nlp, pair, sober):
    before = ledger(folder, tmp_path / "reports", nlp)
    place = tmp_path / "again"
    place.mkdir()
    after = ledger(folder, place / "reports", nlp, pair, sober)
    before, after = _named(before), _named(after)
    record = figures_record if pair.of_groups else ledger_record
    old, new = record(before, pair), record(after, pair)
    for part in old:
        assert new[part] == old[part], part


def _named(contents: LedgerContents) -> LedgerContents:
    """The same with each report under its file name alone."""
    return replace(
        contents, reports=tuple(replace(one, names=tuple(Path(name).name for name in one.names)) for one in contents.reports)
    )


def test_the_ledger_of_the_examples_has_no_side(tmp_path, nlp):
    same_ledger(EXAMPLES, tmp_path, nlp, next(pair for pair in pairs() if pair.name == "regime/government"), False)


@pytest.mark.slow
@TABLE
@WAYS
@pytest.mark.parametrize("folder", folders())
def test_ledgers_have_no_side(request, tmp_path, nlp, folder, pair, sober):
    if (folder.name, pair.name, sober) in STATELESS:
        reason = "a state's soldiers who are called militants or rebels lose their state, which linking rightly weighs"
        request.node.add_marker(pytest.mark.xfail(reason=reason, strict=True))
    if all(exchanged(one, pair, sober).data == one.data for one in items(folder)):
        pytest.skip("no report there has the word")
    same_ledger(folder, tmp_path, nlp, pair, sober)


def _exchanged(one: Drawn, pair: Pair, sober: bool) -> Report:
    return replace(one, text=pair.changed(one.text, sober=sober)).report()


@TABLE
@seed(20260201)
@settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_drawn_sentences_are_read_alike(reader, pair, data):
    holding = [one for one in PATTERNS if re.search(rf"\b(?:{pair.loaded}|{pair.sober})\b", one["text"])]
    groups = sorted(GROUPS & {pair.sober, pair.loaded})
    holding += [one for one in PATTERNS if groups and "{group}" in one["text"]]
    fixed = {"group": Filling(words=data.draw(st.sampled_from(groups)))} if groups else {}
    one = data.draw(drawn(data.draw(st.sampled_from(holding)), fixed))
    sober = data.draw(st.booleans())
    old, new = one.report(), _exchanged(one, pair, sober)
    assume(old.text != new.text)
    if pair.of_groups:
        assert figures(reader.read(new)) == figures(reader.read(old)), new.text
    else:
        assert reading_record(reader.read(new), pair) == reading_record(reader.read(old), pair), new.text


def test_neutralised_is_kept_apart(reader):
    text = "Kenyan troops {} six militants near Nairobi on Monday, the defence ministry said."
    read = [
        reader.read(Report(report_id="r1", names=("r1",), text=text.format(word), extractor="t"))
        for word in ("neutralised", "killed")
    ]
    assert [[claim.measure for claim in one.claims] for one in read] == [[Measure.NEUTRALISED], [Measure.KILLED]]


def test_liberated_persons_are_not_captured_ones(reader):
    text = "The army {} twelve hostages near Nairobi on Monday."
    read = [
        reader.read(Report(report_id="r1", names=("r1",), text=text.format(word), extractor="t"))
        for word in ("liberated", "captured")
    ]
    assert [[claim.measure for claim in one.claims] for one in read] == [[], [Measure.CAPTURED]]
