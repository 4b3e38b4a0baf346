"""The arithmetic of the news_clusters benchmark."""

from __future__ import annotations

import pytest

from benchmarks.news_clusters import bcubed, homes


def test_a_report_stands_where_it_mainly_tells_of_an_incident() -> None:
    incidents = [
        {"incident_id": "one", "report_ids": ["a", "b"], "main_report_ids": ["a"]},
        {"incident_id": "two", "report_ids": ["b"], "main_report_ids": ["b"]},
    ]
    assert homes(incidents, dict.fromkeys("abc")) == {"a": "one", "b": "two", "c": "alone c"}


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [("1122", 1.0, 1.0), ("1111", 0.5, 1.0), ("1234", 1.0, 0.5), ("1112", (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, 0.75)],
)
def test_bcubed(found: str, precision: float, recall: float) -> None:
    truth = dict(zip("abcd", "xxyy", strict=True))
    assert bcubed(truth, dict(zip("abcd", found, strict=True))) == pytest.approx((precision, recall))
