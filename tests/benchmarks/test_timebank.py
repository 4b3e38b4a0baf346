"""The TimeBank adapter on an invented text: spans by overlap, values, references left out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from benchmarks import timebank

TEXT = (
    '<?xml version="1.0" ?><TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2020-02-27" '
    'functionInDocument="CREATION_TIME">20200227</TIMEX3></DCT><TEXT>\n'
    'A guard <EVENT eid="e1">died</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2020-02-26">Wednesday</TIMEX3> &amp; two fell '
    '<TIMEX3 tid="t2" type="DATE" value="2019-12">last December</TIMEX3>. It is calm <TIMEX3 tid="t3" type="DATE" '
    'value="PRESENT_REF">now</TIMEX3> and <TIMEX3 tid="t4" type="DURATION" value="P2D">two days</TIMEX3> '
    "passed.\n</TEXT></TimeML>"
)


def document(folder: Path) -> timebank.Document:
    path = folder / "invented.tml"
    path.write_text(TEXT, "utf8")
    return timebank.read(path)


def test_tags_are_taken_out_and_offsets_kept(tmp_path: Path) -> None:
    read = document(tmp_path)
    assert read.created == date(2020, 2, 27)
    assert [read.text[gold.start : gold.end] for gold in read.gold] == ["Wednesday", "last December", "now"]
    assert "died on Wednesday & two" in read.text


def test_pairs_values_and_references(tmp_path: Path) -> None:
    read = document(tmp_path)
    pairing = timebank.pair(read)
    assert [gold.value for gold, _ in pairing.pairs] == ["2020-02-26", "2019-12"]
    assert all(timebank.right_value(gold, words, read) for gold, words in pairing.pairs)
    assert (pairing.wrong, pairing.missed) == ((), ())


def test_figures_of_a_folder_and_hidden_files_left_alone(tmp_path: Path) -> None:
    document(tmp_path)
    (tmp_path / "._invented.tml").write_bytes(b"\xb0")
    figures = {figure.name: figure.value for figure in timebank.run(tmp_path)}
    assert figures["spans, relaxed F, all files"] == figures["right values, F, all files"] == 1.0
