"""The home of an outlet is told by its address alone, and only where a table knows it."""

from __future__ import annotations

import pytest

from tallystick.reading.home import home_of, host_of


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("http://www.wcvb.com/article/1", "wcvb.com"),
        ("http://web.archive.org/web/20170316043921/http://m.wcvb.com:80/a", "wcvb.com"),
        ("wcvb.com", "wcvb.com"),
        ("file.txt", "file.txt"),
        ("", None),
        ("no address", None),
    ],
)
def test_hosts(address: str, host: str | None) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize(
    ("address", "division"),
    [
        ("http://www.wcvb.com/article/1", "Massachusetts"),  # a label of the list
        ("http://kfortv.com/article/1", "Oklahoma"),  # a call sign with an ending
        ("http://the-albuquerque-eye.example/1", "New Mexico"),  # a town's name in the host
        ("http://www.bbc.co.uk/news/1", None),
        ("ewa-20200227-ankara.txt", None),
        (None, None),
    ],
)
def test_homes(address: str | None, division: str | None) -> None:
    home = home_of(address)
    assert (home.admin1 if home else None) == division
