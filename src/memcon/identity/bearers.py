"""Which of the people of an authority bears a name, by first names, office and years."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

import msgspec
from rapidfuzz.distance import OSA

from memcon.authority import Authority, Person, Tenure
from memcon.identity.given import Agreement, given_agreement
from memcon.identity.names import PersonName, person_names
from memcon.identity.ranks import is_known_by
from memcon.identity.spelling import is_slip
from memcon.lexicon import load
from memcon.model.dates import FIRST, LAST

_WOMENS = frozenset(load("name-parts")["female"])  # titles
_GROWN = 18  # years from birth before which nobody is looked for in diplomatic records
_REMEMBERED = 40  # years after a death in which one is still spoken of
_FEW = 3  # bearers of a surname, whenever they lived, so that it means the one who was about
_FEW_IN_OFFICE = 8  # the same, so that it means the one who was in office
_SHOWN = 6  # bearers said
_LONG = 6  # letters of a surname that a misprint leaves its own
_SHORT = 5  # the same, of one who held the office that is named
_ONE: tuple[Agreement, ...] = ("full", "initials")
_ACTIVE = 12  # years around those in which sources list or know a person


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What a record shows of a person: names, who held the office it gives, its days (YYYY-MM-DD)."""

    names: tuple[PersonName, ...]
    held: frozenset[str]
    earliest: str | None
    latest: str | None


class Bearer(msgspec.Struct, frozen=True, kw_only=True):
    """The id of the person who bears the name, and why; None where several may."""

    id: str | None
    why: str


class _Candidate(NamedTuple):
    person: Person
    agreement: Agreement | None
    held: bool
    active: bool
    in_office: bool
    titled: bool  # no officer's or peer's title is printed that the person is not known to bear

    @property
    def fits(self) -> bool:
        """True where nothing that is printed speaks against it."""
        return self.titled and self.agreement != "middle"


def bearer(known: Known, authority: Authority) -> Bearer | None:
    """The person of the authority who bears the names; None where it knows nobody who could.

    A surname alone is enough only where few ever bore it and one of them was about; of a name that nobody is known
    to bear the one that a misprint or another romanisation makes of it.
    """
    people = _bearers(known, authority) or _misprinted(known, authority)
    candidates = [found for person in people if (found := _candidate(person, known, authority))]
    if not candidates:
        return None
    active = [c for c in candidates if c.active]
    for fits in (
        [c for c in candidates if c.held],
        [c for c in active if c.agreement == "full" or (c.agreement == "initials" and c.titled)],
        [c for c in active if c.agreement == "initial" and c.titled] if len(candidates) == 1 else [],
        [c for c in candidates if c.in_office and c.fits] if len(people) <= _FEW_IN_OFFICE else [],
        [c for c in active if c.fits] if len(people) <= _FEW else [],
    ):
        if (one := _one(fits, candidates, authority)) is not None:
            return Bearer(id=one.person.id, why=_why(one))
        if fits:
            return _nobody(fits)
    return _nobody(active) if active else None


@lru_cache(maxsize=1 << 14)
def surnamed(core: str, authority: Authority) -> tuple[str, ...]:
    """The ids of all bearers of a surname (its core), whenever they lived."""
    return tuple(person.id for person in _named((core,), authority, lambda other: other == core))


def _nobody(candidates: list[_Candidate]) -> Bearer:
    names = sorted(c.person.name for c in candidates)
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return Bearer(id=None, why=f"could be any of: {'; '.join(names[:_SHOWN])}{more}")


def _bearers(known: Known, authority: Authority) -> list[Person]:
    """The people who have one of the surnames, whenever they lived."""
    surnames = dict.fromkeys(form for name in known.names for form in (name.surname, name.surname.split()[-1]))
    cores = {name.core for name in known.names}
    return _named(surnames, authority, lambda core: core in cores)


def _misprinted(known: Known, authority: Authority) -> list[Person]:
    """The people whose surname differs as romanisations and misprints do, and those who held the office named."""
    cores = [name.core for name in known.names if len(name.core) >= _LONG]
    near = {other: None for core in cores for other in authority.alike(core) if is_slip(core, other)}
    found = _named(near, authority, lambda core: any(is_slip(core, other) for other in cores))
    return [*found, *(p for key in sorted(known.held) if (p := authority.person(key)) and p not in found)]


def _named(surnames: Iterable[str], authority: Authority, fits: Callable[[str], bool]) -> list[Person]:
    found = {person.id: person for surname in surnames for person in authority.named(surname)}
    return [
        found[key]
        for key in sorted(found)
        if any(fits(name.core) for name in person_names((found[key].name, *found[key].forms)))
    ]


def _candidate(person: Person, known: Known, authority: Authority) -> _Candidate | None:
    forms = person_names((person.name, *person.forms))
    names = [name for name in known.names if name.given] or known.names
    held = person.id in known.held
    both = [(a, b) for a in names for b in forms if not _is_hers(b) or _is_hers(a)]
    exact = [(a, b) for a, b in both if a.core == b.core]
    pairs = exact or [(a, b) for a, b in both if _is_misprint(a.core, b.core, held)]
    agreements = {agreement for a, b in pairs if (agreement := given_agreement(a, b))}
    if not pairs or agreements == {"differ"} or not _lives(person, known):
        return None
    if not agreements and not held and _is_wife([a for a, _ in pairs], forms):
        return None
    ranked: tuple[Agreement, ...] = ("full", "initials", "initial", "middle")
    dated = known.earliest is not None and known.latest is not None
    return _Candidate(
        person,
        next((agreement for agreement in ranked if agreement in agreements), None),
        held=held,
        active=_is_active(person, known, authority),
        in_office=dated and bool(authority.held(person.id, known.earliest, known.latest)),
        titled=is_known_by({title for a, _ in pairs for title in a.titles}, person.id, authority),
    )


def _is_hers(name: PersonName) -> bool:
    """True for a name with a woman's title: who is known as "Madame Ivan Brask" is not Ivan Brask."""
    return bool(set(name.titles) & _WOMENS)


def _is_misprint(one: str, two: str, held: bool) -> bool:
    """True where a core of a surname is a slip for the other: any letter, of one who held the office named."""
    if held and min(len(one), len(two)) >= _SHORT:
        return OSA.distance(one, two, score_cutoff=1) <= 1
    return is_slip(one, two)


def _is_wife(names: list[PersonName], forms: tuple[PersonName, ...]) -> bool:
    """True where a surname alone has a woman's title that the person never bears: she may be his wife."""
    mine, theirs = ({title for name in side for title in name.titles} for side in (names, forms))
    return bool(mine & _WOMENS) and not theirs & _WOMENS


def _lives(person: Person, known: Known) -> bool:
    if known.earliest is None or known.latest is None:
        return True
    born = person.birth is None or int(known.latest[:4]) >= person.birth + _GROWN
    return born and (person.death is None or int(known.earliest[:4]) <= person.death + _REMEMBERED)


def _is_active(person: Person, known: Known, authority: Authority) -> bool:
    """True when sources know the person in years near those of the record; with no years known, nothing is said."""
    if known.earliest is None or known.latest is None:
        return False
    first, last = int(known.earliest[:4]), int(known.latest[:4])
    years = [person.years] if person.years else []
    for tenure in authority.tenures(person.id):
        ends = [int(day[:4]) for day in (tenure.start, tenure.end, *tenure.bounds) if day and day[:4].isdigit()]
        years += [(min(ends), max(ends))] if ends else []
    return any(first <= end + _ACTIVE and last >= begin - _ACTIVE for begin, end in years)


def _one(fits: list[_Candidate], candidates: list[_Candidate], authority: Authority) -> _Candidate | None:
    """The only one that fits; of several entries for one person always the same, whichever of them fits."""
    if not fits or not all(_is_one(fits[0].person, other.person, authority) for other in fits):
        return None
    return min((c for c in candidates if _is_one(fits[0].person, c.person, authority)), key=lambda c: c.person.id)


def _is_one(one: Person, two: Person, authority: Authority) -> bool:
    """True for two entries that stand for one person: first names or initials agree, and lives do not differ.

    One first name is enough for two who held one office in the same years.
    """
    if one.id == two.id:
        return True
    if one.birth and two.birth and one.birth != two.birth:
        return False
    pairs = [(a, b) for a in person_names((one.name,)) for b in person_names((two.name,)) if a.core == b.core]
    if any(given_agreement(a, b) in _ONE and min(len(a.given), len(b.given)) > 1 for a, b in pairs):
        return True
    names = ((a, b) for a in _all_names(one) for b in _all_names(two) if a.core == b.core)
    return any(given_agreement(a, b) == "full" for a, b in names) and _succeed(one, two, authority)


def _all_names(person: Person) -> tuple[PersonName, ...]:
    return person_names((person.name, *person.forms))


def _succeed(one: Person, two: Person, authority: Authority) -> bool:
    """True where both are said to have held one office at the same time."""
    mine, theirs = ({t.office: t for t in authority.tenures(person.id)} for person in (one, two))
    return any(_overlap(mine[office], theirs[office]) for office in mine.keys() & theirs.keys())


def _overlap(one: Tenure, two: Tenure) -> bool:
    begin, end = max(one.start or FIRST, two.start or FIRST), min(one.end or LAST, two.end or LAST)
    return begin[:4] <= end[:4]


def _why(found: _Candidate) -> str:
    said = ["the same surname"]
    if found.agreement:
        said.append(
            {"full": "first names", "initials": "initials", "initial": "an initial", "middle": "a later initial"}[
                found.agreement
            ]
            + (" agrees" if found.agreement == "middle" else " agree")
        )
    if found.held:
        said.append("held the office named")
    elif not found.agreement:
        said.append("the only bearer known in " + ("office then" if found.in_office else "those years"))
    return f"{found.person.name}: {', '.join(said)}"
