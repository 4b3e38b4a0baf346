"""What ``settings.toml`` holds.

In: a TOML file. Out: frozen records. Always: a key that is unknown or missing stops the training before it begins.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

DEFAULT = Path(__file__).parent / "settings.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Of the network."""

    width: int
    depth: int
    pieces: int
    hidden: int
    hidden_pieces: int
    ner_hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Of the training."""

    seed: int
    words: int
    rate: float
    dropout: float
    names: float
    first_batch: int
    last_batch: int
    unknown: float
    measure_minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of a training run."""

    sizes: Sizes
    rows: dict[str, int]
    course: Course


def read_settings(path: Path = DEFAULT) -> Settings:
    """The settings of a file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Settings(sizes=Sizes(**data["sizes"]), rows=data["rows"], course=Course(**data["course"]))
