"""What tolls imply is shown beside a figure as nobody's claim, and leaves the ledger by no export."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from tallystick.model.incidents import Incident
from tallystick.outputs.explain import explain
from tallystick.outputs.export import Format, What, export
from tallystick.outputs.report import render
from tallystick.outputs.show import incident_record, incident_record_data
from tests.outputs import story

IF_IT_HOLDS = "(nobody’s claim; a running toll leaves it, if that holds)"
WORDS = f"at most 22 {IF_IT_HOLDS}"
WITHOUT = replace(story.contents(), reconciled=replace(story.contents().reconciled, implied=()))


def shown(how: object, of: Incident = story.RETALIATION) -> str:
    paper = StringIO()
    how(story.contents(), of.incident_id, Console(file=paper, width=1000, color_system=None))  # type: ignore[operator]
    return paper.getvalue()


def test_a_record_has_it_apart_from_what_is_claimed() -> None:
    text = shown(incident_record)
    assert f"implied: {WORDS}" in text
    assert "- from the toll of 12 Marenland soldiers killed" in text and f"[{story.GAP.toll_id}]" in text
    values = incident_record_data(story.contents(), story.RETALIATION.incident_id)["values"]
    assert values[0]["implied"] == {"high": 22, "toll_ids": [story.GAP.toll_id]}
    assert (values[0]["low"], values[0]["high"]) == (20, 24)
    assert values[1]["implied"] is None


def test_what_leaves_more_than_is_claimed_is_told_only_where_somebody_asks_why() -> None:
    words = f"at most 9 {IF_IT_HOLDS}"
    assert words not in shown(incident_record, story.EARLIER) and words not in render(story.contents())
    assert f"what tolls imply: {words}" in shown(explain, story.EARLIER)
    assert incident_record_data(story.contents(), story.EARLIER.incident_id)["values"][0]["implied"]["high"] == 9


def test_what_leaves_less_than_is_claimed_says_so() -> None:
    assert f"implied: at most 1, fewer than claimed {IF_IT_HOLDS}" in shown(incident_record, story.STRIKE)


def test_explain_has_the_toll_that_it_follows_from_with_the_incidents_inside() -> None:
    text = shown(explain)
    assert f"what tolls imply: {WORDS}" in text
    assert text.index("what tolls imply") < text.index(story.GAP.toll_id) < text.index("incidents inside")


def test_the_page_links_it_to_its_toll() -> None:
    assert f'<div class="implied minor">Implied: {WORDS}: <a href="#t-{story.GAP.toll_id}">' in render(story.contents())


@pytest.mark.parametrize("what", list(What))
def test_no_export_knows_of_it(what: What) -> None:
    assert export(story.contents(), what, Format.JSONL) == export(WITHOUT, what, Format.JSONL)
