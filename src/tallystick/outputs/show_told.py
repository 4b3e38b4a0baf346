"""Show told: the section "How it is told" of a whole record in the terminal.

Enters: a lookup, an incident and a console. Leaves: a table, a line for each report, and what was not found in it.
What always holds: the words are those of the reports, whole; the table has no cell that colour alone explains.
"""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tallystick.model.incidents import Incident
from tallystick.outputs import told
from tallystick.outputs.lines import print_words
from tallystick.outputs.lookup import Lookup

COLUMNS = ("outlet", "the dead or harmed", "the act", "the actor", "agent named beside it?")


def print_told(look: Lookup, incident: Incident, console: Console) -> None:
    """Print how each report tells of the incident; nothing where no words of harm were read."""
    found = told.rows(look, incident)
    if not found:
        return
    console.print()
    print_words(console, told.HEADING, "bold", indent=2)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="dim")
    for column in COLUMNS:
        table.add_column(column, overflow="fold")
    for row in found:
        cells = (row.outlet, "; ".join(one.words for one in row.dead), "; ".join(row.acts), "; ".join(row.actors), row.named)
        table.add_row(*(Text(cell) for cell in cells))
    for line in console.render_lines(table, console.options.update(width=max(40, console.width - 4)), pad=False):
        print_words(console, "".join(segment.text for segment in line).rstrip(), indent=4)
    for row in found:
        for one in row.framing.left_out:
            print_words(console, f"{row.outlet}: not found in this report: {told.missing(look, one)}", indent=4)
    for words in told.swapped(look, (row.framing for row in found)):
        print_words(console, f"in a shared passage {words}", indent=4)
    print_words(console, told.NOTE, "dim", indent=4)
