"""The interchange: JSON Lines, one record a line (schema memcon/1), written and read as a stream."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Protocol

import msgspec

from memcon.errors import UnreadableSource
from memcon.model import SCHEMA, Record


class Records(Protocol):
    """A library, or anything else that gives its records whole, one at a time."""

    def all_records(self) -> Iterator[Record]:
        """All records, in a stable order."""
        ...


def export(library: Records, stream: BinaryIO) -> int:
    """Write the records of `library` to `stream` as UTF-8, one line a record; how many there were.

    One record is in memory at a time.
    """
    encoder = msgspec.json.Encoder()
    count = 0
    for record in library.all_records():
        stream.write(encoder.encode(record) + b"\n")
        count += 1
    return count


def records(lines: Iterable[bytes], name: str = "the stream") -> Iterator[Record]:
    """Read the interchange back, line by line; blank lines are passed over.

    UnreadableSource, with the number of the line (from 1), when one is not a record of this schema.
    """
    decoder = msgspec.json.Decoder(Record)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise UnreadableSource(
                f"Line {number} of {name} is not a record in the interchange {SCHEMA}: {error}.",
                "Write it again with: memcon export jsonl.",
            ) from error
