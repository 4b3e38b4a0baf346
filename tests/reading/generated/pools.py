"""Pools: the words that fill the slots of a pattern, each with what a careful reader takes from it.

A slot's name is its pool's name, a number after it tells two slots of one pool apart ("n", "n2"). Nothing here is taken from
a report: lands, towns and persons stand together as no news would put them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """Words for a slot. `low` and `high` where they are a figure; `meaning` the name that a claim must then bear.

    `idle` marks words whose number counts nobody: an age, a distance, a sum of money.
    """

    words: str
    low: int | None = None
    high: int | None = None
    meaning: str = ""
    idle: bool = False


def in_words(value: int) -> str:
    """A number from 1 to 99 in words."""
    if value < 20:
        return ONES[value]
    return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")


def ordinal(value: int) -> str:
    """A number as an ordinal in digits: 3rd, 11th."""
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _count(value: int, form: str) -> Filling:
    words = in_words(value) if form == "words" and value < 100 else f"{value:,}"
    return Filling(words=words, low=value, high=value)


COUNTS = st.builds(_count, st.one_of(st.integers(2, 99), st.integers(100, 1400)), st.sampled_from(("digits", "words")))
"""Several persons or things, in digits or in words."""

_BOUNDS: tuple[tuple[str, Callable[[int], tuple[int | None, int | None]]], ...] = (
    ("at least {}", lambda value: (value, None)),
    ("no fewer than {}", lambda value: (value, None)),
    ("more than {}", lambda value: (value + 1, None)),
    ("over {}", lambda value: (value + 1, None)),
    ("up to {}", lambda value: (None, value)),
    ("as many as {}", lambda value: (None, value)),
    ("fewer than {}", lambda value: (None, value - 1)),
    ("{} or more", lambda value: (value, None)),
    ("nearly {}", lambda value: (-(-value * 9 // 10), value)),
    ("some {}", lambda value: (-(-value * 9 // 10), value * 11 // 10)),
    ("about {}", lambda value: (-(-value * 9 // 10), value * 11 // 10)),
    ("a total of {}", lambda value: (value, value)),
)
_VAGUE = (
    Filling(words="dozens of", low=24),
    Filling(words="scores of", low=40),
    Filling(words="a dozen", low=12, high=12),
    Filling(words="two dozen", low=24, high=24),
    Filling(words="several", low=3),
)


def _bound(value: int, number: int, form: str) -> Filling:
    words, bounds = _BOUNDS[number]
    low, high = bounds(value)
    return Filling(words=words.format(in_words(value) if form == "words" else value), low=low, high=high)


def _range(value: int, more: int, form: str) -> Filling:
    words = f"between {value} and {value + more}" if form == "words" else f"{value} to {value + more}"
    return Filling(words=words, low=value, high=value + more)


BOUNDS = st.one_of(
    st.builds(_bound, st.integers(3, 99), st.integers(0, len(_BOUNDS) - 1), st.sampled_from(("digits", "words"))),
    st.builds(_range, st.integers(10, 60), st.integers(2, 30), st.sampled_from(("digits", "words"))),
    st.sampled_from(_VAGUE),
)


def _named(*pairs: tuple[str, str]) -> st.SearchStrategy[Filling]:
    return st.sampled_from([Filling(words=words, meaning=meaning) for words, meaning in pairs])


def _plain(*words: str) -> st.SearchStrategy[Filling]:
    return st.sampled_from([Filling(words=word) for word in words])


def _idle(*words: str) -> st.SearchStrategy[Filling]:
    return st.sampled_from([Filling(words=word, idle=True) for word in words])


POOLS: dict[str, st.SearchStrategy[Filling]] = {
    "n": COUNTS,
    "small": st.builds(_count, st.integers(2, 12), st.sampled_from(("digits", "words"))),
    "bound": BOUNDS,
    "nth": st.builds(lambda value: Filling(words=ordinal(value), low=value, high=value), st.integers(3, 99)),
    "group": _named(
        ("soldiers", "soldiers"),
        ("Kenyan soldiers", "Kenyan soldiers"),
        ("troops", "soldiers"),
        ("policemen", "police"),
        ("civilians", "civilians"),
        ("villagers", "civilians"),
        ("farmers", "civilians"),
        ("women", "women"),
        ("children", "children"),
        ("students", "students"),
        ("fighters", "fighters"),
        ("rebels", "fighters"),
        ("journalists", "journalists"),
        ("aid workers", "aid workers"),
        ("people", "people"),
        ("protesters", "people"),
        ("migrants", "refugees"),
        ("men", "men"),
        ("prisoners", "people"),
    ),
    "one": _named(
        ("a soldier", "soldiers"),
        ("a policeman", "police"),
        ("a farmer", "civilians"),
        ("a woman", "women"),
        ("a boy", "children"),
        ("a teacher", "teachers"),
        ("a judge", "officials"),
        ("a journalist", "journalists"),
        ("a protester", "people"),
        ("a Kenyan soldier", "Kenyan soldiers"),
    ),
    "actor": _plain("gunmen", "Kenyan troops", "suicide bombers", "government forces", "rebels", "Ethiopian jets"),
    "things": _named(
        ("houses", "building"),
        ("tanks", "tank"),
        ("vehicles", "vehicle"),
        ("trucks", "vehicle"),
        ("helicopters", "aircraft"),
        ("schools", "building"),
    ),
    "attack": _plain(
        "an air strike", "a suicide bombing", "a raid", "an ambush", "shelling", "a rocket attack", "a drone strike"
    ),
    "place": _plain(
        "Nairobi",
        "Mombasa",
        "Garissa",
        "Kandahar",
        "Mosul",
        "the city of Kisumu",
        "Helmand province",
        "the village of Qarhat",
        "northern Kenya",
        "Paris, Texas",
    ),
    "day": _plain(
        "on Monday",
        "on Tuesday",
        "on Thursday night",
        "late on Friday",
        "on 3 May 2019",
        "on March 14, 2021",
        "on Sunday morning",
        "early Saturday",
        "yesterday",
    ),
    "claimant": _named(
        ("police", "police"),
        ("the defence ministry", "Defence Ministry"),
        ("a hospital doctor", "doctor"),
        ("the mayor", "mayor"),
        ("a military spokesman", "spokesman"),
        ("the interior minister", "minister"),
        ("witnesses", "witnesses"),
        ("the Red Crescent", "Red Crescent"),
        ("the Kenyan army", "Kenyan army"),
        ("a rebel commander", "commander"),
        ("state media", "state media"),
    ),
    "age": st.builds(lambda value: Filling(words=str(value), idle=True), st.integers(3, 91)),
    "distance": _idle("14 kilometres", "nine miles", "30 km", "2.5 miles", "120 kilometers", "40 metres"),
    "calibre": _idle("122mm", "7.62mm", "155-millimetre", "81-mm", "107 mm"),
    "unit": _idle("4th Brigade", "12th Battalion", "205th Corps", "3rd Infantry Division", "Battalion 9", "Unit 8200"),
    "address": _idle("1200 block of Elm Street", "3400 block of North Mill Road", "500 block of 12th Avenue"),
    "house": _idle("41 Elm Street", "220 Mill Road", "9 Harbour Lane"),
    "money": _idle("$3 million", "500 euros", "20,000 dollars", "$45", "£900", "15 million shillings"),
    "clock": _idle("10:30", "5 a.m.", "11 pm", "3:15 p.m.", "0400 GMT"),
    "year": _idle("2009", "2014", "1998"),
    "span": _idle("three years", "four days", "10 days", "five months", "two weeks"),
    "road": _idle("Highway 9", "Route 66", "Interstate 40", "Flight 380"),
    "share": st.builds(lambda value: Filling(words=f"{value} percent", idle=True), st.integers(2, 98)),
}
