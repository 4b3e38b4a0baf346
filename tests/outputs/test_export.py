"""Exports: the fields that scorers read, the codebooks' columns, unknown that stays unknown, names that stay out."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow.parquet as pq
import pytest

from tallystick.model.claims import Measure, Scope
from tallystick.model.days import Days, Precision
from tallystick.model.errors import InputError
from tallystick.model.groups import Group, Nature
from tallystick.model.incidents import Value
from tallystick.model.ledger import LedgerContents
from tallystick.outputs.export import PLAIN, Format, What, export
from tallystick.outputs.export.acled import COLUMNS as ACLED
from tallystick.outputs.export.ged import COLUMNS as GED
from tallystick.outputs.export.ged import grid_cell
from tests import builders

CONTENTS = builders.contents()
STRIKE = next(one for one in CONTENTS.linked.incidents if one.days)
ANSWER = next(one for one in CONTENTS.linked.incidents if one.answers)


def lines(what: What, contents: LedgerContents = CONTENTS, **settings: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export(contents, what, Format.JSONL, **settings).decode().splitlines()]


def cells(contents: LedgerContents, form: Format, what: What = What.INCIDENTS) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export(contents, what, form).decode("utf-8-sig"))))


def with_strike(**fields: Any) -> LedgerContents:
    """The ledger with the air strike told otherwise."""
    incidents = tuple(
        replace(one, **fields) if one.incident_id == STRIKE.incident_id else one for one in CONTENTS.linked.incidents
    )
    return replace(CONTENTS, linked=replace(CONTENTS.linked, incidents=incidents))


def with_values(*values: Value) -> LedgerContents:
    return replace(CONTENTS, reconciled=replace(CONTENTS.reconciled, values=values, wholes=builders.wholes(values)))


def test_a_claim_points_at_its_words_under_the_name_of_its_report() -> None:
    row = next(row for row in lines(What.CLAIMS) if row["measure"] == "wounded")
    text = next(report.text for report in CONTENTS.reports if report.name == row["report_id"])
    assert text[row["start"] : row["end"]] == row["quote"] == "four wounded"
    assert (row["group"], row["low"], row["high"], row["scope"], row["basis"]) == (
        "Norland soldiers",
        4,
        4,
        "incident",
        "reported",
    )
    assert (row["claimant"], row["claimant_role"]) == ("Norland Defence Ministry", "party on its own losses")
    assert (row["stance"], row["incident_id"], row["time"]) == ("asserted", STRIKE.incident_id, ["2031-05-12", "2031-05-12"])


def test_a_toll_has_its_period_and_the_day_up_to_which_it_counts() -> None:
    row = next(row for row in lines(What.CLAIMS) if row["scope"] == Scope.TOLL)
    assert (row["period"], row["as_of"], row["incident_id"]) == (["2031-05-01", "2031-05-12"], "2031-05-12", None)


def test_time_words_of_an_undated_report_stay_unknown() -> None:
    datings = tuple(replace(one, published=None, basis=None) for one in CONTENTS.linked.datings)
    undated = replace(CONTENTS, linked=replace(CONTENTS.linked, datings=datings))
    assert {str(row["period"]) for row in lines(What.CLAIMS, undated)} == {"None"}


def test_an_attribution_is_a_claim_that_counts_nobody() -> None:
    row = next(row for row in lines(What.CLAIMS) if row["measure"] == "attribution")
    assert (row["actor"], row["stance"], row["claimant"]) == ("Sudmark", "alleged", "Norland Defence Ministry")
    assert (row["low"], row["high"], row["group"], row["incident_id"]) == (None, None, None, STRIKE.incident_id)


def test_every_claim_row_has_the_same_fields() -> None:
    assert len({tuple(row) for row in lines(What.CLAIMS)}) == 1


def test_an_incident_has_the_fields_that_scorers_read() -> None:
    row = next(row for row in lines(What.INCIDENTS) if row["incident_id"] == STRIKE.incident_id)
    assert row["report_ids"] == row["main_report_ids"] == ["evening.txt", "mirror/evening.txt", "morning.txt"]
    assert (row["date_from"], row["date_to"], row["date_basis"]) == ("2031-05-12", "2031-05-12", "publication")
    assert row["place"]["name"] == "Qarhat" and row["place"]["precision"] == "town" and row["place"]["lat"] == 12.5
    assert row["groups"]["Norland soldiers"]["killed"] == {"low": 3, "best": 3, "high": 3}
    assert row["killed"] == {"low": 3, "best": 3, "high": 3} and row["wounded"] == {"low": 4, "best": 4, "high": 4}
    assert row["perpetrator"] is None and row["grade"] == "provisional"
    assert row["attributions"][0]["claimant"] == "Norland Defence Ministry"
    assert row["origins"] == {"killed Norland soldiers": ["Norland Defence Ministry"]}
    assert row["contains"] == []


def test_an_incident_without_days_place_or_deaths_says_so_by_null() -> None:
    row = next(row for row in lines(What.INCIDENTS) if row["incident_id"] == ANSWER.incident_id)
    assert [row[name] for name in ("date_from", "date_to", "place", "killed", "wounded")] == [None] * 5
    assert row["answers"] == STRIKE.incident_id


def test_findings_copies_accounts_and_reports() -> None:
    finding = lines(What.FINDINGS)[0]
    assert finding["kind"] == "toll gap" and {"name": "gap", "value": 6} in finding["values"]
    copy = lines(What.COPIES)[0]
    assert {copy["left_report_id"], copy["right_report_id"]} == {"morning.txt", "evening.txt"} and copy[
        "earlier"
    ] == "morning.txt"
    assert copy["earlier_by"] == "stated days of publication"
    places = {"left_start": 0, "left_end": 10, "right_start": 4, "right_end": 11}
    assert copy["exchanges"][0] == {"left": "air strike", "right": "bombing", **places}
    assert [row["kind"] for row in lines(What.COPIES)] == ["passage", "report", "version"]
    near, version = lines(What.COPIES)[1:]
    assert (version["left_report_id"], version["right_report_id"], version["similarity"]) == (
        "morning.txt",
        "evening.txt",
        None,
    )
    assert [(one["left"], one["right"]) for one in version["exchanges"]] == [("Three", "At least three")]
    assert (near["earlier"], near["earlier_by"]) == ("morning.txt", "stated days of publication")
    assert (near["similarity"], near["left_start"], near["right_quote"], near["exchanges"]) == (0.75, None, None, [])
    assert {row["incident_id"] for row in lines(What.ACCOUNTS)} == {STRIKE.incident_id, ANSWER.incident_id}
    assert lines(What.REPORTS)[0]["dated"] == "2031-05-12" and lines(What.REPORTS)[1]["dated"] is None


PEOPLE = builders.people()
CHILDREN = Group(name="children", nature=Nature.PERSONS, within=("people",))


@pytest.mark.parametrize("what", list(What))
def test_every_table_has_every_plain_format(what: What) -> None:
    rows = lines(what)
    assert [list(row) for row in cells(CONTENTS, Format.CSV, what)] == [list(row) for row in rows]
    table = pq.read_table(io.BytesIO(export(CONTENTS, what, Format.PARQUET)))
    assert table.column_names == list(rows[0]) and table.num_rows == len(rows)


@pytest.mark.parametrize("what", list(What))
@pytest.mark.parametrize("form", PLAIN)
def test_an_empty_ledger_exports_empty_tables(what: What, form: Format) -> None:
    data = export(builders.empty(), what, form)
    assert form is Format.JSONL or len(data) > 0
    assert form is not Format.PARQUET or pq.read_table(io.BytesIO(data)).num_rows == 0


def test_parquet_keeps_numbers_and_unknowns() -> None:
    table = pq.read_table(io.BytesIO(export(CONTENTS, What.CLAIMS, Format.PARQUET))).to_pylist()
    open_above = next(row for row in table if row["words"] == "At least three")
    assert (open_above["low"], open_above["high"]) == (3, None)


def test_nested_values_are_json_in_csv() -> None:
    row = next(row for row in cells(CONTENTS, Format.CSV) if row["incident_id"] == STRIKE.incident_id)
    assert json.loads(row["killed"]) == {"low": 3, "best": 3, "high": 3}
    assert row["perpetrator"] == ""


def test_words_of_a_report_never_run_as_a_formula() -> None:
    text = builders.report("=HYPERLINK(1) three killed")
    claim = builders.claim(text, "=HYPERLINK(1) three killed", Measure.KILLED, builders.figure(3))
    contents = builders.empty(reports=(text,), readings=(builders.reading(text, claim),))
    assert cells(contents, Format.CSV, What.CLAIMS)[0]["quote"] == "'=HYPERLINK(1) three killed"
    assert lines(What.CLAIMS, contents)[0]["quote"] == "=HYPERLINK(1) three killed"


def test_ged_has_its_columns_and_only_what_is_known() -> None:
    rows = cells(CONTENTS, Format.GED)
    assert list(rows[0]) == list(GED) and len(GED) == 49 and len(rows) == 1
    row = rows[0]
    assert (row["id"], row["best"], row["low"], row["high"]) == (STRIKE.incident_id, "3", "3", "3")
    assert (row["deaths_civilians"], row["deaths_unknown"], row["deaths_a"]) == ("0", "3", "")
    assert (row["date_start"], row["date_end"], row["date_prec"], row["year"]) == ("2031-05-12", "2031-05-12", "1", "2031")
    assert (row["where_prec"], row["latitude"], row["geom_wkt"]) == ("1", "12.5", "POINT (41.25 12.5)")
    assert (row["number_of_sources"], row["source_original"]) == ("2", "Norland Defence Ministry")
    assert (row["type_of_violence"], row["country_id"], row["region"]) == ("", "", "")


def test_ged_counts_civilians_among_the_dead() -> None:
    civilians = Group(name="civilians", nature=Nature.PERSONS, within=("people",))
    values = (builders.value(STRIKE, 3, 3, 3), builders.value(STRIKE, 2, 2, 2, group=civilians))
    row = cells(with_values(*values), Format.GED)[0]
    assert (row["best"], row["deaths_civilians"], row["deaths_unknown"]) == ("5", "2", "3")


def test_ged_leaves_out_incidents_without_a_death() -> None:
    assert cells(with_values(builders.value(STRIKE, 0, 0, 0)), Format.GED) == []


def test_ged_of_a_vague_day_and_an_open_figure_stays_blank() -> None:
    vague = with_strike(days=Days(first=None, last=date(2031, 5, 12), precision=Precision.VAGUE), place=None)
    row = cells(replace(vague, reconciled=with_values(builders.value(STRIKE, 3, None, None)).reconciled), Format.GED)[0]
    assert [row[name] for name in ("year", "date_prec", "date_start", "latitude", "best", "high")] == [""] * 6
    assert row["low"] == "3"


@pytest.mark.parametrize(("lat", "lon", "cell"), [(-90, -180, 1), (-89.75, -179.75, 1), (0.0, 0.0, 129961), (90, 180, 259200)])
def test_grid_cells(lat: float, lon: float, cell: int) -> None:
    assert grid_cell(lat, lon) == cell


def test_acled_has_its_columns_and_follows_its_rule_for_the_dead() -> None:
    rows = cells(CONTENTS, Format.ACLED)
    assert list(rows[0]) == list(ACLED) and len(ACLED) == 31 and len(rows) == 2
    strike = next(row for row in rows if row["event_id_cnty"] == STRIKE.incident_id)
    assert (strike["fatalities"], strike["event_date"], strike["time_precision"]) == ("3", "2031-05-12", "1")
    assert (strike["sub_event_type"], strike["geo_precision"]) == ("Air/drone strike", "1")
    assert "3 Norland soldiers killed, according to Norland Defence Ministry" in strike["notes"]
    assert "Sudmark: alleged" in strike["notes"]
    answer = next(row for row in rows if row["event_id_cnty"] == ANSWER.incident_id)
    assert answer["fatalities"] == "0" and "not a finding that nobody died" in answer["notes"]
    assert (answer["event_date"], answer["event_type"], answer["actor1"]) == ("", "", "")


def test_acled_says_where_a_figure_is_one_party_s_count() -> None:
    answer = next(row for row in cells(CONTENTS, Format.ACLED) if row["event_id_cnty"] == ANSWER.incident_id)
    assert "2 tank destroyed (the count of one party, Norland)" in answer["notes"]


def test_acled_gives_the_lowest_and_says_so() -> None:
    row = next(row for row in cells(with_values(builders.value(STRIKE, 3, None, 9)), Format.ACLED) if row["fatalities"] != "0")
    assert row["fatalities"] == "3" and "the lowest that is stated" in row["notes"]


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [((5, 1), (5, 7), ("2031-05-04", "2")), ((5, 1), (5, 31), ("2031-05-16", "3")), ((1, 1), (12, 31), ("", ""))],
)
def test_acled_takes_the_midpoint(first: tuple[int, int], last: tuple[int, int], wanted: tuple[str, str]) -> None:
    days = Days(first=date(2031, *first), last=date(2031, *last), precision=Precision.SPAN)
    rows = cells(with_strike(days=days), Format.ACLED)
    row = next(row for row in rows if row["event_id_cnty"] == STRIKE.incident_id)
    assert (row["event_date"], row["time_precision"]) == wanted


def test_geojson_holds_what_has_coordinates_and_counts_the_rest() -> None:
    whole = json.loads(export(CONTENTS, What.INCIDENTS, Format.GEOJSON))
    assert whole["type"] == "FeatureCollection" and whole["incidents_without_coordinates"] == 1
    assert [feature["geometry"]["coordinates"] for feature in whole["features"]] == [[41.25, 12.5]]
    assert whole["features"][0]["properties"]["place"]["precision"] == "town"


@pytest.mark.parametrize("form", [Format.GED, Format.ACLED, Format.GEOJSON])
def test_a_format_of_incidents_alone_is_refused_for_others(form: Format) -> None:
    with pytest.raises(InputError, match="jsonl, csv, parquet"):
        export(CONTENTS, What.CLAIMS, form)


@pytest.mark.parametrize("what", list(What))
def test_names_of_persons_stay_out_unless_asked_for(what: What) -> None:
    text = builders.report("Two were wounded. Ilo Vantern, 9, was among the wounded.", title="Ilo Vantern wounded")
    claim = builders.claim(text, "Ilo Vantern, 9, was among the wounded", Measure.WOUNDED, builders.figure(1))
    person = builders.person(text, "Ilo Vantern", age=9, measure=Measure.WOUNDED, claim_id=claim.claim_id)
    reading = builders.reading(text, claim, persons=(person,))
    contents = builders.empty(reports=(text,), readings=(reading,))
    assert b"Vantern" not in export(contents, what, Format.JSONL)
    assert what is not What.CLAIMS or b"Vantern" in export(contents, what, Format.JSONL, with_names=True)


def test_offsets_count_in_the_report_also_where_a_name_is_left_out() -> None:
    text = builders.report("Ilo Vantern, 9, was wounded. Three soldiers were killed.")
    claim = builders.claim(text, "Three soldiers were killed", Measure.KILLED, builders.figure(3))
    person = builders.person(text, "Ilo Vantern", age=9, measure=Measure.WOUNDED)
    contents = builders.empty(reports=(text,), readings=(builders.reading(text, claim, persons=(person,)),))
    row = lines(What.CLAIMS, contents)[0]
    assert text.text[row["start"] : row["end"]] == row["quote"] == "Three soldiers were killed"
