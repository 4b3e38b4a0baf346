"""Evidence: whether what two texts share was copied, or is what any two reporters might write.

In: a stretch, the seeds of its pair. Out: yes or no. Always: words of set phrases count for nothing; long stretches count
whatever else they say. Of short ones the more is asked the less tells that one text stands behind both: of part of a clause, of
reports published months apart, of one outlet, without names or numbers. Lists and forms filled in twice are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from tallystick.lineage.addresses import canonical, site
from tallystick.lineage.alignment import Stretch, equal_words
from tallystick.lineage.breaks import is_break, is_pause, last_break, next_break, sentence_around
from tallystick.lineage.phrases import set_phrases
from tallystick.lineage.seeds import Seeds
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
"""Words of its own (equal ones, set phrases not counted) below which nothing is a copy. Of 60 pairs of local reports from two
sites each, drawn at random, those with fewer shared an address, a hospital or an office, and no sentence."""

FRAGMENT = 16
"""Words of its own that part of a clause must have. Pairs of reports of two outlets with fewer shared a title and a name,
the date of a meeting, the beginning of a relative clause; a clause, a quotation or a sentence may be shorter."""

MONTHS_APART, DAYS_APART = 20, 60
"""Words of its own that a stretch must have whose reports were published more than so many days apart. Agency copy runs within
days; what stands in like words months later is mostly a form ("was taken to ... where he was pronounced dead at")."""

LEAST_PLAIN = 0.12
"""Share of function words below which a stretch is a list of names, as under a joint statement; prose has a third and more, a
list of the dead with their ages and towns a fifth."""

OTHER_FIGURES = 2
"""Places at which both sides have figures, or go on with names, and other ones, from which a stretch is a form filled in twice:
"Jones was pronounced dead at 11:55 p.m. ... lived in the 500 block". One such place may be a toll that rose."""

OWN_HOUSE = 25
"""Words of its own that two reports of one outlet must share: every outlet has its own turns of phrase, appeals and notices. Of
15 pairs of local reports from two hosts of one house, 12 shared nothing else."""

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
"""Characters beyond a stretch up to which its sentences are searched for set phrases."""

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
    if sum(place in places for place, _ in seeds.rare) < rare or _is_form(left, right, stretch):
        return False
    weighty = sum(left.numbers[place] not in small for place in own)
    if weighty < LEAST_WEIGHTY or (not copied and len(own) - weighty < LEAST_PLAIN * len(own)):
        return False
    asked = BESIDE if copied else _asked(left, right, stretch)
    if sum(_is_name(left, place) for place in own) < LEAST_NAMES:
        asked = max(asked, SENTENCE if _is_whole(left, right, stretch) else SHORT)
    return len(own) >= asked


def _asked(left: Words, right: Words, stretch: Stretch) -> int:
    """Words of its own that a stretch must have; those of two states of one page may be few."""
    one, other = left.report, right.report
    if _one_page(one, other):
        return ONE_PAGE
    asked = [LEAST_OWN]
    if _house(one) is not None and _house(one) == _house(other):
        asked.append(OWN_HOUSE)
    if one.published is not None and other.published is not None and abs((one.published - other.published).days) > DAYS_APART:
        asked.append(MONTHS_APART)
    if _is_fragment(left, right, stretch):
        asked.append(FRAGMENT)
    return max(asked)


def _is_fragment(left: Words, right: Words, stretch: Stretch) -> bool:
    """Whether the stretch begins, or ends, within a clause in both texts; a word or two from a sentence's end is none."""
    (begin, end), (beside, beside_end) = _edges(stretch)
    begins = any(is_pause(words, at) or last_break(words, at) is not None for words, at in ((left, begin), (right, beside)))
    ends = any(is_pause(words, at) or next_break(words, at) is not None for words, at in ((left, end), (right, beside_end)))
    return not (begins and ends)


def _is_whole(left: Words, right: Words, stretch: Stretch) -> bool:
    """Whether the stretch begins and ends where sentences do, in one of the texts."""
    one, other = _edges(stretch)
    return all(is_break(left, place) for place in one) or all(is_break(right, place) for place in other)


def _edges(stretch: Stretch) -> tuple[tuple[int, int], tuple[int, int]]:
    """The places of its first word and after its last one, in either text."""
    first, last = stretch[0], stretch[-1]
    return (first.left, last.left + last.size), (first.right, last.right + last.size)


def _in_set_phrases(words: Words, stretch: Stretch) -> set[int]:
    """Places of the words that stand in set phrases, looked for in the sentences that the stretch touches."""
    start, end = sentence_around(words, stretch[0].left, stretch[-1].left + stretch[-1].size, REACH)
    text = words.report.text[start:end]
    places: set[int] = set()
    for begins, ends in set_phrases(text.replace("\n", " ") if words.wrapped else text):
        places.update(range(bisect_left(words.starts, start + begins), bisect_left(words.starts, start + ends)))
    return places


def _is_form(left: Words, right: Words, stretch: Stretch) -> bool:
    """Whether it was filled in twice: other figures in its gaps, other names beside it; those of one page may change."""
    if _one_page(left.report, right.report):
        return False
    gaps = [
        ((block.left + block.size, following.left), (block.right + block.size, following.right))
        for block, following in pairwise(stretch)
    ]
    (begin, end), (beside, beside_end) = _edges(stretch)
    others = [(_figures(left, *one), _figures(right, *other)) for one, other in gaps]
    others += [(_name(left, begin - 1, begin), _name(right, beside - 1, beside))]
    others += [(_name(left, end, end), _name(right, beside_end, beside_end))]
    return sum(bool(one) and bool(other) and not one & other for one, other in others) >= OTHER_FIGURES


def _figures(words: Words, first: int, end: int) -> set[str]:
    if first == end:
        return set()
    return set(re.findall(r"\d[\d:.,]*", words.report.text[words.starts[first] : words.ends[end - 1]]))


def _name(words: Words, place: int, edge: int) -> set[str]:
    """The word at a place if it is a name or figure and no sentence ends at the edge between it and the stretch."""
    if is_break(words, edge):
        return set()
    word = words.report.text[words.starts[place] : words.ends[place]]
    return {word} if NAME.match(word) else set()


def _one_page(left: Report, right: Report) -> bool:
    page = canonical(left.address)
    return page is not None and page == canonical(right.address)


def _house(report: Report) -> str | None:
    """The outlet, else the site of the address; None where neither is known."""
    return report.outlet.casefold() if report.outlet is not None else site(report.address)


def _longer(stretch: Stretch) -> int:
    first, last = stretch[0], stretch[-1]
    return max(last.left + last.size - first.left, last.right + last.size - first.right)


def _is_name(words: Words, place: int) -> bool:
    """A word with a capital or a digit that does not begin a sentence; titles and copy in capitals show no names."""
    text, start = words.report.text, words.starts[place]
    if words.report.marked(start, words.ends[place], MarkKind.TITLE):
        return False
    return not is_break(words, place) and NAME.match(text[start : words.ends[place]]) is not None
