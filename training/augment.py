"""Variants of a sentence that news copy brings: capitals, headlines, curly quotes, dashes.

In: a sentence and a random source. Out: a sentence of as many words. Always: every
annotation keeps its word; only the words' letters and the spacing change.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from training.corpus import Sentence

_SMALL = frozenset(["a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "by", "with", "from", "as"])


def upper(s: Sentence) -> Sentence:
    """Agency copy."""
    return replace(s, words=tuple(w.upper() if len(w.upper()) == len(w) else w for w in s.words))


def lower(s: Sentence) -> Sentence:
    """Careless copy."""
    return replace(s, words=tuple(w.lower() if len(w.lower()) == len(w) else w for w in s.words))


def title(s: Sentence) -> Sentence:
    """Headline capitals."""
    words = tuple(
        w if i and w.lower() in _SMALL else w[:1].upper() + w[1:] if len(w[:1].upper()) == 1 else w
        for i, w in enumerate(s.words)
    )
    return replace(s, words=words)


def without_final_stop(s: Sentence) -> Sentence:
    """The sentence without its last full stop, where it ends in one that governs nothing."""
    last = len(s.words) - 1
    if last < 3 or s.words[last] != "." or (s.heads is not None and last in s.heads):
        return s
    cut = {
        name: getattr(s, name)[:last]
        for name in ("words", "spaces", "tags", "pos", "morphs", "lemmas", "heads", "deps", "ents")
        if getattr(s, name) is not None
    }
    return replace(s, **cut)


def curly(s: Sentence) -> Sentence:
    """Straight quotes made curly, by the opening and closing tags or by turns."""
    words, opened = [], False
    for i, word in enumerate(s.words):
        if word in ('"', "``", "''"):
            opening = s.tags[i] == "``" if s.tags is not None else not opened
            opened = not opened
            words.append("“" if opening else "”")
        elif word == "'" and s.tags is not None and s.tags[i] in ("``", "''"):
            words.append("‘" if s.tags[i] == "``" else "’")
        else:
            words.append(word.replace("'", "’"))
    return replace(s, words=tuple(words))


def straight(s: Sentence) -> Sentence:
    """Curly quotes made straight."""
    table = str.maketrans("“”‘’", "\"\"''")
    return replace(s, words=tuple(w.translate(table) for w in s.words))


def dashes(s: Sentence, random: Random) -> Sentence:
    """Dashes between clauses in another dress: --, –, —."""
    dash = random.choice(("--", "–", "—"))
    loose = {i for i, word in enumerate(s.words) if word in ("-", "--", "–", "—") and i and s.spaces[i - 1] and s.spaces[i]}
    return replace(s, words=tuple(dash if i in loose else w for i, w in enumerate(s.words)))


def vary_punctuation(s: Sentence, random: Random) -> Sentence:
    """Quotes and dashes: mostly left, sometimes another dress."""
    roll = random.random()
    if roll < 0.3:
        s = curly(s)
    elif roll < 0.45:
        s = straight(s)
    return dashes(s, random) if random.random() < 0.2 else s


def vary_case(group: tuple[Sentence, ...], random: Random) -> tuple[Sentence, ...]:
    """The case of a whole group of sentences: mostly left, sometimes capitals or a headline."""
    roll = random.random()
    if roll < 0.14:
        return tuple(upper(s) for s in group)
    if roll < 0.16:
        return tuple(lower(s) for s in group)
    if roll < 0.24 and len(group[0].words) < 16:
        head = without_final_stop(group[0])
        if len(group) > 1:
            group = (group[0], replace(group[1], opens_paragraph=True), *group[2:])
        return (title(head) if random.random() < 0.6 else head, *group[1:])
    return group
