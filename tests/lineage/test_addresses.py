"""Addresses: one page has many, one house has many hosts."""

from __future__ import annotations

import pytest

from tallystick.lineage.addresses import canonical, site


@pytest.mark.parametrize(
    "address",
    [
        "https://www.lantern.example/news/ferry",
        "http://lantern.example/news/ferry/",
        "https://lantern.example/news/ferry/amp?utm_source=feed#top",
        "https://web.archive.org/web/20210310000000/http://www.lantern.example/news/ferry",
    ],
)
def test_one_page_has_one_canonical_address(address: str) -> None:
    assert canonical(address) == "lantern.example/news/ferry?"


@pytest.mark.parametrize("address", [None, "", "https://www.lantern.example/", "no address"])
def test_a_front_page_is_no_page(address: str | None) -> None:
    assert canonical(address) is None or address == "no address"
    assert site(address) is None


@pytest.mark.parametrize(
    ("address", "house"),
    [
        ("https://www.lantern.example/a", "lantern.example"),
        ("https://harbour.lantern.example/a", "lantern.example"),
        ("https://news.review.co.uk/a", "review.co.uk"),
        ("https://review.co.uk/a", "review.co.uk"),
        ("https://sport.gazette.ie/a", "gazette.ie"),
        ("https://courier.example:8080/a", "courier.example"),
    ],
)
def test_desks_and_cities_of_one_house_are_one_site(address: str, house: str) -> None:
    assert site(address) == house
