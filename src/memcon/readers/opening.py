"""From paths as given to bytes: files, folders and standard input, lazily, past whatever cannot be opened."""

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from memcon.errors import SidecarFault, UnreadableSource
from memcon.readers import archives
from memcon.readers.formats import suffix_of
from memcon.readers.members import without_parts_of_pages
from memcon.readers.opened import MAGIC, MAX_BYTES, Opened, is_known, most_bytes, not_read, shown, too_large
from memcon.readers.sidecars import Sidecars

STANDARD_INPUT = "-"
"""The path that means standard input."""


def walk(paths: Iterable[str | os.PathLike[str]], standard_input: BinaryIO | None = None) -> Iterator[Opened]:
    """Open `paths` one by one: files as they are, folders with all they hold (sorted by name), "-" as standard input.

    An archive gives its members in its place, a message by mail what is attached to it after it, under paths
    that go on from theirs ("papers.zip/letters/no12.txt"). Hidden files of a folder and the parts of a saved
    page ("x_files" beside "x.html") are passed over, links are followed, a folder is entered once. Catalogues
    (`memcon.readers.sidecars`) are no sources: what they say goes with the sources they describe. Never raises
    for a bad path: it yields the problem and goes on. No more than one source is held in memory.
    """
    entered: set[tuple[int, int]] = set()
    beside: dict[str, Sidecars] = {}
    asked = [os.fspath(path) for path in paths]
    for path in asked:
        if path == STANDARD_INPUT:
            yield from archives.unpacked(_standard_input(standard_input))
        elif os.path.isdir(path):
            yield from _folder(path, entered)
        else:
            yield from _named(path, beside, alone=len(asked) == 1)


def _folder(path: str, entered: set[tuple[int, int]]) -> Iterator[Opened]:
    waiting: list[tuple[str, tuple[Sidecars, ...]]] = [(path, ())]
    met: list[Sidecars] = []
    held = 0
    while waiting:
        folder, around = waiting.pop()
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
        inside = [os.path.join(folder, name) for name in without_parts_of_pages(names)]
        files = [each for each in inside if not os.path.isdir(each)]
        sidecars = Sidecars(folder, list(map(os.path.basename, files)))
        met.append(sidecars)
        around = (sidecars, *around)  # the nearest first
        # Files of a folder come before those of the folders in it: each list in the order of names.
        waiting += reversed([(each, around) for each in inside if os.path.isdir(each)])
        held += len(files)
        yield from _faults(sidecars.faults)
        for each in files:
            if os.path.basename(each) not in sidecars.names:
                yield from _described(_file(each, in_folder=True), around)
    for sidecars in met:
        yield from _faults(sidecars.unmet())
    if not held:
        problem = UnreadableSource(f"The folder {shown(path)} holds no files.", "Name a folder with records in it.")
        yield Opened(shown(path), problem=problem)


def _named(path: str, beside: dict[str, Sidecars], alone: bool) -> Iterator[Opened]:
    """A file that was asked for by its name; `beside` are the catalogues of the folders of those before it."""
    folder, name = os.path.split(path)
    if folder not in beside:
        try:
            names = [each for each in os.listdir(folder or os.curdir) if not each.startswith(".")]
        except (OSError, ValueError):  # the file itself will tell
            names = []
        beside[folder] = Sidecars(folder, names)
        yield from _faults(beside[folder].faults)
    if name not in beside[folder].names:
        yield from _described(_file(path), (beside[folder],))
    elif alone:
        yield Opened(shown(path), problem=_no_source(shown(path)))


def _described(found: Iterable[Opened], around: Iterable[Sidecars]) -> Iterator[Opened]:
    """`found` with what the catalogues around it say of each."""
    for opened in found:
        said = tuple(entry for sidecars in around for entry in sidecars.entries_of(opened.path))
        yield opened._replace(entries=said) if said else opened


def _faults(faults: Iterable[SidecarFault]) -> Iterator[Opened]:
    for fault in faults:
        yield Opened(fault.catalogue, problem=fault)


def _file(path: str, in_folder: bool = False) -> Iterator[Opened]:
    name = shown(path)
    try:
        at = os.stat(path)
        regular = stat.S_ISREG(at.st_mode)
        if not regular and (in_folder or stat.S_ISSOCK(at.st_mode)):
            yield Opened(name, problem=_no_file(name))
            return
        most = most_bytes(path)
        # An archive is not taken into memory, so it may have any size.
        if at.st_size > most and suffix_of(path) not in archives.SUFFIXES:
            yield Opened(name, problem=too_large(name, at.st_size, most))
            return
        with open(path, "rb") as file:
            if regular and archives.is_archive(file):
                yield from archives.opened_members(name, file)
            elif regular and not is_known(path, _beginning(file)):
                yield Opened(name, problem=not_read(name))
            else:
                yield from archives.unpacked(_bytes(name, file, most))
    except (OSError, ValueError) as error:
        yield Opened(name, problem=_unopened(path, error, "file").problem)


def _beginning(file: BinaryIO) -> bytes:
    """The first bytes of a file, by which its format may be known."""
    begins = file.read(max(map(len, MAGIC), default=0))
    file.seek(0)
    return begins


def _standard_input(given: BinaryIO | None) -> Opened:
    stream = given if given is not None else getattr(sys.stdin, "buffer", None)
    if stream is None:
        problem = UnreadableSource("There is no standard input to read.", "Name a file, or send one with a pipe.")
        return Opened(STANDARD_INPUT, problem=problem)
    try:
        return _bytes(STANDARD_INPUT, stream, MAX_BYTES)
    except (OSError, ValueError) as error:
        return _unopened(STANDARD_INPUT, error, "stream")


def _bytes(path: str, stream: BinaryIO, most: int) -> Opened:
    content = stream.read(most + 1)
    if len(content) > most:  # a stream, or a file that grew
        return Opened(path, problem=too_large(path, None, most))
    return Opened(path, content)


def _no_source(path: str) -> UnreadableSource:
    return UnreadableSource(
        f"{path} describes the files beside it, and is no record itself.", "Name these files, or their folder."
    )


def _no_file(path: str) -> UnreadableSource:
    return UnreadableSource(f"{path} is a device or a pipe, not a file.", "Name it by itself to have it read.")


_REASONS = {
    errno.ENOENT: ("does not exist (any more).", "Check the name, and that nothing moves it meanwhile."),
    errno.EACCES: ("may not be read by you.", "Ask its owner for the right to read it (chmod u+rX)."),
    errno.EPERM: ("may not be read by you.", "Ask its owner for the right to read it (chmod u+rX)."),
    errno.ELOOP: ("is a link that leads back to itself.", "Remove the link or point it at a file."),
    errno.ENAMETOOLONG: ("has too long a name.", "Shorten the name."),
    errno.EIO: ("could not be read from its disk.", "Check the disk, and copy the file elsewhere first."),
}


def _unopened(path: str, error: OSError | ValueError, what: str) -> Opened:
    name = shown(path)
    called = f"The folder {name}" if what == "folder" else "Standard input" if what == "stream" else name
    if isinstance(error, OSError) and error.errno in _REASONS:
        wrong, remedy = _REASONS[error.errno]
    else:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        wrong, remedy = f"could not be opened ({reason}).", "Check the name and try again."
    return Opened(name, problem=UnreadableSource(f"{called} {wrong}", remedy))
