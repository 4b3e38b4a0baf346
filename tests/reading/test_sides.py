"""Sides: in what role somebody speaks of a group's losses."""

from __future__ import annotations

import pytest

from tallystick.model.claims import ClaimantRole
from tallystick.model.reports import Report
from tallystick.reading.reader import Reader

ENEMY, OWN, OTHER, OFFICIAL = (
    ClaimantRole.ENEMY_LOSSES,
    ClaimantRole.OWN_LOSSES,
    ClaimantRole.OTHER,
    ClaimantRole.OFFICIAL,
)
SAID = [
    ("Rebel fighters said they killed 20 Malian soldiers near Gao on Monday.", "Rebel fighters", ENEMY),
    ("Forces loyal to Jonas Varek said they had killed 16 Kenyan soldiers in Somalia.", "Jonas Varek's forces", ENEMY),
    ("Jonas Varek's fighters claimed to have killed 16 Kenyan soldiers in Somalia.", "Jonas Varek's fighters", ENEMY),
    ("The Kenyan army said its troops had killed 30 Somali soldiers on Monday.", "Kenyan army", ENEMY),
    ("Insurgents said 12 Malian soldiers had died in Mali on Monday.", "Insurgents", ENEMY),
    ("Insurgents said 12 Kenyan soldiers had died in Somalia on Monday.", "Insurgents", OTHER),
    ("Rebels said gunmen attacked the post and they killed 12 Kenyan soldiers.", "rebels", OTHER),
    ("The Azure Front claimed to have killed 24 Malian soldiers near Gao.", "Azure Front", ENEMY),
    ("Villagers said they had killed two lions and that four soldiers were killed.", "villagers", OTHER),
    ("Police said they shot and killed two gunmen on Friday.", "police", OFFICIAL),
    ("The Kenyan army said it had killed two civilians by mistake on Monday.", "Kenyan army", OFFICIAL),
    ("The Kenyan army said four Kenyan soldiers were killed on Monday.", "Kenyan army", OWN),
]


@pytest.mark.parametrize(("text", "name", "role"), SAID, ids=[text[:48] for text, _, _ in SAID])
def test_who_counts_whose_losses(reader: Reader, text: str, name: str, role: ClaimantRole) -> None:
    claims = reader.read(Report(report_id="r1", names=("r1",), text=text, extractor="test")).claims
    spoken = {(claim.claimant.name, claim.claimant.role) for claim in claims if claim.claimant is not None}
    assert spoken == {(name, role)}


def test_who_told_once_that_it_killed_them_counts_its_enemys_losses_throughout(reader: Reader) -> None:
    text = (
        "The Azure Front claimed to have killed 24 Malian soldiers. The Azure Front said nine Malian soldiers died at a bridge."
    )
    claims = reader.read(Report(report_id="r1", names=("r1",), text=text, extractor="test")).claims
    assert {claim.claimant.role for claim in claims if claim.claimant is not None} == {ENEMY}
    assert len(claims) == 2
