"""Evidence: whether what two texts share was copied, or is what any two reporters might write.

In: a stretch, the seeds of its pair. Out: yes or no. Always: long stretches count whatever they say; short ones only where
their words are neither set phrases, nor held by a crowd of reports, nor without names and numbers, nor one outlet's own.
"""

from __future__ import annotations

import re

from tallystick.lineage.alignment import Stretch, equal_words
from tallystick.lineage.seeds import Seeds
from tallystick.lineage.versions import canonical
from tallystick.lineage.words import Words
from tallystick.model.reports import Report

LONG = 40
"""Equal words from which a stretch is a copy even if a crowd of reports holds it: agency copy, not a set phrase."""

SHORT = 15
"""Equal words below which names or figures are asked for: "left one person dead and three injured, police said" tells of many
incidents. On 2,809 local news reports this and the crowd take away half of the copies, nearly all of them such phrases."""

OWN_HOUSE = 25
"""Equal words that two reports of one outlet must share: every outlet has its own turns of phrase, appeals and notices."""

LEAST_NAMES = 2
LEAST_WEIGHTY = 5
"""Equal words besides function words."""

LEAST_RUNS = 6
"""What a stretch's blocks must amount to, where n equal words count n - SET_PHRASE: nine words in a row, or two runs of six."""

SET_PHRASE = 3
LEAST_RARE = 3
"""Seeds that no crowd holds; a run of nine words has five seeds."""

LEAST_SIMILAR = 0.5
"""Share of equal words below which a stretch is a series of chance meetings."""

NAME = re.compile(r"[A-Z\d].*[a-z\d]|\d")


def promising(rare: int, common: int) -> bool:
    """Whether a pair with so many seeds could come to anything: a few rare ones are needed, or very many others."""
    return rare >= LEAST_RARE or rare + common >= LONG // 2


def significant(left: Words, right: Words, stretch: Stretch, seeds: Seeds, small: frozenset[int]) -> bool:
    """Whether the stretch is evidence of copying; `small` are the numbers of function words."""
    equal = equal_words(stretch)
    if sum(max(0, block.size - SET_PHRASE) for block in stretch) < LEAST_RUNS or equal < LEAST_SIMILAR * _longer(stretch):
        return False
    if equal >= LONG:
        return True
    if equal < OWN_HOUSE and _one_house(left.report, right.report):
        return False
    places = {place for block in stretch for place in range(block.left, block.left + block.size)}
    if sum(place in places for place, _ in seeds.rare) < LEAST_RARE:
        return False
    if sum(left.numbers[place] not in small for place in places) < LEAST_WEIGHTY:
        return False
    return equal >= SHORT or sum(_is_name(left, place) for place in places) >= LEAST_NAMES


def _one_house(left: Report, right: Report) -> bool:
    """Whether both are known to be of one outlet, and are not states of one page, which may be short."""
    page = canonical(left.address)
    if page is not None and page == canonical(right.address):
        return False
    return _house(left) is not None and _house(left) == _house(right)


def _house(report: Report) -> str | None:
    """The outlet, else the site of the address; None where neither is known."""
    if report.outlet is not None:
        return report.outlet.casefold()
    address = canonical(report.address)
    return address.partition("/")[0] if address is not None else None


def _longer(stretch: Stretch) -> int:
    first, last = stretch[0], stretch[-1]
    return max(last.left + last.size - first.left, last.right + last.size - first.right)


def _is_name(words: Words, place: int) -> bool:
    """A word with a capital or a digit that does not begin a sentence; copy in capitals shows no names."""
    text = words.report.text
    start = words.starts[place]
    begins = place == 0 or re.search(r"[.!?\n]", text[words.ends[place - 1] : start]) is not None
    return not begins and NAME.match(text[start : words.ends[place]]) is not None
