"""HTML pages: the story without its page, and only what the page states."""

from __future__ import annotations

from datetime import date

import pytest

from tallystick.clean import clean
from tallystick.model.reports import Item, MarkKind, Rejection, RejectionReason, Report
from tests.clean.marked import words

STORY = (
    "<p>Three guards were killed and six wounded when a shell hit their post near Qarhat on Monday, the ministry said.</p>"
    "<p>The ministry blamed Sudmark for the attack, and said that its own guns had answered within the hour of it.</p>"
    "<p>On 5 March 2019 a similar attack had killed nine guards and a driver, according to the border police of Norland.</p>"
)
TITLE = "Three guards die near Qarhat"


def page(head: str = "", body: str = "", story: str = STORY, address: str | None = None) -> Report:
    markup = (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<main><article><h1>{TITLE}</h1>{body}{story}</article></main>"
        "<footer><p>Copyright 2021 Norland Daily</p></footer></body></html>"
    )
    outcome = clean(Item(name="a.html", data=markup.encode(), media_type="text/html", address=address))
    assert isinstance(outcome, Report), outcome
    return outcome


def test_title_and_paragraphs_without_the_page_around_them() -> None:
    report = page()
    assert report.text.startswith(f"{TITLE}\n\nThree guards were killed")
    assert "Home" not in report.text
    assert "Copyright" not in report.text
    assert report.title == TITLE
    assert words(report, MarkKind.TITLE) == [TITLE]
    assert report.extractor.startswith("trafilatura ")


def test_the_heading_of_the_story_wins_over_the_shorter_title_of_the_metadata() -> None:
    report = page("<title>Guards die | Norland Daily</title><meta property='og:title' content='Three guards die'>")
    assert report.title == TITLE


def test_a_heading_that_is_the_paper_s_name_is_not_the_title() -> None:
    markup = (
        f"<html><head><meta property='og:title' content='Guards die'></head><body><h1>Norland Daily</h1>{STORY}</body></html>"
    )
    outcome = clean(Item(name="a.html", data=markup.encode(), media_type="text/html"))
    assert isinstance(outcome, Report)
    assert outcome.title == "Guards die"


@pytest.mark.parametrize(
    ("head", "body", "basis"),
    [
        ("<meta property='article:published_time' content='2021-03-08T23:30:00-06:00'>", "", "metadata article:published_time"),
        ("<meta name='DC.date.issued' content='8 March 2021'>", "", "metadata dc.date.issued"),
        (
            '<script type=\'application/ld+json\'>{"@graph": [{"datePublished": "2021-03-08"}]}</script>',
            "",
            "JSON-LD datePublished",
        ),
        ("", "<p><time datetime='2021-03-08T10:00'>Monday</time></p>", "time element"),
        (
            "",
            "<div>Updated <time datetime='2021-03-09'>9 March</time>. Published <time>8 March 2021</time></div>",
            "time element",
        ),
        ("<link rel='canonical' href='https://n.example/2021/03/08/guards'>", "", "address"),
        ("", "<p>Monday, 8 March 2021, 10.30am</p>", "line of publication"),
    ],
)
def test_a_stated_day_is_read_with_its_basis(head: str, body: str, basis: str) -> None:
    report = page(head, body)
    assert (report.published, report.published_basis) == (date(2021, 3, 8), basis)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        ("<title>Attack of 8 March 2021</title>", ""),
        ("<meta property='article:modified_time' content='2021-03-08'>", ""),
        ("<meta itemprop='copyrightYear' content='2021'>", ""),
        ("<link rel='canonical' href='https://n.example/guards-march-8-2021'>", ""),
        ("<script type='application/ld+json'>{broken</script>", ""),
        (
            "",
            "<p>The shelling began at <time datetime='2021-03-08'>dawn</time>, "
            + "as people in the town of Qarhat remember. " * 4
            + "</p>",
        ),
        ("", "<aside><time datetime='2021-03-08'>8 March</time> Other news of the day</aside>"),
        ("", "<ul><li><a href='/x'><time datetime='2021-03-08'>8 March</time> Other news</a></li></ul>"),
    ],
)
def test_no_day_is_guessed_from_the_story_or_the_page(head: str, body: str) -> None:
    report = page(head, body)
    assert (report.published, report.published_basis) == (None, None)


def test_outlet_address_and_last_change_are_read() -> None:
    report = page(
        "<meta property='og:site_name' content='Norland Daily'><link rel='canonical' href='https://n.example/1'>"
        "<meta property='article:modified_time' content='2021-03-08T09:40:00+00:00'>"
    )
    assert (report.outlet, report.address) == ("Norland Daily", "https://n.example/1")
    assert report.modified == "2021-03-08T09:40:00+00:00"


def test_the_publisher_of_structured_data_is_the_outlet_where_nothing_else_says() -> None:
    report = page('<script type="application/ld+json">[{"publisher": {"name": "Norland Daily"}}]</script>')
    assert report.outlet == "Norland Daily"


def test_the_address_that_the_envelope_gives_wins() -> None:
    report = page("<link rel='canonical' href='https://n.example/1'>", address="https://n.example/given")
    assert report.address == "https://n.example/given"


def test_a_caption_stays_in_its_place_and_is_marked() -> None:
    caption = "The post near Qarhat, before the attack"
    report = page(body=f"<figure><img src='a.png'><figcaption>{caption}</figcaption></figure>")
    assert words(report, MarkKind.CAPTION) == [caption]
    assert report.text.index(caption) < report.text.index("Three guards were killed")


def test_a_time_element_within_the_story_keeps_its_words() -> None:
    story = STORY.replace("Monday", "<time datetime='2021-03-08'>Monday</time>")
    assert "near Qarhat on Monday, the ministry said" in page(story=story).text


def test_the_agency_of_a_byline_is_credited() -> None:
    assert page(body="<p class='byline'>Ann Other with Reuters</p>").credits == ("Reuters",)


def test_the_declared_character_set_is_used_where_the_bytes_are_not_utf8() -> None:
    markup = f"<html><head><meta charset='iso-8859-9'></head><body><h1>Şahin dies</h1>{STORY}</body></html>"
    outcome = clean(Item(name="a.html", data=markup.encode("iso-8859-9"), media_type="text/html"))
    assert isinstance(outcome, Report)
    assert outcome.title == "Şahin dies"


@pytest.mark.parametrize("markup", ["<html><body><nav><a href='/'>1</a></nav></body></html>", "<html></html>", "<!-- -->", "<"])
def test_a_page_without_a_story_is_rejected_or_its_title_alone(markup: str) -> None:
    outcome = clean(Item(name="a.html", data=markup.encode(), media_type="text/html"))
    assert isinstance(outcome, Rejection) or len(outcome.text) < 3
    if isinstance(outcome, Rejection):
        assert outcome.reason is RejectionReason.NO_TEXT


def test_the_same_page_gives_the_same_report_again() -> None:
    assert page("<meta name='date' content='2021-03-08'>") == page("<meta name='date' content='2021-03-08'>")
