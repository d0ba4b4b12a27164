"""Sources of an authority laid over one another, the later over the earlier."""

from collections.abc import Sequence

import msgspec

from memcon.authority.entries import Entries, Office, Person, Tenure, joined
from memcon.model.dates import LAST, spanned


def people_of(sources: Sequence[Entries]) -> dict[str, Person]:
    """All people by id; of two entries with one id the first's name is kept, and the forms of both."""
    found = {person.id: person for person in sources[0].people} if sources else {}
    for source in sources[1:]:
        for person in source.people:
            known = found.get(person.id)
            found[person.id] = joined(known, person) if known else person
    return found


def offices_of(sources: Sequence[Entries]) -> dict[str, Office]:
    """All offices by id; one of two sources is called what either calls it."""
    found: dict[str, Office] = {}
    for source in sources:
        for office in source.offices:
            known = found.get(office.id)
            found[office.id] = _one(known, office) if known else office
    return found


def _one(known: Office, office: Office) -> Office:
    return msgspec.structs.replace(
        known,
        titles=tuple(dict.fromkeys((*known.titles, office.title, *office.titles))),
        called=tuple(dict.fromkeys((*known.called, *office.called))),
        also_at=tuple(dict.fromkeys((*known.also_at, *office.also_at))),
        stand_ins=known.stand_ins or office.stand_ins,
        partial=known.partial and office.partial,
    )


def by_person(sources: Sequence[Entries]) -> dict[str, tuple[Tenure, ...]]:
    """All tenures by the id of the person, in the order of time."""
    found: dict[str, list[Tenure]] = {}
    for source in sources:
        for tenure in source.tenures:
            found.setdefault(tenure.person, []).append(tenure)
    return {person: tuple(sorted(tenures, key=_in_order)) for person, tenures in found.items()}


def by_office(sources: Sequence[Entries]) -> dict[str, list[Tenure]]:
    """All tenures by the id of the office."""
    found: dict[str, list[Tenure]] = {}
    for source in sources:
        for tenure in source.tenures:
            found.setdefault(tenure.office, []).append(tenure)
    return found


def _in_order(tenure: Tenure) -> tuple[str, str, str]:
    days = spanned(tenure.early or tenure.start or tenure.bounds[0], tenure.end or tenure.bounds[1])
    return (days.earliest if days else LAST, days.latest if days else LAST, tenure.office)
