"""What a user's file gives, row by row or element by element, and what is said of its faults."""

from pathlib import Path

from memcon.authority.entries import Entries, Office, Person, Tenure, joined
from memcon.errors import MemconError
from memcon.model.dates import days


class AuthorityFault(MemconError):
    """A file of people and offices that cannot be taken as it is; it says where and what."""


class Gathered:
    """People, offices and tenures of one file, each person and office once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._people: dict[str, Person] = {}
        self._offices: dict[str, Office] = {}
        self._tenures: list[Tenure] = []

    def person(self, person: Person) -> None:
        """Take a person; one of an id that was there already is the same, with the names of both."""
        known = self._people.get(person.id)
        self._people[person.id] = joined(known, person) if known else person

    def tenure(self, tenure: Tenure, office: Office) -> None:
        """Take a tenure and its office."""
        self._offices.setdefault(office.id, office)
        self._tenures.append(tenure)

    def entries(self) -> Entries:
        """All that was taken; AuthorityFault when it was nobody."""
        if not self._people:
            raise fault(self._path, "", "names nobody", "Give it at least one person.")
        return Entries(
            source=self._path.name,
            people=tuple(self._people.values()),
            offices=tuple(self._offices.values()),
            tenures=tuple(dict.fromkeys(self._tenures)),
        )


def fault(path: Path, where: str, message: str, remedy: str) -> AuthorityFault:
    """What is wrong at a place of the file, in one sentence."""
    place = f"{path}, {where}" if where else str(path)
    return AuthorityFault(f"{place}: {message}.", remedy)


def lifetime(text: str, path: Path, where: str, what: str) -> int | None:
    """The year of a birth or death; None for none."""
    if not text:
        return None
    try:
        return int(days(text).earliest[:4])
    except ValueError:
        remedy = "Write a year or a date as YYYY-MM-DD, or leave it empty."
        raise fault(path, where, f"has a {what} that is no date: {text!r}", remedy) from None


def dated(start: str, end: str, path: Path, where: str) -> tuple[str | None, str | None]:
    """The start and end of a tenure, checked; None for none."""
    remedy = "Write dates as YYYY-MM-DD, YYYY-MM or YYYY, or leave them empty."
    for text in (start, end):
        try:
            _ = days(text) if text else None
        except ValueError:
            raise fault(path, where, f"has a date that cannot be read: {text!r}", remedy) from None
    if start and end and days(start).earliest > days(end).latest:
        raise fault(path, where, f"ends ({end}) before it starts ({start})", "Correct one of the two.")
    return start or None, end or None
