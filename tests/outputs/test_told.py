"""How it is told, wherever it is shown: the reports' words, what was not found, and no name that should stay out."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pytest
from rich.console import Console

from tallystick.model.claims import AttributionStance, Measure, Stance
from tallystick.model.ledger import LedgerContents, Linked
from tallystick.model.tellings import AgentPlace
from tallystick.outputs import explain, show, told
from tallystick.outputs.export import Format, What, export
from tallystick.outputs.lookup import Lookup
from tallystick.outputs.report import render
from tallystick.outputs.withhold import WITHHELD
from tests import builders as build
from tests.framing.test_frames import ledger, of_incident
from tests.outputs import story


def shown(contents: LedgerContents, incident_id: str, width: int = 120) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=False)
    show.incident_record(contents, incident_id, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def words(text: str) -> str:
    return " ".join(text.split())


def rows_of(contents: LedgerContents) -> list[told.Row]:
    return told.rows(Lookup(contents), of_incident(contents))


def test_a_row_holds_the_report_s_words() -> None:
    full, brief = sorted(rows_of(ledger()), key=lambda one: one.outlet, reverse=True)
    assert (full.outlet, brief.outlet) == ("The Full Record", "The Brief")
    assert [one.words for one in full.dead] == ["“Three Norland soldiers”"]
    assert full.acts == ("“were killed” (passive without agent)",)
    assert full.actors == ("what: “an air strike”",)
    assert full.named == "no; elsewhere: “It blamed Sudmark”"
    assert (brief.actors, brief.named) == ((told.NOT_NAMED,), "no")


def test_the_record_shows_the_table_and_what_was_not_found() -> None:
    contents = ledger()
    text = shown(contents, of_incident(contents).incident_id, width=220)
    assert told.HEADING in text
    section = words(text[text.index(told.HEADING) :])
    assert "outlet the dead or harmed the act the actor agent named beside it?" in section
    assert "“Three men” “were killed” (passive without agent) not named" in section
    assert "The Brief: not found in this report: figure: Norland soldiers wounded (carried by The Full Record)" in section
    assert told.NOTE in section


@pytest.mark.parametrize("width", [60, 80, 160])
def test_no_line_of_the_table_is_wider_than_the_terminal(width: int) -> None:
    contents = ledger()
    for line in shown(contents, of_incident(contents).incident_id, width).splitlines():
        assert len(line) <= width
        assert line == line.rstrip()


def test_the_explanation_cites_the_claims_that_carry_it_and_says_why_nobody_asked() -> None:
    contents = ledger(title=False)
    data = json.dumps(explain.explain_data(contents, of_incident(contents).incident_id), ensure_ascii=False)
    assert "not asked: its title is not known" in data
    contents = ledger()
    data = json.dumps(explain.explain_data(contents, of_incident(contents).incident_id), ensure_ascii=False)
    assert "not found in this report" in data
    assert "“seven wounded” (full.txt)" in data


def test_the_page_links_the_words_to_the_text_and_blames_nobody() -> None:
    html = render(story.contents())
    table = html[html.index('<table class="told-table">') :]
    claim_id = story.KILLED.claim_id
    assert f'<a href="#w-{claim_id}">“Two Marenland soldiers”</a>' in table
    assert "“were martyred” (passive without agent)" in table
    assert "what: “shells”" in table
    assert f'id="w-{claim_id}"' in html
    section = re.search(r'<table class="told-table">.*?</table>', html, re.DOTALL)
    assert section is not None
    assert not re.search(r"bias|score|slant|verdict|omit|blame", section.group(), re.IGNORECASE)


def test_an_agent_as_the_owner_of_an_attack_is_said_to_be_one() -> None:
    look = Lookup(story.contents())
    (row,) = [
        one
        for one in told.rows(look, story.RETALIATION)
        if any(phrase.claim_id == story.ANSWERED.claim_id for phrase in one.dead)
    ]
    assert row.actors == ("“Marenland”", "what: “artillery”")
    assert row.named.startswith("yes")


def doubted(stance: AttributionStance) -> told.Row:
    text = build.report("It is not clear whether Sudmark jets killed three men.", "doubt.txt", title="Doubt")
    killed = build.claim(text, "killed three men", Measure.KILLED, build.figure(3))
    unclear = build.attribution(text, "clear whether Sudmark jets killed", stance=stance)
    account = build.account(text, killed, main=True, attribution_ids=(unclear.claim_id,))
    telling = build.telling(text, killed, "three men", "killed", "Sudmark", cause="jets", agent_place=AgentPlace.OWNER)
    reading = build.reading(text, killed, accounts=(account,), attributions=(unclear,), tellings=(telling,))
    linked = Linked(datings=(build.dating(text),), candidates=(), incidents=(build.incident(account),))
    (row,) = rows_of(build.empty(reports=(text,), readings=(reading,), linked=linked))
    return row


def test_an_agent_in_doubt_is_said_to_be_in_doubt() -> None:
    assert doubted(AttributionStance.UNCLEAR).named == "yes, as whose attack it was, which is said to be unclear or denied"
    assert doubted(AttributionStance.ALLEGED).named == "yes, as whose attack it was"


def test_a_denied_death_is_told_as_denied() -> None:
    contents = ledger()
    brief = contents.readings[1]
    claims = tuple(replace(one, stance=Stance.DENIED) for one in brief.claims)
    (row,) = [
        one
        for one in rows_of(replace(contents, readings=(contents.readings[0], replace(brief, claims=claims))))
        if one.outlet == "The Brief"
    ]
    assert row.acts == ("“were killed” (passive without agent; denied)",)


def test_names_of_the_harmed_stay_out_of_page_and_export() -> None:
    text = build.report("Ilo Vantern, 9, was wounded by a soldier at Selm on Monday.", "names.txt", title="A child is wounded")
    wounded = build.claim(text, "Ilo Vantern, 9, was wounded", Measure.WOUNDED, build.figure(1), group=build.people())
    person = build.person(text, "Ilo Vantern", age=9, measure=Measure.WOUNDED, claim_id=wounded.claim_id)
    account = build.account(text, wounded, main=True)
    telling = build.telling(text, wounded, "Ilo Vantern", "was wounded", "a soldier", agent_place=AgentPlace.BY)
    reading = build.reading(text, wounded, accounts=(account,), persons=(person,), tellings=(telling,))
    linked = Linked(datings=(build.dating(text),), candidates=(), incidents=(build.incident(account),))
    contents = build.empty(reports=(text,), readings=(reading,), linked=linked)
    (row,) = [json.loads(line) for line in export(contents, What.FRAMING, Format.JSONL).splitlines()]
    assert row["harmed"] == [WITHHELD]
    told_of = row["tellings"][0]
    assert text.text[told_of["agent"]["start"] : told_of["agent"]["end"]] == told_of["agent"]["words"] == "a soldier"
    assert text.text[told_of["harmed"]["start"] : told_of["harmed"]["end"]] == "Ilo Vantern"
    assert "Vantern" not in render(contents)
    assert "“Ilo Vantern”" in render(contents, with_names=True)
    assert b"Vantern" in export(contents, What.FRAMING, Format.JSONL, with_names=True)


def test_the_export_has_a_row_for_each_report_of_each_incident() -> None:
    contents = ledger()
    found = [json.loads(line) for line in export(contents, What.FRAMING, Format.JSONL).splitlines()]
    assert [one["report_id"] for one in found] == ["brief.txt", "full.txt"]
    brief, full = found
    assert (brief["agent_named"], brief["not_asked"], brief["voices"]) == (False, None, ["passive without agent"])
    assert [one["kind"] for one in brief["not_found"]] == ["figure", "who is said to have done it", "who says so", "place"]
    assert full["causes"] == ["an air strike"]
    assert export(contents, What.FRAMING, Format.CSV).count(b"\r\n") == 3
    assert export(contents, What.FRAMING, Format.PARQUET)[:4] == b"PAR1"
