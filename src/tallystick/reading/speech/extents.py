"""Extents: how far what is said reaches on either side of a cue, and where the source ends.

Laid-out words, a cue and the tokens that the finder chose enter; the tokens that are in the speaker's voice leave.
"""

from __future__ import annotations

from tallystick.reading.lexicon import Lexicon
from tallystick.reading.speech.words import Words


def whole_clause(words: Words, cue: int, content: frozenset[int]) -> frozenset[int]:
    """What stands beside a clause on its side of the cue is in the same voice, to a semicolon or the end of the sentence."""
    first, last = min(content), max(content) + 1
    if words.verbs(first, last) == 0:
        return content
    if first > cue:
        while last < words.end[cue] and words.text[last] != ";":
            last += 1
    elif last <= cue:
        while first > words.begin[cue] and words.text[first - 1] != ";":
            first -= 1
    else:
        return content
    return content | frozenset(range(first, last))


def both_halves(words: Words, cue: int, content: frozenset[int], lexicon: Lexicon) -> frozenset[int]:
    """ "Three were killed, a doctor told us, and five were hurt": what goes on behind the cue is in the same voice."""
    last = words.end[cue]
    if max(content, default=cue) > cue or words.text[cue] == ",":
        return content
    comma = next((index for index in range(cue + 1, last) if words.text[index] == ","), last)
    if comma + 1 >= last or words.lower[comma + 1] != "and" or ";" in words.text[comma:last]:
        return content
    another = any(words.lemma[index] in lexicon.saying | lexicon.denying for index in range(comma, last))
    return content if another or words.verbs(comma, last) == 0 else content | frozenset(range(comma + 1, last))


def apart(words: Words, cue: int, source: frozenset[int], content: frozenset[int]) -> tuple[frozenset[int], frozenset[int]]:
    """ "According to the daily, Peter Holm, 56, died": the parser may take what is said for a part of the source."""
    first, last = min(source), max(source) + 1
    comma = next((index for index in range(first, last) if words.text[index] == ","), last)
    swallowed = words.lower[cue] == "according" and words.verbs(comma, last) > 0 and cue <= words.begin[cue] + 1
    if not swallowed or any(words.pos[index] in ("VERB", "AUX") for index in content):
        return source, content
    return frozenset(range(first, comma)), frozenset(range(comma + 1, last))


def whole_quotes(words: Words, content: frozenset[int]) -> frozenset[int]:
    """Words between the same quotation marks have the same speaker, over the ends of sentences too."""
    quotes = {words.quote[index] for index in content} - {-1}
    return content | {index for quote in quotes for index in range(*words.quotes[quote])}
