"""Scored: how well the planted copies are found: pairs, offsets, exchanged words.

In: planted pairs, texts of strangers. Out: rates, and the planted stretches that were missed. Always: a stretch counts as found
only where all four offsets are those planted; exchanged words only with the words of both sides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.copies.planted import Kind, Planted, Stretch, planted_pairs, strangers
from benchmarks.table import Figure
from tallystick.lineage import trace
from tallystick.model.copies import Copy
from tallystick.model.ids import bytes_id
from tallystick.model.reports import Report

NAME = "copies"
SEED, PAIRS, STRANGERS = 7, 420, 150
PAIRS_F, OFFSETS, EXCHANGES = 0.97, 0.95, 0.95
"""Floors, which are the aims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Rates from 0 to 1, by kind of offsets and of exchanged words; `missed` and `wrong` are what a reader should look at."""

    pairs: float
    offsets: float
    exchanges: float
    by_kind: dict[Kind, tuple[float, float | None]]
    missed: tuple[tuple[Planted, Stretch], ...]
    wrong: tuple[Copy, ...]


def figures() -> list[Figure]:
    """Score 420 planted pairs among strangers."""
    chance = Random(SEED)
    scores = score(list(planted_pairs(PAIRS, chance)), list(strangers(STRANGERS, chance)))
    judged = (
        ("pairs, F", scores.pairs, PAIRS_F),
        ("offsets exact", scores.offsets, OFFSETS),
        ("exchanged words, F", scores.exchanges, EXCHANGES),
    )
    kinds = [
        (f"{kind}: {name}", rate)
        for kind, rates in scores.by_kind.items()
        for name, rate in zip(("offsets exact", "exchanged words, F"), rates, strict=True)
        if rate is not None
    ]
    return [
        *(Figure(benchmark=NAME, name=f"planted: {name}", value=value, floor=aim, aim=aim) for name, value, aim in judged),
        *(Figure(benchmark=NAME, name=f"planted, {name}", value=value) for name, value in kinds),
    ]


def score(planted: Sequence[Planted], others: Sequence[str]) -> Scores:
    """Trace all texts together and lay what is found beside what was planted."""
    texts = [text for one in planted for text in (one.source, one.copy)] + list(others)
    found: dict[frozenset[str], list[Copy]] = {}
    for copy in trace([_report(text) for text in texts]).copies:
        found.setdefault(frozenset((copy.left.report_id, copy.right.report_id)), []).append(copy)
    wanted = {_pair(one): one for one in planted}
    hits = [
        (one, stretch, _met(one, stretch, found.get(pair, ()))) for pair, one in wanted.items() for stretch in one.stretches
    ]
    words = {pair: (_planted_words(one), _found_words(one, found.get(pair, ()))) for pair, one in wanted.items()}
    kinds = {
        kind: (
            _share([met for one, _, met in hits if one.kind is kind]),
            _f([words[pair] for pair, one in wanted.items() if one.kind is kind]),
        )
        for kind in Kind
    }
    return Scores(
        pairs=2 * len(wanted.keys() & found.keys()) / (len(wanted) + len(found)),
        offsets=_share([met for _, _, met in hits]),
        exchanges=_f(list(words.values())) or 0.0,
        by_kind=kinds,
        missed=tuple((one, stretch) for one, stretch, met in hits if not met),
        wrong=tuple(copy for pair, copies in found.items() if pair not in wanted for copy in copies),
    )


def _report(text: str) -> Report:
    return Report(report_id=bytes_id(text.encode()), names=("planted",), text=text, extractor="none")


def _pair(one: Planted) -> frozenset[str]:
    return frozenset((_report(one.source).report_id, _report(one.copy).report_id))


def _met(one: Planted, stretch: Stretch, copies: Iterable[Copy]) -> bool:
    source = _report(one.source).report_id
    for copy in copies:
        sides = (copy.left, copy.right) if copy.left.report_id == source else (copy.right, copy.left)
        if [(side.start, side.end) for side in sides] == [stretch.source, stretch.copy]:
            return True
    return False


def _planted_words(one: Planted) -> Counter[tuple[str, str]]:
    return Counter(pair for stretch in one.stretches for pair in stretch.exchanges)


def _found_words(one: Planted, copies: Iterable[Copy]) -> Counter[tuple[str, str]]:
    source = _report(one.source).report_id
    pairs = ((copy.left.report_id == source, exchange) for copy in copies for exchange in copy.exchanges)
    return Counter((each.left, each.right) if straight else (each.right, each.left) for straight, each in pairs)


def _share(met: Sequence[bool]) -> float:
    return sum(met) / len(met)


def _f(words: Sequence[tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]]) -> float | None:
    """F of exchanged words; None where none were planted."""
    right = sum((planted & found).total() for planted, found in words)
    total = sum(planted.total() + found.total() for planted, found in words)
    return 2 * right / total if any(planted for planted, _ in words) else None
