"""PDFs with a text layer: every word once and in order, at its place; heads dropped, notes and pages marked."""

import re
import zlib
from itertools import pairwise
from pathlib import Path

import pytest
from drawn_pdf import HEIGHT, MARGIN, WIDTH, Drawn, Rule, Type, lay, lines, one_page, rotated, typeset, written_out
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.errors import UnreadableSource
from memcon.pipeline import DEFAULT, Pipeline
from memcon.readers import read_source
from memcon.readers.extracted import Extracted
from memcon.readers.pdf import extract
from memcon.readers.settings import Settings

AS_IT_IS = Settings(ocr="never")

TALK = [
    "The Minister said that the wagons had not come back and that the negotiations would have to wait until the ice"
    " was off the river. He could not promise more than that, and asked whether the communications with the"
    " Commission were safe.",
    "Mr. Orlo replied that they were safe as long as the Assembly did not ask for them. He added that the well-known"
    " objections of the Kingdom had been dropped, and that the Ambassador had been told of it on the same evening.",
    "The Secretary then read the telegram from Lenz aloud. It was heard without comment, except that General"
    " Rousselin observed that he had read better ones in the newspapers.",
]
BROKEN = ["nego-tiations", "communi-cations", "Com-mission", "objec-tions", "Ambas-sador", "tele-gram", "obser-ved"]


def read(content: bytes) -> Extracted:
    """A PDF, read without recognition."""
    return extract(content, AS_IT_IS)


def paragraphs(found: Extracted) -> list[str]:
    """The blocks of a text, page ends as spaces."""
    return [block.replace("\f", " ").strip() for block in re.split(r"\n\n\f*|\f\f+", found.text) if block.strip()]


def divided(found: Extracted, kind: str) -> list[tuple[str | None, str]]:
    """Label and words of the divisions of a kind."""
    return [(each.label, found.text[each.start : each.end]) for each in found.divisions if each.kind == kind]


def line_words(found: Extracted, page: int = 0) -> list[str]:
    """The words at the lines of a page."""
    return [found.text[line.start : line.end] for line in found.pages[page].lines]


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize(("font", "size"), [("Times-Roman", 10.0), ("Courier", 8.0)])
def test_paragraphs_come_back_whole(columns: int, font: str, size: float) -> None:
    drawn = typeset(TALK * 6, columns=columns, font=font, size=size, broken=BROKEN)
    assert len(drawn.pages) > 1
    assert any(line.endswith("-") for page in drawn.pages for line in page)
    assert paragraphs(read(drawn.content)) == TALK * 6


def test_blank_lines_part_paragraphs_that_are_not_set_in() -> None:
    drawn = typeset(TALK * 6, indent=0, after=8)
    assert paragraphs(read(drawn.content)) == TALK * 6


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_the_specimens_as_a_volume_keep_their_words(specimens: Path, columns: int) -> None:
    texts = [path.read_text("utf-8") for path in sorted(specimens.glob("*.txt"))]
    drawn = typeset(
        "\n\n".join(texts).split("\n\n"),
        columns=columns,
        head=lambda page: (str(80 + page), "ISTER PAPERS") if page % 2 else ("THE COMMISSION", str(80 + page)),
    )
    found = read(drawn.content)
    assert found.text.split() == " ".join(texts).split()
    assert [page.label for page in found.pages] == [str(81 + n) for n in range(len(drawn.pages))]


SYLLABLE = st.sampled_from(["ba", "ke", "lo", "mun", "ri", "ster", "tal", "un", "wo", "é"])
WORD = st.lists(SYLLABLE, min_size=1, max_size=4).map("".join)
SENTENCES = st.lists(WORD, min_size=2, max_size=60).map(lambda words: f"{' '.join(words).capitalize()}.")


def test_a_last_column_of_one_indented_line_is_a_column() -> None:
    drawn = typeset([*TALK * 6, *["Ba ba."] * 4], columns=2, foot=None)
    assert read(drawn.content).text.split() == " ".join(" ".join(page) for page in drawn.pages).split()


@settings(max_examples=30)
@given(st.lists(SENTENCES, min_size=1, max_size=20), st.integers(1, 3), st.booleans())
def test_whatever_the_words_each_comes_once_and_in_order_at_its_line(
    text: list[str], columns: int, numbered: bool
) -> None:
    drawn = typeset([*TALK * 6, *text], columns=columns, foot=(lambda page: f"- {page} -") if numbered else None)
    found = read(drawn.content)
    assert found.text.split() == " ".join(" ".join(page) for page in drawn.pages).split()
    for page, (before, after) in zip(drawn.pages, pairwise([*found.pages, None]), strict=True):
        assert before is not None
        assert [found.text[line.start : line.end].split() for line in before.lines] == [line.split() for line in page]
        assert after is None or found.text[before.end : after.start] == "\f"
        for line in before.lines:
            assert before.start <= line.start < line.end <= before.end
            assert line.box is not None
            assert MARGIN - 1 <= line.box[0] < line.box[2] <= WIDTH - MARGIN + 1
            assert 0 < line.box[1] < line.box[3] < HEIGHT


def test_the_page_ends_inside_a_word() -> None:
    first = lines(48, 70, ["The Minister said that the river was closed, and that the negoti-"])
    second = lines(48, 540, ["ations would wait for the ice. He withdrew at once."])
    found = read(lay(first, second))
    assert found.text == (
        "The Minister said that the river was closed, and that the negotiations\fwould wait for the ice."
        " He withdrew at once."
    )
    assert line_words(found, 0) == ["The Minister said that the river was closed, and that the negotiations"]
    assert line_words(found, 1) == ["would wait for the ice. He withdrew at once."]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("He would not accept the co-", "operation of the Kingdom, the first of its kind.", "the cooperation of"),
        ("The cook and a well-", "known member of the House of Lords dined there.", "a well-known member"),
        ("The Anglo-", "Valdorian talks of the week were over and done.", "The Anglo-Valdorian talks"),
        ("The four-", "and five-power talks of the week were over by then.", "The four- and five-power"),
        ("The years 1947-", "1949 were the worst of the Commission and of the river.", "years 1947-1949 were"),
        ("The envoy of Wyszo-", "grad and the King of the river talked of it.", "of Wyszograd and"),
        ("The loan was made—", "and it was the last of them, as the King observed.", "was made—and it"),
    ],
)
def test_a_hyphen_goes_only_where_it_is_the_line_s(first: str, second: str, joined: str) -> None:
    assert joined in read(lay(lines(48, 540, [first, second]))).text


def test_what_is_hyphenated_elsewhere_stays_so() -> None:
    words = ["The vice-chair said the word of the re-", "creation twice, and the re-creation was noted by him."]
    assert "the re-creation twice" in read(lay(lines(48, 540, words))).text


NOTED: list[list[Type | Rule]] = [
    [
        Type(48, 560, "720"),
        Type(250, 560, "ISTER PAPERS, VOLUME II", 9),
        *lines(
            48,
            520,
            [
                ">The Minister said that the wagons had not come back,^1 and that",
                "the talks would have to wait until the ice was off the river. He",
                "added that the objections of the Kingdom were dropped,^2 and that the",
            ],
        ),
        (48, 110, 484),
        *lines(48, 470, [">^1 Not printed; see the telegram of the day before, in which the", "same is said.",
                         ">^2 They were dropped on Tuesday, as appears from a note of"], 8),
    ],
    [
        Type(48, 560, "THE RIVER COMMISSION", 9),
        Type(340, 560, "721"),
        *lines(48, 520, ["envoy had been told of it. The Minister withdrew.", ">The Secretary then read the"
                         " telegram aloud. It was heard without a", "word from those who were there.^3"]),
        (48, 110, 484),
        *lines(48, 470, ["the Ministry.", ">^3 Dated January 3, 1948."], 8),
    ],
    [
        Type(48, 560, "722"),
        Type(250, 560, "ISTER PAPERS, VOLUME II", 9),
        *lines(48, 520, [">A third paragraph begins and ends on the third of the pages, in", "its second line."]),
    ],
]  # fmt: skip


def test_notes_stand_behind_the_paragraph_that_runs_on_over_the_page() -> None:
    found = read(lay(*NOTED))
    assert found.text == (
        "The Minister said that the wagons had not come back,[1] and that the talks would have to wait until the ice"
        " was off the river. He added that the objections of the Kingdom were dropped,[2] and that the\fenvoy had"
        " been told of it. The Minister withdrew.\n\n"
        "1 Not printed; see the telegram of the day before, in which the same is said.\n\n"
        "2 They were dropped on Tuesday, as appears from a note of the Ministry.\n\n"
        "The Secretary then read the telegram aloud. It was heard without a word from those who were there.[3]\n\n"
        "3 Dated January 3, 1948.\n\n\f"
        "A third paragraph begins and ends on the third of the pages, in its second line."
    )
    assert divided(found, "note-marker") == [("1", "[1]"), ("2", "[2]"), ("3", "[3]")]
    assert [label for label, _ in divided(found, "footnote")] == ["1", "2", "3"]
    assert divided(found, "footnote")[2] == ("3", "3 Dated January 3, 1948.")
    assert divided(found, "page-break") == [("721", "\f"), ("722", "\f")]
    assert {each.voice for each in found.divisions} == {"editor"}
    assert [page.label for page in found.pages] == ["720", "721", "722"]


def test_a_note_s_lines_are_those_of_the_page_it_is_printed_on() -> None:
    found = read(lay(*NOTED))
    assert line_words(found, 0)[3:] == [
        "1 Not printed; see the telegram of the day before, in which the",
        "same is said.",
        "2 They were dropped on Tuesday, as appears from a note of",
    ]
    assert "the Ministry." in line_words(found, 1)


def test_the_stages_find_notes_and_a_paragraph_over_a_page_end() -> None:
    (record,) = read_source("papers.pdf", lay(*NOTED), AS_IT_IS)
    read_record = Pipeline(DEFAULT).read(record)
    notes = read_record.description.footnotes
    assert [(note.marker, note.anchor is not None) for note in notes] == [("1", True), ("2", True), ("3", True)]
    blocks = [each for each in read_record.divisions if each.kind in ("paragraph", "heading", "turn", "signature")]
    assert [read_record.text[each.start : each.end].split()[0] for each in blocks] == ["The", "The", "A"]


def test_starred_notes_below_a_rule_in_type_of_the_same_size() -> None:
    page: list[Type | Rule] = [
        *lines(48, 540, ["The envoy* called at noon and stayed for an hour, to the surprise", "of all the others."]),
        (48, 150, 514),
        *lines(48, 502, ["* Count Thurnau, Minister at Brisanne."]),
    ]
    found = read(lay(page))
    assert divided(found, "footnote") == [("*", "* Count Thurnau, Minister at Brisanne.")]


def test_columns_are_told_from_labels_and_their_values() -> None:
    rows = [("TO:", "The Secretary of State"), ("FROM:", "The Legation at Lenz"), ("DATE:", "January 3, 1948"),
            ("SUBJECT:", "Coal for Valdoria and the loan")]  # fmt: skip
    page = [
        Type(x, 540 - 14 * n, words) for n, row in enumerate(rows) for x, words in zip((48, 130), row, strict=True)
    ]
    assert read(lay(page)).text == "\n".join("\t".join(row) for row in rows)


def test_a_heading_over_two_columns_stands_between_what_is_above_and_below_it() -> None:
    def column(x: float, y: float, word: str) -> list[Type]:
        return lines(x, y, [f"The {word} said that the ice was", "off the river, and that he", "would call again."])

    page = [
        *column(48, 540, "First"),
        *column(222, 540, "Second"),
        Type(110, 490, "THE SECOND PART OF THE RECORD BEGINS", 10),
        *column(48, 460, "Third"),
        *column(222, 460, "Fourth"),
    ]
    order = re.findall("First|Second|SECOND PART|Third|Fourth", read(lay(page)).text)
    assert order == ["First", "Second", "SECOND PART", "Third", "Fourth"]


def test_lines_of_an_address_stay_lines() -> None:
    page = [*lines(48, 540, ["Ministry of Foreign Affairs", "Lenz, 19 February 1948"]),
            *lines(48, 500, ["I have the honour to inform you that the Council of Ministers accepted the",
                             "nomination of Mr. Hardouin on Monday, and that the note follows."])]  # fmt: skip
    assert read(lay(page)).text == (
        "Ministry of Foreign Affairs\nLenz, 19 February 1948\n\nI have the honour to inform you that the Council of"
        " Ministers accepted the nomination of Mr. Hardouin on Monday, and that the note follows."
    )


def heads(top: str) -> bytes:
    """Pages with the same line above a paragraph that runs on from page to page."""
    halves = ["the wagons had not come", "the talks were to be held", "the King had gone to Lenz"]
    bodies = [lines(48, 520, [f"and that {half} and that this would go on for a while", half]) for half in halves]
    return lay(*[[Type(48, 570, top), *body] for body in bodies])


def test_a_running_head_that_cuts_through_a_sentence_is_dropped() -> None:
    assert "THE RIVER" not in read(heads("THE RIVER TALKS")).text


def test_the_heading_of_each_record_is_no_running_head() -> None:
    body = ["The Minister said that the wagons had not come back and that the talks", "would wait. He withdrew."]
    found = read(lay(*[[Type(48, 570, "MEMORANDUM OF TALKS"), *lines(48, 520, body)] for _ in range(4)]))
    assert found.text.count("MEMORANDUM OF TALKS") == 4


def test_numbers_of_records_are_no_page_numbers() -> None:
    body = ["The Minister said that the wagons had not come back and that the talks", "would wait. He withdrew."]
    found = read(lay(*[[Type(48, 570, f"No. {n}"), *lines(48, 520, body)] for n in (25, 26, 27)]))
    assert re.findall(r"No\. \d+", found.text) == ["No. 25", "No. 26", "No. 27"]
    assert [page.label for page in found.pages] == [None, None, None]


def test_a_classification_is_kept_where_the_record_begins() -> None:
    found = read(heads("TOP SECRET"))
    assert found.text.count("TOP SECRET") == 0  # here every page begins in the middle of a sentence
    start = lines(48, 520, ["The Minister said that the wagons had not come back, and", "then that the"])
    rest = lines(48, 520, ["ice was off the river. He withdrew at once, and Mr. Orlo", "went with him."])
    found = read(lay([Type(48, 570, "TOP SECRET"), *start], [Type(48, 570, "TOP SECRET"), *rest]))
    assert found.text.startswith("TOP SECRET\n\nThe Minister")
    assert found.text.count("TOP SECRET") == 1


@pytest.mark.parametrize(
    ("printed", "labels"),
    [
        (["i", "ii", "iii"], ["i", "ii", "iii"]),
        (["- 7 -", "- 8 -", "- 9 -"], ["7", "8", "9"]),
        (["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"], ["1", "2", "3"]),
        (["1/3", "2/3", "3/3"], ["1", "2", "3"]),
        (["", "2", "3"], [None, "2", "3"]),
        (["12", "", "14"], ["12", None, "14"]),
        (["48", "16", "93"], [None, None, None]),
    ],
)
def test_page_numbers_count_on(printed: list[str], labels: list[str | None]) -> None:
    body = ["The Minister said that the wagons had not come back and that the talks", "would wait. He withdrew."]
    found = read(lay(*[[*lines(48, 520, body), Type(200, 40, number)] for number in printed]))
    assert [page.label for page in found.pages] == labels
    assert [label for label, _ in divided(found, "page-break")] == labels[1:]
    kept = sum(number in found.text.split() for number in printed)
    assert kept == (3 if labels == [None, None, None] else 0)


def test_what_a_browser_prints_around_a_lone_page_is_dropped() -> None:
    body = ["The Minister said that the wagons had not come back and that the talks", "would wait. He withdrew."]
    margins = [Type(20, 582, "3/1/48, 7:40 PM", 7), Type(200, 582, "A talk", 7), Type(390, 14, "1/1", 7)]
    found = read(lay([*margins, Type(20, 14, "https://papers.example/talk", 7), *lines(48, 520, body)]))
    assert found.text == " ".join(body)
    assert found.pages[0].label == "1"


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_rotated_page_has_its_boxes_where_they_are_shown(degrees: int) -> None:
    found = read(rotated(lay([Type(48, 540, "The Minister withdrew.", 12)]), degrees))
    page = found.pages[0]
    assert found.text == "The Minister withdrew."
    assert (page.width, page.height) == ((WIDTH, HEIGHT) if degrees % 180 == 0 else (HEIGHT, WIDTH))
    left, top, right, bottom = page.lines[0].box or (0, 0, 0, 0)
    begins = {0: left, 90: top, 180: WIDTH - right, 270: WIDTH - bottom}[degrees]
    descends_to = {0: bottom, 90: HEIGHT - left, 180: HEIGHT - top, 270: right}[degrees]
    assert begins == pytest.approx(48, abs=1)
    assert descends_to == pytest.approx(HEIGHT - 540, abs=4)


def test_words_across_the_page_are_named_not_mixed_in() -> None:
    page = b"BT /F 10 Tf 48 540 Td (The Minister said that he would withdraw.) Tj ET BT /F 10 Tf 0 1 -1 0 30 200 Tm"
    found = read(one_page(page + b" (RELEASED IN FULL) Tj ET"))
    assert found.text == "The Minister said that he would withdraw."
    assert ["RELEASED IN FULL" in each.reason for each in found.findings] == [True]


def test_bold_that_is_drawn_twice_is_read_once() -> None:
    page = b"BT /F 10 Tf 48 540 Td (SECRET PAPER) Tj 0.4 0 Td (SECRET PAPER) Tj ET"
    assert read(one_page(page)).text == "SECRET PAPER"


def test_letters_in_an_order_of_their_own_are_read_by_place() -> None:
    page = b"BT /F 10 Tf 1 0 0 1 48 500 Tm (he withdrew.) Tj 1 0 0 1 48 512 Tm (The Minister said and) Tj ET"
    assert read(one_page(page)).text == "The Minister said and he withdrew."


ENCODING = b"/Encoding<</Type/Encoding/Differences[65/T/h/e/space/K/i/n/g/w/r/o/t]>>"


def test_a_font_with_an_encoding_of_its_own() -> None:
    page = one_page(b"BT /F 10 Tf 48 540 Td (ABCDEFGHDIJKLC) Tj ET")
    assert read(page.replace(b"/BaseFont/Helvetica", b"/BaseFont/Helvetica" + ENCODING)).text == "The King wrote"


GIBBERISH = b"BT /F 10 Tf 48 540 Td (" + b"7KH 0LQLVWHU VDLG WKDW WKH ZDJRQV KDG QRW FRPH EDFN " * 4 + b") Tj ET"


def test_a_text_layer_without_words_counts_as_none() -> None:
    with pytest.raises(UnreadableSource, match="none of its pages has readable text"):
        read(one_page(GIBBERISH))


def picture(words: bytes = b"") -> bytes:
    """The drawing commands of a page with a black square, and words."""
    return b"100 100 200 200 re f " + words


def test_a_page_without_words_is_empty_and_named() -> None:
    square: list[Type | Rule] = [(48, 300, 300)]
    page = [Type(48, 540, "The Minister withdrew.")]
    found = extract(lay(page, square, page, square, square), AS_IT_IS)
    assert found.text == "The Minister withdrew.\n\n\f\fThe Minister withdrew.\n\n\f\f"
    assert [page.start == page.end for page in found.pages] == [False, True, False, True, True]
    (finding,) = found.findings
    assert finding.reason == "pages 2 and 4-5 have no text of their own, and none was recognised"
    assert finding.start is not None
    assert found.text[finding.start : finding.end] == "\f"


def test_what_is_missing_is_said_where_nothing_can_be_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memcon.readers.pdf.reading.find_spec", lambda name: None)
    square: list[Type | Rule] = [(48, 300, 300)]
    found = extract(lay([Type(48, 540, "The Minister withdrew.")], square), Settings())
    assert [each.reason for each in found.findings] == ["page 2 has no text of its own; memcon[ocr] recognises it"]
    with pytest.raises(UnreadableSource) as caught:
        extract(lay(square), Settings())
    assert "memcon[ocr]" in caught.value.remedy


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("The Ister Papers", "The Ister Papers"),
        ("papers-1948.indd", None),
        ("Microsoft Word - Talks with the King.doc", None),
        ("untitled", None),
        ("", None),
        ("IMG_0042", None),
    ],
)
def test_a_title_in_the_metadata_is_taken_unless_it_is_a_file_s_name(given: str, title: str | None) -> None:
    description = read(lay([Type(48, 540, "The Minister withdrew.")], title=given)).description
    assert description.title == title
    assert description.derived == ({"title": "pdf metadata"} if title else {})


PAGE = [Type(48, 540, "The Minister withdrew.")]


def test_a_password_for_the_owner_only_does_not_keep_readers_out() -> None:
    assert read(lay(PAGE, password=("", "owner"))).text == "The Minister withdrew."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (lay(PAGE, password=("user", "owner")), "kept.pdf is encrypted."),
        (lay(PAGE, PAGE)[:900], "kept.pdf is a broken PDF"),
        (b"%PDF-1.4", "kept.pdf is a broken PDF"),
        (
            written_out([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]),
            "kept.pdf is a broken PDF",
        ),
        (
            written_out([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
            "kept.pdf is",
        ),
        (one_page(b""), "kept.pdf is"),
    ],
    ids=["user password", "cut short", "mark only", "no pages", "pages in pages", "blank"],
)
def test_bad_files_get_a_sentence(content: bytes, message: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        list(read_source("kept.pdf", content, AS_IT_IS))
    assert caught.value.message.startswith(message)
    assert caught.value.remedy


WITHDREW = b"BT /F 10 Tf 48 540 Td (The Minister withdrew.) Tj ET"


@pytest.mark.parametrize(
    ("catalogue", "named"),
    [
        (b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>", "JavaScript"),
        (b"/OpenAction<</S/Launch/F(/bin/sh)>>", "actions that start programs"),
        (b"/Names<</EmbeddedFiles<</Names[(a)6 0 R]>>>>", "1 embedded file"),
    ],
)
def test_active_contents_are_named_and_left_alone(catalogue: bytes, named: str) -> None:
    embedded = [b"<</Type/Filespec/F(a)/EF<</F 7 0 R>>>>", b"<</Length 1>>stream\nx\nendstream"]
    found = read(one_page(WITHDREW, catalogue=catalogue, more=embedded))
    assert found.text == "The Minister withdrew."
    (finding,) = found.findings
    assert finding.reason == f"the PDF has {named}: nothing of it was run, opened or read"


def test_an_outline_that_leads_back_to_itself() -> None:
    outline = [b"<</First 7 0 R/Last 7 0 R>>", b"<</Title(x)/Parent 6 0 R/Next 7 0 R/First 6 0 R>>"]
    assert read(one_page(WITHDREW, catalogue=b"/Outlines 6 0 R", more=outline)).text == "The Minister withdrew."


def test_a_page_that_unpacks_to_many_megabytes() -> None:
    content = one_page(zlib.compress(b" " * 20_000_000 + WITHDREW), filtered=b"/Filter/FlateDecode")
    assert len(content) < 100_000
    assert read(content).text == "The Minister withdrew."


def test_a_page_with_more_letters_than_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("glyphs", "reading"):
        monkeypatch.setattr(f"memcon.readers.pdf.{module}.MOST_LETTERS", 12)
    found = read(one_page(WITHDREW))
    assert found.text == "The Minister"
    assert [each.reason for each in found.findings] == ["page 1 has more than 12 letters; the others were left out"]


def test_many_pages_are_read_one_by_one() -> None:
    drawn: Drawn = typeset(TALK * 500, foot=str)
    found = read(drawn.content)
    assert len(found.pages) == len(drawn.pages) > 100
    assert [page.label for page in found.pages] == [str(n) for n in range(1, len(drawn.pages) + 1)]
    assert found.text.split() == " ".join(TALK * 500).split()
