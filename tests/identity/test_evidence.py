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


@pytest.mark.parametrize(
    ("one", "two", "years", "bearers", "verdict"),
    [
        ("Mr. Brask", "Brask", 0, 40, "same"),
        ("Mr. Brask", "Brask", 2, 40, "unsure"),
        ("Mr. Brask", "Ada Brask", 0, 40, "same"),
        ("Mr. Brask", "Ada Brask", 1, 40, "unsure"),
        ("Mr. Brask", "Ada Brask", 0, 5, "same"),
        ("Mr. Brask", "Ada Brask", 8, 5, "unsure"),
        ("Mr. Brask", "Ada Brask", 8, 1, "same"),
        ("A. N. Brask", "Ada Nora Brask", 8, 40, "same"),
        ("A. N. Brask", "Nora Brask", 8, 40, "unsure"),
        ("A. N. Brask", "Nora Brask", 0, 1, "same"),
    ],
)
def test_a_surname_that_many_bear_says_less(one: str, two: str, years: int, bearers: int, verdict: str):
    later = date(MAY.year + years, 5, 17)
    assert judge(seen(one, bearers=bearers), seen(two, on=later, bearers=bearers)).verdict == verdict


def test_one_who_is_met_often_is_known_by_a_common_surname():
    one, later = seen("Mr. Brask", bearers=40), date(MAY.year + 1, 5, 17)
    met_often = seen("Ada Brask", on=MAY, bearers=40, records=5)
    assert judge(one, met_often).points > judge(one, seen("Ada Brask", bearers=40, records=4)).points
    assert judge(one, seen("Ada Brask", on=later, bearers=40, records=4)).verdict == "unsure"


def test_a_rank_tells_of_two_where_several_of_the_name_were_in_office():
    office = frozenset(("x:1", "x:2"))
    one, rank = seen("Brask", in_office=office, bearers=5), seen("General Brask", in_office=office, bearers=5)
    assert judge(one, rank).verdict == "unsure"
    assert judge(one, seen("Mr. Brask", in_office=office, bearers=5)).verdict == "same"
    assert judge(seen("Brask", bearers=5), seen("General Brask", bearers=5)).verdict == "same"


def test_who_is_likely_somebody_is_nobody_of_another_first_name():
    one = seen("Brask", likely="x:1", supposed="Brask, Emil Otto", bearers=3)
    assert judge(one, seen("Ada Brask", bearers=3)).verdict == "unsure"
    assert judge(one, seen("Emil Brask", bearers=3)).verdict == "same"


def test_a_misprint_is_likely_where_nobody_bears_the_name():
    assert judge(seen("Lord Hastrell"), seen("Lord Hastroll", bearers=2)).verdict == "same"
    assert judge(seen("Lord Hastrell", bearers=1), seen("Lord Hastroll", bearers=2)).verdict == "unsure"
    assert judge(seen("Vald"), seen("Vold", bearers=2)).verdict == "unsure", "too short to tell"


def test_initials_that_a_fuller_name_explains_do_not_hide_that_first_names_differ():
    one, two = seen("T. C. Brask", "Thomas Clayton Brask"), seen("Charles Brask")
    assert judge(seen("T. C. Brask"), two).verdict == "same"
    assert judge(one, two).verdict == "different"


def test_first_names_that_differ_outweigh_one_authority():
    one, two = seen("Ada Brask", authority="x:1"), seen("Nora Brask", authority="x:1")
    assert judge(one, two).verdict == "unsure"
    assert judge(one, seen("A. N. Brask", authority="x:1")).verdict == "same"
    assert judge(one, seen("Mrs. Brask", authority="x:1")).verdict == "same"


def test_a_peer_is_no_plain_mister():
    assert judge(seen("Lord Brask"), seen("Mr. Brask")).verdict == "unsure"
    assert judge(seen("Lord Brask"), seen("Mr. Brask", on=date(1939, 1, 1))).verdict == "same"


def test_whom_a_surname_alone_is_linked_to_is_no_proof():
    one = seen("Mr. Brask", likely="x:1", bearers=3)
    assert judge(one, seen("Ada Brask", authority="x:1", bearers=3)).verdict == "same"
    assert judge(one, seen("Ada Brask", authority="x:2", bearers=3)).verdict == "unsure"


def test_two_guesses_years_apart_are_little():
    one, later = seen("Mr. Brask", likely="x:1", bearers=3), date(MAY.year + 5, 5, 17)
    assert judge(one, seen("Brask", likely="x:1", bearers=3)).verdict == "same"
    assert judge(one, seen("Brask", on=later, likely="x:1", bearers=3)).verdict == "unsure"
    assert judge(one, seen("Ada Brask", on=later, authority="x:1", bearers=3)).verdict == "same"


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


def test_a_wife_is_not_her_husband():
    assert judge(seen("Mrs. Brask", "Brask"), seen("Brask")).verdict == "same"  # in the same season, none other known
    assert judge(seen("Mrs. Brask"), seen("Brask", "Mr. Brask")).verdict == "different"
    husband = seen("Brask", "Dr. J. W. Brask")  # of whom more is told than a surname
    assert judge(seen("Mrs. Brask", "Brask"), husband).verdict == "unsure"
    assert judge(seen("Mrs. Brask"), seen("Brask", on=date(1933, 5, 17))).verdict == "unsure"


def test_who_is_named_beside_both_speaks_for_one():
    rare, common = {"vane": 2, "orlo": 5}, {"valdoria": 4000}
    one = dict.fromkeys((*rare, *common), 1)
    far = date(1931, 10, 1)
    alone = judge(seen("Brask", bearers=40), seen("Brask", on=far, bearers=40))
    beside = judge(seen("Brask", bearers=40, beside=one), seen("Brask", on=far, bearers=40, beside=rare))
    assert beside.points > alone.points
    assert "named beside the same (orlo, vane)" in beside.why
    with_common = judge(seen("Brask", bearers=40, beside=one), seen("Brask", on=far, bearers=40, beside=common))
    assert with_common.points == alone.points
    years_later = seen("Brask", on=date(1935, 1, 1), bearers=40, beside=rare)
    assert "beside" not in judge(seen("Brask", bearers=40, beside=one), years_later).why


def test_initials_in_another_order_are_a_slip_of_the_press():
    assert judge(seen("J. H. Brask"), seen("H. J. Brask")).verdict == "same"
    assert judge(seen("J. H. Brask"), seen("H. K. Brask")).verdict == "different"


def test_an_initial_that_is_not_the_first_leaves_it_open():
    later = date(MAY.year + 1, 5, 17)
    assert judge(seen("T. M. Brask"), seen("Maria Brask", on=later)).verdict == "unsure"
    assert judge(seen("T. M. Brask"), seen("Tilda Brask", on=later)).verdict == "same"
