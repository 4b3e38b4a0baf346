"""Towns: what stands around a report's names of towns, as signs that its main happening lay there, or that another thing did.

Sentences, place mentions, the outlet's home and the report's address enter; each town with its signs leaves. Nothing is weighed
here. Districts ("Jackson County") are candidates beside towns; divisions and countries are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tallystick.model.places import Place, PlacePrecision, distance_km, fold_name
from tallystick.reading.demonyms import seat_of
from tallystick.reading.home import Home
from tallystick.reading.lead.choice import Mention
from tallystick.reading.lead.words import EVENT, HARM, OPENING, RESPONSE
from tallystick.reading.places import PlaceMention, PlaceRole
from tallystick.reading.sentences import Sentence
from tallystick.reading.where import located

TOWNS = frozenset({PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.NEAR, PlacePrecision.NAME_ONLY})
_POLICE = re.compile(
    r"^(?:['’]s)? (?:(?:city|metro|metropolitan|county|parish|regional|township|area) )*(?:police|officers?|deputies|"
    r"sheriff|authorities|"
    r"firefighters|fire|detectives|investigators|pd\b|department|homicide|lt\b|sgt\b|capt\b|chief)",
    re.IGNORECASE,
)
_FOLK = re.compile(
    r"^ (?:\d+-year-old )?(?:man|men|woman|women|boys?|girls?|teens?|teenagers?|toddler|child|mother|father|couple|family|"
    r"resident|native|"
    r"students?|mom|dad|youth|baby|infant|brothers|sisters|pair|trio)\b",
    re.IGNORECASE,
)
_THING = re.compile(
    r"^(?:['’]s)? (?:\w+ )?(?:home|house|apartment|shooting|homicide|murder|street|neighborhood|park|bar|club|nightclub|"
    r"store|motel|hotel|"
    r"mall|restaurant|party|drive-by|killing|slaying|residence|block|intersection|parking|double|triple|quadruple|drive-by|"
    r"accidental|"
    r"fatal|weekend|overnight)\b",
    re.IGNORECASE,
)
_HOSPITAL = re.compile(
    r"^[^.,;]{0,40}\b(?:hospitals?|medical cent(?:er|re)|med center|trauma|clinic|health)\b|"
    r"^[^.,;]{0,15}\b(?:for (?:treatment|surgery))\b",
    re.IGNORECASE,
)
_TO_HOSPITAL = re.compile(
    r"\b(?:flown|airlifted|taken|transported|transferred|rushed|hospitali[sz]ed|treated|hospital|medical center|"
    r"lifeflighted|brought|"
    r"driven)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"^ (?:\w+ )?(?:high|middle|elementary|school|university|college|academy|community college)\b", re.IGNORECASE
)
_OTHER_BODY = re.compile(
    r"^ (?:\w+ )?(?:court|jail|prison|news|times|tribune|airport|bureau|office|fbi|mayor|council|state|coroner|museum|"
    r"church|stadium|"
    r"bancorp|bank|inc|crime|medical examiner)\b",
    re.IGNORECASE,
)
_OF_PERSON = re.compile(
    r"(?:\b\d{1,2},? (?:all |both )?(?:of|from) (?:[\w ]+ in )?|, (?:both |all )?(?:of|from) )$", re.IGNORECASE
)
_LIVES = re.compile(
    r"\b(?:lives?|lived|living|moved|raised|born|grew up|native|visiting|graduated|resident) [^.;]{0,30}$", re.IGNORECASE
)
_BLOCK = re.compile(
    r"\b(?:block of|intersection|corner of|home (?:on|in|at)|house (?:on|in|at)|apartment|residence|street|avenue|road|"
    r"drive|lane|"
    r"boulevard|highway|interstate|parking lot|scene)\b[^.;]{0,70}$",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"\b(?:section|neighbou?rhood|area|part|side|suburbs?|outskirts|district|city|town|community|village|streets) (?:of|"
    r"in) (?:the )?$",
    re.IGNORECASE,
)
_FOUND_CAUGHT = re.compile(
    r"\b(?:arrested|caught|captured|taken into custody|turned (?:him|her)self in|surrendered)\b[^.;]{0,40}$", re.IGNORECASE
)
_OUTLET = re.compile(r"\s[-–|:•]+\s[^-–|]{0,80}$|^[^|]{0,40} \| ")
_OUTLET_WORDS = re.compile(
    r"\b(?:news|weather|sports|tv|channel|radio|times|tribune|herald|fox|abc|nbc|cbs|[wk][a-z]{2,3}\b|\w+\.com)", re.IGNORECASE
)
_QUARTER = re.compile(r"^(?:['’]s)? (?:neighbou?rhood|section|community|area|housing|district|subdivision)\b", re.IGNORECASE)
_SCENE = (
    "harm located there;event located there;response located there;something located there;title;its police;its people;"
    "a thing of it;a part of it;a street of it;told beside the figure"
)
SCENE = frozenset(_SCENE.split(";"))
"""Signs of which a capital needs one to be more than the place of a dateline."""
CLOSE_KM = 15.0
"""Distance of a town from a quarter or suburb of it."""
BESIDE = 70
"""Characters around a name in which words belong to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is known of the report when its towns are looked at: its address, its outlet's home, its claims' places by name."""

    text: str
    address: str | None
    home: Home | None
    claimed: frozenset[str]


def town_mentions(
    scene: Scene, sentences: Sequence[Sentence], places: Sequence[PlaceMention]
) -> dict[object, tuple[Mention[Place], ...]]:
    """The report's towns with the signs of their mentions, in the order in which they are first named."""
    body = [one for one in sentences if not (one.title or one.caption)]
    rank = {one.ordinal: number for number, one in enumerate(body)}
    found: dict[object, list[Mention[Place]]] = {}
    holders = {one.start for one in places if one.role is PlaceRole.HOLDER}
    for one in _as_towns(places):
        sentence = next((it for it in sentences if it.start <= one.start and one.end <= it.end), None)
        if not _candidate(one.place) or (sentence is not None and sentence.of_file):
            continue
        signs = _signs(scene, sentence, rank, one) if sentence is not None else _outside(one)
        if one.words != one.place.words:
            signs -= {"a quarter"}  # its town is none
        if signs and not holders.isdisjoint(range(one.end + 1, one.end + 4)):
            signs.add("with its division")
        if signs:
            found.setdefault(_key(one.place), []).append(Mention(one=one.place, signs=frozenset(signs)))
    together = {key: _together(key, mentions, found, scene) for key, mentions in found.items()}
    return {key: mentions for key, mentions in together.items() if not _mere_seat(mentions)}


def _as_towns(places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions, those of a quarter as of its town where the report names that too."""
    towns = {
        one.place.name: one.place for one in places if one.place.precision is PlacePrecision.TOWN and one.place.town is None
    }
    return [replace(one, place=towns[one.place.town]) if one.place.town in towns else one for one in places]


def _mere_seat(mentions: Sequence[Mention[Place]]) -> bool:
    """Whether a capital is only written from or spoken for: agencies date from it what happened anywhere in the land."""
    signs = frozenset().union(*(one.signs for one in mentions))
    return "seat of a government" in signs and signs.isdisjoint(SCENE)


def _candidate(place: Place) -> bool:
    district = place.precision is PlacePrecision.DIVISION and place.admin1 is not None and place.name != place.admin1
    return place.precision in TOWNS or district


def _key(place: Place) -> object:
    return fold_name(place.name), place.admin1, place.country_code


def _outside(one: PlaceMention) -> set[str]:
    """A dateline is cut off its sentence; all else outside of sentences is furniture."""
    return {"dateline"} if one.role is PlaceRole.DATELINE else set()


def _together(
    key: object, mentions: Sequence[Mention[Place]], found: dict[object, list[Mention[Place]]], scene: Scene
) -> tuple[Mention[Place], ...]:
    """The mentions of one town, with what follows from all towns together and from the report's address."""
    place = mentions[0].one
    counts = Counter({other: len(named) for other, named in found.items()})
    signs = {"the only town"} if len(found) == 1 else set()
    if len(mentions) == max(counts.values()) and list(counts.values()).count(len(mentions)) == 1 and len(found) > 1:
        signs.add("named most")
    signs |= {"twice"} if len(mentions) == 2 else {"often"} if len(mentions) > 2 else set()
    signs |= {"district"} if place.precision is PlacePrecision.DIVISION else set()
    signs |= {"unknown town"} if place.precision is PlacePrecision.NAME_ONLY else set()
    signs |= {"seat of a government"} if seat_of(place.name) is not None else set()
    if scene.home is not None:
        here = (place.country_code, place.admin1) == (scene.home.country_code, scene.home.admin1)
        signs.add("outlet's home" if here else "beyond the outlet's home")
    signs |= {"address of the report"} if _in_address(place, scene.address) else set()
    signs |= {"told beside the figure"} if place.name in scene.claimed else set()
    signs |= _of_neighbours(key, place, found)
    if any(
        other is not place and other.admin1 == place.admin1
        for named in found.values()
        for other in [named[0].one]
        if other != place
    ):
        signs.add("others of its division")
    return tuple(Mention(one=one.one, signs=one.signs | signs) for one in mentions)


def _of_neighbours(key: object, place: Place, found: dict[object, list[Mention[Place]]]) -> set[str]:
    """Whether a town beside it has the police, so that this one is a quarter or suburb of it; or the other way round."""
    signs: set[str] = set()
    for other_key, mentions in found.items():
        gap = distance_km(place, mentions[0].one) if other_key != key else None
        if gap is not None and gap < CLOSE_KM and PlacePrecision.DIVISION not in (place.precision, mentions[0].one.precision):
            mine, theirs = (any("its police" in one.signs for one in found[it]) for it in (key, other_key))
            quarter, other_quarter = (any("a quarter" in one.signs for one in found[it]) for it in (key, other_key))
            signs |= (
                {"neighbour has the police"} if theirs and not mine else {"has the police"} if mine and not theirs else set()
            )
            signs |= {"quarter of neighbour"} if quarter and not other_quarter else set()
            signs |= {"neighbour is a quarter"} if other_quarter and not quarter else set()
    return signs


def _in_address(place: Place, address: str | None) -> bool:
    """Whether the path of the address names the town ("/2016/01/25/boy-shot-in-crossville/")."""
    if address is None:
        return False
    path = re.sub(r"^(?:https?://)?web\.archive\.org/web/\w+/", "", address)
    path = re.sub(r"^(?:https?://)?[^/]*", "", path).lower()
    name = "-".join(fold_name(place.name).split())
    return f"-{name}-" in f"-{re.sub(r'[^a-z]+', '-', path)}-"


def _signs(scene: Scene, sentence: Sentence, rank: dict[int, int], one: PlaceMention) -> set[str]:
    text, start, end = sentence.text, one.start - sentence.start, one.end - sentence.start
    before, after = text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
    if sentence.title and _of_outlet(text, start):
        return set()
    signs = {"title"} if sentence.title else {"caption"} if sentence.caption else set()
    number = rank.get(sentence.ordinal)
    if number is not None:
        signs.add("first sentence" if number == 0 else "opening" if number < OPENING else "later")
    if one.role is PlaceRole.DATELINE:
        return signs | {"dateline"}
    signs |= _of_role(scene, sentence, one)
    signs |= _beside(before, after)
    return signs


def _of_role(scene: Scene, sentence: Sentence, one: PlaceMention) -> set[str]:
    """The preposition, and what the sentence that it stands in tells of."""
    if one.role in (PlaceRole.FROM, PlaceRole.TOWARD, PlaceRole.HOLDER):
        return {f"role {one.role.value}"}
    if one.role is not PlaceRole.LOCATED or not located(one, scene.text):
        return {"mentioned only"}
    harm, event = HARM.search(sentence.text), EVENT.search(sentence.text)
    signs = {"event located there"} if event else {"harm located there"} if harm else {"something located there"}
    return signs | ({"response located there"} if RESPONSE.search(sentence.text) else set())


def _beside(before: str, after: str) -> set[str]:
    """What the words right before and after a name make of it."""
    signs: set[str] = set()
    after_signs = {
        "its police": _POLICE,
        "its people": _FOLK,
        "a thing of it": _THING,
        "its hospital": _HOSPITAL,
        "its school": _SCHOOL,
        "another body of it": _OTHER_BODY,
        "a quarter": _QUARTER,
    }
    before_signs = {
        "to hospital": _TO_HOSPITAL,
        "of a person": _OF_PERSON,
        "somebody living there": _LIVES,
        "a street of it": _BLOCK,
        "a part of it": _SECTION,
        "somebody caught there": _FOUND_CAUGHT,
    }
    signs |= {sign for sign, pattern in after_signs.items() if pattern.search(after)}
    return signs | {sign for sign, pattern in before_signs.items() if pattern.search(before)}


def _of_outlet(title: str, start: int) -> bool:
    """Whether a name stands in the part of a title that names the outlet: "... - WSMV Channel 4"."""
    match = _OUTLET.search(title)
    return match is not None and match.start() <= start < match.end() and _OUTLET_WORDS.search(match.group()) is not None
