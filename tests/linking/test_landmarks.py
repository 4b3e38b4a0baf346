"""Which words tell an account from others."""

from __future__ import annotations

import math

from tallystick.linking.census import ENOUGH
from tallystick.linking.landmarks import FAR, landmarks
from tallystick.model.claims import Measure
from tallystick.model.places import Place
from tallystick.model.reports import MarkKind
from tests import builders
from tests.linking.cases import ABROAD, QARHAT

PLAIN = "A man was shot on a street. Police said so."


def telling(number: int, text: str, place: Place | None = QARHAT, title: str | None = None, kinds=()):
    """A report and its reading: a main account of the first sentence, none of the rest."""
    text = f"{text} No. {number}"
    report = builders.report(text, f"{number}.txt", title=title)
    report = builders.report(text, f"{number}.txt", title=title, marks=tuple(builders.mark(report, *one) for one in kinds))
    claim = builders.claim(report, text.split(".")[0], Measure.KILLED, builders.figure(1))
    account = builders.account(report, claim, main=True, place=place)
    return report, builders.reading(report, claim, accounts=(account,))


def found(*special, among: int = ENOUGH, place: Place | None = QARHAT):
    """The landmarks of the special reports, among plain ones."""
    told = [*special, *(telling(number + 1000, PLAIN, place) for number in range(among - len(special)))]
    marks = landmarks([report for report, _ in told], [reading for _, reading in told])
    return [marks.get(reading.accounts[0].account_id) for _, reading in special]


def test_rarity_is_the_share_of_reports_that_hold_a_word_in_steps_of_two():
    (one, _) = found(telling(1, "A man died at Marlowe's bar."), telling(2, "A man died in the bar of Marlowe."))
    assert dict(one.words)["marlowe"] == math.log2(64 / 2)
    assert "man" not in dict(one.words)
    assert [word for word, _ in one.names] == ["marlowe"]
    assert {"no marlowe", "no bar", "no died"} <= set(one.rare)


def test_words_of_one_report_alone_are_no_landmark():
    one, bare = found(telling(1, "A man died at Marlowe's bar."), telling(2, "A man died."))
    assert "marlowe" not in dict(one.words)
    assert one.length > bare.length


def test_in_few_reports_nothing_is_known_to_be_rare():
    assert found(telling(1, "A man died at Marlowe's bar."), telling(2, "Marlowe's bar."), among=ENOUGH - 1) == [None, None]


ATTACKS = [telling(number, f"A shell hit the hospital of Saint Rita {number}.", ABROAD) for number in range(5)]


def test_rarity_is_counted_among_reports_of_one_land():
    assert found(*ATTACKS, among=ENOUGH + len(ATTACKS)) == [None] * 5


def test_where_no_land_has_enough_reports_all_lands_together_tell_what_is_rare():
    assert all("rita" in dict(one.words) for one in found(*ATTACKS, among=ENOUGH))
    assert found(*ATTACKS, among=ENOUGH - 1) == [None] * 5


def test_reports_of_no_land_do_not_make_one_of_the_commonest():
    nowhere = [telling(number + 2000, PLAIN, None) for number in range(ENOUGH)]
    here, away = telling(1, "A man died at Marlowe's bar."), telling(2, "A man died in the bar of Marlowe.", ABROAD)
    told = [here, away, *nowhere]
    marks = landmarks([report for report, _ in told], [reading for _, reading in told])
    one, other = (marks[reading.accounts[0].account_id] for _, reading in (here, away))
    assert one.names == other.names != ()


def test_a_land_hardly_ever_told_is_a_misread_name():
    lost = [telling(number, "A man died at Marlowe's bar.", ABROAD if number == 1 else QARHAT) for number in (1, 2)]
    one, other = found(*lost, among=1100)
    assert one.names == other.names != ()


def test_blocks_and_streets():
    text = "He was shot in the 1200 block of West Elm Avenue, near 5th Street and Oak Tree Lane."
    (one,) = found(telling(1, text))
    assert one.blocks == ("1200 elm",)
    assert one.streets == ("5th", "elm", "tree")


def test_page_furniture_is_no_telling():
    text = "A man died.\nMore from Marlowe County."
    marked = [telling(number, text, kinds=[("More from Marlowe County.", MarkKind.FURNITURE)]) for number in (1, 2)]
    assert all("marlowe" not in dict(one.words) for one in found(*marked))


def test_an_account_told_in_passing_has_the_words_around_its_claim():
    near, far = "A woman died at the Marlowe bar.", "The Quillon trial goes on."
    text = f"{PLAIN} {'x ' * FAR}{near}\n{far}"
    other = telling(2, f"{near} {far}")
    report, reading = telling(1, text)
    claim = builders.claim(report, near, Measure.KILLED, builders.figure(2))
    passing = builders.account(report, claim, place=QARHAT)
    reading = builders.reading(report, *reading.claims, claim, accounts=(*reading.accounts, passing))
    plain = [telling(number + 1000, PLAIN) for number in range(ENOUGH)]
    marks = landmarks([report, other[0], *(one for one, _ in plain)], [reading, other[1], *(one for _, one in plain)])
    words = dict(marks[passing.account_id].words)
    assert "marlowe" in words
    assert "quillon" not in words
    assert "quillon" in dict(marks[reading.accounts[0].account_id].words)


def test_page_furniture_beside_an_account_told_in_passing_is_no_landmark():
    def passing(number: int):
        credit = "Picture: Marlowe Quillon."
        text = f"{PLAIN} No. {number}\nA woman died too. {credit}"
        plain = builders.report(text, f"{number}.txt")
        report = builders.report(text, f"{number}.txt", marks=(builders.mark(plain, credit, MarkKind.CREDIT),))
        claims = [builders.claim(report, words, Measure.KILLED, builders.figure(1)) for words in (PLAIN[:10], "A woman died")]
        accounts = [builders.account(report, claim, main=place == 0, place=QARHAT) for place, claim in enumerate(claims)]
        return report, builders.reading(report, *claims, accounts=tuple(accounts))

    holding = [telling(number, "A man died at Marlowe's bar.") for number in (3, 4)]
    told = [*map(passing, (1, 2)), *holding, *(telling(number + 1000, PLAIN) for number in range(ENOUGH))]
    marks = landmarks([report for report, _ in told], [reading for _, reading in told])
    words = dict(marks[told[0][1].accounts[1].account_id].words)
    assert "woman" in words
    assert "marlowe" not in words
