"""Actors of a library: lists, and the page of one with all it said and all that was said of it."""

from collections.abc import Sequence
from typing import Any

from memcon.errors import NotFound, UsageError
from memcon.library.companions import companions
from memcon.library.judgements import all_judgements, final, in_words
from memcon.library.reader import held, ids_of, put_right
from memcon.library.related import related
from memcon.library.search import record_rows
from memcon.library.snippets import window
from memcon.library.statement_rows import actor_refs, statement_rows
from memcon.library.storage import Storage, among
from memcon.library.told_offices import led_to
from memcon.library.view import FIRST_MET, ActorRow, ActorView, Glimpse, Judgement, Occurrence, StatementRow
from memcon.query.parsing import parsed
from memcon.query.tree import EVERYTHING, has_field

_COUNTS = (
    "SELECT a.key, a.id, count(DISTINCT ra.record),"
    " coalesce(sum((SELECT count(*) FROM statement WHERE source = ra.key)), 0) AS said,"
    " coalesce(sum((SELECT count(*) FROM addressee WHERE who = ra.key)), 0),"
    " coalesce(sum(ra.mentions), 0) AS mentions"
    " FROM actor AS a JOIN record_actor AS ra ON ra.actor = a.key WHERE {where}"
    " GROUP BY a.key, a.id ORDER BY said DESC, mentions DESC, a.id LIMIT ? OFFSET ?"
)
_ORDER = "ORDER BY r.earliest IS NULL, r.earliest, r.latest, r.id"


def actors(storage: Storage, words: str, offset: int, limit: int) -> tuple[ActorRow, ...]:
    """Actors one of whose names answers `words` (the language of `memcon.query`, no fields), most spoken first."""
    asked = parsed(words)
    where = "1 = 1"
    values: tuple[Any, ...] = ()
    if has_field(asked):
        raise UsageError("Names are looked for by their words alone.", "Leave the fields out (by:, form: ...).")
    if words.strip() and asked == EVERYTHING:
        return ()
    if asked != EVERYTHING:
        match = storage.words.matches("actor_words", asked)
        where = (
            f"a.key {'NOT IN' if match.negated else 'IN'} (SELECT n.actor FROM {match.source}"
            f" JOIN actor_name AS n ON n.key = {match.key} WHERE {match.condition})"
        )
        values = match.values
    found = storage.execute(_COUNTS.replace("{where}", where), (*values, limit, offset)).fetchall()
    people = actor_refs(storage, {row[1] for row in found})
    names = _times(storage, [row[0] for row in found])
    return tuple(
        ActorRow(
            actor=people[actor],
            names=tuple(names.get(key, ())),
            records=records,
            said=said,
            told=told,
            mentions=mentions,
        )
        for key, actor, records, said, told, mentions in found
    )


def actor(storage: Storage, actor_id: str, limit: int | None) -> ActorView:
    """An actor's page, at most `limit` rows in each list (None: all); NotFound when there is none.

    The id of an actor that people merged into another gives that other's page.
    """
    actor_id, key, authority, first, last = _held(storage, actor_id)
    most = len_or_all(limit)
    records = _records(storage, key)
    said, said_total = _statements(storage, "s.source IN ({who})", key, most)
    told, told_total = _statements(
        storage, "s.key IN (SELECT statement FROM addressee WHERE who IN ({who}))", key, most
    )
    of, of_total = _statements(storage, "s.key IN (SELECT statement FROM spoken_of WHERE who IN ({who}))", key, most)
    merged = storage.execute("SELECT id FROM actor WHERE merged = ? ORDER BY id", (key,)).fetchall()
    ids = {actor_id, *(other for (other,) in merged)}
    given = [j for j in all_judgements(storage) if {j.actor, j.other} & ids]
    withdrawn = {j.withdraws for j in given}
    times = _times(storage, [key]).get(key, {})
    company, company_total = companions(storage, key, most)
    ref = actor_refs(storage, {actor_id})[actor_id]
    return ActorView(
        actor=ref,
        names=tuple(times),
        records=record_rows(storage, [record for record, _ in records][:most]),
        said=said,
        told=told,
        of=of,
        occurrences=_occurrences(storage, actor_id, records, most),
        why=_why(storage, key, [j for j in given if j.key not in withdrawn]),
        records_total=len(records),
        said_total=said_total,
        told_total=told_total,
        of_total=of_total,
        occurrences_total=_mentions(storage, key),
        authority=authority,
        merged=tuple(sorted(ids - {actor_id})),
        judgements=tuple(given),
        times=times,
        company=company,
        company_total=company_total,
        first=first,
        last=last,
        related=related(storage, key, ref.kind, times),
    )


def glimpse(storage: Storage, actor_id: str, limit: int) -> Glimpse:
    """An actor as far as it takes to tell it from others, `limit` of its records and of its mentions by name."""
    actor_id, key, authority, first, last = _held(storage, actor_id)
    records = _records(storage, key)
    return Glimpse(
        actor=actor_refs(storage, {actor_id})[actor_id],
        names=tuple(_times(storage, [key]).get(key, {})),
        records=record_rows(storage, [record for record, _ in records][:limit]),
        records_total=len(records),
        occurrences=_occurrences(storage, actor_id, records, limit, by_name=True),
        occurrences_total=_mentions(storage, key),
        authority=authority,
        first=first,
        last=last,
    )


def _held(storage: Storage, actor_id: str) -> tuple[str, int, str | None, str | None, str | None]:
    """Id, key, authority id, first and last day of the actor that an id stands for; NotFound when there is none."""
    actor_id = led_to(storage, final(storage, actor_id))
    row = storage.execute("SELECT key, authority, first, last FROM actor WHERE id = ?", (actor_id,)).fetchone()
    if row is None:
        raise NotFound(f"There is no actor {actor_id} in this library.", "Look for a name with: memcon actors NAME.")
    return actor_id, *row


def _records(storage: Storage, actor: int) -> list[tuple[int, str]]:
    rows: list[tuple[int, str]] = storage.execute(
        "SELECT r.key, r.id FROM record AS r WHERE r.key IN (SELECT record FROM record_actor WHERE actor = ?)"
        f" {_ORDER}",
        (actor,),
    ).fetchall()
    return rows


def _mentions(storage: Storage, actor: int) -> int:
    (total,) = storage.execute(
        "SELECT coalesce(sum(mentions), 0) FROM record_actor WHERE actor = ?", (actor,)
    ).fetchone()
    return int(total)


def len_or_all(limit: int | None) -> int:
    """A limit as SQL takes it: more than any list has, where there is none."""
    return (1 << 31) - 1 if limit is None else limit


def _statements(storage: Storage, where: str, actor: int, most: int) -> tuple[tuple[StatementRow, ...], int]:
    where = where.replace("{who}", "SELECT key FROM record_actor WHERE actor = ?")
    (total,) = storage.execute(f"SELECT count(*) FROM statement AS s WHERE {where}", (actor,)).fetchone()
    keys = storage.execute(
        f"SELECT s.key FROM statement AS s JOIN record AS r ON r.key = s.record WHERE {where} {_ORDER}, s.at LIMIT ?",
        (actor, most),
    ).fetchall()
    return statement_rows(storage, [key for (key,) in keys]), total


def _occurrences(
    storage: Storage, actor_id: str, records: Sequence[tuple[int, str]], most: int, by_name: bool = False
) -> tuple[Occurrence, ...]:
    """The first mentions of the actor, in the order of its records.

    If `by_name`, without "he" and the like, and where there are several records, one of each.
    """
    found: list[Occurrence] = []
    for key, record_id in records:
        row = held(storage, record_id)
        if row is None:
            continue
        whole = put_right(row)
        record = whole.record
        mine = {local for local, known in ids_of(storage, key).items() if known == actor_id}
        names = {name for a in record.actors if a.id in mine for name in (a.name, *a.names)}
        for mention in sorted(record.mentions, key=lambda m: m.start):
            if len(found) == most:
                return tuple(found)
            span = mention.span
            if mention.actor in mine and (not by_name or " ".join(span.of(record.text).split()) in names):
                found.append(
                    Occurrence(
                        record=record_id,
                        record_title=record.description.title or record_id,
                        date=record.description.date,
                        span=span,
                        snippet=window(record.text, span, [span]),
                        why=in_words(whole.moved[mention]) if mention in whole.moved else "",
                    )
                )
                if by_name and len(records) > 1:
                    break
    return tuple(found)


def _why(storage: Storage, actor: int, judgements: Sequence[Judgement]) -> dict[str, str]:
    """By record, on what evidence its actor is this one: what a person decided, else what the machine found."""
    rows = storage.execute(
        "SELECT r.id, ra.local, ra.why, m.id, m.name, ra.actor <> coalesce(t.actor, ra.machine), tr.id"
        " FROM record_actor AS ra JOIN record AS r ON r.key = ra.record JOIN actor AS m ON m.key = ra.machine"
        " LEFT JOIN record_actor AS t ON t.key = ra.told LEFT JOIN record AS tr ON tr.key = t.record"
        " WHERE ra.actor = ?"
        f" {_ORDER}, ra.at",
        (actor,),
    ).fetchall()
    same = [j for j in judgements if j.decision == "same" and not j.places]
    by_place = {(j.record, j.local): in_words(j) for j in same if j.record is not None}
    by_actor = {j.actor: in_words(j) for j in same if j.record is None}
    found: dict[str, str] = {}
    for record, local, why, machine, office, judged, telling in rows:
        decided = by_place.get((record, local)) or (by_actor.get(machine) if judged else None)
        told = f"told in record {telling}, who holds the office: {office}" if telling else None
        found.setdefault(record, decided or told or why or FIRST_MET)
    return found


def _times(storage: Storage, keys: list[int]) -> dict[int, dict[str, int]]:
    """How many records print each name of these actors, the most frequent first."""
    found: dict[int, dict[str, int]] = {}
    for key, name, times in storage.execute(
        f"SELECT actor, name, times FROM actor_name WHERE times > 0 AND actor {among(keys)}"
        " ORDER BY actor, times DESC, length(name) DESC, name",
        keys,
    ):
        found.setdefault(key, {})[name] = times
    return found
