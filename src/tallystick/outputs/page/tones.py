"""Tones: how a statement is set apart on the page, by colour and by a word, and its columns in a table.

Enters: a claim, an attribution or a value. Leaves: the name of a style class, and words.
What always holds: each colour has a word beside it, so that nothing is told by colour alone.
"""

from __future__ import annotations

from tallystick.model.claims import Attribution, Claim, Measure, Scope
from tallystick.model.incidents import Value
from tallystick.model.tolls import Toll
from tallystick.outputs import wording
from tallystick.outputs.lookup import Statement
from tallystick.outputs.printable import one_line

_TONE = {
    Measure.KILLED: "t-killed",
    Measure.WOUNDED: "t-wounded",
    Measure.DISPLACED: "t-displaced",
    Measure.DESTROYED: "t-things",
    Measure.DAMAGED: "t-things",
    Measure.SEIZED: "t-things",
}

LEGEND = (
    ("t-killed", "killed"),
    ("t-wounded", "wounded"),
    ("t-fate", "missing, captured, killed or wounded, “neutralised”"),
    ("t-displaced", "displaced"),
    ("t-things", "destroyed, damaged, seized"),
    ("t-who", "who is said to have done it"),
)


def tone(of: Statement | Value | Toll) -> str:
    """The style class of a statement, value or toll."""
    return "t-who" if isinstance(of, Attribution) else _TONE.get(of.measure, "t-fate")


def kind(of: Statement) -> str:
    """The word that stands beside the colour."""
    return "by whom" if isinstance(of, Attribution) else wording.measure_label(of.measure)


def figure(of: Statement) -> str:
    """The first column of a table of claims: the figure, or how responsibility is put."""
    return wording.attribution_stance(of.stance) if isinstance(of, Attribution) else wording.claimed(of)


def subject(of: Statement) -> str:
    """Whom or what the statement is about, and what the figure counts where it is not one incident."""
    if isinstance(of, Attribution):
        return one_line(of.actor)
    return one_line(of.group.name + _counts(of))


def _counts(of: Claim) -> str:
    return "" if of.scope is Scope.INCIDENT else f" ({wording.scope(of.scope)})"
