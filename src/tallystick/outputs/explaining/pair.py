"""Explain a pair of accounts: what spoke for one incident and what against, in bits.

Enters: a lookup and a candidate or an account. Leaves: a tree of reasons.
What always holds: the reasons stand in order of the strength of their weight, and the words beside each say what it means.
"""

from __future__ import annotations

from tallystick.model.accounts import Account
from tallystick.model.decisions import Decision
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


def why_pair(look: Lookup, pair: Candidate, *, decided: bool = True) -> Why:
    """A scored pair with its reasons, the weightiest first; where `decided`, also what decided and what would turn that."""
    ordered = sorted(pair.reasons, key=lambda one: (-abs(one.weight), one.name))
    return Why(
        label="one incident" if pair.same else "kept apart",
        words=f"{account_words(look, pair.left)} — and — {account_words(look, pair.right)}",
        id=f"{pair.left}:{pair.right}",
        weight=pair.weight,
        because=(
            *(Why(label=wording.rule(one.name), words=one.words, weight=one.weight) for one in ordered),
            *((why_decided(look, look.decisions.of(pair.left, pair.right)),) if decided else ()),
        ),
    )


def why_decided(look: Lookup, of: Decision) -> Why:
    """What decided, and each one thing that would turn the decision if it were told otherwise."""
    return Why(
        label="decided",
        words=_held(look, of) if of.same else _kept_apart(of),
        because=tuple(
            Why(label="would part them" if of.same else "would join them", words=f"{wording.rule(one.comparison)}: {one.words}")
            for one in of.changes
        )
        or (Why(label="would change it", words=nothing_turns(of)),),
    )


def _held(look: Lookup, of: Decision) -> str:
    (account,) = of.mine
    others = wording.plural(len(of.others), "other account")
    against = f", although {_and(of)}" if of.refused else ""
    return f"{account_words(look, account)}: {of.average:+.2f} bits on average with the {others}{against}; {_needed(of)}"


def _kept_apart(of: Decision) -> str:
    between = (
        "the pair between the two incidents weighs"
        if of.pairs == 1
        else f"the {of.pairs} pairs between the two incidents weigh"
    )
    average = "" if of.pairs == 1 else " on average"
    refused = f"{_and(of)}; " if of.refused else ""
    return f"{refused}{between} {of.average:+.2f} bits{average}; {_needed(of)}"


def _and(of: Decision) -> str:
    return " and ".join(one.value for one in of.refused)


def _needed(of: Decision) -> str:
    return f"two are joined from {of.needed:+.2f} bits on"


def nothing_turns(of: Decision) -> str:
    """Why no change is named."""
    if not of.told:
        return "not tried; ask tallystick explain for the account, or run the ledger again"
    return "no one thing told otherwise"


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
