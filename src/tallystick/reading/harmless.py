"""Harmless: words of harm that tell of no incident, since nobody was harmed by violence, an accident or a disaster.

A harm in its sentence enters; the reason why it is none leaves, or None. Always: what tells of a deed ("killed", "shot",
"stabbed"), of several persons, or of harm beside a word of violence stays; so does every death and wound of which neither its
sentence nor its report gives another cause. The words themselves stand in data/harmless.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from tallystick.model.claims import Measure
from tallystick.model.figures import DEED
from tallystick.model.reports import Report
from tallystick.reading.context import Context
from tallystick.reading.harms.record import Harm

HITTING = frozenset({"hit", "hits", "hitting", "struck", "hurt", "slammed"})
WEAK = HITTING | frozenset(
    """
    die dies died dying death deaths dead passed passes injured injures hurts unresponsive unconscious recover recovering
    treated
    """.split()
)
"""Words of harm that name no deed; so do phrases ("taken to hospital")."""
AFTER, BEFORE = 70, 30
"""Characters after and before a word of harm in which its cause stands."""
OLD = 60
"""Age from which a death told with it, and with nothing else, is the body's own ("dies at 77")."""
LONG_AGO = 2
"""Years between a death told in passing and the report: court and anniversaries tell of last year's."""
FULL = 4
"""Words of play from which on a report may be on a game or show: there they are twice as many as those of violence, or more."""
OPENING = 500
"""Characters of a report that say whether its mishap lay inside a game or show."""

_YEAR = re.compile(
    r"\b(?:in|of|since|until|on|the)(?: late| early| mid-?)? (?:[A-Za-z]+\.? )?(?:\d{1,2}, )?"
    r"(1[5-9]\d\d|20\d\d)\b(?! (?:block|hundred))"
)
_AT_AGE = re.compile(
    r"^\W*(?:peacefully )?(?:at|aged)(?: the)?(?: age(?: of)?)? (\d{2,3})\b(?!,? (?:after|when|while|in an?)\b)"
)
_TITLE = re.compile(r"[“\"‘'][A-Z][\w’']*(?: (?:[A-Z][\w’']*|of|the|in|and|a)){0,5}[,.]?[”\"’']")
"""A title in quotation marks, whose words tell of nothing."""
_CAUSE = r"\b(?:of|from|after|by|with|had|suffer\w*|battl\w+|fight\w*)\b[^.;:]{0,30}?\b"
_WITH = r"(?:,? and [\w-]+)?\W*(?:with|by)\s+(?:[\w'’-]+\s+){0,4}?"


def harmless(context: Context, harm: Harm) -> str | None:
    """Why words of harm tell of no incident; None where they may."""
    if harm.measure not in (Measure.KILLED, Measure.WOUNDED, Measure.KILLED_OR_WOUNDED):
        return None
    if _of_a_beast(context, harm):
        return "a beast"
    if _of_a_title(context, harm):
        return "a name or title"
    text, trigger = context.sentence.text, context.doc[harm.trigger]
    before, after = text[max(0, trigger.idx - BEFORE) : trigger.idx], text[trigger.idx + len(trigger) :][:AFTER]
    if trigger.lower_ in HITTING and _begins(f"{_WITH}(?:{_words('said')})", after) and not _holds("violence", after):
        return "hit by words"
    if trigger.lower_ == "shot" and re.search(rf"\b(?:{_words('shot')})\W*$", before, re.IGNORECASE):
        return "a shot that no gun fires"
    return _unharmed(context, harm, after) if _weak(context, harm) else None


def on_play(report: Report) -> bool:
    """Whether a report is on a game or show: words of play abound in it, those of violence and accident do not."""
    whole = f"{report.title or ''}\n{report.text}".lower()
    play = len(_pattern("play").findall(whole))
    return play >= FULL and play >= 2 * sum(len(_pattern(of).findall(whole)) for of in ("violence", "accident"))


def _weak(context: Context, harm: Harm) -> bool:
    """Whether one person is harmed, by a word that names no deed."""
    word = context.doc[harm.trigger].lower_
    phrase = harm.faring and not word.startswith(("shot", "shoot", "stab"))
    return harm.quantity.figure.exact == 1 and (word in WEAK or phrase)


def _unharmed(context: Context, harm: Harm, after: str) -> str | None:
    """Why one person's death or wound is none of violence, accident or disaster."""
    text, report = _pattern("illness").sub(" ", _TITLE.sub(" ", context.sentence.text).lower()), context.whole.report
    if _holds("violence", text):
        return None
    if harm.measure is not Measure.KILLED and (_holds("inside", text) or _holds("inside", report.text[:OPENING])):
        return "hurt in a game or show"
    if _holds("accident", text):
        return None
    if re.search(f"{_CAUSE}(?:{_words('illness')})\\b", after, re.IGNORECASE):
        return "sickness"
    if harm.measure is Measure.KILLED and _of_age(after):
        return "age"
    if harm.measure is Measure.KILLED and _long_ago(report, text):
        return "a death long ago"
    return "told of a game or show" if on_play(report) else None


def _of_age(after: str) -> bool:
    match = _AT_AGE.match(after)
    return match is not None and OLD <= int(match[1]) < 120


def _long_ago(report: Report, text: str) -> bool:
    years = [int(year) for year in _YEAR.findall(text)]
    return report.published is not None and bool(years) and report.published.year - max(years) >= LONG_AGO


def _of_a_beast(context: Context, harm: Harm) -> bool:
    """Whether the noun of the harmed is that of a beast, also right after its age ("a 17-year-old gorilla")."""
    if harm.quantity.head is None:
        return False
    head = context.doc[harm.quantity.head]
    noun = head.nbor() if head.lower_ == "old" and head.i + 1 < len(context.doc) else head
    beast = any(_pattern("animals").fullmatch(word) for word in (noun.lower_, noun.lemma_.lower()))
    return beast and noun.tag_ in ("NN", "NNS")


def _of_a_title(context: Context, harm: Harm) -> bool:
    """Whether a word of harm stands in a name: with a capital among small letters, or as a verb that has one elsewhere."""
    trigger = context.doc[harm.trigger]
    following = trigger.nbor() if trigger.i + 1 < len(context.doc) else None
    if following is None or not following.text[:1].isupper() or harm.quantity.figure.rule == DEED:
        return False
    if context.sentence.title or _headlined(context):
        return False
    if trigger.text[:1].isupper():
        return bool(trigger.i > 0)
    named = re.escape(f"{trigger.text.capitalize()} {following.text}")
    within = re.compile(f"(?<=[a-z,] ){named}|[“\"‘']{named}")
    return bool(trigger.tag_ == "VB" and within.search(context.whole.report.text))


def _headlined(context: Context) -> bool:
    """Whether more than half of a sentence's words have capitals, as in headlines and lists."""
    words = [token.text for token in context.doc if token.is_alpha]
    return bool(sum(word[:1].isupper() for word in words) * 2 > len(words))


def _holds(of: str, text: str) -> bool:
    return _pattern(of).search(text.lower()) is not None


def _begins(pattern: str, text: str) -> bool:
    return re.match(rf"{pattern}\b", text, re.IGNORECASE) is not None


@cache
def _pattern(of: str) -> re.Pattern[str]:
    """Over text in small letters, which is twice as fast as to look without regard to case."""
    return re.compile(rf"\b(?:{_words(of)})\b")


def _words(of: str) -> str:
    return "|".join(_table()[of])


@cache
def _table() -> Mapping[str, list[str]]:
    return tomllib.loads(files("tallystick.reading").joinpath("data/harmless.toml").read_text("utf8"))
