"""Numbers of targets as MUC-4 writes them: "7", "5 - 7", "20 -", "- 15", "~70", "PLURAL".

Out: full credit for the same form, half where one number is an end of the key's range or the key is about that number.
"""

from __future__ import annotations

import re

from benchmarks.muc4.credit import Credit

DIGITS = re.compile(r"\d+")


def number_credit(key: str, response: str) -> Credit:
    """What the response's number is worth, by section 3.2.21 of the guidelines."""
    wanted, given = _bare(key), _bare(response)
    if wanted == given:
        return Credit.FULL
    near = DIGITS.fullmatch(given) is not None and given in DIGITS.findall(wanted)
    return Credit.PARTIAL if near else Credit.NONE


def _bare(written: str) -> str:
    """Without spaces, and without zeros and commas that say nothing."""
    return DIGITS.sub(lambda match: str(int(match.group())), re.sub(r"[\s,]", "", written))
