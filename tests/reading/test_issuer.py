"""The body in whose name a report is issued is the speaker of what nobody else says."""

import pytest

from tallystick.model.reports import Report
from tallystick.reading.speech.issuer import issuing_body


def report(text, title=None):
    return Report(report_id="r1", names=("r1",), text=text, title=title, extractor="test")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("MINISTRY OF DEFENCE\nPRESS RELEASE No. 114\nKarsa, 12 May 2024", "MINISTRY OF DEFENCE"),
        ("STATEMENT OF THE FREE NORTH FRONT\n13 May", "FREE NORTH FRONT"),
        ("OCHA\nNorthern Province: Flash Update No. 3\nAs of 14 May 2024", "OCHA"),
        (
            "Situation Report No. 4\nIssued by the Provincial Disaster Management Authority",
            "Provincial Disaster Management Authority",
        ),
        ("Free North Front: military communiqué\nOn Monday", "Free North Front"),
        ("Karsa Daily News\nPolice statement on shooting\nOn Monday", None),
        ("Statement by the Prime Minister on the attack\nThe Prime Minister said", None),
        ("(Adds statement from the Northern side)\nANKARA, Feb 27 (EWA) - Two soldiers died.", None),
        ("SUDAN: Hostilities in the north\nFlash Update No. 7 (as of 16 June 2025)", None),
        ("Two soldiers were killed, the army said in a statement.", None),
    ],
)
def test_an_issuer_is_named_in_the_head_of_a_communique_alone(text, body):
    assert issuing_body(report(text)) == body


def test_what_nobody_else_says_is_the_issuer_s(reader):
    text = (
        "STATEMENT OF THE FREE NORTH FRONT\n13 May\n"
        "Our fighters stormed the outpost. Twenty-six soldiers were killed. Residents said that two farmers were wounded.\n"
    )
    speakers = [claim.claimant.name for claim in reader.read(report(text)).claims]
    assert speakers == ["Free North Front", "residents"]
