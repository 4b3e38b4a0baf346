"""Suffix rules: learned, listed, blind to case."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallystick.language.lemmas import SuffixLemmatizer

OBSERVED = [
    ("killed", "VBD", "kill"),
    ("wounded", "VBD", "wound"),
    ("attacked", "VBD", "attack"),
    ("went", "VBD", "go"),
    ("soldiers", "NNS", "soldier"),
    ("bombs", "NNS", "bomb"),
    ("men", "NNS", "man"),
    ("Iraqi", "JJ", "Iraqi"),
    ("armed", "JJ", "armed"),
    ("wounded", "JJ", "wounded"),
    ("States", "NNPS", "State"),
    ("Nations", "NNPS", "Nation"),
]


@pytest.fixture
def lemmatizer() -> SuffixLemmatizer:
    found = SuffixLemmatizer()
    found.learn(OBSERVED)
    return found


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("kidnapped", "VBD", "kidnapp"),  # no rule for doubled letters was shown
        ("bombed", "VBD", "bomb"),
        ("BOMBED", "VBD", "bomb"),
        ("WENT", "VBD", "go"),
        ("rebels", "NNS", "rebel"),
        ("Men", "NNS", "man"),
        ("IRAQI", "JJ", "Iraqi"),
        ("FORCES", "NNPS", "FORCE"),
        ("Forces", "NNPS", "Force"),
        ("M-16", "NNP", "M-16"),
        ("unseen", "XX", "unseen"),
    ],
)
def test_lemma(lemmatizer: SuffixLemmatizer, word: str, tag: str, lemma: str) -> None:
    assert lemmatizer.lemma(word, tag) == lemma


def test_every_observed_word_comes_back(lemmatizer: SuffixLemmatizer) -> None:
    assert all(lemmatizer.lemma(word, tag) == lemma for word, tag, lemma in OBSERVED)


def test_disk_and_back(lemmatizer: SuffixLemmatizer, tmp_path: Path) -> None:
    lemmatizer.to_disk(tmp_path)
    again = SuffixLemmatizer().from_disk(tmp_path)
    assert all(again.lemma(word, tag) == lemmatizer.lemma(word, tag) for word, tag, _ in OBSERVED)
