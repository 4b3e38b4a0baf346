"""The Airwars adapter on an invented page: what it takes for the assessment, and what it compares."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks import airwars
from tallystick import language

PAGE = """
<html><body><div class="meta-block"><h4>Incident date</h4> October 31\u2013November 1, 2023 </div>
<div class="meta-block code"><h4>Incident Code</h4><span>T1</span></div>
<span class="lat-lng"> 31.5, 34.47 <span class="warning">Town level</span></span>
<div class="info-main-block"><h2 class="underline-header">Airwars assessment</h2><div class="summary">
<p>Between October 31st and November 1st, 2023, seven civilians, among them three children, were killed and dozens wounded
when a bomb hit a house in <strong>Gaza City</strong>.</p>
<p><em>{notice}</em></p><p>The incident occured in the morning.</p></div></div>
<div class="info-main-block summary"><h2>Summary</h2><ul>
<li><div>Civilians reported killed</div><div class="value"> 7 \u2013 9 </div></li>
<li><div>Civilians reported injured</div><div class="value"> {wounded} </div></li></ul></div></body></html>
""".replace("{notice}", "Nine hundred were killed, this form says on every page. " * 4)


def test_a_page_gives_its_prose_and_what_stands_beside_it() -> None:
    page = airwars.page("T1", PAGE.replace("{wounded}", "12\u201324"))
    assert page.text.startswith("Between October 31st") and "form says" not in page.text and "morning" not in page.text
    assert (page.killed, page.wounded) == ((7, 9), (12, 24))
    assert page.days == (date(2023, 10, 31), date(2023, 11, 1))
    assert page.point == (31.5, 34.47)


def test_a_plural_without_a_number_is_not_judged() -> None:
    assert airwars.page("T1", PAGE.replace("{wounded}", "2")).wounded is None
    assert airwars.page("T1", PAGE.replace("{wounded}", "Unknown")).wounded is None


@pytest.mark.parametrize(("said", "right"), [(7, True), (9, True), (10, False), (None, False)])
def test_a_figure_is_met_within_the_range(said: int | None, right: bool) -> None:
    assert airwars.met((7, 9), said) is right
    assert airwars.met(None, said) is None


def test_a_page_is_read_into_its_incident() -> None:
    page = airwars.page("T1", PAGE.replace("{wounded}", "12\u201324"))
    found = airwars.main_of(page, airwars.incidents([page], language.load()))
    assert airwars.met(page.killed, airwars.best_of(found, "killed")) and airwars.near(page, found)
    assert airwars.same_days(page, found)
    assert airwars.peer(page.text, "kill") == 7
