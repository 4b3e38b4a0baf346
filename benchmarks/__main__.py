"""Run benchmarks: `python -m benchmarks NAME --data PATH`.

Prints a table and, as its last line, the same figures as JSON. Exit status: 0, or 1 where a figure is below its floor, or 2
where the data asked for is not there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from benchmarks import (
    airwars,
    copies,
    damage,
    geoparsing,
    gva,
    idmc,
    language,
    linking,
    muc4,
    news_claims,
    news_clusters,
    polnear,
    seeds,
    speed,
    timebank,
    tolls,
    voice,
    war_reports,
)
from benchmarks.table import Figure, as_json, print_table

Benchmark = Callable[[Path], list[Figure]]

BENCHMARKS: dict[str, Benchmark] = {
    "seeds": seeds.run,
    "war_reports": war_reports.run,
    "news_claims": news_claims.run,
    "language": language.run,
    "timebank": timebank.run,
    "geoparsing": geoparsing.run,
    "gva": gva.run,
    "idmc": idmc.run,
    "airwars": airwars.run,
    "news_clusters": news_clusters.run,
    "polnear": polnear.run,
    "muc4": muc4.run,
    "linking": linking.run,
    "copies": copies.run,
    "damage": damage.run,
    "voice": voice.run,
    "tolls": tolls.run,
    "speed": speed.run,
}
"""Name and function of each; a function raises FileNotFoundError where its data is not there."""


def main() -> int:
    """Run what was asked for; gives the exit status."""
    asked = _arguments()
    names = list(BENCHMARKS) if asked.name == "all" else [asked.name]
    figures, skipped = _measure(names, asked.data)
    console = Console()
    print_table(figures, console)
    for name, reason in skipped.items():
        console.print(f"skipped: {name}: {reason}", markup=False, highlight=False)
    print(as_json(figures, skipped))
    if skipped and asked.name != "all":
        return 2
    return 0 if all(figure.passed for figure in figures) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=[*BENCHMARKS, "all"], help="one benchmark, or all whose data is there")
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("../shared"),
        help="the shared folder (it holds seeds, tools and benchmarks), or one benchmark's own folder inside it",
    )
    return parser.parse_args()


def _measure(names: list[str], data: Path) -> tuple[list[Figure], dict[str, str]]:
    figures: list[Figure] = []
    skipped: dict[str, str] = {}
    for name in names:
        try:
            figures += BENCHMARKS[name](data)
        except FileNotFoundError as error:
            skipped[name] = str(error)
    return figures, skipped


if __name__ == "__main__":
    sys.exit(main())
