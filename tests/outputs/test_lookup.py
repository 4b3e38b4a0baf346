from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.claims import Claim
from tallystick.model.findings import FindingKind
from tallystick.model.incidents import Origin, Status
from tallystick.model.ledger import LedgerContents
from tallystick.outputs.lookup import Lookup
from tests.outputs import story


def shuffled(contents: LedgerContents, order: st.DataObject) -> LedgerContents:
    """The same ledger with its tuples in another order."""

    def mix(rows: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(order.draw(st.permutations(rows)))

    return replace(
        contents,
        reports=mix(contents.reports),
        readings=mix(contents.readings),
        linked=replace(contents.linked, incidents=mix(contents.linked.incidents), candidates=mix(contents.linked.candidates)),
        reconciled=replace(
            contents.reconciled,
            values=mix(contents.reconciled.values),
            origins=mix(contents.reconciled.origins),
            findings=mix(contents.reconciled.findings),
            tolls=mix(contents.reconciled.tolls),
        ),
    )


def test_incidents_stand_in_order_of_day_and_undated_ones_last() -> None:
    order = [one.incident_id for one in Lookup(story.contents()).in_order()]
    wanted = [story.EARLIER, story.STRIKE, story.RETALIATION, story.UNDATED]
    assert order == [one.incident_id for one in wanted]


def test_findings_that_most_need_a_reviewer_come_first() -> None:
    kinds = [one.kind for one in Lookup(story.contents()).ranked()]
    assert kinds == [FindingKind.CONTESTED, FindingKind.TOLL_GAP, FindingKind.SINGLE_ORIGIN]


def test_the_claims_of_an_incident_come_from_all_its_accounts() -> None:
    claims = Lookup(story.contents()).claims_of(story.STRIKE)
    assert [one.claim_id for one in claims] == [
        one.claim_id for one in (story.KILLED, story.WOUNDED, story.COPIED, story.REVISED)
    ]


def test_publication_is_the_dating_s_and_stays_unknown_where_that_is_unknown() -> None:
    look = Lookup(story.contents())
    assert look.published(story.DISPATCH.report_id) == date(2031, 5, 13)
    assert look.published(story.LETTER.report_id) is None
    assert look.reports_in_order()[-1].report_id == story.LETTER.report_id


def test_retaliation_is_known_from_both_sides() -> None:
    look = Lookup(story.contents())
    assert [one.incident_id for one in look.answered_by(story.STRIKE)] == [story.RETALIATION.incident_id]


@given(st.data())
def test_the_order_of_the_rows_changes_nothing(order: st.DataObject) -> None:
    plain, mixed = Lookup(story.contents()), Lookup(shuffled(story.contents(), order))
    assert plain.in_order() == mixed.in_order()
    assert plain.ranked() == mixed.ranked()
    assert plain.reports_in_order() == mixed.reports_in_order()
    for incident in plain.in_order():
        assert plain.values_of(incident) == mixed.values_of(incident)
        assert plain.claims_of(incident) == mixed.claims_of(incident)
        assert plain.origins_of(incident) == mixed.origins_of(incident)


def test_a_status_that_only_the_enemy_gives_is_said_to_be_context() -> None:
    def words(claim: Claim) -> str:
        told = story.contents()
        origin = Origin(
            incident_id=story.STRIKE.incident_id,
            fact=Status.COMBATANTS,
            name="Marenland Defence Ministry",
            claim_ids=(claim.claim_id,),
            report_ids=(claim.report_id,),
            known=True,
        )
        look = Lookup(replace(told, reconciled=replace(told.reconciled, origins=(origin,))))
        assert look.origins_of_figures(story.STRIKE) == ()
        return look.origin_words(story.STRIKE)[Status.COMBATANTS]

    assert words(story.AS_MANY).endswith("said by their enemy alone: context, not what they were")
    assert words(story.KILLED) == "1 report, 1 origin: Marenland Defence Ministry"
