"""Mentions: what each sentence of a report says of an act of violence: the act, whom and what it befell, by whom and when.

A report enters; `Mention`s leave, in text order. Words of harm, the relation of the harmed to them, figures and time words are
found by Tallystick's own reading; only acts without a counted harm and the kinds of MUC-4's form are added here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from tallystick.model.claims import Measure
from tallystick.model.groups import Nature
from tallystick.model.reports import Report
from tallystick.model.times import TimeWords
from tallystick.reading.capitals import Caser, ordinary_case
from tallystick.reading.demonyms import is_demonym
from tallystick.reading.harms.figures import FigureMention, FigureReader, default_table
from tallystick.reading.harms.patients import patients
from tallystick.reading.harms.words import measure_in
from tallystick.reading.lexicon import Frame, default_lexicon
from tallystick.reading.sentences import Sentence, split
from tallystick.reading.times import find_times

HERE = Path(__file__).parent
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
LONGEST = 7
"""Words of a description beyond which only its head and what stands before it are given."""


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
def words() -> dict[str, Any]:
    """The tables of the form."""
    return tomllib.loads((HERE / "data/words.toml").read_text(encoding="utf8"))


@cache
def _acts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((act, re.compile("|".join(forms), re.IGNORECASE)) for act, forms in words()["acts"].items())


@cache
def _first_look() -> re.Pattern[str]:
    return re.compile(
        rf"{default_lexicon().first_look.pattern}|\b(?:{_plain_acts()}|{'|'.join(sorted(UNHURT))}|identified as)",
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


def _heads_after(doc: Doc, first: int) -> list[Token]:
    """The last noun of the phrase that begins at a token."""
    heads = [index for index in range(first, _run(doc, first)) if doc[index].pos_ in ("NOUN", "PROPN")]
    return [doc[heads[-1]]] if heads else []


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
                targets += [target for one in _sites(token) for target in self._targets(sentence, one, figures, None, token.i)]
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
            return "name", None, _heads_after(token.doc, token.i + 2)
        for act, nouns in words()["nouns"].items():
            if token.lower_ in nouns and token.pos_ != "VERB":
                return act, Measure.KILLED if act == "kill" else None, _nouns_object(token)
        for frame in Frame:
            measure = measure_in(token, frame, self._lexicon)
            if measure in ACT_OF and token.i and token.nbor(-1).pos_ == "NUM" and token.tag_ in ("VBN", "VBD", "JJ"):
                return ACT_OF[measure], measure, [token.nbor(-1)]
            if measure in ACT_OF:
                harmed = [one for one in patients(token, frame, taken) if one.i != token.i or frame is not Frame.COUNTED]
                if frame is Frame.OBJECT and _active(token, taken):
                    harmed = _heads_after(token.doc, token.i + 1) or harmed
                return ACT_OF[measure], measure, harmed
        for act, pattern in _acts():
            if pattern.match(token.lower_):
                verb = token.pos_ == "VERB" or token.tag_.startswith("VB")
                return act, None, patients(token, Frame.OBJECT, taken) if verb else _nouns_object(token)
        return None

    def _targets(
        self, sentence: Sentence, token: Token, figures: Sequence[FigureMention], effect: str | None, trigger: int
    ) -> Iterator[Target]:
        """The target that a token heads, and those listed after it."""
        token = _meant(token)
        if _no_target(token):
            return
        first, last = _phrase(token)
        yield self._target(sentence, token, (first, last), figures, effect, trigger)
        for head, span in _listed(token.doc, last, trigger):
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
        name, description = _name_of(doc, token, first, last)
        if token.pos_ == "NUM" and name is None:
            description = doc[trigger].text
        if name is not None and description is None:
            description = _apposed(doc, last)
        start, end = sentence.start + doc[first].idx, sentence.start + doc[last - 1].idx + len(doc[last - 1])
        role = self._lexicon.role(token)
        thing = name is None and is_thing(description or "") and (role is None or role[1] is not Nature.PERSONS)
        return Target(
            start=start,
            end=end,
            words=doc[first:last].text,
            name=None if thing else name,
            description=description,
            number=_number(doc, token, first, last, figures, name),
            effect=effect,
            human=not thing,
        )


_VAGUE = frozenset(
    "one incident event events act action attack attacks crime crimes violence war responsibility number fact explosion "
    "explosions bomb bombs blast result case assassination murder killing death deaths while".split()
)
_PLURAL = frozenset({"NNS", "NNPS"})


def is_thing(description: str) -> bool:
    """Whether a description is that of a building, vehicle or the like."""
    head = description.lower().split(" of ")[0].split(" in ")[0]
    return thing_kind(head) is not None


def thing_kind(description: str) -> str | None:
    """The kind of a physical target by the last of its words that has one."""
    found = [
        (match.end(), kind)
        for kind, pattern in words()["things"].items()
        for match in re.finditer(rf"\b(?:{pattern})s?\b", description.lower())
    ]
    return max(found)[1] if found else None


def person_kind(description: str) -> str:
    """The kind of a human target by the words that describe it."""
    plain = description.lower()
    return next((kind for kind, pattern in words()["kinds"].items() if re.search(pattern, plain)), "CIVILIAN")


_OF = frozenset(("of", "on", "against", "upon"))


def _nouns_object(token: Token) -> list[Token]:
    """Whom a noun of violence names after "of", "on" or "against", or before it ("the Romero murder", "Romero's murder").

    By the order of words: the parser often hangs such a name on the noun as if it stood beside it.
    """
    doc, step = token.doc, token.i + 1
    while step < len(doc) and step < token.i + 4 and doc[step].tag_ in ("VBN", "VBD", "RB") and doc[step].lower_ != "of":
        step += 1
    if step < len(doc) and doc[step].lower_ in _OF:
        heads = [index for index in range(step + 1, _run(doc, step + 1)) if doc[index].pos_ in ("NOUN", "PROPN", "ADJ")]
        if heads:
            return [doc[heads[-1]]]
    return [
        child for child in token.children if child.dep_ == "nmod:poss" or (child.dep_ == "compound" and child.pos_ == "PROPN")
    ]


_SITE = frozenset("at near outside inside against under on in opposite behind beside by of beneath".split())
REACH = 14
"""Tokens after a word of an act within which the place of a bomb is looked for."""


def _sites(token: Token) -> list[Token]:
    """Where a bomb stood or went off, or what was fired on: the things that stand after words of place, by their order."""
    doc = token.doc
    found: list[Token] = []
    step = token.i + 1
    while step < min(len(doc), token.i + REACH):
        if doc[step].text in (";", ":") or (doc[step].tag_ in ("VBD", "VBZ") and doc[step].lower_ not in _PLACED and found):
            break
        if doc[step].lower_ in _SITE:
            end = _run(doc, step + 1)
            heads = [index for index in range(step + 1, end) if doc[index].pos_ in ("NOUN", "PROPN")]
            if heads and thing_kind(doc[heads[-1]].lower_) and doc[step + 1].lower_ not in ("front", "charge"):
                found.append(doc[heads[-1]])
                break
            step = max(end, step + 1)
        else:
            step += 1
    return found


_PLACED = frozenset("exploded placed planted went was were detonated thrown hurled left hidden set".split())


def _joined(token: Token) -> list[Token]:
    """A token and those joined to it."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "NUM", "ADJ"):
            found += _joined(child)
    return found


def _no_target(token: Token) -> bool:
    return token.pos_ in ("PRON", "DET", "ADV", "VERB", "ADP", "AUX", "PUNCT", "SCONJ") or token.lower_ in _VAGUE


_JOINS = frozenset(
    (",", ":", "namely", "and", "as", "well", "along", "with", "plus", ";", "including", "also", "or", "both", "together")
)


def _listed(doc: Doc, last: int, trigger: int) -> Iterator[tuple[Token, tuple[int, int]]]:
    """Those listed after a target: "X, a judge, Y, and two of her guards"; the list ends where a clause begins."""
    step = last
    while True:
        step = _after_apposition(doc, step)
        start = step
        while step < len(doc) and doc[step].lower_ in _JOINS:
            step += 1
        joined = {doc[index].lower_ for index in range(start, step)}
        if step == start or step >= len(doc) or joined == {"with"} or joined == {"as"}:
            return
        first, end = step, _run(doc, step)
        if end < len(doc) and doc[end].lower_ == "of" and doc[end - 1].pos_ == "NUM":
            end = _run(doc, end + 1)
        heads = [index for index in range(first, end) if doc[index].pos_ in ("NOUN", "PROPN")]
        if not heads or (first <= trigger < end):
            return
        head = doc[heads[-1]]
        following = doc[end] if end < len(doc) else None
        clause = following is not None and following.pos_ in ("VERB", "AUX") and following.tag_ not in ("VBN", "VBG")
        if _no_target(head) or not _person(head) or (clause and trigger < first):
            return
        span = _phrase(head) if _phrase(head)[0] >= first else (first, end)
        yield head, (min(first, span[0]), max(end, span[1]))
        step = max(end, span[1])


def _after_apposition(doc: Doc, step: int) -> int:
    """After ", a judge," or ", 34," or a gloss in brackets between two listed persons."""
    if step < len(doc) and doc[step].text in ("[", "("):
        close = next((index for index in range(step, min(len(doc), step + 14)) if doc[index].text in ("]", ")")), None)
        return _after_apposition(doc, close + 1) if close is not None else step
    if (
        step + 1 < len(doc)
        and doc[step].text == ","
        and doc[step + 1].pos_ in ("NUM", "DET")
        and doc[step + 1].lower_ != "another"
    ):
        end = _run(doc, step + 1)
        while end < len(doc) and doc[end].lower_ in ("of", "for", "in", "from", "at"):
            end = _run(doc, end + 1)
        if (end < len(doc) and doc[end].text in (",", ";")) or (end < len(doc) and doc[end].lower_ == "and"):
            return end
    return step


def _run(doc: Doc, first: int) -> int:
    """The end of the words of one noun phrase that begins at a token."""
    step = first
    while step < len(doc) and (
        doc[step].pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "DET") or doc[step].tag_ in ("PRP$", "POS", "HYPH", "VBN", "CD")
    ):
        step += 1
    return step


def _person(token: Token) -> bool:
    role = default_lexicon().role(token)
    return token.pos_ == "PROPN" or (role is not None and role[1] is Nature.PERSONS) or _WHO.search(token.lower_) is not None


_WHO = re.compile(r"(?:m[ae]n|ers?|ors?|ists?|ians?|ants?|ents?|priests?|jesuits?|maids?|cooks?|judges?|nuns?|police)$")


def _apposed(doc: Doc, last: int) -> str | None:
    """What describes a named person after a comma: ", a judge of the labour court,"."""
    if last + 1 >= len(doc) or doc[last].text != "," or doc[last + 1].pos_ == "NUM":
        return None
    first, end = last + 1, _run(doc, last + 1)
    heads = [index for index in range(first, end) if doc[index].pos_ == "NOUN"]
    if not heads or any(doc[index].pos_ == "PROPN" and index == end - 1 for index in range(first, end)):
        return None
    return _described(doc, first, max(end, _phrase(doc[heads[-1]])[1]))


def _meant(token: Token) -> Token:
    """The person behind "the body of X", "a group of X", and behind "who"."""
    if token.lower_ in (
        "body",
        "bodies",
        "group",
        "number",
        "series",
        "life",
        "lives",
        "members",
        "member",
        "dozens",
        "hundreds",
    ):
        inner = next((child for child in token.children if child.dep_ == "nmod" and child.i > token.i), None)
        if inner is not None and token.lower_ not in ("members", "member"):
            return inner
    if token.lower_ in ("who", "whom", "which", "that") and token.head.dep_ == "acl:relcl":
        return token.head.head
    return token


def _phrase(token: Token) -> tuple[int, int]:
    """The noun phrase of a token: what stands before it, its name, and a short "of" phrase after it."""
    before = ("det", "amod", "nummod", "compound", "nmod:poss", "nmod:unmarked", "nmod:desc", "advmod", "flat")
    doc = token.doc
    first = min([token.i, *(child.left_edge.i for child in token.lefts if child.dep_ in before)])
    while first and (
        (doc[first - 1].pos_ in ("PROPN", "ADJ", "NUM", "NOUN") and _same(doc, first))
        or (_named(doc[first - 1]) and doc[first].text[:1].isupper())
        or (doc[first - 1].lower_ in _PARTS and doc[first].text[:1].isupper() and doc[first - 1].tag_ != "IN")
        or (_title(doc[first - 1]) and doc[first].text[:1].isupper())
    ):
        first -= 1
    while first and doc[first].text[:1].isupper() and doc[first - 1].pos_ in ("NOUN", "ADJ") and doc[first - 1].dep_ in _BEFORE:
        first -= 1
    last = max([token.i, *(child.right_edge.i for child in token.rights if child.dep_ in ("flat", "fixed"))]) + 1
    while last < len(doc) and doc[last].pos_ == "PROPN" and doc[last].text[:1].isupper() and doc[last].text[:1] != "[":
        last += 1
    for child in token.rights:
        if (
            child.dep_ == "nmod"
            and any(c.lower_ == "of" for c in child.children)
            and token.pos_ == "NOUN"
            and child.i > last - 1
        ):
            end = _phrase(child)[1]
            last = max(last, end) if end - token.i <= LONGEST else last
    return first, last


_BEFORE = frozenset(("compound", "amod", "nmod:desc", "flat"))


def _same(doc: Doc, first: int) -> bool:
    """Whether the word before a phrase belongs to it by the parse or by its letters, and is no time or verb."""
    before = doc[first - 1]
    return before.head.i >= first and before.dep_ not in ("nsubj", "nsubj:pass", "obl", "obl:unmarked", "root", "ROOT", "appos")


_LEADING = frozenset("the a an his her their its this that these those another other more some several".split())


def _name_of(doc: Doc, token: Token, first: int, last: int) -> tuple[str | None, str | None]:
    """A person's name in a noun phrase, and what describes the person: the words before the name, or those of the phrase."""
    end = token.i + 1
    while end < last and _named(doc[end]):
        end += 1
    run = end
    while run > first and (_named(doc[run - 1]) or (doc[run - 1].lower_ in _PARTS and run < end and run - 1 > first)):
        run -= 1
    spelled = all(doc[index].is_alpha or "-" in doc[index].text for index in range(run, end))
    if run == end or not spelled or doc[end - 1].lower_ in _NO_NAME:
        return None, _described(doc, first, last)
    return doc[run:end].text, _described(doc, first, run)


_TRADES = frozenset(
    "bodyguard businessman cattleman comrade comrades cameraman baker watchman newsman impresario rector clergyman "
    "spokesman councilman congressman".split()
)
_NO_NAME = frozenset(
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday indistinct self un watchman spanish".split()
)
_PARTS = frozenset("de del la y e los las van von".split())


@cache
def _caser() -> Caser:
    return Caser()


def _named(token: Token) -> bool:
    """Whether a word is part of a person's name: a capital, and no title, land, office or ordinary word."""
    word = token.text
    if (
        token.lower_ in _TRADES
        or not word[:1].isupper()
        or len(word) < 2
        or _title(token)
        or is_demonym(word)
        or word.isupper()
        or _common_head(token)
    ):
        return False
    return not _caser().ordinary(word.lower()) or (token.i > 0 and token.nbor(-1).text[:1].isupper() and token.pos_ == "PROPN")


def _described(doc: Doc, first: int, last: int) -> str | None:
    while first < last and (doc[first].lower_ in _LEADING or doc[first].pos_ in ("NUM", "DET", "ADP", "PUNCT")):
        first += 1
    return doc[first:last].text if first < last else None


_TITLES = frozenset(
    "president colonel general msgr monsignor dr mr mrs minister captain major lieutenant father archbishop bishop col gen maj "
    "capt lt "
    "senator judge governor mayor ambassador engineer attorney secretary commander sergeant priest reverend deputy".split()
)


def _title(token: Token) -> bool:
    return token.lower_.rstrip(".") in _TITLES


def _common_head(token: Token) -> bool:
    return (
        default_lexicon().role(token) is not None
        or thing_kind(token.lower_) is not None
        or token.lower_ in ("jesuits", "jesuit")
    )


def _number(doc: Doc, token: Token, first: int, last: int, figures: Sequence[FigureMention], name: str | None) -> str | None:
    if name is not None:
        return "1"
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    for mention in figures:
        if start - 12 <= mention.start and start <= mention.end and mention.end <= end and not mention.percent:
            low, high = mention.figure.low, mention.figure.high
            if mention.figure.words.lower().split()[0] in ("about", "approximately", "some", "around", "nearly", "almost"):
                digits = re.sub(r"\D", "", mention.figure.words)
                return f"~{digits}" if digits else "PLURAL"
            if low is not None and low == high:
                return str(low)
            if mention.figure.words.lower() in ("several", "a few", "a number of", "dozens", "scores", "hundreds", "thousands"):
                return "PLURAL"
            if low is not None and high is not None:
                return f"{low} - {high}"
            return f"{low} -" if low is not None else f"- {high}"
    plural = token.tag_ in _PLURAL or token.lower_ in ("people", "police", "personnel", "men", "women", "children")
    return "PLURAL" if plural else "1"


def _doers(token: Token) -> Iterator[str]:
    """The subject of an active verb, what stands after "by", whose attack it was."""
    verb = token
    for _ in range(2):
        passive = any(child.dep_ == "nsubj:pass" for child in verb.children) and not _active(verb, frozenset())
        subjects = SUBJECTS | ({"nsubj:pass"} if not passive else set())
        for child in verb.children:
            if child.dep_ == "obl:agent" or (child.dep_ in subjects and not passive) or _by(child):
                for one in _joined(_meant(child)):
                    first, last = _phrase(one)
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
