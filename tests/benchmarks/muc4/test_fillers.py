"""Credit of one filler beside another, slot by slot, as the scoring guidelines of MUC-4 say."""

from __future__ import annotations

import pytest

from benchmarks.muc4.credit import Credit
from benchmarks.muc4.fillers import credit
from benchmarks.muc4.strings import name_credit, words_credit
from benchmarks.muc4.templates import Slot, fill

NONE, HALF, FULL = Credit.NONE, Credit.PARTIAL, Credit.FULL


def judged(slot: Slot, key: str, response: str) -> Credit:
    return credit(slot, fill(slot, key), fill(slot, response), frozenset({"JUAN PAZ"}))


@pytest.mark.parametrize(
    ("key", "response", "wanted"),
    [
        ("03 MAR 91", "03 MAR 91", FULL),
        ("03 MAR 91", "3 MARCH 1991", FULL),
        ("03 MAR 91", "04 MAR 91", NONE),
        ("01 MAR 91 - 03 MAR 91", "02 MAR 91", HALF),
        ("01 MAR 91 - 03 MAR 91", "04 MAR 91", NONE),
        ("- 03 MAR 91", "03 MAR 91", HALF),
        ("- 03 MAR 91", "02 MAR 91", HALF),
        ("- 03 MAR 91", "20 FEB 91", NONE),
        ("- 03 MAR 91", "-3 MAR 1991", FULL),
        ("03 MAR 91", "- 03 MAR 91", HALF),
        ("01 MAR 91 - 03 MAR 91", "- 03 MAR 91", HALF),
        ("02 MAR 91", "- 03 MAR 91", NONE),
        ("(- 03 MAR 91) / (02 MAR 91)", "02 MAR 91", FULL),
        ("31 MAR 91", "31 FEB 91", NONE),
        ("03 MAR 91", "NO DATE", NONE),
    ],
)
def test_dates(key: str, response: str, wanted: Credit) -> None:
    assert judged(Slot.DATE, key, response) is wanted


@pytest.mark.parametrize(
    ("key", "response", "wanted"),
    [
        ("PERU: TARMA (CITY)", "PERU: TARMA  (CITY)", FULL),
        ("PERU: TARMA (CITY)", "PERU", HALF),
        ("PERU: TARMA (CITY)", "PERU: CUZCO (CITY)", HALF),
        ("PERU", "PERU: CUZCO (CITY)", HALF),
        ("PERU: TARMA (CITY)", "CHILE: TARMA (CITY)", NONE),
        ("PERU: PISCO (CITY) - NAZCA (CITY)", "PERU: PISCO (CITY)", HALF),
        ("(PERU: TARMA (CITY)) / (PERU)", "PERU", FULL),
    ],
)
def test_places(key: str, response: str, wanted: Credit) -> None:
    assert judged(Slot.LOCATION, key, response) is wanted


@pytest.mark.parametrize(
    ("slot", "key", "response", "wanted"),
    [
        (Slot.TYPE, "BOMBING", "BOMBING", FULL),
        (Slot.TYPE, "BOMBING", "ATTACK", HALF),
        (Slot.TYPE, "ATTACK", "BOMBING", NONE),
        (Slot.STAGE, "ATTEMPTED", "ACCOMPLISHED", NONE),
        (Slot.INSTRUMENT_TYPE, 'MINE: "MINE"', 'EXPLOSIVE: "BARREL"', HALF),
        (Slot.INSTRUMENT_TYPE, 'EXPLOSIVE: "MINE"', 'MINE: "MINE"', NONE),
        (Slot.EFFECT, 'DEATH: "BAKER"', 'DEATH: "BAKER"', FULL),
        (Slot.EFFECT, 'DEATH: "BAKER"', 'DEATH: "SHEPHERD"', HALF),
        (Slot.EFFECT, 'DEATH: "BAKER"', "DEATH", HALF),
        (Slot.EFFECT, 'DEATH: "BAKER"', 'INJURY: "BAKER"', NONE),
        (Slot.EFFECT, 'NO INJURY OR DEATH: "BAKER"', 'NO DEATH: "SHEPHERD"', HALF),
        (Slot.EFFECT, 'NO DEATH: "BAKER"', 'NO INJURY OR DEATH: "BAKER"', NONE),
        (Slot.EFFECT, 'DEATH: "BAKER" / "OLD MAN"', 'DEATH: "THE OLD MAN"', FULL),
        (Slot.EFFECT, 'DEATH: "JUAN PAZ"', 'DEATH: "MR JUAN PAZ"', FULL),
        (Slot.EFFECT, 'DEATH: "JUAN PAZ"', 'DEATH: "BAKER JUAN PAZ"', HALF),
        (Slot.PERSON_TYPE, 'FORMER GOVERNMENT OFFICIAL: "MAYOR"', 'GOVERNMENT OFFICIAL: "MAYOR"', HALF),
        (Slot.CONFIDENCE, 'SUSPECTED OR ACCUSED BY AUTHORITIES: "ABC"', 'SUSPECTED OR ACCUSED: "ABC"', HALF),
    ],
)
def test_items_of_lists(slot: Slot, key: str, response: str, wanted: Credit) -> None:
    assert judged(slot, key, response) is wanted


@pytest.mark.parametrize(
    ("key", "response", "wanted"),
    [
        ('7: "BAKERS"', '7: "THE BAKERS"', FULL),
        ('7: "BAKERS"', '7: "SHEPHERDS"', HALF),
        ('7: "BAKERS"', '8: "BAKERS"', NONE),
        ('20 -: "BAKERS"', '20-: "BAKERS"', FULL),
        ('5 - 7: "BAKERS"', '7: "BAKERS"', HALF),
        ('5 - 7: "BAKERS"', '6: "BAKERS"', NONE),
        ('~70: "BAKERS"', '70: "SHEPHERDS"', HALF),
        ('70: "BAKERS"', '~70: "BAKERS"', NONE),
        ('5,000: "BAKERS"', '5000: "BAKERS"', FULL),
        ('PLURAL: "BAKERS"', 'PLURAL: "BAKERS"', FULL),
        ('PLURAL: "BAKERS"', '7: "BAKERS"', NONE),
        ('3 / 5: "BAKERS"', '5: "BAKERS"', FULL),
    ],
)
def test_numbers(key: str, response: str, wanted: Credit) -> None:
    assert judged(Slot.NUMBER, key, response) is wanted


@pytest.mark.parametrize(
    ("key", "response", "wanted"),
    [
        ("SHEPHERDS", "THE 3 SHEPHERDS", FULL),
        ("SHEPHERDS", "OLD SHEPHERDS", FULL),
        ("SHEPHERDS", "SHEPHERDS WHO CAME LATE", FULL),
        ("SHEPHERDS", "SHEPHERDS AND BAKERS", HALF),
        ("SHEPHERDS", "SHEPHERD", HALF),
        ("SHEPHERDS", "HOUSE OF THE SHEPHERDS", HALF),
        ("NIGHT BAKER", "BAKER", HALF),
        ("U.S. BAKER", "U . S . BAKER", FULL),
        ("OTHERS", "OTHERS", FULL),
        ("BAKER", "SHEPHERD", NONE),
    ],
)
def test_words(key: str, response: str, wanted: Credit) -> None:
    assert words_credit(key, response) is wanted


@pytest.mark.parametrize(
    ("key", "response", "wanted"),
    [
        ("JUAN PAZ", "DR. JUAN PAZ", FULL),
        ("JUAN PAZ ROJAS", "PAZ", HALF),
        ("JUAN PAZ", "YOUNG JUAN PAZ", HALF),
        ("JUAN PAZ", "JUAN ROJAS", NONE),
        ("JUAN PAZ", "DR.", NONE),
    ],
)
def test_names(key: str, response: str, wanted: Credit) -> None:
    assert name_credit(key, response) is wanted
