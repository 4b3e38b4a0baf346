"""Lines: copy that a fixed width broke is told from text of one line for each paragraph."""

from __future__ import annotations

import textwrap

import pytest

from tallystick.model.lines import hard_wrapped

STORY = (
    "The ferry to Qarhat stayed in port on Monday, the harbour master said. Nobody could tell him when the ice would break up, "
    "and the bakers of the island had flour for a week. Two tugs were sent for. They came on Thursday, by which time the ice "
    "was gone."
)


@pytest.mark.parametrize("width", [60, 72, 80])
def test_copy_of_a_fixed_width_is_wrapped(width: int) -> None:
    assert hard_wrapped(textwrap.fill(STORY, width))
    assert hard_wrapped(f"{textwrap.fill(STORY, width)}\n\n   {textwrap.fill(STORY, width)}")


@pytest.mark.parametrize("text", ["", "One line.", STORY, "\n\n".join(STORY.split(". ")), ".\n".join(STORY.split(". "))])
def test_lines_that_are_paragraphs_are_not(text: str) -> None:
    assert not hard_wrapped(text)
