"""The share of drawn sentences that are read right, pattern by pattern: python -m tests.reading.generated [DRAWS [NAME]]."""

from __future__ import annotations

import sys

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tallystick import language
from tallystick.reading import Reader
from tests.reading.generated.grammar import PATTERNS, drawn, problems


def main(draws: int, only: str) -> None:
    reader = Reader(language.load())
    for pattern in PATTERNS:
        if only in pattern["name"]:
            wrong: dict[str, list[str]] = {}
            right, of = _read(reader, pattern, draws, wrong)
            print(f"{right:4} of {of:4}  {pattern['name']}")
            for text, found in list(wrong.items())[:3]:
                print(f"         {text}\n           {found}")


def _read(reader: Reader, pattern: dict[str, object], draws: int, wrong: dict[str, list[str]]) -> tuple[int, int]:
    seen = []

    @seed(20260101)
    @settings(
        max_examples=draws, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(st.data())
    def each(data: st.DataObject) -> None:
        one = data.draw(drawn(pattern))
        seen.append(one)
        found = problems(one, reader.read(one.report()))
        if found:
            wrong[one.text] = found

    each()
    return len(seen) - sum(one.text in wrong for one in seen), len(seen)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20, sys.argv[2] if len(sys.argv) > 2 else "")
