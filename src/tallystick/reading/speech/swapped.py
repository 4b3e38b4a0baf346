"""Swapped: which of the words around a cue are its source and which are what is said, where the finder took one for the other.

Laid-out words, a cue and the tokens that the finder chose enter; those of what is said, or whether the two are swapped, leave.
"""

from __future__ import annotations

from tallystick.reading.speech.sources import BOUNDS
from tallystick.reading.speech.words import Words

BLAMING = frozenset({"blame", "accuse"})
UPRIGHT = frozenset("confirm acknowledge admit concede count record register document put report announce estimate".split())
"""Verbs that stand behind their subject."""


def after_the_hearer(words: Words, cue: int, content: frozenset[int]) -> frozenset[int]:
    """ "Hospital tells Channel 9 it has received 24 injured": who is told is none of what is told."""
    first, last = min(content, default=cue), max(content, default=cue) + 1
    told = words.lemma[cue] == "tell" and first == cue + 1 and words.verbs(first, last) == 0
    end = words.end[cue]
    if last == end < len(words.text):
        end = words.end[last]  # the parser sees two sentences where no stop parts them
    if not told or last >= end or words.text[last] in BOUNDS or words.verbs(last, end) == 0:
        return content
    return frozenset(range(last, end))


def before_the_hearer(words: Words, cue: int, source: frozenset[int], content: frozenset[int]) -> frozenset[int]:
    """ "Nine died at the gate, the officer told reporters.": what is told stands before the comma, and not the hearer."""
    first, last = min(content, default=cue), max(content, default=cue) + 1
    told = words.lemma[cue] == "tell" and first == cue + 1 and words.verbs(first, last) == 0
    ends = all(not words.text[index][:1].isalnum() for index in range(last, len(words.text)))
    comma = next((index for index in range(min(source) - 1, 0, -1) if words.text[index] == ","), 0)
    if not told or not ends or max(source) > cue or words.verbs(comma, min(source)) or not words.verbs(0, comma):
        return content
    return frozenset(range(comma))


def after_according_to(words: Words, cue: int) -> frozenset[int]:
    """ "71 have died, according to the Idlib health directorate.": the source stands behind, whatever the parser sees in it."""
    first = cue + 2
    last = next((index for index in range(first, len(words.text)) if words.text[index] in BOUNDS), len(words.text))
    while last > first and not words.text[last - 1][:1].isalnum():
        last -= 1
    return frozenset(range(first, last))


def turned_round(words: Words, cue: int, source: frozenset[int], content: frozenset[int]) -> bool:
    """ "Eight were children, and a nurse died, said Bo Hein Thu, an officer": a clause is no source, and a name no content."""
    if content and max(content) < cue < min(source):
        subject = next((child for child in words.children[cue] if words.dep[child] == "nsubj"), None)
        swapped = subject in content and words.lemma[cue] in UPRIGHT
        return swapped or words.lemma[cue] in BLAMING  # "The governor blamed the rebels"
    said = cue > words.begin[cue] and (words.text[cue - 1] == "," or words.is_quote(cue - 1))
    if words.lemma[cue] in UPRIGHT | BLAMING or not said or not content or not max(source) < cue < min(content):
        return False
    clause = any(words.dep[index].startswith("nsubj") and words.head[index] in source for index in source)
    return clause and words.verbs(min(content), max(content) + 1) == 0
