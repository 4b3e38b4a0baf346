from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tallystick.outputs.printable import one_line, printable, shortened


@given(st.text())
def test_printable_words_keep_their_length_and_lose_what_drives_a_terminal(words: str) -> None:
    shown = printable(words)
    assert len(shown) == len(words)
    assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"}


def test_words_of_any_script_stay_as_they_are() -> None:
    assert printable("قُتل جنديان — İdlib’de 2\n") == "قُتل جنديان — İdlib’de 2\n"


def test_an_escape_sequence_is_shown_and_not_obeyed() -> None:
    assert printable("\x1b[31mred") == "\N{REPLACEMENT CHARACTER}[31mred"


@given(st.text(), st.integers(min_value=1, max_value=80))
def test_shortened_words_fit_and_say_that_they_were_cut(words: str, limit: int) -> None:
    short = shortened(words, limit)
    assert len(short) <= limit
    assert short == one_line(words) or short.endswith("…")


def test_words_are_cut_between_words_where_that_is_near() -> None:
    assert shortened("Two soldiers were killed near Dorvath", 26) == "Two soldiers were killed…"
