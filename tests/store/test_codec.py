"""The codec: any record of the model comes back equal from its row and from its JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallystick.model.accounts import Account
from tallystick.model.claims import Attribution, Claim, Claimant, ClaimantRole, Measure, Person
from tallystick.model.copies import Copy, NearCopy
from tallystick.model.findings import Finding
from tallystick.model.incidents import Candidate, Dating, Incident, Origin, Value
from tallystick.model.reports import Item, Report
from tallystick.model.times import TimeKind, TimeWords
from tallystick.model.tolls import Toll
from tallystick.store.codec import flatten, from_plain, to_plain, unflatten
from tests import builders

KINDS = [
    Account,
    Attribution,
    Candidate,
    Claim,
    Copy,
    Dating,
    Finding,
    Incident,
    Item,
    NearCopy,
    Origin,
    Person,
    Report,
    Toll,
    Value,
]
finite = st.floats(allow_nan=False, allow_infinity=False)
st.register_type_strategy(float, finite)


def through_a_table(row: dict[str, Any]) -> dict[str, Any]:
    """What a database gives back: lists and objects went through JSON."""
    return {key: json.loads(json.dumps(value)) if isinstance(value, list | dict) else value for key, value in row.items()}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_record_comes_back_from_its_row(kind: type) -> None:
    @given(st.from_type(kind))
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    def check(record: Any) -> None:
        assert unflatten(kind, through_a_table(flatten(record))) == record

    check()


@given(st.from_type(TimeWords))
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_time_words_come_back_from_their_json(words: TimeWords) -> None:
    assert from_plain(TimeWords, json.loads(json.dumps(to_plain(words)))) == words


def test_defaults_are_left_out_of_json() -> None:
    words = TimeWords(start=0, end=9, words="on Monday", kind=TimeKind.WEEKDAY, weekday=0)
    assert to_plain(words) == {"start": 0, "end": 9, "words": "on Monday", "kind": "weekday", "weekday": 0}


def test_inline_records_become_columns() -> None:
    text = builders.report()
    said = Claimant(name="Norland Defence Ministry", words="the ministry", role=ClaimantRole.OFFICIAL)
    row = flatten(builders.claim(text, "four wounded", Measure.WOUNDED, builders.figure(4), claimant=said))
    assert (row["passage_quote"], row["figure_low"], row["claimant_name"]) == ("four wounded", 4, "Norland Defence Ministry")
    assert "place_name" not in row


def test_days_stay_days() -> None:
    assert flatten(builders.item(published=date(2031, 5, 12)))["published"] == date(2031, 5, 12)


@pytest.mark.parametrize(("kind", "plain"), [(Measure, "bruised"), (TimeWords, {"colour": "red"}), (date, "tomorrow")])
def test_what_no_record_made_is_refused(kind: Any, plain: Any) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        from_plain(kind, plain)
