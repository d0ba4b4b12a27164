import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model import Record, Reference, Source
from memcon.pipeline import Pipeline
from memcon.stages.cross_references import cross_references
from memcon.stages.description import Descriptions
from memcon.stages.divisions import Divisions
from memcon.stages.references import References
from memcon.text import Span

PIPELINE = Pipeline([Divisions(), Descriptions(), References()])


def pointed(words: str, *, editor: bool = True) -> list[tuple[str, str, str | None]]:
    found = cross_references(words, Span(0, len(words)), editor=editor)
    return [(c.span.of(words), c.kind, c.number) for c in found]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("See Document 25.", [("Document 25", "document", "25")]),
        ("Documents 12, 14 and 16.",
         [("Documents 12", "document", "12"), ("14", "document", "14"), ("16", "document", "16")]),
        ("See Documents 278–80 and 3.",
         [("Documents 278–80", "document", n) for n in ("278", "279", "280")] + [("3", "document", "3")]),
        ("ante, p. 341", [("ante, p. 341", "page", "341")]),
        ("Printed post, pp. 12–14.", [("post, pp. 12–14", "page", "12–14")]),
        ("Nos 12 and 14 above", [("Nos 12", "document", "12"), ("14", "document", "14")]),
        ("See No. 14, note 3.", [("No. 14", "document", "14")]),
        ("Volume V, Document 106", [("Volume V, Document 106", "document", "V/106")]),
        ("See Volume II, No. 106.", [("Volume II, No. 106", "document", "II/106")]),
        ("Documents 22 and 24 in Volume XIII.",
         [("Documents 22", "document", "XIII/22"), ("24", "document", "XIII/24")]),
        ("Foreign Relations, 1952–1954, vol. XI, Part 1, Document 3.",
         [("Foreign Relations, 1952–1954, vol. XI, Part 1, Document 3", "document", "1952–1954, XI, 1/3")]),
        ("ibid., Document 110", [("ibid., Document 110", "document", "ibid/110")]),
        ("See footnote 4, Document 19.", [("Document 19", "document", "19")]),
        ("Not printed; see infra.", [("infra", "document", None)]),
        ("Voir le document n° 25.", [("document n° 25", "document", "25")]),
        ("Vgl. Dok. 25, Anm. 3.", [("Dok. 25", "document", "25")]),
        ("См. док. № 25.", [("док. № 25", "document", "25")]),
        ("See telegram No. 7 of 2 May.", []),
        ("Sent as nos 131 and 9.", []),
        ("See footnote 3 above.", []),
    ],
)  # fmt: skip
def test_an_editor_points_to_documents_and_pages(words: str, found: list[tuple[str, str, str | None]]) -> None:
    assert sorted(pointed(words)) == sorted(found)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("The Minister agreed (see Document 25).", ["25"]),
        ("The plan (Nos 12 and 14 above) was kept.", ["12", "14"]),
        ("He signed Document 25 and left.", []),
        ("He asked for No. 14.", []),
        ("The men stood before and post.", []),
    ],
)
def test_the_records_own_words_point_only_where_they_can_mean_nothing_else(words: str, numbers: list[str]) -> None:
    assert [number for _, _, number in pointed(words, editor=False)] == numbers


def referring(text: str) -> tuple[Reference, ...]:
    source = Source(path="x.txt", sha256="", media_type="text/plain", span=Span(0, len(text)))
    return PIPELINE.read(Record(id="x", source=source, text=text)).references


def test_footnotes_and_source_notes_are_read() -> None:
    text = (
        "Telegram 9 VALDA, May 3, 1951\n\nThe envoy said (my 401, April 30) that the bridge was closed.1\n\n"
        "1 Not printed; see Document 12.\n\nSource: PA AA, B 31, Bd. 12. Cf. No. 14."
    )
    assert [(r.span.of(text), r.kind, r.number) for r in referring(text)] == [
        ("my 401, April 30", "telegram", "401"), ("Document 12", "document", "12"), ("No. 14", "document", "14"),
    ]  # fmt: skip


@given(st.integers(1, 900), st.integers(1, 40), st.booleans())
def test_every_document_of_a_range_is_pointed_to(first: int, more: int, short: bool) -> None:
    last = str(first + more)
    same = len(str(first)) == len(last) and str(first)[0] == last[0]
    words = f"See Documents {first}–{last[1:] if short and same and last[1] != '0' else last}."
    assert [number for _, _, number in pointed(words)] == [str(n) for n in range(first, first + more + 1)]


PIECES = st.sampled_from(
    ["See", "Document", "Documents", "No.", "Nos", "12", "14–16", "and", ",", "ante, p.", "Volume V,", "infra"]
)


@given(st.lists(PIECES | st.text(max_size=6), max_size=20), st.booleans())
def test_what_points_lies_in_the_text(parts: list[str], editor: bool) -> None:
    words = " ".join(parts)
    for found in cross_references(words, Span(0, len(words)), editor=editor):
        assert 0 <= found.span.start < found.span.end <= len(words)
        assert found.number is None or found.number[-1].isalnum()
