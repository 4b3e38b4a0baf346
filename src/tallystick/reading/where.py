"""Where: the place of a sentence that belongs to one of its harms.

A sentence in context and a word of harm enter; a `Place` leaves, None where none is its own. Where no table knows a place that
people left, its name is all that is known of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from tallystick.model.places import Place, PlacePrecision
from tallystick.reading.clauses import in_clause_of_its_own, reach
from tallystick.reading.context import Context
from tallystick.reading.demonyms import seat_of
from tallystick.reading.places import PlaceMention, PlaceRole

_HOUSE = re.compile(
    r"\b(?:hospitals?|clinics?|morgue|mortuary|medical cent(?:er|re)|court|prison|jail)\b[^.;]{0,20}$", re.IGNORECASE
)
HOUSE = 50
"""Characters before a place in which such a house is named."""
HOSTS = frozenset({"host", "have", "see", "shelter", "house", "record", "count", "accommodate", "take", "receive", "home"})
_IN_NAME = re.compile(
    r"\b(?i:in|near|around|across|from|outside|at)\s(?:the\s)?(?:\w+(?:ern|al)\s)?(?:\w+\s(?:of|in)\s)?"
    r"(?P<name>(?!(?:The|January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})"
    r"|\b(?P<kind>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})\s(?i:provinces?|districts?|county|counties|regions?|states?|islands?|towns?|"
    r"villages?|city|area|departments?|municipality|townships?|prefectures?|communes?)\b"
)
"""A name in a phrase of place: "in the eastern Kabare", "from the village of Old Fangak"."""
_SEAT = re.compile(
    r"\b(?:ministry(?: of (?:the )?[A-Z]\w+(?: and [A-Z]\w+)?)?|"
    r"government|officials?|offices?|authorities|embassy|court|army|command|bureau|based|"
    r"consulate(?: general)?) (?:in|of) $",
    re.IGNORECASE,
)


def place_of(context: Context, trigger: int, *, left_by: int | None = None) -> Place | None:
    """The place that stands nearest to a word of harm within its clause, those after it first.

    One where something is said to be comes before one that is only named; a land that is only named is an actor.
    `left_by` is the token after the words for those who left it, where the harm is displacement: "2,000 people of X", and
    a land that hosts them is no actor.
    """
    ranked = []
    for mention in context.places:
        token = context.token_at(mention.start)
        if token is None:
            continue
        text = context.whole.report.text
        rank = _rank(mention, text)
        if left_by is not None:
            rank = _rank_left(mention, rank, token, left_by)
        where = _of_where(context.doc, token, trigger)
        if rank is not None and (where or not in_clause_of_its_own(context.doc, token, trigger)):
            far = 0 if where else reach(context.doc, token, trigger) + (0 if token.i > trigger else 6)
            house = left_by is None and _only_of_a_house(mention, text)
            ranked.append((2 if house else rank, far, mention.start, _division(mention.place) if house else mention.place))
    if ranked:
        return min(ranked, key=lambda item: item[:3])[3]
    return _name_only(context, trigger) if left_by is not None else None


def _only_of_a_house(mention: PlaceMention, text: str) -> bool:
    """Whether a town is named for the hospital in it alone, and nowhere else in the report."""
    return of_a_house(mention, text) and text.count(mention.words) == 1


def _division(place: Place) -> Place:
    """The division that holds a town: somebody died in its hospital, and was hit not far from it."""
    if place.admin1 is None or place.precision is PlacePrecision.COUNTRY:
        return place
    return replace(place, name=place.admin1, precision=PlacePrecision.DIVISION, town=None, lat=None, lon=None)


def is_actor(mention: PlaceMention) -> bool:
    """Whether a name stands for a state or its government rather than for where something is."""
    return mention.place.precision in (PlacePrecision.COUNTRY, PlacePrecision.REGION) or seat_of(mention.words) is not None


def located(mention: PlaceMention, text: str) -> bool:
    """Whether a mention says where something is, rather than where an office has its seat ("the ministry in Ankara")."""
    return mention.role is PlaceRole.LOCATED and _SEAT.search(text[max(0, mention.start - 24) : mention.start]) is None


def of_a_house(mention: PlaceMention, text: str) -> bool:
    """Whether a place only says where the house lies that the harmed were brought to: "a hospital in Yopal"."""
    return _HOUSE.search(text[max(0, mention.start - HOUSE) : mention.start]) is not None


def _name_only(context: Context, trigger: int) -> Place | None:
    """A capitalised name after "in" or "from" that no table knows, nearest to the word of harm: a place with a name only."""
    start = context.sentence.start
    spans = [(one.start - start, one.end - start) for one in context.times]
    spans += [(one.start - start, one.end - start) for one in context.places]
    at = context.doc[trigger].idx
    found = [
        match
        for match in _IN_NAME.finditer(context.sentence.text)
        if not any(first < match.end() and match.start(match.lastgroup or 0) < last for first, last in spans)
    ]
    if not found or context.sentence.text.isupper():
        return None
    nearest_name = min(found, key=lambda match: abs(match.start() - at))
    name = nearest_name["name"] or nearest_name["kind"]
    return Place(name=name, words=name, precision=PlacePrecision.NAME_ONLY)


def _of_where(doc: Doc, token: Token, trigger: int) -> bool:
    """Whether "where" right after a place, or after what holds it, begins the clause of the harm: "in X, where 30 died"."""
    if token.i > trigger:
        return False
    between = doc[token.i + 1 : trigger]
    where = next((one for one in between if one.lower_ == "where"), None)
    return where is not None and all(one.pos_ in ("PROPN", "ADP", "PUNCT", "NOUN", "DET") for one in doc[token.i + 1 : where.i])


def _rank_left(mention: PlaceMention, rank: int | None, token: Token, left_by: int) -> int | None:
    """How well words say what place people left, those beside them first; a whole land only where nothing finer is named."""
    link = token.doc[left_by : token.i]
    if 0 < len(link) < 4 and link[0].lower_ in ("of", "from", "in") and all(one.pos_ in ("ADP", "DET", "ADJ") for one in link):
        return -1
    if mention.role is PlaceRole.FROM:
        return 0
    hosts = token.dep_ in ("nsubj", "nsubj:pass") and token.head.lemma_.lower() in HOSTS
    if rank is None:
        return 3 if hosts or mention.role in (PlaceRole.TOWARD, PlaceRole.HOLDER) else None
    return 2 if mention.place.precision is PlacePrecision.COUNTRY else rank


def _rank(mention: PlaceMention, text: str) -> int | None:
    """How well words of a place say where something happened; None where they name one who acts, or a holder."""
    if mention.role is PlaceRole.LOCATED:
        return 0 if located(mention, text) else None
    return 1 if mention.role is PlaceRole.MENTIONED and not is_actor(mention) else None
