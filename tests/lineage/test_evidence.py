"""Evidence: short stretches prove copying where they are whole clauses told within days, and not as parts, lists or forms."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tallystick.lineage import trace
from tallystick.model.reports import Report
from tests.builders import report

LEFT = "Farmers around the lake complained this spring that nobody had cleared their fields of the mines which a war had left."
RIGHT = "Prices for bread doubled again last week in the capital, where queues form long before the bakeries open their doors."

CLAUSE = "Orsa Linden of the Qarhat harbour board wept as she read the captain's letter aloud"
TITLE = "Orsa Linden, the acting vice president of the Qarhat board of harbour pilots and tug masters"


def pair(left: str, right: str, *, days: tuple[int, int] | None = None) -> list[Report]:
    one, other = report(f"{LEFT} {left} {LEFT[:40]}."), report(f"{RIGHT} {right} {RIGHT[:40]}.")
    if days is None:
        return [one, other]
    first = date(2021, 1, 1)
    return [replace(each, published=first + timedelta(days=after)) for each, after in zip((one, other), days, strict=True)]


def copied(reports: list[Report]) -> bool:
    return bool(trace(reports).copies)


class TestFragments:
    @pytest.mark.parametrize(
        ("left", "right"),
        [
            (f"{CLAUSE}.", f"On Monday {CLAUSE}."),
            (f"It was told that {CLAUSE}.", f"{CLAUSE}."),
            (f"He said: “{CLAUSE},” and sat down.", f"A clerk, “{CLAUSE},” had begun."),
            (f"When it was over {CLAUSE}; nobody spoke.", f"It rained, {CLAUSE}, and nobody went home."),
        ],
    )
    def test_a_clause_a_quotation_or_a_sentence_of_fifteen_words_is_a_copy(self, left: str, right: str) -> None:
        assert copied(pair(left, right))

    def test_part_of_a_clause_in_both_texts_is_none(self) -> None:
        left = "The board met only once more in that long winter with Orsa Linden of the Qarhat harbour board who wept as one"
        right = "Nobody in the town had ever before seen Orsa Linden of the Qarhat harbour board who wept as the others"
        assert not copied(pair(f"{left} beside the grave.", f"{right} beside her smiled."))

    def test_a_longer_part_of_a_clause_is_one(self) -> None:
        part = f"{TITLE} who had lost two sons on the ferry that morning"
        left, right = "The board met only once more and thanked", "Nobody in that town has ever seen or heard of"
        assert copied(pair(f"{left} {part} before it rose.", f"{right} {part} since then at all."))


class TestMonthsApart:
    SENTENCE = f"{CLAUSE} to the crew."
    LONGER = f"{CLAUSE} to the crew of the ferry before it sank off Port Ilva in the night of the great storm."

    @pytest.mark.parametrize(("days", "found"), [(None, True), ((0, 0), True), ((0, 60), True), ((61, 0), False)])
    def test_a_short_sentence_is_a_copy_only_of_reports_within_two_months(
        self, days: tuple[int, int] | None, found: bool
    ) -> None:
        assert copied(pair(self.SENTENCE, self.SENTENCE, days=days)) is found

    def test_a_longer_one_is_a_copy_whenever_it_is_told(self) -> None:
        assert copied(pair(self.LONGER, self.LONGER, days=(0, 900)))


class TestLists:
    SIGNED = (
        "Council signatories: Orsa Linden, Ilo Vantern, Maro Quist, Tessel Brandt, Anneke Voss, Jorun Hale, Pell Arkwright, "
        "Sanna Ridd, Corin Baxley."
    )

    def test_signatures_are_no_copy(self) -> None:
        assert not copied(pair(f"\n\n{self.SIGNED}\n\n", f"\n\n{self.SIGNED}\n\n"))

    def test_a_sentence_that_names_as_many_is_one(self) -> None:
        told = (
            "The dead were Orsa Linden, who was the wife of the pilot Ilo Vantern, and Maro Quist of Port Ilva, whose sister "
            "is Tessel Brandt."
        )
        assert copied(pair(f"\n\n{told}\n\n", f"\n\n{told}\n\n"))


class TestForms:
    def test_other_figures_and_another_name_before_it_say_that_a_form_was_filled_in_twice(self) -> None:
        one = "Linden came to the harbour of Qarhat with 31 sacks of flour and without one paper for the customs men."
        other = one.replace("Linden", "Quist").replace("31", "46")
        assert copied(pair(one, one.replace("31", "46")))
        assert copied(pair(one, one.replace("Linden", "Quist")))
        assert not copied(pair(one, other))

    def test_an_editors_heading_in_brackets_is_no_copy(self) -> None:
        heading = "[Interview with Orsa Linden, chairwoman of the Qarhat harbour board, by a reporter of this station, unnamed]"
        assert not copied(pair(f"\n\n{heading} Good evening.\n\n", f"\n\n{heading} Welcome back.\n\n"))
        assert copied(pair(f"\n\n{heading[1:-1]}. Good evening.\n\n", f"\n\n{heading[1:-1]}. Welcome back.\n\n"))


def test_wrapped_lines_change_nothing() -> None:
    story = (
        f"{LEFT} {CLAUSE} to the crew. Two tugs were sent for by the harbour master of Port Ilva, who had been told that "
        "nobody else could break the ice before the end of the month."
    )
    left, right = report(f"{story} {LEFT}"), report(f"{RIGHT} {story}")
    plain = trace([left, right]).copies
    wrapped = trace([report(textwrap.fill(left.text, 64)), report(textwrap.fill(right.text, 71))]).copies
    assert len(plain) == 1
    assert {copy.left.quote.replace("\n", " ") for copy in wrapped} <= {plain[0].left.quote, plain[0].right.quote}
    assert len(wrapped) == 1
