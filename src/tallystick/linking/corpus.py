"""Corpus: what the accounts of all reports tell, before any two are compared and before undated reports have days.

Reports, their readings and the lineage of all enter, some reports at a time; a row for each account is kept, and the accounts
leave whose rows are now others. Always: the rows are those that the same reports, all at once, would give.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from tallystick.linking.census import Census
from tallystick.linking.echoes import repeated, sources, tells
from tallystick.linking.features import Features, only_tolls, row_of
from tallystick.linking.landmarks import NONE, Wording, land_of, landmarks_of, wording_of, words_of
from tallystick.linking.passages import Passages
from tallystick.model.accounts import Reading
from tallystick.model.ledger import Lineage
from tallystick.model.reports import Report

AT_HAND = 20_000
"""Reports whose words are kept, for when one of them becomes rarer or commoner: some 20 KB each, half of the work on a row."""


class Corpus:
    """All that is known of reports. `rows` are those of accounts that tell of an incident, by account."""

    def __init__(self) -> None:
        self.rows: dict[str, Features] = {}
        self.readings: dict[str, Reading] = {}
        self._reports: dict[str, Report] = {}
        self._passages = Passages()
        self._words = lru_cache(maxsize=AT_HAND)(lambda report: words_of(self._reports[report]))
        self._wording = lru_cache(maxsize=AT_HAND)(self._worded)
        self._census = Census(self._words)
        self._counted: dict[str, str] = {}  # the land of each report whose words are counted
        self._home: dict[str, str] = {}  # the account of each claim
        self._tolls: set[str] = set()
        self._repeats: dict[str, str] = {}
        self._sources: Mapping[str, str] = {}
        self._echoing: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, reports: Iterable[Report], readings: Sequence[Reading], lineage: Lineage) -> set[str]:
        """Take further reports, and the lineage of all as it stands with them; the accounts whose rows are new or others.

        Raises KeyError where the report of a reading is not among the reports.
        """
        self._reports |= {report.report_id: report for report in reports}
        self.readings |= {reading.report_id: reading for reading in readings}
        self._home |= {claim: account.account_id for one in readings for account in one.accounts for claim in account.claim_ids}
        self._tolls |= {one.account_id for reading in readings for one in reading.accounts if only_tolls(one, reading)}
        touched = self._passages.update(lineage) & self.readings.keys()
        touched.update(reading.report_id for reading in readings)
        echoing = self._echo(touched)
        return self._rebuild(touched | echoing | self._count(touched | echoing))

    def knows_what_is_rare(self) -> bool:
        """Whether there are enough reports of any land."""
        return self._census.any_enough()

    def accounts(self, reports: Iterable[str]) -> set[str]:
        """The accounts of these reports that tell of an incident."""
        told = (one.account_id for report in reports if report in self.readings for one in self.readings[report].accounts)
        return {account for account in told if account in self.rows}

    def reports(self, accounts: Iterable[str]) -> set[str]:
        """The reports of these accounts."""
        return {self.rows[account].report_id for account in accounts}

    def fellows(self, account: str) -> set[str]:
        """The accounts whose incident follows from this one's: what it echoes or answers, and what echoes or answers it."""
        row = self.rows[account]
        beside = {one.account_id for one in self.readings[row.report_id].accounts if one.answers == account}
        found = {*beside, *self._echoing.get(account, ()), row.account.answers, row.echoes}
        return {one for one in found if one is not None and one in self.rows}

    def _echo(self, touched: Iterable[str]) -> set[str]:
        """See anew what the accounts of these reports repeat; the reports of all accounts that now echo another one."""
        lineage = self._passages.around(touched)
        near = {side.report_id for copy in lineage.copies for side in (copy.left, copy.right)} & self.readings.keys()
        shared = [self.readings[report] for report in near]
        found = repeated((self._reports[report] for report in near), shared, lineage, self._home)
        mine = {account.account_id for report in touched for account in self.readings[report].accounts}
        found = {account: source for account, source in found.items() if account in mine}
        if found == {account: self._repeats[account] for account in mine & self._repeats.keys()}:
            return set()
        self._repeats = {account: source for account, source in self._repeats.items() if account not in mine} | found
        old, self._sources = self._sources, sources(self._repeats)
        changed = {one for one in old.keys() | self._sources.keys() if old.get(one) != self._sources.get(one)}
        return {self.rows[account].report_id for account in changed if account in self.rows}

    def _count(self, touched: Iterable[str]) -> set[str]:
        """Count the words of the reports that tell anything of their own; the reports that hold a word of another rarity."""
        telling = {one for one in touched if tells(self.readings[one], self._repeats)}
        entering = {one: land_of(self.readings[one]) for one in telling if one not in self._counted}
        leaving = {one: self._counted.pop(one) for one in touched if one in self._counted and one not in telling}
        self._counted |= entering
        return self._census.count(entering, leaving)

    def _rebuild(self, touched: Iterable[str]) -> set[str]:
        changed: set[str] = set()
        for reading in (self.readings[report] for report in touched):
            for row in self._rows(reading):
                old = self.rows.get(row.account_id)
                if row != old:
                    self._follow(old, row)
                    self.rows[row.account_id] = row
                    changed.add(row.account_id)
        return changed

    def _rows(self, reading: Reading) -> Iterable[Features]:
        land = self._counted.get(reading.report_id)
        rarity = self._census.rarity(land) if land is not None else None
        for place, account in enumerate(reading.accounts):
            if account.account_id not in self._tolls:
                yield replace(
                    row_of(account, reading, self._passages),
                    landmarks=landmarks_of(self._wording(reading.report_id, place), rarity) if rarity else NONE,
                    echoes=self._source(account.account_id),
                )

    def _worded(self, report: str, place: int) -> Wording:
        """The wording of one of a report's accounts."""
        reading = self.readings[report]
        return wording_of(reading.accounts[place], reading, self._reports[report], self._words(report))

    def _source(self, account: str) -> str | None:
        """The account that this one echoes, if that tells of an incident."""
        source = self._sources.get(account)
        return None if source in self._tolls else source

    def _follow(self, old: Features | None, row: Features) -> None:
        if old is not None and old.echoes is not None:
            self._echoing[old.echoes].discard(row.account_id)
        if row.echoes is not None:
            self._echoing[row.echoes].add(row.account_id)
