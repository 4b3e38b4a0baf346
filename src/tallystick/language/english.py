"""English as the pipeline sees it: spaCy's rules, nearer to the treebanks and to agency copy.

In: nothing but spaCy's English defaults. Out: the language class that the shipped
folder names in its configuration. Always: a word has the same prefix and suffix feature
in capitals as in small letters, so that copy in capitals keeps what the word endings
tell (the case itself stays in the SHAPE feature); a contraction or a dotted title that
is known in small letters is known in capitals too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from spacy.attrs import NORM, ORTH, PREFIX, SUFFIX
from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.lang.en import English, EnglishDefaults
from spacy.lang.punctuation import TOKENIZER_PREFIXES, TOKENIZER_SUFFIXES
from spacy.tokens import Doc, Span, Token
from spacy.util import registry

LANGUAGE_CODE = "en_tallystick"

TokenRules = dict[str, list[dict[int, str]]]

# Affixes that Universal Dependencies keeps on their word (counted in EWT and GUM train: one
# token against three, e.g. non- 57 to 1, anti- 22 to 0, pan- 5 to 10 and so left out).
BOUND_AFFIXES = ("non", "e", "anti", "re", "co", "pre", "mid", "pro", "cross", "post", "over", "semi", "ex", "sub",
                 "multi", "counter", "mini")  # fmt: skip

# Runs of one mark that the treebanks keep whole; doubled hyphens spaCy keeps already.
_RUNS = r"[!?]{2,}", r"<{2,}", r">{2,}", r"={2,}", r"_{2,}", r"\*{2,}", r"\${2,}"

# "5–6", "U.S.-backed", and a dash or a closing quote that touches the words on both sides.
_DASHES = (r"(?<=[0-9])–(?=[0-9])", r"(?<=[A-Z]\.)-(?=[a-z])", r"—", r"[”\"](?=[—–])", r"(?<=[”\"])–", r"(?<=[—–])[“\"]")

# Dotted forms that spaCy does not list.
_DOTTED = ("al.", "Lt.", "Col.", "Capt.", "Maj.", "Sgt.", "Cpl.", "Pvt.", "Brig.", "Cmdr.", "Supt.", "Insp.",
           "Det.", "Ft.", "Dept.", "dept.", "approx.", "Tues.", "Wed.", "Thurs.", "Fri.", "Pres.", "Hon.",
           "Ave.", "Blvd.", "Spc.", "Mlle.", "Mme.")  # fmt: skip

# Smileys that would swallow a bracket beside a figure, and a slip for "I'd" that is more often "id".
_UNWANTED = ("):", "8)", "8-)", "8D", "8-D", "(8", "(-8", ":1", ":3", ":0", "=3", "0.0", "id", "Id")

_PAIRS = {"wanna": ("wan", "na"), "Wanna": ("Wan", "na"), "and/or": ("and", "/", "or")}


def folded_prefix(text: str) -> str:
    """The first three characters, in small letters."""
    return text[:3].lower()


def folded_suffix(text: str) -> str:
    """The last three characters, in small letters."""
    return text[-3:].lower()


def tokenizer_exceptions() -> dict[str, Any]:
    """spaCy's special cases, more dotted forms, and both in capitals."""
    rules: dict[str, Any] = {k: v for k, v in EnglishDefaults.tokenizer_exceptions.items() if k not in _UNWANTED}
    rules |= {form: [{ORTH: form}] for form in _DOTTED}
    rules |= {form: [{ORTH: part} for part in parts] for form, parts in _PAIRS.items()}
    return {**_in_capitals(rules), **rules}


def _in_capitals(rules: dict[str, Any]) -> dict[str, Any]:
    wanted = {k: v for k, v in rules.items() if len(k) > 2 and k[0].isalpha() and (k[-1] == "." or "'" in k or "’" in k)}
    return {k.upper(): [_upper(token) for token in v] for k, v in wanted.items() if len(k.upper()) == len(k)}


def _upper(token: dict[int, str]) -> dict[int, str]:
    return {ORTH: token[ORTH].upper(), NORM: token.get(NORM, token[ORTH].lower())}


def infixes() -> list[str]:
    """spaCy's infixes; a hyphen after a bound affix no longer splits, an en dash between figures does."""
    letter_hyphen = rf"(?<=[{ALPHA}0-9])(?:{HYPHENS})(?=[{ALPHA}])"
    bound = "".join(rf"(?<!\b{affix})(?<!\b{affix.title()})(?<!\b{affix.upper()})" for affix in BOUND_AFFIXES)
    kept = [rule for rule in EnglishDefaults.infixes if rule != letter_hyphen]
    return [*_RUNS, *kept, bound + letter_hyphen, *_DASHES]


_INSIDE_BEFORE = frozenset(("det", "det:predet", "amod", "nummod", "compound", "nmod:poss", "nmod:unmarked", "advmod"))
_INSIDE_AFTER = frozenset(("flat", "fixed"))


def noun_chunks(doclike: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """Base noun phrases by Universal Dependencies: a noun with its modifiers, without its preposition."""
    label = doclike.doc.vocab.strings.add("NP")
    last = -1
    for word in doclike:
        if word.pos_ not in ("NOUN", "PROPN", "PRON") or word.dep_ in _INSIDE_BEFORE | _INSIDE_AFTER:
            continue
        start, end = _chunk_edges(word)
        if start > last:
            last = end - 1
            yield start, end, label


def _chunk_edges(word: Token) -> tuple[int, int]:
    before = [child.left_edge.i for child in word.lefts if child.dep_ in _INSIDE_BEFORE]
    after = [child.right_edge.i for child in word.rights if child.dep_ in _INSIDE_AFTER]
    return min([word.i, *before]), max([word.i, *after]) + 1


class TallystickEnglishDefaults(EnglishDefaults):  # type: ignore[misc]
    """spaCy's defaults with the rules above."""

    tokenizer_exceptions = tokenizer_exceptions()
    prefixes: ClassVar = [*_RUNS, *TOKENIZER_PREFIXES]
    suffixes: ClassVar = [*_RUNS, *TOKENIZER_SUFFIXES, r"(?<=[0-9])(?:[ap]m|[AP]M)"]
    infixes = infixes()
    syntax_iterators: ClassVar = {"noun_chunks": noun_chunks}
    lex_attr_getters: ClassVar = {
        **EnglishDefaults.lex_attr_getters,
        PREFIX: folded_prefix,
        SUFFIX: folded_suffix,
    }


@registry.languages(LANGUAGE_CODE)
class TallystickEnglish(English):  # type: ignore[misc]
    """The language that the shipped folder names."""

    lang = LANGUAGE_CODE
    Defaults = TallystickEnglishDefaults
