"""Whom pronouns and descriptions mean."""

from invented_records import said, telegram


def test_he_is_the_speaker_before() -> None:
    record = telegram("Hardouin said that the bank was closed. He said that it was cold.")
    assert said(record, "it was cold").source == "hardouin"


def test_they_are_the_group_before() -> None:
    record = telegram("Vauquelin and Hardouin said that the strike was over. They believed that it was won.")
    assert {statement.source for statement in record.statements} == {"vauquelin-and-hardouin"}


def test_our_source_is_the_unnamed_one_before() -> None:
    record = telegram("An informant said that the Cabinet was divided.", "Our source added that nobody resigned.")
    first, second = record.statements
    assert first.source == second.source
    assert next(actor for actor in record.actors if actor.id == first.source).unnamed


def test_a_name_in_brackets_says_who_he_is() -> None:
    record = telegram("Hardouin told Mr. Vauquelin about it. He (Vauquelin) replied that the bank was closed.")
    assert said(record, "the bank was closed").source == "vauquelin"


def test_i_is_the_sender() -> None:
    record = telegram("I told Hardouin that the bank was closed.")
    assert said(record, "the bank").source == "prescott"


def test_the_latter_is_the_person_named_last() -> None:
    record = telegram(
        "Mr. Hardouin told Mr. Vauquelin that it rained.", "The latter replied that the bank was closed."
    )
    assert said(record, "the bank was closed").source == "vauquelin"


def test_they_are_those_who_talk_rather_than_a_body_they_name() -> None:
    record = telegram(
        "The Harbour Office told me that the Ministry of Marine would close the quay. They hoped for a reply."
    )
    assert said(record, "a reply").source == said(record, "the Ministry").source


def test_the_sender_is_called_i_as_well() -> None:
    record = telegram("I told Hardouin that the bank was closed.")
    prescott = next(actor for actor in record.actors if actor.id == "prescott")
    assert "I" in prescott.names
    assert prescott.name == "Prescott"


def test_in_the_words_of_the_author_he_is_the_other() -> None:
    record = telegram("I reminded Hardouin that he had told me that the bank was closed.")
    assert said(record, "the bank was closed").source == "hardouin"


def test_in_the_words_of_a_government_he_is_the_person_in_the_talk() -> None:
    record = telegram(
        "Hardouin told me about the quay. The Ministry of Marine stated that in May he had said that it was safe."
    )
    assert said(record, "it was safe").source == "hardouin"
