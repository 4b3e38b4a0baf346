"""Grammar: patterns and pools enter; drawn sentences with their truth leave, and what a reading of them gets wrong.

The same seed draws the same sentences: hypothesis is told to derive its choices from the test's name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from tallystick.model.accounts import Reading
from tallystick.model.claims import Claim, Stance
from tallystick.model.reports import Mark, MarkKind, Report
from tests.reading.generated.pools import POOLS, Filling

PATTERNS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("patterns.yaml").read_text(encoding="utf8"))
SLOT = re.compile(r"\{([A-Za-z]+\d?)\}")
ONE_PERSON = frozenset({"a noun that means one", "one person"})
"""Rules of figures that rest on a noun: the number that such words may hold besides is an age."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A sentence of a pattern with the fillings of its slots; `idle` are the spans of numbers that count nobody."""

    pattern: Mapping[str, Any]
    text: str
    fillings: Mapping[str, Filling]
    idle: tuple[tuple[int, int], ...]

    def report(self) -> Report:
        """The sentence as a report of its own."""
        marks = (Mark(start=0, end=len(self.text), kind=MarkKind.TITLE),) if self.pattern.get("title") else ()
        return Report(report_id="r1", names=("r1",), text=self.text, extractor="test", marks=marks)


def is_quiet(pattern: Mapping[str, Any]) -> bool:
    """Whether the sentences of a pattern deny, doubt or suppose all that they tell of."""
    return "may" not in pattern and all(claim.get("stance", "asserted") != "asserted" for claim in pattern["claims"])


@st.composite
def drawn(draw: st.DrawFn, pattern: Mapping[str, Any], fixed: Mapping[str, Filling] | None = None) -> Drawn:
    """A sentence of the pattern; `fixed` are slots that are filled already."""
    pieces: list[str] = []
    fillings: dict[str, Filling] = {}
    idle: list[tuple[int, int]] = []
    for number, piece in enumerate(SLOT.split(pattern["text"])):
        if number % 2 == 0:
            pieces.append(piece)
            continue
        known = (fixed or {}).get(piece.lower())
        filling = known or draw(POOLS[piece.lower().rstrip("0123456789")])
        fillings[piece.lower()] = filling
        words = filling.words[:1].upper() + filling.words[1:] if piece[0].isupper() else filling.words
        start = sum(map(len, pieces))
        pieces.append(words)
        if filling.idle:
            idle.append((start, start + len(words)))
    text = "".join(pieces)
    return Drawn(pattern=pattern, text=text.upper() if pattern.get("shout") else text, fillings=fillings, idle=tuple(idle))


def problems(one: Drawn, reading: Reading) -> list[str]:
    """What the reading gets wrong, in words; nothing where it holds all that must hold."""
    found = [*forbidden(one, reading), *_untrue(one, reading.claims)]
    if one.pattern.get("one_account") and len(reading.accounts) != 1:
        found.append(f"{len(reading.accounts)} accounts")
    return found


def forbidden(one: Drawn, reading: Reading) -> list[str]:
    """What must never be, whatever else is misread: idle numbers, claims without their words, denials that assert."""
    found = _broken(one, reading.claims)
    if is_quiet(one.pattern):
        found += [f"asserted: {claim.passage.quote!r}" for claim in reading.claims if claim.stance is Stance.ASSERTED]
    return found


def _broken(one: Drawn, claims: Sequence[Claim]) -> list[str]:
    """Claims that cannot point at their words, or whose number counts nobody."""
    found = []
    hidden = "".join("\0" if any(start <= at < end for start, end in one.idle) else sign for at, sign in enumerate(one.text))
    for claim in claims:
        start, end, words = claim.passage.start, claim.passage.end, claim.figure.words
        if one.text[start:end] != claim.passage.quote or words not in claim.passage.quote or not words.strip():
            found.append(f"passage {claim.passage.quote!r} does not hold {words!r}")
        one_person = claim.figure.rule in ONE_PERSON and claim.figure.exact == 1
        if words not in hidden[start:end] and not one_person:  # an age may stand among the words of one person
            found.append(f"{words!r} counts nobody")
    return found


def _untrue(one: Drawn, claims: Sequence[Claim]) -> list[str]:
    """Where the claims differ from the pattern's truth."""
    wanted = list(one.pattern["claims"])
    free = [figure_of(one, name) for name in one.pattern.get("may", ())]
    left = list(claims)
    found = []
    for want in wanted:
        match = next((claim for claim in left if not _differences(one, want, claim)), None)
        if match is None:
            near = [f"{claim.passage.quote!r} ({', '.join(_differences(one, want, claim))})" for claim in left]
            found.append(f"no claim of {want['measure']} {want['figure']}; but {'; '.join(near) or 'nothing'}")
        else:
            left.remove(match)
    for claim in left:
        bounds = (claim.figure.low, claim.figure.high)
        if bounds not in free or (one.pattern.get("never") == "asserted" and claim.stance is Stance.ASSERTED):
            found.append(f"too much: {claim.measure.value} {bounds} {claim.stance.value} {claim.passage.quote!r}")
    return found


def _differences(one: Drawn, want: Mapping[str, Any], claim: Claim) -> list[str]:
    """The fields in which a claim is not as wanted."""
    facts: dict[str, tuple[bool, object]] = {
        "measure": (claim.measure == want["measure"], claim.measure.value),
        "figure": ((claim.figure.low, claim.figure.high) == figure_of(one, want["figure"]), claim.figure),
        "group": (claim.group.name.endswith(_meaning(one, want.get("group", ""))), claim.group.name),
        "stance": (claim.stance == want.get("stance", "asserted"), claim.stance.value),
        "scope": (claim.scope == want.get("scope", claim.scope), claim.scope.value),
        "transfer": ("transfer" not in want or _moved_from(claim) == want["transfer"], claim.transfer),
    }
    if "claimant" in want:
        name = claim.claimant.name if claim.claimant is not None else ""
        facts["claimant"] = (_meaning(one, want["claimant"]).lower() in name.lower() != "", name)
    if "dated" in one.pattern:
        words = claim.time.words if claim.time is not None else ""
        facts["time"] = (one.fillings[one.pattern["dated"]].words in words, words)
    return [f"{field} {value}" for field, (right, value) in facts.items() if not right]


def figure_of(one: Drawn, figure: str | int) -> tuple[int | None, int | None]:
    """The bounds that the truth names, of a slot or as a number."""
    if figure in one.fillings:
        return one.fillings[str(figure)].low, one.fillings[str(figure)].high
    return int(figure), int(figure)


def _meaning(one: Drawn, words: str) -> str:
    return one.fillings[words].meaning if words in one.fillings else words


def _moved_from(claim: Claim) -> str | None:
    return claim.transfer.moved_from.value if claim.transfer is not None else None
