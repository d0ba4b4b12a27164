"""Tables of a user's own: the rows of a CSV, JSON or YAML file, each with the words for its place there.

CSV is read by the standard library, with the separator (comma, semicolon or tab) that the first line has most of,
as spreadsheets write it; YAML by PyYAML's BaseLoader, to which every value is its words: a date stays as it is
written, "no" is no falsehood, and no object is made.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from memcon.errors import UnreadableSource
from memcon.readers.decoding import decode

MIB = 1024 * 1024

_SEPARATORS = ",;\t"
_NULLS = frozenset({"", "~", "null"})  # what YAML writes for nothing


class Row(NamedTuple):
    """One row: where it stands ("row 4", counted as a spreadsheet does; "entry 2"), and its cells by column.

    Columns are in lower case, with "_" for spaces and hyphens; empty cells are left out. `surplus` is true for a
    row of CSV with more cells than columns, whose values may stand in the wrong ones.
    """

    place: str
    cells: dict[str, Any]
    surplus: bool = False


class Kind(NamedTuple):
    """A kind of table: its name, the most bytes that are read, and what takes its rows out."""

    name: str
    most_bytes: int
    rows: Callable[[str], Iterator[Row]]


def rows(content: bytes, kind: Kind) -> list[Row]:
    """The rows of a table; none where the file holds something else (a number, a list of lists).

    UnreadableSource, with a message that goes on from the name of the file, when it is broken or too large.
    """
    if len(content) > kind.most_bytes:
        raise UnreadableSource(
            f"has more than {kind.most_bytes // MIB} MiB; a larger catalogue is not read.",
            "Divide it, or write it as CSV.",
        )
    decoded = decode(content)
    if decoded.findings:
        raise UnreadableSource(f"holds {decoded.findings[0].reason}.", "Save it as UTF-8, and read again.")
    try:
        return list(kind.rows(decoded.text))
    except RecursionError as error:
        raise UnreadableSource(f"nests too deep to be {kind.name}.", "Write one row for each record.") from error


def _csv(text: str) -> Iterator[Row]:
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=head.count))
    columns: list[str] = []
    try:
        for number, cells in enumerate(reader, 1):
            if not columns:
                columns = [_column(cell) for cell in cells]
                continue
            filled = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if cell.strip()}
            if filled:
                yield Row(f"row {number}", filled, surplus=any(cell.strip() for cell in cells[len(columns) :]))
    except csv.Error as error:
        raise UnreadableSource(
            f"is no CSV file ({error}).", "Write it again from the program that made it."
        ) from error


def _json(text: str) -> Iterator[Row]:
    try:
        yield from _entries(json.loads(text, parse_int=str, parse_float=str))
    except json.JSONDecodeError as error:
        raise UnreadableSource(
            f"is broken as JSON at line {error.lineno} ({error.msg}).", "Mend it there, and read again."
        ) from error


def _yaml(text: str) -> Iterator[Row]:
    import yaml

    try:
        yield from _entries(yaml.load(text, Loader=yaml.BaseLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = f" at line {mark.line + 1}" if mark is not None else ""
        raise UnreadableSource(f"is broken as YAML{at}.", "Mend it there, and read again.") from error


def _entries(held: Any) -> Iterator[Row]:
    """The rows of what JSON or YAML hold: a list of mappings, or one mapping."""
    entries = held if isinstance(held, list) else [held]
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            continue
        cells = {_column(str(key)): value for key, value in entry.items() if not _is_empty(value)}
        if cells:
            yield Row(f"entry {number}", cells)


def _is_empty(value: Any) -> bool:
    return value is None or value in ([], {}) or (isinstance(value, str) and value.strip() in _NULLS)


def _column(name: str) -> str:
    return "_".join(name.lower().replace("-", " ").replace("_", " ").split())


KINDS: dict[str, Kind] = {
    ".csv": Kind("CSV", 16 * MIB, _csv),
    ".json": Kind("JSON", 16 * MIB, _json),
    ".yaml": Kind("YAML", 2 * MIB, _yaml),  # read at about a fifth of the speed
    ".yml": Kind("YAML", 2 * MIB, _yaml),
}
"""By suffix."""
