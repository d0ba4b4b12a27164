"""How much there is to read, before any of it is opened, and how many workers that is worth."""

import os
from collections.abc import Iterable
from typing import NamedTuple

A_WORKER = 128 << 10
"""Bytes for which it pays to begin another worker: it takes three seconds to begin, in which ten records are read."""

MOST_WORKERS = 16
"""Of more, the one process that writes the library would keep some waiting."""


class Extent(NamedTuple):
    """Files and streams by number, and their bytes as far as they are known."""

    sources: int
    size: int


def extent(paths: Iterable[str]) -> Extent:
    """What lies under `paths`; the sources in an archive are not counted, nor is anything opened."""
    sources = size = 0
    for path in paths:
        for each in _files(path) if os.path.isdir(path) else (path,):
            sources += 1
            try:
                size += os.stat(each).st_size
            except (OSError, ValueError):  # standard input, or what the reading will name
                continue
    return Extent(sources, size)


def workers_for(size: int) -> int:
    """How many workers to read so many bytes with."""
    return max(1, min(_cores(), MOST_WORKERS, size // A_WORKER))


def _files(folder: str) -> Iterable[str]:
    for inside, folders, names in os.walk(folder, followlinks=False):
        folders[:] = [each for each in folders if not each.startswith(".")]
        yield from (os.path.join(inside, name) for name in names if not name.startswith("."))


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
