"""Framing: how each report tells of each incident, as exported rows.

In: a Source. Out: one row for each incident and report, by incident and report. Always: offsets count in the report's own text;
words are the report's, or null; nothing is scored.
"""

from __future__ import annotations

from collections.abc import Iterable

from tallystick.model.framings import Framing
from tallystick.model.passage import Passage
from tallystick.model.tellings import Telling
from tallystick.outputs.export.source import Row, Source, iso


def rows(source: Source) -> Iterable[Row]:
    """All framings, by id of the incident and name of the report."""
    exact = {one.claim_id: one for reading in source.exact.contents.readings for one in reading.tellings}
    for incident in sorted(source.look.incidents.values(), key=lambda one: one.incident_id):
        framings = source.look.framings_of(incident)
        for framing in sorted(framings, key=lambda one: (source.name(one.report_id), one.report_id)):
            yield _row(source, framing, exact)


def _row(source: Source, framing: Framing, exact: dict[str, Telling]) -> Row:
    told = framing.tellings
    return {
        "incident_id": framing.incident_id,
        "report_id": source.name(framing.report_id),
        "report_sha256": framing.report_id,
        "outlet": source.look.reports[framing.report_id].outlet,
        "published": iso(source.look.published(framing.report_id)),
        "harmed": _each(one.harmed for one in told),
        "acts": _each(one.act for one in told),
        "voices": list(dict.fromkeys(one.voice.value for one in told)),
        "agents": _each(one.agent for one in told),
        "causes": _each(one.cause for one in told),
        "agent_named": any(one.agent is not None for one in told) if told else None,
        "tellings": [_telling(one, exact[one.claim_id]) for one in told],
        "attribution_ids": list(framing.attribution_ids),
        "not_asked": framing.unasked.value if framing.unasked else None,
        "not_found": [
            {
                "kind": one.kind.value,
                "words": one.words,
                "claim_ids": list(one.claim_ids),
                "report_ids": source.names(one.report_ids),
            }
            for one in framing.left_out
        ],
        "exchanged": [
            {"own": one.own, "other": one.other, "other_report_id": source.name(one.other_report_id), "copy_id": one.copy_id}
            for one in framing.swaps
        ],
    }


def _telling(shown: Telling, exact: Telling) -> Row:
    parts = {name: (getattr(shown, name), getattr(exact, name)) for name in ("harmed", "act", "agent", "cause")}
    words = {
        name: {"words": one.quote, "start": whole.start, "end": whole.end} if one is not None else None
        for name, (one, whole) in parts.items()
    }
    place = shown.agent_place.value if shown.agent_place else None
    return {"claim_id": shown.claim_id, "voice": shown.voice.value, **words, "agent_place": place}


def _each(passages: Iterable[Passage | None]) -> list[str]:
    """The words of passages, each once, in text order."""
    return list(dict.fromkeys(one.quote for one in passages if one is not None))
