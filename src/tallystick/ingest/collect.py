"""Collect: the items that the inputs hold.

In: files, folders, patterns; gzip is opened on the way. Out: items and rejections, sorted by name. Always: no more than the
limit is held in memory for one item; trouble with one file or one line is a Rejection and the rest is read.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import IO

from tallystick.ingest.kinds import HEAD, RECORD_ENDINGS, binary, ending, media_type, unsupported
from tallystick.ingest.records import read_records
from tallystick.ingest.sources import Source, find_sources
from tallystick.model.ids import bytes_id
from tallystick.model.reports import Item, Rejection, RejectionReason

LIMIT = 10_000_000
"""Bytes of one item, unpacked: a long news page with its scripts has one or two million."""


def collect(inputs: Sequence[str], limit: int = LIMIT) -> Iterator[Item | Rejection]:
    """Items and rejections of all inputs, sorted by name; an item may hold up to `limit` bytes (a JSONL record: its line).

    Raises InputError at once, before anything is read, where an input leads nowhere.
    """
    sources = find_sources(inputs)
    return (outcome for source in sources for outcome in _read(source, limit))


def _read(source: Source, limit: int) -> Iterator[Item | Rejection]:
    name = source.name
    later = unsupported(name)
    if later is not None:
        yield Rejection(name=name, reason=RejectionReason.UNREADABLE, detail=later)
        return
    if not source.path.is_file():
        yield Rejection(name=name, reason=RejectionReason.UNREADABLE, detail=_no_file(source.path))
        return
    try:
        with closing(_open(source)) as stream:
            yield from read_records(name, stream, limit) if ending(name) in RECORD_ENDINGS else [_single(name, stream, limit)]
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error) or "the compressed data end too early"
        yield Rejection(name=name, reason=RejectionReason.UNREADABLE, detail=f"The file cannot be read: {reason}.")


def _open(source: Source) -> IO[bytes]:
    if source.name.lower().endswith(".gz"):
        # GzipFile reads bytes, but typeshed does not call it an IO[bytes]; mode "rb" of gzip.open is declared as such.
        return gzip.open(source.path, "rb")  # type: ignore[return-value]
    return source.path.open("rb")


def _no_file(path: Path) -> str:
    return "The folder cannot be opened." if path.is_dir() else "This is no ordinary file, or a link that leads nowhere."


def _single(name: str, stream: IO[bytes], limit: int) -> Item | Rejection:
    data = stream.read(limit + 1)
    if not data:
        return Rejection(
            name=name, reason=RejectionReason.EMPTY, detail="The file is empty.", report_id=bytes_id(data), data=data
        )
    if len(data) > limit:
        detail = f"The file holds more than {limit:,} bytes; split it, or give its articles one by one."
        return Rejection(name=name, reason=RejectionReason.TOO_LARGE, detail=detail)
    what = binary(data[:HEAD])
    if what is not None:
        detail = f"The file is no text but {what}."
        return Rejection(name=name, reason=RejectionReason.BINARY, detail=detail, report_id=bytes_id(data), data=data)
    return Item(name=name, data=data, media_type=media_type(name, data[:HEAD]))
