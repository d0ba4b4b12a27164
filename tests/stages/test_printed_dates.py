import datetime as dt

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from memcon.model import Record, Source
from memcon.pipeline import Pipeline
from memcon.stages.description import Descriptions
from memcon.stages.description.days import days
from memcon.stages.divisions import Divisions
from memcon.text import Span

PIPELINE = Pipeline([Divisions(), Descriptions()])
BODY = "\n\nThe envoy said that the bridge was closed and that he did not know when it would be opened."


def read(text: str) -> Record:
    source = Source(path="x.txt", sha256="", media_type="text/plain", span=Span(0, len(text)))
    return PIPELINE.read(Record(id="x", source=source, text=text))


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("13.9.1941", "1941-09-13"),
        ("25/3/47", "1947-03-25"),
        ("4/4/1947", "1947-04-04"),
        ("3/12/47", "1947-XX-XX"),
        ("12.IX.1941", "1941-09-12"),
        ("3 mai 1951", "1951-05-03"),
        ("1er août 1951", "1951-08-01"),
        ("3. März 1951", "1951-03-03"),
        ("3 мая 1951 г.", "1951-05-03"),
        ("12/24 January 1918", "1918-01-24"),
        ("January 12 (24), 1918", "1918-01-24"),
        ("28 December 1917/10 January 1918", "1918-01-10"),
        ("12 January 1918 (O.S.)", "1918-01-25"),
        ("22(?) May 1944", "1944-05-22?"),
        ("c. 14 February 1939", "1939-02-14~"),
        ("spring 1947", "1947-21"),
        ("091416Z MAY 73", "1973-05-09"),
        ("29March 1946", "1946-03-29"),
        ("7 March 19681", "1968-03-07"),
        ("3rd day of May, 1951", "1951-05-03"),
    ],
)
def test_a_date_in_any_dress_is_the_same_day(printed: str, edtf: str) -> None:
    (day,) = days(printed)
    assert day.edtf() == edtf
    assert parse_edtf(edtf)


@pytest.mark.parametrize("words", ["1. May I ask", "file 44/350/2/2", "paragraph 2.1.12", "1430", "30 of them"])
def test_what_is_no_date_is_not_read_as_one(words: str) -> None:
    assert list(days(words)) == []


@pytest.mark.parametrize(
    ("line", "date", "end"),
    [
        ("Valda, 3-5 May 1951", "1951-05-03", "1951-05-05"),
        ("Valda, 28 April-3 May 1951", "1951-04-28", "1951-05-03"),
        ("Valda, 28 December 1951 to 3 January 1952", "1951-12-28", "1952-01-03"),
        ("Valda, the night of 3/4 May 1951", "1951-05-03", "1951-05-04"),
        ("Valda, 11 or 12 May 1951", "1951-05-11/1951-05-12", None),
        ("Valda, n.d. [between 2 and 8 May 1951]", "1951-05-02/1951-05-08", None),
        ("Valda, n.d. [on or before 8 May 1951]", "../1951-05-08", None),
        ("Valda, n.d. [after 8 May 1951]", "1951-05-08/..", None),
        ("Valda, 13 August", "XXXX-08-13", None),
        ("Valda, 1951", "1951", None),
        ("Valda, [undated]", None, None),
        ("Cablegram 12 VALDA, 3 May 1[9]51", "1951-05-03", None),
        ("Cablegram 12 VALDA, 2[3] [1] May 1951", "1951-05-23", None),
        ("Valda, May 9, 1973, 1416Z", "1973-05-09T14:16Z", None),
        ("O 091416Z MAY 73", "1973-05-09T14:16Z", None),
        ("Valda, 9 May 1973\n\n091416Z", "1973-05-09T14:16Z", None),
    ],
)
def test_ranges_and_doubts_are_kept_as_edtf(line: str, date: str | None, end: str | None) -> None:
    found = read(line + BODY).description
    assert (found.date, found.date_end) == (date, end)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Valda, 3/12/47", "day and month cannot be told apart"),
        ("R 091416Z", "a date-time group without month and year"),
    ],
)
def test_what_cannot_be_told_is_said(line: str, reason: str) -> None:
    record = read(line + BODY)
    (finding,) = [f for f in record.findings if f.stage == "description"]
    assert finding.reason == reason
    assert record.text[finding.start : finding.end] in line


def test_the_year_of_receipt_completes_the_date_and_says_so() -> None:
    found = read("Cablegram 12 VALDA, 3 May\n\nReceived 4 May 1951" + BODY).description
    assert (found.date, found.derived["date"]) == ("1951-05-03", "year-from-the-heading")


def test_a_julian_day_is_reckoned_over_and_says_so() -> None:
    found = read("Valda, 12 January 1918 (Old Style)" + BODY).description
    assert (found.date, found.derived["date"]) == ("1918-01-25", "julian-calendar")


@given(st.text(alphabet="0123456789 ./-[](),?MayмаяXIVZnd", max_size=40))
def test_places_of_dates_lie_in_the_text_in_order(text: str) -> None:
    at = 0
    for day in days(text):
        assert at <= day.span.start < day.span.end <= len(text)
        at = day.span.end
        if day.edtf():
            assert parse_edtf(day.edtf())


@given(st.dates(min_value=dt.date(1600, 1, 1), max_value=dt.date(1917, 12, 1)))
def test_old_and_new_style_together_are_the_new_day(new: dt.date) -> None:
    gap = new.year // 100 - new.year // 400 - 2
    old = new - dt.timedelta(gap)
    if new.day <= 29 and old.month == new.month and old.year == new.year:
        (day,) = days(f"{old.day}/{new.day} {new:%B} {new.year}")
        assert day.edtf() == new.isoformat()
