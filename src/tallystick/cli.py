"""Command line: `tallystick run`, `show`, `explain`, `report`, `export`, `verify`, `gazetteer add`.

In: what a person types. Out: results on stdout, everything else (progress, errors) on stderr. Always: the exit status is 0
where all is well, 1 where something was rejected or does not hold, 2 where the command could not begin; an error is one clear
line with its remedy.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from tallystick import __version__, api
from tallystick.model.errors import InputError, SetupError, TallystickError
from tallystick.model.incidents import BestRule
from tallystick.model.ledger import LedgerContents
from tallystick.outputs.export import Format, What

FOUND, UNUSABLE = 1, 2

app = typer.Typer(
    name="tallystick",
    help="Lay many news reports of violence together: one ledger of incidents, every figure traced to its words and speaker.",
    epilog="Begin with: tallystick run reports/ --ledger my.ledger, then: tallystick show my.ledger",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
places = typer.Typer(no_args_is_help=True, help="Places beyond the gazetteer that Tallystick brings: your GeoNames dumps.")
app.add_typer(places, name="gazetteer")

LedgerPath = Annotated[str, typer.Argument(metavar="LEDGER", help="The ledger, a file that `tallystick run` made.")]
OwnPlaces = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        envvar="TALLYSTICK_GAZETTEER",
        help="Your own places, a file that `tallystick gazetteer add` makes; without it, the one in your data folder.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the same as JSON, for programs.")]
WithNames = Annotated[
    bool, typer.Option("--with-names", help="Keep the names of minors, survivors, wounded and relatives, else left out.")
]


def main() -> None:
    """Run the command that was typed, and end the process with its exit status."""
    try:
        app()
    except TallystickError as error:
        Console(stderr=True, highlight=False, markup=False, soft_wrap=True).print(f"tallystick: {error}")
        sys.exit(UNUSABLE)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"tallystick {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command(epilog="Example: tallystick run 'reports/*.html' more.jsonl.gz --ledger my.ledger")
def run(
    ledger: Annotated[str, typer.Option("--ledger", metavar="LEDGER", help="The ledger; made where there is none.")],
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="INPUT...", help="Files, folders or patterns of text, HTML or JSONL.")
    ] = None,
    figures: Annotated[
        Path | None, typer.Option("--figures", metavar="FILE", help="Your own intervals for vague words such as dozens (TOML).")
    ] = None,
    best: Annotated[
        BestRule, typer.Option("--best", metavar="RULE", help=f"Best figure where origins differ: {', '.join(BestRule)}.")
    ] = BestRule.MOST,
    weights: Annotated[
        Path | None, typer.Option("--weights", metavar="FILE", help="Your own weights of linking, in bits (TOML).")
    ] = None,
    gazetteer: OwnPlaces = None,
    anew: Annotated[
        bool, typer.Option("--anew", help="Derive again, from the reports it keeps, all that the ledger holds; needs no INPUT.")
    ] = False,
) -> None:
    """Read reports into a ledger: link what tells of one incident, count copies once, check the tolls.

    Best figures where origins differ: what most of them give, of several the lowest, none where a party speaks (most); the
    lowest, until two known origins give the same higher one (lowest, after ACLED); none but what all of them allow (agreed).
    Low and high are the same by every rule.

    May be repeated and extended: reports already in the ledger stay, and the same report twice changes nothing.
    Exit status 1 where an input was rejected; the rest is read all the same.
    """
    if not inputs and not anew:
        raise InputError("There is nothing to read.", "Name files, folders or patterns, or derive the ledger anew with --anew.")
    own = gazetteer or api.own_gazetteer()
    with _progress() as progress:
        summary = api.run(inputs or (), ledger, progress, gazetteer=own, figures=figures, best=best, weights=weights, anew=anew)
    print(f"{ledger}: {_count(summary.reports, 'report')} ({summary.new_reports:,} new), ", end="")
    print(f"{_count(summary.incidents, 'incident')}, {_count(summary.findings, 'finding')}.")
    if summary.rejections:
        number = _count(len(summary.rejections), "input")
        print(f"Rejected: {number}. Each with its reason: tallystick show {ledger} --rejections")
        raise typer.Exit(FOUND)


@places.command(epilog="Example: tallystick gazetteer add SY.zip")
def add(
    dump: Annotated[Path, typer.Argument(metavar="FILE", help="A GeoNames dump as shipped: allCountries or XX, .txt or .zip.")],
    gazetteer: OwnPlaces = None,
) -> None:
    """Add the towns, villages, camps and divisions of a GeoNames dump to those that reading knows.

    Dumps stand at https://download.geonames.org/export/dump/ (CC BY 4.0); nothing is fetched. The index is built once and used
    by every later run. A dump that was added before changes nothing. Exit status 1 where lines could not be read; the rest is
    added all the same.
    """
    index = gazetteer or api.own_gazetteer()
    with _progress() as progress:
        adding = api.add_places(dump, index, lambda done: progress("reading lines", done, None))
    if adding.again:
        print(f"{dump.name} was added before; nothing has changed.")
        return
    print(f"{index}: {_count(adding.added, 'place')} added.")
    for reason, number in sorted(adding.skipped.items()):
        print(f"Left out: {_count(number, 'line')}: {reason}")
    if adding.unreadable:
        raise typer.Exit(FOUND)


@app.command(epilog="Examples: tallystick show my.ledger, or one record: tallystick show my.ledger inc-3f9a")
def show(
    ledger: LedgerPath,
    incident: Annotated[str | None, typer.Argument(metavar="[INCIDENT]", help="An incident's id, or how it begins.")] = None,
    rejections: Annotated[
        bool, typer.Option("--rejections", help="What could not be used, and why; and reports that hold no figure.")
    ] = False,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="What the ledger said at the end of that day (2020-02-27)."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show incidents and findings with the words that bear them, or one incident's whole record.

    With --as-of all is joined and reckoned anew from the reports that had come out by that day; ids stay the same as far as the
    same reports are there.
    """
    from tallystick.outputs import show as shows

    contents = _earlier(ledger, as_of.date()) if as_of is not None else api.open_contents(ledger)
    if rejections:
        _print_json(shows.rejections_data(contents)) if as_json else shows.rejections(contents, _console())
    elif incident is None:
        _print_json(shows.incident_list_data(contents)) if as_json else shows.incident_list(contents, _console())
    elif as_json:
        _print_json(shows.incident_record_data(contents, incident))
    else:
        shows.incident_record(contents, incident, _console())


def _earlier(ledger: str, day: date) -> LedgerContents:
    """The ledger as of a day; what is left out is said on stderr, so that the output is the same as of any ledger."""
    with _progress() as progress:
        earlier = api.open_as_of(ledger, day, progress)
    left = [f"{_count(earlier.later, 'report')} came out later"] if earlier.later else []
    left += [f"of {_count(earlier.undated, 'report')} the day is not known"] if earlier.undated else []
    told = f"As of {day.isoformat()}: {_count(len(earlier.contents.reports), 'report')}"
    print(f"{told}; left out: {', '.join(left)}." if left else f"{told}.", file=sys.stderr)
    return earlier.contents


@app.command(epilog="Example: tallystick explain my.ledger inc-3f9a")
def explain(
    ledger: LedgerPath,
    record: Annotated[
        str,
        typer.Argument(metavar="ID", help="The id of an incident, claim, account, toll, finding or report, or how it begins."),
    ],
    as_json: AsJson = False,
) -> None:
    """Explain why the ledger says so: the weights of a link, the rule of a value, the sums of a toll."""
    from tallystick.outputs import explain as explains

    contents = api.open_contents(ledger)
    if as_json:
        _print_json(explains.explain_data(contents, record))
    else:
        explains.explain(contents, record, _console())


@app.command(epilog="Example: tallystick report my.ledger -o report.html")
def report(
    ledger: LedgerPath,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where to write the page.")],
    with_names: WithNames = False,
) -> None:
    """Write one self-contained page (no network, no scripts from elsewhere) that a reader opens in any browser."""
    from tallystick.outputs.report import render

    page = render(api.open_contents(ledger), with_names=with_names)
    _write(output, page.encode("utf8"))


@app.command(epilog="Example: tallystick export my.ledger incidents --format ged -o ged.csv")
def export(
    ledger: LedgerPath,
    what: Annotated[What, typer.Argument(metavar="WHAT", help=f"One of: {', '.join(What)}.")],
    form: Annotated[
        Format, typer.Option("--format", metavar="F", help=f"One of: {', '.join(Format)}; the last three for incidents.")
    ],
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="A file; else it is printed.")] = None,
    with_names: WithNames = False,
) -> None:
    """Export a table for other programs. Unknown is null or blank, never 0, but where ACLED's own rule asks for 0."""
    from tallystick.outputs.export import export as exported

    data = exported(api.open_contents(ledger), what, form, with_names=with_names)
    if output is not None:
        _write(output, data)
    elif form is Format.PARQUET and sys.stdout.isatty():
        raise SetupError("Parquet is not for a terminal.", "Give a file: -o FILE")
    else:
        sys.stdout.buffer.write(data)


@app.command(epilog="Example: tallystick verify my.ledger")
def verify(ledger: LedgerPath) -> None:
    """Check every hash, passage and reference of a ledger, and every text against its bytes. Exit status 1 where one fails."""
    problems = api.verify(ledger)
    for problem in problems:
        print(f"{problem.kind}: {problem.where}: {problem.detail}")
    if problems:
        print(f"{_count(len(problems), 'problem')} found.")
        raise typer.Exit(FOUND)
    print(f"{ledger}: every hash, passage and reference holds.")


def _console() -> Console:
    return Console(highlight=False)


def _print_json(data: dict[str, Any]) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _write(path: str, data: bytes) -> None:
    try:
        Path(path).write_bytes(data)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}.", "Name another file with -o.") from error
    print(f"Written: {path}", file=sys.stderr)


@contextmanager
def _progress() -> Iterator[api.Progress]:
    """Steps and bars on stderr, gone when the work is done; nothing where stderr is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as shown:
        task = shown.add_task("starting", total=None)
        yield lambda stage, done, total: shown.update(task, description=stage, completed=done, total=total)
