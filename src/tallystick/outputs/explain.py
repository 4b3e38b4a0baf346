"""Explain: why the ledger says what it says of one incident, claim, pair of accounts, toll, finding, report or copy.

Enters: the contents of a ledger and an id, whole or its first characters. Leaves: a tree of reasons.
What always holds: every reason is one that the ledger holds; nothing is worked out anew except what time words resolve to.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.console import Console

from tallystick.model.errors import UnknownIdError
from tallystick.model.ledger import LedgerContents
from tallystick.outputs.explaining.claim import why_claim
from tallystick.outputs.explaining.copy import why_copy
from tallystick.outputs.explaining.incident import why_incident, why_report
from tallystick.outputs.explaining.pair import why_account, why_pair
from tallystick.outputs.explaining.toll import why_finding, why_toll
from tallystick.outputs.explaining.why import Why, as_data, print_tree
from tallystick.outputs.ids import find_id
from tallystick.outputs.lookup import Lookup


def explain(contents: LedgerContents, some_id: str, console: Console) -> None:
    """Print why; raises UnknownIdError where no record, or more than one, has an id that begins so."""
    print_tree(_why(contents, some_id), console)


def explain_data(contents: LedgerContents, some_id: str) -> dict[str, Any]:
    """What `explain` prints, as plain data; raises UnknownIdError as it does."""
    return as_data(_why(contents, some_id))


def _why(contents: LedgerContents, some_id: str) -> Why:
    look = Lookup(contents)
    if ":" in some_id:
        return _pair(look, some_id)
    kinds: tuple[tuple[dict[str, Any], Callable[[Lookup, Any], Why]], ...] = (
        (look.incidents, why_incident),
        (look.statements, why_claim),
        (look.accounts, why_account),
        (look.tolls, why_toll),
        (look.findings, why_finding),
        (look.reports, why_report),
        (look.copies, why_copy),
    )
    named = next((one for one in look.reports.values() if some_id in one.names), None)
    if named:
        return why_report(look, named)
    found = find_id(some_id, [one for records, _ in kinds for one in records], "record")
    records, why = next((records, why) for records, why in kinds if found in records)
    return why(look, records[found])


def _pair(look: Lookup, some_id: str) -> Why:
    typed = some_id.split(":", 1)
    left, right = sorted(find_id(one, look.accounts, "account") for one in typed)
    for one in look.contents.linked.candidates:
        if (one.left, one.right) == (left, right):
            return why_pair(look, one)
    raise UnknownIdError(
        f"The accounts {left} and {right} were never compared.",
        "Pairs that share neither words, time nor place are not scored; explain one of the accounts to see its pairs.",
    )
