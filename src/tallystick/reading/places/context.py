"""What stands around words that may name a place: a text and the gazetteer enter; answers about its words leave.

Always: offsets are exact, and nothing is decided here; `place_names` decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tallystick.reading.demonyms import is_demonym
from tallystick.reading.places.gazetteer import Entry, EntryKind, Gazetteer
from tallystick.reading.places.gazetteer_keys import index_key
from tallystick.reading.places.words import (
    ARTICLES,
    BODIES,
    FOLK,
    FUNCTION,
    GEOGRAPHIC,
    LOCATIVE,
    OFFICIALS,
    OUTLETS,
    PARTICLES,
    QUARTERS,
    STREETS,
    TIES,
    TITLES,
)

TOKEN = re.compile(r"(?:[A-Z]\.\s?){2,}(?<!\s)|W\.\s?Va\.|[^\W\d_]+(?:['’`‘][^\W\d_]+)*")
POSSESSIVE = re.compile(r"['’]s$|['’]S$")
JOIN = re.compile(r"-|‑|[ \t\u00a0]*\n?[ \t]*(?<=\s)")
"""A hyphen or a blank, or the end of a line that is no end of a paragraph."""
POSSESSIVE_JOIN = re.compile(r"['’][sS] ")
LONGEST = 5
"""Words of the longest name that is looked for."""
DATELINE = re.compile(r"(?:, [A-Z][\w.]*(?: [A-Z]\w+)?)?(?:,? \([^)\n]{2,40}\))?\s*(?:--+|[–—]|- )\s*(?=[A-Z\"“])")
"""What stands between a dateline's town and the first word of the story."""
SPEAKS = re.compile(
    r"(?P<more>(?: [A-Z][\w’'-]+){1,2})?(?:,? (?:said|says|told|added|wrote|announced|confirmed)\b|"
    r", (?:an? |the |its |his |her )?(?:[\w-]+ ){0,3}(?:governor|mayor|head|director|spokes(?:man|woman|person)|chief|minister|"
    r"doctor|teacher|resident|leader|president|chairman|officer|activist|farmer|lawyer|commander)\b)"
)
"""What follows the name of one who speaks."""
OF_A_BODY = re.compile(
    r"\b(?:Sheriff|Police|Office|Department|Schools?|Boulevard|Street|Avenue|Road|University|Hospital|Cent(?:er|re)|Church|"
    r"Council|County|City|Fire|Health|Medical|District|Court)\b"
)
"""Words of the names of offices and streets, which hold a town's name too."""
GREAT_TOWN = 500_000
"""Inhabitants from which a town is not taken for a surname that the text has elsewhere."""


class Word(NamedTuple):
    """A word with its offsets, without a possessive ending; a tuple, for a text has hundreds of them."""

    start: int
    end: int
    text: str
    possessive: bool


def words_of(text: str) -> list[Word]:
    """The words of a text."""
    words: list[Word] = []
    for match in TOKEN.finditer(text):
        raw = match.group()
        short = POSSESSIVE.sub("", raw) if raw[-1] in "sS" else raw
        words.append(Word(match.start(), match.start() + len(short), short, len(short) < len(raw)))
    return words


class Surroundings:
    """A text's words, with what the whole text tells: surnames of persons that it names in full."""

    def __init__(self, text: str, words: Sequence[Word], gazetteer: Gazetteer) -> None:
        """Looks once through the words for persons."""
        self.text = text
        self.words = words
        self.gazetteer = gazetteer
        self.surnames = self._surnames()

    def word(self, index: int) -> str:
        """A word in small letters, empty beyond the text's ends."""
        return self.words[index].text.lower() if 0 <= index < len(self.words) else ""

    def between(self, index: int) -> str:
        """What stands between a word and the one before it."""
        return self.text[self.words[index - 1].end : self.words[index].start] if 0 < index < len(self.words) else "\n\n"

    def capital(self, index: int) -> bool:
        """Whether the word begins with a capital."""
        return 0 <= index < len(self.words) and self.words[index].text[0].isupper()

    def joined(self, index: int) -> bool:
        """Whether a word continues the one before it: a blank, a hyphen, the stop of "St.", "Prince George's County"."""
        between = self.between(index)
        if self.words[index - 1].possessive:
            return bool(POSSESSIVE_JOIN.fullmatch(between)) and self.capital(index)
        return bool(JOIN.fullmatch(between)) or (between == ". " and self.word(index - 1) in ("st", "ft", "mt", "ste"))

    def may_begin(self, index: int) -> bool:
        """Whether a name may begin here: a capital, or an article tied to one ("al-Bab")."""
        if self.capital(index):
            return True
        return self.capital(index + 1) and self.words[index].text in ARTICLES and self.between(index + 1) == "-"

    def reach(self, first: int) -> int:
        """The end of the longest run of name words from `first`: capitals, with particles between them."""
        last = reach = first + 1
        while last < min(len(self.words), first + LONGEST) and self.joined(last):
            if self.capital(last):
                reach = last + 1
            elif self.word(last) not in PARTICLES and not (self.word(last) in TIES and self.between(last) == "-"):
                break
            last += 1
        return reach

    def is_given_name(self, index: int) -> bool:
        """Whether the word is a title or a usual first name, written as a name."""
        word = self.word(index)
        return self.capital(index) and (word in TITLES or (word not in FUNCTION and self.gazetteer.is_first_name(word)))

    def _surnames(self) -> frozenset[str]:
        """Words that follow a title or first name, or a name unknown to the gazetteer in a line that is no headline."""
        found: set[str] = set()
        for index in range(1, len(self.words)):
            if (
                self.capital(index)
                and self.between(index) in (" ", ". ")
                and (self.is_given_name(index - 1) or self._named(index))
            ):
                found.add(index_key(self.words[index].text))
        return frozenset(found)

    def _named(self, index: int) -> bool:
        before, key = self.word(index - 1), index_key(self.words[index - 1].text)
        alone = self.capital(index - 1) and not self.capital(index - 2) and not self.capital(index + 1)
        known = before in FUNCTION or before in GEOGRAPHIC or before in BODIES or self.gazetteer.is_common(key)
        return alone and not known and not is_demonym(self.words[index - 1].text) and not self.gazetteer.find_key(key)


@dataclass(frozen=True, slots=True)
class Span:
    """Words [first, last) of a text, with their key in the gazetteer."""

    around: Surroundings
    first: int
    last: int
    key: str

    @classmethod
    def of(cls, around: Surroundings, first: int, last: int) -> Span:
        """The span of these words."""
        return cls(around, first, last, index_key(around.text[around.words[first].start : around.words[last - 1].end]))

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.around.words[self.first].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.around.words[self.last - 1].end

    @property
    def written(self) -> str:
        """The words as the text has them."""
        return self.around.text[self.start : self.end]

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return self.last - self.first == 1

    def touches_after(self) -> bool:
        """Whether a word follows with nothing but a blank between."""
        return self.around.between(self.last) == " " and not self.around.words[self.last - 1].possessive

    def touches_before(self) -> bool:
        """Whether a word stands before with nothing but a blank between."""
        return self.first > 0 and self.around.between(self.first) in (" ", ". ")

    def body(self) -> bool:
        """Whether a newspaper's or company's noun follows ("Washington Post", "the Meridian news agency")."""
        following = self.around.word(self.last)
        outlet = following in OUTLETS or (following == "news" and self.around.word(self.last + 1) in OUTLETS)
        named = self.around.capital(self.last) and following in BODIES
        return self.touches_after() and (named or (outlet and self.around.word(self.first - 1) == "the"))

    def street(self) -> bool:
        """Whether the name is a street's or part of one: "Dallas Drive", "Oakland Park Boulevard", "Marks and Clinton avenues".

        A word for a street ends the run of capitals: "Highway Patrol" and "Dr. Jones" name none.
        """
        index, around = self.last, self.around
        if not self.touches_after() or self.shouted():
            return False
        if around.word(index) == "and" and around.word(index + 2) in STREETS and not around.capital(index + 2):
            return True
        while index < self.last + 2 and around.capital(index) and around.between(index) == " ":
            if around.word(index) in STREETS and not (around.capital(index + 1) and around.between(index + 1) in (" ", ". ")):
                return around.word(index) not in GEOGRAPHIC
            index += 1
        return False

    def located(self) -> bool:
        """Whether a preposition of place stands before, or "city of" and the like; a word for a part may stand between."""
        index = self.first - 1
        if self.around.word(index) in QUARTERS and self.around.between(index + 1) == " ":
            index -= 1
        if self.around.word(index) == "the":
            index -= 1
        before = self.around.word(index)
        return before in LOCATIVE or (before == "of" and self.around.word(index - 1) in GEOGRAPHIC)

    def dateline(self) -> bool:
        """Whether it opens a paragraph in capitals with a dash after it: "ORANGE - The man", "KING, N.C. (AGENCY) --"."""
        text = self.around.text
        opens = text.rfind("\n", 0, self.start) + 1 == self.start
        return opens and self.written.isupper() and DATELINE.match(text, self.end) is not None

    def folk(self) -> bool:
        """Whether a noun of people or of a body follows in small letters, or "Police": "Mobile police", "a Jackson man".

        Ordinary words stand before people too ("the best men").
        """
        after = self.around.word(self.last)
        if not self.touches_after() or after not in FOLK or (self.around.capital(self.last) and after != "police"):
            return False
        return after in OFFICIALS or not self.around.gazetteer.is_common(self.key)

    def shouted(self) -> bool:
        """Whether the words around stand in capitals too, so that capitals tell nothing."""
        around = self.around.text[max(0, self.start - 30) : self.start] + self.around.text[self.end : self.end + 30]
        return self.written.isupper() and sum(letter.islower() for letter in around) < 5

    def common(self) -> bool:
        """Whether it is an ordinary word or a first name as well."""
        return self.around.gazetteer.is_common(self.key) or self.around.gazetteer.is_first_name(self.key)

    def short_form(self, entries: tuple[Entry, ...]) -> bool:
        """A state's short form after a comma: "Salem, Ore.", "Gary, IN"; a country's in capitals: "the UK"; "D.C." anywhere."""
        if self.written in ("D.C.", "DC"):
            return True
        after_comma = self.around.between(self.first) == ", "
        stop = self.around.text[self.end : self.end + 1] == "." or self.written.endswith(".") or self.written.isupper()
        state = entries[0].kind is EntryKind.DIVISION and entries[0].country_code == "US"
        return (after_comma and stop and state) or (self.written.isupper() and entries[0].kind is EntryKind.COUNTRY)

    def capital_of(self, entries: tuple[Entry, ...]) -> bool:
        """Whether a country or a country's capital bears the name."""
        return any(entry.kind in (EntryKind.COUNTRY, EntryKind.CAPITAL) for entry in entries)

    def person(self, entries: tuple[Entry, ...]) -> bool:
        """A title or first name before, a surname after, or the surname of one named in full elsewhere."""
        great = entries[0].kind in (EntryKind.COUNTRY, EntryKind.REGION, EntryKind.DIVISION)
        if self.touches_before() and not great and self.around.is_given_name(self.first - 1):
            return True
        if self.single and self.key in self.around.surnames and not great and entries[0].population < GREAT_TOWN:
            return not self.said_to_be_place()
        if not great and self._half_of_a_speaker():
            return True
        follows = self.touches_after() and self.around.capital(self.last) and not self.located()
        given = self.around.gazetteer.is_first_name(index_key(self.around.words[self.first].text))
        return follows and given and self.around.word(self.last) not in GEOGRAPHIC | FUNCTION

    def _half_of_a_speaker(self) -> bool:
        """A word of a name that speaks or holds an office: "Rami Khalil told", "Ana Ruiz, governor of"."""
        before = (
            self.touches_before() and self.around.capital(self.first - 1) and self.around.word(self.first - 1) not in FUNCTION
        )
        speaks = SPEAKS.match(self.around.text, self.end)
        if speaks is None or not self.single or self.located():
            return False
        return before or (speaks["more"] is not None and OF_A_BODY.search(speaks["more"]) is None)

    def said_to_be_place(self) -> bool:
        """A preposition of place before, or a comma and a further name after; in capitals throughout neither tells."""
        if self.shouted():
            return self.located() and not self.common()
        comma = self.around.between(self.last) == ", " and self.around.capital(self.last)
        return self.located() or self.folk() or (comma and self.around.word(self.last) not in FUNCTION)
