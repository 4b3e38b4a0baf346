"""Idioms: harm told by a phrase ("lost their lives", "claimed 30 lives", "taken hostage") and not by one word of the tables.

A parsed sentence and its free quantities enter; each that suffered leaves with its measure and its word of harm.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from spacy.tokens import Doc

from tallystick.model.claims import Measure
from tallystick.model.groups import Nature
from tallystick.reading.harms.displacement import FILL, MODIFIED, compiled
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.lexicon import Lexicon
from tallystick.reading.surface import small, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Idioms:
    """The patterns of one measure in data/idioms.toml."""

    measure: Measure
    look: re.Pattern[str]
    one_too: tuple[re.Pattern[str], ...]
    one_after: tuple[re.Pattern[str], ...]
    after: tuple[re.Pattern[str], ...]
    before: tuple[re.Pattern[str], ...]
    around: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    counted: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


WORD = "(?P<word>"


@cache
def _table() -> tuple[_Idioms, ...]:
    raw = tomllib.loads(resources.files("tallystick.reading").joinpath("data/idioms.toml").read_text(encoding="utf8"))
    return tuple(
        _Idioms(
            measure=Measure(measure),
            look=re.compile(rf"\b(?:{'|'.join(sorted({_word(pattern) for pattern in _patterns(entry)}))})"),
            one_too=tuple(
                compiled(rf"(?: of [\w’' -]{{1,40}})?(?:,[^,;]{{1,60}},)?\s{words}") for words in entry.get("one_too", ())
            ),
            one_after=tuple(compiled(f"{words}{MODIFIED}") for words in entry.get("one_after", ())),
            after=tuple(compiled(f"{FILL}{words}") for words in entry["after"]),
            before=tuple(compiled(f"{words}{MODIFIED}") for words in entry["before"]),
            around=tuple(
                (compiled(f"{left}{MODIFIED}"), compiled(rf"(?:\s[\w'’-]+){{0,3}}?\s{right}"))
                for left, right in entry["around"]
            ),
            counted=tuple((compiled(f"{left}{MODIFIED}"), compiled(nouns)) for left, nouns in entry.get("counted", ())),
        )
        for measure, entry in raw.items()
        if measure != "first_look"
    )


def _patterns(entry: Mapping[str, list[Any]]) -> Iterator[str]:
    """Every pattern of a measure that holds a word of harm."""
    for patterns in entry.values():
        for pattern in patterns:
            yield from [pattern] if isinstance(pattern, str) else [side for side in pattern if WORD in side]


def _word(pattern: str) -> str:
    """What may stand as the word of harm: a sentence without it is not searched for the rest of the pattern."""
    depth = 1
    start = end = pattern.index(WORD) + len(WORD)
    while depth:
        depth += (pattern[end] == "(") - (pattern[end] == ")")
        end += 1
    return f"(?:{pattern[start : end - 1]})"


def find_idioms(doc: Doc, free: Iterable[Quantity], lexicon: Lexicon) -> Iterator[tuple[Measure, Quantity, int]]:
    """Each quantity that an idiom speaks of, with its measure and its word of harm; one person where it is told of one too."""
    lowered = small(text_of(doc))
    likely = [idioms for idioms in _table() if idioms.look.search(lowered)]
    for quantity in free if likely else ():
        told = (_told(doc, quantity, idioms, lexicon) for idioms in likely)
        found = next((one for one in told if one is not None), None)
        if found is not None:
            yield found[0], quantity, _token(doc, found[1].start("word"))


def _told(doc: Doc, quantity: Quantity, idioms: _Idioms, lexicon: Lexicon) -> tuple[Measure, re.Match[str]] | None:
    measure = idioms.measure
    if not _of_its_nature(doc, quantity, measure, lexicon):
        return None
    text, start = text_of(doc), doc[quantity.first].idx
    last = doc[quantity.last - 1]
    before, ends = text[:start], (last.idx + len(last), start + len(quantity.figure.words))
    matches = [*_after(idioms.one_too, text, ends), *_before(idioms.one_after, before)]
    if not quantity.single and (measure.of_things or not quantity.indefinite):
        matches += [*_after(idioms.after, text, ends), *_before(idioms.before, before)]
        matches += [one for left, right in idioms.around if any(_after([right], text, ends)) for one in _before([left], before)]
        matches += [one for left, nouns in idioms.counted if nouns.fullmatch(last.text) for one in _before([left], before)]
    elif quantity.indefinite and not quantity.single and measure is Measure.CAPTURED:  # "took an officer prisoner"
        matches += [one for left, right in idioms.around if any(_after([right], text, ends)) for one in _before([left], before)]
    matches = [one for one in matches if not _said_between(doc, quantity, _token(doc, one.start("word")), lexicon)]
    found = next((one for one in matches if _fits(one["word"].lower(), doc, quantity, lexicon)), None)
    return (measure, found) if found is not None else None


LOST = frozenset({"lost", "lose", "loses", "losing"})
KIN = frozenset(
    "husband wife son daughter brother sister father mother child baby uncle aunt cousin nephew niece fiance".split()
)
_OF_VIOLENCE = re.compile(
    r"\b(?:in|to|during|by) (?:the|an?|that|this|those|\w+day['’]s) (?:[\w-]+ ){0,3}?"
    r"(?:attack|blast|strike|raid|shelling|bombing|shooting|massacre|explosion|bombardment|ambush|clash)(?:e?s)?\b"
)
""" "She lost her husband in the attack": others are lost to illness."""
PLAYERS = frozenset("players customers clients voters supporters subscribers viewers fans readers employees staff".split())
"""Who is lost to others than death."""
FELL = frozenset({"fell", "fallen"})
"""What the killed of an armed force did; others fall from roofs."""
ARMED = frozenset({"soldiers", "forces", "fighters", "police"})
HOLDING = "holding"
INTERCEPT = "intercept"
FLYING = frozenset({"drone", "uav", "missile", "rocket", "projectile", "shahed", "munition"})
"""What is destroyed where it is intercepted; cars are only stopped."""
_OF_THOSE_THINGS = re.compile(
    r"^\W*of (?:the|its|those) (?P<noun>[^,]{3,60}), $|\b(?P<noun_>[\w-]+), (?:of which )?$", re.IGNORECASE
)
""" "Of the 90 drones, 78 were ...", "90 drones, of which 78", "90 drones, 78 of which": things before a bare number."""
_CAPTORS = re.compile(
    r"\b(?:attackers|gunmen|rebels|militants|insurgents|kidnappers|fighters|bandits|captors|gang|terrorists|jihadists)"
    r"(?: (?:are|were|was|is|have been|had been))?(?: still)? holding\b(?: [\w-]+){0,4} ?$",
    re.IGNORECASE,
)
""" "The attackers were holding more than 20 farmers": against their will."""
HELD = frozenset({"peacekeepers", "journalists", "aid workers"})
"""Who is held against their will beside armed men; others hold children in their arms."""
_OF_ITS_OWN = re.compile(r"(?:of )?(?:its|their|his) own\b", re.IGNORECASE)


def _fits(word: str, doc: Doc, quantity: Quantity, lexicon: Lexicon) -> bool:
    """ "Lost" and "fell" are said of many things: whether they are said of the killed here."""
    if word in ("wounded", "injured") and quantity.figure.exact == 1 and quantity.head is None:
        return False  # "one of the injured" is nobody new
    role = lexicon.role(doc[quantity.head]) if quantity.head is not None else None
    if word in LOST and quantity.indefinite and quantity.figure.exact == 1:
        return _OF_VIOLENCE.search(text_of(doc)) is not None and doc[quantity.head or 0].lower_ in KIN
    if word in LOST:
        own = _OF_ITS_OWN.match(doc[quantity.last : quantity.last + 3].text) or _OF_ITS_OWN.search(quantity.figure.words)
        return own is not None or (quantity.head is not None and doc[quantity.head].lower_ not in PLAYERS)
    if word == "loss" and role is not None and role[1] is Nature.PERSONS:
        return role[0] in ARMED  # others are mourned so: "the loss of three children"
    if word.startswith(INTERCEPT):
        return quantity.head is None or doc[quantity.head].lower_.removesuffix("s") in FLYING
    if word == HOLDING:
        held = doc[quantity.last : quantity.last + 2].text.lower().startswith(("hostage", "captive", "prisoner"))
        by_captors = _CAPTORS.search(text_of(doc)[: doc[quantity.first].idx]) is not None
        return held or (role is not None and (role[0] in ARMED | HELD or (by_captors and role[1] is Nature.PERSONS)))
    return word not in FELL or (role is not None and (role[0] in ARMED or role[1] is Nature.MATERIEL))


def _said_between(doc: Doc, quantity: Quantity, word: int, lexicon: Lexicon) -> bool:
    """ "One of its leaders said four had fallen": whether the counted only say what the word tells of others."""
    return any(token.pos_ == "VERB" and token.lemma_ in lexicon.saying for token in doc[quantity.last : word])


def _after(patterns: Iterable[re.Pattern[str]], text: str, ends: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches right after the counted, or after their number alone."""
    return (match for pattern in patterns for end in ends if (match := pattern.match(text, end)) is not None)


def _before(patterns: Iterable[re.Pattern[str]], before: str) -> Iterator[re.Match[str]]:
    return (match for pattern in patterns if (match := pattern.search(before)) is not None)


def _of_its_nature(doc: Doc, quantity: Quantity, measure: Measure, lexicon: Lexicon) -> bool:
    """Whether those counted are of the kind that suffers it, persons or things."""
    if quantity.head is None and _of_things_before(doc, quantity, lexicon):
        return measure.of_things
    if quantity.head is None or doc[quantity.head].lower_ in ("lives", "life"):
        return not measure.of_things
    role = lexicon.role(doc[quantity.head])
    if role is None:
        return quantity.single and not measure.of_things
    return role[1] is (Nature.MATERIEL if measure.of_things else Nature.PERSONS)


def _of_things_before(doc: Doc, quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether a number without a noun is of things that stand right before it: "of the 90 drones, 78"."""
    match = _OF_THOSE_THINGS.search(text_of(doc)[: doc[quantity.first].idx])
    if match is None or not (match["noun"] or quantity.part_of_them or match.group().endswith("of which ")):
        return False
    end = match.end("noun") if match["noun"] else match.end("noun_")
    noun = next((token for token in doc if token.idx + len(token) == end), None)
    role = lexicon.role(noun) if noun is not None else None
    return role is not None and role[1] is Nature.MATERIEL


def _token(doc: Doc, offset: int) -> int:
    return next(int(token.i) for token in doc if token.idx <= offset < token.idx + max(1, len(token)))
