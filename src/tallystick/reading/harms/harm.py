"""Harm: which quantity suffered which measure, by the words of one parsed sentence.

A parsed sentence and its quantities enter; `Harm`s leave, in text order. Each has a trigger (the word of harm) and a quantity;
the parse pairs them first, nearness within the clause only where the parse gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from tallystick.model.claims import Measure
from tallystick.model.groups import Nature
from tallystick.reading.demonyms import demonym_party, demonym_people
from tallystick.reading.harms.appositions import without_appositions
from tallystick.reading.harms.beside import object_beside
from tallystick.reading.harms.commas import before_commas
from tallystick.reading.harms.deeds import deeds
from tallystick.reading.harms.displacement import DWELLINGS, find_displaced, got_away, is_people, is_stock, other_unit
from tallystick.reading.harms.idioms import find_idioms
from tallystick.reading.harms.included import included
from tallystick.reading.harms.lists import ListWalker
from tallystick.reading.harms.ordinals import ordinals
from tallystick.reading.harms.outcomes import outlived
from tallystick.reading.harms.patients import is_active, patients
from tallystick.reading.harms.phrases import CENTRES, phrase_harms
from tallystick.reading.harms.quantities import NOUNS, Quantity
from tallystick.reading.harms.record import Harm
from tallystick.reading.harms.running_totals import running_totals
from tallystick.reading.harms.shares import share_told
from tallystick.reading.harms.words import PASSIVE_ONLY, measure_in, measure_of, while_doing
from tallystick.reading.lexicon import KILLED, Frame, Lexicon

WALLS = frozenset(
    {
        ",",
        ";",
        ":",
        "(",
        ")",
        "–",
        "—",
        "who",
        "which",
        "that",
        "by",
        "in",
        "after",
        "but",
        "neither",
        "none",
        "no",
        "when",
        "while",
    }
)
MOVING = frozenset({"move", "head", "stream", "pour", "escape", "leave", "cross", "arrive", "enter", "reach"})
DISPLACED_NOUNS = frozenset({"refugee", "displaced", "evacuee", "idp"})
HOSTING = frozenset({"host", "shelter", "house"})
SHOTS = frozenset(
    """
    shot shoots shooting stabbed stabs stabbing hit hits hitting struck strikes striking unresponsive unconscious bleeding
    """.split()
)
"""Words that tell of a wound and leave open whether it killed."""
HOW_BADLY = {"fatally": Measure.KILLED, "mortally": Measure.KILLED, "critically": Measure.WOUNDED, "seriously": Measure.WOUNDED}
OTHERS = frozenset({"other", "others", "lives"})
"""Words that do not tell whether those counted are persons or things; "lives" are persons by their word of harm."""
ATTACKS = frozenset(
    "strike attack raid ambush bombing shelling blast explosion bomb fire assault airstrike bombardment".split()
)
"""What destroys and is not destroyed: "a drone strike destroyed two houses"."""
ACTIVE = frozenset({"kill", "kills", "wounds", "injures", "shoots", "stabs", "destroys"})
"""Active whatever the tagger says: it takes the verbs of headlines for nouns."""
OF_ITS_WHOLE = 4
"""Tokens from a share to the figure that it is a share of: "half of the town's 120 houses"."""
FALLBACK_REACH = 9
"""Tokens between a trigger and the nearest quantity where the parse pairs neither; longer reaches paired strangers."""


class HarmReader:
    """Pairs words of harm with quantities in one sentence."""

    def __init__(
        self, doc: Doc, quantities: Sequence[Quantity], lexicon: Lexicon, taken: frozenset[int], *, title: bool
    ) -> None:
        self._doc, self._lexicon, self._taken, self._title = doc, lexicon, taken, title
        self._counted = [quantity for quantity in quantities if not quantity.percent]
        self._shares = [quantity for quantity in quantities if quantity.percent]

    def read(self) -> tuple[Harm, ...]:
        """All harms of the sentence, each quantity at most once."""
        harms = [
            Harm(measure=measure, quantity=quantity, trigger=noun.i, cumulative=True)
            for quantity, noun, measure in (
                *running_totals(self._doc, self._counted, self._lexicon),
                *ordinals(self._doc, self._taken, self._lexicon),
            )
        ]
        direct = [harm for token in self._doc for harm in self._of(token) if self._suffers(harm)]
        harms += self._once(direct, {harm.quantity.first for harm in harms})
        harms += self._by_idiom(harms)
        harms += self._displaced_by_phrase(harms)
        harms += self._near(harms, {harm.trigger for harm in (*harms, *(one for one in direct if one.leaves_open))})
        harms += self._included(harms)
        harms += self._lists(harms)
        harms = outlived(self._doc, self._counted, harms, self._lexicon)
        harms += self._deeds({harm.trigger for harm in (*harms, *direct)})
        harms = [replace(harm, quantity=share_told(self._doc, self._shares, harm.quantity, harm.trigger)) for harm in harms]
        totals = [harm for harm in harms if harm.cumulative]
        suffered = [harm for harm in harms if self._suffers(harm) and not any(_holds(total, harm) for total in totals)]
        fitting = without_appositions(self._doc, self._counted, [self._with_stock(harm) for harm in suffered])
        return tuple(sorted(fitting, key=lambda harm: (harm.quantity.first, harm.trigger)))

    def _by_idiom(self, harms: list[Harm]) -> list[Harm]:
        """Those of whom a phrase tells: "lost their lives", "claimed 30 lives"."""
        used = {harm.quantity.first for harm in harms}
        free = [quantity for quantity in self._counted if quantity.first not in used]
        found = find_idioms(self._doc, free, self._lexicon)
        return [Harm(measure=measure, quantity=quantity, trigger=trigger) for measure, quantity, trigger in found]

    def _displaced_by_phrase(self, harms: list[Harm]) -> list[Harm]:
        """Those whom a phrase tells to be displaced, and the same in the other unit (persons, households)."""
        used = {harm.quantity.first for harm in harms}
        free = [quantity for quantity in self._counted if quantity.first not in used]
        found = [
            Harm(measure=Measure.DISPLACED, quantity=one.quantity, trigger=one.trigger, stock=one.stock)
            for one in find_displaced(self._doc, free, self._counted, self._lexicon)
        ]
        used |= {harm.quantity.first for harm in found}
        displaced = [harm for harm in [*harms, *found] if harm.measure is Measure.DISPLACED]
        for harm in displaced:
            other = other_unit(self._doc, harm.quantity, self._counted, self._lexicon)
            if other is not None and other.first not in used:
                used.add(other.first)
                found.append(replace(harm, quantity=other))
        return found

    def _suffers(self, harm: Harm) -> bool:
        """Persons are killed, things destroyed; towns that are captured, and the like, are neither."""
        if harm.measure is Measure.DISPLACED and got_away(self._doc, harm.quantity, harm.trigger, self._lexicon):
            return False
        nature = self._nature(harm.quantity)
        if harm.measure is Measure.DISPLACED and harm.quantity.head is None and harm.quantity.figure.exact == 0:
            return False  # "none had crossed the border" may be said of anything
        if harm.quantity.head is None or harm.cumulative or self._doc[harm.quantity.head].lower_ in OTHERS:
            return True
        if harm.measure.of_things:
            doer = self._doc[harm.quantity.head].lemma_.lower() in ATTACKS
            return nature is not Nature.PERSONS and not harm.quantity.single and not doer
        head = self._doc[harm.quantity.head]
        if harm.measure is Measure.DISPLACED and (is_people(head) or head.lemma_.lower() in DWELLINGS):
            return True
        named = harm.quantity.single or self._names_persons(head) or self._aged(harm.quantity)
        return nature is Nature.PERSONS or named or harm.quantity.holds(harm.trigger)

    def _aged(self, quantity: Quantity) -> bool:
        """Whether an age says that the words speak of a person ("a 15-year-old basketball star")."""
        return "-year-old " in f"{self._doc[quantity.first : quantity.last].text} "

    def _with_stock(self, harm: Harm) -> Harm:
        displaced = harm.measure is Measure.DISPLACED
        return replace(harm, stock=harm.stock or (displaced and is_stock(self._doc, harm.quantity, harm.trigger)))

    def _names_persons(self, head: Token) -> bool:
        return demonym_party(head.text) is not None or demonym_people(head.text) is not None

    def _once(self, harms: list[Harm], used: set[int]) -> list[Harm]:
        """Each quantity goes to the trigger nearest to it; a number belongs to one measure."""
        best: dict[int, Harm] = {}
        for harm in harms:
            held = best.get(harm.quantity.first)
            if harm.quantity.first not in used and (held is None or self._rather(harm, held)):
                best[harm.quantity.first] = harm
        return list(best.values())

    def _rather(self, harm: Harm, held: Harm) -> bool:
        """Whether a quantity goes to one word of harm rather than to another."""
        if _died_of_it(self._doc, harm, held):
            return True
        return _rank(self._doc, harm) < _rank(self._doc, held) and not _died_of_it(self._doc, held, harm)

    def _of(self, token: Token) -> Iterator[Harm]:
        told = token.lower_ in self._lexicon.first_words
        for frame in Frame if told else ():
            measure = measure_in(token, frame, self._lexicon)
            for patient in patients(token, frame, self._taken) if measure is not None else ():
                beside = object_beside(token, self._counted) if frame is Frame.OBJECT else None
                quantity = beside or self._quantity_at(patient, token)
                if measure is None or quantity is None:
                    continue
                itself = frame is Frame.COUNTED and quantity.holds(token.i)
                if not (itself and (quantity.indefinite or measure.of_things)):
                    yield Harm(measure=measure, quantity=quantity, trigger=token.i, leaves_open=token.lower_ in SHOTS)
        if token.pos_ == "VERB":
            yield from self._moved(token, token.lemma_.lower())
        if token.pos_ in NOUNS and (token.lower_ in self._lexicon.phrase_nouns or token.lower_ in CENTRES):
            yield from self._told_by_phrase(token)
        yield from self._how_badly(token)

    def _moved(self, token: Token, lemma: str) -> Iterator[Harm]:
        """Displaced persons who move, and those whom a land hosts (a stock, not a flow)."""
        if lemma not in MOVING and lemma not in HOSTING:
            return
        wanted = ("obj", "acl", "dobj", "dep") if lemma in HOSTING else ("nsubj",)
        for child in token.children:
            quantity = self._quantity_at(child, token) if child.dep_ in wanted else None
            if quantity is not None and quantity.head is not None and self._displaced(quantity.head):
                yield Harm(measure=Measure.DISPLACED, quantity=quantity, trigger=token.i, stock=lemma in HOSTING)

    def _told_by_phrase(self, token: Token) -> Iterator[Harm]:
        for phrase, trigger, harmed in phrase_harms(token, self._lexicon, self._taken):
            found = [self._quantity_at(patient, trigger) for patient in harmed]
            if not any(found) and phrase.verbs and (phrase.frame is Frame.SUBJECT or _passive(trigger)):
                found = [before_commas(trigger, self._counted)]
            for quantity in found:
                if quantity is not None and not quantity.holds(token.i):
                    yield Harm(
                        measure=phrase.measure,
                        quantity=quantity,
                        trigger=trigger.i,
                        leaves_open=phrase.leaves_open,
                        faring=phrase.measure is Measure.WOUNDED,
                    )

    def _how_badly(self, token: Token) -> Iterator[Harm]:
        """ "three were shot, one fatally": a number and how badly it was hurt."""
        measure = HOW_BADLY.get(token.lower_)
        if measure is None:
            return
        ending = [one for one in self._counted if one.last == token.i and (one.head is None or one.of_base)]
        if ending:
            yield Harm(measure=measure, quantity=ending[-1], trigger=token.i)

    def _displaced(self, head: int) -> bool:
        return self._doc[head].lemma_.lower() in DISPLACED_NOUNS

    def _quantity_at(self, patient: Token, trigger: Token) -> Quantity | None:
        for quantity in self._counted:
            if quantity.holds(patient.i) and not self._counts_itself(quantity, trigger):
                return quantity
        if any(share.holds(patient.i) and share.of_base for share in self._shares):
            following = (one for one in self._counted if 0 < one.first - patient.i <= OF_ITS_WHOLE and one.head is not None)
            return next(following, None)
        inner = [child for child in patient.children if child.dep_ in ("nmod", "nummod") and child.i > patient.i]
        if patient.lemma_.lower() in ("number", "total", "body", "group"):
            for child in inner:
                return self._quantity_at(child, trigger)
        return None

    def _counts_itself(self, quantity: Quantity, trigger: Token) -> bool:
        """ "one of the wounded": the word of harm is what was counted before, not a new harm."""
        if quantity.of_base and quantity.head is None:
            between = self._doc[quantity.last : trigger.i]
            return quantity.first < trigger.i and all(one.pos_ in ("ADP", "DET", "PRON", "NUM", "ADV") for one in between)
        return quantity.holds(trigger.i) and (quantity.head is None or quantity.of_base)

    def _near(self, harms: list[Harm], paired: set[int]) -> list[Harm]:
        """Pair a trigger that found nothing with the nearest free quantity of its clause."""
        used = {harm.quantity.first for harm in harms}
        found: list[Harm] = []
        for token in self._doc:
            measure = measure_of(token, self._lexicon)
            if measure is None or token.i in paired or _negated_noun(token) or _a_noun(token) or _shares_an_object(token):
                continue
            quantity = self._nearest(token, used) or self._before_commas(token, used)
            if quantity is None:
                continue
            harm = Harm(measure=measure, quantity=quantity, trigger=token.i, leaves_open=token.lower_ in SHOTS)
            if self._suffers(harm):
                used.add(quantity.first)
                found.append(harm)
        return found

    def _nearest(self, token: Token, used: set[int]) -> Quantity | None:
        present = (token.tag_ in ("VB", "VBG", "VBZ", "VBP") and token.lower_ != "shot") or token.lower_ in ACTIVE
        active = present or (token.tag_ == "VBD" and not _passive(token)) or (token.tag_ == "VBN" and _had(token))
        free = [q for q in self._counted if q.first not in used and self._may_be_near(q, token)]
        free = [q for q in free if not self._counts_itself(q, token)]
        right = [q for q in free if 0 < q.first - token.i <= FALLBACK_REACH - 3 and not self._walled(token.i + 1, q.first)]
        through = while_doing(token)
        left = [
            q
            for q in free
            if 0 < token.i - q.last + 1 <= FALLBACK_REACH and (through or not self._walled(self._after_age(q), token.i))
        ]
        if active and right:
            return right[0]
        doing = (present or is_active(token)) and not through and self._by_others(token)
        return left[-1] if left and not doing else None

    def _before_commas(self, token: Token, used: set[int]) -> Quantity | None:
        """ "Smith, a father of three, was shot": persons before words on them, of a verb that is no active one."""
        passive = _passive(token) or measure_in(token, Frame.OBJECT, self._lexicon) is None
        found = before_commas(token, self._counted) if passive else None
        return found if found is not None and found.first not in used and not found.percent else None

    def _by_others(self, token: Token) -> bool:
        """Whether the word is a verb whose object is harmed: who does it is not."""
        return measure_in(token, Frame.OBJECT, self._lexicon) is not None

    def _may_be_near(self, quantity: Quantity, token: Token) -> bool:
        """Counted persons or things; one only right beside the word of harm ("a boy accidentally shot", "hit a post")."""
        if quantity.indefinite:
            if quantity.first == token.i + 1 and not _passive(token):
                return self._nature(quantity) is not None and (self._title or not quantity.single)
            person = quantity.head is not None and self._nature(quantity) is Nature.PERSONS
            return person and 0 <= token.i - self._after_age(quantity) <= 2
        return self._is_harmed(quantity)

    def _after_age(self, quantity: Quantity) -> int:
        """The token after one person, and after the age that stands between commas there: "Boy, 9, shot dead"."""
        aged = [token.text for token in self._doc[quantity.last : quantity.last + 3]]
        age = len(aged) == 3 and quantity.indefinite and aged[0] == aged[2] == "," and aged[1].isdigit()
        return quantity.last + 3 if age else quantity.last

    def _walled(self, first: int, last: int) -> bool:
        """Whether another word of harm, a comma or a new clause stands between."""
        between = self._doc[first:last]
        if any(token.pos_ in NOUNS for token in between) and any(token.lower_ in ("and", "but") for token in between):
            return True
        told = (token for token in between if token.lower_ not in PASSIVE_ONLY)
        return any(token.lower_ in WALLS or measure_of(token, self._lexicon) is not None for token in told)

    def _is_harmed(self, quantity: Quantity) -> bool:
        if quantity.head is None:
            return True
        return self._lexicon.role(self._doc[quantity.head]) is not None

    def _lists(self, harms: list[Harm]) -> list[Harm]:
        """Carry a measure along a list: "five tanks, two carriers and a howitzer"."""
        walker = ListWalker(self._doc, self._counted, self._lexicon, self._taken, title=self._title)
        used = {harm.quantity.first for harm in harms}
        found: list[Harm] = []
        for harm in harms:
            if harm.cumulative or harm.quantity.head is None:
                continue
            found += [replace(harm, quantity=quantity) for quantity in walker.along(harm.quantity, harm.trigger, used)]
        return found

    def _deeds(self, told: set[int]) -> list[Harm]:
        """Deeds that count by themselves, where nobody is told of whom they harmed."""
        return [
            Harm(measure=measure, quantity=quantity, trigger=trigger, leaves_open=measure is Measure.WOUNDED)
            for quantity, trigger, measure in deeds(self._doc)
            if trigger not in told
        ]

    def _included(self, harms: list[Harm]) -> list[Harm]:
        """Those of a figure whom the same sentence counts again: "including two women"."""
        used = {harm.quantity.first for harm in harms}
        free = [quantity for quantity in self._counted if quantity.first not in used]
        found: list[Harm] = []
        for quantity in included(self._doc, free, self._lexicon):
            before = [harm for harm in harms if harm.quantity.last < quantity.first and not harm.cumulative]
            if before:
                found.append(replace(max(before, key=lambda harm: harm.quantity.last), quantity=quantity))
        return found

    def _nature(self, quantity: Quantity) -> Nature | None:
        head = self._doc[quantity.head] if quantity.head is not None else None
        role = self._lexicon.role(head) if head is not None and head.lower_ not in OTHERS else None
        return role[1] if role else None


def _holds(total: Harm, harm: Harm) -> bool:
    """Whether words are those of a running total told again: "the third soldier killed"."""
    return harm is not total and harm.quantity.holds(total.quantity.first) and not harm.cumulative


def _passive(token: Token) -> bool:
    return any(child.dep_ in ("nsubj:pass", "aux:pass") for child in token.children)


def _a_noun(token: Token) -> bool:
    """ "wished the injured well": those told of before, and no word of harm of its own."""
    return (
        token.i > 0 and token.nbor(-1).lower_ == "the" and not any(child.dep_.startswith("nsubj") for child in token.children)
    )


def _had(token: Token) -> bool:
    """ "had destroyed": active, though the tag is that of a passive."""
    return not _passive(token) and any(child.lower_ in ("had", "has", "have") for child in token.children)


def _negated_noun(token: Token) -> bool:
    return any(child.dep_ == "advmod" and child.lower_ in ("not", "n't", "never") for child in token.children)


def _shares_an_object(token: Token) -> bool:
    """ "shot and killed his son": the object after the second verb is the first one's too."""
    following = token.doc[token.i + 1 : token.i + 4]
    joined = len(following) == 3 and following[0].lower_ in ("and", ",")
    told = joined and following[1].lower_ in KILLED | {"wounded", "injured"}
    return told and following[2].tag_ in ("DT", "PRP$", "PRP", "CD", "NNP")


def _rank(doc: Doc, harm: Harm) -> tuple[bool, bool, int]:
    """Whoever is shot and killed, or "who died", is killed; else the nearer word of harm counts."""
    object_of_another = harm.quantity.first == harm.trigger + 1
    trigger = doc[harm.trigger]
    told_of_them = harm.measure is Measure.KILLED and trigger.dep_ == "acl:relcl" and harm.quantity.holds(trigger.head.i)
    return not told_of_them, not object_of_another and harm.leaves_open, _distance(harm)


def _died_of_it(doc: Doc, harm: Harm, other: Harm) -> bool:
    """ "Two soldiers who were wounded on Monday died": the wound only says which soldiers."""
    described = doc[other.trigger].dep_ in ("acl", "acl:relcl", "amod") and doc[other.trigger].head.i == other.quantity.head
    return harm.measure is Measure.KILLED and other.measure is Measure.WOUNDED and described and harm.trigger > other.trigger


def _distance(harm: Harm) -> int:
    return min(abs(harm.trigger - harm.quantity.first), abs(harm.trigger - harm.quantity.last + 1))
