"""Running totals: "bringing the total of soldiers killed to 19", "a death toll of 19", "raises to 15 the number of the dead".

A parsed sentence and its quantities enter; for each quantity that is a total, the noun that it totals and the measure leave.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from tallystick.model.claims import Measure
from tallystick.reading.harms.nouns import NOUNS
from tallystick.reading.harms.order import SUBJECTS
from tallystick.reading.harms.quantities import Quantity
from tallystick.reading.harms.words import measure_of
from tallystick.reading.lexicon import Lexicon, inflections

RISING = frozenset(
    form
    for verb in """
    bring raise take push put lift rise stand climb increase reach grow jump soar number leave swell come revise update lower
    reduce correct
    """.split()
    for form in inflections(verb)
)
"""Forms of verbs that lead to a total; lemmatizers err in some ("clim")."""
TOLL_NOUNS = {
    "toll": Measure.KILLED,
    "fatality": Measure.KILLED,
    "death": Measure.KILLED,
    "dead": Measure.KILLED,
    "killing": Measure.KILLED,
    "homicide": Measure.KILLED,
    "murder": Measure.KILLED,
    "martyr": Measure.KILLED,
    "injury": Measure.WOUNDED,
    "injured": Measure.WOUNDED,
    "wounded": Measure.WOUNDED,
    "casualty": Measure.KILLED_OR_WOUNDED,
}
STANDING = frozenset({"be", "remain"})
STILL = frozenset({"still", "now", "already", "currently", "only", "just"})
"""What may stand between a verb and the number of a total."""
TALLIES = frozenset({"total", "number", "count", "tally", "figure"})
DISPLACED = frozenset({"idp", "refugee", "evacuee", "homeless", "evacuated", "relocated"})
GIVING = frozenset({"give", "list", "state", "record"})
"""Verbs of "gave the number of injured as 18"."""
BEFORE_A_TOTAL = frozenset({"to", "at", "of", "as", "is", "was", "remains", "remained", "reached", "reaching", "past"})
OVER_A_TOTAL = frozenset(
    "at hit hits hitting top tops topped topping pass passes passed near nears neared nearing exceed exceeds exceeded cross "
    "crosses crossed surpass surpasses surpassed reaches".split()
)
"""What stands between a toll and its number, in headlines above all: "death toll in market blast hits 23"."""
REACH, FAR = 22, 40
"""Tokens before a number in which the noun that it totals is looked for; farther where words between commas part the two."""


TAKEN_TO = frozenset({"hospital", "clinic", "morgue", "mortuary", "centre", "center", "facility"})
"""Where the dead and wounded are brought: "nine bodies were brought to two hospitals"."""


def running_totals(doc: Doc, counted: Iterable[Quantity], lexicon: Lexicon) -> Iterator[tuple[Quantity, Token, Measure]]:
    """Each quantity that is a running total, with its noun and measure."""
    for quantity in counted:
        before = next((t for t in reversed(doc[max(0, quantity.first - 3) : quantity.first]) if t.lower_ not in STILL), None)
        if before is None or quantity.indefinite or not _leads_to_a_total(before):
            continue
        if quantity.head is not None and doc[quantity.head].lemma_.lower() in TAKEN_TO:
            continue
        noun = _noun_after(doc, quantity) or _noun_before(doc, quantity.first) or _beyond_commas(doc, quantity.first)
        if noun is not None:
            measure = _measure(doc, noun, quantity.first, lexicon)
            if measure is not None:
                yield quantity, noun, measure


def _leads_to_a_total(token: Token) -> bool:
    """Whether a total may follow a word: "to", "at", "hits", or the toll itself ("toll now 23")."""
    return token.lower_ in BEFORE_A_TOTAL | OVER_A_TOTAL or token.lemma_.lower() == "toll"


def _at_once(doc: Doc, toll: Token, before: int) -> bool:
    """Whether only the place or the event of a toll, and a word that leads to its number, stand between the two."""
    between = [token for token in doc[toll.i + 1 : before] if token.lower_ not in STILL]
    if any(token.like_num or token.text in (",", ";", ":") for token in between):
        return False
    return not between or between[-1].lower_ in OVER_A_TOTAL


def _noun_before(doc: Doc, before: int) -> Token | None:
    """The noun that a running total is of, if a verb of rising, "toll of", "toll now" or "toll hits" joins it to the number."""
    window = doc[max(0, before - REACH) : before]
    nouns = [t for t in window if t.pos_ in NOUNS | {"ADJ"} and t.lemma_.lower() in TOLL_NOUNS.keys() | TALLIES]
    if not nouns:
        return _subject(window)  # "the number of people known to have died in ..., in ..., has risen to 31"
    if doc[before - 1].lower_ == "as":
        return _tally_of(nouns) if any(token.lemma_.lower() in GIVING for token in window) else None
    if doc[before - 1].lower_ == "of" and nouns[-1].i == before - 2 and nouns[-1].lemma_.lower() == "toll":
        return nouns[-1]
    toll = next((token for token in reversed(nouns) if token.lemma_.lower() == "toll"), None)
    if toll is not None and _at_once(doc, toll, before):
        return toll
    subject = _subject(window)
    if subject is not None:
        return subject
    rising = [t.i for t in window if (t.pos_ in ("VERB", "AUX") or _headline_rises(t)) and t.lower_ in RISING]
    if not rising or any(token.pos_ == "VERB" and token.i > rising[-1] and token.dep_ == "conj" for token in window):
        return None  # "those who rose in battle, and we wish a recovery to 15"
    return next((noun for noun in nouns if noun.i > rising[-1]), _tally_of(nouns))


def _beyond_commas(doc: Doc, before: int) -> Token | None:
    """ "The death toll in the attack, in which ..., rose to 85": the toll farther before a verb that has no other subject."""
    verb = doc[before - 2] if before > 2 else None
    parted = verb is not None and verb.i > 0 and verb.nbor(-1).text == ","
    if verb is None or not parted or verb.lower_ not in RISING or any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    return next((token for token in doc[max(0, before - FAR) : before] if token.lemma_.lower() == "toll"), None)


def _tally_of(nouns: Sequence[Token]) -> Token:
    """The last of the nouns, or the number that it is of: "the number of dead"."""
    tally = next((noun for noun in nouns if noun.lemma_.lower() in TALLIES), nouns[-1])
    return tally if tally.i + 2 == nouns[-1].i and tally.nbor().lower_ == "of" else nouns[-1]


def _subject(window: Span) -> Token | None:
    """ "The number of people killed in a wave of attacks ... has risen to", "the toll is", "the number of dead was still": the
    subject of the last verb, however far before it."""
    verb = next((t for t in reversed(window) if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "aux:pass")), None)
    if verb is None or not (verb.lower_ in RISING or verb.lemma_.lower() in STANDING):
        return None
    told = [child for child in (*verb.children, *(verb.head.children if verb.dep_ == "cop" else ())) if child.i < verb.i]
    nouns = (child for child in told if child.dep_ in ("nsubj", "nsubj:pass"))
    return next((noun for noun in nouns if noun.lemma_.lower() in {"toll"} | TALLIES), None)


def _headline_rises(token: Token) -> bool:
    """ "Toll in market blast rises to 12", "the number of those killed rose to 12": the tagger sees no verb."""
    told = token.tag_ in ("NNS", "VBZ") or token.lower_ in ("rose", "stood")
    return bool(told and token.doc[token.i + 1 : token.i + 2].text.lower() in ("to", "at"))


def _noun_after(doc: Doc, quantity: Quantity) -> Token | None:
    """ "raises to 15 the number of soldiers killed": the noun follows the number."""
    rising = any(t.lower_ in RISING for t in doc[max(0, quantity.first - 4) : quantity.first])
    following = doc[quantity.last - 1 : quantity.last + 3]
    return next((t for t in following if rising and t.lemma_.lower() in TALLIES - {"figure"}), None)


def _measure(doc: Doc, noun: Token, until: int, lexicon: Lexicon) -> Measure | None:
    """What a total counts; a bare "total" counts the dead, "the figure" whom the sentence told of, other numbers nothing."""
    for token in [noun, *doc[noun.i + 1 : until if noun.i < until else noun.i + 9]]:
        found = TOLL_NOUNS.get(token.lemma_.lower()) or measure_of(token, lexicon)
        if found is not None:
            return found
        if token.lower_.removesuffix("s") in DISPLACED:
            return Measure.DISPLACED
    if noun.lemma_.lower() == "figure":
        return next((found for token in reversed(doc[: noun.i]) if (found := measure_of(token, lexicon)) is not None), None)
    following = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    told = noun.lemma_.lower() in TALLIES and following is not None and following.lower_ == "of"
    theirs = noun.lemma_.lower() == "number" and noun.i > 0 and noun.nbor(-1).tag_ == "PRP$"
    return None if told or theirs else Measure.KILLED
