"""Keys to look candidates up by: two actors that share none are not compared."""

from collections.abc import Iterable

from memcon.identity.chinese import readings
from memcon.identity.names import OFFICES, PersonName, core, person_names, words
from memcon.identity.spelling import skeleton
from memcon.identity.states import state_meant, state_named, with_state
from memcon.lexicon import load
from memcon.model import ActorKind

_PERSONS = load("persons")
_GENERIC = frozenset(
    (*_PERSONS["organisation"], *_PERSONS["group"], *_PERSONS["persuasion"], *load("name-parts")["generic"])
)


def keys(
    kind: ActorKind, names: Iterable[str], unnamed: bool, year: int | None, authority: str | None = None
) -> frozenset[str]:
    """The keys of an actor with these names in a record of this year; none for one who is never merged."""
    names = tuple(names)
    if unnamed:
        return frozenset()
    if kind == "person":
        known = {f"authority:{authority}"} if authority else set()
        people = person_names(names)
        if not people:
            return frozenset(known | {*_office_keys(names, year)})
        return frozenset(known | {key for name in people for key in _person_keys(name)})
    if kind == "state":
        meant = state_meant(names)
        return frozenset([f"state:{meant}"] if meant else [f"name:{' '.join(words(n))}" for n in names if words(n)])
    if kind == "place":
        return frozenset(f"place:{' '.join(words(n))}" for n in names if words(n))
    found = {f"state:{state}" for n in names if kind == "group" and (state := state_named(n))}
    return frozenset(found or {key for n in names for key in _body_keys(n, kind)})


def _person_keys(name: PersonName) -> Iterable[str]:
    """A person by the surname, by its consonants, and by what it is in Wade-Giles; first and last name exchanged."""
    yield f"surname:{name.core}"
    yield f"sound:{skeleton(name.core)}"
    if "-" in name.surname:
        yield f"surname:{core(name.surname.rpartition('-')[2])}"
    yield from (f"chinese:{reading}" for reading in readings(name.core))
    if len(name.given) == 1 and len(name.given[0]) > 1:
        yield f"names:{' '.join(sorted((name.given[0], name.core)))}"


def state_of(found: Iterable[str]) -> str | None:
    """The state that an actor with these keys is; None when it is something else."""
    states = sorted(key.partition(":")[2] for key in found if key.startswith("state:"))
    return states[0] if states else None


def _office_keys(names: tuple[str, ...], year: int | None) -> Iterable[str]:
    """An office without a name is one actor within a year, where the words tell whose office it is."""
    if year is None:
        return
    for name in names:
        state, rest = with_state(name)
        office = tuple(w for w in rest if w in OFFICES)
        if " in " in f" {name.casefold()} ":  # an ambassador in a state is another state's
            continue
        if office and len(office) == len(rest) and (state or rest == ("secretary", "state")):
            yield f"office:{state or ''}:{' '.join(sorted(rest))}:{year}"


def _body_keys(name: str, kind: ActorKind) -> Iterable[str]:
    """An organisation or group by its state and its other words; words that any state's has need the state."""
    state, rest = with_state(name)
    if sorted(rest) == ["department", "state"]:
        state = "United States"
    told_apart = any(w not in _GENERIC for w in rest) and any(
        part[:1].isupper() for part in name.split()[1:] or [name]
    )
    if rest and (state or (told_apart and kind == "organisation")):
        yield f"body:{state or ''}:{' '.join(sorted(rest))}"
