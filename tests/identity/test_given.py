"""First names in full, as initials, as pet names, in other spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.identity.given import given_agree, given_agreement, of_one
from memcon.identity.names import person_name


@pytest.mark.parametrize(
    ("one", "two", "agreement"),
    [
        ("Ada Brask", "Ada Maria Brask", "full"),
        ("Ada Brask", "A. Brask", "initial"),
        ("A. M. Brask", "Ada Mary Brask", "initials"),
        ("A. N. Brask", "Neville Brask", "middle"),
        ("Bob Brask", "Robert Brask", "full"),
        ("Bert Brask", "H. V. Brask", "initial"),
        ("Josef Brask", "Joseph Brask", "full"),
        ("Mohammed Orlo", "Muhammad Orlo", "full"),
        ("Orlo, Vasili", "Vasily Petrovich Orlo", "full"),
        ("Chang Tse-lai", "Zhang Zelai", "full"),
        ("Ada Brask", "Berta Brask", "differ"),
        ("Robert Brask", "William Brask", "differ"),
        ("Bill Brask", "William Brask", "full"),
        ("A. M. Brask", "A. N. Brask", "differ"),
        ("A. M. R. Brask", "A. M. N. Brask", "initial"),  # a slip in one of several
        ("Ada M. Brask", "Ada N. Brask", "initial"),
        ("Ada Mary Brask", "A. N. Brask", "differ"),
        ("Emil Orlo Brask", "O. E. R. M. Orlo Brask", "full"),
        ("Neil Brask", "C. S. A. Brask", "differ"),
        ("Ada Brask", "Mrs. Brask", None),
    ],
)
def test_first_names_agree_or_not_or_cannot_tell(one: str, two: str, agreement: str | None):
    a, b = person_name(one), person_name(two)
    assert a is not None
    assert b is not None
    assert given_agreement(a, b) == given_agreement(b, a) == agreement
    assert given_agree(a, b) is (None if agreement is None else agreement != "differ")


_names = st.builds(
    lambda names: person_name(" ".join([*names, "Brask"])),
    st.lists(st.sampled_from(["A.", "B.", "Ada", "Bob", "Robert", "Anna-Lisa"]), max_size=3),
)


@given(_names, _names)
def test_it_does_not_matter_who_comes_first(one, two):
    assert one is not None
    assert two is not None
    assert given_agreement(one, two) == given_agreement(two, one)
    assert given_agreement(one, one) in (None, "full", "initials", "initial")


def test_a_first_name_of_one_record_is_not_that_of_many():
    printed = {"Ada Brask": 3, "A. Brask": 1, "Berta Brask": 1, "Mrs. Brask": 1}
    assert of_one(printed) == ("Ada Brask", "A. Brask", "Mrs. Brask")
    assert of_one({"Ada Brask": 1, "Berta Brask": 1}) == ("Ada Brask", "Berta Brask")
    assert of_one({"the Minister": 2}) == ("the Minister",)
