"""The benchmark of real claims: its gold has no words, and reports that are not there are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import news_claims
from benchmarks.seeds import SCORER


def test_the_gold_holds_offsets_and_no_words() -> None:
    gold = json.loads((Path(news_claims.__file__).parent / "gold.json").read_text("utf8"))
    assert all(item["length"] > 0 and "quote" not in item for part in ("claims", "optional") for item in gold[part])
    assert {claim["report"] for claim in gold["claims"]} <= gold["published"].keys()


def test_a_report_that_is_not_there_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "benchmarks" / "news_clusters"
    folder.mkdir(parents=True)
    (folder / "00000000ffff.json").write_text(json.dumps({"text": "Nothing."}), "utf8")
    scorer = tmp_path / SCORER
    scorer.parent.mkdir()
    scorer.write_text("", "utf8")
    with pytest.raises(FileNotFoundError, match="no report"):
        news_claims.run(tmp_path)
