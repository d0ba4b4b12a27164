"""Acts and certainty, on whole records and on lone words."""

import pytest
from invented_records import said, telegram

from memcon.stages.acts import certainty_of, nested_act, spoken_act, turn_act


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Hardouin said that the bank was closed.", "state"),
        ("Hardouin asked whether the bank was open.", "ask"),
        ("Hardouin proposed that the bank be opened.", "propose"),
        ("Hardouin said that the bank should be opened.", "propose"),
        ("Hardouin demanded that the bank be opened.", "request"),
        ("Hardouin promised to open the bank.", "commit"),
        ("Hardouin agreed that the bank was closed.", "agree"),
        ("Hardouin refused to open the bank.", "refuse"),
        ("Hardouin warned that the bank would close.", "warn"),
        ("Hardouin expressed grave concern over the strike.", "warn"),
        ("Hardouin thanked me for the coal.", "courtesy"),
        ("Hardouin was afraid of the strike.", "believe"),
    ],
)
def test_the_act_of_a_reported_statement(sentence: str, act: str) -> None:
    assert said(telegram(sentence), "").act == act


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("Hardouin said that the bank was closed.", "firm"),
        ("Hardouin said that perhaps the bank was closed.", "hedged"),
        ("Hardouin said that he might open the bank.", "hedged"),
        ("Hardouin said that the bank was closed beyond doubt.", "vouched"),
    ],
)
def test_the_certainty_of_a_reported_statement(sentence: str, certainty: str) -> None:
    assert said(telegram(sentence), "").certainty == certainty


@pytest.mark.parametrize(
    ("words", "before", "act"),
    [
        ("Where is the coal?", None, "ask"),
        ("Yes, that is right.", "Is it here?", "agree"),
        ("Yes, that is right.", None, "state"),
        ("No. The coal is not here.", "Is it here?", "refuse"),
        ("That is nothing new.", "It rains.", "state"),
        ("We shall send the coal in spring.", "Have you any?", "commit"),
        ("We should build a bridge at Orlec.", None, "propose"),
        ("Thank you, Marshal.", "Sit down.", "courtesy"),
        ("The coal is in Lenz.", "Where is it?", "state"),
        ("", None, "state"),
    ],
)
def test_the_act_of_a_turn(words: str, before: str | None, act: str) -> None:
    assert turn_act(words, before) == act


def test_a_request_may_only_ask_or_greet() -> None:
    assert spoken_act("request", False, "information on the strike", asked_for=True) == "ask"
    assert spoken_act("request", False, "greetings to be conveyed to the King") == "courtesy"
    assert spoken_act("request", False, "the bank to be opened") == "request"


def test_an_inner_state_is_no_utterance_when_nested() -> None:
    assert nested_act("state", True, "the bank is closed") == "believe"
    assert nested_act("agree", True, "the plan") == "agree"
    assert nested_act("state", False, "the bank should be closed") == "propose"


def test_a_condition_hedges() -> None:
    assert certainty_of("said", "it rains", conditional=True) == "hedged"
    assert certainty_of("said", "it rains") == "firm"
