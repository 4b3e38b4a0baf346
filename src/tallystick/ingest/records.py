"""Record: one line of a JSONL file as an item.

In: an open JSONL file. Out: one Item per record, one Rejection per line that is none. Always: an item's bytes are the record's
canonical JSON (sorted keys, no spaces, UTF-8), so that its hash does not depend on how the file was written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import IO

from tallystick.ingest.kinds import HEAD, MediaType, binary
from tallystick.model.ids import bytes_id
from tallystick.model.reports import Item, Rejection, RejectionReason

TEXT_FIELDS = ("url", "published", "outlet", "title", "text")
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=$|[T\s])")
BOM = b"\xef\xbb\xbf"


class MalformedError(ValueError):
    """A line that holds no record; the message says why."""


def read_records(name: str, stream: IO[bytes], limit: int) -> Iterator[Item | Rejection]:
    """Records and rejections in the order of the lines; lines are counted from 1, empty ones are passed over."""
    seen = False
    for number, line in _lines(stream, limit):
        where = f"{name}:{number}"
        if number == 1 and (what := binary(line[:HEAD])) is not None:
            yield Rejection(name=name, reason=RejectionReason.BINARY, detail=f"The file is no text but {what}.")
            return
        if len(line) > limit:
            detail = f"Line {number} holds more than {limit:,} bytes."
            yield Rejection(name=where, reason=RejectionReason.TOO_LARGE, detail=detail)
        elif line.strip():
            yield _outcome(where, line.strip())
        seen = seen or bool(line.strip())
    if not seen:
        yield Rejection(name=name, reason=RejectionReason.EMPTY, detail="The file holds no records.")


def _lines(stream: IO[bytes], limit: int) -> Iterator[tuple[int, bytes]]:
    """Numbered lines; of a line over the limit only the start is kept, and the rest is read past in pieces."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        rest = line
        while len(rest) > limit and not rest.endswith(b"\n"):
            rest = stream.readline(limit + 1)
        yield number, line.removeprefix(BOM) if number == 1 else line


def _outcome(where: str, line: bytes) -> Item | Rejection:
    try:
        return _item(where, _record(line))
    except MalformedError as error:
        number = where.rpartition(":")[2]
        detail = f"Line {number}: {error}"
        return Rejection(name=where, reason=RejectionReason.MALFORMED, detail=detail, report_id=bytes_id(line), data=line)


def _record(line: bytes) -> dict[str, object]:
    try:
        record = json.loads(line.decode("utf8"))
    except UnicodeDecodeError as error:
        raise MalformedError(f"the bytes are not UTF-8 at position {error.start}.") from error
    except json.JSONDecodeError as error:
        raise MalformedError(f"no valid JSON: {error.msg} at column {error.colno}.") from error
    except (ValueError, RecursionError) as error:
        raise MalformedError("no valid JSON: a number too long or brackets too deep.") from error
    if not isinstance(record, dict):
        raise MalformedError("no record: an object in braces is expected.")
    wrong = [field for field in TEXT_FIELDS if not isinstance(record.get(field), str | None)]
    if wrong:
        raise MalformedError(f"the field {wrong[0]} is not a string.")
    return record


def _item(where: str, record: dict[str, object]) -> Item:
    try:
        canonical = json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode("utf8")
    except UnicodeEncodeError as error:
        raise MalformedError("half of a surrogate pair, which is no character.") from error
    given = record.get("id")
    fields = {field: str(record[field]).strip() or None for field in TEXT_FIELDS[:4] if record.get(field) is not None}
    return Item(
        name=str(given) if isinstance(given, str | int) and str(given).strip() else where,
        data=canonical,
        media_type=MediaType.RECORD,
        address=fields.get("url"),
        outlet=fields.get("outlet"),
        title=fields.get("title"),
        published=_day(fields.get("published")),
    )


def _day(words: str | None) -> date | None:
    """The day of an ISO date or time as the record's own clock gives it; other spellings are left to `clean`."""
    match = ISO_DAY.match(words or "")
    try:
        return date.fromisoformat(match.group()) if match else None
    except ValueError:
        return None
