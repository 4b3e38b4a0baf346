"""Order: who suffered it by the order of the words, where parsers err.

A word of harm enters; the tokens of those who suffered it leave, none where the order tells nothing.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from tallystick.reading.harms.deeds import VIOLENT
from tallystick.reading.harms.nouns import NOUNS
from tallystick.reading.lexicon import KILLED
from tallystick.reading.times.tokens import WEEKDAYS

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
SHOOTERS = frozenset({"gunman", "shooter", "sniper", "attacker", "assailant", "militant"})
AIMING = frozenset({"at", "from", "into", "toward", "towards", "through", "up"})
"""What follows "shot" where a gunman did it: "the gunman shot from a window"."""
CLAUSE_OPENERS = frozenset({"after", "before", "when", "while", "as", "since", "because"})
REACH = 8
"""Tokens before "died" in which it is told whom of the wounded it speaks of."""
_OF_THE_WOUNDED = re.compile(
    r"\b\w+ (?P<rest>of (?:the|those)(?: [\w,]+){0,2}? (?:wounded|injured)(?: (?:later|have|has|had|since|also|then))*)$"
)


def aimed(token: Token) -> bool:
    """ "The gunman shot from a window": he did it, however it is parsed."""
    after, before = token.doc[token.i + 1 : token.i + 2].text.lower(), token.doc[max(0, token.i - 1) : token.i]
    return token.lower_ == "shot" and after in AIMING and any(one.lemma_.lower() in SHOOTERS for one in before)


def before_passive(token: Token) -> list[Token]:
    """ "were held after a boy was shot": who stands right before "was" is its subject, whatever the parser hangs him on."""
    first = token.i - 1
    while first > 0 and token.doc[first].pos_ == "ADV":
        first -= 1
    passive = first > 0 and token.doc[first].lower_ in ("was", "were", "is", "are")
    before = token.doc[first - 1] if passive else None
    free = before is not None and before.pos_ in NOUNS and before.dep_ not in SUBJECTS and not _within_another(before)
    if before is not None and (before.tag_ == "NN") is (token.doc[first].lower_ in ("were", "are")):
        return []  # "three friends in a car were shot"
    return [before] if before is not None and free else []


def _within_another(noun: Token) -> bool:
    """ "the mother of the boy": part of another noun's words; not so after "after", with which a clause begins."""
    return noun.dep_ in ("nmod", "appos", "conj") and noun.head.pos_ in NOUNS and not opens_a_clause(noun)


def opens_a_clause(noun: Token) -> bool:
    """ "after a boy was shot": whether a clause begins with the noun, whatever the parser takes "after" for."""
    return any(child.dep_ in ("case", "mark") and child.lower_ in CLAUSE_OPENERS for child in noun.children)


def joined_to(token: Token) -> Token:
    """The verb that one is joined to: "shot" in "held after boy shot and killed", whatever the parser joins."""
    before = token.doc[max(0, token.i - 2) : token.i]
    return before[0] if [one.lower_ for one in before] == ["shot", "and"] else token.head


def shares_an_object(token: Token) -> bool:
    """ "a man shot and killed his son": the object after the second verb is the first one's too, whatever the parser sees."""
    rest = [one for one in token.doc[token.i + 1 : token.i + 5] if one.pos_ != "ADV"]
    joined = len(rest) > 2 and rest[0].lower_ in ("and", ",") and rest[1].lower_ in KILLED | {"wounded", "injured"}
    return joined and rest[2].tag_ in ("DT", "PRP$", "PRP", "CD", "NNP") and rest[2].lower_ not in WEEKDAYS


def object_of_next(token: Token) -> list[Token]:
    """The object of the verb that is joined to a verb which shares it."""
    joined = next(one for one in token.doc[token.i + 1 :] if one.lower_ in KILLED | {"wounded", "injured"})
    return [child for child in joined.children if child.dep_ == "obj"]


def named_after(token: Token) -> Token | None:
    """ "Also killed in the raid was Ali Hassan": the name that stands after the verb."""
    if token.tag_ != "VBN" or token.i > 1 or any(child.i < token.i and child.dep_ in SUBJECTS for child in token.children):
        return None
    verb = next((one for one in token.doc[token.i + 1 :] if one.lower_ in ("was", "were")), None)
    after = token.doc[verb.i + 1 : verb.i + 2] if verb is not None else token.doc[:0]
    return after[0] if len(after) == 1 and after[0].tag_ in ("NNP", "CD", "DT") else None


def after_a_number(token: Token) -> bool:
    """ "54 dead, 21 wounded": a number with a word of harm and no noun after it, however it is parsed."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return token.i > 0 and token.nbor(-1).tag_ == "CD" and (following is None or following.pos_ not in NOUNS)


def owner_of_a_compound(token: Token) -> list[Token]:
    """ "the girl's shooting death": the owner, where the parser hangs the death on the shooting."""
    before = token.doc[max(0, token.i - 3) : token.i]
    told = len(before) == 3 and before[1].tag_ == "POS" and before[2].lower_ in VIOLENT and token.lower_ == "death"
    return [before[0]] if told else []


def some_of_the_wounded(token: Token) -> list[Token]:
    """ "after one of the 20 wounded later died": who stands before "died", whatever the parser hangs it on."""
    before = token.doc[max(0, token.i - REACH) : token.i].text.lower()
    match = _OF_THE_WOUNDED.search(before)
    return [token.doc[token.i - len(match["rest"].split()) - 1]] if match else []
