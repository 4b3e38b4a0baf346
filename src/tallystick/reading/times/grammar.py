"""The rules of the time grammar: a pattern over the letters of `time_grammar_tokens`, and the builder that reads its match.

Where two rules match equally long words, the earlier one holds. A pattern may match too much; its builder then refuses.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tallystick.reading.times import dates, units
from tallystick.reading.times.match import Fields, Found

Builder = Callable[[Found], Fields | None]

_PART = r"(?:(?P<part>[EFGBL])(?:-|[ij]T?)?|T?(?P<edge>[be])[o-]T?)?"
_YEAR = r"(?:,?o?(?P<y>Y)(?![Z%])|,?o?(?P<rel>[ltx])J)?"
_COUNT = r"(?P<n>[nNDa])(?:-?(?P<n2>n))?o?"
_DAYS = r"(?P<d>[DO])(?:(?:[-g]|(?P<and>&))(?P<d2>[DO]))?"

_RULES: tuple[tuple[str, Builder], ...] = (
    (r"[IS]", dates.in_figures),
    (r"(?:(?P<w>[Ww]),?\(?)?T?" + _DAYS + r"(?P<of>o?)(?P<m>[Mm])" + _YEAR, dates.day_month),
    (r"(?P<d>D)(?P<m>[Mm])'?(?P<yy>N)", dates.day_month_short_year),
    (r"(?:(?P<w>[Ww]),?)?(?P<m>[Mm])T?" + _DAYS + r"(?!-J)" + _YEAR, dates.month_day),
    (_PART + r"(?:(?P<near>[ltxp])p?)?(?P<m>[Mm])(?![DO])" + _YEAR, dates.month),
    (_PART + r"(?:(?P<near>[ltxp])x?)?(?P<before>P)?(?P<w>[Ww])(?P<dp>P)?(?:,?o?(?P<rel>[ltx])(?P<u>U))?", units.weekday),
    (_PART + r"(?P<r>R)(?P<dp>P)?", units.day_word),
    (r"(?P<part>[EFGBL])?(?P<rel>[lt])(?P<dp>P)", units.part_of_day),
    (r"T(?P<u>U)k(?P<r>R)", units.day_beside),
    (_PART + r"(?P<rel>[ltx])p?(?P<u>[UJKQ])", units.unit),
    (r"Ty?(?P<u>K)", units.unit),
    (r"T?(?P<edge>[be])oT(?P<u>[UJQK])|(?P<part>[EFGbe])iT(?P<u1>[UJQK])|(?P<year>J)(?:'_|-)?(?P<end>e)", units.edge_of_unit),
    (r"T?[lp](?:" + _COUNT + r")?(?P<u>V)|T[lp](?P<one>[UJQ])|r(?P<r>V)", units.lapse),
    (_COUNT + r"(?P<u>[UJVQK])(?:__|-)?A(?P<w>W)?", units.ago),
    (_COUNT + r"(?P<u>[UJVQ])-?(?P<way>[BL])", units.from_another),
    (_COUNT.replace("[nNDa]", "[nNDaT]") + r"(?P<u>[UV])(?P<way>k)", units.from_a_deed),
    (r"J-[BA]", units.year_earlier),
    (r"Tr?Q", units.bare_quarter),
    (r"(?P<part>[BL])iT(?P<in>U)|T(?P<v>[vx])(?P<u>[UJKQ])|(?P<part1>[BLEF])?z(?P<same>[UJKQ])", units.other_unit),
    (r"T?(?:[rc]-?)?(?P<o>O)-?Q" + _YEAR + r"|(?P<y1>Y)(?P<o1>O)-?Q", dates.quarter),
    (r"T?(?P<o>[Ol])(?:H|(?P<n>[nND])(?P<u>V))o(?:(?P<y>Y)|(?P<rel>[ltT])J)", dates.part_of_year),
    (r"T?(?:(?P<part>[EFG])-?)?(?P<y>d)", dates.decade),
    (_PART + r"(?:(?P<near>[ltx])p?|T)?(?P<q>q)" + _YEAR, dates.season),
    (r"(?P<y>Y)(?:[-gu]|(?P<and>&))(?P<y2>Y)", dates.years),
    (_PART + r"(?P<lead>c|TJ)?(?P<y>Y)", dates.year),
    (r"(?P<n>n)(?P<n1>n)(?:-?(?P<n2>n))?", dates.year_in_words),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over letters and what makes fields of its match."""

    pattern: re.Pattern[str]
    build: Builder


def rules() -> tuple[Rule, ...]:
    """Return the compiled rules in their order."""
    return tuple(Rule(re.compile(pattern), build) for pattern, build in _RULES)
