"""What credits and copies mean for origins and grades: a carrier is no speaker, and one author corroborates nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tallystick.model.claims import AttributionStance, Claimant, ClaimantRole, Measure
from tallystick.model.incidents import Assessment
from tests.reconcile.scene import (
    ANADOLU,
    COMMANDER,
    HOSPITAL,
    NORLAND_MINISTRY,
    NORLAND_PRESIDENT,
    UN,
    Scene,
    bounds,
    may,
    value,
)
from tests.reconcile.test_origins import origins


def raid() -> Scene:
    scene = Scene()
    scene.incident("raid", may(3))
    return scene


def grade(scene: Scene) -> Assessment:
    (one,) = scene.reconciled().assessments
    return one


def two_named() -> Scene:
    """A raid of which a ministry and a hospital give other figures, so that a figure without a speaker has no home."""
    scene = raid()
    scene.says(scene.report("one", may(4)), "raid", 4, claimant=NORLAND_MINISTRY)
    scene.says(scene.report("two", may(4)), "raid", 9, claimant=HOSPITAL, measure=Measure.WOUNDED)
    return scene


class TestCarriers:
    def unknown(self, scene: Scene) -> list[str]:
        return [name for name, known in origins(scene) if not known]

    def test_reports_that_one_agency_carries_are_one_unknown_origin_named_by_it(self) -> None:
        scene = two_named()
        for name in ("three", "four"):
            scene.says(scene.report(name, may(4), carrier="AFP"), "raid", 4)
        scene.says(scene.report("five", may(4), outlet="Agence France-Presse"), "raid", 4)
        assert self.unknown(scene) == ["no speaker named (AFP)"]

    def test_credits_to_several_or_for_a_part_join_nothing(self) -> None:
        scene = two_named()
        for name in ("three", "four"):
            scene.says(scene.report(name, may(4), carrier=None), "raid", 4)
        assert len(self.unknown(scene)) == 2

    def test_what_an_agency_is_named_as_reporting_is_that_agency_s(self) -> None:
        scene = two_named()
        scene.says(scene.report("three", may(4)), "raid", 4, claimant=ANADOLU)
        scene.says(scene.report("four", may(4), carrier="Anadolu Agency"), "raid", 4)
        assert self.unknown(scene) == ["no speaker named (Anadolu Agency)"]

    def test_a_carrier_makes_no_origin_known_and_raises_no_grade(self) -> None:
        scene = raid()
        scene.says(scene.report("one", may(4), carrier="AFP"), "raid", 4)
        scene.says(scene.report("two", may(4), carrier="Reuters"), "raid", 4)
        assert origins(scene) == [("no speaker named (AFP)", False), ("no speaker named (Reuters)", False)]
        assert "no origin is known" in grade(scene).grade_rule

    def test_the_only_named_origin_takes_what_agencies_carry_without_a_speaker(self) -> None:
        scene = raid()
        scene.says(scene.report("one", may(4)), "raid", 4, claimant=NORLAND_MINISTRY)
        scene.says(scene.report("two", may(4), carrier="AFP"), "raid", 4)
        assert origins(scene) == [("Norland Defence Ministry", True)]

    def test_passages_shared_with_the_agency_join_as_its_credit_does(self) -> None:
        scene = two_named()
        first = scene.says(scene.report("three", may(4), outlet="AFP"), "raid", 4)
        second = scene.says(scene.report("four", may(4)), "raid", 4)
        scene.copied(first, second)
        assert self.unknown(scene) == ["no speaker named (AFP)"]


class TestAuthors:
    def test_two_sources_of_two_outlets_corroborate_but_not_two_of_one(self) -> None:
        for reports, expected in ((("one", "two"), "corroborated"), (("one", "one"), "provisional")):
            scene = raid()
            for name in dict.fromkeys(reports):
                scene.report(name, may(4))
            for name, claimant in zip(reports, (NORLAND_MINISTRY, HOSPITAL), strict=True):
                scene.says(name, "raid", 4, claimant=claimant)
            assert grade(scene).grade.value == expected
            assert len(origins(scene)) == 2

    def test_two_outlets_that_carry_one_agency_are_one_author(self) -> None:
        scene = raid()
        scene.says(scene.report("one", may(4), carrier="AFP"), "raid", 4, claimant=NORLAND_MINISTRY)
        scene.says(scene.report("two", may(4), carrier="AFP"), "raid", 4, claimant=HOSPITAL)
        assert grade(scene).grade_rule == "two or more origins, but by one author's word; a second author is needed"

    def test_a_whole_copy_is_no_second_author(self) -> None:
        scene = raid()
        scene.report("one", may(4))
        scene.says("one", "raid", 4, claimant=NORLAND_MINISTRY)
        scene.says("one", "raid", 4, claimant=HOSPITAL)
        scene.copied_report("two", may(5), "one")
        assert grade(scene).grade.value == "provisional"

    def test_two_offices_stay_one_origin_whoever_writes_of_them(self) -> None:
        scene = raid()
        scene.says(scene.report("one", may(4), carrier="AFP"), "raid", 4, claimant=NORLAND_MINISTRY)
        scene.says(scene.report("two", may(4), carrier="Reuters"), "raid", 4, claimant=NORLAND_PRESIDENT)
        assert grade(scene).grade_rule.startswith("one known origin")


class TestRelays:
    @pytest.mark.parametrize(
        "relay",
        [
            replace(UN, via=("Norland Defence Ministry",)),
            replace(NORLAND_MINISTRY, via=("United Nations",)),
            replace(NORLAND_MINISTRY, via=("United Nations", "AFP")),
        ],
    )
    def test_a_body_that_relays_a_ministry_confirms_neither_count_nor_actor(self, relay: Claimant) -> None:
        scene = raid()
        scene.says(scene.report("one", may(4)), "raid", 4, claimant=NORLAND_MINISTRY)
        scene.says(scene.report("two", may(4)), "raid", 4, claimant=relay)
        scene.blames("two", "raid", "Sudmark forces", AttributionStance.ALLEGED, relay)
        assert len(origins(scene)) == 1
        assert (grade(scene).grade.value, grade(scene).perpetrator) == ("provisional", None)

    def test_a_body_that_counts_for_itself_is_an_origin_of_its_own(self) -> None:
        scene = raid()
        scene.says(scene.report("one", may(4)), "raid", 4, claimant=NORLAND_MINISTRY)
        scene.says(scene.report("two", may(4)), "raid", 4, claimant=UN)
        assert grade(scene).grade.value == "corroborated"


class TestCopies:
    def test_copied_words_have_one_voice_whoever_is_put_beside_them(self) -> None:
        scene = raid()
        scene.says(scene.report("one", may(4)), "raid", 4, claimant=HOSPITAL)
        scene.says(scene.report("two", may(4)), "raid", 4, claimant=COMMANDER)
        scene.shared("one", "two")
        assert origins(scene) == [("Qarhat General Hospital", True)]

    def test_a_figure_that_was_exchanged_is_another_statement(self) -> None:
        scene = raid()
        scene.says(scene.report("one", may(4)), "raid", 4, claimant=HOSPITAL)
        scene.says(scene.report("two", may(4)), "raid", 6, claimant=COMMANDER)
        scene.shared("one", "two")
        assert len(origins(scene)) == 2

    def test_a_late_copy_brings_no_old_figure_back(self) -> None:
        scene = raid()
        scene.says(scene.report("one", may(4)), "raid", 4, claimant=NORLAND_MINISTRY)
        scene.says(scene.report("two", may(5)), "raid", 6, claimant=NORLAND_MINISTRY)
        for name, day in (("three", may(9)), ("four", None)):
            scene.copied_report(name, day, "one")
            assert bounds(value(scene.reconciled(), "raid")) == (6, 6, 6)

    def test_a_copy_of_what_a_page_gave_up_holds_no_longer(self) -> None:
        scene = raid()
        scene.says(scene.report("first", may(4)), "raid", 4)
        scene.says(scene.report("second", may(4)), "raid", 6)
        scene.revised("first", "second")
        scene.copied_report("copy", None, "first", outlet="The Courier")
        assert bounds(value(scene.reconciled(), "raid")) == (6, 6, 6)

    def test_a_copy_of_what_a_page_still_says_holds(self) -> None:
        scene = raid()
        scene.says(scene.report("first", may(4)), "raid", 4)
        scene.says(scene.report("second", may(4)), "raid", 4)
        scene.revised("first", "second")
        scene.shared("first", "second")
        scene.copied_report("copy", None, "first", outlet="The Courier")
        assert set(value(scene.reconciled(), "raid").claim_ids) == {"second#0", "copy#0"}


class TestDamage:
    OFFICE = Claimant(name="Defence Ministry", words="defence ministry", role=ClaimantRole.OFFICIAL)
    OTHER = replace(NORLAND_MINISTRY, name="Sudmark Defence Ministry", party="Sudmark")

    def told(self, supplied: str | None) -> Scene:
        scene = raid()
        scene.says(scene.report("one", may(4)), "raid", 4, claimant=NORLAND_MINISTRY, line="Norland says that 4 died")
        scene.says(scene.report("two", may(4)), "raid", 4, claimant=self.OTHER, line="Sudmark says that 4 died")
        broken = scene.says(scene.report("three", may(4)), "raid", 4, claimant=self.OFFICE, line="'s defence ministry: 4 died")
        if supplied is not None:
            whole = next(scene.claims[name][0] for name in ("one", "two") if supplied in scene.texts[name])
            scene.lost(broken, "'s", whole, supplied)
        return scene

    @pytest.mark.parametrize("supplied", ["Norland", "Sudmark"])
    def test_supplied_words_tell_whose_ministry_it_is_and_are_marked_as_inferred(self, supplied: str) -> None:
        found = [o for o in self.told(supplied).reconciled().origins if o.fact.startswith("killed")]
        assert {o.name: o.inferred for o in found} == {
            name: ("three#0",) if name.startswith(supplied) else ()
            for name in ("Norland Defence Ministry", "Sudmark Defence Ministry")
        }

    def test_without_them_nothing_is_guessed(self) -> None:
        assert len(origins(self.told(None))) == 3

    def test_the_claim_s_own_words_stay(self) -> None:
        scene = self.told("Norland")
        scene.reconciled()
        assert scene.claims["three"][0].claimant == self.OFFICE
