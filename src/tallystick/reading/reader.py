"""Reader: from one report to its `Reading`.

A `Report` enters; claims, attributions, accounts and time words leave. Sentences that hold no word of harm are never parsed.
The reader keeps nothing from one report to the next; what is parsed together is parsed as each would be by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

from tallystick.model.accounts import Reading
from tallystick.model.claims import Attribution, Claim, Person
from tallystick.model.places import Place
from tallystick.model.reports import MarkKind, Report
from tallystick.model.tellings import Telling
from tallystick.model.times import TimeWords
from tallystick.reading.accounts import NOWHERE, gather
from tallystick.reading.again import COUNTS_AGAIN, NEAR
from tallystick.reading.attributions import of_the_event
from tallystick.reading.capitals import ordinary_case, quoted
from tallystick.reading.claims import ClaimReader
from tallystick.reading.context import Context, Whole
from tallystick.reading.drafts import best_place
from tallystick.reading.harms.figures import FigureReader, FigureTable, default_table
from tallystick.reading.harms.harm import HarmReader
from tallystick.reading.harms.quantities import quantities
from tallystick.reading.harms.singles import surnames_in
from tallystick.reading.home import home_of
from tallystick.reading.lead import find_lead, names_event
from tallystick.reading.lexicon import default_lexicon
from tallystick.reading.made_up import may_tell_who
from tallystick.reading.neutral import parse
from tallystick.reading.parties import Parties, find_parties
from tallystick.reading.parts import OF_THEM
from tallystick.reading.persons import named_persons
from tallystick.reading.places import PlaceMention, find_places
from tallystick.reading.places.added import AddedPlaces
from tallystick.reading.places.again import meant_again
from tallystick.reading.places.gazetteer import Gazetteer
from tallystick.reading.sentences import FILE_PICTURE, Sentence, split
from tallystick.reading.sides import settle_roles
from tallystick.reading.speech.finder import Finder
from tallystick.reading.speech.issuer import issuer_of
from tallystick.reading.speech.names import find_names
from tallystick.reading.stories import in_stories
from tallystick.reading.surface import covered
from tallystick.reading.times import find_times
from tallystick.reading.told import Told
from tallystick.reading.when import is_day, is_stamp, nearest, of_a_statement
from tallystick.reading.where import is_actor, located, of_a_house

_PRONOUN_SAYS = re.compile(
    r"\b(?:it|he|she|they) (?:(?:also|later|now|could|not|had|has|have) ){0,2}(?:said|says|added|adds|"
    r"specif(?:ied|ies)|counts|counted|recorded|boasted|told|announced|reported|confirm(?:ed)?|"
    r"puts?|gave|denied|claimed|spoke|estimated|rejected|dismissed|insisted|maintained|noted|wrote|posted|acknowledged|"
    r"admitted|alleged|accused|blamed)\b|"
    r"\b(?:said|added) (?:it|he|she|they)\b|\baccording to (?:him|her|them|it)\b",
    re.IGNORECASE,
)
TOGETHER = 30
"""Characters between two places that are named together: "at Jizan in southern Saudi Arabia"."""
BACK = 3
"""Sentences before one that tells of harm in which it is looked up who "she" is that speaks in all of them."""
UNUSED = ("ner",)
"""Components whose findings no rule reads yet: names are read by the gazetteer and by their capitals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A report in ordinary letters with its sentences, and the parses of the `telling` ones; `written` is its own text."""

    report: Report
    written: str
    sentences: tuple[Sentence, ...]
    telling: tuple[Sentence, ...]
    docs: tuple[Doc, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the sentences of a report tell, before accounts are made of it."""

    parties: Parties
    sentences: tuple[Sentence, ...]
    times: tuple[TimeWords, ...]
    places: tuple[PlaceMention, ...]
    told: tuple[Told, ...]
    attributions: tuple[tuple[int, Attribution], ...]
    named: tuple[Person, ...]


class Reader:
    """Reads reports with one language pipeline; building it loads the tables.

    `added` are a user's own places. `figures` are a project's own entries for vague words, in the form of `data/figures.toml`;
    they go before the shipped ones. Raises ValueError where they are malformed.
    """

    def __init__(self, nlp: Language, added: AddedPlaces | None = None, figures: str = "") -> None:
        self._nlp = nlp
        self._lexicon = default_lexicon()
        self._figures = FigureReader(default_table().overridden(FigureTable.parse(figures)))
        shipped = Gazetteer.load()
        self._gazetteer = shipped.with_added(added) if added is not None else shipped
        self._finder = Finder.load()
        self._threads = ThreadpoolController()

    def read(self, report: Report) -> Reading:
        """All that a report says of harm; `Reading.claims` in text order. Copy in capitals is read in ordinary letters."""
        (parsed,) = self.parse([report])
        return self.understand(parsed)

    def parse(self, reports: Sequence[Report]) -> list[Parsed]:
        """The reports cut into sentences, of which those that may tell of harm are parsed, all of them together.

        Many small batches cost a third more than one. Matrices of this size lose more in the waiting of threads than they gain.
        """
        cut = [self._cut(report) for report in reports]
        texts = ((sentence.text, sentence.title) for one in cut for sentence in one.telling)
        with self._threads.limit(limits=1):
            docs = iter(list(parse(self._nlp, texts, self._lexicon, UNUSED)))
        return [replace(one, docs=tuple(islice(docs, len(one.telling)))) for one in cut]

    def _cut(self, report: Report) -> Parsed:
        text = ordinary_case(report.text)
        ordinary = report if text == report.text else replace(report, text=text)
        sentences = split(ordinary)
        return Parsed(report=ordinary, written=report.text, sentences=sentences, telling=self._telling(sentences))

    def understand(self, parsed: Parsed) -> Reading:
        """All that a parsed report says of harm, in its own words."""
        reading = self._read(parsed)
        return reading if parsed.written == parsed.report.text else quoted(reading, parsed.written)

    def _read(self, parsed: Parsed) -> Reading:
        report, found = parsed.report, self.lay_out(parsed)
        lead = find_lead(report, found.sentences, found.times, found.places, found.told)
        accounts, settled = gather(found.told, found.attributions, report, lead)
        claims = settle_roles(settled, [cause for _, cause in found.attributions], found.parties)
        return Reading(
            report_id=report.report_id,
            claims=claims,
            attributions=tuple(attribution for _, attribution in found.attributions),
            accounts=accounts,
            persons=tuple(found.named),
            tellings=_tellings(claims, found.told),
            times=found.times,
            caption_times=tuple(time for time in found.times if report.marked(time.start, time.end, MarkKind.CAPTION)),
        )

    def lay_out(self, parsed: Parsed) -> Found:
        """What is found sentence by sentence, before claims are put together."""
        report, sentences = parsed.report, parsed.sentences
        parties = find_parties(report.text)
        names = find_names(report.text, parties)
        whole = Whole(
            report=report,
            parties=parties,
            names=names,
            lexicon=self._lexicon,
            finder=self._finder,
            surnames=surnames_in(report.text),
            issuer=issuer_of(report, names),
        )
        times = find_times(report.text)
        placed = parsed.telling or names_event(sentences)
        places = find_places(report.text, self._gazetteer, home_of(report.address)) if placed else ()
        told, attributions, named = self._tell(whole, parsed, times, places)
        return Found(
            parties=parties,
            sentences=sentences,
            times=times,
            places=places,
            told=tuple(in_stories(sentences, told)),
            attributions=tuple(attributions),
            named=tuple(named),
        )

    def _telling(self, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """The sentences that hold a word of harm, and those that say who "it" is that speaks in them."""
        telling = {sentence.ordinal for sentence in sentences if self._lexicon.may_tell(sentence.text)}
        for _ in range(BACK):
            telling |= {one.ordinal - 1 for one in sentences if one.ordinal in telling and _PRONOUN_SAYS.search(one.text)}
        telling |= {one.ordinal for one in sentences if one.ordinal - 1 in telling and OF_THEM.match(one.text)}
        close = {ordinal + step for ordinal in telling for step in range(1, NEAR + 1)}
        after = (one for one in sentences if one.ordinal in close - telling)
        telling |= {one.ordinal for one in after if COUNTS_AGAIN.search(one.text) or may_tell_who(one.text)}
        return tuple(sentence for sentence in sentences if sentence.ordinal in telling)

    def _tell(
        self, whole: Whole, parsed: Parsed, times: tuple[TimeWords, ...], places: tuple[PlaceMention, ...]
    ) -> tuple[list[Told], list[tuple[int, Attribution]], list[Person]]:
        reader = ClaimReader()
        told: list[Told] = []
        named: list[Person] = []
        attributions: list[tuple[int, Attribution]] = []
        for sentence, doc in zip(parsed.telling, parsed.docs, strict=True):
            context = self._context(whole, sentence, doc, times, places)
            claims, causes = reader.read(context)
            told += claims
            named += named_persons(context, claims)
            attributions += [(sentence.ordinal if of_the_event(sentence.text, cause) else NOWHERE, cause) for cause in causes]
        return told, attributions, named

    def _context(
        self, whole: Whole, sentence: Sentence, doc: Doc, times: tuple[TimeWords, ...], places: tuple[PlaceMention, ...]
    ) -> Context:
        inside = tuple(time for time in times if sentence.start <= time.start and time.end <= sentence.end)
        before = sentence.previous if sentence.previous is not None else sentence.start
        filed = FILE_PICTURE.match(whole.report.text, before) is not None
        before = sentence.start if filed else before
        local = home_of(whole.report.address) is not None  # it names other towns, and where it happened only once
        scene = before if filed or local else whole.report.text.rfind("\n", 0, sentence.start) + 1
        taken = _tokens(doc, sentence, inside)
        placed = _tokens(doc, sentence, [one for one in places if sentence.start <= one.start and one.end <= sentence.end])
        figures = self._figures.find(sentence.text)
        counted = quantities(doc, figures, taken, placed, self._lexicon, whole.surnames, title=sentence.title)
        return Context(
            whole=whole,
            sentence=sentence,
            doc=doc,
            quantities=counted,
            harms=HarmReader(doc, counted, self._lexicon, taken, title=sentence.title).read(),
            times=inside,
            places=tuple(place for place in places if sentence.start <= place.start and place.end <= sentence.end),
            previous_time=nearest(times, sentence.start),
            carried_time=next(
                (
                    time
                    for time in reversed(times)
                    if before <= time.start < sentence.start and _may_be_carried(whole.report.text, time)
                ),
                None,
            ),
            named_before=self._named_before(whole, sentence, places),
            carried_place=self._carried_place(whole.report.text, scene, sentence, places),
        )

    @staticmethod
    def _carried_place(text: str, before: int, sentence: Sentence, places: tuple[PlaceMention, ...]) -> Place | None:
        """The place that the sentence means by a noun alone, else the last `before` it in the paragraph."""
        said = [
            one for one in places if before <= one.start < sentence.start and located(one, text) and not of_a_house(one, text)
        ]
        together = [one.place for one in said if said[-1].start - one.end < TOGETHER]
        return meant_again(text, sentence.start, sentence.end, places) or best_place(together)

    def _named_before(self, whole: Whole, sentence: Sentence, places: tuple[PlaceMention, ...]) -> Place | None:
        """The last place of the paragraph before a sentence, those where something is said to be first."""
        line = whole.report.text.rfind("\n", 0, sentence.start) + 1
        earlier = [one for one in places if line <= one.start < sentence.start]
        said = [one for one in earlier if located(one, whole.report.text)] or [one for one in earlier if not is_actor(one)]
        return said[-1].place if said else None


def _may_be_carried(text: str, time: TimeWords) -> bool:
    """Whether a day of one sentence may be that of the next: not one on which something was only stated."""
    return is_day(time) and not of_a_statement(text, time) and not is_stamp(text, time)


def _tellings(claims: Sequence[Claim], told: Sequence[Told]) -> tuple[Telling, ...]:
    by_claim = {one.claim.claim_id: one.telling for one in told}
    found = (by_claim.get(claim.claim_id) for claim in claims)
    return tuple(telling for telling in found if telling is not None)


def _tokens(doc: Doc, sentence: Sentence, mentions: Sequence[TimeWords | PlaceMention]) -> frozenset[int]:
    """The tokens of a sentence that mentions cover; their offsets count in the report's text."""
    return covered(doc, [(one.start - sentence.start, one.end - sentence.start) for one in mentions])
