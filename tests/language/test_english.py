"""How the tokenizer cuts what news copy is full of."""

from __future__ import annotations

import pytest

from tallystick.language.english import TallystickEnglish


@pytest.fixture(scope="module")
def english() -> TallystickEnglish:
    return TallystickEnglish()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("anti-government rebels", "anti-government|rebels"),
        ("a car-bomb attack", "a|car|-|bomb|attack"),
        ("10–15 dead", "10|–|15|dead"),
        ("5-10 dead", "5|-|10|dead"),
        ("the U.S.-backed force", "the|U.S.|-|backed|force"),
        ("an AK-47 rifle", "an|AK-47|rifle"),
        ("GEN. LOPEZ DIDN'T FLEE", "GEN.|LOPEZ|DID|N'T|FLEE"),
        ("(8 killed)", "(|8|killed|)"),
        ("over”—said one", "over|”|—|said|one"),
        ("Really?!", "Really|?!"),
    ],
)
def test_tokens(english: TallystickEnglish, text: str, tokens: str) -> None:
    assert "|".join(t.text for t in english(text)) == tokens


def test_affix_features_are_blind_to_case(english: TallystickEnglish) -> None:
    small, large = english("killing KILLING")
    assert (small.prefix_, small.suffix_) == (large.prefix_, large.suffix_)
    assert small.shape_ != large.shape_
