"""A copy of a library, of one moment, while others read and write it: to a file, or to a database on a server."""

import os
from collections.abc import Callable
from pathlib import Path

from memcon.address import Address, located, shown
from memcon.errors import LibraryError, UsageError
from memcon.library.copying import Told, copy, is_empty
from memcon.library.opening import storage_at
from memcon.library.sqlite import SqliteStorage, opening, placing
from memcon.library.storage import Storage


def backup(
    library: Address, destination: Address, *, force: bool = False, told: Told = lambda done, of: None
) -> None:
    """Copy the library to `destination`: whole, or not at all.

    A library that is there already is replaced only with `force`; what is no library never is. `told` hears how far
    it has come. LibraryError when either cannot be used, UsageError when they are one.
    """
    source, target = located(library), located(destination)
    storage = storage_at(source, readonly=True)
    try:
        if _same(source, target):
            raise UsageError(f"{shown(target)} is the library itself.", "Name another place for the copy.")
        if isinstance(target, Path):
            _to_file(storage, target, force, told)
        else:
            _to_server(storage, target, force, told)
    finally:
        storage.close()


def _to_file(storage: Storage, path: Path, force: bool, told: Told) -> None:
    with opening.sentences(path):
        replace = opening.exists(path)
        if replace:
            opening.recognise(path)
            if not force:
                raise _there_already(path)
        try:
            with placing.whole(path, replace=replace) as made:
                if isinstance(storage, SqliteStorage):
                    storage.copy_to(made, told)
                else:
                    opening.fill(made)
                    _copied(storage, SqliteStorage(made, create=False, readonly=False, patience_ms=0), told)
                if replace:
                    placing.retire(path)
        except FileExistsError:
            raise _there_already(path) from None


def _to_server(storage: Storage, address: str, force: bool, told: Told) -> None:
    from memcon.library.postgres import PostgresStorage

    target = storage_at(address, create=True)
    assert isinstance(target, PostgresStorage)
    try:
        empty = is_empty(target)
        if not empty and not force:
            raise _there_already(address)
    except BaseException:
        target.close()
        raise
    _copied(storage, target, told, lambda: None if empty else target.clear())


def _copied(storage: Storage, target: Storage, told: Told, emptied: Callable[[], None] = lambda: None) -> None:
    try:
        copy(storage, target, told, emptied)
        target.flush()
    finally:
        target.close()


def _there_already(place: Address) -> LibraryError:
    return LibraryError(
        f"There is a library at {shown(place)} already.",
        "Name another place, or replace it with --force.",
    )


def _same(one: Address, other: Address) -> bool:
    if isinstance(one, Path) and isinstance(other, Path):
        return other.exists() and os.path.samefile(one, other)
    return one == other
