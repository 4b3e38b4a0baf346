"""Decode: bytes to text.

In: a file's bytes and the character set that the page declares. Out: its text, newlines as `Path.read_text` gives them.
Always: UTF-8 is believed first and strictly; another encoding only where what comes out looks like writing.
A UTF-8 byte order mark stays the first character, so that offsets count as in `Path.read_text(encoding="utf8")`.
"""

from __future__ import annotations

import codecs
import re

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\x80-\x9f]")
OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]")
PLAUSIBLE = 0.2
"""Share of characters outside ASCII up to which an undeclared text is taken for Windows-1252. English copy stays under 0.03
even with curly quotes and foreign names; French has 0.04; Cyrillic, Arabic or Greek bytes read as Windows-1252 give 0.7."""


class BrokenEncodingError(ValueError):
    """The bytes are no text in any encoding that may be assumed; the message says where they break."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of the bytes; raises BrokenEncodingError with the place where they break."""
    return _decode(data, declared).replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, declared: str | None) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16")
    try:
        return data.decode("utf8")
    except UnicodeDecodeError as error:
        if data[: error.start].decode("utf8").isascii() and not OUTSIDE_ASCII.search(data.decode("utf8", "ignore")):
            return _other(data, declared)
        raise BrokenEncodingError(_where(data, error.start, "UTF-8")) from error


def _other(data: bytes, declared: str | None) -> str:
    """Bytes without a single character of UTF-8: by declaration, else Windows-1252, which holds Latin-1's letters."""
    if declared is not None and _known(declared):
        return _strict(data, declared)
    text = _strict(data, "cp1252")
    if len(OUTSIDE_ASCII.findall(text)) > PLAUSIBLE * len(text):
        raise BrokenEncodingError("The bytes are neither UTF-8 nor Windows-1252; save the file as UTF-8.")
    return text


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BrokenEncodingError(_where(data, error.start, encoding)) from error
    if (match := CONTROL.search(text)) is not None:
        raise BrokenEncodingError(f"Read as {encoding}, a control character stands at character {match.start()}.")
    return text


def _where(data: bytes, start: int, encoding: str) -> str:
    line = data.count(b"\n", 0, start) + 1
    return f"The bytes break as {encoding} at byte {start} (line {line}); save the file as UTF-8."


def _known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name not in ("utf-8", "ascii")
    except LookupError:
        return False
