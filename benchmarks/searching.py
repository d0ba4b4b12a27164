"""How fast a library answers, and how that grows: questions of every kind to libraries of several sizes.

    python benchmarks/searching.py FOLDER [--sizes N ...] [--questions N] [--processor] [--json]

The libraries are made in FOLDER where they are not there yet (grown_library.py says how; that takes a while). The
questions are made from the texts themselves, the same in every run: words, two words, phrases and beginnings as they
stand in records drawn by chance; with filters, the form, the year and the place of such a record. Each is asked once
to warm the caches of the system and then timed in this process, a page of 20 answers with their snippets. "The same
number of hits" are words with 50 to 150 answers in the library at hand. The command is started anew each time.
With --processor the processor's time is taken instead of the clock's, for a machine that has other work to do.
"""

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from grown_library import grown
from msgspec.structs import replace

from memcon.library import Library, Query
from memcon.query.tokens import words

HITS = range(50, 151)
_LIMIT = 20
_SEED = 1948


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    begun = _clock()
    work()
    return (_clock() - begun) * 1000


def _clock() -> float:
    if "--processor" not in sys.argv:
        return time.perf_counter()
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def quantiles(times: Iterable[float]) -> dict[str, float]:
    """The median and the 95th percentile."""
    cuts = statistics.quantiles(times, n=100)
    return {"median": round(cuts[49], 2), "p95": round(cuts[94], 2)}


def drawn(library: Library, seed: int) -> Iterator[tuple[Query, Query]]:
    """Questions about words, each also with three filters, without end."""
    chance = random.Random(seed)
    ids = library.ids()
    while True:
        record = library.record(chance.choice(ids))
        found = [word for word in words(record.text) if word.isalpha()]
        long = [at for at, word in enumerate(found[:-1]) if len(word) > 3]
        if not long:
            continue
        at, other = chance.choice(long), chance.choice(long)
        one, two = found[at], found[other]
        query = Query(
            words=chance.choice((one, one, f"{one} {two}", f'"{one} {found[at + 1]}"', f"{one[:5]}*")), limit=_LIMIT
        )
        described = record.description
        year = described.date and described.date[:4]
        yield query, replace(query, form=described.form, since=year, place=described.place)


def alike(library: Library, wanted: int) -> list[Query]:
    """Questions of one word each that have about the same number of hits in any library, as many as there are."""
    found: dict[str, Query] = {}
    for query, _ in islice(drawn(library, _SEED + 1), 40 * wanted):
        word = query.words
        if word.isalpha() and word not in found and library.records(Query(words=word, limit=0)).total in HITS:
            found[word] = query
        if len(found) == wanted:
            break
    return list(found.values())


def asked(library: Library, queries: list[Query]) -> dict[str, float]:
    """The latencies of these questions to the records."""
    for query in queries:
        library.records(query)
    return quantiles(milliseconds(lambda query=query: library.records(query)) for query in queries)


def measured(path: Path, size: int, questions: int) -> dict[str, object]:
    """All figures of one library."""
    with Library.open(path, readonly=True) as library:
        pairs = [pair for pair, _ in zip(drawn(library, _SEED), range(questions), strict=False)]
        text = sum(len(record.text.encode()) for record in library.all_records()) if size <= 10_000 else None
        found: dict[str, object] = {
            "records": size,
            "words": asked(library, [plain for plain, _ in pairs]),
            "three filters": asked(library, [filtered for _, filtered in pairs]),
            "same number of hits": asked(library, alike(library, questions)),
            "with counts": asked(library, [Query(words=plain.words, facets=True) for plain, _ in pairs[:50]]),
            "a record": quantiles(milliseconds(lambda i=i: library.record(i)) for i in library.ids()[:questions]),
            "bytes for one of text": text and round(path.stat().st_size / text, 2),
        }
    command = [sys.executable, "-m", "memcon", "search", "tariff", "--library", str(path)]
    runs = [milliseconds(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)) for _ in range(5)]
    found["the command, cold"] = round(min(runs), 1)
    return found


def main() -> int:
    """Make the libraries, ask, and print the figures in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 8_597, 10_000, 100_000])
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--processor", action="store_true")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    for size in given.sizes:
        figures = measured(grown(given.folder, size), size, given.questions)
        if given.json:
            print(json.dumps(figures), flush=True)
        else:
            print(f"{size:,} records", *(f"    {name}: {figure}" for name, figure in figures.items()), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
