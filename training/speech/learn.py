"""Learn: the table of cues and the weights, from the training part of PolNeAR.

    python -m training.speech.learn --polnear ../shared/benchmarks/polnear/train --out src/tallystick/reading/data

In: that folder. Out: cues.tsv and speech.tsv.gz. The decision is learned from choices that two halves of the texts made for one
another, so that it sees chances as they come for new texts. With `--keep-back` a fifth of the texts is not learned from, and
the best chance to ask for is printed for it.
"""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.polnear import Said, Tally, compare
from tallystick import language
from tallystick.reading.speech.contents import contents
from tallystick.reading.speech.cue_table import CueTable
from tallystick.reading.speech.features import CueView
from tallystick.reading.speech.finder import Finder, Option, apart
from tallystick.reading.speech.sources import Candidate, sources
from tallystick.reading.speech.weights import Weights
from training.speech.corpus import Example, count, examples, leave_out
from training.speech.linear import fit_choice, fit_decision

LEAST = 3
"""Texts' mentions of a feature below which it is not learned."""
CHOICE_RIDGE, DECISION_RIDGE = 5.0, 20.0
SMALL = 0.03
"""Weights below this are not shipped: they change no finding of the part kept back."""
STEPS = tuple(step / 100 for step in range(20, 60, 5))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One reading of a cue in a text, and whether an annotator marked it so."""

    text: int
    option: Option
    features: list[str]
    right: bool


def main() -> None:
    """Learn and write."""
    asked = _arguments()
    read = list(examples(asked.polnear, language.load()))
    if asked.keep_back:
        learned = [one for at, one in enumerate(read) if at % 5 != 4]
        _measure(learn(learned), [one for at, one in enumerate(read) if at % 5 == 4])
        return
    table, weights = learn(read)
    write(table, weights, asked.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.speech.learn", description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True, help="the folder with text/ and attributions/")
    parser.add_argument("--out", type=Path, default=Path("src/tallystick/reading/data"))
    parser.add_argument("--keep-back", action="store_true", help="learn from four fifths and measure on the rest")
    return parser.parse_args()


def learn(read: Sequence[Example]) -> tuple[CueTable, Weights]:
    """The table and the weights of some texts."""
    table = count(read)
    tables = [leave_out(table, one) for one in read]
    halves = [[at for at in range(len(read)) if at % 2 == side] for side in (0, 1)]
    rows: list[Row] = []
    for mine, other in (halves, halves[::-1]):
        chosen = _choices([read[at] for at in other], [tables[at] for at in other])
        rows += [row for at in mine for row in _rows(at, read[at], tables[at], chosen)]
    decision = fit_decision([row.features for row in rows], [row.right for row in rows], least=LEAST, ridge=DECISION_RIDGE)
    return table, replace(_choices(read, tables), decision=decision)


def _choices(read: Sequence[Example], tables: Sequence[CueTable]) -> Weights:
    """The weights of sources and contents, learned at the cues that the annotators marked."""
    chosen: tuple[list[list[list[str]]], list[list[bool]]] = ([], [])
    told: tuple[list[list[list[str]]], list[list[bool]]] = ([], [])
    for one, table in zip(read, tables, strict=True):
        for cue, said in one.heads.items():
            view = CueView(one.words, cue, table)
            found, texts = sources(one.words, cue), contents(one.words, cue)
            right = one.best(found, said.source)
            source = next((candidate for candidate, good in zip(found, right, strict=True) if good), None)
            if source is not None:
                chosen[0].append([list(view.source(candidate)) for candidate in found])
                chosen[1].append(right)
            right = one.best(texts, said.content)
            if any(right):
                told[0].append([list(view.content(candidate, source)) for candidate in texts])
                told[1].append(right)
    return Weights(
        source=fit_choice(*chosen, least=LEAST, ridge=CHOICE_RIDGE),
        content=fit_choice(*told, least=LEAST, ridge=CHOICE_RIDGE),
        decision={},
    )


def _rows(at: int, one: Example, table: CueTable, weights: Weights) -> Iterator[Row]:
    """Readings of every cue of a text. What an annotator marked at a cue is right there and nowhere else."""
    finder = Finder(table, weights)
    found = [option for cue in finder.cues(one.words) if (option := finder.read(one.words, cue)) is not None]
    met = [[said for said in one.said if _meets(one, option, said)] for option in found]
    own = {id(one.heads[option.cue]) for option, hits in zip(found, met, strict=True) if one.heads.get(option.cue) in hits}
    for option, hits in zip(found, met, strict=True):
        mine = one.heads.get(option.cue)
        right = any(said is mine or id(said) not in own for said in hits)
        view = CueView(one.words, option.cue, table)
        rate = table.rate(one.words.word(option.cue), one.words.pos[option.cue]) or 0.0
        features = list(view.decision(option.source, option.content, option.chances, rate))
        yield Row(text=at, option=option, features=features, right=right)


def _meets(one: Example, option: Option, said: Said) -> bool:
    return one.meets(option.source, said.source) and one.meets(option.content, said.content)


def _measure(learned: tuple[CueTable, Weights], kept_back: Sequence[Example]) -> None:
    finder = Finder(*learned)
    read = []
    for one in kept_back:
        options = [option for cue in finder.cues(one.words) if (option := finder.read(one.words, cue)) is not None]
        read.append((one, options))
    for least in STEPS:
        counted = Tally()
        for one, options in read:
            found = [
                Said(source=_characters(one, option.source), content=_characters(one, option.content), cue=frozenset())
                for option in apart(option for option in options if option.chance >= least)
            ]
            counted += compare(found, one.said)
        print(f"{least:.2f}  F {counted.f:.4f}  {counted}")


def _characters(one: Example, candidate: Candidate) -> frozenset[int]:
    spans = ((one.bounds[first][0], one.bounds[last - 1][1]) for first, last in candidate.spans)
    return frozenset(at for first, last in spans for at in range(first, last))


def write(table: CueTable, weights: Weights, folder: Path) -> None:
    """Write the table and the weights, the same bytes for the same learning."""
    rows = sorted((kind, word, *numbers) for (word, kind), numbers in table.counts.items() if numbers[0] or word == "*")
    lines = [f"{word}\t{kind}\t{carried}\t{seen}" for kind, word, carried, seen in rows]
    header = "# Cues: word, class, attributions that it carries, occurrences; learned by training/speech from PolNeAR (train)."
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cues.tsv").write_text("\n".join([header, *lines]) + "\n", encoding="utf8")
    kept = [
        f"{name}\t{feature}\t{weight:.2f}"
        for name, model in (("source", weights.source), ("content", weights.content), ("decision", weights.decision))
        for feature, weight in sorted(model.items())
        if abs(weight) >= SMALL and feature.isprintable()
    ]
    (folder / "speech.tsv.gz").write_bytes(gzip.compress("\n".join(kept).encode("utf8"), mtime=0))


if __name__ == "__main__":
    main()
