"""Voice: how the word of harm puts it, by the parse where it is plain, and by where the harmed stand where it is not.

A harm in its sentence enters; the token of its act and its `Voice` leave. Passive or not is said here; whether an agent follows
is for those who look for it. Headlines leave out auxiliaries ("Two killed in raid"): a participle after the harmed is passive
unless somebody else is its subject.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tallystick.model.tellings import Voice
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.harms.words import ALWAYS_VERBS, measure_of
from tallystick.reading.lexicon import Frame, Lexicon

BE = frozenset("is are was were be been being am 's 're get gets got getting gotten".split())
REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself", "self"})
FARING = ("recover", "treat", "hospitali")
"""Beginnings of words that tell how the harmed fare."""
SUFFERING = ("suffer", "sustain", "receiv", "incur")
LIVES_LOST = frozenset({"lost", "lose", "loses", "losing", "paid"})
LIVES_TAKEN = frozenset("claimed claim claims claiming took takes taking take cost costs costing".split())
GONE = frozenset({"went", "gone", "go", "goes", "going"})
LEAVING = frozenset({"leave", "leaves", "left", "leaving"})
AFTER_A_TOTAL = 9
"""Tokens after the noun of a running total in which its word of harm stands: "the number of Turkish troops killed"."""
INVERTED = frozenset({"including", "was", "were", "are", "is", "among", ":", ";", "-", "–", "—"})
"""What stands between a participle and those harmed who are not its object: "were killed, including two women"."""


def act_of(doc: Doc, harm: Harm, lexicon: Lexicon) -> Token:
    """The token that tells of the deed: the word of harm, or the verb that it says the end of ("shot dead")."""
    trigger = doc[harm.trigger]
    of_counted = trigger.dep_ == "nsubj:pass" and harm.quantity.last >= trigger.i
    if of_counted and (trigger.head.lower_, Frame.OBJECT) in lexicon.harm:
        return trigger.head  # "a dozen of the dead were killed in May"
    if harm.cumulative:
        after = doc[harm.trigger + 1 : harm.trigger + 1 + AFTER_A_TOTAL]
        return next((one for one in after if measure_of(one, lexicon) is harm.measure), trigger)
    if trigger.lower_ == "dead" and trigger.i and measure_of(trigger.nbor(-1), lexicon) is not None:
        return trigger.nbor(-1)
    told_by_verb = trigger.lower_ == "dead" and trigger.dep_ == "xcomp" and (trigger.head.lower_, Frame.OBJECT) in lexicon.harm
    return trigger.head if told_by_verb else trigger


def voice_of(act: Token, harm: Harm, lexicon: Lexicon) -> Voice:
    """The voice, PASSIVE whether or not an agent follows."""
    word = str(act.lower_)
    if word.startswith(FARING):
        return Voice.OTHER
    if word in LIVES_LOST:
        return Voice.INTRANSITIVE
    if word in GONE or ((word, Frame.SUBJECT) in lexicon.harm and (word, Frame.OBJECT) not in lexicon.harm):
        return Voice.INTRANSITIVE
    if word in LIVES_TAKEN and act.tag_.startswith("V") and not _by_auxiliary(act):
        return Voice.ACTIVE if any(one.lower_ == "lives" for one in act.doc[act.i :]) else _voice_of_verb(act, harm.quantity)
    if harm.cumulative and act.i != harm.trigger and act.tag_.startswith("V"):
        return Voice.PASSIVE  # "the number of soldiers killed"
    if (word, Frame.OBJECT) in lexicon.harm and (_headline_verb(act, harm.quantity) or not _a_noun(act)):
        return _voice_of_verb(act, harm.quantity)
    if word.startswith(SUFFERING) or _names_harm(word, lexicon) or measure_of(act, lexicon) is not None:
        return Voice.NOMINAL
    if word in ("taken", "held", "took", "taking", "takes", "hold", "holding"):
        return _voice_of_verb(act, harm.quantity) if _hostage(act) else Voice.OTHER
    return Voice.NOMINAL if act.pos_ in ("NOUN", "ADJ", "PROPN") and word != "hospital" and word != "condition" else Voice.OTHER


def _hostage(act: Token) -> bool:
    return any(one.lower_ in ("hostage", "captive", "prisoner") for one in act.doc[act.i : act.i + 6])


def _names_harm(word: str, lexicon: Lexicon) -> bool:
    return (word, Frame.COUNTED) in lexicon.harm or (word, Frame.MODIFIED) in lexicon.harm


def _headline_verb(act: Token, harmed: Quantity) -> bool:
    """ "Shooting Kills 1, Wounds 5": verbs, though headlines in capitals make taggers see nouns."""
    if act.lower_ not in ALWAYS_VERBS or not act.lower_.endswith("s"):
        return False
    return harmed.first == act.i + 1 or _reflexive(act)


def _a_noun(act: Token) -> bool:
    """ "the killing of two", "the wounded", "a shooting"."""
    before = act.nbor(-1) if act.i else None
    if before is None or act.lower_ in ("killed",):
        return False
    if act.tag_ in ("NN", "NNS") and act.pos_ == "NOUN" and not act.lower_.endswith("ed") and act.lower_ != "shot":
        return True
    named = before.lower_ in ("the", "a", "an", "this", "that", "of") or before.tag_ in ("PRP$", "POS", "JJ")
    following = act.nbor() if act.i + 1 < len(act.doc) else None
    of = following is not None and following.lower_ in ("of", "in", "by", "at", "on", ",", ".", "and")
    return named and of and (act.lower_.endswith("ing") or (act.lower_.endswith("ed") and act.pos_ in ("NOUN", "ADJ")))


def _voice_of_verb(verb: Token, harmed: Quantity) -> Voice:
    if _reflexive(verb):
        return Voice.ACTIVE
    if harmed.holds(verb.i) or _left_so(verb, harmed):
        return Voice.NOMINAL
    if is_passive(verb):
        return Voice.PASSIVE
    if harmed.first > verb.i and _found_so(verb):
        return Voice.PASSIVE
    if harmed.first > verb.i:
        return Voice.PASSIVE if _inverted(verb, harmed) else Voice.ACTIVE
    if verb.lower_.endswith("ing") and verb.tag_ == "VBG" and not is_passive(verb):
        return Voice.ACTIVE
    return Voice.ACTIVE if _others_do_it(verb, harmed) else Voice.PASSIVE


def _found_so(verb: Token) -> bool:
    """ "Two were found shot near the lane": a participle that tells of those before it, whatever else was counted after it."""
    before = verb.nbor(-1).lower_ if verb.i else ""
    return verb.tag_ in ("VBN", "VBD") and before in ("found", "lying", "reported") and not _has_object(verb)


def is_passive(verb: Token) -> bool:
    """Whether an auxiliary makes the verb, or the verb that it is joined to, a passive."""
    if _by_auxiliary(verb):
        return True
    if verb.lower_.endswith("ing"):
        return False
    own = any(child.dep_ in ("nsubj", "aux") and child.i > verb.head.i for child in verb.children)
    joined = verb.dep_ == "conj" and verb.head.i < verb.i and not own
    return joined and verb.head.pos_ in ("VERB", "ADJ") and is_passive(verb.head) and not _has_object(verb)


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "obj" and child.i > verb.i for child in verb.children)


def _by_auxiliary(verb: Token) -> bool:
    if any(child.dep_ == "aux:pass" for child in verb.children):
        return True
    for one in reversed(verb.doc[max(0, verb.i - 4) : verb.i]):
        if one.lower_ in BE:
            return not verb.lower_.endswith("ing")
        if (
            one.pos_ not in ("ADV", "AUX", "PART")
            and one.tag_ not in ("RB", "MD")
            and one.lower_ not in ("all", "both", "each")
        ):
            return False
    return False


def _reflexive(verb: Token) -> bool:
    return any(one.lower_ in REFLEXIVE for one in verb.doc[verb.i + 1 : verb.i + 3])


def _left_so(verb: Token, harmed: Quantity) -> bool:
    """ "left five wounded": what became of them, told as a state."""
    before = verb.doc[max(0, harmed.first - 2) : harmed.first]
    if any(one.lower_ in LEAVING for one in before) and harmed.first < verb.i:
        return True
    joined = verb.doc[max(0, harmed.first - 6) : harmed.first]
    listed = any(one.lower_ in ("dead", "killed") for one in joined) and any(one.lower_ in LEAVING for one in joined)
    return listed and harmed.first < verb.i


def _inverted(verb: Token, harmed: Quantity) -> bool:
    between = verb.doc[verb.i + 1 : harmed.first]
    told = any(one.lower_ in INVERTED and (one.i == 0 or one.nbor(-1).whitespace_ or one.lower_ in ":;") for one in between)
    return told and verb.lower_.endswith(("ed", "n", "shot", "hit", "struck"))


def _others_do_it(verb: Token, harmed: Quantity) -> bool:
    """ "hostages whom they killed", "the men that soldiers killed": another subject stands before an active verb."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and not harmed.holds(child.i)]
    others = [one for one in subjects if harmed.last <= one.i < verb.i and one.lower_ not in ("who", "which", "that")]
    whom = any(one.lower_ == "whom" for one in verb.doc[harmed.last : verb.i])
    return bool(others) or whom
