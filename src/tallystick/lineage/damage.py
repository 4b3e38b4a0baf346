"""Damage: places where a text visibly lost words, as pages do whose links or scripts were taken out with what they held.

In: a report and its copies. Out: damages, in text order. Always: the text is broken there as no writer leaves it ("in if
another soldier was hurt"); where an outlet merely wrote less, or where a sentence could stand as it is, nothing is said.
Calibrated on 2,809 local news reports (docs/measurements.md): every sign that was found in sound sentences more often than in
broken ones is left out, or asks for a shared passage that holds words in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tallystick.lineage.mending import Gap, gaps_of, supply
from tallystick.model.copies import Copy, Damage, Sign
from tallystick.model.passage import Passage
from tallystick.model.reports import MarkKind, Report

NO_PROSE = frozenset(
    (
        MarkKind.TITLE,
        MarkKind.FURNITURE,
        MarkKind.REPEAT,
        MarkKind.CREDIT,
        MarkKind.BYLINE,
        MarkKind.DATELINE,
        MarkKind.PUBLISHED,
    )
)
"""Parts that are written without sentences."""

PREPOSITION = r"(?:of|in|by|from|at|near|with|for|to|on|against|between|towards?|inside|outside|across|through|under|over)"
ARTICLE = r"(?:[Tt]he|[Aa]n?)"
FINITE = r"(?:was|were|has|have|had|will|would|said|says|told|announced|confirmed|added|warned|reported|stated)"
NO_NOUN = re.compile(
    rf"(?:{FINITE}|is|are|and|or|but|if|when|where|who|which|that|after|before|because|while|since|until|although|as|of|in|by|from|"
    r"at|with|for|to|on|during|amid|among)\b(?!-)|[,.;:!?)]"
)
"""What cannot follow a preposition or an article."""

HERE = "(?P<at>)"
ALONE: tuple[tuple[Sign, re.Pattern[str]], ...] = (
    (Sign.OWNER, re.compile(rf"(?:^|[,.;:!?)\]”\"—–]\s|\b(?:{PREPOSITION}|[Tt]he|and)\s|[(“]){HERE}['’]s (?=[A-Za-z])")),
    (
        Sign.SUBJECT,
        re.compile(
            rf"(?:^|\b[a-z]{{4,}}\. ){HERE}{FINITE} (?:on|in|at|that|it|its|late|later|early|earlier|been|also|not|killed|"
            r"wounded|injured|shot|found|taken|arrested)\b"
        ),
    ),
    (Sign.SUBJECT, re.compile(rf"[,.!?][\"”] (?:said|says|added|told) {HERE},(?= )")),
    (
        Sign.ARTICLE,
        re.compile(rf"\b(?:[Tt]he {HERE}(?:of|and|said|says|was|were|has|had)|[Aa]n? (?P<of>)(?:of|said|says))\b(?!-)"),
    ),
    (Sign.ARTICLE, re.compile(rf"\b{ARTICLE} {HERE}[,.;](?=\s|$)")),
    (Sign.OBJECT, re.compile(rf"\b(?:(?:in|at|from|to) {HERE},|(?:of|by|near|against) (?P<of>)[,.;])(?=\s|$)")),
    (Sign.OBJECT, re.compile(rf"\bbetween {HERE}and\b")),
)
"""Signs that need no other text; a space before a comma or full stop is one only where the text has no others of its own."""

SPACED = re.compile(r"\w [,.;](?=\s|$)")
MOST_SPACED = 3
"""Spaces before commas and full stops from which a text has the habit of them: copy that was cut into tokens."""

LEAST_WORDS = 6
"""Words of a paragraph that is prose."""

AROUND = 3
"""Words on either side that are shown with the place."""

ENDS = re.compile(r"[.!?:][\"'”’)\]]*\s*$")


def find_damages(report: Report, copies: Sequence[Copy], reports: Mapping[str, Report]) -> tuple[Damage, ...]:
    """The places where a report lost words, with the words that its copies supply; `reports` are those of the copies, by id."""
    gaps = [gap for copy in copies for gap in gaps_of(copy, reports) if gap.report_id == report.report_id]
    return tuple(sorted(_damages(report, gaps), key=lambda damage: damage.at))


def _damages(report: Report, gaps: Sequence[Gap]) -> Iterator[Damage]:
    signs = dict(_signs(report))
    for gap in gaps:
        sign = _shown_by(report, gap)
        if sign is not None:
            signs.setdefault(gap.at, sign)
    for at, sign in signs.items():
        supplied = supply(at, sign, gaps)
        yield Damage(
            passage=_around(report, at),
            at=at,
            sign=sign,
            supplied=supplied.words if supplied is not None else None,
            copy_id=supplied.copy_id if supplied is not None else None,
        )


def _signs(report: Report) -> Iterator[tuple[int, Sign]]:
    """Places that show by themselves that words are missing; of several signs at one place the first."""
    tokens = len(SPACED.findall(report.text)) > MOST_SPACED
    met: set[int] = set()
    for start, end, follows in _paragraphs(report):
        words = report.text[start:end]
        for sign, pattern in ALONE:
            for match in pattern.finditer(words):
                at = start + max(match.start(name) for name in match.groupdict())
                spaced = report.text[at] in ",.;"
                if at in met or (spaced and tokens) or (at == start and not follows):
                    continue
                if not report.marked(at, at + 1, *NO_PROSE):
                    met.add(at)
                    yield at, sign


def _paragraphs(report: Report) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each paragraph of prose, and whether what stands before it ends a sentence."""
    follows = True
    for match in re.finditer(r"[^\n]+", report.text):
        words = match.group()
        if ENDS.search(words) and len(words.split()) >= LEAST_WORDS:
            yield match.start(), match.end(), follows
        if words.strip():
            follows = ENDS.search(words) is not None


def _shown_by(report: Report, gap: Gap) -> Sign | None:
    """The sign that the text gives at a place where another text has words; None where its sentence can stand as it is."""
    if report.marked(gap.at, gap.at + 1, *NO_PROSE) or not gap.noun:
        return None
    before, after = report.text[max(0, gap.at - 40) : gap.at], report.text[gap.at : gap.at + 40]
    if re.match(r"['’]s ", after) and not re.search(r"\w\s*$", before):
        return Sign.OWNER
    if re.search(rf"\b{PREPOSITION}\s+$", before) and NO_NOUN.match(after):
        return Sign.OBJECT
    if re.search(rf"\b{ARTICLE}\s+$", before) and NO_NOUN.match(after):
        return Sign.ARTICLE
    if re.search(r"(?:^|[.!?][\"”’)]*\s|\n)\s*$", before) and re.match(rf"{FINITE}\b", after):
        return Sign.SUBJECT
    return Sign.SPACE if re.search(r"[a-z,] {2,}$", before) and re.match(r"[a-z]", after) else None


def _around(report: Report, at: int) -> Passage:
    """The place with a few words on either side, within its paragraph."""
    before = re.search(rf"(?:\S+[^\S\n]+){{0,{AROUND}}}$", report.text[max(0, at - 120) : at])
    after = re.match(rf"\S+(?:[^\S\n]+\S+){{0,{AROUND - 1}}}", report.text[at : at + 120])
    start = at - (len(before.group()) if before is not None else 0)
    end = at + (len(after.group()) if after is not None else 1)
    return Passage(report_id=report.report_id, start=start, end=end, quote=report.text[start:end])
