"""Versions: the states of a page in their order, with the words that changed; the last in force; names withheld."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO

from rich.console import Console

from tallystick.model.copies import Version
from tallystick.model.ledger import LedgerContents, Lineage
from tallystick.outputs import explain, report, show
from tallystick.outputs.lookup import Lookup
from tallystick.outputs.versions import chains, chains_of
from tallystick.outputs.withhold import WITHHELD, withhold
from tests import builders as build

TEXTS = [f"Blast kills {toll} at Qarhat\n\nA bomb killed {toll} people at Qarhat, the hospital said." for toll in (22, 29, 33)]
STATES = [build.report(text, f"{place}.html") for place, text in enumerate(TEXTS, start=1)]
STEPS = tuple(
    build.version(one, other, f"{before} people", str(after))
    for (one, before), (other, after) in (((STATES[0], 22), (STATES[1], 29)), ((STATES[1], 29), (STATES[2], 33)))
)


def contents(*steps: Version) -> LedgerContents:
    reports = tuple(sorted(STATES, key=lambda one: one.report_id))
    return build.empty(reports=reports, lineage=Lineage(versions=steps or STEPS))


def printed(of: LedgerContents) -> str:
    console = Console(width=100, file=StringIO())
    show.incident_list(of, console)
    return written(console)


def written(console: Console) -> str:
    assert isinstance(console.file, StringIO)
    return " ".join(console.file.getvalue().split())


def test_a_chain_goes_from_the_first_state_to_the_last_whatever_the_order_of_its_steps() -> None:
    for steps in (STEPS, STEPS[::-1]):
        (chain,) = chains(Lookup(contents(*steps)))
        assert chain.report_ids == tuple(one.report_id for one in STATES)
        assert chains_of(Lookup(contents(*steps)), [STATES[1].report_id]) == [chain]
    assert chains_of(Lookup(contents()), ["other"]) == []


def test_show_tells_each_state_and_what_changed() -> None:
    text = printed(contents())
    assert "version 1 of 3: 1.html version 2 of 3: 2.html “22” became “29”" in text
    assert "version 3 of 3, in force: 3.html “29” became “33”" in text
    assert "Pages that changed" not in printed(build.empty())


def test_data_holds_whole_words_and_offsets() -> None:
    (chain,) = json.loads(json.dumps(show.incident_list_data(contents())))["versions"]
    assert [(one["report_id"], one["in_force"]) for one in chain["versions"]] == [
        ("1.html", False),
        ("2.html", False),
        ("3.html", True),
    ]
    (change,) = chain["versions"][1]["changes"]
    assert (change["before"], change["after"]) == ("22", "29")
    assert TEXTS[0][change["before_start"] :].startswith("22 people")


def test_explain_and_the_page_tell_them_too() -> None:
    console = Console(width=120, file=StringIO())
    explain.explain(contents(), "2.html", console)
    text = written(console)
    assert "version 3 of 3, in force: 3.html" in text and "“22” became “29”" in text
    page = report.render(contents())
    assert "<del>29</del> became <ins>33</ins>" in page and "3 versions of one page" in page.lower()


def test_names_in_changed_words_are_withheld() -> None:
    whole = build.contents()
    one, two = whole.reports[0], whole.reports[1]
    earlier, later = (one, two) if "Vantern" in two.text else (two, one)
    step = build.version(earlier, later, "At least three", "Corporal Ilo Vantern")
    shown = withhold(replace(whole, lineage=Lineage(versions=(step,))))
    (change,) = shown.lineage.versions[0].changes
    assert WITHHELD in change.right and "Vantern" not in change.right
