"""The annotated corpora as windows of pieces with their labels, read from ../shared outside the repository."""

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from memcon.model import Record, Source
from memcon.tagging import layout
from memcon.tagging.pieces import Pieces, pieces
from memcon.tagging.windows import windows
from memcon.text import Span, blocks

SHARED = Path(__file__).resolve().parents[2] / "shared"
POLNEAR = "data/polnear/{}.jsonl.gz"
CABLES = "data/historylab/{}.jsonl.gz"
SEEDS = "gold/seeds.jsonl"
RECORDS = "gold/train.jsonl"
DFAT = "data/dfat/corpus-{:02}.jsonl.gz"
ANNOTATIONS = Path(__file__).with_name("annotations.jsonl")
NAMES = Path(__file__).with_name("names.jsonl")

# Of the fifty annotated records one in five, by id from the third on, is never trained on, and of the others those
# marked so, one in five as well. They are scored instead.
EVERY, HELD_OUT_AT = 5, 2


@dataclass
class Sample:
    """One window: ids (n,); tags (n, 7), 0 outside, 1 begin, 2 inside, -1 not annotated; cues with linked pieces."""

    manner: int
    ids: np.ndarray
    tags: np.ndarray
    cues: list[tuple[int, int, np.ndarray]] = field(default_factory=list)  # first, stop, linked (2, n) of 0 and 1


def lines(path: Path) -> list[dict]:
    """The JSON objects of a file, one a line, gzip or plain."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def held_out(records: list[dict]) -> tuple[list[dict], list[dict]]:
    """The records to train on and those kept apart, chosen by the order of their ids."""
    ordered = sorted(records, key=lambda record: record["id"])
    kept = [record for at, record in enumerate(ordered) if at % EVERY == HELD_OUT_AT]
    return [record for record in ordered if record not in kept], kept


def as_attributions(record: dict) -> list[dict]:
    """The statements of an annotated record in the form of the news corpus; what has no cue has its content alone."""
    return [
        {
            "source": [s["by"]] if s["by"] and s["cue"] else [],
            "cue": [s["cue"]] if s["cue"] else [],
            "content": s["content"],
        }
        for s in record["statements"]
    ]


def covered(cut: Pieces, spans: list[list[int]]) -> np.ndarray:
    """Which pieces share a character with one of `spans`."""
    found = np.zeros(len(cut.ids), bool)
    for start, end in spans:
        found |= (cut.starts < end) & (cut.ends > start)
    return found


def mark(tags: np.ndarray, label: str, where: np.ndarray) -> None:
    """Write begin and inside for each run of `where`."""
    column = tags[:, layout.LABELS.index(label)]
    opens = where & ~np.concatenate(([False], where[:-1]))
    column[where] = layout.INSIDE
    column[opens] = layout.BEGIN


def samples(cut: Pieces, tags: np.ndarray, links: list[tuple[np.ndarray, ...]], manner: int) -> Iterator[Sample]:
    for window in windows(cut.span_ends):
        inside = slice(window.start, window.stop)
        sample = Sample(manner, cut.ids[inside], tags[inside])
        for cue, source, content in links:
            at = np.flatnonzero(cue)
            if len(at) and window.first <= at[0] < window.last:
                stop = at[0] + 1
                while stop < window.stop and cue[stop]:
                    stop += 1
                linked = np.stack([source[inside], content[inside]])
                sample.cues.append((at[0] - window.start, stop - window.start, linked))
        yield sample


def attribution_samples(tokenizer: Tokenizer, text: str, attributions: list[dict], manner: int) -> Iterator[Sample]:
    cut = pieces(tokenizer, text, blocks(text))
    tags = np.full((len(cut.ids), len(layout.LABELS)), -1, np.int64)
    tags[:, : len(layout.ROLES)] = layout.OUTSIDE
    links = []
    for attribution in attributions:
        marks = {role: covered(cut, attribution[role]) for role in layout.ROLES}
        for role, where in marks.items():
            mark(tags, role, where)
        links.append((marks["cue"], marks["source"], marks["content"]))
    yield from samples(cut, tags, links, manner)


def name_samples(tokenizer: Tokenizer, document: dict) -> Iterator[Sample]:
    text = document["text"]
    cut = pieces(tokenizer, text, blocks(text))
    tags = np.full((len(cut.ids), len(layout.LABELS)), -1, np.int64)
    tags[:, len(layout.ROLES) :] = layout.OUTSIDE
    kinds = {entity["id"]: entity["type"].split(".")[0] for entity in document["entities"]}
    # Longest first, so that a mention inside another of its own kind leaves a begin in it.
    for mention in sorted(document["mentions"], key=lambda m: m["start"] - m["end"]):
        mark(tags, kinds[mention["entity"]], covered(cut, [[mention["start"], mention["end"]]]))
    yield from samples(cut, tags, [], layout.RECORD)


def news(tokenizer: Tokenizer, split: str) -> list[Sample]:
    found: list[Sample] = []
    for article in lines(SHARED / POLNEAR.format(split)):
        found += attribution_samples(tokenizer, article["text"], article["attributions"], layout.NEWS)
    return found


def annotated(held_out: bool) -> list[dict]:
    """The records annotated besides the fifty, those to train on or those kept apart: their texts from the corpora.

    In form as the fifty; an actor's names are the words at the places that the annotation gives for them.
    """
    rows = with_texts(ANNOTATIONS, held_out)
    for row in rows:
        for actor in row["actors"].values():
            actor["names"] = [row["text"][start:end] for start, end in actor["names"]]
    return rows


def named(held_out: bool) -> list[dict]:
    """The records whose names are marked, those to train on or those kept apart, in form as the cables."""
    return [{**row, **as_entities(row["text"], row["mentions"])} for row in with_texts(NAMES, held_out)]


def as_entities(text: str, names: Iterable[Sequence]) -> dict[str, list[dict]]:
    """Names (start, end, kind) as mentions and entities; equal words of one kind count as one entity."""
    numbers: dict[tuple[str, str], int] = {}
    mentions = []
    for start, end, kind in names:
        number = numbers.setdefault((text[start:end].lower(), kind), len(numbers))
        mentions.append({"start": start, "end": end, "entity": number})
    entities = [{"id": n, "name": words.upper(), "type": kind} for (words, kind), n in numbers.items()]
    return {"mentions": mentions, "entities": entities}


def as_record(row: dict) -> Record:
    """The text of an annotated record, as memcon reads it."""
    source = Source(path="", sha256="", media_type="text/plain", span=Span(0, len(row["text"])))
    return Record(id=row["id"], source=source, text=row["text"])


def with_texts(labels: Path, held_out: bool) -> list[dict]:
    """The rows of a file of labels, those to train on or those kept apart, with their texts from the corpora."""
    rows = {row["id"]: row for row in lines(labels) if row["held_out"] == held_out}
    for part in (*(DFAT.format(number) for number in (1, 2, 3)), CABLES.format("train")):
        for found in lines(SHARED / part):
            if found["id"] in rows:
                rows[found["id"]]["text"] = found["text"]
    return list(rows.values())


def records(tokenizer: Tokenizer) -> list[Sample]:
    found: list[Sample] = []
    for record in (*lines(SHARED / SEEDS), *held_out(lines(SHARED / RECORDS))[0], *annotated(held_out=False)):
        found += attribution_samples(tokenizer, record["text"], as_attributions(record), layout.RECORD)
    return found


def names(tokenizer: Tokenizer) -> list[Sample]:
    found: list[Sample] = []
    for document in (*lines(SHARED / CABLES.format("train")), *named(held_out=False)):
        found += name_samples(tokenizer, document)
    return found


def unlabelled(tokenizer: Tokenizer) -> list[Sample]:
    """Windows without labels, for a student to read as its teacher does: texts of the domain, cables and news.

    Every fourth document of the domain is read; nothing that is kept out of training.
    """
    apart = (*held_out(lines(SHARED / RECORDS))[1], *annotated(held_out=True), *named(held_out=True))
    kept = {record["id"] for record in apart}
    texts = [
        (row["text"], layout.RECORD)
        for part in (1, 2, 3)
        for row in lines(SHARED / DFAT.format(part))[::4]
        if row["id"] not in kept
    ]
    texts += [(row["text"], layout.RECORD) for row in lines(SHARED / CABLES.format("train"))]
    texts += [(row["text"], layout.NEWS) for row in lines(SHARED / POLNEAR.format("train"))[::2]]
    found: list[Sample] = []
    for text, manner in texts:
        cut = pieces(tokenizer, text, blocks(text))
        found += samples(cut, np.full((len(cut.ids), len(layout.LABELS)), -1, np.int64), [], manner)
    return found
