"""Answers: the templates that Tallystick's reading of a report gives.

A sheet enters; templates leave. Which drafts are wanted and what belongs together `incidents` tells; what the slots hold is
read from the words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from benchmarks.muc4.drafts import written_date
from benchmarks.muc4.incidents import WANTED, Incident, chances, incidents, rated
from benchmarks.muc4.locations import Spot, written
from benchmarks.muc4.logistic import Logistic
from benchmarks.muc4.mentions import Page, Target
from benchmarks.muc4.pages import Sheet
from benchmarks.muc4.targets import befallen, in_full
from benchmarks.muc4.templates import Fill, Slot, Template
from benchmarks.muc4.vocabulary import person_kind, thing_kind, words

DATES = 0.45
"""Probability of a time under which it dates no incident."""
PLACES = 0.4
"""Probability of a place under which it is not answered as the incident's."""


def answer(sheet: Sheet, models: Mapping[str, Logistic]) -> list[Template]:
    """The templates of a report."""
    chance = chances(sheet.page, sheet.drafts, models[WANTED])
    found = incidents(sheet.drafts, chance, models)
    whole = [rated(sheet.page, one, models) for one in found]
    return [template_of(sheet.page, one, number, sheet.country) for number, one in enumerate(whole, start=1)]


def template_of(page: Page, incident: Incident, number: int, country: str) -> Template:
    """The template of an incident."""
    targets = [in_full(page, target) for target in befallen(incident.targets)]
    humans = [target for target in targets if target.human and target.number != "0"]
    things = [target for target in targets if not target.human and target.number != "0"]
    kind = incident.type
    slots: dict[Slot, tuple[Fill, ...]] = {
        Slot.DATE: _fills(_date(page, incident)),
        Slot.LOCATION: _fills(_location(incident, country)),
        Slot.TYPE: _fills(kind),
        Slot.STAGE: _fills("THREATENED" if all(d.mention.act == "threat" for d in incident.drafts) else "ACCOMPLISHED"),
        Slot.INDIVIDUAL: tuple(Fill(values=(doer,)) for doer in _individuals(incident)),
        Slot.ORGANIZATION: tuple(Fill(values=(name,)) for name in _organizations(incident)),
        Slot.PERSON: tuple(Fill(values=(one.name.upper(),)) for one in humans if one.name),
        Slot.DESCRIPTION: tuple(_description(one) for one in humans if one.description),
        Slot.PERSON_TYPE: tuple(Fill(values=(person_kind(one.description or ""),), tags=(_tag(one),)) for one in humans),
        Slot.NUMBER: tuple(Fill(values=(one.number,), tags=(_tag(one),)) for one in humans if one.number),
        Slot.EFFECT: tuple(_effects(incident, humans)),
    }
    if kind != "KIDNAPPING":
        slots[Slot.THING] = tuple(Fill(values=((one.description or one.words).upper(),)) for one in things)
        slots[Slot.THING_TYPE] = tuple(
            Fill(values=(thing_kind(one.description or one.words) or "OTHER",), tags=(_tag(one),)) for one in things
        )
    return Template(message=page.report.name, number=number, slots={slot: fills for slot, fills in slots.items() if fills})


def _fills(value: str | None) -> tuple[Fill, ...]:
    return (Fill(values=(value,)),) if value else ()


def _description(target: Target) -> Fill:
    tags = (target.name.upper(),) if target.name else ()
    return Fill(values=((target.description or "").upper(),), tags=tags)


def _tag(target: Target) -> str:
    return (target.name or target.description or target.words).upper()


def _effects(incident: Incident, humans: Sequence[Target]) -> list[Fill]:
    harmed = [Fill(values=(one.effect,), tags=(_tag(one),)) for one in humans if one.effect]
    denied = {draft.mention.act for draft in incident.drafts if draft.mention.denied}
    if harmed or not denied & {"wound", "kill", "casualties"}:
        return harmed
    value = "NO INJURY OR DEATH" if denied & {"casualties", "kill"} else "NO INJURY"
    return [Fill(values=(value,), tags=(_tag(humans[0]),) if humans else ("-",))]


def _date(page: Page, incident: Incident) -> str | None:
    """The likeliest day; on or before the day of publication where none is likely."""
    moment, chance = max(incident.moments, key=lambda pair: pair[1], default=(None, 0.0))
    return written_date(moment.when if moment is not None and chance >= DATES else None, page.published)


def _location(incident: Incident, country: str) -> str:
    """The likeliest place, with what is likely besides and holds it or lies in it; else the country."""
    best: dict[tuple[str, str], tuple[float, Spot]] = {}
    for spot, chance in incident.places:
        key = (spot.name, spot.kind)
        if chance >= PLACES and chance > best.get(key, (0.0, spot))[0]:
            best[key] = (chance, spot)
    likely = [spot for _, spot in sorted(best.values(), key=lambda pair: -pair[0])]
    if likely:
        chain: dict[int, Spot] = {}
        for spot in likely:
            if spot.country == likely[0].country:
                chain.setdefault(spot.level, spot)
        return written(likely[0].country, list(chain.values()))
    ranked = sorted(zip(incident.drafts, incident.chances, strict=True), key=lambda pair: -pair[1])
    lands = [spot.country for draft, _ in ranked for spot in draft.spots if spot.located and spot.kind == "COUNTRY"]
    return written(lands[0] if lands else country, ())


def _individuals(incident: Incident) -> list[str]:
    pattern = re.compile(words()["doers"]["organizations"], re.IGNORECASE)
    doers = [doer for draft in incident.drafts for doer in draft.mention.doers if not pattern.fullmatch(_bare(doer))]
    return list({_head_of(doer): doer.upper() for doer in reversed(doers)}.values())[:2]


def _bare(doer: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", doer, flags=re.IGNORECASE)


def _head_of(doer: str) -> str:
    return doer.lower().split(" of ")[0].split()[-1].rstrip("s")


def _organizations(incident: Incident) -> list[str]:
    pattern = re.compile(rf"\b(?:{words()['doers']['organizations']})\b")
    votes: Counter[str] = Counter()
    for draft in incident.drafts:
        for doer in draft.mention.doers:
            votes.update(match.group().upper() for match in pattern.finditer(doer))
    return [name for name, _ in votes.most_common(1)]
