"""Bytes that are no text: what they seem to be, and what to do with them."""

import io
from typing import NamedTuple

from memcon.readers import packages


class Kind(NamedTuple):
    """What bytes seem to be ("a PDF file") and what its owner can do to have it read."""

    name: str
    remedy: str


_EXPORT = "Open it in its own program, save it as plain text (UTF-8) or as a web page, and read that file."
_SCAN = "It is a picture of a page: have its text recognised (OCR), and read the text file."
_UNPACK = "Unpack it, and read the files it holds."
_UNLOCK = "Open it in its own program, save it without the password, and read that."

_PDF = Kind("a PDF file", "Take the text out (for instance with pdftotext) and read the text file.")
_OLD_OFFICE = Kind("a file of an old Office program (.doc, .xls)", _EXPORT)

# The opening bytes of each format, from the format's own specification.
_SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", _PDF),
    (b"\xffWPC", Kind("a WordPerfect file", _EXPORT)),
    (b"SQLite format 3\0", Kind("a SQLite database, perhaps a memcon library", "Open a library with --library.")),
    (b"\x89PNG\r\n\x1a\n", Kind("a PNG image", _SCAN)),
    (b"\xff\xd8\xff", Kind("a JPEG image", _SCAN)),
    (b"GIF87a", Kind("a GIF image", _SCAN)),
    (b"GIF89a", Kind("a GIF image", _SCAN)),
    (b"II*\0", Kind("a TIFF image", _SCAN)),
    (b"MM\0*", Kind("a TIFF image", _SCAN)),
    (b"\0\0\0\x0cjP  ", Kind("a JPEG 2000 image", _SCAN)),
    (b"AT&TFORM", Kind("a DjVu file", "Take the text out (for instance with djvutxt) and read the text file.")),
    (b"7z\xbc\xaf\x27\x1c", Kind("a 7-Zip archive", _UNPACK)),
    (b"Rar!\x1a\x07", Kind("a RAR archive", _UNPACK)),
    (b"\x7fELF", Kind("a program", "It holds no record.")),
)

# Compound files (MS-CFB) hold storages with names in UTF-16, which tell what they are.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_COMPOUND: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", Kind("an Office file that is protected by a password", _UNLOCK)),
    ("__properties_version1.0", Kind("an Outlook message (.msg)", "Save it from the mail program as .eml.")),
)

_UTF16_UNMARKED = Kind(
    "UTF-16 text without a byte-order mark",
    "Save it as UTF-8 and read it again.",
)
_UNKNOWN = Kind("a binary file of an unknown kind", _EXPORT)

# Control characters that texts do hold: tab, line ends, form feed, and the end-of-file mark of old systems.
_IN_TEXTS = frozenset(b"\t\n\v\f\r\x1a")
_CONTROLS = bytes(byte for byte in range(32) if byte not in _IN_TEXTS)
_SAMPLE = 1 << 20


def kind_of(content: bytes) -> Kind | None:
    """What `content` seems to be when it is no text in an encoding memcon reads; None for text.

    Bytes with a UTF-16 or UTF-32 mark must not be asked about: they hold NULs and are text.
    """
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content.startswith(_COMPOUND):
        return next((kind for name, kind in _IN_COMPOUND if name.encode("utf-16-le") in content), _OLD_OFFICE)
    if content.startswith(packages.MAGIC):
        office = packages.office_of(io.BytesIO(content))
        return Kind(office.name, _EXPORT) if office is not None else Kind("a ZIP archive", _UNPACK)
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\0" in content:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        return _UTF16_UNMARKED if max(even, odd) > len(sample) * 0.3 > min(even, odd) * 20 else _UNKNOWN
    # A stray control character is a flaw of a text; one in two hundred is no text.
    return _UNKNOWN if controls * 200 > len(sample) else None
