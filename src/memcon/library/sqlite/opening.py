"""Opening a library's file: made whole or not at all, refused when it is not one, errors put in sentences."""

import contextlib
import errno
import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import memcon
from memcon.errors import LibraryError
from memcon.library.sqlite.migrations import CONVERSIONS, MIGRATIONS, script, statements
from memcon.library.sqlite.placing import beside, whole

APPLICATION = 0x6D656D63  # "memc", in SQLite's header, so that another program's file is told apart
_LOOKED_THROUGH = 16 << 20  # bytes: a library up to this size is looked through for damage when it is opened
_HEADER = 100  # bytes of SQLite's header


def opened(path: Path, *, create: bool, readonly: bool, patience_ms: int) -> sqlite3.Connection:
    """A connection to the library at `path`, its migrations done; LibraryError when there is none to be had.

    A file that is refused is left as it was. With `create` a library is made where there is no file.
    """
    with sentences(path):
        if not exists(path):
            if not create or readonly:
                raise LibraryError(
                    f"There is no library at {path}.",
                    "Make one by reading records into it: memcon read PATH --library FILE.",
                )
            _make(path)
        _refuse_cut_off(path)
        db = _connect(path, readonly, patience_ms)
        try:
            _bring_up_to_date(db, path, readonly)
        except BaseException:
            db.close()
            raise
        return db


@contextlib.contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about the library at `path` into a LibraryError with a remedy."""
    try:
        yield
    except sqlite3.ProgrammingError:  # a mistake of memcon's own
        raise
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        otherwise = (f"The library {{path}} could not be used: {error}.", "Run memcon check on it.")
        message, remedy = _SENTENCES.get(code, otherwise)
        raise LibraryError(message.replace("{path}", str(path)), remedy) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            full, remedy = _SENTENCES[sqlite3.SQLITE_FULL]
            raise LibraryError(full.replace("{path}", str(path)), remedy) from error
        raise LibraryError(
            f"The library {path} could not be opened: {error.strerror or error}.",
            "Check the path and your rights to the folder.",
        ) from error


_DAMAGED = (
    "The library {path} is damaged.",
    "Restore a copy of it, or move it away and read the records again: memcon read PATH --library FILE.",
)
_SENTENCES = {
    sqlite3.SQLITE_FULL: (
        "The disk is full: nothing more was written to {path}; all that was there before still is.",
        "Free some space, then run the same command again.",
    ),
    sqlite3.SQLITE_BUSY: (
        "The library {path} is being written by another process.",
        "Wait until it has finished, then run the same command again.",
    ),
    sqlite3.SQLITE_LOCKED: (
        "The library {path} is being written by another process.",
        "Wait until it has finished, then run the same command again.",
    ),
    sqlite3.SQLITE_READONLY: (
        "The library {path} may only be read.",
        "Get the right to write the file and its folder, or name another library with --library.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "The library {path} cannot be opened.",
        "Check the path and your rights to the file and its folder.",
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk under the library {path} failed while it was being used.",
        "Check the disk and the connection to it, then run memcon check.",
    ),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}


def exists(path: Path) -> bool:
    """True when there is a file; LibraryError for a folder."""
    if path.is_dir():
        raise LibraryError(f"{path} is a folder, not a library.", "Name a file with --library.")
    try:
        path.stat()
    except FileNotFoundError:
        return False
    return True


def _make(path: Path) -> None:
    """Make an empty library at `path` in one step, so that no half-made one is ever seen."""
    _refuse_strange_log(path)
    with contextlib.suppress(FileExistsError), whole(path) as made:  # the library of a quicker process serves as well
        fill(made)


def _refuse_strange_log(path: Path) -> None:
    """LibraryError where a library's file is gone and its log is not: SQLite would bring that into the new one."""
    log, _ = beside(path)
    if log.exists() and not exists(path):  # unless another process has made the library at this moment
        raise LibraryError(
            f"There is no library at {path}, but {log}, the log of one that was there.",
            "Put the library back beside its log, or delete the log with what it holds.",
        )


def fill(made: Path) -> None:
    """Make the empty file at `made` an empty library."""
    with contextlib.closing(sqlite3.connect(made, isolation_level=None)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        _migrate(db, 0)
        db.execute("VACUUM")  # what earlier steps made, and later ones took down, need not be carried along
        db.execute("PRAGMA journal_mode = WAL")


def recognise(path: Path) -> tuple[bytes, int]:
    """The header of a library's file, and its size in bytes; LibraryError unless it begins as memcon's do."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
        size = os.fstat(file.fileno()).st_size
    remedy = "Name another file with --library; this one was left as it is."
    if not header:
        raise LibraryError(f"{path} is an empty file, not a library.", remedy)
    if len(header) < _HEADER or not header.startswith(b"SQLite format 3\0"):
        raise LibraryError(f"{path} is not a library of memcon.", remedy)
    if int.from_bytes(header[68:72], "big") != APPLICATION:
        raise LibraryError(f"{path} is a database of another program, not a library of memcon.", remedy)
    return header, size


def _refuse_cut_off(path: Path) -> None:
    """LibraryError unless the file is a library's and has all its pages."""
    header, size = recognise(path)
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if size < pages * (65536 if page == 1 else page) and not Path(f"{path}-wal").exists():
        raise LibraryError(_DAMAGED[0].format(path=path), _DAMAGED[1])


def _connect(path: Path, readonly: bool, patience_ms: int) -> sqlite3.Connection:
    uri = path.absolute().as_uri() + ("?mode=ro" if readonly else "?mode=rw")
    db = _connected(uri, patience_ms)
    if readonly:
        try:
            db.execute("SELECT 1 FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError:  # WAL wants to write beside the file; on a read-only medium nobody else can
            db.close()
            if Path(f"{path}-wal").exists():
                raise
            db = _connected(uri + "&immutable=1", patience_ms)
    return db


def _connected(uri: str, patience_ms: int) -> sqlite3.Connection:
    db = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    db.execute(f"PRAGMA busy_timeout = {patience_ms}")
    db.execute("PRAGMA foreign_keys = ON")
    return db


def _bring_up_to_date(db: sqlite3.Connection, path: Path, readonly: bool) -> None:
    done = int(db.execute("PRAGMA user_version").fetchone()[0])
    if done > len(MIGRATIONS):
        (writer,) = db.execute("SELECT memcon FROM migration ORDER BY number DESC LIMIT 1").fetchone()
        raise LibraryError(
            f"The library {path} was written by memcon {writer}, newer than this memcon ({memcon.__version__}).",
            f"Upgrade memcon to {writer} or later.",
        )
    if path.stat().st_size <= _LOOKED_THROUGH and db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise LibraryError(_DAMAGED[0].format(path=path), _DAMAGED[1])
    if done < len(MIGRATIONS):
        if readonly:
            raise LibraryError(
                f"The library {path} was written by an older memcon and has to be brought up to date.",
                "Open it once for writing: memcon read PATH --library FILE.",
            )
        _migrate(db, done)
    if not readonly:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")  # what is committed outlives a power cut: one fsync a record


def _migrate(db: sqlite3.Connection, done: int) -> None:
    """Take the steps after `done` (0: all), together or not at all."""
    db.execute("PRAGMA foreign_keys = OFF")  # tables are set aside and taken down
    db.execute("BEGIN IMMEDIATE")
    try:
        done = int(db.execute("PRAGMA user_version").fetchone()[0])  # another process may just have taken them
        for number, name in enumerate(MIGRATIONS[done:], done + 1):
            if name in CONVERSIONS:
                CONVERSIONS[name].before(db)
            for statement in statements(script(name)):
                db.execute(statement)
            db.execute(
                "INSERT INTO migration (number, name, memcon, done) VALUES (?, ?, ?, ?)",
                (number, name, memcon.__version__, datetime.now(UTC).isoformat(timespec="seconds")),
            )
            db.execute(f"PRAGMA user_version = {number}")
        for name in MIGRATIONS[done:]:
            if name in CONVERSIONS:
                CONVERSIONS[name].after(db)
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    db.execute("PRAGMA foreign_keys = ON")
