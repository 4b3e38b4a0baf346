"""Marks on plain text: each kind on the lines that it is for, and not on those that look like them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.clean.furniture import is_furniture
from tallystick.clean.marking import mark_text
from tallystick.model.reports import MarkKind
from tests.clean.marked import cleaned, words

BODY = "Three guards were killed and six wounded when a shell hit their post near Qarhat on Monday, the ministry said."
MORE = "The ministry blamed Sudmark for the attack, and said that its own guns had answered within the hour."


def page(*lines: str) -> str:
    return "\n\n".join(lines)


class TestTitle:
    def test_the_first_line_before_the_story_is_the_title(self) -> None:
        report = cleaned(page("Three guards die near Qarhat", BODY))
        assert report.title == "Three guards die near Qarhat"
        assert words(report, MarkKind.TITLE) == ["Three guards die near Qarhat"]

    @pytest.mark.parametrize("opening", [BODY, "QARHAT -- " + BODY, "Updated: 3 May 2021", "By Ann Other", "Share this"])
    def test_a_text_without_one_has_none(self, opening: str) -> None:
        assert cleaned(page(opening, BODY, MORE)).title is None

    def test_a_question_and_a_quotation_can_be_titles(self) -> None:
        assert cleaned(page("Who shelled the Qarhat post?", BODY)).title == "Who shelled the Qarhat post?"

    def test_a_report_may_be_its_title_alone(self) -> None:
        assert cleaned("Three guards die near Qarhat").title == "Three guards die near Qarhat"

    def test_the_name_of_the_paper_and_the_codes_of_a_desk_stand_above_it(self) -> None:
        report = cleaned(page("NWA0042 3 I 0099 NOR\nNORLAND/QARHAT (UPDATE 2)", "Guards die in Qarhat attack", BODY))
        assert report.title == "Guards die in Qarhat attack"
        assert words(report, MarkKind.FURNITURE) == ["NWA0042 3 I 0099 NOR", "NORLAND/QARHAT (UPDATE 2)"]

    def test_a_title_that_the_envelope_gives_is_marked_where_it_stands(self) -> None:
        marking = mark_text(page("Guards die", BODY), title="Guards die")
        assert [(mark.start, mark.end, mark.kind) for mark in marking.marks] == [(0, 10, MarkKind.TITLE)]


class TestPublished:
    @pytest.mark.parametrize(
        "line",
        [
            "5 March, 2021",
            "Published: 5 Mar 2021 14:05 GMT",
            "March 5th, 2021 | 2.05pm",
            "Friday, March 5, 2021 at 2:05 PM EST",
            "2021-03-05T14:05:00Z",
            "Norland Daily | 05.03.2021",
            "Posted on 5 March 2021. Updated: 6 March 2021",
            "Issue 12 - Friday 5 March 2021",
            "March 5, 2021 9:14 PM · 3 min read",
            "Flash Update No. 7 (as of 5 March 2021)",
            "Situation Report #12, 5 March 2021",
            "Qarhat, 5 March 2021",
            "[5/March/2021]",
        ],
    )
    def test_a_line_that_gives_the_day(self, line: str) -> None:
        report = cleaned(page("Three guards die near Qarhat", line, BODY))
        assert (report.published, report.published_basis) == (date(2021, 3, 5), "line of publication")
        assert words(report, MarkKind.PUBLISHED) == [line]

    @pytest.mark.parametrize(
        "line",
        [
            "The attack of 5 March 2021",
            "Date of death: 5 March 2021",
            "12 June 1950 - 5 March 2021",
            "04/05/2021",
            "31 February 2021",
            "3 min read",
            "Friday, 5 March",
            "Three guards die 5 March 2021 | 00:40",
            "5 March 2021 was a quiet day",
        ],
    )
    def test_a_line_that_does_not(self, line: str) -> None:
        assert cleaned(page("Three guards die near Qarhat", line, BODY)).published is None

    def test_the_day_below_the_label_of_an_event_is_the_event_s(self) -> None:
        assert cleaned(page("Record 112 of the survey", "Incident date", "5 March 2021", BODY)).published is None

    def test_a_day_within_the_story_is_never_taken(self) -> None:
        assert cleaned(page("Three guards die", BODY, "On 5 March 2021 the war began.", MORE)).published is None

    def test_an_update_alone_is_a_change_and_no_publication(self) -> None:
        report = cleaned(page("Three guards die near Qarhat", "Last updated: 6 March 2021, 08:00", BODY))
        assert (report.published, report.modified) == (None, "2021-03-06")


class TestDateline:
    @pytest.mark.parametrize(
        ("line", "credits", "day"),
        [
            ("(Norland Wire)- ", ("Norland Wire",), None),
            ("QARHAT, March 8 (Reuters) - ", ("Reuters",), None),
            ("QARHAT, March 8, 2021 (NWA) -- ", ("NWA",), date(2021, 3, 8)),
            ("QARHAT, Norland (AP) — ", ("AP",), None),
            ("Qarhat (AFP) - ", ("AFP",), None),
            ("QARHAT — ", (), None),
            ("PORT QARHAT, 8 MAR 91 (NWA) -- [TEXT] ", ("NWA",), date(1991, 3, 8)),
            ("QARHAT (NORLAND), 8 MAR 91 -- [REPORT] [FREE NORLAND RADIO] [TEXT] ", ("FREE NORLAND RADIO",), date(1991, 3, 8)),
            ("QARHAT, N.L. (March 8, 2021) – ", (), date(2021, 3, 8)),
            ("QARHAT (WQAR/AP) – ", ("WQAR", "AP"), None),
            ("QARHAT (03/08/21) – ", (), None),
            ("QARHAT, NL (March 8, 2021): ", (), date(2021, 3, 8)),
            ("(Qarhat, March 8, 2021) – ", (), date(2021, 3, 8)),
            ("QARHAT/BELMOR, March 8, 2021 - ", (), date(2021, 3, 8)),
            ("QARHAT, March 8. /NWA/. ", ("NWA",), None),
            ("QARHAT, March 8, 2021. ", (), date(2021, 3, 8)),
        ],
    )
    def test_forms(self, line: str, credits: tuple[str, ...], day: date | None) -> None:
        report = cleaned(page("Three guards die near Qarhat", line + BODY, MORE))
        assert words(report, MarkKind.DATELINE) == [line.rstrip()]
        assert (report.credits, report.published) == (credits, day)
        assert report.published_basis == ("dateline" if day else None)

    @pytest.mark.parametrize(
        "line",
        [
            "Sudmark - which borders Norland - denied it. " + BODY,
            "UPDATE 2-Three guards were killed. " + BODY,
            "FILE - Guards stand at the post in this picture of last year.",
        ],
    )
    def test_what_only_looks_like_one(self, line: str) -> None:
        assert words(cleaned(page(line, BODY, MORE)), MarkKind.DATELINE) == []

    def test_a_place_and_a_day_without_its_year_on_a_line_of_their_own(self) -> None:
        report = cleaned(page("Three guards die near Qarhat", "Port Qarhat, 8 March", BODY, MORE))
        assert words(report, MarkKind.DATELINE) == ["Port Qarhat, 8 March"]
        assert report.published is None

    @pytest.mark.parametrize(
        ("name", "day"), [("nwa-20210308-1.txt", date(2021, 3, 8)), ("nwa-20210309-1.txt", None), ("a.txt", None)]
    )
    def test_a_day_without_its_year_takes_it_from_a_name_that_holds_the_same_day(self, name: str, day: date | None) -> None:
        assert cleaned(page("QARHAT, March 8 (NWA) - " + BODY, MORE), name=name).published == day


class TestCredits:
    @pytest.mark.parametrize(
        ("tail", "credits"),
        [
            ("Reuters, NWA", ("Reuters", "NWA")),
            ("(AFP)", ("AFP",)),
            ("Source: Norland Wire", ("Norland Wire",)),
            ("With reporting by Norland Wire", ("Norland Wire",)),
            ("(Reporting by Ann Other; Editing by Bob Else)", ("Ann Other",)),
        ],
    )
    def test_a_closing_line_names_sources_and_what_follows_it_is_a_teaser(self, tail: str, credits: tuple[str, ...]) -> None:
        report = cleaned(page("Three guards die near Qarhat", BODY, MORE, tail, "No end in sight to the war in the north"))
        assert report.credits == credits
        assert words(report, MarkKind.CREDIT) == [tail]
        assert words(report, MarkKind.FURNITURE) == ["No end in sight to the war in the north"]

    @pytest.mark.parametrize("line", ["Sources said that the post had been hit twice.", "Qarhat, Norland", "AFP said so."])
    def test_a_sentence_or_a_place_is_no_credit(self, line: str) -> None:
        assert words(cleaned(page("Three guards die near Qarhat", BODY, line)), MarkKind.CREDIT) == []

    def test_the_agency_below_a_picture_is_not_the_source_of_the_report(self) -> None:
        caption = "A guard at the Qarhat post, near the border with Sudmark, on 3 March 2021"
        report = cleaned(f"Three guards die near Qarhat\n\n{caption}\nAFP\n\n{BODY}")
        assert words(report, MarkKind.CAPTION) == [caption]
        assert words(report, MarkKind.CREDIT) == ["AFP"]
        assert report.credits == ()

    def test_a_line_between_paragraphs_without_empty_lines_is_no_picture_s(self) -> None:
        report = cleaned(f"Three guards die near Qarhat\n{BODY}\nReuters\n{MORE}")
        assert words(report, MarkKind.CAPTION) == []
        assert report.credits == ("Reuters",)

    def test_a_photographer_s_line_is_a_credit_but_not_the_report_s_source(self) -> None:
        report = cleaned(page("Three guards die near Qarhat", BODY, MORE, "Ann Other/Reuters"))
        assert words(report, MarkKind.CREDIT) == ["Ann Other/Reuters"]
        assert report.credits == ()

    def test_a_byline_is_marked_and_its_agency_credited(self) -> None:
        report = cleaned(page("Three guards die near Qarhat", "By Ann Other with Associated Press", BODY))
        assert words(report, MarkKind.BYLINE) == ["By Ann Other with Associated Press"]
        assert report.credits == ("Associated Press",)


class TestCaptions:
    @pytest.mark.parametrize(
        "line",
        [
            "A guard is pictured at the Qarhat post on 3 March 2021.",
            "At least 9 guards have died in Qarhat [Getty]",
            "Smoke rises over Qarhat. (AP Photo/Ann Other)",
            "The post as seen in this satellite image.",
            "Qarhat from the air. File photo: Norland Wire",
            "(Photo: Norland Border Guard)",
            "The funeral of a guard. (WQAR)",
            "Guards on the border. Ann Other/Reuters",
        ],
    )
    def test_lines_that_speak_of_a_picture_or_end_in_its_credit(self, line: str) -> None:
        assert words(cleaned(page("Three guards die near Qarhat", line, BODY)), MarkKind.CAPTION) == [line]

    @pytest.mark.parametrize(
        "line",
        [
            BODY,
            "He was hit (see above).",
            "The guard (pictured) was killed on Monday.",
            "The Front for Northern Freedom [FNF] denied it.",
        ],
    )
    def test_prose_is_none(self, line: str) -> None:
        assert words(cleaned(page("Three guards die near Qarhat", line, MORE)), MarkKind.CAPTION) == []


class TestRepeats:
    def test_a_paragraph_given_twice_is_marked_the_second_time(self) -> None:
        text = page("Three guards die near Qarhat", BODY, MORE, BODY.replace(" on ", "  on "))
        report = cleaned(text)
        (repeat,) = [mark for mark in report.marks if mark.kind is MarkKind.REPEAT]
        assert repeat.start == text.rindex("Three guards")

    def test_a_sentence_given_twice_is_marked_within_its_paragraph(self) -> None:
        first = "Six guards were taken to a hospital in Qarhat."
        report = cleaned(page("Three guards die", f"{BODY} {first}", f"Nobody claimed the attack so far. {first} {MORE}"))
        assert words(report, MarkKind.REPEAT) == [first]

    def test_a_caption_repeats_the_story_and_not_the_story_a_caption(self) -> None:
        report = cleaned(page("Guards die near Qarhat", f"{BODY} (Photo: NWA)", f"{BODY} {MORE}"))
        (repeat,) = [mark for mark in report.marks if mark.kind is MarkKind.REPEAT]
        assert repeat.start == report.text.index(BODY)

    def test_short_sentences_recur_in_honest_prose(self) -> None:
        assert (
            words(cleaned(page("Guards die", f"{BODY} He gave no details. {MORE} He gave no details.")), MarkKind.REPEAT) == []
        )


class TestFurniture:
    @pytest.mark.parametrize(
        "line",
        [
            "Contact Us",
            "Follow us on Instagram and Facebook",
            "3 min read",
            "[Click to enlarge]",
            "You might also like",
            "Comments About This Article",
            "Please fill in the fields below.",
            "We use cookies to remember you.",
            "Copyright 2021 Norland Wire. All rights reserved.",
            "Related articles",
            "Share",
            "We mailed a confirmation email to you; open it to go on.",
            "A notice will be sent to your inbox each time that a story appears.",
            "Welcome back! Sign in",
            "TM and (c) 2031 Norland Radio. This text may not be reproduced without leave of the house. " * 3,
        ],
    )
    def test_lines_of_the_page(self, line: str) -> None:
        assert words(cleaned(page("Three guards die near Qarhat", BODY, line, MORE)), MarkKind.FURNITURE) == [line.strip()]

    @pytest.mark.parametrize(
        "line",
        [
            "Loading docks at the port were hit as well.",
            "Trending east, the front line moved.",
            "The college sent email alerts.",
            MORE,
        ],
    )
    def test_sentences_that_begin_like_them_are_none(self, line: str) -> None:
        assert words(cleaned(page("Three guards die near Qarhat", BODY, line, MORE)), MarkKind.FURNITURE) == []

    def test_titles_with_playing_times_are_a_list_of_films(self) -> None:
        films = ("1:27 Mural festival opens in Qarhat", "0:45 Two die in crash near Port Ilva", "12:03 The harbour at night")
        report = cleaned(page("Three guards die near Qarhat", *films, BODY))
        assert words(report, MarkKind.FURNITURE) == list(films)
        assert words(cleaned(page("Three guards die near Qarhat", films[0], BODY)), MarkKind.FURNITURE) == []

    def test_a_stray_last_line_and_what_stands_below_a_signature(self) -> None:
        assert words(cleaned(page("Three guards die near Qarhat", BODY, "Highway 9")), MarkKind.FURNITURE) == ["Highway 9"]
        signed = cleaned(page("Three guards die near Qarhat", BODY, "--", "The Norland Bulletin appears on Mondays"))
        assert words(signed, MarkKind.FURNITURE) == ["--", "The Norland Bulletin appears on Mondays"]

    def test_a_subheading_within_the_story_is_none(self) -> None:
        assert words(cleaned(page("Three guards die near Qarhat", BODY, "'No way back'", MORE)), MarkKind.FURNITURE) == []


LINES = st.sampled_from(
    [BODY, MORE, "Reuters, NWA", "5 March 2021", "Contact Us", "By Ann Other", "QARHAT (AP) - It.", "--", "AFP", "x"]
)


@given(st.lists(LINES | st.text(max_size=30), max_size=12), st.sampled_from(["\n", "\n\n", " \n \n"]))
def test_every_mark_lies_inside_the_text_and_holds_words(lines: list[str], between: str) -> None:
    text = between.join(lines)
    marking = mark_text(text)
    for mark in marking.marks:
        assert 0 <= mark.start < mark.end <= len(text)
        assert text[mark.start : mark.end] == text[mark.start : mark.end].strip()
    assert list(marking.marks) == sorted(set(marking.marks))
    assert marking.text == text


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ("Ex-guard charged with murder of two drivers in Qarhat", True),
        ("3 Killed, 2 Hurt After Blast at Mill", True),
        ("Residents still wait for help", True),
        ("RELATED | Two guards shot dead at the border", True),
        ("Previous story: guard dies in hospital", True),
        ("A guard was shot in the leg", False),
        ("Two of the guards died later, the hospital said", False),
        ("Guards on the border. (Kim Rey/Newsreel)", False),
    ],
)
def test_a_line_by_itself_between_paragraphs_is_a_link_unless_it_is_a_sentence(line: str, furniture: bool) -> None:
    found = words(cleaned(page("Three guards die near Qarhat", BODY, line, BODY.replace("three", "four"))), MarkKind.FURNITURE)
    assert (line in found) is furniture


def test_lines_that_follow_each_other_are_a_list_and_stay() -> None:
    victims = ("Ann Other of Norland", "Kim Rey of Sudmark")
    assert not words(cleaned(page("Three guards die near Qarhat", BODY, *victims, BODY)), MarkKind.FURNITURE)


@pytest.mark.parametrize(
    ("words", "furniture"),
    [
        ("CLOSE A mayor steps down; police look again at the death of a singer in 1981. Newsreel", True),
        ("CLOSE Skip in Skip x Embed x Share Mourners gather at the station.", True),
        ("CLOSE to the border three guards were killed.", False),
        ("Close friends of the guard spoke of him.", False),
        ("Caption Bus crash on the coast A bus fell into the sea. (Kim Rey) Caption Fire in a mill Two died in a mill.", True),
        ("Caption Fire in a mill Two people died in a fire in a mill. Two people died in a fire in a mill.", True),
        ("Caption + Kim Rey, The Gazette", False),
        ("Caption writers of the paper were hurt in the blast, and later some of them died.", False),
    ],
)
def test_words_on_the_films_of_a_player_belong_to_the_page(words: str, furniture: bool) -> None:
    assert is_furniture(words) is furniture
