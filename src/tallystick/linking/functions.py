"""Functions: the conditions of the weights, as functions in SQL over the columns of `table`.

Nothing enters, definitions for DuckDB leave. Each takes the same column of two accounts. Days are whole numbers; an unknown
field is NULL, and no function is true because something is unknown.
"""

from __future__ import annotations

from tallystick.linking.places import NEAR_KM

_KM = (
    "12742 * asin(sqrt(least(1, pow(sin(radians(b.lat - a.lat) / 2), 2) "
    "+ cos(radians(a.lat)) * cos(radians(b.lat)) * pow(sin(radians(b.lon - a.lon) / 2), 2))))"
)

MANY, AS_MANY = 10, 1.5
"""From how many on, and up to how many times the lower, two counts may be of one attack that was counted twice."""

WOUNDED_TO_KILLED = 3
"""As many wounded as go with one killed, where the size of an attack is told by either."""

_ANY_PAIR = "len(list_filter(a, lambda x: len(list_filter(b, lambda y: {})) > 0))"

# Each shared word is a number that ends in its rarity, see `table`.
_RARITY = "list_sum(list_transform(list_intersect(a, b), lambda x: x % 100))"

DEFINITIONS: tuple[str, ...] = (
    "yes(a) AS coalesce(a, false)",
    "dated(a) AS a.first IS NOT NULL OR a.last IS NOT NULL",
    "timed(a) AS dated(a) OR a.weekday IS NOT NULL",
    "days_known(a, b) AS dated(a) AND dated(b)",
    "day_same(a, b) AS yes(a.first = a.last AND b.first = b.last AND a.first = b.first)",
    "day_told(a, b) AS yes(a.last = b.last) AND a.said <> b.said",
    "day_besides(a, b) AS yes(a.first = a.last AND list_contains(b.besides, a.first)) "
    "OR yes(b.first = b.last AND list_contains(a.besides, b.first))",
    "days_apart(a, b) AS greatest(coalesce(a.first - b.last, 0), coalesce(b.first - a.last, 0))",
    "next_besides(a, b) AS days_apart(a, b) <= 1 AND day_besides(a, b)",
    "days_meet(a, b) AS days_apart(a, b) <= 0",
    "weekdays_known(a, b) AS a.weekday IS NOT NULL AND b.weekday IS NOT NULL AND NOT days_known(a, b)",
    "weekdays_apart(a, b) AS least(abs(a.weekday - b.weekday), 7 - abs(a.weekday - b.weekday))",
    "moment(a) AS coalesce(a.first, a.last, a.told)",
    "tellings_known(a, b) AS moment(a) IS NOT NULL AND moment(b) IS NOT NULL AND NOT (timed(a) AND timed(b))",
    "tellings_apart(a, b) AS abs(moment(a) - moment(b))",
    "told_before(a, b) AS yes(dated(a) AND NOT timed(b) AND b.told < a.first - 1) "
    "OR yes(dated(b) AND NOT timed(a) AND a.told < b.first - 1)",
    "country_differs(a, b) AS yes(a.country <> b.country)",
    "town_differs(a, b) AS yes(a.town <> b.town)",
    "town_named(a, names) AS len(a.words) > 0 AND list_has_all(list_transform(names, lambda x: x // 100), a.words)",
    "town_besides(a, b, names_a, names_b) AS town_differs(a, b) "
    "AND (yes(town_named(a, names_b)) OR yes(town_named(b, names_a)))",
    "bare_same(a, b) AS yes(a.bare = b.bare) OR yes(a.bare = b.spot) OR yes(a.spot = b.bare)",
    "quarters_differ(a, b) AS yes(a.town = b.town) AND yes(a.bare <> b.bare)",
    "town_same(a, b) AS (yes(a.town = b.town) OR bare_same(a, b)) AND coalesce(a.division = b.division, true)",
    "spot_same(a, b) AS yes(a.spot = b.spot) AND yes(a.division = b.division)",
    f"town_near(a, b) AS town_differs(a, b) AND yes({_KM} <= {NEAR_KM})",
    "division_differs(a, b) AS yes(a.division <> b.division)",
    "division_same(a, b) AS yes(a.division = b.division)",
    "name_same(a, b) AS yes(a.name = b.name)",
    "name_elsewhere(a, b) AS name_same(a, b) AND division_differs(a, b)",
    "harmed_known(a, b) AS len(a.names) > 0 AND len(b.names) > 0",
    "group_same(a, b) AS list_has_any(a.names, b.names)",
    "group_holds(a, b) AS list_has_any(a.names, b.holders) OR list_has_any(a.holders, b.names)",
    "side_same(a, b) AS list_has_any(a.parties, b.parties)",
    "group_of_side_same(a, b) AS group_same(a, b) AND side_same(a, b)",
    "side_untold(a, b) AS len(a.parties) = 0 OR len(b.parties) = 0",
    "alike(a, b) AS coalesce(a.to[b.own], b.to[a.own], 0)",
    f"rarity(a, b) AS coalesce({_RARITY}, 0)",
    "told_known(a, b) AS a.told IS NOT NULL AND b.told IS NOT NULL",
    "days_between(a, b) AS abs(a.told - b.told)",
    "echoing(a, b) AS yes(a.of = b.own) OR yes(b.of = a.own)",
    "page_same(a, b) AS yes(a.name = b.name)",
    "page_mains(a, b) AS page_same(a, b) AND a.main AND b.main",
    f"ages_next(a, b) AS {_ANY_PAIR.format('abs(x - y) = 1')} > 0",
    "method_same(a, b) AS yes(a.name = b.name)",
    "family_same(a, b) AS yes(a.family = b.family)",
    "reach_same(a, b) AS yes(a.reach = b.reach)",
    "one_side(x, y) AS x.party = '' OR y.party = '' OR x.party = y.party",
    "meet(x, y) AS NOT (yes(x.high < y.low) OR yes(y.high < x.low))",
    "least_beside(x, y) AS CASE WHEN x.by_enemy AND NOT y.by_enemy THEN NULL ELSE x.low END",
    "persons_meet(x, y) AS NOT (yes(x.high < least_beside(y, x)) OR yes(y.high < least_beside(x, y)))",
    "same(x, y, least_, most_) AS yes(x.low = x.high AND y.low = y.high AND x.low = y.low AND x.low BETWEEN least_ AND most_)",
    "touch(x, y) AS meet(x, y) AND (yes(x.low = y.low) OR yes(x.high = y.high))",
    "rises(x, y) AS yes(x.told < y.told AND x.high < y.low)",
    f"totals_comparable(a, b) AS {_ANY_PAIR.format('one_side(x, y)')} > 0",
    f"totals_equal(a, b, least_, most_) AS {_ANY_PAIR.format('one_side(x, y) AND same(x, y, least_, most_)')} > 0",
    f"totals_touch(a, b) AS {_ANY_PAIR.format('one_side(x, y) AND touch(x, y)')} > 0",
    f"totals_meet(a, b) AS {_ANY_PAIR.format('one_side(x, y) AND persons_meet(x, y)')} > 0",
    "point(x) AS coalesce(x.low, x.high)",
    f"near(x, y) AS least(point(x), point(y)) >= {MANY} "
    f"AND greatest(point(x), point(y)) <= {AS_MANY} * least(point(x), point(y))",
    f"totals_near(a, b) AS {_ANY_PAIR.format('one_side(x, y) AND near(x, y)')} > 0",
    "most(a) AS coalesce(list_max(list_transform(a, lambda x: point(x))), 0)",
    f"harmed(killed, hurt) AS greatest(most(killed), most(hurt) / {WOUNDED_TO_KILLED})",
    "harmed_by_both(a, hurt_a, b, hurt_b) AS least(harmed(a, hurt_a), harmed(b, hurt_b))",
    f"totals_rise(a, b) AS {_ANY_PAIR.format('one_side(x, y) AND (rises(x, y) OR rises(y, x))')} > 0",
    f"items_comparable(a, b) AS {_ANY_PAIR.format('x.kind = y.kind')} > 0",
    f"items_equal(a, b, least_) AS {_ANY_PAIR.format('x.kind = y.kind AND same(x, y, least_, 1000000000)')}",
    f"items_meet(a, b) AS {_ANY_PAIR.format('x.kind = y.kind AND meet(x, y)')} > 0",
)
"""Each as `name(parameters) AS expression`, in an order in which a function stands after those that it uses."""
