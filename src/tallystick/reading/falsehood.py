"""Falsehood: words around a harm that call it untrue or unproved, read on the surface where parsers go astray.

A sentence's text and the place of its word of harm enter; a `Stance` leaves, None where no such words reach it. Words reach
over their own part of the sentence only, never over a semicolon or a "but".
"""

from __future__ import annotations

import re

from tallystick.model.claims import Stance

_TOLD = r"(?:reports?|claims?|news|stor(?:y|ies)|rumou?rs?|allegations?|statements?|suggestions?|accusations?)"
_UNTRUE = (
    r"(?:false|untrue|baseless|unfounded|groundless|fabricated|fake|incorrect|wrong|lies|a lie"
    r"|denied|rejected|dismissed|refuted|pure (?:invention|fiction|fabrication|fantasy)"
    r"|(?:(?:pure|mere|sheer|enemy|crude) )?(?:propaganda|nonsense|disinformation|misinformation)"
    r"|(?:\w+ ){0,2}(?:provocation|hoax|fake))"
)
_UNPROVED = r"(?:confirm|verif|corroborat|substantiat)\w*"
_THAT = rf"(?:that|if|whether|how many|(?:any |the |these |those )?{_TOLD}|the (?:deaths?|number|toll|figures?))"
_BEFORE: tuple[tuple[Stance, re.Pattern[str]], ...] = tuple(
    (stance, re.compile(pattern, re.IGNORECASE))
    for stance, pattern in (
        (Stance.DENIED, r"\b(?:not|n['’]t) (?:true|correct|the case) that\b"),
        (Stance.DENIED, rf"\bno truth (?:in|to) (?:any |the |these |those )?{_TOLD}\b"),
        (Stance.DENIED, rf"\b(?:false|untrue|baseless|unfounded|fabricated|fake|concocted|malicious) {_TOLD}\b"),
        (Stance.DENIED, r"\bis (?:false|untrue) that\b"),
        (Stance.DENIED, rf"\b(?:deny|denies|denied|denying) (?:that|having|(?:any |the |all |these )?{_TOLD}) "),
        (Stance.UNCERTAIN, rf"\b(?:not|n['’]t|unable to|nor) (?:\w+ ){{0,4}}?{_UNPROVED} {_THAT}\b"),
        (Stance.UNCERTAIN, rf"\bno (?:\w+ )?confirmation (?:that|of)\b|\bwithout {_UNPROVED} {_THAT}\b"),
    )
)
"""What stands before the word of harm."""
_TELLING = re.compile(
    rf"\b{_TOLD} (?:(?:by|on|in|from) [^,;.]{{2,50}} )?that\b|\b{_TOLD} of\b|^\W*(?:the )?figures? of\b", re.IGNORECASE
)
_AFTER: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    (Stance.DENIED, re.compile(rf"\b(?:is|are|was|were|as) (?:\w+ )?[“\"]?{_UNTRUE}\b", re.IGNORECASE)),
    (
        Stance.UNCERTAIN,
        re.compile(rf"\b(?:not|n['’]t) (?:\w+ )?be (?:\w+ )?{_UNPROVED}|\b(?:is|are|was|were) un{_UNPROVED}", re.IGNORECASE),
    ),
)
"""What stands after the word of harm, where a report or claim "that" it happened stands before."""
_PASSED_ON = re.compile(rf"\b{_TOLD}\b.*?\b(?:alleg|claim|say|assert|purport)\w*\b", re.IGNORECASE | re.DOTALL)
_CALLED_LIES = re.compile(
    rf"\W*(?:(?:these|those|such|all of these|the) (?:\w+ )?(?:{_TOLD}|figures?) (?:is|are|were|was) (?:\w+ )?{_UNTRUE}\b|"
    rf"(?:this|that|it) is (?:\w+ )?{_UNTRUE}\b|we (?:\w+ )?(?:deny|reject|refute|dismiss) (?:this|these|that|such|it)\b)",
    re.IGNORECASE,
)
"""A sentence that calls false what the one before it passed on."""
_END_OF_PART = re.compile(
    r";|\bbut\b|\bwhile\b|\balthough\b|\bthough\b|"
    r"\band (?:(?:he|she|it|they|instead|also) )*(?:said|says|put|gave|added|confirmed)\b",
    re.IGNORECASE,
)
_SUPERSEDED = re.compile(
    r"\b(?:earlier|previous|initial|original|first) (?:versions?|editions?) of (?:this|the|our) (?:page|article|story|text)\b",
    re.IGNORECASE,
)


def denied_next(text: str, harm: int, after: str) -> bool:
    """Whether the sentence `after` calls false what a text passes on: "reports alleging that two died. These are lies"."""
    return _PASSED_ON.search(text, 0, harm) is not None and _CALLED_LIES.match(after) is not None


def superseded(text: str, harm: int) -> bool:
    """Whether the words around a harm only repeat what an earlier version of the report said ("giving four dead")."""
    match = _SUPERSEDED.search(text)
    return match is not None and match.end() <= harm and not _END_OF_PART.search(text, match.end(), harm)


def called_false(text: str, harm: int) -> Stance | None:
    """Whether the words around the harm that stands at this offset deny it or call it unproved."""
    for stance, pattern in _BEFORE:
        if any(not _END_OF_PART.search(text, match.end(), harm) for match in pattern.finditer(text, 0, harm)):
            return stance
    told = _TELLING.search(text, 0, harm)
    if told is None or _END_OF_PART.search(text, told.end(), harm):
        return None
    for stance, pattern in _AFTER:
        after = pattern.search(text, harm)
        if after is not None and not _END_OF_PART.search(text, harm, after.start()):
            return stance
    return None
