from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model import Division, Record, Source
from memcon.stages.divisions import Divisions
from memcon.text import Span

BLOCKS = {"front-matter", "heading", "paragraph", "turn", "signature", "footnote", "separator"}
INLINE = {"page-break", "note-marker", "insertion"}


def record(text: str) -> Record:
    source = Source(path="x.txt", sha256="", media_type="text/plain", span=Span(0, len(text)))
    return Record(id="x", source=source, text=text)


def divided(text: str) -> list[Division]:
    return list(Divisions().read(record(text)))


def quoted(text: str, kind: str) -> list[str]:
    return [text[d.start : d.end] for d in divided(text) if d.kind == kind]


PIECES = [
    'Citation:\n\n"Talk", May 3, 1951, Hall of Papers.',
    "Summary:\n\nTwo envoys talk.",
    "Contents:\n\nTranslation - English",
    "Cablegram 12 VALDA, 3 May 1951",
    "SECRET",
    "General Orlan -- We hope so.",
    "Queen Ada - I hear you (smiling).",
    "The envoy said [again] that rain fell (kak vsegda)... [1]",
    "* * *",
    "[Page 12]",
    "- 3 -",
    "1 Not printed.",
    "2. Document 4.",
    "[NA: B12, WHEAT 4, ii]",
    "ORLAN",
    "Yours sincerely,",
    "\u00a0",
    "Enclosure",
]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=40), max_size=14).flatmap(
    lambda parts: st.sampled_from(["\n\n", "\n", "\r\n\r\n", "  \n"]).map(lambda gap: gap.join(parts))
)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_blocks_never_overlap_and_with_white_space_cover_the_text(text: str) -> None:
    covered = [False] * len(text)
    end = 0
    for division in divided(text):
        assert 0 <= division.start < division.end <= len(text)
        assert division.kind in BLOCKS | INLINE
        if division.kind in BLOCKS:
            assert division.start >= end
            end = division.end
        for i in range(division.start, division.end):
            covered[i] = True
    assert all(covered[i] or text[i].isspace() for i in range(len(text)))


PROCEEDINGS = """MEETING OF THE TWO CROWNS

Valda, 3 May 1951

Present:

for the Northerners:

General Orlan

General Orlan -- I asked for this hour.

Queen Ada -- Speak.

It rains, as you see.

General Orlan - The pass must open (pause).

Queen Ada -It will.

We have waited long for it.

General Orlan -- Thank you."""


def test_proceedings_with_uneven_dashes_are_turns_and_what_lacks_a_label_is_a_paragraph() -> None:
    turns = [d for d in divided(PROCEEDINGS) if d.kind == "turn"]
    assert [d.label for d in turns] == ["General Orlan", "Queen Ada", "General Orlan", "Queen Ada", "General Orlan"]
    assert quoted(PROCEEDINGS, "paragraph") == ["It rains, as you see.", "We have waited long for it."]
    assert "General Orlan" in quoted(PROCEEDINGS, "heading")


def test_labels_of_a_report_are_no_speakers() -> None:
    text = "Purpose: to inform.\n\nIssues: none.\n\nPurpose: again.\n\nIssues: again.\n\nThe envoy left."
    assert quoted(text, "turn") == []


def test_front_matter_ends_where_the_record_begins() -> None:
    text = (
        '**May 3, 1951**  \n**Talk of Orlan\nwith Ada**\n\n**Citation:**\n\n"Talk", May 3, 1951, Hall of Papers.\n\n'
        "**Original Language:**\n\nNorthern\n\n**Contents:**\n\nTranslation - English\n\nTALK OF ORLAN WITH ADA\n\n"
        "Orlan said that he was glad to be there."
    )
    front = [(d.label, d.voice) for d in divided(text) if d.kind == "front-matter"]
    assert front == [(label, "archive") for label in ("date", "title", "citation", "original-language", "contents")]
    assert quoted(text, "heading") == ["TALK OF ORLAN WITH ADA"]


def test_a_day_with_a_glued_note_is_a_marker_and_numbered_paragraphs_are_no_notes() -> None:
    text = (
        "Telegram 9 VALDA, 2 May 1951\n\nThe envoy agreed (my 12, April 301).\n\n2. He said rain fell.\n\n"
        "3. He left.\n\nOrlan\n  1. Not printed."
    )
    marks = [(text[d.start : d.end], d.label) for d in divided(text) if d.kind == "note-marker"]
    assert marks == [("1", "1")]
    assert quoted(text, "footnote") == ["1. Not printed."]
    assert quoted(text, "signature") == ["Orlan"]


def test_numbered_paragraphs_at_the_end_without_markers_stay_paragraphs() -> None:
    text = "Telegram 9\n\nThe envoy reports:\n\n1. Rain fell.\n\n2. The pass is shut.\n\n3. Nobody came."
    assert quoted(text, "footnote") == []


def test_two_notes_on_one_line_are_two_notes() -> None:
    text = (
        "He saw the envoy [1] and the queen. [2] He left with the king. [3]\n\n"
        "1 Not printed; see NA: B1 2 Col Orlan.\n\n3 Ada."
    )
    assert [d.label for d in divided(text) if d.kind == "footnote"] == ["1", "2", "3"]
    assert quoted(text, "footnote")[1] == "2 Col Orlan."


def test_notes_of_an_enclosure_are_counted_anew() -> None:
    text = (
        "He wrote [1] at once.\n\nORLAN\n\n1 Document 5.\n\nEnclosure\n\nOrlan to Ada\n\n"
        "He saw her [1] in the hall.\n\n"
        "1 Not printed.\n\n[NA: B12, WHEAT 4]"
    )
    assert quoted(text, "footnote") == ["1 Document 5.", "1 Not printed."]
    assert [d.label for d in divided(text) if d.kind == "front-matter"] == ["archive-reference"]


def test_pages_separators_and_insertions_are_marked() -> None:
    text = (
        "The pact [Page 81] was [nearly] signed by the envoys of both crowns.\n\n- 4 -\n\n"
        "\\* \\* \\*\n\nThey left the hall."
    )
    assert quoted(text, "page-break") == ["[Page 81]", "- 4 -"]
    assert [d.label for d in divided(text) if d.kind == "page-break"] == ["81", "4"]
    assert quoted(text, "insertion") == ["[nearly]"]
    assert quoted(text, "separator") == ["\\* \\* \\*"]


@pytest.mark.parametrize(
    ("words", "marked"), [("(povernut nazad)", True), ("(with joy)", False), ("(laughing)", False)]
)
def test_only_foreign_words_in_round_brackets_are_insertions(words: str, marked: bool) -> None:
    text = (
        f'Citation:\n\n"T", 1951.\n\nContents:\n\nTranslation - English\n\nThe envoy said that one must turn {words}.'
    )
    assert (words in quoted(text, "insertion")) is marked


@pytest.mark.shared
def test_the_seed_records_have_their_forms_parts(shared: Path) -> None:
    kinds: dict[str, list[str]] = {}
    for path in sorted((shared / "seeds").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as stream:
            kinds[path.name[:3]] = [d.kind for d in divided(stream.read())]
    assert kinds["001"].count("turn") == 57
    assert kinds["003"].count("note-marker") == 1
    assert kinds["003"].count("page-break") == 1
    assert kinds["000"].count("turn") == 0
    assert all("heading" in found for found in kinds.values())
