"""Lines on a terminal: wrapped, indented, with nothing after their last word.

Enters: styled words and a console. Leaves: printed lines.
What always holds: words are printed as they are, never read as markup, which a hostile report could hold.
"""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from tallystick.outputs.printable import printable

_LEAST_WIDTH = 24


def print_words(console: Console, words: str | Text, style: str = "", indent: int = 0, hanging: int = 0) -> None:
    """Print words wrapped at the console's width; all lines but the first are indented by `hanging` more."""
    text = words if isinstance(words, Text) else Text(printable(words), style=style)
    width = max(_LEAST_WIDTH, console.width - indent - hanging)
    for number, line in enumerate(text.wrap(console, width)):
        line.rstrip()
        lead = " " * (indent if number == 0 else indent + hanging) if line.plain else ""
        console.print(Text(lead).append_text(line), soft_wrap=True)
