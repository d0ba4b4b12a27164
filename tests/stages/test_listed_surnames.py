"""Surnames alone, where the tagger hardly sees a person."""

from collections.abc import Callable

import pytest

from memcon.stages.listed_surnames import Days, initialled, listed, taken_for_places
from memcon.tagging import Name, Reading
from memcon.text import Span


class Trace:
    """A reading that sees so much of a person everywhere."""

    def __init__(self, chance: float) -> None:
        self.chance = chance

    def is_person(self, place: Span) -> float:
        return self.chance


def found(
    text: str, chance: float, is_known: Callable[[str], bool] = lambda name: False, days: Days | None = None
) -> list[str]:
    reading: Reading = Trace(chance)  # type: ignore[assignment]
    return [name.span.of(text) for name in listed(text, [Span(0, len(text))], reading, is_known, days)]


def test_a_listed_surname_with_a_trace_of_a_person_is_one() -> None:
    assert found("He asked Acheson about it.", 0.1) == ["Acheson"]
    assert found("When Acheson came he was asked.", 0.1) == ["Acheson"]
    assert found("He asked Acheson about it.", 0.01) == []
    assert found("He asked Qwrtzson about it.", 0.1) == []


def test_of_somebody_whom_the_record_has_no_trace_is_needed() -> None:
    assert found("He asked Qwrtzson about it.", 0.0, lambda name: name == "Qwrtzson") == ["Qwrtzson"]


@pytest.mark.parametrize(
    "text",
    [
        "The Acheson Plan was read.",  # part of another name
        "The Dean Acheson was read.",
        "He saw an acheson. Acheson was tall.",  # a common word too
        "He saw ACHESON there.",
        "The Minister left for Norway.",
    ],
)
def test_common_words_and_parts_of_names_are_nobody(text: str) -> None:
    assert found(text, 0.4) == []


def test_the_owner_of_something_is_named_without_the_genitive() -> None:
    assert found("He read Acheson's letter.", 0.1) == ["Acheson"]


def test_of_a_surname_that_few_ever_bore_a_fainter_trace_is_enough() -> None:
    assert found("He asked Vyshinsky about it.", 0.03) == ["Vyshinsky"]
    assert found("He asked Wilson about it.", 0.03) == []


def test_a_word_that_no_authority_lists_needs_more_than_a_trace() -> None:
    assert found("He asked Qwrtzson about it.", 0.6) == ["Qwrtzson"]
    assert found("He asked Molotow about it.", 0.1) == ["Molotow"]  # another spelling of one that is listed


def test_of_who_was_in_office_then_no_trace_is_needed_inside_a_sentence() -> None:
    assert found("He asked Molotov about it.", 0.0, days=("1946-05-17", "1946-05-17")) == ["Molotov"]
    assert found("He asked Molotov about it.", 0.0, days=("1890-05-17", "1890-05-17")) == []
    assert found("He left. Molotov stayed.", 0.0, days=("1946-05-17", "1946-05-17")) == []


@pytest.mark.parametrize(
    ("text", "chance", "names"),
    [
        ("a contract with A.K. Brask for steel", 0.1, ["A.K. Brask"]),
        ("a contract with A. K. Brask's brother", 0.1, ["A. K. Brask"]),
        ("a contract with A.K. Brask for steel", 0.01, []),
        ("a contract with the U.S. Navy for steel", 0.4, []),
        ("Sir Ivo Brask went to A. in May", 0.4, []),
    ],
)
def test_initials_and_a_last_name_are_a_person_where_a_trace_is_seen(
    text: str, chance: float, names: list[str]
) -> None:
    reading: Reading = Trace(chance)  # type: ignore[assignment]
    assert [name.span.of(text) for name in initialled(text, [Span(0, len(text))], reading)] == names


def test_who_was_in_office_is_no_place_unless_one_is_known() -> None:
    text = "Gusev and Norway"
    names = [Name(Span(0, 5), "GPE", 0.9), Name(Span(10, 16), "GPE", 0.9)]
    then, long_ago = ("1945-01-01", "1945-01-01"), ("1845-01-01", "1845-01-01")
    assert [name.kind for name in taken_for_places(names, text, then)] == ["PER", "GPE"]
    assert [name.kind for name in taken_for_places(names, text, long_ago)] == ["GPE", "GPE"]
    assert [name.kind for name in taken_for_places(names, text, None)] == ["GPE", "GPE"]
