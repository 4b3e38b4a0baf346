"""Runs read in batches are those of each report by itself, whatever stands beside it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallystick.lineage import batches
from tallystick.lineage.batches import read_runs
from tallystick.lineage.words import Vocabulary, read_words
from tallystick.model.reports import Mark, MarkKind, Report
from tests.builders import report

WORDS = st.sampled_from(
    [
        "the",
        "ferry",
        "Ferry,",
        "cease-fire",
        "Erdoğan",
        "labour/labor",
        "(AFP)",
        "—",
        "don’t",
        "Qarhat\u00a0sea",
        "3,500",
        "\x1c",
        "...",
    ]
)
BLANKS = st.sampled_from([" ", "\n", "\n\n", "\t", "\u2003", "\u00a0"])


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = "".join(draw(WORDS) + draw(BLANKS) for _ in range(draw(st.integers(0, 30))))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4)))
    marks = [Mark(start=start, end=end, kind=MarkKind.FURNITURE) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    return report(text, marks=tuple(marks))


@pytest.mark.parametrize("size", [1, 2, 1_000])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(reports(), max_size=5))
def test_each_has_the_runs_of_its_words(monkeypatch: pytest.MonkeyPatch, size: int, given_reports: list[Report]) -> None:
    monkeypatch.setattr(batches, "BATCH", size)
    vocabulary = Vocabulary()
    found = read_runs(given_reports, vocabulary)
    assert len(found) == len(given_reports)
    for runs, each in zip(found, given_reports, strict=True):
        assert np.array_equal(runs, read_words(each, vocabulary).runs)


def test_some_words_make_runs_and_fewer_make_none() -> None:
    sizes = [
        len(runs) for runs in read_runs([report("One two three four five six"), report("One two"), report("")], Vocabulary())
    ]
    assert sizes == [2, 0, 0]
