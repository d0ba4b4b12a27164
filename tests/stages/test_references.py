import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model import Record, Reference, Source
from memcon.pipeline import Pipeline
from memcon.stages.description import Descriptions
from memcon.stages.divisions import Divisions
from memcon.stages.references import References
from memcon.text import Span

PIPELINE = Pipeline([Divisions(), Descriptions(), References()])


def referring(text: str) -> tuple[Reference, ...]:
    source = Source(path="x.txt", sha256="", media_type="text/plain", span=Span(0, len(text)))
    return PIPELINE.read(Record(id="x", source=source, text=text)).references


def found(sentence: str) -> list[tuple[str, str | None, str | None, str | None]]:
    text = f"Cablegram 12 VALDA, 3 May 1951\n\n{sentence}"
    return [(r.span.of(text), r.kind, r.number, r.date) for r in referring(text)]


@pytest.mark.parametrize(
    ("sentence", "words", "kind", "number", "date"),
    [
        ("He was told of it (my 401, April 30).", "my 401, April 30", "telegram", "401", "1951-04-30"),
        ("As in my 401, December 30, he left.", "my 401, December 30", "telegram", "401", "1950-12-30"),
        ("See your cable No. 77 of 3rd April.", "your cable No. 77 of 3rd April", "telegram", "77", "1951-04-03"),
        ("I refer to your D.206 on wheat.", "your D.206", "telegram", "D.206", None),
        ("He had my letter of 14th March.", "my letter of 14th March", "letter", None, "1951-03-14"),
        ("Embtel 213, April 2, told of it.", "Embtel 213, April 2", "telegram", "213", "1951-04-02"),
        ("They cannot accept the Ostmark Line as it is.", "the Ostmark Line", "treaty", None, None),
        ("He read out the Oak Hill Plan to us.", "the Oak Hill Plan", "plan", None, None),
        ("They spoke of a mutual assistance pact today.", "a mutual assistance pact", "treaty", None, None),
        ("He heard the declaration by Mr. Vey, he said.", "the declaration by Mr. Vey", "declaration", None, None),
        ("He read it in one of his speeches then.", "one of his speeches", "speech", None, None),
        ("They kept the terms of the armistice.", "the terms of the armistice", "treaty", None, None),
    ],
)  # fmt: skip
def test_a_reference_is_found_with_what_its_words_give(
    sentence: str, words: str, kind: str, number: str | None, date: str | None
) -> None:
    assert (words, kind, number, date) in found(sentence)


def test_the_digit_of_a_note_glued_to_the_date_belongs_to_the_words_but_not_to_the_date() -> None:
    text = "Telegram 9 VALDA, May 3, 1951\n\nHe was told (my 401, April 301) of it.\n\nOrlan\n  1. Not printed."
    (reference,) = referring(text)
    assert reference.span.of(text) == "my 401, April 301"
    assert reference.date == "1951-04-30"


@pytest.mark.parametrize(
    "sentence",
    [
        "Our 15 ships left and your 3 envoys stayed.",
        "Such a declaration was never made by him.",
        "They are in complete agreement with us.",
        "The despatch of troops began.",
        "This pact is the best we have.",
        "They want to make agreements.",
    ],
)
def test_what_names_no_particular_document_is_no_reference(sentence: str) -> None:
    assert found(sentence) == []


def test_notes_and_headings_are_not_read() -> None:
    text = "THE OSTMARK TREATY\n\nValda, 3 May 1951\n\nHe saw [1] her.\n\n1 See my telegram No. 7 of 2 May 1951."
    assert referring(text) == ()


PIECES = st.sampled_from(
    ["my 401, April 30", "the", "Plan", "Oak Hill", "treaty", "of", "his speech", "in", "one of", "Mr."]
)


@settings(max_examples=200)
@given(st.lists(PIECES | st.text(max_size=8), max_size=25))
def test_references_lie_in_the_text_and_do_not_overlap(parts: list[str]) -> None:
    text = "Cablegram 12 VALDA, 3 May 1951\n\n" + " ".join(parts)
    end = 0
    for reference in referring(text):
        assert end <= reference.span.start < reference.span.end <= len(text)
        end = reference.span.end


@pytest.mark.shared
def test_references_of_the_seed_records_reach_the_figure_asked_for(shared: Path) -> None:
    hits = wanted = made = 0
    with (shared / "gold" / "seeds.jsonl").open(encoding="utf-8") as lines:
        for gold in map(json.loads, lines):
            spans = [Span(*r["span"]) for r in gold["references"]]
            references = referring(gold["text"])
            hits += sum(any(_alike(span, r.span) for r in references) for span in spans)
            wanted, made = wanted + len(spans), made + len(references)
            if gold["id"] == "seed-001":
                assert "the Curzon Line" in [r.span.of(gold["text"]) for r in references]
    assert 2 * hits / (wanted + made) >= 0.55


def _alike(one: Span, other: Span) -> bool:
    common = max(0, min(one.end, other.end) - max(one.start, other.start))
    return 2 * common >= one.end - one.start + other.end - other.start - common
