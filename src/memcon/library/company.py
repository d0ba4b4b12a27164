"""What a record shows of each of its actors that helps to know it again: company, side, role, date."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from memcon.identity.judgement import A_SEASON
from memcon.identity.seen import Seen
from memcon.identity.states import with_state
from memcon.library.storage import Storage, among
from memcon.model import Record
from memcon.model.dates import FIRST, LAST, spanned

_HANDS = ("sender", "recipients", "recorder", "translator")  # fields that name people who had a part in the record

_IN_SEASON = (
    " FROM record_actor AS one JOIN actor AS a ON a.key = one.actor JOIN record AS r ON r.key = one.record"
    " WHERE a.id {near} AND r.latest >= ? AND r.earliest <= ?"
)
_PARTS = "SELECT one.record, a.id, one.present, one.side, one.role" + _IN_SEASON
_OTHERS = (  # "+": who is in many records is looked up once, not once for each of the season's
    "SELECT two.record, other.id, two.present"
    " FROM actor AS other JOIN record_actor AS two ON two.actor = other.key"
    " WHERE other.id {others} AND +two.record IN (SELECT one.record" + _IN_SEASON + ")"
)


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
    found |= {m.actor for m in record.mentions if any(h.overlaps(m.span) for h in hands)}
    return found


def in_company(storage: Storage, known: Sequence[Seen], met: Seen) -> list[Seen]:
    """Known actors with what they had within a season of the record that has `met`.

    These are their sides and roles and, of the company of `met` and those its record names besides, who had a part
    in a record with them or is named in one. An actor that no record of the season has stays as it is.
    """
    if met.first is None or met.last is None:
        return list(known)
    near = [one.id for one in known if (days := met.days_from(one)) is not None and days <= A_SEASON]
    try:
        season = ((met.first - timedelta(A_SEASON)).isoformat(), (met.last + timedelta(A_SEASON)).isoformat())
    except OverflowError:  # the first or last year there is
        return list(known)
    if not near:
        return list(known)
    parts = storage.execute(_PARTS.format(near=among(near)), (*near, *season)).fetchall()
    records: dict[int, list[tuple[str, int]]] = {}
    for record, actor, present, _, _ in parts:
        records.setdefault(record, []).append((actor, present))
    company, beside = _with_them(storage, records, near, season, met)
    sides = _grouped((actor, with_state(side)[0] or side.casefold()) for _, actor, _, side, _ in parts if side)
    roles = _grouped((actor, role.casefold()) for _, actor, _, _, role in parts if role)
    took_part = {actor for _, actor, present, _, _ in parts if present}
    return [
        replace(
            one,
            company=frozenset(company.get(one.id, ())),
            sides=frozenset(sides.get(one.id, ())),
            roles=frozenset(roles.get(one.id, ())),
            present=one.id in took_part,
            beside=beside.get(one.id, {}),
        )
        for one in known
    ]


def _with_them(
    storage: Storage, records: dict[int, list[tuple[str, int]]], near: list[str], season: tuple[str, str], met: Seen
) -> tuple[dict[str, set[str]], dict[str, dict[str, int]]]:
    """Of those whom `met` was with, who had a part in `records` with each of `near`; and who is named there besides.

    `records` are those of the season that have somebody of `near`, with whom, and whether he had a part.
    """
    others = sorted(met.company | met.beside.keys())
    there = storage.execute(
        _OTHERS.format(others=among(others), near=among(near)), (*others, *near, *season)
    ).fetchall()
    times = _times(storage, {other for _, other, _ in there})
    company: dict[str, set[str]] = {}
    beside: dict[str, dict[str, int]] = {}
    for record, other, present in there:
        for actor, was_present in records[record]:
            if actor != other and other in met.beside:
                beside.setdefault(actor, {})[other] = times[other]
            if actor != other and other in met.company and present and was_present:
                company.setdefault(actor, set()).add(other)
    return company, beside


def _times(storage: Storage, ids: Collection[str]) -> dict[str, int]:
    """How many records have each of these actors."""
    wanted = sorted(ids)
    return dict(
        storage.execute(
            "SELECT a.id, count(*) FROM actor AS a JOIN record_actor AS ra ON ra.actor = a.key"
            f" WHERE a.id {among(wanted)} GROUP BY a.id",
            wanted,
        ).fetchall()
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return found
