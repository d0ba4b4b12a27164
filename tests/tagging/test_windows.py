"""Windows over pieces: together they answer for every piece once, each well away from its own edges."""

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.tagging.windows import Window, windows

lengths = st.lists(st.integers(1, 90), max_size=12)
sizes = st.integers(4, 40).flatmap(lambda size: st.tuples(st.just(size), st.integers(2, size // 2)))


@given(lengths, sizes)
def test_every_piece_is_answered_for_once(spans: list[int], fit: tuple[int, int]) -> None:
    ends = list(accumulate(spans))
    answered = [piece for window in windows(ends, *fit) for piece in range(window.first, window.last)]
    assert answered == list(range(sum(spans)))


@given(lengths, sizes)
def test_no_window_is_too_long_or_answers_for_what_it_does_not_read(spans: list[int], fit: tuple[int, int]) -> None:
    for window in windows(list(accumulate(spans)), *fit):
        assert window.start <= window.first < window.last <= window.stop <= window.start + fit[0]


@given(lengths, sizes)
def test_what_is_beside_a_piece_is_read_with_it(spans: list[int], fit: tuple[int, int]) -> None:
    ends = list(accumulate(spans))
    size, overlap = fit
    for window in windows(ends, size, overlap):
        if window.start not in (0, *ends) or window.start != window.first:
            assert window.first - window.start == overlap - overlap // 2
        if window.last not in ends:
            assert window.stop - window.last == overlap // 2


@given(lengths, sizes)
def test_a_seam_at_the_end_of_a_span_reads_nothing_twice(spans: list[int], fit: tuple[int, int]) -> None:
    ends = list(accumulate(spans))
    for before, after in pairwise(windows(ends, *fit)):
        if before.last == before.stop:
            assert after.start == before.stop
            assert before.stop in ends


def test_short_text_is_one_window() -> None:
    assert windows([5, 9], 10, 2) == [Window(0, 9, 0, 9)]


def test_no_text_is_no_window() -> None:
    assert windows([]) == []


@pytest.mark.parametrize(("size", "overlap"), [(10, 6), (0, 0), (10, -1)])
def test_an_overlap_that_does_not_fit_is_refused(size: int, overlap: int) -> None:
    with pytest.raises(ValueError, match="overlap"):
        windows([20], size, overlap)
