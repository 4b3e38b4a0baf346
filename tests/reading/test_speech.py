"""Attributions in all their forms: sentences of our own, each with its source and the words that are said."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tallystick import language
from tallystick.model.claims import Claim, ClaimantRole
from tallystick.model.reports import Mark, MarkKind, Report
from tallystick.reading import Reader
from tallystick.reading.speech.contents import contents
from tallystick.reading.speech.cue_table import CueTable, read_table
from tallystick.reading.speech.finder import Finder, covered
from tallystick.reading.speech.sources import sources
from tallystick.reading.speech.weights import Weights, chances, read_weights
from tallystick.reading.speech.words import find_quotes, lay_out

DIRECT = "“We will open the bridge on Friday,” the mayor said."
FORMS = [
    (DIRECT, "the mayor", "open the bridge"),
    ("The mayor said: “The bridge will open on Friday.”", "The mayor", "bridge will open"),
    ("“The bridge is safe,” said Ana Torvald, the chief engineer. “We tested it twice.”", "Ana Torvald", "We tested it twice"),
    ("“The bridge,” the mayor said, “will open on Friday.”", "the mayor", "will open on Friday"),
    ("The ministry said that the bridge had been closed since May.", "The ministry", "bridge had been closed"),
    ("The bridge will open on Friday, according to the city council.", "the city council", "will open on Friday"),
    ("According to the city council, the bridge will open on Friday.", "the city council", "will open on Friday"),
    ("The engineer told reporters that the bridge was safe.", "The engineer", "the bridge was safe"),
    ("The bridge is safe, the engineer told reporters on Monday.", "the engineer", "The bridge is safe"),
    ("The mayor wrote on Twitter that the bridge would open early.", "The mayor", "bridge would open early"),
    ("The drivers, the union says, have not been paid since March.", "the union", "have not been paid"),
    ("The company denied that its trucks had damaged the bridge.", "The company", "trucks had damaged the bridge"),
    ("The report shows that half of the bridges are in danger.", "The report", "half of the bridges"),
    ("Critics accused the mayor of hiding the cost of the bridge.", "Critics", "hiding the cost"),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load()


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder.load()


def found(nlp: Language, finder: Finder, text: str) -> list[tuple[str, str]]:
    doc = nlp(text)
    return [
        (doc[one.source.first : one.source.last].text, " ".join(doc[at].text for at in sorted(covered(one.content))))
        for one in finder.find(doc)
    ]


@pytest.mark.parametrize(("text", "source", "said"), FORMS, ids=[text[:40] for text, _, _ in FORMS])
def test_forms(nlp: Language, finder: Finder, text: str, source: str, said: str) -> None:
    attributions = found(nlp, finder, text)
    assert any(who.startswith(source) and said in what for who, what in attributions), attributions


def test_nothing_is_found_where_nobody_speaks(nlp: Language, finder: Finder) -> None:
    assert found(nlp, finder, "The bridge is two kilometres long and crosses the river near the old mill.") == []


def test_a_source_is_no_part_of_what_it_says(nlp: Language, finder: Finder) -> None:
    for text, _, _ in FORMS:
        for one in finder.find(nlp(text)):
            assert not covered(one.source) & covered(one.content)
            assert one.cue not in covered(one.source) | covered(one.content)


def claims_of(reader: Reader, text: str, *, title: bool = False) -> list[Claim]:
    marks = (Mark(kind=MarkKind.TITLE, start=0, end=len(text)),) if title else ()
    return list(reader.read(Report(report_id="r1", names=("r1",), text=text, extractor="test", marks=marks)).claims)


def names_of(reader: Reader, text: str, *, title: bool = False) -> list[str | None]:
    return [claim.claimant.name if claim.claimant else None for claim in claims_of(reader, text, title=title)]


CLAIMED = [
    ("Two farmers were killed on Monday, the Ruvian army said.", "Ruvian army"),
    ("“Two farmers were killed. Four others were wounded,” Mayor Ana Torvald said.", "Ana Torvald"),
    ("The governor told reporters that nine people had been killed.", "governor"),
    ("Nine people were killed in the raid, according to the Kenyan police.", "Kenyan police"),
    ("According to a hospital doctor, nine people were killed in the raid.", "hospital doctor"),
    ("The Kenyan army wrote on Twitter that nine rebels were killed on Monday.", "Kenyan army"),
    ("Claims by the Kenyan army that nine rebels were killed on Monday could not be checked.", "Kenyan army"),
    ("Nine rebels were killed, the Kenyan army said, in a raid near the border.", "Kenyan army"),
    ("Nine people were killed on Monday, the Ruvian Observatory for Human Rights said.", "Ruvian Observatory for Human Rights"),
    ("Nine people were killed, the Independent Commission for Human Rights said.", "Independent Commission for Human Rights"),
]


@pytest.mark.parametrize(("text", "name"), CLAIMED, ids=[text[:40] for text, _ in CLAIMED])
def test_claimants(reader: Reader, text: str, name: str) -> None:
    assert set(names_of(reader, text)) == {name}


@pytest.mark.parametrize(
    "text", ["Nine rebels killed in raid - defence ministry", "Police: two killed, four wounded in market blast"]
)
def test_a_headline_names_its_source_after_a_dash_or_before_a_colon(reader: Reader, text: str) -> None:
    names = names_of(reader, text, title=True)
    assert names
    assert all(name is not None and name.lower() in ("defence ministry", "police") for name in names)


def test_it_was_reported_names_nobody(reader: Reader) -> None:
    text = "The Kenyan army held a parade. It was reported that nine farmers were killed on Monday."
    assert names_of(reader, text) == [None]


def test_he_said_is_the_one_who_spoke_before(reader: Reader) -> None:
    text = "Governor Ana Torvald said four farmers were killed on Monday. Two others were wounded, she said."
    assert names_of(reader, text) == ["Ana Torvald", "Ana Torvald"]


def test_nested_speech_is_a_chain(reader: Reader) -> None:
    text = "The health ministry said the Kenyan army had reported that nine farmers were killed on Monday."
    (claim,) = claims_of(reader, text)
    assert claim.claimant is not None
    assert claim.claimant.name == "Kenyan army"
    assert [name.endswith("Health Ministry") for name in claim.claimant.via] == [True]


def test_a_paper_is_an_outlet_and_no_witness(reader: Reader) -> None:
    (claim,) = claims_of(reader, "Nine farmers were killed on Monday, the Delmar Chronicle reported.")
    assert claim.claimant is not None
    assert claim.claimant.role is ClaimantRole.OUTLET


@pytest.mark.parametrize(
    "text",
    [
        "Several said nine farmers were killed on Monday.",
        "While nine farmers were killed on Monday, the road stayed open.",
    ],
)
def test_no_speaker_is_made_of_other_words(reader: Reader, text: str) -> None:
    assert set(names_of(reader, text)) == {None}


def test_a_town_is_not_the_speaker_where_its_police_speak(reader: Reader) -> None:
    text = "Two men were shot in San Delmar on Monday.\n\nOne of them died, San Delmar police said."
    assert "San Delmar police" in names_of(reader, text)


def test_quotations_end_with_their_paragraph() -> None:
    texts = ["“", "One", "two", "\n\n", "“", "Three", "”", "four", '"', "five", '"']
    paragraphs = [0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1]
    assert list(find_quotes(texts, paragraphs)) == [(0, 4), (4, 7), (8, 11)]


def test_candidates_hold_a_subject_and_a_clause(nlp: Language) -> None:
    doc = nlp("The ministry said that the bridge was closed.")
    words = lay_out(doc)
    cue = next(token.i for token in doc if token.text == "said")
    assert (0, 2) in [one.spans[0] for one in sources(words, cue)]
    assert any(doc[one.first : one.last].text == "that the bridge was closed" for one in contents(words, cue))


def test_rates_of_cues() -> None:
    table = read_table(["# word, class, attributions, occurrences", "say\tv\t90\t100", "walk\tv\t0\t900", "*\tv\t5\t100"])
    often, never, unseen = (table.rate(word, "VERB") for word in ("say", "walk", "mutter"))
    assert often is not None and often > 0
    assert never is None
    assert unseen is not None and unseen < often
    assert table.rate("say", "DET") is None
    assert table.is_known("say", "VERB") and not table.is_known("mutter", "VERB")


def test_weights_are_read_by_model_and_chances_add_up() -> None:
    weights = read_weights(["source\tkind=nsubj\t1.50", "decision\t\t-0.50"])
    assert (weights.source, weights.content, weights.decision) == ({"kind=nsubj": 1.5}, {}, {"": -0.5})
    assert sum(chances([3.0, 1.0, -400.0])) == pytest.approx(1)


def test_without_weights_nothing_is_surer_than_a_coin(nlp: Language) -> None:
    doc = nlp(DIRECT)
    plain = Finder(CueTable(counts={("say", "v"): (9, 10)}), Weights(source={}, content={}, decision={}))
    words = lay_out(doc)
    assert {plain.read(words, cue).chance for cue in plain.cues(words) if plain.read(words, cue)} == {0.5}


GOING_ON = [
    (
        "A bomb killed nine people, the district officer, Samir Haddad, told reporters. He said the driver had rammed the "
        "gate. A police van was gutted. Eleven shops were damaged, he added.",
        ["Samir Haddad"] * 3,
    ),
    (
        "A shell hit the market, said Amina Yusuf, a nurse at the clinic.\n“We had no warning,” she said.\n"
        "She said it killed nine.",
        ["Amina Yusuf"],
    ),
    (
        "“We had no one there,” its spokesman in the town, Ko Thiha, said by phone. “We had left.” "
        "He said at least 2,500 people had been forced from their homes.",
        ["Ko Thiha"],
    ),
    (
        "The coordinator, Clara Lindqvist, condemned the attack. "
        "She said more than 140 civilians had been killed since January.",
        ["Clara Lindqvist"],
    ),
    ("His deputy, Kolo Mustapha, gave the same account. He said three of the attackers were killed.", ["Kolo Mustapha"]),
    (
        "The Northern Front, the group that holds the town, blamed the army. "
        "In a statement it said 34 civilians had been killed.",
        ["Northern Front"],
    ),
    (
        "At least 71 civilians have been killed since 1 May, according to the Karsa health directorate.",
        ["Karsa health directorate"],
    ),
    ("Clashes between the army and the rebels were reported near the town, in which six civilians were killed.", [None]),
]


@pytest.mark.parametrize(("text", "speakers"), GOING_ON, ids=[text[:40] for text, _ in GOING_ON])
def test_who_speaks_on_over_several_sentences(reader: Reader, text: str, speakers: list[str | None]) -> None:
    report = Report(report_id="r1", names=("r1",), text=text, extractor="test")
    assert [claim.claimant.name if claim.claimant else None for claim in reader.read(report).claims] == speakers
