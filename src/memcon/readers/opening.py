"""From paths as given to bytes: files, folders and standard input, lazily, past whatever cannot be opened."""

import errno
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from memcon.errors import UnreadableSource
from memcon.readers.formats import BY_SUFFIX, FORMATS, MIB, in_words, stem_of, suffix_of

STANDARD_INPUT = "-"
"""The path that means standard input."""

# Browsers save what a page needs beside it, in a folder called after it.
_BESIDE_PAGE = re.compile(r"(.+)(?:_files|-Dateien|_fichiers|_archivos|_arquivos|_bestanden)")
_PAGES = next(form.suffixes for form in FORMATS if form.media_type == "text/html")
MAX_BYTES = max(form.most_bytes for form in FORMATS)
"""The largest source that is read, in bytes, whatever its format."""


class Opened(NamedTuple):
    """A path and its bytes, or the problem that kept it from being opened (then `content` is empty)."""

    path: str
    content: bytes = b""
    problem: UnreadableSource | None = None


def walk(paths: Iterable[str | os.PathLike[str]], standard_input: BinaryIO | None = None) -> Iterator[Opened]:
    """Open `paths` one by one: files as they are, folders with all they hold (sorted by name), "-" as standard input.

    Hidden files of a folder and the parts of a saved page ("x_files" beside "x.html") are passed over,
    links are followed, a folder is entered once. Never raises for a bad path: it yields the problem
    and goes on. No more than one source is held in memory.
    """
    entered: set[tuple[int, int]] = set()
    for given in paths:
        path = os.fspath(given)
        if path == STANDARD_INPUT:
            yield _standard_input(standard_input)
        elif os.path.isdir(path):
            yield from _folder(path, entered)
        else:
            yield _file(path)


def _folder(path: str, entered: set[tuple[int, int]]) -> Iterator[Opened]:
    waiting = [path]
    held = 0
    while waiting:
        folder = waiting.pop()
        try:
            at = os.stat(folder)
            if (at.st_dev, at.st_ino) in entered:
                held += 1  # a link back to a folder that was read
                continue
            entered.add((at.st_dev, at.st_ino))
            with os.scandir(folder) as entries:
                names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
        except OSError as error:
            held += 1
            yield _unopened(folder, error, "folder")
            continue
        inside = [os.path.join(folder, name) for name in _without_parts_of_pages(names)]
        # Files of a folder come before those of the folders in it: each list in the order of names.
        waiting += reversed([each for each in inside if os.path.isdir(each)])
        for each in inside:
            if not os.path.isdir(each):
                held += 1
                yield _file(each, in_folder=True)
    if not held:
        problem = UnreadableSource(f"The folder {_shown(path)} holds no files.", "Name a folder with records in it.")
        yield Opened(_shown(path), problem=problem)


def _without_parts_of_pages(names: list[str]) -> list[str]:
    """`names` without the folders that hold the pictures and scripts of a page saved beside them."""
    pages = {stem_of(name) for name in names if suffix_of(name) in _PAGES}
    parts = {name for name in names if (match := _BESIDE_PAGE.fullmatch(name)) and match.group(1) in pages}
    return [name for name in names if name not in parts]


def _file(path: str, in_folder: bool = False) -> Opened:
    suffix = suffix_of(path)
    try:
        at = os.stat(path)
        regular = stat.S_ISREG(at.st_mode)
        if not regular and (in_folder or stat.S_ISSOCK(at.st_mode)):
            return Opened(_shown(path), problem=_no_file(_shown(path)))
        most = BY_SUFFIX[suffix].most_bytes if suffix in BY_SUFFIX else MAX_BYTES
        if at.st_size > most:
            return Opened(_shown(path), problem=_too_large(_shown(path), at.st_size, most))
        with open(path, "rb") as file:
            if regular and suffix and suffix not in BY_SUFFIX and not _known_by_its_bytes(file):
                return Opened(_shown(path), problem=_not_read(_shown(path), suffix))
            return _bytes(_shown(path), file, most)
    except (OSError, ValueError) as error:
        return Opened(_shown(path), problem=_unopened(path, error, "file").problem)


def _known_by_its_bytes(file: BinaryIO) -> bool:
    """True when a file whose suffix says nothing begins as files of some format do."""
    begins = file.read(max((len(magic) for form in FORMATS for magic in form.magic), default=0))
    file.seek(0)
    return any(begins.startswith(magic) for form in FORMATS for magic in form.magic)


def _standard_input(given: BinaryIO | None) -> Opened:
    stream = given if given is not None else getattr(sys.stdin, "buffer", None)
    if stream is None:
        problem = UnreadableSource("There is no standard input to read.", "Name a file, or send one with a pipe.")
        return Opened(STANDARD_INPUT, problem=problem)
    try:
        return _bytes(STANDARD_INPUT, stream)
    except (OSError, ValueError) as error:
        return _unopened(STANDARD_INPUT, error, "stream")


def _bytes(path: str, stream: BinaryIO, most: int = MAX_BYTES) -> Opened:
    content = stream.read(most + 1)
    if len(content) > most:  # a stream, or a file that grew
        return Opened(path, problem=_too_large(path, None, most))
    return Opened(path, content)


def _shown(path: str) -> str:
    """`path` in characters that can be printed and kept: undecodable bytes of a name are written as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _not_read(path: str, suffix: str) -> UnreadableSource:
    return UnreadableSource(
        f"{path} has the suffix {suffix}, which memcon does not read.",
        f"It reads {in_words()}: save it as one of these, or rename it when it is one.",
    )


def _no_file(path: str) -> UnreadableSource:
    return UnreadableSource(f"{path} is a device or a pipe, not a file.", "Name it by itself to have it read.")


def _too_large(path: str, size: int | None, most: int) -> UnreadableSource:
    limit = f"{most // MIB} MiB"
    has = f"has {size / MIB:.0f} MiB" if size is not None else f"has more than {limit}"
    return UnreadableSource(
        f"{path} {has}; memcon reads sources of up to {limit}.",
        "Split it into its records, one file each.",
    )


_REASONS = {
    errno.ENOENT: ("does not exist (any more).", "Check the name, and that nothing moves it meanwhile."),
    errno.EACCES: ("may not be read by you.", "Ask its owner for the right to read it (chmod u+rX)."),
    errno.EPERM: ("may not be read by you.", "Ask its owner for the right to read it (chmod u+rX)."),
    errno.ELOOP: ("is a link that leads back to itself.", "Remove the link or point it at a file."),
    errno.ENAMETOOLONG: ("has too long a name.", "Shorten the name."),
    errno.EIO: ("could not be read from its disk.", "Check the disk, and copy the file elsewhere first."),
}


def _unopened(path: str, error: OSError | ValueError, what: str) -> Opened:
    shown = _shown(path)
    called = f"The folder {shown}" if what == "folder" else "Standard input" if what == "stream" else shown
    if isinstance(error, OSError) and error.errno in _REASONS:
        wrong, remedy = _REASONS[error.errno]
    else:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        wrong, remedy = f"could not be opened ({reason}).", "Check the name and try again."
    return Opened(shown, problem=UnreadableSource(f"{called} {wrong}", remedy))
