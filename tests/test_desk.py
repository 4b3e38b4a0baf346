"""The desk: reports that come one by one, in portions or again give the ledger that all at once would give."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tallystick import api, joining, language, pipeline
from tallystick.desk import Desk
from tallystick.model.errors import LedgerError
from tallystick.pipeline import open_desk
from tests.test_pipeline import rows

STRIKE = """Three Norwegian soldiers killed near Tromso

TROMSO, May 12, 2031 - Three Norwegian soldiers were killed and four wounded in an air strike near Tromso on Monday, the
Norwegian Defence Ministry said.{more}

The deaths bring to {toll} the number of Norwegian soldiers killed this month.
"""
SHELLING = """Six Norwegian soldiers die in shelling

Published May 6, 2031

Shelling killed six Norwegian soldiers near Bodo on Monday, the Norwegian Defence Ministry said. Eleven were wounded.
"""
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bomb kills {toll} at market in Kirkuk</title>
<link rel="canonical" href="https://northern-star.example/world/market-bomb">
<meta property="article:modified_time" content="2031-05-12T{hour}:10:00+00:00"></head>
<body><article><h1>Bomb kills {toll} at market in Kirkuk</h1>
<p>KIRKUK, May 12, 2031 - A car bomb killed {toll} people at a fish market in Kirkuk on Monday morning, the Iraqi Interior
Ministry said.</p>
<p>Boats that lay at the quay behind the market burned down to the waterline, and glass covered the road as far as the old
bridge. Nobody has said who laid the bomb.</p></article></body></html>
"""
WIRE = " Jets came in low over the bay and turned back to the sea, said a fisherman who was mending his nets at the quay."
POOL = {
    "strike.txt": STRIKE.format(toll="nine", more=""),
    "again.txt": STRIKE.format(toll="nine", more=""),
    "wire.txt": STRIKE.format(toll="nine", more=WIRE),
    "copy.txt": f"Air strike at Tromso\n\nPublished May 13, 2031\n\nThree soldiers died near Tromso on Monday.{WIRE}\n",
    "other-count.txt": STRIKE.format(toll="eleven", more=" A fifth soldier is missing."),
    "shelling.txt": SHELLING,
    "undated.txt": "Soldiers killed near Bodo\n\nShelling killed six Norwegian soldiers near Bodo on Monday, a monitor said.\n",
    "first.html": PAGE.format(toll=22, hour="09"),
    "second.html": PAGE.format(toll=29, hour="12"),
    "third.html": PAGE.format(toll=33, hour="16"),
    "norwegian.txt": "Tre soldater ble drept i et luftangrep, sier departementet. " * 9,
    "weather.txt": "Rain in Bodo\n\nIt rained in Bodo on Tuesday, and the road along the fjord was closed until the evening.\n",
}


@pytest.fixture(scope="session")
def nlp() -> Language:
    return language.load()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("reports")
    for name, text in POOL.items():
        (found / name).write_text(text, encoding="utf8")
    return found


def give_one_ledger(portions: Sequence[Sequence[str]], folder: Path, into: Path, nlp: Language) -> None:
    """What a desk makes of the portions, one after another, is what a run makes of all of them."""
    bit_by_bit, at_once = (str(into / f"{name}.ledger") for name in ("bit by bit", "at once"))
    for location in (bit_by_bit, at_once):
        for path in Path(location).parent.glob(f"{Path(location).name}*"):
            path.unlink()
    with open_desk(bit_by_bit, nlp=nlp) as desk:
        for portion in portions:
            desk.add([str(folder / name) for name in portion])
    pipeline.run([str(folder / name) for portion in portions for name in portion], at_once, nlp=nlp)
    assert api.open_contents(bit_by_bit) == api.open_contents(at_once)
    assert rows(Path(bit_by_bit)) == rows(Path(at_once))
    assert api.verify(bit_by_bit) == ()


def drawn(seed: int, most: int) -> list[list[str]]:
    """Portions of the pool in a drawn order, of a drawn size; some reports come twice."""
    chance = Random(seed)
    names = chance.sample(list(POOL), chance.randint(3, len(POOL)))
    names += chance.sample(names, 2)
    portions = []
    while names:
        size = chance.randint(1, most)
        portions.append(names[:size])
        names = names[size:]
    return portions


def test_reports_that_come_one_by_one_give_the_ledger_of_all_at_once(folder: Path, tmp_path: Path, nlp: Language) -> None:
    give_one_ledger([[name] for name in POOL], folder, tmp_path, nlp)


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 100_000), st.integers(1, 4))
def test_so_do_any_reports_in_any_order_and_portions(folder: Path, tmp_path: Path, nlp: Language, seed: int, most: int) -> None:
    give_one_ledger(drawn(seed, most), folder, tmp_path, nlp)


def test_a_desk_that_is_closed_and_opened_goes_on_where_it_was(
    folder: Path, tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    location, traced = str(tmp_path / "a.ledger"), []
    for name in ("strike.txt", "wire.txt", "copy.txt", "first.html"):
        pipeline.run([str(folder / name)], location, nlp=nlp)
    add = joining.Tracing.add
    monkeypatch.setattr(joining.Tracing, "add", lambda self, come: traced.append([one.name for one in come]) or add(self, come))
    with open_desk(location, nlp=nlp) as desk:
        assert desk.add([str(folder / "second.html")]).new_reports == 1
        assert desk.add([str(folder / "second.html")]).new_reports == 0
        assert desk.add([str(folder / "third.html")]).reports == 6
    assert traced == [["second.html"], ["third.html"]]
    known = ("strike.txt", "wire.txt", "copy.txt", "first.html", "second.html", "third.html")
    pipeline.run([str(folder / name) for name in known], str(tmp_path / "b.ledger"), nlp=nlp)
    assert rows(tmp_path / "a.ledger") == rows(tmp_path / "b.ledger")


def test_what_another_process_writes_meanwhile_is_neither_lost_nor_overwritten(
    folder: Path, tmp_path: Path, nlp: Language
) -> None:
    location = str(tmp_path / "a.ledger")
    with open_desk(location, nlp=nlp) as desk:
        desk.add([str(folder / "strike.txt")])
        pipeline.run([str(folder / "shelling.txt")], location, nlp=nlp)
        with pytest.raises(LedgerError, match="Run the same command again"):
            desk.add([str(folder / "wire.txt")])
        assert len(api.open_contents(location).reports) == 2
        assert desk.add([str(folder / "wire.txt")]).reports == 3
    pipeline.run(
        [str(folder / name) for name in ("strike.txt", "shelling.txt", "wire.txt")], str(tmp_path / "b.ledger"), nlp=nlp
    )
    assert rows(tmp_path / "a.ledger") == rows(tmp_path / "b.ledger")


def test_what_fails_leaves_the_desk_as_the_ledger_is(
    folder: Path, tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    location = str(tmp_path / "a.ledger")
    with open_desk(location, nlp=nlp) as desk:
        desk.add([str(folder / "strike.txt")])
        with monkeypatch.context() as patch:
            patch.setattr(joining.Reconciling, "reconcile", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                desk.add([str(folder / "shelling.txt")])
        assert len(api.open_contents(location).reports) == 1
        assert desk.add([str(folder / "wire.txt")]).reports == 2
    pipeline.run([str(folder / "strike.txt"), str(folder / "wire.txt")], str(tmp_path / "b.ledger"), nlp=nlp)
    assert rows(tmp_path / "a.ledger") == rows(tmp_path / "b.ledger")


def test_a_desk_anew_takes_nothing_for_known_but_what_was_received(folder: Path, tmp_path: Path, nlp: Language) -> None:
    location = str(tmp_path / "a.ledger")
    pipeline.run([str(folder)], location, nlp=nlp)
    before = rows(tmp_path / "a.ledger")
    with Desk(location, pipeline.Means(nlp=nlp)) as desk, desk._ledger.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE claims SET low = 400")
        connection.exec_driver_sql('UPDATE "values" SET high = 4000')
    pipeline.run([str(folder / "strike.txt")], location, nlp=nlp)
    assert rows(tmp_path / "a.ledger") != before
    pipeline.run([], location, nlp=nlp, anew=True)
    assert rows(tmp_path / "a.ledger") == before
