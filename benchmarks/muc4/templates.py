"""Templates of MUC-4: the 24 slots, a filler with its alternatives, and the reading of keys and of responses.

In: a *.jsonl.gz file of texts with their key templates, or a file of responses in the official text form. Out: templates. The
same class holds a key and a response; only keys have alternatives, optional fillers and optional templates. A slot without a
filler ("-" or "*") has no entry.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

NOTHING = frozenset({"", "-", "*"})
STRING = re.compile(r'"(?:\\.|[^"\\])*"')
MASKED = re.compile("\x00(\\d+)\x00")
NUMBERED = re.compile(r"\s*(\d+)\.\s+(.*)$")
HEAD = ("MESSAGE: ID", "MESSAGE: TEMPLATE")


class Slot(StrEnum):
    """A slot under the name that it bears in the templates, in the official order."""

    DATE = "INCIDENT: DATE"
    LOCATION = "INCIDENT: LOCATION"
    TYPE = "INCIDENT: TYPE"
    STAGE = "INCIDENT: STAGE OF EXECUTION"
    INSTRUMENT = "INCIDENT: INSTRUMENT ID"
    INSTRUMENT_TYPE = "INCIDENT: INSTRUMENT TYPE"
    CATEGORY = "PERP: INCIDENT CATEGORY"
    INDIVIDUAL = "PERP: INDIVIDUAL ID"
    ORGANIZATION = "PERP: ORGANIZATION ID"
    CONFIDENCE = "PERP: ORGANIZATION CONFIDENCE"
    THING = "PHYS TGT: ID"
    THING_TYPE = "PHYS TGT: TYPE"
    THING_NUMBER = "PHYS TGT: NUMBER"
    THING_NATION = "PHYS TGT: FOREIGN NATION"
    THING_EFFECT = "PHYS TGT: EFFECT OF INCIDENT"
    THING_TOTAL = "PHYS TGT: TOTAL NUMBER"
    PERSON = "HUM TGT: NAME"
    DESCRIPTION = "HUM TGT: DESCRIPTION"
    PERSON_TYPE = "HUM TGT: TYPE"
    NUMBER = "HUM TGT: NUMBER"
    NATION = "HUM TGT: FOREIGN NATION"
    EFFECT = "HUM TGT: EFFECT OF INCIDENT"
    TOTAL = "HUM TGT: TOTAL NUMBER"

    @property
    def quoted(self) -> bool:
        """Whether its values are words of the text in quotation marks."""
        return self in QUOTED


QUOTED = frozenset(
    {Slot.INSTRUMENT, Slot.INDIVIDUAL, Slot.ORGANIZATION, Slot.THING, Slot.PERSON, Slot.DESCRIPTION},
)
UNTAGGED = frozenset({Slot.DATE, Slot.LOCATION})
"""Slots in which a colon, or a hyphen, does not begin a cross-reference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """One filler: its value, or several where a key takes any of them, and the filler of another slot that it refers to.

    Words of the text stand without their quotation marks. `tags` is empty where there is no cross-reference.
    """

    values: tuple[str, ...]
    tags: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One incident of one message. `optional`: a key that may be missed without a loss."""

    message: str
    number: int
    optional: bool = False
    slots: Mapping[Slot, tuple[Fill, ...]] = field(default_factory=dict)

    def fills(self, slot: Slot) -> tuple[Fill, ...]:
        """The fillers of a slot; none where it is empty."""
        return self.slots.get(slot, ())

    @property
    def names(self) -> frozenset[str]:
        """The names of its persons, to which other slots refer."""
        return frozenset(value for one in self.fills(Slot.PERSON) for value in one.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A text and its key templates."""

    id: str
    text: str
    templates: tuple[Template, ...]


def read_messages(path: Path) -> list[Message]:
    """The texts of a *.jsonl.gz file with their keys."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        return [_message(json.loads(line)) for line in lines if line.strip()]


def _message(row: Mapping[str, Any]) -> Message:
    keys = (template(row["id"], one["MESSAGE: TEMPLATE"][0], one) for one in row["templates"])
    return Message(id=row["id"], text=row["text"], templates=tuple(key for key in keys if key is not None))


def read_responses(path: Path) -> list[Template]:
    """The templates of a file in the official text form; a message held to be irrelevant has none."""
    return [one for one in map(_response, _blocks(path.read_text("latin-1").splitlines())) if one is not None]


def _response(block: Mapping[str, Sequence[str]]) -> Template | None:
    return template(block["MESSAGE: ID"][0], block["MESSAGE: TEMPLATE"][0], block)


def _blocks(lines: Iterable[str]) -> Iterator[dict[str, list[str]]]:
    """Lines of each template by slot; a line without a slot's number goes on with the slot before it."""
    block: dict[str, list[str]] = {}
    last: list[str] = []
    for line in lines:
        name, value = _named(line)
        if name == HEAD[0] and block:
            yield block
            block = {}
        last = block.setdefault(name, []) if name else last
        last += [value] if value else []
    if block:
        yield block


def _named(line: str) -> tuple[str, str]:
    """Name and value of a slot's line; a line that goes on has no name, and a remark no value either."""
    names = (*HEAD, *(slot.value for slot in Slot))
    match = NUMBERED.match(line)
    name = names[int(match.group(1))] if match and int(match.group(1)) < len(names) else ""
    if match and name and match.group(2).startswith(name):
        return name, match.group(2)[len(name) :].strip()
    return "", "" if line.startswith(";") else line.strip("* \t")


def template(message: str, number: str, lines: Mapping[str, Sequence[str]]) -> Template | None:
    """A template from the lines of its slots as they stand in the files; None where it has no number ("*")."""
    digits = re.match(r"\d+", number)
    if digits is None:
        return None
    slots = {slot: tuple(fill(slot, line) for line in lines.get(slot, ()) if line not in NOTHING) for slot in Slot}
    return Template(
        message=message.split(" (")[0].strip(),
        number=int(digits.group()),
        optional="OPTIONAL" in number,
        slots={slot: fills for slot, fills in slots.items() if fills},
    )


def fill(slot: Slot, line: str) -> Fill:
    """A filler from one line: `? A / B: "C" / "D"` is optional, has two values and refers to C, which may be called D."""
    strings: list[str] = []

    def mask(match: re.Match[str]) -> str:
        strings.append(match.group()[1:-1].replace('\\"', '"'))
        return f"\x00{len(strings) - 1}\x00"

    masked = STRING.sub(mask, re.sub(r'(?<!\\)""+', '"', line)).strip()
    optional = masked.startswith("?") and masked != "?"
    value, _, tag = (masked, "", "") if slot in UNTAGGED else masked.partition(":")
    return Fill(
        values=tuple(_unmask(one, strings) for one in _alternatives(value[optional:])),
        tags=tuple(_unmask(one, strings) for one in _alternatives(tag)),
        optional=optional,
    )


def _alternatives(masked: str) -> list[str]:
    """Split at the slashes that stand in no brackets."""
    parts, depth = [""], 0
    for letter in masked:
        depth += (letter == "(") - (letter == ")")
        if letter == "/" and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [_unwrap(part.strip()) for part in parts if part.strip()]


def _unwrap(part: str) -> str:
    return part[1:-1].strip() if part.startswith("(") and part.endswith(")") else part


def _unmask(part: str, strings: Sequence[str]) -> str:
    return MASKED.sub(lambda match: strings[int(match.group(1))], part).strip('" ')


def written(one: Template) -> str:
    """A template in the official text form."""
    number = f"{one.number} (OPTIONAL)" if one.optional else str(one.number)
    lines = [("MESSAGE: ID", one.message), ("MESSAGE: TEMPLATE", number)]
    for slot in Slot:
        fills = [_written_fill(slot, each) for each in one.fills(slot)] or ["-"]
        lines += [(slot.value, fills[0]), *(("", each) for each in fills[1:])]
    numbers = iter(range(len(Slot) + 2))
    return "\n".join(f"{f'{next(numbers)}.' if name else '':<4}{name:<32}{value}" for name, value in lines)


def _written_fill(slot: Slot, one: Fill) -> str:
    values = " / ".join(_quote(each) if slot.quoted else each for each in one.values)
    tags = " / ".join(map(_quote, one.tags))
    return ("? " if one.optional else "") + values + (f": {tags}" if tags else "")


def _quote(words: str) -> str:
    return '"' + words.replace('"', '\\"') + '"'
