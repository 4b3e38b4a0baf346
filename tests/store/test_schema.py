"""The schema: migrations make exactly its tables, and every field of the model has its column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from tallystick.store import Ledger, schema
from tallystick.store.codec import flatten
from tallystick.store.migrate import SCRIPTS
from tests import builders


def test_migrations_make_the_tables_of_the_schema(tmp_path: Path) -> None:
    with Ledger.open(str(tmp_path / "a.ledger"), create=True) as ledger, ledger.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []


def test_the_head_is_the_last_migration() -> None:
    assert ScriptDirectory(str(SCRIPTS)).get_current_head() == schema.HEAD


CONTENTS = builders.contents()
READING = max(CONTENTS.readings, key=lambda reading: len(reading.claims))
RECORDS: list[tuple[str, Any, set[str]]] = [
    ("runs", CONTENTS.run, set()),
    ("reports", CONTENTS.reports[0], {"marks"}),
    ("rejections", CONTENTS.rejections[0], {"data"}),
    ("claims", READING.claims[0], {"passage_report_id"}),
    ("attributions", READING.attributions[0], {"passage_report_id"}),
    ("accounts", READING.accounts[0], {"claim_ids"}),
    ("persons", READING.persons[0], {"passage_report_id"}),
    ("tellings", READING.tellings[0], {f"{one}_report_id" for one in ("harmed", "act", "cause")}),
    ("copies", CONTENTS.lineage.copies[0], set()),
    ("damages", CONTENTS.lineage.damages[0], set()),
    ("near_copies", CONTENTS.lineage.near_copies[0], set()),
    ("versions", CONTENTS.lineage.versions[0], set()),
    ("datings", CONTENTS.linked.datings[0], set()),
    ("candidates", CONTENTS.linked.candidates[0], set()),
    ("incidents", CONTENTS.linked.incidents[0], {"account_ids"}),
    ("origins", CONTENTS.reconciled.origins[0], set()),
    ("values", CONTENTS.reconciled.values[0], set()),
    ("wholes", CONTENTS.reconciled.wholes[0], set()),
    ("assessments", CONTENTS.reconciled.assessments[0], set()),
    ("tolls", CONTENTS.reconciled.tolls[0], set()),
    ("implied", CONTENTS.reconciled.implied[0], set()),
    ("findings", CONTENTS.reconciled.findings[0], set()),
]


@pytest.mark.parametrize(("table", "record", "elsewhere"), RECORDS, ids=[name for name, _, _ in RECORDS])
def test_every_field_has_its_column(table: str, record: Any, elsewhere: set[str]) -> None:
    columns = set(schema.metadata.tables[table].columns.keys())
    assert set(flatten(record)) - columns == elsewhere
