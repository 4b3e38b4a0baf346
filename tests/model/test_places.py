"""Which place holds which: True, False, or None where the records cannot tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.names import fold_name, sound_key
from tallystick.model.places import Place, PlacePrecision, distance_km, holds

SYRIA = Place(name="Syria", words="Syria", precision=PlacePrecision.COUNTRY, country="Syria", country_code="SY")
LIBYA = Place(name="Libya", words="Libya", precision=PlacePrecision.COUNTRY, country="Libya", country_code="LY")
PROVINCE = Place(
    name="Idlib", words="Idlib", precision=PlacePrecision.DIVISION, admin1="Idlib", country="Syria", country_code="SY"
)
CITY = Place(
    name="Idlib",
    words="Idlib",
    precision=PlacePrecision.TOWN,
    admin1="Idlib",
    country="Syria",
    country_code="SY",
    lat=35.93,
    lon=36.63,
)
SARAQIB = Place(
    name="Saraqib",
    words="Saraqeb",
    precision=PlacePrecision.TOWN,
    admin1="Idlib",
    country="Syria",
    country_code="SY",
    lat=35.86,
    lon=36.81,
)
ALEPPO = Place(
    name="Aleppo", words="Aleppo", precision=PlacePrecision.DIVISION, admin1="Aleppo", country="Syria", country_code="SY"
)
NOWHERE = Place(name="Qarhat", words="Qarhat", precision=PlacePrecision.NAME_ONLY)


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        (SYRIA, SARAQIB, True),
        (SYRIA, LIBYA, False),
        (LIBYA, SARAQIB, False),
        (PROVINCE, SARAQIB, True),
        (PROVINCE, CITY, True),
        (CITY, PROVINCE, None),
        (CITY, SARAQIB, False),
        (ALEPPO, SARAQIB, False),
        (SARAQIB, SYRIA, False),
        (SYRIA, NOWHERE, None),
        (NOWHERE, NOWHERE, True),
    ],
)
def test_holds(outer: Place, inner: Place, expected: bool | None) -> None:
    assert holds(outer, inner) is expected


def test_a_village_known_by_name_only_is_the_same_in_another_spelling() -> None:
    nairab = Place(name="Nairab", words="Nairab", precision=PlacePrecision.NAME_ONLY, country_code="SY")
    nayrab = Place(name="Nayrab", words="Nayrab", precision=PlacePrecision.NAME_ONLY, country_code="SY")
    assert holds(nairab, nayrab) is True


def test_distance() -> None:
    assert distance_km(CITY, SARAQIB) == pytest.approx(18, abs=1)
    assert distance_km(CITY, NOWHERE) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [("Nairab", "Nayrab"), ("Maarret al-Numan", "Maarrat an Nu‘mān"), ("Khan Sheikhoun", "Khān Shaykhūn"),
     ("Raqqa", "Ar Raqqah"), ("Deir ez-Zor", "Dayr az Zawr"), ("Erdogan", "Erdoğan"), ("Fallujah", "Falluja")],
)  # fmt: skip
def test_spellings_of_one_name_sound_alike(left: str, right: str) -> None:
    assert sound_key(left) == sound_key(right)


@pytest.mark.parametrize(("left", "right"), [("Homs", "Hama"), ("Aleppo", "Idlib"), ("Mosul", "Masyaf"), ("Kunduz", "Kunar")])
def test_different_names_sound_different(left: str, right: str) -> None:
    assert sound_key(left) != sound_key(right)


@given(st.text(max_size=30))
def test_folding_is_stable(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)
