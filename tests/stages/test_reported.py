"""Reported speech in conversations and telegrams: who speaks, how far, to whom."""

import pytest
from invented_records import chain, contents, conversation, cue, read, said, telegram


def test_speech_runs_on_over_sentences_and_paragraphs_without_a_new_cue() -> None:
    record = conversation(
        "Com. Gradov asks when the bridge will be mended.",
        "Com. Morvan answers that it will be mended in May. The dockers have the timber.",
        "Nails are sold only in Lenz.",
        "Com. Gradov says that they should be bought there.",
    )
    answer = said(record, "it will be mended")
    assert contents(record, answer) == [
        "it will be mended in May. The dockers have the timber.\n\nNails are sold only in Lenz."
    ]
    assert [s.source for s in record.statements] == ["gradov", "morvan", "gradov"]
    assert [s.to for s in record.statements] == [("morvan",), ("gradov",), ("morvan",)]


def test_in_a_telegram_speech_ends_with_its_paragraph() -> None:
    record = telegram("Hardouin said that the bank was closed. The loan was refused.", "The winter is cold here.")
    (statement,) = record.statements
    assert contents(record, statement) == ["the bank was closed. The loan was refused."]


def test_a_later_cue_of_the_same_speaker_is_a_new_statement() -> None:
    record = conversation(
        "Com. Gradov says that the bridge is down.", "Com. Gradov adds that the nails should be bought in Lenz."
    )
    assert [(s.source, cue(record, s)) for s in record.statements] == [("gradov", "says"), ("gradov", "adds")]


def test_a_cue_inside_the_speech_opens_a_statement_of_two_spans() -> None:
    record = conversation(
        "Com. Morvan says that the bridge is down.", "In the ports, com. Morvan continues, nobody sells nails."
    )
    statement = said(record, "In the ports")
    assert contents(record, statement) == ["In the ports,", "nobody sells nails."]
    assert cue(record, statement) == "continues"


def test_two_verbs_of_one_speaker_are_one_cue() -> None:
    record = conversation(
        "Com. Morvan says that nails are dear.",
        "Com. Gradov agrees and says that nails should be bought in Lenz.",
    )
    statement = said(record, "nails should")
    assert (cue(record, statement), statement.act) == ("agrees and says", "agree")


def test_the_recorder_closes_the_conversation_in_his_own_words() -> None:
    record = conversation("Com. Gradov says that the bridge is down.", "The conversation lasted an hour.")
    assert [contents(record, s) for s in record.statements] == [["the bridge is down."]]


def test_a_quotation_with_the_cue_inside_it_is_two_spans() -> None:
    record = telegram("“The cranes,” Hardouin said, “will move by Monday.”")
    (statement,) = record.statements
    assert contents(record, statement) == ["The cranes,", "will move by Monday."]
    assert statement.source == "hardouin"


def test_sources_are_nested_four_deep() -> None:
    record = telegram(
        "Our informant stated that the Ministry has information that Morvan told the port committee that Hardouin "
        "had warned the dockers that the bank would close."
    )
    deepest = said(record, "the bank would close")
    assert chain(record, deepest) == ["informant", "ministry", "morvan", "hardouin"]
    assert deepest.act == "warn"
    assert [contents(record, s)[0][-6:] for s in record.statements] == ["close."] * 4


def test_the_author_who_says_i_speaks_and_is_spoken_to() -> None:
    record = telegram(
        "I told Hardouin that the bank was closed. He replied that he was glad to hear it. I asked him whether "
        "Vauquelin knew."
    )
    assert [(s.source, s.to) for s in record.statements] == [
        ("prescott", ("hardouin",)),
        ("hardouin", ("prescott",)),
        ("prescott", ("hardouin",)),
    ]


def test_among_many_each_answers_the_one_before() -> None:
    record = read(
        "KINGDOM OF OSTMARK-LENZ\n\nMinutes of the 14th Meeting of the Council of Ministers, held at the Palace on "
        "Monday, 16 February 1948, at 10 a.m.\n\nPresent:\n\nDr. Essling, President of the Council\nCount Thurnau, "
        "Minister of Foreign Affairs\nBaron Reuth, Minister of Finance\n\nCount Thurnau reported that the note had "
        "come. Baron Reuth asked whether the loan was paid. Count Thurnau replied that it was not.\n\nIt was agreed "
        "that the note be answered.\n"
    )
    asked, replied = said(record, "whether the loan"), said(record, "it was not")
    assert (asked.source, asked.to) == ("reuth", ("thurnau",))
    assert (replied.source, replied.to) == ("thurnau", ("reuth",))
    assert said(record, "the note be").source == "council-of-ministers"


@pytest.mark.parametrize(
    ("sentence", "source", "to"),
    [
        ("Garrick was told by Hardouin that the cranes were broken.", "hardouin", ("garrick",)),
        ("Garrick was informed that the cranes were broken.", "not-stated", ("garrick",)),
        ("According to Hardouin, the cranes were broken.", "hardouin", ()),
        ("In the opinion of Hardouin the cranes were broken.", "hardouin", ()),
        ("Hardouin told Garrick that the cranes were broken.", "hardouin", ("garrick",)),
    ],
)
def test_passives_and_nouns_ascribe_too(sentence: str, source: str, to: tuple[str, ...]) -> None:
    statement = said(record := telegram(sentence), "")
    assert (statement.source, statement.to) == (source, to)
    assert contents(record, statement)[0].lower().endswith("the cranes were broken.")


def test_what_is_only_to_be_said_or_was_not_said_is_no_statement() -> None:
    assert telegram("Hardouin will tell Garrick that the bank is closed.").statements == ()
    assert telegram("The bank in Lenz is closed in winter.").statements == ()


def test_what_was_said_may_come_after_a_sentence_with_nothing_but_its_cue() -> None:
    record = conversation("Com. Gradov says that the bridge is down. Com. Morvan agrees. There are two problems.")
    answer = said(record, "There are two problems")
    assert (answer.source, cue(record, answer), answer.act) == ("morvan", "agrees", "agree")


def test_a_cue_after_which_nothing_comes_is_no_statement() -> None:
    record = telegram("Hardouin said that the bank was closed. Vauquelin agreed.")
    assert [s.source for s in record.statements] == ["hardouin"]


def test_a_view_that_was_so_and_so_opens_a_statement() -> None:
    record = telegram("Hardouin's reply was that the bank was closed.")
    (statement,) = record.statements
    assert (statement.source, cue(record, statement)) == ("hardouin", "reply was")
    assert contents(record, statement) == ["the bank was closed."]


def test_two_nested_cues_of_one_source_stand_beside_each_other() -> None:
    record = telegram("Hardouin said that Vauquelin had denied the rumour and had offered to resign.")
    denied, offered = said(record, "the rumour"), said(record, "to resign")
    assert contents(record, denied) == ["the rumour"]
    assert chain(record, denied) == chain(record, offered) == ["hardouin", "vauquelin"]


def test_what_somebody_had_said_is_told_in_the_speech_that_runs_on() -> None:
    record = telegram("Hardouin said that the bank was closed. Vauquelin had told him that the loan was refused.")
    assert chain(record, said(record, "the loan")) == ["hardouin", "vauquelin"]


def test_points_behind_a_colon_are_told_by_him_who_lists_them() -> None:
    record = telegram(
        "Hardouin said that:-", "(a) Vauquelin thought that the bank was closed.", "(b) The loan was refused."
    )
    (outer,) = [s for s in record.statements if s.parent is None]
    assert contents(record, outer)[0].endswith("The loan was refused.")
    assert chain(record, said(record, "the bank was closed.")) == ["hardouin", "vauquelin"]


def test_a_text_that_is_announced_without_a_cue_is_his_who_gave_it() -> None:
    record = telegram("Following is a summary which Vauquelin has given of the matter:-", "1. The bank is closed.")
    statement = said(record, "The bank is closed.")
    assert (statement.source, cue(record, statement)) == ("vauquelin", "has given")
