"""Texts: what the two named peers of linking see of reports, their words alone.

In: reports. Out: how alike their texts are, the day that each names, the days between two publications, and the scorer's form
of a partition. Always: no incident is known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.gva.pattern import DATED_IN, day_named

Floats = NDArray[np.float64]


def words_of(report: dict[str, Any]) -> str:
    """Title and text."""
    return f"{report['title']}\n{report['text']}"


def cosines(reports: Sequence[dict[str, Any]]) -> Floats:
    """How alike the texts of every two reports are: the cosine of their TF-IDF."""
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, stop_words="english", min_df=2)
    vectors = vectorizer.fit_transform([words_of(report) for report in reports])
    return np.asarray((vectors @ vectors.T).toarray(), dtype=np.float64)


def published(reports: Sequence[dict[str, Any]]) -> Floats:
    """Days of publication as numbers; not a number where unknown."""
    return np.array([_number(report["published"]) for report in reports])


def named(reports: Sequence[dict[str, Any]]) -> Floats:
    """Days that the openings name, or of publication, as numbers."""
    return np.array([_number(day_named(words_of(report).lower()[:DATED_IN], report["published"])) for report in reports])


def apart(days: Floats) -> Floats:
    """Days between every two, a thousand where one is unknown."""
    return np.nan_to_num(np.abs(days[:, None] - days[None, :]), nan=1000.0)


def partition(reports: Sequence[dict[str, Any]], clusters: Sequence[int]) -> Iterator[dict[str, Any]]:
    """One incident for each cluster, in the form of Tallystick's export, of reports alone."""
    members: dict[int, list[str]] = {}
    for report, cluster in zip(reports, clusters, strict=True):
        members.setdefault(int(cluster), []).append(report["id"])
    return ({"report_ids": found} for found in members.values())


def _number(day: str | None) -> float:
    return date.fromisoformat(day[:10]).toordinal() if day else float("nan")
