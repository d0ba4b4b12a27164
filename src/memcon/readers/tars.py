"""The members of a tar archive, packed or not, and the one file in a packed file that is no tar."""

import bz2
import gzip
import io
import lzma
import posixpath
import tarfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, NamedTuple

from memcon.errors import UnreadableSource
from memcon.readers.bounds import is_bomb
from memcon.readers.formats import MIB
from memcon.readers.members import Member, bomb, damaged, no_file, read_bounded
from memcon.readers.opened import too_large

FAULTS = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)
"""What unpacking may raise on bytes that are broken or made up."""

_MOST_ABOUT = MIB  # bytes that an archive may say about one member
_ABOUT = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)
_TAR_MARK = slice(257, 262)  # "ustar", in POSIX and GNU archives alike


def _gunzip(stream: IO[bytes]) -> gzip.GzipFile:
    return gzip.GzipFile(fileobj=stream)


class Packing(NamedTuple):
    """A way of packing one stream: its first bytes, its suffixes (with those for a tar in it), what unpacks it."""

    magic: bytes
    suffixes: dict[str, str]
    unpacked: Callable[[IO[bytes]], io.BufferedIOBase]


PACKINGS = (
    Packing(b"\x1f\x8b", {".gz": "", ".tgz": ".tar"}, _gunzip),
    Packing(b"BZh", {".bz2": "", ".tbz2": ".tar"}, bz2.BZ2File),
    Packing(b"\xfd7zXZ\0", {".xz": "", ".txz": ".tar"}, lzma.LZMAFile),
)


def is_tar(begins: bytes) -> bool:
    """True when bytes begin as a tar archive does."""
    return begins[_TAR_MARK] == b"ustar"


def packing_of(begins: bytes) -> Packing | None:
    """How bytes are packed, told by the first of them."""
    return next((packing for packing in PACKINGS if begins.startswith(packing.magic)), None)


def members(stream: IO[bytes]) -> Iterator[Member]:
    """The files of a tar archive in its own order, in which alone a packed one can be read.

    UnreadableSource, with a message that goes on from the archive's name, after what stands before a break.
    """
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header) as archive:
            for found in archive:
                if not found.isdir():
                    yield Member(found.name.replace("\\", "/"), _reader(archive, found))
    except FAULTS:
        raise UnreadableSource(
            "is a broken tar archive; only what stands before the break was read.",
            "Get the archive again from where it came.",
        ) from None


def unpacked(path: str, stream: IO[bytes], packing: Packing) -> Iterator[Member]:
    """The files of a packed tar archive, or the one file that is packed."""
    packed = _size_of(stream)
    inside = _Bounded(packing.unpacked(stream), packed)
    try:
        tar = is_tar(inside.begins(tarfile.BLOCKSIZE))
    except FAULTS:
        raise UnreadableSource("is broken from its beginning.", "Get the file again from where it came.") from None
    if tar:
        yield from members(inside)  # type: ignore[arg-type]
        return

    def read(name: str, most: int) -> bytes:
        try:
            return read_bounded(inside, name, most)
        except _Bomb as error:
            raise bomb(name) from error
        except FAULTS as error:
            raise damaged(name) from error

    yield Member(_name_in(path, packing), read)


class _Header(tarfile.TarInfo):
    """A member that says no more about itself than a member has to say."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_Header":
        header = super().frombuf(buf, encoding, errors)
        if header.type and header.type in _ABOUT and header.size > _MOST_ABOUT:
            raise tarfile.ReadError("a header without measure")  # tarfile would take it into memory
        return header


class _Bomb(OSError):
    """A stream that was not unpacked to its end, because it would fill the memory."""


class _Bounded(io.RawIOBase):
    """An unpacked stream, which gives all there is before a break, and ends with `_Bomb` before it is too much."""

    def __init__(self, stream: io.BufferedIOBase, packed: int) -> None:
        self._stream, self._packed, self._taken = stream, packed, 0
        self._ahead = b""

    def begins(self, size: int) -> bytes:
        """The first `size` bytes, or fewer, which are given again in reading."""
        while len(self._ahead) < size and (chunk := self._stream.read1(size - len(self._ahead))):
            self._ahead += chunk
        return self._ahead

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview[int]") -> int:  # type: ignore[override]
        chunk = self._ahead[: len(buffer)] or self._stream.read1(len(buffer))
        self._ahead = self._ahead[len(chunk) :]
        buffer[: len(chunk)] = chunk
        self._taken += len(chunk)
        if is_bomb(self._taken, self._packed):
            raise _Bomb
        return len(chunk)


def _reader(archive: tarfile.TarFile, found: tarfile.TarInfo) -> Callable[[str, int], bytes]:
    def read(path: str, most: int) -> bytes:
        if not found.isreg():
            raise no_file(path, "a link" if found.islnk() or found.issym() else "a device or a pipe")
        if found.size > most:
            raise too_large(path, found.size, most)
        try:
            stream = archive.extractfile(found)
            assert stream is not None  # it is a regular file
            return read_bounded(stream, path, most)
        except _Bomb as error:
            raise bomb(path) from error
        except FAULTS as error:
            raise damaged(path) from error

    return read


def _size_of(stream: IO[bytes]) -> int:
    at = stream.tell()
    size = stream.seek(0, io.SEEK_END)
    stream.seek(at)
    return size


def _name_in(path: str, packing: Packing) -> str:
    """What the file in "letters/no12.txt.gz" is called: "no12.txt"."""
    name = posixpath.basename(path)
    for suffix, inside in packing.suffixes.items():
        if name.lower().endswith(suffix):
            return name[: -len(suffix)] + inside
    return name
