"""Capitals: agency copy that stands in capitals throughout, as it would stand in ordinary letters.

A text enters; a text of the same length leaves, so that every offset holds in both. Always: a text in ordinary letters is given
back as it is; only the case of letters changes. Reading reads the shadow and quotes the original.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from functools import cache
from importlib import resources

from tallystick.model.accounts import Reading
from tallystick.model.claims import Attribution, Claim, Claimant
from tallystick.model.passage import Passage
from tallystick.model.places import Place
from tallystick.model.tellings import Telling
from tallystick.model.times import TimeWords
from tallystick.reading.demonyms import demonym_people, is_demonym
from tallystick.reading.lexicon import default_lexicon
from tallystick.reading.places.gazetteer import Gazetteer
from tallystick.reading.places.words import FUNCTION, TITLES

SHARE = 0.9
"""Of the letters must be capitals. Headlines and names never come near it."""
FEWEST = 40
"""Letters below which nothing is decided."""
LONG, FEWEST_CAPITALISED = 4, 4
"""Letters of the words of a headline that are looked at, for short ones are small in many styles; and how many it must have."""
LONGEST_ACRONYM = 6

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_FAITHS = frozenset("jesuit catholic christian communist marxist maoist sandinist sandinista contra jew muslim".split())
_DATED = re.compile(r"(?:\d|\b(?:on|in|since|until|by|of|early|late|last|this|next))\s+$|^$", re.IGNORECASE)
_OFFICES = frozenset(
    "department province city county street avenue ministry minister president university brigade battalion court army police "
    "force forces front party congress church bank embassy committee commission council federation association union movement "
    "bridge highway river airport hospital neighborhood square park hill building school college institute command".split()
)
"""Nouns that are part of a name where they stand right beside one."""
_ENDINGS = re.compile(
    r"(?:ed|ing|tions?|sions?|ments?|ness|ity|ities|isms?|i[sz](?:e|es|ed|ing|ation)|able|ible|ably|ous|ously|ful|less|ive|ives|ship|"
    r"ships|ly|ances?|ences?|[a-z]{4}ers?|[a-z]{3}ors?|men|women|ists?|ated?|ates|ies|ical|ary|cy)$"
)
_SYLLABLES = frozenset("el la las los del san fe paz rio sol luz mar rey don dona ana ave villa saint st".split())
"""Short words of Spanish names that are no acronyms."""
_SMALL_PARTS = frozenset("de del y e dos von van der den bin ibn".split())
"""Words that stay small inside a name."""
_ROOTS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("er", ""),
    ("ers", ""),
)
_PREFIXES = ("un", "re", "anti", "counter", "non", "over", "under", "inter", "mis", "dis", "pre", "co")
_VOWEL = re.compile(r"[aeiouyáéíóú]")
_SENTENCE_START = re.compile(r"(?:^|\n\s*\n\s*|[.!?][\"”’)\]]*\s+|(?:^|\n\s*\n\s*|-\s*|\]\s*)\[[^\]]{1,160}\]\s*)[\"“‘(]?$")
"""Where a sentence begins; words in brackets at the head of a paragraph or after a dateline stand before its first word."""


def in_capitals(text: str) -> bool:
    """Whether a text stands in capitals throughout."""
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return upper + lower >= FEWEST and upper >= SHARE * (upper + lower)


def ordinary_case(text: str) -> str:
    """The text in ordinary letters where it stands in capitals, else itself."""
    return Caser().cased(text) if in_capitals(text) else text


def ordinary_title(title: str) -> str:
    """A headline of which each word begins with a capital, with only those capitals that a sentence would have; else itself."""
    long = [word for word in _WORD.findall(title) if len(word) >= LONG]
    if len(long) < FEWEST_CAPITALISED or sum(word[0].isupper() for word in long) < SHARE * len(long):
        return title
    cased = _caser().cased(title.upper())
    if len(cased) != len(title):
        return title
    return _WORD.sub(lambda match: _lowered(match.group(), cased[match.start() : match.end()]), title)


def _lowered(word: str, cased: str) -> str:
    """A word in small letters where it would be so in a sentence; acronyms keep their capitals."""
    return cased if word.istitle() and cased.islower() else word


@cache
def _caser() -> Caser:
    return Caser()


class Caser:
    """Gives words in capitals the letters that they would have; building it loads the tables."""

    def __init__(self) -> None:
        self._gazetteer = Gazetteer.load()
        self._small = _small_words()

    def cased(self, text: str) -> str:
        """The text with each word in the letters it would have; as long as before."""
        words = list(_WORD.finditer(text))
        named = [self._names(text, match) for match in words]
        pieces: list[str] = []
        last = 0
        for index, match in enumerate(words):
            beside = _beside(text, words, named, index)
            written = self._written(text, match, named=named[index], beside=beside)
            pieces += [text[last : match.start()], written if len(written) == len(match.group()) else match.group()]
            last = match.end()
        return "".join([*pieces, text[last:]])

    def _names(self, text: str, match: re.Match[str]) -> bool:
        """Whether the word by itself is a name rather than an ordinary word."""
        word = re.sub(r"['’]s?$", "", match.group().lower())
        if word in _DAYS:
            return (
                word not in ("may", "march", "mar", "sun", "sat", "dec")
                or _DATED.search(text[: match.start()][-12:]) is not None
            )
        if word in FUNCTION or word in _SMALL_PARTS or len(word) == 1:
            return False
        if is_demonym(word) or demonym_people(word) is not None or word.rstrip("s") in _FAITHS:
            return True
        return not self.ordinary(word)

    def ordinary(self, word: str) -> bool:
        """Whether a word in small letters is an ordinary word of English, by itself, by its root or by its ending."""
        if any(known in self._small for known in (word, *_roots(word))):
            return True
        if self._gazetteer.is_first_name(word) or self._gazetteer.is_surname(word):
            return False
        return _ENDINGS.search(word) is not None and not self._gazetteer.find_key(word)

    def _written(self, text: str, match: re.Match[str], *, named: bool, beside: bool) -> str:
        word = match.group()
        if not word.isupper():
            return word
        plain = word.lower()
        if len(word) == 1 and plain not in ("a", "i"):
            return word
        if match.start() and text[match.start() - 1].isdigit():
            return plain
        if named and self._acronym(text, match):
            return re.sub(r"(['’])S$", r"\1s", word)
        known = self._gazetteer.is_first_name(plain) or self._gazetteer.is_surname(plain)
        part = beside and (plain in _OFFICES or plain in TITLES or (known and plain not in FUNCTION))
        if named or part or _starts(text, match.start()) or plain == "i":
            return _capitalised(plain)
        return plain

    def _acronym(self, text: str, match: re.Match[str]) -> bool:
        """Letters that spell no word: without vowels, or short and unknown and put in brackets somewhere."""
        word = re.sub(r"['’]S?$", "", match.group())
        plain = word.lower()
        part = plain in _DAYS or plain in TITLES or plain in _SYLLABLES or is_demonym(plain)
        if part or not 2 <= len(word) <= LONGEST_ACRONYM:
            return False
        if self._gazetteer.is_first_name(plain) or self._gazetteer.is_surname(plain):
            return False
        if not _VOWEL.search(plain):
            return True
        known = self._gazetteer.find_key(plain)
        bracketed = f"[{word}]" in text or f"({word})" in text or f"{word} [" in text or f"{word} (" in text
        return not known and (bracketed or len(word) <= 3)


def _starts(text: str, start: int) -> bool:
    """Whether a sentence starts here; after a bracket as much is looked at as a bracket may hold."""
    reach = 180 if "]" in text[max(0, start - 4) : start] else 8
    return _SENTENCE_START.search(text[max(0, start - reach) : start]) is not None


def _beside(text: str, words: list[re.Match[str]], named: list[bool], index: int) -> bool:
    """Whether a name stands right beside a word, with nothing but a blank between."""
    before = index > 0 and named[index - 1] and text[words[index - 1].end() : words[index].start()].strip(" \n.") == ""
    after = (
        index + 1 < len(words) and named[index + 1] and text[words[index].end() : words[index + 1].start()].strip(" \n.") == ""
    )
    return before or after


def _capitalised(word: str) -> str:
    """ "O'BRIEN" keeps both its capitals, "GARCIA'S" only the first."""
    head, mark, tail = word.partition("'")
    inner = mark and len(head) == 1 and len(tail) > 1
    return f"{head.capitalize()}{mark}{tail.capitalize() if inner else tail}"


def _roots(word: str) -> list[str]:
    """The word without its endings and prefixes, so that a form that no treebank has is known by another."""
    found = [f"{word[: -len(end)]}{put}" for end, put in _ROOTS if word.endswith(end) and len(word) - len(end) > 2]
    found += [root[:-1] for root in found if len(root) > 3 and root[-1] == root[-2]]
    found += [rest for prefix in _PREFIXES if word.startswith(prefix) and len(rest := word[len(prefix) :]) > 3]
    return found


@cache
def _small_words() -> frozenset[str]:
    data = gzip.decompress(resources.files("tallystick.reading").joinpath("data/small_words.txt.gz").read_bytes())
    lexicon = default_lexicon()
    own = {form for form, _ in lexicon.harm} | {part for noun in lexicon.roles for part in noun.split()}
    return frozenset(data.decode("utf8").split("\n")) | own | (_OFFICES - {"march"}) | (TITLES - {"st", "san"})


def quoted(reading: Reading, text: str) -> Reading:
    """A reading of the text in ordinary letters, with every word as the report itself has it."""
    return replace(
        reading,
        claims=tuple(_claim(claim, text) for claim in reading.claims),
        attributions=tuple(_attribution(one, text) for one in reading.attributions),
        accounts=tuple(replace(one, time=_time(one.time, text), place=_place(one.place, text)) for one in reading.accounts),
        persons=tuple(replace(one, passage=_passage(one.passage, text)) for one in reading.persons),
        tellings=tuple(_telling(one, text) for one in reading.tellings),
        times=tuple(_moment(time, text) for time in reading.times),
        caption_times=tuple(_moment(time, text) for time in reading.caption_times),
    )


def _claim(claim: Claim, text: str) -> Claim:
    return replace(
        claim,
        passage=_passage(claim.passage, text),
        figure=replace(claim.figure, words=_as_written(claim.figure.words, text, claim.passage.start)),
        claimant=_claimant(claim.claimant, text),
        time=_time(claim.time, text),
        period=_time(claim.period, text),
        place=_place(claim.place, text),
    )


def _attribution(one: Attribution, text: str) -> Attribution:
    return replace(one, passage=_passage(one.passage, text), claimant=_claimant(one.claimant, text), time=_time(one.time, text))


def _telling(one: Telling, text: str) -> Telling:
    return replace(
        one,
        harmed=_passage(one.harmed, text),
        act=_passage(one.act, text),
        agent=_passage(one.agent, text) if one.agent else None,
        cause=_passage(one.cause, text) if one.cause else None,
    )


def _passage(passage: Passage, text: str) -> Passage:
    return replace(passage, quote=text[passage.start : passage.end])


def _claimant(claimant: Claimant | None, text: str) -> Claimant | None:
    """The words as the report has them; the name stays in ordinary letters, to be one with other reports' names."""
    return replace(claimant, words=_as_written(claimant.words, text)) if claimant else None


def _place(place: Place | None, text: str) -> Place | None:
    return replace(place, words=_as_written(place.words, text)) if place else None


def _as_written(words: str, text: str, start: int = 0) -> str:
    """Words in the letters of the text that has them from `start` on; a line's end counts as a blank."""
    found = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE).search(text, start)
    return " ".join(found.group().split()) if found and words.split() else words


def _time(time: TimeWords | None, text: str) -> TimeWords | None:
    return _moment(time, text) if time else None


def _moment(time: TimeWords, text: str) -> TimeWords:
    return replace(time, words=text[time.start : time.end])
