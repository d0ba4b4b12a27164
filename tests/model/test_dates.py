"""EDTF dates as days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model.dates import days, spanned


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("1931", "1931-01-01", "1931-12-31"),
        ("1932-02", "1932-02-01", "1932-02-29"),
        ("1931-05-17", "1931-05-17", "1931-05-17"),
        ("1931-05-17T10:30", "1931-05-17", "1931-05-17"),
        ("1931-05-17T10:30:00Z", "1931-05-17", "1931-05-17"),
        ("1931-05~", "1931-05-01", "1931-05-31"),
        ("193X", "1930-01-01", "1939-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("1931-XX", "1931-01-01", "1931-12-31"),
        ("1931-05-XX", "1931-05-01", "1931-05-31"),
        ("1931-21", "1931-03-01", "1931-05-31"),
        ("1931-05/1932", "1931-05-01", "1932-12-31"),
        ("1931/..", "1931-01-01", "9999-12-31"),
        ("/1931", "0001-01-01", "1931-12-31"),
    ],
)
def test_a_date_means_these_days(edtf: str, earliest: str, latest: str):
    assert days(edtf) == (earliest, latest)


@pytest.mark.parametrize(
    "edtf",
    ["", "soon", "31", "1931-13", "1931-02-30", "1931-5", "0000", "1932/1931", "../..", "1931-21-05", "1931-XX-05"],
)
def test_what_is_no_date_is_refused(edtf: str):
    with pytest.raises(ValueError, match=r"is not|has no"):
        days(edtf)


@given(st.text(max_size=12) | st.from_regex(r"\A\d{4}(-\d\d(-\d\d)?)?(/\d{4})?\Z"))
def test_any_text_is_a_date_or_refused(text: str):
    try:
        earliest, latest = days(text)
    except ValueError:
        assert spanned(text, None) is None
        return
    assert date.fromisoformat(earliest) <= date.fromisoformat(latest)


def test_a_record_spans_from_its_date_to_its_end():
    assert spanned("1931-05-17", "1931-06") == ("1931-05-17", "1931-06-30")
    assert spanned(None, "1931") == ("1931-01-01", "1931-12-31")
    assert spanned("long ago", None) is None
