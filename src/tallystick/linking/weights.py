"""Weights: what each agreement or contradiction of two accounts says for or against their telling of one incident.

Nothing enters; a table of `Comparison`s leaves, each with its levels: a condition in SQL over the columns and functions of
`table`, m (how often the level holds between accounts of one incident) and u (how often between accounts of two incidents that
blocking brings together). A level's weight is log2(m/u) bits. Within a comparison the m, and the u, add up to one; where
something is unknown the comparison is left out and weighs nothing. The first condition that holds decides.

These are judgements, not yet measurements: each comparison says what it rests on. u is taken within blocks (same country,
days near each other), where chance agreement is common; hence the modest weights of small figures.
"""

from __future__ import annotations

from tallystick.linking.levels import LATER, Comparison, weighing
from tallystick.linking.levels import level as _level

PRIOR_BITS = -4.0
"""Before anything is compared: of the pairs that blocking brings together, about one in seventeen tells of one incident."""

LINK_BITS, ASIDE_BITS = -0.3, 0.0
"""Clusters of main accounts, and of those told in passing, are joined from here on. Contradictions are refused besides.

What a report tells as its main news is oftener told by another than the prior allows for. With 0.5 for both, of the pairs of
claims of one incident in reports of two wars and of five attacks and accidents 0.65, 0.42 and 0.27 were put together for 0.72,
0.50 and 0.33, and no fewer of two incidents.
"""


def _persons(column: str, word: str, clash_m: float, clash_u: float) -> Comparison:
    """Killed or wounded: the larger a figure, the less likely that two incidents share it by chance. Attacks on many are
    counted by several, seldom to one number, and are too rare for there to be two in a town on one day.

    `clash_m` and `clash_u` are the shares of contradictions; the other levels divide what is left.
    """
    both = f"{column}_l, {column}_r"
    rest_m, rest_u = 1 - clash_m, 1 - clash_u
    levels = (
        (f"totals_equal({both}, 10, 1000000000)", 0.15, 0.02, f"the same number {word}, ten or more"),
        (f"totals_equal({both}, 3, 9)", 0.25, 0.06, f"the same number {word}, three to nine"),
        (f"totals_equal({both}, 0, 2)", 0.30, 0.47, f"the same number {word}, one or two"),
        (f"totals_touch({both})", 0.12, 0.10, f"figures of the {word} that begin or end at one number"),
        (f"totals_meet({both})", 0.10, 0.18, f"figures of the {word} that one number could satisfy"),
        (f"totals_near({both})", 0.03, 0.05, f"many {word} by either count, and nearly as many"),
        (f"totals_rise({both})", 0.05, 0.12, f"a higher number {word} in the later report"),
    )
    return Comparison(
        name=column,
        unknown=f"NOT totals_comparable({both})",
        levels=(
            *(_level(sql, m * rest_m, u * rest_u, words) for sql, m, u, words in levels),
            _level("ELSE", clash_m, clash_u, f"numbers {word} that contradict each other"),
        ),
        rests_on="Outlets copy figures; counts of one incident rise for days; the wounded are counted less well than the dead.",
    )


DAY = Comparison(
    name="day",
    unknown="NOT days_known(days_l, days_r)",
    levels=(
        _level("day_same(days_l, days_r)", 0.72, 0.10, "the same day"),
        _level("day_told(days_l, days_r)", 0.12, 0.05, "a day, and the same day as that on which it was said"),
        _level("days_meet(days_l, days_r)", 0.10, 0.14, "days that can be the same"),
        _level("next_besides(days_l, days_r)", 0.010, 0.012, "days next to each other, one of them told in both reports"),
        _level("days_apart(days_l, days_r) <= 1", 0.030, 0.128, "days next to each other"),
        _level(
            "day_besides(days_l, days_r)", 0.008, 0.010, "days that contradict each other, one of them told in both reports"
        ),
        _level("ELSE", 0.012, 0.56, "days that contradict each other"),
    ),
    rests_on="Reports of one incident agree on its day but for nights, time zones and slips.",
)

WEEKDAY = Comparison(
    name="weekday",
    unknown="NOT weekdays_known(days_l, days_r)",
    levels=(
        _level("weekdays_apart(days_l, days_r) = 0", 0.90, 0.17, "the same weekday, where a report's own day is not known"),
        _level("weekdays_apart(days_l, days_r) = 1", 0.07, 0.26, "weekdays next to each other"),
        _level("ELSE", 0.03, 0.57, "different weekdays"),
    ),
    rests_on="Two incidents share a weekday in one case of seven, somewhat more often where a war has a rhythm.",
)

TELLING = Comparison(
    name="telling",
    unknown="NOT tellings_known(days_l, days_r)",
    levels=(
        _level("told_before(days_l, days_r)", 0.01, 0.15, "one report came out before the other's day"),
        _level("tellings_apart(days_l, days_r) <= 3", 0.61, 0.25, "told within three days of each other"),
        _level("tellings_apart(days_l, days_r) <= 7", 0.08, 0.15, "told within a week of each other"),
        _level("tellings_apart(days_l, days_r) <= 60", 0.20, 0.15, "told within two months of each other"),
        _level("ELSE", 0.10, 0.30, "told more than two months apart"),
    ),
    rests_on="For an account without a day its report's own day stands in. Of 1,818 pairs of reports of one shooting (gva) 62% "
    "came out within three days of each other, 8% within a week, 30% later.",
)

PLACE = Comparison(
    name="place",
    unknown="place_l IS NULL OR place_r IS NULL",
    levels=(
        _level("country_differs(place_l, place_r)", 0.01, 0.12, "different countries"),
        _level("quarters_differ(place_l, place_r)", 0.02, 0.02, "different quarters of one town"),
        _level("town_same(place_l, place_r)", 0.42, 0.05, "the same town"),
        _level("town_near(place_l, place_r)", 0.06, 0.02, "towns close to each other"),
        _level("name_elsewhere(place_l, place_r)", 0.03, 0.02, "the same name, put in different provinces or states"),
        _level(
            "town_besides(place_l, place_r, names_l, names_r)", 0.03, 0.03, "different towns, one of them named in both reports"
        ),
        _level("town_differs(place_l, place_r)", 0.04, 0.35, "different towns"),
        _level("division_differs(place_l, place_r)", 0.03, 0.17, "different provinces or states"),
        _level("spot_same(place_l, place_r)", 0.14, 0.0350, "the same name, of a town and of its province or state"),
        _level("division_same(place_l, place_r)", 0.10, 0.0375, "the same province or state"),
        _level("name_same(place_l, place_r)", 0.05, 0.03, "the same name of a place"),
        _level("ELSE", 0.07, 0.1175, "places that can hold each other"),
    ),
    rests_on="Counted on pairs of one shooting and of others within a week (gva): the same town 61% and 5%, other towns 11% "
    "and 71%, the same state 16% and 2%. Within one war a country and a province are shared far more often, hence less.",
)

HARMED = Comparison(
    name="harmed",
    unknown="NOT harmed_known(harmed_l, harmed_r)",
    levels=(
        _level(
            "group_of_side_same(harmed_l, harmed_r)",
            0.44,
            0.14,
            "the same group of the same side harmed",
        ),
        _level("group_same(harmed_l, harmed_r)", 0.30, 0.22, "the same group harmed, no side told"),
        _level("group_holds(harmed_l, harmed_r)", 0.08, 0.08, "one group harmed holds the other"),
        _level("side_same(harmed_l, harmed_r)", 0.08, 0.10, "the same side harmed"),
        _level("side_untold(harmed_l, harmed_r)", 0.08, 0.16, "groups of which it is not told that they differ"),
        _level("ELSE", 0.02, 0.30, "different sides harmed"),
    ),
    rests_on="An attack and its answer harm different sides on one day in one place: the side is what tells them apart. "
    "Soldiers of one state are harmed seldom enough to say something; men, women and people every day.",
)

_HARMED = "harmed_by_both(killed_l, wounded_l, killed_r, wounded_r)"

SIZE = Comparison(
    name="size",
    unknown=f"{_HARMED} < 5",
    levels=(
        _level(f"{_HARMED} >= 10", 0.40, 0.05, "many killed or wounded by both"),
        _level(f"{_HARMED} >= 5", 0.20, 0.08, "several killed or wounded by both"),
        _level("ELSE", 0.40, 0.87, "few killed or wounded by one of them"),
    ),
    rests_on="Attacks on many are rare, and each is told by many: that two reports of days near each other tell of two is far "
    "less likely than of two shootings of one person. Few say nothing, so that they are left out.",
)

ITEMS = Comparison(
    name="items",
    unknown="NOT items_comparable(items_l, items_r)",
    levels=(
        _level("items_equal(items_l, items_r, 0) >= 2", 0.25, 0.02, "two or more of the same counts of things"),
        _level("items_equal(items_l, items_r, 10) = 1", 0.15, 0.02, "the same count of things, ten or more"),
        _level("items_equal(items_l, items_r, 2) = 1", 0.32, 0.18, "the same count of things, two to nine"),
        _level("items_meet(items_l, items_r)", 0.18, 0.18, "counts of things that can be the same"),
        _level("ELSE", 0.10, 0.60, "counts of things that contradict each other"),
    ),
    rests_on="A list of materiel destroyed is copied whole from one statement.",
)

METHOD = Comparison(
    name="method",
    unknown="method_l IS NULL OR method_r IS NULL",
    levels=(
        _level("method_same(method_l, method_r)", 0.58, 0.28, "the same method"),
        _level("family_same(method_l, method_r)", 0.17, 0.10, "methods of one kind"),
        _level("reach_same(method_l, method_r)", 0.17, 0.20, "methods that reports exchange for each other"),
        _level("ELSE", 0.08, 0.42, "different methods"),
    ),
    rests_on="One outlet's air strike is another's shelling, seldom its shooting.",
)

CLAIMANTS = Comparison(
    name="claimants",
    unknown="len(claimants_l) = 0 OR len(claimants_r) = 0",
    levels=(
        _level("list_has_any(claimants_l, claimants_r)", 0.60, 0.35, "a claimant in common"),
        _level("ELSE", 0.40, 0.65, "no claimant in common"),
    ),
    rests_on="A ministry that speaks of its losses speaks of all of them: having it in common says little.",
)

ACTOR = Comparison(
    name="actor",
    unknown="len(actors_l) = 0 OR len(actors_r) = 0",
    levels=(
        _level("list_has_any(actors_l, actors_r)", 0.55, 0.42, "an actor in common"),
        _level("ELSE", 0.45, 0.58, "no actor in common"),
    ),
    rests_on="Who did it is contested and named in many ways: it may differ within one incident.",
)

PASSAGES = Comparison(
    name="passages",
    unknown="NOT list_has_any(shared_l, shared_r)",
    levels=(
        _level("echoing(echo_l, echo_r)", 0.05, 0.00001, "all that the one tells stands in the other in the same words"),
        _level("list_has_any(shared_l, shared_r)", 0.15, 0.0015, "a passage in common that gives the same figure"),
        _level("ELSE", 0.80, 0.99849, "no passage in common"),
    ),
    rests_on="Words copied with their figure come from one telling; not to share any says nothing, so that it is left out.",
)

PAGE = Comparison(
    name="page",
    unknown="NOT page_same(page_l, page_r)",
    levels=(
        _level("page_mains(page_l, page_r)", 0.040, 0.001, "the main story in two states of one page"),
        _level("page_same(page_l, page_r)", 0.040, 0.015, "told in two states of one page"),
        _level("ELSE", 0.920, 0.984, "told on different pages"),
    ),
    rests_on="An update tells again of most of what the page told before; not to be a state of the same page says nothing.",
)

PERSONS = Comparison(
    name="persons",
    unknown="len(persons_l) = 0 OR len(persons_r) = 0",
    levels=(
        _level("list_has_any(persons_l, persons_r)", 0.75, 0.005, "a person named in both"),
        _level("ELSE", 0.25, 0.995, "no person named in both"),
    ),
    rests_on="A name among the harmed all but settles it; reports may name different ones of many.",
)

AGES = Comparison(
    name="ages",
    unknown="len(ages_l) = 0 OR len(ages_r) = 0",
    levels=(
        _level("list_has_any(ages_l, ages_r)", 0.88, 0.09, "a person of the same age"),
        _level("ages_next(ages_l, ages_r)", 0.03, 0.13, "ages a year apart"),
        _level("ELSE", 0.09, 0.78, "persons of other ages"),
    ),
    rests_on="Counted on main accounts of one shooting and of others that blocking brings together (the half of gva that is "
    "learned from): of 218 pairs and 1,668 in which both give an age, 89% and 9% share one.",
)

ANSWER = Comparison(
    name="retaliation",
    unknown="NOT (answers_l OR answers_r)",
    levels=(
        _level(LATER, 0.42, 0.04, "both told as retaliation for one incident"),
        _level("answers_l AND answers_r", 0.18, 0.31, "both told as retaliation"),
        _level("ELSE", 0.40, 0.65, "only one of them told as retaliation"),
    ),
    rests_on="An attack is mostly answered once; a later report may tell the answer and not what it answered. Whether two "
    "accounts answer one incident is known only when those that they answer have been put together.",
)

COMPARISONS: tuple[Comparison, ...] = (
    DAY,
    WEEKDAY,
    TELLING,
    PLACE,
    HARMED,
    _persons("killed", "killed", 0.08, 0.46),
    _persons("wounded", "wounded", 0.15, 0.44),
    SIZE,
    ITEMS,
    METHOD,
    CLAIMANTS,
    ACTOR,
    PASSAGES,
    PAGE,
    PERSONS,
    AGES,
    ANSWER,
)
"""All comparisons, in the order in which they are explained."""

JUDGED = weighing(COMPARISONS, prior=PRIOR_BITS, link=LINK_BITS, aside=ASIDE_BITS)
"""The table for a ledger too small to know which words are rare."""
