"""English as the pipeline sees it: spaCy's own rules, with case-blind affixes.

In: nothing but spaCy's English defaults. Out: the language class that the shipped
folder names in its configuration. Always: a word has the same prefix and suffix feature
in capitals as in small letters, so that agency copy in capitals keeps what the
word endings tell; the case itself stays in the SHAPE feature.
"""

from __future__ import annotations

from typing import ClassVar

from spacy.attrs import PREFIX, SUFFIX
from spacy.lang.en import English, EnglishDefaults
from spacy.util import registry

LANGUAGE_CODE = "en_tallystick"


def folded_prefix(text: str) -> str:
    """The first three characters, in small letters."""
    return text[:3].lower()


def folded_suffix(text: str) -> str:
    """The last three characters, in small letters."""
    return text[-3:].lower()


class TallystickEnglishDefaults(EnglishDefaults):
    lex_attr_getters: ClassVar = {
        **EnglishDefaults.lex_attr_getters,
        PREFIX: folded_prefix,
        SUFFIX: folded_suffix,
    }


@registry.languages(LANGUAGE_CODE)
class TallystickEnglish(English):
    lang = LANGUAGE_CODE
    Defaults = TallystickEnglishDefaults
