"""Whose words a letter carries, and whose those are that somebody hears."""

import pytest
from invented_records import said, telegram


@pytest.mark.parametrize(
    "told",
    [
        "I have received a letter dated 3 May from Mr. Hardouin about the harbour.",
        "Hardouin's letter reached me this morning.",
        "A letter, signed by Hardouin, is in my hands.",
    ],
)
def test_the_letter_says_what_its_sender_says(told: str) -> None:
    record = telegram(f"{told} The letter states that the quay is unsafe.")
    assert said(record, "the quay").source == "hardouin"


def test_a_letter_of_which_nothing_was_told_is_its_own_source() -> None:
    record = telegram("Hardouin called this morning. The letter states that the quay is unsafe.")
    assert said(record, "the quay").source not in {"hardouin", "prescott"}


@pytest.mark.parametrize(
    "sentence",
    [
        "I learn in confidence from Mr. Hardouin that the quay is unsafe.",
        "I had gathered from Mr. Hardouin that the quay was unsafe.",
        "We have heard from Mr. Hardouin that the quay is unsafe.",
        "I understand from my conversation with Mr. Hardouin that the quay is unsafe.",
    ],
)
def test_what_is_heard_from_another_is_his(sentence: str) -> None:
    record = telegram(sentence)
    assert said(record, "the quay").source == "hardouin"


def test_what_is_heard_from_nobody_is_the_hearers() -> None:
    record = telegram("Mr. Hardouin understood that the quay was unsafe.")
    assert said(record, "the quay").source == "hardouin"
