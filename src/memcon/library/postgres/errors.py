"""What a server says, in sentences with a remedy."""

import contextlib
import re
from collections.abc import Iterator

import psycopg

from memcon.errors import LibraryError, RecordRefused

_BUSY = (
    "The library {name} is being written by another process.",
    "Wait until it has finished, then run the same command again.",
)
_GONE = (
    "The connection to the server of {name} was lost; what was being written was not kept.",
    "Run the same command again when the server is back.",
)
_READ_ONLY = (
    "The library {name} may only be read.",
    "Ask for the right to write it, or name another library with --library.",
)
_REFUSED = ("The server does not let you use {name}: {said}.", "Ask its keeper for the right, or give another user.")
_FULL = (
    "The server's disk is full: nothing more was written to {name}; all that was there before still is.",
    "Free some space there, then run the same command again.",
)
_MANY = ("The server of {name} has no connection left.", "Wait a moment, then run the same command again.")

# By the code of the error, or its class (PostgreSQL's documentation, appendix A).
_BY_CODE = {
    "55P03": _BUSY,
    "40P01": _BUSY,
    "40001": _BUSY,
    "25006": _READ_ONLY,
    "42501": _REFUSED,
    "28": _REFUSED,
    "53100": _FULL,
    "53300": _MANY,
    "08": _GONE,
    "57P": _GONE,
    "XX001": (
        "The library {name} is damaged: {said}.",
        "Restore a copy of it: memcon backup {name} --library COPY --force.",
    ),
}

# A connection that was not made has no code, only words.
_BY_WORDS = (
    (r'database ".*" does not exist', "There is no database at {name}.", "Make one on the server: createdb NAME."),
    (
        r"password|authentication|no pg_hba\.conf entry|role .* does not exist",
        "The server does not let you in at {name}: {said}.",
        "Give user and password in the address, in PGPASSWORD or in ~/.pgpass.",
    ),
    (r"too many (clients|connections)|remaining connection slots", *_MANY),
    (r"starting up|shutting down", "The server of {name} is starting or stopping.", "Try again in a moment."),
)
_UNREACHED = (
    "The server of {name} cannot be reached: {said}.",
    "Check the address, and that a PostgreSQL server answers there.",
)


@contextlib.contextmanager
def sentences(name: str) -> Iterator[None]:
    """Turn what the server says about the library called `name` into a LibraryError with a remedy."""
    try:
        yield
    except psycopg.Error as error:
        code = error.sqlstate or ""
        if code.startswith("54"):  # a limit of the server's, as on what an index holds of a row
            raise RecordRefused(
                f"The server cannot keep this: {_said(error)}.",
                "A name or a path in the record is too long for PostgreSQL; shorten it and read the record again.",
            ) from error
        known = _BY_CODE.get(code) or _BY_CODE.get(code[:3]) or _BY_CODE.get(code[:2])
        if known is None and isinstance(error, psycopg.OperationalError) and not code:
            known = _GONE
        if known is None:
            if isinstance(error, psycopg.ProgrammingError):  # a mistake of memcon's own
                raise
            known = ("The library {name} could not be used: {said}.", "Run memcon check on it.")
        raise _error(known, name, error) from error


@contextlib.contextmanager
def connecting(name: str) -> Iterator[None]:
    """The same for a connection that is not made."""
    try:
        yield
    except (psycopg.ProgrammingError, ValueError) as error:  # no address
        raise LibraryError(
            f"{name} is no address of a PostgreSQL database: {_said(error)}.",
            "Write it so: postgresql://USER@HOST/DATABASE.",
        ) from error
    except psycopg.OperationalError as error:
        known = next((rest for words, *rest in _BY_WORDS if re.search(words, str(error))), _UNREACHED)
        raise _error((known[0], known[1]), name, error) from error


def _error(known: tuple[str, str], name: str, error: Exception) -> LibraryError:
    message, remedy = (part.replace("{name}", name).replace("{said}", _said(error)) for part in known)
    return LibraryError(message, remedy)


def _said(error: Exception) -> str:
    """The first line of what the server says, without what comes before the fault itself."""
    primary = error.diag.message_primary if isinstance(error, psycopg.Error) else None
    said = (primary or str(error)).strip().splitlines()[0]
    return re.split(r"(?:FATAL|ERROR|failed): +", said)[-1].rstrip(".")
