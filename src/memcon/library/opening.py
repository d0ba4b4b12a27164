"""Opening the storage at an address: a file of SQLite, or a database on a server."""

from memcon.address import Address, located
from memcon.errors import LibraryError
from memcon.library.sqlite import SqliteStorage
from memcon.library.storage import Storage

PATIENCE_MS = 10_000  # how long to wait for another process that writes


def storage_at(
    address: Address, *, create: bool = False, readonly: bool = False, patience_ms: int = PATIENCE_MS
) -> Storage:
    """The storage at `address`; with `create` it is made where there is none. LibraryError when refused."""
    place = located(address)
    if not isinstance(place, str):
        return SqliteStorage(place, create=create, readonly=readonly, patience_ms=patience_ms)
    try:
        from memcon.library.postgres import PostgresStorage
    except ImportError as error:
        raise LibraryError(
            "A library on a PostgreSQL server needs psycopg, which is not installed.",
            "Install it: pip install 'memcon[postgres]'.",
        ) from error
    return PostgresStorage(place, create=create, readonly=readonly, patience_ms=patience_ms)
