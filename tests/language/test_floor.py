"""The shipped model does not fall below what it was when it was made (measured values stand in MODEL_CARD.md)."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tallystick.language import MODEL_FOLDER, load

TREEBANKS = Path(__file__).parents[3] / "shared/treebanks"
SENTENCES = 200
LARGEST_FILE = 8_000_000

# Of GUM test's news documents, the file as it was measured.
DIGEST = "fe95c0e744f81cdf"
FLOORS = {"las": 81.0, "tag": 93.0, "lemma": 94.5, "sents": 88.0}


def test_no_file_of_the_model_is_large() -> None:
    assert max(f.stat().st_size for f in MODEL_FOLDER.rglob("*") if f.is_file()) < LARGEST_FILE


@pytest.mark.skipif(not (TREEBANKS / "gum/test.conllu").is_file(), reason="the treebanks are not beside the repository")
def test_gum_news_floor() -> None:
    from training.corpus import Document, read_conllu
    from training.evaluate import score

    path = TREEBANKS / "gum/test.conllu"
    if hashlib.sha256(path.read_bytes()).hexdigest()[:16] != DIGEST:
        pytest.skip("GUM test is not the release that the floors were measured on")
    news = [s for d in read_conllu(path) if d.name.startswith("GUM_news") for s in d.sentences][:SENTENCES]
    row = score(load(), [Document(name="news", sentences=tuple(news))], "news")
    assert {name: getattr(row, name) for name, floor in FLOORS.items() if getattr(row, name) < floor} == {}
