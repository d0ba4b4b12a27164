"""How reading grows: the same records read into libraries that hold 100, 1,000, 10,000 and 100,000 records.

    python benchmarks/growing.py FOLDER --from LIBRARY [--sizes N ...] [--sample N] [--rounds N] [--json]

The libraries are filled in FOLDER where they are not there yet, from LIBRARY, a corpus that memcon has read (all of
Documents on Australian Foreign Policy, say), in the order of its ids drawn by chance. Beyond its size records are
multiplied: the k-th copy of record i has as its paragraph j the paragraph j of record i + 37 k (j + 1), counted
round, with who is named and who said what in it, as they were read there, and the description of record i. So words,
names and statements keep their frequency, and people meet in ever new company. Every fourth paragraph is taken, since
who is who costs time in each: a library of 100,000 takes an hour to fill, whole copies would take four.

Then `memcon read` reads the texts of other copies, whole ones that no library holds, into a copy of each library and
into an empty one, in turns, with one worker; and as many records, read already, are only added, after as many others.
What is reported is the processor's time a record, beside that for the empty library: 1.0 throughout would be reading
that does not grow.
"""

import argparse
import json
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

from grown_library import paragraphs_of, transferred
from msgspec.structs import replace

from memcon.library import Library
from memcon.model import Actor, Description, Mention, Record, Source, Statement
from memcon.text import Span

SIZES = (100, 1_000, 10_000, 100_000)
_SEED = 1949
_STEP = 37
_EVERY = 4  # of the paragraphs of a copy: enough to fill a large library in an hour
_NEW = 1000  # the number of the copies that no library holds


class Piece(NamedTuple):
    """A paragraph with what was read in it; the places count from its beginning."""

    text: str
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]


def pieces(record: Record) -> list[Piece]:
    """The paragraphs of a record as it was read; a statement that is not wholly in one is left out."""
    found = []
    known = {actor.id: actor for actor in record.actors}
    for at in paragraphs_of(record.text):
        mentions = tuple(
            replace(m, start=m.start - at.start, end=m.end - at.start)
            for m in record.mentions
            if at.start <= m.start and m.end <= at.end
        )
        statements: list[Statement] = []
        for s in record.statements:
            spans = [*s.content, *(span for span in (s.by, s.cue) if span)]
            if all(at.start <= span.start and span.end <= at.end for span in spans):
                statements.append(_moved(s, -at.start))
        kept = {s.id for s in statements}
        statements = [replace(s, parent=s.parent if s.parent in kept else None) for s in statements]
        used = {m.actor for m in mentions} | {actor for s in statements for actor in (s.source, *s.to)}
        actors = tuple(known[actor] for actor in sorted(used) if actor in known)
        found.append(Piece(at.of(record.text), actors, mentions, tuple(statements)))
    return found


def _moved(statement: Statement, by: int) -> Statement:
    move = lambda span: span and Span(span.start + by, span.end + by)  # noqa: E731
    return replace(
        statement,
        by=move(statement.by),
        cue=move(statement.cue),
        content=tuple(Span(span.start + by, span.end + by) for span in statement.content),
    )


def composed(name: str, parts: Sequence[Piece], described: Description) -> Record:
    """A record of these paragraphs."""
    text, actors, mentions, statements = "", {}, [], []
    for number, part in enumerate(parts):
        text += "\n\n" if number else ""
        at = len(text)
        text += part.text
        actors.update((actor.id, actor) for actor in part.actors)
        mentions += [replace(m, start=m.start + at, end=m.end + at) for m in part.mentions]
        for s in part.statements:
            parent = f"{number}.{s.parent}" if s.parent else None
            statements.append(replace(_moved(s, at), id=f"{number}.{s.id}", parent=parent))
    source = Source(path=f"{name}.txt", sha256=name, media_type="text/plain", span=Span(0, len(text)))
    return Record(
        id=name,
        source=source,
        text=text,
        description=transferred(described),
        actors=tuple(actors.values()),
        mentions=tuple(mentions),
        statements=tuple(statements),
    )


class Stock:
    """The records of a library that memcon has read, in an order drawn by chance, and their copies."""

    def __init__(self, path: Path) -> None:
        with Library.open(path, readonly=True) as library:
            ids = list(library.ids())
            random.Random(_SEED).shuffle(ids)
            self.records = [library.record(record_id) for record_id in ids]
        self._pieces = [pieces(record) for record in self.records]

    def copy(self, number: int, i: int, every: int = 1) -> Record:
        """A copy of record i: of its paragraphs the first, and each so many further on."""
        mixed = []
        for j in range(0, len(self._pieces[i]), every):
            others = self._pieces[(i + _STEP * number * (j + 1)) % len(self._pieces)]
            mixed.append(others[j % len(others)])
        return composed(f"copy{number}-{i}", mixed, self.records[i].description)

    def series(self) -> Iterator[Record]:
        """The records, then short copies of them, without end."""
        yield from self.records
        for number in count(1):
            for i in range(len(self.records)):
                yield self.copy(number, i, _EVERY)


def fill(folder: Path, stock: Stock, sizes: Sequence[int]) -> None:
    """Make the libraries of these sizes, each from the one before it."""
    series = stock.series()
    growing = folder / "growing.memcon"
    held = 0
    for size in sorted(sizes):
        made = folder / f"{size}.memcon"
        if made.exists():
            held += sum(1 for _ in zip(range(size - held), series, strict=False))
            shutil.copyfile(made, growing)
            continue
        with Library.open(growing, create=True) as library:
            for number in range(held, size):
                library.add(next(series))
                if number % 1000 == 0:
                    print(f"{number} of {size}", file=sys.stderr, flush=True)
        held = size
        shutil.copyfile(growing, made)
    growing.unlink(missing_ok=True)


def adding(path: Path, records: Sequence[Record]) -> float:
    """The processor's seconds to add the second half of these records, when those of the first are there."""
    half = len(records) // 2
    with Library.open(path, create=True) as library:
        for record in records[:half]:
            library.add(record)
        library.flush()
        begun = time.process_time()
        for record in records[half:]:
            library.add(record)
        library.flush()
        return time.process_time() - begun


def read(texts: Path, library: Path) -> float:
    """The processor's seconds of `memcon read`, its workers among them."""
    command = [sys.executable, "-m", "memcon", "read", "--workers", "1", "--library", str(library), str(texts)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def copied(folder: Path, size: int, trial: Path) -> Path:
    """A copy of the library of this size in `trial`; none yet for 0."""
    path = trial / "library.memcon"
    for file in trial.glob("library.memcon*"):
        file.unlink()
    if size:
        shutil.copyfile(folder / f"{size}.memcon", path)
    return path


def beside(times: Sequence[float], others: Sequence[float]) -> float:
    """The median of the ratios, each of one round."""
    return round(statistics.median(one / other for one, other in zip(times, others, strict=True)), 2)


def main() -> int:
    """Fill the libraries, read into each, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", type=Path, required=True, dest="stock", metavar="LIBRARY")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--sample", type=int, default=100, help="records that are read into each")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    stock = Stock(options.stock)
    fill(options.folder, stock, options.sizes)
    chosen = random.Random(_SEED).sample(range(len(stock.records)), 2 * options.sample)
    after = [stock.copy(_NEW, i) for i in chosen]
    texts = options.folder / f"next-{options.sample}"
    texts.mkdir(exist_ok=True)
    for number, record in enumerate(after[: options.sample]):
        (texts / f"next{number}.txt").write_text(record.text, encoding="utf-8")
    reading: dict[int, list[float]] = {size: [] for size in (0, *options.sizes)}
    to_add: dict[int, list[float]] = {size: [] for size in reading}
    with tempfile.TemporaryDirectory(dir=options.folder) as trial:
        for _ in range(options.rounds):
            for size in reading:
                reading[size].append(read(texts, copied(options.folder, size, Path(trial))) / options.sample * 1000)
                to_add[size].append(adding(copied(options.folder, size, Path(trial)), after) / options.sample * 1000)
    rows = [
        {
            "records held": size,
            "reading one, ms": round(statistics.median(reading[size]), 1),
            "beside an empty library": beside(reading[size], reading[0]),
            "adding one, ms": round(statistics.median(to_add[size]), 1),
        }
        for size in reading
    ]
    for row in rows:
        print(json.dumps(row) if options.json else "  ".join(f"{name} {value}" for name, value in row.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
