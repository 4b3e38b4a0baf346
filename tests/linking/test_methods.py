"""Which methods may be two names for one thing."""

from __future__ import annotations

from tallystick.linking.methods import family, reach, told


def test_an_attack_tells_nothing_of_how():
    assert told("attack") is None
    assert family("attack") is None
    assert reach(None) is None


def test_strikes_from_the_air_are_one_family_and_shells_reach_as_far():
    assert family("air strike") == family("drone strike")
    assert family("air strike") != family("shelling")
    assert reach("air strike") == reach("shelling") != reach("shooting")


def test_an_unknown_method_is_a_family_of_its_own():
    assert family("trebuchet") == "trebuchet"
    assert reach("trebuchet") is None
