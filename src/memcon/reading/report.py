"""What a reading did: the records it read, and what it could not read."""

import os
from collections.abc import Iterator

import msgspec

from memcon.errors import MemconError
from memcon.library import Changed
from memcon.model import Record

_REPORT_IT = "Please report it to the memcon developers, with what you get when MEMCON_DEBUG=1 is set."


class ReadRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A record that was read: its id, what the library did with it, and what was found in it.

    `changed` says what is other than in its earlier reading, where it replaced one.
    """

    id: str
    outcome: str
    path: str
    form: str
    date: str | None
    title: str | None
    statements: int
    actors: int
    findings: int
    changed: Changed | None = None


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """A source that could not be read: what is wrong, and what to do."""

    path: str
    message: str
    remedy: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All that a reading did. `sources` counts files and streams, readable or not.

    `damaged` are sources that were read but for some bytes; `unread` are those that were not.
    """

    library: str
    sources: int
    records: tuple[ReadRecord, ...]
    damaged: tuple[Unread, ...]
    unread: tuple[Unread, ...]
    interrupted: bool = False


def read_record(record: Record, outcome: str, changed: Changed | None = None) -> ReadRecord:
    """The line of the report on `record`, with which the library did `outcome` and so `changed` it."""
    card = record.description
    return ReadRecord(
        id=record.id,
        outcome=outcome,
        path=record.source.path,
        form=card.form,
        date=card.date,
        title=card.title,
        statements=len(record.statements),
        actors=len(record.actors),
        findings=len(record.findings),
        changed=changed,
    )


def damage(record: Record) -> Iterator[Unread]:
    """What of the bytes could not be decoded (one sentence, with the first place), pages that were not read, and
    rows of a catalogue without a record."""
    if not record.findings:
        return
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


def fault(path: str, error: Exception, called: str | None = None) -> Unread:
    """What is said of a source, or of a record `called` otherwise, in which memcon itself failed.

    Raises the error again for its developers, where MEMCON_DEBUG is set.
    """
    if os.environ.get("MEMCON_DEBUG"):
        raise error
    if isinstance(error, MemconError):
        return Unread(path=path, message=error.message, remedy=error.remedy)
    said = f"{called or path} ran into a fault in memcon ({type(error).__name__}: {error}); nothing of it was kept."
    return Unread(path=path, message=said, remedy=_REPORT_IT)
