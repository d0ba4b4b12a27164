"""Learn how much the signs weigh by which `memcon.stages.standing` tells the record's own voice; seconds to minutes.

    python training/standing.py [--tagger FOLDER]

Writes src/memcon/models/standing.json. A tagger is surer of records that it was trained on than of any others, and
weights learned from these trust it too much. So FOLDER holds one that has read fewer: `tagger.onnx` and
`tagger-vocabulary.json`, and the `annotations.jsonl` of its time; the weights are learned from the records that are
not in there. What shipped was learned with the tagger that ships and its annotations, those of commit 6562826.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import numpy as np

import corpora
import memcon
from memcon.pipeline import Pipeline, stages
from memcon.stages import statements
from memcon.stages.attribution import Attribution
from memcon.stages.standing import Around, Standing
from memcon.tagging import Tagger
from memcon.text import Span

OUT = Path(memcon.__file__).parent / "models" / "standing.json"
PENALTY = 3.0  # on the squares of the weights; between 1 and 10 all do as well
STEPS = 30

Row = tuple[Span, dict[str, float], bool]  # where the cue is, its signs, whether a speech runs on


class Noting(Standing):
    """Decides as the rules do and notes the signs."""

    rows: ClassVar[list[Row]] = []

    def source_of(self, a: Attribution, around: Around) -> tuple[Attribution, str | None]:
        sourced, key, alone = self.ruled(a, around)
        if self._conversation.tense == "past":
            cue = Span(around.words[a.cue.begin].start, around.words[a.cue.end - 1].end)
            self.rows.append((cue, self.signs(a, key, alone, around), around.running))
        return sourced, key


def examples(gold: list[dict], tagger: Tagger) -> Iterator[tuple[dict[str, float], bool, bool]]:
    """For each cue of the records: its signs, whether a speech runs on, whether it opens an outermost statement."""
    statements.Standing = Noting
    pipeline = Pipeline(stages(tagger))
    for row in gold:
        Noting.rows.clear()
        pipeline.read(corpora.as_record(row))
        outermost = [Span(*s["cue"]) for s in row["statements"] if s["cue"] and not s["parent"]]
        for cue, signs, running in Noting.rows:
            yield signs, running, any(cue.overlaps(other) for other in outermost)


def fitted(rows: list[tuple[dict[str, float], bool]]) -> dict:
    """Logistic regression by Newton's method: the weight of each sign, and the bias."""
    names = sorted({name for signs, _ in rows for name in signs})
    signs = np.array([[1.0, *(each.get(name, 0.0) for name in names)] for each, _ in rows])
    opens = np.array([answer for _, answer in rows], float)
    penalty = np.diag([0.0, *[PENALTY] * len(names)])
    weights = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (opens - chance) - penalty @ weights
        weights += np.linalg.solve((signs.T * (chance * (1 - chance))) @ signs + penalty, slope)
    rounded = [round(float(weight), 3) for weight in weights]
    return {"bias": rounded[0], "weights": dict(zip(names, rounded[1:], strict=True))}


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn the weights of the signs of the record's own voice.")
    parser.add_argument("--tagger", type=Path, help="a folder with an earlier tagger and what it was trained on")
    folder = parser.parse_args().tagger
    read = {row["id"] for row in corpora.lines(folder / corpora.ANNOTATIONS.name)} if folder else set()
    gold = [row for row in corpora.annotated(held_out=False) if row["id"] not in read]
    found = list(examples(gold, Tagger.load(folder) if folder else Tagger.load()))
    learned = {
        name: fitted([(signs, opens) for signs, running, opens in found if running == runs])
        for name, runs in (("running", True), ("alone", False))
    }
    OUT.write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")
    print(f"{len(gold)} records, {len(found)} cues")


if __name__ == "__main__":
    main()
