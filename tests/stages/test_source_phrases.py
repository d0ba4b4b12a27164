"""The words that name a source take in the names that they cut."""

import pytest
from invented_records import said, telegram


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        (
            "Mr. Hardouin of the Department of Trade and Industry stated that the quay was closed.",
            "Mr. Hardouin of the Department of Trade and Industry",
        ),
        ("Hardouin as chairman urged that the quay be closed.", "Hardouin as chairman"),
        ("Mr. Hardouin, in reply to Mr. Vauquelin, said that the quay was closed.", None),
    ],
)
def test_a_source_begins_with_its_name(sentence: str, by: str | None) -> None:
    record = telegram(sentence)
    statement = said(record, "the quay")
    assert statement.source == "hardouin"
    if by is not None:
        assert statement.by is not None
        assert record.text[slice(*statement.by)] == by


def test_a_name_in_brackets_behind_an_office_is_its_holders() -> None:
    record = telegram("The Acting Minister of Marine (Mr. A. Hardouin) said that the quay was closed.")
    assert said(record, "the quay").source == "hardouin"


def test_a_state_in_brackets_is_no_source() -> None:
    record = telegram("Mr. Hardouin spoke first. Hardouin (Denmark) said that the quay was closed.")
    assert said(record, "the quay").source == "hardouin"


def test_my_telegram_is_my_word_and_the_letter_is_its_own() -> None:
    record = telegram("As my telegram stated, the quay was closed.", "The letter stated that the bank was closed.")
    assert said(record, "the bank").source != "prescott"
    assert any(statement.source == "prescott" for statement in record.statements)
