"""A record cut out of a volume keeps its words, and everything known of it stays on its words."""

from hypothesis import given
from hypothesis import strategies as st

from memcon.model import Description, Division, Finding, Footnote, Line, Page, Source
from memcon.readers.cutting import cut
from memcon.readers.extracted import Extracted, Item
from memcon.text import Span

TEXT = "No. 1\nThe Duke of Arvel says yes.\fNo. 2\nThe Count of Brend says no."
SECOND = Span(TEXT.index("No. 2"), len(TEXT))
WHOLE = Source(path="book.pdf", sha256="00", media_type="application/pdf", span=Span(0, len(TEXT)))


def place(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_places_move_with_the_record() -> None:
    count = place("Count of Brend")
    extracted = Extracted(
        TEXT,
        pages=(
            Page(number=7, start=0, end=SECOND.start - 1),
            Page(number=8, start=SECOND.start, end=len(TEXT), lines=(Line(*count, (1.0, 2.0, 3.0, 4.0), 0.9),)),
        ),
        divisions=(Division(kind="heading", voice="editor", start=SECOND.start, end=SECOND.start + 5),),
        volume="Papers",
    )
    card = Description(
        sender="Count of Brend",
        footnotes=(Footnote(marker="1", text="note", anchor=count),),
        evidence={"sender": count},
        responsibility={"sender": "edition"},
    )
    record = cut(extracted, Item(SECOND, "d2", card), WHOLE, "book/d2", 2)
    assert record.text == TEXT[SECOND.start :]
    assert record.source.span == SECOND
    assert (record.source.volume, record.source.number) == ("Papers", 2)
    assert record.description.evidence["sender"].of(record.text) == "Count of Brend"
    assert record.description.footnotes[0].anchor == record.description.evidence["sender"]
    assert [page.number for page in record.pages] == [8]
    line = record.pages[0].lines[0]
    assert record.text[line.start : line.end] == "Count of Brend"
    assert (line.box, line.confidence) == ((1.0, 2.0, 3.0, 4.0), 0.9)
    assert record.text[record.divisions[0].start : record.divisions[0].end] == "No. 2"


def test_findings_of_the_whole_source_go_to_its_first_record() -> None:
    extracted = Extracted(TEXT, findings=(Finding(stage="pdf@1", reason="a page is blank"),))
    first = cut(extracted, Item(Span(0, SECOND.start)), WHOLE, "book/1", 1)
    second = cut(extracted, Item(SECOND), WHOLE, "book/2", 2)
    assert [finding.reason for finding in first.findings] == ["a page is blank"]
    assert not second.findings


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_a_division_that_reaches_beyond_the_record_keeps_what_is_in_it(a: int, b: int, c: int, d: int) -> None:
    span, inside = Span(*sorted((a, b))), Span(*sorted((c, d)))
    extracted = Extracted(
        TEXT, divisions=(Division(kind="paragraph", voice="record", start=inside.start, end=inside.end),)
    )
    record = cut(extracted, Item(span), WHOLE, "book/1", 1)
    both = TEXT[max(span.start, inside.start) : max(min(span.end, inside.end), max(span.start, inside.start))]
    assert [record.text[found.start : found.end] for found in record.divisions] == ([both] if both else [])
