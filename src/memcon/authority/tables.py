"""A user's own people and offices from a table (CSV): a row for each office that somebody held."""

import csv
import io
from pathlib import Path

from memcon.authority.entries import Entries, Office, Person, Tenure
from memcon.authority.folding import slug
from memcon.authority.gathered import Gathered, dated, fault, lifetime
from memcon.authority.own_offices import office_written

COLUMNS = ("id", "name", "forms", "birth", "death", "office", "of", "at", "start", "end", "acting", "viaf", "note")
_YES = frozenset({"yes", "true", "1", "x", "acting"})
_NO = frozenset({"", "no", "false", "0"})


def read_table(content: bytes, path: Path) -> Entries:
    """People and tenures of a table: a header with `name` and any of COLUMNS, then a row for each person or office.

    Rows of one `id` (or, without ids, of one name) are one person. Cells part forms with ";". AuthorityFault, naming
    the row, for what cannot be meant.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"line {content[: error.start].count(10) + 1}"
        raise fault(path, place, "the table is not in UTF-8", "Save it as CSV in UTF-8 and try again.") from None
    lines = text.splitlines()
    if not lines:
        raise fault(path, "", "the table is empty", f"Give it a header with name and any of {', '.join(COLUMNS)}.")
    parting = max(",;\t", key=lines[0].count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=parting, skipinitialspace=True, strict=True)
    gathered = Gathered(path)
    try:
        header = [(name or "").strip().lower() for name in rows.fieldnames or ()]
        _check_header(header, path)
        rows.fieldnames = header
        for row in rows:
            _read_row(row, f"row {rows.line_num}", path, gathered)
    except csv.Error as error:
        raise fault(path, f"row {rows.line_num}", f"not a table ({error})", "Close its quotation marks.") from None
    return gathered.entries()


def _check_header(header: list[str], path: Path) -> None:
    unknown = [name for name in header if name not in COLUMNS]
    known = f"The columns are {', '.join(COLUMNS)}; only name must be there."
    if unknown:
        raise fault(path, "the header", f"has a column that means nothing here: {unknown[0]!r}", known)
    if "name" not in header:
        raise fault(path, "the header", "has no column name", known)


def _read_row(row: dict[str, str], where: str, path: Path, gathered: Gathered) -> None:
    if None in row or any(value is None for value in row.values()):
        raise fault(path, where, "has more or fewer cells than the header", "Give it one cell for each column.")
    cells = {name: value.strip() for name, value in row.items()}
    if not any(cells.values()):
        return
    name = cells["name"]
    if not name:
        raise fault(path, where, "names nobody", "Fill in its column name, or take the row out.")
    person = Person(
        id=cells.get("id") or f"{slug(path.stem)}:{slug(name)}",
        name=name,
        forms=tuple(form for part in cells.get("forms", "").split(";") if (form := part.strip())),
        birth=lifetime(cells.get("birth", ""), path, where, "birth"),
        death=lifetime(cells.get("death", ""), path, where, "death"),
        same_as={"viaf": cells["viaf"]} if cells.get("viaf") else {},
        source=path.name,
    )
    gathered.person(person)
    if not cells.get("office"):
        if any(cells.get(column) for column in ("of", "at", "start", "end", "acting")):
            raise fault(path, where, "dates or places an office without naming it", "Fill in its column office.")
        return
    office = office_written(cells["office"], cells.get("of") or None, cells.get("at") or None)
    if office is None:
        message = f"does not say whose office {cells['office']!r} is"
        raise fault(path, where, message, "Give the state or body in the column of.")
    gathered.tenure(_tenure(cells, person, office, where, path), office)


def _tenure(cells: dict[str, str], person: Person, office: Office, where: str, path: Path) -> Tenure:
    start, end = dated(cells.get("start", ""), cells.get("end", ""), path, where)
    acting = cells.get("acting", "").lower()
    if acting not in _YES | _NO:
        raise fault(path, where, f"says {acting!r} in the column acting", "Write yes or no there.")
    return Tenure(
        person=person.id,
        office=office.id,
        start=start,
        end=end,
        acting=acting in _YES,
        title=cells["office"],
        note=cells.get("note") or None,
        source=path.name,
    )
