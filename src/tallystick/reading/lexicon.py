"""The word lists of reading: measures, groups, methods, verbs of saying, read once from the tables in data/.

The tables enter as TOML; maps from lemma to meaning leave. Nothing here looks at a text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from spacy.tokens import Token

from tallystick.model.claims import Measure
from tallystick.model.groups import Nature
from tallystick.reading.demonyms import is_demonym
from tallystick.reading.surface import small


class Frame(StrEnum):
    """How the harmed stand to a word of harm."""

    OBJECT = "object"
    SUBJECT = "subject"
    MODIFIED = "modified"
    COUNTED = "counted"


_DOERS = re.compile(
    r"[a-z]{3}(?:goer|mate|man|woman|people|person|ist|ian|keeper|holder|maker|worker|player|rider|walker|camper)$|"
    r"[a-z]{3}(?:surfer|dancer|singer|diver|skater|seller|monger|smith|farmer|teacher|hunter)$|^(?:\w+-)?(?:picker|passersby)$"
)


_KIN = re.compile(r"^(?:ex-|great-|half-|step-?|co-?)(?=[a-z]{3})")
"""What may stand before a noun for a person: "ex-wife", "stepson", "co-worker"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Harm that a verb and a noun tell together, or a noun beside the harmed where `verbs` is empty; see data/phrases.toml.

    `frame` says how the harmed stand to the verb; `leaves_open` that whoever suffered it may have died of it,
    `reflexive` that it must be done to oneself, `bare` that the noun stands without an article.
    """

    measure: Measure
    frame: Frame
    verbs: frozenset[str]
    nouns: frozenset[str]
    prepositions: frozenset[str]
    adjectives: frozenset[str]
    leaves_open: bool
    reflexive: bool
    bare: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """`harm` maps a form of a word and a frame to its measure; `roles` a noun to its role; `methods` are patterns in order.

    `first_words` are those that the forms of `harm` begin with. `phrases` tell of harm by a verb and a noun together.
    `common` are nouns for persons that may also be names ("a baker"). `neutral` maps a loaded word to the sober one as which it
    is parsed, `headline` are nouns for one person. `methods`, `first_look` and `passed_over` are for text in small letters.
    """

    harm: Mapping[tuple[str, Frame], Measure]
    first_words: frozenset[str]
    roles: Mapping[str, tuple[str, Nature]]
    methods: tuple[tuple[str, re.Pattern[str]], ...]
    phrases: tuple[Phrase, ...]
    phrase_nouns: frozenset[str]
    saying: frozenset[str]
    denying: frozenset[str]
    counting: frozenset[str]
    said: frozenset[str]
    following: frozenset[str]
    common: frozenset[str]
    first_look: re.Pattern[str]
    passed_over: re.Pattern[str]
    neutral: Mapping[str, str]
    headline: frozenset[str]

    def may_tell(self, text: str) -> bool:
        """Whether a text may tell of harm, by a cheap look; what only points at a deed ("after the shooting") tells of none."""
        lowered = small(text)
        looked = self.first_look.search(lowered) is not None
        return looked and self.first_look.search(self.passed_over.sub("", lowered)) is not None

    def role(self, noun: Token) -> tuple[str, Nature] | None:
        """The neutral role and nature of a noun, with the word before it where the table has both ("aid workers").

        Plurals that the tagger took for names ("APCs", "technicians") are tried without their s. Nouns that no table holds but
        whose form names persons ("partygoers", "roommates"), and the plurals of lands and peoples ("Malians"), are people.
        """
        singular = f"{noun.lower_.removesuffix('ves')}fe" if noun.lower_.endswith("ves") else noun.lower_.removesuffix("s")
        words = (noun.lemma_.lower(), noun.lower_, singular, _KIN.sub("", noun.lower_), _KIN.sub("", singular))
        before = f"{noun.nbor(-1).lower_} " if noun.i else ""
        if before == "- " and noun.i > 1:
            before = f"{noun.nbor(-2).lower_}-"  # "two pick-ups"
        for word in (*(f"{before}{word}" for word in words if before), *words):
            if word in self.roles:
                return self.roles[word]
        ordinary = noun.pos_ == "NOUN" or (noun.tag_ == "NNPS" and noun.is_lower)
        common = ordinary and (not self.common.isdisjoint(words) or _DOERS.search(words[0]) is not None)
        return ("people", Nature.PERSONS) if common or (noun.tag_ in ("NNPS", "NNS") and is_demonym(noun.text)) else None

    def is_person(self, noun: Token) -> bool:
        """Whether a noun names persons, by the tables or by its form."""
        role = self.role(noun)
        return role is not None and role[1] is Nature.PERSONS

    def one_person(self, word: str) -> bool:
        """Whether a headline's word in small letters is a noun for one person: by the tables, or by its form."""
        word = _KIN.sub("", word)
        return word in self.headline or (_DOERS.search(word) is not None and not word.endswith("s"))


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("tallystick.reading").joinpath(f"data/{name}.toml").read_text(encoding="utf8"))


KILLED = frozenset({"killed", *_table("words")["neutral"]["killed"]})
"""The participles that tell of a killing, sober and loaded: no rule knows the one without the others."""


@cache
def default_lexicon() -> Lexicon:
    """The tables shipped with Tallystick."""
    measures, groups, words = _table("measures"), _table("groups"), _table("words")
    looks = [look for table in (words, _table("displacement"), _table("idioms")) for look in table["first_look"]]
    harm = {
        (form, frame): Measure(measure)
        for measure, frames in measures.items()
        for frame in Frame
        for lemma in frames[frame.value]
        for form in inflections(lemma)
    }
    phrases = tuple(_phrase(entry) for kind in ("phrase", "beside") for entry in _table("phrases")[kind])
    return Lexicon(
        harm=harm,
        first_words=frozenset(form.partition(" ")[0] for form, _ in harm),
        roles={lemma: (role, nature) for nature in Nature for role, lemmas in groups[nature.value].items() for lemma in lemmas},
        methods=tuple((name, re.compile(rf"\b(?:{pattern})".lower())) for name, pattern in words["methods"].items()),
        phrases=phrases,
        phrase_nouns=frozenset(noun for phrase in phrases for noun in phrase.nouns),
        saying=frozenset(words["saying"]),
        denying=frozenset(words["denying"]),
        counting=frozenset(words["counting"]),
        said=frozenset(words["said"]),
        following=frozenset(words["following"]),
        common=frozenset(lemma for lemmas in groups["common"].values() for lemma in lemmas),
        first_look=re.compile(rf"\b(?:{'|'.join(looks)})".lower()),
        passed_over=re.compile(rf"\b(?:{'|'.join(words['passed_over'])})"),
        headline=frozenset(lemma for lemmas in (*groups["persons"].values(), *groups["common"].values()) for lemma in lemmas)
        - frozenset(groups["not_plain"]),
        neutral={word: sober for kind in ("neutral", "plain") for sober, of in words[kind].items() for word in of},
    )


def _phrase(entry: dict[str, Any]) -> Phrase:
    return Phrase(
        measure=Measure(entry["measure"]),
        frame=Frame(entry.get("harmed", Frame.MODIFIED)),
        verbs=frozenset(form for lemma in entry.get("verbs", ()) for form in inflections(lemma)),
        nouns=frozenset(form for lemma in entry["nouns"] for form in inflections(lemma)),
        prepositions=frozenset(entry["prepositions"]),
        adjectives=frozenset(entry.get("adjectives", ())),
        leaves_open=entry.get("open", False),
        reflexive=entry.get("reflexive", False),
        bare=entry.get("bare", False),
    )


def inflections(lemma: str) -> frozenset[str]:
    """The regular and the listed irregular forms of a verb or noun, so that a word is known where the lemmatizer errs.

    Forms that no one writes do no harm: they meet no word.
    """
    head, _, rest = lemma.partition(" ")
    stem = head[:-1] if head.endswith("e") else head
    forms = {
        head,
        f"{head}s",
        f"{head}es",
        f"{stem}ed",
        f"{stem}ing",
        f"{head}ing",
        f"{head}{head[-1]}ed",
        f"{head}{head[-1]}ing",
    }
    if head.endswith("y"):
        forms |= {f"{head[:-1]}ies", f"{head[:-1]}ied"}
    if head.endswith("ie"):
        forms.add(f"{head[:-2]}ying")
    forms |= IRREGULAR.get(head, frozenset())
    return frozenset(f"{form} {rest}".strip() for form in forms)


IRREGULAR = {
    "have": frozenset({"has", "had"}),
    "cut": frozenset({"cuts"}),
    "put": frozenset({"putting"}),
    "leave": frozenset({"left"}),
    "come": frozenset({"came"}),
    "swell": frozenset({"swollen"}),
    "grow": frozenset({"grew", "grown"}),
    "stand": frozenset({"stood"}),
    "rise": frozenset({"rose", "risen"}),
    "shoot": frozenset({"shot"}),
    "catch": frozenset({"caught"}),
    "bleed": frozenset({"bled"}),
    "beat": frozenset({"beaten"}),
    "freeze": frozenset({"froze", "frozen"}),
    "slay": frozenset({"slew", "slain"}),
    "flee": frozenset({"fled"}),
    "martyr": frozenset({"martyred"}),
    "body": frozenset({"bodies"}),
    "life": frozenset({"lives"}),
    "strike": frozenset({"struck"}),
    "hit": frozenset({"hit", "hitting"}),
    "take": frozenset({"took", "taken"}),
    "undergo": frozenset({"underwent", "undergone", "undergoes"}),
    "fly": frozenset({"flew", "flown"}),
    "bring": frozenset({"brought"}),
    "send": frozenset({"sent"}),
    "drive": frozenset({"drove", "driven"}),
    "lose": frozenset({"lost"}),
    "be": frozenset({"is", "are", "was", "were", "been"}),
    "foot": frozenset({"feet"}),
    "fight": frozenset({"fought"}),
    "cling": frozenset({"clung"}),
    "burn": frozenset({"burnt"}),
    "gut": frozenset({"gutted"}),
    "bury": frozenset({"buried"}),
}
