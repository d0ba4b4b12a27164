"""What a person can decide about actors: each act is one judgement, obeyed at once; a split is one for each record.

To split off single mentions is to say of their words that they are somebody else.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from memcon.errors import NotFound, UsageError
from memcon.identity.slugs import slug
from memcon.library import occurrences, parted_actors, told_offices
from memcon.library.judgements import all_judgements, append, final, obey, standing
from memcon.library.places import place_of
from memcon.library.reader import as_read, held, put_right
from memcon.library.storage import Storage, among, next_key
from memcon.library.view import Decision, Judgement, Place
from memcon.model import Actor
from memcon.stages.words import is_function_word
from memcon.text import Span, written


class Part(NamedTuple):
    """What is split off in one record: all that is its own `actor`, or its mentions at `places`."""

    record: str
    actor: Actor
    places: tuple[Place, ...]


class Signature:
    """Who decides, when (ISO 8601, UTC) and why; UsageError when nobody signs."""

    def __init__(self, by: str, made: str, why: str = "") -> None:
        if not by.strip():
            raise UsageError(
                "What a person decides is signed.", "Say who decides: --by NAME, or MEMCON_NAME in the environment."
            )
        self.by, self.made, self.why = by.strip(), made, why.strip()

    def on(self, decision: Decision, actor: str, **about: object) -> Judgement:
        """A judgement under this signature."""
        return Judgement(decision=decision, actor=actor, by=self.by, made=self.made, why=self.why, **about)  # type: ignore[arg-type]


def compare(storage: Storage, decision: Decision, actor: str, other: str, signed: Signature) -> Judgement:
    """`actor` and `other` are the same (the first becomes the second), different, or it cannot be said."""
    one, two = _known(storage, actor), _known(storage, other)
    if one == two and (decision == "same" or actor == other):
        raise UsageError(f"{actor} and {other} are one actor already.", "Name two actors: memcon actors NAME.")
    if decision == "different" and one == two:
        one, two = actor, other
    return _decide(storage, signed.on(decision, one, other=two))


def split(
    storage: Storage,
    actor: str,
    records: Sequence[str],
    mentions: Mapping[str, Collection[Span]],
    signed: Signature,
    other: str | None,
    name: str | None,
) -> tuple[Judgement, ...]:
    """In these records, and at these mentions of others (by record), it is not `actor` but `other`.

    A new actor, called `name`, where no other is given. NotFound for a record that is not there, UsageError where
    the actor is not in it, or has no mention at a place.
    """
    actor = _known(storage, actor)
    if not records and not any(mentions.values()):
        raise UsageError("No record was named to split off.", "Name the records in which it is somebody else.")
    wanted: dict[str, Collection[Span] | None] = {**mentions, **dict.fromkeys(records)}
    parts = [part for record, spans in wanted.items() for part in _parts(storage, actor, record, spans)]
    if other is not None:
        target = _known(storage, other)
        if target == actor:
            raise UsageError(f"It is {actor} there already.", "Name another actor, or none for one not known yet.")
    else:
        target = _new_actor(storage, parts, name)
    made = []
    for part in parts:
        names = tuple(dict.fromkeys((*part.actor.names, part.actor.name)))
        judgement = signed.on(
            "same", actor, other=target, record=part.record, local=part.actor.id, names=names, places=part.places
        )
        made.append(replace(judgement, key=append(storage, judgement)))
    if name is not None:
        naming = signed.on("name", target, value=name)
        made.append(replace(naming, key=append(storage, naming)))
    _settle(storage, records=wanted)
    return tuple(made)


def rename(storage: Storage, actor: str, name: str, signed: Signature) -> Judgement:
    """`actor` is called `name`."""
    if not name.strip():
        raise UsageError("A name cannot be empty.", "Give the name it shall be shown by.")
    return _decide(storage, signed.on("name", _known(storage, actor), value=name.strip()))


def link(storage: Storage, actor: str, authority: str | None, signed: Signature) -> Judgement:
    """`actor` is `authority` in an authority file; None: it is nobody there."""
    return _decide(storage, signed.on("authority", _known(storage, actor), value=authority))


def withdraw(storage: Storage, key: int, signed: Signature) -> Judgement:
    """The judgement `key` is taken back; NotFound when there is none, UsageError when that was done already."""
    given = next((j for j in all_judgements(storage) if j.key == key), None)
    if given is None or given.decision == "withdrawn":
        raise NotFound(f"There is no judgement {key} to take back.", "List them with: memcon judgements.")
    if not any(j.key == key for j in standing(storage)):
        raise UsageError(f"The judgement {key} was taken back already.", "Give it again if it shall stand.")
    records = [given.record] if given.record and given.places else []
    return _decide(storage, signed.on("withdrawn", given.actor, other=given.other, withdraws=key), records)


def take_over(storage: Storage, judgements: Sequence[Judgement]) -> int:
    """Add judgements exported from another library, in their order, save those that are here; how many were new.

    UsageError, and none is added, where one does not hold together.
    """
    for judgement in judgements:
        if fault := _fault(judgement):
            raise UsageError(
                f"The judgement {judgement.key} of {judgement.actor!r} cannot be taken over: {fault}.",
                "Take over a file that memcon judgements --export wrote.",
            )
    here = {_content(j): j.key for j in all_judgements(storage)}
    keys: dict[int, int] = {}
    added = 0
    for judgement in judgements:
        mine = replace(judgement, withdraws=keys.get(judgement.withdraws or 0))
        if judgement.decision == "withdrawn" and mine.withdraws is None:
            continue  # of something that was never handed over
        if (known := here.get(_content(mine))) is None:
            known = append(storage, mine)
            added += 1
        keys[judgement.key] = known
    _settle(storage, records={j.record for j in judgements if j.record and j.places})
    return added


def _fault(judgement: Judgement) -> str:
    """What a judgement lacks, in words; empty for nothing."""
    try:
        datetime.fromisoformat(judgement.made)
    except ValueError:
        return f"{judgement.made!r} is no moment"
    if not judgement.by.strip():
        return "nobody signed it"
    if judgement.decision in ("same", "different", "unsure") and not judgement.other:
        return "it names one actor only"
    if judgement.record is None and judgement.other == judgement.actor and judgement.decision != "withdrawn":
        return "it compares an actor with itself"
    if judgement.decision == "name" and not (judgement.value or "").strip():
        return "it gives no name"
    if judgement.places and (judgement.decision != "same" or judgement.record is None):
        return "it is on words of no record"
    if any(len(p.words) != p.span.end - p.span.start or p.span.start < 0 or not p.words for p in judgement.places):
        return "it is on words that cannot stand where it says"
    return ""


def _content(judgement: Judgement) -> Judgement:
    return replace(judgement, key=0)


def _decide(storage: Storage, judgement: Judgement, records: Collection[str] = ()) -> Judgement:
    key = append(storage, judgement)
    ids = [judgement.actor] if judgement.decision in ("name", "authority", "withdrawn") else []
    _settle(storage, ids, records)
    return replace(judgement, key=key)


def _settle(storage: Storage, ids: Collection[str] = (), records: Iterable[str] = ()) -> None:
    """Obey what stands now, and bring names, keys and dates of the actors concerned in line.

    `records` are those on whose mentions something was said or taken back.
    """
    _make_known(storage)
    moved = parted_actors.follow(storage, records) | obey(storage)
    moved |= told_offices.settle(storage, told_offices.of_actors(storage, moved))
    occurrences.recount(storage, moved)
    wanted = sorted(ids)
    rows = storage.execute(f"SELECT key FROM actor WHERE id {among(wanted)}", wanted).fetchall()
    occurrences.settle(storage, {key for (key,) in rows} - moved, gone=True)


def _known(storage: Storage, actor: str) -> str:
    known = final(storage, actor)
    if storage.execute("SELECT 1 FROM actor WHERE id = ?", (known,)).fetchone() is None:
        raise NotFound(f"There is no actor {actor} in this library.", "Look for a name with: memcon actors NAME.")
    return known


def _make_known(storage: Storage) -> None:
    """Make the actors that records are split off into, where another library judged so and knew more of them."""
    unknown = standing(
        storage,
        "j.record IS NOT NULL AND j.decision = 'same' AND NOT EXISTS (SELECT 1 FROM actor WHERE id = j.other)"
        " AND NOT EXISTS (SELECT 1 FROM superseded_id WHERE id = j.other)",
    )
    for judgement in unknown:
        row = held(storage, judgement.record or "")
        found = [actor for actor in as_read(row).actors if actor.id == judgement.local] if row else []
        known = storage.execute("SELECT 1 FROM actor WHERE id = ?", (judgement.other,)).fetchone()
        if found and judgement.other and known is None:
            _make(storage, judgement.other, found[0], found[0].name)


def _parts(storage: Storage, actor: str, record: str, spans: Collection[Span] | None) -> list[Part]:
    """What of `record` is split off the actor: all that is its, or its mentions at `spans`.

    A part for each of the record's own actors; one whose mentions are all named is split off whole, one that only
    people know of by its words.
    """
    row = held(storage, record)
    if row is None:
        raise NotFound(f"There is no record {record} in this library.", "List the records with: memcon search.")
    rows = storage.execute(
        "SELECT ra.local FROM record_actor AS ra JOIN actor AS a ON a.key = ra.actor"
        " WHERE ra.record = ? AND a.id = ? ORDER BY ra.at",
        (row.key, actor),
    ).fetchall()
    if not rows:
        raise UsageError(
            f"The record {record} does not have the actor {actor}.", f"See where it is with: memcon actor {actor}."
        )
    whole, reading = put_right(row), as_read(row)
    here = {local: [m for m in whole.record.mentions if m.actor == local] for (local,) in rows}
    all_spans = {m.span for mentions in here.values() for m in mentions}
    if wrong := sorted({*(spans or ())} - all_spans):
        raise UsageError(
            f"At {written(wrong[0])} the record {record} has no mention of {actor}.",
            f"See where its mentions stand with: memcon actor {actor} --mentions.",
        )
    wanted = all_spans if spans is None else {*spans}
    entire = {
        local
        for local, mentions in here.items()
        if local not in whole.others and (spans is None or (mentions and {m.span for m in mentions} <= wanted))
    }
    own_actors = {a.id: a for a in whole.record.actors}
    found = [Part(record, own_actors[local], ()) for (local,) in rows if local in entire]
    words: dict[str, list[Place]] = {}
    mentions = zip(reading.mentions, whole.record.mentions, strict=True)
    for was, now in sorted(mentions, key=lambda pair: pair[0].span):
        if now.actor in here.keys() - entire and now.span in wanted:
            words.setdefault(was.actor, []).append(place_of(reading.text, was.span))
    return found + [Part(record, own_actors[local], tuple(places)) for local, places in words.items()]


def _new_actor(storage: Storage, parts: Sequence[Part], name: str | None) -> str:
    """The id of an actor made for what is split off; UsageError when neither people nor the words name it."""
    names = [part.actor.name for part in parts if not part.places]
    names += [place.words for part in parts for place in part.places if not is_function_word(place.words.casefold())]
    if name is None and not names:
        raise UsageError(
            "The words that are split off are no name.",
            "Say what the new actor is called, or who it is of this library.",
        )
    shown = name or " ".join(names[0].split())
    base = slug(shown) or "actor"
    taken = {i for (i,) in storage.execute("SELECT id FROM actor WHERE id LIKE ?", (f"{base}%",)).fetchall()}
    actor_id, number = base, 2
    while actor_id in taken:
        actor_id, number = f"{base}-{number}", number + 1
    _make(storage, actor_id, parts[0].actor, shown)
    return actor_id


def _make(storage: Storage, actor_id: str, like: Actor, name: str) -> None:
    """Make an actor of this id, of the kind of one of a record."""
    storage.execute(
        "INSERT INTO actor (key, id, kind, name, unnamed) VALUES (?, ?, ?, ?, ?)",
        (next_key(storage, "actor"), actor_id, like.kind, name, int(like.unnamed)),
    )
