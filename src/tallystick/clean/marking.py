"""Marking: which parts of a text are what.

In: a text and the title that its envelope gives. Out: marks, and what marked lines state: title, days, credits. Always: every
mark lies inside the text; the text stays as it is; each rule sees what the rules before it have marked and takes only the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tallystick.clean.captions import is_caption
from tallystick.clean.credits import byline_sources, contributed, credit_line, is_byline, labelled_credit, of_text, rights_of
from tallystick.clean.dateline import read_dateline
from tallystick.clean.dates import parse_day
from tallystick.clean.furniture import is_furniture, is_link, playlist
from tallystick.clean.headline import choose_headline
from tallystick.clean.paragraphs import Paragraph, split_paragraphs
from tallystick.clean.published import labels_event, read_published
from tallystick.clean.repeats import find_repeats
from tallystick.model.reports import Mark, MarkKind

TOP, BOTTOM = 10, 6
"""Paragraphs from the start and from the end among which lines of publication, writers and agencies are looked for."""

STRAY_WORDS = 4
"""A last line of so few words without a full stop is a link or a section's name that was caught with the text.
In copy in capitals, which never was a page, it is a signature."""


@dataclass(slots=True, kw_only=True)
class Marking:
    """The work in progress and its result: `kinds` holds one kind per paragraph, `spans` marks inside paragraphs.

    `credit_lines` are the words that the credits stand in; `day_words` are a dateline's day where it lacks the year.
    """

    text: str
    title: str | None
    paragraphs: tuple[Paragraph, ...]
    kinds: list[MarkKind | None]
    spans: list[Mark] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    credit_lines: list[str] = field(default_factory=list)
    published: date | None = None
    published_basis: str | None = None
    modified: date | None = None
    day_words: str | None = None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, sorted."""
        whole = zip(self.paragraphs, self.kinds, strict=True)
        lines = [Mark(start=part.start, end=part.end, kind=kind) for part, kind in whole if kind is not None]
        return tuple(sorted(set(lines + self.spans)))

    def credit(self, line: str, names: Sequence[str]) -> None:
        """Take over whom a line credits; a line that credits nobody is forgotten."""
        if names:
            self.credits.extend(names)
            self.credit_lines.append(line)

    def unmarked(self, first: int = 0, last: int | None = None) -> Iterator[tuple[int, Paragraph]]:
        """Paragraphs from `first` up to but without `last` that no rule has taken, with their places."""
        chosen = range(first, len(self.paragraphs) if last is None else min(last, len(self.paragraphs)))
        return ((place, self.paragraphs[place]) for place in chosen if self.kinds[place] is None)


def mark_text(text: str, title: str | None = None, captions: frozenset[str] = frozenset()) -> Marking:
    """Mark a text; `title` where the envelope gives it, `captions` where the page's own markup tells them (folded)."""
    paragraphs = split_paragraphs(text)
    marking = Marking(text=text, title=title, paragraphs=paragraphs, kinds=[None] * len(paragraphs))
    for place, paragraph in enumerate(paragraphs):
        if fold(paragraph.words) in captions:
            marking.kinds[place] = MarkKind.CAPTION
    for rule in RULES:
        rule(marking)
    return marking


def fold(words: str) -> str:
    """Words with single spaces between them, to compare lines."""
    return " ".join(words.split())


def _given_title(marking: Marking) -> None:
    if marking.title is not None and marking.paragraphs and fold(marking.title).startswith(fold(marking.paragraphs[0].words)):
        marking.kinds[0] = MarkKind.TITLE


def _furniture(marking: Marking) -> None:
    played = playlist([paragraph.words for paragraph in marking.paragraphs])
    for place, paragraph in marking.unmarked():
        if place in played or is_furniture(paragraph.words):
            marking.kinds[place] = MarkKind.FURNITURE
            owner = rights_of(paragraph.words)
            if owner is not None:
                marking.credit(paragraph.words, (owner,))


def _published(marking: Marking) -> None:
    count, above = len(marking.paragraphs), True
    for place, paragraph in marking.unmarked():
        above = above and not paragraph.prose
        line = read_published(paragraph.words, above=above) if place < TOP or place >= count - BOTTOM else None
        if line is not None and not (place > 0 and labels_event(marking.paragraphs[place - 1].words)):
            marking.kinds[place] = MarkKind.PUBLISHED
            if marking.published is None and line.published is not None:
                marking.published, marking.published_basis = line.published, "line of publication"
            marking.modified = marking.modified or line.modified


def _bylines(marking: Marking) -> None:
    for place, paragraph in marking.unmarked(last=TOP):
        if is_byline(paragraph.words):
            marking.kinds[place] = MarkKind.BYLINE
            marking.credit(paragraph.words, byline_sources(paragraph.words))


def _headline(marking: Marking) -> None:
    """The title, and above it, or above the dateline of an untitled text, the lines of the paper or the agency's desk."""
    if marking.title is not None:
        return
    opening: list[tuple[int, Paragraph]] = []
    at_dateline = False
    for place, paragraph in marking.unmarked(last=TOP):
        at_dateline = read_dateline(paragraph.words) is not None
        if paragraph.prose or at_dateline:
            break
        opening.append((place, paragraph))
    chosen = choose_headline([paragraph.words for _, paragraph in opening])
    if chosen is not None:
        place, paragraph = opening[chosen]
        marking.kinds[place], marking.title = MarkKind.TITLE, fold(paragraph.words)
    for above, _ in opening[:chosen] if chosen is not None or at_dateline else ():
        marking.kinds[above] = MarkKind.FURNITURE


def _dateline(marking: Marking) -> None:
    for _, paragraph in marking.unmarked(last=TOP):
        found = read_dateline(paragraph.words)
        if found is None:
            continue
        end = paragraph.start + len(paragraph.words[: found.length].rstrip())
        marking.spans.append(Mark(start=paragraph.start, end=end, kind=MarkKind.DATELINE))
        marking.credit("/".join(found.sources), found.sources)
        day = parse_day(found.day) if found.day else None
        if marking.published is None and day is not None:
            marking.published, marking.published_basis = day, "dateline"
        marking.day_words = found.day if day is None else None
        return


def _credits(marking: Marking) -> None:
    known = frozenset(name.lower() for name in marking.credits)
    for place, paragraph in marking.unmarked():
        names = credit_line(paragraph.words, known) or labelled_credit(paragraph.words) or contributed(paragraph.words)
        if names:
            marking.kinds[place] = MarkKind.CREDIT
            if not _below_picture(marking, place):
                marking.credit(paragraph.words, of_text(paragraph.words, names))


def _below_picture(marking: Marking, place: int) -> bool:
    """Whether the credit stands directly below a line, with the story still to come: it is a picture's.

    Nearness tells something only where empty lines part the other paragraphs.
    """
    parted = sum(paragraph.after_blank for paragraph in marking.paragraphs) > len(marking.paragraphs) / 2
    follows = place > 0 and not marking.paragraphs[place].after_blank and marking.kinds[place - 1] in (None, MarkKind.CAPTION)
    return parted and follows and any(paragraph.prose for _, paragraph in marking.unmarked(place + 1))


def _captions(marking: Marking) -> None:
    for place, paragraph in marking.unmarked():
        below = place + 1 < len(marking.kinds) and marking.kinds[place + 1] is MarkKind.CREDIT
        if is_caption(paragraph.words) or (below and place < TOP and _below_picture(marking, place + 1)):
            marking.kinds[place] = MarkKind.CAPTION


def _links(marking: Marking) -> None:
    """Titles of other reports, and headings, each by itself between paragraphs of the story."""
    if marking.text.isupper():
        return
    story = [kind is None and paragraph.prose for kind, paragraph in zip(marking.kinds, marking.paragraphs, strict=True)]
    for place, paragraph in marking.unmarked(1, len(story) - 1):
        if story[place - 1] and story[place + 1] and not paragraph.stops and is_link(paragraph.words):
            marking.kinds[place] = MarkKind.FURNITURE


def _tail(marking: Marking) -> None:
    """What follows a signature's two dashes, teasers after the closing credit, and stray last lines."""
    count = len(marking.paragraphs)
    signed = [place for place in range(max(0, count - BOTTOM), count) if marking.paragraphs[place].words == "--"]
    for place, _ in marking.unmarked(signed[0]) if signed else ():
        marking.kinds[place] = MarkKind.FURNITURE
    prose = [place for place, paragraph in marking.unmarked() if paragraph.prose]
    if not prose:
        return
    credited = [place for place, kind in enumerate(marking.kinds) if kind is MarkKind.CREDIT and place > prose[-1]]
    for place, _ in marking.unmarked(credited[0]) if credited else ():
        marking.kinds[place] = MarkKind.FURNITURE
    for place, paragraph in reversed(list(marking.unmarked(prose[-1] + 1))):
        if marking.text.isupper() or paragraph.stops or len(paragraph.words.split()) > STRAY_WORDS:
            return
        marking.kinds[place] = MarkKind.FURNITURE


def _repeats(marking: Marking) -> None:
    """In the order title, story, captions and the rest: a caption may repeat the story, the story does not repeat a caption."""
    order = {MarkKind.TITLE: 0, None: 1}
    ranked = sorted(zip(marking.kinds, marking.paragraphs, strict=True), key=lambda pair: order.get(pair[0], 2))
    spans = find_repeats([paragraph for _, paragraph in ranked])
    marking.spans.extend(Mark(start=start, end=end, kind=MarkKind.REPEAT) for start, end in spans)


RULES: tuple[Callable[[Marking], None], ...] = (
    _given_title,
    _furniture,
    _published,
    _bylines,
    _headline,
    _dateline,
    _credits,
    _captions,
    _links,
    _tail,
    _repeats,
)
