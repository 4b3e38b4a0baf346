"""Set phrases are found by their form; a copy of nothing else is none, and one with a sentence besides still is."""

from __future__ import annotations

import pytest

from tallystick.lineage import trace
from tallystick.lineage.phrases import set_phrases
from tests.builders import report


def found(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in set_phrases(text)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("She was taken to Port Ilva General Hospital by bus.", "was taken to Port Ilva General Hospital"),
        ("The guard, airlifted to the trauma center in Qarhat, lives.", "airlifted to the trauma center in Qarhat"),
        ("They hid, where he was pronounced dead at 9:40 p.m. on Monday.", "where he was pronounced dead at 9:40 p.m."),
        ("Both are in stable condition today.", "are in stable condition"),
        ("It was so, according to the Qarhat County coroner's office.", "according to the Qarhat County coroner's office"),
        ("He lived in the 5200 block of Mill Road until then.", "lived in the 5200 block of Mill Road"),
        ("Ilo Vantern, 24, of Port Ilva ran away.", "Ilo Vantern, 24, of Port Ilva"),
        ("He had gunshot wounds to his back and leg when found.", "gunshot wounds to his back and leg"),
        ("A clerk faces charges of aggravated assault in court.", "faces charges of aggravated assault"),
        ("It was rain. Anyone with information is asked to call the town hall. It was cold.", "Anyone with information"),
        ("So far no arrests have been made in the town.", "no arrests have been made"),
    ],
)
def test_a_phrase_is_found(text: str, phrase: str) -> None:
    assert any(phrase in one for one in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "Three guards were killed by Sudmark shelling and six were wounded near the border post.",
        "The convoy took bread to the hospital quarter.",
        "Farmers complained that nobody had cleared the mines which the last war left in their fields.",
    ],
)
def test_what_tells_of_one_happening_is_no_set_phrase(text: str) -> None:
    assert found(text) == []


FORMULA = (
    "was taken to Port Ilva General Hospital, where he was pronounced dead at {hour} p.m., according to the Qarhat County "
    "coroner's office. He lived in the {block} block of Mill Road. Anyone with information is asked to call Crime Stoppers."
)
SENTENCE = "He had sold melons at the corner of the canal since the year in which the old ferry sank, his neighbours recalled."


def test_a_form_filled_in_twice_is_no_copy() -> None:
    left = f"A man of 30 {FORMULA.format(hour='9:40', block=1200)} The case is open."
    right = f"A young baker {FORMULA.format(hour='7:15', block=800)} Nothing else is known of it."
    assert trace([report(left), report(right)]).copies == ()
    assert len(trace([report(f"{left} {SENTENCE}"), report(f"{SENTENCE} {right}")]).copies) == 1


def test_a_short_sentence_with_other_figures_in_two_places_is_no_copy() -> None:
    form = "Patrol {} of the Norland border guard counted {} trucks at the gate of Sudmark before {} in the morning."
    assert trace([report(form.format(7, 31, "8:15")), report(form.format(9, 46, "5:50"))]).copies == ()
    assert len(trace([report(form.format(7, 31, "8:15")), report(form.format(7, 46, "8:15"))]).copies) == 1
