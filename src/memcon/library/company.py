"""What a record shows of each of its actors that helps to know it again: company, side, role, date."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from memcon.identity.judgement import A_SEASON
from memcon.identity.seen import Seen
from memcon.identity.states import with_state
from memcon.library.storage import Storage, among
from memcon.model import Record
from memcon.model.dates import FIRST, LAST, spanned
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
    telling = {a.id: ids[a.id] for a in record.actors if a.id in ids and a.kind != "state"}  # any record names states
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
            beside={known: 1 for local, known in telling.items() if local != actor.id},
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


def in_company(storage: Storage, known: Sequence[Seen], met: Seen) -> list[Seen]:
    """Known actors with the company, sides and roles they had within a season of the record that has `met`."""
    if met.first is None or met.last is None or not known:
        return list(known)
    try:
        season = ((met.first - timedelta(A_SEASON)).isoformat(), (met.last + timedelta(A_SEASON)).isoformat())
    except OverflowError:  # the first or last year there is
        return list(known)
    ids = [one.id for one in known]
    rows = storage.execute(
        "SELECT DISTINCT a.id, other.id FROM actor AS a JOIN record_actor AS one ON one.actor = a.key"
        " JOIN record AS r ON r.key = one.record"
        " LEFT JOIN (record_actor AS two JOIN actor AS other ON other.key = two.actor)"
        " ON two.record = one.record AND two.actor <> one.actor AND two.present = 1"
        " AND other.kind = 'person' AND other.unnamed = 0"
        f" WHERE a.id {among(ids)} AND one.present = 1 AND r.latest >= ? AND r.earliest <= ?",
        (*ids, *season),
    ).fetchall()
    company = _grouped((actor, other) for actor, other in rows if other is not None)
    parts = storage.execute(
        "SELECT DISTINCT a.id, ra.side, ra.role FROM actor AS a JOIN record_actor AS ra ON ra.actor = a.key"
        " JOIN record AS r ON r.key = ra.record"
        f" WHERE a.id {among(ids)} AND r.latest >= ? AND r.earliest <= ?",
        (*ids, *season),
    ).fetchall()
    sides = _grouped((actor, with_state(side)[0] or side.casefold()) for actor, side, _ in parts if side)
    roles = _grouped((actor, role.casefold()) for actor, _, role in parts if role)
    present = {actor for actor, _ in rows}
    beside = _beside(storage, ids, sorted(met.beside), season)
    return [
        replace(
            one,
            company=frozenset(company.get(one.id, ())),
            sides=frozenset(sides.get(one.id, ())),
            roles=frozenset(roles.get(one.id, ())),
            present=one.id in present,
            beside=beside.get(one.id, {}),
        )
        for one in known
    ]


def _beside(
    storage: Storage, ids: list[str], others: list[str], season: tuple[str, str]
) -> dict[str, dict[str, int]]:
    """Which of `others` are named in records of a season that name each of `ids`, and how many records name them."""
    rows = storage.execute(
        "SELECT DISTINCT a.id, other.id, other.key FROM actor AS a JOIN record_actor AS one ON one.actor = a.key"
        " JOIN record AS r ON r.key = one.record JOIN record_actor AS two ON two.record = one.record"
        f" JOIN actor AS other ON other.key = two.actor AND other.id {among(others)}"
        f" WHERE a.id {among(ids)} AND r.latest >= ? AND r.earliest <= ?",
        (*others, *ids, *season),
    ).fetchall()
    keys = sorted({key for _, _, key in rows})
    counted = storage.execute(
        f"SELECT actor, count(*) FROM record_actor WHERE actor {among(keys)} GROUP BY actor", keys
    ).fetchall()
    times = dict(counted)
    found: dict[str, dict[str, int]] = {}
    for actor, other, key in rows:
        found.setdefault(actor, {})[other] = times[key]
    return found


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return found
