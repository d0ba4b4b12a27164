"""Who is who, measured: pairs of mentions that a reader has labelled, and the seeds.

    python benchmarks/identity.py [--readings FOLDER | --library FILE] [--split dev|test] [--round N] [--pairs FILE]
                                  [--corpus FOLDER] [--seeds FOLDER] [--wrong] [--json]

The records that the labels name are read by the pipeline and added to a library made for this, one after the other
by their ids. Two mentions are said to be one where the library gives their actors one id; precision and recall are
of "same". With the seeds it lists every actor that their gold names in more than one record, and the id that the
library gives it in each. `--readings` keeps what the pipeline has read, since that takes minutes and does not change
with identity: empty the folder when the pipeline has changed. With `--library` the pairs are looked up in a library
that has their records among others, as that of the whole corpus has: there more is known of everybody. `--wrong`
lists what is wrong in dev, never in test.
"""

import argparse
import gzip
import hashlib
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from memcon.identity.names import words
from memcon.library import Library
from memcon.model import Mention, Record, Source
from memcon.pipeline import DEFAULT, Pipeline
from memcon.text import Span

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
LABELS = ROOT / "tests" / "identity"


class Place(NamedTuple):
    """Words of a record, by code points, end exclusive."""

    record: str
    start: int
    end: int


class Pair(NamedTuple):
    """Two mentions, and whether a reader took them for one."""

    a: Place
    b: Place
    same: bool
    kind: str


def labelled(path: Path, split: str, drawn: int | None = None) -> list[Pair]:
    """The pairs of one split, of one round in which they were drawn or of all."""
    entries = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return [
        Pair(Place(**entry["a"]), Place(**entry["b"]), entry["same"], entry["kind"])
        for entry in entries
        if entry.get("split") == split and drawn in (None, entry.get("round", 1))
    ]


def texts(corpus: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    """Id and text of the wanted records of a corpus."""
    for path in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                entry = json.loads(line)
                if entry.get("id") in wanted and "text" in entry:
                    yield entry["id"], entry["text"]


def readings(named: Iterable[tuple[str, str]], kept: Path | None) -> dict[str, Record]:
    """The records as the pipeline reads them, by id; what `kept` has is not read again."""
    pipeline = Pipeline(DEFAULT)
    found: dict[str, Record] = {}
    for name, text in named:
        file = kept / f"{name}.json" if kept else None
        if file and file.exists():
            found[name] = msgspec.json.decode(file.read_bytes(), type=Record)
            continue
        digest = hashlib.sha256(text.encode()).hexdigest()
        source = Source(path=f"{name}.txt", sha256=digest, media_type="text/plain", span=Span(0, len(text)))
        found[name] = pipeline.read(Record(id=name, source=source, text=text))
        if file:
            file.write_bytes(msgspec.json.encode(found[name]))
    return found


def added(records: Iterable[Record]) -> dict[str, Record]:
    """The records as a library gives them back, by id."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db", create=True) as library:
        for record in sorted(records, key=lambda record: record.id):
            library.add(record)
        return {record.id: record for record in library.all_records()}


def mention_at(record: Record, place: Place) -> Mention | None:
    """The mention that these words are: the one that shares most with them and goes least beyond."""

    def fit(mention: Mention) -> int:
        shared = min(mention.end, place.end) - max(mention.start, place.start)
        return 3 * shared - (mention.end - mention.start)

    touching = [m for m in record.mentions if m.start < place.end and place.start < m.end]
    return max(touching, key=lambda m: (fit(m), -m.start, m.end), default=None)


def actor_at(records: dict[str, Record], place: Place) -> str | None:
    """The library's id of the actor that is mentioned there."""
    mention = mention_at(records[place.record], place)
    return mention.actor if mention else None


def scored(pairs: list[Pair], records: dict[str, Record]) -> tuple[dict[str, Counter[str]], list[str]]:
    """Counts by kind and together, and the wrong pairs in words."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: list[str] = []
    for pair in pairs:
        ids = actor_at(records, pair.a), actor_at(records, pair.b)
        same = ids[0] is not None and ids[0] == ids[1]
        outcome = {(True, True): "tp", (True, False): "fn", (False, True): "fp", (False, False): "tn"}[
            pair.same, same
        ]
        for kind in (pair.kind, "together"):
            counts[kind][outcome] += 1
        if same != pair.same:
            wrong.append(
                f"{outcome} {pair.kind}: {' | '.join(shown(records, *at) for at in zip(pair[:2], ids, strict=True))}"
            )
    return dict(counts), wrong


def shown(records: dict[str, Record], place: Place, actor: str | None) -> str:
    """A labelled place with its words and the actor found there."""
    record = records[place.record]
    names = next((a.names[:4] for a in record.actors if a.id == actor), ())
    authority = next((a.authority for a in record.actors if a.id == actor), None)
    quoted = record.text[place.start : place.end]
    return f"{place.record}:{place.start} {quoted!r} is {actor} {names} {authority or ''}"


def rates(count: Counter[str]) -> dict[str, float | int | None]:
    """Precision and recall of "same", beside the counts."""
    said, true = count["tp"] + count["fp"], count["tp"] + count["fn"]
    return {
        "pairs": count.total(),
        **{outcome: count[outcome] for outcome in ("tp", "fp", "fn", "tn")},
        "precision": round(count["tp"] / said, 4) if said else None,
        "recall": round(count["tp"] / true, 4) if true else None,
    }


def of_seeds(folder: Path, gold: Path, kept: Path | None) -> list[dict[str, Any]]:
    """Every actor that the gold names in more than one seed, with the library's id in each; and who was confused."""
    files = {path.stem: path for path in sorted(folder.glob("*.txt"))}
    records = added(readings(((name, path.read_text("utf-8")) for name, path in files.items()), kept).values())
    held: dict[str, dict[str, str | None]] = defaultdict(dict)
    for line in gold.read_text("utf-8").splitlines():
        entry = json.loads(line)
        record = next((r for r in records.values() if r.text.strip() == entry["text"].strip()), None)
        if record is None:
            continue
        for key, actor in entry["actors"].items():
            if not actor.get("unnamed"):
                held[key][record.id] = _by_names(record, actor["names"])
    return [
        {"actor": key, "ids": ids, "one": len(set(ids.values())) == 1 and None not in ids.values()}
        for key, ids in sorted(held.items())
        if len(ids) > 1
    ]


def _by_names(record: Record, names: list[str]) -> str | None:
    """The actor that these names mostly stand for in a record's text; an unnamed one only for want of another."""
    wanted = {words(name) for name in names}
    unnamed = {actor.id for actor in record.actors if actor.unnamed}
    found = Counter(m.actor for m in record.mentions if words(record.text[m.start : m.end]) in wanted)
    return max(found, key=lambda actor: (actor not in unnamed, found[actor], actor), default=None)


def main() -> int:
    """Print the figures as tables, or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--library", type=Path, help="a library that holds the records already")
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--round", type=int, help="pairs that were drawn in this round only")
    parser.add_argument("--pairs", type=Path, default=LABELS / "dfat_pairs.jsonl")
    parser.add_argument("--corpus", type=Path, default=SHARED / "data" / "dfat")
    parser.add_argument("--seeds", type=Path, default=SHARED / "seeds")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.readings:
        options.readings.mkdir(parents=True, exist_ok=True)
    pairs = labelled(options.pairs, options.split, options.round)
    wanted = {place.record for pair in pairs for place in (pair.a, pair.b)}
    if options.library:
        with Library.open(options.library, readonly=True) as library:
            records = {key: library.record(key) for key in sorted(wanted)}
    else:
        records = added(readings(texts(options.corpus, wanted), options.readings).values())
    counts, wrong = scored(pairs, records)
    found: dict[str, Any] = {
        "split": options.split,
        "records": len(records),
        "pairs": {kind: rates(count) for kind, count in sorted(counts.items())},
        "seeds": of_seeds(options.seeds, SHARED / "gold" / "seeds.jsonl", options.readings),
    }
    if options.json:
        json.dump(found, sys.stdout, indent=2)
        return 0
    print(f"{found['records']} records, pairs of {options.split}")
    for kind, rate in found["pairs"].items():
        print(f"  {kind:14} " + "  ".join(f"{key} {value}" for key, value in rate.items()))
    if options.wrong and options.split == "dev":
        print(*wrong, sep="\n")
    for seed in found["seeds"]:
        print(f"  {'one ' if seed['one'] else 'APART'} {seed['actor']}: {seed['ids']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
