"""Rows: what tolls say beyond those that they hold, and what leaves no room."""

from __future__ import annotations

from tallystick.reconcile.rows import Row, Rows
from tests.reconcile.plain import known, sums, total

INCIDENTS = [known("a", 8), known("b", 5), known("c", 2)]
LACKING = total("lacking", 9, None, inside=(0,), upto=0, silences=0b10)


def lacking_of(rows: Rows) -> list[Row]:
    return [row for row in rows.all() if row.toll == "lacking"]


def test_what_is_full_leaves_no_room_where_something_is_missing() -> None:
    full, more = total("full", 13, inside=(0, 1), upto=2), total("more", 17, inside=(0, 1, 2), upto=3)
    told = {row.toll: row for row in Rows(sums(INCIDENTS, [full, more])).all()}
    assert (told["full"].silences, told["more"].silences) == (0, 0b100)
    assert (told["more"].reference, told["more"].interval.exact) == ("full", 2)


def test_what_crowds_a_row_is_told_with_all_that_it_rests_on() -> None:
    full = total("full", 13, inside=(0, 1), upto=2)
    crowded, free = (Rows(sums(INCIDENTS, totals)) for totals in ([full, LACKING], [LACKING]))
    assert crowded.crowding(lacking_of(crowded)) == {"full", "a", "b"}
    assert free.crowding(lacking_of(free)) == frozenset()


def test_of_rows_that_leave_no_room_the_one_that_rests_on_least_is_told() -> None:
    broad = total("broad", 7, inside=(1, 2), upto=0, silences=0b10)
    narrow = total("narrow", 0, inside=(), upto=0, silences=0b110)
    rows = Rows(sums(INCIDENTS, [LACKING, broad, narrow]))
    assert rows.crowding(lacking_of(rows)) == {"narrow"}


def test_what_may_be_given_up_crowds_nothing() -> None:
    full = total("full", 13, inside=(0, 1), upto=2)
    rows = Rows(sums(INCIDENTS, [full, LACKING]), loose=frozenset({"full"}))
    assert rows.crowding(lacking_of(rows)) == frozenset()
    assert [row.silences for row in lacking_of(rows)] == [0b10]
