"""Actors of one record that are one: what a note or an authority says of two of them, made good in the record."""

from collections.abc import Mapping, Sequence

import msgspec

from memcon.identity.given import given_agree
from memcon.identity.names import person_names
from memcon.model import Actor, Record


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


def joined(record: Record, into: Mapping[str, str]) -> Record:
    """`record` with the actors that are another's twin gone, and all that was theirs the other's."""
    if not into:
        return record

    def of(actor: str) -> str:
        return into.get(actor, actor)

    more: dict[str, list[str]] = {}
    for actor in record.actors:
        more.setdefault(of(actor.id), []).extend(actor.names)
    replace = msgspec.structs.replace
    participants = tuple(replace(p, actor=of(p.actor) if p.actor else None) for p in record.description.participants)
    return replace(
        record,
        description=replace(record.description, participants=participants),
        actors=tuple(
            replace(actor, names=_longest_first(more[actor.id])) for actor in record.actors if actor.id not in into
        ),
        mentions=tuple(replace(m, actor=of(m.actor)) for m in record.mentions),
        statements=tuple(
            replace(s, source=of(s.source), to=tuple(dict.fromkeys(map(of, s.to)))) for s in record.statements
        ),
        stances=tuple(
            replace(s, holder=of(s.holder), target=of(s.target), said_by=of(s.said_by) if s.said_by else None)
            for s in record.stances
        ),
        positions=tuple(replace(p, actor=of(p.actor)) for p in record.positions),
        commitments=tuple(
            replace(c, by=of(c.by), to=tuple(dict.fromkeys(map(of, c.to)))) for c in record.commitments
        ),
    )


def _longest_first(names: list[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(names), key=lambda name: (-len(name), name)))
