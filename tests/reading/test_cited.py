"""Who is cited, and who was told: the chain by which a figure came, from its source to the outlet."""

from __future__ import annotations

import pytest

from tallystick.model.claims import ClaimantRole
from tallystick.reading import Reader
from tests.reading.test_speech import claims_of

CHAINS = [
    (
        "Four Norwegian soldiers were killed near Tromso, the United Nations said, citing the Norwegian Defence Ministry.",
        ("Norwegian Defence Ministry", ("United Nations",)),
    ),
    (
        "Citing the Norwegian Defence Ministry, the United Nations said that four soldiers were killed near Tromso.",
        ("Norwegian Defence Ministry", ("United Nations",)),
    ),
    (
        "The United Nations said the Norwegian Defence Ministry had reported that four soldiers were killed near Tromso.",
        ("Norwegian Defence Ministry", ("United Nations",)),
    ),
    ("Four soldiers were killed near Tromso, Reuters reported, quoting a hospital source.", ("hospital source", ("Reuters",))),
    ("Four soldiers were killed near Tromso, a doctor told AFP.", ("doctor", ("AFP",))),
    ("Four soldiers were killed near Tromso, a doctor told the Associated Press.", ("doctor", ("AP",))),
    ("Four soldiers were killed near Tromso, a doctor told reporters.", ("doctor", ())),
    ("Four soldiers were killed near Tromso, the Norwegian army said, citing security concerns.", ("Norwegian army", ())),
    ("Four soldiers were killed near Tromso, the Norwegian army said.", ("Norwegian army", ())),
]


@pytest.mark.parametrize(("text", "chain"), CHAINS, ids=[text[-40:] for text, _ in CHAINS])
def test_the_source_comes_before_those_who_pass_it_on(reader: Reader, text: str, chain: tuple[str, tuple[str, ...]]) -> None:
    (claim,) = claims_of(reader, text)
    assert claim.claimant is not None
    assert (claim.claimant.name, claim.claimant.via) == chain


@pytest.mark.parametrize("agency", ["Anadolu Agency", "Agence France-Presse", "Associated Press", "Xinhua"])
def test_an_agency_is_an_outlet_and_no_source(reader: Reader, agency: str) -> None:
    (claim,) = claims_of(reader, f"Four soldiers were killed near Tromso, according to the {agency}.")
    assert claim.claimant is not None
    assert (claim.claimant.name, claim.claimant.role) == (agency, ClaimantRole.OUTLET)
