"""Echoes: accounts that tell nothing but what a fuller report tells in the same words.

In: readings, reports, lineage. Out: for each such account the one that it echoes, which never is an echo itself. An echo joins
the incident of that account and decides nothing: a copy that was cut has lost the street, the town or the second half of a
round-up, and would stand beside its own source as another incident.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence

from tallystick.model.accounts import Reading
from tallystick.model.facing import in_the_fullest
from tallystick.model.ledger import Lineage
from tallystick.model.reports import Report

Echoes = Mapping[str, str]
"""The account that is echoed, by the id of the echo."""


def echoes_of(reports: Iterable[Report], readings: Sequence[Reading], lineage: Lineage) -> Echoes:
    """The accounts all of whose claims a fuller report makes in the same words; of several accounts there, that with most.

    Raises KeyError where a claim's report is not among the reports.
    """
    home = {claim: account.account_id for one in readings for account in one.accounts for claim in account.claim_ids}
    return sources(repeated(reports, readings, lineage, home))


def repeated(
    reports: Iterable[Report], readings: Sequence[Reading], lineage: Lineage, home: Mapping[str, str]
) -> dict[str, str]:
    """For each echo an account that tells it, which may be an echo itself; `home` is each claim's account.

    What one report repeats follows from its own copies, and from the readings of those that it shares them with.
    """
    fuller = in_the_fullest((claim for one in readings for claim in one.claims), reports, lineage)
    found: dict[str, str] = {}
    for account in (account for one in readings for account in one.accounts):
        there = [home.get(fuller[claim].claim_id) if claim in fuller else None for claim in account.claim_ids]
        if there and None not in there:
            counts = Counter(sorted(one for one in there if one is not None))
            found[account.account_id] = counts.most_common(1)[0][0]
    return found


def sources(repeats: Mapping[str, str]) -> Echoes:
    """The echoes, each with the account that all of them end in."""
    return {account: _source(account, repeats) for account in repeats}


def tells(reading: Reading, echoed: Container[str]) -> bool:
    """Whether the reading tells anything of its own, or nothing at all: what copies repeat is no commoner for it."""
    return not reading.accounts or any(one.account_id not in echoed for one in reading.accounts)


def deciding(readings: Iterable[Reading], echoed: Echoes) -> tuple[Reading, ...]:
    """The readings that tell anything of their own, or nothing at all."""
    return tuple(one for one in readings if tells(one, echoed))


def _source(account: str, repeats: Mapping[str, str]) -> str:
    while account in repeats:
        account = repeats[account]
    return account
