"""Planted damage: reports of our own from which the words of links were taken out, at known places.

A report is paragraphs of sentences in which square brackets hold what would be a link. `whole` gives it with all its words,
`damaged` without some of them; the truth is where they stood.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

LINK = re.compile(r"\[([^\]]+)\]")
OPENINGS = (
    "{n} guards were killed in [{t}] when shells fell on their post on {d}, the [{p} Defence Ministry] said.",
    "[The {p} army] said on {d} that {n} soldiers were killed by shells near [{t}] and {m} more were hurt.",
    "The attack came {m} days after [{a}] warned of an offensive in [{r}], where [{q}] forces have shelled the villages.",
    "In a statement, the ministry said that {m} tanks of the [{q} army] were destroyed in [{r}] in answer to it.",
    "A spokesman of [{a}] said that the [{p}] forces would answer each attack from [{q}] within a day.",
)
FOLLOWING = (
    "Doctors at [{t} General Hospital] said that {m} of the wounded were children and would be taken to [{u}].",
    "The road between [{t}] and [{u}] was closed, and families fled towards [{r}] on carts and tractors.",
    "[{p}]'s president promised that the dead would not be forgotten, and [{q}]'s envoy to [{u}] offered his regret.",
    "Talks between [{p}] and [{q}] broke off in [{u}] last week after the two sides could not agree on a border.",
    "It was the worst day for the [{p}] army since the fall of [{t}], a town of forty thousand on the river.",
    '"We will strike back anywhere in [{r}] if another soldier is hurt," said [{a}], who leads the [{p}] army.',
    "[The {q} government] was accused by [{u}] of breaking the truce that ended the war in [{r}].",
    "Aid workers of the [{r} Relief Fund] were told to leave the valley, and most of them went by way of [{u}].",
    "Nobody in [{t}] had expected shells to fall so far from the front, a teacher there said.",
    "The ministry in [{u}] counts {m} such attacks since the spring, most of them by [{q}] gunners.",
)
WORDS = {
    "p": ("Norland", "Ostmark", "Velmar"),
    "q": ("Sudmark", "Karsavia", "Tolland"),
    "t": ("Qarhat", "Brennik", "Solvane", "Mirepo"),
    "u": ("Port Ilva", "Anselm", "Corrigan"),
    "r": ("the Harn valley", "Upper Tessen", "Galbria"),
    "a": ("President Ulla Brandis", "General Teo Marsh", "Minister Ines Calder"),
    "d": ("Monday", "Tuesday", "Thursday"),
    "n": ("Three", "Four", "Seven"),
    "m": ("two", "five", "eight"),
}


@dataclass(frozen=True)
class Planted:
    """A report with all its words, the same without some links, and where each of these stood in the damaged text."""

    whole: str
    damaged: str
    lost: dict[int, str]


def planted(seed: int, share: float = 0.3) -> Planted:
    """A report of which each link was lost with a chance of `share`; nothing is lost where `share` is 0."""
    chance = random.Random(seed)
    filled = {name: chance.choice(words) for name, words in WORDS.items()}
    sentences = [chance.choice(OPENINGS), *chance.sample(FOLLOWING, 6)]
    marked = "".join(
        sentence.format(**filled) + ("\n\n" if place % 2 else " ") for place, sentence in enumerate(sentences, 1)
    ).strip()
    whole, damaged, lost, at = "", "", {}, 0
    for match in LINK.finditer(marked):
        before = marked[at : match.start()]
        whole, damaged, at = whole + before + match[1], damaged + before, match.end()
        if chance.random() >= share:
            damaged += match[1]
            continue
        lost[len(damaged)] = match[1]
        if marked[at : at + 1] == " " and chance.random() < 0.8:  # most pages close the gap
            at, whole = at + 1, whole + " "
    return Planted(whole=whole + marked[at:], damaged=damaged + marked[at:], lost=lost)
