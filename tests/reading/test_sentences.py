"""Sentences: texts of one to three sentences with the claims that another author finds in them, who knew none of the code.

Their errors have been read, so that this guards what is read rather than measures it; some of them are still misread.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tallystick.model.reports import Report

LEAST = {"war": 0.88, "speakers": 0.78, "crime": 0.81}
"""Share of the claims of each file found with their bounds, and with the right stance."""
MOST_EXTRA = 5
"""Claims of each file that nobody wrote down at most."""
NEAR = 5
"""Characters between two passages that are the same."""


@pytest.mark.parametrize("name", LEAST)
def test_claims_of_sentences(reader, name):
    texts = Path(__file__).parent / "sentences" / f"{name}.jsonl"
    cases = [json.loads(line) for line in texts.read_text("utf8").splitlines()]
    wanted = found = extra = 0
    for case in cases:
        claims = list(reader.read(Report(report_id="r1", names=("r1",), text=case["text"], extractor="test")).claims)
        wanted += len(case["claims"])
        for want in case["claims"]:
            match = next((one for one in claims if _is(one, want, case["text"])), None)
            if match is not None:
                claims.remove(match)
                found += 1
        extra += len(claims)
    assert found / wanted >= LEAST[name]
    assert extra <= MOST_EXTRA


def _is(claim, want, text):
    """Whether a claim is the one that the author wrote down; those shot of whom some died he may call wounded."""
    start = text.index(want["quote"])
    near = claim.passage.start < start + len(want["quote"]) + NEAR and claim.passage.end > start - NEAR
    hurt = {claim.measure.value, want["measure"]} <= {"wounded", "killed_or_wounded"}
    bounds = (claim.figure.low, claim.figure.high) == (want["low"], want["high"])
    stance = {"unconfirmed": "uncertain"}.get(want["stance"], want["stance"])
    return near and bounds and (hurt or claim.measure.value == want["measure"]) and claim.stance.value == stance
