"""Issuer: the body in whose name a whole report is issued, a communiqué, press statement or situation update.

A report's title and text enter; the words that name the body leave, None for a report that tells of others. Only the head is
looked at, the short lines before the first long one, and only where one of them says what it is ("Flash Update No. 3"), and
the first paragraph of what opens as releases of rights groups do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tallystick.model.claims import Claimant
from tallystick.model.reports import Report
from tallystick.reading.demonyms import demonym_party, seat_of
from tallystick.reading.speech.claimants import resolve
from tallystick.reading.speech.names import Names

HEAD = 7
"""Lines of a head at most."""
SHORT = 14
"""Words of a line up to which it may belong to the head."""
LONG = 24
"""The same where the line says what the report is: "Armed Forces General Staff - Communiqué No. 61 on the events of ..."."""

_KIND = re.compile(
    r"\b(?:(?:press|news|media) (?:release|statement|communiqu[eé])|(?:military |war |official |joint )?communiqu[eé]|"
    r"(?:military |official |public )?statement|(?:flash|humanitarian|operational|situation|security) (?:update|bulletin|note)|"
    r"situation report|sitrep|(?:war|military|operational|epidemiological) bulletin|daily (?:briefing|summary|bulletin)|"
    r"(?:daily |weekly )?report on the (?:progress|course|situation)|incident report)\b"
    r"(?: (?:no\.? ?|number |n[°º] ?|# ?)\d+)?",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:ministry|office|department|staff|command|headquarters|forces?|army|brigades?|battalions?|regiments?|front|movement|"
    r"council|committee|commission|mission|authority|union|federation|network|observatory|centre|center|institute|police|sheriff|"
    r"directorate|secretariat|government|presidency|administration|resistance|militia|red (?:cross|crescent)|"
    r"doctors without borders|monitor|watch|human rights|foundation|campaign|initiative|doctors|"
    r"coordination|cluster|association|organi[sz]ation|party|division|high commissioner)\b",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(r"\b[A-Z]{3,6}\b")
_HEADLINE = re.compile(
    r"\b(?:releases?|issues?|issued|says?|said|following|after|shot|shooting|killed|investigat\w+|attack\w*)\b", re.IGNORECASE
)
"""Words that make a line a headline, and no name of a body."""
_ABOUT = re.compile(r"^ (?:on|about|after|regarding|over|in)\b", re.IGNORECASE)
""" "Police statement on shooting": the headline of a report on a statement."""
_OUTLET = re.compile(
    r"\b(?:news|times|post|radio|tv|television|daily|gazette|herald|tribune|agency|press|reuters|afp|ap|bbc|cnn|live|blog)\b",
    re.IGNORECASE,
)
_OF_THE_PRESS = re.compile(
    r"^(?:press|news|media) (?:release|statement|communiqu[eé])\W*(?:no\.? ?)?[\d/-]*\W*$", re.IGNORECASE
)
"""A line that only says what stands under the name of its body."""
_JOINT = re.compile(r"\s*(?:[-–—|:•·,]+\s*)+|\s*$")
_DATELINE = re.compile(r"^[A-Z][A-Z .'-]+,.*\(")
""" "PARIS, 3 May (EWA)": a town, and no body."""
_BY = re.compile(r"^\W*(?:of|by|from|issued by)\s+(?:the\s+)?(?P<body>[^,.;:|–—\n]{3,70})", re.IGNORECASE)
_ISSUED_BY = re.compile(
    r"^\W*(?:this (?:\w+ ){1,3}(?:is|was) )?(?:issued|released|published|produced|prepared|compiled) by\s+(?:the\s+)?"
    r"(?P<body>[^,.;:|–—\n]{3,70}?)(?= in (?:collaboration|cooperation|coordination|partnership)\b|[,.;:|–—\n]|$)",
    re.IGNORECASE,
)


_IN_ITS_LAND = re.compile(r" in (?:the )?[A-Z][\w .'-]+$")
""" "The Office for the Coordination of Humanitarian Affairs in Sudan": where it sits is none of its name."""
_INFORMS = re.compile(
    r"^(?:[A-Z][\w .,-]{2,40} [-–—] )?(?:the )?(?P<body>[A-Z][^,;:\n]{3,80}?) (?:hereby )?"
    r"(?:informs|(?:wishes|would like|regrets) to (?:inform|announce|clarify|state)|"
    r"brings? to the (?:attention|notice|knowledge)|makes known|notes with (?:sadness|regret|concern))\b",
    re.MULTILINE,
)
"""How communiqués begin: "The General Staff informs the public that ..."."""
_SIGNED = re.compile(
    r"\n[^\n]{0,60}?\b(?:director|head|chief|deputy director|acting director|spokes(?:man|woman|person)|"
    r"public relations officer|press secretary|officer in charge)\b,?[^\n]{0,40}?"
    r"\b(?P<body>(?:[A-Z][\w’'-]+ )*?(?:Army|Navy|Air Force|Police(?: Command)?|Armed Forces|Defence|Ministry|Gendarmerie|"
    r"National Guard|Civil Defence))\b[^\n]{0,60}\s*$",
    re.IGNORECASE,
)
"""The office of whoever signs at the end: "Director Army Public Relations"."""
_RELEASE = re.compile(
    r"^\([A-Z][^()\n]{2,60}\d{4}\)\s*[-–—]\s*[^\n]{20,600}?,\s+(?:the )?(?P<body>[A-Z][^,;\n]{2,80}?) said "
    r"(?:today|in an? (?:\w+ )?(?:report|statement|briefing|letter)|in its)\b",
    re.MULTILINE,
)
"""How rights groups open what they publish: "(Goma, 3 May 2024) – ... killed 12 people, the Kivu Rights Watch said today"."""


def issuer_of(report: Report, names: Names) -> Claimant | None:
    """The body that issued the report; its name in capitals is read as in small letters, its words are those of the head."""
    words = issuing_body(report) or _of_a_release(report.text) or _signed(report)
    if words is None:
        return None
    claimant = resolve(_in_small_letters(words) if words.isupper() and " " in words else words, names)
    return replace(claimant, words=words) if claimant is not None else None


def _of_a_release(text: str) -> str | None:
    """The body that says in the first paragraph, under a place and a day in brackets, what the rest of the report tells."""
    match = _RELEASE.search(text)
    return match["body"] if match is not None else None


def _signed(report: Report) -> str | None:
    """The body that informs in the first words under a head that says "press release", or whose office signs it."""
    lines = [line.strip() for line in report.text.splitlines() if line.strip()]
    if not any(_of_its_kind(line) for line in lines[:HEAD] if len(line.split()) <= LONG):
        return None
    opening = next((line for line in lines if len(line.split()) > SHORT), "")
    informs, signed = _INFORMS.match(opening), _SIGNED.search(report.text)
    if informs is not None:
        return _as_body(informs["body"])
    if signed is None:
        return None
    named = re.search(rf"\b(?:[A-Z][a-z]+ ){{1,3}}{re.escape(signed['body'].split()[-1])}\b", report.text)
    return named.group() if named is not None else signed["body"]


def _in_small_letters(words: str) -> str:
    return " ".join(word if word in SMALL else word.title() for word in words.lower().split())


SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to"})


def issuing_body(report: Report) -> str | None:
    """The words that name the body that issued the report, as they stand in its head."""
    lines = list(dict.fromkeys(_head(report)))  # the title may be the first line too
    kind = next((number for number, line in enumerate(lines) if _of_its_kind(line)), None)
    if kind is None:
        return None
    if kind == 1 and _OF_THE_PRESS.match(lines[1]) and (body := _as_body(lines[0], known=False)) is not None:
        return body
    near = sorted(range(len(lines)), key=lambda number: (not _ISSUED_BY.match(lines[number]), abs(number - kind), number))
    named = (_in_line(lines[number], of_kind=number == kind) for number in near)
    return next((body for body in named if body is not None), None)


def _head(report: Report) -> Iterator[str]:
    """The title, and the lines before the first that is a sentence."""
    lines = [line.strip() for line in report.text.splitlines() if line.strip()]
    told = [*([report.title] if report.title else []), *lines]
    for line in told[: HEAD + 1]:
        if len(line.split()) > (LONG if _of_its_kind(line) else SHORT) and not _ISSUED_BY.match(line):
            return
        yield line


def _of_its_kind(line: str) -> bool:
    """Whether a line says that the report is a communiqué, a statement or an update."""
    kind = _KIND.search(line)
    if kind is None or line.startswith("("):
        return False
    return kind.group()[-1:].isdigit() or not _ABOUT.match(line[kind.end() :])


def _in_line(line: str, *, of_kind: bool) -> str | None:
    """The body that a line of the head names: before or after what it calls the report, else as the whole line."""
    issued = _ISSUED_BY.match(line)
    if issued is not None:
        return _as_body(_IN_ITS_LAND.sub("", issued["body"]))
    kind = _KIND.search(line) if of_kind else None
    if kind is None:
        parts = [part for part in _JOINT.split(line) if part and not _DATELINE.match(line)]
        placed = len(parts) > 1 and line.isupper()  # "CHAD: LAC"
        named = (part for part in parts if not (placed and _SHORT_NAME.fullmatch(part)))
        return next((body for part in named if (body := _as_body(part)) is not None), None)
    by = _BY.match(line[kind.end() :])
    if by is not None:
        return _as_body(by["body"])
    before = [part for part in _JOINT.split(line[: kind.start()]) if part]
    return next((body for part in before if (body := _as_body(part)) is not None), None)


def _of_a_land(words: str) -> bool:
    return demonym_party(words) is not None or seat_of(words) is not None


def _as_body(words: str, *, known: bool = True) -> str | None:
    """The words, without an article, where they name a body that is no paper and no station; `known` by a noun for one."""
    words = re.sub(r"^(?:the|an?) ", "", words.strip(" .\t\"“”'’"), flags=re.IGNORECASE)
    name = words[:1].isupper() and not any(mark.isdigit() for mark in words)
    told = _BODY.search(words) if " " in words else _SHORT_NAME.fullmatch(words)
    other = _OUTLET.search(words) is not None or _HEADLINE.search(words) is not None or _of_a_land(words.title())
    return words if name and (told is not None or not known) and not other else None
