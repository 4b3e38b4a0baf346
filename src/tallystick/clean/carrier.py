"""Carrier: the one agency to which a report is credited, if it is credited to nobody beside it.

In: the lines of a report that name writers and sources. Out: the agency's name, or None. Always: one line that names a second
agency, or says that an agency gave a part ("contributed", "with reporting by"), leaves the report without a carrier: nobody can
tell which of its words are whose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tallystick.clean.credits import FULL_NAMES, NOBODY, SEPARATOR, contributed, is_byline, rights_of
from tallystick.model.agencies import named_agency

PART = re.compile(
    r"\(?(?i:with|additional|further)\b|.*\b(?:with|and|plus|for|[/&])\s+(?:the\s+)?[A-Z]|.*\b(?:agencies|wires)\b"
)
"""Words by which a line names somebody who gave a part of the report, or gave it together with others."""

WRITER = re.compile(r"\b(?:writers?|reporters?|correspondents?)\b", re.IGNORECASE)
"""Writers of an agency give no part of another's report ("Associated Press writer Ann Other contributed")."""

LABEL = re.compile(r"(?:sources?|credits?|via|reporting by|reported by|by|words by|story by)\b:?\s*", re.IGNORECASE)


def carrier(lines: Iterable[str]) -> str | None:
    """The agency whose report this is by its credits; None where they name none, several, or one for a part only."""
    named: set[str] = set()
    for line in (" ".join(words.split()) for words in lines):
        agencies = _agencies(line)
        if agencies and not _alone(line):
            return None
        named |= agencies
    return next(iter(named)) if len(named) == 1 else None


def _agencies(line: str) -> set[str]:
    """The agencies that a line names, and "agencies" for those that it does not name."""
    owner = rights_of(line)
    if owner is not None:
        return {owner}
    parts = _parts(line)
    written_out = (named_agency(name) for name in FULL_NAMES.findall(line))
    found = {agency for agency in (*map(named_agency, parts), *written_out) if agency is not None}
    return found | {part.casefold() for part in parts if part.casefold() in NOBODY}


def _alone(line: str) -> bool:
    """Whether nobody stands beside the agency on its line but a writer of its own, whom only a byline names."""
    if rights_of(line) is not None or WRITER.search(line) is not None:
        return True
    if PART.match(line) is not None or contributed(line):
        return False
    return is_byline(line) or len(_parts(line)) == 1


def _parts(line: str) -> list[str]:
    bare = line.strip("()[]—–-. \t")
    found = (part.strip("()[]. ") for part in SEPARATOR.split(LABEL.sub("", bare, count=1)))
    return [part for part in found if part]
