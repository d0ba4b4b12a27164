"""What a scoring comes to: shares over all texts, and for each."""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """Precision, recall and their harmonic mean, with how many there were in gold and prediction."""

    p: float
    r: float
    f1: float
    gold: int
    pred: int


class Accuracy(msgspec.Struct, frozen=True, kw_only=True):
    """The share that was right of `n`."""

    accuracy: float
    n: int


class Mean(msgspec.Struct, frozen=True, kw_only=True):
    """The mean of the F1 of several scores."""

    f1: float


Table = dict[str, Score | Accuracy | Mean]


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """The figures over all records, and for each; a figure that nothing bears on is absent."""

    all: Table
    records: dict[str, Table]


class Tally(NamedTuple):
    """How much of the gold was found, and how much of the prediction was right; numerators may be weights."""

    found: float = 0
    gold: int = 0
    right: float = 0
    pred: int = 0

    @classmethod
    def pairs(cls, paired: float, gold: int, pred: int) -> "Tally":
        """Of a matching one to one, where what is found is what is right."""
        return cls(paired, gold, paired, pred)

    def plus(self, other: "Tally") -> "Tally":
        return Tally(
            self.found + other.found, self.gold + other.gold, self.right + other.right, self.pred + other.pred
        )

    def score(self) -> Score:
        """A share of nothing is 0."""
        precision = self.right / self.pred if self.pred else 0.0
        recall = self.found / self.gold if self.gold else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        return Score(p=precision, r=recall, f1=f1, gold=self.gold, pred=self.pred)


Tallies = dict[str, Tally]


def add(total: Tallies, more: Mapping[str, Tally]) -> None:
    """Add `more` to `total`, name by name."""
    for name, tally in more.items():
        total[name] = total.get(name, Tally()).plus(tally)
