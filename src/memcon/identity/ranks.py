"""Ranks and peerages: who is called by one, and whether an authority knows somebody as an officer or a peer."""

from collections.abc import Iterable
from functools import lru_cache

from memcon.authority import Authority
from memcon.authority.folding import words
from memcon.lexicon import load

_PARTS = load("name-parts")
_OFFICERS = frozenset((*_PARTS["army"], *_PARTS["navy"], *_PARTS["officer"]))
_PEERS = frozenset(_PARTS["peer"])
_FORCES = frozenset(_PARTS["forces"])


def is_known_by(titles: Iterable[str], person_id: str, authority: Authority) -> bool:
    """False where the folded `titles` are an officer's or a peer's, and all that is known of the person is no such.

    An officer is known by a rank in a form of his name, or by an office of the forces.
    """
    borne = frozenset(titles)
    officer, peer = _known(person_id, authority)
    return (officer or not borne & _OFFICERS) and (peer or not borne & _PEERS)


@lru_cache(maxsize=1 << 12)
def _known(person_id: str, authority: Authority) -> tuple[bool, bool]:
    """Whether the person of this id is known as an officer, and as a peer."""
    person = authority.people[person_id]
    called = {word for form in (person.name, *person.forms) for word in words(form)}
    held = (authority.offices.get(tenure.office) for tenure in authority.tenures(person_id))
    offices = {word for office in held if office for word in words(office.title)}
    return bool(called & _OFFICERS or offices & _FORCES), bool(called & _PEERS)
