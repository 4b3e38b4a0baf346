"""Figure and table: what a benchmark measured, beside its floor and its aim.

In: figures. Out: a printed table, and the same as JSON. Always: a figure passes where it is no worse than its floor; which
way is worse is the figure's own.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number. `floor` None: it is told and not judged. `more_is_better` is False for seconds and the like."""

    benchmark: str
    name: str
    value: float
    floor: float | None = None
    aim: float | None = None
    more_is_better: bool = True

    @property
    def passed(self) -> bool:
        """Whether it is no worse than its floor."""
        if self.floor is None:
            return True
        return self.value >= self.floor if self.more_is_better else self.value <= self.floor

    @property
    def mark(self) -> str:
        """ "aim" where it reaches its aim, "pass" where its floor, "FAIL" below it, and nothing where it is not judged."""
        if self.floor is None:
            return ""
        if not self.passed:
            return "FAIL"
        reached = self.aim is not None and (self.value >= self.aim if self.more_is_better else self.value <= self.aim)
        return "aim" if reached else "pass"


def print_table(figures: Sequence[Figure], console: Console) -> None:
    """Print the figures as a table."""
    table = Table("benchmark", "figure", "value", "floor", "aim", "mark")
    for column in table.columns[2:5]:
        column.justify = "right"
    for figure in figures:
        numbers = [_number(one) for one in (figure.value, figure.floor, figure.aim)]
        table.add_row(figure.benchmark, figure.name, *numbers, figure.mark)
    console.print(table)


def as_json(figures: Sequence[Figure], skipped: dict[str, str]) -> str:
    """The figures on one line, with what was skipped and why."""
    listed = [{**asdict(figure), "passed": figure.passed} for figure in figures]
    return json.dumps({"figures": listed, "skipped": skipped})


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) and abs(value) > 1 else f"{value:,.3f}"
