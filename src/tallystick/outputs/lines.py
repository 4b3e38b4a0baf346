"""Lines on a terminal: wrapped, indented, with nothing after their last word.

Enters: styled words and a console. Leaves: printed lines.
What always holds: words are printed as they are, never read as markup, which a hostile report could hold.
"""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from tallystick.outputs.printable import printable

_LEAST_WIDTH = 24


def print_words(console: Console, words: str | Text, style: str = "", indent: int = 0, lead: str = "") -> None:
    """Print words wrapped at the console's width and indented; `lead` stands before them, and the later lines beneath them."""
    text = words if isinstance(words, Text) else Text(printable(words), style=style)
    first = " " * indent + lead
    lines = text.wrap(console, max(_LEAST_WIDTH, console.width - len(first))) or [Text()]
    for number, line in enumerate(lines):
        line.rstrip()
        before = first if number == 0 else " " * len(first)
        console.print(Text(before if line.plain or lead else "").append_text(line), soft_wrap=True)
