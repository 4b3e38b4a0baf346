"""Evidence: whether what two texts share was copied, or is what any two reporters might write.

In: a stretch, the seeds of its pair. Out: yes or no. Always: words of set phrases count for nothing; long stretches count
whatever else they say, short ones only where their words are neither held by a crowd of reports, nor without names and numbers,
nor one outlet's own, nor put with other figures.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from tallystick.lineage.alignment import Stretch, equal_words
from tallystick.lineage.phrases import set_phrases
from tallystick.lineage.seeds import Seeds
from tallystick.lineage.versions import canonical
from tallystick.lineage.words import Words
from tallystick.model.reports import MarkKind, Report

LONG = 40
"""Equal words from which a stretch is a copy even if a crowd of reports holds it: agency copy, not a set phrase."""

PLENTY = 2 * LONG
"""Equal words from which it is not asked what they are: no report has so many set phrases in a row."""

SHORT, SENTENCE = 20, 15
"""Equal words below which names or figures are asked for, in a fragment and in a whole sentence: "left one person dead and
three injured, police said" tells of many incidents."""

LEAST_OWN = 12
"""Equal words, set phrases not counted, below which nothing is a copy. Of 60 pairs of local reports from two sites each, drawn
at random, those with fewer shared an address, a hospital or an office, and no sentence."""

OTHER_FIGURES = 2
"""Places at which both sides have figures, and other ones, from which a stretch is a form filled in twice: "pronounced dead at
11:55 p.m. ... lived in the 500 block". One such place may be a toll that rose."""

OWN_HOUSE = 25
"""Equal words that two reports of one outlet must share: every outlet has its own turns of phrase, appeals and notices."""

ONE_PAGE = 9
"""Equal words that two states of one page must share, lest an address that was used again make one story of two."""

BESIDE = 8
"""Equal words of a further passage of two reports that share a long one: half a sentence that one of them wrote anew."""

LEAST_NAMES = 2
LEAST_WEIGHTY = 5
"""Equal words besides function words."""

LEAST_RUNS = 6
"""What a stretch's blocks must amount to, where n equal words count n - SET_PHRASE: nine words in a row, or two runs of six."""

SET_PHRASE = 3
LEAST_RARE = 3
"""Seeds that no crowd holds; a run of nine words has five seeds."""

LEAST_SIMILAR = ((LONG, 0.5), (OWN_HOUSE, 0.65), (0, 0.7))
"""Share of equal words below which a stretch of so many and more is a series of chance meetings; the fewer, the closer."""

REACH = 200
"""Characters beyond a stretch that are searched for the ends of its sentences."""

SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s|\n")
NAME = re.compile(r"[A-Z\d].*[a-z\d]|\d")


def promising(rare: int, common: int) -> bool:
    """Whether a pair with so many seeds could come to anything: a few rare ones are needed, or very many others."""
    return rare >= LEAST_RARE or rare + common >= LONG // 2


def significant(
    left: Words, right: Words, stretch: Stretch, seeds: Seeds, small: frozenset[int], *, copied: bool = False
) -> bool:
    """Whether the stretch is evidence of copying; `small` are the numbers of function words.

    `copied` where the two share a long stretch: then a shorter and looser one is of the same copying.
    """
    equal = equal_words(stretch)
    least = next(share for words, share in LEAST_SIMILAR if equal >= words or copied)
    runs, rare = (1, 1) if copied else (LEAST_RUNS, LEAST_RARE)
    if sum(max(0, block.size - SET_PHRASE) for block in stretch) < runs or equal < least * _longer(stretch):
        return False
    if equal >= PLENTY:
        return True
    places = {place for block in stretch for place in range(block.left, block.left + block.size)}
    own = places - _in_set_phrases(left, stretch)
    if len(own) >= LONG:
        return True
    if len(own) < (BESIDE if copied else _least_own(left.report, right.report)):
        return False
    if sum(place in places for place, _ in seeds.rare) < rare or _is_form(left, right, stretch):
        return False
    if sum(left.numbers[place] not in small for place in own) < LEAST_WEIGHTY:
        return False
    if sum(_is_name(left, place) for place in own) >= LEAST_NAMES:
        return True
    return len(own) >= (SENTENCE if _is_whole(left, stretch) else SHORT)


def _is_whole(words: Words, stretch: Stretch) -> bool:
    """Whether the stretch begins and ends where sentences do."""
    first, end = stretch[0].left, stretch[-1].left + stretch[-1].size
    begins = first == 0 or SENTENCE_END.search(words.report.text, words.ends[first - 1], words.starts[first]) is not None
    ends = (
        end == len(words.starts) or SENTENCE_END.search(words.report.text, words.ends[end - 1], words.starts[end]) is not None
    )
    return begins and ends


def _in_set_phrases(words: Words, stretch: Stretch) -> set[int]:
    """Places of the words that stand in set phrases, looked for in the sentences that the stretch touches."""
    text = words.report.text
    first, last = words.starts[stretch[0].left], words.ends[stretch[-1].left + stretch[-1].size - 1]
    start = max(
        (match.end() for match in SENTENCE_END.finditer(text, max(0, first - REACH), first)), default=max(0, first - REACH)
    )
    following = SENTENCE_END.search(text, last)
    end = min(following.start() + 1 if following else len(text), last + REACH)
    places: set[int] = set()
    for begins, ends in set_phrases(text[start:end]):
        places.update(range(bisect_left(words.starts, start + begins), bisect_left(words.starts, start + ends)))
    return places


def _is_form(left: Words, right: Words, stretch: Stretch) -> bool:
    """Whether both sides have figures in several gaps, and none in common there; a page's figures may change in all places."""
    if _one_page(left.report, right.report):
        return False
    count = 0
    for block, following in pairwise(stretch):
        one = _figures(left, block.left + block.size, following.left)
        other = _figures(right, block.right + block.size, following.right)
        count += bool(one) and bool(other) and not one & other
    return count >= OTHER_FIGURES


def _figures(words: Words, first: int, end: int) -> set[str]:
    if first == end:
        return set()
    return set(re.findall(r"\d[\d:.,]*", words.report.text[words.starts[first] : words.ends[end - 1]]))


def _least_own(left: Report, right: Report) -> int:
    """Equal words that the two must share: two states of one page may be short, two pages of one house may not."""
    if _one_page(left, right):
        return ONE_PAGE
    return OWN_HOUSE if _house(left) is not None and _house(left) == _house(right) else LEAST_OWN


def _one_page(left: Report, right: Report) -> bool:
    page = canonical(left.address)
    return page is not None and page == canonical(right.address)


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
    """A word with a capital or a digit that does not begin a sentence; titles and copy in capitals show no names."""
    text, start = words.report.text, words.starts[place]
    if words.report.marked(start, words.ends[place], MarkKind.TITLE):
        return False
    begins = place == 0 or re.search(r"[.!?\n]", text[words.ends[place - 1] : start]) is not None
    return not begins and NAME.match(text[start : words.ends[place]]) is not None
