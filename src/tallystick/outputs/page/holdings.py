"""Holdings: what a ledger holds, in a few sentences.

Enters: a lookup. Leaves: a headline, a lead, and how many reports are dated.
What always holds: what was rejected or is undated is said, not left out.
"""

from __future__ import annotations

from tallystick.model.days import DateBasis
from tallystick.model.ledger import LedgerContents
from tallystick.outputs.lookup import Lookup
from tallystick.outputs.wording import day, plural


def headline(look: Lookup) -> str:
    """The ledger in a line: "4 reports, 3 incidents, 5 findings"."""
    return ", ".join(
        (
            plural(len(look.reports), "report"),
            plural(len(look.incidents), "incident"),
            plural(len(look.findings), "finding"),
        )
    )


def lead(look: Lookup) -> str:
    """Outlets, the span of the incidents, what is undated, and what was rejected."""
    rejected = len(look.contents.rejections)
    sentences = (
        f"{_from(look)} {_span(look)}",
        f"{plural(len(look.statements), 'claim')} in {plural(len(look.accounts), 'account')}.",
        f"{plural(rejected, 'item')} could not be used; see the end." if rejected else "Nothing was rejected.",
    )
    return " ".join(sentences)


def outlets(contents: LedgerContents) -> list[str]:
    """The outlets that are named, each once."""
    return sorted({one.outlet for one in contents.reports if one.outlet})


def dated_words(look: Lookup) -> str:
    """How many reports state their day of publication, how many had it inferred, how many remain undated."""
    known = [one for one in look.reports if look.published(one)]
    inferred = [one for one in known if _inferred(look, one)]
    words = (
        f"{len(known) - len(inferred)} with a stated day of publication",
        f"{len(inferred)} with an inferred one",
        f"{len(look.reports) - len(known)} undated",
    )
    return ", ".join(words)


def _from(look: Lookup) -> str:
    named = len(outlets(look.contents))
    return f"From {plural(named, 'outlet')}." if named else "No report names its outlet."


def _inferred(look: Lookup, report_id: str) -> bool:
    dating = look.datings.get(report_id)
    return dating is not None and dating.basis is not DateBasis.STATED


def _span(look: Lookup) -> str:
    days = [end for one in look.incidents.values() if one.days for end in (one.days.first, one.days.last) if end]
    undated = sum(1 for one in look.incidents.values() if one.days is None)
    if not days:
        return "No incident has a known day."
    first, last = min(days), max(days)
    span = f"Incidents on {day(first)}" if first == last else f"Incidents from {day(first)} to {day(last)}"
    return f"{span}; {undated} of unknown day." if undated else f"{span}."
