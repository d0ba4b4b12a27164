"""What a catalogue says of one record: the cells of a row as fields of its description, checked."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, get_args

import msgspec
from msgspec.structs import fields

from memcon.errors import SidecarFault
from memcon.model import Description, Form, Participant, RepeatedTo
from memcon.model.dates import days
from memcon.readers.tables import Row

NAMING = ("file", "path", "id")
"""The columns by which a row says what it describes."""

_EMPTY = Description()
# What has places in the text, or is memcon's own account of the others.
_NOT_GIVEN = frozenset({"evidence", "derived", "responsibility", "resp", "footnotes", "reference_codes"})
FIELDS = tuple(field.name for field in fields(Description) if field.name not in _NOT_GIVEN)
"""The fields that a catalogue may give."""

_LISTS = frozenset(name for name in FIELDS if isinstance(getattr(_EMPTY, name), tuple))
_MEMBERS: dict[str, tuple[type[msgspec.Struct], tuple[str, ...]]] = {
    "participants": (Participant, ("name", "side", "role")),
    "repeated_to": (RepeatedTo, ("post", "number", "series")),
}
_FORMS: tuple[str, ...] = get_args(Form)
_DATES = ("date", "date_end")


class Entry(NamedTuple):
    """A row of the catalogue at the path `catalogue`: what it describes, and the fields it gives.

    `file` is the path of a source from the catalogue's folder; None for one told by the record's id, or by the
    name that it shares with the catalogue. `record` is an id, whole ("papers/12") or, beside a file of the
    same name, its end ("12").
    """

    catalogue: str
    place: str
    file: str | None
    record: str | None
    values: dict[str, Any]


class Wrong(Exception):
    """What cannot be taken: what is wrong (without a full stop), and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def is_catalogue(rows: Sequence[Row], beside: bool) -> bool:
    """True for a table that describes: it has some field of a description, and tells what it is about.

    `beside` is true for one that is called as a source is.
    """
    columns = {column for row in rows for column in row.cells}
    return not columns.isdisjoint(FIELDS) and (beside or not columns.isdisjoint(NAMING))


def entries(catalogue: str, rows: Sequence[Row], beside: bool) -> tuple[list[Entry], list[SidecarFault]]:
    """The rows that say something, and what is wrong with the others, or with some of their cells."""
    found: list[Entry] = []
    faults = [_fault(catalogue, wrong) for wrong in _unknown_columns(rows)]
    first: dict[tuple[str | None, str | None, str], str] = {}
    for row in rows:
        file, record = _naming(row)
        if row.surplus:
            wrong = Wrong(
                f"{row.place} has more cells than there are columns",
                "Put a value that holds the separator in quotation marks.",
            )
            faults.append(_fault(catalogue, wrong))
            continue
        if not (beside or file or record):
            wrong = Wrong(f"{row.place} does not say what it describes", "Fill its column file, path or id.")
            faults.append(_fault(catalogue, wrong))
            continue
        values: dict[str, Any] = {}
        for field in [field for field in FIELDS if field in row.cells]:
            try:
                before = first.setdefault((file, record, field), row.place)
                if before != row.place:
                    raise Wrong(f"{before} has given it already, and was taken", "Keep one of the two.")
                values[field] = _value(field, row.cells[field])
            except Wrong as wrong:
                faults.append(_fault(catalogue, Wrong(f"{row.place}, {field}: {wrong.what}", wrong.remedy)))
        found.append(Entry(catalogue, row.place, file, record, values))
    return found, faults


def _unknown_columns(rows: Sequence[Row]) -> Iterator[Wrong]:
    """Each column that is no field, once, at the first row that fills it."""
    places: dict[str, str] = {}
    for row in rows:
        for column in row.cells:
            places.setdefault(column, row.place)
    for column, place in places.items():
        if column not in FIELDS and column not in NAMING:
            yield Wrong(
                f"{place} has the column {_shown(column)}, which is no field of a description",
                f"Leave it out, or call it one of {', '.join(FIELDS)}.",
            )


def _fault(catalogue: str, wrong: Wrong) -> SidecarFault:
    return SidecarFault(catalogue, f"{catalogue}, {wrong.what}.", wrong.remedy)


def _naming(row: Row) -> tuple[str | None, str | None]:
    named = {column: row.cells[column] for column in NAMING if isinstance(row.cells.get(column), str)}
    file = named.get("file") or named.get("path")
    return (file.replace("\\", "/").removeprefix("./") if file else None), named.get("id")


def _value(field: str, cell: Any) -> Any:
    """What a cell gives for a field; Wrong when it cannot be that."""
    if field in _LISTS:
        return tuple(_members(field, cell))
    if not isinstance(cell, str):
        raise Wrong("it is not one value", "Write one value there.")
    value = " ".join(cell.split())
    if field == "form":
        form = value.lower().replace(" ", "-")
        if form not in _FORMS:
            raise Wrong(f"{_shown(value)} is no form that memcon knows", f"Write one of {', '.join(_FORMS)}.")
        return form
    if field in _DATES:
        try:
            days(value)
        except ValueError:
            raise Wrong(
                f"{_shown(value)} is no date in EDTF",
                "Write it as 1947-12-04, 1947-12, 1947, 1947~ or 1947-12-04T15:30.",
            ) from None
    return value


def _members(field: str, cell: Any) -> Iterator[Any]:
    """The members of a list, or of one string that parts them by ";"."""
    kind, names = _MEMBERS.get(field, (None, ()))
    if isinstance(cell, str):
        cell = [part for part in cell.split(";") if part.strip()]
    for member in cell if isinstance(cell, list) else [cell]:
        if isinstance(member, str) and member.strip():
            words = " ".join(member.split())
            yield words if kind is None else kind(**{names[0]: words})
        elif kind is not None and isinstance(member, dict) and set(member) <= set(names) and names[0] in member:
            try:
                yield msgspec.convert(member, kind)
            except msgspec.ValidationError:
                raise Wrong("a member of it is not made of words", f"Write {' and '.join(names)} there.") from None
        else:
            of = f", or mappings with {', '.join(names)}" if names else ""
            raise Wrong("it is no list of words", f"Write a list of words{of}.")


def _shown(value: str) -> str:
    """`value` in quotation marks, shortened."""
    return f"“{value if len(value) <= 60 else value[:59] + '…'}”"
