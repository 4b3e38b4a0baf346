"""The answers: what a page tells, its days and places in the form, the learned choices."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from benchmarks import muc4
from benchmarks.muc4.drafts import type_of, written_date
from benchmarks.muc4.incidents import BEFALLEN, DATED, KEPT, PLACED, SAME, WANTED
from benchmarks.muc4.locations import Locations
from benchmarks.muc4.logistic import Logistic, fit, load, save
from benchmarks.muc4.mentions import Target
from benchmarks.muc4.pages import Desk
from benchmarks.muc4.targets import merged
from benchmarks.muc4.vocabulary import person_kind, thing_kind

TEXT = (
    "QUITO, 9 JUN 86 (ECUAPRESS) -- [TEXT] UNIDENTIFIED GUNMEN YESTERDAY MURDERED JUDGE RAMON ORTIZ VELA AND TWO OF HIS GUARDS "
    "IN GUAYAQUIL.\n\n   A BOMB EXPLODED AT A BANK IN THIS CAPITAL ON 5 JUNE, BUT NOBODY WAS INJURED.\n"
)
BANK = Target(start=0, end=4, words="a bank", name=None, description="bank", number="1", effect=None, human=False)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("muc4"))


def test_a_page_tells_whom_an_act_befell(desk: Desk) -> None:
    first = desk.sheet("t", TEXT).drafts[0]
    told = [(one.name, one.description and one.description.lower(), one.number, one.effect) for one in first.mention.targets]
    assert told[0] == ("Ramon Ortiz Vela", "judge", "1", "DEATH")
    assert ("2", "DEATH") in [(number, effect) for _, _, number, effect in told]
    assert [doer.lower() for doer in first.mention.doers] == ["unidentified gunmen"]


def test_types_days_and_places_take_the_form(desk: Desk) -> None:
    sheet = desk.sheet("t", TEXT)
    murder, bomb = sheet.drafts[0], next(one for one in sheet.drafts if one.mention.act == "bomb")
    assert (murder.type, type_of(bomb.mention)) == ("ATTACK", "BOMBING")
    assert written_date(murder.when, date(1986, 6, 9)) == "08 JUN 86"
    assert written_date(bomb.when, date(1986, 6, 9)) == "05 JUN 86"
    assert sheet.country == "Ecuador"
    assert [(spot.name, spot.kind) for spot in murder.spots] == [("GUAYAQUIL", "CITY")]
    assert [spot.name for spot in bomb.spots] == ["QUITO"]


def test_no_day_is_on_or_before_the_day_of_publication() -> None:
    assert written_date(None, date(1986, 6, 9)) == "- 09 JUN 86" and written_date(None, None) is None


def test_the_list_of_places_tells_their_kinds(tmp_path: Path) -> None:
    (tmp_path / "containing-areas-part1.v5").write_text("ECUADOR: VILLA NUEVA (NEIGHBORHOOD) *us*\nnot a row\n")
    text = "A guard was shot in the Villa Nueva neighborhood of Quito, in Ecuador."
    assert ("VILLA NUEVA", "NEIGHBORHOOD") in [(one.name, one.kind) for one in Locations(tmp_path).find(text)]


@pytest.mark.parametrize(
    ("description", "kind"),
    [("former minister", "FORMER GOVERNMENT OFFICIAL"), ("peasants", "CIVILIAN"), ("judge", "LEGAL OR JUDICIAL")],
)
def test_kinds_of_persons(description: str, kind: str) -> None:
    assert person_kind(description) == kind


def test_kinds_of_things() -> None:
    assert (thing_kind("oil pipeline"), thing_kind("the neighbour")) == ("ENERGY", None)


def test_one_target_is_answered_once_with_the_worst() -> None:
    named = replace(BANK, human=True, name="Ana Ruiz", words="Ana Ruiz", description=None, effect="INJURY")
    later = replace(named, name="Ruiz", description="clerk", effect="DEATH")
    (one,) = merged([named, later])
    assert (one.name, one.description, one.effect) == ("Ana Ruiz", "clerk", "DEATH")
    assert len(merged([BANK, named])) == 2


def test_what_is_learned_is_kept_and_the_same_each_time(tmp_path: Path) -> None:
    examples = [({"red", f"n{number}"}, True) for number in range(20)] + [
        ({"blue", f"n{number}"}, False) for number in range(20)
    ]
    model = fit(examples, penalty=1.0, fewest=2)
    assert model.probability({"red"}) > 0.8 > 0.2 > model.probability({"blue"})
    assert model == fit(examples, penalty=1.0, fewest=2)
    save({"one": model}, tmp_path / "w.json.gz")
    assert load(tmp_path / "w.json.gz")["one"].probability({"red"}) == pytest.approx(model.probability({"red"}), abs=0.01)
    assert Logistic({}, 0.0).probability({"unknown"}) == 0.5


def test_the_shipped_weights_are_whole() -> None:
    assert set(load(muc4.WEIGHTS)) == {WANTED, SAME, BEFALLEN, KEPT, PLACED, DATED}


def test_a_folder_of_another_set_is_measured_and_an_empty_one_is_none(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        muc4.run(tmp_path)
    key = {
        "MESSAGE: TEMPLATE": ["1"],
        "INCIDENT: TYPE": ["ATTACK"],
        "INCIDENT: DATE": ["08 JUN 86"],
        "HUM TGT: NAME": ['"RAMON ORTIZ VELA"'],
    }
    with gzip.open(tmp_path / "more.jsonl.gz", "wt") as file:
        file.write(json.dumps({"id": "M-1", "text": TEXT, "templates": [key]}) + "\n")
    figures = {figure.name: figure for figure in muc4.run(tmp_path)}
    assert figures["more: type"].floor == 0.545 and 0 <= figures["more: type"].value <= 1
    assert not any("place among" in name for name in figures)
