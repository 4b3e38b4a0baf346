"""Words of the text as fillers: what a response's words are worth beside those that the key takes.

In: two strings. Out: full, partial or no credit, by section 3.1.1 of the scoring guidelines as far as words alone can tell.
People scored these by hand; this is the rule that they were given: what adds no more than articles, counts, nationalities and
titles is right, and so is a key's noun phrase with more modifiers; a part of a name, or a phrase that shares the noun, is half
right.
"""

from __future__ import annotations

import re

from benchmarks.muc4.credit import Credit

WORD = re.compile(r"[A-Z0-9]+(?:'[A-Z]+)?")
NUMBERS = frozenset(
    """ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN SIXTEEN SEVENTEEN EIGHTEEN
    NINETEEN TWENTY THIRTY FORTY FIFTY SIXTY SEVENTY EIGHTY NINETY HUNDRED THOUSAND DOZEN DOZENS""".split()
)
QUANTIFIERS = frozenset(
    """A AN THE THIS THAT THESE THOSE HIS HER THEIR ITS ALL SOME SEVERAL MANY OTHER OTHERS ANOTHER MORE THAN AT LEAST ABOUT
    OVER NEARLY AROUND BOTH FEW MOST VARIOUS UNIDENTIFIED""".split()
)
NATIONALITIES = frozenset(
    """SALVADORAN SALVADORANS SALVADORIAN GUATEMALAN HONDURAN NICARAGUAN COLOMBIAN PERUVIAN CHILEAN BOLIVIAN ECUADORAN
    ECUADOREAN ARGENTINE ARGENTINIAN BRAZILIAN VENEZUELAN MEXICAN SPANISH AMERICAN""".split()
)
TITLES = frozenset(
    """MR MRS MISS MS MISTER DR DOCTOR ENGINEER LAWYER GENERAL GEN COLONEL COL MAJOR MAJ CAPTAIN CAPT LIEUTENANT LT SERGEANT SGT
    PRESIDENT SENATOR DEPUTY MINISTER GOVERNOR MAYOR JUDGE MAGISTRATE JUSTICE PRIEST FATHER REVEREND MONSIGNOR BISHOP
    ARCHBISHOP SISTER NUN""".split()
)
LINKS = frozenset(
    "OF IN ON AT FROM FOR TO BY WITH WHO WHOM WHICH WHERE WHEN WHILE AND AFTER BEFORE DURING NEAR BETWEEN ALONG".split()
)
EMPTY = NUMBERS | QUANTIFIERS | NATIONALITIES


def name_credit(key: str, response: str) -> Credit:
    """Names: titles before them do not count; a part of the name, or a name with other words, is half right."""
    wanted, given = _words(key), _words(response)
    if wanted == given or wanted == _untitled(given):
        return Credit.FULL
    within = set(given) <= set(wanted) or set(wanted) <= set(given)
    return Credit.PARTIAL if within and given and wanted else Credit.NONE


def words_credit(key: str, response: str) -> Credit:
    """Descriptions: the key's content words, modified or not; half where they share words but are not the same phrase."""
    wanted, given = _content(key), _content(response)
    if wanted == given or _modified(wanted, given):
        return Credit.FULL
    if not wanted or not given:
        return Credit.NONE
    one, other = _singular(wanted), _singular(given)
    heads = _singular(_core(wanted)[-1:]) == _singular(_core(given)[-1:])
    return Credit.PARTIAL if one <= other or other <= one or heads else Credit.NONE


def _modified(wanted: list[str], given: list[str]) -> bool:
    """Whether one phrase is the other with modifiers before it, or with what goes on about it after it."""
    starts = (at for at in range(len(given) - len(wanted) + 1) if given[at : at + len(wanted)] == wanted)
    start = next(starts, None) if wanted else None
    if start is None or LINKS.intersection(given[:start]):
        return False
    after = given[start + len(wanted) :][:1]
    return not after or after[0] in LINKS - {"AND"} or after[0].endswith(("ING", "ED"))


def _singular(words: list[str]) -> set[str]:
    return {word.removesuffix("S") for word in words}


def _words(text: str) -> list[str]:
    """Its words in capitals; "U . S ." and "U.S." are one."""
    return WORD.findall(re.sub(r"(?<=\b[A-Z])\s?\.\s?(?=[A-Z]\b)", "", text.upper()))


def _untitled(words: list[str]) -> list[str]:
    return next((words[at:] for at, word in enumerate(words) if word not in TITLES), [])


def _content(text: str) -> list[str]:
    """The words without articles, counts and nationalities; all of them where nothing else is there."""
    words = _words(text)
    return [word for word in words if word not in EMPTY and not word.isdigit()] or words


def _core(words: list[str]) -> list[str]:
    """The noun phrase up to what goes on after it."""
    end = next((at for at, word in enumerate(words) if at and word in LINKS), len(words))
    return words[:end]
