"""How far the names reach that the tagger finds."""

import pytest

from memcon.stages.name_reach import reached, run_on
from memcon.tagging import Kind, Name
from memcon.text import Span


def found(text: str, *named: str, kind: Kind = "PER") -> list[str]:
    """The names that are read where the tagger sees `named`, in this order."""
    names = [Name(Span(text.index(words), text.index(words) + len(words)), kind, 0.9) for words in named]
    return [name.span.of(text) for name in reached(text, names)]


@pytest.mark.parametrize(
    ("text", "seen", "names"),
    [
        ("He saw Mr. A.\n\nOrlo there.", ["Mr. A.", "Orlo"], ["Mr. A.\n\nOrlo"]),
        ("He saw Maj Gen A. B. Orlo there.", ["Maj Gen A. B."], ["Maj Gen A. B. Orlo"]),
        ("He saw Major D.L.\n\nOrlo, the host of all.", ["Major D.L.", "Orlo, the host"], ["Major D.L.\n\nOrlo"]),
        ("He met Ada Vane and Orlo.", ["Ada Vane", "Orlo"], ["Ada Vane", "Orlo"]),
        ("He saw item A. The end.", ["item A."], ["item A."]),
    ],
)
def test_initials_go_on_to_the_last_name_behind_them(text: str, seen: list[str], names: list[str]) -> None:
    assert found(text, *seen) == names


def test_a_first_name_goes_on_to_the_surname_that_it_is_known_with() -> None:
    assert found("He saw Dean Acheson there.", "Dean") == ["Dean Acheson"]
    assert found("He saw Dean Qwrtzson there.", "Dean") == ["Dean"]


def test_of_a_signature_the_names_are_taken_that_are_in_capitals() -> None:
    text = "ADA M. BRASK Minister for Supply IVO ORLO Head of the Mission"
    assert found(text, text) == ["ADA M. BRASK", "IVO ORLO"]
    assert found("ADA BRASK", "ADA BRASK") == ["ADA BRASK"]
    assert found("PRIME MINISTER of Lavonia", "PRIME MINISTER of Lavonia") == ["PRIME MINISTER of Lavonia"]


def test_a_body_ends_before_a_bracket_that_it_leaves_open() -> None:
    text = "the General Staff (General Orlo) met"
    assert found(text, "the General Staff (General Orlo", kind="ORG") == ["the General Staff"]
    assert found(text, "the General Staff (General Orlo)", kind="ORG") == ["the General Staff (General Orlo)"]


@pytest.mark.parametrize(
    ("words", "seen", "runs_on"),
    [
        ("Wool Rate Brask", "Brask", True),
        ("Price Brask", "Brask", False),
        ("John Orlo Brask", "Brask", False),  # a first name
        ("Foreign Minister Brask", "Brask", False),
        ("Wool Rate Brask", "Wool Rate Brask", False),
    ],
)
def test_words_that_run_on_into_a_name_are_none_of_it(words: str, seen: str, runs_on: bool) -> None:
    at = words.index(seen)
    assert run_on(words, Span(0, len(words)), [Name(Span(at, at + len(seen)), "PER", 0.9)]) is runs_on
