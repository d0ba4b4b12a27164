"""The text on the page: no character lost, every statement whole, however spans lie over one another."""

from collections import defaultdict
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from written import at, cable, plain, talks

from memcon.model import Division, Record, Statement
from memcon.text import Span
from memcon.web.blocks import blocks
from memcon.web.body import body
from memcon.web.pieces import Tag, pieces
from memcon.web.quotation import Quotation

VOID = {"br", "hr", "img", "input", "link", "meta", "option"}


class Reader(HTMLParser):
    """Reads a page as a browser would: its text, and the words inside each statement's layers."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.said: defaultdict[int, str] = defaultdict(str)
        self.open: list[tuple[str, int | None]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = dict(attrs)
        self.elements.append((tag, got))
        if got.get("id"):
            self.ids.append(got["id"] or "")
        if tag == "a" and got.get("href"):
            self.links.append(got["href"] or "")
        if tag in VOID:
            return
        layer = tag == "span" and "l" in (got.get("class") or "").split()
        self.open.append((tag, int(got["data-n"] or 0) if layer else None))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        for n in {n for _, n in self.open if n is not None}:
            self.said[n] += data


def read(record: Record, span: Span | None = None) -> Reader:
    reader = Reader()
    reader.feed(str(body(record, span)))
    reader.close()
    assert reader.open == []
    return reader


WORDS = st.text(alphabet=st.sampled_from("ab <&>\"'*[]\\\n\r é𝔘\u200b\u00a0;#"), max_size=60)


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    start = draw(st.integers(0, length))
    return Span(start, draw(st.integers(start, length)))


@st.composite
def annotated(draw: st.DrawFn) -> Record:
    """A record of any text under statements, divisions and marks that overlap anyhow."""
    text = draw(WORDS)
    count = draw(st.integers(0, 5))
    statements = []
    for n in range(count):
        statements.append(
            Statement(
                id=f"s{n}",
                source=draw(st.sampled_from(["a", "b", "c"])),
                by=draw(st.none() | spans(len(text))),
                cue=draw(st.none() | spans(len(text))),
                content=tuple(draw(st.lists(spans(len(text)), min_size=1, max_size=3))),
                parent=draw(st.none() | st.sampled_from([f"s{m}" for m in range(count)])),
            )
        )
    kinds = ["paragraph", "turn", "footnote", "heading", "separator", "note-marker", "page-break", "insertion"]
    divisions = [
        Division(kind=draw(st.sampled_from(kinds)), voice="record", start=s.start, end=s.end, label="1")  # type: ignore[arg-type]
        for s in draw(st.lists(spans(len(text)), max_size=5))
    ]
    return plain(text, statements, divisions=tuple(divisions))


@given(annotated(), st.none() | st.tuples(st.integers(0, 70), st.integers(0, 70)))
def test_the_page_without_its_tags_is_the_text(record: Record, marked: tuple[int, int] | None) -> None:
    assert read(record, Span(*marked) if marked else None).text == record.text


@given(annotated())
def test_the_layers_of_a_statement_hold_its_content_and_nothing_else(record: Record) -> None:
    said = read(record).said
    for n, statement in enumerate(record.statements):
        inside = {i for span in statement.content for i in range(*span)}
        assert said.get(n, "") == "".join(record.text[i] for i in sorted(inside))


@given(annotated())
def test_no_id_is_given_twice_every_statement_with_words_has_one_and_every_link_leads_to_one(record: Record) -> None:
    reader = read(record)
    ids = reader.ids
    assert {href[1:] for href in reader.links if href.startswith("#")} <= set(ids)
    assert len(ids) == len(set(ids))
    for statement in record.statements:
        assert (f"s-{statement.id}" in ids) == any(s.start < s.end for s in statement.content)


@given(st.integers(0, 40), st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50)), max_size=8))
def test_pieces_tile_the_text_and_know_all_that_covers_them(length: int, found: list[tuple[int, int]]) -> None:
    tagged = [(Span(*span), Tag("x", n)) for n, span in enumerate(found)]
    cut = list(pieces(length, tagged))
    assert [i for piece in cut for i in range(piece.start, piece.end)] == list(range(length))
    for piece in cut:
        for i in range(piece.start, piece.end):
            assert piece.tags == {Tag("x", n) for n, (start, end) in enumerate(found) if start <= i < end}


@given(annotated())
def test_blocks_tile_the_text(record: Record) -> None:
    found = blocks(record.text, record.divisions)
    assert "".join(record.text[b.start : b.end] for b in found) == record.text
    assert all(record.text[b.start : b.end].isspace() for b in found if b.kind == "gap")


def test_words_outside_every_division_become_paragraphs() -> None:
    found = blocks("one\ntwo\n\n three ", ())
    assert [(b.kind, "one\ntwo\n\n three "[b.start : b.end]) for b in found] == [
        ("paragraph", "one\ntwo"),
        ("gap", "\n\n "),
        ("paragraph", "three"),
        ("gap", " "),
    ]


def test_nested_statements_stand_in_layers_of_increasing_depth() -> None:
    depths = {
        int(got["data-n"] or 0): (got["class"] or "").split()[1]
        for tag, got in read(cable()).elements
        if tag == "span" and "l" in (got.get("class") or "").split()
    }
    assert [depths[n] for n in range(4)] == ["d1", "d2", "d3", "d1"]


def test_a_statement_in_two_spans_leaves_out_what_stands_between() -> None:
    assert read(cable()).said[3] == "“We cannot,”“wait for the spring”"


def test_a_note_marker_leads_to_its_note_and_the_note_back() -> None:
    reader = read(cable())
    marker = next(got for tag, got in reader.elements if tag == "a" and got.get("class") == "marker")
    back = next(got for tag, got in reader.elements if tag == "a" and got.get("class") == "back")
    assert (marker["href"] or "")[1:] in reader.ids
    assert back["href"] == f"#{marker['id']}"


def test_markers_with_the_same_label_lead_to_their_own_notes_in_order() -> None:
    text = "one1 two1\n\n1 first\n\n1 second"
    divisions = [
        Division(kind="note-marker", voice="editor", start=3, end=4, label="1"),
        Division(kind="note-marker", voice="editor", start=8, end=9, label="1"),
        *(
            Division(kind="footnote", voice="editor", start=s.start, end=s.end, label="1")
            for s in (at(text, "1 first"), at(text, "1 second"))
        ),
    ]
    reader = read(plain(text, divisions=tuple(divisions)))
    hrefs = [href for href in reader.links if href.startswith("#n-")]
    assert hrefs == ["#n-2", "#n-3"]


def test_a_quotation_in_a_list_leaves_out_pages_and_digits_of_notes() -> None:
    record = cable()
    quotation = Quotation(record)
    assert quotation([record.references[0].span]) == "my 85, June 11"
    assert quotation(record.statements[4].content) == "the worst"
    assert quotation(record.statements[3].content) == "“We cannot,” … “wait for the spring”"
    assert quotation([at(record.text, "[Page 77]")]) == "[Page 77]"


def test_a_paragraph_of_one_speaker_is_ruled_as_a_whole_and_others_are_not() -> None:
    blocks_of = [(got.get("class") or "").split() for tag, got in read(talks()).elements if tag == "p"]
    turns = [classes for classes in blocks_of if "turn" in classes]
    assert len(turns) == 3
    assert all("whole" in classes for classes in turns)
    assert not any("whole" in (got.get("class") or "").split() for _, got in read(cable()).elements)


def test_a_run_of_headings_is_one_heading_until_a_numbered_one() -> None:
    text = "TALKS\n\nSecret\n\n1. The quay\n\nWords."
    headings = [
        Division(kind="heading", voice="record", start=s.start, end=s.end)
        for s in (at(text, "TALKS"), at(text, "Secret"), at(text, "1. The quay"))
    ]
    tags = [tag for tag, got in read(plain(text, divisions=tuple(headings))).elements if "heading" in str(got)]
    assert tags == ["h2", "p", "h2"]


def test_a_place_asked_for_is_marked_once_by_name() -> None:
    record = talks()
    span = at(record.text, "you forbade every sailing")
    reader = read(record, span)
    assert reader.ids.count("at") == 1


def test_words_point_to_the_source_and_cue_of_their_statement() -> None:
    marked = {
        word for tag, got in read(cable()).elements if tag == "span" for word in (got.get("class") or "").split()
    }
    assert {"b2", "c2"} <= marked
