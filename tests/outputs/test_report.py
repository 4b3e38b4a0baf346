from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.model.claims import Basis
from tallystick.model.ledger import LedgerContents
from tallystick.outputs import wording
from tallystick.outputs.report import render
from tests import builders as build
from tests.outputs import story
from tests.outputs.test_lookup import shuffled

VOID = {"meta", "br", "link", "img", "input", "hr", "path", "line", "circle"}


class Page(HTMLParser):
    """A page taken apart: elements with attributes, ids, links, text by element, and whether elements nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID - {"path", "line", "circle"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] != "style":
            self.words.append(data)

    @property
    def ids(self) -> Counter[str]:
        return Counter(found for _, attrs in self.elements if (found := attrs.get("id")))

    @property
    def targets(self) -> set[str]:
        return {found[1:] for _, attrs in self.elements if (found := attrs.get("href")) and found.startswith("#")}

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@pytest.fixture(scope="module")
def html() -> str:
    return render(story.contents())


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_the_page_is_well_formed_and_every_id_stands_once(page: Page) -> None:
    assert set(page.ids.values()) == {1}


def test_every_link_inside_the_page_leads_somewhere(page: Page) -> None:
    assert page.targets - {""} <= set(page.ids)


def test_the_page_loads_nothing_and_runs_nothing(html: str, page: Page) -> None:
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "iframe", "object", "embed", "link", "form", "base", "audio", "video"}
    assert not [key for _, attrs in page.elements for key in attrs if key.startswith("on") or key in ("src", "srcset", "style")]
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_hostile_words_are_shown_and_never_obeyed(html: str, page: Page) -> None:
    for words in ("<script>alert('people')</script>", "<script>alert('outlet')</script>", '"><script>alert(2)</script>'):
        assert words in page.text
    assert "letters/<img src=x onerror=alert(1)>.txt" in page.text
    assert "noise<b>.bin" in page.text
    assert "<script" not in html
    assert "<b>" not in html


def test_only_web_addresses_become_links(page: Page) -> None:
    outward = {found for _, attrs in page.elements if (found := attrs.get("href")) and not found.startswith("#")}
    assert outward == {story.POST.address}
    assert "javascript:alert(1)" in page.text


def test_names_are_withheld_and_the_page_says_so(page: Page) -> None:
    assert not [one for one in ("Ilya", "Vessen", "Hadrin") if one in page.text]
    assert "[name withheld], 9, said her father, [name withheld]." in page.text
    assert "are replaced by [name withheld] in quotes and texts" in page.text


def test_names_are_shown_where_asked_for_and_the_page_warns() -> None:
    text = Page(render(story.contents(), with_names=True)).text
    assert "Ilya Vessen, 9, said her father, Hadrin Vessen." in text
    assert "[name withheld]" not in text
    assert "It may name minors" in text


def test_every_claim_has_a_row_its_words_and_links_both_ways(html: str, page: Page) -> None:
    for reading in story.contents().readings:
        for one in (*reading.claims, *reading.attributions):
            assert {f"c-{one.claim_id}", f"w-{one.claim_id}"} <= set(page.ids)
            assert {f"c-{one.claim_id}", f"w-{one.claim_id}"} <= page.targets
            assert re.search(rf'<(mark|span)[^>]* id="w-{one.claim_id}"', html)


def test_values_are_intervals_in_words(page: Page) -> None:
    for words in ("2 to 3, best 3", "20 to 24", "at least 20", "at most 24"):
        assert words in page.text


def test_no_number_of_persons_carries_a_decimal_and_nothing_is_given_in_per_cent(page: Page) -> None:
    assert not re.search(r"\d\.\d", page.text.replace("0.1.0", ""))
    assert "%" not in page.text
    assert "confidence" not in page.text.lower()


def test_unknown_days_and_places_are_said_and_set_apart(page: Page) -> None:
    assert "day not known · place not known · mine" in page.text
    assert "nothing in the reports gives it" in page.text


def test_each_quote_keeps_its_according_to(html: str) -> None:
    evidence = re.findall(r"<li>\s*<q>.*?</li>", html, flags=re.DOTALL)
    assert evidence
    assert all("according to" in one or wording.NO_SPEAKER in one for one in evidence)


def test_grades_origins_dissent_and_answers_are_told(page: Page) -> None:
    assert "Provisional: not yet borne out by a second independent origin" in page.text
    assert "3 reports, 1 origin: Marenland Defence Ministry." in page.text
    assert "One party’s claim about its enemy: Marenland Defence Ministry." in page.text
    assert "Against it: “any of its fighters had been killed” according to Oskar Front, of its own losses, denied" in page.text
    assert "Answered byIncident 3: 12 to 13 May 2031 · place not known · artillery fire" in page.text


def test_captions_are_dimmed_and_named(html: str) -> None:
    assert '<span class="aside" data-aside="caption">A soldier stands near Dorvath on May 12, 2031.</span>' in html


def test_exchanged_words_are_marked(html: str) -> None:
    swapped = re.findall(r'<span class="swapped">(\w+)</span>', html)
    assert set(swapped) == {"soldiers", "killed", "wounded", "troops", "martyred", "injured"}


def test_the_toll_gap_is_drawn_and_told_with_all_readings(html: str, page: Page) -> None:
    assert 'class="gap-words">gap 2</text>' in html.replace(' text-anchor="start"', "")
    assert "2 more claimed than the incidents give" in page.text
    assert "Open Tally counts from a base two or three higher than the ministry." in page.text


def test_tables_have_captions_and_drawings_have_titles(html: str) -> None:
    assert html.count("<table") == html.count("<caption>")
    drawings = re.findall(r"<svg.*?</svg>", html, flags=re.DOTALL)
    assert len(drawings) == 5
    assert all(re.match(r'<svg[^>]* aria-label="[^"]+"[^>]*><title>[^<]+</title><desc>', one) for one in drawings)


def test_an_empty_ledger_gives_a_page_that_says_so() -> None:
    page = Page(render(build.empty(run=None)))
    assert "The ledger holds no incident." in page.text
    assert "No finding:" in page.text
    assert page.targets <= set(page.ids)


def test_the_builders_ledger_gives_a_page() -> None:
    page = Page(render(build.contents()))
    assert set(page.ids.values()) == {1}
    assert page.targets <= set(page.ids)


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_the_order_of_the_rows_does_not_change_the_page(order: st.DataObject) -> None:
    assert render(shuffled(story.contents(), order)) == render(story.contents())


def test_control_characters_and_turned_words_become_harmless() -> None:
    evil = "Two \x1b[31mpeople\x00 were killed\u202e by \ud800 night"
    report = replace(
        build.report("Two people were killed."), text=evil, title=evil, outlet=evil, address=f"https://x.example/{evil}"
    )
    html = render(build.empty(reports=(report,)))
    html.encode("utf8")
    assert not set(html) & {"\x1b", "\x00", "\u202e"}


def long_ledger(count: int) -> LedgerContents:
    """As many incidents of one report each, some in other years, some undated."""
    reports, readings, incidents, values = [], [], [], []
    for number in range(count):
        report = build.report(f"Report {number}: {number + 1} people were killed.", f"{number:03}.txt")
        claim = build.claim(report, f"{number + 1} people were killed", story.KILLED.measure, build.figure(number + 1))
        account = build.account(report, claim)
        day = None if number % 7 == 0 else date(2011 + 3 * (number % 4), 1 + number % 12, 1 + number % 28)
        incident = build.incident(account, days=None if day is None else build.Days.single(day))
        reports.append(report)
        readings.append(build.reading(report, claim, accounts=(account,)))
        incidents.append(incident)
        values.append(build.value(incident, number + 1, None, None if number % 2 else number + 9, claim))
    empty = build.empty()
    return replace(
        empty,
        reports=tuple(reports),
        readings=tuple(readings),
        linked=replace(empty.linked, incidents=tuple(incidents)),
        reconciled=replace(empty.reconciled, values=tuple(values)),
    )


def test_many_incidents_over_years_all_stand_on_the_page() -> None:
    page = Page(render(long_ledger(90)))
    assert len([one for one in page.ids if one.startswith("i-")]) == 90
    assert "square-root scale" in page.text


def test_findings_are_counted_by_kind_and_many_of_one_kind_are_folded() -> None:
    contents = story.contents()
    (origin,) = [one for one in contents.reconciled.findings if one.kind.value == "single origin"]
    more = tuple(replace(origin, finding_id=f"f{at}", text=f"Finding {at}.") for at in range(24))
    html = render(replace(contents, reconciled=replace(contents.reconciled, findings=(*contents.reconciled.findings, *more))))
    assert '<a href="#k-single-origin">single origin</a> 25' in html
    assert "5 more of the kind “single origin”" in html
    folded = html[html.index("5 more of the kind") : html.index("</details>", html.index("5 more of the kind"))]
    assert folded.count('class="finding"') == 5
    assert html.count('class="finding"') == len(contents.reconciled.findings) + 24
    assert html.index('id="k-contested"') < html.index('id="k-toll-gap"') < html.index('id="k-single-origin"')


def test_a_toll_that_counts_name_by_name_says_so() -> None:
    contents = story.contents()
    readings = tuple(
        replace(
            one,
            claims=tuple(replace(c, basis=Basis.REGISTERED) if c.claim_id in story.GAP.claim_ids else c for c in one.claims),
        )
        for one in contents.readings
    )
    assert "counted name by name" not in render(contents)
    assert render(replace(contents, readings=readings)).count("counted name by name") == 1
