"""Page: the report inside an HTML page.

In: a page's bytes. Out: its text (title, empty line, paragraphs), what it states of itself, its captions. Always: the text is
trafilatura's extraction, with captions left standing where the page has them, for a caption's day is evidence.
"""

from __future__ import annotations

import re
from functools import cache

from lxml import html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from tallystick.clean.content import Content
from tallystick.clean.credits import byline_sources
from tallystick.clean.decode import decode
from tallystick.clean.marking import fold
from tallystick.clean.stated import read_stated

CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
DECLARED_WITHIN = 4096
"""Bytes at the start of a page in which its character set is looked for; browsers look at 1,024."""

BYLINE_CLASS = re.compile(r"(?:^|[\s_-])(?:by-?line|authors?)(?:$|[\s_-])", re.IGNORECASE)
BYLINE_LONGEST = 150
SHARED_WORDS = 0.5
"""Share of a page title's words that a heading must hold to be the headline and not the paper's name."""


def read_page(data: bytes, address: str | None = None) -> Content:
    """Read a page; raises BrokenEncodingError where its bytes are no text."""
    match = CHARSET.search(data[:DECLARED_WITHIN])
    source = DECLARATION.sub("", decode(data, match[1].decode("ascii") if match else None))
    try:
        tree = html.document_fromstring(source)
    except ParserError:
        return Content(text="", extractor=_extractor())
    stated = read_stated(tree, address)
    title = _title(tree)
    captions = _keep_captions(tree)
    _keep_times(tree)
    bylines = [words for words in _bylines(tree) if byline_sources(words)]
    body = _body(tree, title)
    return Content(
        text="\n\n".join(part for part in (title, body) if part),
        extractor=_extractor(),
        title=title,
        outlet=stated.outlet,
        address=stated.address,
        published=stated.published,
        published_basis=stated.published_basis,
        modified=stated.modified,
        credits=tuple(dict.fromkeys(name for words in bylines for name in byline_sources(words))),
        credit_lines=tuple(bylines),
        captions=captions,
    )


@cache
def _extractor() -> str:
    import trafilatura  # It takes a third of a second to load, which plain text need not wait for.

    return f"trafilatura {trafilatura.__version__}"


def _body(tree: HtmlElement, title: str | None) -> str:
    """The extracted paragraphs, without the title where the page's text begins with it."""
    import trafilatura  # As above.

    found = trafilatura.extract(tree, include_comments=False, with_metadata=False, include_tables=True)
    lines = (found or "").split("\n")
    while lines and (not lines[0].strip() or (title is not None and fold(lines[0]) == title)):
        del lines[0]
    return "\n\n".join(line for line in lines if line.strip())


def _title(tree: HtmlElement) -> str | None:
    """The heading that shares most with the page's title; else the page's title as metadata give it."""
    named = [element.get("content") for element in tree.iterfind(".//meta[@property='og:title']")]
    named += [element.text_content() for element in tree.iterfind(".//head/title")]
    titles = [fold(name) for name in named if name and fold(name)]
    headings = [heading for element in tree.iter("h1") if (heading := fold(element.text_content()))]
    if not titles:
        return headings[0] if headings else None
    best = max(headings, key=lambda heading: (_shared(heading, titles[0]), -len(heading)), default=None)
    return best if best is not None and _shared(best, titles[0]) >= SHARED_WORDS else titles[0]


def _shared(heading: str, title: str) -> float:
    """Share of the shorter's words that stand in both."""
    left, right = set(heading.casefold().split()), set(title.casefold().split())
    return len(left & right) / min(len(left), len(right))


def _keep_captions(tree: HtmlElement) -> frozenset[str]:
    """Make each caption a paragraph in its figure's place: trafilatura drops figures with all that they hold."""
    captions: set[str] = set()
    for caption in list(tree.iter("figcaption")):
        words = fold(caption.text_content())
        figure = next(caption.iterancestors("figure"), caption)
        if not words or figure.getparent() is None:
            continue
        paragraph = html.Element("p")
        paragraph.text, paragraph.tail = words, figure.tail
        figure.getparent().replace(figure, paragraph)
        captions.add(words)
    return frozenset(captions)


def _keep_times(tree: HtmlElement) -> None:
    """Make time elements plain text: trafilatura drops them, and with them the day of a sentence."""
    for element in list(tree.iter("time")):
        element.tag = "span"


def _bylines(tree: HtmlElement) -> list[str]:
    """The words of the elements that the page's markup sets apart for writers, each once."""
    found = [
        fold(element.text_content())
        for element in tree.iter("p", "div", "span", "address", "a")
        if BYLINE_CLASS.search(element.get("class") or "")
    ]
    return list(dict.fromkeys(words for words in found if len(words) <= BYLINE_LONGEST))
