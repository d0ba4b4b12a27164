"""OpenDocument texts give their text as LibreOffice prints it, with notes, numbers and pages in their places."""

import io
import zipfile
from pathlib import Path

import odfdo
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.errors import UnreadableSource
from memcon.model import Record
from memcon.readers import read_source

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{of}:1.0"'
    for name, of in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("number", "datastyle"),
        ("manifest", "manifest"),
    )
)
KIND = "application/vnd.oasis.opendocument.text"
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1)


def odt(body: str, styles: str = "", pages: str = "", kind: str = KIND, **parts: str) -> bytes:
    """An OpenDocument file with this text, these automatic styles, and these pages in its styles."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), kind)
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMES}><office:automatic-styles><number:date-style><number:text>-"
            f"</number:text></number:date-style>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {NAMES}><office:master-styles>{pages}</office:master-styles>"
            "</office:document-styles>",
        )
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def read(content: bytes, path: str = "a.odt") -> Record:
    (record,) = read_source(path, content)
    return record


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_the_text_written_is_the_text_read(paragraphs: list[str]) -> None:
    document = odfdo.Document("text")
    document.body.clear()
    for words in paragraphs:
        document.body.append(odfdo.Paragraph(words))
    made = io.BytesIO()
    document.save(made)
    shown = [" ".join(part for part in words.split(" ") if part) for words in paragraphs]
    if "".join(shown).strip():
        assert read(made.getvalue()).text == "\n\n".join(words for words in shown if words)
    else:
        with pytest.raises(UnreadableSource, match="only white space"):
            read(made.getvalue())


def test_a_specimen_comes_back_as_it_was(specimens: Path) -> None:
    text = (specimens / "brisanne-2214-1947.txt").read_text("utf-8")
    paragraphs = [" ".join(words.split()) for words in text.split("\n\n") if words.strip()]
    record = read(odt("".join(map(p, (words.replace("&", "&amp;") for words in paragraphs)))), "brisanne.odt")
    assert record.text == "\n\n".join(paragraphs)
    assert (record.id, record.source.media_type) == ("brisanne", KIND)


def test_white_space_is_that_of_the_format() -> None:
    body = p('  a\n\t b<text:s text:c="3"/>c<text:tab/>d<text:line-break/>e ') + p(" ")
    body += p('<text:span>f</text:span><text:a> g</text:a><text:s text:c="999999999"/>')
    assert read(odt(body)).text == "a b c\td\ne\n\nf g"


def test_notes_follow_the_text_and_their_markers_stand_in_it() -> None:
    def note(label: str, words: str, kind: str = "footnote") -> str:
        return (
            f'<text:note text:note-class="{kind}"><text:note-citation>{label}</text:note-citation>'
            f"<text:note-body>{words}</text:note-body></text:note>"
        )

    body = p(f"He agreed.{note('1', p('Twice.'))} She did not.{note('i', p('At noon.') + p('Or later.'), 'endnote')}")
    record = read(odt(body + p(f"All{note('*', p('But one.'))} left.")))
    assert record.text == (
        "He agreed.[1] She did not.[i]\n\nAll[*] left.\n\n1. Twice.\n\ni. At noon.\n\nOr later.\n\n* But one."
    )
    found = [(d.kind, d.label, record.text[d.start : d.end]) for d in record.divisions]
    assert found == [
        ("note-marker", "1", "[1]"),
        ("note-marker", "i", "[i]"),
        ("note-marker", "*", "[*]"),
        ("footnote", "1", "1. Twice."),
        ("footnote", "i", "i. At noon.\n\nOr later."),
        ("footnote", "*", "* But one."),
    ]


def test_changes_are_read_as_they_would_be_printed() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>refuse</text:p></text:deletion>"
        "</text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
    )
    body += p("We <text:change/><text:change-start/>accept<text:change-end/>.<office:annotation><text:p>Hm.</text:p>")
    body = body.replace("<text:p>Hm.</text:p></text:p>", "<text:p>Hm.</text:p></office:annotation></text:p>")
    record = read(odt(body))
    assert record.text == "We accept."
    reasons = " ".join(finding.reason for finding in record.findings)
    assert "1 insertions were taken as text, 1 deletions were left out" in reasons
    assert "comments in the margin, left out: 1" in reasons


def test_the_cells_of_a_row_are_parted_by_a_tab() -> None:
    def row(*cells: str) -> str:
        inside = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}</table:table-row>"

    head = f"<table:table-header-rows>{row(p('a'), p('b') + p('second') + p(''), p('c'))}</table:table-header-rows>"
    table = f"<table:table><table:table-column/>{head}{row(p('d'), p(''), p('f'))}</table:table>"
    assert read(odt(p("Before") + table + p("After"))).text == "Before\n\na\tb\nsecond\tc\nd\t\tf\n\nAfter"


LEVELS = (
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="3" style:num-format="I" text:display-levels="3"/>'
    '<text:list-level-style-bullet text:level="4" text:bullet-char="x"/>'
)


def test_paragraphs_have_the_numbers_that_are_shown() -> None:
    def items(*inside: str, more: str = "") -> str:
        return (
            f'<text:list text:style-name="L"{more}>'
            + "".join(f"<text:list-item>{each}</text:list-item>" for each in inside)
            + "</text:list>"
        )

    def nested(*inside: str) -> str:
        return items(*inside).replace(' text:style-name="L"', "")

    deep = nested(p("deep") + nested(p("dot")))
    body = items(p("one") + p("and more"), p("two") + nested(p("under") + deep, p("next"))) + p("between")
    body += items(p("three"), more=' text:continue-numbering="true"') + items(p("anew"))
    body += items(p("nine")).replace("<text:list-item>", '<text:list-item text:start-value="9">')
    styles = f'<text:list-style style:name="L">{LEVELS}</text:list-style>'
    outline = f'<text:outline-style style:name="O">{LEVELS}</text:outline-style>'
    body += '<text:h text:outline-level="1">Head</text:h><text:h text:outline-level="2">Below</text:h>'
    assert read(odt(body, styles, outline)).text.split("\n\n") == [
        "1. one",
        "and more",
        "2. two",
        "(a) under",
        "2.a.I deep",
        "dot",
        "(b) next",
        "between",
        "3. three",
        "1. anew",
        "9. nine",
        "1. Head",
        "(a) Below",
    ]


def test_pages_are_told_by_their_breaks() -> None:
    styles = (
        '<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/>'
        '</style:style><style:style style:name="C" style:family="paragraph" style:parent-style-name="B"/>'
        '<style:style style:name="A" style:family="paragraph"><style:paragraph-properties fo:break-after="page"/>'
        '</style:style><style:style style:name="M" style:family="paragraph" style:master-page-name="Standard"/>'
    )
    body = (
        p("One.", "M")
        + p("Two.", "C")
        + p("Also two.", "A")
        + p("Three.<text:soft-page-break/>Four.")
        + p("Five.", "M")
    )
    record = read(odt(body, styles))
    assert [record.text[page.start : page.end] for page in record.pages] == [
        "One.",
        "Two.\n\nAlso two.",
        "Three.",
        "Four.",
        "Five.",
    ]


def test_of_the_headers_that_of_the_first_page_is_read() -> None:
    header = p("TOP SECRET") + p("Page <text:page-number>1</text:page-number>")
    page = f'<style:master-page style:name="Standard"><style:header>{header}</style:header>%s</style:master-page>'
    assert read(odt(p("Sir,"), pages=page % "")).text == "TOP SECRET\n\nSir,"
    first = f"<style:header-first>{p('Embassy at Orvel')}</style:header-first>"
    assert read(odt(p("Sir,"), pages=page % first)).text == "Embassy at Orvel\n\nSir,"
    switched_off = first.replace("<style:header-first>", '<style:header-first style:display="false">')
    assert read(odt(p("Sir,"), pages=page % switched_off)).text == "TOP SECRET\n\nSir,"


def test_a_text_box_follows_its_paragraph() -> None:
    box = f"<draw:frame><draw:text-box>{p('In the box.')}</draw:text-box></draw:frame>"
    assert read(odt(p(f"Beside{box} it.") + p("After."))).text == "Beside it.\n\nIn the box.\n\nAfter."


def test_the_title_of_the_properties_is_a_derived_one() -> None:
    title = '<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">On Orvel</dc:title>'
    meta = f"<office:document-meta {NAMES}><office:meta>{title}</office:meta></office:document-meta>"
    card = read(odt(p("Sir,"), **{"meta.xml": meta})).description
    assert (card.title, card.derived) == ("On Orvel", {"title": "file properties"})


def test_macros_are_not_run_and_said() -> None:
    record = read(odt(p("Sir,"), **{"Basic/Standard/Module1.xml": "<x/>"}))
    assert any("macros; nothing of them was run" in finding.reason for finding in record.findings)


@pytest.mark.parametrize("path", ["a.odt", "a.txt", "a", "a.odd"])
def test_it_is_known_by_its_content(path: str) -> None:
    assert read(odt(p("Sir,")), path).text == "Sir,"


ENTRY = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
LOCKED = f"<manifest:manifest {NAMES}>{ENTRY}</manifest:manifest>"
ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (odt("<text:p>"), "is an OpenDocument text that is damaged."),
        (odt(p("Sir,"))[:500], "is an OpenDocument text that is damaged."),
        (
            odt(p("Sir,"), **{"META-INF/manifest.xml": LOCKED}),
            "is an OpenDocument text that is protected by a password.",
        ),
        (odt(p("Sir,"), **{"meta.xml": ENTITY}), "declares XML entities"),
        (odt(p("")), "holds only white space"),
        (odt(p("1"), kind="application/vnd.oasis.opendocument.spreadsheet"), "an OpenDocument file of another kind"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(content)
    assert str(refused.value).startswith("a.odt ")
    assert words in refused.value.message
    assert refused.value.remedy.endswith(".")
