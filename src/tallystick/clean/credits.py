"""Credit: agencies and writers whom a report names as its sources.

In: the words of a line. Out: the names that it credits. Always: a credit line holds names and nothing else, or says in so many
words who reported; the agency of a picture is credited for the picture, not for the report.
"""

from __future__ import annotations

import re

from tallystick.model.agencies import named_agency

_PICTURES = "getty;getty images;epa;zuma;shutterstock;istock;handout;file;courtesy photo"
PICTURES_ONLY = frozenset(_PICTURES.split(";"))
NOBODY = frozenset(("agencies", "news agencies", "wire services", "wires", "wire reports"))
"""What stands where an agency is named and names none."""

LONGEST = 90
NAME_LONGEST = 60
SEPARATOR = re.compile(r"\s*(?:[,/;|&]|\band\b|\bwith\b|\s[-–—]\s)\s*", re.IGNORECASE)
NAME = re.compile(r"(?:The |the |al-|Al-)?[A-Z][\w.'’-]*(?: (?:of |the |al-|al |de )?[A-Z][\w.'’-]*){0,4}")
LABELLED = re.compile(
    r"\(?(?:(?:sources?|credits?|via):"
    r"|(?:(?:with |additional |further )+(?:reporting|reports?|files?|material|input)s? (?:by|from)"
    r"|(?:with )?reporting (?:by|from)|reported by)\b:?)\s+(?P<names>[^©]+?)\)?\.?(?:\s*©.*)?$",
    re.IGNORECASE | re.DOTALL,
)
CONTRIBUTED = re.compile(
    r"\(?(?P<names>[^.;()]+?) (?:also |both |all )?contributed to this (?:report|story|article)\.?\)?$"
    r"|\(?with (?P<inputs>[^.;()]+?) inputs?\.?\)?$|\(?with inputs? from (?P<from>[^.;()]+?)\.?\)?$",
    re.IGNORECASE,
)
"""A line that says who gave a part of the report."""

RIGHTS = re.compile(
    r"\(?(?:(?:copyright|©|\(c\))[\s:]*)+(?:(?:19|20)\d\d\b[\s,]*)?(?:by )?(?P<name>[A-Z][\w.'’ -]*?)"
    r"(?=[.,;)]|\s+-|\s+all rights|$)",
    re.IGNORECASE,
)
"""A notice of rights, up to the name of whose they are."""

OTHER_WORK = re.compile(
    r"[;.,]?\s*(?:editing|writing|compiled|translation|translated|graphics|photographs?) (?:by|from)\b.*",
    re.IGNORECASE | re.DOTALL,
)
BYLINE = re.compile(r"(?i:by|words by|written by|story by|from our)\s+(?=[A-Z][\w.'’-]*[^\W\d_])")
BYLINE_LONGEST = 120
FULL_NAMES = re.compile(r"Associated Press|Agence France-Presse|Reuters|Anadolu Agency|Press Association|Bloomberg News|Xinhua")
"""Agencies that bylines name after a writer; on saved pages often without a space between the two."""

WITH = re.compile(r"\b(?:with|and|for|,|\||/)\s+(?P<name>[A-Z][\w.'’ -]*|agencies)$")


def is_agency(name: str) -> bool:
    """Whether the name, brackets and full stop aside, is a known agency's, or stands under pictures in its place."""
    bare = name.strip("()[]. \t").lower()
    return named_agency(name) is not None or bare in PICTURES_ONLY or bare in NOBODY


def credit_line(words: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Names on a line that holds only names, at least one of them an agency's or one of `known` (lower case); else nothing."""
    bare = words.strip("()[]—–-. \t")
    if not bare or len(bare) > LONGEST or "\n" in bare:
        return ()
    names = [part for part in SEPARATOR.split(bare) if part]
    if not any(is_agency(name) or name.lower() in known for name in names):
        return ()
    return tuple(names) if all(is_agency(name) or NAME.fullmatch(name) for name in names) else ()


def labelled_credit(words: str) -> tuple[str, ...]:
    """Names after "Source:", "Reporting by", "With material from"; editors and translators are no sources."""
    if len(words) > 3 * LONGEST or (match := LABELLED.match(words)) is None:
        return ()
    names = " ".join(OTHER_WORK.sub("", match["names"]).split())
    parts = [part.strip("()[]. ") for part in re.split(r"\s*[,;]\s*", names)]
    named = (part for part in parts if len(part) <= NAME_LONGEST)
    return tuple(part for part in named if part[:1].isupper() or part.startswith("the "))


def contributed(words: str) -> tuple[str, ...]:
    """Names on a line that says who contributed to the report ("The Associated Press contributed to this report")."""
    match = CONTRIBUTED.match(words) if len(words) <= 2 * LONGEST else None
    names = (match["names"] or match["inputs"] or match["from"]) if match is not None else ""
    parts = (part.strip("()[]. ") for part in SEPARATOR.split(names) if part)
    return tuple(part for part in parts if len(part) <= NAME_LONGEST and (part[:1].isupper() or part.startswith("the ")))


def rights_of(words: str) -> str | None:
    """The agency whose rights a notice reserves ("© 2020 Agence France-Presse"); None for other owners and other lines."""
    match = RIGHTS.match(words)
    return named_agency(match["name"]) if match is not None else None


def is_byline(words: str) -> bool:
    """Whether a line says who wrote the report."""
    return len(words) <= BYLINE_LONGEST and BYLINE.match(words) is not None and not words.endswith((".", "?", "!", '"', "”"))


def byline_sources(words: str) -> tuple[str, ...]:
    """Agencies within a byline ("with Reuters", "Staff and agencies"); a writer of the outlet is no source of its own."""
    parts = [part.strip() for part in SEPARATOR.split(words) if part.strip()]
    named = [part for part in parts if is_agency(part)] or FULL_NAMES.findall(words)
    match = WITH.search(words) if re.search(r"\bwith\s", words) else None
    return tuple(dict.fromkeys([*named, *([match["name"]] if match else [])]))


def of_text(line: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a credit line without those of pictures: of dealers in pictures, and "Ann Other/Reuters"."""
    if "/" in line and not all(is_agency(name) for name in names):
        return ()
    return tuple(name for name in names if name.lower() not in PICTURES_ONLY)
