"""ZIP files: whose they are, an archivist's or a program's, and what they hold where their own list is lost."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple

MAGIC = b"PK\x03\x04"
EMPTY = b"PK\x05\x06"
"""The beginning of an archive without members."""

FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
)
"""What unpacking may raise on bytes that are broken or made up."""

ENCRYPTED, SIZES_LATER = 0x1, 0x8
"""Flags of a member: protected by a password; its packed size stands after its bytes."""

_UTF8 = 0x800
_BLOCK = 1 << 20
_LOCAL = struct.Struct("<4s2xHH4xLL4xHH")  # APPNOTE.TXT 4.3.7: flags, method, checksum, packed size, lengths


class Office(NamedTuple):
    """A ZIP file that is no archive but the file of a program."""

    name: str
    is_text: bool = False


WORD = Office("a Word file", is_text=True)
OPEN_DOCUMENT = Office("an OpenDocument text", is_text=True)
_OTHER = (
    (re.compile(r"xl/"), Office("an Excel file (.xlsx)")),
    (re.compile(r"ppt/"), Office("a PowerPoint file (.pptx)")),
)
_ODF = b"application/vnd.oasis.opendocument."


def office_of(stream: IO[bytes]) -> Office | None:
    """Whose file a ZIP is, told by its members; None for an archive."""
    names = set(_names(stream))
    stream.seek(0)
    head = stream.read(_LOCAL.size + 512)
    stream.seek(0)
    if _ODF in head or {"content.xml", "META-INF/manifest.xml"} <= names:
        is_text = _ODF + b"text" in head or _ODF not in head
        return OPEN_DOCUMENT if is_text else Office("an OpenDocument file of another kind")
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return WORD
    if b"application/epub+zip" in head:
        return Office("an e-book (.epub)")
    if "[Content_Types].xml" in names:
        known = (kind for sign, kind in _OTHER if any(sign.match(name) for name in names))
        return next(known, Office("an Office file"))
    return None


def _names(stream: IO[bytes]) -> list[str]:
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            return archive.namelist()
    except FAULTS:
        return [header.name for header in headers(stream)]


class Header(NamedTuple):
    """A member as it says itself, where the archive's own list is lost: `at` is the place of its bytes."""

    name: str
    at: int
    flags: int
    method: int
    checksum: int
    packed: int


def headers(stream: IO[bytes]) -> Iterator[Header]:
    """The members from the beginning of an archive to the first that does not say where it ends."""
    at = 0
    while True:
        stream.seek(at)
        try:
            mark, flags, method, checksum, packed, long, extra = _LOCAL.unpack(stream.read(_LOCAL.size))
        except struct.error:
            return
        if mark != MAGIC:
            return
        name = stream.read(long).decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        at += _LOCAL.size + long + extra
        yield Header(name, at, flags, method, checksum, packed)
        if flags & SIZES_LATER and not packed:
            at = _end_of(stream, at)
        at += packed


def _end_of(stream: IO[bytes], at: int) -> int:
    """Where the next member begins, when this one gives its size only after its bytes."""
    stream.seek(at)
    before = b""
    while chunk := stream.read(_BLOCK):
        found = (before + chunk).find(MAGIC)
        if found >= 0:
            return at - len(before) + found
        at, before = at + len(chunk), chunk[-len(MAGIC) + 1 :]
    return at


def is_office(content: bytes, whose: Office) -> bool:
    """True when `content` is a file of this program."""
    return content.startswith(MAGIC) and office_of(io.BytesIO(content)) == whose
