"""The rows of `record_actor` that people make: actors whose words in a record were taken for another's.

What the others do in the record, and what it tells of offices, is reckoned here too, since it changes with them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from memcon.identity.linking import link
from memcon.library import told_offices
from memcon.library.authorities import authority_of
from memcon.library.company import seen
from memcon.library.judgements import final, in_words
from memcon.library.parting import Parted, parted
from memcon.library.reader import Held, as_read, held
from memcon.library.statement_index import statement_rows
from memcon.library.storage import Storage, next_key
from memcon.model import Record
from memcon.text import written

_Part = tuple[int, int, str | None, str | None]
"""What an actor does in a record: took part (1) or not, how often it is mentioned, its side and role."""


def follow(storage: Storage, records: Iterable[str]) -> set[int]:
    """Bring the rows of these records in line with the judgements on single mentions of them that stand now.

    The keys of the actors that won or lost words. A record that is not here is passed over: it is parted when read.
    """
    touched: set[int] = set()
    for record_id in sorted(set(records)):
        row = held(storage, record_id)
        if row is not None:
            touched |= _follow(storage, row)
    return touched


def _follow(storage: Storage, row: Held) -> set[int]:
    key, reading, authority = row.key, as_read(row), authority_of(storage)
    whole = parted(reading, row.judged)
    before = _rows(storage, key)
    told_offices.loosen(storage, key)
    people = {local: who for local, (who, _) in before.items()}
    people |= write_others(storage, key, whole, people)
    parts = parts_of(whole.record)
    storage.executemany(
        "UPDATE record_actor SET present = ?, mentions = ?, side = ?, role = ? WHERE key = ?",
        [(*part, people[local]) for local, part in parts.items()],
    )
    _follow_statements(storage, key, whole.record, people)
    gone = [(who,) for local, who in people.items() if local not in parts]
    storage.executemany("DELETE FROM record_actor WHERE key = ?", gone)
    told_offices.write(storage, people, told_offices.told_in(whole, link(reading, authority), authority))
    return {actor for rows in (before, _rows(storage, key)) for _, actor in rows.values()}


def _follow_statements(storage: Storage, key: int, record: Record, people: Mapping[str, int]) -> None:
    """Give the statements in the indexes, whose keys stay, their sources, addressees and whom they speak of anew."""
    (first,) = storage.execute("SELECT min(key) FROM statement WHERE record = ?", (key,)).fetchone()
    if first is None:
        return
    rows = statement_rows(record, key, people, first)
    storage.executemany(
        "UPDATE statement SET source = ? WHERE key = ?",
        [(people[s.source], row[0]) for s, row in zip(record.statements, rows.statements, strict=True)],
    )
    for table, columns, found in (
        ("addressee", "statement, at, who", rows.addressees),
        ("spoken_of", "statement, who", rows.spoken_of),
    ):
        storage.execute(
            f"DELETE FROM {table} WHERE statement IN (SELECT key FROM statement WHERE record = ?)", (key,)
        )
        marks = ", ".join("?" * len(columns.split(",")))
        storage.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", found)


def _rows(storage: Storage, key: int) -> dict[str, tuple[int, int]]:
    """The rows of a record's actors and the actors of the library that these are, by the record's own ids."""
    found = storage.execute("SELECT local, key, actor FROM record_actor WHERE record = ? ORDER BY at", (key,))
    return {local: (row, actor) for local, row, actor in found.fetchall()}


def write_others(storage: Storage, key: int, whole: Parted, there: Mapping[str, int] = {}) -> dict[str, int]:
    """Write who the actors are that only people know of; `there` are the keys of the rows that need no new one."""
    parts = parts_of(whole.record)
    of_reading = len(whole.record.actors) - len(whole.others)
    said: dict[str, dict[str, list[str]]] = {}
    for mention, judgement in whole.moved.items():
        at = written(mention.span)
        said.setdefault(mention.actor, {}).setdefault(in_words(judgement), []).append(at)
    people: dict[str, int] = {}
    for number, (local, other) in enumerate(whole.others.items(), of_reading):
        why = "; ".join(f"at {', '.join(places)} {words}" for words, places in said[local].items())
        if local in there:
            people[local] = there[local]
            storage.execute("UPDATE record_actor SET at = ?, why = ? WHERE key = ?", (number, why, there[local]))
            continue
        machine = actor_key(storage, other, local, whole.record)
        known = actor_key(storage, final(storage, other), local, whole.record)
        people[local] = next_key(storage, "record_actor")
        storage.execute(
            "INSERT INTO record_actor (key, record, at, local, actor, machine, present, mentions, side, role, why)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (people[local], key, number, local, known, machine, *parts[local], why),
        )
    return people


def parts_of(record: Record) -> dict[str, _Part]:
    """What each actor does in the record, by the record's own ids."""
    mentions = Counter(mention.actor for mention in record.mentions)
    parts = {p.actor: p for p in reversed(record.description.participants) if p.actor is not None}
    found: dict[str, _Part] = {}
    for local, shown in seen(record, {}).items():
        part = parts.get(local)
        found[local] = (int(shown.present), mentions[local], part.side if part else None, part.role if part else None)
    return found


def actor_key(storage: Storage, actor_id: str, local: str, record: Record) -> int:
    """The key of the actor with this id; its row is made when there is none."""
    row = storage.execute("SELECT key FROM actor WHERE id = ?", (actor_id,)).fetchone()
    if row is not None:
        return int(row[0])
    actor = next(a for a in record.actors if a.id == local)
    key = next_key(storage, "actor")
    storage.execute(
        "INSERT INTO actor (key, id, kind, name, unnamed) VALUES (?, ?, ?, ?, ?)",
        (key, actor_id, actor.kind, actor.name, int(actor.unnamed)),
    )
    return key
