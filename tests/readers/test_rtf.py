"""Rich Text files give their text as a word processor prints it, with notes, numbers and pages in their places."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.errors import UnreadableSource
from memcon.model import Record
from memcon.readers import read_source

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


def rtf(body: str, head: str = "") -> bytes:
    """A Rich Text file in Windows-1252 with this body."""
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{head}\n{body}}}".encode("cp1252")


def escaped(words: str) -> str:
    """`words` in plain ASCII, each other character as RTF writes it."""
    shown = ""
    for char in words:
        if char in "\\{}":
            shown += f"\\{char}"
        elif char.isascii():
            shown += char
        else:
            units = char.encode("utf-16-le")
            for at in range(0, len(units), 2):
                shown += f"\\u{int.from_bytes(units[at : at + 2], 'little', signed=True)}?"
    return shown


def read(content: bytes, path: str = "a.rtf") -> Record:
    (record,) = read_source(path, content)
    return record


def text_of(body: str, head: str = "") -> str:
    return read(rtf(body, head)).text


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_the_text_written_is_the_text_read(paragraphs: list[str]) -> None:
    content = rtf("".join(f"\\pard {escaped(words)}\\par\n" for words in paragraphs))
    shown = [" ".join(part for part in words.split(" ") if part) for words in paragraphs]
    if "".join(shown).strip():
        assert read(content).text == "\n\n".join(words for words in shown if words)
    else:
        with pytest.raises(UnreadableSource, match="only white space"):
            read(content)


def test_a_specimen_comes_back_as_it_was(specimens: Path) -> None:
    text = (specimens / "brisanne-2214-1947.txt").read_text("utf-8")
    paragraphs = [" ".join(words.split()) for words in text.split("\n\n") if words.strip()]
    record = read(rtf("\\par\n".join(map(escaped, paragraphs))), "brisanne.rtf")
    assert record.text == "\n\n".join(paragraphs)
    assert (record.id, record.source.media_type) == ("brisanne", "application/rtf")


def test_bytes_are_in_the_encoding_of_their_font() -> None:
    fonts = (
        r"{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fnil\fcharset204{\*\fname Arial;}Arial Cyr;}"
        r"{\f2\fnil\fcharset128 Mincho;}}"
    )
    body = r"\'e9t\'e9 {\f1 \'c3\'f0\'e0\'e4\'ee\'e2} caf\'e9 \f2 \'93\'fa\'96{\f0 }\plain  \'80"
    record = read(rtf(body, fonts))
    assert record.text == "été Градов café 日\ufffd €"
    assert any("shown as U+FFFD: 1" in finding.reason for finding in record.findings)
    assert read(b"{\\rtf1\\mac caf\\'8e}").text == "café"
    assert read(b"{\\rtf1\\ansi\\ansicpg1251 \xc3\xf0\xe0\xe4}").text == "Град"
    assert read(b"{\\rtf1\\ansi\\ansicpg99999 caf\xe9}").text == "café"


def test_characters_in_unicode_take_the_place_of_those_after_them() -> None:
    assert text_of(r"\u1043?\uc2\u1088\'f0\'f0\u1072 ab\uc0\u1076 o") == "Граoo".replace("oo", "дo")
    assert text_of(r"{\uc1\u8220\'93}a\u8221\'94") == "“a”"
    assert text_of(r"\u-10179?\u-8704? \u-10179? b \u-8704?") == "😀 \ufffd b \ufffd"


def test_signs_have_their_characters() -> None:
    body = r"\lquote a\rquote\~\ldblquote b\rdblquote\tab c\_d\emdash e\endash f\line g\{\\\}\-h"
    assert text_of(body) == "‘a’\u00a0“b”\tc\u2011d—e–f\ng{\\}\u00adh"


def test_notes_follow_the_text_and_their_markers_stand_in_it() -> None:
    def note(words: str, kind: str = "") -> str:
        return rf"{{\super\chftn}}{{\footnote{kind}\pard\plain {{\super\chftn}} {words}}}"

    end = note(r"At noon.\par Or later.", r"\ftnalt ")
    record = read(rtf(rf"He agreed.{note('Twice.')} She did not.{end}\par All{note('But one.')} left."))
    assert record.text == (
        "He agreed.[1] She did not.[i]\n\nAll[2] left.\n\n1. Twice.\n\ni. At noon.\n\nOr later.\n\n2. But one."
    )
    found = [(d.kind, d.label, record.text[d.start : d.end]) for d in record.divisions]
    assert found == [
        ("note-marker", "1", "[1]"),
        ("note-marker", "i", "[i]"),
        ("note-marker", "2", "[2]"),
        ("footnote", "1", "1. Twice."),
        ("footnote", "i", "i. At noon.\n\nOr later."),
        ("footnote", "2", "2. But one."),
    ]


def test_changes_are_read_as_they_would_be_printed() -> None:
    body = r"We {\deleted refuse}{\revised accept}\v  in secret\v0 .{\*\atnid x}{\*\annotation Hm.} Done."
    record = read(rtf(body + r"{\object{\*\objdata 0102}{\result shown}}"))
    assert record.text == "We accept. Done.shown"
    reasons = " ".join(finding.reason for finding in record.findings)
    assert "1 insertions were taken as text, 1 deletions were left out" in reasons
    assert "comments in the margin, left out: 1" in reasons
    assert "runs of hidden words, left out: 1" in reasons
    assert "objects of other programs, of which only the words were read: 1" in reasons


def test_the_cells_of_a_row_are_parted_by_a_tab() -> None:
    rows = (
        r"\trowd\cellx1\cellx2\cellx3\pard\intbl a\cell {b\par second\par\cell}c\cell\row"
        r"\trowd\pard\intbl d\cell\cell f\cell\row \pard After"
    )
    assert text_of(rf"\pard Before\par {rows}") == "Before\n\na\tb\nsecond\tc\nd\t\tf\n\nAfter"


def test_paragraphs_have_the_numbers_that_the_file_shows() -> None:
    body = r"{\listtext\pard\plain 1.\tab}one\par{\pntext (a)\tab}{\*\pn\pnlvlbody{\pntxtb (}}under\par"
    assert text_of(body + r"{\listtext\f1\'b7\tab}dot\par") == "1. one\n\n(a) under\n\ndot"


def test_pages_are_told_by_their_breaks() -> None:
    body = r"One.\par\page Two.\par\pard\pagebb Three.\par\pard Also three."
    body += r"\sect\sectd Four.\sect\sectd\sbknone Also four."
    record = read(rtf(body))
    assert [record.text[page.start : page.end] for page in record.pages] == [
        "One.",
        "Two.",
        "Three.\n\nAlso three.",
        "Four.\n\nAlso four.",
    ]


def test_of_the_headers_that_of_the_first_page_is_read() -> None:
    page = r"\par Page {\field{\*\fldinst { PAGE }}{\fldrslt 1}}"
    header = rf"{{\header \pard SECRET{page}\par}}{{\footer \pard Office \chpgn\par}}"
    assert text_of(header + r"\pard Sir,") == "SECRET\n\nSir,"
    first = r"\titlepg{\headerf \pard Embassy at Orvel\par \chpgn}"
    assert text_of(first + header + r"\pard Sir,\sect{\header Later}Madam,") == "Embassy at Orvel\n\nSir,\n\nMadam,"


def test_a_text_box_follows_its_paragraph_once() -> None:
    box = (
        r"{\shp{\*\shpinst\shpleft1{\sp{\sn x}{\sv 1}}{\shptxt \pard In the box.\par}}{\shprslt {\*\do In the box.}}}"
    )
    assert text_of(rf"Beside{box} it.\par After.") == "Beside it.\n\nIn the box.\n\nAfter."


def test_what_is_not_shown_is_not_read() -> None:
    head = (
        r"{\colortbl;\red1;}{\stylesheet{\s0 Normal;}}{\info{\author Lenz}{\title On  Orvel}}{\*\generator Some 1.0;}"
    )
    body = r"{\pict\wmetafile8 01020304}{\*\unknown{\b words}}{\field{\*\fldinst{HYPERLINK x}}{\fldrslt a link}}"
    record = read(rtf(body + r"{\*\bkmkstart b}.", head))
    assert record.text == "a link."
    assert (record.description.title, record.description.derived) == ("On Orvel", {"title": "file properties"})
    assert read(b"{\\rtf1 a\0\\u0?\\'00b}").text == "ab"
    assert read(b"{\\rtf1 a{\\pict\\bin5 }}}}}}b}").text == "ab"


@pytest.mark.parametrize("path", ["a.rtf", "a.doc", "a.txt", "a"])
def test_it_is_known_by_its_content(path: str) -> None:
    assert read(rtf("Sir,"), path).text == "Sir,"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{\\rtf1" + b"{" * 20_000, "nests its groups too deep"),
        (b"{\\rtf1}", "holds only white space"),
        (b"{\\rtf1\\", "holds only white space"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(content)
    assert words in refused.value.message
    assert refused.value.remedy.endswith(".")


TOKENS = (
    r"{ } \par \cell \row \intbl \pard \footnote \* \u8220 \u-10179 \uc0 \uc3 \'e9 \'zz \bin9 \listtext "
    r"\header words \trowd \page \deleted \shptxt \f7 \f-1 \title \nestcell "
)


@given(st.lists(st.sampled_from(TOKENS.split()), max_size=40))
def test_no_order_of_tokens_is_too_much(parts: list[str]) -> None:
    content = rtf(" ".join(parts) + "\n")
    try:
        record = read(content)
    except UnreadableSource:
        return
    assert all(record.text[d.start : d.end].strip() for d in record.divisions)
    assert all(record.text[page.start : page.end].strip() for page in record.pages)
