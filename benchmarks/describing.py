"""How fast memcon describes: records divided and described, beside spaCy's tokeniser on the same texts.

    python benchmarks/describing.py [PATH...] [--sample N] [--rounds N] [--processes N] [--json]

A PATH is a file or folder that memcon reads, or a corpus: JSON lines with "id" and "text", packed by gzip or not.
With no PATH the corpora of ../shared/data/dfat are taken. Both sides get the same bytes and as many processes. memcon
reads them and finds their divisions and descriptions; spaCy decodes them and tokenises them with its blank English
pipeline. They run in turns, each round in new processes, which have loaded what they go by before the clock starts;
the fastest of several rounds counts, and what is reported is the ratio.

spaCy is no part of memcon. To install it for this benchmark only: pip install "spacy>=3.8"
"""

import argparse
import gzip
import json
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.synchronize import Event
from pathlib import Path

from memcon.errors import MemconError
from memcon.pipeline import DEFAULT, Pipeline
from memcon.readers import read_source, walk

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "data" / "dfat"
Texts = list[tuple[str, bytes]]
Work = Callable[[str, bytes], int]


def texts_of(paths: list[Path]) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each text under `paths`."""
    for path in paths:
        if path.name.endswith((".jsonl", ".jsonl.gz")):
            with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    entry = json.loads(line)
                    yield f"{entry['id']}.txt", entry["text"].encode()
        else:
            yield from ((each.path, each.content) for each in walk([path]) if each.problem is None)


def describing() -> Work:
    """What describes one text and gives the number of its records."""
    last = next(at for at, stage in enumerate(DEFAULT) if "description" in stage.provides)
    pipeline = Pipeline(DEFAULT[: last + 1])

    def describe(name: str, content: bytes) -> int:
        try:
            return len([pipeline.read(record) for record in read_source(name, content)])
        except MemconError:
            return 0

    return describe


def tokenising() -> Work:
    """What tokenises one text and gives the number of its tokens."""
    import spacy

    english = spacy.blank("en")
    return lambda name, content: len(english(content.decode("utf-8", "replace")))


def worker(make: Callable[[], Work], texts: Texts, answers: "multiprocessing.Queue[int]", begin: Event) -> None:
    """Do one share of the texts when all are ready; what the work goes by is loaded before."""
    work = make()
    for name, content in texts[:20]:
        work(name, content)
    answers.put(0)
    begin.wait()
    answers.put(sum(work(name, content) for name, content in texts))


def timed(make: Callable[[], Work], texts: Texts, processes: int) -> tuple[float, int]:
    """Seconds that new processes need for all texts, each for its share, and what they counted.

    New ones in each round: spaCy keeps every word it has met, so the same texts would cost it nothing twice.
    """
    answers: multiprocessing.Queue[int] = multiprocessing.Queue()
    begin = multiprocessing.Event()
    shares = [texts[at::processes] for at in range(processes)]
    workers = [multiprocessing.Process(target=worker, args=(make, share, answers, begin)) for share in shares]
    for each in workers:
        each.start()
    for _ in workers:
        answers.get()
    begun = time.perf_counter()
    begin.set()
    done = sum(answers.get() for _ in workers)
    seconds = time.perf_counter() - begun
    for each in workers:
        each.join()
    return seconds, done


def main() -> int:
    """Time, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", default=sorted(CORPORA.glob("corpus-*.jsonl*"))
    )
    parser.add_argument("--sample", type=int, metavar="N", help="about so many texts, evenly spread")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    try:
        import spacy
    except ImportError:
        parser.error('spaCy is not installed; install it for this benchmark with: pip install "spacy>=3.8"')

    texts = list(texts_of(asked.paths))
    if asked.sample:
        texts = texts[:: max(1, len(texts) // asked.sample)]
    if not texts:
        parser.error("there are no texts: name files, folders or corpora")
    rounds = [[timed(make, texts, asked.processes) for make in (describing, tokenising)] for _ in range(asked.rounds)]
    (ours, records), (theirs, tokens) = (min(of) for of in zip(*rounds, strict=True))
    figures = {
        "texts": len(texts),
        "records": records,
        "words": sum(len(content.split()) for _, content in texts),
        "tokens": tokens,
        "describing_seconds": round(ours, 2),
        "tokenising_seconds": round(theirs, 2),
        "describing_over_tokenising": round(ours / theirs, 2),
    }
    if asked.json:
        print(json.dumps(figures))
    else:
        for name, figure in figures.items():
            print(f"{name.replace('_', ' '):>28}  {figure:,}")
        print(f"{'spaCy':>28}  {spacy.__version__}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
