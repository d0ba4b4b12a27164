"""Learn how much the signs weigh by which `memcon.stages.antecedents` tells whom a pronoun means; some minutes.

    python training/antecedents.py

Reads the annotated records that are not held out and writes src/memcon/models/antecedents.json. Of each statement
whose source is named by a pronoun of the third person, the candidates are compared with whom the annotation names:
a conditional log-linear model over the candidates (Denis and Baldridge 2008).
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

import corpora
import memcon
from memcon.evaluation.actor_names import Name, fits
from memcon.pipeline import DEFAULT, Pipeline
from memcon.stages import antecedents, resolution
from memcon.stages.antecedents import Pronoun
from memcon.stages.cast import bare
from memcon.stages.focus import Focus
from memcon.stages.weights import total
from memcon.text import Span

OUT = Path(memcon.__file__).parent / "models" / "antecedents.json"
PENALTY = 3.0  # on the squares of the weights
STEPS, RATE = 800, 0.05

# Where "he" is the speaker himself, nothing is annotated in his speech: the examples would never mean him.
UNTOLD = ("he nested", "it nested")
OWN = {"author": ["I", "me"], "we": ["we", "us", "our"]}  # names of the own sides before they are actors
REACH = 12  # code points before its cue in which a passive may begin: "it was agreed"

Noted = tuple[Pronoun, list[dict[str, float]], list[frozenset[Name]]]  # signs and names of each candidate
Example = tuple[str, list[dict[str, float]], list[bool]]  # which weights, the signs of each candidate, who is meant


def examples(gold: list[dict]) -> Iterator[Example]:
    """Of each pronoun that names a source: the candidates' signs, and which of them the annotation means."""
    seen: dict[int, Noted] = {}

    def noting(focus: Focus, pronoun: Pronoun, ruled: str | None) -> str | None:
        found = antecedents.candidates(focus, pronoun, ruled)
        names = [frozenset(map(_words, _names(focus, each))) for each in found]
        seen[pronoun.at] = (pronoun, antecedents.signs(focus, pronoun, ruled, found), names)
        return ruled

    resolution.antecedent = noting
    pipeline = Pipeline(DEFAULT)
    for row in gold:
        seen.clear()
        pipeline.read(corpora.as_record(row))
        for statement in row["statements"]:
            noted = _noted(statement, seen)
            if noted is None:
                continue
            pronoun, rows, called = noted
            wanted = [_words(name) for name in row["actors"][statement["source"]]["names"]]
            meant = [any(fits(name, other) for name in wanted for other in names) for names in called]
            if not wanted and not pronoun.word:
                meant[0] = True  # the annotation names nobody: the rules were right
            if any(meant) and not all(meant):
                yield antecedents.table(pronoun), rows, meant


def _names(focus: Focus, candidate: antecedents.Candidate) -> list[str]:
    if isinstance(candidate, Span):
        return [focus.printed(candidate)]
    return focus.cast[candidate].names if isinstance(candidate, str) else OWN[candidate[0]]


def _noted(statement: dict, seen: dict[int, Noted]) -> Noted | None:
    """What was noted of the pronoun that names the source of a statement, or of the passive that names none."""
    if statement["by"]:
        return seen.get(statement["by"][0])
    if not statement["cue"]:
        return None
    first, stop = statement["cue"]
    near = (each for at, each in seen.items() if first - REACH <= at < stop and not each[0].word)
    return max(near, key=lambda each: each[0].at, default=None)


def _words(name: str) -> Name:
    return tuple(bare(name).split())


def fitted(rows: list[tuple[list[dict[str, float]], list[bool]]]) -> tuple[dict[str, float], float]:
    """The weights of the signs by gradient ascent (Adam), and the share of the examples that they get right."""
    names = sorted({name for signs, _ in rows for each in signs for name in each})
    signs = np.array([[each.get(name, 0.0) for name in names] for given, _ in rows for each in given])
    meant = np.array([right for _, answers in rows for right in answers], float)
    at = np.repeat(np.arange(len(rows)), [len(given) for given, _ in rows])
    weights, first, second = (np.zeros(len(names)) for _ in range(3))

    def shares(scores: np.ndarray, kept: np.ndarray) -> np.ndarray:
        top = np.full(len(rows), -np.inf)
        np.maximum.at(top, at, scores)
        parts = np.exp(scores - top[at]) * kept
        return parts / np.bincount(at, parts)[at]

    for step in range(1, STEPS + 1):
        scores = signs @ weights
        slope = signs.T @ (shares(scores, meant) - shares(scores, np.ones_like(meant))) - PENALTY * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights += RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    table = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    return table, share_right(rows, table)


def share_right(rows: list[tuple[list[dict[str, float]], list[bool]]], weights: dict[str, float]) -> float:
    """The share of examples in which the likeliest candidate is meant."""
    right = 0
    for given, answers in rows:
        scores = [total(weights, each) for each in given]
        right += answers[scores.index(max(scores))]
    return right / len(rows)


def main() -> None:
    argparse.ArgumentParser(description="Learn the weights of the signs of antecedents.").parse_args()
    gold = corpora.annotated(held_out=False)
    found: dict[str, list] = defaultdict(list)
    for which, signs, meant in examples(gold):
        found[which].append((signs, meant))
    learned = {}
    for which in UNTOLD:
        found.pop(which, None)
    for which, rows in sorted(found.items()):
        learned[which], right = fitted(rows)
        ruled = share_right(rows, {"ruled": 1.0})
        print(f"{which}: {len(rows)} pronouns, right by the rules {ruled:.3f}, with the weights {right:.3f}")
    OUT.write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
