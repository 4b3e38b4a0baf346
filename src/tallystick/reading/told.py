"""Told: a claim with what accounts need to know of its surroundings, and whether a word of retaliation speaks of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tallystick.model.claims import Claim, Scope, Stance
from tallystick.model.groups import ARMED
from tallystick.model.tellings import Telling
from tallystick.reading.context import RETALIATION, THEN, Context
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.mentions import Mention, besides, mention_of
from tallystick.reading.passing import in_passing
from tallystick.reading.scope import A_FEW
from tallystick.reading.telling import telling_of

IN_CARE = frozenset({"treated", "hospitalized", "hospitalised"})
_OF_THE_HARMED = re.compile(r"of the (?:dead|deceased|killed|slain|wounded|injured|casualties|fatalities)\b", re.IGNORECASE)
_EARLIER_COUNT = re.compile(
    r"\b(?:first|earlier|initial|previous|preliminary) (?:statement|toll|count|figure|report|estimate|announcement)s?\b"
    r"|\b(?:initially|at first|(?:had|have|has) (?:earlier|previously|initially)|"
    r"(?:earlier|previously) (?:said|reported|put|announced|gave|spoke|counted|told))\b"
    r"|\b(?:up|down) from (?:the |an? |earlier )*\S+$",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"\b(?:different|another|other|opposite|contradictory|conflicting) (?:story|version|account|picture)\b|"
    r"\bcontradict(?:s|ed)\b|\bfor (?:its|their|his|her) part\b|"
    r"\bdisputed (?:this|that|the (?:account|figure|claim|toll|version|number))\b",
    re.IGNORECASE,
)
"""Words that set what somebody else says against what was told before."""
_HOW_BADLY = re.compile(r"\b(?:critically|seriously|severely|gravely|badly|intensive)\b", re.IGNORECASE)


_CONDITION = re.compile(
    r"\bin (?:an? )?(?:\w+ )?(?:critical|serious|stable|grave|fair|good|guarded)(?: but \w+)? condition\b", re.IGNORECASE
)


_LIGHTLY = re.compile(
    r"[^.;]{0,40}?\b(?:minor|slight|light|superficial|non-life-threatening) (?:\w+ )?(?:injur|wound)|"
    r"[^.;]{0,60}?\bout of danger\b|[^.;,]{0,30}?\b(?:slightly|lightly) (?:injured|wounded|hurt)\b",
    re.IGNORECASE,
)
"""Words behind somebody that tell that he lives."""


_ANEW = re.compile(
    r"\ba (?:second|third|fourth|further|follow-up|subsequent|new) (?:[\w-]+ ){0,2}?"
    r"(?:raid|strike|air ?strike|attack|salvo|shell|blast|explosion|missile|drone|bomb|rocket|device)\b|"
    r"\banother (?:[\w-]+ ){0,2}?(?:raid|strike|air ?strike|salvo|shell|blast|explosion|missile|drone|bomb|rocket) "
    r"(?:hit|struck|landed|exploded|went off|fell|slammed)\b",
    re.IGNORECASE,
)
"""One more attack: those whom it harmed were not counted before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with its surroundings: sentence, paragraph, whether it answers an attack, and the party of the one who did it.

        `single` marks persons told of by name, with "the" or as "of them"; `shot` words that leave open whether the wound
    killed. `title` marks words of the title. `trigger` is the token of the word of harm; `faring` marks words that tell how the
    harmed fare, who may be some of those counted before. `mention` tells how the words speak of one person, `beside` that they
    count others than those told before, `passing` that the words are on another happening. `words` are the tokens of the
    counted words; `renames` is the token of the noun beside which they only say who that is ("Smith, a student, was killed").
    `joined` marks words after "and" ("... was killed and her two sons were shot"), `by_somebody` those before "by"; `doer`
    holds the words for whoever did it. `total` marks what counts all the dead of the attack told of, or did so earlier,
    `contrast` what its paragraph sets against what was told before, `anew` what one more attack did.
    `telling` is how the words put it, None for a share. `story` counts the report's stories, see `stories`.
    """

    claim: Claim
    ordinal: int
    paragraph: int
    retaliation: bool
    actor_party: str | None
    elliptical: bool
    single: bool
    shot: bool
    title: bool = False
    trigger: int | None = None
    faring: bool = False
    mention: Mention | None = None
    beside: bool = False
    passing: bool = False
    words: range = range(0)
    renames: int | None = None
    telling: Telling | None = None
    story: int = 0
    joined: bool = False
    by_somebody: bool = False
    doer: frozenset[str] = frozenset()
    total: bool = False
    contrast: bool = False
    anew: bool = False

    @property
    def as_fact(self) -> bool:
        """Whether the claim asserts that it happened in an incident."""
        return self.claim.scope is Scope.INCIDENT and self.claim.stance is Stance.ASSERTED

    def listed_with(self, other: Told) -> bool:
        """Whether one word of harm tells of both: then they are different persons ("his wife and her three sons were shot")."""
        same = self.trigger is not None and self.trigger == other.trigger and self.ordinal == other.ordinal
        return self is not other and same and not self.renamed_with(other)

    def renamed_with(self, other: Told) -> bool:
        """Whether the words of one stand beside the other's only to say who that is."""
        return self.ordinal == other.ordinal and (self.renames in other.words or other.renames in self.words)


def tell(context: Context, quantity: Quantity, claim: Claim, *, harm: Harm | None = None) -> Told:
    """The claim with its surroundings; `harm` is what it was read from, where it has a word of harm of its own."""
    actor = claim.actor
    mention = mention_of(context, harm, claim.group) if harm is not None else None
    return Told(
        claim=claim if mention is None else replace(claim, age=mention.age),
        ordinal=context.sentence.ordinal,
        paragraph=context.sentence.paragraph,
        retaliation=False,
        actor_party=context.whole.parties.of(actor) if actor else None,
        elliptical=quantity.head is None,
        single=_speaks_of_some(context, quantity) or _among_them(context, harm) or (mention is not None and _plain(claim)),
        shot=harm is not None and harm.leaves_open and not _lives(context, quantity),
        title=context.sentence.title,
        trigger=harm.trigger if harm is not None else None,
        faring=harm is not None and (harm.faring or _told_how_badly(context, harm) or _in_care(context, harm)),
        mention=mention,
        beside=besides(context, quantity),
        passing=harm is not None and in_passing(context, harm),
        words=range(quantity.first, quantity.last),
        renames=_renamed(context, quantity),
        joined=_after_and(context, quantity),
        by_somebody=harm is not None and context.doc[harm.trigger : harm.trigger + 2].text.lower().endswith(" by"),
        doer=_doer(context, harm) if harm is not None else frozenset(),
        total=harm is not None and (harm.cumulative or context.whole.live or _counted_earlier(context, harm)),
        telling=telling_of(context, harm, claim.claim_id) if harm is not None else None,
        contrast=_contrasts(context),
        anew=_ANEW.search(context.sentence.text) is not None,
    )


def _lives(context: Context, quantity: Quantity) -> bool:
    """Whether the words behind somebody tell in what condition he is: then he is not among the dead."""
    one = quantity.single or quantity.figure.exact == 1  # of several taken to hospital some may have died
    if _LIGHTLY.match(context.sentence.text, context.doc[quantity.last - 1].idx + len(context.doc[quantity.last - 1])):
        return True
    return one and _CONDITION.search(context.sentence.text, context.doc[quantity.last - 1].idx) is not None


def _contrasts(context: Context) -> bool:
    """ "The front told a different story. In a message it said that four had fallen": of the same fight."""
    text = context.whole.report.text
    line = text.rfind("\n", 0, context.sentence.start) + 1
    return _CONTRAST.search(text, line, context.sentence.end) is not None


def _counted_earlier(context: Context, harm: Harm) -> bool:
    """ "In its first statement the committee spoke of 21 dead": a count that another has replaced since."""
    return _EARLIER_COUNT.search(context.doc[: harm.last].text) is not None


def _doer(context: Context, harm: Harm) -> frozenset[str]:
    """Whom it was by, or the subject of the verb of harm or of the one that it hangs on: "Poole fired, hitting a trooper"."""
    verb = context.doc[harm.trigger]
    if harm.quantity.first <= harm.trigger:
        agent = (child for child in verb.children if child.dep_ == "obl:agent" and child.i > harm.trigger)
        return frozenset(token.lower_ for noun in agent for token in noun.subtree)
    while verb.dep_ in ("advcl", "conj", "xcomp") and not any(child.dep_.startswith("nsubj") for child in verb.children):
        verb = verb.head
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    words = subject.subtree if subject is not None else ()
    return frozenset(token.lower_ for token in words if token.i < harm.trigger)


def _in_care(context: Context, harm: Harm) -> bool:
    """ "Three people were treated at the scene": some of those hurt, as they fared."""
    return context.doc[harm.trigger].lower_ in IN_CARE


def _renamed(context: Context, quantity: Quantity) -> int | None:
    """The noun beside which the words of one person only say who that is; None where they stand in a list."""
    if quantity.head is None or quantity.figure.exact != 1 or context.sentence.title:
        return None
    head = context.doc[quantity.head]
    joined = (child for child in (*head.children, *head.head.children) if child.dep_ in ("conj", "cc"))
    listed = any(child.i > head.head.i and not quantity.holds(child.i) for child in joined)
    return int(head.head.i) if head.dep_ == "appos" and not listed else None


def _after_and(context: Context, quantity: Quantity) -> bool:
    before = [token for token in context.doc[max(0, quantity.first - 2) : quantity.first] if token.tag_ != "PRP$"]
    return bool(before) and before[-1].lower_ in ("and", "while", ";")


def _told_how_badly(context: Context, harm: Harm) -> bool:
    """Whether the words tell how badly those counted were hurt: others may be hurt less."""
    return _HOW_BADLY.search(context.doc[harm.first : harm.last + 1].text) is not None


def _speaks_of_some(context: Context, quantity: Quantity) -> bool:
    """Whether the words count nobody anew: one who is known, "two of them", "three of the men"."""
    return quantity.single or quantity.part_of_them or _few_of(context, quantity)


def _among_them(context: Context, harm: Harm | None) -> bool:
    """ "Seven children were among the dead": some of those whom another figure counts."""
    before = context.doc[max(0, harm.trigger - 2) : harm.trigger].text.lower() if harm is not None else ""
    return before in ("among the", "among those")


def _few_of(context: Context, quantity: Quantity) -> bool:
    """ "Three of the men", "twelve of the dead": some of those whom another figure counts; "two of its soldiers" are as many as
    were harmed."""
    everybody = context.doc[quantity.first].lower_ in ("all", "both")
    if quantity.of_base and quantity.head is None and not everybody and _OF_THE_HARMED.match(context.doc[quantity.last :].text):
        return True
    words = context.doc[quantity.first : quantity.last].text.lower()
    return quantity.of_base and " of the " in words and (quantity.figure.exact or A_FEW) < A_FEW


def _plain(claim: Claim) -> bool:
    """Whether one person is told of by words that name no side: then the words count nobody."""
    return claim.group.party is None and claim.group.name not in ARMED


def _answered(context: Context, one: Told, end: int) -> bool:
    """ "In response to the death of a student": the harm is what is answered."""
    case = next((token for token in context.doc if token.idx >= end), None)
    if case is None or case.lower_ not in ("to", "for") or one.trigger is None:
        return False
    return any(token.i == one.trigger for token in case.head.subtree)


def answering(context: Context, one: Told, told: Sequence[Told]) -> bool:
    """Whether a word of retaliation speaks of this harm: no harm to another side stands between them."""
    match = RETALIATION.search(context.sentence.text)
    side = one.claim.group.party
    if match is None and one.actor_party is not None and side is not None:
        match = THEN.search(context.sentence.text)
    if match is None or (side is not None and side == one.actor_party) or _answered(context, one, match.end()):
        return False
    word, passage = context.sentence.start + match.start(), one.claim.passage
    low, high = sorted((word, passage.start))
    others = [other.claim for other in told if other.claim.group.party not in (None, side)]
    return side is None or not any(low < other.passage.start < high for other in others)
