"""SVG: elements as escaped text, for drawings that stand inside a page.

Enters: names, attributes and children. Leaves: markup that is safe to put into HTML.
What always holds: attributes and words are escaped; numbers carry at most one decimal, so that equal ledgers draw alike.
"""

from __future__ import annotations

from markupsafe import Markup, escape

Attribute = str | int | float | None


def tag(name: str, *children: str | Markup, **attributes: Attribute) -> Markup:
    """An element; underscores in attribute names become hyphens, a trailing one goes; None leaves the attribute out."""
    written = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), _number(value))
        for key, value in attributes.items()
        if value is not None
    )
    inner = Markup("").join(escape(child) for child in children)
    return Markup("<{}{}>{}</{}>").format(Markup(name), written, inner, Markup(name))


def words(x: float, y: float, content: str, class_: str = "", anchor: str = "middle") -> Markup:
    """Words at a point, centred unless told otherwise."""
    return tag("text", content, x=x, y=y, class_=class_ or None, text_anchor=anchor)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> Markup:
    """A straight line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def arrow_up(x: float, y: float, class_: str) -> Markup:
    """The head of an arrow that points up at (x, y): the bound is open above."""
    return tag("path", d=f"M{x - 4:.1f},{y + 6:.1f} l4,-6 l4,6", class_=class_)


def arrow_down(x: float, y: float, class_: str) -> Markup:
    """The head of an arrow that points down at (x, y): the bound is open below."""
    return tag("path", d=f"M{x - 4:.1f},{y - 6:.1f} l4,6 l4,-6", class_=class_)


def drawing(width: float, height: float, title: str, description: str, *children: Markup) -> Markup:
    """A whole drawing, with a title and a description for those who do not see it."""
    return tag(
        "svg",
        tag("title", title),
        tag("desc", description),
        *children,
        viewBox=f"0 0 {_number(width)} {_number(height)}",
        width=width,
        height=height,
        role="group",
        aria_label=title,
        xmlns="http://www.w3.org/2000/svg",
    )


def _number(value: Attribute) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".rstrip("0").rstrip(".")
    return str(value)
