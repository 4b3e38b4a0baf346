"""Near-copies: reports alike as wholes are found with their exact share, others are left alone, and nothing hangs on chance."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.copies.generated import Generated, family_pairs, generated_reports
from tallystick.lineage import Tracing, near_copies, trace
from tallystick.lineage.near import ALIKE, CROWD
from tallystick.model.copies import EarlierBy, NearCopy
from tallystick.model.reports import MarkKind, Report
from tests.builders import mark, report

LINES = [" ".join(f"word{line}x{place}" for place in range(12)) for line in range(12)]
STORY = ".\n\n".join(LINES)


def one(reports: list[Report]) -> NearCopy:
    (found,) = near_copies(reports)
    return found


def shared_runs(left: str, right: str) -> float:
    """The share of runs of five words, counted as one would by hand; for words that fold to themselves."""
    sets = [{tuple(words[at : at + 5]) for at in range(len(words) - 4)} for words in (left.split(), right.split())]
    return len(sets[0] & sets[1]) / len(sets[0] | sets[1])


def plain(generated: Generated) -> Report:
    return report(generated.text.replace(".", "").lower())


def test_the_share_is_that_of_common_runs() -> None:
    left, right = report(STORY), report(STORY.replace("word3x4", "other").replace("word8x0", "else"))
    assert one([left, right]).similarity == pytest.approx((140 - 10) / (140 + 10))


def test_a_copy_cut_to_two_thirds_is_one_and_a_third_of_it_is_a_shared_passage_only() -> None:
    whole = report(STORY)
    assert one([whole, report(".\n\n".join(LINES[:8]))]).similarity == pytest.approx(92 / 140)
    third = report(".\n\n".join(LINES[:4]))
    lineage = trace([whole, third])
    assert (len(lineage.near_copies), len(lineage.copies)) == (0, 1)


def test_what_is_left_out_of_comparison_makes_no_near_copy() -> None:
    first, second = report(f"{LINES[0]}\n\n{STORY}"), report(f"{LINES[1]}\n\nAnother line.\n\n{STORY}")
    marked = [replace(each, marks=(mark(each, STORY, MarkKind.FURNITURE),)) for each in (first, second)]
    assert near_copies([first, second]) and not near_copies(marked)


def test_short_texts_are_not_called_one() -> None:
    line = " ".join(f"word{place}" for place in range(20))
    assert near_copies([report(line), report(f"{line} again")]) == ()


def test_the_earlier_is_told_by_stated_days() -> None:
    left, right = report(STORY), report(f"{STORY} More.")
    dated = [replace(left, published=date(2021, 3, 2)), replace(right, published=date(2021, 3, 1))]
    undated, told = one([left, right]), one(dated)
    assert (undated.earlier, undated.earlier_by) == (None, None)
    assert (told.earlier, told.earlier_by) == (right.report_id, EarlierBy.DAYS)


def test_of_two_states_of_one_page_the_earlier_is_told_by_their_times() -> None:
    page = "https://n.example/story"
    first = report(f"{STORY} More.", address=page, modified="2021-03-08T09:00:00+00:00")
    second = report(STORY, address=page, modified="2021-03-08T12:00:00+00:00")
    (found,) = trace([second, first]).near_copies
    assert (found.earlier, found.earlier_by) == (first.report_id, EarlierBy.STATES)


def test_in_a_crowd_each_is_told_with_others_and_the_work_stays_bounded() -> None:
    reports = [report(f"{STORY} Number {number}.") for number in range(40)]
    found = near_copies(reports)
    assert {each for near in found for each in (near.left, near.right)} == {each.report_id for each in reports}
    assert len(found) <= 40 * CROWD


def test_a_crowd_that_comes_one_by_one_is_told_as_if_it_had_come_at_once() -> None:
    reports = [report(f"{STORY} Number {number}.") for number in range(3 * CROWD)]
    tracing = Tracing()
    for each in reports:
        tracing.add([each])
    assert tracing.lineage().near_copies == near_copies(reports)


def test_reports_without_words_are_no_trouble() -> None:
    assert near_copies([]) == near_copies([report("... - ...")]) == near_copies([report("One two."), report("-")]) == ()


def test_all_families_among_generated_reports_are_found_with_their_exact_share() -> None:
    generated = list(generated_reports(600))
    reports = [plain(each) for each in generated]
    wanted = {}
    for left, right in family_pairs(generated):
        share = shared_runs(reports[left].text, reports[right].text)
        if share >= ALIKE:
            wanted[frozenset((reports[left].report_id, reports[right].report_id))] = share
    found = {frozenset((near.left, near.right)): near.similarity for near in near_copies(reports)}
    assert len(wanted) > 150
    assert set(found) == set(wanted)
    assert all(found[pair] == pytest.approx(share) for pair, share in wanted.items())


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 59))
def test_neither_order_nor_other_reports_change_what_is_found_of_two(seed: int, gone: int) -> None:
    reports = [plain(each) for each in generated_reports(60)]
    chance = random.Random(seed)
    shuffled = chance.sample(reports, len(reports))
    found = near_copies(reports)
    assert near_copies(shuffled) == found
    without = near_copies([each for each in shuffled if each != reports[gone]])
    assert without == tuple(near for near in found if reports[gone].report_id not in (near.left, near.right))
