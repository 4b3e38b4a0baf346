"""Gap: how far a running toll stands from what the incidents on record give.

Enters: a lookup and a toll. Leaves: the gap that the ledger found, or that the bounds show; None where they can agree.
What always holds: a gap is never worked out against a bound that is open, unless the ledger's own finding states its sum.
"""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model.findings import FindingKind
from tallystick.model.tolls import Toll
from tallystick.outputs.lookup import Lookup


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The nearest claimed number and the nearest number that the incidents give."""

    claimed: int
    given: int

    @property
    def size(self) -> int:
        """Persons or things more claimed than given; fewer, where negative."""
        return self.claimed - self.given

    @property
    def words(self) -> str:
        """The gap in words."""
        return f"{abs(self.size):,} {'more' if self.size > 0 else 'fewer'} claimed than the incidents give"


def gap(look: Lookup, toll: Toll) -> Gap | None:
    """The gap of a toll; None where claim and incidents can agree or are not comparable."""
    return _found(look, toll) or _shown(toll)


def _found(look: Lookup, toll: Toll) -> Gap | None:
    told = (finding for claim_id in toll.claim_ids for finding in look.findings_of(claim_id))
    for finding in sorted(told, key=look.rank):
        values = dict(finding.values)
        stated = (values.get("stated low"), values.get("stated high")) == (toll.low, toll.high)
        if finding.kind is FindingKind.TOLL_GAP and stated and set(toll.claim_ids) <= set(finding.claim_ids):
            claimed, given = toll.low, values.get("sum")
            if claimed is not None and isinstance(given, int):
                return Gap(claimed=claimed, given=given)
    return None


def _shown(toll: Toll) -> Gap | None:
    if toll.low is not None and toll.explained_high is not None and toll.low > toll.explained_high:
        return Gap(claimed=toll.low, given=toll.explained_high)
    if toll.high is not None and toll.explained_low is not None and toll.high < toll.explained_low:
        return Gap(claimed=toll.high, given=toll.explained_low)
    return None
