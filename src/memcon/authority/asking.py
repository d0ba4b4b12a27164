"""What is known of the people of a name, for a person who asks."""

import msgspec

from memcon.authority.authority import Authority
from memcon.authority.entries import Person, Tenure
from memcon.authority.folding import words
from memcon.authority.shipped import Remark, shipped_remarks


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A person with what he held, and what lists of persons say of him."""

    person: Person
    tenures: tuple[Tenure, ...] = ()
    remarks: tuple[Remark, ...] = ()


def people_asked(
    authority: Authority, name: str, earliest: str | None = None, latest: str | None = None
) -> tuple[Known, ...]:
    """The person of an id, or all of a surname ("Caffery", "Caffery, Jefferson", "Jefferson Caffery").

    Where days are given, offices and remarks are those of these days; people with any come first.
    """
    found = []
    for person in _people(authority, name):
        remarks = tuple(
            remark
            for remark in shipped_remarks().get(person.id, ())
            if (earliest is None or int(earliest[:4]) <= remark.last)
            and (latest is None or int(latest[:4]) >= remark.first)
        )
        found.append(Known(person=person, tenures=authority.held(person.id, earliest, latest), remarks=remarks))
    return tuple(sorted(found, key=lambda known: (not known.tenures, not known.remarks, known.person.name)))


def _people(authority: Authority, name: str) -> tuple[Person, ...]:
    if known := authority.person(name):
        return (known,)
    asked = words(name)
    for surname in (" ".join(asked), *asked[::-1]):
        bearers = authority.named(surname)
        if bearers and surname != " ".join(asked):
            rest = set(asked) - set(surname.split())
            bearers = tuple(p for p in bearers if rest <= {w for form in (p.name, *p.forms) for w in words(form)})
        if bearers:
            return bearers
    return ()
