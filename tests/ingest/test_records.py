"""JSONL: each line its own item or its own rejection."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.ingest import collect
from tallystick.model.reports import Item, Rejection, RejectionReason


def read(folder: Path, *lines: str | bytes, name: str = "feed.jsonl", limit: int = 10_000) -> list[Item | Rejection]:
    data = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    (folder / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return list(collect([str(folder / name)], limit))


@pytest.mark.parametrize("name", ["feed.jsonl", "feed.jsonl.gz", "feed.ndjson"])
def test_a_record_gives_what_its_fields_say(tmp_path: Path, name: str) -> None:
    record = {
        "id": "n-7",
        "url": "https://orlov.example/7",
        "published": "2021-03-05",
        "outlet": "Orlov Daily",
        "title": "Two hurt in Orlov",
        "text": "Two people were hurt.",
    }
    (item,) = read(tmp_path, json.dumps(record), name=name)
    assert isinstance(item, Item)
    assert (item.name, item.media_type) == ("n-7", "application/x-jsonl-record")
    assert (item.address, item.outlet, item.title) == ("https://orlov.example/7", "Orlov Daily", "Two hurt in Orlov")
    assert item.published == date(2021, 3, 5)
    assert json.loads(item.data) == record


def test_every_field_may_be_absent_or_null(tmp_path: Path) -> None:
    (item,) = read(tmp_path, json.dumps({"text": "Two people were hurt.", "title": None, "outlet": " "}))
    assert isinstance(item, Item)
    assert (item.name, item.address, item.outlet, item.title, item.published) == ("feed.jsonl:1", None, None, None, None)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2021-03-05T23:30:00-06:00", date(2021, 3, 5)),
        ("2021-03-05 08:00", date(2021, 3, 5)),
        ("2021-02-30", None),
        ("2021-03", None),
        ("yesterday", None),
    ],
)
def test_only_a_whole_iso_day_is_a_day(tmp_path: Path, words: str, day: date | None) -> None:
    (item,) = read(tmp_path, json.dumps({"text": "x", "published": words}))
    assert isinstance(item, Item)
    assert item.published == day


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "7", '{"text": 5}', '{"title": ["a"]}', '{"text": "\\ud800"}', b'{"text": "\xff"}', "[" * 100_000, "9" * 5_000],
)
def test_a_bad_line_is_rejected_alone_and_named_by_its_number(tmp_path: Path, line: str | bytes) -> None:
    first, bad, last = read(tmp_path, '{"id": "a"}', line, '{"id": "b"}', limit=200_000)
    assert isinstance(first, Item)
    assert isinstance(last, Item)
    assert isinstance(bad, Rejection)
    assert (bad.name, bad.reason) == ("feed.jsonl:2", RejectionReason.MALFORMED)
    assert bad.detail.startswith("Line 2:")
    assert bad.report_id is not None


def test_a_line_over_the_limit_is_read_past(tmp_path: Path) -> None:
    first, long, last = read(tmp_path, '{"id": "a"}', json.dumps({"text": "x" * 5_000}), '{"id": "b"}', limit=1_000)
    assert isinstance(first, Item)
    assert isinstance(long, Rejection)
    assert (long.name, long.reason) == ("feed.jsonl:2", RejectionReason.TOO_LARGE)
    assert isinstance(last, Item)
    assert last.name == "b"


def test_a_file_may_hold_more_than_the_limit_of_one_record(tmp_path: Path) -> None:
    assert len(read(tmp_path, *[json.dumps({"id": str(number)}) for number in range(500)], limit=1_000)) == 500


def test_a_byte_order_mark_before_the_first_record_is_no_part_of_it(tmp_path: Path) -> None:
    (item,) = read(tmp_path, b'\xef\xbb\xbf{"id": "a"}')
    assert isinstance(item, Item)


@given(record=st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=8) | st.none(), max_size=4))
def test_the_bytes_of_a_record_do_not_depend_on_how_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, record: dict[str, object]
) -> None:
    record = {key: value for key, value in record.items() if isinstance(value, str) or key not in ("url", "text", "title")}
    reordered = dict(reversed(record.items()))
    folder = tmp_path_factory.mktemp("any")
    plain = read(folder, json.dumps(record))
    spaced = read(folder, json.dumps(reordered, ensure_ascii=True, separators=(" , ", " : ")))
    assert [item.data for item in plain if isinstance(item, Item)] == [item.data for item in spaced if isinstance(item, Item)]
