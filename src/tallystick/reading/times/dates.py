"""Builders for calendar dates: a match of a rule enters; the fields of a DATE leave, or None where the words are no date.

Ambiguity is refused rather than guessed: "03/04/2020", "20 MAY HAVE", "in March 20 people", "1990 people", "April Jones".
"""

from __future__ import annotations

import re
from datetime import date

from tallystick.model.times import TimeKind, Unit
from tallystick.reading.times.match import SHIFTS, Fields, Found, part_of, year_of

POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my", "your", "s", "whose", "another"})
AFTER_MODAL = frozenset({"have", "be", "not", "also", "well", "still", "never"})
NOT_AFTER_YEAR = frozenset({"gmt", "hrs", "utc", "hours", "per", "million", "billion", "or"})
PERSON_MONTHS = frozenset({4, 6, 8})


def in_figures(found: Found) -> Fields | None:
    """Dates all in figures; one whose day and month could be exchanged is refused."""
    raw = found.tokens[found.match.start()].words
    if "-" in raw:
        year, month, day = (int(part) for part in raw.split("-"))
    else:
        first, second, year = (int(part) for part in re.split(r"[/.]", raw))
        day, month = (first, second) if first > 12 or first == second else (second, first)
        if day <= 12 and first != second:
            return None
        year += 0 if year > 99 else 1900 if year > 50 else 2000
    try:
        date(year, month, day)
    except ValueError:
        return None
    return {"kind": TimeKind.DATE, "year": year, "month": month, "day": day}


def day_month(found: Found) -> Fields | None:
    """The day before the month; a day in words needs its "of" ("the first of March")."""
    if found.value("m") == 5 and found.near_word(1) in AFTER_MODAL:
        return None
    spelled = not found.words("d")[0].isdigit()
    if (spelled and not found.has("of")) or (found.letter("d") == "D" and found.near_letter(-1) == "$"):
        return None
    return _with_span(found)


def day_month_short_year(found: Found) -> Fields | None:
    """Agency style: "3 JAN 90"."""
    short = found.number("yy")
    if short is None or not 32 <= short <= 99:
        return None
    return {"kind": TimeKind.DATE, "month": found.value("m"), "day": found.value("d"), "year": 1900 + short}


def month_day(found: Found) -> Fields | None:
    """The day after the month; "in March 20 people" and "March 30 percent" hold no day."""
    counted = found.near_letter(1) in tuple("Z%") or (found.near_letter(-1) == "i" and found.near_letter(1) == "_")
    if counted and not found.has("y") and not found.has("rel"):
        return None
    return _with_span(found)


def _with_span(found: Found) -> Fields:
    """The date, with the end of a span of days in the same month; "and" joins one only after "between"."""
    fields: Fields = {"kind": TimeKind.DATE, "month": found.value("m"), "day": found.value("d")} | year_of(found)
    if found.has("w"):
        fields["weekday"] = found.value("w")
    if found.has("d2") and not (found.has("and") and found.near_letter(-1) != "h"):
        fields["last"] = fields | {"day": found.value("d2")}
    return fields


def month(found: Found) -> Fields | None:
    """A month; "May", "March" and short forms need a preposition, a year or the like beside them."""
    fields: Fields = {"kind": TimeKind.DATE, "month": found.value("m"), "partial": part_of(found)} | year_of(found)
    if found.has("near"):
        fields["shift"] = SHIFTS[found.letter("near")]
    if found.letter("near") == "x":
        fields["ahead"] = True
    if found.has("near") or len(year_of(found)) or part_of(found) or found.near_letter(-1) in tuple("siofukhj"):
        return fields
    if found.letter("m") == "m":
        return fields if _march_as_adjective(found) else None
    following = found.near(1)
    name = following is not None and found.near_letter(1) == "_" and following.words[:1].isupper()
    return None if name and found.value("m") in PERSON_MONTHS and not found.words("m").isupper() else fields


def _march_as_adjective(found: Found) -> bool:
    """ "The March attack", but not "the March on the capital"."""
    following = found.near(1)
    lower = following is not None and following.words.isalpha() and following.words.islower()
    in_the = found.near_letter(-1) == "T" and found.words("m") == "March"
    return in_the and lower and found.near_word(1) not in ("on", "of", "for", "to", "in", "and", "by", "was", "were")


def year(found: Found) -> Fields | None:
    """A year by itself; without a preposition, article or part it is a count."""
    if found.near_letter(1) in tuple("ZV%$-") and found.near_letter(-1) != "(":
        return None
    if found.near_word(1) in NOT_AFTER_YEAR or found.near_letter(-1) == "$" or _in_address(found):
        return None
    fields: Fields = {"kind": TimeKind.DATE, "year": found.value("y"), "partial": part_of(found)}
    before = found.near_letter(-1)
    if part_of(found) or found.has("lead") or before in tuple("siofukhj(TaX") or found.near_letter(1) == ")":
        return fields
    return fields if found.near_word(-1) in POSSESSIVES or before in tuple("lt") else None


def _in_address(found: Found) -> bool:
    """A number of a house or of a block: "the 1900 block of Linden Street", "(1816 N. Water)"."""
    blocks = {found.near_word(1), found.near_word(3) if found.near_letter(1) == "&" else ""} & {"block", "blocks"}
    return bool(blocks) or (found.near_letter(-1) == "(" and found.near_word(1) in {"n", "s", "e", "w"})


def years(found: Found) -> Fields | None:
    """A span of years: "2011-2015", "between 1991 and 1995"."""
    if found.has("and") and found.near_letter(-1) != "h":
        return None
    start: Fields = {"kind": TimeKind.DATE, "year": found.value("y")}
    return start | {"last": start | {"year": found.value("y2")}}


def year_in_words(found: Found) -> Fields | None:
    """Spoken years: "nineteen ninety-six", "two thousand" is left out."""
    century, tens, rest = found.number("n"), found.number("n1"), found.number("n2") or 0
    if century not in (18, 19, 20) or tens is None or tens < 10 or rest > 9:
        return None
    return {"kind": TimeKind.DATE, "year": century * 100 + tens + rest}


def decade(found: Found) -> Fields | None:
    """Ten years: "the 1990s", "the early '80s"; not those of somebody's life ("in their early thirties")."""
    if found.near_word(-1) in POSSESSIVES:
        return None
    return {"kind": TimeKind.DATE, "year": found.value("y"), "unit": Unit.DECADE, "partial": part_of(found)}


def season(found: Found) -> Fields | None:
    """A season, kept as words on a year, for its months depend on the hemisphere; "fall" needs a year or "last"."""
    named = found.has("near") or len(year_of(found)) > 0
    if not named and (found.value("q") == "fall" or found.near_letter(-1) not in tuple("siofuk")):
        return None
    fields: Fields = {"kind": TimeKind.DATE, "partial": found.value("q"), "soft": True} | year_of(found)
    return fields | ({"shift": SHIFTS[found.letter("near")], "ahead": found.letter("near") == "x"} if found.has("near") else {})


def quarter(found: Found) -> Fields | None:
    """A quarter of a year, by its number."""
    number = found.number("o") or found.number("o1")
    if number is None or number > 4:
        return None
    given = {"year": found.value("y1")} if found.has("y1") else year_of(found)
    return {"kind": TimeKind.DATE, "months": (3 * number - 2, 3 * number)} | given


def part_of_year(found: Found) -> Fields | None:
    """Halves of a year and its first months: "the first six months of 2020", "the second half of last year"."""
    second = found.letter("o") == "l" or found.number("o") == 2
    if found.has("n"):
        count = found.number("n")
        wrong = found.number("o") != 1 or found.value("u") is not Unit.MONTH or count is None or count > 11
        months = None if wrong or count is None else (1, count)
    else:
        months = (7, 12) if second else (1, 6) if found.number("o") == 1 else None
    return {"kind": TimeKind.DATE, "months": months} | year_of(found) if months else None
