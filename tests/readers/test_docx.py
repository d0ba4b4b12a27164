"""Word files give their text as Word prints it, with notes, numbers and pages in their places."""

import contextlib
import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from hypothesis import given
from hypothesis import strategies as st

from memcon.errors import UnreadableSource
from memcon.model import Record
from memcon.readers import read_source

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OTHERS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
# What Word's own paragraphs may hold: no control characters, no half characters.
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1)


def word(body: str, namespace: str = W, **parts: str) -> bytes:
    """A Word file with this body and these other parts (footnotes="<w:footnote ...>"), each without its root."""
    made = io.BytesIO()
    root = f'xmlns:w="{namespace}" xmlns:r="{R}" {OTHERS}'
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{R}/officeDocument"'
            ' Target="word/document.xml"/></Relationships>',
        )
        related = "".join(f'<Relationship Id="{n}" Type="{R}/{n}" Target="{n}.xml"/>' for n in parts)
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>'
        )
        archive.writestr("word/document.xml", f"<w:document {root}><w:body>{body}</w:body></w:document>")
        for name, inside in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {root}>{inside}</w:{name}>")
    return made.getvalue()


def p(words: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def read(content: bytes, path: str = "a.docx") -> Record:
    (record,) = read_source(path, content)
    for division in record.divisions:
        assert record.text[division.start : division.end].strip()
    return record


def saved(document: "docx.document.Document") -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_the_text_written_is_the_text_read(paragraphs: list[str]) -> None:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    shown = [" ".join(part for part in words.split(" ") if part) for words in paragraphs]
    content = saved(document)
    if "".join(shown).strip():
        assert read(content).text == "\n\n".join(words for words in shown if words)
    else:
        with pytest.raises(UnreadableSource, match="only white space"):
            read(content)


def test_a_specimen_comes_back_as_it_was(specimens: Path) -> None:
    text = (specimens / "brisanne-2214-1947.txt").read_text("utf-8")
    paragraphs = [" ".join(words.split()) for words in text.split("\n\n") if words.strip()]
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    record = read(saved(document), "brisanne.docx")
    assert record.text == "\n\n".join(paragraphs)
    assert record.id == "brisanne"
    assert record.source.media_type.endswith("wordprocessingml.document")


def test_notes_follow_the_text_and_their_markers_stand_in_it() -> None:
    marks = [f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in (7, 8)]
    body = f"<w:p><w:r><w:t>He agreed.</w:t></w:r>{marks[0]}<w:r><w:t> She did not.</w:t></w:r>{marks[1]}</w:p>"
    body += '<w:p><w:r><w:t>They left.</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>' + p("The end.")
    own = "<w:r><w:footnoteRef/></w:r>"
    notes = f'<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="8">{p("Not then.")}'
    first = f"<w:p>{own}<w:r><w:t> Twice.</w:t></w:r></w:p>"
    notes += f'{p("Nor later.")}</w:footnote><w:footnote w:id="7">{first}</w:footnote>'
    record = read(word(body, footnotes=notes, endnotes=f'<w:endnote w:id="2">{p("At noon.")}</w:endnote>'))
    text = "He agreed.[1] She did not.[2]\n\nThey left.[i]\n\nThe end."
    assert record.text == f"{text}\n\n1. Twice.\n\n2. Not then.\n\nNor later.\n\ni. At noon."
    found = [(d.kind, d.label, record.text[d.start : d.end]) for d in record.divisions]
    assert found == [
        ("note-marker", "1", "[1]"),
        ("note-marker", "2", "[2]"),
        ("note-marker", "i", "[i]"),
        ("footnote", "1", "1. Twice."),
        ("footnote", "2", "2. Not then.\n\nNor later."),
        ("footnote", "i", "i. At noon."),
    ]
    assert {d.resp for d in record.divisions} == {"docx@1"}


def test_a_note_may_have_a_mark_of_its_own() -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="7"/><w:t>*</w:t></w:r>'
    body = f"<w:p><w:r><w:t>He agreed.</w:t></w:r>{mark}</w:p>"
    record = read(word(body, footnotes=f'<w:footnote w:id="7">{p("Twice.")}</w:footnote>'))
    assert record.text == "He agreed.[*]\n\n* Twice."
    assert [d.label for d in record.divisions] == ["*", "*"]


def test_changes_are_read_as_they_would_be_printed() -> None:
    body = (
        "<w:p><w:r><w:t>We </w:t></w:r><w:del><w:r><w:delText>refuse</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>accept</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> not</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> in secret</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>"
    )
    joined = p("One", "<w:rPr><w:del/></w:rPr>") + p(" paragraph.")
    record = read(word(body + joined, comments="<w:comment/><w:comment/>"))
    assert record.text == "We accept.\n\nOne paragraph."
    reasons = " ".join(finding.reason for finding in record.findings)
    assert "1 insertions were taken as text, 2 deletions were left out" in reasons
    assert "comments in the margin, left out: 2" in reasons
    assert "runs of hidden words, left out: 1" in reasons


def test_the_cells_of_a_row_are_parted_by_a_tab() -> None:
    document = docx.Document()
    document.add_paragraph("Before")
    table = document.add_table(3, 3)
    for row, cells in enumerate((("a", "b", "c"), ("d", "", "f"), ("g", "h\ni", ""))):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    table.cell(0, 0).add_paragraph("")
    table.cell(0, 1).add_paragraph("second")
    inner = table.cell(2, 2).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "x", "y"
    document.add_paragraph("After")
    assert read(saved(document)).text == "Before\n\na\tb\nsecond\tc\nd\t\tf\ng\th\ni\t\nx\ty\n\nAfter"


def numbering(*levels: str) -> str:
    inside = "".join(f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/>{level}</w:lvl>' for at, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="0">{inside}</w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )


def test_paragraphs_have_the_numbers_that_word_shows() -> None:
    levels = [
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        for form, text in (("decimal", "%1."), ("lowerLetter", "(%2)"), ("upperRoman", "%1-%3"), ("bullet", "•"))
    ]

    def item(words: str, depth: int, number: int = 5) -> str:
        return p(words, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')

    body = item("one", 0) + item("two", 0) + p("between") + item("under", 1) + item("deep", 2) + item("dot", 3)
    body += item("next", 1) + item("three", 0) + item("again", 1) + item("anew", 0, 6) + item("none", 0, 0)
    body += p("by style", '<w:pStyle w:val="Sub"/>')
    styles = (
        '<w:style w:styleId="Sub"><w:basedOn w:val="Base"/></w:style><w:style w:styleId="Base"><w:pPr><w:numPr>'
        '<w:numId w:val="6"/></w:numPr></w:pPr></w:style>'
    )
    text = read(word(body, numbering=numbering(*levels), styles=styles)).text
    assert text.split("\n\n") == [
        "1. one",
        "2. two",
        "between",
        "(a) under",
        "2-I deep",
        "dot",
        "(b) next",
        "3. three",
        "(a) again",
        "1. anew",
        "none",
        "2. by style",
    ]


def test_pages_are_told_by_their_breaks() -> None:
    broken = '<w:p><w:r><w:t>One.</w:t><w:br w:type="page"/><w:lastRenderedPageBreak/><w:t>Two.</w:t></w:r></w:p>'
    section = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    body = (
        broken
        + p("Three.", "<w:pageBreakBefore/>")
        + p("Still three.", "<w:sectPr/>")
        + p("On three.", "<w:sectPr/>")
    )
    record = read(word(body + p("Four.") + section.replace("continuous", "nextPage").join(("", ""))))
    assert [record.text[page.start : page.end] for page in record.pages] == [
        "One.",
        "Two.",
        "Three.\n\nStill three.",
        "On three.",
        "Four.",
    ]
    assert [page.number for page in record.pages] == [1, 2, 3, 4, 5]
    assert record.text == "One.\nTwo.\n\nThree.\n\nStill three.\n\nOn three.\n\nFour."
    record = read(word(p("One.", "<w:sectPr/>") + p("Also one.") + section))
    assert record.pages == ()


def test_of_the_headers_that_of_the_first_page_is_read() -> None:
    document = docx.Document()
    document.add_paragraph("Sir,")
    section = document.sections[0]
    section.header.paragraphs[0].text = "TOP SECRET"
    section.footer.paragraphs[0].text = "Office of the Minister"
    numbered = section.header.add_paragraph("Page ")
    field = OxmlElement("w:fldSimple")
    field.set(f"{{{W}}}instr", " PAGE ")
    numbered._p.append(field)
    assert read(saved(document)).text == "TOP SECRET\n\nSir,"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Embassy at Orvel"
    assert read(saved(document)).text == "Embassy at Orvel\n\nSir,"


def test_a_text_box_follows_its_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    drawn = (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r><w:t>Beside</w:t></w:r><w:r>{drawn}</w:r><w:r><w:t> it.</w:t></w:r></w:p>" + p("After.")
    assert read(word(body)).text == "Beside it.\n\nIn the box.\n\nAfter."


def test_what_stands_in_frames_fields_and_links_is_read() -> None:
    body = (
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{p('Framed.')}</w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink><w:r><w:t>Linked</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t>"
        "<w:noBreakHyphen/></w:r><w:r><w:fldChar/><w:instrText>DATE</w:instrText><w:t>c</w:t></w:r>"
        '<w:fldSimple w:instr="DATE"><w:r><w:t>d</w:t></w:r></w:fldSimple><w:r><w:sym/></w:r></w:p>'
    )
    record = read(word(body))
    assert record.text == "Framed.\n\nLinked\ta\nb\u2011cd\ufffd"
    assert any("signs of a symbol font" in finding.reason for finding in record.findings)


def test_a_strict_file_is_read_alike() -> None:
    assert read(word(p("Sir,"), STRICT)).text == "Sir,"


def test_the_title_of_the_properties_is_a_derived_one() -> None:
    document = docx.Document()
    document.add_paragraph("Sir,")
    document.core_properties.title = "Letter on  Orvel"
    card = read(saved(document)).description
    assert (card.title, card.derived, card.responsibility) == ("Letter on Orvel", {"title": "file properties"}, {})


def changed(content: bytes, **members: bytes) -> bytes:
    """A copy of a ZIP file with some members replaced or added ("word/document.xml")."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys((*old.namelist(), *members)):
            new.writestr(name, members[name] if name in members else old.read(name))
    return made.getvalue()


def test_macros_are_not_run_and_said() -> None:
    record = read(changed(word(p("Sir,")), **{"word/vbaProject.bin": b"Sub AutoOpen()"}), "a.docm")
    assert record.text == "Sir,"
    assert any("macros; nothing of them was run" in finding.reason for finding in record.findings)


@pytest.mark.parametrize("path", ["a.docx", "a.txt", "a", "a.odd"])
def test_it_is_known_by_its_content(path: str) -> None:
    assert read(word(p("Sir,")), path).text == "Sir,"


BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document xmlns:w="%s">&b;</w:document>'
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document xmlns:w="%s">&a;</w:document>'
GOOD = word(p("Sir,"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (changed(GOOD, **{"word/document.xml": BOMB % W.encode()}), "declares XML entities"),
        (changed(GOOD, **{"word/document.xml": OUTSIDE % W.encode()}), "declares XML entities"),
        (changed(GOOD, **{"word/document.xml": b"<w:p"}), "is a Word file that is damaged."),
        (changed(GOOD, **{"word/document.xml": b"<a>" + bytes(20_000_000)}), "as a ZIP bomb does"),
        (GOOD[: len(GOOD) // 2], "is a Word file that is damaged."),
        (GOOD.replace(b"word/document.xml", b"word/documenx.xml"), "is a Word file that is damaged."),
        (word("<w:sdt>" * 300 + p("Sir,") + "</w:sdt>" * 300), "is a Word file that is damaged."),
        (word(p("")), "holds only white space"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "an old Office program"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(content)
    assert str(refused.value).startswith("a.docx ")
    assert words in refused.value.message
    assert refused.value.remedy.endswith(".")


@given(st.data())
def test_no_damage_ends_in_anything_but_a_record_or_a_sentence(data: st.DataObject) -> None:
    content = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(UnreadableSource):
        assert read(bytes(content)).text
