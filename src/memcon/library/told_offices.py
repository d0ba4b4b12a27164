"""Who holds an office that a record names without its holder, as another record of the same season tells.

What each record tells and asks for is kept (`told_office`), and which row tells whom another stands for
(`record_actor.told`). It is reckoned anew whenever a record that tells or asks comes, changes or goes, so that the
order of records is nothing.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from memcon.authority import Authority
from memcon.identity.judgement import A_SEASON
from memcon.identity.linking import Link
from memcon.identity.tellings import Telling, tellings
from memcon.library.judgements import standing
from memcon.library.parting import Parted
from memcon.library.storage import Storage, among
from memcon.model.dates import FIRST, LAST


class _Row(NamedTuple):
    """A row of `record_actor` that tells of an office or asks for it: its key, record, actor and days."""

    who: int
    record: int
    record_id: str
    local: str
    actor: int
    authority: str | None
    earliest: str | None
    latest: str | None

    def days_from(self, other: "_Row") -> int | None:
        """Days between the records of the two; None where one is not dated to within a season."""
        mine, theirs = self._days(), other._days()
        if mine is None or theirs is None:
            return None
        return max(0, (mine[0] - theirs[1]).days, (theirs[0] - mine[1]).days)

    def _days(self) -> tuple[date, date] | None:
        if not (self.earliest and self.latest) or self.earliest <= FIRST or self.latest >= LAST:
            return None
        days = date.fromisoformat(self.earliest), date.fromisoformat(self.latest)
        return days if (days[1] - days[0]).days <= A_SEASON else None


def told_in(whole: Parted, links: Mapping[str, Link], authority: Authority) -> tuple[Telling, ...]:
    """What a record as people put it right tells and asks for; words that people gave to somebody ask for nobody."""
    found = tellings(whole.record, links, authority)
    return tuple(telling for telling in found if telling.named or telling.actor not in whole.others)


def write(storage: Storage, people: Mapping[str, int], tellings: Iterable[Telling]) -> None:
    """Keep what a record tells; `people` are the keys of its rows of `record_actor` by its own ids."""
    rows = {(people[t.actor], t.office): int(t.named) for t in tellings if t.actor in people}
    storage.executemany(
        "INSERT INTO told_office (who, office, named) VALUES (?, ?, ?)",
        [(who, office, named) for (who, office), named in sorted(rows.items())],
    )


def of_record(storage: Storage, record: int) -> set[str]:
    """The offices that the record with the key `record` tells or asks for."""
    rows = storage.execute(
        "SELECT o.office FROM told_office AS o JOIN record_actor AS ra ON ra.key = o.who WHERE ra.record = ?",
        (record,),
    )
    return {office for (office,) in rows}


def of_actors(storage: Storage, actors: Collection[int]) -> set[str]:
    """The offices that any record tells of these actors, or that stand for them, by keys."""
    wanted = sorted(actors)
    rows = storage.execute(
        "SELECT DISTINCT o.office FROM told_office AS o JOIN record_actor AS ra ON ra.key = o.who"
        f" WHERE ra.actor {among(wanted)} OR ra.machine {among(wanted)}",
        (*wanted, *wanted),
    )
    return {office for (office,) in rows}


def loosen(storage: Storage, record: int) -> set[int]:
    """Undo what the record with the key `record` tells, and what it was told; the keys of the actors it lost or won.

    Its offices have to be settled afterwards.
    """
    own = "IN (SELECT key FROM record_actor WHERE record = ?)"
    storage.execute(f"UPDATE record_actor SET told = NULL WHERE told {own}", (record,))
    storage.execute(f"DELETE FROM told_office WHERE who {own}", (record,))
    rows = storage.execute(
        "SELECT ra.key, ra.actor, coalesce(m.merged, m.key) FROM record_actor AS ra"
        " JOIN actor AS m ON m.key = ra.machine WHERE ra.record = ? AND ra.told IS NOT NULL",
        (record,),
    ).fetchall()
    storage.executemany(
        "UPDATE record_actor SET told = NULL, authority = NULL, actor = ? WHERE key = ?",
        [(before, key) for key, _, before in rows],
    )
    return {actor for _, now, before in rows for actor in (now, before)}


def untold(storage: Storage, record: int, ids: Mapping[str, str]) -> dict[str, str]:
    """`ids` of the actors of a record, by its own, with those that they have where nothing is told."""
    rows = storage.execute(
        "SELECT ra.local, coalesce(o.id, m.id) FROM record_actor AS ra JOIN actor AS m ON m.key = ra.machine"
        " LEFT JOIN actor AS o ON o.key = m.merged WHERE ra.record = ? AND ra.told IS NOT NULL",
        (record,),
    )
    return {**ids, **dict(rows.fetchall())}


def led_to(storage: Storage, actor_id: str) -> str:
    """The id of the actor that all records of an actor stand for by what is told; itself where there is no such."""
    rows = storage.execute(
        "SELECT DISTINCT a.id FROM record_actor AS ra JOIN actor AS m ON m.key = ra.machine"
        " JOIN actor AS a ON a.key = ra.actor WHERE m.id = ? AND ra.told IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM record_actor AS own WHERE own.actor = m.key)",
        (actor_id,),
    ).fetchall()
    return str(rows[0][0]) if len(rows) == 1 else actor_id


def standing_in(storage: Storage, tellings: Iterable[Telling], local: str, day: str | None) -> str | None:
    """The id of the actor that stood for the office which `local` asks for, in that year, before another was told."""
    office = next((t.office for t in tellings if t.actor == local and not t.named), None)
    if office is None or day is None:
        return None
    row = storage.execute(
        "SELECT min(m.id) FROM told_office AS o JOIN record_actor AS ra ON ra.key = o.who"
        " JOIN actor AS m ON m.key = ra.machine JOIN record AS r ON r.key = ra.record"
        " WHERE o.office = ? AND o.named = 0 AND ra.told IS NOT NULL AND substr(r.earliest, 1, 4) = ?",
        (office, day[:4]),
    ).fetchone()
    return row[0] if row else None


def settle(storage: Storage, offices: Collection[str]) -> set[int]:
    """Let whoever asks for one of `offices` be who is told to hold it; the keys of actors that won or lost any."""
    moved: set[int] = set()
    for office in sorted(offices):
        tellers, askers = (_rows(storage, office, named) for named in (1, 0))
        for asker in askers:
            if _is_judged(storage, asker):
                _leave(storage, asker)
            else:
                moved |= _stand(storage, asker, _told(storage, asker, tellers))
    return moved


def _rows(storage: Storage, office: str, named: int) -> list[_Row]:
    rows = storage.execute(
        "SELECT ra.key, r.key, r.id, ra.local, ra.actor, ra.authority, r.earliest, r.latest FROM told_office AS o"
        " JOIN record_actor AS ra ON ra.key = o.who JOIN record AS r ON r.key = ra.record"
        " WHERE o.office = ? AND o.named = ? ORDER BY r.id, ra.at",
        (office, named),
    )
    return [_Row(*row) for row in rows.fetchall()]


def _is_judged(storage: Storage, asker: _Row) -> bool:
    """True where people decided who it is in this record, or who it is not; single mentions decide of no others."""
    on_it = "j.record = ? AND j.local = ? AND j.places IS NULL AND j.decision IN ('same', 'different')"
    return bool(standing(storage, on_it, (asker.record_id, asker.local)))


def _leave(storage: Storage, asker: _Row) -> None:
    """Forget whom a row was told to stand for, and the id in the authority that came with it."""
    storage.execute(
        "UPDATE record_actor SET told = NULL, authority = NULL WHERE key = ? AND told IS NOT NULL", (asker.who,)
    )


def _told(storage: Storage, asker: _Row, tellers: list[_Row]) -> _Row | None:
    """Who is told to hold the office in that season, where all tell of one, whom the record has not besides."""
    near = [
        (days, teller.record_id, teller)
        for teller in tellers
        if teller.record != asker.record and (days := asker.days_from(teller)) is not None and days <= A_SEASON
    ]
    if len({teller.actor for _, _, teller in near}) != 1:
        return None
    teller = min(near, key=lambda each: each[:2])[2]
    beside = storage.execute(
        "SELECT 1 FROM record_actor WHERE record = ? AND actor = ? AND key <> ?",
        (asker.record, teller.actor, asker.who),
    ).fetchone()
    return None if beside else teller


def _stand(storage: Storage, asker: _Row, teller: _Row | None) -> set[int]:
    """Set whom a row stands for; the keys of the actors it moved between."""
    told, own = storage.execute(
        "SELECT ra.told, coalesce(m.merged, m.key) FROM record_actor AS ra JOIN actor AS m ON m.key = ra.machine"
        " WHERE ra.key = ?",
        (asker.who,),
    ).fetchone()
    wanted = (teller.who, teller.actor, teller.authority) if teller else (None, own, None)
    if wanted == (told, asker.actor, asker.authority):
        return set()
    storage.execute("UPDATE record_actor SET told = ?, actor = ?, authority = ? WHERE key = ?", (*wanted, asker.who))
    return {asker.actor, wanted[1]}
