"""Blocking: which pairs of accounts are compared at all. Never all pairs.

`Features` enter; block keys leave, and the named relational steps that make pairs of new rows with each other and with known
ones. Two accounts are compared where they share a key of one kind and one of them is of those that look for others by that
kind. Wide enough for undated reports (by weekday, by figure, by town) and for vague places (by country, or by two figures
alone).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from tallystick.linking import places
from tallystick.linking.features import Features

BLOCK_DAYS = 4
"""Days of one block; an account stands in every block that its days, widened by one, touch."""

LONGEST_SPAN = 21
"""An account whose days span more than this many is blocked by when it was told: it would stand in too many blocks of days."""

LATENESS = 7
"""Days before it was told in which an account without days of its own is looked for; what came later is found by its town,
names or passages."""

MOST_EXACT = 8
"""Exact figures of one account that are blocked on by twos; a longer list shares some of its first with any copy of itself."""

TELLING = 3
"""Figures below this are too common to look for an undated account by them and its country alone."""

RARE_WORDS = 2
"""Rare words that two accounts must share to be compared for them alone: with 1 there are six times the pairs, few of them
true."""

LEAST_ALIKE = 0.03
"""Pairs whose words are less alike than this count as not alike."""

_STEP = math.log(1.6)

# Of some kinds of keys, which accounts look for others by them; by all other kinds all look but by words.
_UNDATED, _TIMELESS, _PLACELESS = "undated", "timeless", "placeless"
_SEEKERS = {
    "figures and days": _PLACELESS,
    "figures": _UNDATED,
    "weekday": _UNDATED,
    "story": _UNDATED,
    "town": _TIMELESS,
}

STEPS: tuple[str, ...] = (
    "CREATE OR REPLACE TABLE met AS SELECT a.unique_id AS one, b.unique_id AS other FROM new_keys a JOIN keys b "
    "ON a.kind = b.kind AND a.key = b.key AND (a.seeks OR b.seeks) AND a.stages & b.stages > 0 "
    "UNION SELECT a.unique_id, b.unique_id FROM new_keys a JOIN new_keys b "
    "ON a.kind = b.kind AND a.key = b.key AND a.seeks AND a.unique_id <> b.unique_id AND a.stages & b.stages > 0",
    "INSERT INTO keys SELECT * FROM new_keys",
    "CREATE OR REPLACE TABLE likened AS SELECT a.unique_id AS one, b.unique_id AS other FROM new_keys a JOIN keys b "
    "ON a.kind = 'word' AND b.kind = 'word' AND a.key = b.key AND a.unique_id > b.unique_id AND a.stages & b.stages > 0 "
    f"GROUP BY ALL HAVING count(*) >= {RARE_WORDS}",
    "CREATE OR REPLACE TABLE pairs AS SELECT *, row_number() OVER () - 1 AS number FROM "
    "(SELECT least(one, other) AS left_id, greatest(one, other) AS right_id FROM met "
    "UNION SELECT other, one FROM likened)",
)
"""From the tables `new_keys` and `keys`, which takes up the new, to the `pairs` to compare. A new row's number is higher than
those of all before it, so that no pair of words is counted twice."""

BATCH: tuple[str, ...] = (
    "CREATE OR REPLACE TABLE batch AS SELECT '0' AS match_key, left_id AS join_key_l, right_id AS join_key_r FROM pairs "
    "WHERE number // $size = $number",
    "CREATE OR REPLACE TABLE sought AS SELECT join_key_l AS id, join_key_r AS other, word, length FROM batch "
    "JOIN spelled ON unique_id = join_key_l",
    "CREATE OR REPLACE TABLE common AS SELECT id, other, any_value(sought.length * found.length) AS lengths, "
    "sum((sought.word % 100) * (sought.word % 100))::DOUBLE AS bits FROM sought "
    "JOIN spelled found ON found.unique_id = other AND found.word = sought.word GROUP BY id, other",
    "CREATE OR REPLACE TABLE likened_to AS SELECT id, map_from_entries(list((other, bits / lengths))) AS alike FROM common "
    f"WHERE bits / lengths >= {LEAST_ALIKE} GROUP BY id",
    "CREATE OR REPLACE TABLE accounts AS SELECT rows.*, {'own': unique_id, 'to': likened_to.alike} AS alike FROM rows "
    "SEMI JOIN (SELECT join_key_l AS id FROM batch UNION SELECT join_key_r FROM batch) members ON unique_id = members.id "
    "LEFT JOIN likened_to ON unique_id = likened_to.id",
)
"""Batch `number` of `size` pairs, and the table `accounts` of those in it, with the column `alike`: for one of each pair, the
cosine of their words, reckoned once for each pair, and from whole numbers, lest the order of summing should decide. The words
are joined in two steps, lest all that share a word be paired first."""


def undated(row: Features) -> bool:
    """Whether neither the account's days nor the day on which it was told are known."""
    return not _blocks(row)


def timeless(row: Features) -> bool:
    """Whether the account's days are unknown or too wide to block on."""
    return _span(row) is None


def keys(row: Features) -> Iterator[tuple[str, str, bool]]:
    """The account's keys, each with its kind and whether the account looks for others by it."""
    traits = {_UNDATED: undated(row), _TIMELESS: timeless(row), _PLACELESS: places.country(row.account.place) is None}
    for kind, key in _keys(row):
        yield kind, key, traits[_SEEKERS[kind]] if kind in _SEEKERS else kind != "word"


def _keys(row: Features) -> Iterator[tuple[str, str]]:
    here = places.country(row.account.place) or "?"
    blocks, likes, exact = _blocks(row), _likes(row), _exact(row)
    name = places.fold(row.account.place.name) if row.account.place else None
    yield from (("days", f"{here} {block}") for block in blocks)
    yield from (("figures and days", f"{like} {block}") for block in blocks for like in likes)
    yield from (("figures", f"{here} {like}") for like in _likes(row, TELLING))
    if row.weekday is not None:
        yield from (("weekday", f"{here} {row.weekday} {like}") for like in likes)
    yield from (("story", f"{one} {other}") for one, other in combinations(exact[:MOST_EXACT], 2))
    if name is not None:
        yield from (("town", f"{name} {like}") for like in likes)
    yield from (("passage", shared) for shared in row.shared)
    yield from (("person", person) for person in row.persons)
    yield from (("word", word) for word in row.landmarks.rare)
    if row.page is not None:
        yield "page", row.page


def _span(row: Features) -> tuple[date, date] | None:
    days = row.days
    if days is None or days.first is None or days.last is None or (days.last - days.first).days > LONGEST_SPAN:
        return None
    return days.first, days.last


def _blocks(row: Features) -> list[int]:
    """Blocks of the account's own days, else of the week before it was told."""
    span = _span(row)
    if span is None and row.told is not None:
        last = row.days.last if row.days is not None and row.days.last is not None else row.told
        span = (last - timedelta(days=LATENESS), last)
    if span is None:
        return []
    return list(range((span[0].toordinal() - 1) // BLOCK_DAYS, (span[1].toordinal() + 1) // BLOCK_DAYS + 1))


def _measured(row: Features) -> list[tuple[str, int | None, int | None]]:
    killed = [("killed", total.low, total.high) for total in row.killed]
    wounded = [("wounded", total.low, total.high) for total in row.wounded]
    return [*killed, *wounded, *((item.kind, item.low, item.high) for item in row.items)]


def _exact(row: Features) -> list[str]:
    return sorted({f"{kind}={low}" for kind, low, high in _measured(row) if low is not None and low == high})


def _likes(row: Features, least: int = 0) -> list[str]:
    measured = [one for one in _measured(row) if max(one[1] or 0, one[2] or 0) >= least]
    return sorted({f"{kind}~{size}" for kind, low, high in measured for size in _sizes(low, high)})


def _sizes(low: int | None, high: int | None) -> Iterator[str]:
    """Two grids of sizes, offset by half a step, so that figures within about a quarter of each other share a size."""
    for bound in (low, high):
        if bound is not None:
            step = math.log(max(bound, 1)) / _STEP
            yield f"a{math.floor(step)}"
            yield f"b{math.floor(step + 0.5)}"
