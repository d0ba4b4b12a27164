"""What an authority tells of somebody seen: who it is, how surely, and who else bore the surname."""

from functools import lru_cache

from msgspec.structs import replace

from memcon.authority import Authority, Person
from memcon.identity.bearers import surnamed
from memcon.identity.given import given_agreement
from memcon.identity.names import OFFICES, TITLES, office_parts, person_names, words
from memcon.identity.seen import Seen


def informed(seen: Seen, authority: Authority) -> Seen:
    """`seen` with what `authority` tells: a link that rests on a surname which others bear becomes `likely`.

    One who is surely somebody of the authority, by more than initials, has that name in full, too.
    """
    if seen.kind != "person" or seen.unnamed:
        return seen
    cores = sorted({name.core for name in seen.people})
    people = {person for core in cores for person in surnamed(core, authority)}
    in_office: frozenset[str] = frozenset()
    if not seen.is_told and seen.first is not None and seen.last is not None:
        days = seen.first.isoformat(), seen.last.isoformat()
        in_office = frozenset(key for core in cores for key in _in_office(core, *days, authority))
    known = authority.person(seen.authority) if seen.authority else None
    sure = known is None or _is_sure(seen, known, len(people))
    return replace(
        seen,
        full=known.name if known and sure and cores and not _is_by_initials(seen, known) else None,
        authority=seen.authority if sure else None,
        likely=None if sure else seen.authority,
        supposed=known.name if known and not sure else None,
        in_office=in_office,
        bearers=len(people),
    )


def _is_sure(seen: Seen, known: Person, bearers: int) -> bool:
    """False where nothing but a surname that others bear, or a slip of it, made the link."""
    pairs = [(a, b) for a in seen.people for b in person_names((known.name, *known.forms))]
    exact = [(a, b) for a, b in pairs if a.core == b.core]
    agreements = {given_agreement(a, b) for a, b in exact or pairs} - {None}
    if agreements:
        return bool(agreements & ({"full", "initials", "initial", "middle"} if exact else {"full", "initials"}))
    return (
        not seen.people or bearers <= 1 or any(_is_office(part) for name in seen.names for part in office_parts(name))
    )


def _is_by_initials(seen: Seen, known: Person) -> bool:
    """True where nothing but initials made the link."""
    pairs = [(a, b) for a in seen.people for b in person_names((known.name, *known.forms)) if a.core == b.core]
    agreements = {given_agreement(a, b) for a, b in pairs} - {None}
    return bool(agreements) and "full" not in agreements


def _is_office(part: str) -> bool:
    """True for the words of an office, which "General" before a name is not."""
    return any(word in OFFICES and word not in TITLES for word in words(part))


@lru_cache(maxsize=1 << 14)
def _in_office(core: str, earliest: str, latest: str, authority: Authority) -> tuple[str, ...]:
    return tuple(key for key in surnamed(core, authority) if authority.held(key, earliest, latest))
