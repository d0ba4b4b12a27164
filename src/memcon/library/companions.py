"""Beside whom an actor stands: the persons of its records, and how often they met."""

from memcon.library.statement_rows import actor_refs
from memcon.library.storage import Storage
from memcon.library.view import Companion

_BESIDE = (
    "SELECT a.id, count(DISTINCT two.record) AS records,"
    " count(DISTINCT CASE WHEN one.present = 1 AND two.present = 1 THEN two.record END) AS met"
    " FROM record_actor AS one JOIN record_actor AS two ON two.record = one.record AND two.actor <> one.actor"
    " JOIN actor AS a ON a.key = two.actor WHERE one.actor = ? AND a.kind = 'person' AND a.unnamed = 0"
    " GROUP BY a.id ORDER BY met DESC, records DESC, a.id"
)


def companions(storage: Storage, actor: int, most: int) -> tuple[tuple[Companion, ...], int]:
    """The persons in one record with the actor of this key, those met most often first, at most `most`; and how many.

    Two met where both took part in the record: spoke, were present, wrote or received it.
    """
    rows = storage.execute(_BESIDE, (actor,)).fetchall()
    people = actor_refs(storage, {other for other, _, _ in rows[:most]})
    found = tuple(Companion(actor=people[other], records=records, met=met) for other, records, met in rows[:most])
    return found, len(rows)
