"""The actors of a record under other ids: every place in a record that names an actor, in one function."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from memcon.model import Actor, Record


def renamed(record: Record, ids: Mapping[str, str]) -> Record:
    """`record` with each actor id replaced by `ids[id]`; a stance's target that is no actor is left as it is.

    Actors that get one id become one, with the names of all and what the first of them is besides.
    """
    description = record.description
    participants = tuple(replace(p, actor=ids[p.actor] if p.actor else p.actor) for p in description.participants)
    return replace(
        record,
        description=replace(description, participants=participants),
        actors=_joined(replace(a, id=ids[a.id]) for a in record.actors),
        mentions=tuple(replace(m, actor=ids[m.actor]) for m in record.mentions),
        statements=tuple(replace(s, source=ids[s.source], to=tuple(ids[t] for t in s.to)) for s in record.statements),
        stances=tuple(
            replace(
                s,
                holder=ids[s.holder],
                target=ids.get(s.target, s.target),
                said_by=ids[s.said_by] if s.said_by else s.said_by,
            )
            for s in record.stances
        ),
        positions=tuple(replace(p, actor=ids[p.actor]) for p in record.positions),
        commitments=tuple(replace(c, by=ids[c.by], to=tuple(ids[t] for t in c.to)) for c in record.commitments),
    )


def _joined(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for actor in actors:
        if first := found.get(actor.id):
            names = sorted({*first.names, *actor.names}, key=lambda name: (-len(name), name))
            actor = replace(
                first,
                names=tuple(names),
                unnamed=first.unnamed and actor.unnamed,
                authority=first.authority or actor.authority,
            )
        found[actor.id] = actor
    return tuple(found.values())
