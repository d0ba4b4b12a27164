"""What is done with a source wherever it is read: cut into records, each record through the stages.

These functions run in this process, in another, or on another machine; what they take and give can be sent, and is
the same wherever they run. Records travel as lines of the interchange (JSON).
"""

import hashlib
import threading

import msgspec

from memcon.errors import RecordRefused, UnreadableSource
from memcon.model import Record
from memcon.pipeline import Pipeline, pipeline
from memcon.readers import Opened, Settings, read_source
from memcon.readers.sidecars import reading_of
from memcon.reading.report import Unread, fault
from memcon.tagging import THREADS

_own = threading.local()  # a tagger is for one thread at a time


class Cutting(msgspec.Struct, frozen=True, kw_only=True):
    """A record as it was cut out of its source; no stage has read it.

    `sha256` is the digest of the source, `reading` what the record is to be read by: pipeline, catalogues and the
    like; `fast` is whether with the smaller tagger. `record` is the record in JSON.
    """

    id: str
    path: str
    sha256: str
    reading: str
    record: bytes
    fast: bool = False


Cut = tuple[Cutting | Unread, ...] | Unread
"""What comes of a source: its records in the order of its text, or why there are none."""

Whole = bytes | Unread
"""What comes of a record: the record with all that was found in it, in JSON, or why there is none."""


def cut(opened: Opened, settings: Settings, fast: bool = False) -> Cut:
    """The records of one source (which has no `problem`), to be read with the smaller tagger if `fast`."""
    try:
        version = _pipeline(THREADS, fast).version
        records = read_source(opened.path, opened.content, settings, opened.entries)
        return tuple(_cutting(record, version, fast) for record in records)
    except UnreadableSource as error:
        return Unread(path=opened.path, message=error.message, remedy=error.remedy)
    except Exception as error:  # a fault of memcon's in one source must not cost the others
        return fault(opened.path, error)


def read(cutting: Cutting, threads: int) -> Whole:
    """One record through the stages, with so many threads for the tagger."""
    try:
        return encoded(_pipeline(threads, cutting.fast).read(record_of(cutting.record)))
    except RecordRefused as error:
        return Unread(path=cutting.path, message=error.message, remedy=error.remedy)
    except Exception as error:
        return fault(cutting.path, error, f"The record {cutting.id} of {cutting.path}")


def record_of(line: bytes) -> Record:
    """The record in a line of JSON that `cut` or `read` gave."""
    return msgspec.json.decode(line, type=Record)


def encoded(record: Record) -> bytes:
    """`record` in JSON; RecordRefused when it has half a character, which no JSON can hold."""
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError as error:
        raise RecordRefused(
            f"The record {record.id!a} cannot be kept: it has half a character (a lone surrogate).",
            "The file was decoded wrongly; report it with the record.",
        ) from error


def _cutting(record: Record, version: str, fast: bool) -> Cutting | Unread:
    path = record.source.path
    try:
        line = encoded(record)
    except RecordRefused as error:
        return Unread(path=path, message=error.message, remedy=error.remedy)
    reading = _reading(record, version)
    sha256 = record.source.sha256
    return Cutting(id=record.id, path=path, sha256=sha256, reading=reading, record=line, fast=fast)


def _reading(record: Record, version: str) -> str:
    """By what a record is read: the pipeline, what came of recognising or cutting out its text, and catalogues.

    The same scan gives another text when more of its pages are recognised, or in another language; the same
    volume when its records are told apart in another way; the same file another card when its catalogue changes.
    """
    made = reading_of(record)
    if record.source.number is not None or any(page.recognised for page in record.pages):
        made += record.text
    if not made:
        return version
    return f"{version} {hashlib.sha256(made.encode()).hexdigest()[:16]}"


def _pipeline(threads: int, fast: bool) -> Pipeline:
    """The pipeline of this thread, made when it is first asked for."""
    made: dict[tuple[int, bool], Pipeline] = _own.__dict__.setdefault("pipelines", {})
    if (threads, fast) not in made:
        made[threads, fast] = pipeline(threads, fast)
    return made[threads, fast]
