"""Pictures of pages to records: formats, pages, places, and bad pictures."""

import struct
import zlib

import pytest

from memcon.errors import UnreadableSource
from memcon.model import Record
from memcon.readers import Settings, read_source
from memcon.readers.formats import format_of
from memcon.readers.images import page_of
from memcon.readers.ocr.recognition import UNREAD_PAGES
from typed_pages import (
    ENGLISH,
    NOTE,
    SHORT,
    Image,
    error_rate,
    needs_tesseract,
    needs_typeface,
    stored,
    typed,
)

needs_recognition = [needs_tesseract, needs_typeface]


def only(path: str, content: bytes, settings: Settings = Settings()) -> Record:  # noqa: B008
    (record,) = read_source(path, content, settings)
    return record


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("PNG", "image/png"),
        ("JPEG", "image/jpeg"),
        ("TIFF", "image/tiff"),
        ("GIF", "image/gif"),
        ("WEBP", "image/webp"),
        ("JPEG2000", "image/jp2"),
    ],
)
def test_a_picture_is_told_by_its_content_whatever_its_name(form: str, media_type: str) -> None:
    content = stored(Image.new("L", (20, 20), 255), form)
    for name in ("scan", "scan.txt", "scan.png", "scan.html"):
        assert format_of(content, name).media_type == media_type


def test_words_that_begin_like_a_picture_are_words() -> None:
    for words in (b"RIFF and RAFF met at Alder.", b"GIF", b"II*"):
        assert format_of(words, "note.txt").media_type == "text/plain"


class TestRecognised:
    pytestmark = needs_recognition

    @pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "GIF", "WEBP", "JPEG2000"])
    def test_every_format_is_read(self, form: str) -> None:
        record = only("scan", stored(typed("alder harbour", paper=NOTE).convert("RGB"), form))
        assert record.text.strip() == "alder harbour"

    def test_lines_become_paragraphs_and_keep_their_places_and_confidence(self) -> None:
        record = only("scan.png", stored(typed(ENGLISH)))
        assert error_rate(record.text, ENGLISH) <= 0.02
        paragraphs = record.text.split("\n\n")
        assert paragraphs[0] == "SECRET"
        assert [words.split()[0] for words in paragraphs[1:5]] == ["Record", "The", "The", "The"]
        (page,) = record.pages
        assert (page.number, page.recognised, page.width, page.height) == (1, True, 1654, 2338)
        assert "".join(record.text[line.start : line.end] for line in page.lines[:1]) == "SECRET"
        tops = [line.box[1] for line in page.lines if line.box]
        assert tops == sorted(tops)
        assert len(tops) == len(page.lines) == ENGLISH.count("\n") - ENGLISH.count("\n\n")
        assert all(line.confidence is not None and 0.6 < line.confidence <= 1 for line in page.lines)

    def test_pages_of_a_tiff_are_pages_and_a_blank_one_is_said(self) -> None:
        pages = typed("first leaf", paper=NOTE), typed("", paper=NOTE), typed("third leaf", paper=NOTE).rotate(180)
        record = only("scan.tif", stored(pages[0], "TIFF", *pages[1:]))
        assert [record.text[page.start : page.end].strip() for page in record.pages] == [
            "first leaf",
            "",
            "third leaf",
        ]
        assert [page.turned for page in record.pages] == [0, 0, 180]
        assert "page 2 is blank" in [finding.reason for finding in record.findings]

    def test_the_places_on_a_page_upside_down_are_those_of_the_picture_as_it_lies(self) -> None:
        lying = typed(SHORT, paper=NOTE).rotate(180)
        record = only("scan.png", stored(lying))
        box = record.pages[0].lines[0].box
        assert box is not None
        assert box[1] > lying.height / 2
        assert lying.crop(tuple(map(round, box))).getextrema()[0] < 100

    def test_a_camera_held_sideways_is_followed(self) -> None:
        exif = Image.Exif()
        exif[0x0112] = 6  # the picture has to be turned clockwise by 90 degrees
        sideways = typed("alder harbour", paper=NOTE).rotate(90, expand=True)
        record = only("photo.jpg", stored_with(sideways, exif))
        assert record.text.strip() == "alder harbour"
        page = record.pages[0]
        assert (page.width, page.height, page.turned) == (sideways.height, sideways.width, 0)

    def test_pages_beyond_the_limit_are_named_and_the_others_read(self) -> None:
        pages = [typed(f"leaf {n}", paper=NOTE) for n in "abc"]
        record = only("scan.tif", stored(pages[0], "TIFF", *pages[1:]), Settings(ocr_pages=1))
        assert record.text.split() == ["leaf", "a"]
        assert len(record.pages) == 3
        assert any(f.stage == UNREAD_PAGES and "pages 2-3 were not read" in f.reason for f in record.findings)

    @pytest.mark.parametrize(("text", "said"), [("", "is blank")])
    def test_a_picture_without_text_says_so(self, text: str, said: str) -> None:
        with pytest.raises(UnreadableSource, match=said):
            only("scan.png", stored(typed(text, paper=NOTE)))


def stored_with(page: "Image.Image", exif: "Image.Exif") -> bytes:
    from io import BytesIO

    into = BytesIO()
    page.save(into, "JPEG", exif=exif)
    return into.getvalue()


def vast(width: int, height: int) -> bytes:
    """A PNG that says it has so many pixels, in a few hundred bytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    )


@needs_tesseract
@pytest.mark.parametrize(("width", "height"), [(10_000, 10_000), (60_000, 60_000)])
def test_a_picture_that_would_fill_the_memory_is_not_unpacked(width: int, height: int) -> None:
    with pytest.raises(UnreadableSource, match="pixels; memcon unpacks pictures of up to") as problem:
        only("bomb.png", vast(width, height))
    assert "Save it smaller" in problem.value.remedy


@needs_tesseract
def test_a_broken_picture_is_said_to_be_broken() -> None:
    whole = stored(typed("alder", paper=NOTE), "JPEG")
    for broken in (whole[: len(whole) // 2], whole[:10]):
        with pytest.raises(UnreadableSource, match="broken picture") as problem:
            only("scan.jpg", broken)
        assert problem.value.remedy


@needs_tesseract
def test_pages_of_a_tiff_after_a_break_are_said_and_those_before_it_read() -> None:
    pages = [typed("first leaf", paper=NOTE), typed("second leaf", paper=NOTE)]
    content = stored(pages[0], "TIFF", *pages[1:])
    record = only("scan.tif", content[: int(len(content) * 0.9)])
    assert record.text.strip() == "first leaf"
    assert any(finding.stage == UNREAD_PAGES for finding in record.findings)


def test_with_recognition_off_a_picture_is_not_read() -> None:
    with pytest.raises(UnreadableSource, match="turned off") as problem:
        only("scan.png", stored(Image.new("L", (20, 20), 255)), Settings(ocr="never"))
    assert "--ocr auto" in problem.value.remedy


def test_without_the_program_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableSource, match=r"scan\.png is a scan, and the program") as problem:
        only("scan.png", stored(Image.new("L", (20, 20), 255)))
    assert "apt-get install tesseract-ocr" in problem.value.remedy


def test_a_page_can_be_had_again_by_its_number() -> None:
    pages = [Image.new("L", (20, 10), shade) for shade in (10, 200)]
    content = stored(pages[0], "TIFF", pages[1])
    assert page_of(content, 2).getpixel((0, 0)) == 200
    for number in (0, 3):
        with pytest.raises(UnreadableSource, match="has no page"):
            page_of(content, number)
