"""One reading of many sources into one library: the work is the crew's, the order and the library are kept here."""

import contextlib
import os
from collections.abc import Iterable, Iterator

from memcon.address import Address, beside, shown
from memcon.errors import LibraryError, MemconError, RecordRefused, SidecarFault, WorkersError
from memcon.library import Changed, Library
from memcon.model import Record
from memcon.readers import Opened, Settings, walk
from memcon.reading.crew import Alone, Crew, Died
from memcon.reading.lookahead import Lookahead, Piece, Source
from memcon.reading.parts import folder_of, parts_of
from memcon.reading.progress import Progress
from memcon.reading.report import ReadRecord, Report, Unread, damage, fault, read_record
from memcon.reading.work import Cutting, record_of


class Reading:
    """One reading of many sources into the library at `library`. Whatever ends it, `report` says what was kept.

    With `fast` the smaller tagger reads.

    `failure` is the error that ended the reading, if one did: the library's, or that nobody could work any more.
    """

    def __init__(self, library: Address, settings: Settings, crew: Crew | None = None, fast: bool = False) -> None:
        self.library = library
        self.settings = settings
        self.crew: Crew = crew if crew is not None else Alone()
        self.fast = fast
        self.sources = 0
        self.records: list[ReadRecord] = []
        self.unread: list[Unread] = []
        self.damaged: list[Unread] = []
        self.interrupted = False
        self.failure: MemconError | None = None

    def read(self, paths: Iterable[str], progress: Progress, keep_parts: bool = False) -> None:
        """Read all sources under `paths`; one that cannot be read is noted and the next one read.

        The records come into the library in the order of walking, whoever reads them. With `keep_parts` the parts
        that were written meanwhile are left beside the library. The crew is closed in the end.
        """
        settings = self.settings._replace(on_page=progress.page)
        try:
            with contextlib.closing(self.crew), Library.open(self.library, create=True) as held:
                parts = parts_of(self.library)
                turn = _Turn(self, held, progress)
                ahead = Lookahead(self._opened(paths), self.crew, settings, turn.wanted, parts, self.fast)
                with contextlib.closing(ahead):
                    for source in ahead:
                        turn.take(source, ahead)
                        progress.advance()
                if parts is not None and not keep_parts:
                    parts.remove()
        except (LibraryError, WorkersError) as error:
            self.failure = error
        except KeyboardInterrupt:
            self.interrupted = True

    def _opened(self, paths: Iterable[str]) -> Iterator[Opened]:
        """What lies under `paths`, without the library and what belongs to it."""
        own = {os.path.realpath(f"{beside(self.library)}{ending}") for ending in ("", "-wal", "-shm")}
        parts = os.path.join(os.path.realpath(folder_of(self.library)), "")
        for opened in walk(paths):
            path = os.path.realpath(opened.path)
            if path not in own and not path.startswith(parts):
                yield opened

    @property
    def report(self) -> Report:
        """What was read until now."""
        return Report(
            library=os.fsencode(shown(self.library)).decode("utf-8", "backslashreplace"),
            sources=self.sources,
            records=tuple(self.records),
            damaged=tuple(self.damaged),
            unread=tuple(self.unread),
            interrupted=self.interrupted,
        )


class _Turn:
    """What happens to a source, and to its records, when their turn has come."""

    def __init__(self, reading: Reading, library: Library, progress: Progress) -> None:
        self._reading = reading
        self._library = library
        self._progress = progress

    def wanted(self, cutting: Cutting) -> bool:
        """True for a record that the library does not hold as it would be read now."""
        return not self._library.is_current(cutting.id, cutting.sha256, cutting.reading)

    def take(self, source: Source, ahead: Lookahead) -> None:
        """Keep the records of a source, and take out those that it holds no more."""
        opened = source.opened
        if isinstance(opened.problem, SidecarFault):
            self._reading.damaged.append(_unread(opened.path, opened.problem))
            return
        self._reading.sources += 1
        try:
            if opened.problem is not None:
                raise opened.problem
            pieces = ahead.pieces(source)
            if isinstance(pieces, Unread):
                self._reading.unread.append(pieces)
                return
            for number, piece in enumerate(pieces, 1):
                self._record(piece, ahead)
                self._progress.record(number, len(pieces))
            self._forget_others(opened.path, {each.cutting.id for each in pieces if isinstance(each, Piece)})
        except (LibraryError, WorkersError):
            raise
        except Died:
            self._reading.unread.append(_died(opened.path, opened.path))
        except Exception as error:  # a fault of memcon's in one source must not cost the others
            self._reading.unread.append(fault(opened.path, error))

    def _record(self, piece: Piece | Unread, ahead: Lookahead) -> None:
        """Keep one record; the library's refusal of it does not cost the others of its volume."""
        if isinstance(piece, Unread):
            self._reading.unread.append(piece)
            return
        cutting = piece.cutting
        try:
            if not self.wanted(cutting):
                ahead.drop(piece)
                self._note(self._library.record(cutting.id), "unchanged")
                return
            whole = ahead.whole(piece)
            if isinstance(whole, Unread):
                self._reading.unread.append(whole)
                return
            record = record_of(whole)
            added = self._library.add(record, cutting.reading)
            self._note(record, added.outcome, added.changed)
        except Died:
            self._reading.unread.append(_died(cutting.path, f"the record {cutting.id} of {cutting.path}"))
        except RecordRefused as error:
            self._reading.unread.append(_unread(cutting.path, error))

    def _forget_others(self, path: str, found: set[str]) -> None:
        """Take out the records that this file held when it was read before, and holds no more."""
        for record_id in self._library.records_of(path):
            if record_id not in found:
                self._note(self._library.record(record_id), "removed")
                self._library.remove(record_id)

    def _note(self, record: Record, outcome: str, changed: Changed | None = None) -> None:
        if outcome != "removed":
            self._reading.damaged.extend(damage(record))
        self._reading.records.append(read_record(record, outcome, changed))


def _unread(path: str, error: MemconError) -> Unread:
    return Unread(path=path, message=error.message, remedy=error.remedy)


def _died(path: str, what: str) -> Unread:
    return Unread(
        path=path,
        message=f"The process that read {what} was ended by the system each time; nothing of it was kept.",
        remedy="It may need more memory than there is: read it by itself, with --workers 1, or on a larger machine.",
    )
