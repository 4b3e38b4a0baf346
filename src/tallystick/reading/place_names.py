"""Candidates for places: plain text and the gazetteer enter; words that may name a place, with all that bear the name, leave.

Always: offsets are exact; the longest name wins; words of persons, newspapers and bodies, demonyms and ordinary words ("Mobile",
"Reading", "Of") are left out unless what stands around them says that a place is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.reading.demonyms import is_demonym
from tallystick.reading.gazetteer import Entry, EntryKind, Gazetteer
from tallystick.reading.gazetteer_keys import index_key

TOKEN = re.compile(r"(?:[A-Z]\.\s?){2,}(?<!\s)|[A-Z]\.\s?Va\.|[^\W\d_]+(?:['’`‘][^\W\d_]+)*")
POSSESSIVE = re.compile(r"['’]s$|['’]S$")
LONGEST = 5

ARTICLES = frozenset("al el ar as ash at an ad az ez es ed ul ol".split())
PARTICLES = ARTICLES | frozenset("of the and de del della di da do dos das la le les los las du des upon on in sur am an der den bin abu y e".split())
FUNCTION = frozenset(
    """a an and are as at be been but by can could did do does for from had has have he her here hers him his how i if in into is it its
    may me might more most much must my no nor not now of off on once one only or other our out over own per she should since so some
    such than that the their them then there these they this those though through to too two three four five six seven eight nine ten
    toward towards under until up upon us very was we were what when where which while who whom whose why will with within without
    would you your yes all any both each few many after again against also although another because before being between during
    however just like made make meanwhile new old said says say still under yet january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday
    saturday sunday mon tue wed thu fri sat sun mr mrs ms dr gen col capt lt sgt rep sen gov president minister king prince""".split()
)
LOCATIVE = frozenset("in at near outside inside around across throughout within from to toward towards into off via through".split())
TITLES = frozenset(
    """mr mrs ms miss dr gen general col colonel capt captain lt lieutenant sgt sergeant maj major rep sen sir lord lady judge justice
    president minister chancellor premier king queen prince princess pope sheikh imam ayatollah mullah pastor rev reverend bishop
    father sister brother coach officer detective deputy sheriff attorney professor prof commander cmdr spokesman spokeswoman chief
    ambassador senator congressman congresswoman representative secretary mayor governor director chairman sheik st san""".split()
)
BODIES = frozenset(
    """post times globe herald tribune journal gazette guardian telegraph mirror chronicle star sun news daily observer examiner
    enquirer inquirer dispatch press agency university college institute association society company corp inc ltd llc bank airlines
    airways motors records united rovers city_fc fc cowboys giants eagles lions bears rangers yankees mets bulls lakers accord accords
    agreement treaty protocol convention declaration foundation magazine review hilton cup open marathon bears dodgers cubs""".split()
)
GEOGRAPHIC = frozenset(
    """county province state city town village district region governorate parish township prefecture oblast republic territory island
    islands valley river lake mountains desert peninsula coast border area suburb borough municipality department camp airport
    north south east west northern southern eastern western northeast northwest southeast southwest central upper lower downtown
    greater metro police hospital""".split()
)  # fmt: skip
SMALL_TOWN = 15_000
"""Inhabitants under which a bare name is believed only where its division, country or a preposition speaks for it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its offsets, without a possessive ending."""

    start: int
    end: int
    text: str
    possessive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words [first, last) that may name one of the entries; `located` where a preposition of place stands before them."""

    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    first: int
    last: int
    located: bool
    firm: bool


def words_of(text: str) -> list[Word]:
    """The words of a text."""
    words: list[Word] = []
    for match in TOKEN.finditer(text):
        raw = match.group()
        short = POSSESSIVE.sub("", raw)
        words.append(Word(match.start(), match.start() + len(short), short, len(short) < len(raw)))
    return words


def find_candidates(text: str, words: Sequence[Word], gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidates in text order."""
    found: list[Candidate] = []
    index = 0
    while index < len(words):
        candidate = _candidate(text, words, index, gazetteer) if _may_begin(text, words, index) else None
        if candidate is not None:
            found.append(candidate)
        index = candidate.last if candidate is not None else index + 1
    return found


def _may_begin(text: str, words: Sequence[Word], index: int) -> bool:
    word = words[index]
    if word.text[0].isupper():
        return True
    following = index + 1 < len(words) and words[index + 1].text[0].isupper()
    return following and word.text in ARTICLES and text[word.end : words[index + 1].start] == "-"


def _candidate(text: str, words: Sequence[Word], first: int, gazetteer: Gazetteer) -> Candidate | None:
    for last in range(_reach(text, words, first), first, -1):
        start, end = words[first].start, words[last - 1].end
        key = index_key(text[start:end])
        entries = gazetteer.find_key(key)
        if entries and not _refused(text, words, first, last, key, entries, gazetteer):
            located = _word(words, first - 1) in LOCATIVE
            firm = located or last - first > 1 or entries[0].kind in (EntryKind.COUNTRY, EntryKind.REGION)
            return Candidate(
                start=start, end=end, key=key, entries=entries, first=first, last=last, located=located, firm=firm
            )  # fmt: skip
    return None


def _reach(text: str, words: Sequence[Word], first: int) -> int:
    """The end of the longest run of name words from `first`: capitals, with particles between them."""
    last = reach = first + 1
    while last < min(len(words), first + LONGEST) and not words[last - 1].possessive and _joined(text, words, last):
        if words[last].text[0].isupper():
            reach = last + 1
        elif words[last].text.lower() not in PARTICLES:
            break
        last += 1
    return reach


def _joined(text: str, words: Sequence[Word], index: int) -> bool:
    """Whether a word continues the one before it: a blank, a hyphen, or the stop of "St."."""
    between = text[words[index - 1].end : words[index].start]
    return between in (" ", "-", "\u00a0", "‑") or (between == ". " and words[index - 1].text in ("St", "Ft", "Mt", "Ste"))


def _refused(
    text: str, words: Sequence[Word], first: int, last: int, key: str, entries: tuple[Entry, ...], gazetteer: Gazetteer
) -> bool:
    """Whether the words around say that no place is meant, or nothing says that one is."""
    single = last - first == 1
    written = text[words[first].start : words[last - 1].end]
    great = entries[0].kind in (EntryKind.COUNTRY, EntryKind.REGION) or (entries[0].kind is EntryKind.DIVISION and not single)
    if single and (key in FUNCTION or (len(written) == 2 and not _short_form(text, words[first], entries))):
        return True
    if is_demonym(written) and not great:
        return True
    if _person_or_body(text, words, first, last, gazetteer, great):
        return True
    if great:
        return False
    doubtful = single and (gazetteer.is_common(key) or gazetteer.is_first_name(key) or len(key) < 4)
    return doubtful and not _said_to_be_place(text, words, first, last)


def _short_form(text: str, word: Word, entries: tuple[Entry, ...]) -> bool:
    """"US" and "UK" stand alone; the postal code of a state stands after a comma, capitals throughout."""
    if not word.text.isupper():
        return False
    return entries[0].kind is EntryKind.COUNTRY or text[max(0, word.start - 2) : word.start] == ", "


def _person_or_body(text: str, words: Sequence[Word], first: int, last: int, gazetteer: Gazetteer, great: bool) -> bool:
    """A title or first name before, a surname or a newspaper's or company's noun after."""
    before, after = _word(words, first - 1), _word(words, last)
    touches_before = first > 0 and text[words[first - 1].end : words[first].start] in (" ", ". ")
    touches_after = last < len(words) and text[words[last - 1].end : words[last].start] == " " and not words[last - 1].possessive
    if touches_after and after in BODIES and words[last].text[0].isupper():
        return True
    if great or not touches_before:
        return False
    if before in TITLES or (gazetteer.is_first_name(index_key(before)) and words[first - 1].text[0].isupper() and before not in FUNCTION):
        return True
    return touches_after and _surname_follows(words, first, last, gazetteer)


def _surname_follows(words: Sequence[Word], first: int, last: int, gazetteer: Gazetteer) -> bool:
    """A first name that a capitalised word follows which is no geographic noun: "Charlotte Smith"."""
    following = words[last].text
    name = gazetteer.is_first_name(index_key(words[first].text))
    return name and following[0].isupper() and following.lower() not in GEOGRAPHIC and following.lower() not in FUNCTION


def _said_to_be_place(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """A preposition of place before, or a comma and a further name after."""
    if words[first].text.isupper() and len(words[first].text) > 1 and _shouted(text, words[first]):
        return False
    if _word(words, first - 1) in LOCATIVE:
        return True
    comma = last < len(words) and text[words[last - 1].end : words[last].start] == ", "
    return comma and words[last].text[0].isupper() and words[last].text.lower() not in FUNCTION


def _shouted(text: str, word: Word) -> bool:
    """Whether the words around stand in capitals too, so that capitals tell nothing."""
    around = text[max(0, word.start - 30) : word.start] + text[word.end : word.end + 30]
    return sum(letter.islower() for letter in around) < 5


def _word(words: Sequence[Word], index: int) -> str:
    return words[index].text.lower() if 0 <= index < len(words) else ""
