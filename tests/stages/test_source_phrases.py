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


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Apparently, the Harbour Commission feels that the quay is unsafe.", "the Harbour Commission"),
        ("At Lenz, Mr. Hardouin stated that the quay was unsafe.", "Mr. Hardouin"),
        ("The Harbour Commission on 9 January asked that the quay be closed.", "The Harbour Commission"),
        ("Hardouin and Vauquelin at Thursday's meeting stated that the quay was unsafe.", "Hardouin and Vauquelin"),
        ("Officials of the Harbour Commission thereupon stated that the quay was unsafe.", None),
    ],
)
def test_a_source_is_without_what_leads_up_to_it_and_when_it_spoke(sentence: str, by: str | None) -> None:
    record = telegram(sentence)
    found = said(record, "the quay").by
    assert found is not None
    assert record.text[slice(*found)] == (by or "Officials of the Harbour Commission")


def test_an_office_is_not_whom_its_holder_welcomes() -> None:
    record = telegram("The Minister of Marine, in welcoming Mr. Hardouin, said that the quay was closed.")
    assert said(record, "the quay").source != "hardouin"
