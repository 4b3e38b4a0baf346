from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console

from tallystick.model.errors import UnknownIdError
from tallystick.outputs.explain import explain, explain_data
from tests import builders as build
from tests.outputs import story


def told(some_id: str) -> str:
    paper = io.StringIO()
    explain(story.contents(), some_id, Console(file=paper, width=1000, color_system=None))
    return paper.getvalue()


def child(data: dict[str, Any], label: str) -> dict[str, Any]:
    return next(one for one in data["because"] if one["label"].startswith(label))


def test_an_incident_tells_its_links_with_their_weights() -> None:
    text = told(story.STRIKE.incident_id)
    assert "+9.25 bits  one incident: " in text
    assert text.index("+7.50 bits  shared passage") < text.index("+3.00 bits  place") < text.index("-1.25 bits  day")


def test_an_incident_tells_which_look_alikes_were_kept_apart() -> None:
    data = child(explain_data(story.contents(), story.STRIKE.incident_id), "look-alikes kept apart")
    assert data["because"][0]["weight_bits"] == -4.0


def test_an_incident_tells_what_its_day_and_values_rest_on() -> None:
    text = told(story.STRIKE.incident_id)
    assert "“on Monday”, said on 12 May 2031 (stated by the page), means 12 May 2031" in text
    assert "publication of vashar-courier.txt: 12 May 2031; inferred: it shares a passage with harbour-post.html" in text
    assert "killed, Marenland soldiers: 2 to 3, best 3; rule: latest of one origin" in text
    assert f"“Three soldiers died” (dispatch.jsonl#14)   [{story.REVISED.claim_id}]" in text


def test_a_claim_tells_its_words_in_context_its_rule_and_its_incident() -> None:
    text = told(story.ANSWERED.claim_id)
    assert "In response, Marenland artillery »killed at least 20 Front fighters«, the ministry said." in text
    assert "“at least 20” was read as at least 20; rule: at least" in text
    assert "claimant: Marenland Defence Ministry (party on its enemy's losses; “the ministry”); speaks for Marenland" in text
    assert f"[{story.RETALIATION.incident_id}]" in text


def test_a_toll_s_claim_tells_its_period_and_toll() -> None:
    text = told(story.NINE.claim_id)
    assert "period: “this month”, said on 12 May 2031 (stated by the page), means 1 to 12 May 2031" in text
    assert f"toll: agrees   [{story.AGREES.toll_id}]" in text


def test_an_attribution_is_told_like_a_claim() -> None:
    data = explain_data(story.contents(), story.REFUSED.claim_id)
    assert data["words"] == "done by Oskar Front: denied"
    assert child(data, "put as")["words"] == "denied"


@pytest.mark.parametrize("turned", [False, True])
def test_a_pair_is_found_by_either_order_of_its_accounts(turned: bool) -> None:
    ids = [story.ACCOUNTS[one].account_id for one in ("post strike", "courier strike")]
    data = explain_data(story.contents(), ":".join(reversed(ids) if turned else ids))
    assert data["weight_bits"] == 9.25
    assert [one["weight_bits"] for one in data["because"][:-1]] == [7.5, 3.0, -1.25]


def test_a_pair_that_was_never_scored_says_so() -> None:
    ids = [story.ACCOUNTS[one].account_id for one in ("post selm", "letter")]
    with pytest.raises(UnknownIdError, match="never compared"):
        explain_data(story.contents(), ":".join(ids))


def test_an_account_tells_all_its_pairs() -> None:
    data = explain_data(story.contents(), story.ACCOUNTS["post strike"].account_id)
    assert [one.get("weight_bits") for one in data["because"]] == [None, 9.25, -4.0]


def test_a_toll_tells_its_incidents_their_sum_and_every_reading() -> None:
    data = explain_data(story.contents(), story.GAP.toll_id)
    inside = child(data, "incidents inside")
    assert [one["words"] for one in inside["because"]] == ["Marenland soldiers 7", "Marenland soldiers 2 to 3, best 3"]
    assert child(data, "the incidents give")["words"] == "9 to 10, against 12 claimed"
    assert len(child(data, "readings")["because"]) == 2


def test_a_finding_tells_its_numbers_evidence_and_toll() -> None:
    found = next(one for one in story.contents().reconciled.findings if one.kind.value == "toll gap")
    data = explain_data(story.contents(), found.finding_id)
    assert [one["words"] for one in child(data, "numbers")["because"]] == ["12", "12", "10", "2"]
    assert child(data, "toll")["id"] == story.GAP.toll_id


def test_a_report_is_found_by_its_name_or_id() -> None:
    by_name = explain_data(story.contents(), "vashar-courier.txt")
    assert by_name == explain_data(story.contents(), story.COURIER.report_id[:12])
    assert "it shares a passage with harbour-post.html" in child(by_name, "publication")["words"]
    assert child(by_name, "shares a passage with")["words"].startswith("harbour-post.html: “Two Marenland soldiers")


@pytest.mark.parametrize("some_id", ["nothing", "", "acc-", "a:b"])
def test_an_id_that_fits_no_record_or_several_raises(some_id: str) -> None:
    with pytest.raises(UnknownIdError):
        explain_data(story.contents(), some_id)


def test_every_id_in_the_ledger_can_be_explained() -> None:
    contents = story.contents()
    ids = [one.incident_id for one in contents.linked.incidents]
    ids += [one.toll_id for one in contents.reconciled.tolls] + [one.finding_id for one in contents.reconciled.findings]
    for reading in contents.readings:
        ids += [one.claim_id for one in (*reading.claims, *reading.attributions)]
        ids += [one.account_id for one in reading.accounts]
    for one in ids:
        data = explain_data(contents, one)
        assert data["id"] == one
        json.dumps(data)


def test_a_copy_tells_both_sides_its_exchanges_and_by_which_rule_one_was_first() -> None:
    contents = build.contents()
    (copy,) = contents.lineage.copies
    data = explain_data(contents, copy.copy_id)
    assert data["label"] == "shared passage" and {*data["words"].split(" and ")} == {"morning.txt", "evening.txt"}
    assert child(data, "exchanged")["words"] == "“air strike” (at 0) and “bombing” (at 4)"
    assert child(data, "who had it first")["words"] == "morning.txt was first, by stated days of publication"
    assert child(data, "words missing in evening.txt")["words"].endswith("“Norland”, inferred from another report")
    undirected = replace(copy, earlier=None, earlier_by=None)
    bare = replace(contents, lineage=replace(contents.lineage, copies=(undirected,)))
    assert child(explain_data(bare, copy.copy_id), "who had it first")["words"].startswith("not known which was first")


def test_a_report_tells_its_near_copies_and_by_which_rule_one_was_first() -> None:
    paper = io.StringIO()
    contents = build.contents()
    explain(contents, "evening.txt", Console(file=paper, width=1000, color_system=None))
    expected = "morning.txt: 75% of their runs of words are the same; morning.txt was first, by stated days of publication"
    assert expected in paper.getvalue()


def test_a_claim_that_is_joined_by_supplied_words_says_so() -> None:
    contents = build.contents()
    origin = contents.reconciled.origins[0]
    inferred = replace(origin, inferred=origin.claim_ids[:1])
    settled = replace(contents.reconciled, origins=(inferred, *contents.reconciled.origins[1:]))
    data = explain_data(replace(contents, reconciled=settled), origin.claim_ids[0])
    assert child(data, f"belongs to {origin.name}")["words"].startswith("inferred: ")
