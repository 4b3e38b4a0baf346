"""The PolNeAR adapter on an invented text: spans in pieces, several annotators, one-to-one matching."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import polnear
from benchmarks.polnear import Said

TEXT = "Two roads, the mayor said, will close.\nCritics doubt it.\n"
FIRST = (
    "T1\tSource 11 20\tthe mayor\nT2\tCue 21 25\tsaid\nT3\tContent 0 9;27 37\tTwo roads will close\n"
    "T4\tAttribution 21 25\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
    "T5\tContent 39 46\tCritics\nT6\tAttribution-no-source 47 52\tdoubt\nE2\tAttribution-no-source:T6 Content:T5\n"
)
SECOND = (
    FIRST + "T7\tSource 39 46\tCritics\nT8\tContent 53 55\tit\n"
    "T9\tAttribution 47 52\tdoubt\nE3\tAttribution:T9 Source:T7 Content:T8\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "a[1].txt").write_text(TEXT, "utf8")
    (tmp_path / "attributions" / "a[1]_x1.ann").write_text(FIRST, "utf8")
    (tmp_path / "attributions" / "a[1]_y2.ann").write_text(SECOND, "utf8")
    return tmp_path


def said(source: range, content: range) -> Said:
    return Said(source=frozenset(source), content=frozenset(content))


def test_annotations_are_read_in_pieces_and_without_source_left_out(folder: Path) -> None:
    (text,) = polnear.read(folder)
    assert [len(marked) for marked in text.marked] == [1, 2]
    (one,) = text.marked[0]
    assert "".join(TEXT[at] for at in sorted(one.source)) == "the mayor"
    assert "".join(TEXT[at] for at in sorted(one.content)) == "Two roadswill close"


def test_half_of_the_characters_are_enough() -> None:
    assert said(range(0, 10), range(20, 40)).meets(said(range(5, 15), range(20, 40)))
    assert not said(range(0, 10), range(20, 40)).meets(said(range(6, 16), range(20, 40)))
    assert not said(range(0, 10), range(20, 40)).meets(said(range(0, 10), range(32, 52)))


def test_one_found_meets_one_marked() -> None:
    wide, narrow = said(range(0, 10), range(20, 40)), said(range(0, 10), range(20, 32))
    tally = polnear.compare([wide, wide], [narrow])
    assert (tally.hits, tally.found, tally.wanted) == (1, 2, 1)
    assert polnear.compare([wide, narrow], [narrow, wide]).f == 1


def test_the_best_agreeing_annotator_counts(folder: Path) -> None:
    from tallystick import language

    texts = polnear.read(folder)
    docs = [language.load()(text.text) for text in texts]
    tally = polnear.tally(texts, docs, lambda _: list(texts[0].marked[1]))
    assert (tally.f, tally.wanted) == (1, 2)
    assert polnear.agreement(texts) == pytest.approx(2 / 3)


def test_figures_of_a_folder(folder: Path) -> None:
    figures = {figure.name: figure.value for figure in polnear.run(folder)}
    assert figures["texts"] == 1
    assert 0 <= figures["attributions, source and content, F"] <= 1


def test_no_texts_is_an_error(tmp_path: Path) -> None:
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    with pytest.raises(FileNotFoundError):
        polnear.run(tmp_path)
