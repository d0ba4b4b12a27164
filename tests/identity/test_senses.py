"""What words mean of a state, and how bodies and groups are related to others."""

import pytest

from memcon.identity.keys import keys
from memcon.identity.relations import relations
from memcon.identity.senses import meant


@pytest.mark.parametrize(
    ("words", "state", "sense"),
    [
        ("Poland", "Poland", "country"),
        ("the Poles", "Poland", "people"),
        ("the Polish people", "Poland", "people"),
        ("the Polish Government", "Poland", "government"),
        ("Moscow", "Soviet Union", "capital"),
        ("the Quai d'Orsay", "France", "seat"),
        ("Whitehall", "Great Britain", "seat"),
        ("the French Foreign Office", "France", "ministry"),
        ("the French Communist Party", "France", "party"),
        ("the Hungarian press", "Hungary", "press"),
        ("the Red Army", None, None),
        ("the Government", None, None),
        ("Orlo", None, None),
    ],
)
def test_what_words_mean_of_a_state(words: str, state: str | None, sense: str | None):
    meaning = meant(words, "1947-01-01", "1947-12-31")
    assert (meaning.state if meaning else None, meaning.sense if meaning else None) == (state, sense)


@pytest.mark.parametrize(
    ("words", "kind", "other"),
    [
        ("the Poles", "people-of", ("state", "Poland")),
        ("the Polish Government", "government-of", ("state", "Poland")),
        ("Moscow", "stands-for", ("organisation", "the Soviet Government")),
        ("Whitehall", "stands-for", ("organisation", "the British Government")),
        ("the leadership of the French Labour Party", "leadership-of", ("organisation", "the French Labour Party")),
        ("the French Labour Party press", "press-of", ("organisation", "the French Labour Party")),
    ],
)
def test_what_is_related_is_another_actor_that_the_key_finds(words: str, kind: str, other: tuple[str, str]):
    (relation,) = relations("group", [words], 1947)
    assert relation.kind == kind
    assert relation.other in keys(other[0], [other[1]], False, 1947)  # type: ignore[arg-type]
    assert relation.other not in keys("organisation", [words], False, 1947)


def test_an_alliance_has_its_members_in_its_years():
    (nato,) = keys("organisation", ["North Atlantic Treaty Organization"], False, 1950)
    assert ("member-of", nato) in relations("state", ["Norway"], 1950)
    assert ("member-of", nato) not in relations("state", ["Norway"], 1948)
    assert ("member-of", nato) not in relations("state", ["Greece"], 1950)
    assert relations("person", ["Moscow"], 1950) == ()
