"""Displacement: counted persons and households who lost their homes, where whole phrases tell it and no single verb.

A parsed sentence and its free quantities enter; each of the displaced leaves with its word of harm and whether it is a stock
(those who are displaced on a day) or a flow (those who were displaced). Households stay households: no figure is multiplied.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from spacy.tokens import Doc, Token

from tallystick.model.groups import Nature
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.lexicon import Lexicon
from tallystick.reading.surface import small, text_of

FILL = (
    r"(?:\s*\([^)]{0,60}\))?(?:,?\s(?:who|which|that|of whom))?"
    r"(?:\sfrom\s(?:(?!\b(?:were|was|have|had|has|are|is|been|killed|died|who|which|that)\b)[^,.;:\d]){3,90}?(?=\s))?"
    r"(?:,?[\s/](?!(?:and|but|while|when|as|after|because)\b)(?!\d+\b)[\w'’-]+){0,12}?,?[\s/]"
)
"""Words between the counted and what befell them: no number, and no clause of its own."""
_NAMED_AFTER = (
    r"\s*[^\w\s]{1,3}\s*(?:is )?(?:the )?(?:total )?number of (?:\w+ ){0,4}?"
    r"(?P<word>displaced|evacuat\w+|forced|homeless|relocated|fled|IDPs|evacuees)\b"
)
"""What a number stands for, told after a dash: "452 - the number of people evacuated"."""
MODIFIED = r"(?:\s(?:about|some|around|an|as|many|the|another|up|to|further|additional|total|of|a|[\w-]+['’]s))*\s*$"
_EXISTS = re.compile(r"\bthere\s(?:\w+\s){0,3}$|\b(?:is|are|were|was|be|been)\s(?:\w+\s){0,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Displacement:
    """A quantity that was displaced, its word of harm, and whether it is a stock."""

    quantity: Quantity
    trigger: int
    stock: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The patterns of data/displacement.toml."""

    look: re.Pattern[str]
    displaced: frozenset[str]
    sought: frozenset[str]
    states: frozenset[str]
    staying: re.Pattern[str]
    after: re.Pattern[str]
    named_after: re.Pattern[str]
    in_camps: re.Pattern[str]
    camps: re.Pattern[str]
    before: tuple[re.Pattern[str], ...]
    hosting: re.Pattern[str]
    causing: re.Pattern[str]
    caused: re.Pattern[str]


@cache
def _table() -> _Table:
    raw = tomllib.loads(resources.files("tallystick.reading").joinpath("data/displacement.toml").read_text(encoding="utf8"))
    return _Table(
        look=re.compile(rf"\b(?:{'|'.join([*raw['first_look'], *raw['also_looked_for']])})".lower()),
        displaced=frozenset(raw["displaced"]),
        sought=frozenset(raw["sought"]),
        states=frozenset(raw["states"]),
        staying=compiled(rf"(?:{raw['staying']})"),
        after=_alternatives(raw["after"]),
        named_after=compiled(_NAMED_AFTER),
        in_camps=_alternatives(raw["in_camps"]),
        camps=compiled(raw["camps"]),
        before=tuple(compiled(rf"{words}{MODIFIED}") for words in [*raw["before"], raw["label"], raw["label_inside"]]),
        hosting=compiled(rf"(?:{raw['hosting']})"),
        causing=compiled(rf"{raw['causing']}(?: \w+){{0,2}}{MODIFIED}"),
        caused=compiled(rf"{FILL}(?:{'|'.join(raw['caused'])})"),
    )


def compiled(words: str) -> re.Pattern[str]:
    """A pattern of a table, blind to case."""
    return re.compile(words, re.IGNORECASE)


def _alternatives(patterns: Sequence[str]) -> re.Pattern[str]:
    """One pattern of many, each with its word under a name of its own."""
    named = (words.replace("(?P<word>", f"(?P<word{index}>") for index, words in enumerate(patterns))
    return compiled(rf"{FILL}(?:{'|'.join(rf'(?:{words})' for words in named)})")


def find_displaced(doc: Doc, free: Iterable[Quantity], counted: Sequence[Quantity], lexicon: Lexicon) -> Iterator[Displacement]:
    """The free quantities that suffered displacement, each once; a word that stands beyond another count is not theirs."""
    if _table().look.search(small(text_of(doc))) is None:
        return
    for quantity in free:
        if quantity.percent or not _countable(doc, quantity, lexicon):
            continue
        found = _phrase(doc, quantity) or _by_its_noun(doc, quantity)
        if found is not None and _is_dwelling(doc, quantity) and not doc[found.trigger].lower_.startswith("evac"):
            continue
        if found is not None and not any(_between(doc, quantity, other, found.trigger) for other in counted):
            yield found


def _between(doc: Doc, quantity: Quantity, other: Quantity, trigger: int) -> bool:
    """Whether another count, not one in brackets, stands between a quantity and its word of harm."""
    low, high = sorted((quantity.first, trigger))
    bracketed = other.first > 0 and "(" in doc[max(0, other.first - 2) : other.first].text
    return low < other.first < high and not quantity.holds(other.first) and not other.indefinite and not bracketed


def _countable(doc: Doc, quantity: Quantity, lexicon: Lexicon) -> bool:
    """Persons or households, told or left out; nobody spoken of by name."""
    if quantity.single or (quantity.indefinite and quantity.head is not None and doc[quantity.head].lower_ in UNTOLD):
        return False
    if quantity.head is None:
        return True
    known = lexicon.is_person(doc[quantity.head]) or _is_dwelling(doc, quantity)
    return known or _noun(doc[quantity.head]) in _table().displaced | _table().sought or is_people(doc[quantity.head])


def _is_dwelling(doc: Doc, quantity: Quantity) -> bool:
    """Homes that are evacuated stand for their households."""
    return quantity.head is not None and doc[quantity.head].lemma_.lower() in DWELLINGS


DWELLINGS = frozenset({"home", "house", "dwelling", "apartment", "flat"})


def is_people(head: Token) -> bool:
    """Whether a noun may name a people by its capital and its plural: "35,000 Reang"."""
    return head.text[:1].isupper() and head.text.endswith("s") and not text_of(head.doc).isupper()


UNTOLD = frozenset({"number", "total", "figure"})


def _phrase(doc: Doc, quantity: Quantity) -> Displacement | None:
    text, table = text_of(doc), _table()
    start = doc[quantity.first].idx
    end = doc[quantity.last - 1].idx + len(doc[quantity.last - 1])
    causing, caused = table.causing.search(text[:start]), table.caused.match(text, end)
    if causing is not None and caused is not None:
        return _told(doc, quantity, causing.start("word"), stock=False)
    for pattern in table.before:
        before = pattern.search(text[:start])
        if before is not None and (not table.hosting.match(before["word"]) or _hosted(doc, quantity)):
            return _told(doc, quantity, before.start("word"), stock=bool(table.staying.match(before["word"])))
    after = table.after.match(text, end) or table.named_after.match(text, end)
    if after is None and table.camps.search(text[:start]):
        after = table.in_camps.match(text, end)
    if after is None:
        return None
    word = next(name for name, value in after.groupdict().items() if value is not None)
    return _told(doc, quantity, after.start(word), stock=bool(table.staying.match(after[word])))


def _hosted(doc: Doc, quantity: Quantity) -> bool:
    """Whether a land or camp that hosts these hosts displaced persons, and not guests."""
    if quantity.head is None:
        return (quantity.figure.low or 0) >= MULTITUDE
    noun = _noun(doc[quantity.head])
    known = noun in _table().displaced | _table().sought or is_people(doc[quantity.head])
    return known or _table().camps.search(text_of(doc)) is not None


MULTITUDE = 1000
"""From here on a number without a noun that a land hosts is of people."""


def _by_its_noun(doc: Doc, quantity: Quantity) -> Displacement | None:
    """ "212,400 IDPs", "300 homeless people": the noun itself says it; "refugees" where they are said to be there."""
    head = quantity.head
    if head is None:
        return None
    table = _table()
    said = next((token for token in doc[quantity.first : head] if token.lower_ in table.states), None)
    if said is not None or _noun(doc[head]) in table.displaced:
        return Displacement(quantity=quantity, trigger=said.i if said is not None else head, stock=True)
    if _noun(doc[head]) in table.sought and _EXISTS.search(doc[: quantity.first].text_with_ws):
        return Displacement(quantity=quantity, trigger=head, stock=True)
    return None


def _noun(token: Token) -> str:
    return str(token.lower_).removesuffix("s")


def _told(doc: Doc, quantity: Quantity, offset: int, *, stock: bool) -> Displacement | None:
    token = next((token for token in doc if token.idx <= offset < token.idx + max(1, len(token))), None)
    return Displacement(quantity=quantity, trigger=token.i, stock=stock) if token is not None else None


def is_stock(doc: Doc, quantity: Quantity, trigger: int) -> bool:
    """Whether words say that they are displaced, not that they were: "remain displaced", "there are 300 displaced people"."""
    state = quantity.holds(trigger) and quantity.head is not None and trigger < quantity.head
    exists = quantity.first <= trigger and re.search(
        r"\bthere (?:\w+ ){1,3}$", doc[: quantity.first].text_with_ws, re.IGNORECASE
    )
    lasting = any(token.lower_ in LASTING for token in doc[max(0, trigger - 3) : trigger])
    return bool(state or exists or lasting)


def got_away(doc: Doc, quantity: Quantity, trigger: int, lexicon: Lexicon) -> bool:
    """ "Three gunmen fled the scene": flight that displaces nobody."""
    if doc[trigger].lower_[:3] not in ("fle", "esc"):
        return False
    role = lexicon.role(doc[quantity.head]) if quantity.head is not None else None
    armed = role is not None and role[0] in ARMED
    return armed or quantity.indefinite or _FROM_THE_LAW.search(text_of(doc)) is not None


ARMED = frozenset({"attackers", "fighters", "soldiers", "forces", "police"})
_FROM_THE_LAW = re.compile(
    r"\b(?:fle[ed]\w*|escap\w+) (?:(?:away|off|north|south|east|west)\w* )?"
    r"(?:on foot|in an? |(?:from )?(?:the |a )?(?:\w+ )?"
    r"(?:scene|police|officers?|deput\w+|custody|prisons?|jails?|arrest|justice)\b)",
    re.IGNORECASE,
)
LASTING = frozenset("remain remains remained remaining still currently".split())


def other_unit(doc: Doc, quantity: Quantity, counted: Sequence[Quantity], lexicon: Lexicon) -> Quantity | None:
    """The same displaced in the other unit: "1,200 families (6,500 people)"; None where no other unit is told."""
    for other in counted:
        near = 0 < other.first - quantity.last <= 3 or 0 < quantity.first - other.last <= 3
        if not near or {_unit(doc, quantity, lexicon), _unit(doc, other, lexicon)} != {"households", "persons"}:
            continue
        between = doc[min(quantity.last, other.last) : max(quantity.first, other.first)].text.lower()
        if re.fullmatch(r"\(|\)|\( ?(?:about|some|around|or) ?|,? or|/|–|-", between):
            return other
    return None


def _unit(doc: Doc, quantity: Quantity, lexicon: Lexicon) -> str | None:
    role = lexicon.role(doc[quantity.head]) if quantity.head is not None else None
    if role is None or role[1] is not Nature.PERSONS:
        return None
    return "households" if role[0] == "households" else "persons"
