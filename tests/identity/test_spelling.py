"""One name in several spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.identity.spelling import alike, skeleton, sound


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("brantserov", "branzerob"),
        ("vishnevsky", "wischnewski"),
        ("chernenkov", "tchernenkoff"),
        ("marcovitch", "markovic"),
        ("weyland", "weiland"),
        ("dorette", "doret"),
    ],
)
def test_spellings_of_one_name_are_alike_and_look_each_other_up(one: str, two: str):
    assert alike(one, two)
    assert alike(two, one)
    assert skeleton(one) == skeleton(two)


@pytest.mark.parametrize(
    ("one", "two"), [("orlo", "arla"), ("brask", "bruskin"), ("ostrow", "vane"), ("bevor", "bavar"), ("li", "ly")]
)
def test_other_names_are_not(one: str, two: str):
    assert not alike(one, two)


@given(st.text("abcdefghijklmnopqrstuvwxyz -'", max_size=14))
def test_a_name_sounds_like_itself(name: str):
    assert sound(name) == sound(name.replace(" ", ""))
    assert alike(name, name) or len(sound(name)) < 3
