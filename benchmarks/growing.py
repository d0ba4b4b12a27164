"""How reading grows: the same records read into libraries that hold 100, 1,000, 10,000 and 100,000 records.

    python benchmarks/growing.py FOLDER --from LIBRARY [--sizes N ...] [--sample N] [--rounds N] [--json]

The libraries are filled in FOLDER where they are not there yet, from LIBRARY, a corpus that memcon has read (all of
Documents on Australian Foreign Policy, say), in the order of its ids drawn by chance. Beyond its size records are
multiplied: the k-th copy of record i has as its paragraph j the paragraph j of record i + 37 k (j + 1), counted
round, with who is named and who said what in it, as they were read there, and the description of record i. So words,
names and statements keep their frequency, and people meet in ever new company. What adding costs is taken on the way,
for the last hundred records of each size.

Then `memcon read` reads the texts of the next records, which no library holds, into a copy of each library and into
an empty one, in turns, with one worker. What is reported is the processor's time a record, beside that for the empty
library: 1.0 throughout would be reading that does not grow.
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
from collections import deque
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
LAST = 100  # records of a size whose adding is timed
_SEED = 1949
_STEP = 37


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


def multiplied(stock: Path) -> Iterator[Record]:
    """The records of a library, then copies of them, without end."""
    with Library.open(stock, readonly=True) as library:
        ids = list(library.ids())
        random.Random(_SEED).shuffle(ids)
        kept: list[tuple[list[Piece], Description]] = []
        for record_id in ids:
            record = library.record(record_id)
            kept.append((pieces(record), record.description))
            yield record
    for copy in count(1):
        for i, (own, described) in enumerate(kept):
            mixed = []
            for j in range(len(own)):
                others, _ = kept[(i + _STEP * copy * (j + 1)) % len(kept)]
                mixed.append(others[j % len(others)])
            yield composed(f"copy{copy}-{i}", mixed, described)


def filled(folder: Path, stock: Path, sizes: Sequence[int]) -> tuple[dict[int, float], Iterator[Record]]:
    """Make the libraries of these sizes: the milliseconds to add one at the end, and the records behind them all."""
    series = multiplied(stock)
    costs: dict[int, float] = {}
    costs_at = folder / "adding.json"
    if costs_at.exists():
        costs = {int(size): cost for size, cost in json.loads(costs_at.read_text()).items()}
    held = 0
    growing = folder / "growing.memcon"
    for size in sorted(sizes):
        made = folder / f"{size}.memcon"
        if made.exists():
            held += sum(1 for _ in zip(range(size - held), series, strict=False))
            shutil.copyfile(made, growing)
            continue
        with Library.open(growing, create=True) as library:
            taken: deque[float] = deque(maxlen=LAST)
            for number in range(held, size):
                record = next(series)
                begun = time.process_time()
                library.add(record)
                taken.append(time.process_time() - begun)
                if number % 1000 == 0:
                    print(f"{number} of {size}", file=sys.stderr, flush=True)
            library.flush()
            costs[size] = statistics.mean(taken) * 1000
        held = size
        shutil.copyfile(growing, made)
        costs_at.write_text(json.dumps(costs))
    growing.unlink(missing_ok=True)
    return costs, series


def read(texts: Path, library: Path) -> float:
    """The processor's seconds of `memcon read`, its workers among them."""
    command = [sys.executable, "-m", "memcon", "read", "--workers", "1", "--library", str(library), str(texts)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


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
    costs, after = filled(options.folder, options.stock, options.sizes)
    texts = options.folder / f"next-{options.sample}"
    texts.mkdir(exist_ok=True)
    for number, record in zip(range(options.sample), after, strict=False):
        (texts / f"next{number}.txt").write_text(record.text, encoding="utf-8")
    times: dict[int, list[float]] = {size: [] for size in (0, *options.sizes)}
    with tempfile.TemporaryDirectory(dir=options.folder) as trial:
        library = Path(trial) / "library.memcon"
        for _ in range(options.rounds):
            for size, taken in times.items():
                library.unlink(missing_ok=True)
                if size:
                    shutil.copyfile(options.folder / f"{size}.memcon", library)
                taken.append(read(texts, library) / options.sample * 1000)
    empty = times[0]
    rows = [
        {
            "records held": size,
            "reading one, ms": round(statistics.median(taken), 1),
            "beside an empty library": round(
                statistics.median(one / other for one, other in zip(taken, empty, strict=True)), 2
            ),
            "adding one, ms": round(costs[size], 1) if size in costs else None,
        }
        for size, taken in times.items()
    ]
    for row in rows:
        print(json.dumps(row) if options.json else "  ".join(f"{name} {value}" for name, value in row.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
