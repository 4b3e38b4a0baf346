"""Agents: who did it, by the words around one harm: the subject of an active verb, or what stands after "by".

A harm in its context enters; the neutral name of the agent leaves, None where the words name none.
"""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from tallystick.reading.attributions import name_actor
from tallystick.reading.context import Context
from tallystick.reading.demonyms import demonym_party
from tallystick.reading.harms.record import Harm
from tallystick.reading.places import PlaceRole
from tallystick.reading.speech.cues import Speech
from tallystick.reading.telling.doers import doers

_IN_ATTACK = re.compile(
    r"[^,;]{0,60}?\b(?:in|by)\s+(?:an?\s|the\s)?\s*(?P<owner>(?:[\w()-]+ ){0,3}?[\w()-]+) "
    r"(?:air ?strikes?|attacks?|shelling|strikes?|forces|fire)\b"
)


SUFFERED = frozenset("lost lose loses losing suffered suffer suffers suffering sustained sustaining mourned buried".split())
"""Verbs whose subject is on the side of the harmed: "the convoy lost 12 soldiers"."""
DATELINE = 8
"""Tokens from the town of a dateline to its dash."""


def agent_of_harm(context: Context, harm: Harm) -> str | None:
    """The agent of the word of harm: the subject of an active verb, or what stands after "by"."""
    agent = _agent(context.doc[harm.trigger], harm)
    if agent is not None:
        return name_actor(_words_of(context, agent), context.whole.parties)
    owned = _IN_ATTACK.match(context.sentence.text, context.doc[harm.last - 1].idx)
    if owned is None or context.whole.parties.of(owned["owner"]) is None:
        return None
    return name_actor(f"{owned['owner']} forces", context.whole.parties)


def _words_of(context: Context, agent: Token) -> str:
    """The words of an agent, none of a pronoun; a capital at the head of a sentence names nobody ("Bomb kills three")."""
    if agent.pos_ == "PRON" or _is_a_place(context, agent):
        return ""
    last = max([agent.i, *(child.i for child in agent.children if child.dep_ == "flat")])
    dateline = context.doc[0].is_upper and len(context.doc[0]) > 1
    if context.doc[last + 1 : last + 2].text == ":" or (
        dateline and any(map(_begins_anew, context.doc[last : last + DATELINE]))
    ):
        return ""  # a headline's land or topic: "Burkina Faso: gunmen kill 62"
    first = agent.left_edge.i
    first = next((token.i + 1 for token in reversed(context.doc[first : agent.i]) if _begins_anew(token)), first)
    words: str = context.doc[first : last + 1].text
    head = context.doc[first]
    if (
        head.i == 0
        and head.i < agent.i
        and (head.tag_ in ("JJ", "VBN", "VBD", "CD") or head.like_num)
        and context.doc[1].is_lower
    ):
        return words if demonym_party(head.text) is not None else words[:1].lower() + words[1:]
    noun = head.tag_ in ("NN", "NNS") and context.whole.lexicon.role(head) is not None
    plain = noun or head.lower_ in doers().common
    return words[:1].lower() + words[1:] if head.i == 0 and plain else words


def _begins_anew(token: Token) -> bool:
    """The colon of a headline, the dash after a dateline ("BENI, Congo - Rebels killed 17")."""
    return token.text == ":" or (token.text in ("-", "–", "—") and token.i > 0 and bool(token.nbor(-1).whitespace_))


def _is_a_place(context: Context, agent: Token) -> bool:
    """ "Air strike on a camp in Ethiopia's Tigray kills 56": where it was, which the parser takes for who did it."""
    at = context.sentence.start + agent.idx
    return any(one.start <= at < one.end and one.role is PlaceRole.LOCATED for one in context.places)


def is_own(context: Context, harm: Harm) -> bool:
    """Whether the agent is the speaker's own ("its guns had killed at least 50"): then the harmed are not the speaker's."""
    agent = _agent(context.doc[harm.trigger], harm)
    return agent is not None and context.doc[agent.left_edge.i].lower_ in ("its", "their", "our")


def is_speaker(context: Context, harm: Harm, speech: Speech) -> bool:
    """Whether a speaker's words tell of its own deed ("rebels said they had killed 20"), and name nobody else before."""
    trigger = context.doc[harm.trigger]
    agent = _agent(trigger, harm)
    if agent is None:
        return bool(trigger.dep_ == "xcomp" and trigger.head.i == speech.cue and harm.quantity.first > trigger.i)
    first = agent.left_edge.i
    if agent.i not in speech.content or agent.i > trigger.i or _named(context.doc[min(speech.content) : first]):
        return False
    return agent.lower_ in ("they", "it", "we") or is_own(context, harm)


def _named(words: Span) -> bool:
    """Whether words name somebody or something, days aside."""
    return any(
        one.pos_ in ("NOUN", "PROPN", "PRON") and one.lower_ != "that" and not one.dep_.endswith("tmod") for one in words
    )


def _agent(trigger: Token, harm: Harm) -> Token | None:
    if trigger.lower_ in SUFFERED:
        return None
    for child in trigger.children:
        subject = child.dep_ == "nsubj" and not harm.quantity.holds(child.i) and harm.quantity.first > trigger.i
        if subject or child.dep_ == "obl:agent":
            return child
    shared = trigger.dep_ == "conj" and trigger.head.pos_ == "VERB" and harm.quantity.first > trigger.i
    return _agent(trigger.head, harm) if shared else None
