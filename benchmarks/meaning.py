"""Search by meaning, measured: questions in words that the records do not use, and the statements that answer them.

    python benchmarks/meaning.py [--json]

meaning.json names records with their annotations (training/annotations.jsonl, ../shared/gold/train.jsonl; texts in
../shared/data/dfat), 3,800 statements in all, and holds the questions, each with the record and the id of the
statements that answer it. The questions were written from statements drawn by chance, avoiding their words; what
words alone, static vectors and the network gave among their first was then read, and what answers was added. The
statements go into a library made for this, with the speakers left out. Recall at 10 counts how many of the answers
(of ten at most) stand among the first ten rows, MRR is the mean of 1 / the rank of the first among a hundred.
"""

import argparse
import gzip
import hashlib
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from memcon.library import Library, Query
from memcon.model import Actor, Record, Source, Statement
from memcon.query.tokens import words
from memcon.text import Span

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SOMEBODY = Actor(id="somebody", kind="organisation", name="Somebody")
DEPTH = 100

Ranking = list[str]


def annotated() -> Iterator[Record]:
    """The annotated records with their statements, all by one actor and none inside another."""
    texts: dict[str, str] = {}
    for corpus in sorted((SHARED / "data" / "dfat").glob("*.jsonl.gz")):
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            texts.update((entry["id"], entry["text"]) for entry in map(json.loads, lines))
    waiting = set(_questions()["records"].split())
    for path in (SHARED / "gold" / "train.jsonl", ROOT / "training" / "annotations.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            entry = json.loads(line)
            if entry["id"] in waiting:
                waiting.remove(entry["id"])
                yield _record(entry, entry.get("text") or texts[entry["id"]])


def _record(entry: dict[str, Any], text: str) -> Record:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Record(
        id=entry["id"],
        source=Source(path=f"{entry['id']}.txt", sha256=digest, media_type="text/plain", span=Span(0, len(text))),
        text=text,
        actors=(SOMEBODY,),
        statements=tuple(
            Statement(id=s["id"], source=SOMEBODY.id, content=tuple(Span(*span) for span in s["content"]))
            for s in entry["statements"]
        ),
    )


def _questions() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
    return found


def scored(ask: Callable[[str], Ranking]) -> dict[str, float]:
    """Recall at 10 and MRR of a way to ask, over all questions."""
    recall, reciprocal = [], []
    for question in _questions()["questions"]:
        ranking, right = ask(question["asked"]), set(question["answers"])
        recall.append(len(right & set(ranking[:10])) / min(len(right), 10))
        reciprocal.append(next((1 / rank for rank, key in enumerate(ranking, 1) if key in right), 0.0))
    return {"recall at 10": round(sum(recall) / len(recall), 3), "MRR": round(sum(reciprocal) / len(reciprocal), 3)}


def measured(library: Library) -> dict[str, object]:
    """The figures of a library that holds the annotated records."""

    def asked(typed: str, meaning: bool) -> Ranking:
        page = library.statements(Query(words=typed, meaning=meaning, limit=DEPTH))
        return [f"{row.record} {row.id}" for row in page.statements]

    size = sum(len(row.content.split()) for row in library.statements(Query(limit=1000)).statements)
    for at in range(1000, library.statements(Query(limit=0)).total, 1000):
        page = library.statements(Query(limit=1000, offset=at))
        size += sum(len(row.content.split()) for row in page.statements)
    begun = time.process_time()
    library.prepare_meaning()
    spent = time.process_time() - begun
    return {
        "words alone, all of them": scored(lambda question: asked(question, False)),
        "words alone, any of them": scored(lambda question: asked(" OR ".join(words(question)), False)),
        "words and meaning": scored(lambda question: asked(question, True)),
        "words prepared": size,
        "words a second of processor time": round(size / spent),
    }


def main() -> int:
    """Make the library, ask, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "a.memcon", create=True) as library:
        for record in annotated():
            library.add(record)
        found = measured(library)
    if given.json:
        print(json.dumps(found))
    else:
        print(*(f"{name}: {figure}" for name, figure in found.items()), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
