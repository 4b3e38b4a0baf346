"""Totals that were given up for others: explained before they are called an error, and found where others carry them on."""

from dataclasses import replace

import pytest

from tallystick.model.claims import Claimant
from tallystick.model.ledger import Reconciled
from tests.reconcile.scene import ABROAD, HOSPITAL, NORLAND_MINISTRY, NORLAND_PRESIDENT, SUDMARK, Scene, kinds, may, since

CORRECTING = "17 soldiers have been killed, the ministry said, correcting an earlier figure of 19"
OFFICE = replace(NORLAND_MINISTRY, name="Norland ministry")


def lowered(line: str = CORRECTING, claimant: Claimant | None = OFFICE, **fields: object) -> Scene:
    """Nineteen up to the 10th, then seventeen up to the 20th."""
    scene = Scene()
    for name, day, killed in (("first", 10, 4), ("second", 20, 2)):
        scene.incident(scene.report(name, may(day)), may(day), main=(name,))
        scene.says(name, name, killed, claimant=NORLAND_MINISTRY)
    scene.toll("first", 19, claimant=NORLAND_MINISTRY)
    scene.toll("second", 17, claimant=claimant, line=line, **fields)
    return scene


def statuses(found: Reconciled) -> dict[int | None, str]:
    return {t.low: t.status for t in found.tolls}


def test_a_total_that_falls_by_its_own_words_is_revised() -> None:
    found = lowered().reconciled()
    assert kinds(found) == ["revised"]
    (finding,) = found.findings
    assert finding.text == (
        'A total was revised from "19" to "17" Norland soldiers killed from 1 to 20 May 2031 in Qarhat, '
        "according to the Norland ministry."
    )
    assert finding.values == (("before", 19), ("now", 17))
    assert finding.claim_ids == ("first#1", "second#1")
    assert statuses(found) == {19: "not comparable", 17: "mostly unexplained"}


@pytest.mark.parametrize(
    "line",
    [
        "The ministry lowered its toll to 17",
        "17 have died, it said, down from 19",
        "The ministry revised the number of dead down to 17",
        "The hospital's count of 1,900 aside, the toll of nineteen was corrected to 17: it was 19 before",
    ],
)
def test_it_may_say_so_in_many_words(line: str) -> None:
    assert kinds(lowered(line).reconciled()) == ["revised"]


@pytest.mark.parametrize(
    "line", ["17 soldiers have been killed", "17 have died, correcting a figure of 190", "17 died on May 19"]
)
def test_a_total_that_falls_without_a_word_is_a_contradiction_that_names_the_correction(line: str) -> None:
    (finding,) = lowered(line).reconciled().findings
    assert finding.kind.value == "contradiction"
    assert finding.text.endswith("; unless the later total corrects the earlier one.")


def test_nobody_corrects_another_by_a_lower_toll() -> None:
    (finding,) = lowered("The hospital lowered its toll to 17", HOSPITAL).reconciled().findings
    assert finding.kind.value == "contradiction"
    assert "corrects" not in finding.text


def test_another_speaker_s_number_is_not_corrected() -> None:
    assert "revised" not in kinds(lowered(claimant=HOSPITAL).reconciled())


@pytest.mark.parametrize(
    "fields",
    [{"place": ABROAD}, {"group": SUDMARK}, {"period": since(2031)}],
    ids=["other area", "other group", "other period"],
)
def test_another_sum_is_neither_revised_nor_wrong(fields: dict[str, object]) -> None:
    assert not {"revised", "contradiction"} & {*kinds(lowered(**fields).reconciled())}


@pytest.mark.parametrize(("told", "revised"), [(20, True), (21, False)])
def test_a_correction_corrects_what_was_said_before_it(told: int, revised: bool) -> None:
    """Both count up to the 20th; the words that name the larger total stand in a report of that day."""
    scene = lowered()
    scene.published["first"] = may(told)
    scene.incidents["first"] = scene.incidents["second"]
    found = scene.reconciled()
    assert {t.as_of for t in found.tolls} == {may(20)}
    assert (statuses(found)[19] == "not comparable") is revised


def test_a_newer_state_of_a_page_needs_no_words() -> None:
    scene = lowered("17 soldiers have been killed", None)
    scene.published["second"] = may(10)
    scene.incidents["second"] = scene.incidents["first"]
    scene.revised("first", "second")
    found = scene.reconciled()
    assert [k for k in kinds(found) if k != "figures differ"].count("revised") >= 1
    assert any(f.text.startswith('A total was revised from "19" to "17"') for f in found.findings)
    assert statuses(found)[19] == "not comparable"


def carried(day: int = 22, *, claimant: Claimant | None = None, fell: int | None = None) -> Scene:
    """A report after the correction that gives the old number again."""
    scene = lowered()
    scene.report("echo", may(day))
    scene.toll("echo", 19, claimant=claimant)
    if fell is not None:
        scene.incident(scene.report("third", may(fell)), may(fell), main=("third",))
        scene.says("third", "third", 2, claimant=NORLAND_MINISTRY)
    return scene


def test_a_total_that_was_given_up_and_is_carried_on_is_found() -> None:
    (finding,) = carried().reconciled().findings
    assert finding.kind.value == "retracted figure still carried"
    assert finding.text == (
        'A total of "19" Norland soldiers killed from 1 to 10 May 2031 in Qarhat was given up for "17", '
        "according to the Norland ministry, and a later report gives it again."
    )
    assert finding.claim_ids == ("echo#0", "first#1", "second#1")
    assert set(statuses(carried().reconciled())) == {17, 19}


def test_a_total_that_has_grown_to_the_old_number_again_is_no_echo() -> None:
    """Two more died on the 21st; nor is the source's own later total one."""
    for scene in (carried(fell=21), carried(claimant=NORLAND_PRESIDENT)):
        found = scene.reconciled()
        assert "retracted figure still carried" not in kinds(found)
        assert "revised" in kinds(found)


def test_an_echo_before_the_correction_is_none_after_it() -> None:
    found = carried(15).reconciled()
    assert "retracted figure still carried" not in kinds(found)


def test_what_somebody_else_counts_by_himself_stands() -> None:
    scene = lowered()
    scene.report("ward", may(10))
    scene.toll("ward", 19, claimant=HOSPITAL)
    (toll,) = [t for t in scene.reconciled().tolls if t.low == 19]
    assert (toll.status, toll.claim_ids) == ("contradiction", ("ward#0",))
