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
        (
            "SUDAN: Hostilities in the north - Flash Update No. 7 (as of 16 June 2025)\n"
            "This update is issued by the Humanitarian Coordination Office in Sudan in collaboration with its partners.",
            "Humanitarian Coordination Office",
        ),
        ("ARMED FORCES GENERAL STAFF - COMMUNIQUE No. 12 ON THE EVENTS OF 3 MAY IN THE SOUTH", "ARMED FORCES GENERAL STAFF"),
        (
            "Statement: Seven killed in shelling of a market\nNorthern Conflict Monitor\n18 May 2023",
            "Northern Conflict Monitor",
        ),
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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Karsa: Eighty-seven killed in a month\n\n(Karsa, 4 November 2024) - Soldiers killed 87 civilians in October, "
            "including 24 children, the Karsa Rights Network said today.\n\nArtillery wounded 12 others on 3 October.",
            "Karsa Rights Network",
        ),
        (
            "Troops kill 23 rebels in the north\n\nPRESS RELEASE\n\nKarsa, 12 March 2022\n\nTroops of the Karsan Army have "
            "killed 23 rebels in an operation in the hills.\n\nTwo soldiers were wounded.\n\n"
            "Jan Kowal\nDirector Army Public Relations",
            "Karsan Army",
        ),
    ],
)
def test_who_releases_a_report_says_all_of_it(reader, text, speaker):
    assert {claim.claimant.name for claim in reader.read(report(text)).claims} == {speaker}
