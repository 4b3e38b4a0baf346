"""Features: what is known of a draft, and of two drafts side by side, as names that a learned weight may bear.

In: drafts of one report. Out: sets of names. Always: nothing of the key is looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from benchmarks.muc4.drafts import Draft, Moment
from benchmarks.muc4.locations import NINE, TOWN, Spot
from benchmarks.muc4.mentions import Page, Target
from benchmarks.muc4.vocabulary import person_kind, thing_kind, words

_WORD = re.compile(r"[a-z][a-z'-]+|\d+")


def of_draft(page: Page, draft: Draft, number: int, of: Sequence[Draft]) -> set[str]:
    """The features of the draft at a place among those of its report."""
    mention = draft.mention
    sentence = mention.sentence
    text = sentence.text.lower()
    plain = _WORD.findall(text)
    at = len(_WORD.findall(text[: mention.start - sentence.start]))
    found = {f"act {mention.act}", f"word {mention.word}", f"type {draft.type}", f"act {mention.act} type {draft.type}"}
    found |= {f"w {word}" for word in plain}
    near = plain[max(0, at - 3) : at + 5]
    found |= {f"n {one} {other}" for one, other in pairwise(near)} | {f"near {word}" for word in near}
    found |= {feature for target in mention.targets for feature in _target(target)}
    found |= {f"d {word}" for doer in mention.doers for word in _WORD.findall(doer.lower())} or {"no doer"}
    if any(re.search(words()["doers"]["state"], doer, re.IGNORECASE) for doer in mention.doers):
        found.add("state doer")
    if not mention.targets:
        found.add("no target")
    found |= set(_time(draft, page.published)) | set(_place(draft))
    found |= {flag for flag, holds in (("denied", mention.denied), ("supposed", mention.supposed)) if holds}
    found.add(f"sentence {min(sentence.ordinal, 6)}")
    found.add(f"mentions {min(len(of), 12) // 3}")
    found.add(f"first {number == 0}")
    same = sum(other.type == draft.type for other in of)
    found.add(f"same type {min(same, 6)}")
    return found


def of_page(page: Page) -> set[str]:
    """The words of a whole report."""
    return {f"D {word}" for word in _WORD.findall(page.text.lower())}


def of_target(page: Page, draft: Draft, target: Target) -> set[str]:
    """The features of one target of a draft."""
    mention = draft.mention
    text = mention.sentence.text.lower()
    found = set(_target(target)) | {f"act {mention.act}", f"type {draft.type}", f"human {target.human}", f"word {mention.word}"}
    found |= {f"human {target.human} {feature}" for feature in (f"act {mention.act}", f"type {draft.type}")}
    place = next((number for number, one in enumerate(mention.targets) if one.start == target.start), 9)
    found |= {f"place {min(place, 3)}", f"of {min(len(mention.targets), 4)}", f"before {target.start < mention.start}"}
    head = (target.description or "").lower().split(" of ")[0].split(" ")[-1]
    found |= {f"head {head}", f"head {head} effect {target.effect}"}
    apart = abs(target.start - mention.start)
    found.add(f"apart {next(limit for limit in (10, 20, 40, 80, 160, 10**6) if apart <= limit)}")
    found |= {f"w {word}" for word in _WORD.findall(text)}
    doing = target.words.lower() in {doer.lower() for doer in mention.doers}
    found |= {flag for flag, holds in (("doing", doing), ("denied", mention.denied), ("supposed", mention.supposed)) if holds}
    if re.search(words()["doers"]["words"], target.words, re.IGNORECASE):
        found.add("like a doer")
    length = len(target.words.split())
    found.add(f"length {min(length, 6)}")
    return found | set(_time(draft, page.published))


def _target(target: Target) -> Iterator[str]:
    described = target.description or ""
    kind = person_kind(described) if target.human else thing_kind(described)
    yield f"kind {kind}"
    yield f"kind {kind} effect {target.effect}"
    yield f"number {'one' if target.number == '1' else 'plural' if target.number == 'PLURAL' else 'many'}"
    yield f"effect {target.effect}"
    if target.name is not None:
        yield "named"
        yield f"name {target.name.split()[-1].lower()}"
    for word in _WORD.findall(described.lower()):
        yield f"t {word}"


def _time(draft: Draft, published: date | None) -> Iterator[str]:
    when = draft.when
    if when is None:
        yield "time none"
        return
    yield f"time exact {when.exact}"
    if published is not None and when.days.last is not None:
        ago = (published - when.days.last).days
        yield f"time ago {next(str(limit) for limit in (0, 1, 3, 7, 31, 62, 400, 10**6) if ago <= limit)}"
    if when.days.day is None:
        yield f"time {when.days.precision.value}"


def _place(draft: Draft) -> Iterator[str]:
    lands = {spot.country for spot in draft.spots if spot.kind == "COUNTRY"}
    yield f"land {'none' if not lands else 'nine' if lands & set(NINE) else 'other'}"
    if any(spot.level >= TOWN and spot.located for spot in draft.spots):
        yield "town"


def of_moment(page: Page, draft: Draft, moment: Moment, rank: int) -> set[str]:
    """The features of a time in a draft's sentence; `rank` is the draft's among those of its incident, the surest first."""
    mention, time = draft.mention, moment.time
    low, high = sorted((time.start, mention.start))
    between = _WORD.findall(page.text[low:high].lower())
    side = "after" if time.start > mention.start else "before"
    before = _WORD.findall(page.text[max(0, time.start - 40) : time.start].lower())[-3:]
    after = _WORD.findall(page.text[time.end : time.end + 40].lower())[:2]
    found = {f"rank {min(rank, 3)}", f"act {mention.act}", f"word {mention.word}", f"saying {moment.saying}", f"side {side}"}
    found |= {f"{side} {min(len(between) // 3, 6)}", f"exact {moment.when.exact}", f"saying {moment.saying} {side}"}
    found |= (
        {f"time {' '.join(time.words.lower().split())}"}
        | {f"left {word}" for word in before}
        | {f"right {word}" for word in after}
    )
    found |= {f"{side} {word}" for word in set(between)} | set(_time(replace(draft, when=moment.when), page.published))
    found |= {f"sentence {min(mention.sentence.ordinal, 4)}", f"times {min(len(draft.moments), 3)}"}
    return found


def of_spot(page: Page, draft: Draft, spot: Spot, rank: int) -> set[str]:
    """The features of a place in a draft's sentence; `rank` is the draft's among those of its incident, the surest first."""
    mention = draft.mention
    low, high = sorted((spot.start, mention.start))
    between = page.text[low:high].lower()
    before = _WORD.findall(page.text[max(0, spot.start - 40) : spot.start].lower())[-2:]
    after = _WORD.findall(page.text[spot.end : spot.end + 20].lower())[:1]
    apart = high - low
    side = "after" if spot.start > mention.start else "before"
    found = {f"kind {spot.kind}", f"level {spot.level}", f"rank {min(rank, 3)}", f"act {mention.act}", f"side {side}"}
    found |= {f"located {spot.located}", f"prep {before[-1] if before else ''}", f"prep {' '.join(before)}"}
    found.add(f"next {after[0] if after else ''}")
    found.add(f"{side} {next(limit for limit in (15, 30, 60, 100, 160, 10**6) if apart <= limit)}")
    found |= {f"comma {',' in between}", f"who {' who ' in between or ' which ' in between}", f"that {' that ' in between}"}
    found |= {f"{side} {word}" for word in set(_WORD.findall(between))}
    found.add(f"sentence {min(mention.sentence.ordinal, 4)}")
    found.add(f"others {min(len([one for one in draft.spots if one.located]), 4)}")
    return found


def of_pair(one: Draft, other: Draft) -> set[str]:
    """The features of two drafts of one report, the earlier first."""
    apart = other.mention.sentence.ordinal - one.mention.sentence.ordinal
    found = {f"apart {min(apart, 5)}", f"types {one.type == other.type}", "bias"}
    mine, theirs = _heads(one), _heads(other)
    found.add(f"targets {'none' if not mine or not theirs else 'share' if mine & theirs else 'differ'}")
    names, others = _names(one), _names(other)
    found.add(f"names {'none' if not names or not others else 'share' if names & others else 'differ'}")
    counts, numbers = _counts(one), _counts(other)
    found.add(f"counts {'none' if not counts or not numbers else 'share' if counts & numbers else 'differ'}")
    found.add(f"days {_compared(_day(one), _day(other))}")
    found.add(f"towns {_compared(_towns(one), _towns(other))}")
    found.add(f"acts {' '.join(sorted((one.mention.act, other.mention.act)))}")
    found.add(f"word {one.mention.word == other.mention.word}")
    found |= {f"{feature} and near" for feature in tuple(found) if apart <= 1}
    opening = _WORD.findall(other.mention.sentence.text.lower())[:2]
    found |= {f"begins {word}" for word in opening}
    found |= {
        f"new {word}"
        for word in ("another", "meanwhile", "other", "also", "second")
        if word in other.mention.sentence.text.lower()
    }
    return found


def _compared(mine: frozenset[str], theirs: frozenset[str]) -> str:
    if not mine and not theirs:
        return "none"
    if not mine or not theirs:
        return "one"
    return "share" if mine & theirs else "differ"


def _heads(draft: Draft) -> set[str]:
    heads = {(target.description or "").lower().split(" of ")[0].split(" ")[-1].rstrip("s") for target in draft.mention.targets}
    return (heads | _names(draft)) - {""}


def _names(draft: Draft) -> set[str]:
    return {target.name.split()[-1].lower() for target in draft.mention.targets if target.name}


def _counts(draft: Draft) -> set[str]:
    return {
        f"{target.number} {target.effect}" for target in draft.mention.targets if target.number and target.number[0].isdigit()
    }


def _day(draft: Draft) -> frozenset[str]:
    return frozenset({str(draft.when.days)}) if draft.when is not None and draft.when.days.day is not None else frozenset()


def _towns(draft: Draft) -> frozenset[str]:
    return frozenset(spot.name for spot in draft.spots if spot.located and spot.level >= 2)


def of_incident(drafts: Sequence[Draft], chances: Sequence[float], likest: float | None, before: Sequence[str]) -> set[str]:
    """The features of a possible incident: how sure its drafts are, what is known of it, and those before it in strength.

    `likest` is how likely it is one of those already taken, None where it is the first; `before` are their types.
    """
    kind = Counter(draft.type for draft in drafts).most_common(1)[0][0]
    best, rank = max(chances), min(len(before), 4)
    found = {f"best {int(best * 20)}", f"rank {rank}", f"rank {rank} best {int(best * 10)}", f"type {kind}"}
    found |= {f"drafts {min(len(drafts), 5)}", f"sum {min(int(sum(chances) * 2), 10)}", f"type {kind} rank {min(rank, 2)}"}
    found.add(f"likest {'none' if likest is None else int(likest * 10)}")
    found.add(f"same type before {min(sum(one == kind for one in before), 3)}")
    targets = [target for draft in drafts for target in draft.mention.targets]
    facts = {
        "named": any(target.name for target in targets),
        "human": any(target.human for target in targets),
        "thing": any(not target.human for target in targets),
        "counted": any(target.number and target.number[0].isdigit() for target in targets),
        "day": any(_day(draft) for draft in drafts),
        "town": any(_towns(draft) for draft in drafts),
        "doer": any(draft.mention.doers for draft in drafts),
        "title": any(draft.mention.sentence.ordinal <= 2 for draft in drafts),
        "nobody": not targets,
    }
    found |= {fact for fact, holds in facts.items() if holds}
    found |= {f"{fact} rank {min(rank, 2)}" for fact, holds in facts.items() if holds}
    return found | {f"act {draft.mention.act}" for draft in drafts}
