"""Evidence: a claim or attribution quoted on a line, with its speaker and its report.

Enters: statements. Leaves: lines such as `Health Ministry: “two were killed” (post.html)`.
What always holds: the quote is the report's own words, shortened only where a limit is given and then visibly.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.model.claims import Attribution, AttributionStance, Claim, Claimant, Scope, Stance
from tallystick.model.findings import Finding
from tallystick.outputs import wording
from tallystick.outputs.lookup import Lookup, Statement
from tallystick.outputs.printable import one_line, shortened

_LEAST_QUOTE = 24
_NAME_LIMIT = 40
_DOUBTED = (Stance.DENIED, Stance.UNCERTAIN, AttributionStance.DENIED, AttributionStance.UNCLEAR)


def best_first(statements: Sequence[Statement]) -> list[Statement]:
    """Those with a named speaker before those without one, asserted before denied; else in the order given."""
    return sorted(statements, key=lambda one: (_unnamed(one), one.stance in _DOUBTED))


def of_finding(look: Lookup, finding: Finding) -> list[Statement]:
    """A finding's evidence: tolls and parts, which a finding of them is about, before the figures laid beside them."""
    found = best_first(look.statements_of(finding.claim_ids))
    return sorted(found, key=lambda one: isinstance(one, Claim) and one.scope is Scope.INCIDENT)


def cite(look: Lookup, of: Statement, limit: int | None = None) -> str:
    """A statement as speaker, figure or actor, quote and report; the quote gives way where a limit is set."""
    report = one_line(look.reports[of.report_id].name)
    before, after = f"{_speaker(of)}: {_content(of)}“", f"” ({report if limit is None else shortened(report, _NAME_LIMIT)})"
    if limit is None:
        return f"{before}{one_line(of.passage.quote)}{after}"
    return f"{before}{shortened(of.passage.quote, max(_LEAST_QUOTE, limit - len(before) - len(after)))}{after}"


def evidence_line(look: Lookup, statements: Sequence[Statement], limit: int) -> str:
    """The first statement in at most about `limit` characters, and how many more there are."""
    more = f" +{len(statements) - 1} more" if len(statements) > 1 else ""
    return cite(look, statements[0], limit - len(more)) + more


def asserted(of: Statement) -> str:
    """What a statement says, in a line: measure, group and figure, or who is said to have done it."""
    if isinstance(of, Attribution):
        return one_line(f"done by {of.actor}: {wording.attribution_stance(of.stance)}")
    kind = "" if of.scope is Scope.INCIDENT else f" ({wording.scope(of.scope)})"
    return one_line(f"{wording.measure(of.measure)} · {of.harmed} · {wording.claimed(of)}{kind}")


def told_by(of: Statement) -> str:
    """The speaker with role and the words used of them: "Army (official; “the army”)"."""
    if of.claimant is None:
        return wording.NO_SPEAKER
    words = wording.said_as(of.claimant)
    return one_line(f"{_named(of.claimant)} ({of.claimant.role.value}{f'; “{words}”' if words else ''})")


def source(look: Lookup, of: Statement) -> str:
    """The report: its name, and outlet and day of publication where known."""
    report, published = look.reports[of.report_id], look.published(of.report_id)
    known = [one for one in (report.outlet, wording.day(published) if published else None) if one]
    return one_line(f"{report.name} ({', '.join(known)})" if known else report.name)


def _unnamed(of: Statement) -> int:
    if of.claimant is None:
        return 2
    return 0 if of.claimant.named else 1


def _speaker(of: Statement) -> str:
    if of.claimant is None:
        return wording.NO_SPEAKER
    side = wording.own_side(of.claimant)
    return one_line(_named(of.claimant) + (f", {side}" if side else ""))


def _named(of: Claimant) -> str:
    via = f", by way of {', '.join(of.via)}" if of.via else ""
    return wording.speaker(of) + via


def _content(of: Statement) -> str:
    if isinstance(of, Attribution):
        return one_line(f"{of.actor}, {wording.attribution_stance(of.stance)}:") + " "
    words = wording.stance(of.stance)
    return f"{words}: " if words else ""
