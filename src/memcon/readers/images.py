"""Pictures of pages: which formats, the pages in them, and their text by recognition (OCR)."""

import contextlib
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from memcon.errors import UnreadableSource
from memcon.readers.extracted import Extracted
from memcon.readers.settings import Settings

if TYPE_CHECKING:
    from PIL.Image import Image

STAGE = "image@1"
MOST_PIXELS = 90_000_000
"""The largest picture that is unpacked, in pixels: A2 at 400 dots an inch."""

_SMALLER = "Save it smaller and read that: 300 dots an inch are enough."
_AGAIN = "Get it again from where it came, or save it anew from a program that still opens it."
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1")


class Kind(NamedTuple):
    """A format of pictures: its name, media type and suffixes, and the bytes that files of it begin with."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    magic: tuple[bytes, ...]

    def recognises(self, content: bytes, suffix: str) -> bool:
        """True for a picture of this kind, whatever its name."""
        if self.name == "WebP":
            return content.startswith(self.magic) and content[8:12] == b"WEBP"
        if self.name == "HEIC":
            return content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS
        return content.startswith(self.magic)


KINDS = (
    Kind("PNG", "image/png", (".png",), (b"\x89PNG\r\n\x1a\n",)),
    Kind("JPEG", "image/jpeg", (".jpg", ".jpeg"), (b"\xff\xd8\xff",)),
    Kind("TIFF", "image/tiff", (".tif", ".tiff"), (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")),
    Kind("GIF", "image/gif", (".gif",), (b"GIF87a", b"GIF89a")),
    Kind("WebP", "image/webp", (".webp",), (b"RIFF",)),
    Kind("JPEG 2000", "image/jp2", (".jp2", ".j2k", ".jpf"), (b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51")),
    Kind("HEIC", "image/heic", (".heic", ".heif"), ()),
)
MEDIA_TYPES = frozenset(kind.media_type for kind in KINDS)


def extract(content: bytes, settings: Settings) -> Extracted:
    """The text of a picture, page by page; UnreadableSource when none is, or none may be, recognised in it."""
    from memcon.readers.ocr import Recognition, sheet_of
    from memcon.readers.printed import text_of
    from memcon.readers.printed.sheet import Sheet

    if settings.ocr == "never":
        raise UnreadableSource(
            "is a picture, and recognition of text in pictures is turned off.", "Read it with --ocr auto."
        )
    with _opened(content) as picture:
        total = _pages(picture)
        recognition = Recognition(settings, total)
        sheets: list[Sheet] = []
        for number in range(1, total + 1):
            found = recognition.page(number, lambda number=number: _page(picture, number))  # type: ignore[misc]
            sheets.append(sheet_of(found, number) if found else Sheet(number, 0, 0, ()))
    if not any(sheet.runs for sheet in sheets):
        raise recognition.nothing()
    text = text_of(sheets, STAGE)
    return text._replace(findings=(*text.findings, *recognition.findings(text.pages)))


def page_of(content: bytes, number: int) -> "Image":
    """Page `number` (from 1) of a picture, as its camera was held; UnreadableSource when there is none."""
    with _opened(content) as picture:
        if not 1 <= number <= _pages(picture):
            raise UnreadableSource(f"has no page {number}.")
        return _page(picture, number)


@contextlib.contextmanager
def _opened(content: bytes) -> Iterator["Image"]:
    """The picture, of which nothing but the size is unpacked."""
    try:
        import pi_heif
        from PIL import Image
    except ImportError as error:
        raise UnreadableSource(
            "is a picture, and what memcon needs to recognise its text is not installed.",
            "Install it with: pip install 'memcon[ocr]'.",
        ) from error
    pi_heif.register_heif_opener()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # sizes are looked at below
        try:
            picture = Image.open(BytesIO(content))
        except Image.DecompressionBombError as error:
            raise _too_large() from error
        except (OSError, SyntaxError, ValueError) as error:
            raise UnreadableSource("is a broken picture: it cannot be unpacked.", _AGAIN) from error
        with picture:
            yield picture


def _pages(picture: "Image") -> int:
    """How many pages a picture has: those of a TIFF. What moves, and a camera's second views, are one."""
    return getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1


def _page(picture: "Image", number: int) -> "Image":
    from PIL import ImageOps

    try:
        if number > 1:
            picture.seek(number - 1)
        if picture.width * picture.height > MOST_PIXELS:
            raise _too_large(picture.size)
        return ImageOps.exif_transpose(picture)
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError) as error:
        raise UnreadableSource(f"is a broken picture ({str(error).rstrip('.')}).", _AGAIN) from error


def _too_large(size: tuple[int, int] | None = None) -> UnreadableSource:
    has = f"has {size[0]:,} by {size[1]:,} pixels" if size else f"has more than {2 * MOST_PIXELS:,} pixels"
    return UnreadableSource(f"{has}; memcon unpacks pictures of up to {MOST_PIXELS:,}.", _SMALLER)
