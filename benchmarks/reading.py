"""How fast memcon reads: `memcon read` as a whole process, and the reading alone beside a floor.

    python benchmarks/reading.py [PATH...] [--rounds N] [--json]

With no PATH the specimens are read. The floor is what any reader of text must do: decode the same bytes and find
their words with one regular expression. Both are timed in the same run, in turns, and the ratio is reported:
it moves less from machine to machine than seconds do. Of several rounds the fastest counts, since whatever
else runs on the machine only ever makes a round slower.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

from memcon import specimens
from memcon.pipeline import DEFAULT, Pipeline
from memcon.readers import Opened, read_source, walk

WORD = re.compile(r"\w+")


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The shortest time `work` takes in so many rounds."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def floor(sources: list[Opened]) -> int:
    """Decode all sources and count their words."""
    return sum(len(WORD.findall(source.content.decode("utf-8", "replace"))) for source in sources)


def whole_process(paths: list[str]) -> None:
    """`memcon read` into a new library, from the start of the interpreter to its end."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "memcon", "read", "--library", f"{folder}/library.memcon", *paths]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    """Time, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", metavar="PATH", default=[str(path) for path in specimens.paths()])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()

    sources = [source for source in walk(asked.paths) if source.problem is None]
    pipeline = Pipeline(DEFAULT)

    def read() -> None:
        for source in sources:
            for record in read_source(source.path, source.content):
                pipeline.read(record)

    read()  # the words and patterns the stages go by are loaded once
    words = floor(sources)
    bare, reading = seconds(lambda: floor(sources), asked.rounds), seconds(read, asked.rounds)
    process = seconds(lambda: whole_process(asked.paths), asked.rounds)
    idle = seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True), asked.rounds)
    figures = {
        "sources": len(sources),
        "words": words,
        "floor_words_per_second": round(words / bare),
        "reading_words_per_second": round(words / reading),
        "reading_over_floor": round(reading / bare, 1),
        "process_seconds": round(process, 3),
        "process_over_empty_interpreter": round(process / idle, 1),
    }
    if asked.json:
        print(json.dumps(figures))
    else:
        for name, figure in figures.items():
            print(f"{name.replace('_', ' '):>32}  {figure:,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
