"""Explain a pair of accounts: what spoke for one incident and what against, in bits.

Enters: a lookup and a candidate or an account. Leaves: a tree of reasons.
What always holds: the reasons stand in order of the strength of their weight, and the words beside each say what it means.
"""

from __future__ import annotations

from tallystick.model.accounts import Account
from tallystick.model.incidents import Candidate
from tallystick.outputs import wording
from tallystick.outputs.evidence import asserted
from tallystick.outputs.explaining.why import Why
from tallystick.outputs.lookup import Lookup


def account_words(look: Lookup, account_id: str) -> str:
    """An account in a line: its report and its first statement."""
    account = look.accounts.get(account_id)
    if account is None:
        return account_id
    statements = look.statements_of(account.claim_ids) or look.statements_of(account.attribution_ids)
    told = f": {asserted(statements[0])}" if statements else ""
    return f"{look.reports[account.report_id].name}{told}"


def why_pair(look: Lookup, pair: Candidate) -> Why:
    """A scored pair with its reasons, the weightiest first."""
    ordered = sorted(pair.reasons, key=lambda one: (-abs(one.weight), one.name))
    return Why(
        label="one incident" if pair.same else "kept apart",
        words=f"{account_words(look, pair.left)} — and — {account_words(look, pair.right)}",
        id=f"{pair.left}:{pair.right}",
        weight=pair.weight,
        because=tuple(Why(label=wording.rule(one.name), words=one.words, weight=one.weight) for one in ordered),
    )


def why_account(look: Lookup, account: Account) -> Why:
    """An account with all pairs that it was scored in, the likeliest first."""
    ids = account.account_id
    pairs = [one for one in look.contents.linked.candidates if ids in (one.left, one.right)]
    pairs.sort(key=lambda one: (-one.weight, one.left, one.right))
    incident = look.incidents.get(look.incident_of.get(ids, ""))
    return Why(
        label="account",
        words=account_words(look, ids),
        id=ids,
        because=(
            Why(label="incident", words=wording.title(incident), id=incident.incident_id)
            if incident
            else Why(label="incident", words="none"),
            *(why_pair(look, one) for one in pairs),
        ),
    )
