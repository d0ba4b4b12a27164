"""Results that wait for their turn, as Parquet files in a folder beside the library.

A reading that was stopped takes them from there when it goes on. A part is there whole or not at all; one that is
damaged or gone is as if it had never been: its records are read again.
"""

import contextlib
import os
import uuid
from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from memcon.address import Address, beside
from memcon.errors import LibraryError

if TYPE_CHECKING:
    import pyarrow as pa

_ENDING, _UNFINISHED = ".parquet", ".unfinished"
_RESULT = "result"


class Key(NamedTuple):
    """What a result is kept under: digest and path of the source, id of the record, what it is to be read by."""

    sha256: str
    path: str
    record: str
    reading: str


class Parts:
    """The parts in `folder`, which is made with the first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._places: dict[Key, tuple[str, int]] = {}  # name of the part, row in it
        self._results = lru_cache(maxsize=2)(self._read)  # rows are asked for in the order they were put
        for path in sorted(folder.glob(f"*{_ENDING}")):
            self._take(path)

    def __contains__(self, key: Key) -> bool:
        return key in self._places

    def put(self, results: Iterable[tuple[Key, bytes]]) -> None:
        """Write results as one part; LibraryError when the system refuses."""
        import pyarrow as pa

        keys, lines = zip(*results, strict=True)
        columns: dict[str, pa.Array] = {
            field: pa.array(values) for field, values in zip(Key._fields, zip(*keys, strict=True), strict=True)
        }
        name = f"{uuid.uuid4().hex}{_ENDING}"  # another reading may write beside this one
        try:
            _write(self.folder / name, pa.table({**columns, _RESULT: pa.array(lines, pa.large_binary())}))
        except FileNotFoundError:  # another reading of this library has just ended, and removed the folder
            return
        except OSError as error:
            raise LibraryError(
                f"The system refused to write to {self.folder}: {(error.strerror or str(error)).lower()}.",
                "Make room there, then run the same command again; what was read until then is kept.",
            ) from error
        self._places |= {key: (name, row) for row, key in enumerate(keys)}

    def get(self, key: Key) -> bytes | None:
        """The result kept under `key`; None when there is none, or none that can be read."""
        place = self._places.get(key)
        if place is None:
            return None
        name, row = place
        results = self._results(name)
        return results[row] if row < len(results) else None

    def remove(self) -> None:
        """Delete all parts, and the folder when nothing else is in it."""
        self._places.clear()
        with contextlib.suppress(OSError):
            for path in (*self.folder.glob(f"*{_ENDING}"), *self.folder.glob(f"*{_UNFINISHED}")):
                path.unlink(missing_ok=True)
            if self.folder.is_dir():
                self.folder.rmdir()

    def _take(self, path: Path) -> None:
        table = _table(path, list(Key._fields))
        if table is None:
            return
        for row, key in enumerate(zip(*(column.to_pylist() for column in table.columns), strict=True)):
            self._places[Key(*key)] = (path.name, row)

    def _read(self, name: str) -> list[bytes]:
        table = _table(self.folder / name, [_RESULT])
        return [] if table is None else table.column(0).to_pylist()


def parts_of(library: Address) -> Parts | None:
    """The parts beside a library; None where pyarrow is not installed, and nothing can be put away."""
    return Parts(folder_of(library)) if find_spec("pyarrow") else None


def folder_of(library: Address) -> Path:
    """Where the parts of a library lie: beside it, or here for a database."""
    return beside(library).with_name(f"{beside(library).name}.parts")


def _table(path: Path, columns: list[str]) -> "pa.Table | None":
    """Some columns of a part, in that order; None when it is no part, damaged or gone."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        return parquet.read_table(path, columns=columns, page_checksum_verification=True).select(columns)
    except (OSError, KeyError, pa.ArrowException):
        return None


def _write(path: Path, table: "pa.Table") -> None:
    """Write a part under another name, and give it its own when all of it is on the disk."""
    from pyarrow import parquet

    path.parent.mkdir(exist_ok=True)
    unfinished = path.with_suffix(_UNFINISHED)
    try:
        with unfinished.open("wb") as file:
            parquet.write_table(table, file, compression="zstd", write_page_checksum=True)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
