"""Score the shipped tagger on what it was not trained on, with the scorers of ../shared/bench, and take its speed.

python training/measure.py [--models FOLDER] [--only news|records|names|speed]
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpora
from memcon.tagging import NEWS, RECORD, Tagger
from memcon.tagging.pieces import pieces
from memcon.tagging.session import MODELS, Network
from memcon.tagging.windows import windows
from memcon.text import blocks

BENCH = corpora.SHARED / "bench"


def attributed(tagger: Tagger, documents: list[dict], manner: int) -> list[dict]:
    """The documents as the tagger reads them, in the form of the news corpus."""
    rows = []
    for document in documents:
        found = tagger.read(document["text"], blocks(document["text"]), manner).attributions
        attributions = [{"source": a.source, "cue": [a.cue], "content": a.content} for a in found]
        rows.append({"id": document["id"], "attributions": attributions})
    return rows


def named(tagger: Tagger, documents: list[dict]) -> list[dict]:
    """The documents with the names that the tagger finds; equal words of one kind count as one entity."""
    rows = []
    for document in documents:
        text = document["text"]
        names = [(name.span.start, name.span.end, name.kind) for name in tagger.read(text, blocks(text)).names]
        rows.append({"id": document["id"], **corpora.as_entities(text, names)})
    return rows


def score(scorer: str, gold: list[dict], found: list[dict]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("gold.jsonl", "found.jsonl")]
        for path, rows in zip(paths, (gold, found), strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return subprocess.run(
            [sys.executable, BENCH / scorer, *paths], check=True, capture_output=True, text=True
        ).stdout


def speed(tagger: Tagger, network: Network, documents: list[dict]) -> None:
    """Words a second of processor time: of all the reading, and of the bare forward passes over the same windows."""
    words = sum(len(d["text"].split()) for d in documents)
    cuts = [pieces(network.tokenizer, d["text"], blocks(d["text"])) for d in documents]
    for attempt in range(3):
        bare = whole = 0.0
        for document, cut in zip(documents, cuts, strict=True):  # by turns, since the machine may have other work
            rows = [cut.ids[w.start : w.stop] for w in windows(cut.span_ends)]
            since = time.process_time()
            for row in rows:
                network.run(row, RECORD)
            bare += time.process_time() - since
            since = time.process_time()
            spans = blocks(document["text"])
            reading = tagger.read(document["text"], spans)
            len(reading.attributions), len(reading.names)  # made when they are asked for
            whole += time.process_time() - since
        if attempt:  # the first warms up
            print(f"bare {words / bare:.0f} words/s, all {words / whole:.0f} words/s, ratio {bare / whole:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the tagger.")
    parser.add_argument("--models", type=Path, default=MODELS)
    parser.add_argument("--only", choices=("news", "records", "names", "speed"))
    options = parser.parse_args()
    network = Network(options.models)
    tagger = Tagger(network)
    chosen = {options.only} if options.only else {"news", "records", "names", "speed"}
    if "records" in chosen:
        kept = corpora.held_out(corpora.lines(corpora.SHARED / corpora.RECORDS))[1] + corpora.annotated(held_out=True)
        gold = [{**r, "attributions": corpora.as_attributions(r)} for r in kept]
        for manner, name in ((RECORD, "records"), (NEWS, "news")):
            print(f"held-out records, in the manner of {name}")
            print(score("score_attribution.py", gold, attributed(tagger, gold, manner)))
    if "names" in chosen:
        for name, gold in (
            ("cables", corpora.lines(corpora.SHARED / corpora.CABLES.format("dev"))),
            ("records", corpora.named(held_out=True)),
        ):
            print(f"names of {name}")
            print(score("score_entities.py", gold, named(tagger, gold)))
    if "news" in chosen:
        gold = corpora.lines(corpora.SHARED / corpora.POLNEAR.format("dev"))
        print(score("score_attribution.py", gold, attributed(tagger, gold, NEWS)))
    if "speed" in chosen:
        speed(tagger, network, corpora.lines(corpora.SHARED / corpora.RECORDS)[:20])


if __name__ == "__main__":
    main()
