"""Features: one row for each account, with all that linking compares.

Readings and shared passages enter; `Features` leave, sorted by account. Days are left open here: `almanac` fills them in as far
as reports are dated. An unknown feature is None or empty and stays neutral when pairs are weighed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tallystick.linking.echoes import Echoes
from tallystick.linking.harm import Item, Total, counted, items, moved, totals
from tallystick.linking.landmarks import NONE, Landmarks
from tallystick.linking.passages import Passages
from tallystick.linking.places import fold
from tallystick.model.accounts import Account, Reading
from tallystick.model.claims import AttributionStance, Claim, Measure, Scope, Stance
from tallystick.model.copies import Copy
from tallystick.model.groups import Nature
from tallystick.model.ledger import Lineage
from tallystick.model.times import Days, TimeKind, TimeWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What an account tells, in the form in which it is compared.

    `days` is None while the report's day is unknown; `weekday` (Monday 0) may be known before. `told` is the day on which the
    account was published. `names` are the groups of persons harmed and `holders` those that hold them. `figures` are what is
    counted, for repeated tellings; `ages` those of persons told of one by one. `shared` are the passages that carry this
    account's figures in another report too. `page` is the same for all states of one page, None where the report is the only
    one. `said_in` are other reports that hold the words of the account's time in a passage shared with it: words that were
    copied mean the days that they meant when first said. `times` are the time words of a main account's report, but for those
    of its other accounts, and `besides` the days that they mean: where the account's own was misread, it is one of them.
    `landmarks` are its words, names and streets. `echoes` is the account of a fuller report that tells all of it in the same
    words, see there.
    """

    account: Account
    days: Days | None = None
    weekday: int | None = None
    told: date | None = None
    killed: tuple[Total, ...] = ()
    wounded: tuple[Total, ...] = ()
    items: tuple[Item, ...] = ()
    names: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()
    figures: tuple[tuple[str, str, int | None, int | None], ...] = ()
    shared: tuple[str, ...] = ()
    page: str | None = None
    said_in: tuple[str, ...] = ()
    times: tuple[TimeWords, ...] = ()
    besides: tuple[date, ...] = ()
    landmarks: Landmarks = NONE
    echoes: str | None = None

    @property
    def account_id(self) -> str:
        """The account's id."""
        return self.account.account_id

    @property
    def report_id(self) -> str:
        """The id of the report that tells it."""
        return self.account.report_id


def build(
    readings: Sequence[Reading],
    lineage: Lineage,
    known: Mapping[str, Landmarks] | None = None,
    echoed: Echoes | None = None,
) -> tuple[Features, ...]:
    """One row for each account of the readings, sorted by id; accounts of nothing but tolls tell of no incident.

    `known` are the landmarks of accounts, by id; `echoed` the accounts that others echo.
    """
    passages = Passages()
    passages.update(lineage)
    told = [(one, reading) for reading in readings for one in reading.accounts if not only_tolls(one, reading)]
    kept = {account.account_id for account, _ in told}
    echoes = {echo: source for echo, source in (echoed or {}).items() if source in kept}
    rows = [
        replace(
            row_of(account, reading, passages),
            landmarks=(known or {}).get(account.account_id, NONE),
            echoes=echoes.get(account.account_id),
        )
        for account, reading in told
    ]
    return tuple(sorted(rows, key=lambda row: row.account_id))


def only_tolls(account: Account, reading: Reading) -> bool:
    """Whether the account is of running totals alone."""
    scopes = [claim.scope for claim in reading.claims if claim.claim_id in account.claim_ids]
    return bool(scopes) and not account.attribution_ids and all(scope is Scope.TOLL for scope in scopes)


def row_of(account: Account, reading: Reading, passages: Passages) -> Features:
    """What the account tells, but for its landmarks and what it echoes."""
    copies = passages.of(reading.report_id)
    wanted = frozenset(account.claim_ids)
    told = [claim for claim in reading.claims if claim.claim_id in wanted]
    claims = counted(told)
    groups = [claim.group for claim in claims if claim.group.nature is Nature.PERSONS]
    return Features(
        account=account,
        weekday=account.time.weekday if account.time is not None and account.time.kind is TimeKind.WEEKDAY else None,
        killed=totals(claims, Measure.KILLED),
        wounded=totals(claims, Measure.WOUNDED, moved(told, Measure.WOUNDED)),
        items=items(claims),
        names=_sorted(group.name for group in groups),
        holders=_sorted(name for group in groups for name in group.within),
        parties=_sorted(group.party for group in groups),
        claimants=_sorted(claim.claimant.name for claim in claims if claim.claimant and claim.claimant.named),
        actors=_actors(account, reading),
        persons=_sorted(fold(one.name) for one in reading.persons if one.claim_id in wanted),
        ages=_ages(told),
        figures=tuple(sorted({_figure(claim) for claim in claims}, key=str)),
        shared=_shared(claims, copies),
        times=_times_of_its_own(account, reading),
        page=passages.page(reading.report_id),
        said_in=_said_in(account, copies),
    )


def _times_of_its_own(account: Account, reading: Reading) -> tuple[TimeWords, ...]:
    """The report's time words that may be the main account's; those of another happening of the report are not."""
    others = {one.time for one in reading.accounts if one is not account} - {account.time}
    return tuple(time for time in reading.times if time not in others) if account.main else ()


def _ages(claims: Iterable[Claim]) -> tuple[int, ...]:
    """Ages of the harmed, of those too who are counted by another figure."""
    told = {claim.age for claim in claims if claim.stance is not Stance.DENIED and claim.age is not None}
    return tuple(sorted(told))


def _figure(claim: Claim) -> tuple[str, str, int | None, int | None]:
    return claim.measure.value, claim.group.name, claim.figure.low, claim.figure.high


def _actors(account: Account, reading: Reading) -> tuple[str, ...]:
    wanted = frozenset(account.attribution_ids)
    named = [one.actor for one in reading.attributions if one.claim_id in wanted and one.stance is not AttributionStance.DENIED]
    return _sorted(fold(actor) for actor in (account.actor, *named))


def _shared(claims: Iterable[Claim], copies: Collection[Copy]) -> tuple[str, ...]:
    """A long passage may tell of several incidents, so that only a figure which stands in both copies ties accounts."""
    return _sorted(
        f"{copy.copy_id} {claim.measure} {claim.figure.low} {claim.figure.high}"
        for claim in claims
        for copy in copies
        if copy.side(claim.report_id).touches(claim.passage.start, claim.passage.end)
    )


def _said_in(account: Account, copies: Collection[Copy]) -> tuple[str, ...]:
    """The reports in which the same time words stand in the same place of a shared passage."""
    if account.time is None:
        return ()
    start, end, mine = account.time.start, account.time.end, account.report_id
    return _sorted(copy.other(mine).report_id for copy in copies if copy.unchanged(mine, start, end))


def _sorted(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))
