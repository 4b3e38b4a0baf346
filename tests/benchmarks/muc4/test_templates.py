"""Reading of keys and responses in their official forms."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.muc4.templates import Fill, Slot, fill, read_messages, read_responses, template, written
from tests.benchmarks.muc4.builders import attack, incident

RESPONSES = """
; event 1
0.  MESSAGE: ID                     TST9-0001
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  - 04 MAR 91
3.  INCIDENT: LOCATION              EL SALVADOR: PERQUIN (TOWN)
4.  INCIDENT: TYPE                  ATTACK
7.  INCIDENT: INSTRUMENT TYPE       GUN: "-"
18. HUM TGT: NAME                   -
19. HUM TGT: DESCRIPTION            "BAKER"
\t\t\t\t    "TWO SHEPHERDS"
21. HUM TGT: NUMBER                 1: "BAKER"
2: "TWO SHEPHERDS"
24. HUM TGT: TOTAL NUMBER           *
* * *

0.  MESSAGE: ID                     TST9-0002
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *
"""


@pytest.mark.parametrize(
    ("slot", "line", "wanted"),
    [
        (Slot.DATE, "(- 04 MAR 91) / (03 MAR 91)", Fill(values=("- 04 MAR 91", "03 MAR 91"))),
        (Slot.DATE, "? 12 AUG 90", Fill(values=("12 AUG 90",), optional=True)),
        (Slot.LOCATION, "(PERU: TARMA (CITY)) / (PERU)", Fill(values=("PERU: TARMA (CITY)", "PERU"))),
        (Slot.LOCATION, "PERU: LIMA (CITY / MUNICIPALITY)", Fill(values=("PERU: LIMA (CITY / MUNICIPALITY)",))),
        (Slot.INDIVIDUAL, '"MEN"/"TALL MEN"', Fill(values=("MEN", "TALL MEN"))),
        (Slot.DESCRIPTION, '"BAKER" / "MR.": "JUAN PAZ"', Fill(values=("BAKER", "MR."), tags=("JUAN PAZ",))),
        (Slot.NUMBER, '? 3 / 5: "BAKERS" / "MEN"', Fill(values=("3", "5"), tags=("BAKERS", "MEN"), optional=True)),
        (Slot.EFFECT, 'NO INJURY: "-"', Fill(values=("NO INJURY",), tags=("-",))),
        (Slot.THING, '"THE \\"ROSA\\" / \\"LUNA\\" INN"', Fill(values=('THE "ROSA" / "LUNA" INN',))),
        (Slot.ORGANIZATION, '""THE SEVEN""', Fill(values=("THE SEVEN",))),
        (Slot.PERSON_TYPE, "?", Fill(values=("?",))),
    ],
)
def test_a_filler(slot: Slot, line: str, wanted: Fill) -> None:
    assert fill(slot, line) == wanted


def test_responses(tmp_path: Path) -> None:
    path = tmp_path / "response.tst9"
    path.write_text(RESPONSES, "latin-1")
    (one,) = read_responses(path)
    assert (one.message, one.number, one.optional) == ("TST9-0001", 1, False)
    assert one.fills(Slot.LOCATION) == (Fill(values=("EL SALVADOR: PERQUIN (TOWN)",)),)
    assert [each.values[0] for each in one.fills(Slot.DESCRIPTION)] == ["BAKER", "TWO SHEPHERDS"]
    assert [each.tags for each in one.fills(Slot.NUMBER)] == [("BAKER",), ("TWO SHEPHERDS",)]
    assert one.fills(Slot.TOTAL) == one.fills(Slot.PERSON) == ()


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    made = [attack("BAKER", 'MAN CALLED "EL OSO"', number=2), incident({Slot.DATE: "- 04 MAR 91"}, message="TST9-0003")]
    path = tmp_path / "response.tst9"
    path.write_text("\n\n".join(map(written, made)), "latin-1")
    assert read_responses(path) == made


def test_keys(tmp_path: Path) -> None:
    slots = {"MESSAGE: ID": ["DEV-0007 (XYZ)"], "MESSAGE: TEMPLATE": ["2 (OPTIONAL)"], "INCIDENT: TYPE": ["ATTACK / BOMBING"]}
    path = tmp_path / "dev.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"id": "DEV-0007", "text": "NONE.", "templates": [slots]}).encode()))
    (message,) = read_messages(path)
    (key,) = message.templates
    assert (key.message, key.number, key.optional) == ("DEV-0007", 2, True)
    assert key.fills(Slot.TYPE) == (Fill(values=("ATTACK", "BOMBING")),)


def test_an_irrelevant_message_has_no_template() -> None:
    assert template("TST9-0001", "*", {}) is None
