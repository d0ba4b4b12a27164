"""Rankings are fused as Cormack, Clarke and Buettcher say."""

from hypothesis import given
from hypothesis import strategies as st

from memcon.meaning.fusion import fused

RANKINGS = st.lists(st.integers(0, 30), unique=True)


def test_what_two_rankings_have_comes_before_what_one_has():
    assert fused([1, 2, 3], [4, 3]) == [3, 1, 4, 2]
    assert fused([7], []) == [7]
    assert fused() == []


@given(RANKINGS, RANKINGS)
def test_all_is_there_once_whichever_ranking_is_given_first(one: list[int], two: list[int]):
    order = fused(one, two)
    assert sorted(order) == sorted({*one, *two})
    assert fused(two, one) == order


@given(RANKINGS)
def test_one_ranking_stays_as_it_is(ranking: list[int]):
    assert fused(ranking) == ranking
    assert fused(ranking, ranking) == ranking


@given(RANKINGS, RANKINGS, st.integers(0, 30))
def test_a_better_place_never_makes_an_answer_come_later(one: list[int], two: list[int], key: int):
    raised = [key, *(other for other in one if other != key)]
    before, after = fused([*(o for o in one if o != key), key], two), fused(raised, two)
    assert after.index(key) <= before.index(key)
