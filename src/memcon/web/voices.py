"""Who speaks in a record: names, how often, and the ink each is given."""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from memcon.model import Record

INKS = 8  # as many as reading.css draws apart by hue and by kind of line


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of a record with what it does there; `ink` is 1 to 8 for those who speak most, else 0."""

    id: str
    name: str
    kind: str
    unnamed: bool
    ink: int
    said: int
    told: int
    mentions: int


def voices(record: Record) -> tuple[Voice, ...]:
    """The actors of `record`, those who speak most first, then those most mentioned."""
    said = Counter(statement.source for statement in record.statements)
    told = Counter(actor for statement in record.statements for actor in statement.to)
    mentions = Counter(mention.actor for mention in record.mentions)
    known = {actor.id: actor for actor in record.actors}
    ids = list(dict.fromkeys([*known, *said, *told]))
    ids.sort(key=lambda i: (-said[i], -told[i], -mentions[i]))
    found = []
    for place, actor_id in enumerate(ids, start=1):
        actor = known.get(actor_id)
        found.append(
            Voice(
                id=actor_id,
                name=actor.name if actor else actor_id,
                kind=actor.kind if actor else "person",
                unnamed=actor.unnamed if actor else False,
                ink=place if said[actor_id] and place <= INKS else 0,
                said=said[actor_id],
                told=told[actor_id],
                mentions=mentions[actor_id],
            )
        )
    return tuple(found)


def names(chain: Sequence[int], record: Record, by_id: Mapping[str, Voice]) -> tuple[str, ...]:
    """The names of the sources along a chain of statements, outermost first."""
    return tuple(by_id[record.statements[n].source].name for n in chain)
