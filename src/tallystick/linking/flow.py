"""Linking: which accounts tell of one incident, and on which day undated reports were published.

Reports, readings and lineage enter; `Linked` leaves: a dating for each report, the weighed pairs with their reasons, incidents.
The same reports give the same result in any order, all at once or one by one: `link` is `Linking.add` for all of them. Steps,
each a module: corpus (what accounts tell), pairs (blocking and weights), publication (dating), clusters, incidents. Pairs are
weighed with stated days alone, which dates what reports do not state; accounts of such reports stand a second time with the
days that were inferred. An inferred day is never its own evidence. Where enough reports tell of one land for it to be known
which words are rare there, the learned table of weights is used, else the judged one.

A report that is added touches the accounts that share a key with its own, those that hold a word which has become less rare,
and all that hangs together with them by pairs worth joining. No other is looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence, Set

from tallystick.linking import incidents
from tallystick.linking.almanac import Dated, row_with_days
from tallystick.linking.clusters import settle
from tallystick.linking.connected import connected
from tallystick.linking.constraints import refusals
from tallystick.linking.corpus import Corpus
from tallystick.linking.levels import Weighing
from tallystick.linking.pairs import Changed, Pairs, Stage
from tallystick.linking.publication import Publication
from tallystick.linking.scoring import Scored, prior
from tallystick.linking.tables import tables
from tallystick.model.accounts import Reading
from tallystick.model.incidents import Candidate, Dating, Incident
from tallystick.model.ledger import Lineage, Linked
from tallystick.model.reports import Report


def link(reports: Sequence[Report], readings: Sequence[Reading], lineage: Lineage, weighing: Weighing | None = None) -> Linked:
    """Date the reports, weigh pairs of accounts and join them into incidents.

    `weighing` stands in place of the shipped tables of weights. Every reading's report must be among the reports (KeyError
    otherwise).
    """
    with Linking(weighing) as linking:
        linking.add(reports, readings, lineage)
        return linking.linked()


class Linking:
    """What is linked so far; a context that holds the database of its pairs.

    `weighing` stands in place of the tables of weights, `own` are a project's own bits, laid over the shipped ones (`tables`).
    """

    def __init__(self, weighing: Weighing | None = None, own: str = "") -> None:
        self._weighing, self._tables = weighing, tables(own)
        self._corpus = Corpus()
        self._publication = Publication()
        self._pairs = Pairs(weighing or self._tables.judged)
        self._hanging: dict[str, frozenset[str]] = {}
        self._incidents: dict[str, Incident] = {}
        self._homes: dict[str, str] = {}
        self._candidates: defaultdict[str, dict[str, tuple[Scored, Candidate]]] = defaultdict(dict)

    def __enter__(self) -> Linking:
        return self

    def __exit__(self, *_: object) -> None:
        self._pairs.__exit__()

    def add(self, reports: Sequence[Report], readings: Sequence[Reading], lineage: Lineage) -> frozenset[str]:
        """Take further reports, and the lineage of all as it stands with them; the accounts that were settled anew.

        Every reading's report must be among the reports (KeyError otherwise).
        """
        undated = self._publication.add(reports, readings)
        changed = self._weigh(self._with_new_table(self._corpus.add(reports, readings, lineage)))
        undated |= {one for one in self._corpus.reports(changed.anew | changed.beside) if self._publication.undated(one)}
        redated = self._corpus.accounts(self._publication.infer(undated, self._pairs, self._corpus)) if undated else set()
        changed |= self._weigh(redated)
        return self._settle(changed.anew | redated)

    def linked(self) -> Linked:
        """All that is linked."""
        dated = self._publication.dated
        return Linked(
            datings=tuple(_dating(dated[report_id]) for report_id in sorted(dated)),
            candidates=tuple(self._candidates_in_order()),
            incidents=tuple(self._incidents[one] for one in sorted(self._incidents)),
        )

    def _with_new_table(self, accounts: Set[str]) -> Set[str]:
        """The accounts; all there are, where these have made the ledger one that another table is for."""
        table = self._weighing or (self._tables.learned if self._corpus.knows_what_is_rare() else self._tables.judged)
        if table is self._pairs.weighing:
            return accounts
        self._pairs.__exit__()
        self._pairs = Pairs(table)
        return self._corpus.rows.keys()

    def _weigh(self, accounts: Iterable[str]) -> Changed:
        """Weigh the pairs of these accounts, as far as what they tell, or the days on which, has changed."""
        stated, dated = self._publication.stated, self._publication.dated
        rows = [self._corpus.rows[account] for account in accounts]
        return self._pairs.put(
            {
                row.account_id: (known, known if dated[row.report_id] == stated[row.report_id] else row_with_days(row, dated))
                for row in rows
                for known in (row_with_days(row, stated),)
            }
        )

    def _settle(self, anew: Set[str]) -> frozenset[str]:
        """Join anew all accounts that hang together with these, or did before."""
        near = self._hang_together({other for account in anew for other in (account, *self._hanging.get(account, ()))})
        rows = [self._pairs.row(account, Stage.DATED) for account in sorted(near)]
        pairs, found = settle(rows, tuple(self._pairs.among(near, Stage.DATED)))
        for gone in {self._homes[account] for account in near if account in self._homes}:
            del self._incidents[gone]
        for incident in incidents.build(found, rows, self._publication.dated):
            self._incidents[incident.incident_id] = incident
            self._homes |= dict.fromkeys(incident.account_ids, incident.incident_id)
        self._tell(anew, near, pairs)
        return near

    def _hang_together(self, accounts: Iterable[str]) -> frozenset[str]:
        """The accounts with all that could stand in one incident with them, through whatever others."""
        near: set[str] = set()
        for account in accounts:
            if account not in near:
                part = frozenset(connected({account}, self._beside))
                self._hanging |= dict.fromkeys(part, part)
                near |= part
        return frozenset(near)

    def _beside(self, account: str) -> set[str]:
        return {*self._pairs.worth_joining(account), *self._corpus.fellows(account)}

    def _tell(self, anew: Iterable[str], near: Container[str], pairs: Iterable[Scored]) -> None:
        """Keep a candidate for each of the pairs, and for those of these accounts that lead elsewhere."""
        for account in anew:
            for other in self._candidates.pop(account, {}):
                self._candidates[other].pop(account, None)
        elsewhere = [pair for account in anew for pair in self._pairs.of(account, Stage.DATED) if not _within(pair, near)]
        for pair in (*pairs, *elsewhere):
            same = self._homes[pair.left] == self._homes[pair.right]
            known = self._candidates[pair.left].get(pair.right)
            if known is None or known[0] != pair or known[1].same != same:
                told = pair, self._candidate(pair, same)
                self._candidates[pair.left][pair.right] = self._candidates[pair.right][pair.left] = told

    def _candidate(self, pair: Scored, same: bool) -> Candidate:
        rows = (self._pairs.row(account, Stage.DATED) for account in (pair.left, pair.right))
        return Candidate(
            left=pair.left,
            right=pair.right,
            weight=round(pair.weight, 3),
            reasons=(*pair.reasons(), prior(pair.weighing)),
            same=same,
            refused=tuple(refusals(*rows)),
        )

    def _candidates_in_order(self) -> Iterator[Candidate]:
        for left in sorted(self._candidates):
            beside = self._candidates[left]
            yield from (beside[right][1] for right in sorted(beside) if left < right)


def _within(pair: Scored, accounts: Container[str]) -> bool:
    return pair.left in accounts and pair.right in accounts


def _dating(dated: Dated) -> Dating:
    published = dated.published
    return Dating(
        report_id=dated.report_id,
        published=published,
        basis=dated.basis if published is not None else None,
        reason=dated.reason,
    )
