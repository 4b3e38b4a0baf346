"""The carrier of a report: one agency that its credits name alone, else nobody."""

from __future__ import annotations

import pytest

from tallystick.clean.carrier import carrier
from tallystick.model.reports import MarkKind, Report
from tests.clean.marked import cleaned, words

TITLE = "Three guards die near Qarhat"
BODY = "Three guards were killed near Qarhat on Monday when shells fell on their post, the ministry said."
MORE = "Six others were wounded, and the road to the north was closed until the evening of the same day."


def page(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def carried(*paragraphs: str) -> str | None:
    return cleaned(page(TITLE, *paragraphs)).carrier


@pytest.mark.parametrize(
    ("lines", "agency"),
    [
        (["Reuters"], "Reuters"),
        (["(AFP)"], "AFP"),
        (["Source: Anadolu"], "Anadolu Agency"),
        (["By The Associated Press"], "AP"),
        (["By Ann Other, Associated Press"], "AP"),
        (["By Ann OtherAssociated Press"], "AP"),
        (["© 2020 Agence France-Presse"], "AFP"),
        (["Copyright 2020 The Associated Press. All rights reserved."], "AP"),
        (["AP", "Associated Press writer Ann Other in Qarhat contributed to this report."], "AP"),
        (["AFP", "Agence France-Presse"], "AFP"),
        (["(Reporting by Ann Other; Editing by Bob Else)", "Reuters"], "Reuters"),
        (["Reuters, IPA"], None),
        (["Reuters", "IPA"], None),
        (["Norland Wire"], None),
        (["Norland Wire, Reuters"], None),
        (["WQAR/AP"], None),
        (["With reporting by Reuters"], None),
        (["Additional reporting by AFP"], None),
        (["By Ann Other and AFP"], None),
        (["By Ann Other with Associated Press"], None),
        (["Staff and agencies"], None),
        (["Reuters and agencies"], None),
        (["The Associated Press contributed to this report."], None),
        (["AP", "Reuters contributed to this report"], None),
        (["(With AFP inputs)"], None),
        (["With inputs from PTI"], None),
        (["Copyright 2020 WQAR. All rights reserved."], None),
        ([], None),
    ],
)
def test_an_agency_carries_a_report_only_alone(lines: list[str], agency: str | None) -> None:
    assert carrier(lines) == agency
    assert carrier(lines[::-1]) == agency


@pytest.mark.parametrize(
    ("paragraphs", "agency"),
    [
        (["QARHAT, March 8 (Reuters) - " + BODY, MORE], "Reuters"),
        (["QARHAT (WQAR/AP) – " + BODY, MORE], None),
        ([BODY, MORE, "(AFP)"], "AFP"),
        (["By Ann Other, Associated Press", BODY, MORE], "AP"),
        ([BODY, MORE, "© 2021 Agence France-Presse"], "AFP"),
        ([BODY, MORE, "(Copyright 2021 The Associated Press. All rights reserved.)"], "AP"),
        (["QARHAT (AP) – " + BODY, MORE, "The Associated Press contributed to this report."], None),
        ([BODY, MORE, "Reuters, IPA"], None),
        ([BODY, MORE, "Ann Other/Reuters"], None),
        ([BODY, MORE], None),
    ],
)
def test_it_is_read_from_dateline_byline_tail_and_notice_of_rights(paragraphs: list[str], agency: str | None) -> None:
    assert carried(*paragraphs) == agency


def test_the_agency_of_a_picture_carries_nothing() -> None:
    caption = "A guard at the Qarhat post, near the border with Sudmark, on 3 March 2021"
    assert cleaned(f"{TITLE}\n\n{caption}\nAFP\n\n{BODY}").carrier is None


def test_who_contributed_is_credited_and_marked() -> None:
    line = "The Associated Press and Norland Wire contributed to this report."
    report = cleaned(page(TITLE, BODY, MORE, line))
    assert report.credits == ("The Associated Press", "Norland Wire")
    assert words(report, MarkKind.CREDIT) == [line]


def test_a_sentence_about_a_contribution_is_no_credit() -> None:
    report: Report = cleaned(page(TITLE, BODY, "Norland contributed to this force of peacekeepers."))
    assert words(report, MarkKind.CREDIT) == []
