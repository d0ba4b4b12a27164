"""Lists in prose: what a colon leads up to, and which label follows which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_records import contents, cue, said, telegram

from memcon.stages.lists import goes_on, label_of, leads_up
from memcon.text import Span


@pytest.mark.parametrize(
    "words", ["the following points:", "as follows:-", "as follows: ", "he wrote:—", "it ran: '"]
)
def test_a_colon_leads_up(words: str) -> None:
    assert leads_up(words, len(words))


@pytest.mark.parametrize("words", ["", "the points.", "at 5:15 they left", "a note: it was closed"])
def test_other_ends_do_not(words: str) -> None:
    assert not leads_up(words, len(words))


@pytest.mark.parametrize(
    ("before", "point"), [("(1) a. ", "(2) b."), ("(a) x. ", "(b) y."), ("i. a ", "ii. b"), ("(h) x. ", "(i) y.")]
)
def test_a_label_goes_on_from_the_one_before(before: str, point: str) -> None:
    text = before + point
    assert goes_on(text, 0, Span(len(before), len(text)))


@pytest.mark.parametrize("point", ["(1) b.", "(a) b.", "(3) b.", "2. b.", "Ten men left."])
def test_a_first_label_another_style_and_no_label_do_not(point: str) -> None:
    text = "(1) a. " + point
    assert not goes_on(text, 0, Span(7, len(text)))


@given(st.text(), st.integers(0, 30), st.integers(0, 30))
def test_a_label_stands_at_the_head_of_its_place(text: str, start: int, length: int) -> None:
    place = Span(min(start, len(text)), min(start + length, len(text)))
    found = label_of(text, place)
    assert found is None or (found.start() == place.start and found.end() <= place.end)


def test_points_behind_a_colon_are_his_who_makes_them() -> None:
    record = telegram(
        "Hardouin told me that the bank would be closed on three grounds:",
        "(a) The coins had run out.",
        "(b) The clerks were ill.",
        "The winter is cold here.",
    )
    (statement,) = record.statements
    assert contents(record, statement) == [
        "the bank would be closed on three grounds:\n\n(a) The coins had run out.\n\n(b) The clerks were ill."
    ]


def test_what_follows_a_colon_alone_is_the_content() -> None:
    record = telegram("Hardouin replied as follows:", "The bank is closed. The coins have run out.")
    statement = said(record, "The bank is closed")
    assert cue(record, statement).startswith("replied")
    assert contents(record, statement) == ["The bank is closed. The coins have run out."]
