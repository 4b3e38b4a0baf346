"""GED: incidents in the 49 columns of UCDP's Georeferenced Event Dataset.

In: a Source. Out: one row for each incident with at least one death in low, best or high. Always: only what the ledger knows is
filled in; numbers that UCDP assigns (conflicts, dyads, actors, countries) stay blank, and so do deaths by side, since who stood
on which side is a judgement.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import floor

from tallystick.model.claims import Measure
from tallystick.model.days import Days, Precision
from tallystick.model.incidents import Incident, Value
from tallystick.model.places import Place, PlacePrecision
from tallystick.model.wholes import ToldIn, outermost, told_together
from tallystick.outputs.export.source import Row, Source, iso

_CODEBOOK = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id "
    "dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources "
    "source_article source_office source_date source_headline source_original where_prec where_coordinates "
    "where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity "
    "date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"
)
COLUMNS = tuple(_CODEBOOK.split())

WHERE = {
    PlacePrecision.EXACT: 1,
    PlacePrecision.TOWN: 1,
    PlacePrecision.NEAR: 2,
    PlacePrecision.DIVISION: 4,
    PlacePrecision.REGION: 5,
    PlacePrecision.COUNTRY: 6,
}
WHEN = {Precision.DAY: 1, Precision.SPAN: 2, Precision.WEEK: 3, Precision.MONTH: 4, Precision.YEAR: 5}
CIVILIANS = "civilians"
INDIVIDUALLY_DESCRIBED = 1
"""An incident is one attack or action: figures that a source added up over several are tolls, which are not exported here."""


def rows(source: Source) -> Iterable[Row]:
    """Incidents that meet GED's rule of inclusion, in order of day."""
    for incident in source.look.in_order():
        values = source.look.values_of(incident)
        deaths = source.look.whole_of(incident, Measure.KILLED)
        if deaths and any((number or 0) > 0 for number in (deaths.low, deaths.best, deaths.high)):
            yield {
                "id": incident.incident_id,
                "event_clarity": INDIVIDUALLY_DESCRIBED,
                "low": deaths.low,
                "best": deaths.best,
                "high": deaths.high,
                **_civilians(values, deaths.best, source.look.reports_of),
                **_sources(source, incident),
                **_where(incident.place),
                **_when(incident.days),
            }


def _civilians(values: list[Value], best: int | None, told_in: ToldIn) -> Row:
    """Deaths of civilians and of all others, the sum of which is `best`; blank where either is not known."""
    killed = told_together(outermost([value for value in values if value.measure is Measure.KILLED]), told_in)
    civilians = [value.best for value in killed if CIVILIANS in (value.group.name, *value.group.within)]
    if best is None or None in civilians:
        return {}
    known = sum(number for number in civilians if number is not None)
    return {"deaths_civilians": known, "deaths_unknown": best - known} if known <= best else {}


def _sources(source: Source, incident: Incident) -> Row:
    look = source.look
    reports = [look.reports[one] for one in incident.report_ids]
    origins = {one.name for of in look.origins_of(incident).values() for one in of if one.known}
    return {
        "number_of_sources": len(reports),
        "source_article": "; ".join(report.address or report.name for report in reports),
        "source_office": _joined(report.outlet for report in reports),
        "source_date": _joined(iso(look.published(report.report_id)) for report in reports),
        "source_headline": _joined(report.title for report in reports),
        "source_original": _joined(sorted(origins)),
    }


def _joined(words: Iterable[str | None]) -> str:
    return "; ".join(dict.fromkeys(one for one in words if one))


def _where(place: Place | None) -> Row:
    if place is None:
        return {}
    return {
        "where_prec": WHERE.get(place.precision),
        "where_coordinates": place.name if place.lat is not None else None,
        "where_description": place.words,
        "adm_1": place.admin1,
        "country": place.country,
        **_point(place.lat, place.lon),
    }


def _point(lat: float | None, lon: float | None) -> Row:
    if lat is None or lon is None:
        return {}
    return {"latitude": lat, "longitude": lon, "geom_wkt": f"POINT ({lon} {lat})", "priogrid_gid": grid_cell(lat, lon)}


def grid_cell(lat: float, lon: float) -> int:
    """The PRIO-GRID cell of a point: half-degree cells, 720 a row, numbered from 1 at 90 degrees south, 180 degrees west."""
    row, column = min(floor((lat + 90) * 2), 359), min(floor((lon + 180) * 2), 719)
    return row * 720 + column + 1


def _when(days: Days | None) -> Row:
    """Days only where both ends are known; a span of more than a year has no code in GED and keeps `date_prec` blank."""
    if days is None or days.first is None or days.last is None:
        return {}
    return {
        "year": days.first.year if days.first.year == days.last.year else None,
        "date_prec": WHEN.get(days.precision) if not days.soft else None,
        "date_start": iso(days.first),
        "date_end": iso(days.last),
    }
