"""Words are found again by their place, else by what stands around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.library.places import AROUND, place_of, stands
from memcon.text import Span

LINE = "Mr. Arlen came. Then Mr. Arlen left, and the mill was shut."


def test_a_place_keeps_the_words_and_those_around_them():
    place = place_of(LINE, Span(21, 30))
    assert (place.words, place.before, place.after) == ("Mr. Arlen", LINE[:21], LINE[30:62])
    assert len(place.after) <= AROUND


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (LINE, 21),
        ("Once more: " + LINE, 32),
        (LINE.replace("Then", "And then"), 25),
        (LINE.replace("Mr. Arlen came. ", ""), 5),
        (LINE.replace("left", "left again"), 21),
        (LINE.replace("Then Mr. Arlen left", "Then Mr. Arlo left"), None),
        ("Mr. Arlen", None),
        ("", None),
        (f"{LINE}\n\n{LINE}", 21),
        (f"So it was.\n\n{LINE}\n\n{LINE}", None),
    ],
)
def test_words_are_found_where_most_stands_around_them_as_it_did(text: str, start: int | None):
    found = stands(text, place_of(LINE, Span(21, 30)))
    assert (found.start if found else None) == start


@given(st.text(min_size=1), st.data(), st.text())
def test_what_is_put_before_a_text_moves_the_words_or_leaves_them_unfound(text: str, data: st.DataObject, more: str):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    place = place_of(text, span)
    assert stands(text, place) == span
    found = stands(more + text, place)
    assert found is None or found.of(more + text) == place.words
