"""Libraries of any size for benchmarks: the records of a corpus, described, with statements made up, and multiplied.

The records of ../shared/data/dfat are described by memcon's own stages. Who said what is made up, so that nothing
depends on the reading: each paragraph of forty characters or more is a statement, the speakers of a record being
two of four hundred invented actors, in turn. Beyond the size of the corpus records are multiplied: the text of the
k-th copy of record i has as its paragraph j the paragraph j of record i + 37 k (j + 1), counted round, so that words
keep their frequency and no text is twice there; its description is that of record i.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from memcon.library import Library
from memcon.model import Actor, Description, Mention, Record, Source, Statement
from memcon.pipeline import DEFAULT, Pipeline
from memcon.readers import read_source
from memcon.text import Span

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "data" / "dfat"
ACTORS = 400
SHORTEST = 40  # code points of a paragraph that is a statement
_STEP = 37
_FIRST = (
    "Bel",
    "Cor",
    "Dra",
    "Fen",
    "Gal",
    "Hol",
    "Ist",
    "Jor",
    "Kel",
    "Lom",
    "Mar",
    "Nev",
    "Ost",
    "Pel",
    "Rav",
    "So",
)
_LAST = ("ander", "brecht", "cott", "dovic", "enko", "fors", "grave", "heim", "inov", "jansen", "kopf", "lund", "mo")


def grown(folder: Path, size: int) -> Path:
    """The library of so many records in `folder`; made where it is not there yet."""
    path = folder / f"{size}.memcon"
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        with Library.open(unfinished, create=True) as library:
            for record in records(size):
                library.add(record)
            library.flush()
        unfinished.rename(path)
    return path


def records(size: int) -> Iterator[Record]:
    """So many records, multiplied where the corpus has fewer."""
    described = []
    for at, record in enumerate(_described(size)):
        described.append((record.text.split("\n\n"), record.description))
        yield _told(record.id, record.text, record.description, at)
    for at in range(len(described), size):
        copy, i = divmod(at, len(described))
        paragraphs, description = described[i]
        mixed = []
        for j in range(len(paragraphs)):
            others, _ = described[(i + _STEP * copy * (j + 1)) % len(described)]
            mixed.append(others[j % len(others)])
        yield _told(f"copy{copy}-{i}", "\n\n".join(mixed), description, at)


def _described(most: int) -> Iterator[Record]:
    last = next(at for at, stage in enumerate(DEFAULT) if "description" in stage.provides)
    pipeline = Pipeline(DEFAULT[: last + 1])
    at = 0
    for corpus in sorted(CORPORA.glob("*.jsonl.gz")):
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            for line in lines:
                entry = json.loads(line)
                for record in read_source(f"{entry['id']}.txt", entry["text"].encode()):
                    if at == most:
                        return
                    at += 1
                    yield pipeline.read(record)


def _told(name: str, text: str, description: Description, at: int) -> Record:
    """A record of this text in which two actors talk, each paragraph one turn, of a third."""
    first, second, third = (_actor((at * 7 + n * 131) % ACTORS) for n in range(3))
    spans = [span for span in paragraphs_of(text) if span.end - span.start >= SHORTEST]
    return Record(
        id=name,
        source=Source(
            path=f"{name}.txt",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            media_type="text/plain",
            span=Span(0, len(text)),
        ),
        text=text,
        description=transferred(description),
        actors=(first, second, third),
        mentions=tuple(Mention(start=span.start, end=span.start + 5, actor=third.id) for span in spans),
        statements=tuple(
            Statement(
                id=f"s{n}",
                source=(first, second)[n % 2].id,
                content=(span,),
                to=((second, first)[n % 2].id,),
                act="state",
                certainty="firm",
                resp="made-up@1",
            )
            for n, span in enumerate(spans, 1)
        ),
    )


def transferred(description: Description) -> Description:
    """A description for another text: without its places, and without what is known by them alone."""
    return replace(
        description,
        participants=(),
        reference_codes=tuple(replace(code, span=None) for code in description.reference_codes),
        repeated_to=(),
        footnotes=(),
        evidence={},
    )


def _actor(number: int) -> Actor:
    """An organisation to the library, so that filling it is not spent on who is who."""
    first, rest = number % len(_FIRST), number // len(_FIRST)
    middle, last = rest // len(_LAST), rest % len(_LAST)
    name = _FIRST[first] + (_FIRST[middle].lower() if middle else "") + _LAST[last]
    return Actor(id=f"p{number}", kind="organisation", name=name, names=(name,))


def paragraphs_of(text: str) -> Iterator[Span]:
    """The places of what stands between empty lines."""
    start = 0
    for paragraph in text.split("\n\n"):
        yield Span(start, start + len(paragraph))
        start += len(paragraph) + 2
