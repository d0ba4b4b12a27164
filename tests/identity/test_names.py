"""Names of persons taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.identity.names import PersonName, core, person_name
from memcon.identity.slugs import slug


@pytest.mark.parametrize(
    ("text", "surname", "first"),
    [
        ("Marshal Orlo", "orlo", ()),
        ("com. Orlo", "orlo", ()),
        ("MARSHAL ORLO", "orlo", ()),
        ("Anton D. Orlo", "orlo", ("anton", "d")),
        ("Admiral d'Orlo", "d'orlo", ()),
        ("Comrade I.V. Orlo", "orlo", ("i", "v")),
        ("General Secretary of the CC, Comrade Brask", "brask", ()),
        ("Deputy Minister of Supply Comrade Brask", "brask", ()),
        ("The Consul in Varna (Ostrow)", "ostrow", ()),
        ("Ada Brask (New Zealand)", "brask", ("ada",)),
        ("Foreign Minister Ostrow", "ostrow", ()),
        ("Secretary of State Ostrow", "ostrow", ()),
        ("General de Brask", "de brask", ()),
        ("Herr von der Brask", "von der brask", ()),
        ("Brask, Ada Maria", "brask", ("ada", "maria")),
        ("Dr. A. M. Brask, Jr.", "brask", ("a", "m")),
        ("M. Łukasz", "lukasz", ()),
        ("Vane's", "vane", ()),
        ("E.F.M.J. Vane van Brask", "van brask", ("e", "f", "m", "j", "vane")),
        ("A. W. L. Vane van Orlo Brask", "brask", ("a", "w", "l", "vane", "orlo")),
        ("A. de Orlo Brask", "brask", ("a", "orlo")),
        ("Senators Ada M. Brask", "brask", ("ada", "m")),
        ("Ada Brask, Madame", "brask", ("ada",)),
    ],
)
def test_a_personal_name_is_found(text: str, surname: str, first: tuple[str, ...]):
    name = person_name(text)
    assert name is not None
    assert (name.surname, name.given) == (surname, first)


@pytest.mark.parametrize(
    "text",
    [
        "Secretary of State",
        "the Minister for Foreign Affairs",
        "the Marshal",
        "the latter",
        "he",
        "our source",
        "",
        "X",
        "the Ambassador in Ostmark",
        "a high official",
        "Prime Minister",
        "???",
    ],
)
def test_an_office_a_pronoun_or_a_description_is_no_name(text: str):
    assert person_name(text) is None


@pytest.mark.parametrize(
    ("text", "surname", "first", "titles"),
    [
        ("de Orlo, General Karl", "de orlo", ("karl",), ("general",)),
        ("Brask, A. M.", "brask", ("a", "m"), ()),
        ("Mr. A. M. Brask, Minister in Varna", "brask", ("a", "m"), ("mr",)),
        ("Mr. A. M. Brask, British Minister, Oslo", "brask", ("a", "m"), ("mr",)),
        ("Prime Minister Holland", "holland", (), ("prime", "minister")),
        ("te Brask, Ada", "te brask", ("ada",), ()),
        ("M. J. Brask", "brask", ("m", "j"), ()),
        ("M. Brask", "brask", (), ("m",)),
        ("the Earl of Varna", "varna", (), ("earl",)),
        ("Admiral King", "king", (), ("admiral",)),
        ("A. M. Orlo King", "king", ("a", "m", "orlo"), ()),
        ("Mr Church", "church", (), ("mr",)),
        ("Vice-Admiral Brask", "brask", (), ("vice-admiral",)),
        ("Marshal Brask of Ostmark", "brask", (), ("marshal",)),
        ("AM Brask", "brask", ("a", "m"), ()),
        ("JAN BRASK", "brask", ("jan",), ()),
        ("Ben Brask", "brask", ("ben",), ()),
    ],
)
def test_titles_and_first_names_are_told_apart(
    text: str, surname: str, first: tuple[str, ...], titles: tuple[str, ...]
):
    assert person_name(text) == PersonName(surname, first, titles)


@pytest.mark.parametrize(
    "text", ["British Minister, Oslo", "Consul General Norway", "Ambassador Oslo", "Chief of the General Staff"]
)
def test_the_place_of_a_post_is_no_name(text: str):
    assert person_name(text) is None


@pytest.mark.parametrize("text", ["the Polish King", "Mr President", "Bank of Varna", "the King", "Mr. Speaker"])
def test_an_office_addressed_is_no_name(text: str):
    assert person_name(text) is None


@pytest.mark.parametrize(
    ("one", "two"),
    [("van Brask", "Brask"), ("Orlo Brask", "Orlo-Brask"), ("von der Brask", "Der Brask"), ("el-Brask", "Brask")],
)
def test_particles_and_hyphens_do_not_part_a_surname(one: str, two: str):
    assert core(one.casefold()) == core(two.casefold())


@given(st.text(max_size=40))
def test_any_text_is_taken_apart_without_error(text: str):
    name = person_name(text)
    assert name is None or name.surname
    assert slug(text) == slug(slug(text))
    assert slug(text) == slug(text).casefold()
