"""Report page: one self-contained HTML page of a whole ledger.

Enters: the contents of a ledger. Leaves: HTML with its style and drawings inside, which loads nothing and runs nothing.
What always holds: words of reports are escaped, never markup; every figure links to its words; names of persons harmed are
taken out before anything is drawn, unless asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from tallystick.model.incidents import Incident
from tallystick.model.ledger import LedgerContents
from tallystick.model.reports import Report
from tallystick.outputs import implied, told, wording
from tallystick.outputs.evidence import of_finding
from tallystick.outputs.lookup import Lookup, Statement, statements_in
from tallystick.outputs.page import tones
from tallystick.outputs.page.beside import rows
from tallystick.outputs.page.copy_graph import closest_only, copy_graph, direction, first_of
from tallystick.outputs.page.holdings import dated_words, headline, lead, outlets
from tallystick.outputs.page.links import link_rows, links, said
from tallystick.outputs.page.marked_text import Piece, pieces
from tallystick.outputs.page.pairs import stories
from tallystick.outputs.page.timeline import scale_words, timeline
from tallystick.outputs.page.toll_chart import legend, toll_chart
from tallystick.outputs.page.toll_gap import gap
from tallystick.outputs.page.toll_series import all_series
from tallystick.outputs.page.toll_sources import by_name
from tallystick.outputs.printable import one_line
from tallystick.outputs.versions import chains, counted, state
from tallystick.outputs.withhold import WITHHELD, withhold

_PARTS = (
    ("findings", "Findings"),
    ("timeline", "Timeline"),
    ("incidents", "Incidents"),
    ("tolls", "Running tolls"),
    ("shared", "Shared passages"),
    ("reports", "The reports"),
    ("rejections", "What could not be used"),
    ("about", "About this page"),
)

MOST_FINDINGS = 20
"""Findings of one kind that stand open; the rest is folded, so that each kind can be seen."""


def render(contents: LedgerContents, *, with_names: bool = False) -> str:
    """The page; names of persons recorded among the harmed and of their relatives only where `with_names`."""
    shown = contents if with_names else withhold(contents)
    page = _Page(shown)
    environment = Environment(
        loader=PackageLoader("tallystick.outputs.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(page.filters())
    return environment.get_template("report.html").render(
        **page.context(), withheld=shown is not contents, with_names=with_names, withheld_words=WITHHELD
    )


class _Page:
    """What the templates ask for."""

    def __init__(self, contents: LedgerContents) -> None:
        self._contents, self._look = contents, Lookup(contents)
        self._by_report: dict[str, dict[str, Statement]] = {one.report_id: {} for one in contents.reports}
        self._marks: dict[str, int] = {}
        for reading in contents.readings:
            ordered = statements_in(reading)
            self._by_report[reading.report_id] = {one.claim_id: one for one in ordered}
            self._marks.update({one.claim_id: number for number, one in enumerate(ordered, 1)})

    def context(self) -> dict[str, Any]:
        """Values by the names that the templates use."""
        look, contents = self._look, self._contents
        incidents, series, shared = look.in_order(), all_series(look), stories(look)
        optional = {"tolls": series, "shared": shared or contents.lineage.versions, "rejections": contents.rejections}
        return {
            "contents": contents,
            "look": look,
            "w": wording,
            "headline": headline(look),
            "lead": lead(look),
            "dated_words": dated_words(look),
            "outlets": outlets(contents),
            "parts": [one for one in _PARTS if optional.get(one[0], True)],
            "findings": [(kind.value, list(some)) for kind, some in groupby(look.ranked(), key=lambda one: one.kind)],
            "most_findings": MOST_FINDINGS,
            "incidents": incidents,
            "has_undated": any(one.days is None for one in incidents),
            "number_of": {one.incident_id: number for number, one in enumerate(incidents, 1)},
            "mark_of": self._marks,
            "home_of": self.home_of,
            "drawing": timeline(look),
            "scale": scale_words(look),
            "series": series,
            "stories": shared,
            "chains": chains(look),
            "others": look.statements_of(one for one in look.statements if self.home_of(look.statements[one]) == "other"),
            "legend": tones.LEGEND,
            "told_note": told.NOTE,
        }

    def filters(self) -> dict[str, Any]:
        """Functions by the names that the templates use."""
        return {
            "line": _line,
            "cap": lambda words: words[:1].upper() + words[1:],
            "evidence": lambda finding: of_finding(self._look, finding),
            "told_in": lambda incidents, finding: [one for one in incidents if one.incident_id in finding.incident_ids],
            "tone": tones.tone,
            "kind": tones.kind,
            "figure": tones.figure,
            "subject": tones.subject,
            "value_facts": self._value_facts,
            "implied": lambda value: implied.beside(self._look, value),
            "implied_words": implied.words,
            "implied_tolls": lambda found: implied.tolls(self._look, found),
            "chart": lambda series: toll_chart(self._look, series),
            "by_name": lambda toll: by_name(self._look, toll),
            "legend": lambda series: legend(self._look, series),
            "gap": lambda toll: gap(self._look, toll),
            "beside": lambda pair: rows(self._look, pair),
            "closest_only": closest_only,
            "copy_graph": lambda story: copy_graph(self._look, story),
            "direction": lambda pair: direction(self._look, pair),
            "first_of": lambda pair: first_of(self._look, pair),
            "pieces": self._pieces,
            "web": _is_web,
            "counted": counted,
            "state": lambda chain, place: state(self._look, chain, place),
            "link_rows": lambda incident: link_rows(self._look, incident),
            "links": links,
            "said": said,
            "told": lambda incident: told.rows(self._look, incident),
            "missing": lambda one: told.missing(self._look, one),
            "swapped": lambda found: told.swapped(self._look, (row.framing for row in found)),
        }

    def home_of(self, statement: Statement) -> str:
        """Where the statement's row stands: with its incident, with a toll (its id), or among the others."""
        if statement.claim_id in self._look.incident_of:
            return "incident"
        tolls = self._look.tolls_of.get(statement.claim_id)
        return tolls[0].toll_id if tolls else "other"

    def _value_facts(self, incident: Incident) -> set[str]:
        return {f"{one.measure.value} {one.group.name}" for one in self._look.values_of(incident)}

    def _pieces(self, report: Report) -> Iterable[Piece]:
        return pieces(report, self._by_report[report.report_id], self._look.damages_of(report.report_id))


def _line(words: object) -> str:
    return one_line(str(words))


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))
