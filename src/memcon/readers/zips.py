"""The members of a ZIP archive, and of a broken one those before the break."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from stat import S_IFMT, S_ISLNK, S_ISREG
from typing import IO

from memcon.errors import UnreadableSource
from memcon.readers.bounds import is_bomb
from memcon.readers.members import (
    Member,
    bomb,
    damaged,
    locked,
    no_file,
    read_bounded,
    without_parts_of_pages,
)
from memcon.readers.opened import too_large
from memcon.readers.packages import ENCRYPTED, FAULTS, SIZES_LATER, Header, headers

_BLOCK = 1 << 20


def members(stream: IO[bytes]) -> Iterator[Member]:
    """The files of an archive in the order of their names; of a broken one those that can still be told.

    UnreadableSource, with a message that goes on from the archive's name, after what stands before the break.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except FAULTS:
        yield from _before_break(stream)
        raise UnreadableSource(
            "is a broken ZIP archive; only what stands before the break was read.",
            "Get the archive again from where it came.",
        ) from None
    with archive:
        kept = set(without_parts_of_pages(archive.namelist()))
        for found in sorted(archive.infolist(), key=lambda each: each.filename):
            if not found.is_dir() and found.filename in kept:
                yield Member(found.filename.replace("\\", "/"), _reader(archive, found))


def _reader(archive: zipfile.ZipFile, found: zipfile.ZipInfo) -> Callable[[str, int], bytes]:
    def read(path: str, most: int) -> bytes:
        mode = found.external_attr >> 16
        if S_IFMT(mode) and not S_ISREG(mode):
            raise no_file(path, "a link" if S_ISLNK(mode) else "a device or a pipe")
        if found.flag_bits & ENCRYPTED:
            raise locked(path)
        if is_bomb(found.file_size, found.compress_size):
            raise bomb(path)
        if found.file_size > most:
            raise too_large(path, found.file_size, most)
        try:
            with archive.open(found) as stream:
                return read_bounded(stream, path, most)
        except FAULTS as error:
            raise damaged(path) from error

    return read


def _before_break(stream: IO[bytes]) -> Iterator[Member]:
    for header in headers(stream):
        if not header.name.endswith("/"):
            yield Member(header.name.replace("\\", "/"), _salvage(stream, header))


def _salvage(stream: IO[bytes], header: Header) -> Callable[[str, int], bytes]:
    def read(path: str, most: int) -> bytes:
        if header.flags & ENCRYPTED:
            raise locked(path)
        stream.seek(header.at)
        if header.method == zipfile.ZIP_DEFLATED:
            content = _inflated(stream, path, most)
        elif header.packed > most:
            raise too_large(path, header.packed, most)
        else:
            content = stream.read(header.packed) if header.method == zipfile.ZIP_STORED else b""
        if not header.flags & SIZES_LATER and zlib.crc32(content) != header.checksum:
            raise damaged(path)
        return content

    return read


def _inflated(stream: IO[bytes], path: str, most: int) -> bytes:
    """Unpacked from here to where the packed bytes say that they end."""
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    content, packed = bytearray(), 0
    while not unpacking.eof:
        chunk = unpacking.unconsumed_tail or stream.read(_BLOCK)
        if not chunk:
            raise damaged(path)
        try:
            content += unpacking.decompress(chunk, _BLOCK)
        except zlib.error as error:
            raise damaged(path) from error
        packed += len(chunk) - len(unpacking.unconsumed_tail)
        if is_bomb(len(content), packed):
            raise bomb(path)
        if len(content) > most:
            raise too_large(path, None, most)
    return bytes(content)
