"""Verbatim proceedings: labels and dashes, missing labels, what stands between and inside the turns."""

import pytest
from invented_records import chain, contents, cue, proceedings, said


@pytest.mark.parametrize("dash", [" -- ", " – ", " — ", " - ", ": "])
def test_labels_with_any_dash_open_a_turn(dash: str) -> None:
    record = proceedings(f"General Rousselin{dash}How was the winter?", f"Marshal Gradov{dash}It was long.")
    assert [(s.source, contents(record, s)) for s in record.statements[:2]] == [
        ("rousselin", ["How was the winter?"]),
        ("gradov", ["It was long."]),
    ]
    assert [s.act for s in record.statements[:2]] == ["ask", "state"]
    assert [s.to for s in record.statements[:2]] == [("gradov",), ("rousselin",)]
    assert all(s.cue is None and s.by is not None for s in record.statements)


def test_a_turn_goes_on_over_paragraphs() -> None:
    record = proceedings("General Rousselin -- How was it?", "Marshal Gradov -- It was long.", "We had no coal.")
    assert contents(record, said(record, "It was")) == ["It was long.\n\nWe had no coal."]


def test_between_two_labels_of_one_speaker_the_other_answers_his_question() -> None:
    record = proceedings(
        "Marshal Gradov -- Good evening.",
        "General Rousselin -- Will you send us coal in spring?",
        "Yes, certainly.",
        "General Rousselin -- Thank you.",
    )
    answer = said(record, "Yes")
    assert (answer.source, answer.by, answer.act) == ("gradov", None, "agree")
    assert contents(record, said(record, "Will you")) == ["Will you send us coal in spring?"]


def test_a_repeated_label_without_a_question_stays_with_its_speaker() -> None:
    record = proceedings("Marshal Gradov -- Good evening.", "General Rousselin -- One.", "General Rousselin -- Two.")
    assert [s.source for s in record.statements[:3]] == ["gradov", "rousselin", "rousselin"]


def test_a_speech_behind_a_complete_turn_that_names_the_other_side_lacks_its_label() -> None:
    record = proceedings(
        "General Rousselin -- We ask for coal.",
        "Marshal Gradov -- I understand.",
        "General Rousselin spoke of a pact at Orlec. I should like to see it.",
    )
    speech = said(record, "General Rousselin spoke")
    assert (speech.source, speech.by) == ("gradov", None)
    inner = said(record, "a pact")
    assert (chain(record, inner), cue(record, inner)) == (["gradov", "rousselin"], "spoke of")


def test_behind_a_separator_reported_sentences_stand_before_the_turns() -> None:
    record = proceedings(
        "General Rousselin -- We ask for coal.",
        "Marshal Gradov -- I understand.",
        "* * *",
        "General Rousselin thanks Marshal Gradov for the welcome.",
        "Marshal Gradov -- Good evening.",
    )
    thanks = said(record, "the welcome")
    assert (thanks.source, thanks.act, cue(record, thanks)) == ("rousselin", "courtesy", "thanks")
    assert contents(record, said(record, "I understand")) == ["I understand."]


def test_what_is_told_inside_a_turn_is_nested() -> None:
    record = proceedings(
        "General Rousselin -- Vauquelin told me that Thurnau hopes for peace.", "Marshal Gradov -- So do we."
    )
    peace = said(record, "peace")
    assert chain(record, peace) == ["rousselin", "vauquelin", "thurnau"]
    assert peace.act == "believe"
