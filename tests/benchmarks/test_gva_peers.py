"""The peers of linking, on reports of our own making."""

from __future__ import annotations

import random
from typing import Any

from benchmarks.gva import cosine, learner
from benchmarks.gva.texts import partition

STREETS = "Elm Oak Birch Cedar Maple Willow Aspen Hazel Rowan Alder Laurel Juniper".split()
PEOPLE = "Quarrow Fenwick Lindqvist Obara Marchetti Dunmore Askew Tolliver Brandt Ives Corwin Haldane".split()
PLAIN = "police said officers found victim hospital investigation witnesses neighbors suspect vehicle arrest".split()


def reports(number: int) -> list[dict[str, Any]]:
    """Two reports of each planted incident, each incident with a street, a person and an age of its own."""
    chance = random.Random(7)
    made = []
    for incident in range(number):
        street, person = STREETS[incident % 12] + chr(97 + incident // 12), PEOPLE[incident % 12] + chr(97 + incident // 12)
        for told in range(2):
            plain = " ".join(chance.choices(PLAIN, k=30))
            who = f"The man, a {20 + incident}-year-old named {person}, was shot"
            text = f"{who} in the {incident + 3}00 block of {street} Street. {plain}"
            day = f"2031-{incident % 12 + 1:02}-{told + 10:02}"
            made.append(
                {"id": f"{incident}-{told}", "incident": str(incident), "published": day, "title": "A shooting", "text": text}
            )
    return made


def pairs(found: list[int], told: list[dict[str, Any]]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The pairs put together, and those that are of one incident."""
    both = [(one, other) for one in range(len(told)) for other in range(one)]
    put = {(told[one]["id"], told[other]["id"]) for one, other in both if found[one] == found[other]}
    true = {(told[one]["id"], told[other]["id"]) for one, other in both if told[one]["incident"] == told[other]["incident"]}
    return put, true


def test_the_clustering_joins_texts_alike_within_a_week_and_no_others() -> None:
    alike = [{"id": name, "published": day, "title": "", "text": text} for name, day, text in (
        ("a", "2031-05-01", "Quarrow was shot on Elm"), ("b", "2031-05-08", "Quarrow was shot on Elm"),
        ("c", "2031-05-16", "Quarrow was shot on Elm"), ("d", "2031-05-01", "Fenwick drowned off Gantry"),
        ("e", None, "Fenwick drowned off Gantry"),
    )]  # fmt: skip
    found = cosine.clusters(alike)
    assert found[0] == found[1]
    assert len({found[0], found[2], found[3], found[4]}) == 4


def test_the_learner_learns_on_one_fold_what_it_finds_on_the_other() -> None:
    told = reports(60)
    found = learner.clusters(told, [one["incident"] for one in told], [int(one["incident"]) % 2 == 0 for one in told])
    put, true = pairs(found, told)
    assert len(put & true) > 0.8 * len(true)
    assert len(put & true) > 0.8 * len(put)


def test_a_partition_is_one_incident_for_each_cluster() -> None:
    told = reports(2)
    assert [one["report_ids"] for one in partition(told, [0, 1, 0, 1])] == [["0-0", "1-0"], ["0-1", "1-1"]]
