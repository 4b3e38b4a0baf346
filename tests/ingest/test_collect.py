"""What the inputs of a command become: items, rejections, or an error before anything is read."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.ingest import collect
from tallystick.ingest.collect import LIMIT
from tallystick.model.errors import InputError
from tallystick.model.reports import Item, Rejection, RejectionReason

STORY = b"Three die in Orlov blast\n\nThree people died on Monday in the town of Orlov, police said.\n"


def write(folder: Path, name: str, data: bytes = STORY) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def only(path: Path, limit: int = LIMIT) -> Item | Rejection:
    (outcome,) = collect([str(path)], limit)
    return outcome


def items(*inputs: Path | str) -> list[Item]:
    return [outcome for outcome in collect([str(given) for given in inputs]) if isinstance(outcome, Item)]


def rejected(path: Path, limit: int = LIMIT) -> Rejection:
    outcome = only(path, limit)
    assert isinstance(outcome, Rejection)
    return outcome


def test_a_file_comes_under_its_own_name(tmp_path: Path) -> None:
    item = only(write(tmp_path, "deep/inside/orlov.txt"))
    assert item == Item(name="orlov.txt", data=STORY, media_type="text/plain")


def test_files_of_a_folder_come_under_their_place_in_it_sorted_and_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a.md", ".hidden.txt", ".git/config", "noending"):
        write(tmp_path, name)
    assert [item.name for item in items(tmp_path)] == ["a.md", "a/z.html", "b.txt", "noending"]


def test_a_pattern_names_files_like_the_shell_does(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt", "three.html", "sub/four.txt"):
        write(tmp_path, name)
    assert [item.name for item in items(tmp_path / "*.txt")] == ["one.txt", "two.txt"]
    assert [item.name for item in items(tmp_path / "**/*.txt")] == ["one.txt", "sub/four.txt", "two.txt"]


def test_order_and_repetition_of_inputs_do_not_matter(tmp_path: Path) -> None:
    paths = [write(tmp_path, name) for name in ("b.txt", "a.txt", "c.txt")]
    assert items(*paths) == items(*reversed(paths), paths[0], tmp_path / "*.txt")


def test_gzip_is_opened_and_the_item_holds_the_bytes_inside(tmp_path: Path) -> None:
    item = only(write(tmp_path, "orlov.html.gz"))
    assert item == Item(name="orlov.html.gz", data=STORY, media_type="text/html")


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("page.php", b"<!DOCTYPE html><html></html>", "text/html"),
        ("page", b'<?xml version="1.0"?>\n<html xmlns="x">', "text/html"),
        ("page.htm", b"anything", "text/html"),
        ("about-html.txt", b"<html> is how a page begins", "text/plain"),
        ("utf16.txt", "Orlov".encode("utf-16"), "text/plain"),
    ],
)
def test_the_media_type_follows_ending_and_content(tmp_path: Path, name: str, data: bytes, media_type: str) -> None:
    item = only(write(tmp_path, name, data))
    assert isinstance(item, Item)
    assert item.media_type == media_type


@pytest.mark.parametrize("given", ["https://orlov.example/1", "http://orlov.example", "feed:orlov", "www.orlov.example"])
def test_an_address_is_refused_with_its_remedy(given: str) -> None:
    with pytest.raises(InputError, match="save the page and give the file"):
        collect([given])


@pytest.mark.parametrize("given", ["nowhere.txt", "nowhere/*.txt", "empty"])
def test_an_input_that_leads_nowhere_stops_before_anything_is_read(tmp_path: Path, given: str) -> None:
    (tmp_path / "empty").mkdir()
    fine = write(tmp_path, "orlov.txt")
    with pytest.raises(InputError):
        collect([str(fine), str(tmp_path / given)])


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", RejectionReason.EMPTY),
        ("empty.jsonl", b"", RejectionReason.EMPTY),
        ("blank.jsonl", b"\n \n", RejectionReason.EMPTY),
        ("scan.txt", b"%PDF-1.7 ...", RejectionReason.BINARY),
        ("photo.html", b"\xff\xd8\xff\xe0", RejectionReason.BINARY),
        ("notes.docx", b"PK\x03\x04", RejectionReason.BINARY),
        ("dump.txt", b"text\x00more", RejectionReason.BINARY),
        ("dump.jsonl", b"\x00\x01\n", RejectionReason.BINARY),
        ("crawl.warc.gz", b"WARC/1.0", RejectionReason.UNREADABLE),
        ("crawl.wacz", b"PK\x03\x04", RejectionReason.UNREADABLE),
        ("feed.xml", b"<rss/>", RejectionReason.UNREADABLE),
    ],
)
def test_what_is_no_text_is_rejected_with_its_reason(tmp_path: Path, name: str, data: bytes, reason: RejectionReason) -> None:
    rejection = rejected(write(tmp_path, name, data))
    assert (rejection.name, rejection.reason) == (name, reason)
    assert rejection.detail.endswith(".")


def test_a_rejection_keeps_the_bytes_that_were_read_and_their_hash(tmp_path: Path) -> None:
    rejection = rejected(write(tmp_path, "scan.pdf", b"%PDF-1.7"))
    assert (rejection.report_id, rejection.data) == (hashlib.sha256(b"%PDF-1.7").hexdigest(), b"%PDF-1.7")


def test_a_large_file_is_rejected_without_reading_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(60_000_000)
    tracemalloc.start()
    rejection = rejected(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert rejection.reason is RejectionReason.TOO_LARGE
    assert peak < 3 * LIMIT


def test_a_small_archive_that_unpacks_to_much_is_too_large(tmp_path: Path) -> None:
    assert rejected(write(tmp_path, "bomb.txt.gz", b"a" * 50_000), limit=1_000).reason is RejectionReason.TOO_LARGE


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    path = write(tmp_path, "orlov.txt")
    assert isinstance(only(path, len(STORY)), Item)
    assert isinstance(only(path, len(STORY) - 1), Rejection)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_rejected(tmp_path: Path) -> None:
    path = write(tmp_path, "closed.txt")
    path.chmod(0)
    assert rejected(path).reason is RejectionReason.UNREADABLE


def test_a_link_to_nowhere_and_a_pipe_are_rejected_and_do_not_hang(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    outcomes = list(collect([str(tmp_path)]))
    assert [(outcome.name, type(outcome)) for outcome in outcomes] == [("link.txt", Rejection), ("pipe.txt", Rejection)]


def test_a_name_that_is_no_utf8_can_still_be_written_down(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"or\xfflov.txt")).write_bytes(STORY)
    (item,) = items(tmp_path)
    assert item.name == "or\ufffdlov.txt"


def test_a_broken_archive_is_rejected_after_the_records_that_it_gave(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"id": f"r{number}", "text": "x" * 50}).encode() + b"\n" for number in range(5_000))
    path = write(tmp_path, "feed.jsonl.gz", lines)
    path.write_bytes(path.read_bytes()[:-200])
    outcomes = list(collect([str(path)]))
    assert isinstance(outcomes[0], Item)
    assert isinstance(outcomes[-1], Rejection)
    assert outcomes[-1].reason is RejectionReason.UNREADABLE


@given(data=st.binary(max_size=200), name=st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.txt.gz", "a.jsonl.gz", "a"]))
def test_no_bytes_whatever_stop_the_reading(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(data)
    assert list(collect([str(path)]))
