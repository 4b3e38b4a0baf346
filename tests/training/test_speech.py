"""What learns the finder: models fitted to planted truth, counts without one's own text."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.polnear import Said, Text
from tallystick import language
from tallystick.reading.speech.weights import score
from training.speech.corpus import count, example, leave_out
from training.speech.linear import fit_choice, fit_decision, minimise

ONE = "The mayor said that the bridge was closed."


def test_the_least_of_a_bowl_is_found() -> None:
    centre = np.array([3.0, -2.0, 0.5])
    found = minimise(lambda at: (float(((at - centre) ** 2).sum()), 2 * (at - centre)), 3)
    assert found == pytest.approx(centre, abs=1e-3)


def test_a_decision_learns_the_feature_that_decides() -> None:
    rows = [["good", "any"], ["bad", "any"]] * 20
    model = fit_decision(rows, [True, False] * 20, least=3, ridge=0.1)
    assert model["good"] > 1 > -1 > model["bad"]
    assert abs(model["any"]) < 0.5


def test_a_choice_learns_which_of_several_is_right() -> None:
    groups = [[["subject"], ["object"], ["object", "far"]]] * 10
    model = fit_choice(groups, [[True, False, False]] * 10, least=3, ridge=0.1)
    assert score(model, ["subject"]) > score(model, ["object"]) > score(model, ["object", "far"])


def test_a_text_knows_nothing_of_itself() -> None:
    cue = ONE.index("said")
    said = Said(source=frozenset(range(9)), content=frozenset(range(15, 41)), cue=frozenset(range(cue, cue + 4)))
    read = example(Text(name="one", text=ONE, marked=((said,),)), language.load()(ONE))
    table = count([read, read])
    assert [read.words.text[head] for head in read.heads] == ["said"]
    assert table.counts["say", "v"] == (2, 2)
    assert leave_out(table, read).counts["say", "v"] == (1, 1)
