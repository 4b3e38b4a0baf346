"""Figures: vague words become the documented intervals; ages, dates, distances and numbered things are none."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tallystick.reading.harms.figures import FigureReader, FigureTable, default_table
from tallystick.reading.harms.numbers import number

READER = FigureReader(default_table())


def bounds(text):
    return [(mention.figure.low, mention.figure.high) for mention in READER.find(text)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("more than 50 men", 51, None),
        ("over 50 men", 51, None),
        ("at least 50 men", 50, None),
        ("no fewer than 9 men", 9, None),
        ("as many as 53 men", None, 53),
        ("up to 53 men", None, 53),
        ("nearly a million people", 900_000, 1_000_000),
        ("some 1 million people", 900_000, 1_100_000),
        ("about 30 people", 27, 33),
        ("dozens of people", 24, None),
        ("scores of people", 40, None),
        ("hundreds of thousands of people", 200_000, None),
        ("millions of people", 2_000_000, None),
        ("a dozen people", 12, 12),
        ("more than a dozen people", 13, None),
        ("half a dozen people", 6, 6),
        ("two dozen people", 24, 24),
        ("twenty-five people", 25, 25),
        ("one hundred and twenty people", 120, 120),
        ("2.5 million people", 2_500_000, 2_500_000),
        ("between 20 and 30 people", 20, 30),
        ("20-30 people", 20, 30),
        ("three or four people", 3, 4),
        ("20 or so people", 18, 22),
        ("20 or more people", 20, None),
        ("1,400 people", 1400, 1400),
        ("no casualties", 0, 0),
    ],
)
def test_words_become_bounds(text, low, high):
    assert bounds(text) == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "a 34-year-old man",
        "Mary Smith, 34, of the town",
        "aged 34",
        "14 kilometres south",
        "on 3 May at 10:30",
        "Highway 9",
        "the nine-year war",
        "$300",
        "the S-400 system",
        "in 2018",
        "the 25th regiment",
        "the 1200 block of Main Street",
        "9mm rounds",
        "a two-storey house",
    ],
)
def test_what_counts_nothing_is_no_figure(text):
    assert bounds(text) == []


def test_an_estimate_is_marked():
    (mention,) = READER.find("an estimated 400,000 people")
    assert mention.figure.estimated
    assert mention.figure.exact == 400_000


def test_a_share_is_marked():
    assert [mention.percent for mention in READER.find("60 percent of the 900 people")] == [True, False]


def test_a_project_can_override_the_table():
    table = FigureTable.parse(
        '[modifier."more than"]\nwords = ["more than"]\nlow = {factor = 1.0, step = 0}\n'
        '[suffix]\n[word]\n"dozens" = {low = 36}\n'
    )
    found = FigureReader(table).find("dozens of men, more than 5 women")
    assert [(mention.figure.low, mention.figure.high) for mention in found] == [(36, None), (5, None)]


@given(st.integers(min_value=1, max_value=9_999_999))
def test_digits_with_and_without_commas_are_read_back(value):
    assert number(f"{value:,}") == value
    assert number(str(value)) == value


@given(st.integers(min_value=3, max_value=1500), st.sampled_from(["people were killed", "soldiers died", "men wounded"]))
def test_a_mention_lies_where_its_words_are(value, rest):
    assume(value != 911)  # the number that is called
    text = f"Officials say at least {value:,} {rest}."
    (mention,) = READER.find(text)
    assert text[mention.start : mention.end] == mention.figure.words
    assert mention.figure.low == value
