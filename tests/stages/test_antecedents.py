"""Antecedents: whom a pronoun means where several may be meant."""

import pytest
from invented_records import said, telegram

from memcon.stages import weights


def test_two_who_are_named_together_are_they() -> None:
    record = telegram("Vauquelin and Hardouin called on me this morning. They said that the bank was closed.")
    source = said(record, "the bank was closed").source
    assert next(actor for actor in record.actors if actor.id == source).names[0] == "Vauquelin and Hardouin"


def test_nobody_is_made_of_two_who_say_nothing() -> None:
    record = telegram("Vauquelin and Hardouin called on me this morning. Garrick said that the bank was closed.")
    assert not any(" and " in name for actor in record.actors for name in actor.names)


def test_he_is_who_acts_rather_than_whom_he_names() -> None:
    record = telegram("Vauquelin spoke of a letter from Hardouin. He said that the bank was closed.")
    assert said(record, "the bank was closed").source == "vauquelin"


def test_who_is_not_said_stays_so_where_nothing_speaks_for_anybody() -> None:
    record = telegram("Garrick was informed that the cranes were broken.")
    assert said(record, "the cranes").source == "not-stated"


def test_he_is_not_who_is_named_behind_him() -> None:
    record = telegram("Vauquelin spoke of Hardouin. He doubted whether Hardouin would close the bank.")
    assert said(record, "whether Hardouin").source == "vauquelin"


@pytest.mark.parametrize(
    ("before", "latter"),
    [
        ("Vauquelin and Mr. Hardouin took Garrick's view.", "hardouin"),
        ("Vauquelin saw Hardouin.", "hardouin"),
        ("I called at the Ministry of Marine.", "ministry-of-marine"),
    ],
)
def test_the_latter_is_the_second_of_two_or_who_stands_last(before: str, latter: str) -> None:
    record = telegram(f"{before} The latter stated that the bank was closed.")
    assert said(record, "the bank was closed").source == latter


@pytest.mark.parametrize("which", ["he outer", "they outer", "it outer", "they nested", "nobody outer"])
def test_the_answer_of_the_rules_counts_among_the_signs(which: str) -> None:
    assert weights.tables("antecedents")[which]["ruled"] != 0
