"""Sides through the whole flow: who counts those whom it killed contests the other side's figures, and widens none of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from tallystick import api, language
from tallystick.model.findings import FindingKind
from tallystick.model.incidents import BestRule, Grade
from tallystick.model.ledger import LedgerContents
from tallystick.pipeline import run


@pytest.fixture(scope="session")
def nlp() -> Language:
    return language.load()


def ledger(folder: Path, nlp: Language, *reports: tuple[str, str, str], best: BestRule = BestRule.MOST) -> LedgerContents:
    """A ledger of reports, each with its headline, its line of publication and its text."""
    folder.mkdir(exist_ok=True)
    for number, parts in enumerate(reports):
        (folder / f"{number}.txt").write_text("\n\n".join(parts) + "\n", encoding="utf8")
    location = str(folder / f"{best.value}.ledger")
    run([str(folder / f"{number}.txt") for number in range(len(reports))], location, nlp=nlp, best=best)
    return api.open_contents(location)


OWN = (
    "Three Malian soldiers killed",
    "10 March 2031",
    "Three Malian soldiers were killed near Gao on Monday, 10 March 2031, the Malian Defence Ministry said.",
)
LARGER = [
    (
        "Varek's forces claim 24 Malian dead",
        "Forces loyal to Jonas Varek said they had killed 24 Malian soldiers in Mali this month.",
    ),
    ("Toll of ambushes", "Rebels said on Friday that 24 Malian army soldiers had died in Mali since 1 March."),
    (
        "24 soldiers killed, rebels say",
        "A spokesman for the rebels, Idris Sagara, said their fighters had killed 24 Malian soldiers in Mali this month.",
    ),
    ("Claims of a front", "The Azure Front claimed to have killed 24 Malian soldiers in Mali since the start of the month."),
    ("Border war", "The Nigerien army said its troops had killed at least 24 Malian soldiers in Mali this month."),
]


@pytest.mark.parametrize(("title", "text"), LARGER, ids=[title for title, _ in LARGER])
def test_an_adversarys_larger_total_contests_an_exact_figure(title: str, text: str, tmp_path: Path, nlp: Language) -> None:
    found = ledger(tmp_path / "in", nlp, OWN, (title, "14 March 2031", text)).reconciled
    (finding,) = [one for one in found.findings if one.kind is FindingKind.CONTESTED]
    assert "how many Malian soldiers were killed from 1 to 14 March 2031: 3" in finding.text and "24 in Mali" in finding.text
    assert [one.grade for one in found.assessments] == [Grade.CONTESTED]
    assert {one.status for one in found.tolls} == {"contested"}
    assert not [one for one in found.findings if one.kind is FindingKind.TOLL_GAP]


def test_a_total_of_one_whose_side_is_not_known_contests_nothing(tmp_path: Path, nlp: Language) -> None:
    """An ally counts the dead too."""
    text = "Forces loyal to Jonas Varek said 24 Malian soldiers had been killed in Mali this month."
    found = ledger(tmp_path / "in", nlp, OWN, ("A bloody month", "14 March 2031", text)).reconciled
    assert not [one for one in found.findings if one.kind is FindingKind.CONTESTED]


BOAST = (
    "Rebels say they killed 20 soldiers",
    "3 March 2031",
    "Rebel fighters said they killed 20 Malian soldiers in an attack on a checkpoint near Gao on Monday, 3 March 2031.",
)
RANGE = (
    "Six to eight soldiers killed",
    "4 March 2031",
    "Between six and eight Malian soldiers were killed in the attack on a checkpoint near Gao on Monday, 3 March 2031, "
    "the Sahel Observatory said.",
)
BEST = {BestRule.MOST: None, BestRule.LOWEST: 6, BestRule.AGREED: None}


@pytest.mark.parametrize("best", list(BestRule))
def test_a_partys_count_of_its_enemys_losses_stands_against_a_range(best: BestRule, tmp_path: Path, nlp: Language) -> None:
    found = ledger(tmp_path / "in", nlp, BOAST, RANGE, best=best)
    (incident,) = found.linked.incidents
    (value,) = found.reconciled.values
    said = {claim.claim_id: claim.figure.exact for reading in found.readings for claim in reading.claims}
    assert (value.low, value.best, value.high) == (6, BEST[best], 8)
    assert {said[one] for one in value.dissent_ids} == {20} and 20 not in {said[one] for one in value.claim_ids}
    assert len(incident.report_ids) == 2
    assert [one.grade for one in found.reconciled.assessments] == [Grade.PROVISIONAL]
