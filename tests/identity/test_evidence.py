"""What speaks for two persons being one, and what against."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.identity.judgement import judge
from memcon.identity.keys import keys
from memcon.identity.seen import Seen

MAY = date(1931, 5, 17)


def seen(*names: str, on: date | None = MAY, **more: Any) -> Seen:
    return Seen(id=names[0], kind="person", names=names, first=on, last=on, **more)


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        ("Mrs. Brask", "Mr. Brask", "different"),
        ("General Brask", "Admiral Brask", "unsure"),
        ("General Brask", "Mr. Brask", "unsure"),
        ("General Brask", "Marshal Brask", "same"),
        ("Dr. Brask", "Mr. Brask", "same"),
        ("Brantserov", "Branzerob", "same"),
        ("Orlo-Vane", "Orlo Vane", "same"),
        ("Orlo-Vane", "Vane", "different"),
        ("van Brask", "Brask", "same"),
        ("Chang Tse-lai", "Zhang Zelai", "same"),
        ("Ада Браск", "Ada Brask", "same"),
        ("Clarke", "Clark", "unsure"),
        ("Ada Clarke", "Ada Clark", "same"),
        ("Bask", "Bisk", "unsure"),
        ("Minister of Supply Bask", "Minister of Supply Bisk", "unsure"),
    ],
)
def test_names_and_titles(one: str, two: str, verdict: str):
    assert judge(seen(one), seen(two)).verdict == verdict


def test_one_office_in_the_same_years_speaks_for_one():
    one, two = seen("Clarke", "the Minister of Supply"), seen("Clark", "Minister of Supply")
    judgement = judge(one, two)
    assert judgement.verdict == "same"
    assert "the same office: minister of supply" in judgement.why
    assert judge(one, seen("Clark", "Minister of Supply", on=date(1940, 1, 1))).verdict == "unsure"


def test_a_rank_may_be_laid_down_in_time():
    assert judge(seen("General Brask"), seen("Mr. Brask", on=date(1939, 1, 1))).verdict == "same"


def test_a_hyphen_is_no_other_key():
    assert keys("person", ["Emil Orlo-Vane"], False, 1931) & keys("person", ["Emil Orlo Vane"], False, 1931)


def test_an_authority_is_a_key():
    known = keys("person", ["the Minister of Supply"], False, 1931, "x:1")
    assert known & keys("person", ["Ada Brask"], False, 1931, "x:1")
    assert not known & keys("person", ["Ada Brask"], False, 1931, "x:2")


_seen = st.builds(
    lambda names, year, authority: seen(*names, on=date(year, 1, 1), authority=authority),
    st.lists(
        st.sampled_from(["Brask", "Mr. Brask", "General A. Brask", "Berta Brask", "Clark", "Clarke", "Orlo"]),
        min_size=1,
        max_size=3,
    ),
    st.integers(1900, 1970),
    st.sampled_from([None, None, "x:1", "x:2"]),
)


@given(_seen, _seen)
def test_it_does_not_matter_which_was_met_first(one: Seen, two: Seen):
    there, back = judge(one, two), judge(two, one)
    assert there.verdict == back.verdict
    assert there.points == back.points
    assert there.why
