"""Content-hash ids: the same content has the same id in every ledger, in any order."""

from __future__ import annotations

import hashlib

DIGITS = 16
"""Hexadecimal digits kept: 64 bits, so that among ten million ids a collision has odds of about one in 400,000."""


def content_id(prefix: str, *parts: object) -> str:
    """Return `prefix-<hash>` over the parts, which are told apart by a separator that no text holds."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf8')).hexdigest()[:DIGITS]}"


def bytes_id(data: bytes) -> str:
    """Return the full SHA-256 of a report's bytes, in hexadecimal: the report's id."""
    return hashlib.sha256(data).hexdigest()
