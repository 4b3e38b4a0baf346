"""Closing: the words at the end of a sentence that say whose it is, read on the surface where the parser goes astray.

A sentence's text enters; where the words of its source and of what is said stand leave. Asked only where no cue was read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SAID = (
    "said|says|confirmed|confirms|announced|announces|reported|reports|added|adds|wrote|writes|stated|noted|stressed|"
    "estimates|claims|report|say|"
    "specifies|specified|counts|(?:told|tells) (?:reporters|journalists|us|(?:the|this|our) \\w+|[A-Z]\\w+)"
)
_WORD = r"(?!(?:was|were|is|are|has|have|had|been|be|who|which|that|said|killed|died)\b)[\w.’'-]+"
_SOURCE = rf"(?P<source>(?:(?i:the|an?|one|its|his|her) )?{_WORD}(?: {_WORD}){{0,8}}?)"
_NAME = r"(?:[A-Z][\w.'’-]+ ?){1,4}(?<! )"
_WHEN = r"(?: (?:to|on|in|at|by|late|early|earlier|over|via|through|this|last) [^,.;]{1,60})?"
_FORMS = (
    re.compile(rf",[”\"]? (?i:its|his|her|the|an?) [\w .'’-]{{3,60}}, (?P<source>{_NAME}),? (?:{_SAID}){_WHEN}\W*$"),
    re.compile(rf",[”\"]? (?P<source>{_NAME}), [\w .'’-]{{3,60}}, (?:{_SAID}){_WHEN}\W*$"),
    re.compile(rf",[”\"]? [\w .'’-]{{3,60}} (?:quoted|cited) {_SOURCE} as (?:saying|telling \w+|having said)\W*$"),
    re.compile(rf",[”\"]? {_SOURCE} (?:{_SAID}){_WHEN}\W*$"),
    re.compile(rf",[”\"]? (?:said|says|added|reported|announced|confirmed) {_SOURCE}(?<!\.)\W*$"),
    re.compile(rf", {_SOURCE} (?:figures|data|records|statistics|numbers|estimates) (?:shows?|showed|suggests?|indicate)\W*$"),
)
_OPENING = re.compile(
    r"^(?P<source>(?:(?:The|A|An|One|Its|His|Her) )?[\w’'-]+(?: [\w’'-]+){0,7}?(?:, [^,]{2,40},)?),? "
    r"(?:(?:(?:has |have |had )?(?:gave|given|told|offered|issued|presented|published|released|sent|posted) "
    r"(?:an?|another|its|their|his|her|us|the same|much the same) )|(?:said|announced|reported)\b)"
)
""" "The channel gave another version.": it speaks in the sentences after this one."""
_ASIDE = re.compile(r", who [^,]{3,60}(?:, [A-Z][\w-]+)?(?=,)")
_STAMP = re.compile(r"^\W*(?:[01]?\d|2[0-3])[.:h][0-5]\d\W+")
"""The hour before an entry of a page that goes on: "14.18 A surgeon ... has sent us"."""
_SITED = re.compile(r"^(?:At|In|From|On|Inside) [^,.;]{3,70}? (?=the [a-z])")
"""Where somebody speaks, before who it is: "At the hospital here the medical director, Dr Bello, gave"."""
_NO_SOURCE = re.compile(
    r"^(?:and|but|or|as|when|where|while|whose|whom|after|before|some|it is|there|\d[\d,.]*)\b", re.IGNORECASE
)
_SPEAKS = re.compile(
    r"[A-Z]|\b(?:it|he|she|they|ministr\w+|police|officials?|army|military|government|hospital|doctors?|medics?|authorities|"
    r"residents|witnesses|media|television|radio|sources|mayor|governor|spokes\w+|officer|source|statement|communiqu[eé])\b"
)
"""A name, or a noun of somebody who may speak: without one the last clause tells of something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Offsets of the words of a source, and where what it says ends."""

    first: int
    last: int
    told_end: int


def spoke(text: str) -> str | None:
    """The words of who speaks in a sentence that is not parsed since it tells of no harm; None where nobody does."""
    end = closing(text)
    if end is not None:
        return text[end.first : end.last]
    plain = _SITED.sub("", _ASIDE.sub("", _STAMP.sub("", text)))
    opening = _OPENING.match(plain[:1].upper() + plain[1:])
    return opening["source"] if opening is not None and not _NO_SOURCE.match(opening["source"]) else None


def closing(text: str) -> Closing | None:
    """Who is said at the end of a sentence to have said it; None where nobody is."""
    for form in _FORMS:
        match = form.search(text)
        if match is None or _NO_SOURCE.match(match["source"]) or not _SPEAKS.search(match["source"]):
            continue
        return Closing(first=match.start("source"), last=match.end("source"), told_end=match.start())
    return None
