"""Dateline: what agency copy opens with, "ANKARA, Feb 27 (Reuters) -", and an office's releases, "DAYTON, OH (Feb. 27, 2020):".

In: the words of a paragraph. Out: where its dateline ends, the day and the agency that it names. Always: a dateline stands at
the start and ends in a dash, in a colon after a day in brackets, in a full stop after a day ("MOSCOW, October 18. /TASS/."), or
with its line ("Geneva, 17 March"); a place in ordinary letters counts only beside an agency or a day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tallystick.clean.dates import DAY_WORDS, MONTH_DAY_WORDS

DASH = r"(?:\s*(?:--+|[–—]+)(?:\s*-)?\s*|\s+-\s+|(?<=[)/])\s*-\s*)"
AGENCY = r"(?:\((?P<agency>[^()\n]{2,60})\)|/(?P<slashed>[^/\n]{2,40})/)"
DAY = rf"(?P<day>(?i:{DAY_WORDS}|{MONTH_DAY_WORDS}))"
NO_PLACE = r"(?!(?:FILE|PHOTO|UPDATED?|BREAKING|WATCH|VIDEO|EXCLUSIVE|LIVE|CORRECTION)\b)"
CAPITALS = NO_PLACE + r"(?:[A-Z][A-Z.'’]+(?:[ /-](?:[A-Z][A-Z.'’]*|de|al|el))*)"
ORDINARY = r"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})"
COUNTRY = r"(?: \([A-Z][A-Z .]+\))?"
AREA = r"(?:,\s+[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){0,3}){0,2}?"
TAGS = r"(?P<tags>(?:\[[A-Z][^\]a-z]{2,160}\]\s*)*)"

FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\({ORDINARY}{AREA},\s+{DAY}\)\s*[-–—]+\s*{TAGS}",
        rf"\((?P<agency>[^()\n]{{2,40}})\)\s*[-–—]+\s*{TAGS}",
        rf"{CAPITALS}{COUNTRY}{AREA}(?:,?\s+{DAY})?(?:,?\s*{AGENCY})?:?{DASH}{TAGS}",
        rf"{ORDINARY}{AREA}(?:,?\s+{DAY})?,?\s*{AGENCY}{DASH}{TAGS}",
        rf"{ORDINARY}{AREA},?\s+{DAY}{DASH}{TAGS}",
        rf"{CAPITALS}{AREA}\s+\({DAY}\):\s*{TAGS}",
        rf"{CAPITALS}{COUNTRY}{AREA},\s+{DAY}\.(?:\s*{AGENCY}\.)?\s+{TAGS}",
        rf"{ORDINARY}{AREA},?\s+{DAY}\.?(?=\s*$){TAGS}",
    )
)
LONGEST = 400
"""Characters: monitoring services put up to three bodies in brackets before the text."""

OPENING = re.compile(r"[A-Z0-9\"'“‘(\[.…]|$")
TAG = re.compile(r"\[([^\]]+)\]")
_KINDS = (
    "TEXT EXCERPT EXCERPTS SUMMARY REPORT EDITORIAL COMMENTARY INTERVIEW COMMUNIQUE STATEMENT ARTICLE SPEECH ADDRESS LETTER"
)
KINDS_OF_TEXT = frozenset(_KINDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """`length` counts characters up to the first word of the story; `day` are the words of the day, `sources` named bodies."""

    length: int
    day: str | None
    sources: tuple[str, ...]


def read_dateline(words: str) -> Dateline | None:
    """The dateline that the paragraph opens with, None where there is none."""
    for form in FORMS:
        match = form.match(words, 0, LONGEST)
        if match is not None and OPENING.match(words, match.end()):
            groups = match.groupdict()
            agency = groups.get("agency") or groups.get("slashed")
            bracketed = re.fullmatch(DAY_WORDS, agency, re.IGNORECASE) if agency else None
            sources = [*([] if bracketed or not agency else agency.split("/")), *_tagged(groups["tags"])]
            named = tuple(" ".join(source.split()) for source in sources if re.search(r"[^\W\d_]", source))
            return Dateline(length=match.end(), day=bracketed.group() if bracketed else groups.get("day"), sources=named)
    return None


def _tagged(tags: str) -> list[str]:
    """Bodies named in brackets before "[TEXT]", as monitoring services write them; what tells the kind of text is none."""
    named = [match[1] for match in TAG.finditer(tags)]
    last = max((place for place, name in enumerate(named) if _kind(name)), default=0)
    return [name for name in named[:last] if not _kind(name)]


def _kind(name: str) -> bool:
    return not KINDS_OF_TEXT.isdisjoint(re.findall(r"[A-Z]+", name))
