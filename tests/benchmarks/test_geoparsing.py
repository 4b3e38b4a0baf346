"""The geoparsing adapter on invented articles: found, too far, missed, and false places."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import geoparsing
from tallystick.reading.places.gazetteer import Gazetteer

ARTICLE = (
    "<articles><article docid='1'><text>Russian police in Paris, Texas, met in Oslo. Rome slept in Qarhat.</text><toponyms>"
    "<toponym><start>0</start><end>7</end><phrase>Russian</phrase><gaztag><lat>60</lat><lon>100</lon></gaztag></toponym>"
    "<toponym><start>18</start><end>23</end><phrase>Paris</phrase><gaztag><lat>33.66</lat><lon>-95.55</lon></gaztag></toponym>"
    "<toponym><start>25</start><end>30</end><phrase>Texas</phrase></toponym>"
    "<toponym><start>39</start><end>43</end><phrase>Oslo</phrase><gaztag><lat>-10</lat><lon>20</lon></gaztag></toponym>"
    "<toponym><start>59</start><end>65</end><phrase>Qarhat</phrase><gaztag><lat>1</lat><lon>1</lon></gaztag></toponym>"
    "</toponyms></article></articles>"
)


def test_outcomes(tmp_path: Path) -> None:
    (tmp_path / "lgl.xml").write_text(ARTICLE, "utf8")
    (article,) = geoparsing.read(tmp_path / "lgl.xml")
    outcome = geoparsing.judge(article, Gazetteer.load())
    assert [toponym.words for toponym, _ in outcome.right] == ["Russian", "Paris"]
    assert [toponym.words for toponym, _ in outcome.far] == ["Oslo"]
    assert [toponym.words for toponym in outcome.missed] == ["Qarhat"]
    assert [place.name for _, _, place in outcome.false] == ["Rome"]


def test_a_folder_without_either_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        geoparsing.run(tmp_path)
