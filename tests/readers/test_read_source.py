"""From a source's bytes to a record: its text, its id, what kind of text it is, what is wrong with it."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.errors import UnreadableSource
from memcon.model import Record
from memcon.readers import read_source, walk
from memcon.text import Span


def read(path: str, content: bytes) -> Record:
    (record,) = read_source(path, content)
    return record


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\t \u00a0\u200b"), min_size=1))
def test_plain_text_and_markdown_are_not_altered(text: str) -> None:
    content = text.encode()
    if not text.strip() or text[0] in "<\ufeff":
        return
    for path in ("a.txt", "a.md"):
        record = read(path, content)
        assert record.text == text
        assert record.source.span == Span(0, len(text))
        assert record.source.sha256 == hashlib.sha256(content).hexdigest()
        assert record.source.path == path


@pytest.mark.parametrize(
    ("path", "text", "media_type"),
    [
        ("a.txt", "Sir,\n\nI have the honour.", "text/plain"),
        ("a", "Sir,\n\nI have the honour.", "text/plain"),
        ("a.md", "Sir,\n\nI have the honour.", "text/markdown"),
        ("a.txt", "**Secret**\n\nSir,  \nI have the honour. [\\[1\\]](#n)", "text/markdown"),
        ("a.txt", "Sir,\n\n* * *\n\nI have [1] the honour.", "text/plain"),
        ("a.txt", "<!DOCTYPE html>\n<p>Sir,</p>", "text/html"),
        ("a", "\n<!-- saved --><html><p>Sir,</p></html>", "text/html"),
        ("-", '<?xml version="1.0"?><html xmlns="x"><p>Sir,</p></html>', "text/html"),
        ("a.html", "<div>Sir,</div>", "text/html"),
        ("a.html", "Sir, 2 < 3 and no tag at all", "text/plain"),
        ("a.txt", "<Sir>, and <b>no</b> page", "text/plain"),
    ],
)
def test_the_kind_of_text_is_told_by_its_content_first(path: str, text: str, media_type: str) -> None:
    assert read(path, text.encode()).source.media_type == media_type


def test_a_record_is_called_after_its_file_alone() -> None:
    assert read("letters/no12.txt", b"Sir,").id == "no12"
    assert read("elsewhere/no12.txt", b"Madam,").id == "no12"
    assert read("telegram no. 12", b"Sir,").id == "telegram no. 12"


def test_a_record_from_standard_input_is_called_after_its_bytes() -> None:
    first, second = read("-", b"Sir,"), read("-", b"Madam,")
    assert first.id == f"stdin-{first.source.sha256[:8]}"
    assert first.id != second.id
    assert read("-", b"Sir,").id == first.id


@pytest.mark.parametrize(
    ("path", "content", "words"),
    [
        ("a.txt", b"", "a.txt is empty."),
        ("-", b"", "Standard input is empty."),
        ("a.txt", b" \r\n\t", "a.txt holds only white space."),
        ("a.txt", b"\xef\xbb\xbf", "a.txt holds only white space."),
        ("a.txt", b"%PDF-1.4", "a.txt is a broken PDF"),
        ("a.xhtml", b"<?xml version='1.0'?><catalogue/>", "a.xhtml is an XML file"),
        ("a.txt", b"<TEI xmlns='x'><text/></TEI>", "a.txt is a TEI file without a text."),
        ("a.html", b"<html><body></body></html>", "a.html is a page that shows no words."),
        ("a.html", b"<html>" + b"<div>" * 9000, "a.html nests more than 2000 elements"),
    ],
)
def test_what_cannot_be_read_is_said_with_the_name_and_a_remedy(path: str, content: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(path, content)
    assert str(refused.value).startswith(words)
    assert refused.value.remedy.endswith(".")


def test_a_page_is_decoded_as_it_declares() -> None:
    page = '<html><head><meta charset="windows-1251"></head><p>Товарищ Градов</p></html>'
    assert read("a.html", page.encode("cp1251")).text == "Товарищ Градов"
    older = '<html><meta http-equiv=Content-Type content="text/html; charset=iso-8859-1"><p>“é”</p></html>'
    assert read("a.html", older.encode("cp1252")).text == "“é”"
    assert read("a.html", page.encode("utf-8")).text == "Товарищ Градов"


def test_broken_bytes_of_a_page_are_found_without_a_place() -> None:
    page = "<html><p>Él volvió, señor ".encode() + b"\xff" + b"</p></html>"
    record = read("a.html", page)
    assert record.text == "Él volvió, señor \ufffd"
    (finding,) = record.findings
    assert (finding.start, finding.end) == (None, None)
    assert "FF" in finding.reason


def test_every_specimen_is_read_and_their_ids_differ(specimens: Path) -> None:
    records = []
    for path in sorted(specimens.glob("*.[thm]*")):
        (opened,) = walk([path])
        assert opened.problem is None
        records.append(read(opened.path, opened.content))
    assert len(records) >= 8
    assert len({record.id for record in records}) == len(records)
    assert {record.source.media_type for record in records} == {"text/plain", "text/markdown", "text/html"}


@pytest.mark.shared
def test_the_seed_records_are_read_unaltered(shared: Path) -> None:
    kinds = []
    for path in sorted((shared / "seeds").glob("*.txt")):
        record = read(str(path), path.read_bytes())
        assert record.text.encode() == path.read_bytes()
        assert record.findings == ()
        kinds.append(record.source.media_type)
    assert kinds == ["text/plain", "text/markdown", "text/plain"]
