"""Line: what stands between two line breaks: a paragraph in most texts, a part of one in hard-wrapped copy.

In: a text. Out: whether a fixed width broke its lines. Always: the text alone decides, and one line too wide for it is enough
to say no.
"""

from __future__ import annotations

import re
from itertools import pairwise

FULL_STOP = re.compile(r"[.!?:;][\"'”’)\]]*$")

WRAP_WIDTH = 100
"""Characters. Hard-wrapped copy breaks its lines at 60 to 80; lines of one paragraph each are mostly longer."""

WRAP_SHARE = 0.6
"""Share of inner lines without a full stop at their end from which a text is wrapped: wrapped copy has about 0.95."""


def hard_wrapped(text: str) -> bool:
    """Whether line breaks stand within sentences throughout: no line is wide, and most inner ones end without a stop."""
    lines = [line.strip() for line in text.split("\n")]
    if max(map(len, lines)) > WRAP_WIDTH:
        return False
    inner = [line for line, following in pairwise(lines) if line and following]
    return len(inner) >= 3 and sum(FULL_STOP.search(line) is None for line in inner) >= WRAP_SHARE * len(inner)
