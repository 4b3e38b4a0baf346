"""Passing: whether words tell of a harm in passing, of another happening than the one that the report is on.

A harm in its sentence enters; yes or no leaves. Only words that part the two are heard: "in a separate shooting", "linked to
the killing of", or a death that was none of violence, as in a crash of cars.
"""

from __future__ import annotations

import re

from tallystick.reading.context import Context
from tallystick.reading.harms.record import Harm

_DEEDS = r"(?:shooting|attack|incident|case|stabbing|killing|murder|homicide|slaying|crime|strike|bombing|blast|robbery|raid)s?"
_OTHERS = r"(?:the|an?|another|other|last|recent)\b[^,;:]{0,40}$"
_LIKENED = re.compile(
    rf"\b(?:it|this|shooting|attack|incident|case|killing|crime|death)\b[^,;:]{{0,30}}"
    rf"\b(?:connected|linked|related|tied) to {_OTHERS}|"
    rf"\b(?:similar|unrelated|compared|reminiscent|in addition) (?:to|with|of) {_OTHERS}",
    re.IGNORECASE,
)
_SEPARATE = re.compile(
    rf"\b(?:in|at|during|from|by|of) (?:an?|the|two|three|other)? ?"
    rf"(?:previous|earlier|separate|unrelated|different|prior|past) (?:[\w-]+ ){{0,2}}?{_DEEDS}\b",
    re.IGNORECASE,
)
_COMES_AFTER = re.compile(
    r"\b(?:it|(?:the|this|that|latest|\w+day['’]s) (?:[\w-]+ ){0,2}?"
    r"(?:shooting|attack|incident|killing|violence|gunfire))\b[^.;]{0,25}?"
    r"\b(?:comes?|came|happened|occurred)\b[^.;]{0,60}?\b(?:after|from|since|where) (?:an?|another|two|three) "
    r"(?:[\w-]+ ){0,3}?(?:shooting|killing|murder|homicide|slaying|stabbing)s?\b",
    re.IGNORECASE,
)
""" "The shooting comes a week after a fatal shooting": the second is another one."""
_DAYS_AFTER = re.compile(
    r"\b(?:it|(?:the|this|that|latest|\w+day['’]s) (?:[\w-]+ ){0,2}?"
    r"(?:shooting|attack|incident|killing|violence|blast|bombing|explosion|raid|strike|ambush|assault|shelling|massacre))s?\b"
    r"[^.;]{0,25}?\b(?:comes?|came|happened|occurred|follow(?:s|ed))\b[^.;,]{0,25}?"
    r"(?:\b(?:hours?|days?|weeks?|months?|years?) after\b|\bafter (?:\w+ ){0,2}(?:days|weeks|months) of\b)",
    re.IGNORECASE,
)
""" "The blast came two days after the army killed 11 militants": those are another happening's."""
_AT_A_VIGIL = re.compile(
    r"\b(?:as|while|where|when|during)\b[^.;]{0,40}\b(?:vigil|funeral|memorial|wake|burial)(?: service)? (?:for|of)\b[^.;]*$",
    re.IGNORECASE,
)
""" "She was shot as a crowd gathered at a vigil for a man killed on Sunday"."""
_NEXT = re.compile(
    r"^\W*(?:elsewhere|separately)\b|"
    rf"^\W*(?:in|at) (?:another|a (?:second|third|separate)|an unrelated) (?:[\w-]+ ){{0,2}}?{_DEEDS}\b",
    re.IGNORECASE,
)
_NO_VIOLENCE = re.compile(
    r"\b(?:in|during|after|from|of|by) (?:an?|the|his|her|their)? ?(?:[\w-]+ ){0,3}?"
    r"(?:crash|collision|wreck|(?:car|traffic|road|motorcycle|boating) accident|"
    r"drowning|overdose|heart attack|cancer|stroke)\b",
    re.IGNORECASE,
)
_VIOLENCE = re.compile(r"\b(?:sho[ot]t?\w*|gun\w*|bullet\w*|stabb\w*|attack\w*|murder\w*|kill(?:er|ing))\b", re.IGNORECASE)
_BEFORE_IT = re.compile(
    r"^\s*(?:(?:there|here) )?"
    r"(?:the (?:day|night|week|month|year)|(?:an?|one|two|three|several|a few|\d+) (?:days?|weeks?|months?|years?)) "
    r"(?:before|earlier|prior|previously)\s*(?=[.,;]|$)",
    re.IGNORECASE,
)
"""Words right behind a harm that put it before the happening that the report is on."""
_YEARS_AGO = re.compile(r"^[^.;]{0,30}\b(?:years|decades) ago\b", re.IGNORECASE)
REACH = 60
"""Characters after a harm in which its cause is told."""


def in_passing(context: Context, harm: Harm) -> bool:
    """Whether the words around a harm say that it is another happening's."""
    text = context.sentence.text
    start = context.doc[harm.first].idx
    end = context.doc[harm.last - 1].idx + len(context.doc[harm.last - 1])
    after = re.split(r"[;:]|, (?:and|but)\b", text[end : end + REACH])[0]
    if _BEFORE_IT.match(text[end:]) is not None or _YEARS_AGO.match(text[end:]) is not None:
        return True
    if _DAYS_AFTER.search(text[:start]) or _COMES_AFTER.search(text[:end]) or _AT_A_VIGIL.search(text[:start]):
        return True
    if _LIKENED.search(text[:start]) or _SEPARATE.search(text[start:end] + after):
        return True
    if not context.sentence.title and _NEXT.match(text):
        return True
    cause = _NO_VIOLENCE.search(after)
    return cause is not None and not _VIOLENCE.search(text[:start] + after[: cause.start()])
