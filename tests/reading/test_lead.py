"""The day and town of a main happening are those that the whole report speaks for, with the signs that they rest on."""

from __future__ import annotations

from datetime import date

import pytest

from tallystick.model.accounts import Account
from tallystick.model.reports import Mark, MarkKind, Report
from tallystick.model.times import TimeKind
from tallystick.reading import Reader
from tallystick.reading.lead.choice import Mention, choose

LOCAL = "http://www.whio.com/news/1"


def main_account(
    reader: Reader, text: str, *, address: str | None = LOCAL, published: date | None = date(2031, 5, 14)
) -> Account:
    title, _, _ = text.partition("\n")
    report = Report(
        report_id="a" * 64,
        names=("a.txt",),
        text=text,
        extractor="plain text",
        title=title,
        address=address,
        published=published,
        marks=(Mark(start=0, end=len(title), kind=MarkKind.TITLE),),
    )
    return next(account for account in reader.read(report).accounts if account.main)


def day_words(account):
    """The words that name an account's day; None where nothing does."""
    return account.time.words if account.time is not None else None


def town(account: Account) -> tuple[str, str | None] | None:
    return (account.place.name, account.place.admin1) if account.place else None


def test_the_town_whose_police_spoke_is_not_the_hospitals(reader: Reader) -> None:
    text = (
        "Two teens hurt\n\nTwo teenagers were shot outside a bakery on Monday night.\n\n"
        "Dayton police were called to Linden Avenue at about 9 p.m. and found the boys. They were flown to a hospital in "
        "Columbus."
    )
    found = main_account(reader, text)
    assert town(found) == ("Dayton", "Ohio")
    assert "its police" in found.place_signs


def test_a_homonym_is_read_by_the_outlets_home(reader: Reader) -> None:
    text = "Man killed\n\nA man was killed in a shooting in Springfield on Monday night, police said."
    assert town(main_account(reader, text)) == ("Springfield", "Ohio")
    assert town(main_account(reader, text, address="http://www.wggb.com/1")) == ("Springfield", "Massachusetts")


def test_the_day_of_the_event_and_not_of_the_court(reader: Reader) -> None:
    text = (
        "Man charged in shooting\n\nTwo men were killed in Dayton. A man was charged in court on Tuesday.\n\n"
        "The shooting happened at about 2 a.m. Saturday on Linden Avenue, police said."
    )
    found = main_account(reader, text)
    assert day_words(found) == "Saturday" and "sentence on the event" in found.time_signs


def test_a_pages_own_stamp_is_no_day_of_the_story(reader: Reader) -> None:
    text = (
        "Man shot by neighbor\n\nMan shot by neighbor Posted: Wednesday, May 14, 2031 6:47 AM EDT\n\n"
        "A man was shot in Dayton by his neighbor. His body was found Monday night behind the house."
    )
    assert day_words(main_account(reader, text)) == "Monday night"


@pytest.mark.parametrize(
    "stamp",
    ["Posted 6:47 AM, May 14, 2031, by a reporter.", "\u2014 Dayton Police (@DaytonPolice) May 14, 2031", "Update: May 14"],
)
def test_neither_a_stamp_with_its_hour_nor_a_shown_post_is_a_day_of_the_story(reader: Reader, stamp: str) -> None:
    text = f"Man shot by neighbor\n\n{stamp}\n\nA man was shot in Dayton by his neighbor on Monday night."
    assert day_words(main_account(reader, text)) == "Monday night"


def test_what_has_gone_on_since_the_harm_tells_its_day(reader: Reader) -> None:
    text = "Two hunted\n\nTwo men have been sought since the Monday shooting in Dayton that killed a clerk, police said."
    found = main_account(reader, text)
    assert found.time is not None and found.time.words == "Monday"


def news(account: Account) -> tuple[str, int] | None:
    """The words and the shift of a day that no words name."""
    time = account.time
    return (time.words, time.shift) if time is not None and time.kind is TimeKind.NEWS else None


def test_an_hour_without_a_day_is_news_of_the_day_of_publication(reader: Reader) -> None:
    text = "Boy hurt\n\nA boy was shot in Dayton. Officers were called to Linden Avenue at about 3:30 p.m. and found him."
    found = main_account(reader, text)
    assert news(found) == ("3:30 p.m.", 0)
    assert "news of the day" in found.time_signs
    assert main_account(reader, text, published=None).time is None


def test_where_neither_day_of_news_is_likelier_than_not_both_are_meant(reader: Reader) -> None:
    told = "Boy shot in Dayton\n\nA boy was shot in the leg in Dayton. He was taken to a hospital."
    assert news(main_account(reader, told)) == ("shot", 0)
    later = "Suspect sought in Dayton shooting\n\nPolice look for a man after a shooting that hurt a clerk in Dayton."
    time = main_account(reader, later).time
    assert time is not None
    days = time.resolve(date(2031, 5, 14))
    assert days is not None and (days.first, days.last) == (date(2031, 5, 13), date(2031, 5, 14))


def test_a_title_on_the_aftermath_alone_tells_no_day(reader: Reader) -> None:
    page = "Sign up for our letter to read on."
    assert main_account(reader, f"Victims of shooting in Dayton identified\n\n{page}").time is None


def test_from_afar_what_names_no_day_has_none(reader: Reader) -> None:
    text = "Boy shot in Dayton\n\nA boy was shot in the leg in Dayton at about 9 p.m. He was taken to a hospital."
    assert news(main_account(reader, text)) is not None
    assert main_account(reader, text, address=None).time is None


def test_a_night_without_a_day_is_the_morning_of_publication_and_named_as_news(reader: Reader) -> None:
    text = "Two hurt overnight\n\nTwo men were shot overnight in Dayton, police said. They are in hospital."
    assert news(main_account(reader, text)) == ("overnight", 0)


def test_a_period_that_the_claims_tell_stays_where_no_day_is_named(reader: Reader) -> None:
    text = "Boy shot in Dayton\n\nA boy was shot in Dayton over the weekend, police said. He was taken to a hospital."
    assert day_words(main_account(reader, text)) == "the weekend"


def test_a_capital_that_is_only_written_from_is_no_scene(reader: Reader) -> None:
    text = "Clashes kill nine\n\nLIMA, 12 May (Agency) -- Nine soldiers were killed in clashes, the army said."
    assert main_account(reader, text, address=None).place is None


def test_the_claims_own_town_stays_where_no_home_is_known(reader: Reader) -> None:
    text = (
        "Market shelled\n\nALEPPO, Syria (Agency) -- Shells killed four people in Nubl on Monday, residents said.\n\n"
        "Police in Aleppo said the shells came from the west."
    )
    found = main_account(reader, text, address=None)
    assert found.place is not None
    assert found.place.name.startswith("Nub")
    assert found.place_signs == ()


def test_no_candidate_is_taken_that_nothing_speaks_for() -> None:
    assert choose({}, "day") is None
    assert (
        choose({"x": (Mention(one="x", signs=frozenset({"later", "later step beside", "after publication"})),)}, "day") is None
    )


@pytest.mark.parametrize("of", ["day", "place"])
def test_more_for_one_candidate_is_less_for_another(of: str) -> None:
    strong = frozenset({"told beside the figure", "first sentence", "harm told beside it", "its police", "dateline"})
    chosen = choose({"a": (Mention(one="a", signs=frozenset()),), "b": (Mention(one="b", signs=strong),)}, of)
    assert chosen is not None
    assert chosen.one == "b"
    assert chosen.signs
    assert set(chosen.signs) <= strong


def test_two_mentions_tell_more_than_one() -> None:
    weak = frozenset({"0 days before", "opening"})
    once, again = (Mention(one="a", signs=weak),), (Mention(one="b", signs=weak), Mention(one="c", signs=weak))
    chosen = choose({"once": once, "again": again}, "day")
    assert chosen is not None
    assert chosen.one == "b"


def test_a_local_report_that_opens_with_other_things_tells_mainly_of_what_it_tells_most(reader: Reader) -> None:
    text = (
        "A family looks ahead\n\nNeighbours meet every week.\n\nThey sing and they cook.\n\nThe hall is small.\n\n"
        "A boy was hurt in Xenia in 2012.\n\nThe family moved here later, and found friends.\n\n"
        "On Sunday a man was shot in Dayton. The man was taken to a hospital, where he died."
    )
    assert town(main_account(reader, text)) == ("Dayton", "Ohio")


UNCOUNTED = "Police look into a shooting in Dayton\n\nDayton police are looking into a shooting at a bakery on Monday night."


def test_a_local_report_that_opens_with_harm_has_an_account_though_no_figure_is_read(reader: Reader) -> None:
    found = main_account(reader, UNCOUNTED)
    assert found.claim_ids == ()
    assert town(found) == ("Dayton", "Ohio")
    assert day_words(found) == "Monday night"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Police look into a death\n\nDayton police are looking into a death at a bakery on Monday night.", None),
        ("A season of crashes in Dayton\n\nThe league knows few teams that won a game and lost their coach so soon.", None),
        ("A bakery opens\n\nDayton has a new bakery, which opened on Monday night.", LOCAL),
    ],
)
def test_no_account_without_a_figure_where_neither_title_nor_a_local_report_tells_of_an_event(
    reader: Reader, text: str, address: str | None
) -> None:
    with pytest.raises(StopIteration):
        main_account(reader, text, address=address)


def test_a_title_that_names_an_event_and_its_place_has_an_account_from_afar_too(reader: Reader) -> None:
    found = main_account(reader, "Police look into a blast in Dayton\n\nA mayor spoke of the day on Monday.", address=None)
    assert found.claim_ids == ()
    assert town(found) == ("Dayton", "Ohio")


FAR_DOWN = (
    "{}\n\nThe morning was quiet.\n\nShops opened late.\n\nA fair went on.\n\nMusic was heard.\n\n"
    "A guard was killed in Leeds on 3 May 2029.\n\nIt was long ago.\n\nPeople remember.\n\n"
    "In Dayton on Monday nine guests were wounded."
)


def test_from_afar_the_main_account_is_that_of_the_event_in_the_title(reader: Reader) -> None:
    found = main_account(reader, FAR_DOWN.format("How the explosion in Dayton changed a street"), address=None)
    assert day_words(found) == "Monday"
    assert town(found) == ("Dayton", "Ohio")


def test_from_afar_nothing_told_far_down_is_the_main_account_where_the_title_names_no_event(reader: Reader) -> None:
    with pytest.raises(StopIteration):
        main_account(reader, FAR_DOWN.format("How Dayton changed"), address=None)


def test_the_home_of_the_dead_is_not_the_place_that_the_title_names(reader: Reader) -> None:
    text = "Family of 3 killed in Peru bus crash\n\nThe three came from Dayton. They died on Monday."
    found = main_account(reader, text, address=None)
    assert found.place is not None
    assert found.place.country == "Peru"


def test_the_place_of_the_event_in_a_title_goes_before_one_after_it(reader: Reader) -> None:
    text = "Dayton blast: fear at a fair near Lima\n\nMany fled."
    assert town(main_account(reader, text, address=None)) == ("Dayton", "Ohio")


def test_from_afar_the_day_beside_the_figures_of_the_opening_goes_before_days_of_inquiry(reader: Reader) -> None:
    text = (
        "Nine dead in Dayton blast\n\nNine people were killed on Tuesday.\n\n"
        "The incident happened after the works had been closed since 2 May, at about 9 a.m."
    )
    assert day_words(main_account(reader, text, address=None)) == "Tuesday"


def test_a_day_that_the_page_states_of_itself_is_not_beside_the_figures(reader: Reader) -> None:
    text = "Nine dead in Dayton blast\n\nNine dead in Dayton Updated: 2031-05-14 06:50 as fire spread on Tuesday."
    assert day_words(main_account(reader, text, address=None)) != "2031-05-14"


def test_a_year_before_is_no_day_of_news_from_afar(reader: Reader) -> None:
    text = "Nine dead in Dayton blast\n\nNine people were killed.\n\nThe mayor spoke of the fair of 2 March 2030."
    assert day_words(main_account(reader, text, address=None)) is None


def test_the_day_and_place_of_a_file_picture_belong_to_no_harm_told_after_it(reader: Reader) -> None:
    text = (
        "Singer mourns a cousin\n\nFILE - In this Jan. 30, 2030, file photo, a singer stands in Paris. "
        "Her cousin was shot and killed."
    )
    found = main_account(reader, text, address=None)
    assert (day_words(found), found.place) == (None, None)


def test_a_headline_without_a_stop_is_no_part_of_the_paragraph_below_it(reader: Reader) -> None:
    deck = "Men with a van broke through a wall in Dayton in answer to raids near Lima and a market"
    lead = (
        "Nine guests were killed in Dayton on Monday when a van broke through the wall of an inn there, the mayor said of it."
    )
    text = f"Nine killed\n\n{deck}\n{lead}"
    assert town(main_account(reader, text, address=None)) == ("Dayton", "Ohio")
