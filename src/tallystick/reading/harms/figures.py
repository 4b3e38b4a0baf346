"""Figures in a text: number words and digits, with the words that bound them, as intervals.

A sentence's text enters; `FigureMention`s leave, in text order and without overlap. A mention's words always hold its number.
Ages, distances, money, hours, ordinals and the numbers of units, roads and models are no figures.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from tallystick.model.figures import Figure
from tallystick.reading.harms.numbers import (
    ARTICLE,
    COUNT,
    DIGITS,
    FRACTION,
    NOT_AFTER,
    NOT_BEFORE,
    SMALL,
    number,
    scale_of,
)
from tallystick.reading.surface import small

_UNIT_AFTER = re.compile(
    r"[- ]?(?:(?:kilomet|met|centimet)(?:re|er)s?|miles?|feet|foot|yards?|inch(?:es)?|hectares?|acres?|tonnes?|tons?|"
    r"kilograms?|kilos?|pounds?|gallons?|lit(?:re|er)s?|degrees?|euros?|dollars?|lira|rubles?|roubles?|seconds?|minutes?|hours?|o['’]clock|days?|nights?|weeks?|"
    r"months?|years?|decades?|centur(?:y|ies)|times|points?|calib(?:re|er)|block of|hundred block|rounds of talks|"
    r"January|February|March|April|May(?! (?:also |now |yet |still |well )?(?:have|be|not|die)\b)|June|July|August|September|"
    r"October|November|December)\b(?!-old)",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(r"\s+(?:u|you|me|him|us|them|ever|eva)\b", re.IGNORECASE)
"""After a digit that songs and short messages write for "to" or "for": "I would die 4 you"."""
_AGE_AFTER = re.compile(
    r"[- ]?(?:years?|yrs?\.?|months?|weeks?|days?)[- ](?:olds?|of age)\b|-year\b|-month\b|-day\b|-hour\b|-old\b|"
    r"[- ]?y(?:/o|\.o\.|o)(?!\w)",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    r"(?:^(?!In |At |Near |From |On |Of )|(?<!\bin)(?<!\bat)(?<!\bnear)(?<!\bfrom)(?<!\bof) )[A-Z][\w.'’-]+ [A-Z][\w.'’-]*,\s$"
)
_NO_COMMA = re.compile(r" (?:who|was|is)\b")
"""What goes on after an age whose second comma is left out: "Darrell Hole, 34 who were shot"."""
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|aged between)\s+(?:[\w-]+(?:,|,? and|,? or)\s+){0,6}$|"
    r"\b(?:an?|the|his|her|their|my|another|one) (?:[\w-]+ ){0,2}?(?:man|woman|boy|girl|child|youth|lad|baby|teenager|student|"
    r"pupil|pensioner|mother|father|grandmother|grandfather|son|daughter|brother|sister|nephew|niece|cousin|widow)\s+of\s+$",
    re.IGNORECASE,
)
_NUMBERED_BEFORE = re.compile(
    r"\b(?:route|highway|road|interstate|room|flight|chapter|article|page|section|zone|channel|district|precinct|ward|unit|battalion|brigade|"
    r"division|resolution|number|chapter|phase|gate|bus|line|model|type|level|grade|suite|apartment|apt\.?|january|february|march|april|may|june|"
    r"july|august|september|october|november|december|jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)\s+$",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(r"\b[Aa]t (?:the )?(?!Least\b|Most\b)[A-Z][\w'’-]+\s+$")
_AFTER_A_NAME = re.compile(r"\s*(?:$|[.,;:]|(?:in|on|at|and|near|after|when|where|by|outside|early|late)\b)")
_OF_A_GALLERY = re.compile(r"\b(?:image|photo|picture|slide|page)s? \d+ (?:of|/)(?: ?/)?\s*$", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|by|during|from|early|late|mid|of|after|before|late-|early-|mid-)[ -]?$", re.IGNORECASE
)
_JOINT = r",? (?:to|or|or even|or possibly|or perhaps|possibly|perhaps|maybe|if not|and possibly) "
"""Words between the two ends of a range: "three or four", "four, possibly five"."""
_CHANGED = re.compile(
    r"\b(?:rose|risen|rises|rising|rais\w+|revis\w+|increas\w+|climb\w+|jump\w+|gr[oe]w\w*|lower\w*|reduc\w+|cut|f[ae]ll\w*|"
    r"dropp?\w*|went|gone|chang\w+|upwards?|downwards?|correct\w+)\b[^.;\d]*$",
    re.IGNORECASE,
)
"""What stands before a number that changed: "rose from 10 to 12"."""
CHANGE = 40
"""Characters before "from" in which it is told that a number changed."""
_REPEATED = re.compile(r"\s?\($")
_PERCENT = re.compile(r"\s*(?:%|per ?cent\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention:
    """A figure at [start, end) of the text it was found in. `percent` marks a share: the figure is then the hundredths.

    `share` is the fraction itself, which hundredths may round ("a third").
    """

    start: int
    end: int
    figure: Figure
    percent: bool = False
    share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bound:
    factor: float
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Modifier:
    rule: str
    low: _Bound | None
    high: _Bound | None
    estimated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """The table that reads vague words: see data/figures.toml."""

    modifiers: Mapping[str, _Modifier]
    suffixes: Mapping[str, _Modifier]
    words: Mapping[str, tuple[int | None, int | None]]

    @classmethod
    def parse(cls, text: str) -> FigureTable:
        """Build the table from the TOML text of `data/figures.toml` or of a project's own, whose parts may be absent.

        Raises ValueError where an entry is none: it names the entry.
        """
        raw = tomllib.loads(text)
        unknown = raw.keys() - {"modifier", "suffix", "word"}
        if unknown:
            raise ValueError(f"no part of the table is called {min(unknown)!r}")
        return cls(
            modifiers=_modifiers(raw.get("modifier", {})),
            suffixes=_modifiers(raw.get("suffix", {})),
            words={word: _interval(word, entry) for word, entry in raw.get("word", {}).items()},
        )

    def overridden(self, own: FigureTable) -> FigureTable:
        """This table with a project's own entries in place of those for the same words, and beside the others."""
        return FigureTable(
            modifiers={**self.modifiers, **own.modifiers},
            suffixes={**self.suffixes, **own.suffixes},
            words={**self.words, **own.words},
        )


@cache
def default_table() -> FigureTable:
    """The table shipped with Tallystick."""
    return FigureTable.parse(resources.files("tallystick.reading").joinpath("data/figures.toml").read_text(encoding="utf8"))


def _modifiers(raw: Mapping[str, Any]) -> dict[str, _Modifier]:
    found = {}
    for rule, entry in raw.items():
        try:
            low, high = (_Bound(**entry[side]) if side in entry else None for side in ("low", "high"))
            told = [str(words).lower() for words in entry["words"]]
        except (TypeError, LookupError) as error:
            raise ValueError(f"the entry {rule!r} needs words, and low or high with factor and step") from error
        for words in told:
            found[words] = _Modifier(rule=rule, low=low, high=high, estimated=entry.get("estimated", False))
    return found


def _interval(word: str, entry: Any) -> tuple[int | None, int | None]:
    bounds = entry if isinstance(entry, dict) else {}
    low, high = bounds.get("low"), bounds.get("high")
    whole = all(bound is None or (isinstance(bound, int) and bound >= 0) for bound in (low, high))
    if not bounds or bounds.keys() - {"low", "high"} or not whole or (low is not None and high is not None and low > high):
        raise ValueError(f"the entry {word!r} needs low or high, whole numbers in order")
    return low, high


class FigureReader:
    """Finds figures with one table; building it compiles the grammar, so that it is built once."""

    def __init__(self, table: FigureTable) -> None:
        self._table = table
        before = "|".join(re.escape(words) for words in sorted(table.modifiers, key=len, reverse=True)) or "(?!)"
        after = "|".join(re.escape(words) for words in sorted(table.suffixes, key=len, reverse=True)) or "(?!)"
        vague = "|".join(re.escape(words) for words in sorted(table.words, key=len, reverse=True)) or "(?!)"
        count = rf"{NOT_BEFORE}(?:{COUNT}){NOT_AFTER}"
        self._grammar = re.compile(
            rf"\b(?P<before>(?:\b(?:{before})\s+)*)"  # asked first: most places in a text begin no word
            rf"(?:(?P<range>\b(?:between|from) (?P<low>{count}) (?:and|to) (?P<high>{count})"
            rf"|(?P<low2>{NOT_BEFORE}(?:(?:{DIGITS})(?=\s?[-–]\s?\d)|{COUNT}(?={_JOINT})))"
            rf"(?:\s?[-–]\s?|{_JOINT})(?P<high2>(?:{COUNT}){NOT_AFTER}))"
            rf"|(?P<vague>\b(?:{vague})\b(?!-| one\b| else\b))|(?P<article>\b{ARTICLE})|(?P<count>{count}))"
            rf"(?P<after>(?:[\s-](?:{after})\b|\+(?!\w))?)"
        )

    def find(self, text: str) -> tuple[FigureMention, ...]:
        """All figures of the text, in order."""
        mentions = [found for match in self._grammar.finditer(small(text)) if (found := self._mention(text, match)) is not None]
        fractions = [self._fraction(match) for match in FRACTION.finditer(text)]
        taken = [one for one in mentions if not any(part.start < one.end and one.start < part.end for part in fractions)]
        mentions = sorted([*taken, *fractions], key=lambda one: one.start)
        return tuple(_without_repetitions(text, mentions))

    def _mention(self, text: str, match: re.Match[str]) -> FigureMention | None:
        if match["low"] and _CHANGED.search(text[max(0, match.start() - CHANGE) : match.start()]):
            return self._later(match)
        core = match.start() + len(match["before"])
        percent = _PERCENT.match(text, match.end())
        if percent is None and _no_count(text, core, match):
            return None
        bounds = self._bounds(match)
        if bounds is None:
            return None
        end = percent.end() if percent else match.end()
        figure = self._modified(bounds, match, text[match.start() : end])
        share = (bounds[0] or 0) / 100 if percent else 0.0
        return FigureMention(start=match.start(), end=end, figure=figure, percent=percent is not None, share=share)

    def _later(self, match: re.Match[str]) -> FigureMention | None:
        """ "Has risen from 10 to 12": the second number, and no range."""
        value = number(match["high"])
        if value is None:
            return None
        figure = Figure(low=value, high=value, words=match["high"], rule="number")
        return FigureMention(start=match.start("high"), end=match.end("high"), figure=figure)

    def _fraction(self, match: re.Match[str]) -> FigureMention:
        """ "Two thirds of": a share in words, with the word that bounds it."""
        parts = ("half", "third", "quarter", "fifth", "tenth")
        part = next(index for index, word in enumerate(parts) if word in (match["part"] or match["part2"]).lower())
        share = (SMALL.get((match["times"] or "one").lower(), 1)) / (2, 3, 4, 5, 10)[part]
        percent = int(share * 100)
        figure = Figure(low=percent, high=percent, words=match.group(), rule="share in words")
        modifier = self._table.modifiers.get((match["bound"] or "").lower())
        if modifier is not None:
            figure = _bounded(figure, modifier, percent)
        return FigureMention(start=match.start(), end=match.end(), figure=figure, percent=True, share=share)

    def _bounds(self, match: re.Match[str]) -> tuple[int | None, int | None, str] | None:
        if match["range"]:
            low, high = _ends(match["low"] or match["low2"], match["high"] or match["high2"])
            return (low, high, "range") if low is not None and high is not None and low < high else None
        if match["vague"]:
            word = match["vague"].lower()
            return (*self._table.words[word], word)
        value = number(match["article"] or match["count"])
        return (value, value, "number") if value is not None else None

    def _modified(self, bounds: tuple[int | None, int | None, str], match: re.Match[str], words: str) -> Figure:
        low, high, rule = bounds
        figure = Figure(low=low, high=high, words=words, rule=rule)
        for modifier in self._modifiers_of(match):
            if low is not None and low == high:
                figure = _bounded(figure, modifier, low)
            figure = replace(figure, estimated=figure.estimated or modifier.estimated)
        return figure

    def _modifiers_of(self, match: re.Match[str]) -> list[_Modifier]:
        """The modifiers around a number; those that only say "exactly" give way to those that bound."""
        found = []
        rest = " ".join(match["before"].lower().split())
        while rest:
            words = next(words for words in sorted(self._table.modifiers, key=len, reverse=True) if rest.startswith(words))
            found.append(self._table.modifiers[words])
            rest = rest[len(words) :].lstrip()
        if match["after"]:
            found.append(self._table.suffixes[match["after"].lower().lstrip(" -").replace("+", "plus")])
        return sorted(found, key=lambda modifier: modifier.rule != "exactly")


def _ends(least: str, most: str) -> tuple[int | None, int | None]:
    """The ends of a range; a scale told once holds for both: "two or three hundred", "2-3 million"."""
    low, high, scale = number(least), number(most), scale_of(most)
    if scale > 1 and low is not None and high is not None and scale_of(least) == 1 and low < high // scale:
        low *= scale
    return low, high


def _without_repetitions(text: str, mentions: Iterable[FigureMention]) -> list[FigureMention]:
    """The mentions, where a number in brackets only says the one before it again ("four (4)") with that one."""
    kept: list[FigureMention] = []
    for mention in mentions:
        if kept and _repeats(text, kept[-1], mention):
            kept[-1] = replace(kept[-1], end=mention.end + 1)
        else:
            kept.append(mention)
    return kept


def _repeats(text: str, before: FigureMention, mention: FigureMention) -> bool:
    same = before.figure.exact is not None and before.figure.exact == mention.figure.exact
    bracketed = _REPEATED.fullmatch(text[before.end : mention.start]) is not None and text[mention.end : mention.end + 1] == ")"
    return same and bracketed


def _bounded(figure: Figure, modifier: _Modifier, value: int) -> Figure:
    if modifier.rule in ("exactly", "estimated"):
        return figure
    low = math.ceil(round(value * modifier.low.factor, 6)) + modifier.low.step if modifier.low else None
    high = math.floor(round(value * modifier.high.factor, 6)) + modifier.high.step if modifier.high else None
    return replace(figure, low=low, high=high, rule=modifier.rule)


def _no_count(text: str, core: int, match: re.Match[str]) -> bool:
    """Whether the number counts no persons or things: an age, a measure, a year, a numbered thing."""
    head, end = text[max(0, core - 24) : core], match.end()
    if _AGE_AFTER.match(text, end) or _AGE_BEFORE.search(head) or _UNIT_AFTER.match(text, end):
        return True
    digits = match["count"] or ""
    if _OF_A_GALLERY.search(head) or (digits in ("2", "4") and _FOR_WHOM.match(text, end)):
        return True
    if digits == "911" or (digits.isdigit() and _of_a_name(text, core, end)):
        return True
    if _NUMBERED_BEFORE.search(head) and digits[:1].isdigit():
        return True
    if re.fullmatch(r"(?:1[6-9]|20)\d\d", digits) and not match["before"].strip():
        return bool(_YEAR_BEFORE.search(head)) or not re.match(r"\s+[a-z]+s\b", text[end:])
    return _apposed_age(text, core, end, digits)


def _of_a_name(text: str, core: int, end: int) -> bool:
    """ "a shooting at Regal 16 in Leeds": a number at the end of a place's name."""
    return _NAMED_BEFORE.search(text[max(0, core - 24) : core]) is not None and _AFTER_A_NAME.match(text, end) is not None


def _apposed_age(text: str, core: int, end: int, digits: str) -> bool:
    """ "Mary Smith, 34, was", "a student, 20, who": a bare number between commas after a name, or before "who", is an age."""
    named = re.search(r"[A-Z][\w.'’-]*,\s$", text[max(0, core - 24) : core])
    if named is None and text[end : end + 6] == ", who ":
        named = re.search(r"[a-z],\s$", text[max(0, core - 24) : core])
    if named is None or not re.fullmatch(r"\d{1,3}", digits):
        return False
    if _OF_SOMEBODY.search(text[max(0, core - 60) : core]) and _NO_COMMA.match(text, end):
        return True
    return text[end : end + 1] in {",", ".", ";", ")"} or end == len(text) or text[end : end + 5] == " and "
