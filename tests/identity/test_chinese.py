"""Chinese names by their romanisations, and names in other scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.identity.chinese import family_first, readings
from memcon.identity.names import PersonName, person_name
from memcon.identity.scripts import latin


@pytest.mark.parametrize(
    ("one", "two"), [("tse-lai", "zelai"), ("hsu", "xu"), ("soong", "song"), ("ch'ien", "qian"), ("kung", "gong")]
)
def test_romanisations_of_one_name_meet(one: str, two: str):
    assert readings(one) & readings(two)


@pytest.mark.parametrize("name", ["brask", "orlo-vane", "", "kai-shek", "x"])
def test_other_names_have_no_chinese_reading(name: str):
    assert readings(name) == frozenset()


@pytest.mark.parametrize(
    ("text", "surname", "first"),
    [
        ("Chang Tse-lai", "chang", ("tse-lai",)),
        ("CHANG TSE-LAI", "chang", ("tse-lai",)),
        ("Zhang Zelai", "zhang", ("zelai",)),
        ("Dr. Chang Tse-lai", "chang", ("tse-lai",)),
        ("T. L. Chang", "chang", ("t", "l")),
        ("张泽来", "zhang", ("ze-lai",)),
        ("Kim Chol Su", "kim", ("chol-su",)),
        ("Jean-Marie Brask", "brask", ("jean-marie",)),
        ("Ада Браск", "brask", ("ada",)),
        ("тов. Браск", "brask", ()),
        ("Nuri al-Orlo", "al-orlo", ("nuri",)),
    ],
)
def test_the_family_name_is_found_where_it_stands(text: str, surname: str, first: tuple[str, ...]):
    name = person_name(text)
    assert name is not None
    assert (name.surname, name.given) == (surname, first)


def test_arabic_script_gives_its_consonants():
    assert latin("محمد") == "mhmd"


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_latin_letters_stay(text: str):
    assert latin(text) == text


@given(st.lists(st.text("abcdeghilnostuwz-", min_size=1, max_size=8), max_size=4))
def test_any_words_have_an_order(words: list[str]):
    assert family_first(words, words) in (True, False)
    assert PersonName("bel", ()).core == "bel"
