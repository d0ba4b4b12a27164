"""The work of `memcon read`: each source into records, each record through the stages into the library."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from memcon.cli.progress import progress
from memcon.cli.report import ReadRecord, Report, Unread
from memcon.errors import LibraryError, MemconError, RecordRefused, SidecarFault, UnreadableSource

if TYPE_CHECKING:
    from memcon.library import Library
    from memcon.model import Record
    from memcon.pipeline import Pipeline
    from memcon.readers import Opened, Settings


class Reading:
    """One reading of many sources into one library. Whatever ends it, `report` says what was kept.

    `failure` is the error of the library that ended the reading, if one did.
    """

    def __init__(self, library: Path, settings: "Settings") -> None:
        self.library = library
        self.settings = settings
        self.sources = 0
        self.records: list[ReadRecord] = []
        self.unread: list[Unread] = []
        self.damaged: list[Unread] = []
        self.interrupted = False
        self.failure: LibraryError | None = None

    def read(self, paths: Iterable[str]) -> None:
        """Read all sources under `paths`; a source that cannot be read is noted and the next one read."""
        from memcon.library import Library
        from memcon.pipeline import DEFAULT, Pipeline
        from memcon.readers import walk

        paths = tuple(paths)
        pipeline = Pipeline(DEFAULT)
        try:
            with Library.open(self.library, create=True) as held, progress("Reading", _expected(paths)) as bar:
                self.settings = self.settings._replace(on_page=bar.page)
                for opened in walk(paths):
                    if self._is_the_library(opened.path):
                        continue
                    if isinstance(opened.problem, SidecarFault):
                        wrong = opened.problem
                        self.damaged.append(Unread(path=opened.path, message=wrong.message, remedy=wrong.remedy))
                        continue
                    self.sources += 1
                    self._source(opened, pipeline, held)
                    bar.advance()
        except LibraryError as error:
            self.failure = error
        except KeyboardInterrupt:
            self.interrupted = True

    def _is_the_library(self, path: str) -> bool:
        """True for the library's own file and those SQLite puts beside it, in a folder that is read."""
        own = {os.path.realpath(f"{self.library}{ending}") for ending in ("", "-wal", "-shm")}
        return os.path.realpath(path) in own

    def _source(self, opened: "Opened", pipeline: "Pipeline", library: "Library") -> None:
        """Read one source and keep its records."""
        from memcon.readers import read_source

        found: set[str] = set()
        try:
            if opened.problem is not None:
                raise opened.problem
            for record in read_source(opened.path, opened.content, self.settings, opened.entries):
                found.add(record.id)
                self._record(record, pipeline, library)
            self._forget_others(opened.path, found, library)
        except UnreadableSource as error:
            self.unread.append(Unread(path=opened.path, message=error.message, remedy=error.remedy))
        except LibraryError:
            raise
        except Exception as error:  # a fault of memcon's in one source must not cost the others
            self.unread.append(fault(opened.path, error))

    def _record(self, record: "Record", pipeline: "Pipeline", library: "Library") -> None:
        """Keep one record; the library's refusal of it does not cost the others of its volume."""
        version = _version(record, pipeline)
        try:
            if library.is_current(record.id, record.source.sha256, version):
                self._note(library.record(record.id), "unchanged")
            else:
                whole = pipeline.read(record)
                self._note(whole, library.add(whole, version).outcome)
        except RecordRefused as error:
            self.unread.append(Unread(path=record.source.path, message=error.message, remedy=error.remedy))

    def _forget_others(self, path: str, found: set[str], library: "Library") -> None:
        """Take out the records that this file held when it was read before, and holds no more."""
        for record_id in library.records_of(path):
            if record_id not in found:
                self._note(library.record(record_id), "removed")
                library.remove(record_id)

    def _note(self, record: "Record", outcome: str) -> None:
        card = record.description
        if outcome != "removed":
            self.damaged.extend(_damage(record))
        self.records.append(
            ReadRecord(
                id=record.id,
                outcome=outcome,
                path=record.source.path,
                form=card.form,
                date=card.date,
                title=card.title,
                statements=len(record.statements),
                actors=len(record.actors),
                findings=len(record.findings),
            )
        )

    @property
    def report(self) -> Report:
        """What was read until now."""
        return Report(
            library=os.fsencode(self.library).decode("utf-8", "backslashreplace"),
            sources=self.sources,
            records=tuple(self.records),
            damaged=tuple(self.damaged),
            unread=tuple(self.unread),
            interrupted=self.interrupted,
        )


def _version(record: "Record", pipeline: "Pipeline") -> str:
    """By what a record is read: the pipeline, what came of recognising or cutting out its text, and catalogues.

    The same scan gives another text when more of its pages are recognised, or in another language; the same
    volume when its records are told apart in another way; the same file another card when its catalogue changes.
    """
    from memcon.readers.sidecars import reading_of

    made = reading_of(record)
    if record.source.number is not None or any(page.recognised for page in record.pages):
        made += record.text
    if not made:
        return pipeline.version
    return f"{pipeline.version} {hashlib.sha256(made.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _damage(record: "Record") -> Iterator[Unread]:
    """What of the bytes could not be decoded (one sentence, with the first place), pages that were not read, and
    rows of a catalogue without a record."""
    from memcon.readers import sidecars
    from memcon.readers.ocr.recognition import UNREAD_PAGES

    places = [finding for finding in record.findings if finding.stage.startswith("decoding@")]
    if places:
        path, first = record.source.path, places[0]
        more = f", and at {len(places) - 1} other places" if len(places) > 1 else ""
        yield Unread(
            path=path,
            message=f"{path} was read, but it holds {first.reason}, at code point {first.start}{more}.",
            remedy="Save it as UTF-8 from the program that made it, and read it again.",
        )
    for finding in record.findings:
        if finding.stage in (UNREAD_PAGES, sidecars.STAGE):
            yield Unread(path=record.source.path, message=f"{record.source.path}: {finding.reason}.", remedy="")


def _expected(paths: Iterable[str]) -> int:
    """How many sources lie under `paths`, for the time left: counted by name, nothing is opened."""
    total = 0
    for path in paths:
        if not os.path.isdir(path):
            total += 1
            continue
        for _, folders, names in os.walk(path, followlinks=False):
            folders[:] = [folder for folder in folders if not folder.startswith(".")]
            total += sum(not name.startswith(".") for name in names)
    return total


def fault(path: str, error: Exception) -> Unread:
    """What is said of a source in which memcon itself failed; raises the error again for its developers."""
    if os.environ.get("MEMCON_DEBUG"):
        raise error
    if isinstance(error, MemconError):
        return Unread(path=path, message=error.message, remedy=error.remedy)
    return Unread(
        path=path,
        message=f"{path} ran into a fault in memcon ({type(error).__name__}: {error}); nothing of it was kept.",
        remedy="Please report it to the memcon developers, with what you get when MEMCON_DEBUG=1 is set.",
    )
