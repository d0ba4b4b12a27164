"""A library's file is put in its place when it is whole and on the disk, or not at all."""

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def whole(path: Path, *, replace: bool = False) -> Iterator[Path]:
    """A path beside `path` where its file is made; in the end it is there in one step. OSError when it cannot be.

    Without `replace` a file that is there by then is left, and FileExistsError raised.
    """
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    os.close(descriptor)
    made = Path(name)
    try:
        yield made
        umask = os.umask(0)
        os.umask(umask)
        made.chmod(0o666 & ~umask)
        _sync(made)
        if replace:
            os.replace(made, path)
        else:
            _link(made, path)
        _sync(path.parent)
    finally:
        for left in (made, *beside(made)):
            left.unlink(missing_ok=True)


def beside(path: Path) -> tuple[Path, Path]:
    """The files that SQLite keeps beside a library while it is open, or after it was left in the middle."""
    return Path(f"{path}-wal"), Path(f"{path}-shm")


def retire(path: Path) -> None:
    """Make ready to replace the library at `path`: what stands in its log is brought in, and the log goes.

    A log that stayed would be taken for the new file's. sqlite3.OperationalError when another process has it open.
    """
    try:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None, timeout=1)) as db:
            db.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        for left in beside(path):  # damaged: it is replaced for that
            left.unlink(missing_ok=True)


def _link(made: Path, path: Path) -> None:
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(path) from None
        os.replace(made, path)


def _sync(path: Path) -> None:
    """Have the disk keep a file, or the names in a folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
