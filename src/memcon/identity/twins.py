"""Actors of one record that are one, by what a note or an authority says of two of them."""

from collections.abc import Mapping, Sequence

from memcon.identity.given import given_agree
from memcon.identity.names import person_names
from memcon.model import Actor


def twins(actors: Sequence[Actor], authority: Mapping[str, str]) -> dict[str, str]:
    """Which persons are another actor of the record: own id to own id of the one that stays, the first named in full.

    They have one id in `authority`, or one of them is an office whose holder a note names, and the other bears
    that name, which nobody else of the record does.
    """
    people = [actor for actor in actors if actor.kind == "person" and not actor.unnamed]
    into: dict[str, str] = {}
    for group in (*_of_one_authority(people, authority), *_of_one_name(people, authority)):
        stays = max(group, key=lambda actor: (_is_named(actor), -people.index(actor)))
        for actor in group:
            if actor is not stays and actor.id not in into and stays.id not in into:
                into[actor.id] = stays.id
    return {one: into.get(other, other) for one, other in into.items()}


def _is_named(actor: Actor) -> bool:
    return bool(person_names((actor.name,)))


def _of_one_authority(people: list[Actor], authority: Mapping[str, str]) -> list[list[Actor]]:
    found: dict[str, list[Actor]] = {}
    for actor in people:
        if actor.id in authority:
            found.setdefault(authority[actor.id], []).append(actor)
    return [group for group in found.values() if len(group) > 1]


def _of_one_name(people: list[Actor], authority: Mapping[str, str]) -> list[list[Actor]]:
    found: dict[str, list[Actor]] = {}
    for actor in people:
        for core in dict.fromkeys(name.core for name in person_names(actor.names)):
            found.setdefault(core, []).append(actor)
    return [pair for pair in found.values() if len(pair) == 2 and _agree(pair[0], pair[1], authority)]


def _agree(one: Actor, two: Actor, authority: Mapping[str, str]) -> bool:
    if len({authority[actor.id] for actor in (one, two) if actor.id in authority}) > 1:
        return False
    if all(_is_named(actor) and all(person_names((name,)) for name in actor.names) for actor in (one, two)):
        return False  # no office among them: whoever read the record took them for two
    pairs = [(a, b) for a in person_names(one.names) for b in person_names(two.names) if a.core == b.core]
    return all(given_agree(a, b) is not False for a, b in pairs)
