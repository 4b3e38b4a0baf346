"""Why: an explanation as a tree, each node a label, words, and where it weighs something its weight in bits.

Enters: nodes that the explaining modules build. Leaves: the tree as plain data or as indented lines.
What always holds: lines and data say the same, in the same order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.text import Text

from tallystick.outputs.lines import print_words
from tallystick.outputs.printable import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One node: `weight` is in bits, positive for, negative against; `because` are the nodes that it rests on."""

    label: str
    words: str
    id: str | None = None
    weight: float | None = None
    because: tuple[Why, ...] = ()


def as_data(why: Why) -> dict[str, Any]:
    """The tree as nested dictionaries; `weight` and `id` only where there are any."""
    data: dict[str, Any] = {"label": why.label, "words": why.words}
    if why.id is not None:
        data["id"] = why.id
    if why.weight is not None:
        data["weight_bits"] = round(why.weight, 2)
    if why.because:
        data["because"] = [as_data(one) for one in why.because]
    return data


def print_tree(why: Why, console: Console, depth: int = 0) -> None:
    """Print the tree, two columns of indent for each level."""
    line = Text()
    if why.weight is not None:
        line.append(f"{why.weight:+7.2f} bits  ", "bold")
    line.append(f"{one_line(why.label)}: " if why.words else one_line(why.label), "bold" if why.because else "")
    line.append(one_line(why.words))
    if why.id:
        line.append(f"   [{why.id}]", "dim")
    print_words(console, line, indent=2 * depth)
    for one in why.because:
        print_tree(one, console, depth + 1)
