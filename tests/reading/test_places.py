"""Places are found where the words mean places, as the right one, in the right role, no finer than the words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.places import PlacePrecision, distance_km, sound_key
from tallystick.reading.demonyms import demonym_party, demonym_people, is_demonym
from tallystick.reading.home import Home
from tallystick.reading.places import PlaceMention, PlaceRole, find_places
from tallystick.reading.places.again import meant_again
from tallystick.reading.places.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def names(mentions: tuple[PlaceMention, ...]) -> list[str]:
    return [f"{one.place.name}, {one.place.country_code}" for one in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A farmer was shot in Paris, Texas.", ["Paris, US", "Texas, US"]),
        ("A farmer was shot in Paris on Monday.", ["Paris, FR"]),
        ("Deputies in Salem, Ore., found him.", ["Salem, US", "Oregon, US"]),
        ("Shells fell on the northern Syrian town of Idlib in Syria.", ["Idlib, SY", "Syria, SY"]),
        ("Fighters left Khan Younis in Gaza.", ["Khan Yunis, PS", "Gaza, PS"]),
        ("A mortar hit Maarret al-Numan in Syria.", ["Maarrat an Numan, SY", "Syria, SY"]),
        ("A bomb went off in Mazar-i-Sharif in Afghanistan.", ["Mazar-e Sharif, AF", "Afghanistan, AF"]),
        ("A clinic in Port-au-Prince was hit.", ["Port-au-Prince, HT"]),
        ("Six people died in Gaza on Monday.", ["Gaza, PS"]),
        ("Six people died in Gaza province, Mozambique.", ["Gaza, MZ", "Mozambique, MZ"]),
        ("Six people died in Jenin, and two in Palmyra.", ["Janin, PS", "Tadmur, SY"]),
        ("Six people died in Manchester on Monday.", ["Manchester, GB"]),
        ("Six people died in Manchester, New Hampshire.", ["Manchester, US", "New Hampshire, US"]),
        ("Six people died in Amhara.", ["Amhara, ET"]),
        ("The U.S. and the UK protested.", ["United States, US", "United Kingdom, GB"]),
        ("Clashes in Nineveh province, Iraq", ["Nineveh, IQ", "Iraq, IQ"]),
        ("Troops in Georgia said Tbilisi was calm.", ["Georgia, GE", "Tbilisi, GE"]),
        ("A shooting in West Philadelphia", ["Philadelphia, US"]),
        ("A drone hit the Daraja Oula area of El Fasher, Sudan.", ["Daraja Oula, SD", "El Fasher, SD", "Sudan, SD"]),
        ("Two died in Abu Quarrow, near El Fasher.", ["El Fasher, SD"]),
        ("Dallas police found a man in southeast Houston.", ["Dallas, US", "Houston, US"]),
        ("He was found in Prince George's County, Maryland.", ["Prince George's County, US", "Maryland, US"]),
        ("D.C. police were called.", ["Washington, US"]),
        ("At a home in Quarrowby, Missouri, deputies found him.", ["Quarrowby, US", "Missouri, US"]),
    ],
)
def test_names_mean_the_place_that_their_text_speaks_for(text: str, expected: list[str], gazetteer: Gazetteer) -> None:
    assert names(find_places(text, gazetteer)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mr. London told the Washington Post so.",
        "Jack London wrote it.",
        "Turkish soldiers and Syrian rebels fought; a Sri Lankan died.",
        "Reading was hard. Mobile phones rang. Police said so.",
        "Of the dead, Many were Best men. March on, May said.",
        "Hamas and Boko Haram denied it.",
        "Pay us what you owe us.",
        "John Houston was held. Houston said nothing.",
        "Saturday was calm; I've seen HIV wards.",
        "It happened on Benavides Drive, near Oakland Park Boulevard.",
        "Police said that shots were heard on the north side, in Southwest.",
    ],
)
def test_other_words_are_no_places(text: str, gazetteer: Gazetteer) -> None:
    assert find_places(text, gazetteer) == ()


def test_ordinary_words_are_places_after_a_preposition_of_place(gazetteer: Gazetteer) -> None:
    assert names(find_places("He was shot in Mobile, Alabama.", gazetteer)) == ["Mobile, US", "Alabama, US"]


def test_kind_words_choose_between_a_town_and_its_province(gazetteer: Gazetteer) -> None:
    province, town = find_places("Shelling of Idlib province went on. Troops near the city of Idlib fled.", gazetteer)
    assert province.place.precision is PlacePrecision.DIVISION
    assert town.place.precision is PlacePrecision.NEAR


def test_distance_and_direction_are_computed_and_go_to_the_village(gazetteer: Gazetteer) -> None:
    text = "He fell near the village of Qarhat, some 14 kilometres southeast of the town of Idlib, Syria."
    village, town, _ = find_places(text, gazetteer)
    assert (village.place.name, village.place.precision) == ("Qarhat", PlacePrecision.NAME_ONLY)
    assert (village.place.admin1, village.place.country_code) == ("Idlib", "SY")
    assert (village.place.lat, village.place.lon) == (town.place.lat, town.place.lon) == (35.84, 36.74)


@pytest.mark.parametrize("name", ["Maarret al-Numan", "Maarrat al-Numan", "Ma'arrat al-Nu'man", "Maarat al-Numan"])
def test_spellings_of_one_town_are_one_town(name: str, gazetteer: Gazetteer) -> None:
    town, _ = find_places(f"Troops left the town of {name} in Syria.", gazetteer)
    assert (town.place.name, town.place.admin1) == ("Maarrat an Numan", "Idlib")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Nairab", "Nayrab"), ("Saraqeb", "Saraqib"), ("Erdogan", "Erdoğan"), ("Khan Sheikhoun", "Khan Shaykhun")],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)


def test_marks_on_letters_change_no_place(gazetteer: Gazetteer) -> None:
    plain, marked = (find_places(f"Two men died in {name}.", gazetteer) for name in ("Diyarbakir", "Diyarbakır"))
    assert plain[0].place.lat == marked[0].place.lat == 37.914


def test_a_distance_from_a_city_is_computed(gazetteer: Gazetteer) -> None:
    (mention,) = find_places("A post 14 kilometres southeast of the city of Idlib was hit.", gazetteer)
    (city,) = find_places("A post in the city of Idlib was hit.", gazetteer)
    away = distance_km(mention.place, city.place)
    assert away is not None and abs(away - 14) < 1
    assert mention.place.precision is PlacePrecision.NEAR
    assert (mention.place.lat or 0) < (city.place.lat or 0) and (mention.place.lon or 0) > (city.place.lon or 0)


def test_both_towns_of_a_road_between_them_are_found(gazetteer: Gazetteer) -> None:
    assert names(find_places("Shells fell on the road between Idlib and Saraqeb in Syria.", gazetteer)) == [
        "Idlib, SY",
        "Saraqib, SY",
        "Syria, SY",
    ]


def test_a_village_that_the_gazetteer_lacks_keeps_its_name_and_area(gazetteer: Gazetteer) -> None:
    village, area = find_places("They burned the village of Qarhat in Idlib province.", gazetteer)
    assert (village.place.name, village.place.precision) == ("Qarhat", PlacePrecision.NAME_ONLY)
    assert (village.place.admin1, village.place.country) == (area.place.name, area.place.country) == ("Idlib", "Syria")


def test_an_unresolvable_place_never_empties_the_rest(gazetteer: Gazetteer) -> None:
    known = names(find_places("Shells fell on Aleppo and Hama in Syria.", gazetteer))
    beside = names(find_places("Shells fell on Qarhat, the village of Zarqun, Aleppo and Hama in Syria.", gazetteer))
    assert [name for name in beside if name in known] == known == ["Aleppo, SY", "Hama, SY", "Syria, SY"]


def test_a_direction_without_a_distance_is_near(gazetteer: Gazetteer) -> None:
    (mention,) = find_places("A bomb exploded south of Kandahar.", gazetteer)
    assert mention.place.precision is PlacePrecision.NEAR
    assert mention.role is PlaceRole.LOCATED


def test_a_quarter_of_a_country_is_a_region(gazetteer: Gazetteer) -> None:
    (mention,) = find_places("Raids in northern Syria continued.", gazetteer)
    assert (mention.place.name, mention.place.precision) == ("northern Syria", PlacePrecision.REGION)


def test_an_unknown_village_without_an_area_keeps_its_name_alone(gazetteer: Gazetteer) -> None:
    (mention,) = find_places("They burned the village of Qarhat.", gazetteer)
    assert (mention.place.name, mention.place.country, mention.place.lat) == ("Qarhat", None, None)


def test_a_home_tells_apart_towns_of_one_name(gazetteer: Gazetteer) -> None:
    text = "A farmer was shot in Wilmington."
    (alone,) = find_places(text, gazetteer)
    (local,) = find_places(text, gazetteer, Home(country_code="US", admin1="Delaware", words="wdel"))
    assert (alone.place.admin1, local.place.admin1) == ("North Carolina", "Delaware")


def test_roles(gazetteer: Gazetteer) -> None:
    text = (
        "BEIRUT, Lebanon (Agency) — Ankara said two men died in Syria's Idlib region. They came from Iraq and went to Libya. "
        "Fighting raged in Aleppo and Hama."
    )
    roles = {one.words: one.role for one in find_places(text, gazetteer)}
    assert roles == {
        "BEIRUT": PlaceRole.DATELINE,
        "Lebanon": PlaceRole.HOLDER,
        "Ankara": PlaceRole.MENTIONED,
        "Syria": PlaceRole.HOLDER,
        "Idlib": PlaceRole.LOCATED,
        "Iraq": PlaceRole.FROM,
        "Libya": PlaceRole.TOWARD,
        "Aleppo": PlaceRole.LOCATED,
        "Hama": PlaceRole.LOCATED,
    }


def test_half_of_a_longer_name_is_no_town_of_another_land(gazetteer: Gazetteer) -> None:
    text = "Gunmen attacked Ghazni Khel in Pakistan. Police in Peshawar and Kohat, and later in Karachi, said so."
    assert "Ghazni" not in [one.words for one in find_places(text, gazetteer)]


def test_a_district_that_the_gazetteer_lacks_is_known_by_its_name(gazetteer: Gazetteer) -> None:
    found = find_places(
        "Three men died in Bajarqut district, and two in Peshawar. Raids in Bajarqut's Mamolun tehsil go on.", gazetteer
    )
    assert [one.place.name for one in found] == ["Bajarqut", "Peshawar", "Bajarqut", "Mamolun"]


@pytest.mark.parametrize("line", ["RAWALPINDI, Sep 13 (AGENCY):The army killed four.", "RAWALPINDI: The army killed four."])
def test_a_dateline_may_end_in_a_colon(line: str, gazetteer: Gazetteer) -> None:
    (mention,) = find_places(line, gazetteer)
    assert mention.role is PlaceRole.DATELINE


def test_upper_case_copy(gazetteer: Gazetteer) -> None:
    text = "SAN SALVADOR, 3 JAN 90 (AGENCY) -- TWO SOLDIERS DIED IN SANTA ANA DEPARTMENT. POLICE IN LIMA, PERU, SAID MANY FLED."
    assert [one.words for one in find_places(text, gazetteer)] == ["SAN SALVADOR", "SANTA ANA", "LIMA", "PERU"]


@given(
    st.lists(
        st.sampled_from(["Idlib", "in", "Syria's", "Paris,", "Texas", "al-Bab", "St. Louis", "north of", "U.S.", "(", "Mr."]),
        max_size=10,
    )
)
def test_offsets_are_exact_and_never_overlap(pieces: list[str]) -> None:
    text, end = " ".join(pieces), 0
    for mention in find_places(text, Gazetteer.load()):
        assert text[mention.start : mention.end] == mention.words
        assert end <= mention.start < mention.end
        end = mention.end


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    find_places(text, Gazetteer.load())


def test_the_gazetteer_opens_fast() -> None:
    from tallystick.reading.places import gazetteer as module

    started = time.process_time()
    module._shipped.__wrapped__()
    assert time.process_time() - started < 0.6  # 0.2 on an idle machine


def test_every_entry_reads(gazetteer: Gazetteer) -> None:
    for name in ("Syria", "Idlib", "Georgia", "Gaza Strip", "Donbas", "Springfield", "Kivu"):
        for entry in gazetteer.find(name):
            place = entry.place(name)
            assert -90 <= entry.lat <= 90 and -180 <= entry.lon <= 180
            assert place.country is None or place.country_code is not None


@pytest.mark.parametrize(
    ("word", "party"),
    [("Turkish", "Turkey"), ("Turks", "Turkey"), ("SYRIAN", "Syria"), ("Turkey", "Turkey"), ("US", "United States"),
     ("us", None), ("Us", None), ("polish", None), ("South Korean", "South Korea"), ("Kurdish", None)],
)  # fmt: skip
def test_demonyms_name_their_land(word: str, party: str | None) -> None:
    assert demonym_party(word) == party


def test_a_people_is_no_land() -> None:
    assert demonym_people("Kurdish") == "Kurds"
    assert is_demonym("Kurdish") and not is_demonym("Turkey")


@pytest.mark.parametrize(
    ("text", "quarter", "town"),
    [
        ("A missile hit the Quarrow district of Kharkiv in Ukraine.", "Quarrow", "Kharkiv"),
        ("Shells fell on Kharkiv in Ukraine. Three died in the Quarrow neighbourhood.", "Quarrow", "Kharkiv"),
        ("A tram left the rails in Croydon, south London.", "Croydon", "London"),
        ("They reached Quarrow village in Ukraine.", "Quarrow", None),
        ("A bomb fell in the Nasr neighbourhood, west of Gaza City.", "Nasr", "Gaza"),
        ("A bomb fell on Rafah's Geneina neighbourhood in the Gaza Strip.", "Geneina", "Rafah"),
        ("A man was shot in Chicago's Austin neighborhood.", "Austin", "Chicago"),
    ],
)
def test_a_quarter_knows_its_town(text: str, quarter: str, town: str | None, gazetteer: Gazetteer) -> None:
    found = next(one.place for one in find_places(text, gazetteer) if one.place.name == quarter)
    assert found.town == town


def test_a_quarter_is_shown_at_its_town(gazetteer: Gazetteer) -> None:
    quarter, town = find_places("A bomb fell in the Nasr neighbourhood, west of Gaza City.", gazetteer)
    assert quarter.place.precision is PlacePrecision.NAME_ONLY
    assert (quarter.place.lat, quarter.place.lon) == (town.place.lat, town.place.lon) != (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Rockets hit the Karama neighbourhood. The army did not comment.",
        "Five died in Gaza, one of them 5-year-old Hala Khalil Fayez.",
        "Shells fell near the Omar bin Quarrow Mosque in Gaza.",
        "May God have mercy on those killed in Gaza.",
    ],
)
def test_quarters_and_persons_are_no_towns_elsewhere(text: str, gazetteer: Gazetteer) -> None:
    towns = [one.place.name for one in find_places(text, gazetteer) if one.place.precision is PlacePrecision.TOWN]
    assert towns in ([], ["Gaza"])


@pytest.mark.parametrize("words", ["Deir al-Balah", "Deir al Balah", "Deir Al Balah"])
def test_an_article_inside_a_name_needs_no_hyphen(words: str, gazetteer: Gazetteer) -> None:
    assert [one.place.name for one in find_places(f"A house in {words} was hit.", gazetteer)] == ["Dayr al Balah"]


def test_a_name_that_stands_twice_where_places_do_is_one_everywhere(gazetteer: Gazetteer) -> None:
    text = "Troops were seen near Quarrowsk in Ukraine. Two people died in Quarrowsk. Quarrowsk is a village."
    assert [one.words for one in find_places(text, gazetteer)].count("Quarrowsk") == 3
    assert not [one for one in find_places("He was seen in Quarrowsk.", gazetteer) if one.words == "Quarrowsk"]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("in the camp", "Abu Quarrow"),
        ("in the same village", "Tell Quarrow"),
        ("in the city", "El Fasher"),
        ("in the port", None),
    ],
)
def test_places_meant_by_what_they_are(words: str, meant: str | None, gazetteer: Gazetteer) -> None:
    text = "In El Fasher, Sudan, shells fell. They hit Abu Quarrow, a camp, and the village of Tell Quarrow. "
    text += f"Three died {words}."
    found = meant_again(text, text.index("Three"), len(text), find_places(text, gazetteer))
    assert (found.name if found else None) == meant
