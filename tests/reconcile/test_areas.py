from dataclasses import replace

import pytest

from tallystick.model.places import Place, PlacePrecision
from tallystick.reconcile.areas import Inside, lies_in
from tests.reconcile.scene import ABROAD, ABROAD_TOWN, NORTH, QARHAT

TOWN = replace(QARHAT, name="Varn", precision=PlacePrecision.TOWN)
COUNTRY = Place(name="Oststan", words="Oststan", precision=PlacePrecision.COUNTRY, country="Oststan", country_code="QO")
ELSEWHERE = replace(TOWN, name="Lode", admin1="Lodeland")


@pytest.mark.parametrize(
    ("place", "area", "answer"),
    [
        (TOWN, QARHAT, Inside.YES),
        (TOWN, TOWN, Inside.YES),
        (TOWN, NORTH, Inside.YES),
        (QARHAT, NORTH, Inside.YES),
        (QARHAT, COUNTRY, Inside.YES),
        (COUNTRY, QARHAT, Inside.MAYBE),
        (QARHAT, TOWN, Inside.MAYBE),
        (replace(TOWN, name="Orsk"), TOWN, Inside.MAYBE),
        (ELSEWHERE, QARHAT, Inside.NO),
        (ELSEWHERE, TOWN, Inside.NO),
        (ABROAD_TOWN, NORTH, Inside.NO),
        (ABROAD_TOWN, ABROAD, Inside.YES),
        (None, QARHAT, Inside.MAYBE),
        (QARHAT, None, Inside.MAYBE),
    ],
)
def test_whether_a_place_lies_in_an_area(place: Place | None, area: Place | None, answer: Inside) -> None:
    assert lies_in(place, area) is answer
