"""Claims: the harms of a report's sentences with their claimants, groups, times, places and scopes.

Sentences in context enter, in text order; `Told` claims leave, each with what accounts need to know of its surroundings. A
claim that cannot point at its words is not made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tallystick.model.claims import Attribution, Basis, Claim, Claimant, Measure, Scope, Transfer
from tallystick.model.figures import Figure
from tallystick.model.groups import Group, Nature
from tallystick.model.ids import content_id
from tallystick.model.passage import Passage
from tallystick.model.times import TimeKind, TimeWords
from tallystick.reading.attributions import agent_of, name_actor, read_attributions
from tallystick.reading.claimants import can_speak, in_role, resolve
from tallystick.reading.context import RETALIATION, THEN, Context
from tallystick.reading.demonyms import demonym_party
from tallystick.reading.groups import ARMED, name_group, persons
from tallystick.reading.harm import Harm
from tallystick.reading.quantities import Quantity
from tallystick.reading.scope import scope_of
from tallystick.reading.speech import Speech, reporters_own
from tallystick.reading.stance import stance_of

_OWN = re.compile(r"\b(?:its|their|our|his)\b", re.IGNORECASE)
_PART_BEFORE = re.compile(
    r"\b(?:including|among (?:them|the (?:dead|killed|wounded|injured|victims)(?: were)?)|\w+ of whom were)\s*$",
    re.IGNORECASE,
)
_OF_WOUNDS = re.compile(r"\b(?:died|succumbed)\b[^.;]*\b(?:wounds|injuries)\b", re.IGNORECASE)
_FOUND_DEAD = re.compile(r"\bmissing\b[^.;]*\bfound (?:dead|alive)\b", re.IGNORECASE)
_SINCE_THEN = re.compile(r"^\W*since then\b", re.IGNORECASE)
_IN_ATTACK = re.compile(
    r"[^,;]{0,60}?\b(?:in|by)\s+(?:an?\s|the\s)?\s*(?P<owner>(?:[\w()-]+ ){0,3}?[\w()-]+) "
    r"(?:air ?strikes?|attacks?|shelling|strikes?|forces|fire)\b"
)
SHOTS = frozenset({"shot", "shoots", "shooting", "stabbed", "stabs", "stabbing"})
"""Words that tell of a wound and leave open whether it killed."""
MULTITUDE = 1000
"""From here on a number without a noun ("hundreds of thousands") speaks of people at large, not of those named before."""
WIDE = 14
"""Tokens between a figure and its word of harm beyond which the passage holds the figure's own words only (items of a list)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with its surroundings: sentence, paragraph, whether it answers an attack, and the party of the one who did it.

    `single` marks one person told of by name or with "the"; `shot` a word that leaves open whether the wound killed.
    """

    claim: Claim
    ordinal: int
    paragraph: int
    title: bool
    retaliation: bool
    actor_party: str | None
    elliptical: bool
    definite: bool
    single: bool
    shot: bool


class ClaimReader:
    """Reads the claims of one report; it remembers who spoke last and which group was last named."""

    def __init__(self) -> None:
        self._speaker: Claimant | None = None
        self._spoke_at = -9
        self._groups: list[tuple[Group, Figure]] = []

    def read(self, context: Context) -> tuple[list[Told], list[Attribution]]:
        """The claims and attributions of one sentence."""
        speakers = self._speakers(context)
        told: list[Told] = []
        for harm in context.harms:
            made = self._claim(context, harm, speakers, told)
            if made is not None:
                told.append(made)
        told = [replace(one, retaliation=_answering(context, one, told)) for one in told]
        told += self._parts(context, told)
        causes = [*read_attributions(context, speakers), *(cause for one in told if (cause := agent_of(one.claim)))]
        return told, list({(cause.actor, cause.stance): cause for cause in reversed(causes)}.values())

    def _speakers(self, context: Context) -> dict[int, Claimant | None]:
        """The claimant of each token: the innermost speech that holds it, by way of those around it."""
        found: dict[int, Claimant | None] = {}
        previous = self._speaker if context.sentence.ordinal - self._spoke_at <= 1 else None
        for speech in context.speeches:
            claimant = self._source(context, speech, previous)
            if claimant is None:
                continue
            self._speaker, self._spoke_at = claimant, context.sentence.ordinal
            for token in speech.content:
                outer = found.get(token)
                via = (outer.name,) if outer is not None and outer.name != claimant.name else ()
                found[token] = replace(claimant, via=via)
        if not context.speeches:
            self._remember_subject(context)
        return found

    def _remember_subject(self, context: Context) -> None:
        """An office or person who is the subject of a sentence is the "it" that speaks in the next."""
        subject = next(
            (token for token in context.doc if token.dep_ in ("nsubj", "nsubj:pass") and token.head.dep_ == "ROOT"), None
        )
        if subject is None:
            return
        words = context.doc[subject.left_edge.i : subject.i + 1].text
        claimant = resolve(words, context.whole.names, None) if can_speak(words) else None
        if claimant is not None and claimant.named:
            self._speaker, self._spoke_at = claimant, context.sentence.ordinal

    def _source(self, context: Context, speech: Speech, previous: Claimant | None) -> Claimant | None:
        return resolve(context.words(speech.source), context.whole.names, previous)

    def _claim(self, context: Context, harm: Harm, speakers: dict[int, Claimant | None], told: list[Told]) -> Told | None:
        stance = stance_of(context.doc, harm, context.speeches)
        if stance is None:
            return None
        group = self._group(context, harm, speakers)
        figure = harm.quantity.figure
        time = _since_then(context) or context.time_of(harm.trigger)
        scope = scope_of(context, harm, figure, time)
        if time is None and scope is Scope.INCIDENT:
            time = context.carried_time
        claimant = self._claimant(context, harm, speakers)
        part_of = _part_of(context, harm, told)
        passage = _passage(context, harm)
        claim = Claim(
            claim_id=content_id("claim", passage.report_id, passage.start, passage.end, harm.measure, figure.words),
            report_id=passage.report_id,
            passage=passage,
            measure=harm.measure,
            group=group,
            figure=figure,
            scope=Scope.PART if part_of else scope,
            part_of=part_of,
            claimant=in_role(claimant, group) if claimant else None,
            stance=stance,
            basis=_basis(harm, figure),
            time=None if scope is Scope.TOLL else time,
            period=time if scope is Scope.TOLL else None,
            place=context.place_of(harm.trigger) or (context.carried_place if scope is Scope.INCIDENT else None),
            method=context.method_of(harm.first, harm.last),
            actor=_actor(context, harm),
            transfer=_transfer(context, harm),
        )
        self._groups.append((group, figure))
        return self._tell(context, harm.quantity, claim, shot=context.doc[harm.trigger].lower_ in SHOTS)

    def _tell(self, context: Context, quantity: Quantity, claim: Claim, *, shot: bool = False) -> Told:
        actor = claim.actor
        party = context.whole.parties.of(actor) if actor else None
        return Told(
            claim=claim,
            ordinal=context.sentence.ordinal,
            paragraph=context.sentence.paragraph,
            title=context.sentence.title,
            retaliation=False,
            actor_party=party,
            elliptical=quantity.head is None,
            definite=context.doc[quantity.first].lower_ == "the",
            single=quantity.single,
            shot=shot,
        )

    def _group(self, context: Context, harm: Harm, speakers: dict[int, Claimant | None]) -> Group:
        """The group that the words name; what they leave out is taken from the groups named before."""
        whole = context.whole
        named = name_group(context.doc, harm.quantity, harm.measure, whole.lexicon, whole.parties)
        words = context.doc[harm.first : harm.last].text
        if harm.cumulative or named is None:
            return self._left_out(context, harm, words)
        if named.party is None and named.name in ARMED:
            return self._owned(context, harm, named, words, speakers)
        return named

    def _owned(self, context: Context, harm: Harm, named: Group, words: str, speakers: dict[int, Claimant | None]) -> Group:
        """Soldiers without a state: "its soldiers" are those of the state named before, others those last told of."""
        parties = context.whole.parties
        speaker = speakers.get(harm.trigger)
        if _OWN.search(words):
            first = next((party for token in context.doc[: harm.quantity.first] if (party := demonym_party(token.text))), None)
            owner = speaker.party if speaker is not None and speaker.party else first
            if owner is not None:
                return persons(named.name, f"{owner} {named.name}", parties)
        same = [
            (group, figure) for group, figure in self._groups if group.party is not None and group.name.endswith(named.name)
        ]
        if context.doc[harm.quantity.first].lower_ == "the":
            same = [known for known in same if known[1].exact == harm.quantity.figure.exact] or same
        if same:
            return same[-1][0]
        owner = (speaker.party if speaker else None) or parties.home
        return named if owner is None or named.name != "soldiers" else persons(named.name, f"{owner} {named.name}", parties)

    def _left_out(self, context: Context, harm: Harm, words: str) -> Group:
        """ "another five", "13 were killed", "fatalities to 15": the words around it name the group, or those before."""
        actor = _actor(context, harm)
        enemy = context.whole.parties.of(actor) if actor else None
        if harm.cumulative:
            trigger = context.doc[harm.trigger]
            window = context.doc[min(trigger.left_edge.i, harm.first) : max(harm.last, harm.trigger + 9)]
            words = window.text
            inside = re.search(r"\b(?:of|for|in|among)\b (.*)", words)
            role = next(
                (
                    whole
                    for token in window
                    if (whole := context.whole.lexicon.role(token))
                    and whole[1] is Nature.PERSONS
                    and whole[0] != "people"
                    and token.lower_ not in ("military", "army")
                ),
                None,
            )
            party = context.whole.parties.of(words)
            if role is not None or party is not None:
                name = role[0] if role is not None else "soldiers" if re.search(r"\b(?:military|army)\b", words) else "people"
                return persons(name, inside.group(1) if inside and party is None else words, context.whole.parties)
        wanted = Nature.MATERIEL if harm.measure in (Measure.DESTROYED, Measure.DAMAGED, Measure.SEIZED) else Nature.PERSONS
        before = [
            group for group, _ in self._groups if group.nature is wanted and (group.party is None or group.party != enemy)
        ]
        if (harm.quantity.figure.low or 0) >= MULTITUDE:
            before = []
        return before[-1] if before else Group(name="people", nature=Nature.PERSONS)

    def _claimant(self, context: Context, harm: Harm, speakers: dict[int, Claimant | None]) -> Claimant | None:
        """The speaker of the figure, unless the reporter adds the clause to somebody's words."""
        anchor = harm.trigger if harm.trigger in speakers else harm.quantity.first
        claimant = speakers.get(anchor)
        if claimant is None:
            return None
        cue = next((speech.cue for speech in context.speeches if anchor in speech.content and speech.cue is not None), None)
        return None if reporters_own(context.doc, anchor, cue) else claimant

    def _parts(self, context: Context, told: list[Told]) -> list[Told]:
        """Shares and numbers of a figure in the same sentence: "60 percent of the 900,000", "500,000 of them children"."""
        found = []
        used = {harm.quantity.first for harm in context.harms}
        wholes = [one for one in told if one.claim.scope is not Scope.PART]
        for quantity in context.quantities:
            if not wholes or quantity.first in used or not (quantity.part_of_them or quantity.percent):
                continue
            group = _part_group(context, quantity)
            base = _base(context, quantity, wholes)
            if group is not None and base is not None:
                found.append(self._part(context, quantity, group, base))
        return found

    def _part(self, context: Context, quantity: Quantity, group: Group, base: Told) -> Told:
        whole = base.claim
        figure, share, end = quantity.figure, None, quantity.last
        if quantity.percent:
            share = (figure.low or 0) / 100
            figure = _share(figure, whole.figure, share)
        else:
            end = next((token.i + 1 for token in context.doc[end : end + 3] if context.whole.lexicon.role(token)), end)
        passage = context.passage(quantity.first, end)
        claim = replace(
            whole,
            claim_id=content_id("claim", passage.report_id, passage.start, passage.end, whole.measure, figure.words),
            passage=passage,
            group=replace(group, within=(whole.group.name,)),
            figure=figure,
            scope=Scope.PART,
            part_of=whole.claim_id,
            share=share,
            basis=Basis.REPORTED,
        )
        return self._tell(context, quantity, claim)


def _answering(context: Context, one: Told, told: list[Told]) -> bool:
    """Whether a word of retaliation speaks of this harm: no harm to another side stands between them."""
    match = RETALIATION.search(context.sentence.text)
    side = one.claim.group.party
    if match is None and one.actor_party is not None and side is not None:
        match = THEN.search(context.sentence.text)
    if match is None or (side is not None and side == one.actor_party):
        return False
    word, passage = context.sentence.start + match.start(), one.claim.passage
    low, high = sorted((word, passage.start))
    others = [other.claim for other in told if other.claim.group.party not in (None, side)]
    return side is None or not any(low < other.passage.start < high for other in others)


def _share(figure: Figure, whole: Figure, share: float) -> Figure:
    low = round(whole.low * share) if whole.low is not None else None
    high = round(whole.high * share) if whole.high is not None else None
    return Figure(low=low, high=high, words=figure.words, rule="share of a figure", estimated=True)


def _base(context: Context, quantity: Quantity, wholes: list[Told]) -> Told | None:
    """The figure that a part is of: one whose words overlap the part's, else the one told last before it."""
    start = context.sentence.start + context.doc[quantity.first].idx
    end = context.sentence.start + context.doc[quantity.last - 1].idx + 1
    overlapping = [one for one in wholes if one.claim.passage.touches(start, end)]
    before = [one for one in wholes if one.claim.passage.start < start]
    return next(iter([*overlapping, *before[-1:]]), None)


def _part_group(context: Context, quantity: Quantity) -> Group | None:
    """The group of a part: the noun after "of them", or what the share is said to be."""
    doc, lexicon = context.doc, context.whole.lexicon
    after = [*doc[quantity.last : quantity.last + 3]]
    predicates = [token for token in doc[quantity.last :] if any(child.dep_ == "cop" for child in token.children)]
    for token in [*after, *predicates]:
        role = lexicon.role(token)
        if role is not None and role[1] is Nature.PERSONS:
            return persons(role[0], token.text, context.whole.parties)
    return None


def _part_of(context: Context, harm: Harm, told: list[Told]) -> str | None:
    """The claim of the same sentence that a figure after "including" is a part of."""
    before = context.doc[max(0, harm.quantity.first - 6) : harm.quantity.first].text
    same = [one.claim for one in told if one.claim.measure is harm.measure and one.claim.scope is not Scope.PART]
    return same[-1].claim_id if same and _PART_BEFORE.search(before) else None


def _passage(context: Context, harm: Harm) -> Passage:
    quantity = harm.quantity
    far = abs(harm.trigger - quantity.first) > WIDE
    listed = any(
        quantity is not other.quantity and other.trigger == harm.trigger and _between(other, harm) for other in context.harms
    )
    if harm.cumulative:
        if harm.trigger > quantity.first:
            return context.passage(harm.first, min(len(context.doc), harm.trigger + 5))
        return context.passage(min(context.doc[harm.trigger].left_edge.i, harm.first), harm.last)
    if far or listed:
        return context.passage(quantity.first, quantity.last)
    return context.passage(harm.first, harm.last)


def _between(other: Harm, harm: Harm) -> bool:
    """Whether another item of the same list stands between a figure and its word of harm."""
    low, high = sorted((harm.quantity.first, harm.trigger))
    return low < other.quantity.first < high


def _since_then(context: Context) -> TimeWords | None:
    """ "Since then" at the head of a sentence reaches back to the last time named before it."""
    match = _SINCE_THEN.match(context.sentence.text)
    if match is None or context.previous_time is None:
        return None
    start = context.sentence.start + len(match.group()) - len(match.group().lstrip())
    words = match.group().strip()
    return TimeWords(start=start, end=start + len(words), words=words, kind=TimeKind.SINCE, since=context.previous_time)


def _basis(harm: Harm, figure: Figure) -> Basis:
    if harm.stock:
        return Basis.STOCK
    if harm.measure is Measure.DISPLACED:
        return Basis.FLOW
    return Basis.ESTIMATED if figure.estimated else Basis.REPORTED


def _actor(context: Context, harm: Harm) -> str | None:
    """The agent of the word of harm: the subject of an active verb, or what stands after "by"."""
    agent = _agent(context.doc[harm.trigger], harm)
    if agent is not None:
        return name_actor(context.doc[agent.left_edge.i : agent.i + 1].text, context.whole.parties)
    owned = _IN_ATTACK.match(context.sentence.text, context.doc[harm.last - 1].idx)
    if owned is None or context.whole.parties.of(owned["owner"]) is None:
        return None
    return name_actor(f"{owned['owner']} forces", context.whole.parties)


def _agent(trigger: Token, harm: Harm) -> Token | None:
    for child in trigger.children:
        subject = child.dep_ == "nsubj" and not harm.quantity.holds(child.i) and harm.quantity.first > trigger.i
        if subject or child.dep_ == "obl:agent":
            return child
    shared = trigger.dep_ == "conj" and trigger.head.pos_ == "VERB" and harm.quantity.first > trigger.i
    return _agent(trigger.head, harm) if shared else None


def _transfer(context: Context, harm: Harm) -> Transfer | None:
    if harm.measure is Measure.KILLED and _OF_WOUNDS.search(context.sentence.text):
        return Transfer(moved_from=Measure.WOUNDED, moved_to=Measure.KILLED)
    if harm.measure is Measure.KILLED and _FOUND_DEAD.search(context.sentence.text):
        return Transfer(moved_from=Measure.MISSING, moved_to=Measure.KILLED)
    return None
