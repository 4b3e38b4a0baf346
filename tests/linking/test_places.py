"""Places side by side."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from tallystick.linking.places import POLICE, apart, country, division, fold, place_of, town
from tallystick.model.accounts import Account
from tallystick.model.places import Place, PlacePrecision
from tallystick.reading import lead
from tests import builders
from tests.linking.cases import ABROAD, BELMOR, OST, QARHAT, VALE

CITY_OF_VALE = replace(VALE, precision=PlacePrecision.TOWN)
UNMAPPED = replace(BELMOR, name="Somewhere", lat=None, lon=None)


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Vale Province", "vale"), ("Öst-Vale", "ost vale"), ("Province", "province"), (None, None), ("", None)],
)
def test_names_lose_case_accents_and_words_for_divisions(name, folded):
    assert fold(name) == folded


def test_a_town_that_bears_its_divisions_name_is_taken_for_the_division():
    assert town(CITY_OF_VALE) is None
    assert division(CITY_OF_VALE) == "vale"
    assert town(QARHAT) == "qarhat"


def test_a_country_is_known_by_its_code_or_its_name():
    assert country(QARHAT) == "no"
    assert country(Place(name="Tarn", words="Tarn", precision=PlacePrecision.COUNTRY)) == "tarn"
    assert country(None) is None


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (QARHAT, ABROAD, True),
        (QARHAT, BELMOR, True),
        (QARHAT, OST, False),
        (QARHAT, VALE, False),
        (QARHAT, UNMAPPED, False),
        (QARHAT, None, False),
        (VALE, CITY_OF_VALE, False),
    ],
)
def test_only_known_contradictions_keep_places_apart(left, right, expected):
    assert apart(left, right) is expected
    assert apart(right, left) is expected


def telling(place: Place | None, *signs: str, main: bool = True) -> Account:
    report = builders.report("Two people were shot in town.")
    return builders.account(report, main=main, place=place, place_signs=signs)


def chosen(*accounts: Account) -> Place | None:
    assert place_of(accounts) == place_of(reversed(accounts))
    return place_of(accounts)


def test_a_town_is_chosen_before_an_area_whatever_the_order():
    assert chosen(telling(ABROAD), telling(None), telling(VALE), telling(QARHAT), telling(CITY_OF_VALE)) == QARHAT
    assert chosen(telling(VALE), telling(CITY_OF_VALE)) in (VALE, CITY_OF_VALE)
    assert chosen(telling(None)) is None


def test_a_place_that_the_whole_report_speaks_for_is_chosen_before_one_that_only_stands_beside_the_harm():
    beside = telling(BELMOR)
    assert chosen(telling(QARHAT, "dateline"), beside, beside) == QARHAT
    assert chosen(telling(VALE, "dateline"), beside) == BELMOR, "an area says less than a town"


def test_then_the_place_that_most_reports_tell_as_their_main_news():
    assert chosen(telling(OST), telling(QARHAT), telling(OST)) == OST
    assert chosen(telling(OST), telling(QARHAT, main=False), telling(QARHAT, main=False)) == OST


def test_of_a_city_and_its_quarter_it_is_the_one_whose_police_are_named():
    quarter = telling(QARHAT, "dateline")
    assert chosen(quarter, telling(OST, POLICE)) == OST
    assert chosen(quarter, quarter, telling(OST, POLICE)) == QARHAT


def test_the_sign_of_police_is_one_that_reading_gives():
    signs = tomllib.loads(Path(lead.__file__).parent.parent.joinpath("data", "lead.toml").read_text(encoding="utf8"))
    assert any(POLICE in table for table in signs.values())
