"""Harm: which quantity suffered which measure, by the words of one parsed sentence.

A parsed sentence and its quantities enter; `Harm`s leave, in text order. Each has a trigger (the word of harm) and a quantity;
the parse pairs them first, nearness within the clause only where the parse gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tallystick.model.claims import Measure
from tallystick.model.groups import Nature
from tallystick.reading.demonyms import demonym_party, demonym_people
from tallystick.reading.lexicon import Frame, Lexicon
from tallystick.reading.quantities import NOUNS, Quantity, bare_one, next_in_list

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
RISING = frozenset(
    {
        "bring",
        "raise",
        "take",
        "push",
        "put",
        "lift",
        "rise",
        "climb",
        "increase",
        "reach",
        "stand",
        "grow",
        "jump",
        "soar",
        "number",
        "leave",
        "swell",
    }
)
TOLL_NOUNS = {
    "toll": Measure.KILLED,
    "fatality": Measure.KILLED,
    "death": Measure.KILLED,
    "dead": Measure.KILLED,
    "killing": Measure.KILLED,
    "martyr": Measure.KILLED,
    "injury": Measure.WOUNDED,
    "injured": Measure.WOUNDED,
    "wounded": Measure.WOUNDED,
    "casualty": Measure.KILLED_OR_WOUNDED,
}
TALLIES = frozenset({"total", "number", "count", "tally"})
WALLS = frozenset({",", ";", ":", "(", ")", "–", "—", "who", "which", "that", "by", "in", "after"})
THINGS = frozenset({Measure.DESTROYED, Measure.DAMAGED, Measure.SEIZED})
MOVING = frozenset({"move", "head", "stream", "pour", "escape", "leave"})
DISPLACED_NOUNS = frozenset({"refugee", "displaced", "evacuee"})
HOSTING = frozenset({"host", "shelter", "house"})
FALLBACK_REACH = 9
"""Tokens between a trigger and the nearest quantity where the parse pairs neither; longer reaches paired strangers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """A quantity and the word of harm. `cumulative` marks a running total; `first` and `last` are the tokens of its words."""

    measure: Measure
    quantity: Quantity
    trigger: int
    cumulative: bool = False
    stock: bool = False

    @property
    def first(self) -> int:
        """First token of the words."""
        return min(self.quantity.first, self.trigger)

    @property
    def last(self) -> int:
        """Token after the words, those of whom a running total counts among them."""
        return max(self.quantity.last, self.trigger + 1)


class HarmReader:
    """Pairs words of harm with quantities in one sentence."""

    def __init__(self, doc: Doc, quantities: Sequence[Quantity], lexicon: Lexicon, taken: frozenset[int]) -> None:
        self._doc, self._lexicon, self._taken = doc, lexicon, taken
        self._quantities = list(quantities)
        self._counted = [quantity for quantity in quantities if not quantity.percent]

    def read(self) -> tuple[Harm, ...]:
        """All harms of the sentence, each quantity at most once."""
        harms = self._cumulative()
        direct = [harm for token in self._doc for harm in self._of(token)]
        harms += self._once(direct, {harm.quantity.first for harm in harms})
        harms += self._near(harms)
        harms += self._lists(harms)
        fitting = [harm for harm in harms if self._suffers(harm)]
        return tuple(sorted(fitting, key=lambda harm: (harm.quantity.first, harm.trigger)))

    def _suffers(self, harm: Harm) -> bool:
        """Persons are killed, things destroyed; towns that are captured, and the like, are neither."""
        nature = self._nature(harm.quantity)
        if harm.quantity.head is None or harm.cumulative:
            return True
        if harm.measure in THINGS:
            return nature is not Nature.PERSONS
        named = harm.quantity.single or self._names_persons(self._doc[harm.quantity.head])
        return nature is Nature.PERSONS or named or harm.quantity.holds(harm.trigger)

    def _names_persons(self, head: Token) -> bool:
        return demonym_party(head.text) is not None or demonym_people(head.text) is not None

    def _once(self, harms: list[Harm], used: set[int]) -> list[Harm]:
        """Each quantity goes to the trigger nearest to it; a number belongs to one measure."""
        best: dict[int, Harm] = {}
        for harm in harms:
            held = best.get(harm.quantity.first)
            if harm.quantity.first not in used and (held is None or _rank(harm) < _rank(held)):
                best[harm.quantity.first] = harm
        return list(best.values())

    def _of(self, token: Token) -> Iterator[Harm]:
        for frame in Frame:
            measure = self._lexicon.harm.get((harm_word(token), frame))
            if measure is None or not _fits(token, frame):
                continue
            for patient in _patients(token, frame, self._taken):
                quantity = self._quantity_at(patient, token)
                if quantity is not None and not (frame is Frame.COUNTED and quantity.indefinite and quantity.holds(token.i)):
                    fatal = measure is Measure.WOUNDED and _fatal(token)
                    yield Harm(measure=Measure.KILLED if fatal else measure, quantity=quantity, trigger=token.i)
        yield from self._moved(token, token.lemma_.lower())

    def _moved(self, token: Token, lemma: str) -> Iterator[Harm]:
        """Displaced persons who move, and those whom a land hosts (a stock, not a flow)."""
        if lemma not in MOVING | HOSTING or token.pos_ != "VERB":
            return
        wanted = ("obj", "acl", "dobj", "dep") if lemma in HOSTING else ("nsubj",)
        for child in token.children:
            quantity = self._quantity_at(child, token) if child.dep_ in wanted else None
            if (
                quantity is not None
                and quantity.head is not None
                and self._doc[quantity.head].lemma_.lower() in DISPLACED_NOUNS
            ):
                yield Harm(measure=Measure.DISPLACED, quantity=quantity, trigger=token.i, stock=lemma in HOSTING)

    def _quantity_at(self, patient: Token, trigger: Token) -> Quantity | None:
        for quantity in self._counted:
            if quantity.holds(patient.i) and not self._counts_itself(quantity, trigger):
                return quantity
        inner = [child for child in patient.children if child.dep_ in ("nmod", "nummod") and child.i > patient.i]
        if patient.lemma_.lower() in ("number", "total", "body", "group"):
            for child in inner:
                return self._quantity_at(child, trigger)
        return None

    def _counts_itself(self, quantity: Quantity, trigger: Token) -> bool:
        """ "one of the wounded": the word of harm is what was counted before, not a new harm."""
        if quantity.of_base and quantity.head is None:
            return bool(quantity.first < trigger.i <= quantity.last + 3)
        return quantity.holds(trigger.i) and (quantity.head is None or quantity.of_base)

    def _near(self, harms: list[Harm]) -> list[Harm]:
        """Pair a trigger that found nothing with the nearest free quantity of its clause."""
        used = {harm.quantity.first for harm in harms}
        paired = {harm.trigger for harm in harms}
        found: list[Harm] = []
        for token in self._doc:
            measure = self._verb_measure(token)
            if measure is None or token.i in paired or _negated_noun(token):
                continue
            quantity = self._nearest(token, used)
            if quantity is not None:
                used.add(quantity.first)
                measure = Measure.KILLED if measure is Measure.WOUNDED and _fatal(token) else measure
                found.append(Harm(measure=measure, quantity=quantity, trigger=token.i))
        return found

    def _verb_measure(self, token: Token) -> Measure | None:
        for frame in (Frame.OBJECT, Frame.SUBJECT, Frame.MODIFIED):
            measure = self._lexicon.harm.get((harm_word(token), frame))
            if measure is not None and _fits(token, frame):
                return measure
        return None

    def _nearest(self, token: Token, used: set[int]) -> Quantity | None:
        active = token.tag_ in ("VBZ", "VBP", "VB", "VBG") or (token.tag_ == "VBD" and not _passive(token))
        free = [q for q in self._counted if q.first not in used and self._may_be_near(q, token)]
        free = [q for q in free if not self._counts_itself(q, token)]
        right = [q for q in free if 0 < q.first - token.i <= FALLBACK_REACH - 3 and not self._walled(token.i + 1, q.first)]
        left = [q for q in free if 0 < token.i - q.last + 1 <= FALLBACK_REACH and not self._walled(q.last, token.i)]
        if active and right:
            return right[0]
        return left[-1] if left else None

    def _may_be_near(self, quantity: Quantity, token: Token) -> bool:
        """Counted persons or things; one person only right before the word of harm ("a boy accidentally shot")."""
        if quantity.indefinite:
            person = quantity.head is not None and self._nature(quantity) is Nature.PERSONS
            return person and 0 <= token.i - quantity.last <= 2
        return self._is_harmed(quantity)

    def _walled(self, first: int, last: int) -> bool:
        """Whether another word of harm, a comma or a new clause stands between."""
        between = self._doc[first:last]
        if any(token.pos_ in NOUNS for token in between) and any(token.lower_ in ("and", "but") for token in between):
            return True
        return any(token.lower_ in WALLS or self._verb_measure(token) is not None for token in between)

    def _is_harmed(self, quantity: Quantity) -> bool:
        if quantity.head is None:
            return True
        return self._lexicon.role(self._doc[quantity.head]) is not None

    def _lists(self, harms: list[Harm]) -> list[Harm]:
        """Carry a measure along a list: "five tanks, two carriers and a howitzer"."""
        used = {harm.quantity.first for harm in harms}
        found: list[Harm] = []
        for harm in harms:
            if harm.cumulative or harm.quantity.head is None or harm.quantity.single:
                continue
            found += [replace(harm, quantity=quantity) for quantity in self._along(harm.quantity, harm.trigger, used)]
        return found

    def _along(self, start: Quantity, trigger: int, used: set[int]) -> Iterator[Quantity]:
        by_first = {quantity.first: quantity for quantity in self._counted}
        by_last = {quantity.last: quantity for quantity in self._counted}
        current: Quantity | None = start
        while current is not None:
            step = next_in_list(self._doc, current.last)
            following = by_first.get(step) if step is not None else None
            if following is None and step is not None and current.indefinite and self._doc[step - 1].lower_ == "and":
                following = bare_one(self._doc, step, self._taken)
            current = following if following and self._joins(following, start, used, trigger) else None
            if current is not None:
                used.add(current.first)
                yield current
        current = start
        while current is not None:
            before = [q for last, q in by_last.items() if next_in_list(self._doc, last) == current.first]
            current = before[0] if before and self._joins(before[0], start, used, trigger) else None
            if current is not None:
                used.add(current.first)
                yield current

    def _joins(self, quantity: Quantity, start: Quantity, used: set[int], trigger: int) -> bool:
        if quantity.first in used or quantity.head is None or quantity.holds(trigger) or quantity.single:
            return False
        following = self._doc[quantity.last] if quantity.last < len(self._doc) else None
        own = following is not None and following.i != trigger and self._verb_measure(following) is not None
        subject = (
            self._doc[quantity.head].dep_ in SUBJECTS
            and self._doc[quantity.head].head.i > quantity.last
            and start.last <= quantity.first
        )
        shared = subject and self._doc[quantity.head].head.i == trigger
        natures = {self._nature(quantity), self._nature(start)} - {None}
        return not own and (not subject or shared) and len(natures) <= 1

    def _nature(self, quantity: Quantity) -> Nature | None:
        role = self._lexicon.role(self._doc[quantity.head]) if quantity.head is not None else None
        return role[1] if role else None

    def _cumulative(self) -> list[Harm]:
        """ "bringing the total of soldiers killed to 19", "a death toll of 19", "fatalities to 15"."""
        found = []
        for quantity in self._counted:
            before = self._doc[quantity.first - 1] if quantity.first else None
            if before is None or before.lower_ not in ("to", "at", "of", "is", "was", "reached", "reaching", "past"):
                continue
            noun = self._toll_noun(quantity.first) or self._toll_noun_after(quantity)
            if noun is not None:
                found.append(
                    Harm(measure=self._toll_measure(noun, quantity.first), quantity=quantity, trigger=noun.i, cumulative=True)
                )
        return found

    def _toll_noun(self, before: int) -> Token | None:
        """The noun that a running total is of, if a verb of rising or "toll of" joins it to the number."""
        window = self._doc[max(0, before - 22) : before]
        nouns = [t for t in window if t.pos_ in NOUNS | {"ADJ"} and t.lemma_.lower() in TOLL_NOUNS.keys() | TALLIES]
        if not nouns:
            return None
        if self._doc[before - 1].lower_ == "of" and nouns[-1].i == before - 2 and nouns[-1].lemma_.lower() == "toll":
            return nouns[-1]
        rising = [t.i for t in window if t.pos_ in ("VERB", "AUX") and t.lemma_.lower() in RISING]
        if not rising:
            return None
        return next((noun for noun in nouns if noun.i > rising[-1]), nouns[-1])

    def _toll_noun_after(self, quantity: Quantity) -> Token | None:
        """ "raises to 15 the number of soldiers killed": the noun follows the number."""
        verbs = [t for t in self._doc[max(0, quantity.first - 4) : quantity.first] if t.lemma_.lower() in RISING]
        following = self._doc[quantity.last - 1 : quantity.last + 3]
        return next((t for t in following if verbs and t.lemma_.lower() in TALLIES), None)

    def _toll_measure(self, noun: Token, until: int) -> Measure:
        words = [noun, *self._doc[noun.i + 1 : until if noun.i < until else noun.i + 9]]
        for token in words:
            if token.lemma_.lower() in TOLL_NOUNS:
                return TOLL_NOUNS[token.lemma_.lower()]
            measure = self._verb_measure(token)
            if measure is not None:
                return measure
        return Measure.KILLED


def harm_word(token: Token) -> str:
    """The word to look up, in small letters; "shot dead" and "gunned down" are words of their own."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is not None and token.lower_ in ("shot", "gunned") and following.lower_ in ("down", "dead"):
        return f"{token.lower_} {following.lower_}"
    return str(token.lower_)


def _fits(token: Token, frame: Frame) -> bool:
    if token.lower_.endswith("ing") and token.i and token.nbor(-1).pos_ in ("PART", "DET", "ADJ", "NOUN", "PROPN"):
        return False  # "a fatal shooting", "the boy's killing": nouns, whatever the tagger says
    if frame in (Frame.OBJECT, Frame.SUBJECT):
        return token.pos_ in ("VERB", "ADJ") or token.tag_.startswith("V") or _headline_shot(token)
    if frame is Frame.MODIFIED:
        return token.pos_ in ("ADJ", "NOUN", "VERB", "PROPN", "ADV")
    return token.pos_ in NOUNS


def _headline_shot(token: Token) -> bool:
    """ "shot" without an article is a verb, though headlines make taggers see a noun ("Girl shot in park")."""
    return token.lower_ == "shot" and token.i > 0 and token.nbor(-1).pos_ not in ("DET", "ADJ", "NUM", "ADP", "VERB")


def _passive(token: Token) -> bool:
    return any(child.dep_ in ("nsubj:pass", "aux:pass") for child in token.children)


def _patients(token: Token, frame: Frame, taken: frozenset[int]) -> list[Token]:
    """Tokens that stand to the trigger as its frame says, nearest relation first; `taken` are those of time words."""
    if frame is Frame.OBJECT:
        return _objects(token, taken)
    if frame is Frame.SUBJECT:
        return _subjects(token) or _controllers(token)
    if frame is Frame.MODIFIED:
        return _modified(token)
    return [token, *(child for child in token.children if child.dep_ == "nmod" and _preposition(child) == "of")]


def _objects(token: Token, taken: frozenset[int]) -> list[Token]:
    children = [child for child in token.children if child.i not in taken]
    passive = [_meant(child) for child in children if child.dep_ == "nsubj:pass"]
    if passive:
        return passive
    if token.tag_ in ("VBN", "VBD", "JJ") and token.dep_ in ("acl", "amod", "acl:relcl") and not _has_arguments(children):
        return [token.head]
    objects = [child for child in children if child.dep_ in ("obj", "dobj", "iobj", "obl:unmarked")]
    if any(child.lower_.endswith(("self", "selves")) for child in objects):
        return _subjects(token)
    if objects:
        return objects
    if token.dep_ == "conj":
        return [token.head] if token.head.pos_ in NOUNS | {"NUM"} else _objects(token.head, taken)
    if token.tag_ in ("VBN", "VBD"):
        return [child for child in children if child.dep_ in SUBJECTS]
    return []


def _has_arguments(children: Sequence[Token]) -> bool:
    return any(child.dep_ in ("obj", "nsubj") for child in children)


def _meant(subject: Token) -> Token:
    """The noun that a relative pronoun stands for: "the man who was shot"."""
    verb = subject.head
    return verb.head if subject.lower_ in ("who", "whom", "which", "that") and verb.dep_ == "acl:relcl" else subject


def _subjects(token: Token) -> list[Token]:
    found = [_meant(child) for child in token.children if child.dep_ in SUBJECTS]
    if not found and token.dep_ == "conj":
        return _subjects(token.head)
    return found


def _controllers(token: Token) -> list[Token]:
    """Whom a participle without a subject speaks of: "the people trapped after fleeing"."""
    if token.dep_ in ("acl", "acl:relcl"):
        return [token.head]
    if token.dep_ in ("advcl", "xcomp"):
        return _subjects(token.head) or _controllers(token.head)
    return []


def _modified(token: Token) -> list[Token]:
    if token.dep_ in ("amod", "acl"):
        return [token.head]
    numbers = [child for child in token.children if child.dep_ in ("nummod", "det", "nmod") and child.i < token.i]
    subjects = [child for child in token.children if child.dep_ in SUBJECTS]
    if token.dep_ in ("xcomp", "obj", "conj", "nmod"):
        return [*numbers, *subjects, *(child for child in token.head.children if child.dep_ == "obj")]
    return [*numbers, *subjects]


def _preposition(token: Token) -> str:
    return next((child.lower_ for child in token.children if child.dep_ == "case"), "")


def _negated_noun(token: Token) -> bool:
    return any(child.dep_ == "advmod" and child.lower_ in ("not", "n't", "never") for child in token.children)


def _rank(harm: Harm) -> tuple[bool, int]:
    """Whoever is shot and killed is killed; else the nearer word of harm counts."""
    return harm.measure is not Measure.KILLED, _distance(harm)


def _fatal(token: Token) -> bool:
    """Whether a wounding is told as fatal: "fatally shot", "stabbed to death", "shot and killed"."""
    after = token.doc[token.i + 1 : token.i + 3].text.lower()
    return after in ("to death", "and killed") or any(child.lower_ in ("fatally", "mortally") for child in token.children)


def _distance(harm: Harm) -> int:
    return min(abs(harm.trigger - harm.quantity.first), abs(harm.trigger - harm.quantity.last + 1))
