"""Show: incidents, findings and rejections in the terminal, each figure with its quoted words and speaker.

Enters: the contents of a ledger and a console. Leaves: lines on the console, or the same as plain data.
What always holds: nothing is told by colour alone; lists shorten quotes visibly, a whole record never does.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from tallystick.model.findings import Finding
from tallystick.model.incidents import Incident, Value
from tallystick.model.ledger import LedgerContents
from tallystick.outputs import implied, record, wording
from tallystick.outputs.evidence import asserted, best_first, cite, evidence_line, of_finding, source, told_by
from tallystick.outputs.explaining.toll import toll_words
from tallystick.outputs.ids import find_id
from tallystick.outputs.lines import print_words
from tallystick.outputs.lookup import Lookup, Statement
from tallystick.outputs.printable import one_line
from tallystick.outputs.record import Data
from tallystick.outputs.show_told import print_told
from tallystick.outputs.versions import chain_data, chains, chains_of, print_chains

_QUOTES_IN_LISTS = 4
_LEAST_QUOTE = 48


def incident_list(contents: LedgerContents, console: Console) -> None:
    """Print all incidents in order of day, then the findings, those that most need a reviewer first."""
    look = Lookup(contents)
    print_words(console, _holdings(contents), "bold")
    for incident in look.in_order():
        _incident_lines(look, incident, console)
    _findings(look, look.ranked(), console)
    print_chains(look, chains(look), console)
    if contents.rejections:
        console.print()
        print_words(console, f"{wording.plural(len(contents.rejections), 'item')} could not be used.", "bold")


def incident_list_data(contents: LedgerContents) -> Data:
    """What `incident_list` prints, as plain data."""
    look = Lookup(contents)
    return {
        "incidents": [record.incident_data(look, one) for one in look.in_order()],
        "findings": [record.finding_data(look, one) for one in look.ranked()],
        "versions": [chain_data(look, one) for one in chains(look)],
        "rejections": len(contents.rejections),
    }


def incident_record(contents: LedgerContents, incident_id: str, console: Console) -> None:
    """Print one whole record; raises UnknownIdError where no incident, or more than one, has an id that begins so."""
    look = Lookup(contents)
    incident = look.incidents[find_id(incident_id, look.incidents, "incident")]
    _heading(incident, console)
    for label, words in _facts(look, incident):
        _fact(console, label, words)
    for value in look.values_of(incident):
        _whole_value(look, value, console)
    _statements(look, "Attributions", look.attributions_of(incident), console)
    _statements(look, "All claims", look.claims_of(incident), console)
    print_told(look, incident, console)
    touching = [one for one in look.ranked() if incident.incident_id in one.incident_ids]
    _findings(look, touching, console)
    print_chains(look, chains_of(look, incident.report_ids), console, None)


def incident_record_data(contents: LedgerContents, incident_id: str) -> Data:
    """What `incident_record` prints, as plain data; raises UnknownIdError as it does."""
    look = Lookup(contents)
    incident = look.incidents[find_id(incident_id, look.incidents, "incident")]
    touching = [one for one in look.ranked() if incident.incident_id in one.incident_ids]
    return {
        **record.whole_incident_data(look, incident),
        "findings": [record.finding_data(look, one) for one in touching],
        "versions": [chain_data(look, one) for one in chains_of(look, incident.report_ids)],
    }


def rejections(contents: LedgerContents, console: Console) -> None:
    """Print what could not be used, each with its reason."""
    if not contents.rejections:
        print_words(console, "Nothing was rejected.")
    for one in sorted(contents.rejections, key=lambda item: (item.name, item.reason)):
        print_words(console, f"{one.name}: {one.reason.value}", "bold")
        print_words(console, one.detail, indent=4)
    for name in _without_figures(contents):
        print_words(console, f"{name}: read, no figure", "bold")
        print_words(console, "It tells of no harm to a counted group; it stays in the ledger without an account.", indent=4)


def rejections_data(contents: LedgerContents) -> Data:
    """What `rejections` prints, as plain data."""
    ordered = sorted(contents.rejections, key=lambda item: (item.name, item.reason))
    return {"rejections": [record.rejection_data(one) for one in ordered], "without_figures": _without_figures(contents)}


def _without_figures(contents: LedgerContents) -> list[str]:
    """The names of reports that were read and hold no claim."""
    telling = {reading.report_id for reading in contents.readings if reading.claims}
    return sorted(report.name for report in contents.reports if report.report_id not in telling)


def _holdings(contents: LedgerContents) -> str:
    outlets = {one.outlet for one in contents.reports if one.outlet}
    counts = (
        wording.plural(len(contents.reports), "report"),
        wording.plural(len(outlets), "outlet") + " named",
        wording.plural(len(contents.linked.incidents), "incident"),
        wording.plural(len(contents.reconciled.findings), "finding"),
    )
    return ", ".join(counts)


def _heading(incident: Incident, console: Console) -> None:
    console.print()
    print_words(console, Text.assemble((one_line(wording.title(incident)), "bold"), f"   [{incident.incident_id}]"))


def _incident_lines(look: Lookup, incident: Incident, console: Console) -> None:
    _heading(incident, console)
    values = look.values_of(incident)
    _value_lines(look, values, console)
    if not values:
        print_words(console, "no figure on record", indent=2)
    origins = look.origins_of_figures(incident)
    if origins:
        print_words(console, one_line(wording.origins(origins)), "dim", indent=2)
    grade = look.assessments.get(incident.incident_id)
    if grade:
        print_words(console, f"{grade.grade.value}: {wording.rule(grade.grade_rule)}", "dim", indent=2)


def _value_lines(look: Lookup, values: Sequence[Value], console: Console) -> None:
    """Figures with a quote each: in columns where the terminal is wide, else the quote beneath its figure."""
    rows = [(wording.measure_label(one.measure), one_line(one.group.name), _figure(one)) for one in values]
    widths = [max((len(row[place]) for row in rows), default=0) for place in range(3)]
    for value, row in zip(values, rows, strict=True):
        evidence = best_first(look.statements_of(value.claim_ids))
        head = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + "  "
        room = console.width - 2 - len(head)
        if room >= _LEAST_QUOTE:
            words = evidence_line(look, evidence, 2 * room - 10) if evidence else ""
            print_words(console, words, indent=2, lead=head)
            continue
        print_words(console, "  ".join(row), indent=2)
        if evidence:
            print_words(console, evidence_line(look, evidence, 2 * (console.width - 6)), indent=6)


def _figure(value: Value) -> str:
    words = wording.value_words(value)
    return f"{words} (one party’s count)" if value.one_party else words


def _findings(look: Lookup, found: Sequence[Finding], console: Console) -> None:
    if found:
        console.print()
        print_words(console, "Findings", "bold")
    for one in found:
        console.print()
        line = Text.assemble((f"{one.kind.value}: ", "bold"), one_line(one.text), f"   [{one.finding_id}]")
        print_words(console, line, indent=2)
        evidence = of_finding(look, one)
        for statement in evidence[:_QUOTES_IN_LISTS]:
            print_words(console, cite(look, statement, 2 * (console.width - 8)), indent=6)
        if len(evidence) > _QUOTES_IN_LISTS:
            print_words(console, f"and {len(evidence) - _QUOTES_IN_LISTS} more", indent=6)


def _facts(look: Lookup, incident: Incident) -> list[tuple[str, str]]:
    grade = look.assessments.get(incident.incident_id)
    mains = ", ".join(look.reports[one].name for one in incident.main_report_ids if one in look.reports)
    facts = [
        ("day", f"{wording.days(incident.days)}; {wording.date_basis(incident.date_basis)}"),
        ("place", wording.place(incident.place)),
        ("method", incident.method or "not said"),
        ("told by", f"{wording.plural(len(incident.report_ids), 'report')}; main news in {mains or 'none'}"),
    ]
    if incident.place:
        facts[1] = ("place", f"{wording.place(incident.place)}; {wording.place_precision(incident.place)}")
    if grade:
        facts.append(("grade", f"{wording.grade(grade.grade)} (rule: {wording.rule(grade.grade_rule)})"))
        facts.append(("perpetrator", grade.perpetrator or "none recorded; see the attributions"))
    if incident.answers:
        facts.append(("answers", _named(look, incident.answers)))
    facts += [("answered by", _named(look, one.incident_id)) for one in look.answered_by(incident)]
    facts += [(f"origins of {fact}", words) for fact, words in look.origin_words(incident).items()]
    damages = [one for report_id in incident.report_ids for one in look.damages_of(report_id)]
    facts += [(f"words missing in {look.reports[one.passage.report_id].name}", wording.damage(one)) for one in damages]
    return facts


def _named(look: Lookup, incident_id: str) -> str:
    incident = look.incidents.get(incident_id)
    return f"{wording.title(incident)} [{incident_id}]" if incident else incident_id


def _whole_value(look: Lookup, value: Value, console: Console) -> None:
    console.print()
    head = f"{wording.measure(value.measure)}, {value.group.name}: {wording.value_words(value)}"
    print_words(console, head, "bold", indent=2)
    if value.one_party:
        print_words(console, f"one party’s count: {value.one_party}", indent=4)
    print_words(console, f"rule: {wording.rule(value.rule)}", indent=4)
    for one in look.statements_of(value.claim_ids):
        print_words(console, f"- {cite(look, one)}", indent=4)
    for one in look.statements_of(value.dissent_ids):
        print_words(console, f"- against it: {cite(look, one)}", indent=4)
    left = implied.beside(look, value)
    if left is not None:
        print_words(console, f"implied: {implied.words(left, value)}", indent=4)
        for toll in implied.tolls(look, left):
            print_words(console, f"- from the toll of {toll_words(toll)}   [{toll.toll_id}]", indent=4)


def _statements(look: Lookup, label: str, statements: Sequence[Statement], console: Console) -> None:
    if statements:
        console.print()
        print_words(console, label, "bold", indent=2)
    for one in statements:
        print_words(console, f"{asserted(one)}   [{one.claim_id}]", indent=4)
        print_words(console, f"“{one_line(one.passage.quote)}”", indent=8)
        print_words(console, f"{told_by(one)}; {source(look, one)}", "dim", indent=8)


def _fact(console: Console, label: str, words: str) -> None:
    print_words(console, Text.assemble((f"{one_line(label)}: ", "dim"), one_line(words)), indent=2)
