"""Accounts: the claims of a report put together by the happening that they tell of.

`Told` claims and attributions enter, in text order; `Account`s leave. Claims join an account when nothing in the words tells
the two apart: another day, another land, another side harmed, another figure for the same harm, an answer to the attack.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tallystick.model.accounts import Account
from tallystick.model.claims import Attribution, Claim, Scope, Stance
from tallystick.model.ids import content_id
from tallystick.model.reports import Report
from tallystick.model.times import TimeWords, Unit
from tallystick.reading.anchors import anchored
from tallystick.reading.apart import (
    MAIN_SENTENCES,
    denies,
    is_long_ago,
    known_person,
    said_later,
    same_harm,
    same_speaker,
    same_time,
    same_town,
    told_apart,
)
from tallystick.reading.drafts import Draft, best_place, best_time
from tallystick.reading.harms.deeds import CHARGES
from tallystick.reading.lead import Lead
from tallystick.reading.mains import main_of, uncounted, with_lead
from tallystick.reading.persons import settle
from tallystick.reading.retold import retold
from tallystick.reading.stance import ANY
from tallystick.reading.told import Told
from tallystick.reading.untied import untied
from tallystick.reading.when import is_day

NOWHERE = -1
"""The sentence number of an attribution that speaks of no event of the report."""


def gather(
    told: Sequence[Told], attributions: Sequence[tuple[int, Attribution]], report: Report, lead: Lead
) -> tuple[tuple[Account, ...], tuple[Claim, ...]]:
    """Put the incident claims of a report into accounts; tolls and their parts belong to none.

    The claims are given back in text order, those of single persons settled within their account (see `persons`).
    """
    drafts: list[Draft] = []
    for one in sorted(told, key=_order):
        if one.claim.scope is Scope.INCIDENT:
            _place_claim(one, drafts, report.published, lead.time if lead.of_harm else None)
    drafts = [_in_text_order(draft) for draft in drafts if not _bare_denial(draft)]
    _add_parts(told, drafts)
    if drafts:
        for ordinal, attribution in attributions:
            draft = _attributed(ordinal, attribution, drafts)
            if draft is not None:
                draft.attributions.append(attribution)
    settled = _settled(told, drafts)
    main = main_of(drafts, lead, report.published)
    made = {id(draft): _account(draft, report.report_id, main=draft is main) for draft in drafts}
    if main is not None:
        made[id(main)] = with_lead(made[id(main)], lead, main, drafts, report)
    made = {key: anchored(account, made.values()) for key, account in made.items()}
    accounts = tuple(
        replace(made[id(draft)], answers=made[id(target)].account_id)
        if (target := _answered(draft, drafts)) is not None
        else made[id(draft)]
        for draft in drafts
    )
    told_of = tuple(claim for claim in settled if not _only_a_charge(claim))
    return accounts if main is not None else (*accounts, *uncounted(report, lead)), told_of


def _order(one: Told) -> tuple[int, bool]:
    """In text order; of one sentence those whom it counts before one of whom it only tells ("a woman and four children")."""
    return one.ordinal, one.single


def _in_text_order(draft: Draft) -> Draft:
    draft.told.sort(key=lambda one: (one.ordinal, one.claim.passage))
    return draft


def _settled(told: Sequence[Told], drafts: list[Draft]) -> tuple[Claim, ...]:
    for draft in list(drafts):
        drafts.extend(_taken_out(draft))
    settled = {one.claim.claim_id: one.claim for draft in drafts for one in draft.told}
    claims = [settled.get(one.claim.claim_id, one.claim) for one in told]
    return tuple(sorted(claims, key=lambda claim: claim.passage))


def _only_a_charge(claim: Claim) -> bool:
    """Whether a claim is no more than somebody's charge ("charged with murder") where others say who was killed: where and when
    it tells of helps the account, and it counts nobody."""
    return claim.scope is Scope.PART and claim.figure.words.lower() in CHARGES


def _taken_out(draft: Draft) -> list[Draft]:
    """Accounts of deaths that nothing ties to that of the draft, which loses them; the claims of all of them are settled."""
    told, draft.told = draft.told, settle(retold(draft.told))
    persons = untied(draft.told)
    if not persons:
        return []
    whose = [one.claim.person if one.claim.person in persons else None for one in draft.told]
    parted = [[one for one, key in zip(told, whose, strict=True) if key == person] for person in (None, *sorted(persons))]
    draft.told, *others = (settle(retold(some)) for some in parted)
    return [Draft(told=some) for some in others]


def _place_claim(one: Told, drafts: list[Draft], said: date | None, day: TimeWords | None) -> None:
    """Put a claim into the account that it fits best; `day` is that of the report's main happening."""
    before = is_long_ago(one.claim.time, day, said)
    latest = max((draft.last for draft in drafts), default=one.ordinal)
    fitting = [draft for draft in drafts if _fits(one, draft, said, latest, first=draft is drafts[0])]
    fitting = [draft for draft in fitting if not (before and draft is drafts[0] and draft.opening and not _opens(one, draft))]
    if not fitting:
        drafts.append(Draft(told=[one]))
        return
    max(fitting, key=lambda draft: (_likeness(one, draft, latest), draft.last)).told.append(one)


def _opens(one: Told, draft: Draft) -> bool:
    """Whether a claim of lately stands in the first sentence under the title, of which the draft is: both are the news."""
    lately = one.claim.time is not None and one.claim.time.unit in (Unit.WEEK, Unit.WEEKEND)
    same = (other for other in draft.told if other.ordinal == one.ordinal and same_time(one.claim.time, other.claim.time))
    if lately and any(same):
        return True  # "192 were killed and 511 wounded in last week's operation"
    return lately and one.ordinal == 1 and draft.last == 0 and draft.told[0].title


def _likeness(one: Told, draft: Draft, latest: int) -> int:
    """Reasons to belong together: the same sentence, the same day, the same figure of several, an answer both, "24 others",
    another version of what was told last."""
    same_day = any(same_time(one.claim.time, other.claim.time) for other in draft.told)
    same_figure = (one.claim.figure.exact or 0) > 1 and any(same_harm(one, other) for other in draft.told)
    others = one.beside and one.ordinal - draft.last == 1
    answering = one.retaliation and draft.retaliation
    sure = 3 * (same_day + _against(one, draft, latest))
    return 4 * (draft.last == one.ordinal) + sure + 2 * (same_figure + answering + others)


def _against(one: Told, draft: Draft, latest: int) -> bool:
    """Whether a claim gives another version of what was told last."""
    return one.contrast and draft.last == latest < one.ordinal


def _fits(one: Told, draft: Draft, said: date | None, latest: int, *, first: bool) -> bool:
    if any(told_apart(one, other, said) and not _sum_of(one, other, draft.told) for other in draft.told):
        return False
    return _connected(one, draft, said, latest, first=first)


def _sum_of(one: Told, other: Told, told: Sequence[Told]) -> bool:
    """Whether a count is the sum of a list that another claim is of: "ten tourists and two pilots", later "12 bodies"."""
    listed = [some.claim.figure.exact or 0 for some in told if some is other or some.listed_with(other)]
    harm = one.claim.measure is other.claim.measure and one.claim.called is None
    return harm and len(listed) > 1 and sum(listed) == one.claim.figure.exact


def _connected(one: Told, draft: Draft, said: date | None, latest: int, *, first: bool) -> bool:
    """Whether anything ties a claim to an account: nearness, a shared day, an equal figure, the main story's people."""
    near = one.ordinal - draft.last <= 1 or one.paragraph == draft.told[-1].paragraph
    beside = one.ordinal - draft.last <= 1 and one.paragraph == draft.told[-1].paragraph
    following_paragraph = one.paragraph - draft.told[-1].paragraph <= 1
    tied = any(
        same_harm(one, other)
        or same_time(one.claim.time, other.claim.time)
        or (following_paragraph and same_town(one, other))
        or denies(one, other)
        or known_person(one, other)
        for other in draft.told
    )
    main = first and not draft.retaliation and draft.told[0].ordinal < MAIN_SENTENCES and _in_time(one, draft, said)
    spoken = [other for other in draft.told if other.claim.claimant is not None]
    another = bool(spoken) and not any(same_speaker(one, other) for other in spoken)
    others = one.beside and one.ordinal - draft.last <= 1
    if another and not (tied or main or beside or others or _against(one, draft, latest)):
        return False
    following = one.elliptical or (one.retaliation and draft.retaliation)
    if one.claim.stance is Stance.DENIED and not (tied or one.ordinal == draft.last):
        return False
    return near or tied or following or main or _against(one, draft, latest)


def _in_time(one: Told, draft: Draft, said: date | None) -> bool:
    """Whether a claim without a day, or with the day of an account, may belong to it; nothing is known where none is told."""
    if one.claim.time is None or not is_day(one.claim.time):
        return one.claim.time is None
    timed = [other for other in draft.told if other.claim.time is not None]
    days = [other.claim.time.resolve(said) for other in timed if other.claim.time and not said_later(one, other, said)]
    mine = one.claim.time.resolve(said)
    if mine is None:
        return bool(timed) and not days
    return not days or any(day is not None and day.overlaps(mine) for day in days)


def _bare_denial(draft: Draft) -> bool:
    """Whether nothing is told but that nobody at all was harmed, by one who denies it."""
    return all(one.claim.stance is Stance.DENIED and one.claim.figure.rule == ANY for one in draft.told)


def _add_parts(told: Sequence[Told], drafts: list[Draft]) -> None:
    """Parts of an incident's figure stand in its account."""
    where = {one.claim.claim_id: draft for draft in drafts for one in draft.told}
    for one in told:
        if one.claim.scope is Scope.PART and one.claim.part_of in where:
            where[one.claim.part_of].told.append(one)


def _attributed(ordinal: int, attribution: Attribution, drafts: list[Draft]) -> Draft | None:
    """The account of an attribution: that of the claim whose words it shares, one told in its sentence, else the first.

    None where it shares a sentence with figures of a period only, or speaks of attacks at large.
    """
    start, end = attribution.passage.start, attribution.passage.end
    shared = [draft for draft in drafts if any(one.claim.passage.touches(start, end) for one in draft.told)]
    if shared:
        return shared[0]
    same = [draft for draft in drafts if any(one.ordinal == ordinal and not one.retaliation for one in draft.told)]
    if same:
        return same[0]
    return None if ordinal == NOWHERE else drafts[0]


def _answered(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The account that a retaliation answers: the last one told before it that harmed another side."""
    if not draft.retaliation:
        return None
    before = [
        other
        for other in drafts
        if other is not draft and not other.retaliation and other.told[0].ordinal <= draft.told[0].ordinal
    ]
    main = [other for other in before if other.told[0].ordinal < MAIN_SENTENCES]
    near = [other for other in before if draft.told[0].ordinal - other.last <= 1]
    return next(reversed(near or main or before), None)


def _account(draft: Draft, report_id: str, *, main: bool) -> Account:
    claims = [one.claim for one in sorted(draft.told, key=lambda one: one.claim.passage)]
    return Account(
        account_id=content_id("account", report_id, *(claim.claim_id for claim in claims)),
        report_id=report_id,
        claim_ids=tuple(claim.claim_id for claim in claims if not _only_a_charge(claim)),
        attribution_ids=tuple(attribution.claim_id for attribution in draft.attributions),
        main=main,
        time=best_time([claim.time for claim in claims if claim.transfer is None or len(claims) == 1]),
        place=best_place([claim.place for claim in claims]),
        method=next(
            (claim.method for claim in claims if claim.method and claim.method != "attack"),
            next((c.method for c in claims if c.method), None),
        ),
        actor=next((claim.actor for claim in claims if claim.actor), None),
    )
