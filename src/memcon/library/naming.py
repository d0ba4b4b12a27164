"""The actors of a record under other ids: every place in a record that names an actor, in one function."""

from collections.abc import Mapping

from msgspec.structs import replace

from memcon.model import Record


def renamed(record: Record, ids: Mapping[str, str]) -> Record:
    """`record` with each actor id replaced by `ids[id]`; a stance's target that is no actor is left as it is."""
    description = record.description
    participants = tuple(replace(p, actor=ids[p.actor] if p.actor else p.actor) for p in description.participants)
    return replace(
        record,
        description=replace(description, participants=participants),
        actors=tuple(replace(a, id=ids[a.id]) for a in record.actors),
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
