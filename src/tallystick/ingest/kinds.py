"""Kind: what sort of content a file holds, told by its ending and, where that says nothing, by its first bytes.

In: a file's name, the start of its content. Out: a media type, or a sentence that says why it cannot be read. Always: content
decides against the name where it is plainly no text; UTF-16 with its mark is text although it holds NUL bytes.
"""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import PurePosixPath


class MediaType(StrEnum):
    """The media types that items carry."""

    TEXT = "text/plain"
    HTML = "text/html"
    RECORD = "application/x-jsonl-record"


HEAD = 2048
"""Bytes of a file that are looked at to tell its kind: a tar archive names itself at 257, HTML within its first lines."""

RECORD_ENDINGS = (".jsonl", ".ndjson")
HTML_ENDINGS = (".html", ".htm", ".xhtml")
TEXT_ENDINGS = (".txt", ".text", ".md")
LATER = {
    ".warc": "Web archives (WARC) are not read yet; save the pages as HTML.",
    ".wacz": "Web archives (WACZ) are not read yet; save the pages as HTML.",
    ".rss": "Feeds are not read yet; save the articles as HTML.",
    ".atom": "Feeds are not read yet; save the articles as HTML.",
    ".xml": "XML documents and feeds are not read yet; save the articles as HTML or text.",
    ".json": "JSON documents are not read; put one record on each line and name the file .jsonl.",
}
MAGIC = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip archive or office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "a rich-text document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"RIFF": "an image or recording",
    b"\x1f\x8b": "a gzip archive inside another",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
HTML_START = re.compile(rb"(?is)\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b")


def ending(name: str) -> str:
    """The file's ending in lower case, without `.gz`: ".jsonl" for "a.jsonl.gz"; empty where there is none."""
    path = PurePosixPath(name.lower())
    return PurePosixPath(path.stem).suffix if path.suffix == ".gz" else path.suffix


def unsupported(name: str) -> str | None:
    """Why files of this ending are not read, None where they are."""
    return LATER.get(ending(name))


def binary(head: bytes) -> str | None:
    """What the content is, where its first bytes show that it is not text; None for text."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    known = next((what for magic, what in MAGIC.items() if head.startswith(magic)), None)
    return known or ("data with NUL bytes" if b"\x00" in head else None)


def media_type(name: str, head: bytes) -> MediaType:
    """HTML by its ending, or by its first bytes where the ending does not already say that it is text."""
    if ending(name) in HTML_ENDINGS:
        return MediaType.HTML
    known_text = ending(name) in TEXT_ENDINGS
    return MediaType.HTML if not known_text and HTML_START.match(head) else MediaType.TEXT
