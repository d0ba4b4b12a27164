"""Work on sources and records before their turn comes, so that no worker waits, within what memory holds.

Whatever is finished first, everything is taken in the order of walking: the library does not depend on timing.
"""

import heapq
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any

from memcon.readers import Opened, Settings
from memcon.reading.crew import Crew, Died
from memcon.reading.parts import Key, Parts
from memcon.reading.report import Unread
from memcon.reading.work import Cut, Cutting, Whole, cut, read
from memcon.tagging import THREADS

MOST_HELD = 64 << 20
"""Sources and the records cut out of them: no further source is opened while so many bytes wait for their turn."""

MOST_WAITING = 64 << 20
"""Results: no further record is read while so many bytes wait for their turn in memory."""

A_PART = 2 << 20
"""So many bytes of results that wait for their turn are put away as a part, where there are parts."""


class Job:
    """A task for the crew: `begin` hands it over; it is `settled` when what came of it was looked at."""

    def __init__(self, begin: Callable[[], "Future[Any]"], settle: Callable[["Job"], None]) -> None:
        self.begin = begin
        self.settle = settle
        self.settled = False
        self.future: Future[Any] = Future()

    @property
    def result(self) -> Any:
        """What came of it; None when it failed."""
        return None if self.future.exception() else self.future.result()


class Piece:
    """A record that was cut out of its source, and the work on it, once that has begun."""

    def __init__(self, cutting: Cutting) -> None:
        self.cutting = cutting
        self.key = Key(cutting.sha256, cutting.path, cutting.id, cutting.reading)
        self.job: Job | None = None
        self.done = False  # its result was taken, or put away, or is not wanted


class Source:
    """A source that was opened, without its bytes, and the records cut out of it, as far as they are."""

    def __init__(self, number: int, opened: Opened) -> None:
        self.number = number
        self.opened = opened._replace(content=b"")
        self.job: Job | None = None
        self.pieces: tuple[Piece | Unread, ...] = ()
        self.size = 0  # bytes of the source while it is cut, then of its records


class Lookahead:
    """The sources of one reading in the order of `opened`, each with its records.

    `wanted` says whether a record has to be read at all. Results that wait for their turn are put into `parts`, and
    those that are there already are not read again. With `fast` the smaller tagger reads.
    """

    def __init__(
        self,
        opened: Iterator[Opened],
        crew: Crew,
        settings: Settings,
        wanted: Callable[[Cutting], bool],
        parts: Parts | None = None,
        fast: bool = False,
    ) -> None:
        self._opened = enumerate(opened)
        self._crew = crew
        self._settings = settings if crew.here else settings._replace(on_page=None)
        self._wanted = wanted
        self._fast = fast
        self._parts = parts
        self._sources: deque[Source] = deque()
        self._to_read: list[tuple[int, int, Piece]] = []  # a heap: out comes the first in the order of walking
        self._settling: SimpleQueue[Job] = SimpleQueue()
        self._suspects: deque[Job] = deque()  # someone died on them; tried again one by one, with nothing beside them
        self._in_hand = 0
        self._held = 0
        self._waiting: dict[Piece, bytes] = {}
        self._waiting_bytes = 0

    def __iter__(self) -> Iterator[Source]:
        """The sources one by one; what is wanted of one is asked for before the next is."""
        while True:
            self._fill()
            if not self._sources and not self._open():
                return
            source = self._sources.popleft()
            yield source
            self._held -= source.size

    def pieces(self, source: Source) -> tuple[Piece | Unread, ...] | Unread:
        """The records of a source that was opened, or why there are none; Died when whoever cut it did, twice.

        In the place of a record that cannot be kept stands why.
        """
        assert source.job is not None
        found = self._outcome(source.job)
        return found if isinstance(found, Unread) else source.pieces

    def whole(self, piece: Piece) -> Whole:
        """A record with all that was found in it, in JSON, or why there is none; Died as with `pieces`."""
        if piece.job is None:
            kept = self._parts.get(piece.key) if self._parts else None
            if kept is not None:
                return kept
            self._read(piece)
        assert piece.job is not None
        found: Whole = self._outcome(piece.job)
        self.drop(piece)
        return found

    def drop(self, piece: Piece) -> None:
        """Forget a record's result, which is not wanted any more."""
        piece.job, piece.done = None, True
        self._waiting_bytes -= len(self._waiting.pop(piece, b""))

    def close(self) -> None:
        """Put away what waits for its turn; called when the reading ends, however it ends."""
        self._settle_all()
        self._put_away()

    def _fill(self) -> None:
        """Hand out work until the crew has enough: a stock of records first, so that none waits for a source."""
        self._settle_all()
        if self._suspects:
            if not self._in_hand:
                self._submit(self._suspects[0])
            return
        while self._in_hand < self._crew.ahead:
            if len(self._to_read) < self._crew.ahead and self._held < MOST_HELD and self._open():
                continue
            if not self._to_read or self._waiting_bytes >= MOST_WAITING:
                return
            *_, piece = heapq.heappop(self._to_read)
            if piece.job is None and not piece.done:
                self._read(piece)

    def _open(self) -> bool:
        """Open the next source and have it cut into records; False when there is none."""
        number, opened = next(self._opened, (0, None))
        if opened is None:
            return False
        source = Source(number, opened)
        self._sources.append(source)
        if opened.problem is None:
            self._hold(source, len(opened.content))
            source.job = self._begin(lambda job: self._was_cut(source, job), cut, opened, self._settings, self._fast)
        return True

    def _was_cut(self, source: Source, job: Job) -> None:
        found: Cut | None = job.result
        if not isinstance(found, tuple):
            self._hold(source, 0)
            return
        source.pieces = tuple(each if isinstance(each, Unread) else Piece(each) for each in found)
        self._hold(source, sum(len(each.cutting.record) for each in source.pieces if isinstance(each, Piece)))
        if not self._crew.ahead:
            return
        for at, piece in enumerate(source.pieces):
            kept = isinstance(piece, Piece) and self._parts is not None and piece.key in self._parts
            if isinstance(piece, Piece) and not kept and self._wanted(piece.cutting):
                heapq.heappush(self._to_read, (source.number, at, piece))

    def _hold(self, source: Source, size: int) -> None:
        self._held += size - source.size
        source.size = size

    def _read(self, piece: Piece) -> None:
        threads = THREADS if self._crew.here else 1
        piece.job = self._begin(lambda job: self._was_read(piece, job), read, piece.cutting, threads)

    def _was_read(self, piece: Piece, job: Job) -> None:
        if piece.job is not job or not isinstance(job.result, bytes):
            return
        self._waiting[piece] = job.result
        self._waiting_bytes += len(job.result)
        if self._waiting_bytes >= A_PART:
            self._put_away()

    def _put_away(self) -> None:
        """Write the results that wait as a part, and hold them no longer."""
        if self._parts is None or not self._waiting:
            return
        self._parts.put([(piece.key, result) for piece, result in self._waiting.items()])
        for piece in tuple(self._waiting):
            self.drop(piece)

    def _begin(self, settle: Callable[[Job], None], task: Callable[..., Any], *given: Any) -> Job:
        job = Job(partial(self._crew.submit, task, *given), settle)
        self._submit(job)
        return job

    def _submit(self, job: Job) -> None:
        job.future = job.begin()
        self._in_hand += 1
        job.future.add_done_callback(lambda _: self._settling.put(job))

    def _outcome(self, job: Job) -> Any:
        """What came of a job, waiting for it; the crew goes on meanwhile."""
        self._fill()
        while not job.settled:
            self._settle(self._settling.get())
            self._fill()
        return job.future.result()

    def _settle_all(self) -> None:
        while True:
            try:
                self._settle(self._settling.get_nowait())
            except Empty:
                return

    def _settle(self, job: Job) -> None:
        self._in_hand -= 1
        if self._suspects and job is self._suspects[0]:
            self._suspects.popleft()
        elif isinstance(job.future.exception(), Died):
            self._suspects.append(job)
            return
        job.settled = True
        job.settle(job)
