"""Words of harm: which measure a token tells of, and whether its form fits the frame of its entry.

A token enters; its `Measure` in a frame leaves, None where it is no word of harm there.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from tallystick.model.claims import Measure
from tallystick.reading.harms.nouns import NOUNS
from tallystick.reading.lexicon import KILLED, Frame, Lexicon

ALWAYS_VERBS = frozenset(
    """
    abduct abducts abducted kidnapped kill kills killed martyred wounds
    injured injures shoots stabs destroyed destroys displaced uprooted fled flee
    """.split()
)
"""Forms that are verbs or participles whatever the tagger says."""


def _between(token: Token, other: Token) -> set[str]:
    low, high = sorted((token.i, other.i))
    return {one.text for one in token.doc[low:high]}


FATAL = frozenset({"fatally", "mortally", "fatal", "deadly"})


def while_doing(token: Token) -> bool:
    """ "after fleeing", "while fleeing": a verb, and its subject is told before; not so "after shooting leaves one dead"."""
    if not token.lower_.endswith("ing") or token.i == 0 or token.nbor(-1).lower_ not in ("after", "while", "before"):
        return False
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return following is None or (following.tag_ not in ("VBZ", "VBD") and following.lower_ != "leaves")


def measure_in(token: Token, frame: Frame, lexicon: Lexicon) -> Measure | None:
    """The measure of a token in one frame; a wound told as fatal is a death."""
    if token.lower_ not in lexicon.first_words:
        return None
    measure = lexicon.harm.get((_word(token), frame))
    if measure is None or not _fits(token, frame) or _attempted(token):
        return None
    if measure in (Measure.KILLED, Measure.WOUNDED) and _killed_or_wounded(token):
        return Measure.KILLED_OR_WOUNDED
    return Measure.KILLED if measure is Measure.WOUNDED and _fatal(token) else measure


def _attempted(token: Token) -> bool:
    """ "the attempted murders of five", "almost killed him", "the nearly lifeless body": nobody died of it."""
    before = {one.lower_ for one in token.doc[max(0, token.i - 2) : token.i]}
    hardly = {one.lower_ for one in token.doc[max(0, token.i - (2 if token.lower_ == "body" else 1)) : token.i]}
    return "attempted" in before or not hardly.isdisjoint(("nearly", "almost"))


def measure_of(token: Token, lexicon: Lexicon) -> Measure | None:
    """The measure of a verb or adjective of harm; words that are themselves counted ("deaths") are left out."""
    if token.lower_ not in lexicon.first_words:
        return None
    frames = (Frame.OBJECT, Frame.SUBJECT, Frame.MODIFIED)
    return next((found for frame in frames if (found := measure_in(token, frame, lexicon)) is not None), None)


def _killed_or_wounded(token: Token) -> bool:
    """ "killed or wounded": one figure for both; "killed and wounded" too, where no second figure follows."""
    around = token.doc[max(0, token.i - 2) : token.i + 4].text.lower()
    match = _BOTH.search(around)
    return match is not None and token.lower_ in match.group()


_BOTH = re.compile(
    r"\b(?:killed|martyred|dead|wounded|injured) or (?:killed|martyred|dead|wounded|injured|hurt|maimed)\b|"
    r"\b(?:killed|martyred|dead|martyrs) and (?:wounded|injured|hurt)\b"
    r"(?! (?:\d|an?\b|the\b|his\b|her\b|their\b|at\b|about\b|some\b|more\b|two|three|four|five|six|seven|eight|nine|ten|"
    r"dozens\b|several\b|many\b|another\b|others?\b|\w+ty\b|\w+teen\b))"
)


def _word(token: Token) -> str:
    """The word to look up, in small letters; "shot dead", "gunned down" and "passed away" are words of their own."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is not None and f"{token.lower_} {following.lower_}" in PAIRS:
        return f"{token.lower_} {following.lower_}"
    if token.lower_ in TO_DEATH and (
        token.doc[token.i + 1 : token.i + 3].text.lower() == "to death"
        or any(child.lower_ == "death" and _to(child) for child in token.children)
    ):
        return f"{token.lower_} to death"
    return str(token.lower_)


PAIRS = frozenset(
    {
        "shot dead",
        "shooting dead",
        "shoots dead",
        "gunned down",
        "gun down",
        "guns down",
        "gunning down",
        "shot down",
        "passed away",
        "passes away",
        "bled to",
        "bled out",
        "pronounced at",
    }
)


STATES = frozenset({"displaced", "uprooted", "evacuated", "wounded", "injured", "killed"})
TO_DEATH = frozenset(
    """
    beat beats beaten beating hacked hacking hacks burned burnt burning trampled trampling crushed crushing stoned stoning
    clubbed bludgeoned bludgeoning tortured torturing battered starved starving froze frozen
    """.split()
)
"""Forms of words that tell of a death with "to death" only."""


def _fits(token: Token, frame: Frame) -> bool:
    if frame in (Frame.OBJECT, Frame.SUBJECT) and token.lower_ in STATES and token.i and token.nbor(-1).lower_ == "of":
        return False  # "the number of displaced": a noun
    if frame in (Frame.OBJECT, Frame.SUBJECT) and (token.lower_ in ALWAYS_VERBS or while_doing(token) or of_a_bullet(token)):
        return True
    if token.lower_ == "fallen":
        return bool(token.dep_ == "amod" and token.i < token.head.i)
    if token.lower_.startswith(("treat", "recover")):
        return _mending(token)
    unlike = _of_a_compound(token) or _in_pain(token) or _of_a_thing(token)
    if unlike or (token.lower_ in PASSIVE_ONLY and not _passive(token)):
        return False
    if frame is Frame.OBJECT and _joined_deed(token):
        return False
    if (
        frame is not Frame.COUNTED
        and token.lower_.endswith("ing")
        and not _left_missing(token)
        and not _takes_an_object(token)
        and token.i
        and token.nbor(-1).pos_ in ("PART", "DET", "ADJ", "NOUN", "PROPN")
    ):
        return False  # "a fatal shooting", "the boy's killing": nouns, whatever the tagger says
    if frame in (Frame.OBJECT, Frame.SUBJECT):
        verb = token.pos_ in ("VERB", "ADJ") or token.tag_.startswith("V")
        return verb or token.lower_ in PASSIVE_ONLY or _headline_shot(token)
    if frame is Frame.MODIFIED:
        return token.pos_ in ("ADJ", "NOUN", "VERB", "PROPN", "ADV")
    return token.pos_ in NOUNS


def _takes_an_object(token: Token) -> bool:
    """ "Drove into a crowd on Thursday killing 80 people": a verb, whatever stands before it."""
    before = token.nbor(-1).pos_ if token.i and token.lower_ in ("killing", "wounding", "injuring") else ""
    return before in ("NOUN", "PROPN") and any(child.dep_ == "obj" and child.i > token.i + 1 for child in token.children)


def _left_missing(token: Token) -> bool:
    """ "Ten villagers missing after clash": said of them; "a missing child" is another word for whom it is told of."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    told = token.i > 0 and token.nbor(-1).pos_ in NOUNS and (following is None or following.pos_ not in NOUNS)
    return token.lower_ == "missing" and told


PASSIVE_ONLY = frozenset({"hit", "struck"})
"""Words that tell of a wound only of those who "were hit"; who hits may do many things."""


def _passive(token: Token) -> bool:
    passive = token.tag_ == "VBN" and any(child.dep_ in ("nsubj:pass", "aux:pass") for child in token.children)
    return passive or (token.i + 1 < len(token.doc) and token.nbor().lower_ == "by")


def of_a_bullet(token: Token) -> bool:
    """ "Bullet strikes girl", "bullets from a passing car hit two": an active verb, whatever the parser sees."""
    if token.lower_ in ("strikes", "hits", "grazes"):
        return token.i > 0 and token.nbor(-1).lower_ in BULLETS
    if token.lower_ not in ("hit", "struck", "grazed") or any(child.dep_ == "aux:pass" for child in token.children):
        return False
    before = {one.lower_ for one in token.doc[max(0, token.i - BULLETS_REACH) : token.i]}
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    told = following is not None and following.tag_ in ("DT", "PRP$", "CD", "NNP", "NN")
    return told and not before.isdisjoint(BULLETS) and before.isdisjoint(("was", "were", "been", "being", "who", "by"))


BULLETS = frozenset({"bullet", "bullets", "gunfire", "gunshot", "round", "rounds", "shots"})
BULLETS_REACH = 12
"""Tokens from a bullet to whom it hits: "a bullet came through the wall and hit a man"."""


def _mending(token: Token) -> bool:
    """ "treated and released", "is recovering": words of many other things else."""
    following = token.doc[token.i + 1 : token.i + 4].text.lower()
    released = token.lower_ == "treated" and re.match(r"(?:and (?:then )?(?:later )?released|at the scene)\b", following)
    alone = token.tag_ == "VBG" and not any(child.dep_ in ("obj", "dobj") for child in token.children)
    return bool(released) or (token.lower_ == "recovering" and alone)


def _in_pain(token: Token) -> bool:
    """ "his mother is hurting": no wound."""
    return token.lower_ == "hurting" and not any(child.dep_ == "obj" for child in token.children)


def _joined_deed(token: Token) -> bool:
    """ "a robbery and shooting that ...": a noun, whatever the tagger says."""
    if token.lower_ not in ("shooting", "stabbing", "killing", "slaying") or token.i < 2 or token.nbor(-1).lower_ != "and":
        return False
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    counted = any(child.dep_ == "obj" for child in token.children)  # "turned it into a weapon and killing at least 84 people"
    return token.nbor(-2).pos_ in NOUNS and not counted and (following is None or following.tag_ not in OBJECTS)


OBJECTS = frozenset({"DT", "PRP$", "PRP", "CD", "NN", "NNS", "NNP", "JJ"})
"""Tags with which an object begins."""


def _of_a_thing(token: Token) -> bool:
    """ "a dead end", "dead or alive": nobody is told dead."""
    after = token.doc[token.i + 1 : token.i + 3].text.lower()
    return token.lower_ == "dead" and (after == "or alive" or after.partition(" ")[0] in AFTER_DEAD)


AFTER_DEAD = frozenset({"end", "ends", "heat", "zone", "weight", "battery", "silence"})


def _of_a_compound(token: Token) -> bool:
    """ "a dead-end street", "shooting suspect": the word is part of another noun."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is None:
        return False
    if following.text == "-" and not following.whitespace_ and not token.whitespace_:
        return True
    if token.lower_ in DEEDS_OF_SUSPECTS and following.lower_ in SUSPECTS:
        return True
    return token.lower_ == "shooting" and following.pos_ in NOUNS and following.lower_ in AFTER_SHOOTING


DEEDS_OF_SUSPECTS = frozenset("murder homicide killing slaying stabbing death".split())
SUSPECTS = frozenset("suspect suspects defendant defendants charge charges trial case probe conviction".split())
AFTER_SHOOTING = frozenset(
    "suspect suspects investigation scene spree range incident incidents kills wounds injures leaves claims sends".split()
)


def _headline_shot(token: Token) -> bool:
    """ "shot" without an article is a verb, though headlines make taggers see a noun ("Girl shot in park")."""
    if token.lower_ != "shot" or token.i == 0:
        return False
    before = token.nbor(-1)
    said = before.lower_ in ("old", "found", "fatally", "accidentally", "critically", "also")
    verb = before.pos_ not in ("DET", "ADJ", "NUM", "ADP", "VERB")
    return said or verb or _counted_in_headline(before)


def _counted_in_headline(number: Token) -> bool:
    """ "Three shot, one dead"; not so "fired three shot", "one shot was fired"."""
    before = number.nbor(-1).lower_ if number.i else ","
    after = number.doc[number.i + 2 : number.i + 3]
    verb = bool(after) and (after[0].tag_.startswith("V") or after[0].pos_ in NOUNS)
    counts = number.pos_ == "NUM"
    return counts and before in (",", ":", ";", "and", "least", "after") and not verb


def _fatal(token: Token) -> bool:
    """Whether a wounding is told as fatal: "fatally shot", "stabbed to death", "shot and killed"."""
    dead = (child for child in token.children if child.lower_ == "dead" and child.dep_ == "xcomp")
    if any("," not in _between(token, child) for child in dead) or _shot_dead(token):
        return True  # "shot his son dead"
    if token.lower_ == "bleeding":
        return False  # "he's bleeding to death": not dead yet
    after = token.doc[token.i + 1 : token.i + 3].text.lower()
    if token.dep_ == "conj" and token.lower_ in ("shot", "stabbed") and _word(token.head).endswith(" to death"):
        return True  # "hacked to death or shot at least 17 people"
    return (
        after == "to death"
        or after.removeprefix("and ") in KILLED
        or _killed_next(token)
        or any(child.lower_ == "death" and _to(child) for child in token.children)
        or any(
            child.lower_ in FATAL and abs(child.i - token.i) <= 2 and "," not in _between(token, child)
            for child in token.children
        )
    )


def _shot_dead(token: Token) -> bool:
    """ "shot two brothers dead in a car": nothing but whom stands between."""
    if token.lower_ not in ("shot", "shoot", "shoots"):
        return False
    after = token.doc[token.i + 1 : token.i + OBJECT_REACH]
    dead = next((one.i for one in after if one.lower_ == "dead"), None)
    between = token.doc[token.i + 1 : dead] if dead is not None else after[:0]
    return len(between) > 0 and all(one.pos_ in ("DET", "PRON", "NUM", "ADJ", "NOUN", "PROPN") for one in between)


OBJECT_REACH = 6
"""Tokens from "shot" to "dead"."""


def told_fatal(wound: Token) -> bool:
    """ "a woman with fatal injuries"; not so "non-fatal"."""
    said = (child for child in wound.children if child.lower_ in FATAL)
    return any(not one.i or one.nbor(-1).text not in ("-", "non") for one in said)


def _to(token: Token) -> bool:
    return bool(token.i > 0 and token.nbor(-1).lower_ == "to")


def _killed_next(token: Token) -> bool:
    """ "Man shot, killed in car", "Boy shoots, kills brother"; not so "shot one, killed two"."""
    following = token.doc[token.i + 1 : token.i + 4]
    if [one.lower_ for one in following[:2]] == [",", "kills"]:
        return True
    killed = len(following) > 1 and following[0].text == "," and following[1].lower_ in KILLED
    return killed and (len(following) < 3 or following[2].tag_ not in OBJECTS)
