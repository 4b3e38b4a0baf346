from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.claims import ClaimantRole, Measure
from tallystick.model.ledger import LedgerContents
from tallystick.model.passage import Passage
from tallystick.outputs.withhold import WITHHELD, withhold
from tests import builders as build
from tests.outputs import story


def strings(item: Any) -> list[str]:
    """Every string anywhere in a record."""
    if isinstance(item, str):
        return [item]
    if isinstance(item, tuple):
        return [found for one in item for found in strings(one)]
    if is_dataclass(item) and not isinstance(item, type):
        return [found for one in fields(item) for found in strings(getattr(item, one.name))]
    return []


def passages(item: Any) -> list[Passage]:
    """Every passage anywhere in a record."""
    if isinstance(item, Passage):
        return [item]
    if isinstance(item, tuple):
        return [found for one in item for found in passages(one)]
    if is_dataclass(item) and not isinstance(item, type):
        return [found for one in fields(item) for found in passages(getattr(item, one.name))]
    return []


def hold(contents: LedgerContents) -> None:
    """Passages still point at their words, and time words and marks at theirs."""
    texts = {one.report_id: one.text for one in contents.reports}
    for one in passages(contents):
        assert texts[one.report_id][one.start : one.end] == one.quote
    for reading in contents.readings:
        for words in reading.times:
            assert texts[reading.report_id][words.start : words.end] == words.words


def one_report(text: str, *names: str, **fields: Any) -> LedgerContents:
    """A ledger of one report in which these persons are named among the wounded."""
    report = build.report(text, **fields)
    persons = tuple(build.person(report, one, measure=Measure.WOUNDED) for one in names)
    return build.empty(reports=(report,), readings=(build.reading(report, persons=persons),))


def test_a_minor_s_name_and_her_father_s_leave_every_string() -> None:
    found = withhold(story.contents())
    hold(found)
    joined = "\n".join(strings(found))
    assert not [one for one in ("Ilya", "Vessen", "Hadrin") if one in joined]
    text = next(one.text for one in found.reports if one.report_id == story.POST.report_id)
    assert f"{WITHHELD}, 9, said her father, {WITHHELD}. {WITHHELD} is in hospital." in text


def test_what_stands_around_a_name_does_not_change() -> None:
    found = withhold(story.contents())
    before, after = story.contents(), found
    for old, new in zip(before.readings, after.readings, strict=True):
        assert [one.passage.quote for one in old.claims] == [one.passage.quote for one in new.claims]
    post = next(one for one in after.reports if one.report_id == story.POST.report_id)
    caption = post.marks[1]
    assert post.text[caption.start : caption.end] == "A soldier stands near Dorvath on May 12, 2031."
    assert after.linked == before.linked
    assert after.reconciled == before.reconciled


def test_a_ledger_that_names_nobody_is_given_back_as_it_is() -> None:
    assert withhold(build.contents()) is not build.contents()
    unnamed = one_report("Two soldiers were killed at Selm on May 12, 2031.")
    assert withhold(unnamed) is unnamed


def test_a_whole_name_is_withheld_in_other_reports_too_but_a_part_of_it_is_not() -> None:
    first = one_report("Mira Okon, 7, was wounded.", "Mira Okon")
    other = build.report("Mira Okon is well. Doctor Okon said so.", "other.txt")
    contents = replace(first, reports=(*first.reports, other), readings=(*first.readings, build.reading(other)))
    assert withhold(contents).reports[1].text == f"{WITHHELD} is well. Doctor Okon said so."


def test_names_in_addresses_and_file_names_are_withheld() -> None:
    contents = one_report(
        "Mira Okon was wounded.", "Mira Okon", names=("girl-mira-okon-7.html",), address="https://x.example/mira-okon-wounded"
    )
    report = withhold(contents).reports[0]
    assert report.names == (f"girl-{WITHHELD}-7.html",)
    assert report.address is None


def test_a_speaker_called_kin_is_withheld_and_an_official_is_not() -> None:
    text = "Two were killed, said Tovan Lisk, an uncle. Two were killed, said Minister Aran Bell."
    report = build.report(text)
    uncle = build.claimant("Tovan Lisk", "Tovan Lisk", role=ClaimantRole.WITNESS)
    minister = build.claimant("Aran Bell", "Minister Aran Bell", role=ClaimantRole.OFFICIAL)
    claims = (
        build.claim(report, "Two were killed, said Tovan Lisk", Measure.KILLED, build.figure(2), claimant=uncle),
        build.claim(report, "Two were killed, said Minister", Measure.KILLED, build.figure(2), claimant=minister),
    )
    found = withhold(build.empty(reports=(report,), readings=(build.reading(report, *claims),)))
    hold(found)
    names = [one.claimant.name for one in found.readings[0].claims if one.claimant]
    assert names == [WITHHELD, "Aran Bell"]
    assert found.readings[0].claims[0].passage.quote == f"Two were killed, said {WITHHELD}"


def test_a_name_that_the_text_spells_otherwise_is_withheld_where_its_words_stand() -> None:
    report = build.report("Among the wounded was little M., aged 7.")
    person = replace(build.person(report, "little M.", measure=Measure.WOUNDED), name="Mira Okon")
    contents = build.empty(reports=(report,), readings=(build.reading(report, persons=(person,)),))
    assert withhold(contents).reports[0].text == f"Among the wounded was {WITHHELD}, aged 7."


def test_a_place_or_group_that_shares_a_word_with_a_name_stays() -> None:
    report = build.report("Selm Okon was wounded at Selm. Two were killed at Selm.")
    claim = build.claim(report, "Two were killed", Measure.KILLED, build.figure(2), place=build.place("Selm"))
    person = build.person(report, "Selm Okon", measure=Measure.WOUNDED)
    contents = build.empty(reports=(report,), readings=(build.reading(report, claim, persons=(person,)),))
    assert withhold(contents).reports[0].text == f"{WITHHELD} was wounded at Selm. Two were killed at Selm."


def test_whom_the_words_name_with_an_age_is_withheld_though_reading_recorded_nobody() -> None:
    text = (
        "Among the dead were Mira Okon, 9, and her brother Tovan Okon (12), said their uncle, Aran Okon. Mira had gone "
        "out. Ines, 7, was wounded. Minister Lara Venn, 61, said two were killed in Upper Vale on May 12, 2031."
    )
    report = build.report(text)
    minister = build.claimant("Lara Venn", "Minister Lara Venn", role=ClaimantRole.OFFICIAL)
    claim = build.claim(
        report, "two were killed", Measure.KILLED, build.figure(2), claimant=minister, place=build.place("Upper Vale")
    )
    found = withhold(build.empty(reports=(report,), readings=(build.reading(report, claim),)))
    hold(found)
    assert found.reports[0].text == (
        f"Among the dead were {WITHHELD}, 9, and her brother {WITHHELD} (12), said their uncle, {WITHHELD}. {WITHHELD} "
        f"had gone out. {WITHHELD}, 7, was wounded. Minister Lara Venn, 61, said two were killed in Upper Vale on May 12, 2031."
    )


NAME = st.text(alphabet="ABCDEFGHabcdefgh", min_size=3, max_size=8).map(str.capitalize)


@given(st.lists(NAME, min_size=2, max_size=2), st.lists(st.sampled_from(["one two", "Three", "\n\n", "«x»"]), max_size=6))
def test_names_go_and_passages_stay_exact(name: list[str], words: list[str]) -> None:
    person = " ".join(name)
    text = " ".join([*words, person, "was wounded and two were killed;", *words, name[1], "lived"])
    report = build.report(text)
    claim = build.claim(report, "was wounded and two were killed", Measure.KILLED, build.figure(2))
    across = build.claim(report, f"{person} was wounded", Measure.WOUNDED, build.figure(1))
    persons = (build.person(report, person, measure=Measure.WOUNDED),)
    found = withhold(build.empty(reports=(report,), readings=(build.reading(report, claim, across, persons=persons),)))
    hold(found)
    assert person not in found.reports[0].text
    assert found.readings[0].claims[1].passage.quote == f"{WITHHELD} was wounded"
