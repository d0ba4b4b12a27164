"""Surnames alone, where the tagger hardly sees a person."""

from collections.abc import Callable

import pytest

from memcon.stages.listed_surnames import listed
from memcon.tagging import Reading
from memcon.text import Span


class Trace:
    """A reading that sees so much of a person everywhere."""

    def __init__(self, chance: float) -> None:
        self.chance = chance

    def is_person(self, place: Span) -> float:
        return self.chance


def found(text: str, chance: float, is_known: Callable[[str], bool] = lambda name: False) -> list[str]:
    reading: Reading = Trace(chance)  # type: ignore[assignment]
    return [name.span.of(text) for name in listed(text, [Span(0, len(text))], reading, is_known)]


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
