"""Builders for weekdays and relative words: a match of a rule enters; fields leave, or None where the words are no time.

What counts from another day of the text ("the next day", "a week earlier") is marked as an anaphor and is never resolved
against the day of publication.
"""

from __future__ import annotations

from tallystick.model.times import TimeKind, Unit
from tallystick.reading.times.match import SHIFTS, Fields, Found, part_of
from tallystick.reading.times.tokens import Value

NAMED_DAYS = frozenset({"bloody", "black", "good", "palm", "easter", "ash", "every", "each", "super", "cyber"})
PAPERS = frozenset({"times", "telegraph", "mirror", "express", "mail", "herald", "post", "independent", "world", "school"})
HABITS = frozenset({"mornings", "afternoons", "evenings", "nights"})
SOFT_WORDS = frozenset({"about", "around", "nearly", "almost", "some", "roughly", "approximately", "over", "than"})
DEED_REACH = 6
"""Words after "before" or "after" in which the deed is named that time is counted from."""
DEEDS = frozenset(
    "attack attacks strike strikes airstrike airstrikes raid raids ambush bombing blast explosion shelling assault killing "
    "killings massacre clash clashes shooting shootings incident bombardment stabbing crash".split()
)
AHEAD_BEFORE = frozenset({"by", "until", "till", "before"})
WORDS_FOR_ONE = ("a", "an")


def weekday(found: Found) -> Fields | None:
    """A weekday, not a newspaper ("Sunday Times") nor a name ("Bloody Sunday"); short forms need company."""
    if found.letter("w") == "w" and not _short_weekday(found):
        return None
    if found.near_word(-1) in NAMED_DAYS or found.near_word(1) in PAPERS or found.near_word(1) in HABITS:
        return None
    fields: Fields = {"kind": TimeKind.WEEKDAY, "weekday": found.value("w"), "partial": _part_of_day(found)}
    if found.has("rel"):
        shift = SHIFTS[found.letter("rel")]
        return fields | {"unit": Unit.WEEK, "shift": shift} if found.value("u") is Unit.WEEK else None
    near = found.letter("near")
    return fields | {"shift": SHIFTS.get(near, 0), "ahead": near == "x"}


def _short_weekday(found: Found) -> bool:
    """ "Sun" and "Sat" are words of their own; the others need a stop, a preposition or a part."""
    if found.words("w").lower().rstrip(".") in ("sun", "sat"):
        return found.near_letter(-1) == "j"
    return found.words("w").endswith(".") or found.has("near") or found.has("part") or found.near_letter(-1) == "j"


def _part_of_day(found: Found) -> str | None:
    group = "dp" if found.has("dp") else "before"
    return str(found.value(group)) if found.has(group) else part_of(found)


def day_word(found: Found) -> Fields:
    """Today, yesterday, tomorrow, tonight, overnight."""
    word = found.words("r").lower()
    partial = {"tonight": "night", "overnight": "overnight"}.get(word) or _part_of_day(found)
    shift = found.number("r") or 0
    return {"kind": TimeKind.RELATIVE, "unit": Unit.DAY, "shift": shift, "partial": partial, "ahead": shift > 0}


def part_of_day(found: Found) -> Fields:
    """ "Last night" is the night after yesterday, "this morning" is today's."""
    shift = -1 if found.letter("rel") == "l" else 0
    return {"kind": TimeKind.RELATIVE, "unit": Unit.DAY, "shift": shift, "partial": found.value("dp")}


def day_beside(found: Found) -> Fields | None:
    """The day before yesterday, the day after tomorrow."""
    shift = found.number("r") or 0
    way = found.tokens[found.match.start("r") - 1].words.lower()
    if abs(shift) != 1 or found.value("u") is not Unit.DAY or (way == "before") != (shift < 0):
        return None
    return {"kind": TimeKind.RELATIVE, "unit": Unit.DAY, "shift": 2 * shift, "ahead": shift > 0}


def unit(found: Found) -> Fields | None:
    """This, last or next unit; "the last week" is a lapse, "the next day" counts from another day."""
    value, rel = _unit(found.value("u")), found.letter("rel")
    if value is None or (rel in ("l", "x") and found.near_letter(-1) == "T"):
        return None
    if value is Unit.DAY:
        return None
    ahead = rel == "x" or part_of(found) == "later" or _ahead(found)
    return {"kind": TimeKind.RELATIVE, "unit": value, "shift": SHIFTS.get(rel, 0), "partial": part_of(found), "ahead": ahead,
            "earlier": part_of(found) == "earlier"}  # fmt: skip


def edge_of_unit(found: Found) -> Fields | None:
    """The end of the year, the beginning of the month, at year-end."""
    value = Unit.YEAR if found.has("year") else _unit(found.value("u"))
    if value in (None, Unit.DAY):
        return None
    return {"kind": TimeKind.RELATIVE, "unit": value, "partial": part_of(found) or "late", "ahead": _ahead(found)}


def _ahead(found: Found) -> bool:
    steps = -2 if found.near_word(-1) == "the" else -1
    return found.near_word(steps) in AHEAD_BEFORE


def lapse(found: Found) -> Fields | None:
    """Time up to the day on which it was said: "the past two weeks", "recent months", "the last 24 hours"."""
    if found.has("one"):
        return {"kind": TimeKind.LAPSE, "unit": _unit(found.value("one")), "count": 1, "soft": True}
    if found.has("r"):
        return {"kind": TimeKind.LAPSE, "unit": _unit(found.value("r")), "soft": True}
    count = _count(found)
    if found.value("u") == "hour":
        return {"kind": TimeKind.LAPSE, "unit": Unit.DAY, "count": max(1, -(-count // 24)), "soft": True} if count else None
    return {"kind": TimeKind.LAPSE, "unit": _unit(found.value("u")), "count": count, "soft": True}


def ago(found: Found) -> Fields | None:
    """So many units before the day on which it was said; sharp for days alone."""
    count, value = _count(found), _unit(found.value("u"))
    if found.value("u") == "hour" and count is not None:
        return {"kind": TimeKind.RELATIVE, "unit": Unit.DAY, "shift": -(count // 24), "soft": True}
    if count is None or value is None:
        return {"kind": TimeKind.LAPSE, "unit": value, "soft": True} if value else None
    if found.has("w") and value is Unit.WEEK:
        return {"kind": TimeKind.WEEKDAY, "weekday": found.value("w"), "unit": Unit.WEEK, "shift": -count}
    soft = value is not Unit.DAY or found.near_word(-1) in SOFT_WORDS
    return {"kind": TimeKind.RELATIVE, "unit": value, "shift": -count, "count": count, "soft": soft}


def from_another(found: Found) -> Fields | None:
    """Counted from another day of the text: "two days earlier", "a week later"."""
    count, value = _count(found), _unit(found.value("u"))
    if count is None or value is None:
        return None
    shift = -count if found.letter("way") == "B" else count
    soft = value is not Unit.DAY
    return {"kind": TimeKind.RELATIVE, "unit": value, "shift": shift, "count": count, "anaphor": True, "soft": soft}


def from_a_deed(found: Found) -> Fields | None:
    """Counted from what happened: "a day before the drone strike", "two days after the ambush"."""
    way = found.words("way").lower()
    count = 1 if found.letter("n") == "T" else _count(found)
    following = [found.near_word(step) for step in range(1, DEED_REACH)]
    article = following[0] in ("the", "that", "this", "its")
    if not article or count is None or way == "by" or _unit(found.value("u")) is not Unit.DAY or DEEDS.isdisjoint(following):
        return None
    shift = -count if way == "before" else count
    return {"kind": TimeKind.RELATIVE, "unit": Unit.DAY, "shift": shift, "count": count, "anaphor": True}


def year_earlier(_: Found) -> Fields:
    """ "The year-earlier quarter": the same period a year before."""
    return {"kind": TimeKind.RELATIVE, "unit": Unit.YEAR, "shift": -1, "count": 1, "anaphor": True, "soft": True}


def bare_quarter(_: Found) -> Fields:
    """ "The quarter", "the latest quarter": one that the text named before."""
    return {"kind": TimeKind.RELATIVE, "unit": Unit.QUARTER, "anaphor": True}


def other_unit(found: Found) -> Fields | None:
    """The same, the next or the previous unit of another day of the text: "that day", "the following week"."""
    name = next(name for name in ("in", "u", "same") if found.has(name))
    value = _unit(found.value(name))
    word = found.words("v").lower() if found.has("v") else ""
    if value is None or (found.letter("v") == "x" and word != "next"):
        return None
    shift = {"following": 1, "next": 1, "ensuing": 1, "previous": -1, "preceding": -1}.get(word, 0)
    return {"kind": TimeKind.RELATIVE, "unit": value, "shift": shift, "partial": part_of(found), "anaphor": True}


def _unit(value: Value) -> Unit | None:
    if isinstance(value, Unit):
        return value
    return Unit.WEEKEND if value in ("weekend", "weekends") else None


def _count(found: Found) -> int | None:
    """The number of units; None where it is vague ("a few") or absent."""
    if not found.has("n"):
        return None
    if found.words("n").lower() in WORDS_FOR_ONE:
        return 1
    count = found.number("n")
    return count + (found.number("n2") or 0) if count is not None else None
