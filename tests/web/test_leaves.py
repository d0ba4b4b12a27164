"""Images of pages beside the text: drawn from the source, and only from what was read."""

import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from test_pieces_and_body import Reader
from written import at, plain

from memcon.library import Library
from memcon.model import Line, Page, Record, Source
from memcon.text import Span
from memcon.web import create_app
from typed_pages import Image, stored

TEXT = "The first leaf says little.\n\n\fThe second leaf says that the quay is shut."
SECOND = TEXT.index("The second")
WHITE, GREY = Image.new("L", (100, 200), 250), Image.new("L", (100, 200), 90)


def scanned(path: str, content: bytes, turned: int = 0) -> Record:
    """A record of two pages of a TIFF; the second has one line in its upper half as it lies."""
    words = at(TEXT, TEXT[SECOND:])
    line = Line(words.start, words.end, (10, 20, 90, 40), 0.9)
    bare = plain(TEXT)
    return Record(
        id="leaves",
        source=Source(
            path=path, sha256=sha256(content).hexdigest(), media_type="image/tiff", span=Span(0, len(TEXT))
        ),
        text=bare.text,
        pages=(
            Page(number=1, start=0, end=SECOND - 1, width=100, height=200, recognised=True),
            Page(
                number=2,
                start=SECOND,
                end=len(TEXT),
                label="b",
                width=100,
                height=200,
                turned=turned,
                recognised=True,
                lines=(line,),
            ),
        ),
    )


def room(folder: Path, record: Record) -> FlaskClient:
    with Library.open(folder / "l.memcon", create=True) as library:
        library.add(record)
    return create_app(folder / "l.memcon").test_client()


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.tif"
    path.write_bytes(stored(WHITE, "TIFF", GREY))
    return path


def shade(content: bytes) -> int:
    with Image.open(BytesIO(content)) as image:
        found = image.convert("L").getpixel((5, 5))
    assert isinstance(found, int)
    return found


def test_each_page_is_shown_as_it_is_in_the_source(tmp_path: Path, scan: Path) -> None:
    client = room(tmp_path, scanned("scan.tif", scan.read_bytes()))  # found beside the library
    for number, picture in ((1, WHITE), (2, GREY)):
        answer = client.get(f"/records/leaves/pages/{number}.jpg")
        assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
        assert abs(shade(answer.data) - shade(stored(picture))) < 5
    again = client.get("/records/leaves/pages/2.jpg", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_text_names_its_pages_and_loses_nothing(tmp_path: Path, scan: Path) -> None:
    client = room(tmp_path, scanned(str(scan), scan.read_bytes()))
    html = client.get("/records/leaves").get_data(as_text=True)
    reader = Reader()
    start = html.index(">", html.index('<article id="text"')) + 1
    reader.feed(html[start : html.index("</article>", start)])
    assert reader.text == TEXT
    marks = [got for tag, got in reader.elements if tag == "a" and "leaf" in (got.get("class") or "").split()]
    assert [mark["data-name"] for mark in marks] == ["page 1", "p. b"]
    assert [mark["href"] for mark in marks] == [f"/records/leaves/pages/{n}.jpg" for n in (1, 2)]
    assert marks[1]["data-lines"] == f"{SECOND}-{len(TEXT)},10.00,10.00,80.00,10.00"
    assert 'id="with-leaves" data-compared' in html


def test_a_page_upside_down_is_shown_upright_with_its_lines(tmp_path: Path) -> None:
    lying = GREY.copy()
    lying.paste(250, (0, 0, 100, 100))
    content = stored(WHITE, "TIFF", lying)
    (tmp_path / "scan.tif").write_bytes(content)
    client = room(tmp_path, scanned("scan.tif", content, turned=180))
    assert abs(shade(client.get("/records/leaves/pages/2.jpg").data) - 90) < 5
    assert "10.00,80.00,80.00,10.00" in client.get("/records/leaves").get_data(as_text=True)


def test_a_page_in_an_archive_is_shown(tmp_path: Path, scan: Path) -> None:
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as box:
        box.write(scan, "in/scan.tif")
    client = room(tmp_path, scanned(str(tmp_path / "box.zip" / "in" / "scan.tif"), scan.read_bytes()))
    assert client.get("/records/leaves/pages/1.jpg").status_code == 200


@pytest.mark.parametrize(("change", "said"), [("gone", "is not where it was"), ("other", "has changed since")])
def test_a_source_that_is_gone_or_changed_is_not_shown_and_the_page_says_so(
    tmp_path: Path, scan: Path, change: str, said: str
) -> None:
    client = room(tmp_path, scanned(str(scan), scan.read_bytes()))
    if change == "gone":
        scan.unlink()
    else:
        scan.write_bytes(stored(GREY, "TIFF", GREY))
    answer = client.get("/records/leaves/pages/1.jpg")
    assert answer.status_code == 404
    page = client.get("/records/leaves")
    assert page.status_code == 200
    html = page.get_data(as_text=True)
    assert said in html
    assert "<img" not in html
    assert 'data-name="page 1"' in html


def test_only_pages_that_the_record_has_are_shown(tmp_path: Path, scan: Path) -> None:
    client = room(tmp_path, scanned(str(scan), scan.read_bytes()))
    for path in ("leaves/pages/3.jpg", "leaves/pages/0.jpg", "leaves/pages/-1.jpg", "nobody/pages/1.jpg"):
        assert client.get(f"/records/{path}").status_code == 404


def test_a_source_of_another_kind_has_no_images(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("x")
    client = room(tmp_path, plain(TEXT, pages=(Page(number=1, start=0, end=5),)))
    html = client.get("/records/plain").get_data(as_text=True)
    assert "with-leaves" not in html
    assert client.get("/records/plain/pages/1.jpg").status_code == 404
