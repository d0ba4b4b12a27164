"""An actor as it is seen: in one record, or in all that a library has of it."""

from datetime import date

import msgspec

from memcon.identity.names import PersonName, person_names
from memcon.model import ActorKind


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """An actor as one record shows it, or as the library knows it from several.

    `names` are as printed; `first` and `last` the first and last day (inclusive) of the records it is in, None
    when no record is dated; `roles` and `sides` folded words; `company` the ids of persons who took part with it;
    `present` is true when it took part, wrote or received, not only was spoken of.
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
    authority: str | None = None

    @property
    def people(self) -> tuple[PersonName, ...]:
        """Its personal names."""
        return person_names(self.names)
