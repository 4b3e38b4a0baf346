"""Reports that are parsed together are read as each of them is by itself."""

from __future__ import annotations

from pathlib import Path

from tallystick.ingest import collect
from tallystick.intake import clean_all
from tallystick.model.reports import Item, Report
from tallystick.reading import Reader
from tests.clean.marked import cleaned

EXAMPLES = Path(__file__).parents[2] / "examples"


def examples() -> list[Report]:
    paths = [str(path) for path in sorted(EXAMPLES.iterdir()) if path.suffix in (".html", ".txt")]
    return [one for one in clean_all(one for one in collect(paths) if isinstance(one, Item)) if isinstance(one, Report)]


def test_what_stands_in_other_reports_changes_no_reading(reader: Reader) -> None:
    reports = examples()
    assert len(reports) > 3
    alone = [reader.read(report) for report in reports]
    assert [reader.understand(one) for one in reader.parse(reports)] == alone
    assert [reader.understand(one) for one in reader.parse(reports[::-1])] == alone[::-1]


def test_reports_without_a_word_of_harm_are_parsed_beside_others(reader: Reader) -> None:
    quiet = Report(report_id="r1", names=("r1",), text="The fair opened on Monday.", extractor="test")
    first = Report(report_id="r2", names=("r2",), text="Two miners were killed on Monday.", extractor="test")
    parsed = reader.parse([quiet, first, quiet])
    assert [len(one.docs) for one in parsed] == [0, 1, 0]
    assert reader.parse([]) == []
    assert [claim.passage.quote for claim in reader.understand(parsed[1]).claims] == ["Two miners were killed"]


def test_a_title_is_read_though_the_line_of_publication_follows_at_once(reader: Reader) -> None:
    text = (
        "Qarhat: two more people die after the shelter attack of Thursday\n15/06/2025 10:42 QARHAT\n\n"
        "The town was quiet on Sunday, and its market was open for some hours, residents said.\n"
    )
    report = cleaned(text)
    assert report.published is not None
    assert [claim.passage.quote for claim in reader.read(report).claims] == ["two more people die"]
