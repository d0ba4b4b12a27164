"""A person of the authority as a page shows it: who it is, and the offices with their years; and those of a name."""

from collections.abc import Collection

import msgspec

from memcon.authority.authority import Authority
from memcon.authority.entries import Person, Tenure
from memcon.authority.folding import words


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """An office that a person held: its title, of which state, and when (EDTF, None where not known).

    `years` says it in words: "1944–1949", "from 1944", "listed for 1946".
    """

    office: str
    title: str
    of: str
    start: str | None
    end: str | None
    acting: bool
    years: str
    source: str


class Career(msgspec.Struct, frozen=True, kw_only=True):
    """A person with years of life and all offices in the order of time; `doubts` is what is amiss with the entry.

    An office that sources only list the person in is left out where the days in it are known.
    """

    id: str
    name: str
    forms: tuple[str, ...]
    birth: int | None
    death: int | None
    seats: tuple[Seat, ...]
    doubts: tuple[str, ...]
    source: str


def career(authority: Authority, person_id: str) -> Career | None:
    """The person of that id with the offices held; None where the authority does not know the id."""
    person = authority.person(person_id)
    return None if person is None else _career(authority, person)


def namesakes(
    authority: Authority,
    surnames: Collection[str],
    names: Collection[str],
    first: str | None = None,
    last: str | None = None,
    most: int = 12,
) -> tuple[Career, ...]:
    """The people who bear one of these folded surnames, those in office from `first` to `last` before others.

    Of two alike comes first whose name agrees with more words of the `names`.
    """
    given = {word for name in names for word in words(name)}
    people = {person.id: person for surname in surnames for person in authority.named(surname)}

    def rank(person: Person) -> tuple[bool, int, bool, str]:
        in_office = bool(authority.held(person.id, first, last))
        shared = len(given & {*words(person.name)})
        return (not in_office, -shared, not authority.tenures(person.id), person.name)

    return tuple(_career(authority, person) for person in sorted(people.values(), key=rank)[:most])


def _career(authority: Authority, person: Person) -> Career:
    tenures = authority.tenures(person.id)
    dated = {tenure.office for tenure in tenures if not tenure.attested}
    return Career(
        id=person.id,
        name=person.name,
        forms=person.forms,
        birth=person.birth,
        death=person.death,
        seats=tuple(_seat(authority, t) for t in tenures if not (t.attested and t.office in dated)),
        doubts=person.doubts,
        source=person.source,
    )


def _seat(authority: Authority, tenure: Tenure) -> Seat:
    office = authority.offices.get(tenure.office)
    return Seat(
        office=tenure.office,
        title=tenure.title or (office.title if office else tenure.office),
        of=office.of if office else "",
        start=tenure.start,
        end=tenure.end,
        acting=tenure.acting,
        years=_years(tenure),
        source=tenure.source,
    )


def _years(tenure: Tenure) -> str:
    start, end = (date[:4] if date else None for date in (tenure.start or tenure.early, tenure.end))
    if start and end:
        years = start if start == end else f"{start}–{end}"
    elif start or end:
        years = f"from {start}" if start else f"until {end}"
    else:
        years = "in unknown years"
    return f"listed for {years}" if tenure.attested else years
