"""Copying: invented reports of two attacks and copies of them, as plain files would bring them.

A story is what two to four outlets say. A copy is one of its reports again: whole or trimmed, with words exchanged, under
another outlet, of a later day or undated. All names are real enough for the reader and all events are invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from tallystick.model.reports import Item

DAY = date(2031, 5, 13)
"""The Tuesday on which the first reports come out."""

STORIES = (
    (
        "Three Norwegian soldiers were killed and four wounded in an air strike on their post near Tromso on Monday, the "
        "Norwegian Defence Ministry said.",
        "The ministry said that the jets came in low over the fjord at dawn and struck the barracks while most of the garrison "
        "was still asleep.",
        "Rescue teams from the harbour dug through the rubble for nine hours, and the road to the north stayed closed until "
        "the evening.",
        "A truce that both governments signed in the winter had held for eleven weeks before the raid on the post.",
    ),
    (
        "At least three Norwegian soldiers died on Monday when jets bombed a post near Tromso, a doctor at the Tromso General "
        "Hospital said.",
        "The doctor said that four of the wounded were in a grave state and that two of them had been flown to the capital.",
        "Shops in the harbour stayed shut, and fishermen who had seen the jets stood in groups along the quay.",
    ),
    (
        "Six Norwegian soldiers were killed by shells near Bodo on Saturday, the Norwegian Defence Ministry said, in the "
        "second such attack of the month.",
        "Two days later jets struck a post near Tromso, where three soldiers were killed, the ministry said.",
        "The shells fell on a column of lorries that was carrying flour and blankets to the villages beyond the pass.",
    ),
    (
        "Jets bombed a post near Tromso on Monday, killing three Norwegian soldiers and wounding four.",
        "It was the first raid since the truce of the winter, which eleven weeks of quiet had made many in the town trust.",
        "Neither government answered questions on Tuesday about who had sent the jets, or from where.",
    ),
)
OUTLETS = ("The Fjord Courier", "Harbour Post", "Arctic Gazette", "Nordland Review")
COPIERS = ("The Copying Times", "Mirror of the North", "Second Hand News")
EXCHANGES: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (("killed", "martyred"), ("Rescue teams", "Crews")),
    (("soldiers", "troops"), ("raid", "attack")),
    (("struck", "hit"), ("barracks", "quarters"), ("truce", "ceasefire"), ("column", "convoy")),
    ((" on Monday", ""), ("low ", "very low ")),
)


@dataclass(frozen=True)
class Copying:
    """Which report is copied, how many of its paragraphs, which words are exchanged, how many days later (None: undated)."""

    of: int
    kept: int
    exchange: int
    later: int | None


def stories() -> st.SearchStrategy[tuple[int, ...]]:
    """Which of the reports are there."""
    return st.sampled_from(((0, 1), (0, 1, 2), (0, 2, 3), (0, 1, 3), (0, 1, 2, 3), (2, 3)))


def copyings(of: Sequence[int]) -> st.SearchStrategy[Copying]:
    """A copy of one of these reports."""
    return st.builds(
        Copying,
        of=st.sampled_from(of),
        kept=st.integers(1, 4),
        exchange=st.integers(0, len(EXCHANGES) - 1),
        later=st.one_of(st.none(), st.sampled_from((0, 1, 3, 20))),
    )


def original(number: int) -> Item:
    """A report of the story, with its outlet and day."""
    return item(f"original-{number}.txt", "\n\n".join(STORIES[number]), OUTLETS[number], DAY)


def copied(number: int, one: Copying) -> Item:
    """A copy under another outlet."""
    text = "\n\n".join(STORIES[one.of][: one.kept])
    for words, others in EXCHANGES[one.exchange]:
        text = text.replace(words, others)
    day = DAY + timedelta(days=one.later) if one.later is not None else None
    return item(f"copy-{number}.txt", f"{text}\n\nPut on our page by the night desk.", COPIERS[number], day)


def item(name: str, text: str, outlet: str, published: date | None) -> Item:
    """A plain text as ingest would hand it on."""
    return Item(name=name, data=text.encode(), media_type="text/plain", outlet=outlet, published=published)
