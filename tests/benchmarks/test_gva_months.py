"""Sums of cities and months, on incidents of our own making."""

from __future__ import annotations

from typing import Any

from benchmarks.gva.months import Names, peer, shares

NAMES = Names(lambda name: (name or "").lower().strip(), lambda name: {one.strip(" )").lower() for one in name.split("(")})
GOLD = [
    {"id": "1", "date": "March 4, 2031", "city": "Elmsford", "state": "Vale", "killed": 1, "wounded": 2},
    {"id": "2", "date": "March 30, 2031", "city": "Elmsford (Oak Side)", "state": "Vale", "killed": 0, "wounded": 1},
    {"id": "3", "date": "April 1, 2031", "city": "Elmsford", "state": "Vale", "killed": 5, "wounded": 0},
]


def found(city: str, first: str, last: str | None, killed: int | None, wounded: int | None, **fields: Any) -> dict[str, Any]:
    return {
        "place": {"name": city, "admin1": "Vale"},
        "date_from": first,
        "date_to": last,
        "killed": None if killed is None else {"best": killed},
        "wounded": None if wounded is None else {"best": wounded},
        "main_report_ids": ["r"],
        **fields,
    }


FIRST = found("Elmsford", "2031-03-04", "2031-03-04", 1, 2)
SECOND = found("Oak Side", "2031-03-29", "2031-03-31", None, 1)


def exact(*exported: dict[str, Any]) -> dict[str, float]:
    return shares(GOLD, exported, NAMES)


def test_a_quarter_is_its_city_and_an_open_day_lies_in_its_month():
    assert exact(FIRST, SECOND) == {"killed": 1.0, "wounded": 1.0}


def test_a_month_of_one_incident_is_not_asked_for():
    assert exact(FIRST, SECOND, found("Elmsford", "2031-04-01", "2031-04-01", 9, 9)) == {"killed": 1.0, "wounded": 1.0}


def test_what_is_missing_too_much_or_of_two_months_makes_a_sum_wrong():
    assert exact(FIRST) == {"killed": 1.0, "wounded": 0.0}
    assert exact(FIRST, FIRST, SECOND) == {"killed": 0.0, "wounded": 0.0}
    assert exact(FIRST, SECOND | {"date_to": "2031-04-01"}) == {"killed": 1.0, "wounded": 0.0}
    assert exact(FIRST, SECOND | {"place": {"name": "Elmsford", "admin1": "Ost"}}) == {"killed": 1.0, "wounded": 0.0}


def test_what_is_told_in_passing_is_not_added():
    assert exact(FIRST, SECOND, found("Elmsford", "2031-03-09", "2031-03-09", 3, 3, main_report_ids=[])) == {
        "killed": 1.0,
        "wounded": 1.0,
    }


def test_the_peer_counts_by_clusters_of_texts():
    told = [("a", "1", "Man killed, two wounded"), ("b", "1", "One killed, two wounded"), ("c", "2", "One wounded")]
    reports = [
        {"id": name, "incident": incident, "title": title, "text": "", "published": f"2031-03-0{4 + int(incident)}"}
        for name, incident, title in told
    ]
    made = peer(reports, [0, 0, 1], GOLD)
    assert [(one["killed"]["best"], one["wounded"]["best"], one["place"]["name"].strip()) for one in made] == [
        (1, 2, "Elmsford"),
        (0, 1, "Elmsford"),
    ]
