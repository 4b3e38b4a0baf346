"""Items of every kind as reports: texts, encodings, languages, records."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.clean import clean
from tallystick.model.reports import Item, MarkKind, RejectionReason, Report
from tests.clean.marked import cleaned, refused, words

STORY = "Guards die near Qarhat\n\nThree guards were killed near Qarhat on Monday, the ministry said. It gave no names.\n"


def record(**fields: object) -> Report:
    data = json.dumps(fields).encode()
    given = {"title": fields.get("title"), "outlet": fields.get("outlet"), "address": fields.get("url")}
    outcome = clean(Item(name="r1", data=data, media_type="application/x-jsonl-record", **given))  # type: ignore[arg-type]
    assert isinstance(outcome, Report)
    return outcome


class TestText:
    def test_the_text_is_the_file_and_the_id_its_hash(self) -> None:
        report = cleaned(STORY)
        assert report.text == STORY
        assert report.report_id == hashlib.sha256(STORY.encode()).hexdigest()
        assert (report.names, report.extractor, report.language) == (("morning.txt",), "plain text", "en")

    @given(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60),
        st.sampled_from(["\n", "\r\n", "\r"]),
    )
    def test_offsets_count_as_in_a_file_that_python_reads(
        self, tmp_path_factory: pytest.TempPathFactory, words: str, newline: str
    ) -> None:
        path = tmp_path_factory.mktemp("any") / "a.txt"
        path.write_bytes((STORY.replace("\n", newline) + words).encode("utf8"))
        outcome = clean(Item(name="a.txt", data=path.read_bytes(), media_type="text/plain"))
        assert isinstance(outcome, Report)
        assert outcome.text == path.read_text(encoding="utf8")

    def test_a_byte_order_mark_counts_as_a_character_but_is_no_part_of_the_title(self) -> None:
        report = cleaned("\ufeff" + STORY)
        assert report.text.startswith("\ufeff")
        assert report.title == "Guards die near Qarhat"
        assert words(report, MarkKind.TITLE) == ["Guards die near Qarhat"]

    def test_what_the_envelope_says_of_a_text_is_kept(self) -> None:
        report = cleaned(STORY, outlet="Norland Daily", address="https://n.example/1", published=date(2021, 3, 8))
        assert (report.outlet, report.address, report.published) == ("Norland Daily", "https://n.example/1", date(2021, 3, 8))


class TestEncoding:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
    def test_these_are_read(self, encoding: str) -> None:
        text = STORY + "“General Ramón Müller” – said no more."
        outcome = clean(Item(name="a.txt", data=text.encode(encoding), media_type="text/plain"))
        assert isinstance(outcome, Report)
        assert outcome.text == text

    @pytest.mark.parametrize(
        "data",
        [
            (STORY + "Müller").encode() + b"\xff\n" + STORY.encode(),
            "Трое убиты под Кархатом, сообщили власти".encode("cp1251"),
            STORY.encode() + b"\x81\x8d",
            STORY.encode("utf-16") + b"\x00",
        ],
    )
    def test_broken_bytes_are_rejected_with_the_place(self, data: bytes) -> None:
        rejection = refused(data)
        assert rejection.reason is RejectionReason.ENCODING
        assert rejection.report_id == hashlib.sha256(data).hexdigest()

    def test_the_place_of_the_break_is_told(self) -> None:
        assert "byte 9 (line 2)" in refused("Müller\nx".encode() + b"\xff rest").detail


class TestLanguage:
    @pytest.mark.parametrize(
        "text",
        [
            STORY.upper(),
            "Norland army kills 12 Sudmark rebels",
            "Gen. Ömer Şahin, Col. Ayşe Yılmaz, Maj. Çetin Öztürk and Capt. İnci Güneş were among the wounded.",
            "South LA shooting leaves two dead",
        ],
    )
    def test_english_of_every_sort_is_read(self, text: str) -> None:
        assert cleaned(text).text == text

    @pytest.mark.parametrize(
        "text",
        [
            "Tres guardias murieron el lunes en un ataque cerca de la ciudad, según el ministerio de Defensa.",
            "Drei Grenzsoldaten sind am Montag bei einem Angriff auf den Posten getötet worden, sagte das Ministerium.",
            "Pazartesi günü saldırıda üç asker şehit oldu ve beş asker yaralandı, bakanlık bu olay için açıklama yaptı.",
            "قتل ثلاثة جنود في هجوم يوم الاثنين",
            "Трое военных погибли в понедельник",
        ],
    )
    def test_other_languages_are_rejected(self, text: str) -> None:
        assert refused(text.encode()).reason is RejectionReason.LANGUAGE

    @pytest.mark.parametrize("text", [" \n\t\n", "--- * ---", "…"])
    def test_a_text_without_a_word_is_no_text(self, text: str) -> None:
        assert refused(text.encode()).reason is RejectionReason.NO_TEXT


class TestRecord:
    def test_title_and_text_make_the_text(self) -> None:
        report = record(
            id="r1", title="Guards die", text="Three guards were killed.", url="https://n.example/1", outlet="Daily"
        )
        assert report.text == "Guards die\n\nThree guards were killed."
        assert (report.title, report.outlet, report.address) == ("Guards die", "Daily", "https://n.example/1")
        assert words(report, MarkKind.TITLE) == ["Guards die"]

    def test_a_record_without_title_may_hold_one_in_its_text(self) -> None:
        assert record(text=STORY).title == "Guards die near Qarhat"

    def test_a_title_alone_is_a_report(self) -> None:
        assert record(title="Three guards die near Qarhat").text == "Three guards die near Qarhat"

    def test_a_title_that_the_text_begins_with_is_a_repeat_there(self) -> None:
        report = record(
            title="Three guards die near Qarhat", text="Three guards die near Qarhat\n\nThey were killed on Monday."
        )
        assert words(report, MarkKind.REPEAT) == ["Three guards die near Qarhat"]

    @pytest.mark.parametrize(("stated", "day"), [("8 March 2021", date(2021, 3, 8)), ("last week", None), (None, None)])
    def test_a_day_in_words_is_read(self, stated: str | None, day: date | None) -> None:
        report = record(text=STORY, published=stated)
        assert (report.published, report.published_basis) == (day, "record" if day else None)

    @pytest.mark.parametrize(
        ("line", "day", "basis"),
        [
            ("QARHAT, NL (March 8, 2021): Three guards", date(2021, 3, 8), "dateline"),
            ("Updated: 03/28/2021 6:53 PM\n\nThree guards", date(2021, 3, 28), "line of a change"),
            ("QARHAT, NL (April 28, 2021): Three guards", date(2021, 5, 14), "record"),
            ("QARHAT, NL (June 8, 2022): Three guards", date(2021, 5, 14), "record"),
        ],
    )
    def test_a_much_older_day_of_the_page_itself_is_that_of_its_story(self, line: str, day: date, basis: str) -> None:
        report = record(title="Guards die", text=f"{line} were killed on Monday, police said.", published="14 May 2021")
        assert (report.published, report.published_basis) == (day, basis)

    def test_a_record_without_words_is_no_text(self) -> None:
        assert refused(b'{"id":"r1"}', media_type="application/x-jsonl-record").reason is RejectionReason.NO_TEXT


SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed reports stand in ../shared beside the checkout")
def test_the_seed_reports_come_out_as_a_careful_reader_finds_them() -> None:
    gold = json.loads((SEEDS / "gold.json").read_text(encoding="utf8"))
    for path in sorted(SEEDS.glob("*.txt")):
        report = cleaned("", name=path.name, data=path.read_bytes())
        assert report.text == path.read_text(encoding="utf8")
        assert report.published is None or report.published.isoformat() == gold["published"][path.name]
        for claim in gold["claims"]:
            if claim["report"] == path.name:
                marked = (claim["start"], claim["start"] + len(claim["quote"]))
                assert not report.marked(*marked, MarkKind.FURNITURE, MarkKind.REPEAT, MarkKind.PUBLISHED, MarkKind.CREDIT)
