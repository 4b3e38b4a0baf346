"""Mentions: what each sentence of a report says of an act of violence: the act, whom and what it befell, by whom and when.

A report enters; `Mention`s leave, in text order. Words of harm, the relation of the harmed to them, figures and time words are
found by Tallystick's own reading; only acts without a counted harm and the kinds of MUC-4's form are added here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from benchmarks.muc4.names import name_of, number_of
from benchmarks.muc4.phrases import apposed, heads_after, joined, listed, meant, no_target, nouns_object, phrase, sites
from benchmarks.muc4.vocabulary import is_thing, words
from tallystick.model.claims import Measure
from tallystick.model.groups import Nature
from tallystick.model.reports import Report
from tallystick.model.times import TimeWords
from tallystick.reading.capitals import ordinary_case
from tallystick.reading.harms.figures import FigureMention, FigureReader, default_table
from tallystick.reading.harms.patients import patients
from tallystick.reading.harms.words import measure_in
from tallystick.reading.lexicon import Frame, default_lexicon
from tallystick.reading.sentences import Sentence, split
from tallystick.reading.times import find_times

ACT_OF = {
    Measure.KILLED: "kill",
    Measure.WOUNDED: "wound",
    Measure.CAPTURED: "kidnap",
    Measure.MISSING: "kidnap",
    Measure.DESTROYED: "damage",
    Measure.DAMAGED: "damage",
    Measure.KILLED_OR_WOUNDED: "casualties",
}
EFFECT_OF = {Measure.KILLED: "DEATH", Measure.WOUNDED: "INJURY"}
SUBJECTS = frozenset({"nsubj", "csubj", "nsubj:outer"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Someone or something that an act befell. `name` is a person's; `number` in MUC-4's form; `start` counts in the report."""

    start: int
    end: int
    words: str
    name: str | None
    description: str | None
    number: str | None
    effect: str | None
    human: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An act in a sentence. `denied`: the words say that it befell nobody; `supposed`: they do not tell that it happened."""

    act: str
    word: str
    start: int
    sentence: Sentence
    targets: tuple[Target, ...]
    doers: tuple[str, ...]
    times: tuple[TimeWords, ...]
    denied: bool = False
    supposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A report in ordinary letters with its sentences, time words and mentions."""

    report: Report
    text: str
    sentences: tuple[Sentence, ...]
    times: tuple[TimeWords, ...]
    mentions: tuple[Mention, ...]

    @property
    def published(self) -> date | None:
        """The day of publication, where the report states it."""
        return self.report.published


@cache
def _acts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((act, re.compile("|".join(forms), re.IGNORECASE)) for act, forms in words()["acts"].items())


@cache
def _first_look() -> re.Pattern[str]:
    return re.compile(
        rf"{default_lexicon().first_look.pattern}|\b(?:{_plain_acts()}|{'|'.join(sorted(UNHURT))}|"
        r"shots\b|gunfire|identified as)",
        re.IGNORECASE,
    )


def _plain_acts() -> str:
    return "|".join(form.removesuffix("$") for forms in words()["acts"].values() for form in forms)


UNHURT = frozenset(("unharmed", "unhurt", "uninjured", "unscathed", "unwounded"))


def _effect(token: Token, act: str, measure: Measure | None, harmed: Sequence[Token]) -> str | None:
    """What befell those harmed, in the form's words; of a denied harm, that it did not."""
    if act == "unhurt":
        return "NO INJURY"
    if act == "name":
        text = token.doc.text.lower()
        hurt = re.search(r"\b(?:(?P<hurt>wounded|injured)|dead|killed)\b", text)
        return None if hurt is None else "INJURY" if hurt["hurt"] else "DEATH"
    effect = EFFECT_OF.get(measure) if measure else None
    nobody = any(one.lower_ in ("no", "nobody", "none") for head in harmed for one in (head, *head.children))
    if effect is not None and not nobody and _refused(token):
        return "NO INJURY" if effect == "INJURY" else "NO DEATH"
    return effect


def _refused(token: Token) -> bool:
    near = [child.lower_ for child in token.children] + [one.lower_ for child in token.children for one in child.children]
    return any(word in ("not", "n't", "neither", "nor", "never") for word in near)


def _active(token: Token, taken: frozenset[int]) -> bool:
    """Whether a past form has what it befell right after it, and no auxiliary: the parser often takes it for a passive."""
    past = token.tag_ in ("VBD", "VBN") and token.dep_ not in ("acl", "amod") and token.i + 1 < len(token.doc)
    if not past or any(child.dep_.startswith("aux") for child in token.children):
        return False
    return token.i + 1 not in taken and token.nbor().pos_ in ("NOUN", "PROPN", "DET", "NUM", "ADJ", "PRON")


class PageReader:
    """Reads reports into pages; building it loads the tables."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._lexicon = default_lexicon()
        self._figures = FigureReader(default_table())

    def read(self, report: Report) -> Page:
        """The page of a report."""
        text = ordinary_case(report.text)
        sentences = split(replace(report, text=text))
        times = find_times(text)
        telling = [one for one in sentences if _first_look().search(one.text)]
        docs = self._nlp.pipe((one.text for one in telling), disable=["ner"])
        mentions = [
            mention
            for sentence, doc in zip(telling, docs, strict=True)
            for mention in self._mentions(sentence, doc, tuple(t for t in times if sentence.start <= t.start < sentence.end))
        ]
        return Page(report=report, text=text, sentences=sentences, times=times, mentions=tuple(mentions))

    def _mentions(self, sentence: Sentence, doc: Doc, times: tuple[TimeWords, ...]) -> Iterator[Mention]:
        figures = self._figures.find(sentence.text)
        taken = frozenset(
            token.i for token in doc for t in times if t.start - sentence.start <= token.idx < t.end - sentence.start
        )
        for token in doc:
            found = self._act(token, taken)
            if found is None:
                continue
            act, measure, harmed = found
            effect = _effect(token, act, measure, harmed)
            targets = [target for one in harmed for target in self._targets(sentence, one, figures, effect, token.i)]
            if act in ("bomb", "arson", "attack") and not targets:
                targets += [target for one in sites(token) for target in self._targets(sentence, one, figures, None, token.i)]
            yield Mention(
                act=act,
                word=token.lower_,
                start=sentence.start + token.idx,
                sentence=sentence,
                targets=tuple({target.start: target for target in reversed(targets)}.values())[::-1],
                doers=tuple(_doers(token)),
                times=times,
                denied=_denied(token, targets),
                supposed=_supposed(token),
            )

    def _act(self, token: Token, taken: frozenset[int]) -> tuple[str, Measure | None, list[Token]] | None:
        """What a token tells of and whom it befell; None for other words."""
        if token.lower_ in UNHURT:
            return "unhurt", None, patients(token, Frame.SUBJECT, taken) or patients(token, Frame.MODIFIED, taken)
        if token.lower_ == "identified" and token.i + 2 < len(token.doc) and token.nbor().lower_ == "as":
            return "name", None, heads_after(token.doc, token.i + 2)
        for act, nouns in words()["nouns"].items():
            if token.lower_ in nouns and token.pos_ != "VERB":
                return act, Measure.KILLED if act == "kill" else None, nouns_object(token)
        for frame in Frame:
            measure = measure_in(token, frame, self._lexicon)
            if measure in ACT_OF and token.i and token.nbor(-1).pos_ == "NUM" and token.tag_ in ("VBN", "VBD", "JJ"):
                return ACT_OF[measure], measure, [token.nbor(-1)]
            if measure in ACT_OF:
                harmed = [one for one in patients(token, frame, taken) if one.i != token.i or frame is not Frame.COUNTED]
                if frame is Frame.OBJECT and _active(token, taken):
                    harmed = heads_after(token.doc, token.i + 1) or harmed
                return ACT_OF[measure], measure, harmed
        for act, pattern in _acts():
            if pattern.match(token.lower_):
                verb = token.pos_ == "VERB" or token.tag_.startswith("VB")
                return act, None, patients(token, Frame.OBJECT, taken) if verb else nouns_object(token)
        return None

    def _targets(
        self, sentence: Sentence, token: Token, figures: Sequence[FigureMention], effect: str | None, trigger: int
    ) -> Iterator[Target]:
        """The target that a token heads, and those listed after it."""
        token = meant(token)
        if no_target(token):
            return
        first, last = phrase(token)
        yield self._target(sentence, token, (first, last), figures, effect, trigger)
        for head, span in listed(token.doc, last, trigger):
            yield self._target(sentence, head, span, figures, effect, trigger)

    def _target(
        self,
        sentence: Sentence,
        token: Token,
        span: tuple[int, int],
        figures: Sequence[FigureMention],
        effect: str | None,
        trigger: int,
    ) -> Target:
        doc, (first, last) = token.doc, span
        name, description = name_of(doc, token, first, last)
        if token.pos_ == "NUM" and name is None:
            description = doc[trigger].text
        if name is not None and description is None:
            description = apposed(doc, last)
        start, end = sentence.start + doc[first].idx, sentence.start + doc[last - 1].idx + len(doc[last - 1])
        role = self._lexicon.role(token)
        thing = name is None and is_thing(description or "") and (role is None or role[1] is not Nature.PERSONS)
        return Target(
            start=start,
            end=end,
            words=doc[first:last].text,
            name=None if thing else name,
            description=description,
            number=number_of(doc, token, first, last, figures, name),
            effect=effect,
            human=not thing,
        )


def _doers(token: Token) -> Iterator[str]:
    """The subject of an active verb, what stands after "by", whose attack it was."""
    verb = token
    for _ in range(2):
        passive = any(child.dep_ == "nsubj:pass" for child in verb.children) and not _active(verb, frozenset())
        subjects = SUBJECTS | ({"nsubj:pass"} if not passive else set())
        for child in verb.children:
            if child.dep_ == "obl:agent" or (child.dep_ in subjects and not passive) or _by(child):
                for one in joined(meant(child)):
                    first, last = phrase(one)
                    if re.search(words()["doers"]["words"], token.doc[first:last].text, re.IGNORECASE):
                        yield token.doc[first:last].text.strip()
        if verb.head.i == verb.i or verb.dep_ not in ("conj", "xcomp", "advcl", "acl"):
            return
        verb = verb.head


def _by(child: Token) -> bool:
    return child.dep_ in ("obl", "nmod", "obl:agent") and any(c.dep_ == "case" and c.lower_ == "by" for c in child.children)


def _denied(token: Token, targets: Sequence[Target]) -> bool:
    """ "no one was hurt", "there were no casualties"."""
    if any(target.words.lower().startswith(("no ", "nobody", "none")) or target.number == "0" for target in targets):
        return True
    negative = ("no", "not", "n't", "without", "neither", "nor", "never")
    return any(child.lower_ in (*negative, "nobody") for child in token.children) or any(
        child.lower_ == "nobody" or (child.lower_ == "one" and child.i and child.nbor(-1).lower_ == "no")
        for child in token.children
    )


_MODALS = frozenset("will would could might may should must can shall".split())


def _supposed(token: Token) -> bool:
    if any(child.dep_ == "aux" and child.lower_ in _MODALS for child in token.children):
        return True
    return token.tag_ == "VB" and any(child.lower_ == "to" for child in token.children)
