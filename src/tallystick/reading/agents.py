"""Agents: who did it, by the words around one harm: the subject of an active verb, or what stands after "by".

A harm in its context enters; the neutral name of the agent leaves, None where the words name none.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from tallystick.reading.attributions import name_actor
from tallystick.reading.context import Context
from tallystick.reading.harms.record import Harm

_IN_ATTACK = re.compile(
    r"[^,;]{0,60}?\b(?:in|by)\s+(?:an?\s|the\s)?\s*(?P<owner>(?:[\w()-]+ ){0,3}?[\w()-]+) "
    r"(?:air ?strikes?|attacks?|shelling|strikes?|forces|fire)\b"
)


def agent_of_harm(context: Context, harm: Harm) -> str | None:
    """The agent of the word of harm: the subject of an active verb, or what stands after "by"."""
    agent = _agent(context.doc[harm.trigger], harm)
    if agent is not None:
        return name_actor(context.doc[agent.left_edge.i : agent.i + 1].text, context.whole.parties)
    owned = _IN_ATTACK.match(context.sentence.text, context.doc[harm.last - 1].idx)
    if owned is None or context.whole.parties.of(owned["owner"]) is None:
        return None
    return name_actor(f"{owned['owner']} forces", context.whole.parties)


def is_own(context: Context, harm: Harm) -> bool:
    """Whether the agent is the speaker's own ("its guns had killed at least 50"): then the harmed are not the speaker's."""
    agent = _agent(context.doc[harm.trigger], harm)
    return agent is not None and context.doc[agent.left_edge.i].lower_ in ("its", "their", "our")


def _agent(trigger: Token, harm: Harm) -> Token | None:
    for child in trigger.children:
        subject = child.dep_ == "nsubj" and not harm.quantity.holds(child.i) and harm.quantity.first > trigger.i
        if subject or child.dep_ == "obl:agent":
            return child
    shared = trigger.dep_ == "conj" and trigger.head.pos_ == "VERB" and harm.quantity.first > trigger.i
    return _agent(trigger.head, harm) if shared else None
