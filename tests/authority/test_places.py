"""States, territories and bodies by the names they had."""

import pytest

from memcon.authority.folding import surnames, title_words
from memcon.authority.places import beginning, places, state, successions
from memcon.lexicon import load


@pytest.mark.parametrize(
    ("name", "year", "meant"),
    [
        ("Russia", "1910", "Russian Empire"),
        ("Russia", "1930", "Soviet Union"),
        ("Siam", "1935", "Thailand"),
        ("Batavia", "1946", "Netherlands Indies"),
        ("Formosa", "1940", "Formosa"),
        ("Formosa", "1950", "China"),
        ("U.K.", "1946", "Great Britain"),
        ("Chungking", "1943", "China"),
        ("the Free French", "1942", "Free France"),
        ("Nowhere", "1942", "Nowhere"),
    ],
)
def test_a_name_means_the_state_of_its_time(name: str, year: str, meant: str) -> None:
    assert state(name, f"{year}-01-01", f"{year}-12-31") == meant


def test_a_name_out_of_its_time_still_means_something() -> None:
    assert [place.name for place in places(title_words("Soviet Union"), "1995-01-01", "1995-01-01")] == [
        "Soviet Union"
    ]


def test_the_longest_name_is_taken() -> None:
    place, size = beginning(title_words("New Zealand High Commissioner"))
    assert place is not None
    assert (place.name, size) == ("New Zealand", 2)


def test_every_state_that_a_territory_speaks_of_is_known() -> None:
    territories = load("territories")
    known = {entry["name"] for entry in (*load("states")["state"], *territories["territory"])}
    assert {name for succession in successions() for name in succession[:2]} <= known
    assert {entry["state"] for entry in territories["dated"]} <= known
    assert {*territories["rivals"], *(name for names in territories["rivals"].values() for name in names)} <= known
    assert set(territories["crown"]) <= known
    assert {entry["under"] for entry in territories["territory"] if "under" in entry} <= known


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the U.K. Consul-General", ("uk", "consul", "general")),
        ("Chargé d’Affaires", ("charge", "d'affaires")),
        ("U.S.S.R. Ambassador", ("ussr", "ambassador")),
        ("Prime Minister's", ("prime", "minister's")),
    ],
)
def test_titles_are_folded_word_by_word(text: str, words: tuple[str, ...]) -> None:
    assert title_words(text) == words


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("de Brask, Ada", ("de brask", "brask")),
        ("Ada Brask", ("brask", "ada")),
        ("Wu Lien-fang", ("lien-fang", "wu")),
        ("Brask, Ada, Jr.", ("brask",)),
        ("", ()),
    ],
)
def test_surnames_of_a_form(form: str, found: tuple[str, ...]) -> None:
    assert surnames(form) == found
