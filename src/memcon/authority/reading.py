"""Reads a user's own people and offices, from CSV or TEI."""

from pathlib import Path

from memcon.authority.entries import Entries
from memcon.authority.gathered import fault
from memcon.authority.listed_persons import read_list
from memcon.authority.tables import read_table

_LARGEST = 64 << 20  # bytes


def read_entries(path: Path) -> Entries:
    """What the file at `path` says of people and offices: a table (CSV), or TEI with a `listPerson`.

    AuthorityFault for a file that is neither or cannot be taken as it is, OSError for one that cannot be read.
    """
    if path.stat().st_size > _LARGEST:
        raise fault(path, "", f"is larger than {_LARGEST >> 20} MiB", "Part it into several files.")
    content = path.read_bytes()
    head = content.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1]
    if head == b"<":
        return read_list(content, path)
    if path.suffix.lower() not in (".csv", ".tsv", ".txt", ""):
        remedy = "Save it as CSV, or as TEI with a listPerson."
        raise fault(path, "", "is neither a table in CSV nor an XML file", remedy)
    return read_table(content, path)
