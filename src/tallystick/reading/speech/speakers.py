"""Speakers: the claimant of each word of a sentence, and the one who is the "it" or "he" of the next.

Sentences in context enter in text order; for each its `Voices`, which give a map from tokens to claimants, leave.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property, partial

from tallystick.model.claims import Claimant, ClaimantRole
from tallystick.reading.context import Context
from tallystick.reading.harms.record import Harm
from tallystick.reading.speech.cited import cited, told_to
from tallystick.reading.speech.claimants import Earlier, can_speak, is_body, resolve
from tallystick.reading.speech.closing import spoke
from tallystick.reading.speech.cues import Speech, reporters_own
from tallystick.reading.times.tokens import WEEKDAYS

Speakers = dict[int, Claimant]

_OF_SOMETHING = re.compile(r",| (?:at|in|of|from|for|with|near|who) ")

BEFORE_A_NAME = frozenset({"case", "fixed", "mark", "cc", "punct", "advmod"})
"""Relations of words that stand before somebody's name and are none of it: "according to"."""

GOING_ON = frozenset({"add", "specify", "note", "continue", "stress", "clarify"})
"""Verbs of one who has spoken before: a sentence without a speaker may stand between, in a paragraph of its own too."""
NO_ISSUERS = frozenset({ClaimantRole.WITNESS, ClaimantRole.OUTLET})
_OWN_MEN = re.compile(
    r"^(?:Its|Their|Our) (?:own )?(?:\w+ )?(?:fighters|forces|troops|soldiers|men|guerrillas|units|gunners|militants|members)\b"
)
"""Behind a statement of armed men: what theirs did is still their word."""
_HE_ADDED = re.compile(
    r" [^.\n]{3,200}, (?:he|she|it|they) (?:also )?(?:added|went on|continued)\b|"
    r" [^.\n]{3,200}, according to (?:the|its|his|her|their) (?:statement|account|release|post)\b"
)
"""The next sentence of a paragraph, told by one who has spoken before."""
_OFFICE_AND_NAME = re.compile(
    r"(?:The|An?|His|Her|Its|Their|One) [^,.;:]{3,80}, (?P<name>[A-ZÀ-Ž][\w.’'-]*(?: [A-ZÀ-Ž][\w.’'-]*){1,3}), "
    r"(?!and\b|or\b)(?=[a-z])"
)
""" "The mayor of Teorama, Ramiro Quintero, condemned the attack": who "he" is in the next sentence."""
QUOTATION = re.compile(r"^\s*[“\"][^“”\"]+[”\"]\W*$")
QUOTED = re.compile(r"[”\"]")
LONGEST_NAME = 6
"""Words of a name that stands before what somebody is."""

_AN_EARLIER = re.compile(r"\ban? (?:earlier|previous|initial) (?:\w+ )?(?:toll|count|figure|estimate|tally) of(?: at least)?$")
""" "Revising an earlier toll of 11": whose that was, the words do not tell."""


class Voices:
    """Who speaks in one sentence; a pronoun reaches back to the sentence `before` it in the report, no further.

    Found when somebody asks: most sentences hold no claim, and no pronoun that speaks comes after them.
    """

    def __init__(self, context: Context, before: Voices | None) -> None:
        self._context = context
        beside = before is not None and context.sentence.ordinal - before._context.sentence.ordinal == 1
        self._before = before if beside else None
        self._earlier = before

    @cached_property
    def speakers(self) -> Speakers:
        """The claimant of each token: the innermost speech that holds it, by way of those around it."""
        found: Speakers = {}
        if (self._quoted_on or self._told_on) and (same := self._before_it()) is not None:
            found = {token.i: replace(same, via=()) for token in self._context.doc}
        for speech, speaker in self._spoken:
            claimant = _first_hand(speaker, self._context, speech)
            for token in speech.content:
                outer = found.get(token)
                via = (*outer.via, outer.name) if outer is not None and outer.name != claimant.name else ()
                found[token] = replace(claimant, via=(*via, *claimant.via))
        return found

    @cached_property
    def _quoted_on(self) -> bool:
        """Whether the sentence is one quotation after another's in its paragraph: the same speaker goes on."""
        sentence = self._context.sentence
        if sentence.previous is None or self._context.speeches:
            return False
        if _OWN_MEN.match(sentence.text) is not None:
            return True
        if not QUOTATION.match(sentence.text):
            return False
        return QUOTED.search(self._context.whole.report.text[sentence.previous : sentence.start]) is not None

    @cached_property
    def _told_on(self) -> bool:
        """Whether a sentence without a speaker stands between two of one who goes on: "A van burned. ..., he added."."""
        context = self._context
        if context.speeches or context.sentence.previous is None:
            return False
        return _HE_ADDED.match(context.whole.report.text, context.sentence.end) is not None

    @cached_property
    def _spoken(self) -> list[tuple[Speech, Claimant]]:
        """Each speech of the sentence whose source is one who can be named or told."""
        context = self._context
        found: list[tuple[Speech, Claimant]] = []
        for speech in context.speeches:
            earlier = Earlier(
                pronoun=partial(self._meant, speech, found),
                body=self._body_before,
                noun=partial(self._called_before, found),
                office=self._office_before,
                issuer=self._issuer,
            )
            told = _antecedent(context, speech) or _named_first(context, speech) or context.words(speech.source)
            claimant = resolve(told, context.whole.names, earlier) if _NO_SPEAKER.match(told) is None else None
            if claimant is not None:
                found.append((speech, claimant))
        return found

    def _meant(self, speech: Speech, found: list[tuple[Speech, Claimant]]) -> Claimant | None:
        """Whom a pronoun means: who spoke in the same words before it, else in the sentence before."""
        here = [claimant for other, claimant in found if other.first < speech.first]
        if here:
            return here[-1]
        if (named := self._named_here(speech)) is not None:
            return named
        before = self._before
        silent = before is not None and not before._context.speeches and before.last is None
        cue = self._context.doc[speech.cue].lemma_ if speech.cue is not None else ""
        if before is not None and silent and (cue in GOING_ON or self._in_one_paragraph(before)):
            return before._before_it()
        return self._before_it()

    def _in_one_paragraph(self, before: Voices) -> bool:
        """Whether the sentence before stands in the same paragraph, and one more before it."""
        here, other = self._context.sentence, before._context.sentence
        return here.paragraph == other.paragraph and other.previous is not None

    def _named_here(self, speech: Speech) -> Claimant | None:
        """The person whom the sentence names before "he" or "she": "Ana Ruiz read the names of those she says were killed"."""
        doc, names = self._context.doc, self._context.whole.names
        if doc[speech.first].lower_ not in ("he", "she"):
            return None
        before = str(doc[: speech.first].text)
        known = [(before.rfind(name), name) for name in names.persons.values() if name in before]
        return resolve(max(known)[1], names) if known else None

    def _before_it(self) -> Claimant | None:
        """Who spoke in the sentence before; one that tells of no harm is read on its surface."""
        if self._before is not None:
            return self._before.last
        sentence, text = self._context.sentence, self._context.whole.report.text
        if sentence.previous is None:
            return None
        return self._on_surface(text[sentence.previous : sentence.start].strip(), self._two_before)

    def _two_before(self) -> Claimant | None:
        """Who spoke two sentences before: "he" of the one between."""
        earlier = self._earlier
        near = earlier is not None and self._context.sentence.ordinal - earlier._context.sentence.ordinal == 2
        return earlier.last if earlier is not None and near else None

    def _on_surface(self, text: str, pronoun: Callable[[], Claimant | None]) -> Claimant | None:
        """Who speaks in a sentence without a cue that was read; `pronoun` gives whom "he" means there."""
        words = spoke(text)
        if words is None:
            return None
        earlier = Earlier(
            pronoun=pronoun,
            body=self._body_before,
            noun=partial(self._called_before, []),
            office=self._office_before,
            issuer=self._issuer,
        )
        return resolve(words, self._context.whole.names, earlier)

    def _body_before(self) -> Claimant | None:
        """The body that spoke last, in whichever sentence before this one: "the group" may be it."""
        return next((claimant for claimant in self._spoke_before() if is_body(claimant)), None)

    def _issuer(self) -> Claimant | None:
        """Whose "the statement" is: that of the last named speaker who may issue one, else of who issued the report."""
        spoke = (one for one in self._spoke_before() if one.named and one.role not in NO_ISSUERS)
        return next(spoke, self._context.whole.issuer)

    def _called_before(self, found: list[tuple[Speech, Claimant]], noun: str) -> Claimant | None:
        """The last speaker before whose words a noun ends ("a military source"), or begins with where he is of something."""
        here = [claimant for _, claimant in reversed(found)]
        return next((claimant for claimant in (*here, *self._spoke_before()) if _is_called(claimant, noun)), None)

    def _office_before(self, noun: str) -> Claimant | None:
        """The last speaker whose name ends with the noun of an office: "the ministry" is the one that spoke last."""
        spoke_before = (one for one in self._spoke_before() if " " in one.name)
        return next((one for one in spoke_before if one.name.lower().split()[-1] == noun), None)

    def _spoke_before(self) -> Iterator[Claimant]:
        """Those who spoke in sentences before this one, the last first."""
        voices = self._earlier
        while voices is not None:
            yield from (claimant for _, claimant in reversed(voices._spoken))
            voices = voices._earlier

    @cached_property
    def last(self) -> Claimant | None:
        """Who is meant by the "it" or "he" of the next sentence: who spoke last, or the subject where nobody speaks."""
        if self._spoken:
            return self._spoken[-1][1]
        if self._quoted_on:
            return self._before_it()
        if self._context.speeches:
            return None
        return self._subject() or self._on_surface(self._context.sentence.text, self._before_it)

    def _subject(self) -> Claimant | None:
        """An office or person who is the subject of the sentence."""
        doc, names, text = self._context.doc, self._context.whole.names, self._context.sentence.text
        if (beside := _OFFICE_AND_NAME.match(text)) is not None:
            return resolve(beside["name"], names)
        told = (one for one in names.persons.values() if text.startswith(f"{one} "))
        opening = next((one for one in told if one.split()[-1].lower() not in WEEKDAYS), None)
        if opening is not None:
            return resolve(opening, names)
        subject = next((token for token in doc if token.dep_ in ("nsubj", "nsubj:pass") and token.head.dep_ == "ROOT"), None)
        if subject is None:
            return None
        last = max((child.i for child in subject.children if child.dep_ == "flat"), default=subject.i)
        words = doc[subject.left_edge.i : last + 1].text
        person = words in names.persons.values()
        claimant = resolve(words, names) if person or can_speak(words) else None
        return claimant if claimant is not None and claimant.named else None


def _antecedent(context: Context, speech: Speech) -> str | None:
    """Whom a relative pronoun means: "the coalition, which puts the number at 12"."""
    pronoun = context.doc[speech.first]
    if len(speech.source) > 1 or pronoun.lower_ not in ("which", "who") or pronoun.head.dep_ != "acl:relcl":
        return None
    noun = pronoun.head.head
    named = [token.i for token in noun.subtree if token.i <= noun.i and token.dep_ not in BEFORE_A_NAME]
    last = max((child.i for child in noun.children if child.dep_ == "flat"), default=noun.i)
    return str(context.doc[named[0] : max(noun.i, last) + 1].text) if noun.i < pronoun.i else None


def _named_first(context: Context, speech: Speech) -> str | None:
    """The name before the words for what somebody is: "The Northern Front, the group that holds the town, blamed"."""
    doc = context.doc
    if speech.cue is None or not 1 < speech.first < speech.cue or doc[speech.first - 1].text != ",":
        return None
    name = doc[: speech.first - 1]
    words = [token for token in name if token.lower_ not in ("the", "of", "and", "for")]
    named = 0 < len(words) <= LONGEST_NAME and all(token.text[:1].isupper() and token.pos_ in _OF_A_NAME for token in words)
    return str(name.text) if named and doc[speech.first].lower_ in ("the", "a", "an") else None


_OF_A_NAME = frozenset({"PROPN", "NOUN", "ADJ"})
_NO_SPEAKER = re.compile(
    r"^(?:no\b|none\b|nobody\b|(?:up|down) from\b|\W*\d[\d,.]*$|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)$)",
    re.IGNORECASE,
)
""" "Up from nine reported earlier": a number, and nobody."""


def _is_called(claimant: Claimant, noun: str) -> bool:
    """Whether a speaker was called by a noun with more words than it: "a doctor at the hospital", "a military source"."""
    first, *rest = _OF_SOMETHING.split(claimant.words.lower())
    words = first.split()
    return words[-1:] == [noun] and (bool(rest) or (len(words) > 1 and words[0] not in ("the", "that")))


def _first_hand(speaker: Claimant, context: Context, speech: Speech) -> Claimant:
    """On whose word the speaker says it, by way of the speaker or of the agency that was told; else the speaker's own.

    Reasons are cited too ("citing security concerns"): only what can speak is a source.
    """
    words, agency = cited(context.doc, speech), told_to(context.doc, speech)
    source = resolve(words, context.whole.names) if words is not None else None
    if source is not None and source.name != speaker.name and source.role not in (ClaimantRole.OTHER, ClaimantRole.OUTLET):
        return replace(source, via=(speaker.name,))
    return replace(speaker, via=(agency,)) if agency is not None else speaker


def speaker_of(context: Context, harm: Harm, speakers: Speakers) -> Claimant | None:
    """The speaker of the figure, unless the reporter adds the clause to somebody's words."""
    anchor = harm.trigger if harm.trigger in speakers else harm.quantity.first
    claimant = speakers.get(anchor)
    if claimant is None or _AN_EARLIER.search(context.doc[: harm.quantity.first].text):
        return None
    cues = [speech.cue for speech in context.speeches if anchor in speech.content and speech.cue is not None]
    cue = cues[-1] if cues else None  # the innermost: the widest come first
    return None if reporters_own(context.doc, anchor, cue) else claimant
