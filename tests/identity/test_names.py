"""Names of persons taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.identity.names import PersonName, given_agree, person_name
from memcon.identity.slugs import slug


@pytest.mark.parametrize(
    ("text", "surname", "first"),
    [
        ("Marshal Orlo", "orlo", ()),
        ("com. Orlo", "orlo", ()),
        ("MARSHAL ORLO", "orlo", ()),
        ("Comrade I.V. Orlo", "orlo", ("i", "v")),
        ("General Secretary of the CC, Comrade Brask", "brask", ()),
        ("Deputy Minister of Supply Comrade Brask", "brask", ()),
        ("The Consul in Varna (Ostrow)", "ostrow", ()),
        ("Foreign Minister Ostrow", "ostrow", ()),
        ("Secretary of State Ostrow", "ostrow", ()),
        ("General de Brask", "de brask", ()),
        ("Herr von der Brask", "von der brask", ()),
        ("Brask, Ada Maria", "brask", ("ada", "maria")),
        ("Dr. A. M. Brask, Jr.", "brask", ("a", "m")),
        ("M. Łukasz", "lukasz", ()),
        ("Vane's", "vane", ()),
    ],
)
def test_a_personal_name_is_found(text: str, surname: str, first: tuple[str, ...]):
    assert person_name(text) == PersonName(surname, first)


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
    ("one", "two", "agree"),
    [
        ("Ada Brask", "A. Brask", True),
        ("A. M. Brask", "Ada Brask", True),
        ("Ada Brask", "Berta Brask", False),
        ("A. M. Brask", "A. N. Brask", False),
        ("Ada Brask", "Mrs. Brask", None),
    ],
)
def test_first_names_agree_or_not_or_cannot_tell(one: str, two: str, agree: bool | None):
    a, b = person_name(one), person_name(two)
    assert a is not None
    assert b is not None
    assert given_agree(a, b) is agree
    assert given_agree(b, a) is agree


@given(st.text(max_size=40))
def test_any_text_is_taken_apart_without_error(text: str):
    name = person_name(text)
    assert name is None or name.surname
    assert slug(text) == slug(slug(text))
    assert set(slug(text)) <= set(slug(text).lower())
