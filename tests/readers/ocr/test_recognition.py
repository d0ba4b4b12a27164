"""The pages of a source through the recogniser: limits, findings, and pages kept from an earlier run."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.errors import UnreadableSource
from memcon.model import Page
from memcon.readers import Settings
from memcon.readers.ocr import Recognised, Recognition, Word, WordLine, engine, kept, recognition
from memcon.readers.ocr.recognition import UNREAD_PAGES, in_words
from typed_pages import Image


class Reader:
    """Stands in for Tesseract: each picture has as many words as its first pixel is bright, half of them weak."""

    def __init__(self) -> None:
        self.read = 0

    def __call__(self, picture: "Image.Image", settings: Settings) -> Recognised:
        self.read += 1
        shade = picture.getpixel((0, 0))
        assert isinstance(shade, int)
        if shade == 255:
            raise UnreadableSource("could not be read: it is torn.")
        words = tuple(Word(f"w{n}", (n, 0, n + 1, 1), 1, 0.9 if n % 2 else 0.3) for n in range(shade))
        lines = (WordLine(words, 1),) if words else ()
        return Recognised(width=9, height=9, lines=lines, languages=settings.languages, blank=not words)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Reader:
    stand_in = Reader()
    monkeypatch.setattr(recognition, "recognise", stand_in)
    monkeypatch.setattr(engine, "require", lambda languages: None)
    monkeypatch.setattr(engine, "version", lambda: "stand-in 1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return stand_in


def picture(shade: int, mark: int = 0) -> Callable[[], "Image.Image"]:
    """A picture of one shade; those of different `mark` are different pictures."""
    drawn = Image.new("L", (9, 9), shade)
    drawn.putpixel((8, 8), mark)
    return lambda: drawn


def never() -> "Image.Image":
    raise AssertionError("a picture was made that nobody reads")


def test_after_the_last_page_allowed_no_picture_is_made_and_the_rest_is_named(reader: Reader) -> None:
    one = Recognition(Settings(ocr_pages=2), 5)
    found = [one.page(n, picture(4, n) if n < 3 else never) for n in range(1, 6)]
    assert [page is not None for page in found] == [True, True, False, False, False]
    (finding,) = (finding for finding in one.findings(()) if finding.stage == UNREAD_PAGES)
    assert finding.reason.startswith("pages 3-5 were not read")
    assert "--ocr-pages" in finding.reason


def test_the_same_again_goes_on_where_it_stopped(reader: Reader) -> None:
    for run, read in ((1, 2), (2, 4), (3, 5), (4, 5)):
        one = Recognition(Settings(ocr_pages=2), 5)
        pages = [one.page(n, picture(4, n)) for n in range(1, 6)]
        assert sum(page is not None for page in pages) == min(2 * run, 5)
        assert reader.read == read


def test_another_language_is_another_reading(reader: Reader) -> None:
    for languages in (("en",), ("fr",), ("en",)):
        Recognition(Settings(languages=languages), 1).page(1, picture(4))
    assert reader.read == 2


def test_what_is_kept_is_what_was_read_and_a_broken_file_is_nothing(reader: Reader, tmp_path: Path) -> None:
    page = reader(picture(5)(), Settings())
    kept.put("ab12", page)
    assert kept.get("ab12") == page
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    file.write_bytes(file.read_bytes()[:-3])
    assert kept.get("ab12") is None
    assert kept.get("cd34") is None


def test_where_nothing_can_be_kept_reading_goes_on(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert Recognition(Settings(), 1).page(1, picture(4)) is not None


def test_weak_words_are_counted_at_their_page(reader: Reader) -> None:
    one = Recognition(Settings(), 2)
    one.page(1, picture(1))
    one.page(2, picture(6))
    pages = [Page(number=1, start=0, end=4), Page(number=2, start=5, end=30)]
    findings = [(f.reason, f.start, f.end) for f in one.findings(pages)]
    assert findings == [
        ("page 1: 1 of 1 words recognised with little confidence", 0, 4),
        ("page 2: 3 of 6 words recognised with little confidence", 5, 30),
    ]


def test_blank_and_torn_pages_are_named_and_the_others_read(reader: Reader) -> None:
    one = Recognition(Settings(), 4)
    shades = (0, 255, 4, 0)
    pages = [one.page(n, picture(shade, n)) for n, shade in enumerate(shades, 1)]
    assert [page is None for page in pages] == [False, True, False, False]
    reasons = [finding.reason for finding in one.findings(())]
    assert "page 2 could not be read: it is torn" in reasons
    assert "pages 1 and 4 are blank" in reasons


def test_every_page_read_is_told_with_how_many_there_are(reader: Reader) -> None:
    told: list[tuple[int, int]] = []
    one = Recognition(Settings(on_page=lambda number, pages: told.append((number, pages))), 3)
    for n in (1, 2, 3):
        one.page(n, picture(4, n))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("shade", "pages", "said"), [(0, 500, "is blank"), (255, 500, "could not be read"), (4, 0, "was not read")]
)
def test_a_source_without_any_text_says_why(reader: Reader, shade: int, pages: int, said: str) -> None:
    one = Recognition(Settings(ocr_pages=pages), 1)
    one.page(1, picture(shade))
    assert said in one.nothing().message


@given(st.sets(st.integers(1, 60), min_size=1))
def test_pages_in_words_name_every_page_once(numbers: set[int]) -> None:
    words = in_words(sorted(numbers))
    named: list[int] = []
    for part in words.partition(" ")[2].replace(" and ", ", ").split(", "):
        first, _, last = part.partition("-")
        named += range(int(first), int(last or first) + 1)
    assert named == sorted(numbers)
    assert words.startswith("pages " if len(numbers) > 1 else "page ")
