"""From the bytes of a source to its records."""

import hashlib
from collections.abc import Iterator, Sequence

from memcon.errors import UnreadableSource
from memcon.model import Record, Source
from memcon.readers.cutting import cut, shares
from memcon.readers.entries import Entry
from memcon.readers.extracted import Extracted, Item
from memcon.readers.formats import format_of, stem_of
from memcon.readers.opening import STANDARD_INPUT
from memcon.readers.settings import DEFAULT, Settings
from memcon.readers.sidecars import described
from memcon.readers.volumes import divided
from memcon.text import Span


def read_source(
    path: str, content: bytes, settings: Settings = DEFAULT, entries: Sequence[Entry] = ()
) -> Iterator[Record]:
    """The records of one source, each with its text; divisions and a description where the source's format has them.

    `path` is the source's name as the user gave it ("-" for standard input); its format is told by `content`
    first and by the name where the content leaves it open. A lone record is called after its file
    ("letters/no12.txt" has the id "no12"), the records of a volume after the file and their own names there or
    their numbers ("vol3/d519", "vol3/1"), so ids do not move when other files are read; a source from standard
    input after the digest of its bytes. `entries` are what catalogues beside the source say of its records.

    UnreadableSource when there is no text in it.
    """
    called = "Standard input" if path == STANDARD_INPUT else path
    if not content:
        raise UnreadableSource(f"{called} is empty.", "Nothing was read from it; copy it again, or leave it out.")
    try:
        form = format_of(content, path)
        extracted = form.extract(content, settings)
    except UnreadableSource as problem:
        raise UnreadableSource(f"{called} {problem.message}", problem.remedy) from problem
    if not extracted.text.strip():
        raise UnreadableSource(f"{called} holds only white space.", "Copy it again, or leave it out.")
    digest = hashlib.sha256(content).hexdigest()
    stem = f"stdin-{digest[:8]}" if path == STANDARD_INPUT else stem_of(path)
    whole = Source(path=path, sha256=digest, media_type=form.media_type, span=Span(0, len(extracted.text)))
    records = _records(extracted, whole, stem)
    yield from described(list(records), stem, entries) if entries else records


def _records(extracted: Extracted, whole: Source, stem: str) -> Iterator[Record]:
    extracted = divided(extracted)
    items = extracted.items
    if not items:
        yield cut(extracted, Item(whole.span, description=extracted.description), whole, stem)
        return
    for number, (item, share) in enumerate(zip(items, shares(extracted, items), strict=True), 1):
        yield cut(share, item, whole, f"{stem}/{item.name or number}", number)
