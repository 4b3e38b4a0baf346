"""Explain a copy and a damaged text: what two reports share, what was exchanged, and how it is told who had it first.

Enters: a lookup and a copy, or a report. Leaves: a tree of reasons.
What always holds: words are the reports' own, with their offsets; where nothing tells who was first, that is said.
"""

from __future__ import annotations

from tallystick.model.copies import Copy, Damage, Exchange, NearCopy
from tallystick.model.passage import Passage
from tallystick.outputs import wording
from tallystick.outputs.explaining.why import Why
from tallystick.outputs.lookup import Lookup


def why_copy(look: Lookup, of: Copy) -> Why:
    """A shared passage with its two sides, each exchange, its direction, and the damages that it mends."""
    mended = [one for one in look.contents.lineage.damages if one.copy_id == of.copy_id]
    return Why(
        label="shared passage",
        words=f"{look.reports[of.left.report_id].name} and {look.reports[of.right.report_id].name}",
        id=of.copy_id,
        because=(
            _side(look, of.left),
            _side(look, of.right),
            *(_exchange(one) for one in of.exchanges),
            Why(label="who had it first", words=direction(look, of)),
            *_carriers(look, of),
            *(why_damage(look, one) for one in mended),
        ),
    )


def why_shared(look: Lookup, report_id: str) -> tuple[Why, ...]:
    """What a report shares with others, in the order of its text, and where it lost words."""
    copies = (
        Why(
            label="shares a passage with",
            words=f"{look.reports[one.other(report_id).report_id].name}: “{one.other(report_id).quote}”; "
            f"{wording.plural(len(one.exchanges), 'exchange')}; {direction(look, one)}",
            id=one.copy_id,
        )
        for one in look.copies_of(report_id)
    )
    return (*copies, *(why_damage(look, one) for one in look.damages_of(report_id)))


def why_damage(look: Lookup, of: Damage) -> Why:
    """A place where a report lost words."""
    supplied = of.supplied
    source = (Why(label="supplied by", words=_where(look, supplied), id=of.copy_id),) if supplied is not None else ()
    return Why(
        label=f"words missing in {look.reports[of.passage.report_id].name} at {of.at}", words=wording.damage(of), because=source
    )


def direction(look: Lookup, of: Copy | NearCopy) -> str:
    """Which of the two reports had the words first, and what tells it."""
    if of.earlier is None or of.earlier not in look.reports:
        return "not known which was first: neither stated days of publication nor a credit tells"
    rule = f", by {of.earlier_by.value}" if of.earlier_by is not None else ""
    return f"{look.reports[of.earlier].name} was first{rule}"


def _side(look: Lookup, of: Passage) -> Why:
    return Why(label=_where(look, of), words=f"“{of.quote}”")


def _where(look: Lookup, of: Passage) -> str:
    return f"{look.reports[of.report_id].name}, {of.start} to {of.end}"


def _exchange(one: Exchange) -> Why:
    left, right = (f"“{words}”" if words else "nothing" for words in (one.left, one.right))
    return Why(label="exchanged", words=f"{left} (at {one.left_start}) and {right} (at {one.right_start})")


def _carriers(look: Lookup, of: Copy) -> tuple[Why, ...]:
    reports = (look.reports[of.left.report_id], look.reports[of.right.report_id])
    return tuple(Why(label="credited to one agency", words=f"{one.name}: {one.carrier}") for one in reports if one.carrier)
