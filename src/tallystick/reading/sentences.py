"""Sentences: the parts of a report that are worth parsing, at their exact offsets.

A report's text and marks enter; `Sentence`s leave, in text order. A cheap first look leaves out those that tell of no harm:
they cost no parse. Cutting is careful rather than fine: the parser cuts again where two sentences were left together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.model.lines import WRAP_WIDTH as WIDEST
from tallystick.model.reports import MarkKind, Report

_BLOCK = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_WRAPPED = re.compile(r"(?<=[\w,;:–—-])\n(?=[a-z0-9(\"“'‘A-Z])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Cpl|Sgt|Pvt|Brig|Adm|Cmdr|Rev|Hon|Sen|Rep|Gov|St|Mt|Ft|No|Nos|vs|etc|Inc|Ltd|Co|Corp|Jr|Sr|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|est|al)|\b[A-Za-z](?:\.[A-Za-z])*)\.$",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|"
    r"(?<=[a-z]{3})[.!?][\"”’')\]]*(?=[\"“‘]?(?!(?:Com|Org|Net|Gov)\b)(?:[A-Z][a-z]+|A|At|In|He|She)[\s,])"
)
"""A stop, blanks and a capital; pages whose line breaks were lost leave no blank ("on Sunday evening.The police ...")."""
_BLANKS = str.maketrans("\n\t\xa0\u2009\u202f", "     ")
"""Line breaks and the blanks that group digits, each read as one blank so that offsets stay."""
FILE_PICTURE = re.compile(r"FILE\b[^\n]{0,60}\b(?:photo|picture|image)\b", re.IGNORECASE)
"""The beginning of a caption whose day and place are those of an old picture, and of no harm."""
NARROWEST = 45
"""Shortest line that can have been broken by a fixed width: calibrated on agency copy of 60 to 80 columns."""

HEADING = 14
"""Words of a heading or of an item of a list at most."""
FEWEST = 5
"""Words of a headline that a sentence does not hold by chance."""
_OUTLET = re.compile(
    r"\s+(?:[-–—]|\|)\s+(?=[^|]*?(?i:\bnews|\btv\b|\.com\b|\.net\b|\.org\b|\bweather\b|\bchannel\b|\bradio\b|\b(?:fox|abc|cbs|nbc)\b|"
    r"\b(?:times|tribune|herald|gazette|journal|post|sun|star|press|observer|chronicle|register)$)|[^|]*\b[WK][A-Z]{2,3}\b)"
    r"(?!.*\b(?i:shot|kill|dead|wound|injur|hurt)).*$|\s+\|\s+(?!.*\b(?i:shot|kill|dead|wound|injur|hurt)).*$",
    re.DOTALL,
)
"""The end of a title that names the outlet, and holds no word of harm."""

QUOTE_WIDTH = 600
"""Longest quotation kept in one piece: a mark that is never closed must not swallow the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words at [start, end) of a report's text. `text` equals them but for line breaks, which are blanks of the same width.

    `ordinal` counts all sentences of the report, parsed or not; `paragraph` its paragraphs. `previous` is where the sentence
    before it in the same paragraph starts, None for the first.
    """

    start: int
    end: int
    text: str
    ordinal: int
    paragraph: int
    title: bool
    caption: bool
    previous: int | None

    @property
    def headed(self) -> bool:
        """Whether it stands as a headline does: the title, a heading or an item of a list, short and without a stop."""
        return self.title or (self.text[-1:] not in ".!?”\"’'" and len(self.text.split()) <= HEADING)

    @property
    def of_file(self) -> bool:
        """Whether it describes an old picture."""
        return FILE_PICTURE.match(self.text) is not None


def split(report: Report) -> tuple[Sentence, ...]:
    """All sentences of a report but furniture and what it repeats."""
    sentences: list[Sentence] = []
    headline = _headline(report)
    for paragraph, (start, end) in enumerate(_paragraphs(report.text, _edges(report))):
        for first, last in _pieces(report, headline, start, end):
            if report.marked(
                first, last, MarkKind.FURNITURE, MarkKind.REPEAT, MarkKind.PUBLISHED, MarkKind.CREDIT, MarkKind.BYLINE
            ):
                continue
            first = max(
                (mark.end for mark in report.marks if mark.kind is MarkKind.DATELINE and first <= mark.start < mark.end < last),
                default=first,
            )
            before = sentences[-1].start if sentences and sentences[-1].paragraph == paragraph else None
            sentences.append(_sentence(report, (first, last), len(sentences), paragraph, before))
    return tuple(sentences)


def _headline(report: Report) -> re.Pattern[str] | None:
    """The words of the title, as the page may give them again in the middle of its text; None where they are few."""
    title = next((mark for mark in report.marks if mark.kind is MarkKind.TITLE), None)
    words = _without_outlet(report.text[title.start : title.end]).split() if title is not None else []
    rest = report.text[title.end :].lower() if title is not None else ""
    if not all(word.lower() in rest for word in words):  # a pattern of its own for each report takes long to make
        return None
    return re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE) if len(words) >= FEWEST else None


def _without_outlet(title: str) -> str:
    """A title without the name of the page or the outlet at its end: "Man shot in Leeds - WXYZ News"."""
    match = _OUTLET.search(title)
    return title[: match.start()] if match is not None else title


def _pieces(report: Report, headline: re.Pattern[str] | None, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, without the words of the headline where they stand among others."""
    for first, last in _cut(report.text, start, end):
        if report.marked(first, last, MarkKind.TITLE):
            yield from _trimmed(report.text, first, first + len(_without_outlet(report.text[first:last])))
            continue
        begin = first
        for match in headline.finditer(report.text, first, last) if headline is not None else ():
            yield from _trimmed(report.text, begin, match.start())
            begin = match.end()
        yield from _trimmed(report.text, begin, last)


def _sentence(report: Report, span: tuple[int, int], ordinal: int, paragraph: int, previous: int | None) -> Sentence:
    start, end = span
    return Sentence(
        start=start,
        end=end,
        text=report.text[start:end].translate(_BLANKS),
        ordinal=ordinal,
        paragraph=paragraph,
        title=report.marked(start, end, MarkKind.TITLE),
        caption=report.marked(start, end, MarkKind.CAPTION),
        previous=previous,
    )


_OF_THEIR_OWN = frozenset({MarkKind.TITLE, MarkKind.PUBLISHED, MarkKind.BYLINE, MarkKind.CREDIT})
"""What stands on lines of its own, however short the next line is."""


def _edges(report: Report) -> frozenset[int]:
    """The offsets before and after what stands on lines of its own."""
    return frozenset(edge for mark in report.marks if mark.kind in _OF_THEIR_OWN for edge in (mark.start - 1, mark.end))


def _paragraphs(text: str, edges: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Lines, but for lines that a fixed width broke, which are put together again; those that end at an edge never are."""
    for block in _BLOCK.finditer(text):
        start = block.start()
        for line in re.finditer(r"\n", block.group()):
            at = block.start() + line.start()
            if at not in edges and _wrapped(text, at) and at - start >= NARROWEST:
                continue
            yield start, at
            start = at + 1
        yield start, block.end()


def _wrapped(text: str, at: int) -> bool:
    """Whether a fixed width broke a line here: neither it nor the next is wider, as paragraphs are, and no sentence ends."""
    before, end = text.rfind("\n", 0, at) + 1, text.find("\n", at + 1)
    after = (end if end >= 0 else len(text)) - at - 1
    return at - before <= WIDEST and after <= WIDEST and _WRAPPED.match(text, at) is not None


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        if _ABBREVIATED.search(text, max(begin, match.start() - 12), match.start() + 1) or _quoting(text[begin : match.end()]):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _quoting(words: str) -> bool:
    """Whether a quotation that began in these words goes on: its speaker is named after its last sentence."""
    opened = words.count("“") > words.count("”") or words.count('"') % 2 == 1
    return opened and len(words) < QUOTE_WIDTH


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    first, last = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    if first < last:
        yield first, last
