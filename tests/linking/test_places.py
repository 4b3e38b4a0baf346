"""Places side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tallystick.linking.places import apart, country, division, fold, most_precise, town
from tallystick.model.places import Place, PlacePrecision
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


def test_the_finest_place_is_chosen_whatever_the_order():
    places = [ABROAD, None, VALE, QARHAT, CITY_OF_VALE]
    assert most_precise(places) == QARHAT
    assert most_precise(reversed(places)) == QARHAT
    assert most_precise([VALE, CITY_OF_VALE]) in (VALE, CITY_OF_VALE)
    assert most_precise([None]) is None


def test_among_equals_the_place_told_most_often_is_chosen():
    assert most_precise([OST, QARHAT, OST]) == OST
