"""How much faster several workers read: records a second with one worker, with two, and through Dask with two.

    python benchmarks/many_readers.py [PATH...] [--sample N] [--rounds N] [--workers N] [--json]

A PATH is a file or folder that memcon reads, or a corpus: JSON lines with "id" and "text", packed by gzip or not.
With no PATH the corpora of ../shared/data/dfat are taken. Every crew reads the same records into a library of its
own, in turns, several rounds; workers are begun and have read some records before the clock starts. One worker is a
process with one thread, as each of the others is. What counts is the ratio within a round; of the rounds, the median
is reported, with the least and the most.

Beside it stand the processor's seconds for a record, of all processes together: what the others' work costs, whatever
else the machine does meanwhile. One over their ratio, times the workers, is what a machine at rest would come to.
"""

import argparse
import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any, NamedTuple

import psutil
from describing import CORPORA, texts_of

from memcon.readers.settings import DEFAULT
from memcon.reading import Crew, Reading
from memcon.reading.cluster import Cluster
from memcon.reading.pool import Pool

WARM_UP = 16  # records


class Silent:
    """Nobody watches."""

    def advance(self) -> None:
        """A source is done."""

    def page(self, number: int, pages: int) -> None:
        """A page is done."""

    def record(self, number: int, records: int) -> None:
        """A record is done."""


class Staying:
    """A crew for several readings."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self.here = crew.here

    @property
    def ahead(self) -> int:
        """As the crew has it."""
        return self._crew.ahead

    def submit(self, task: Callable[..., Any], /, *given: Any) -> "Future[Any]":
        """As the crew does it."""
        return self._crew.submit(task, *given)

    def close(self) -> None:
        """It stays."""


@contextlib.contextmanager
def cluster(workers: int, folder: Path) -> Iterator[Cluster]:
    """A Dask scheduler and workers of one thread on the loopback."""
    file = folder / "scheduler.json"
    words = [sys.executable, "-m", "dask"]
    scheduler = [*words, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    worker = [*words, "worker", "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    with contextlib.ExitStack() as ended:
        for command in [scheduler] + [worker] * workers:
            process = subprocess.Popen([*command, "--scheduler-file", str(file)], **quiet)  # type: ignore[call-overload]
            ended.callback(process.wait)
            ended.callback(process.kill)
        from distributed import Client

        with Client(scheduler_file=str(file), set_as_default=False, timeout=60) as client:
            client.wait_for_workers(workers, timeout=60)
        crew = Cluster(json.loads(file.read_text("utf-8"))["address"])
        ended.callback(crew.close)
        yield crew


def processor_seconds() -> float:
    """The processor's time of this process and of all that it began and that still run."""
    own = psutil.Process()
    times = [each.cpu_times() for each in (own, *own.children(recursive=True))]
    return sum(each.user + each.system for each in times)


class Pace(NamedTuple):
    """Records in a second, and the processor's seconds for a record."""

    rate: float
    cost: float


def pace(crew: Crew, folder: Path) -> Pace:
    """How fast a crew reads `folder` into a new library."""
    with tempfile.TemporaryDirectory() as made:
        reading = Reading(Path(made) / "library.memcon", DEFAULT, Staying(crew))
        begun, spent = time.perf_counter(), processor_seconds()
        reading.read([str(folder)], Silent())
        seconds, spent = time.perf_counter() - begun, processor_seconds() - spent
    if reading.failure is not None or reading.unread:
        raise SystemExit(f"not all was read: {reading.failure or reading.unread[0].message}")
    return Pace(len(reading.records) / seconds, spent / len(reading.records))


def spread(ratios: list[float]) -> str:
    """The median of some ratios, the least and the most."""
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def main() -> int:
    """Time, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", default=sorted(CORPORA.glob("corpus-*.jsonl*"))
    )
    parser.add_argument("--sample", type=int, default=200, metavar="N", help="about so many records, evenly spread")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="processes that are compared with one")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    texts = list(texts_of(asked.paths))
    texts = texts[:: max(1, len(texts) // asked.sample)]
    if not texts:
        parser.error("there are no texts: name files, folders or corpora")
    with contextlib.ExitStack() as ended:
        place = Path(ended.enter_context(tempfile.TemporaryDirectory()))
        few, all_of_them = place / "few", place / "all"
        for folder, share in ((few, texts[:WARM_UP]), (all_of_them, texts)):
            folder.mkdir()
            for name, content in share:
                (folder / name.replace(os.sep, "-")).write_bytes(content)
        crews: list[Crew] = [Pool(1), Pool(asked.workers), ended.enter_context(cluster(asked.workers, place))]
        for crew in crews[:2]:
            ended.callback(crew.close)
        for crew in crews:
            pace(crew, few)
        rounds = [[pace(crew, all_of_them) for crew in crews] for _ in range(asked.rounds)]
    one, several, dask = ([each.rate for each in of] for of in zip(*rounds, strict=True))
    costs = [statistics.median(each.cost for each in of) for of in zip(*rounds, strict=True)]
    figures = {
        "records": len(texts),
        "bytes": sum(len(content) for _, content in texts),
        "rounds": asked.rounds,
        "one_worker_records_a_second": round(statistics.median(one), 2),
        f"{asked.workers}_workers_records_a_second": round(statistics.median(several), 2),
        f"dask_{asked.workers}_workers_records_a_second": round(statistics.median(dask), 2),
        f"{asked.workers}_workers_over_one": spread([s / o for s, o in zip(several, one, strict=True)]),
        f"dask_over_{asked.workers}_workers": spread([d / s for d, s in zip(dask, several, strict=True)]),
        "processor_seconds_a_record": " / ".join(f"{cost:.3f}" for cost in costs),
    }
    if asked.json:
        print(json.dumps(figures))
    else:
        for name, figure in figures.items():
            print(f"{name.replace('_', ' '):>36}  {figure}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
