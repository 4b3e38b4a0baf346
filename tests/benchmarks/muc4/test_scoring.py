"""Counts of slots over templates: paired, missed, spurious, optional."""

from __future__ import annotations

import pytest

from benchmarks.muc4.scoring import Count, score
from benchmarks.muc4.templates import Slot
from tests.benchmarks.muc4.builders import attack, incident


def test_the_same_is_all_right() -> None:
    keys = [attack("BAKER", "SHEPHERD")]
    scores = score(keys, keys)
    assert scores.templates == Count(possible=1, actual=1, correct=1)
    assert scores.slots[Slot.NUMBER] == Count(possible=2, actual=2, correct=2)
    assert scores.slots[Slot.NUMBER].f == scores.slots[Slot.DATE].recall == scores.slots[Slot.TYPE].precision == 1.0


def test_what_has_no_partner_is_missed_or_spurious() -> None:
    scores = score([attack("BAKER")], [attack("SHEPHERD", "NURSE")])
    assert scores.templates == Count(possible=1, actual=1)
    assert scores.slots[Slot.EFFECT] == Count(possible=1, actual=2)
    assert scores.slots[Slot.EFFECT].f == 0.0


def test_messages_are_not_mixed() -> None:
    other = incident({Slot.TYPE: "ATTACK", Slot.DESCRIPTION: '"BAKER"'}, message="TST9-0002")
    assert score([attack("BAKER")], [other]).templates == Count(possible=1, actual=1)


def test_half_right_counts_half() -> None:
    scores = score([attack("BAKER", "NURSE", day="- 03 MAR 91")], [attack("BAKER", "SHEPHERD", "COOK", day="03 MAR 91")])
    assert scores.slots[Slot.DATE] == Count(possible=1, actual=1, partial=1)
    assert scores.slots[Slot.NUMBER] == Count(possible=2, actual=3, correct=1, partial=1)
    assert scores.slots[Slot.NUMBER].recall == pytest.approx(1.5 / 2)
    assert scores.slots[Slot.NUMBER].precision == pytest.approx(1.5 / 3)
    assert scores.slots[Slot.NUMBER].f == pytest.approx(0.6)


def test_an_optional_template_costs_nothing_where_it_is_missed() -> None:
    keys = [attack("BAKER"), attack("SHEPHERD", number=2, optional=True)]
    assert score(keys, [attack("BAKER")]).templates == Count(possible=1, actual=1, correct=1)
    assert score(keys, [attack("SHEPHERD")]).templates == Count(possible=2, actual=1, correct=1)


def test_an_optional_filler_counts_where_something_is_given_for_it() -> None:
    def effects(*lines: str) -> Count:
        return score([key], [incident({**common, Slot.EFFECT: lines})]).slots[Slot.EFFECT]

    common = {Slot.TYPE: "ATTACK", Slot.DESCRIPTION: ['"BAKER"', '"NURSE"']}
    key = incident({**common, Slot.EFFECT: ['DEATH: "BAKER"', '? INJURY: "NURSE"']})
    assert effects('DEATH: "BAKER"') == Count(possible=1, actual=1, correct=1)
    assert effects('DEATH: "BAKER"', 'INJURY: "NURSE"') == Count(possible=2, actual=2, correct=2)
    assert effects('DEATH: "BAKER"', 'REGAINED FREEDOM: "NURSE"') == Count(possible=2, actual=2, correct=1)
    assert effects() == Count(possible=1)


def test_nothing_at_all_scores_nothing() -> None:
    scores = score([], [])
    assert scores.templates == Count()
    assert scores.templates.f == scores.templates.recall == scores.templates.precision == 0.0
