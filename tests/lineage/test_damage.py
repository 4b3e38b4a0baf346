"""Damage: words that were taken out are noticed where the text is broken, and supplied where another report has them."""

from __future__ import annotations

import pytest

from benchmarks.damage.planted import LINK, planted
from tallystick.lineage import trace
from tallystick.model.copies import Damage, Sign
from tallystick.model.reports import MarkKind
from tests.builders import mark, report

BEFORE = "Shells fell on the market of the town at noon, and the stalls around the well burnt until the evening."
AFTER = "Nobody claimed the attack, and the road to the coast stayed closed."

LEFT_OUT = (
    " last week",
    " on carts and tractors",
    " within a day",
    " so far from the front",
    " Defence",
    " on the river",
    " there",
)


def damages(*texts: str) -> list[Damage]:
    """The damages of the first of some reports."""
    reports = [report(text, f"{number}.txt") for number, text in enumerate(texts)]
    return [one for one in trace(reports).damages if one.passage.report_id == reports[0].report_id]


@pytest.mark.parametrize(
    ("broken", "sign", "quote"),
    [
        ('"Four were killed in the town," \'s defence ministry said in a note.', Sign.OWNER, "'s defence ministry"),
        ("The attack was blamed on 's army by all who saw it happen.", Sign.OWNER, "'s army by"),
        ("said on Thursday that four soldiers were killed in the town.", Sign.SUBJECT, "said on Thursday"),
        ("The dead were buried at dusk. said that four soldiers had died.", Sign.SUBJECT, "said that four"),
        ('"We will strike back," said , who leads the army of the north.', Sign.SUBJECT, ", who leads"),
        ("The was accused of shelling the market on the eve of the feast.", Sign.ARTICLE, "was accused of"),
        ("The shells were fired by the of the north, a teacher said.", Sign.ARTICLE, "of the north,"),
        ("Four soldiers were killed in , near the well of the town.", Sign.OBJECT, ", near the"),
        ("Talks between and the northern army broke off on Monday.", Sign.OBJECT, "and the northern"),
    ],
)
def test_a_text_that_is_broken_by_itself_is_noticed(broken: str, sign: Sign, quote: str) -> None:
    text = f"{BEFORE}\n\n{broken}\n\n{AFTER}"
    (found,) = damages(text)
    assert (found.sign, found.supplied, found.copy_id) == (sign, None, None)
    assert text[found.at :].startswith(quote)
    assert text[found.passage.start : found.passage.end] == found.passage.quote
    assert found.passage.start <= found.at < found.passage.end


@pytest.mark.parametrize(
    "sound",
    [
        "The man whom they had come for was not in, and the house he lived in was searched.",
        "Norland 's army and the police 's office answered, he said .",
        '"It was the army,"\n\nsaid a teacher who had seen the shells fall on the town.',
        "He had turned himself in. was the headline of the day in the town.",
        "The by-election and the on-duty guards were of no concern to them.",
        "'s-Hertogenbosch is far away.",
        "Where is he from ? Who did he go with ? What is it for ? Nobody knew , then .",
    ],
)
def test_what_only_looks_broken_is_let_be(sound: str) -> None:
    assert damages(f"{BEFORE}\n\n{sound}\n\n{AFTER}") == []


def test_a_shared_passage_supplies_the_words() -> None:
    whole = "Minister Ines Calder said that the army would strike its enemy anywhere in Karsavia if another soldier was hurt."
    lost = whole.replace(" Karsavia", "")
    (found,) = damages(f"{BEFORE}\n\n{lost}", f"{whole}\n\n{AFTER}")
    assert found.supplied is not None
    assert (found.sign, found.supplied.quote) == (Sign.OBJECT, "Karsavia")
    assert found.copy_id is not None


def test_the_owner_of_an_ending_is_supplied_without_it() -> None:
    whole = "Two more were hurt, and Norland's Defence Ministry said that nine tanks of the enemy were burnt in answer to it."
    lost = whole.replace("Norland's", "'s")
    (found,) = damages(f"{BEFORE}\n\n{lost}", f"{whole}\n\n{AFTER}")
    assert (found.sign, found.supplied and found.supplied.quote) == (Sign.OWNER, "Norland")


def test_two_reports_that_hold_different_words_supply_none() -> None:
    whole = "Minister Ines Calder said that the army would strike its enemy anywhere in Karsavia if another soldier was hurt."
    lost, other = whole.replace(" Karsavia", ""), whole.replace("Karsavia", "Tolland")
    (found,) = damages(f"{BEFORE}\n\n{lost}", f"{whole}\n\n{AFTER}", f"{other}\n\nThe harvest failed again.")
    assert found.supplied is None


def test_what_an_outlet_merely_left_out_is_no_damage() -> None:
    whole = (
        "General Teo Marsh of the Norland army said on Monday evening that four guards from Qarhat were killed in the raid "
        "that Sudmark denies, and that the town of Brennik was shelled for three hours."
    )
    less = (
        whole.replace("General Teo Marsh of the Norland army", "Teo Marsh").replace(" from Qarhat", "").replace(" evening", "")
    )
    assert damages(f"{BEFORE}\n\n{less}", f"{whole}\n\n{AFTER}") == []


def test_titles_and_furniture_are_not_looked_at() -> None:
    broken = "Talks between and the northern army broke off on Monday."
    one = report(f"{BEFORE}\n\n{broken}\n\n{AFTER}")
    for kind in (MarkKind.TITLE, MarkKind.FURNITURE, MarkKind.REPEAT):
        marked = report(one.text, marks=(mark(one, broken, kind),))
        assert trace([marked]).damages == ()


@pytest.mark.parametrize(("paired", "recall", "supplied"), [(False, 0.28, 0.0), (True, 0.66, 0.97)])
def test_planted_damage(paired: bool, recall: float, supplied: float) -> None:
    """Floors: what is noticed is damage (0.95), a share of what was taken out is noticed, what is supplied is right."""
    lost = noticed = right = given = true = 0
    for seed in range(60):
        one = planted(seed)
        others = [f"The Daily's editors put this together at noon.\n\n{one.whole}"] if paired else []
        places = dict(one.lost)
        for found in damages(one.damaged, *others):
            noticed += 1
            place = next((at for at in places if abs(at - found.at) <= 2), None)
            right += place is not None
            if found.supplied is not None and place is not None:
                given += 1
                true += found.supplied.quote.strip() == places[place]
        lost += len(one.lost)
    assert right / noticed >= 0.95
    assert right / lost >= recall
    assert true >= supplied * given and (given > 0) == paired


def test_sound_texts_of_which_one_left_much_out_have_none() -> None:
    for seed in range(60):
        less = whole = planted(seed, share=0).whole
        for phrase in LEFT_OUT:
            less = less.replace(phrase, "")
        sentences = less.split(". ")
        less = ". ".join(one for number, one in enumerate(sentences) if number != seed % len(sentences))
        assert trace([report(whole), report(f"A morning's work of the Daily.\n\n{less}")]).damages == ()


def test_the_generator_takes_out_what_it_says() -> None:
    one = planted(7, share=0.5)
    assert one.lost
    assert not LINK.search(one.whole + one.damaged)
    assert sum(map(len, one.lost.values())) <= len(one.whole) - len(one.damaged) <= sum(map(len, one.lost.values())) + 40
