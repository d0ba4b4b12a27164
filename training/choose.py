"""Try the thresholds of memcon.tagging.decoding on the news dev part, one after the other; print what each gives.

    python training/choose.py [--models FOLDER]

The network reads each article once; then each threshold in turn is set to the value with the best
attribution F1, the others held. What it ends with is written into decoding.py by hand.
"""

import argparse
import sys
from pathlib import Path

import corpora
from memcon.tagging import NEWS, decoding
from memcon.tagging.pieces import pieces
from memcon.tagging.session import MODELS, Network
from memcon.tagging.windows import windows
from memcon.text import blocks

TRIED = {
    "LINK_AT.source": (-2.0, -1.5, -1.0, -0.5),
    "CUE_AT": (0.4, 0.45, 0.5, 0.55),
    "LINK_AT.content": (-0.25, 0.0, 0.25),
    "BRIDGED.content": (2, 4, 8),
    "LEAST.content": (1, 3, 5),
}


def put(name: str, value: float) -> None:
    """Set a constant of the decoding, or one entry of it."""
    constant, _, key = name.partition(".")
    if key:
        getattr(decoding, constant)[key] = value
    else:
        setattr(decoding, constant, value)


def main() -> None:
    parser = argparse.ArgumentParser(description="Choose the thresholds of the decoding.")
    parser.add_argument("--models", type=Path, default=MODELS)
    network = Network(parser.parse_args().models)
    sys.path.insert(0, str(corpora.SHARED / "bench"))
    import score_attribution

    gold = {row["id"]: row for row in corpora.lines(corpora.SHARED / corpora.POLNEAR.format("dev"))}
    read = {}
    for key, row in gold.items():
        cut = pieces(network.tokenizer, row["text"], blocks(row["text"]))
        outputs = [(w, network.run(cut.ids[w.start : w.stop], NEWS)) for w in windows(cut.span_ends)]
        read[key] = (decoding.Words(cut), outputs)

    def f1() -> float:
        found = {}
        for key, (words, outputs) in read.items():
            attributions = decoding.attributions(words, outputs)
            found[key] = {
                "attributions": [{"source": a.source, "cue": [a.cue], "content": a.content} for a in attributions]
            }
        return float(score_attribution.score(gold, found)["attribution"]["f1"])

    for name, values in TRIED.items():
        best = (0.0, values[0])
        for value in values:
            put(name, value)
            best = max(best, (f1(), value))
            print(f"{name} {value}: {best[0]:.4f} so far", flush=True)
        put(name, best[1])
        print(f"{name} = {best[1]}", flush=True)


if __name__ == "__main__":
    main()
