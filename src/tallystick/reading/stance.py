"""Stance: whether a harm is asserted, denied or in doubt, or only threatened, planned or supposed.

The trigger of a harm in its parsed sentence enters; a `Stance` leaves, or None where the words assert nothing that happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from tallystick.model.claims import Measure, Stance
from tallystick.reading.falsehood import called_false, superseded
from tallystick.reading.harms.outcomes import survives
from tallystick.reading.harms.record import Harm
from tallystick.reading.speech.cues import Speech, reporters_own
from tallystick.reading.surface import text_of

ANY = "any"
"""The word that counts nobody but where it is denied: "whether any soldier was killed" asserts nothing."""
CONDITIONS = frozenset({"if", "unless", "lest"})
FUTURE = frozenset({"will", "would", "shall", "should", "'ll", "ca", "can", "must"})
DOUBTFUL = frozenset({"may", "might", "could"})
DOUBT_WORDS = frozenset({"possibly", "perhaps", "probably", "apparently", "presumably", "maybe"})
RAISING = frozenset(
    """
    appear seem continue begin go manage happen know report say think believe confirm have force compel oblige cause drive
    prompt lead make need help
    """.split()
)
ORDERING = frozenset("order tell ask advise urge instruct warn request".split())
DOUBT_VERBS = frozenset({"fear", "believe", "presume", "think", "suspect", "assume"})
FEARED = frozenset({"feared", "believed", "presumed", "thought"})
_UNCLEAR = re.compile(
    r"(?:\bnot|n['’]t)\s*(?:\w+ )?(?:clear|known|certain|sure)\b|\b(?:unclear|uncertain|unsure)\b|"
    r"\bunknown (?:if|whether|how|who)\b|\b(?:is|was|are|were|remain(?:s|ed)?) (?:still )?unknown\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"^(?:(?!, (?:but|and|after)\b)[^;])*?\b(?:whether|if|that|how many)\b(?![^;]*?(?:;|, but\b))", re.IGNORECASE
)
"""What stands between the words of doubt and what they doubt."""
_OF_THEM = re.compile(r"\s(?:if|whether) (?:they|all|any|some|these|those|he|she)\b", re.IGNORECASE)
""" "Two were hurt, though it is not clear if they were so in this attack"."""
_WHETHER_FIRST = re.compile(r"(?:^|[,;:] |\b(?:but|and) )(?:whether|if|how many)\b[^;]*$", re.IGNORECASE)
""" "Whether two were killed is not known"."""
INTENDING = frozenset(
    """
    speak talk threaten consider plan discuss think dream contemplate avoid intend propose vow prevent stop refrain risk
    """.split()
)
"""Verbs whose "killing two" has not happened: "spoke of killing two hostages"."""
_DENYING = re.compile(
    r"\b(?:deny|denies|denied|denying) (?:ever )?(?:having )?(?:ever )?(?:(?:had|suffered|caused|inflicted|taken) )?(?:any )?$",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"(?:deny|denies|denied|denying) (?:(?:an?|the|his|her|their|any) )?(?:\w+ )?"
    r"(?:bail|bond|parole|request|motion|appeal|petition|entry|access|permission|leave)\b",
    re.IGNORECASE,
)
"""What is denied to somebody: it says nothing of whether the rest is true."""
_IN_CASE = re.compile(r"\bin case (?!of\b)(?:,(?=\d)|[^,;])*$", re.IGNORECASE)
_BEFORE_MORE = re.compile(
    r"\bbefore (?:another|any|anyone|anybody|someone|somebody|the next|more)\b(?: [\w-]+){0,3} (?:is|are|gets?|dies?)?\s*$",
    re.IGNORECASE,
)
""" "Before another teen is killed": feared, not told."""
_MAY_BRING = re.compile(
    r"\b(?:may|might|could|would) (?:yet |still |well )?(?:bring|raise|push|take|lift|rise|climb|reach|increase|grow)\b"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)
""" "May bring the death toll to ten": it has not yet."""
_ONE_MORE = re.compile(
    r"\b(?:was|is|were|became|becomes) the (?:latest|last|only|youngest|oldest|first|second|third|\w+th) (?:\w+ ){0,2}"
    r"to (?:have )?(?:be |been )?$",
    re.IGNORECASE,
)
""" "Was the latest to die": it has happened."""
_CHARGE = re.compile(r"\b(?:charged with|counts? of|guilty of|charges? of)\b[^.;,]{0,50}$", re.IGNORECASE)
_NOT_SO_MANY = re.compile(r"\b(?:there|they|it) (?:were|was|are|is)(?: not|n['’]t) $", re.IGNORECASE)
_UNCONFIRMED = re.compile(
    r"\bunconfirmed\b|\bunverified\b|"
    r"\b(?:(?:would|could|did|does|can) ?not (?:immediately )?(?:confirm|verify)|"
    r"(?:declined|refused|unable) to (?:confirm|verify)) "
    r"(?:that|whether|if|(?:(?:the|any|these|those) )?(?:reports?|claims?|deaths?|casualt\w+|toll))\b|"
    r"\b(?:could not|cannot|has not|have not) (?:yet )?be(?:en)? (?:\w+ )?(?:confirmed|verified)\b",
    re.IGNORECASE,
)


def stance_of(doc: Doc, harm: Harm, speeches: Iterable[Speech]) -> Stance | None:
    """The stance of a harm; None where it is a condition, a threat, a plan, a wish or what an earlier version said."""
    trigger = doc[harm.trigger]
    if harm.measure is Measure.DISPLACED and _told_to(trigger):
        return Stance.UNCERTAIN
    if (
        superseded(text_of(doc), trigger.idx)
        or _supposed(trigger)
        or _wanted(doc, harm)
        or _of_the_law(doc, harm)
        or _IN_CASE.search(text_of(doc)[: trigger.idx])
    ):
        return None
    if _none_such(doc, harm) or _denied(doc, harm, speeches) or (_negated(trigger) and harm.quantity.figure.exact != 0):
        return Stance.DENIED
    if harm.quantity.figure.rule == ANY:
        return None
    called = called_false(text_of(doc), trigger.idx)
    if called is not None:
        return called
    if _in_doubt(doc, trigger) and not _definite(doc, harm):
        return Stance.UNCERTAIN
    if harm.cumulative and _MAY_BRING.search(text_of(doc)[: doc[harm.quantity.first].idx]):
        return Stance.UNCERTAIN
    if _doubted(trigger) or _UNCONFIRMED.search(text_of(doc)):
        return Stance.UNCERTAIN
    return Stance.ASSERTED


def _of_the_law(doc: Doc, harm: Harm) -> bool:
    """ "Charged with injuring another by careless handling of a gun": a law's words, which tell of nobody more."""
    another = harm.quantity.head is None and doc[harm.quantity.first].lower_ == "another"
    return another and _CHARGE.search(text_of(doc)[: doc[harm.quantity.first].idx]) is not None


def _wanted(doc: Doc, harm: Harm) -> bool:
    """ "wants two men dead"."""
    before = doc[harm.quantity.first - 1] if harm.quantity.first else None
    return before is not None and before.lemma_.lower() in ("want", "wish") and doc[harm.trigger].lower_ == "dead"


def _denied(doc: Doc, harm: Harm, speeches: Iterable[Speech]) -> bool:
    """Whether somebody denies the harm; a denial does not reach over "but"."""
    before = doc[harm.quantity.first - 1] if harm.quantity.first else None
    if before is not None and before.lower_ in ("deny", "denies", "denied") and harm.trigger > harm.quantity.first:
        return True  # headlines: "Army denies two men killed"
    if _DENYING.search(text_of(doc)[: doc[harm.trigger].idx]):
        return True  # "denied killing two", whatever the parser makes of the rest
    return any(_denies(doc, speech, harm.trigger) for speech in speeches)


def _denies(doc: Doc, speech: Speech, trigger: int) -> bool:
    """Whether what is denied holds the harm, and not a clause that the reporter adds ("..., when two were killed")."""
    if speech.cue is not None and _REFUSED.match(doc[speech.cue :].text):
        return False
    if not speech.denied or trigger not in speech.content or reporters_own(doc, trigger, speech.cue):
        return False
    return speech.cue is None or all(token.lower_ != "but" for token in doc[speech.cue : trigger])


def _in_doubt(doc: Doc, trigger: Token) -> bool:
    """Whether it is said to be unclear that it happened; not who did it, nor what else ("but the motive is not known")."""
    text = text_of(doc)
    return any(
        _WHETHER.search(text[match.end() : trigger.idx]) is not None and trigger.dep_ != "acl:relcl"
        if match.end() <= trigger.idx
        else (_WHETHER_FIRST.search(text[: trigger.idx]) is not None and ";" not in text[trigger.idx : match.start()])
        or _OF_THEM.match(text, match.end()) is not None
        for match in _UNCLEAR.finditer(text)
    )


def is_unclear(doc: Doc) -> bool:
    """Whether the sentence says that something is not clear."""
    return _UNCLEAR.search(text_of(doc)) is not None


def _definite(doc: Doc, harm: Harm) -> bool:
    """ "the two soldiers" and what is joined to them are taken for granted: the doubt is about who did it."""
    return (
        doc[harm.quantity.first].lower_ in ("the", "those", "these")
        or re.search(r"\bthe (?:two|three|\w+teen|\d+|deaths?)\b", text_of(doc)) is not None
    )


def _supposed(trigger: Token) -> bool:
    token = trigger
    if token.lower_ == "accounted":
        return False  # "is yet to be accounted for" is missing
    if _BEFORE_MORE.search(text_of(trigger.doc)[: trigger.idx]) or _could(trigger):
        return True
    while True:
        children = list(token.children)
        if token.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in children):
            return True
        if any(child.dep_ == "aux" and child.lower_ in FUTURE for child in children):
            return True
        one_more = _ONE_MORE.search(text_of(token.doc)[: token.idx]) is not None
        if token is trigger and not one_more and (_purpose(token) or _intended(token)):
            return True
        if token.head.i == token.i or token.dep_ not in ("conj", "advcl", "acl", "xcomp", "ccomp"):
            return False
        if token.dep_ == "ccomp" or (token.dep_ in ("advcl", "acl") and token is not trigger):
            return False
        token = token.head


def _could(trigger: Token) -> bool:
    """ "Could die if the dam were hit", "warned that 10,000 could die": nothing of it has happened."""
    auxiliaries = {child.lower_ for child in trigger.children if child.dep_ == "aux"}
    if "could" not in auxiliaries or "have" in auxiliaries:
        return False
    clauses = (child for child in trigger.children if child.dep_ == "advcl")
    supposed = any(one.lower_ in CONDITIONS for clause in clauses for one in clause.children)
    return supposed or (trigger.dep_ == "ccomp" and trigger.head.lemma_.lower() == "warn")


def _purpose(token: Token) -> bool:
    """ "opened fire to kill two", "to harm or kill another", "deserved to be killed": nothing is told to have happened."""
    if token.tag_ == "VB" and token.dep_ == "conj" and not any(child.dep_.startswith("nsubj") for child in token.children):
        return _purpose(token.head)
    passive = any(child.dep_ == "aux:pass" and child.tag_ == "VB" for child in token.children)
    infinitive = (token.tag_ == "VB" or passive) and any(child.lower_ == "to" for child in token.children)
    happened = token.head.lemma_.lower() in RAISING and token.head.lower_ != "going"
    return infinitive and token.dep_ != "ROOT" and not happened


def _told_to(trigger: Token) -> bool:
    """ "were ordered to evacuate": the order is told, not that they went."""
    infinitive = any(child.lower_ == "to" for child in trigger.children)
    return infinitive and trigger.head.lemma_.lower() in ORDERING


def _intended(token: Token) -> bool:
    """ "spoke of killing two", "considered killing two": nothing has happened yet."""
    return token.lower_.endswith("ing") and token.dep_ != "ROOT" and token.head.lemma_.lower() in INTENDING


def _none_such(doc: Doc, harm: Harm) -> bool:
    """ "There were not 51 dead": the number is denied."""
    return _NOT_SO_MANY.search(text_of(doc)[: doc[harm.quantity.first].idx]) is not None


def _negated(trigger: Token) -> bool:
    """Whether a harm is denied by "not"; who did not survive is dead."""
    return not survives(trigger) and any(
        child.lower_ in ("not", "n't", "n’t", "never") and child.dep_ in ("advmod", "neg") for child in trigger.children
    )


def _doubted(trigger: Token) -> bool:
    if any((child.dep_ == "aux" and child.lower_ in DOUBTFUL) or child.lower_ in DOUBT_WORDS for child in trigger.children):
        return True
    if trigger.dep_ == "xcomp" and trigger.head.lemma_.lower() in ("have", "need"):
        return _doubted(trigger.head)
    if trigger.i and trigger.nbor(-1).lower_ in FEARED:
        return True  # headlines: "Two feared dead"
    return (
        trigger.dep_ in ("xcomp", "ccomp", "advcl")
        and trigger.head.tag_ == "VBN"
        and trigger.head.lemma_.lower() in DOUBT_VERBS
    )
