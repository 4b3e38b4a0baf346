"""Voice: how sentences of our own put each harm, and whom they name, against labels made by hand before any rule ran.

In: tests/reading/voices.yaml, whatever the data folder is. Out: shares of the labelled harms that are told right; a harm that
no claim was read from counts as wrong. Half of the sentences (even hash) were looked at while the rules were made; the other
half is judged. Beside it, on the same harms, a surface rule of a dozen lines.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.table import Figure
from tallystick.model.passage import Passage
from tallystick.model.reports import Mark, MarkKind, Report
from tallystick.model.tellings import Telling, Voice
from tallystick.reading import Reader

CASES = Path(__file__).parents[1] / "tests" / "reading" / "voices.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a careful reader says of one harm; `agent` and `cause` are words of the sentence, None where it names none."""

    harmed: str
    voice: Voice
    agent: str | None = None
    cause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A sentence with its labels, in text order."""

    text: str
    title: bool
    labels: tuple[Label, ...]

    @property
    def learned_from(self) -> bool:
        """Whether the rules were made with a look at this sentence."""
        return int(hashlib.sha256(self.text.encode()).hexdigest()[0], 16) % 2 == 0

    @property
    def report(self) -> Report:
        """The sentence as a report of its own."""
        marks = (Mark(start=0, end=len(self.text), kind=MarkKind.TITLE),) if self.title else ()
        return Report(report_id="case", names=("case",), text=self.text, extractor="case", marks=marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One labelled harm and how it was told; None where it was not read."""

    case: Case
    label: Label
    telling: Telling | None

    @property
    def voice(self) -> bool:
        """Whether the voice is right."""
        return self.telling is not None and self.telling.voice is self.label.voice

    @property
    def agent(self) -> bool:
        """Whether the agent is named where one is and not where none is, in words that touch the labelled ones."""
        return self.telling is not None and self._same(self.telling.agent, self.label.agent)

    @property
    def cause(self) -> bool:
        """The same of the thing or event; where an agent does it, the event beside is not asked for."""
        asked = self.label.cause is not None or self.label.agent is None
        return self.telling is not None and (not asked or self._same(self.telling.cause, self.label.cause))

    def _same(self, found: Passage | None, wanted: str | None) -> bool:
        if found is None or wanted is None:
            return found is None and wanted is None
        spans = [match.span() for match in re.finditer(re.escape(wanted), self.case.text)]
        return any(found.touches(start, end) for start, end in spans)


def run(_: Path) -> list[Figure]:
    """Measure; the labels come with the sources. Raises FileNotFoundError where they are not there."""
    from tallystick import language

    marked = mark_all(Reader(language.load()), read_cases())
    held = [one for one in marked if not one.case.learned_from]
    dev = [one for one in marked if one.case.learned_from]

    def figure(name: str, of: Sequence[Marked], right: Callable[[Marked], bool], floor: float | None = None) -> Figure:
        aim = 0.97 if floor is not None else None
        return Figure(benchmark="voice", name=name, value=sum(map(right, of)) / len(of), floor=floor, aim=aim)

    return [
        figure(f"voice right, {len(held)} harms held back", held, lambda one: one.voice, 0.90),
        figure("agent named or not, held back", held, lambda one: one.agent, 0.90),
        figure("thing or event named or not, held back", held, lambda one: one.cause),
        figure("surface rule of a dozen lines: voice, held back", held, lambda one: surface_voice(one) is one.label.voice),
        figure(f"voice right, {len(dev)} harms looked at", dev, lambda one: one.voice),
        figure("agent named or not, looked at", dev, lambda one: one.agent),
    ]


def read_cases() -> list[Case]:
    """The labelled sentences. Raises FileNotFoundError."""
    import yaml  # a tool of development, and needed for this alone

    return [_case(one) for one in yaml.safe_load(CASES.read_text(encoding="utf8"))]


def _case(one: dict[str, Any]) -> Case:
    labels = tuple(Label(**{**label, "voice": Voice(label["voice"])}) for label in one["tellings"])
    return Case(text=one["text"], title=one.get("title", False), labels=labels)


def mark_all(reader: Reader, cases: Sequence[Case]) -> list[Marked]:
    """Each labelled harm beside how it was told; each telling is used once."""
    return [one for case in cases for one in _mark(case, list(reader.read(case.report).tellings))]


def _mark(case: Case, found: list[Telling]) -> list[Marked]:
    marked = []
    for label in case.labels:
        start = case.text.index(label.harmed)
        telling = next((one for one in found if one.harmed.touches(start, start + len(label.harmed))), None)
        if telling is not None:
            found.remove(telling)
        marked.append(Marked(case=case, label=label, telling=telling))
    return marked


_BE = r"(?:was|were|is|are|been|being|got) (?:\w+ly )?"
_HARMED = r"(?:\w+ed|shot|slain|hurt)\b"


def surface_voice(one: Marked) -> Voice:
    """What words alone say: was or were, a participle, and whether "by" follows."""
    text = one.case.text.lower()
    if re.search(rf"{_BE}{_HARMED}", text):
        return Voice.PASSIVE_WITH_AGENT if re.search(rf"{_HARMED}.* by ", text) else Voice.PASSIVE
    if re.search(r"\b(?:killed|killing|kills?|shot|wounded|wounding|murdered) (?:\w+ ){0,3}\w+", text):
        return Voice.ACTIVE
    if re.search(r"\b(?:died?|dies|perished|lost their lives)\b", text):
        return Voice.INTRANSITIVE
    return Voice.NOMINAL
