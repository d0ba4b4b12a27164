"""The cast: names compared, surnames, holders of offices."""

import pytest

from memcon.stages.cast import Cast, bare, surname


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Com. A.P. Gradov", "gradov"),
        ("General de Vries", "vries"),
        ("the Minister of Marine", ""),
        ("Quéré", "quere"),
    ],
)
def test_the_surname_of_a_name(name: str, last: str) -> None:
    assert surname(name) == last


def test_names_are_compared_without_articles_accents_and_case() -> None:
    assert bare("The  Órlec Bank") == bare("orlec bank")


def test_members_are_found_by_name_surname_and_office() -> None:
    cast = Cast()
    novak = cast.add("person", "Mr. A. Novak")
    other = cast.add("person", "Mr. B. Novak")
    novak.offices.add("minister of marine")
    assert cast.named("mr. a. novak") is novak
    assert cast.persons("novak") == [novak, other]
    assert cast.person("novak") is novak
    assert cast.holder("the Minister of Marine") is novak
    assert cast.holder("Minister") is novak
    assert cast.person("") is None
    assert novak.key != other.key
