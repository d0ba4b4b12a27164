"""A library: records, what was found in them, and who is who across them."""

import contextlib
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING

from memcon.address import Address, located
from memcon.errors import NotFound
from memcon.library import actors, checks, judgements, judging, questions, search
from memcon.library.judging import Signature
from memcon.library.opening import PATIENCE_MS, storage_at
from memcon.library.reader import beside, held, read, unfound
from memcon.library.statement_rows import actor_refs
from memcon.library.storage import Storage
from memcon.library.view import (
    ActorRef,
    ActorRow,
    ActorView,
    Added,
    AuthoritySource,
    Beside,
    Glimpse,
    Judgement,
    Page,
    Place,
    Problem,
    Query,
    Question,
)
from memcon.model import Record
from memcon.text import Span

if TYPE_CHECKING:  # loaded by the methods that add, so that a question is answered soon
    from memcon.authority import Authority, Entries
    from memcon.meaning.encoder import Encoder


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _encoder() -> "Encoder":
    from memcon.meaning.encoder import encoder

    return encoder()


class Library:
    """A library at an address, open. Use it as a context manager, or `close` it.

    It may be used from several threads (they take turns). Every method raises LibraryError, with a sentence and a
    remedy, when the storage fails, is damaged, or another process writes for longer than `patience_ms`.
    `clock` gives the moment that a record is marked as read, and a judgement as made (ISO 8601, UTC); `encoder` what
    search by meaning goes by, in place of `memcon.meaning.encoder`.
    """

    def __init__(
        self,
        address: Address,
        *,
        create: bool = False,
        readonly: bool = False,
        clock: Callable[[], str] = _now,
        encoder: "Callable[[], Encoder] | None" = None,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        self.address = located(address)
        self._clock = clock
        self._encoder = encoder or _encoder
        self._turn = threading.RLock()
        self._storage = storage_at(self.address, create=create, readonly=readonly, patience_ms=patience_ms)

    @classmethod
    def open(cls, address: Address, create: bool = False, readonly: bool = False) -> "Library":
        """Open the library at `address`: a file, or a database (postgresql://...); LibraryError when refused.

        With `create` one is made where there is none.
        """
        return cls(address, create=create, readonly=readonly)

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing is asked of the library after that."""
        with self._turn:
            self._storage.close()

    def flush(self) -> None:
        """Bring everything written to its last place (out of SQLite's log into the one file)."""
        with self._turn:
            self._storage.flush()

    def add(self, record: Record, reading: str = "") -> Added:
        """Keep `record`, read by the pipeline version `reading`: whole, or not at all.

        The same bytes read by the same version change nothing. A changed file replaces what was found in the
        old one; the ids of the record, its actors and its statements stay. LibraryError when a record of this
        id came from another file, or the record does not hold together.
        """
        from memcon.library import writer

        with self._writing() as storage:
            return writer.add(storage, record, reading, self._clock())

    def remove(self, record_id: str) -> None:
        """Take a record out, with all that was found in it; NotFound when there is none."""
        from memcon.library import writer

        with self._writing() as storage:
            if not writer.remove(storage, record_id):
                raise _no_record(record_id)

    def records_of(self, path: str) -> tuple[str, ...]:
        """The ids of the records read from the file that `path` leads to, in the order of its text.

        Standard input is no file: what was read from it before is none of what is read from it now.
        """
        from memcon.library import writer

        with self._reading() as storage:
            return writer.records_of(storage, path)

    def is_current(self, record_id: str, sha256: str, reading: str) -> bool:
        """True when the record was read from these bytes by this pipeline version: it need not be read again."""
        with self._reading() as storage:
            row = storage.execute("SELECT sha256, reading FROM record WHERE id = ?", (record_id,)).fetchone()
            return row is not None and tuple(row) == (sha256, reading)

    def record(self, record_id: str) -> Record:
        """The whole record with library-wide actor ids; NotFound when there is none."""
        with self._reading() as storage:
            row = held(storage, record_id)
            if row is None:
                raise _no_record(record_id)
            return read(storage, row)

    def beside(self, record_id: str) -> Beside | None:
        """The records beside this one in its volume; None for a record of no volume."""
        with self._reading() as storage:
            return beside(storage, record_id)

    def ids(self) -> tuple[str, ...]:
        """The ids of all records, by date, then by id."""
        with self._reading() as storage:
            rows = storage.execute("SELECT id FROM record ORDER BY earliest IS NULL, earliest, latest, id").fetchall()
            return tuple(key for (key,) in rows)

    def all_records(self) -> Iterator[Record]:
        """All records whole, one at a time, by date, then by id; one taken out meanwhile is left out."""
        for record_id in self.ids():
            with contextlib.suppress(NotFound):
                yield self.record(record_id)

    def records(self, query: Query) -> Page:
        """Records that answer the query, best first when there are words, else by date."""
        with self._reading() as storage:
            return search.records(storage, query)

    def statements(self, query: Query) -> Page:
        """Statements that answer the query; `words` are looked for in what was said, and by what it means if asked.

        UsageError where they are asked for by meaning and there is no encoder.
        """
        if query.meaning:
            from memcon.library import by_meaning

            encoder = self._encoder()
            with self._reading() as storage:
                return by_meaning.statements(storage, query, encoder)
        with self._reading() as storage:
            return search.statements(storage, query)

    def prepare_meaning(self, told: Callable[[int, int], None] = lambda done, of: None) -> int:
        """Make the vectors that search by meaning needs, of all records that lack them; how many records there were.

        They are written a few records at a time, so that a preparation that was stopped goes on. `told` hears how
        many are done, and of how many. UsageError where there is no encoder.
        """
        from memcon.library import meanings

        encoder = self._encoder()
        with self._reading() as storage:
            whole = meanings.missing(storage, encoder.maker)
        done, last = 0, 0
        while True:
            with self._reading() as storage:
                found, reached = meanings.waiting(storage, encoder.maker, last)
            if reached is None:
                return done
            last = reached
            made = [(record, encoder.encode(record.said)) for record in found]
            with self._writing() as storage:
                for record, encoded in made:
                    meanings.put(storage, encoder.maker, record, encoded)
            done += len(found)
            told(done, whole)

    def actors(self, words: str = "", offset: int = 0, limit: int = 100) -> tuple[ActorRow, ...]:
        """Actors whose names have `words`, most spoken first."""
        with self._reading() as storage:
            return actors.actors(storage, words, offset, limit)

    def actor(self, actor_id: str, limit: int | None = None) -> ActorView:
        """An actor's page, with at most `limit` rows in each list; NotFound when there is none."""
        with self._reading() as storage:
            return actors.actor(storage, actor_id, limit)

    def glimpse(self, actor_id: str, limit: int = 3) -> Glimpse:
        """An actor as far as it takes to tell it from others; NotFound when there is none."""
        with self._reading() as storage:
            return actors.glimpse(storage, actor_id, limit)

    def called(self, ids: Iterable[str]) -> dict[str, ActorRef]:
        """The actors of these ids as they stand in lists, those merged into others too; without those unknown."""
        with self._reading() as storage:
            return actor_refs(storage, set(ids))

    def merge(self, actor: str, into: str, by: str, why: str = "") -> Judgement:
        """`by` says that `actor` is `into`: one actor from now on, under the second's id."""
        with self._writing() as storage:
            return judging.compare(storage, "same", actor, into, self._signed(by, why))

    def tell_apart(self, actor: str, other: str, by: str, why: str = "") -> Judgement:
        """`by` says that these two are different; an earlier judgement that they are the same is overruled."""
        with self._writing() as storage:
            return judging.compare(storage, "different", actor, other, self._signed(by, why))

    def leave_open(self, actor: str, other: str, by: str, why: str = "") -> Judgement:
        """`by` says that it cannot be said whether these two are one: the question is not asked again."""
        with self._writing() as storage:
            return judging.compare(storage, "unsure", actor, other, self._signed(by, why))

    def split(
        self,
        actor: str,
        records: Sequence[str],
        by: str,
        why: str = "",
        other: str | None = None,
        name: str | None = None,
        mentions: Mapping[str, Collection[Span]] = {},
    ) -> tuple[Judgement, ...]:
        """`by` says that in these records it is not `actor` but `other`, or a new actor (called `name`).

        So also at the places of single `mentions` of it in other records, by their ids.
        """
        with self._writing() as storage:
            return judging.split(storage, actor, records, mentions, self._signed(by, why), other, name)

    def rename(self, actor: str, name: str, by: str, why: str = "") -> Judgement:
        """`by` says what `actor` is called."""
        with self._writing() as storage:
            return judging.rename(storage, actor, name, self._signed(by, why))

    def link(self, actor: str, authority: str | None, by: str, why: str = "") -> Judgement:
        """`by` says who `actor` is in an authority file; None: nobody there."""
        with self._writing() as storage:
            return judging.link(storage, actor, authority, self._signed(by, why))

    def withdraw(self, key: int, by: str, why: str = "") -> Judgement:
        """`by` takes the judgement `key` back; what it changed is as it was before, save for later judgements."""
        with self._writing() as storage:
            return judging.withdraw(storage, key, self._signed(by, why))

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement ever given, oldest first; those taken back are followed by one that does so."""
        with self._reading() as storage:
            return tuple(judgements.all_judgements(storage))

    def unfound(self) -> dict[int, tuple[Place, ...]]:
        """The words that standing judgements are on and that are no mention in their record now, by their numbers."""
        with self._reading() as storage:
            return unfound(storage)

    def take_over(self, given: Sequence[Judgement]) -> int:
        """Add judgements that another library exported; how many were new."""
        with self._writing() as storage:
            return judging.take_over(storage, given)

    def questions(
        self, offset: int = 0, limit: int = 50, actor: str | None = None
    ) -> tuple[tuple[Question, ...], int]:
        """Pairs of actors that the machine left in doubt and nobody judged, most valuable first; and how many.

        With `actor` those that it is one of.
        """
        with self._reading() as storage:
            return questions.questions(storage, offset, limit, actor)

    def authority(self) -> "Authority":
        """The authority that this library's actors are linked by: the one that ships, with what people added."""
        from memcon.library import authorities

        with self._reading() as storage:
            return authorities.authority_of(storage)

    def authority_add(
        self, name: str, entries: "Entries", by: str, on_record: Callable[[int, int], None] | None = None
    ) -> int:
        """Add a user's authority under `name` (one of that name is replaced), and link all records by it.

        How many records changed; `on_record` is called with the number of records done and of all.
        """
        from memcon.library import authorities

        signed = self._signed(by, "")
        with self._writing() as storage:
            authorities.add(storage, name, entries, signed.by, signed.made)
            return authorities.link_again(storage, on_record)

    def authority_remove(self, name: str, on_record: Callable[[int, int], None] | None = None) -> int:
        """Take a user's authority out and link all records anew; how many changed. NotFound when there is none."""
        from memcon.library import authorities

        with self._writing() as storage:
            authorities.remove(storage, name)
            return authorities.link_again(storage, on_record)

    def authority_sources(self) -> tuple[AuthoritySource, ...]:
        """The authorities that people added, oldest first."""
        from memcon.library import authorities

        with self._reading() as storage:
            return authorities.sources(storage)

    def check(self) -> Iterator[Problem]:
        """Look for faults in every record, in the indexes and in the storage; nothing when all is well."""
        with self._reading() as storage:
            yield from checks.check(storage)

    def _signed(self, by: str, why: str) -> Signature:
        return Signature(by, self._clock(), why)

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Storage]:
        """All that is read inside is of one moment, whatever another process writes."""
        with self._turn, self._storage.reading():
            yield self._storage

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Storage]:
        with self._turn, self._storage.writing():
            yield self._storage


def _no_record(record_id: str) -> NotFound:
    return NotFound(f"There is no record {record_id} in this library.", "List the records with: memcon search.")
