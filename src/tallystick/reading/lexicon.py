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


class Frame(StrEnum):
    """How the harmed stand to a word of harm."""

    OBJECT = "object"
    SUBJECT = "subject"
    MODIFIED = "modified"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """`harm` maps a form of a word and a frame to its measure; `roles` a noun to its role; `methods` are patterns in order."""

    harm: Mapping[tuple[str, Frame], Measure]
    roles: Mapping[str, tuple[str, Nature]]
    methods: tuple[tuple[str, re.Pattern[str]], ...]
    saying: frozenset[str]
    denying: frozenset[str]
    said: frozenset[str]
    first_look: re.Pattern[str]

    def role(self, noun: Token) -> tuple[str, Nature] | None:
        """The neutral role and nature of a noun; plurals that the tagger took for names ("APCs") are tried without their s."""
        words = (noun.lemma_.lower(), noun.lower_, noun.lower_.removesuffix("s"))
        return next((self.roles[word] for word in words if word in self.roles), None)


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("tallystick.reading").joinpath(f"data/{name}.toml").read_text(encoding="utf8"))


@cache
def default_lexicon() -> Lexicon:
    """The tables shipped with Tallystick."""
    measures, groups, words = _table("measures"), _table("groups"), _table("words")
    return Lexicon(
        harm={
            (form, frame): Measure(measure)
            for measure, frames in measures.items()
            for frame in Frame
            for lemma in frames[frame.value]
            for form in inflections(lemma)
        },
        roles={lemma: (role, nature) for nature in Nature for role, lemmas in groups[nature.value].items() for lemma in lemmas},
        methods=tuple((name, re.compile(rf"\b(?:{pattern})", re.IGNORECASE)) for name, pattern in words["methods"].items()),
        saying=frozenset(words["saying"]),
        denying=frozenset(words["denying"]),
        said=frozenset(words["said"]),
        first_look=re.compile(rf"\b(?:{'|'.join(words['first_look'])})", re.IGNORECASE),
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
    "shoot": frozenset({"shot"}),
    "slay": frozenset({"slew", "slain"}),
    "flee": frozenset({"fled"}),
    "martyr": frozenset({"martyred"}),
    "body": frozenset({"bodies"}),
}
