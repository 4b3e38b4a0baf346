from __future__ import annotations

import io
import json
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from tallystick.model.errors import UnknownIdError
from tallystick.outputs import show, wording
from tests import builders as build
from tests.outputs import story


def printed(width: int = 120) -> tuple[Console, io.StringIO]:
    """A console of that width that keeps what is printed."""
    paper = io.StringIO()
    return Console(file=paper, width=width, color_system=None), paper


def listed(width: int = 120) -> str:
    console, paper = printed(width)
    show.incident_list(story.contents(), console)
    return paper.getvalue()


def test_the_list_gives_day_place_method_figure_speaker_and_quote() -> None:
    text = listed()
    assert f"12 May 2031 · Dorvath, Vashar, Marenland · shelling   [{story.STRIKE.incident_id}]" in text
    line = next(one for one in text.splitlines() if "2 to 3, best 3" in one)
    assert line.split()[:3] == ["killed", "Marenland", "soldiers"]
    assert "Marenland Defence Ministry, of its own losses: “Two Marenland soldiers" in line


def test_each_incident_says_how_many_origins_its_figures_have() -> None:
    text = listed(200)
    assert "3 reports, 1 origin: Marenland Defence Ministry" in text
    assert "of its enemy’s losses: " in text


def test_a_figure_without_a_speaker_says_so() -> None:
    assert f"{wording.NO_SPEAKER}: “Seven were killed on May 5”" in listed(200)


def test_one_party_s_count_is_marked_and_a_denial_is_told() -> None:
    text = listed()
    assert "20 to 24 (one party’s count)" in text
    assert "Oskar Front, of its own losses: denied: “any of its fighters had been killed”" in text


def test_findings_are_ranked_and_quoted() -> None:
    text = listed()
    assert text.index("contested: ") < text.index("toll gap: ") < text.index("single origin: ")
    assert "Open Tally: “lost 12 soldiers in Vashar since May 1” (dispatch.jsonl#14)" in text


@pytest.mark.parametrize("width", [40, 60, 80, 109, 110, 200])
def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(width: int) -> None:
    lines = listed(width).splitlines()
    assert max(map(len, lines)) <= width
    assert not [one for one in lines if one != one.rstrip()]


def test_long_quotes_are_cut_visibly_in_lists_and_whole_in_the_record() -> None:
    long = "Forty " + "very " * 80 + "tired soldiers were killed"
    report = build.report(long, "long.txt")
    claim = build.claim(report, long, story.KILLED.measure, build.figure(40))
    account = build.account(report, claim)
    incident = build.incident(account)
    contents = build.empty(
        reports=(report,),
        readings=(build.reading(report, claim, accounts=(account,)),),
        linked=replace(build.empty().linked, incidents=(incident,)),
        reconciled=replace(build.empty().reconciled, values=(build.value(incident, 40, 40, 40, claim),)),
    )
    console, paper = printed(80)
    show.incident_list(contents, console)
    assert "…”" in paper.getvalue()
    assert "tired" not in paper.getvalue()
    console, paper = printed(80)
    show.incident_record(contents, incident.incident_id, console)
    assert " ".join(paper.getvalue().split()).count(long) == 2


def test_words_of_a_report_are_never_markup_nor_commands() -> None:
    hostile = build.rejection("[bold red]x[/]\x1b[2J.txt", detail="[link=x]\x07y")
    console, paper = printed()
    show.rejections(build.empty(rejections=(hostile,)), console)
    assert "[bold red]x[/]" in paper.getvalue()
    assert not set(paper.getvalue()) & {"\x1b", "\x07"}


def test_a_whole_record_tells_grade_origins_attributions_and_every_claim() -> None:
    console, paper = printed()
    show.incident_record(story.contents(), story.STRIKE.incident_id[:9], console)
    text = paper.getvalue()
    assert "grade: Provisional: not yet borne out by a second independent origin (rule: one independent origin)" in text
    assert "origins of killed Marenland soldiers: 3 reports, 1 origin: Marenland Defence Ministry" in text
    assert "perpetrator: none recorded; see the attributions" in text
    assert "done by Oskar Front: alleged" in text
    assert "done by Oskar Front: denied" in text
    for claim in (story.KILLED, story.WOUNDED, story.COPIED, story.REVISED):
        assert claim.claim_id in text
    assert f"answered by: 12 to 13 May 2031 · place not known · artillery fire [{story.RETALIATION.incident_id}]" in text


def test_an_undated_incident_says_that_its_day_is_not_known() -> None:
    console, paper = printed()
    show.incident_record(story.contents(), story.UNDATED.incident_id, console)
    assert "day: day not known; nothing in the reports gives it" in paper.getvalue()


def test_an_unknown_incident_raises_with_its_remedy() -> None:
    console, _ = printed()
    with pytest.raises(UnknownIdError, match="show LEDGER"):
        show.incident_record(story.contents(), "inc-nowhere", console)
    with pytest.raises(UnknownIdError):
        show.incident_record_data(story.contents(), story.KILLED.claim_id)


def test_the_data_of_the_list_is_plain_and_says_the_same() -> None:
    data = json.loads(json.dumps(show.incident_list_data(story.contents())))
    strike = next(one for one in data["incidents"] if one["incident_id"] == story.STRIKE.incident_id)
    killed = strike["values"][0]
    assert (strike["date_from"], strike["date_to"], strike["place"]) == ("2031-05-12", "2031-05-12", "Dorvath")
    assert (killed["low"], killed["best"], killed["high"], killed["words"]) == (2, 3, 3, "2 to 3, best 3")
    assert killed["claims"][0]["quote"] == "Two Marenland soldiers were killed"
    assert killed["claims"][0]["claimant"] == "Marenland Defence Ministry"
    assert [one["kind"] for one in data["findings"]] == ["contested", "toll gap", "single origin"]
    undated = data["incidents"][-1]
    assert (undated["date_from"], undated["date_to"], undated["place"]) == (None, None, None)


def test_the_data_of_a_record_holds_every_claim_and_attribution() -> None:
    data = show.incident_record_data(story.contents(), story.RETALIATION.incident_id)
    assert {one["claim_id"] for one in data["claims"]} == {
        one.claim_id for one in (story.ANSWERED, story.NEUTRALISED, story.AS_MANY, story.DENIED)
    }
    assert data["answers"] == story.STRIKE.incident_id
    assert data["values"][0]["dissent"][0]["claimant"] == "Oskar Front"


def test_rejections_give_reason_and_remedy() -> None:
    console, paper = printed()
    show.rejections(story.contents(), console)
    assert paper.getvalue() == "noise<b>.bin: binary\n    The file holds no text.\n"
    assert show.rejections_data(story.contents()) == {
        "rejections": [{"name": "noise<b>.bin", "reason": "binary", "detail": "The file holds no text.", "report_id": None}],
        "without_figures": [],
    }
    console, paper = printed()
    show.rejections(build.empty(), console)
    assert paper.getvalue() == "Nothing was rejected.\n"


def test_an_empty_ledger_is_shown_as_such() -> None:
    console, paper = printed()
    show.incident_list(build.empty(), console)
    assert paper.getvalue() == "0 reports, 0 outlets named, 0 incidents, 0 findings\n"


def test_a_report_without_a_figure_is_named_among_what_could_not_be_used() -> None:
    contents = story.contents()
    silent = replace(contents.readings[0], claims=(), accounts=(), attributions=(), persons=())
    quiet = replace(contents, readings=(silent, *contents.readings[1:]))
    name = next(report.name for report in contents.reports if report.report_id == silent.report_id)
    assert show.rejections_data(quiet)["without_figures"] == [name]
    console = Console(width=80, record=True, file=StringIO())
    show.rejections(quiet, console)
    assert f"{name}: read, no figure" in console.export_text()
