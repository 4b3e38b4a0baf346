"""Patients: the tokens that stand to a word of harm as those who suffered it, by the dependency parse.

A trigger and its frame enter; tokens leave, nearest relation first.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tallystick.reading.harms.deeds import OF_WHOM
from tallystick.reading.harms.nouns import NOUNS, is_person
from tallystick.reading.harms.order import (
    SUBJECTS,
    after_a_number,
    aimed,
    before_passive,
    joined_to,
    named_after,
    object_of_next,
    opens_a_clause,
    owner_of_a_compound,
    shares_an_object,
    some_of_the_wounded,
)
from tallystick.reading.lexicon import Frame
from tallystick.reading.times.tokens import WEEKDAYS

SHOT_BY_SOMEBODY = frozenset(
    """
    man woman boy girl teen wife husband sister brother friend girlfriend boyfriend neighbor mother father son daughter cousin
    """.split()
)
"""Nouns right after "shot" in a headline that make it active: "Boy shot sister"."""
HARMS_ONESELF = frozenset({"kills", "killed", "shoots", "shot", "stabs"})
MANY_DEEDS = 10
"""Deeds from which on their number is that of the dead."""
SAYING = frozenset("say believe think report confirm allege claim add".split())
FOUND_TO_BE = frozenset({"find", "confirm"})
"""Verbs whose object is whom the next participle speaks of: "four were found shot to death"."""
TOLD_TO_BE = frozenset("report find confirm declare presume pronounce fear believe leave list".split())
"""Verbs whose participle stands between the harmed and the word: "fifteen people reported dead"."""


def patients(token: Token, frame: Frame, taken: frozenset[int]) -> list[Token]:
    """Tokens that stand to the trigger as its frame says, nearest relation first; `taken` are those of time words."""
    if frame is Frame.OBJECT:
        return _objects(token, taken)
    if frame is Frame.SUBJECT:
        return _subjects(token) or _controllers(token)
    if frame is Frame.MODIFIED:
        return _modified(token)
    owners = [child for child in token.children if child.dep_ == "nmod:poss"] or owner_of_a_compound(token)
    held = [child for child in token.children if child.dep_ == "nmod" and preposition(child) in ("of", "to")]
    if token.i + 2 < len(token.doc) and token.nbor().lower_ == "of":
        held.append(token.nbor(2))
    return [*owners, *held] if token.lower_ in OF_WHOM and not _so_many(token) else [token, *owners, *held]


def _so_many(token: Token) -> bool:
    """ "412 homicides": so many deeds, each with its dead, count the dead; few may be one deed with several."""
    told = [child.text.replace(",", "") for child in token.children if child.dep_ == "nummod"]
    return token.lower_ in ("homicides", "murders") and any(number.isdigit() and int(number) >= MANY_DEEDS for number in told)


def _objects(token: Token, taken: frozenset[int]) -> list[Token]:
    children = [child for child in token.children if child.i not in taken]
    if token.tag_ == "VBG" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "of":
        return [child for child in children if child.i > token.i and preposition(child) == "of"]
    if token.tag_ == "NNS" and token.i + 1 < len(token.doc) and _reflexive(token.nbor()):
        return []  # "wounds son, kills self": see `oneself`
    passive = [_meant(child) for child in children if child.dep_ == "nsubj:pass"]
    if passive:
        nearer = before_passive(token)
        return nearer if nearer and opens_a_clause(nearer[0]) else passive
    if token.dep_ in ("xcomp", "advcl") and token.head.lemma_.lower() in FOUND_TO_BE and token.tag_ == "VBN":
        return [_meant(child) for child in token.head.children if child.dep_ in ("nsubj:pass", "obj")]
    if token.dep_ == "xcomp" and token.head.lower_ in ("got", "get", "gets") and token.tag_ == "VBN":
        return _subjects(token.head)
    if aimed(token):
        return []
    if token.tag_ in ("VBN", "VBD") and shares_an_object(token) and not any(one.dep_ == "aux:pass" for one in children):
        return object_of_next(token)
    if token.tag_ in ("VBN", "VBD", "JJ") and token.dep_ in ("acl", "amod", "acl:relcl") and not _has_arguments(children):
        return [token.head]
    if (named := named_after(token)) is not None:
        return [named]
    ended = token.tag_ in ("VBD", "VBN") and token.doc[token.i + 1 : token.i + 2].text == ","  # "One killed, a woman hurt"
    objects = [] if ended else [child for child in children if child.dep_ in ("obj", "dobj", "iobj", "obl:unmarked")]
    objects = [child for child in objects if not (_reflexive(child) and _of_a_later_verb(token, child))]
    if any(_reflexive(child) for child in objects) or _and_oneself(token, objects):
        return [child for child in objects if not _reflexive(child)] + (_subjects(token)[-1:] or _controllers(token))
    if objects:
        return _those_before(token) or objects if objects[0].lower_ == "them" else objects
    shared = _shared_objects(token, taken)
    if shared:
        return shared
    own = [_meant(child) for child in children if child.dep_ in SUBJECTS] or before_passive(token)
    passive_too = token.dep_ in ("advcl", "conj") and any(child.dep_ == "aux:pass" for child in children)
    if passive_too and not own:
        return _subjects(token.head)  # "a man left a bar and was shot"
    if token.dep_ == "conj" and not (own and token.tag_ in ("VBN", "VBD")):
        joined = joined_to(token)
        return [joined] if joined.pos_ in NOUNS | {"NUM"} and joined.i == token.head.i else _objects(joined, taken)
    told_of = token.tag_ == "JJ" and any(child.dep_ == "cop" for child in children)
    if told_of or ((token.tag_ in ("VBN", "VBD") or token.lower_ == "shot") and not is_active(token)):
        return own
    return []


def is_active(token: Token) -> bool:
    """Whether a verb without an object that the parser saw is active: "had shot", or its object follows it."""
    auxiliaries = {child.lower_ for child in token.children if child.dep_ == "aux"}
    passive = any(child.dep_ == "aux:pass" or child.lower_ == "been" for child in token.children)
    if auxiliaries & {"has", "had", "have", "'ve"} and not passive:
        return True
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if aimed(token):
        return True
    past = token.tag_ == "VBD" or (token.lower_ == "shot" and token.tag_ != "VBN")
    if following is not None and past and following.tag_ == "NN" and following.lower_ in SHOT_BY_SOMEBODY:
        return True
    aged = following is not None and token.doc[following.i + 1 : following.i + 3].text.startswith(("-year", "-month"))
    named = following is not None and following.tag_ == "NNP" and following.lower_ not in WEEKDAYS
    return bool(following is not None and (following.tag_ in ("DT", "PRP$", "PRP") or aged or named) and past)


def _reflexive(token: Token) -> bool:
    return str(token.lower_).endswith(("self", "selves"))


def _those_before(token: Token) -> list[Token]:
    """ "Pulled out ten passengers and shot them": the object of the verb that is joined to this one."""
    return [child for child in token.head.children if child.dep_ == "obj"] if token.dep_ == "conj" else []


def _of_a_later_verb(token: Token, oneself: Token) -> bool:
    """ "shoots wife, kills self": it is the second verb's, whatever the parser hangs it on."""
    return token.i < oneself.i - 1 and oneself.nbor(-1).lower_ in HARMS_ONESELF


def _and_oneself(token: Token, objects: Sequence[Token]) -> bool:
    """ "killed his wife, then himself": oneself joined to those killed."""
    inside = (one for harmed in objects for one in harmed.subtree)
    after = (child for child in token.children if child.dep_ in ("obl:unmarked", "conj", "parataxis"))
    joined = (one for one in (*inside, *after) if _reflexive(one) and one.i > token.i)
    return any(one.nbor(-1).lower_ in (",", "and", "then", "before") for one in joined)


def _shared_objects(token: Token, taken: frozenset[int]) -> list[Token]:
    """ "shot and killed his son": an active verb without an object shares that of the verb joined to it."""
    joined = [
        child for child in token.children if child.dep_ in ("conj", "parataxis") and child.tag_ in ("VBD", "VBZ", "VBN", "VB")
    ]
    if token.tag_ not in ("VBD", "VBZ", "VBP", "VB") or not any(child.dep_ == "nsubj" for child in token.children):
        return []
    return [child for verb in joined[:1] for child in verb.children if child.dep_ == "obj" and child.i not in taken]


def _has_arguments(children: Sequence[Token]) -> bool:
    return any(child.dep_ in ("obj", "nsubj") for child in children)


def _meant(subject: Token) -> Token:
    """The noun that a relative pronoun stands for: "the man who was shot", "the man who police say was shot"."""
    verb = subject.head
    if verb.dep_ == "ccomp" and verb.head.dep_ == "acl:relcl" and subject.i < verb.head.i:
        verb = verb.head
    if subject.lower_ not in ("who", "whom", "which", "that") or verb.dep_ != "acl:relcl":
        return subject
    if subject.lower_ == "who" and verb.head.lower_ in OF_WHOM:
        return _person_of(verb.head, subject)
    return _member_of(verb.head) if subject.lower_ == "who" else verb.head


def _member_of(group: Token) -> Token:
    """ "Two members of the patrol who are missing": no person, but what they are of."""
    member = group.head
    of = group.dep_ == "nmod" and group.pos_ == "NOUN" and preposition(group) == "of"
    return member if of and is_person(member) and not is_person(group) else group


def _person_of(deed: Token, relative: Token) -> Token:
    """ "the shooting of three children, who were found dead": the last noun before "who", which no deed is meant by."""
    return next((one for one in reversed(deed.doc[deed.i : relative.i]) if one.pos_ in NOUNS), deed)


def _subjects(token: Token) -> list[Token]:
    if token.lower_ in ("died", "succumbed") and (some := some_of_the_wounded(token)):
        return some
    found = [_meant(child) for child in token.children if child.dep_ in SUBJECTS]
    if not found and token.dep_ == "conj":
        near = _told_by(token) or _nouns_joined(token) or _opening_its_clause(token) or _after_where(token)
        return near or _subjects(token.head)
    return found


def _told_by(token: Token) -> list[Token]:
    """ "Police said the child, a girl of five, shot herself": who the parser sees said is the next verb's subject."""
    said = token.head.lemma_.lower() in SAYING
    return [child for child in token.head.children if child.dep_ == "obj" and token.head.i < child.i < token.i] if said else []


def _nouns_joined(token: Token) -> list[Token]:
    """ "All five were shot, Reed and Hale died": nouns that the parser joins to a verb are the next verb's subject."""
    first = token.head
    if first.pos_ in NOUNS:
        return []
    return [child for child in first.children if child.dep_ == "conj" and child.pos_ in NOUNS and first.i < child.i < token.i]


def _opening_its_clause(token: Token) -> list[Token]:
    """ "Pulled two from the rubble and a man with burns died": whose noun begins the clause, whatever it is joined to."""
    start = next((one.i + 1 for one in reversed(token.doc[token.sent.start : token.i]) if one.lower_ == "and"), token.i)
    clause = token.doc[start : token.i]
    noun = next((one for one in clause if one.pos_ not in ("DET", "NUM", "ADJ")), None)
    verbless = all(one.pos_ not in ("VERB", "AUX") and one.text != "," for one in clause)
    return [noun] if noun is not None and noun.pos_ in NOUNS and verbless else []


def _after_where(token: Token) -> list[Token]:
    """ "Were taken to a clinic, where one of them, a woman, died": the subject whose verb the parser does not see."""
    between = token.doc[token.head.i + 1 : token.i]
    where = next((one.i for one in reversed(between) if one.lower_ == "where"), token.i)
    return [one for one in token.doc[where : token.i] if one.dep_ == "nsubj" and one.head.pos_ in NOUNS][:1]


def _controllers(token: Token) -> list[Token]:
    """Whom a participle without a subject speaks of: "the people trapped after fleeing"."""
    if any(child.lower_ == "where" for child in token.children):
        return []  # "were taken to a clinic, where one of them died"
    if token.dep_ in ("acl", "acl:relcl") or (token.lower_ == "succumb" and token.dep_ == "amod" and token.head.i < token.i):
        return [token.head]
    if token.dep_ in ("advcl", "xcomp"):
        return _subjects(token.head) or _controllers(token.head)
    return _controllers(token.head) if token.dep_ == "conj" and token.tag_ == "VBG" else []


def _modified(token: Token) -> list[Token]:
    if after_a_number(token):
        return [token.nbor(-1)]
    if token.tag_ == "VBD" and any(child.dep_ == "obj" for child in token.children):
        return []  # "a boy wounded his sister": a verb, and he is not the wounded
    if token.dep_ in ("amod", "acl") or (token.lower_ == "slain" and token.dep_ == "compound"):
        return [token.head]
    before = token.nbor(-1) if token.i else token
    if token.dep_ == "xcomp" and before.pos_ in NOUNS and before.dep_ == "conj":
        bare = all(child.dep_ == "cc" for child in before.children)  # "left a man and woman dead"
        return [before.head if bare else before]  # "left a man dead and two others wounded"
    numbers = [child for child in token.children if child.dep_ in ("nummod", "det", "nmod") and child.i < token.i]
    subjects = [_meant(child) for child in token.children if child.dep_ in SUBJECTS]
    if token.dep_ == "conj" and subjects:
        return [*numbers, *subjects]  # "two were shot and one is dead"
    if token.dep_ in ("xcomp", "obj", "conj", "nmod"):
        objects = [_meant(child) for child in token.head.children if child.dep_ in ("obj", "nsubj:pass")]
        told = token.dep_ == "xcomp" and not objects and token.head.lemma_.lower() in TOLD_TO_BE
        return [*numbers, *subjects, *(_subjects(token.head) if told else objects)]
    return [*numbers, *subjects]


def preposition(token: Token) -> str:
    """The preposition before a noun, nothing where it has none."""
    return next((child.lower_ for child in token.children if child.dep_ == "case"), "")
