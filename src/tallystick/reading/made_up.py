"""Made up: sentences that tell who those were whom the one before counted: "The victims included two nurses".

A sentence in its context and the claims told before it enter; claims of scope part leave. Such a sentence holds no word of
harm, or one that only names again who was harmed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from tallystick.model.claims import Basis, Measure, Scope, Stance
from tallystick.model.groups import Group, Nature
from tallystick.reading.context import Context
from tallystick.reading.groups import PEOPLE, civil_member, persons
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.parts import of_persons, part_of
from tallystick.reading.speech.speakers import Voices, speaker_of
from tallystick.reading.told import Told

_DEAD = r"dead|deceased|killed|slain|victims|fatalities|deaths|martyrs|bodies"
_HURT = r"wounded|injured|hurt|injuries"
_THEM = (
    rf"(?:them|these|those(?: (?:who (?:were |had been |have been )?)?(?:{_DEAD}|died|{_HURT}))?|"
    rf"the (?:[\w-]+ )?(?:{_DEAD}|{_HURT}))"
)
_THEY = rf"(?:they|{_THEM}|(?:their|the) number)"
_SAYING = r"\W*(?:(?:and|but) )?(?:(?:[^,.;]{2,50}, )?(?:[\w'’.-]+ ){1,8}said (?:that )?)?"
_OPENING = re.compile(
    rf"{_SAYING}(?:(?:also )?(?:among|of) (?P<them>{_THEM}),? (?:(?:were|are|was|is) )?(?:also )?(?!(?:were|was|are|is) )|"
    rf"(?P<they>{_THEY}),? (?:(?:also|all|reportedly) )?"
    r"(?:(?:were|are|have been|were later|was) (?:identified as|named as|said to be)|"
    r"include[sd]?|are|were|comprised?|comprising|consist(?:ed)? of)"
    r"(?: (?:also|mostly|mainly))?:? )",
    re.IGNORECASE,
)
""" "The victims included", "among them were", "they were": what follows tells who they were."""
_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty)"
_SOME = rf"(?:(?:at least|about|some|more than) )?{_NUMBER}"
_SOME_WERE = re.compile(rf"{_SAYING}(?:all but )?{_SOME} (?:were|are|was)\b|\W*most (?:were|are)\b", re.IGNORECASE)
_WHO_THEY_WERE = re.compile(
    rf"\W*(?:one|{_SOME}) of (?:those|the) (?:[\w-]+ )?(?:{_DEAD}|{_HURT}|\w+ (?:{_DEAD}|{_HURT}))\b", re.IGNORECASE
)
_A_LIST = re.compile(
    rf"\W*(?:{_SOME}|an?|one)\b"
    r"(?:(?!\b(?:was|were|is|are|has|had|have|said|says|will|would|did|be|been|who|whose|which)\b)[^.;:])*?\band\b",
    re.IGNORECASE,
)
"""Words that may be nothing but a list: "Eleven women, five men and a girl of nine"."""
_NAMED_INSIDE = re.compile(
    rf"\b(?:including|among (?:them|the (?:{_DEAD}|{_HURT})|those (?:killed|who died|wounded|injured))),?"
    r"(?: (?:was|were))?(?= )",
    re.IGNORECASE,
)
""" "Nine people died, among them Ahmed Khan, 30, and ..."."""
_SENTENCES = re.compile(r"[.!?][\"”]? ")
"""Sentences of one quotation stand together."""
_ASIDE = re.compile(r"^(?:(?:the|an?|its|their|his|her) [^,.;]{2,50}, |(?:[a-z][\w-]+ ){1,4})$")
"""What somebody is, before his name: "the village head, Musa Traore"."""
_JOINED = re.compile(r"[^.;:]{0,60}?(?:,|\band\b|\bas well as\b|\balong with\b)\s*(?:(?:his|her|their|its) )?$")
"""Between two of a list: "a boy of 15 and two soldiers"."""
_OF_HURT = re.compile(rf"\b(?:{_HURT})\b", re.IGNORECASE)
_OF_DEAD = re.compile(rf"\b(?:{_DEAD}|died)\b", re.IGNORECASE)
NEAR = 2
"""Sentences back in which those are looked for whom the words name ("the dead"); whom they only point at stand in the last."""


def may_tell_who(text: str) -> bool:
    """A cheap look at a sentence: whether it may tell who those were that the one before counts."""
    return any(pattern.match(text) for pattern in (_OPENING, _SOME_WERE, _WHO_THEY_WERE, _A_LIST))


def read_made_up(context: Context, told: Sequence[Told], before: Sequence[Told], voices: Voices) -> list[Told]:
    """Those of a figure told `before` of whom the sentence says who they were; none of those that it tells of itself.

    Who says so is who speaks here, and need not be who gave the figure.
    """
    near = any(0 < context.sentence.ordinal - one.ordinal <= NEAR for one in before)
    if not context.quantities or not (near or told):
        return []
    used = {index for harm in context.harms for index in range(harm.quantity.first, harm.quantity.last)}
    used |= {index for one in told for index in one.words}
    found: list[Told] = []
    for quantity, group, words in _whom(context):
        base = _base(context, quantity, words, before, told)
        if base is not None and quantity.first not in used:
            part = part_of(context, quantity, group, base, Basis.REPORTED)
            harm = Harm(measure=base.claim.measure, quantity=quantity, trigger=quantity.first)
            claimant = speaker_of(context, harm, voices.speakers) or context.whole.issuer
            found.append(replace(part, claim=replace(part.claim, claimant=claimant)))
    return found


def _whom(context: Context) -> Iterator[tuple[Quantity, Group, str]]:
    """Each quantity that tells who some were, with what they were and the words for all of them."""
    text = context.sentence.text
    for start in (0, *(match.end() for match in _SENTENCES.finditer(text))):
        opening = _OPENING.match(text, start)
        if opening is not None:
            words = opening["them"] or opening["they"]
            for quantity in _listed(context, opening.end()):
                if (group := _group(context, quantity)) is not None:
                    yield quantity, group, words
        if _A_LIST.match(text, start):
            yield from _all_of_them(context, start)
    for inside in _NAMED_INSIDE.finditer(text):
        for quantity in _listed(context, inside.end() + 1):
            if quantity.single and (group := _group(context, quantity)) is not None:
                yield quantity, group, inside.group()
    for quantity in context.quantities:
        if (group := _said_to_be(context, quantity)) is not None:
            yield quantity, group, text[: context.doc[quantity.first].idx] + _own(context, quantity)


def _group(context: Context, quantity: Quantity) -> Group | None:
    """The group of some of the counted; a name alone tells of a person, a title before it of more."""
    if not quantity.single:
        return of_persons(context, quantity)
    role = context.whole.lexicon.role
    roles = (found for token in context.doc[quantity.first : quantity.last] if (found := role(token)) is not None)
    told = next((name for name, nature in roles if nature is Nature.PERSONS), PEOPLE.name)
    return persons(told, "", context.whole.parties)


def _own(context: Context, quantity: Quantity) -> str:
    return str(context.doc[quantity.first : quantity.last + 2].text)


def _listed(context: Context, start: int) -> list[Quantity]:
    """The quantities of the list that begins at an offset of the sentence; of a name and what somebody is, the first alone."""
    doc, text, found, end = context.doc, context.sentence.text, list[Quantity](), start
    for quantity in context.quantities:
        first = doc[quantity.first].idx
        if quantity.head is None or first < start or (quantity.single and not _a_name(context, quantity)):
            continue
        between = text[end:first]
        if found and any(token.pos_ in ("VERB", "AUX") for token in doc[found[-1].last : quantity.first]):
            break
        if not (_JOINED.fullmatch(between) if found else not between.strip() or (quantity.single and _ASIDE.match(between))):
            break
        end = doc[quantity.last - 1].idx + len(doc[quantity.last - 1])
        if not (found and _the_same(found[-1], quantity, between)):
            found.append(quantity)
    return found


def _a_name(context: Context, quantity: Quantity) -> bool:
    """Whether one person is spoken of by a name of two words, or of one after a title."""
    words = context.doc[quantity.first : quantity.last]
    return len(words) > 1 and all(token.text[:1].isupper() for token in words)


def _the_same(before: Quantity, quantity: Quantity, between: str) -> bool:
    """ "A nurse, Mary Smith, 34", "Mary Smith, 34, a nurse": one person told of twice."""
    one = before.figure.exact == quantity.figure.exact == 1 and before.single is not quantity.single
    return one and re.search(r"\band\b|\bas well\b|\balong\b", between) is None


def _said_to_be(context: Context, quantity: Quantity) -> Group | None:
    """What bare numbers are said to be: "four were children"; of "four were women and children" none tells how many."""
    some = context.doc[quantity.first]
    subject = next((one for one in context.doc[quantity.first : quantity.last] if one.dep_.startswith("nsubj")), some)
    bare = quantity.head is None or context.doc[quantity.head].lower_ in ("victims", "dead", "killed", "wounded", "injured")
    if not bare or quantity.percent or quantity.single or quantity.indefinite or not subject.dep_.startswith("nsubj"):
        return None
    told: Token = subject.head
    joined = any(child.dep_ == "conj" and not any(one.dep_ == "cop" for one in child.children) for child in told.children)
    if joined or told.i < quantity.last or not any(child.dep_ == "cop" for child in told.children):
        return None
    role = context.whole.lexicon.role(told)
    if role is None or role[1] is not Nature.PERSONS:
        return None
    words = context.doc[told.left_edge.i : told.i + 1].text if told.left_edge.i >= quantity.last else told.text
    return persons("people" if civil_member(told) else role[0], words, context.whole.parties)


def _all_of_them(context: Context, start: int) -> Iterator[tuple[Quantity, Group, str]]:
    """A list without a verb, whose numbers must make up those told of: see `_base`."""
    listed = _listed(context, start + len(context.sentence.text[start:]) - len(context.sentence.text[start:].lstrip(' "“')))
    groups = [_group(context, quantity) for quantity in listed]
    total = sum(quantity.figure.exact or 0 for quantity in listed)
    if len(listed) > 1:
        yield from ((one, group, f"all {total}") for one, group in zip(listed, groups, strict=True) if group is not None)


def _base(context: Context, quantity: Quantity, words: str, before: Sequence[Told], told: Sequence[Told]) -> Told | None:
    """The count of whom some are told of, the last one that fits the words."""
    named = _OF_DEAD.search(words) or _OF_HURT.search(words)
    near = [one for one in before if 0 < context.sentence.ordinal - one.ordinal <= (NEAR if named else 1)]
    near += [one for one in told if one.words.stop <= quantity.first]
    counts = [one for one in near if _holds(one, quantity)]
    if words.startswith("all "):
        counts = [one for one in counts if one.claim.figure.low == int(words[4:])]
    elif _OF_HURT.search(words):
        counts = [one for one in counts if one.claim.measure is not Measure.KILLED]
    elif named:
        dead = [one for one in counts if one.claim.measure is Measure.KILLED]
        counts = dead or (counts if "victims" in words.lower() else [])
    return counts[-1] if counts else None


def _holds(one: Told, quantity: Quantity) -> bool:
    claim, most = one.claim, quantity.figure.low or quantity.figure.high or 0
    counted = claim.measure.bodily and claim.scope is not Scope.PART and claim.person is None
    return counted and claim.stance is Stance.ASSERTED and max(2, most) <= (claim.figure.low or claim.figure.high or 0)
