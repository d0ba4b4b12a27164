"""What a record shows of each of its actors that helps to know it again: company, side, role, date."""

from datetime import date

from memcon.identity import Seen
from memcon.identity.states import with_state
from memcon.library.dates import FIRST, LAST, spanned
from memcon.model import Record
from memcon.text import Span

_HANDS = ("sender", "recipients", "recorder", "translator")  # fields that name people who had a part in the record


def seen(record: Record, ids: dict[str, str]) -> dict[str, Seen]:
    """Each actor of `record` by its own id; `ids` are the library's ids of the actors that are known already."""
    description = record.description
    days = spanned(description.date, description.date_end)
    bounded = days is not None and days.earliest > FIRST and days.latest < LAST
    first, last = (date.fromisoformat(day) for day in days) if days and bounded else (None, None)
    took_part = _took_part(record)
    people = {actor.id for actor in record.actors if actor.kind == "person" and not actor.unnamed}
    roles: dict[str, set[str]] = {}
    sides: dict[str, set[str]] = {}
    for participant in description.participants:
        if participant.actor is not None and participant.side:
            state, _ = with_state(participant.side)
            sides.setdefault(participant.actor, set()).add(state or participant.side.casefold())
        if participant.actor is not None and participant.role:
            roles.setdefault(participant.actor, set()).add(participant.role.casefold())
    return {
        actor.id: Seen(
            id=ids.get(actor.id, actor.id),
            kind=actor.kind,
            names=actor.names or (actor.name,),
            unnamed=actor.unnamed,
            first=first,
            last=last,
            roles=frozenset(roles.get(actor.id, ())),
            sides=frozenset(sides.get(actor.id, ())),
            company=frozenset(ids[other] for other in took_part & people & ids.keys() if other != actor.id),
            present=actor.id in took_part,
            authority=actor.authority,
        )
        for actor in record.actors
    }


def _took_part(record: Record) -> set[str]:
    """Participants, speakers in the record's own voice, those they spoke to, and who wrote or received it."""
    found = {p.actor for p in record.description.participants if p.actor is not None}
    for statement in record.statements:
        if statement.parent is None:
            found |= {statement.source, *statement.to}
    hands = [span for field, span in record.description.evidence.items() if field.partition(".")[0] in _HANDS]
    found |= {m.actor for m in record.mentions if any(h.overlaps(Span(m.start, m.end)) for h in hands)}
    return found
