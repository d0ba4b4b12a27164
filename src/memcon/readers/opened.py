"""A source and its bytes, or why it could not be opened."""

import os
from typing import NamedTuple

from memcon.errors import UnreadableSource
from memcon.readers.entries import Entry
from memcon.readers.formats import BY_SUFFIX, FORMATS, MIB, in_words, suffix_of

MAX_BYTES = max(form.most_bytes for form in FORMATS)
"""The largest source that is read, in bytes, whatever its format."""

MAGIC = tuple(magic for form in FORMATS for magic in form.magic)


class Opened(NamedTuple):
    """A path and its bytes, or the problem that kept it from being opened (then `content` is empty).

    `entries` are what catalogues beside it say of its records; a fault of a catalogue is a problem of its own.
    """

    path: str
    content: bytes = b""
    problem: UnreadableSource | None = None
    entries: tuple[Entry, ...] = ()


def shown(path: str) -> str:
    """`path` in characters that can be printed and kept: undecodable bytes of a name are written as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def most_bytes(path: str) -> int:
    """How many bytes a source of this name may have."""
    suffix = suffix_of(path)
    return BY_SUFFIX[suffix].most_bytes if suffix in BY_SUFFIX else MAX_BYTES


def is_known(path: str, begins: bytes) -> bool:
    """True for a source whose suffix is read, or says nothing, or that begins as files of some format do."""
    suffix = suffix_of(path)
    return not suffix or suffix in BY_SUFFIX or begins.startswith(MAGIC)


def not_read(path: str) -> UnreadableSource:
    """For a suffix that no format has."""
    return UnreadableSource(
        f"{path} has the suffix {suffix_of(path)}, which memcon does not read.",
        f"It reads {in_words()}: save it as one of these, or rename it when it is one.",
    )


def too_large(path: str, size: int | None, most: int) -> UnreadableSource:
    """For a source of more than `most` bytes; `size` is None for one whose end was not seen."""
    limit = f"{most // MIB} MiB"
    has = f"has {size / MIB:.0f} MiB" if size is not None else f"has more than {limit}"
    return UnreadableSource(
        f"{path} {has}; memcon reads sources of up to {limit}.",
        "Split it into its records, one file each.",
    )
