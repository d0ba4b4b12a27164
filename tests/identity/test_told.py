"""What notes tell of persons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records_with_notes import noted

from memcon.identity.told import beside_marks, full_names, told

TEXT = "I saw Brask [1] and the Minister of Supply [2] today.\n\n1 {}\n\n2 {}\n"


def tale(first: str, second: str) -> dict[str, tuple[list[str], list[str]]]:
    record = noted(TEXT.format(first, second), ("brask", "Brask"), ("minister", "the Minister of Supply"))
    return {
        key: ([place.of(record.text) for place in found.names], [place.of(record.text) for place in found.offices])
        for key, found in told(record).items()
    }


def test_a_note_gives_an_office_for_a_name_and_a_name_for_an_office():
    assert tale("Secretary of State of Ostmark.", "Sir Emil Vane.") == {
        "brask": ([], ["Secretary of State of Ostmark"]),
        "minister": (["Sir Emil Vane"], []),
    }


def test_a_note_gives_the_full_name_and_the_offices_after_it():
    assert tale("Dr A. M. Brask, Ostmark Ambassador in Varna.", "i.e. Emil Vane (1880-1944), Minister.") == {
        "brask": (["Dr A. M. Brask"], ["Ostmark Ambassador in Varna"]),
        "minister": (["Emil Vane"], ["Minister"]),
    }


@pytest.mark.parametrize(
    "note",
    [
        "Document 12.",
        "See note 3.",
        "Emil Vane.",  # somebody else than the words it hangs on
        "He had left Varna by then.",
        "Former Minister of Supply.",
        "Not printed.",
    ],
)
def test_a_note_of_something_else_tells_nothing(note: str):
    assert "brask" not in tale(note, "Not printed.")


def test_an_office_mentioned_of_two_persons_is_neither():
    record = noted(
        "The Minister [1] wrote. The Minister [2] answered.\n\n1 Emil Vane.\n\n2 Ada Brask.\n",
        ("minister", "The Minister"),
    )
    assert told(record) == {}
    assert [place.of(record.text) for place in full_names(record)] == ["Emil Vane", "Ada Brask"]


def test_a_last_name_that_nobody_found_stands_before_the_mark_of_its_note():
    record = noted("It was Brantserof's [1] plan.\n\n1 Ivan Brantserov, Minister of Supply.\n")
    assert [(a.of(record.text), b.of(record.text)) for a, b in beside_marks(record)] == [
        ("Brantserof", "Ivan Brantserov")
    ]


@given(st.text("Brask .,;()[]1'\n-Vane of", max_size=40), st.text(max_size=40))
def test_places_lie_in_the_notes(first: str, second: str):
    record = noted(TEXT.format(first, second), ("brask", "Brask"), ("minister", "the Minister of Supply"))
    notes = [note.span for note in record.description.footnotes if note.span]
    places = [place for found in told(record).values() for place in (*found.names, *found.offices)]
    for place in [*places, *full_names(record), *(full for _, full in beside_marks(record))]:
        assert place.of(record.text).strip()
        assert any(note.covers(place) for note in notes)
