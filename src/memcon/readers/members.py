"""The members of an archive: which are sources, and how much of them is taken out."""

import posixpath
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from memcon.errors import UnreadableSource
from memcon.readers.bounds import MOST_RATIO
from memcon.readers.formats import FORMATS, MIB, stem_of, suffix_of
from memcon.readers.opened import too_large

MOST_UNPACKED = 4096 * MIB
"""So many bytes are taken out of one archive, with all archives in it."""

_CHUNK = MIB
# Browsers save what a page needs beside it, in a folder called after it.
_BESIDE_PAGE = re.compile(r"(.+)(?:_files|-Dateien|_fichiers|_archivos|_arquivos|_bestanden)")
_PAGES = next(form.suffixes for form in FORMATS if form.media_type == "text/html")
# What programs leave in folders for themselves.
_LEFT_BEHIND = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
_DRIVE = re.compile(r"[A-Za-z]:")


class Member(NamedTuple):
    """A file in an archive: its path there, parted by "/", and what gives its bytes until the next is asked for.

    `read` raises UnreadableSource with the sentence for the user; it takes the path to name in it, and the most
    bytes to give.
    """

    name: str
    read: Callable[[str, int], bytes]


class Allowance:
    """What may still be taken out of an archive and the archives in it, in bytes."""

    def __init__(self) -> None:
        self._left = MOST_UNPACKED

    @property
    def spent(self) -> bool:
        """True when nothing more may be taken out."""
        return self._left <= 0

    def take(self, size: int) -> None:
        """Note that `size` bytes were taken out."""
        self._left -= size


class Readable(Protocol):
    """What gives bytes until there are no more."""

    def read(self, size: int, /) -> bytes | None: ...


def read_bounded(stream: Readable, path: str, most: int) -> bytes:
    """The bytes of a member; UnreadableSource when there are more than `most`."""
    content = bytearray()
    while chunk := stream.read(_CHUNK):
        content += chunk
        if len(content) > most:
            raise too_large(path, None, most)
    return bytes(content)


def bomb(path: str) -> UnreadableSource:
    """For a member, or an archive, that is made to fill the memory of who unpacks it."""
    return UnreadableSource(
        f"{path} unpacks to more than {MOST_RATIO} times its size, as a ZIP bomb does; it was not unpacked.",
        "If you trust where it comes from, unpack it yourself, and read the files it holds.",
    )


def damaged(path: str) -> UnreadableSource:
    """For a member whose bytes do not come out whole."""
    return UnreadableSource(f"{path} is damaged in its archive.", "Get the archive again from where it came.")


def locked(path: str) -> UnreadableSource:
    """For what is protected by a password."""
    return UnreadableSource(
        f"{path} is protected by a password.", "Unpack it with the password, and read the files it holds."
    )


def no_file(path: str, what: str) -> UnreadableSource:
    """For a member that is no file: `what` names it ("a link")."""
    return UnreadableSource(
        f"{path} is {what}, which memcon does not follow in an archive.", "Put the file itself into the archive."
    )


def refusal_of_name(name: str) -> str | None:
    """Why a member of this name is refused ("leads out of the archive"); None when it stays inside."""
    if name.startswith("/") or _DRIVE.match(name):
        return "begins at the root of a disk"
    return "leads out of the archive" if ".." in name.split("/") else None


def is_passed_over(name: str) -> bool:
    """True for hidden files and those that programs leave for themselves, wherever in the archive they lie."""
    parts = name.lower().split("/")
    return any((part.startswith(".") and part.strip(".")) or part in _LEFT_BEHIND for part in parts)


def without_parts_of_pages(names: Iterable[str]) -> list[str]:
    """`names` (of files and folders, each with its path) without what lies in the folder of a saved page."""
    names = list(names)
    pages = {posixpath.join(posixpath.dirname(name), stem_of(name)) for name in names if suffix_of(name) in _PAGES}
    return [name for name in names if not any(_is_beside(folder, pages) for folder in _with_parents(name))]


def _is_beside(folder: str, pages: set[str]) -> bool:
    found = _BESIDE_PAGE.fullmatch(posixpath.basename(folder))
    return found is not None and posixpath.join(posixpath.dirname(folder), found.group(1)) in pages


def _with_parents(name: str) -> Iterable[str]:
    while name:
        yield name
        name = posixpath.dirname(name) if posixpath.dirname(name) != name else ""
