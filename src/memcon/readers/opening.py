"""From paths as given to bytes: files, folders and standard input, lazily, past whatever cannot be opened."""

import errno
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from memcon.errors import UnreadableSource

STANDARD_INPUT = "-"
"""The path that means standard input."""

SUFFIXES = {
    ".txt": "plain text",
    ".text": "plain text",
    ".md": "Markdown",
    ".markdown": "Markdown",
    ".html": "HTML",
    ".htm": "HTML",
    ".xhtml": "HTML",
}
"""The suffixes that are read, and what they are; a file without a suffix is read for what it holds."""

FORMATS = "plain text (.txt, .text), Markdown (.md, .markdown) and HTML (.html, .htm, .xhtml)"
"""The formats in words, for sentences to the user."""

MAX_BYTES = 64 * 1024 * 1024
"""The largest source that is read, in bytes: a printed volume of records is a tenth of it."""

# A number after a dot belongs to a name ("telegram no. 12"); a suffix has a letter.
_SUFFIX = re.compile(r"\.(?=[^.]*[A-Za-z])[A-Za-z0-9]{1,10}$")


# Browsers save what a page needs beside it, in a folder called after it.
_BESIDE_PAGE = re.compile(r"(.+)(?:_files|-Dateien|_fichiers|_archivos|_arquivos|_bestanden)")


class Opened(NamedTuple):
    """A path and its bytes, or the problem that kept it from being opened (then `content` is empty)."""

    path: str
    content: bytes = b""
    problem: UnreadableSource | None = None


def suffix_of(path: str) -> str:
    """The suffix of a path's last part in lower case, with its dot; empty when it has none."""
    found = _SUFFIX.search(os.path.basename(path)[1:])
    return found.group().lower() if found else ""


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
    pages = {stem_of(name) for name in names if SUFFIXES.get(suffix_of(name)) == "HTML"}
    parts = {name for name in names if (match := _BESIDE_PAGE.fullmatch(name)) and match.group(1) in pages}
    return [name for name in names if name not in parts]


def _file(path: str, in_folder: bool = False) -> Opened:
    suffix = suffix_of(path)
    if suffix and suffix not in SUFFIXES and os.path.isfile(path):
        return Opened(_shown(path), problem=_not_read(_shown(path), suffix))
    try:
        at = os.stat(path)
        if not stat.S_ISREG(at.st_mode) and (in_folder or stat.S_ISSOCK(at.st_mode)):
            return Opened(_shown(path), problem=_no_file(_shown(path)))
        if at.st_size > MAX_BYTES:
            return Opened(_shown(path), problem=_too_large(_shown(path), at.st_size))
        with open(path, "rb") as file:
            return _bytes(_shown(path), file)
    except (OSError, ValueError) as error:
        return Opened(_shown(path), problem=_unopened(path, error, "file").problem)


def _standard_input(given: BinaryIO | None) -> Opened:
    stream = given if given is not None else getattr(sys.stdin, "buffer", None)
    if stream is None:
        problem = UnreadableSource("There is no standard input to read.", "Name a file, or send one with a pipe.")
        return Opened(STANDARD_INPUT, problem=problem)
    try:
        return _bytes(STANDARD_INPUT, stream)
    except (OSError, ValueError) as error:
        return _unopened(STANDARD_INPUT, error, "stream")


def _bytes(path: str, stream: BinaryIO) -> Opened:
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:  # a stream, or a file that grew
        return Opened(path, problem=_too_large(path, None))
    return Opened(path, content)


def _shown(path: str) -> str:
    """`path` in characters that can be printed and kept: undecodable bytes of a name are written as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _not_read(path: str, suffix: str) -> UnreadableSource:
    return UnreadableSource(
        f"{path} has the suffix {suffix}, which memcon does not read.",
        f"It reads {FORMATS}: save it as one of these, or rename it when it is one.",
    )


def _no_file(path: str) -> UnreadableSource:
    return UnreadableSource(f"{path} is a device or a pipe, not a file.", "Name it by itself to have it read.")


def _too_large(path: str, size: int | None) -> UnreadableSource:
    limit = f"{MAX_BYTES // 1024 // 1024} MiB"
    has = f"has {size / 1024 / 1024:.0f} MiB" if size is not None else f"has more than {limit}"
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


def stem_of(path: str) -> str:
    """A path's last part without a suffix that is read: what a lone record is called."""
    name = os.path.basename(path)
    return name[: -len(suffix)] if (suffix := suffix_of(path)) in SUFFIXES and suffix else Path(name).name
