"""Whether a record falls on the days asked for, certainly or possibly."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model.dates import Days, dated, days

DATES = st.one_of(
    st.integers(1, 30).map(lambda day: f"1931-04-{day:02}"),
    st.integers(1, 3).map(lambda month: f"1931-0{month + 2}"),
)


@pytest.mark.parametrize(
    ("start", "end", "asked", "answer"),
    [
        ("1931-05-17", None, "1931-05", "certain"),
        ("1931-05-17", None, "1931-06", None),
        ("1931-05", None, "1931-05-17", "possible"),
        ("1931-05", None, "1931", "certain"),
        ("1931-05-17?", None, "1931-05", "possible"),
        ("1931-05-10", "1931-05-20", "1931-05-17", "certain"),
        ("1931-05-10/1931-05-20", None, "1931-05-17", "certain"),
        ("1931-05", "1931-07", "1931-06-17", "certain"),
        ("1931-05", "1931-07", "1931-05-17", "possible"),
        ("1931/..", None, "1940", "possible"),
        ("/1931", None, "1920", "possible"),
        (None, None, "1931", None),
        ("one day in spring", None, "1931", None),
    ],
)
def test_a_record_falls_on_these_days(start: str | None, end: str | None, asked: str, answer: str | None) -> None:
    assert dated(start, end, days(asked)) == answer


@given(DATES, DATES | st.none(), DATES, DATES)
def test_it_is_certain_where_no_reading_falls_elsewhere(start: str, end: str | None, since: str, until: str) -> None:
    if days(since).earliest > days(until).latest:
        return
    if end and (days(end).earliest < days(start).earliest or days(end).latest < days(start).latest):
        return  # the end is told less exactly than the beginning: what that may mean is kept as wide as it is
    asked = Days(days(since).earliest, days(until).latest)
    falls = {
        first <= asked.latest and last >= asked.earliest
        for first, last in product(all_days(start), all_days(end or start))
        if (first <= last if end else first == last)
    }
    expected = {True: "certain", False: None}[falls.pop()] if len(falls) == 1 else "possible"
    assert dated(start, end, asked) == expected


def all_days(edtf: str) -> list[str]:
    first, last = map(date.fromisoformat, days(edtf))
    return [(first + timedelta(n)).isoformat() for n in range((last - first).days + 1)]
