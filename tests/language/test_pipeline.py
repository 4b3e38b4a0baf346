"""The shipped pipeline on sentences of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token

from tallystick.language import load
from tallystick.model.errors import SetupError


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def _dependents(doc: Doc, head: str, label: str) -> list[str]:
    return [t.text for t in doc if t.dep_ == label and t.head.text == head]


def _token(doc: Doc, text: str) -> Token:
    return next(t for t in doc if t.text == text)


def test_a_missing_folder_names_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"training/README\.md"):
        load(tmp_path)


def test_every_layer_is_there(nlp: Language) -> None:
    doc = nlp("Three soldiers were killed in Baghdad on Friday.")
    for layer in ("SENT_START", "DEP", "TAG", "POS", "MORPH", "LEMMA", "ENT_IOB"):
        assert doc.has_annotation(layer), layer


@pytest.mark.parametrize(
    ("text", "verb", "patient"),
    [
        ("Three soldiers were killed in the attack.", "killed", "soldiers"),
        ("At least 12 people have been wounded by a car bomb in Baghdad.", "wounded", "people"),
        ("The priest was shot dead outside his church on Sunday.", "shot", "priest"),
    ],
)
def test_passive_subjects(nlp: Language, text: str, verb: str, patient: str) -> None:
    assert _dependents(nlp(text), verb, "nsubj:pass") == [patient]


def test_an_active_clause_keeps_agent_and_patient_apart(nlp: Language) -> None:
    doc = nlp("Gunmen killed two policemen near Mosul.")
    assert _dependents(doc, "killed", "nsubj") == ["Gunmen"]
    assert _dependents(doc, "killed", "obj") == ["policemen"]


def test_sentence_boundaries(nlp: Language) -> None:
    text = (
        "A bomb went off near the market on Monday. Police said Gen. Ahmed was among the dead. "
        "No group claimed the attack, the U.S. embassy said.\n\nFive people were hurt."
    )
    starts = [s.text.split()[0] for s in nlp(text).sents]
    assert starts == ["A", "Police", "No", "Five"]


def test_curly_quotes_parse_as_straight_ones(nlp: Language) -> None:
    straight = nlp('"We didn\'t see the attackers," the mayor said.')
    curly = nlp("“We didn’t see the attackers,” the mayor said.")
    assert [t.dep_ for t in straight] == [t.dep_ for t in curly]
    assert [t.tag_ for t in straight] == [t.tag_ for t in curly]


def test_copy_in_capitals(nlp: Language) -> None:
    doc = nlp("THREE SOLDIERS WERE KILLED BY GUERRILLAS IN SAN SALVADOR YESTERDAY.")
    assert _dependents(doc, "KILLED", "nsubj:pass") == ["SOLDIERS"]
    assert _token(doc, "KILLED").tag_ == "VBN"
    assert _token(doc, "SOLDIERS").lemma_.lower() == "soldier"


def test_names(nlp: Language) -> None:
    doc = nlp("John Smith of the United Nations said on Tuesday that fighting had reached Damascus.")
    found = {(e.text, e.label_) for e in doc.ents}
    assert ("John Smith", "PER") in found
    assert ("Damascus", "LOC") in found


def test_text_is_never_altered(nlp: Language) -> None:
    text = "  Odd   spacing,\n\n “quotes”—and dashes\tremain .\n"
    assert nlp(text).text == text


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?!"])
def test_hardly_any_text(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_noun_phrases_leave_the_preposition_out(nlp: Language) -> None:
    doc = nlp("At a checkpoint near the old market, gunmen shot two young policemen.")
    assert [c.text for c in doc.noun_chunks] == ["a checkpoint", "the old market", "gunmen", "two young policemen"]
