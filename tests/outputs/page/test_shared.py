"""Shared passages on the page: stories, the drawing of who shares with whom, two texts beside one another, lost words."""

from __future__ import annotations

import itertools
import random
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tallystick.model.copies import Copy, EarlierBy
from tallystick.model.ledger import LedgerContents, Lineage
from tallystick.model.reports import Report
from tallystick.outputs.lookup import Lookup
from tallystick.outputs.page.beside import OWN, rows
from tallystick.outputs.page.copy_graph import MOST, closest_only, copy_graph, direction, first_of
from tallystick.outputs.page.marked_text import pieces
from tallystick.outputs.page.pairs import Pair, Story, stories
from tallystick.outputs.report import render
from tests import builders as build
from tests.outputs import story as told

SHARED = "Four guards were killed near Qarhat."
OTHER = "Nobody has claimed the raid so far."


def report(number: int, text: str = SHARED, **fields: object) -> Report:
    return build.report(f"Own opening {number}.\n{text}\nOwn end.", f"r{number}.txt", outlet=f"Post {number}", **fields)


def shared(one: Report, other: Report, words: str = SHARED, **fields: object) -> Copy:
    left, right = sorted((build.passage(one, words), build.passage(other, words)))
    copy_id = f"copy {one.report_id[:9]} {other.report_id[:9]} {left.start}"
    return Copy(**{"copy_id": copy_id, "left": left, "right": right, "similarity": 1.0, **fields})  # type: ignore[arg-type]


def look(reports: list[Report], copies: list[Copy]) -> Lookup:
    return Lookup(build.empty(reports=tuple(reports), lineage=Lineage(copies=tuple(copies))))


def only(of: Lookup) -> tuple[Story, Pair]:
    (one,) = stories(of)
    return one, one.pairs[0]


class TestStories:
    def test_reports_that_are_joined_over_several_steps_are_one_story(self) -> None:
        reports = [report(number) for number in range(6)]
        pairs = [(0, 1), (1, 2), (4, 5)]
        copies = [shared(reports[a], reports[b]) for a, b in pairs]
        random.Random(1).shuffle(copies)
        found = stories(look(reports, copies))
        names = [{one.report_id for one in (reports[n] for n in group)} for group in ((0, 1, 2), (4, 5))]
        assert [set(one.report_ids) for one in found] == names
        assert found == stories(look(reports[::-1], copies[::-1]))


class TestDrawing:
    def heads(self, reports: list[Report], copies: list[Copy]) -> tuple[int, int]:
        """The numbers of arcs and of arrow heads."""
        of = look(reports, copies)
        drawing = str(copy_graph(of, only(of)[0]))
        return len(re.findall(r'class="(?:copied|credited)"', drawing)), drawing.count("-head")

    def test_an_arrow_stands_only_where_days_or_a_credit_tell_who_was_first(self) -> None:
        one, other = report(1), report(2)
        assert self.heads([one, other], [shared(one, other)]) == (1, 0)
        first = {"earlier": one.report_id, "earlier_by": EarlierBy.DAYS}
        assert self.heads([one, other], [shared(one, other, **first)]) == (1, 1)

    def test_reports_that_one_agency_carries_have_their_words_from_it(self) -> None:
        one, other = report(1, carrier="AFP"), report(2, carrier="AFP")
        copy = shared(one, other, earlier=one.report_id, earlier_by=EarlierBy.DAYS)
        of = look([one, other], [copy])
        (_, pair) = only(of)
        assert first_of(of, pair) is None
        assert direction(of, pair) == "both are credited to AFP, from which each has it"
        assert self.heads([one, other], [copy]) == (3, 2)

    def test_an_agency_whose_own_report_is_there_needs_no_row_of_its_own(self) -> None:
        one, other = report(1, carrier="AFP"), replace(report(2), outlet="AFP")
        of = look([one, other], [shared(one, other)])
        assert "credited; its own report" not in str(copy_graph(of, only(of)[0]))

    def test_the_rule_is_told(self) -> None:
        one, other = report(1), report(2)
        for rule in EarlierBy:
            of = look([one, other], [shared(one, other, earlier=one.report_id, earlier_by=rule)])
            assert direction(of, only(of)[1]) == f"by {rule.value}"
        of = look([one, other], [shared(one, other)])
        assert direction(of, only(of)[1]).startswith("not told: ")

    @pytest.mark.parametrize("count", [2, 12, MOST])
    def test_every_report_has_its_row_and_labels_do_not_touch(self, count: int) -> None:
        reports = [report(number, published=date(2031, 5, 1) + timedelta(days=number)) for number in range(count)]
        copies = [shared(a, b) for n, a in enumerate(reports) for b in reports[n + 1 :]]
        of = look(reports, copies)
        story = only(of)[0]
        drawing = str(copy_graph(of, story))
        heights = sorted(float(one) for one in re.findall(r'<text x="[\d.]+" y="([\d.]+)"', drawing))
        assert len(heights) == count and all(b - a >= 18 for a, b in itertools.pairwise(heights))
        width = float(re.search(r'viewBox="0 0 ([\d.]+)', drawing)[1])  # type: ignore[index]
        assert width < 1000
        assert drawing.count('class="copied"') == (count - 1 if closest_only(story) else len(copies))
        assert drawing.count("<title>") == drawing.count("<desc>") == 1

    def test_more_reports_than_can_be_read_have_the_table_alone(self) -> None:
        reports = [report(number) for number in range(MOST + 1)]
        of = look(reports, [shared(reports[0], other) for other in reports[1:]])
        assert copy_graph(of, only(of)[0]) is None
        assert "Too many reports for a drawing" in render(of.contents)


class TestBeside:
    def test_both_texts_stand_in_rows_and_give_back_what_is_shared(self) -> None:
        one, other = report(1, f"{SHARED} {OTHER}"), report(2, f"{SHARED} Between. {OTHER}")
        of = look([one, other], [shared(one, other), shared(one, other, OTHER)])
        pair = only(of)[1]
        found = rows(of, pair)
        assert [row.number for row in found] == [0, 1, 0, 2, 0]
        for row in found:
            if row.copy is not None:
                assert "".join(words for words, _ in row.left) == row.copy.left.quote
        own = " ".join(words for row in found if row.copy is None for side in (row.left, row.right) for words, _ in side)
        assert "Between" in own and "Own opening 1" in own and SHARED not in own

    def test_a_moved_passage_says_so_and_is_told_once(self) -> None:
        one, other = report(1, f"{SHARED} {OTHER}"), report(2, f"{OTHER} {SHARED}")
        of = look([one, other], [shared(one, other), shared(one, other, OTHER)])
        found = rows(of, only(of)[1])
        assert [row.moved for row in found if row.copy] == [False, True]
        right = " ".join(words for row in found for words, _ in row.right)
        assert right.count(SHARED) == right.count(OTHER) == 1

    def test_long_stretches_are_shortened_visibly_in_their_middle(self) -> None:
        one, other = report(1, SHARED + " Other words of no import." * 40), report(2)
        of = look([one, other], [shared(one, other)])
        longest = max((words for row in rows(of, only(of)[1]) for side in (row.left, row.right) for words, _ in side), key=len)
        assert "words …]" in longest and len(longest) < OWN + 40


class TestLostWords:
    def contents(self) -> LedgerContents:
        return build.contents()

    def test_the_place_is_marked_in_the_text_and_the_words_supplied_stand_beside_it(self) -> None:
        contents = self.contents()
        (lost,) = contents.lineage.damages
        page = render(contents)
        assert "[words missing; “Norland” in The Norland Morning, 12 May 2031, inferred]" in page
        bare = replace(contents, lineage=replace(contents.lineage, damages=(replace(lost, supplied=None, copy_id=None),)))
        assert "[words missing]" in render(bare)

    def test_the_text_stays_as_it_is(self) -> None:
        contents = self.contents()
        (lost,) = contents.lineage.damages
        (damaged,) = [one for one in contents.reports if one.report_id == lost.passage.report_id]
        found = pieces(damaged, {}, [lost])
        assert "".join(one.words for one in found) == damaged.text
        assert [one.words[:4] for one in found if one.lost is not None] == ["near"]


def test_the_story_of_the_tests_is_drawn_and_joined() -> None:
    page = render(told.contents())
    assert page.count('class="joint-number"') == 1
    assert '<sup class="swap">3</sup>' in page
