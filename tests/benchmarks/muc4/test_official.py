"""Agreement with the official scores: a report, ranks, and the 17 systems where they are at hand."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.muc4.official import SLOTS, TEMPLATES, Peer, agreement, differences, official_f, peers, rank_correlation
from benchmarks.muc4.templates import written
from tests.benchmarks.muc4.builders import attack

MUC4 = Path(__file__).parents[4] / "shared" / "benchmarks" / "muc4"
HEAD = "SLOT  POS ACT|COR PAR INC|ICR IPA|SPU MIS NON|REC PRE OVG FAL\n"


def report(correct: int) -> str:
    """One template's scores, all wrong, and then the total that counts."""
    rows = (f"{name}\t  10  10|{{}}   1   0|  0   0|  1   0   0| 45  45   0\n" for name in (TEMPLATES, *SLOTS))
    body = "".join(rows)
    return HEAD + body.replace("{}", " 0") + " * * * TOTAL SLOT SCORES * * *\n" + HEAD + body.replace("{}", f" {correct}")


def peer(name: str, official: float, ours: float) -> Peer:
    names = (*SLOTS, TEMPLATES)
    return Peer(name=name, official=dict.fromkeys(names, official), ours=dict.fromkeys(names, ours))


def test_the_total_of_a_report_is_read() -> None:
    assert official_f(report(4)) == dict.fromkeys((*SLOTS, TEMPLATES), pytest.approx(0.45))


def test_correlation_of_ranks() -> None:
    assert rank_correlation([1, 2, 3, 9], [10, 20, 21, 22]) == pytest.approx(1.0)
    assert rank_correlation([1, 2, 3], [3, 2, 1]) == pytest.approx(-1.0)
    assert rank_correlation([1, 2, 3, 4], [1, 2, 4, 3]) == pytest.approx(0.8)
    assert rank_correlation([1, 1, 2], [1, 1, 2]) == pytest.approx(1.0)
    assert rank_correlation([1, 2], [5, 5]) == 0.0


def test_agreement_is_judged_in_points() -> None:
    near = [peer("one", 0.40, 0.42), peer("two", 0.50, 0.46)]
    assert differences(near, "inc-date") == pytest.approx([2.0, 4.0])
    difference, order = agreement([peer("one", 0.40, 0.50), peer("two", 0.50, 0.40)])
    assert (difference.passed, order.passed) == (False, False)
    assert difference.value == pytest.approx(10.0)


def test_a_system_that_had_nothing_is_no_sign_of_agreement() -> None:
    systems = [peer("none", 0.0, 0.0), peer("one", 0.40, 0.42), peer("two", 0.50, 0.46)]
    assert differences(systems, "inc-loc") == pytest.approx([2.0, 4.0])
    assert agreement(systems) == agreement(systems[1:])


def test_a_folder_of_systems(tmp_path: Path) -> None:
    lines = [line.partition(".")[2].strip() for line in written(attack("BAKER")).splitlines() if line[:2].strip()]
    slots = {name.strip(): [value.strip()] for name, _, value in (line.partition("  ") for line in lines)}
    row = json.dumps({"id": "TST9-0001", "text": "NONE.", "templates": [slots]})
    (tmp_path / "tst3.jsonl.gz").write_bytes(gzip.compress(row.encode()))
    for part in ("responses", "scores"):
        (tmp_path / "official_tst3" / part / "ACME").mkdir(parents=True)
    (tmp_path / "official_tst3/responses/ACME/response.tst3").write_text(written(attack("BAKER")), "latin-1")
    with pytest.raises(FileNotFoundError):
        peers(tmp_path)
    (tmp_path / "official_tst3/scores/ACME/scores.one").write_text(report(9), "latin-1")
    (acme,) = peers(tmp_path)
    assert (acme.name, acme.official["inc-loc"]) == ("ACME", pytest.approx(0.95))
    assert acme.ours == dict.fromkeys((*SLOTS, TEMPLATES), 1.0)


def test_a_folder_without_systems_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        peers(tmp_path)


@pytest.mark.skipif(not MUC4.exists(), reason="the responses of the 17 systems are not at hand")
def test_the_seventeen_systems() -> None:
    systems = peers(MUC4)
    assert len(systems) == 17
    assert [figure.passed for figure in agreement(systems)] == [True, True]
