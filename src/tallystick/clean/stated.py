"""Stated: what a page states of itself outside its text: days, outlet, address, writers.

In: a parsed page. Out: what its metadata, structured data, time elements and address say. Always: a day is taken from where
pages state publication, never from prose, pictures or a copyright line; that is why htmldate is not asked, which falls back on
any day it finds (on saved pages of a casualty database it gave the day of the deaths, found in title and address).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from tallystick.clean.dates import parse_day

_PUBLISHED = """
article:published_time article:published og:published_time published_time datepublished publishdate publish-date pubdate
publication_date publication-date dc.date.issued dcterms.issued dcterms.created dc.date.created date dc.date dcterms.date
parsely-pub-date sailthru.date citation_publication_date citation_date originalpublicationdate article.published
cxenseparse:recs:publishtime bt:pubdate rnews:datepublished shareaholic:article_published_time
"""
_MODIFIED = """
article:modified_time og:updated_time datemodified last-modified lastmod dcterms.modified dc.date.modified revised
modified_time article.updated rnews:datemodified shareaholic:article_modified_time
"""
PUBLISHED_KEYS = frozenset(_PUBLISHED.split())
MODIFIED_KEYS = frozenset(_MODIFIED.split())
SITE_KEYS = ("og:site_name", "application-name", "article:publisher_name", "dc.publisher", "publisher")
ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_-]|$)")
CHANGED = re.compile(r"updat|modif|revis|chang|edited", re.IGNORECASE)
ELSEWHERE = frozenset(("aside", "footer", "nav"))
"""Elements that hold other pages' times: teasers, lists of the most read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """None for what the page does not state; `modified` is the page's own spelling of the time."""

    published: date | None
    published_basis: str | None
    modified: str | None
    outlet: str | None
    address: str | None


def read_stated(tree: HtmlElement, given_address: str | None = None) -> Stated:
    """Read a page's own statements; of several days of publication the surest source wins."""
    metas = list(_metas(tree))
    linked = list(_linked_data(tree))
    address = given_address or _canonical(tree, metas)
    published, basis = _published(tree, metas, linked, address)
    return Stated(
        published=published,
        published_basis=basis,
        modified=_modified(tree, metas, linked),
        outlet=_outlet(metas, linked),
        address=address,
    )


def _metas(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or ""
        content = (element.get("content") or "").strip()
        if key and content:
            yield key.strip().lower(), content


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """Objects of JSON-LD that describe an article or page, whatever they are nested in; broken blocks say nothing."""
    for element in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            waiting = [json.loads(element.text_content())]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting.extend(reversed(value))
            elif isinstance(value, dict):
                yield value
                waiting.extend(value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value)


def _published(
    tree: HtmlElement, metas: list[tuple[str, str]], linked: list[dict[str, object]], address: str | None
) -> tuple[date | None, str | None]:
    sources: list[tuple[str, str]] = [(value, f"metadata {key}") for key, value in metas if key in PUBLISHED_KEYS]
    sources += [(str(data["datePublished"]), "JSON-LD datePublished") for data in linked if data.get("datePublished")]
    sources += [(value, "time element") for value, changed in _times(tree) if not changed]
    match = ADDRESS_DAY.search(address or "")
    sources += [(f"{match[1]}-{match[2]}-{match[3]}", "address")] if match else []
    return next(((day, basis) for value, basis in sources if (day := parse_day(value)) is not None), (None, None))


def _modified(tree: HtmlElement, metas: list[tuple[str, str]], linked: list[dict[str, object]]) -> str | None:
    found = [value for key, value in metas if key in MODIFIED_KEYS]
    found += [str(data["dateModified"]) for data in linked if data.get("dateModified")]
    found += [value for value, changed in _times(tree) if changed]
    return next((value for value in found if parse_day(value) is not None), None)


def _times(tree: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Values of the article's own time elements above its text, each with whether it is the time of a change.

    A time inside a paragraph of prose belongs to the story.
    """
    for element in tree.iter("time"):
        around = [parent.tag for parent in element.iterancestors()]
        before = " ".join(filter(None, (_text_before(element), element.get("class"), element.get("itemprop"))))
        if ELSEWHERE.isdisjoint(around) and not _in_prose(element):
            yield element.get("datetime") or element.text_content(), CHANGED.search(before) is not None


def _text_before(element: HtmlElement) -> str:
    sibling = element.getprevious()
    text = sibling.tail if sibling is not None else (element.getparent().text if element.getparent() is not None else "")
    return text or ""


def _in_prose(element: HtmlElement) -> bool:
    holders = ("p", "li", "blockquote", "figcaption", "a")
    parent = next((parent for parent in element.iterancestors() if parent.tag in holders), None)
    return parent is not None and (parent.tag in ("a", "li", "figcaption") or len(parent.text_content()) > 120)


def _outlet(metas: list[tuple[str, str]], linked: list[dict[str, object]]) -> str | None:
    found = [value for name in SITE_KEYS for key, value in metas if key == name]
    publishers = [data.get("publisher") for data in linked]
    found += [str(publisher["name"]) for publisher in publishers if isinstance(publisher, dict) and publisher.get("name")]
    return found[0] if found else None


def _canonical(tree: HtmlElement, metas: list[tuple[str, str]]) -> str | None:
    links = [element.get("href", "").strip() for element in tree.iterfind(".//link[@rel='canonical']")]
    found = [*links, *(value for key, value in metas if key == "og:url")]
    return next((link for link in found if link.startswith(("http://", "https://"))), None)
