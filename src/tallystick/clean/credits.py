"""Credit: agencies and writers whom a report names as its sources.

In: the words of a line. Out: the names that it credits. Always: a credit line holds names and nothing else, or says in so many
words who reported; the agency of a picture is credited for the picture, not for the report.
"""

from __future__ import annotations

import re

_AGENCIES = """
reuters;afp;agence france-presse;agence france presse;ap;associated press;the associated press;dpa;xinhua;anadolu
anadolu agency;aa;efe;acan-efe;tass;itar-tass;interfax;ria;ria novosti;sputnik;sana;upi;pti;ansa;kyodo;bloomberg
getty;getty images;epa;ipa;ians;ani
irna;wafa;mena;nna;yonhap;aap;pa;pa media;press association;tanjug;ukrinform;unian;cnn;bbc;al jazeera;npr;agencies
news agencies;wire services;wires;wire reports;petra;qna;spa;wam;kuna;ina;kcna;antara;bernama;lusa;belga;apa;anp;ntb;tt
ritzau;pap;cp;canadian press;the canadian press;prensa latina;notimex;zuma;shutterstock;istock;handout;file;courtesy photo
"""
_PICTURES = "getty;getty images;epa;zuma;shutterstock;istock;handout;file;courtesy photo"
AGENCIES = frozenset(re.split(r"[;\n]", _AGENCIES.strip()))
"""News agencies, and what stands in their place under pictures; compared in lower case."""

PICTURES_ONLY = frozenset(_PICTURES.split(";"))
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
    """Whether the name, brackets and full stop aside, is a known agency's."""
    return name.strip("()[]. \t").lower() in AGENCIES


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
