"""Mains: which account of a report is its main one, and with which day and place.

Drafts of accounts and the report's `Lead` enter; the main draft leaves, and an account with the day and place that the whole
report speaks for. Always: both are words of the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tallystick.model.accounts import Account
from tallystick.model.ids import content_id
from tallystick.model.places import Place, holds
from tallystick.model.reports import MarkKind, Report
from tallystick.model.times import TimeKind, TimeWords, Unit
from tallystick.reading.apart import MAIN_SENTENCES
from tallystick.reading.drafts import Draft, best_place, best_time
from tallystick.reading.harmless import on_play
from tallystick.reading.lead import Lead
from tallystick.reading.lead.days import of_later_step
from tallystick.reading.lead.places import TOWNS
from tallystick.reading.when import is_day, is_stamp

LONG = 60
"""Days before publication from which an account is of an earlier event than the one that a title names."""


def main_of(drafts: list[Draft], lead: Lead, said: date | None) -> Draft | None:
    """The account of the title and opening: the first told there that is no answer to another.

    Where a local report's opening tells of harm without a figure ("Shooting on Main Street"), the first account is what it
    tells of; where it tells of none, the account with most claims. A report from further away may open with a count of many,
    or with other things, and tell of one in passing; only where its title names an event, the account of that is the main one.
    """
    told = lead.opened and lead.local
    opening = [draft for draft in drafts if draft.told[0].ordinal < MAIN_SENTENCES or told]
    if not opening and lead.titled and not lead.local:
        fitting = [draft for draft in drafts if _of_title(draft, lead, said)]
        return max(fitting, key=lambda draft: max(one.claim.figure.low or 0 for one in draft.told), default=None)
    if not opening:
        return max(drafts, key=lambda draft: len(draft.told), default=None) if lead.local else None
    return next((draft for draft in opening if not draft.retaliation), opening[0])


def with_lead(account: Account, lead: Lead, main: Draft, drafts: Sequence[Draft], report: Report) -> Account:
    """The account of the main draft, with the day and place that the whole report speaks for."""
    return _led(account, _with_own_day(_without_days_of_others(lead, main, drafts), main, report), report.published)


def uncounted(report: Report, lead: Lead) -> tuple[Account, ...]:
    """The account of a report whose title names an event of harm and its place, or of a local one whose title or opening tells
    of harm, where no figure of it could be read: no claims, so that it gives no value, but perhaps a day and a town, and words
    by which other reports of the same are known."""
    if not ((lead.titled and not on_play(report)) or (lead.opened and lead.local)):
        return ()
    bare = Account(account_id=content_id("account", report.report_id), report_id=report.report_id, claim_ids=(), main=True)
    told = lead.local or (lead.of_harm and _recent(lead.time, report.published))
    return (_led(bare, lead if told else replace(lead, time=None), report.published),)


def _led(account: Account, lead: Lead, said: date | None) -> Account:
    """The main account with the day and town that the whole report speaks for, where it does; else those of its own claims.

    A town beside the figures stays where the outlet's home, which tells a town's quarter from the town, is not known: there the
    report may tell of a village near the town that it is written from.
    """
    time = lead.time if _sharper(lead.time, account.time) and not _outside(lead, account.time, said) else None
    place = None if lead.place is not None and _as_near(account.place, lead) else lead.place
    chosen = _as_titled(place or account.place, lead) or (None if lead.local else lead.scene)
    return replace(
        account,
        time=time or account.time,
        place=chosen,
        time_signs=lead.time_signs if time is not None else (),
        place_signs=lead.place_signs if place is not None and chosen is place else (),
    )


def _sharper(time: TimeWords | None, own: TimeWords | None) -> bool:
    """Whether the lead's day tells more than the claims' own time; one that no words name tells less than any period."""
    return time is None or time.kind is not TimeKind.NEWS or own is None or is_day(own)


def _outside(lead: Lead, own: TimeWords | None, said: date | None) -> bool:
    """Whether the lead's day lies outside the week in which the claims put it ("last week's massacre", told on Wednesday)."""
    if lead.local or lead.time is None or own is None or is_day(own) or own.unit not in (Unit.WEEK, Unit.WEEKEND):
        return False
    day, period = lead.time.resolve(said), own.resolve(said)
    return day is not None and period is not None and not day.overlaps(period)


def _of_title(draft: Draft, lead: Lead, said: date | None) -> bool:
    """Whether an account may be of the event that the title names: in its place or in none, and not long before."""
    place = best_place([one.claim.place for one in draft.told])
    recent = _recent(best_time([one.claim.time for one in draft.told]), said)
    return (
        recent
        and not draft.retaliation
        and (place is None or lead.headline is None or holds(lead.headline, place) is not False)
    )


def _recent(time: TimeWords | None, said: date | None) -> bool:
    """Whether a time may be that of what a title tells as news; what is unknown may be."""
    days = time.resolve(said) if time is not None else None
    return said is None or days is None or days.last is None or (said - days.last).days <= LONG


def _without_days_of_others(lead: Lead, main: Draft, drafts: Sequence[Draft]) -> Lead:
    """A day beside claims of another account is that account's, for the two were told apart; not so where the opening tells it
    too and the main account has no day of its own, nor in a local report, which seldom tells of two happenings."""
    dated = any(one.claim.time is not None and is_day(one.claim.time) for one in main.told)
    if lead.local or (lead.of_opening and not dated):
        return lead
    others = [one.claim.time for draft in drafts if draft is not main for one in draft.told]
    elsewhere = {time.start for time in others if time is not None and not time.soft}
    return replace(lead, time=None, time_signs=()) if lead.time is not None and lead.time.start in elsewhere else lead


def _with_own_day(lead: Lead, main: Draft, report: Report) -> Lead:
    """A report from further away has the day that its opening tells beside the figures, where no other is told beside one; a
    local report is often late, and tells of court."""
    days = [one.claim.time for one in main.told if one.ordinal <= MAIN_SENTENCES and one.claim.time is not None]
    own = next((day for day in days if is_day(day) and not day.soft and not _of_another(day, report)), None)
    return lead if lead.local or lead.of_figure or own is None else replace(lead, time=own, time_signs=())


def _of_another(day: TimeWords, report: Report) -> bool:
    """Whether a day is that of a picture, one that the page states of itself, or that of a later step."""
    return report.marked(day.start, day.end, MarkKind.CAPTION) or is_stamp(report.text, day) or of_later_step(report.text, day)


def _as_titled(place: Place | None, lead: Lead) -> Place | None:
    """The title's place where a report from further away tells of none, or of one elsewhere: a home of the dead, a dateline."""
    if lead.local or not lead.titled or lead.headline is None:
        return place
    return lead.headline if place is None or holds(lead.headline, place) is False else place


def _as_near(own: Place | None, lead: Lead) -> bool:
    """Whether the claims' own place is a town in the land that the lead puts them in."""
    if own is None or lead.place is None or lead.local or own.precision not in TOWNS:
        return False
    return own.country_code == lead.place.country_code
