"""Exchange: a text and a pair of words enter; the text with one word for the other leaves, in the case that each had."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two words that stand for each other; `of_groups` where they name different groups of persons."""

    loaded: str
    sober: str
    of_groups: bool = False
    followed_by: str = ""

    @property
    def name(self) -> str:
        return f"{self.loaded}/{self.sober}"

    def changed(self, text: str, *, sober: bool) -> str:
        """The text with the sober word for the loaded one, or the other way."""
        old, new = (self.loaded, self.sober) if sober else (self.sober, self.loaded)
        after = f"(?={self.followed_by})" if self.followed_by else ""
        return re.sub(rf"\b{old}\b{after}", lambda match: _in_case(match.group(), new), text, flags=re.IGNORECASE)


def _in_case(like: str, word: str) -> str:
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word


def pairs() -> list[Pair]:
    """The table of `wording.toml`."""
    table = tomllib.loads(Path(__file__).with_name("wording.toml").read_text(encoding="utf8"))
    return [
        Pair(loaded=one["pair"][0], sober=one["pair"][1], of_groups=kind == "group", followed_by=one.get("followed_by", ""))
        for kind in ("same", "group")
        for one in table[kind]
    ]
