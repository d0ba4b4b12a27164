"""Another's text copied into a record: where it lies, whose words it is, and what it tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_records import chain, contents, cue, said, telegram

from memcon.stages.embedded import embedded_texts, parted
from memcon.stages.introductions import leading_up
from memcon.text import Span

COPIED = "The bridge is down.\n\nNails are dear."


def within(text: str) -> list[str]:
    return [each.content.of(text) for each in embedded_texts(text)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Note by Hardouin:\n\nBegins:-\n\n", "\n\nEnds.\n\nPrescott"),
        ("Note by Hardouin.\n\n(Begins) ", " (Ends).\n\nPrescott"),
        ("Note by Hardouin begins:\n\n", "\n\nMessage ends.\n"),
        ("NOTE BY HARDOUIN:\nBEGIN TEXT\n", "\nEND TEXT.\n"),
    ],
)
def test_a_text_lies_between_its_marks(before: str, after: str) -> None:
    assert within(before + COPIED + after) == [COPIED]


@pytest.mark.parametrize(("opening", "closing"), [("'", "'"), ("‘", "’"), ("“", "”"), ('"', '"')])
def test_a_quotation_lies_between_its_marks_if_its_paragraphs_open_it_anew(opening: str, closing: str) -> None:
    quoted = f"The bridge is down.\n\n2. {opening}Nails are dear."
    assert within(f"Hardouin said: {opening}{quoted}{closing}\n\nHe left.") == [quoted]
    assert within(f"Hardouin said: {opening}{COPIED}{closing}\n\nHe left.") == []


def test_where_only_its_beginning_is_marked_on_a_line_of_its_own_it_runs_to_the_end() -> None:
    assert within(f"Note by Hardouin:\n\nBegins\n\n{COPIED}") == [COPIED]


@pytest.mark.parametrize(
    "text",
    [
        "The winter begins\nand the harvest ends\n",
        "Hardouin said: 'The bridge is down.'\n\nHe left.",
        "He asked when the talks begin. They end\nin May.",
    ],
)
def test_other_beginnings_and_short_quotations_embed_nothing(text: str) -> None:
    assert within(text) == []


@pytest.mark.parametrize(
    ("leading", "source", "words"),
    [
        ("Following is text of note prepared by Hardouin for his Minister:", "Hardouin", "note prepared by"),
        ("Message received from the Regent.", "the Regent", "Message received from"),
        ("Following is from the 'Lenz Courier'.", "Lenz Courier", "Following is from"),
        ("Text of the Regent's reply is as follows:-", "the Regent's", "reply"),
        ("Hardouin has now sent the following letter:", "Hardouin", "has now sent"),
        ("Here is the message which Vauquelin is sending tonight:", "Vauquelin", "is sending"),
        ("I have sent him the following letter:", None, None),
        ("The nails are in Lenz.", None, None),
    ],
)
def test_what_leads_up_says_whose_it_is(leading: str, source: str | None, words: str | None) -> None:
    text = f"{leading}\n\nBegins\n\n{COPIED}"
    sentence, found = leading_up(text, text.index("Begins"))
    if found is None:
        assert source is None
        return
    assert text[sentence[found.source.begin].start : sentence[found.source.end - 1].end] == source
    assert words is not None
    assert text[sentence[found.cue.begin].start :].startswith(words)


@given(st.lists(st.sampled_from(["(Begins) ", "Begins:\n\n", "Ends.\n\n", "nails. ", "'", ": '", "\n\n", "x"])))
def test_the_parts_of_a_place_follow_each_other_inside_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    place = Span(0, len(text))
    parts = list(parted([place] if text else [], embedded_texts(text)))
    ends = [0, *(part.end for part, _ in parts)]
    assert all(end <= part.start < part.end <= place.end for end, (part, _) in zip(ends, parts, strict=False))
    assert all(each is None or each.content.covers(part) for part, each in parts)


def test_an_embedded_report_is_one_statement_and_what_it_tells_is_nested() -> None:
    record = telegram(
        "Following is text of note prepared by Hardouin:",
        "Begins:",
        "Vauquelin said that the bank was closed. The loan was refused.",
        "He added that nails were dear.",
        "Ends.",
        "The winter is cold here.",
    )
    note = said(record, "Vauquelin said that the bank")
    assert cue(record, note) == "note prepared by"
    assert contents(record, note)[0].endswith("nails were dear.")
    assert chain(record, said(record, "the bank was closed.")) == ["hardouin", "vauquelin"]


def test_a_quotation_runs_on_over_its_paragraphs() -> None:
    record = telegram("Hardouin said: 'The bank is closed.", "'The loan was refused.' The winter is cold here.")
    (statement,) = record.statements
    assert contents(record, statement) == ["The bank is closed.\n\n'The loan was refused."]
