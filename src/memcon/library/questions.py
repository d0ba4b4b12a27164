"""What the machine could not decide about actors, for people to decide: the answer that moves most comes first."""

from memcon.library.statement_rows import actor_refs
from memcon.library.storage import Storage
from memcon.library.view import Question

_DOUBTS = (
    "SELECT one.key, one.id, two.key, two.id, min(d.why) FROM doubt AS d JOIN record_actor AS ra ON ra.key = d.who"
    " JOIN actor AS one ON one.key = ra.actor JOIN actor AS o ON o.key = d.other"
    " JOIN actor AS two ON two.key = coalesce(o.merged, o.key) WHERE one.key <> two.key"
    # two people of the authority are two
    " AND (one.authority = two.authority OR one.authority IS NULL OR two.authority IS NULL)"
    " GROUP BY one.key, one.id, two.key, two.id"
)
_WEIGHT = (
    "SELECT actor, sum(mentions) + sum((SELECT count(*) FROM statement WHERE source = record_actor.key))"
    " FROM record_actor GROUP BY actor"
)
_ANSWERED = (
    "SELECT j.actor, j.other FROM judgement AS j WHERE j.decision IN ('same', 'different', 'unsure')"
    " AND (j.record IS NULL OR j.decision = 'same')"  # who splits an actor tells the two apart
    " AND NOT EXISTS (SELECT 1 FROM judgement AS w WHERE w.withdraws = j.key)"
)
_SHOWN = 5  # records named with a question


def questions(
    storage: Storage, offset: int, limit: int, actor: str | None = None
) -> tuple[tuple[Question, ...], int]:
    """The questions nobody has answered, on all actors or one, the most valuable first, and how many there are.

    The worth of an answer is what it moves: statements and mentions of the rarer of the two actors.
    """
    answered = {frozenset(pair) for pair in storage.execute(_ANSWERED).fetchall()}
    weights = dict(storage.execute(_WEIGHT).fetchall())
    found: dict[frozenset[str], tuple[int, int, str, str, str]] = {}
    for key, one, other_key, two, why in storage.execute(_DOUBTS).fetchall():
        pair = frozenset((one, two))
        if pair in answered or (actor is not None and actor not in pair):
            continue
        rarer, commoner = sorted(((weights.get(key, 0), one, key), (weights.get(other_key, 0), two, other_key)))
        found.setdefault(pair, (rarer[0], rarer[2], rarer[1], commoner[1], why))
    ranked = sorted(found.values(), key=lambda row: (-row[0], row[2], row[3]))
    shown = ranked[offset : offset + limit]
    people = actor_refs(storage, {i for _, _, one, two, _ in shown for i in (one, two)})
    rows = tuple(
        Question(actor=people[one], other=people[two], why=why, worth=worth, records=_records(storage, key))
        for worth, key, one, two, why in shown
    )
    return rows, len(ranked)


def _records(storage: Storage, actor: int) -> tuple[str, ...]:
    rows = storage.execute(
        "SELECT DISTINCT r.id FROM record_actor AS ra JOIN record AS r ON r.key = ra.record WHERE ra.actor = ?"
        " ORDER BY r.id LIMIT ?",
        (actor, _SHOWN),
    )
    return tuple(record for (record,) in rows.fetchall())
