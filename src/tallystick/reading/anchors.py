"""Anchors: from which time of a report the words of an account count ("a day earlier", "a day before the strike").

The accounts of a report enter; one of them leaves, its time with the one that it counts from where the report tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from tallystick.model.accounts import Account
from tallystick.model.times import TimeWords

_OF_A_DEED = re.compile(r" (?:before|after)$", re.IGNORECASE)


def anchored(account: Account, accounts: Iterable[Account]) -> Account:
    """The account with the anchor of its time: the time of the main account where it counts from a deed, else the one that
    stands last before it."""
    time = account.time
    if time is None or not time.anaphor:
        return account
    others = [(one, one.time) for one in accounts if one is not account and one.time is not None and not one.time.anaphor]
    mains = [known for one, known in others if one.main]
    before = [known for _, known in others if known.start < time.start]
    last = max(before, key=_start, default=None)
    anchor = next(iter(mains), last) if _OF_A_DEED.search(time.words) else last or next(iter(mains), None)
    return account if anchor is None else replace(account, time=replace(time, anchor=anchor))


def _start(time: TimeWords) -> int:
    return time.start
