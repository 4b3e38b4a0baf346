"""Facing: claims of two reports in each other's place, and what the fullest report makes of the same words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.facing import facing, in_the_fullest
from tests.reconcile.scene import Scene, may


def copies_of(whole: Scene, *lengths: int) -> Scene:
    """The scene with a report of four lines, and copies of it that were cut to so many of them."""
    whole.report("whole", may(4))
    whole.incident("raid", may(3))
    for number in (3, 5, 7, 9):
        whole.says("whole", "raid", number)
    for place, length in enumerate(lengths):
        whole.copied_report(f"cut{place}", may(5), "whole", lines=slice(length))
    return whole


def pairs(scene: Scene) -> set[tuple[str, str]]:
    claims = [claim for said in scene.claims.values() for claim in said]
    return {(one.claim_id, other.claim_id) for one, other in facing(claims, scene.copies)}


def fullest(scene: Scene) -> dict[str, str]:
    reports, readings, lineage, _ = scene.parts()
    claims = [claim for reading in readings for claim in reading.claims]
    return {one: other.claim_id for one, other in in_the_fullest(claims, reports, lineage).items()}


def test_claims_face_each_other_line_by_line():
    assert pairs(copies_of(Scene(), 2)) == {("cut0#0", "whole#0"), ("cut0#1", "whole#1")}


def test_a_cut_copy_has_its_claims_in_the_whole_report():
    assert fullest(copies_of(Scene(), 2)) == {"cut0#0": "whole#0", "cut0#1": "whole#1"}


def test_an_exchanged_figure_is_no_claim_of_the_same_words():
    scene = copies_of(Scene())
    scene.copied_report("changed", may(5), "whole", {"3 to 3": "4 to 4"}, lines=slice(2))
    assert fullest(scene) == {"changed#1": "whole#1"}


def test_states_of_one_page_do_not_read_each_other():
    scene = copies_of(Scene(), 2)
    scene.revised("cut0", "whole")
    assert fullest(scene) == {}


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_longest_reads_for_all_in_any_order(lengths, chance):
    scene = copies_of(Scene(), *lengths)
    for one in range(len(lengths)):
        for other in range(one):
            common = min(lengths[one], lengths[other])
            scene._share(scene.claims[f"cut{one}"][:common], scene.claims[f"cut{other}"][:common])
    found = fullest(scene)
    longest = max(scene.texts, key=lambda name: (len(scene.texts[name]), name))
    reach = len(scene.claims[longest])
    assert reach == 4
    assert all(found[claim.claim_id] == f"{longest}#{number}" for name in scene.texts if name != longest
               for number, claim in enumerate(scene.claims[name]))  # fmt: skip
    chance.shuffle(scene.copies)
    assert fullest(replace(scene)) == found
