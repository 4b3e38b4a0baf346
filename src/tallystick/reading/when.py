"""When: the time words of a sentence that belong to one of its harms.

A sentence in context and a word of harm enter; time words leave, None where none are its own. Days of saying are soft: the harm
lies on them or shortly before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from tallystick.model.times import TimeKind, TimeWords, Unit
from tallystick.reading.clauses import RELATIVES, in_clause_of_its_own, reach
from tallystick.reading.context import Context

_RANKED = re.compile(
    r"\b(?:the|its|their|our|his|a) (?:single |\w+[- ])?(?:deadliest|bloodiest|worst|biggest|largest|heaviest|gravest|"
    r"most \w+|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|last)\b"
    r"(?! (?:day|week|month|year)s?\b)[^,;:]{0,60}$",
    re.IGNORECASE,
)
"""Words that rank something, up to the period that they rank it in."""
_STATEMENT = re.compile(
    r"\b(?:statement|message|communiqu[eé]|briefing|(?:news|press) conference|interview|tweet|post|bulletin|update|"
    r"press release|letter|address|speech|said|announced|reported|confirmed|acknowledged|claimed|declared|stated)s?,? "
    r"(?:(?:issued|released|published|posted|made public|sent|carried|dated) )?"
    r"(?:late |early |on |this )*$",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\b(?:(?:posted|updated|published|modified|created|edited)(?: (?:on|at))?:? ?|update: ?)"
    r"(?:\d\d?:\d\d ?[ap]\.?m\.?,? ?)?$|\(@\w+\) ?$",
    re.IGNORECASE,
)
"""Words before a day that the page states of itself, or of a post that it shows: no happening of the story lies on it."""
STATEMENT = 60
"""Characters before a day in which the statement is named that it is the day of."""
STAMP = 40
"""Characters before a day in which a page says that it is its own."""
FAR = 12
"""Tokens that a time is further from a harm where it belongs to a participle beside the harmed."""
CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "acl:relcl", "parataxis", "conj"})
"""Relations to its head of a word that a clause is built on, whatever its part of speech."""


def time_of(context: Context, trigger: int, *, periods: bool = False) -> TimeWords | None:
    """The time words that belong to a word of harm rather than to a verb of saying; those of saying only as a soft day.

    With `periods`, those that name a day are left out: a running total counts no single day.
    """
    said: list[TimeWords] = []
    happened: list[tuple[int, TimeWords]] = []
    for time in context.times:
        token = context.token_at(time.start)
        if (
            token is None
            or (periods and is_day(time))
            or is_stamp(context.whole.report.text, time)
            or _of_ranking(context, time, trigger)
        ):
            continue
        if _of_saying(context, token, trigger):
            said.append(time)
        elif not (
            _of_what_followed(context, token, trigger)
            or _of_an_aside(context, token, trigger)
            or in_clause_of_its_own(context.doc, token, trigger)
        ):
            described = FAR if _of_description(token, trigger) else 0
            happened.append((reach(context.doc, token, trigger) + described, time))
    if happened:
        return _last_one(context, min(happened, key=lambda item: item[0])[1], trigger)
    return _softened(said[0]) if said else None


def _last_one(context: Context, time: TimeWords, trigger: int) -> TimeWords:
    """ "The first such crash since 1959, when two women died": they died in that year, and not since."""
    told = context.sentence.text[time.end - context.sentence.start : context.doc[trigger].idx]
    return time.since if time.since is not None and re.match(r",? when\b", told) else time


def is_day(time: TimeWords) -> bool:
    """Whether time words name a day rather than a period."""
    if time.kind is TimeKind.WEEKDAY:
        return True
    if time.kind is TimeKind.DATE:
        return time.day is not None
    return time.kind is TimeKind.RELATIVE and time.unit is Unit.DAY


def of_a_statement(text: str, time: TimeWords) -> bool:
    """Whether a day is that of a statement ("acknowledged it in a message on Tuesday"), on which nobody need be harmed."""
    return _STATEMENT.search(text[max(0, time.start - STATEMENT) : time.start]) is not None


def is_stamp(text: str, time: TimeWords) -> bool:
    """Whether the words are a day that the page states of itself."""
    return _STAMP.search(text[max(0, time.start - STAMP) : time.start]) is not None


def nearest(mentions: Sequence[TimeWords], start: int) -> TimeWords | None:
    """The last of some time words that begin before an offset."""
    before = [mention for mention in mentions if mention.start < start]
    return before[-1] if before else None


def _of_saying(context: Context, token: Token, trigger: int) -> bool:
    """Whether a time hangs on a cue of speech whose words hold the harm, and stands outside those words."""
    if _of_an_aside(context, token, trigger):
        return False
    for speech in context.speeches:
        if speech.cue is None or trigger not in speech.content or token.i in speech.content:
            continue
        climbing = token
        for _ in range(4):
            if climbing.i == speech.cue:
                return True
            climbing = climbing.head
    return False


def _of_an_aside(context: Context, token: Token, trigger: int) -> bool:
    """Whether a time stands in a clause after a comma that tells of a speaker or another what harmed nobody: "the minister,
    who saw them on Thursday, said that two had died"."""
    clauses = [one for one in (token, *token.ancestors) if one.dep_ == "acl:relcl"]
    return any(_aside(context, clause, trigger) for clause in clauses)


def _aside(context: Context, clause: Token, trigger: int) -> bool:
    if clause.i in {harm.trigger for harm in context.harms}:
        return False
    first = clause.left_edge.i + (clause.left_edge.text == ",")
    own = first > 0 and context.doc[first - 1].text == "," and context.doc[first].lower_ in RELATIVES
    return own and not (first <= trigger <= clause.right_edge.i)


def _of_description(token: Token, trigger: int) -> bool:
    """Whether a time hangs on a participle that says who the harmed are: "a man wounded on Monday died on Wednesday"."""
    governor = next((one for one in token.ancestors if one.i == trigger or one.pos_ == "VERB"), None)
    return governor is not None and governor.i != trigger and governor.dep_ == "acl" and governor.head.head.i == trigger


def _of_ranking(context: Context, time: TimeWords, trigger: int) -> bool:
    """Whether a period says among what something ranks: "in one of the deadliest attacks on the army this year"."""
    if is_day(time) or (time.kind is TimeKind.SINCE and time.since is not None and is_day(time.since)):
        return False
    ranked = _RANKED.search(context.sentence.text[: time.start - context.sentence.start])
    return ranked is not None and context.doc[trigger].idx < ranked.start()


def _of_what_followed(context: Context, token: Token, trigger: int) -> bool:
    """Whether a time hangs on a word of arrest, court, burial or recovery, and not on the harm that this speaks of, which lies
    before it, nobody knows how long. Of a raid that killed two and arrested three both may be meant."""
    governor = next((one for one in token.ancestors if one.i == trigger or one.pos_ == "VERB" or one.dep_ in CLAUSES), None)
    if governor is None or governor.lemma_.lower() not in context.whole.lexicon.following:
        return False
    if any(governor.i < harm.trigger < token.i and context.doc[harm.trigger].pos_ == "VERB" for harm in context.harms):
        return False  # "was in a critical condition after being shot on Tuesday", whatever the parser hangs it on
    above = [context.doc[trigger], *context.doc[trigger].ancestors]
    return governor in above and (governor.i == trigger or above[above.index(governor) - 1].dep_ != "conj")


def _softened(time: TimeWords) -> TimeWords:
    """The day on which it was said: the harm lies on it or shortly before."""
    return replace(time, soft=True)
