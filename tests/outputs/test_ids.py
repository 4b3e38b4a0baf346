from __future__ import annotations

import pytest

from tallystick.model.errors import UnknownIdError
from tallystick.outputs.ids import find_id

KNOWN = ("inc-aa11", "inc-aa22", "clm-bb")


def test_a_whole_id_or_a_unique_beginning_finds_its_record() -> None:
    assert find_id("inc-aa11", KNOWN, "record") == "inc-aa11"
    assert find_id("clm", KNOWN, "record") == "clm-bb"


def test_an_id_that_is_the_beginning_of_another_is_found_all_the_same() -> None:
    assert find_id("inc-a", ("inc-a", "inc-ab"), "record") == "inc-a"


@pytest.mark.parametrize("typed", ["inc-zz", "", "\x1b[2J"])
def test_an_unknown_id_names_the_remedy(typed: str) -> None:
    with pytest.raises(UnknownIdError) as raised:
        find_id(typed, KNOWN, "incident")
    assert raised.value.message.startswith("The ledger holds no incident")
    assert "tallystick show" in raised.value.remedy
    assert "\x1b" not in str(raised.value)


def test_an_ambiguous_beginning_lists_what_it_fits() -> None:
    with pytest.raises(UnknownIdError, match=r"fits 2 ids: inc-aa11, inc-aa22\. Give more"):
        find_id("inc-a", KNOWN, "record")
