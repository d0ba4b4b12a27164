"""An actor as it is seen: in one record, or in all that a library has of it."""

from collections.abc import Mapping
from datetime import date

import msgspec

from memcon.identity.names import PersonName, person_names
from memcon.model import ActorKind


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """An actor as one record shows it, or as the library knows it from several.

    `names` are as printed; `first` and `last` the first and last day (inclusive) of the records it is in, None
    when no record is dated; `roles` and `sides` folded words; `company` the ids of persons who took part with it;
    `present` is true when it took part, wrote or received, not only was spoken of; `records` counts its records.
    `beside` has the ids of actors of every kind that its records name, with the number of records they are in.

    What an authority tells of it (`memcon.identity.informed`): `authority` is who it surely is, `full` that person's
    name in full, `likely` who it is taken for by a surname that others bear too, and `supposed` the name of that one;
    `in_office` are the ids of all of its surname who were in office then, and `bearers` counts all who ever bore it.
    """

    id: str
    kind: ActorKind
    names: tuple[str, ...]
    unnamed: bool = False
    first: date | None = None
    last: date | None = None
    roles: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    present: bool = False
    beside: Mapping[str, int] = msgspec.field(default_factory=dict)
    authority: str | None = None
    records: int = 1
    full: str | None = None
    likely: str | None = None
    supposed: str | None = None
    in_office: frozenset[str] = frozenset()
    bearers: int = 0

    @property
    def people(self) -> tuple[PersonName, ...]:
        """Its personal names."""
        return person_names(self.names)

    @property
    def is_told(self) -> bool:
        """True for somebody of whom more than a surname is known."""
        return self.authority is not None or any(name.given for name in self.people)

    def days_from(self, other: "Seen") -> int | None:
        """Days between the records of the two, 0 where they overlap; None where they are not dated."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return None
        return max(0, (other.first - self.last).days, (self.first - other.last).days)
