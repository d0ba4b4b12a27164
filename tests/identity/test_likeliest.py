"""Of many who bear a name, those that are worth weighing."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from memcon.identity.likeliest import likeliest
from memcon.identity.seen import Seen

MOST = 16


def seen(key: str, *names: str, year: int = 1931, **more: Any) -> Seen:
    day = date(year, 5, 17)
    return Seen(id=key, kind="person", names=names, first=day, last=day, **more)


def bearers(count: int) -> list[Seen]:
    return [seen(f"k{n}", "Brask", year=1900 + n) for n in range(count)]


def ids(found: list[Seen]) -> list[str]:
    return [one.id for one in found]


def test_few_are_all_weighed():
    assert ids(likeliest(seen("new", "Brask"), bearers(MOST))) == ids(bearers(MOST))


def test_of_many_the_nearest_in_time_are_weighed():
    found = likeliest(seen("new", "Brask", year=1900), bearers(60))
    assert len(found) == MOST
    assert max(one.first.year for one in found if one.first) < 1930


def test_who_agrees_in_the_first_name_is_weighed_however_far():
    known = [*bearers(60), seen("far", "Ada Brask", year=1990), seen("other", "Berta Brask", year=1931)]
    found = ids(likeliest(seen("new", "A. Brask"), known))
    assert "far" in found
    assert "other" not in found


def test_of_a_surname_alone_those_come_first_of_whom_more_is_known():
    known = [*bearers(60), seen("far", "Ada Brask", year=1990), seen("sure", "Brask", year=1990, authority="x:1")]
    assert {"far", "sure"} <= {*ids(likeliest(seen("new", "Brask"), known))}


def test_whom_the_authority_names_is_always_weighed():
    known = [*bearers(60), seen("it", "Orlo", year=1990, authority="x:1")]
    assert "it" in ids(likeliest(seen("new", "Brask", authority="x:1"), known))


@given(st.randoms(use_true_random=False))
def test_the_order_of_candidates_does_not_matter(chance: Any):
    known = bearers(60)
    wanted = {*ids(likeliest(seen("new", "Brask", year=1950), known))}
    chance.shuffle(known)
    assert {*ids(likeliest(seen("new", "Brask", year=1950), known))} == wanted
