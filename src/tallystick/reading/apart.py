"""Apart: whether two claims of one report tell of one happening or of two.

Two `Told` claims enter; what their words say of days, places, sides, persons and figures decides.
"""

from __future__ import annotations

import re
from datetime import date

from tallystick.model.claims import Claim, Measure, Stance
from tallystick.model.places import Place, PlacePrecision, holds
from tallystick.model.times import TimeKind, TimeWords, Unit
from tallystick.reading.told import Told
from tallystick.reading.when import is_day

MANY = 5
"""From how many on two speakers of one report may count the same harm differently."""
AS_MANY = 2.0
"""Times the lower of their figures up to which they may."""
LONG = frozenset({Unit.WEEK, Unit.MONTH, Unit.YEAR})
MAIN_SENTENCES = 3
"""Sentences of the opening, the title among them, whose first happening is the report's main one."""


def told_apart(one: Told, other: Told, said: date | None) -> bool:
    """Whether anything in the words of two claims says that they tell of two happenings; `said` is the day of publication."""
    if one.story != other.story:
        return True
    mine, theirs = one.claim, other.claim
    known = (known_person(one, other) and not _another_death(one, other, said)) or _died_of_them(one, other)
    known = known or _died_later(one, other, said) or _died_later(other, one, said)
    if _other_day(mine.time, theirs.time, said) and not (
        known or said_later(one, other, said) or (_said(one, other) and same_harm(one, other))
    ):
        return True
    if one.story == 0 and one.passing != other.passing and not (known and one.mention is not None and one.mention.name):
        return True
    anywhere = _of_one(one) or _of_one(other) or _headline(one, other)
    if not (anywhere or known) and _other_land(mine.place, theirs.place):
        return True
    if one.retaliation != other.retaliation and one.ordinal == other.ordinal and _sides_differ(one, other):
        return True
    if _sides_differ(one, other) and not one.listed_with(other):
        return True
    if _nobody_hurt(one, other) or _nobody_hurt(other, one):
        return True
    alike = mine.measure is theirs.measure and mine.group.name == theirs.group.name
    close = one.title or other.title or abs(one.ordinal - other.ordinal) <= 1 or one.paragraph == other.paragraph
    close = close or mine.group.party is not None or theirs.group.party is not None  # of one land, among all
    alike = alike and not (close and _one_place(mine, theirs) and (some_of(mine, theirs) or some_of(theirs, mine)))
    if one.single or other.single or one.listed_with(other) or one.beside or other.beside or _partly(one, other):
        return False
    if _speakers_differ(mine, theirs) and (_told_by_others(mine, theirs) or _set_against(one, other)):
        return False
    if one.title != other.title and None in (mine.figure.exact, theirs.figure.exact):
        return False  # "Dozens dead", of 23
    if one.total or other.total:
        return False  # "he put the toll at 13"
    if mine.transfer != theirs.transfer:
        return False  # those who died later, or were found, are not those counted first
    return alike and not mine.figure.compatible(theirs.figure) and mine.stance is theirs.stance


def some_of(some: Claim, all_: Claim) -> bool:
    """Whether fewer, of whom the words say what they were, may be some of many: "ten American tourists" of twelve killed."""
    return some.called is not None and all_.called is None and (some.figure.low or 0) < (all_.figure.low or 0)


def _one_place(mine: Claim, theirs: Claim) -> bool:
    """Whether two claims name no two places, of which neither holds the other."""
    here, there = mine.place, theirs.place
    if here is None or there is None or here.name == there.name:
        return True
    return holds(here, there) is True or holds(there, here) is True


def _of_one(one: Told) -> bool:
    """Whether words tell of one person known by name or age, who may be told of wherever he was from or died."""
    return one.single and (one.mention is not None or (one.claim.figure.exact or 0) == 1)


def _speakers_differ(mine: Claim, theirs: Claim) -> bool:
    return mine.claimant is not None and theirs.claimant is not None and mine.claimant.name != theirs.claimant.name


def _told_by_others(mine: Claim, theirs: Claim) -> bool:
    """Whether two speakers count much the same: the ministry's 30 and the hospital's 33 are of one attack."""
    low, high = sorted((mine.figure.low or 0, theirs.figure.low or 0))
    return low >= MANY and high <= AS_MANY * low


def _set_against(one: Told, other: Told) -> bool:
    """Whether another speaker counts the same in the next sentence, of no other day or place ("The army admitted to two"), or
    sets it against what was told."""
    if max(one, other, key=lambda told: told.ordinal).contrast:
        return True
    mine, theirs = one.claim, other.claim
    next_to = one.paragraph == other.paragraph and abs(one.ordinal - other.ordinal) <= 1
    same_place = mine.place is None or theirs.place is None or mine.place.name == theirs.place.name
    return next_to and same_place and (mine.time is None or theirs.time is None or same_time(mine.time, theirs.time))


def _nobody_hurt(one: Told, other: Told) -> bool:
    """Whether one tells that nobody at all suffered what the other counts: then it speaks of another happening."""
    mine, theirs = one.claim, other.claim
    nobody = mine.figure.exact == 0 and not one.beside and mine.group.name == "people" and not mine.group.within
    return nobody and mine.measure is theirs.measure and (theirs.figure.low or 0) > 0 and mine.stance is theirs.stance


def _headline(one: Told, other: Told) -> bool:
    """Whether the title and the text give one figure: a place in a title's capitals may be none ("Assault Rifle")."""
    return one.title != other.title and same_harm(one, other)


def _partly(one: Told, other: Told) -> bool:
    """Whether one counts fewer, as they fared ("two are in critical condition"), or those hurt beside all who were shot."""
    low = one if (one.claim.figure.low or 0) <= (other.claim.figure.low or 0) else other
    high = other if low is one else one
    return low.faring or (high.shot and not low.shot)


def _said(one: Told, other: Told) -> bool:
    """Whether a day is only that on which it was said: then the same figure may well have happened on the other."""
    return any(told.claim.time is not None and told.claim.time.soft for told in (one, other))


def said_later(one: Told, other: Told, said: date | None) -> bool:
    """Whether one has only the day on which it was said, soon after that of the other: it may have happened on the other's.

    Two weekdays are never more than a week apart, whenever it was said.
    """
    soft, firm = (one, other) if one.claim.time is not None and one.claim.time.soft else (other, one)
    if soft.claim.time is None or not soft.claim.time.soft or firm.claim.time is None or firm.claim.time.soft:
        return False
    if said is None and TimeKind.WEEKDAY is soft.claim.time.kind is firm.claim.time.kind:
        return True
    spoken, day = soft.claim.time.resolve(said), firm.claim.time.resolve(said)
    if spoken is None or day is None or spoken.first is None or day.last is None:
        return False
    return 0 < (spoken.first - day.last).days <= SOON


def _sides_differ(one: Told, other: Told) -> bool:
    """Whether the harm fell on different parties; things lost in an answer belong to the side that was answered."""
    mine, theirs = _side(one), _side(other)
    if mine is not None and theirs is not None:
        return mine != theirs
    if (theirs is not None and one.actor_party == theirs) or (mine is not None and other.actor_party == mine):
        return True
    if one.retaliation == other.retaliation:
        return False
    answer, first = (one, other) if one.retaliation else (other, one)
    answered_for = answer.actor_party is not None and answer.actor_party == _side(first)
    return answered_for or one.claim.group.nature is not other.claim.group.nature


def _side(one: Told) -> str | None:
    return one.claim.group.party


def same_harm(one: Told, other: Told) -> bool:
    """Whether two claims give the same figure for the same harm to the same group."""
    mine, theirs = one.claim, other.claim
    bounds = mine.figure.low == theirs.figure.low if mine.figure.low is not None else mine.figure.high == theirs.figure.high
    return mine.measure is theirs.measure and mine.group.name == theirs.group.name and bounds


def denies(one: Told, other: Told) -> bool:
    """Whether the one denies what the other tells: harm to the same group."""
    mine, theirs = one.claim, other.claim
    harm = mine.measure is theirs.measure or Measure.KILLED_OR_WOUNDED in (mine.measure, theirs.measure)
    return mine.stance is Stance.DENIED and harm and mine.group.name == theirs.group.name


def same_speaker(one: Told, other: Told) -> bool:
    """Whether nothing tells two speakers from each other: none is named, or one is called by some of the other's words."""
    if one.claim.claimant is None or other.claim.claimant is None:
        return True
    mine, theirs = (set(told.claim.claimant.name.split()) for told in (one, other) if told.claim.claimant is not None)
    return mine <= theirs or theirs <= mine


def same_town(one: Told, other: Told) -> bool:
    """Whether two claims name one town, or one of them a quarter of it."""
    mine, theirs = one.claim.place, other.claim.place
    if mine is None or theirs is None or not {mine.precision, theirs.precision} <= _TOWNS:
        return False
    return holds(mine, theirs) is True or holds(theirs, mine) is True or (mine.town is not None and mine.town == theirs.town)


def same_time(mine: TimeWords | None, theirs: TimeWords | None) -> bool:
    """Whether two time words name one time in one way."""
    return mine is not None and theirs is not None and _key(mine) == _key(theirs)


def _other_day(mine: TimeWords | None, theirs: TimeWords | None, said: date | None) -> bool:
    """Whether two time words name different days; a weekday and a date may be one day where none knows when it was said."""
    if mine is None or theirs is None:
        return False
    mine, theirs = _from_its_day(mine), _from_its_day(theirs)
    if mine.anaphor is not theirs.anaphor:
        return (mine.shift if mine.anaphor else theirs.shift) != 0
    if (is_day(mine) or is_day(theirs)) and said is not None:
        days = (mine.resolve(said), theirs.resolve(said))
        return days[0] is not None and days[1] is not None and not days[0].overlaps(days[1])
    if said is None and ((_long_period(mine) and is_day(theirs)) or (_long_period(theirs) and is_day(mine))):
        return True
    comparable = mine.kind is theirs.kind and is_day(mine) and is_day(theirs)
    return comparable and _key(mine) != _key(theirs)


def _from_its_day(time: TimeWords) -> TimeWords:
    """ "Missing since Wednesday": what happened did so on the day from which it counts."""
    return time.since if time.kind is TimeKind.SINCE and time.since is not None and is_day(time.since) else time


def _long_period(time: TimeWords) -> bool:
    """Whether words name a month, a year or one gone by: news of lately names days ("killed 29 in October", "last week")."""
    if is_day(time):
        return False
    return (time.kind is TimeKind.DATE and time.day is None) or (time.unit in LONG and time.shift < 0)


def is_long_ago(time: TimeWords | None, day: TimeWords | None, said: date | None) -> bool:
    """Whether a period ("last year", "in April") holds not the day that the report tells of."""
    if time is None or is_day(time) or day is None or not is_day(day):
        return False
    return _other_day(time, day, said)


def _key(time: TimeWords) -> tuple[object, ...]:
    return (
        time.kind,
        time.year if time.kind is not TimeKind.DATE else None,
        time.month,
        time.day,
        time.weekday,
        time.unit,
        time.shift,
    )


def known_person(one: Told, other: Told) -> bool:
    """Whether the later words speak of a person as of one known, who may die on another day than that of the wound."""
    if one.mention is None or other.mention is None or one.mention.new:
        return False
    if one.mention.indefinite and not (other.title and one.ordinal < MAIN_SENTENCES):
        return False
    return one.mention.may_be(other.mention) and Measure.KILLED in (one.claim.measure, other.claim.measure)


def _another_death(one: Told, other: Told, said: date | None) -> bool:
    """Whether somebody is named who died days before or after the one whose death was told: nobody is killed twice."""
    named = one.mention is not None and one.mention.name and not (other.mention is not None and other.mention.name)
    if not named or one.claim.measure is not Measure.KILLED or other.claim.measure is not Measure.KILLED:
        return False
    days = [told.claim.time.resolve(said) for told in (one, other) if told.claim.time is not None]
    known = [found.day for found in days if found is not None and found.day is not None]
    return len(known) == 2 and abs((known[0] - known[1]).days) > LINGERING


SOON = 7
"""Days within which somebody speaks of what happened before, where no words tell on which."""
LINGERING = 3
"""Days after which a death that was told as a killing is no longer that of the same wound, told less exactly."""
_TOWNS = frozenset({PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.NEAR, PlacePrecision.NAME_ONLY})
_OF_THEM = re.compile(r"\bof (?:them|those|the (?:victims|wounded|injured))\b", re.IGNORECASE)


def _died_of_them(one: Told, other: Told) -> bool:
    """ "Six were shot on Saturday. One of them died on Sunday": the death is theirs, whatever its day."""
    several = (other.claim.figure.low or 0) > (one.claim.figure.low or 0) and not other.single
    return several and one.claim.measure is Measure.KILLED and _OF_THEM.search(one.claim.passage.quote) is not None


def _died_later(one: Told, other: Told, said: date | None) -> bool:
    """Whether one tells that somebody died of wounds on a day after that of the other: the wound may be of the other's day."""
    if one.claim.transfer is None or one.claim.time is None or other.claim.time is None:
        return False
    if one.claim.time.anaphor and not other.claim.time.anaphor:
        return one.claim.time.shift > 0
    died, day = one.claim.time.resolve(said), other.claim.time.resolve(said)
    return died is not None and day is not None and died.first is not None and day.last is not None and died.first > day.last


def _other_land(mine: Place | None, theirs: Place | None) -> bool:
    """Whether two places lie in different lands, or are different towns of which neither holds the other."""
    if mine is None or theirs is None or mine.country is None or theirs.country is None:
        return False
    if mine.country != theirs.country:
        return True
    return mine.name != theirs.name and holds(mine, theirs) is False and holds(theirs, mine) is False
