"""Parts of another figure: "60 percent of the 900,000", "500,000 of them children", "including three women".

A sentence in its context and the claims told in it enter; claims of scope part leave, each pointing to its whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from tallystick.model.claims import Basis, Claim, Measure, Scope, Stance
from tallystick.model.groups import ARMED, Group, Nature
from tallystick.model.ids import content_id
from tallystick.reading.antecedents import apposed
from tallystick.reading.basis import identified
from tallystick.reading.context import Context
from tallystick.reading.groups import called, civil_member, persons
from tallystick.reading.harms.included import of_others
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.harms.shares import figure_of
from tallystick.reading.harms.states import HOW_BADLY
from tallystick.reading.harms.telling import in_one_of_them
from tallystick.reading.lexicon import KILLED
from tallystick.reading.told import Told, tell

_PART_BEFORE = re.compile(
    r"\b(?:including|"
    r"among (?:them|the (?:dead|killed|martyred|slaughtered|murdered|butchered|massacred|wounded|injured|victims)(?: were)?)|"
    r"\w+ of whom were)(?:\s(?:the |an? )?[\w-]+['’]s)?\s*$",
    re.IGNORECASE,
)

_LISTED = re.compile(
    r"\s*(?:,|,? and|,? as well as|,? (?:along|together)? ?with|,? alongside)\s+(?:his |her |their )?", re.IGNORECASE
)
""" "including two women and a child": the child is among them too."""


_UNDER_AGE = re.compile(
    r"(?: of (?:them|whom))?,? (?:(?:were|was|are|is) )?(?:(?:aged )?under|below|younger than) "
    r"(?:the age of )?(?:1[0-8]|\d|five|ten|twelve)\b"
)
""" "24 of them under the age of 12": children, without the word."""
OF_THEM = re.compile(
    r"\W*(?:(?:at least|about|some|more than|nearly|almost|another|around) )?[\w,-]+(?: per ?cent| percent|%)? "
    r"of (?:them|those|these|whom|the victims)\b"
    r"|\W*of (?:them|these|those),? ",
    re.IGNORECASE,
)
"""The beginning of a sentence that tells of some of those whom the one before it counts."""
_AMONG = re.compile(
    r"[^,;.]{0,40}?\b(?:were|was|are|is) (?:also |all )?(?:among|one of|some of) (?:the )?(?:more than |at least |about )?",
    re.IGNORECASE,
)
"""Between some and the figure of all that they are a part of."""
_SOME = {
    Measure.KILLED: rf"{'|'.join(sorted(KILLED))}|dead|slain|deceased|fallen|bodies|fatalities|martyrs",
    Measure.WOUNDED: "wounded|injured|hurt",
}
_SOME_OF = {
    measure: re.compile(
        rf"(?:^[\w-]+ of (?:the|those|its|their|our) (?:[\w-]+ ){{0,2}}?|"
        rf"\b(?:were|was|are|is) (?:also |all )?among (?:the |those )?(?:[\w-]+ ){{0,2}}?"
        rf"(?:who (?:had |have )?(?:been |were |was )?)?)"
        rf"(?:{words})\b",
        re.IGNORECASE,
    )
    for measure, words in _SOME.items()
}
"""Some of those whom another sentence counts: "four of the dead were children", "two guards were among those killed"."""
SOME = 16
"""Tokens from the first of some to the words for all of whom they are."""
OF_THE = 8
"""Characters between a share and the figure that it is a share of: "60 percent of the 900,000"."""


def read_parts(context: Context, told: Sequence[Told], before: Sequence[Told]) -> list[Told]:
    """Shares and numbers of a figure that the same sentence tells, or that the one `before` tells: "34 of them were women"."""
    found: list[Told] = []
    used = {harm.quantity.first for harm in context.harms}
    wholes = [one for one in told if one.claim.scope is not Scope.PART]
    if not told and OF_THEM.match(context.sentence.text) is not None:
        wholes = [one for one in before if one.claim.scope is not Scope.PART]
    for quantity in context.quantities:
        if not wholes or quantity.first in used or quantity.single or in_one_of_them(context.doc, quantity):
            continue
        included = quantity.head is not None and _PART_BEFORE.search(context.doc[: quantity.first].text) is not None
        listed = quantity.head is not None and _goes_on(context, quantity, told, found)
        named = (quantity.head is None or quantity.of_base) and identified(context.doc, quantity)
        if not (
            quantity.part_of_them or quantity.percent or included or listed or named or _of_base(context, quantity, wholes)
        ):
            continue
        of_the_unhurt = included and of_others(context.doc, quantity, context.quantities, used, context.whole.lexicon)
        base = None if of_the_unhurt else _base(context, quantity, wholes)
        if base is None:
            continue
        group = of_persons(context, quantity) if included or listed else _part_group(context, quantity)
        group = apposed(context, quantity, base.claim.measure) or group
        if group is None and (named or _of_them_alone(context, quantity)):
            group = base.claim.group
        if group is not None:
            found.append(part_of(context, quantity, group, base, Basis.IDENTIFIED if named else Basis.REPORTED))
    return found


def some_of_those_before(context: Context, harm: Harm, said: Group | None, before: Sequence[Claim]) -> str | None:
    """The claim of an earlier sentence of which these are told to be some; `said` is what they are said to be."""
    pattern = _SOME_OF.get(harm.measure)
    words = context.doc[harm.quantity.first : harm.quantity.first + SOME].text
    match = pattern.search(words) if pattern is not None else None
    if pattern is None or match is None or (match.start() == 0 and said is None):
        return None
    fewest = harm.quantity.figure.low or 0
    alike = (one for one in before if one.measure is harm.measure and one.stance is Stance.ASSERTED)
    wholes = [one for one in alike if pattern.search(one.passage.quote) is None]  # none that are only some themselves
    return next((one.claim_id for one in reversed(wholes) if (one.figure.low or 0) > fewest), None)


def parts_before(context: Context, told: Sequence[Told]) -> list[Told]:
    """The claims with those made parts who are told before their whole: "three Swedes and a Dane were among the 84 killed"."""
    settled = list(told)
    for whole in told:
        start = _before(context, whole)
        for index in reversed(range(len(settled))):
            one = settled[index]
            joint = context.sentence.text[_after(context, one.words.stop) : start]
            if (
                one.words.stop > whole.words.start
                or one.claim.measure is not whole.claim.measure
                or one.claim.scope is Scope.PART
            ):
                continue
            if not (_AMONG.fullmatch(joint) or (start < _before(context, whole) and _LISTED.fullmatch(joint))):
                break
            settled[index] = replace(one, claim=replace(one.claim, scope=Scope.PART, part_of=whole.claim.claim_id, period=None))
            start = _before(context, one)
    return settled


def _before(context: Context, one: Told) -> int:
    """The offset in the sentence where the words of a figure begin."""
    return int(context.doc[one.words.start].idx)


def _goes_on(context: Context, quantity: Quantity, told: Sequence[Told], parts: Sequence[Told]) -> bool:
    """Whether a list of parts goes on: "among them 27 women and 19 minors"."""
    last = max(
        (one for one in (*told, *parts) if one.words.stop <= quantity.first and one.claim.scope is Scope.PART),
        key=lambda one: one.words.stop,
        default=None,
    )
    if last is None or last.claim.share is not None:
        return False
    joint = context.sentence.text[_after(context, last.words.stop) : context.doc[quantity.first].idx]
    return _LISTED.fullmatch(joint) is not None and ("and" in joint or not quantity.indefinite)


def _after(context: Context, token: int) -> int:
    """The offset in the sentence right after the token before this one."""
    return int(context.doc[token - 1].idx + len(context.doc[token - 1]))


def _of_them_alone(context: Context, quantity: Quantity) -> bool:
    """ "Four million of them across borders", "5,000 of them this year": what follows tells no other thing of them."""
    after = context.doc[quantity.last : quantity.last + 2]
    words = [token for token in after if token.lower_ not in ("them", "of")]
    return quantity.part_of_them and bool(words) and words[0].pos_ not in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "PRON")


def _of_base(context: Context, quantity: Quantity, wholes: Sequence[Told]) -> bool:
    """Whether it counts some of a figure that its words hold or that follows them: "twelve of the 31 people killed"."""
    last = quantity.last + (context.doc[quantity.last : quantity.last + 1].text.lower() == "of")
    return quantity.of_base and any(quantity.first < one.words.start <= last for one in wholes)


def _end(context: Context, quantity: Quantity) -> int:
    return context.passage(quantity.first, quantity.last).end


def of_persons(context: Context, quantity: Quantity) -> Group | None:
    """The group that the noun of a quantity names; None where they are no persons."""
    role = context.whole.lexicon.role(context.doc[quantity.head]) if quantity.head is not None else None
    if role is None or role[1] is not Nature.PERSONS:
        return None
    return persons(role[0], context.doc[quantity.first : quantity.last].text, context.whole.parties)


def whole_of(context: Context, harm: Harm, told: Sequence[Told]) -> str | None:
    """The claim of the same sentence that a figure after "including" is a part of, the next items of its list too."""
    before = context.doc[max(0, harm.quantity.first - 6) : harm.quantity.first].text
    last = told[-1].claim if told else None
    part = last is not None and last.scope is Scope.PART and last.measure is harm.measure
    if last is not None and part and not _of_other_men(context, harm, told) and _LISTED.fullmatch(_since(context, harm, last)):
        return last.part_of
    same = [one.claim for one in told if one.claim.measure is harm.measure and one.claim.scope is not Scope.PART]
    worse = harm.quantity.head is None and context.doc[harm.trigger].lower_ in HOW_BADLY
    return same[-1].claim_id if same and (worse or _PART_BEFORE.search(before)) else None


def _of_other_men(context: Context, harm: Harm, told: Sequence[Told]) -> bool:
    """ "Three soldiers, including two captains, and two militants": men of another kind than those of whom the list tells."""
    role = context.whole.lexicon.role(context.doc[harm.quantity.head]) if harm.quantity.head is not None else None
    wholes = [one.claim.group.name.split()[-1] for one in told if one.claim.claim_id == told[-1].claim.part_of]
    return role is not None and bool(wholes) and {role[0], wholes[0]} <= ARMED and role[0] != wholes[0]


def _since(context: Context, harm: Harm, claim: Claim) -> str:
    """The words between a claim's passage and a quantity after it."""
    start = max(0, claim.passage.end - context.sentence.start)
    return context.sentence.text[start : context.doc[harm.quantity.first].idx]


def part_of(context: Context, quantity: Quantity, group: Group, base: Told, basis: Basis) -> Told:
    """The claim that some of those whom `base` counts were of a group, with its surroundings."""
    whole = base.claim
    figure, share, end = quantity.figure, None, quantity.last
    if quantity.percent:
        share = quantity.share
        figure = figure_of(quantity, whole.figure, figure.words)
    else:
        after = context.doc[end : end + 3] if quantity.head is None else context.doc[end:end]
        end = next((token.i + 1 for token in after if context.whole.lexicon.role(token)), end)
    passage = context.passage(quantity.first, end)
    head = context.doc[quantity.head] if quantity.head is not None else None
    claim = replace(
        whole,
        claim_id=content_id("claim", passage.report_id, passage.start, passage.end, whole.measure, figure.words),
        passage=passage,
        group=replace(group, within=(whole.group.name,)),
        called=called(context.doc[quantity.first], head, group, context.whole.lexicon),
        figure=figure,
        scope=Scope.PART,
        part_of=whole.claim_id,
        share=share,
        basis=basis,
    )
    return tell(context, quantity, claim)


def _base(context: Context, quantity: Quantity, wholes: Sequence[Told]) -> Told | None:
    """The figure that a part is of: one whose words overlap the part's, else the one told last before it."""
    start = context.sentence.start + context.doc[quantity.first].idx
    end = _end(context, quantity)
    overlapping = [one for one in wholes if one.claim.passage.touches(start, end)]
    following = [one for one in wholes if quantity.of_base and 0 <= one.claim.passage.start - end < OF_THE]
    before = [one for one in wholes if one.claim.passage.start < start]
    return next(iter([*overlapping, *following, *before[-1:]]), None)


def _part_group(context: Context, quantity: Quantity) -> Group | None:
    """The group of a part: the noun after "of them", or what the share is said to be."""
    doc, lexicon = context.doc, context.whole.lexicon
    after = [*doc[quantity.last : quantity.last + 3]]
    if _UNDER_AGE.match(context.sentence.text, doc[quantity.last - 1].idx + len(doc[quantity.last - 1])):
        return persons("children", "", context.whole.parties)
    predicates = [token for token in doc[quantity.last :] if _says_what_they_are(token)]
    for token in [*predicates, *after] if quantity.percent or quantity.of_base else [*after, *predicates]:
        role = lexicon.role(token)
        if role is not None and role[1] is Nature.PERSONS:
            return persons("people" if civil_member(token) else role[0], token.text, context.whole.parties)
    return None


def _says_what_they_are(token: Token) -> bool:
    """Whether a word is a predicate, and the only one: of "seven were women and children" none tells how many were women."""
    parts = {child.dep_ for child in token.children}
    return "cop" in parts and "conj" not in parts
