from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model import Description, Page, Record, Source
from memcon.pipeline import Pipeline
from memcon.stages.description import Descriptions
from memcon.stages.divisions import Divisions
from memcon.text import Span

PIPELINE = Pipeline([Divisions(), Descriptions()])
LEAD = "Telegram 9 VALDA, May 3, 1951\n\n"


def read(text: str, pages: tuple[Page, ...] = ()) -> Record:
    source = Source(path="x.txt", sha256="", media_type="text/plain", span=Span(0, len(text)))
    return PIPELINE.read(Record(id="x", source=source, text=text, pages=pages))


def described(text: str, pages: tuple[Page, ...] = ()) -> Description:
    return read(text, pages).description


def hung(text: str, pages: tuple[Page, ...] = ()) -> list[tuple[str, str, str | None]]:
    """Marker and words of every note, and its anchor in the text with the five characters before."""
    notes = described(text, pages).footnotes
    return [(n.marker, n.text, text[n.anchor.start - 5 : n.anchor.end] if n.anchor else None) for n in notes]


def test_signs_hang_on_words() -> None:
    text = LEAD + "The envoy spoke of tolls.* He said the bridge† was shut.‡\n\n* In hand.\n† See No. 12.\n‡ Sic."
    assert hung(text) == [("*", "In hand.", "olls.*"), ("†", "See No. 12.", "ridge†"), ("‡", "Sic.", "shut.‡")]


def test_doubled_signs_and_a_sign_behind_a_space() -> None:
    text = LEAD + "The envoy spoke of tolls * and said the bridge** was shut.\n\n* In hand.\n** See No. 12."
    assert hung(text) == [("*", "In hand.", "olls *"), ("**", "See No. 12.", "ridge**")]


def test_letters_glued_to_words_are_told_from_the_words_own() -> None:
    text = LEAD + "He said that of tea the conferencea had none,b and of bread little.\n\na In hand.\n\nb Sic."
    assert hung(text) == [("a", "In hand.", "rencea"), ("b", "Sic.", "none,b")]


def test_letters_in_brackets() -> None:
    text = LEAD + "He said that the tolls [a] had risen and the bridge was shut.[b]\n\n[a] In hand.\n\n[b] Sic."
    assert hung(text) == [("a", "In hand.", "olls [a]"), ("b", "Sic.", "shut.[b]")]


def test_numbers_in_round_brackets_are_notes_when_each_has_its_marker() -> None:
    text = LEAD + "He said that the tolls (1) had risen and the bridge was shut (2).\n\n(1) In hand.\n\n(2) Sic."
    assert hung(text) == [("1", "In hand.", "olls (1)"), ("2", "Sic.", "shut (2)")]


def test_numbered_points_are_no_notes() -> None:
    text = (
        LEAD
        + "He said three things, of which (1) was the gravest:\n\n(1) the bridge is shut.\n\n(2) the mill stands."
    )
    assert hung(text) == []


@pytest.mark.parametrize("notes", ["1 Not held.\n\n2 See No. 12.", "[1] Not held.\n\n[2] See No. 12."])
def test_numbered_paragraphs_before_the_notes_are_no_notes(notes: str) -> None:
    text = LEAD + f"Your 7 [1] and 8. [2]\n\n1. The bridge is shut.\n\n2. See the envoy.\n\n{notes}\n\n[GA: B7/2]"
    assert [(marker, words) for marker, words, _ in hung(text)] == [("1", "Not held."), ("2", "See No. 12.")]


def test_raised_digits_and_digits_glued_to_capitals_points_and_years() -> None:
    text = LEAD + "He spoke of OLNA1 and the U.N.2 in the year 1951.3 Had he been heard?4\n\n1 A.\n2 B.\n3 C.\n4 D."
    assert [at for _, _, at in hung(text)] == [" OLNA1", " U.N.2", "1951.3", "eard?4"]
    raised = LEAD + "He spoke of tolls¹ and of the bridge.²\n\n¹ In hand.\n² Sic."
    assert hung(raised) == [("1", "In hand.", "tolls¹"), ("2", "Sic.", "idge.²")]


def test_a_digit_without_its_fellow_does_not_hide_the_later_ones() -> None:
    text = LEAD + "He spoke of tolls.1 The bridge is shut.3 The mill stands.4\n\n1 A.\n2 B.\n3 C.\n4 D."
    assert [at for _, _, at in hung(text)] == ["olls.1", None, "shut.3", "ands.4"]


FOOT = [
    "Telegram 9 VALDA, May 3, 1951\n\nThe envoy spoke of tolls.1 He asked for the\n\n1 In hand.\n",
    "bridge to be opened.2 He left it to the King3 and went.\n\n2 See Document 12.\n3 Ada II.\n",
    "He then spoke of the mills.\n\nORLAN",
]


@pytest.mark.parametrize("mark", ["\n[Page 13]\n\n", "\n- 13 -\n\n", "\f"])
def test_notes_at_the_foot_of_each_page_are_no_part_of_the_text(mark: str) -> None:
    text = mark.join(FOOT)
    assert hung(text) == [
        ("1", "In hand.", "olls.1"),
        ("2", "See Document 12.", "ened.2"),
        ("3", "Ada II.", " King3"),
    ]
    body = [text[d.start : d.end] for d in read(text).divisions if d.kind == "paragraph" and d.voice == "record"]
    assert body[-2:] == ["bridge to be opened.2 He left it to the King3 and went.", "He then spoke of the mills."]


def test_pages_that_only_the_reader_knows_tell_where_notes_end() -> None:
    text = "\n".join(FOOT)
    starts = [0, len(FOOT[0]) + 1, len(FOOT[0]) + len(FOOT[1]) + 2]
    ends = [*starts[1:], len(text)]
    pages = tuple(Page(number=n, start=a, end=b) for n, (a, b) in enumerate(zip(starts, ends, strict=True), 1))
    assert [marker for marker, _, _ in hung(text, pages)] == ["1", "2", "3"]


def test_notes_that_begin_again_on_each_page_hang_on_their_own() -> None:
    text = (
        LEAD + "He spoke of tolls.* He asked for the\n\n* In hand.\n\n- 13 -\n\n"
        "bridge to be opened.* He left it to the King† and went.\n\n* Sic.\n† Ada II.\n"
    )
    assert hung(text) == [("*", "In hand.", "olls.*"), ("*", "Sic.", "ened.*"), ("†", "Ada II.", " King†")]


def test_a_heading_over_the_notes_is_the_editors() -> None:
    text = LEAD + "He spoke of tolls.1 The bridge2 is shut.\n\nORLAN\n\nNotes\n\n1. In hand.\n2. Sic."
    record = read(text)
    assert [note.text for note in record.description.footnotes] == ["In hand.", "Sic."]
    assert [text[d.start : d.end] for d in record.divisions if d.kind == "signature"] == ["ORLAN"]
    assert ("heading", "editor") in [(d.kind, d.voice) for d in record.divisions]


def test_a_list_of_copies_is_no_run_of_notes() -> None:
    text = (
        LEAD
        + "He spoke of tolls and left.\n\nCopies:\n1 - Com. Gradov\n2 - file\n\n[Source: AVPR, f. 12, op. 5, d. 9.]"
    )
    assert hung(text) == []


def test_a_source_note_behind_the_notes_is_no_part_of_the_last() -> None:
    text = LEAD + "He spoke of tolls.1\n\n1 In hand.\n\nSource: PA AA, B 31, Bd. 12."
    found = described(text)
    assert [note.text for note in found.footnotes] == ["In hand."]
    assert found.archive_refs == ("PA AA, B 31, Bd. 12",)


def test_a_reference_in_the_words_of_a_note_stays_with_it() -> None:
    text = LEAD + "He spoke of tolls.[1]\n\n1 The word is from the copy in PRO:\n\nDO 35/2345.\n\n[NAA: A12, 3/4]"
    found = described(text)
    assert [note.text for note in found.footnotes] == ["The word is from the copy in PRO: DO 35/2345."]
    assert found.archive_refs == ("NAA: A12, 3/4",)


def test_an_asterisk_of_emphasis_calls_no_note() -> None:
    text = (
        LEAD
        + "12. *It is asked that*: the bridge be opened.\n\n* The bridge at the mill.\n\nHe spoke of tolls and left."
    )
    assert hung(text) == []


SIGNS = ["1", "[1]", "(1)", "*", "a", "[a]", "¹"]
PARTS = st.sampled_from(
    ["He spoke of tolls", "the bridge.", *SIGNS, *(f"{sign} In hand." for sign in SIGNS), "2 Sic.", "b Sic.",
     "** Sic.", "[Page 3]", "\f", "- 4 -", "Notes", "[NA: B12, WHEAT 4]", "2. He left."]
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.lists(PARTS | st.text(max_size=12), max_size=16), st.sampled_from(["\n\n", "\n", " ", ""]))
def test_notes_and_anchors_lie_in_the_text_and_apart(parts: list[str], gap: str) -> None:
    text = gap.join(parts)
    end = 0
    for note in described(text).footnotes:
        assert note.span is not None
        assert end <= note.span.start < note.span.end <= len(text)
        end = note.span.end
        if note.anchor is not None:
            assert note.anchor.end <= note.span.start
            assert note.marker in normalize("NFKC", note.anchor.of(text))  # ² is 2
