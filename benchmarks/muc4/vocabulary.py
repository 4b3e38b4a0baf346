"""Vocabulary: the words of MUC-4's form that reading has no use for, and the kinds of targets that they tell.

A description enters; its kind in the form leaves. The tables are in data/words.toml.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def words() -> dict[str, Any]:
    """The tables of the form."""
    return tomllib.loads((HERE / "data/words.toml").read_text(encoding="utf8"))


def is_thing(description: str) -> bool:
    """Whether a description is that of a building, vehicle or the like."""
    head = description.lower().split(" of ")[0].split(" in ")[0]
    return thing_kind(head) is not None


def thing_kind(description: str) -> str | None:
    """The kind of a physical target by the last of its words that has one."""
    found = [
        (match.end(), kind)
        for kind, pattern in words()["things"].items()
        for match in re.finditer(rf"\b(?:{pattern})s?\b", description.lower())
    ]
    return max(found)[1] if found else None


def person_kind(description: str) -> str:
    """The kind of a human target by the words that describe it."""
    plain = description.lower()
    return next((kind for kind, pattern in words()["kinds"].items() if re.search(pattern, plain)), "CIVILIAN")
