"""The actors a library knows already, asked for by the names of those a new record brings."""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from memcon.identity.choice import Choice, choose
from memcon.identity.informed import informed
from memcon.identity.keys import state_of
from memcon.identity.linking import Link, link
from memcon.identity.slugs import new_id
from memcon.identity.tellings import Telling
from memcon.identity.twins import twins
from memcon.library.authorities import authority_of, linked
from memcon.library.candidates import Candidates
from memcon.library.company import in_company, seen
from memcon.library.judgements import told
from memcon.library.occurrences import actor_keys, earliest
from memcon.library.parting import Parted
from memcon.library.storage import Storage
from memcon.library.told_offices import standing_in, told_in
from memcon.model import Actor, Record

_MOST_DOUBTS = 3  # of one actor of a record


class Kept(NamedTuple):
    """What an earlier reading of a record found of an actor: its own id then, whom it was taken for, and why."""

    local: str
    machine: str
    why: str
    doubts: "tuple[Doubt, ...]" = ()


class Doubt(NamedTuple):
    """An actor it might be, and why that was not decided."""

    other: str
    why: str


class Resolved:
    """Who each actor of a record is, by the record's own id.

    `ids` are the library's ids, people's judgements obeyed; `machine` those before; `why` the evidence; `doubts` the
    actors it might be besides; `links` whom of the authority it is. `joined` are actors of the library that turned
    out to be another, which the record names more fully: the one, and whom it is. `tellings` are the offices that the
    record tells the holder of, or asks for.
    """

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}
        self.machine: dict[str, str] = {}
        self.why: dict[str, str] = {}
        self.doubts: dict[str, tuple[Doubt, ...]] = {}
        self.links: dict[str, Link] = {}
        self.joined: dict[str, str] = {}
        self.tellings: tuple[Telling, ...] = ()

    def both(self, local: str) -> tuple[str, str]:
        """The library's id and the machine's, for an actor of the record."""
        return self.ids[local], self.machine[local]


def resolve(storage: Storage, record: Record, whole: Parted, kept: Mapping[str, Kept]) -> Resolved:
    """Find who the actors of `record` are; `kept` is what an earlier reading of it found.

    `whole` is the record as people put it right, which tells of offices. First what people decided, then what was
    found before, then by the same names, and last, with the company so found, those in doubt or spelled differently.
    """
    resolved = Resolved()
    said = told(storage, record)
    authority = authority_of(storage)
    resolved.links = link(record, authority)
    resolved.tellings = told_in(whole, resolved.links, authority)
    record = _with_links(record, resolved.links)
    known_there = {actor.id: actor.authority for actor in record.actors if actor.authority}
    same = {one: two for one, two in twins(record.actors, known_there).items() if one not in said.forbidden}
    record = _with_twins(record, same)
    for local, decision in said.decided.items():
        was = kept.get(local)
        _take(
            resolved, local, was.machine if was else decision.actor, decision.actor, was.why if was else decision.why
        )
    for local, was in kept.items():
        known = said.final(was.machine)
        free = local not in resolved.ids and was.machine not in resolved.machine.values()
        if free and known not in said.forbidden.get(local, ()):
            _take(resolved, local, was.machine, known, was.why)
            resolved.doubts[local] = was.doubts
    candidates = Candidates(storage, record, said, authority)
    for last_round in (False, True):
        shown = {local: informed(one, authority) for local, one in seen(record, resolved.ids).items()}
        # whom the authority surely knows first: a namesake of the record takes nobody from him
        for actor in sorted(record.actors, key=lambda a: (a.kind == "group", shown[a.id].authority is None, a.id)):
            if actor.id in resolved.ids or actor.id in same:
                continue
            taken = {*resolved.ids.values()}
            free_ones = candidates.of(actor.id, shown[actor.id], taken)
            choice = candidates.choice(actor.id, shown[actor.id], free_ones)
            if last_round and choice.id is None and any(j.verdict == "unsure" for j in choice.judgements):
                choice = choose(shown[actor.id], in_company(storage, free_ones, shown[actor.id]))
            if choice.id is None and not last_round:
                continue
            known = choice.id or _new(storage, record, actor, resolved)
            _take(resolved, actor.id, known, said.final(known), choice.why)
            resolved.joined |= {one: known for one in choice.joined if one not in resolved.joined}
            resolved.doubts[actor.id] = _doubts(choice)
    for one, two in same.items():
        if one not in resolved.ids:
            _take(resolved, one, resolved.machine[two], resolved.ids[two], "one person by name and by office")
    return resolved


def _with_links(record: Record, links: Mapping[str, Link]) -> Record:
    """`record` with the authority ids of its actors."""
    return replace(record, actors=tuple(replace(a, authority=linked(a, links)) for a in record.actors))


def _with_twins(record: Record, same: Mapping[str, str]) -> Record:
    """`record` with the names and authority ids of actors that are another's twin given to that other, too."""
    own = {actor.id: actor for actor in record.actors}
    whole = dict(own)
    for one, two in same.items():
        names = tuple(dict.fromkeys((*whole[two].names, *own[one].names)))
        whole[two] = replace(whole[two], names=names, authority=whole[two].authority or own[one].authority)
    return replace(record, actors=tuple(whole.values()))


def _take(resolved: Resolved, local: str, machine: str, actor: str, why: str) -> None:
    resolved.ids[local] = actor
    resolved.machine[local] = machine
    resolved.why[local] = why


def _doubts(choice: Choice) -> tuple[Doubt, ...]:
    """The likeliest of those left in doubt: of a common name there may be hundreds, and nobody answers them all."""
    unsure = [j for j in choice.judgements if j.verdict == "unsure" and j.other != choice.id]
    unsure.sort(key=lambda j: (-j.points, j.other))
    return tuple(Doubt(other=j.other, why=j.why) for j in unsure[:_MOST_DOUBTS])


def _new(storage: Storage, record: Record, actor: Actor, resolved: Resolved) -> str:
    """The id of an actor that no other is: of an office whose holder is told elsewhere, the one it had before."""
    taken = {*resolved.machine.values()}
    stood = standing_in(storage, resolved.tellings, actor.id, earliest(record))
    return stood if stood and stood not in taken else _mint(storage, record, actor, taken)


def _mint(storage: Storage, record: Record, actor: Actor, taken: set[str]) -> str:
    def is_free(candidate: str) -> bool:
        if candidate in taken:
            return False
        held = storage.execute(
            "SELECT 1 FROM actor AS a WHERE a.id = ? AND (EXISTS (SELECT 1 FROM record_actor WHERE actor = a.key)"
            " OR EXISTS (SELECT 1 FROM record_actor WHERE machine = a.key AND machine <> actor))",
            (candidate,),
        ).fetchone()
        superseded = storage.execute("SELECT 1 FROM superseded_id WHERE id = ?", (candidate,)).fetchone()
        return held is None and superseded is None  # or left without a record and kept for what people said of it

    state = state_of(actor_keys(actor, None))
    return new_id(actor.id, actor.name, actor.names, record.id, actor.unnamed, state, is_free)
