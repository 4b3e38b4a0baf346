"""Answers: the templates that Tallystick's reading of a report gives.

Drafts of a page enter; templates leave. Which drafts are wanted, and which of them are one incident, two small logistic models
tell that were learned from the development texts alone (training/muc4.py); what the slots hold is read from the words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.muc4.drafts import Draft, written_date
from benchmarks.muc4.features import of_draft, of_incident, of_page, of_pair, of_spot, of_target
from benchmarks.muc4.locations import Spot, written
from benchmarks.muc4.logistic import Logistic
from benchmarks.muc4.mentions import Page, Target, person_kind, thing_kind, words
from benchmarks.muc4.pages import Sheet
from benchmarks.muc4.templates import Fill, Slot, Template
from tallystick.reading.places import Gazetteer

WANTED, SAME, BEFALLEN, KEPT, PLACED = "wanted", "same", "befallen", "kept", "placed"
LEAST = 0.2
"""Probability of its surest draft under which nothing is looked at as an incident."""
JOINS = 0.3
"""Probability of a draft under which it adds nothing to one."""
TOGETHER = 0.75
"""Probability of being one incident from which drafts are put together."""
KEEP = 0.3
"""Probability of an incident from which it is answered."""
PLACES = 0.4
"""Probability of a place under which it is not answered as the incident's."""
HUMANS = 0.4
"""Probability of a target under which it fills no slot, where a likelier one does."""
ALONE = 0.15
"""The same where no target is likelier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Drafts that are one incident, with the probability of each that it is wanted."""

    drafts: tuple[Draft, ...]
    chances: tuple[float, ...]
    targets: tuple[tuple[Target, float], ...] = ()
    places: tuple[tuple[Spot, float], ...] = ()

    @property
    def type(self) -> str:
        """The type that most of it speaks for; ATTACK gives way to any other."""
        votes: Counter[str] = Counter()
        for draft, chance in zip(self.drafts, self.chances, strict=True):
            votes[draft.type] += chance * (0.7 if draft.type == "ATTACK" else 1)  # type: ignore[assignment]
        return max(sorted(votes), key=lambda one: votes[one])

    @property
    def best(self) -> float:
        """The greatest probability of a draft."""
        return max(self.chances)


def chances(page: Page, drafts: Sequence[Draft], model: Logistic) -> list[float]:
    """How likely each draft is to be of a wanted incident."""
    whole = of_page(page)
    return [model.probability(of_draft(page, draft, number, drafts) | whole) for number, draft in enumerate(drafts)]


def candidates(drafts: Sequence[Draft], chance: Sequence[float], model: Logistic) -> list[Incident]:
    """What may be incidents, the strongest first: drafts put together by how likely each is one with those before it."""
    groups: list[list[int]] = []
    for number in (n for n in range(len(drafts)) if chance[n] >= JOINS):
        rated = [(_likeness(drafts, group, number, model), place) for place, group in enumerate(groups)]
        best = max(rated, default=(0.0, 0))
        if best[0] >= TOGETHER:
            groups[best[1]].append(number)
        else:
            groups.append([number])
    made = [Incident(drafts=tuple(drafts[n] for n in group), chances=tuple(chance[n] for n in group)) for group in groups]
    return sorted((one for one in made if one.best >= LEAST), key=lambda one: -one.best)


def described(found: Sequence[Incident], model: Logistic) -> list[set[str]]:
    """The features of each possible incident beside those before it."""
    rows = []
    for number, one in enumerate(found):
        likest = max((_likest(earlier, one, model) for earlier in found[:number]), default=None)
        rows.append(of_incident(one.drafts, one.chances, likest, [earlier.type for earlier in found[:number]]))
    return rows


def _likest(one: Incident, other: Incident, model: Logistic) -> float:
    pairs = (
        (left, right) if left.mention.start <= right.mention.start else (right, left)
        for left in one.drafts[:6]
        for right in other.drafts[:6]
    )
    return max(model.probability(of_pair(left, right)) for left, right in pairs)


def incidents(drafts: Sequence[Draft], chance: Sequence[float], models: Mapping[str, Logistic]) -> list[Incident]:
    """The wanted incidents."""
    found = candidates(drafts, chance, models[SAME])
    rows = described(found, models[SAME])
    return [one for one, row in zip(found, rows, strict=True) if models[KEPT].probability(row) >= KEEP]


def _likeness(drafts: Sequence[Draft], group: Sequence[int], number: int, model: Logistic) -> float:
    """The mean over the two likeliest of a group: one that surely is the same outweighs one that tells nothing."""
    rated = sorted((model.probability(of_pair(drafts[other], drafts[number])) for other in group), reverse=True)[:2]
    return sum(rated) / len(rated)


def answer(sheet: Sheet, models: Mapping[str, Logistic]) -> list[Template]:
    """The templates of a report."""
    chance = chances(sheet.page, sheet.drafts, models[WANTED])
    found = incidents(sheet.drafts, chance, models)
    whole = [rated(sheet.page, one, models) for one in found]
    return [template_of(sheet.page, one, number, sheet.country) for number, one in enumerate(whole, start=1)]


def rated(page: Page, incident: Incident, models: Mapping[str, Logistic]) -> Incident:
    """An incident with its targets and places, each with the probability that it is one."""
    targets = tuple(
        (target, models[BEFALLEN].probability(of_target(page, draft, target)))
        for draft in incident.drafts
        for target in draft.mention.targets
    )
    places = tuple((spot, models[PLACED].probability(row)) for spot, row in placed(page, incident)) if PLACED in models else ()
    return replace(incident, targets=targets, places=places)


def placed(page: Page, incident: Incident) -> list[tuple[Spot, set[str]]]:
    """The places below the country that an incident's drafts name, with their features, the surest draft's first."""
    ranked = sorted(zip(incident.drafts, incident.chances, strict=True), key=lambda pair: -pair[1])
    return [
        (spot, of_spot(page, draft, spot, rank))
        for rank, (draft, _) in enumerate(ranked)
        for spot in draft.spots
        if spot.kind != "COUNTRY"
    ]


def befallen(targets: Sequence[tuple[Target, float]]) -> list[Target]:
    """The likely targets, each once; the likeliest where none is likely."""
    likely = [target for target, chance in targets if chance >= HUMANS]
    if not likely:
        best = max(targets, key=lambda pair: pair[1], default=None)
        likely = [best[0]] if best is not None and best[1] >= ALONE else []
    found = merged(likely)
    named = any(target.name for target in found)
    return [target for target in found if not (named and target.human and _anaphoric(target))]


def template_of(page: Page, incident: Incident, number: int, country: str) -> Template:
    """The template of an incident."""
    targets = [_in_full(page, target) for target in befallen(incident.targets)]
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


_RUN = re.compile(r"[A-Z][a-z]+(?:[ \n](?:de |del |la |y )*[A-Z][a-z]+)+")


def _in_full(page: Page, target: Target) -> Target:
    """A person by the longest form of the name that the report has."""
    if target.name is None:
        return target
    parts = set(target.name.split())
    runs = [match.group().split() for match in _RUN.finditer(page.text)]
    longer = [run for run in runs if parts < set(run) and first_name(run[0])]
    return replace(target, name=max(map(" ".join, longer), key=len)) if longer else target


def first_name(word: str) -> bool:
    """Whether a word is a usual first name."""
    return Gazetteer.load().is_first_name(word.lower())


def _fills(value: str | None) -> tuple[Fill, ...]:
    return (Fill(values=(value,)),) if value else ()


def _description(target: Target) -> Fill:
    tags = (target.name.upper(),) if target.name else ()
    return Fill(values=((target.description or "").upper(),), tags=tags)


def _tag(target: Target) -> str:
    return (target.name or target.description or target.words).upper()


def merged(targets: Sequence[Target]) -> list[Target]:
    """Each target once: one name, or one description, in its longest form, with the worst that befell it."""
    kept: list[Target] = []
    for target in targets:
        same = next((place for place, one in enumerate(kept) if _same(one, target)), None)
        if same is None:
            kept.append(target)
        else:
            kept[same] = _joined(kept[same], target)
    return kept


def _same(one: Target, other: Target) -> bool:
    if one.human != other.human:
        return False
    if one.name and other.name:
        mine, theirs = one.name.lower().split(), other.name.lower().split()
        return set(mine) <= set(theirs) or set(theirs) <= set(mine) or mine[-1] == theirs[-1]
    if one.name or other.name:
        return False
    counted = one.number != other.number and one.effect != other.effect and _counts(one) and _counts(other)
    return not counted and (_head(one) == _head(other) or (one.number != "1" and other.number != "1" and _within(one, other)))


def _within(one: Target, other: Target) -> bool:
    """ "Jesuits" and "Jesuit priests": the head of the one is a word of the other."""
    mine, theirs = ({word.rstrip("s") for word in (each.description or each.words).lower().split()} for each in (one, other))
    return _head(one) in theirs or _head(other) in mine


def _counts(target: Target) -> bool:
    return target.number is not None and target.number != "PLURAL"


def _anaphoric(target: Target) -> bool:
    """ "the senator": one person spoken of again."""
    return (
        target.name is None and target.number == "1" and re.match(r"(?:the|his|her|this|that) ", target.words, re.I) is not None
    )


def _head(target: Target) -> str:
    words_of = re.split(r" (?:of|in|from|for|who|at|on) ", (target.description or target.words).lower())[0].split()
    return words_of[-1].rstrip("s") if words_of else ""


_WORST = {"DEATH": 3, "INJURY": 2, None: 0}


def _joined(one: Target, other: Target) -> Target:
    name = max((one.name or "", other.name or ""), key=len) or None
    description = one.description or other.description
    counted = other.number if one.number in (None, "PLURAL", "1") and other.number not in (None, "PLURAL", "1") else one.number
    effect = max((one.effect, other.effect), key=lambda value: _WORST.get(value, 1))
    return replace(one, name=name, description=description, number="1" if name else counted, effect=effect)


def _effects(incident: Incident, humans: Sequence[Target]) -> list[Fill]:
    harmed = [Fill(values=(one.effect,), tags=(_tag(one),)) for one in humans if one.effect]
    denied = {draft.mention.act for draft in incident.drafts if draft.mention.denied}
    if harmed or not denied & {"wound", "kill", "casualties"}:
        return harmed
    value = "NO INJURY OR DEATH" if denied & {"casualties", "kill"} else "NO INJURY"
    return [Fill(values=(value,), tags=(_tag(humans[0]),) if humans else ("-",))]


def _date(page: Page, incident: Incident) -> str | None:
    """The day that the likeliest drafts give; days before periods, periods before none."""
    ranked = sorted(
        zip(incident.drafts, incident.chances, strict=True),
        key=lambda pair: (pair[0].when is None, pair[0].when is not None and pair[0].when.days.day is None, -pair[1]),
    )
    return written_date(ranked[0][0].when, page.published)


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
