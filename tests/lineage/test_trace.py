"""Lineage: what was copied is found with the words that were exchanged, and what was not copied is left alone."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.clean import clean
from tallystick.ingest import collect
from tallystick.lineage import trace
from tallystick.model.copies import Copy, EarlierBy
from tallystick.model.ledger import Lineage
from tallystick.model.reports import MarkKind, Report
from tests.builders import mark, report

WIRE = (
    "The border post near Qarhat came under fire shortly before dawn on Monday, the Norland Defence Ministry said. "
    "Three guards were killed by Sudmark shelling and six were wounded, one of them gravely. "
    "Armoured vehicles were sent to the town from the garrison at Port Ilva, and the road to the north was closed."
)
OTHER = (
    "Farmers around Qarhat complained this spring that nobody had cleared the mines which the last war left in their fields."
)
LOCAL = "Prices for bread doubled again last week in the capital, where queues form long before the bakeries open their doors."


def one(lineage: Lineage) -> Copy:
    (copy,) = lineage.copies
    return copy


def exchanged(copy: Copy) -> set[frozenset[str]]:
    return {frozenset((exchange.left, exchange.right)) for exchange in copy.exchanges}


class TestCopies:
    def test_a_passage_is_found_word_for_word_over_the_ends_of_sentences(self) -> None:
        copy = one(trace([report(f"{OTHER}\n\n{WIRE}"), report(f"{WIRE}\n\n{LOCAL}")]))
        assert {copy.left.quote, copy.right.quote} == {WIRE.removesuffix(".")}
        assert (copy.similarity, copy.exchanges, copy.earlier) == (1.0, (), None)

    def test_exchanged_words_are_told(self) -> None:
        other = WIRE.replace("killed by Sudmark shelling", "martyred by enemy shelling").replace(", one of them gravely", "")
        copy = one(trace([report(f"{WIRE} {OTHER}"), report(f"{other} {LOCAL}")]))
        assert exchanged(copy) == {
            frozenset(("killed", "martyred")),
            frozenset(("Sudmark", "enemy")),
            frozenset(("one of them gravely", "")),
        }
        assert 0.8 < copy.similarity < 1.0

    def test_spelling_case_accents_quotes_and_spaces_are_no_exchange(self) -> None:
        other = WIRE.replace("Defence", "Defense").replace("Armoured", "Armored").replace("Qarhat", "Qârhat").replace(" ", "\n")
        copy = one(trace([report(WIRE.upper()), report(other)]))
        assert (copy.similarity, copy.exchanges) == (1.0, ())

    def test_an_exchange_at_the_end_of_the_last_sentence_belongs_to_the_copy(self) -> None:
        copy = one(trace([report(f"{WIRE} {OTHER}"), report(f"{WIRE.replace('closed', 'blocked')} {LOCAL}")]))
        assert exchanged(copy) == {frozenset(("closed", "blocked"))}

    def test_sentences_in_another_order_are_copies_each(self) -> None:
        first, second, third = WIRE.split(". ")
        copies = trace([report(WIRE), report(f"{third} {OTHER} {first}. {LOCAL} {second}.")]).copies
        assert len(copies) == 3

    def test_a_sentence_put_in_between_stays_within_the_copy(self) -> None:
        first, second, third = WIRE.split(". ")
        copy = one(trace([report(WIRE), report(f"{first}. Nobody claimed the attack. {second}. {third}")]))
        assert exchanged(copy) == {frozenset(("", "Nobody claimed the attack"))}

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            (f"{WIRE}", f"{OTHER} {LOCAL}"),
            (f"{OTHER} The driver was pronounced dead at the scene.", f"{LOCAL} A guard was pronounced dead at the scene."),
            (
                f"{OTHER} An attack that left one person dead and four others wounded, police said.",
                f"{LOCAL} The blast that left one person dead and four others wounded, police said.",
            ),
        ],
    )
    def test_set_phrases_and_strangers_are_no_copies(self, left: str, right: str) -> None:
        assert trace([report(left), report(right)]).copies == ()

    def test_a_short_run_of_names_is_a_copy_between_outlets_but_not_within_one(self) -> None:
        phrase = "hosts 2.4 million Sudmark refugees, has said it cannot take any more"
        left, right = report(f"{OTHER} Norland {phrase}."), report(f"{LOCAL} Norland, it added, {phrase}.")
        assert len(trace([left, right]).copies) == 1
        assert trace([replace(left, outlet="Daily"), replace(right, outlet="Daily")]).copies == ()

    def test_page_furniture_and_repeats_are_no_copies(self) -> None:
        texts = [f"{OTHER}\n\n{WIRE}", f"{LOCAL}\n\n{WIRE}"]
        for kind in (MarkKind.FURNITURE, MarkKind.REPEAT, MarkKind.CREDIT):
            marked = [replace(one, marks=(mark(one, WIRE, kind),)) for one in map(report, texts)]
            assert trace(marked).copies == ()

    def test_a_story_that_a_crowd_carries_stays_connected(self) -> None:
        reports = [report(f"{WIRE}\n\nReader's letter number {number} of this year.") for number in range(40)]
        joined = {frozenset((copy.left.report_id, copy.right.report_id)) for copy in trace(reports).copies}
        reached = {reports[0].report_id}
        while grown := {other for pair in joined if pair & reached for other in pair} - reached:
            reached |= grown
        assert len(reached) == 40
        assert len(joined) < 40 * 39 / 2


class TestEarlier:
    @pytest.mark.parametrize(("days", "earlier"), [((1, 2), 0), ((2, 1), 1), ((1, 1), None), ((1, None), None)])
    def test_stated_days_tell(self, days: tuple[int, int | None], earlier: int | None) -> None:
        reports = [
            replace(report(f"{text} {WIRE}"), published=date(2021, 3, day) if day else None)
            for text, day in zip((OTHER, LOCAL), days, strict=True)
        ]
        assert one(trace(reports)).earlier == (None if earlier is None else reports[earlier].report_id)

    def test_a_credit_to_the_other_outlet_tells_where_days_do_not(self) -> None:
        agency = report(f"{OTHER} {WIRE}", outlet="Norland Wire")
        paper = report(f"{LOCAL} {WIRE}", outlet="The Daily", credits=("NORLAND WIRE",))
        assert one(trace([agency, paper])).earlier == agency.report_id

    def test_credits_to_each_other_tell_nothing(self) -> None:
        left = report(f"{OTHER} {WIRE}", outlet="Norland Wire", credits=("The Daily",))
        right = report(f"{LOCAL} {WIRE}", outlet="The Daily", credits=("Norland Wire",))
        assert one(trace([left, right])).earlier is None


class TestVersions:
    def state(self, text: str, modified: str | None, address: str = "https://www.n.example/guards/") -> Report:
        return report(text, address=address, modified=modified)

    def test_states_of_one_page_follow_one_another(self) -> None:
        first = self.state(f"{WIRE} {OTHER}", "2021-03-08T09:00:00+00:00")
        second = self.state(f"{WIRE} {LOCAL}", "2021-03-08T12:30:00+02:00", "http://n.example/guards?utm_source=x#top")
        third = self.state(WIRE, "2021-03-09", "https://web.archive.org/web/20210310000000/http://n.example/guards")
        versions = trace([third, first, second]).versions
        assert {(version.earlier, version.later) for version in versions} == {
            (first.report_id, second.report_id),
            (second.report_id, third.report_id),
        }
        assert all(version.reason.startswith("same address; changed 2021-03-0") for version in versions)

    def test_the_earlier_state_had_the_words_first(self) -> None:
        first = self.state(f"{WIRE} {OTHER}", "2021-03-08T09:00:00+00:00")
        second = self.state(f"{WIRE} {LOCAL}", "2021-03-08T12:30:00+00:00")
        copy = one(trace([second, first]))
        assert (copy.earlier, copy.earlier_by) == (first.report_id, EarlierBy.STATES)

    @pytest.mark.parametrize(
        ("times", "addresses"),
        [
            ((None, None), ("https://n.example/a", "https://n.example/a")),
            (("2021-03-08", "2021-03-08"), ("https://n.example/a", "https://n.example/a")),
            (("2021-03-08", "soon"), ("https://n.example/a", "https://n.example/a")),
            (("2021-03-08", "2021-03-09"), ("https://n.example/a", "https://n.example/b")),
            (("2021-03-08", "2021-03-09"), ("https://n.example/", "https://n.example/")),
            (("2021-03-08", "2021-03-09"), ("https://n.example/a?id=1", "https://n.example/a?id=2")),
        ],
    )
    def test_nothing_is_said_where_time_or_address_do_not_tell(
        self, times: tuple[str | None, str | None], addresses: tuple[str, str]
    ) -> None:
        texts = f"{WIRE} {OTHER}", f"{WIRE} {LOCAL}"
        states = [self.state(*given) for given in zip(texts, times, addresses, strict=True)]
        assert trace(states).versions == ()

    def test_a_short_first_state_is_one_too(self) -> None:
        first = self.state("Three guards were killed by Sudmark shelling near Qarhat, the ministry said.", "2021-03-08")
        second = self.state(f"{first.text} {OTHER}", "2021-03-09")
        assert [version.later for version in trace([first, second]).versions] == [second.report_id]

    def test_an_address_that_was_used_again_for_another_story_has_no_versions(self) -> None:
        assert trace([self.state(OTHER, "2021-03-08"), self.state(WIRE, "2021-03-09")]).versions == ()


WORDS = [f"{first}{second}" for first in ("ba", "ko", "mu", "re", "ti", "zo") for second in ("lan", "mir", "nef", "pok", "rus")]


@st.composite
def corpora(draw: st.DrawFn) -> list[Report]:
    """Reports of invented words, in some of which a passage was copied with words exchanged, left out and put in."""
    chance = random.Random(draw(st.integers(0, 10_000)))

    def prose(count: int) -> str:
        words = [chance.choice(WORDS).title() if chance.random() < 0.2 else chance.choice(WORDS) for _ in range(count)]
        return " ".join(word + chance.choice(["", "", "", ",", ".", ".\n\n"]) for word in words)

    passage = prose(60)
    texts = [f"{prose(20)} {passage} {prose(20)}"]
    for _ in range(draw(st.integers(1, 4))):
        changed = [
            chance.choice(["", "xyz", f"new {word}", word]) if chance.random() < 0.1 else word for word in passage.split(" ")
        ]
        texts.append(f"{prose(20)} {' '.join(changed)} {prose(10)}")
    return [report(text) for text in dict.fromkeys(texts)]


@settings(max_examples=60, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_words_and_offsets_are_exact_and_the_order_of_reports_does_not_matter(
    reports: list[Report], chance: random.Random
) -> None:
    lineage = trace(reports)
    texts = {one.report_id: one.text for one in reports}
    for copy in lineage.copies:
        assert copy.left.report_id < copy.right.report_id
        for side in (copy.left, copy.right):
            assert texts[side.report_id][side.start : side.end] == side.quote
        for exchange in copy.exchanges:
            left, right = texts[copy.left.report_id], texts[copy.right.report_id]
            assert left[exchange.left_start : exchange.left_start + len(exchange.left)] == exchange.left
            assert right[exchange.right_start : exchange.right_start + len(exchange.right)] == exchange.right
            assert copy.left.start <= exchange.left_start <= copy.left.end
            assert copy.right.start <= exchange.right_start <= copy.right.end
        for before, after in pairwise(copy.exchanges):
            assert before.left_start + len(before.left) <= after.left_start
            assert before.right_start + len(before.right) <= after.right_start
        assert 0 < copy.similarity <= 1
        assert (copy.similarity == 1) <= (not copy.exchanges)
    assert [copy.copy_id for copy in lineage.copies] == sorted({copy.copy_id for copy in lineage.copies})
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert trace(shuffled) == lineage


@settings(deadline=None)
@given(places=st.sets(st.integers(0, 7), max_size=8))
def test_a_copied_passage_is_found_with_each_exchanged_word(places: set[int]) -> None:
    words = WIRE.rstrip(".").split(" ")
    for place in places:
        words[7 * place + 2] = "quite" + "bcdfghjk"[place]
    copy = one(trace([report(f"{OTHER}\n\n{WIRE}\n\n{LOCAL}"), report(" ".join(words) + ".")]))
    assert {word for pair in exchanged(copy) for word in pair if word.startswith("quite")} == {
        "quite" + "bcdfghjk"[p] for p in places
    }
    assert copy.similarity == pytest.approx(1 - len(places) / len(words))


SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed reports stand in ../shared beside the checkout")
class TestSeeds:
    """What a careful reader finds in the five seed reports; ids, counts and exchanged words alone stand here."""

    def reports(self) -> list[Report]:
        return [outcome for item in collect([f"{SEEDS}/*.txt"]) if isinstance(outcome := clean(item), Report)]  # type: ignore[arg-type]

    def sentences(self) -> dict[frozenset[str], int]:
        """How many sentences each pair shares: those of which at least six words in a row stand in the longer side."""
        reports = self.reports()
        names = {one.report_id: one.name[:3] for one in reports}
        counts: Counter[frozenset[str]] = Counter()
        for copy in trace(reports).copies:
            shared = [part for part in re.split(r"[.!?][\"”’)]*\s+|\n+", copy.left.quote) if len(part.split()) >= 6]
            counts[frozenset((names[copy.left.report_id], names[copy.right.report_id]))] += len(shared)
        return counts

    def test_the_pairs_share_as_many_sentences_as_they_should(self) -> None:
        found = self.sentences()
        assert found[frozenset(("000", "003"))] >= 4
        assert found[frozenset(("000", "001"))] >= 3
        assert frozenset(("001", "002")) not in found

    def test_the_exchanged_words(self) -> None:
        exchanged = {
            frozenset((one.left.casefold(), one.right.casefold()))
            for copy in trace(self.reports()).copies
            for one in copy.exchanges
        }
        wanted = (("killed", "martyred"), ("syrian", "assad regime"), ("de-escalation", "de-confliction"))
        assert exchanged >= {frozenset(pair) for pair in wanted}

    def test_one_of_them_repeats_its_own_caption(self) -> None:
        (repeating,) = [one for one in self.reports() if one.name.startswith("001")]
        kinds = [mark.kind for mark in repeating.marks]
        assert kinds.count(MarkKind.CAPTION) == 2 and MarkKind.REPEAT in kinds

    def test_the_damaged_one_is_noticed_and_mended_where_another_has_the_words(self) -> None:
        reports = self.reports()
        names = {one.report_id: one.name[:3] for one in reports}
        found = trace(reports).damages
        assert [(names[one.passage.report_id], one.sign.name) for one in found] == [
            ("000", "OWNER"),
            ("000", "SUBJECT"),
            ("000", "OBJECT"),
        ]
        assert [one.supplied.quote if one.supplied else None for one in found] == [None, None, "Syria"]
